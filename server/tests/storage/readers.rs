//! Files on their way to readers, fast and slow.

use super::{
    PDF, archive, end, hand_in,
    support::{self, TestServer, secret},
};
use foorumi_protocol::{Role, Template};
use foorumi_server::Config;
use std::{
    fs,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{sleep, timeout},
};

const MIB: usize = 1024 * 1024;

/// A file of this size that no archive makes smaller.
fn incompressible(size: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let mut bytes = PDF.as_bytes().to_vec();
    bytes.extend((0..size - 2 * PDF.len()).map(|_| noise()));
    bytes.extend_from_slice(PDF.as_bytes());
    bytes
}

/// Memory that this process holds, in bytes.
fn held() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("it is told");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<usize>().ok()).expect("a number")
        * 1024
}

/// Asks for a file and takes nothing of it.
async fn slow_reader(server: &TestServer, path: &str, bearer: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(4096).expect("small");
    let mut stream = socket.connect(server.address).await.expect("connects");
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {bearer}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("asks");
    stream
}

/// Reads all there is; how many bytes came.
async fn drained(mut stream: TcpStream) -> usize {
    let mut bytes = Vec::new();
    // A connection that was reset has no end.
    let read = timeout(Duration::from_secs(20), stream.read_to_end(&mut bytes)).await;
    assert!(read.is_ok(), "it was let go");
    bytes.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn ft4_sixty_slow_readers_of_a_large_file_hold_little_and_are_let_go() {
    const SIZE: usize = 24 * MIB;
    let patience = Duration::from_secs(3);
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config { slowest_reader: patience, ..Config::in_folder(folder.path().into()) };
    let server = TestServer::with(config, None).await;
    let meeting = server.meeting(Template::Blank).await;
    let [host, organiser] = [Role::Host, Role::Organiser].map(|role| secret(&meeting, role));
    let large = incompressible(SIZE);
    let slides = hand_in(&server, &host, &large).await;
    let file = format!("/api/slides/{}", slides.id.0);
    end(&server, &folder, &meeting).await;
    let bundle = support::bundle_path();
    let whole = server.get(&bundle, Some(&organiser)).await.body.len();
    assert!(whole > SIZE / 2);

    let before = held();
    let mut readers = Vec::new();
    for _ in 0..60 {
        readers.push((SIZE, slow_reader(&server, &file, &host).await));
    }
    for _ in 0..10 {
        readers.push((whole, slow_reader(&server, &bundle, &organiser).await));
    }
    let mut most = 0;
    let begun = Instant::now();
    while begun.elapsed() < patience / 2 {
        most = most.max(held().saturating_sub(before));
        sleep(Duration::from_millis(20)).await;
    }
    eprintln!("ft4: 70 slow readers hold {} KiB", most / 1024);
    assert!(most < 100 * MIB, "{most}");

    // Somebody who takes a little now and then gets all of it, however long that takes.
    let mut steady = slow_reader(&server, &file, &host).await;
    let (begun, mut bytes) = (Instant::now(), Vec::new());
    loop {
        let mut part = (&mut steady).take(4 * MIB as u64);
        if part.read_to_end(&mut bytes).await.expect("it goes on") == 0 {
            break;
        }
        sleep(patience / 3).await;
    }
    assert!(begun.elapsed() > patience, "longer than a reader may take nothing");
    let body = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a header") + 4;
    assert!(bytes[body..] == large, "all of it");
    for (size, reader) in readers {
        let came = drained(reader).await;
        assert!(came < size, "{came} of {size}");
    }
    server.stop().await;
}

#[tokio::test]
async fn files_are_served_in_ranges_and_not_again_when_nothing_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let host = secret(&meeting, Role::Host);
    let slides = hand_in(&server, &host, PDF.as_bytes()).await;
    let ask = async |more: &str| {
        let head = format!(
            "GET /api/slides/{} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {host}\r\n\
             Connection: close\r\n{more}\r\n",
            slides.id.0
        );
        server.raw(&head).await
    };
    let all = ask("").await;
    assert_eq!((all.status, &all.body[..]), (200, PDF.as_bytes()));
    assert_eq!(all.headers["content-type"], "application/pdf");
    assert_eq!(all.headers["cache-control"], "no-store");
    let csp = &all.headers["content-security-policy"];
    assert!(csp.starts_with("default-src 'none'"), "{csp}");
    let part = ask("Range: bytes=1-3\r\n").await;
    assert_eq!((part.status, &part.body[..]), (206, &b"PDF"[..]));
    assert!(part.headers["content-disposition"].starts_with("attachment"));
    let same = ask(&format!("If-None-Match: {}\r\n", all.headers["etag"])).await;
    assert_eq!((same.status, same.body.len()), (304, 0));
    fs::remove_file(archive(&folder, meeting.meeting).join(format!("slides/{}.pdf", slides.id.0)))
        .expect("somebody took it away");
    assert_eq!(ask("").await.status, 404);
    server.stop().await;
}

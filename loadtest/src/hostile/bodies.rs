//! Bodies that are sent by those who may not, and files that nobody reads.

use super::{Report, hall::Hall};
use anyhow::ensure;
use foorumi_protocol::Role;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::sleep,
};

const UPLOADS: usize = 600;
const READERS: usize = 600;
/// The file that they do not read.
const FILE: usize = 24 * 1024 * 1024;
const BODY: usize = 25 * 1024 * 1024;
const GONE: Duration = Duration::from_secs(40);
const GIVEN_BACK: Duration = Duration::from_secs(60);
const MIB: f64 = 1024.0 * 1024.0;

pub(super) async fn run(hall: &Hall, report: &mut Report) -> anyhow::Result<()> {
    let file = hand_in(hall).await?;
    // What handing it in took is not what is measured.
    sleep(Duration::from_secs(5)).await;
    let (idle, handles) = (hall.memory()?, hall.handles()?);
    hall.count_anew();
    let begun = Instant::now();
    let mut others = JoinSet::new();
    for _ in 0..UPLOADS {
        others.spawn(upload(hall.address.clone()));
    }
    let bearer = hall.secret(Role::Host)?;
    let path: Arc<str> = format!("/api/slides/{file}").into();
    for _ in 0..READERS {
        others.spawn(read_nothing(hall.address.clone(), Arc::clone(&path), bearer.clone()));
    }
    let (mut most, mut gone) = (0, None);
    while begun.elapsed() < GONE + GIVEN_BACK {
        sleep(Duration::from_millis(200)).await;
        most = most.max(hall.memory()?.saturating_sub(idle));
        // A connection or two are others' questions that come and go.
        if gone.is_none()
            && begun.elapsed() > Duration::from_secs(5)
            && hall.handles()? <= handles + 5
        {
            gone = Some(begun.elapsed());
        }
        if gone.is_some_and(|gone| begun.elapsed() > gone + GIVEN_BACK / 2) {
            break;
        }
    }
    let gone = gone.unwrap_or(GONE * 10);
    report.most("b: memory above idle, MiB", most as f64 / MIB, 100.0);
    report.most("b: all of them gone, s", gone.as_secs_f64(), GONE.as_secs_f64());
    let left = hall.memory()?.saturating_sub(idle);
    report.most("b: memory not given back, MiB", left as f64 / MIB, 30.0);
    report.most("b: acknowledgement p99, ms", hall.ack_p99()?, 250.0);
    others.shutdown().await;
    Ok(())
}

/// A presenter's file; its number.
async fn hand_in(hall: &Hall) -> anyhow::Result<u64> {
    let mut file = b"%PDF-1.7\n".to_vec();
    file.resize(FILE - 6, b' ');
    file.extend(b"%%EOF\n");
    let secret = hall.secret(Role::Presenter)?;
    let head = format!(
        "POST /api/slides?title=kalvot.pdf HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {secret}\r\n\
         Content-Length: {FILE}\r\nConnection: close\r\n\r\n"
    );
    let mut stream = TcpStream::connect(&hall.address).await?;
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&file).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    ensure!(answer.starts_with("HTTP/1.1 201"), "the file was not taken: {answer:.200}");
    let body: serde_json::Value =
        serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap_or_default())?;
    body["id"].as_u64().ok_or_else(|| anyhow::anyhow!("a file has a number"))
}

/// Sends a body with a false link as long as anybody takes it.
async fn upload(address: String) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(&address).await?;
    let head = format!(
        "POST /api/slides?title=a.pdf HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer false\r\n\
         Content-Length: {BODY}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    let piece = [b'x'; 16 * 1024];
    for _ in 0..BODY / piece.len() {
        stream.write_all(&piece).await?;
    }
    Ok(())
}

/// Asks for the file and takes nothing of it.
async fn read_nothing(address: String, path: Arc<str>, secret: String) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(&address).await?;
    let head = format!("GET {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {secret}\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    std::future::pending().await
}

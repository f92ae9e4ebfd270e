//! The organisation's logo over HTTP: rule ID9.

use crate::support::{TestServer, secret};
use foorumi_protocol::*;
use std::fs;

const PNG: &[u8] = include_bytes!("../../bundle/src/tests/logo.png");
const END: Command = Command::Meeting(MeetingCommand::End);
const JPEG: &[u8] = include_bytes!("../../bundle/src/tests/logo.jpg");

async fn set(server: &TestServer, bearer: &str, file: &[u8]) -> (u16, Vec<u8>) {
    let answer = server.send("PUT", "/api/logo", &format!("Bearer {bearer}"), file).await;
    (answer.status, answer.body)
}

fn read(body: &[u8]) -> Logo {
    serde_json::from_slice(body).expect("a logo")
}

/// A PNG whose head says that it is this wide.
fn wide(pixels: u32) -> Vec<u8> {
    let mut file = PNG.to_vec();
    file[16..20].copy_from_slice(&pixels.to_be_bytes());
    let crc = crc32(&file[12..29]);
    file[29..33].copy_from_slice(&crc.to_be_bytes());
    file
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
        })
    })
}

#[tokio::test]
async fn id9_a_logo_is_set_shown_replaced_and_taken_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let [host, organiser] = [Role::Host, Role::Organiser].map(|role| secret(&meeting, role));
    let (status, body) = set(&server, &organiser, PNG).await;
    assert_eq!(status, 201, "{}", String::from_utf8_lossy(&body));
    let first = read(&body);
    let path = |logo: &Logo| format!("/api/logo/{}/{}", meeting.meeting.0, logo.id.0);
    // As a picture of a page, so without a word of who asks.
    let seen = server.get(&path(&first), None).await;
    assert_eq!((seen.status, &seen.body[..]), (200, PNG));
    assert_eq!(seen.headers["content-type"], "image/png");
    assert_eq!(seen.headers["x-content-type-options"], "nosniff");
    assert!(seen.headers["cache-control"].contains("immutable"));
    let person = server.join(&meeting).await;
    let Some(Part::Meeting(part)) = person.part(&PartKey::Meeting) else { panic!("no meeting") };
    assert_eq!(part.logo, Some(first));

    let second = read(&set(&server, &host, JPEG).await.1);
    assert_eq!(server.get(&path(&first), None).await.status, 404, "the one before is gone");
    assert_eq!(server.get(&path(&second), None).await.headers["content-type"], "image/jpeg");
    let files = || {
        fs::read_dir(
            folder.path().join("archive").join(meeting.meeting.0.to_string()).join("slides"),
        )
        .expect("kept")
    };
    assert_eq!(files().count(), 1, "its file too");
    let guessed = Logo { id: SlidesId(second.id.0 ^ 1), ..second };
    assert_eq!(server.get(&path(&guessed), None).await.status, 404);

    let gone = server.send("DELETE", "/api/logo", &format!("Bearer {host}"), b"").await;
    assert_eq!(gone.status, 204);
    assert_eq!(server.get(&path(&second), None).await.status, 404);
    assert_eq!(files().count(), 0);
    let again = server.send("DELETE", "/api/logo", &format!("Bearer {host}"), b"").await;
    assert_eq!(again.status, 404);
    server.stop().await;
}

#[tokio::test]
async fn id9_what_is_no_logo_is_refused_and_nobody_else_sets_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let host = secret(&meeting, Role::Host);
    let mut broken = PNG.to_vec();
    let data = broken.len() - 20;
    broken[data] ^= 0xff;
    let bad: [&[u8]; 5] =
        [b"", b"<svg onload=alert(1)>", b"%PDF-1.7\n%%EOF\n", &PNG[..40], &broken];
    for bytes in bad {
        assert_eq!(set(&server, &host, bytes).await.0, 415, "{bytes:?}");
    }
    let bomb = wide(60_000);
    assert_eq!(set(&server, &host, &bomb).await.0, 413, "by its head, before a pixel is read");
    assert_eq!(set(&server, &host, &vec![b' '; Logo::MAX_BYTES + 1]).await.0, 413);
    for role in [Role::Moderator, Role::Secretary, Role::Presenter, Role::Stage] {
        assert_eq!(set(&server, &secret(&meeting, role), PNG).await.0, 403, "{role:?}");
    }
    server.stop().await;
}

#[tokio::test]
async fn id9_the_logo_stands_after_the_end_and_goes_with_the_meeting() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let host = secret(&meeting, Role::Host);
    server.join_as(&meeting, Role::Host).await.ask(END).await.expect("a host may");
    let logo = read(&set(&server, &host, PNG).await.1);
    let path = format!("/api/logo/{}/{}", meeting.meeting.0, logo.id.0);
    assert_eq!(server.get(&path, None).await.status, 200, "the memo is finished after the end");
    server.stop().await;
}

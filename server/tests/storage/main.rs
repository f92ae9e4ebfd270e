//! Storage as one thing: meetings whose log is gone (FT1), slow readers (FT4), many meetings of an older
//! version (FT12).

mod older;
mod readers;
#[expect(
    dead_code,
    clippy::unwrap_used,
    reason = "shared with the other tests, which need more of it, and fail by panicking"
)]
#[path = "../server/support/mod.rs"]
mod support;

use foorumi_protocol::{
    Access, Command, Kept, MeetingCommand, MeetingId, MeetingLinks, Refusal, Role, Slides,
    SlidesPart, Template,
};
use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};
use support::{Browser, TestServer, hello, secret};
use tempfile::TempDir;
use tokio::time::sleep;

const END: Command = Command::Meeting(MeetingCommand::End);
const PDF: &str = "%PDF-1.7\n1 0 obj\nendobj\ntrailer\nstartxref\n0\n%%EOF\n";
const SUMMARY: &str = "/api/summary?language=fi";

fn archive(folder: &TempDir, meeting: MeetingId) -> PathBuf {
    folder.path().join("archive").join(meeting.0.to_string())
}

fn log_file(folder: &TempDir, meeting: MeetingId) -> PathBuf {
    folder.path().join("logs").join(format!("{}.sqlite", meeting.0))
}

/// Waits for something that the server does by itself.
async fn until(what: &str, mut fits: impl AsyncFnMut() -> bool) {
    let patience = Instant::now() + Duration::from_secs(20);
    while !fits().await {
        assert!(Instant::now() < patience, "{what}");
        sleep(Duration::from_millis(20)).await;
    }
}

async fn health(server: &TestServer) -> (u16, serde_json::Value) {
    let answer = server.get("/health", None).await;
    (answer.status, serde_json::from_slice(&answer.body).expect("JSON"))
}

async fn rooms(server: &TestServer) -> u64 {
    health(server).await.1["rooms"].as_u64().expect("a number")
}

async fn hand_in(server: &TestServer, bearer: &str, file: &[u8]) -> Slides {
    let bearer = format!("Bearer {bearer}");
    let answer = server.send("POST", "/api/slides?title=a.pdf", &bearer, file).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("slides")
}

/// Ends a meeting and waits until it is stored.
async fn end(server: &TestServer, folder: &TempDir, meeting: &MeetingLinks) {
    server.join_as(meeting, Role::Host).await.ask(END).await.expect("a host may");
    let results = archive(folder, meeting.meeting).join("results.json");
    until("stored", async || results.exists()).await;
    // The directory knows it a moment later.
    until("due", async || kept(server, meeting).await.kept_until.is_some()).await;
}

async fn kept(server: &TestServer, meeting: &MeetingLinks) -> Kept {
    let answer = server.get("/api/kept", Some(&secret(meeting, Role::Organiser))).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("what is kept")
}

async fn refused_by_code(server: &TestServer, meeting: &MeetingLinks) -> Refusal {
    let greeting = hello(Access::Code { code: meeting.code });
    Browser::greet(server.address, greeting).await.err().expect("nobody is let in")
}

/// What everybody is answered of a meeting whose raw data is gone, and nothing of it loads a room.
async fn answers_without_a_room(server: &TestServer, meeting: &MeetingLinks, slides: &Slides) {
    let code = format!("Code {}", meeting.code);
    let [host, organiser] = [Role::Host, Role::Organiser].map(|role| secret(meeting, role));
    let page = server.send("GET", SUMMARY, &code, b"").await;
    assert_eq!((page.status, &page.headers["content-encoding"][..]), (200, "gzip"));
    let other = server.get("/api/summary?language=sv", Some(&host)).await;
    assert_eq!(other.status, 200, "in a language that nobody asked for before, by link");
    let file = format!("/api/slides/{}", slides.id.0);
    assert_eq!(server.send("GET", &file, &code, b"").await.body, PDF.as_bytes());
    assert_eq!(server.get(&support::bundle_path(), Some(&organiser)).await.status, 200);
    assert!(!kept(server, meeting).await.files.is_empty());
    refusals_without_a_room(server, meeting).await;
    let list = server.get("/api/slides", Some(&host)).await;
    let list: SlidesPart = serde_json::from_slice(&list.body).expect("a list");
    assert_eq!(list.slides, std::slice::from_ref(slides));
    let (status, told) = health(server).await;
    assert_eq!((status, &told["rooms"]), (200, &0.into()), "no room was begun");
}

async fn refusals_without_a_room(server: &TestServer, meeting: &MeetingLinks) {
    let [host, organiser] = [Role::Host, Role::Organiser].map(|role| secret(meeting, role));
    assert_eq!(refused_by_code(server, meeting).await, Refusal::Removed);
    assert_eq!(server.refused(meeting, Role::Host).await, Refusal::Removed);
    let bearer = format!("Bearer {host}");
    let new = server.send("POST", "/api/slides?title=b.pdf", &bearer, PDF.as_bytes()).await;
    assert_eq!(new.status, 410);
    let log = server.get("/api/moderation-log?language=fi", Some(&organiser)).await;
    assert_eq!(log.status, 410);
    assert_eq!(server.get("/api/slides/7", Some(&host)).await.status, 404);
    assert_eq!(server.get("/api/links", Some(&host)).await.status, 200);
}

#[tokio::test]
async fn ft1_a_meeting_without_a_log_is_never_loaded_whoever_asks_for_what() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let slides = hand_in(&server, &secret(&meeting, Role::Presenter), PDF.as_bytes()).await;
    end(&server, &folder, &meeting).await;
    let until_then = kept(&server, &meeting).await.kept_until.expect("told once ended");
    server.look(until_then).await;
    assert!(!log_file(&folder, meeting.meeting).exists());
    until("the room ends", async || rooms(&server).await == 0).await;
    answers_without_a_room(&server, &meeting, &slides).await;
    let host = secret(&meeting, Role::Host);
    assert_eq!(server.post("/api/links/moderator", Some(&host), "").await.status, 410);
    server.stop().await;
    let server = TestServer::start(&folder).await;
    answers_without_a_room(&server, &meeting, &slides).await;
    server.stop().await;
}

#[tokio::test]
async fn ft1_a_log_that_went_without_a_receipt_or_is_damaged_does_not_make_the_node_unwell() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let [ended, live, damaged] = [
        server.meeting(Template::Blank).await,
        server.meeting(Template::Blank).await,
        server.meeting(Template::Blank).await,
    ];
    let slides = hand_in(&server, &secret(&ended, Role::Presenter), PDF.as_bytes()).await;
    end(&server, &folder, &ended).await;
    let until_then = kept(&server, &ended).await.kept_until.expect("told once ended");
    server.stop().await;
    for meeting in [&ended, &live] {
        fs::remove_file(log_file(&folder, meeting.meeting)).expect("somebody took it away");
    }
    fs::write(log_file(&folder, damaged.meeting), "no log at all").expect("written over");

    let server = TestServer::start(&folder).await;
    let code = format!("Code {}", damaged.code);
    until("its room is tried", async || rooms(&server).await == 1).await;
    assert_eq!(refused_by_code(&server, &damaged).await, Refusal::Unavailable);
    assert_eq!(server.send("GET", SUMMARY, &code, b"").await.status, 503);
    // The replica says after a second that it cannot save; that is not the node's health.
    sleep(Duration::from_secs(2)).await;
    assert_eq!(health(&server).await.0, 200);
    until("it is put away", async || rooms(&server).await <= 1).await;

    assert_eq!(refused_by_code(&server, &live).await, Refusal::Unavailable);
    assert_eq!(server.send("GET", SUMMARY, &format!("Code {}", live.code), b"").await.status, 503);
    assert_eq!(refused_by_code(&server, &ended).await, Refusal::Removed);
    let page = server.send("GET", SUMMARY, &format!("Code {}", ended.code), b"").await;
    assert_eq!(page.status, 200, "what is stored stands");
    let file = format!("/api/slides/{}", slides.id.0);
    assert_eq!(server.get(&file, Some(&secret(&ended, Role::Host))).await.status, 200);
    assert_eq!(rooms(&server).await, 1, "the damaged one only");
    // When its time is over there is nothing to erase; the receipt says so.
    server.look(until_then).await;
    let receipt = kept(&server, &ended).await.receipt.expect("a receipt");
    assert_eq!((receipt.records, receipt.everything), (0, false));
    server.stop().await;
}

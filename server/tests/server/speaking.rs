//! What is said on a socket: good, bad, too much, too big; and a log that does not take it (SY1, SY5).

use crate::support::{Browser, TestServer, hello};
use foorumi_protocol::{
    Access, Answer, ChatCommand, Command, DisplayName, MeetingCommand, Outcome, PartKey, Refusal,
    Rejection, Role, SavingState, Template, Text, ToClient, close,
};
use foorumi_server::{
    Config,
    log::{LogError, MemoryLog},
};
use std::sync::Arc;

fn set_name(name: &str) -> Command {
    let name = DisplayName::new(name).expect("short enough");
    Command::Meeting(MeetingCommand::SetName { name: Some(name) })
}

fn last_saving(browser: &Browser) -> Option<SavingState> {
    browser.heard.iter().rev().find_map(|message| {
        let ToClient::Saving { state, .. } = message else { return None };
        Some(*state)
    })
}

fn rejected(browser: &Browser) -> Vec<(u32, Rejection)> {
    let answers = browser.heard.iter().filter_map(|message| {
        let ToClient::Answers { answers } = message else { return None };
        Some(answers.clone())
    });
    let rejected = |answer: Answer| match answer.outcome {
        Outcome::Rejected { why } => Some((answer.n, why)),
        Outcome::Accepted { .. } => None,
    };
    answers.flatten().filter_map(rejected).collect()
}

#[tokio::test]
async fn sy1_bad_frames_are_answered_and_counted_and_never_fatal() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut person = server.join(&meeting).await;
    let long = "x".repeat(600);
    let bad = [
        ("not json".to_owned(), 0, Rejection::Unreadable),
        (r#"{"t":"dance"}"#.to_owned(), 0, Rejection::Unreadable),
        (
            r#"{"t":"do","commands":[{"n":7,"command":{"poll":{"do":"fly"}}}]}"#.to_owned(),
            7,
            Rejection::Unreadable,
        ),
        (
            format!(
                r#"{{"t":"do","commands":[{{"n":8,"command":{{"chat":{{"do":"say","text":"{long}"}}}}}}]}}"#
            ),
            8,
            Rejection::TextTooLong { max: 500 },
        ),
        (
            r#"{"t":"do","commands":[{"n":9,"command":{"system":{"do":"noteAttendance","peak":1,"total":1}}}]}"#
                .to_owned(),
            9,
            Rejection::NotAllowed,
        ),
        (format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000)), 0, Rejection::Unreadable),
    ];
    for (frame, n, why) in bad {
        let before = rejected(&person).len();
        person.send_raw(&frame).await;
        person.until(|person| rejected(person).len() > before).await;
        assert_eq!(rejected(&person).last(), Some(&(n, why)), "{:.60}", frame);
    }
    assert!(person.ask(set_name("Liisa")).await.is_ok(), "the socket lives");
    let metrics = server.get("/metrics", None).await.text();
    assert!(metrics.contains("foorumi_frames_unreadable_total 5\n"), "{metrics}");
    for took in ["join", "append", "fan_out"] {
        let count = format!("foorumi_{took}_seconds_count ");
        let seen = metrics.lines().find_map(|line| line.strip_prefix(&count));
        assert!(seen.is_some_and(|seen| seen != "0"), "{took}: {metrics}");
    }
    assert!(metrics.contains("foorumi_bundle_seconds_count 0\n"), "{metrics}");
    server.stop().await;
}

#[tokio::test]
async fn a_flood_is_slowed_down_and_then_closed() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut person = server.join(&meeting).await;
    let mut other = server.join(&meeting).await;
    for n in 1..=300 {
        person.send(n, set_name("Liisa")).await;
    }
    assert_eq!(person.closed().await, Some(close::FLOOD));
    assert!(other.ask(set_name("Anna")).await.is_ok());
    server.stop().await;
}

#[tokio::test]
async fn too_big_a_frame_closes_the_socket_and_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut person = server.join(&meeting).await;
    person.send_raw(&"x".repeat(16 * 1024 + 1)).await;
    assert_eq!(person.closed().await, Some(close::TOO_BIG));
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.send_raw(&"x".repeat(100 * 1024)).await;
    host.until(|host| !rejected(host).is_empty()).await;
    server.stop().await;
}

#[tokio::test]
async fn a_greeting_that_cannot_be_read_or_is_old_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut old = hello(Access::Code { code: meeting.code });
    old.version += 1;
    let refused = Browser::greet(server.address, old).await;
    assert_eq!(refused.err(), Some(Refusal::OldVersion));
    server.stop().await;
}

#[tokio::test]
async fn r5_a_log_that_takes_nothing_is_told_and_nothing_is_answered_before_it_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = MemoryLog::new();
    let config = Config::in_folder(folder.path().into());
    let server = TestServer::with(config, Some(Arc::new(log.clone()))).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    log.fail(Some(LogError::DiskFull));
    host.send(1, set_name("Juontaja")).await;
    // Full if a write met it first, paused if a question to the log did.
    host.until(|host| last_saving(host).is_some_and(|state| state != SavingState::Saving)).await;
    let answered = host.heard.iter().any(|message| matches!(message, ToClient::Answers { .. }));
    assert!(!answered, "nothing is acknowledged");
    let late = server.join(&meeting).await;
    assert!(late.part(&PartKey::Meeting).is_some(), "reading goes on");
    assert_eq!(server.get("/health", None).await.status, 503);
    log.fail(None);
    assert!(host.answer(1).await.is_ok(), "saved by itself once there is room");
    host.until(|host| last_saving(host) == Some(SavingState::Saving)).await;
    assert_eq!(server.get("/health", None).await.status, 200);
    server.stop().await;
}

#[tokio::test]
async fn a_meeting_that_cannot_be_begun_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = MemoryLog::new();
    let config = Config::in_folder(folder.path().into());
    let server = TestServer::with(config, Some(Arc::new(log.clone()))).await;
    log.fail(Some(LogError::DiskFull));
    let body = r#"{"from":"template","template":"blank","lang":"fi"}"#;
    let answer = server.post("/api/meetings", None, body).await;
    assert_eq!((answer.status, answer.text().as_str()), (507, r#"{"code":"diskFull"}"#));
    log.fail(None);
    assert_eq!(server.post("/api/meetings", None, body).await.status, 201);
    let rows = rusqlite::Connection::open(folder.path().join("directory.sqlite"))
        .and_then(|c| c.query_row("SELECT count(*) FROM meetings", [], |row| row.get::<_, i64>(0)));
    assert_eq!(rows.expect("reads"), 1);
    server.stop().await;
}

#[tokio::test]
async fn ch1_what_is_said_once_is_shown_once_to_everybody() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let mut person = server.join(&meeting).await;
    let text = Text::new("Tervetuloa kaikille").expect("short");
    host.ask(Command::Chat(ChatCommand::Say { text })).await.expect("a host may");
    let messages =
        |b: &Browser| b.parts().keys().filter(|k| matches!(k, PartKey::Message(_))).count();
    assert_eq!(messages(&host), 1, "the effect is seen with the answer");
    let seq = host.seq();
    person.until(|person| person.seq() >= seq || messages(person) == 1).await;
    server.stop().await;
}

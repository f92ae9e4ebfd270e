//! The end of a meeting, and what stays (rules RB1, RB2, ID6).

use crate::support::{Browser, TestServer, secret};
use foorumi_protocol::{
    ChatCommand, ChatMode, Command, Id, MeetingCommand, MeetingId, MeetingPart, MeetingState,
    MessageId, NewMeeting, Part, PartKey, RejectReason, Rejection, Results, Role, SeenMessage,
    Template, Text, Verdict,
};
use std::path::PathBuf;
use tempfile::TempDir;

const END: Command = Command::Meeting(MeetingCommand::End);

fn meeting_part(browser: &Browser) -> &MeetingPart {
    let Some(Part::Meeting(part)) = browser.part(&PartKey::Meeting) else { panic!("no meeting") };
    part
}

fn results_file(folder: &TempDir, meeting: MeetingId) -> PathBuf {
    folder.path().join("archive").join(meeting.0.to_string()).join("results.json")
}

/// Waits for a file that the server writes by itself.
async fn appears(file: &PathBuf) -> Vec<u8> {
    for _ in 0..400 {
        if let Ok(bytes) = std::fs::read(file) {
            return bytes;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{} never came", file.display())
}

#[tokio::test]
async fn every_template_makes_a_meeting_that_begins() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    for template in [Template::Forum, Template::Discussion, Template::Workshop, Template::Blank] {
        let meeting = server.meeting(template).await;
        let host = server.join_as(&meeting, Role::Host).await;
        assert_eq!(meeting_part(&host).state, MeetingState::Live, "{template:?}");
        assert!(host.parts().keys().any(|key| matches!(key, PartKey::Segment(_))));
    }
    server.stop().await;
}

#[tokio::test]
async fn rb1_an_ended_meeting_is_stored_by_itself_and_stays_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Forum).await;
    let organiser = secret(&meeting, Role::Organiser);
    let mut host = server.join_as(&meeting, Role::Host).await;
    let mut person = server.join(&meeting).await;
    let draft = server.get("/api/bundle?audience=internal&languages=fi", Some(&organiser)).await;
    assert_eq!((draft.status, &draft.body[..2]), (200, &b"PK"[..]), "RB2: a draft while live");
    host.ask(END).await.expect("a host may");
    assert_eq!(meeting_part(&host).state, MeetingState::Ended);
    person.until(|person| meeting_part(person).state == MeetingState::Ended).await;
    let read = Command::Meeting(MeetingCommand::ReadNotice);
    assert_eq!(person.ask(read).await, Err(Rejection::MeetingEnded));
    let stored = appears(&results_file(&folder, meeting.meeting)).await;
    let results: Results = serde_json::from_slice(&stored).expect("results");
    assert_eq!(results.meeting.state, MeetingState::Ended);
    let first = server.get("/api/bundle?audience=internal&languages=sv", Some(&organiser)).await;
    assert_eq!(first.status, 200);
    server.stop().await;

    let server = TestServer::start(&folder).await;
    let again = server.get("/api/bundle?audience=internal&languages=sv", Some(&organiser)).await;
    assert!(again.body == first.body, "the same bytes");
    let late = server.join(&meeting).await;
    assert_eq!(meeting_part(&late).state, MeetingState::Ended, "the summary is still there");
    server.stop().await;
}

#[tokio::test]
async fn rb1_what_ended_and_was_not_stored_is_stored_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    // Something stands where the archive belongs, as when a disk fails.
    let archive = folder.path().join("archive");
    std::fs::remove_dir_all(&archive).expect("it is empty");
    std::fs::write(&archive, "in the way").expect("a file");
    host.ask(END).await.expect("a host may");
    server.stop().await;
    std::fs::remove_file(&archive).expect("out of the way");

    let server = TestServer::start(&folder).await;
    appears(&results_file(&folder, meeting.meeting)).await;
    server.stop().await;
}

#[tokio::test]
async fn id6_heads_are_counted_into_the_results_where_a_use_is_stated() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let plan = include_str!("../../templates/blank.json");
    let mut plan: foorumi_protocol::MeetingPlan = serde_json::from_str(plan).expect("a plan");
    plan.attendance_use = Text::new("Vuosikertomus").ok();
    let meeting = server.make(&NewMeeting::Plan { plan: Box::new(plan) }).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let _one = server.join(&meeting).await;
    drop(server.join(&meeting).await);
    host.ask(END).await.expect("a host may");
    let stored = appears(&results_file(&folder, meeting.meeting)).await;
    let results: Results = serde_json::from_slice(&stored).expect("results");
    let attendance = results.attendance.expect("counted");
    assert_eq!((attendance.peak, attendance.total), (3, 3));
    server.stop().await;
}

#[tokio::test]
async fn rb4_rejected_texts_are_in_the_moderation_log_that_the_organiser_asks_for_and_in_no_bundle()
{
    const REJECTED: &str = "Tämä on julkaisematon ajatus";
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let [organiser, host_link] = [Role::Organiser, Role::Host].map(|role| secret(&meeting, role));
    let mut moderator = server.join_as(&meeting, Role::Moderator).await;
    let hold = ChatCommand::SetMode { mode: ChatMode::Held, slow_s: 0 };
    moderator.ask(Command::Chat(hold)).await.expect("a moderator may");
    let mut person = server.join(&meeting).await;
    let say = ChatCommand::Say { text: Text::new(REJECTED).expect("it fits") };
    let seq = person.ask(Command::Chat(say)).await.expect("messages are taken");
    let message = MessageId(Id { seq, index: 0 });
    moderator.until(|one| one.part(&PartKey::Message(message)).is_some()).await;
    let messages = vec![SeenMessage { message, seen: 0 }];
    let verdict = Verdict::Reject { reason: RejectReason::OffTopic };
    let reject = ChatCommand::Decide { messages, verdict };
    moderator.ask(Command::Chat(reject)).await.expect("a moderator may");

    let path = "/api/moderation-log?language=fi";
    assert_eq!(server.get(path, Some(&host_link)).await.status, 403);
    let log = server.get(path, Some(&organiser)).await;
    assert_eq!(log.status, 200);
    let log = String::from_utf8(log.body.to_vec()).expect("text");
    let rows: Vec<&str> = log.lines().collect();
    assert_eq!(rows.len(), 2, "{log}");
    assert!(
        rows[1].contains(REJECTED) && rows[1].contains("\"ei julkaistu\";\"ei liity aiheeseen\";")
    );
    for audience in ["public", "participants", "internal"] {
        let path = format!("/api/bundle?audience={audience}&languages=fi");
        let bundle = server.get(&path, Some(&organiser)).await;
        assert!(!opened(&bundle.body).contains(REJECTED), "{audience}");
    }
    server.stop().await;
}

#[tokio::test]
async fn rb4_after_the_end_those_who_were_there_read_the_public_version() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Forum).await;
    let code = format!("Code {}", meeting.code);
    let path = "/api/summary?language=sv";
    assert_eq!(server.send("GET", path, &code, b"").await.status, 403, "not before the end");
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.ask(END).await.expect("a host may");
    let page = server.send("GET", path, &code, b"").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(page.headers["content-encoding"], "gzip");
    let mut html = String::new();
    let mut packed = flate2::read::GzDecoder::new(&page.body[..]);
    std::io::Read::read_to_string(&mut packed, &mut html).expect("it is whole");
    assert!(html.contains("<html lang=\"sv\""), "{html}");
    let again = server.send("GET", path, &code, b"").await;
    assert!(again.body == page.body, "kept");
    let stage = format!("Bearer {}", secret(&meeting, Role::Stage));
    assert_eq!(server.send("GET", path, &stage, b"").await.status, 403);
    assert_eq!(server.send("GET", path, "Code 1234567", b"").await.status, 404);
    let bad = server.send("GET", "/api/summary?language=xx", &code, b"").await;
    assert_eq!(bad.status, 400);
    server.stop().await;
}

/// All files of a bundle, as far as they are text.
fn opened(bundle: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bundle)).expect("a zip");
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut bytes = Vec::new();
        let mut file = archive.by_index(at).expect("a file");
        std::io::Read::read_to_end(&mut file, &mut bytes).expect("it is whole");
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

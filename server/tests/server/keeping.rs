//! What is kept of a meeting: slides, results finished after the end, retention, deletion and its
//! receipt (rules RB1, RB6, RB7, DM3).

use crate::support::{Browser, TestServer, secret};
use foorumi_protocol::{
    Command, DecidedBy, DecisionCard, DecisionCommand, Kept, MeetingCommand, MeetingId,
    MeetingLinks, MeetingPlan, MeetingState, MemoCommand, MemoState, Millis, NewMeeting, Part,
    PartKey, Refusal, Results, Role, Slides, SlidesPart, Template, Text,
};
use foorumi_server::Config;
use std::{path::PathBuf, time::Duration};
use tempfile::TempDir;

const END: Command = Command::Meeting(MeetingCommand::End);
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const PDF: &str = "%PDF-1.7\n1 0 obj\nendobj\ntrailer\nstartxref\n0\n%%EOF\n";
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0abcd\0\0\0\0IEND\xaeB`\x82";

fn archive(folder: &TempDir, meeting: MeetingId) -> PathBuf {
    folder.path().join("archive").join(meeting.0.to_string())
}

fn log_file(folder: &TempDir, meeting: MeetingId) -> PathBuf {
    folder.path().join("logs").join(format!("{}.sqlite", meeting.0))
}

fn stored(folder: &TempDir, meeting: MeetingId) -> Results {
    let bytes = std::fs::read(archive(folder, meeting).join("results.json")).expect("stored");
    serde_json::from_slice(&bytes).expect("results")
}

async fn kept(server: &TestServer, meeting: &MeetingLinks) -> Kept {
    let answer = server.get("/api/kept", Some(&secret(meeting, Role::Organiser))).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("what is kept")
}

/// Hands in a file; the status and the body.
async fn hand_in(server: &TestServer, bearer: &str, title: &str, file: &[u8]) -> (u16, Vec<u8>) {
    let path = format!("/api/slides?title={title}");
    let answer = server.send("POST", &path, &format!("Bearer {bearer}"), file).await;
    (answer.status, answer.body)
}

/// Waits until results that fit are in the archive, and until it is noted how long they are kept.
async fn until_stored(folder: &TempDir, meeting: MeetingId, fits: impl Fn(&Results) -> bool) {
    let directory = rusqlite::Connection::open(folder.path().join("directory.sqlite"));
    let directory = directory.expect("a directory");
    let sql = "SELECT kept_until IS NOT NULL FROM meetings WHERE meeting = ?1";
    let noted = || directory.query_row(sql, [meeting.0.as_bytes()], |row| row.get::<_, bool>(0));
    for _ in 0..400 {
        let bytes = std::fs::read(archive(folder, meeting).join("results.json"));
        let results = bytes.ok().and_then(|bytes| serde_json::from_slice::<Results>(&bytes).ok());
        if results.is_some_and(|results| fits(&results)) && noted().expect("a meeting") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("never stored");
}

/// Records what was agreed.
fn agreed(text: &str) -> Command {
    let card = DecisionCard {
        agreed: Text::new(text).expect("short"),
        decided_by: DecidedBy::Host,
        figures: None,
        owner: None,
        due: None,
        follow_up: None,
    };
    Command::Decision(DecisionCommand::Record { segment: None, activity: None, card })
}

fn memo_revision(host: &Browser) -> u32 {
    let Some(Part::Memo(memo)) = host.part(&PartKey::Memo) else { panic!("no memo") };
    memo.revision
}

/// What everybody sees of when the meeting ends by itself.
fn ends_at(browser: &Browser) -> Option<Millis> {
    let Some(Part::Meeting(meeting)) = browser.part(&PartKey::Meeting) else {
        panic!("no meeting")
    };
    meeting.ends_at
}

#[tokio::test]
async fn ft43_a_meeting_that_nobody_ends_ends_by_itself_and_says_so_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let now = server_now();
    server.look(Millis(now + 19 * DAY_MS)).await;
    assert_eq!(ends_at(&host), None);
    server.look(Millis(now + 21 * DAY_MS)).await;
    host.until(|host| ends_at(host).is_some()).await;
    // Somebody is here after all: it is put off.
    let name = MeetingCommand::SetName { name: Text::new("Juontaja").ok() };
    host.ask(Command::Meeting(name)).await.expect("done");
    host.until(|host| ends_at(host).is_none()).await;
    server.look(Millis(now + 31 * DAY_MS)).await;
    host.until(|host| ends_at(host).is_some()).await;
    let end = ends_at(&host).expect("told again");
    assert!(end.0 >= now + 41 * DAY_MS, "ten days are told, whenever it was found out");
    server.look(Millis(end.0 - DAY_MS)).await;
    assert_eq!(kept(&server, &meeting).await.state, MeetingState::Live);
    server.look(end).await;
    until_stored(&folder, meeting.meeting, |_| true).await;
    let now_kept = kept(&server, &meeting).await;
    assert_eq!(now_kept.state, MeetingState::Ended);
    assert!(now_kept.kept_until.is_some() && now_kept.receipt.is_none());
    // Then it retires as others do.
    server.look(now_kept.kept_until.expect("a day")).await;
    assert!(kept(&server, &meeting).await.receipt.is_some());
    assert!(!log_file(&folder, meeting.meeting).exists());
    server.stop().await;
}

fn server_now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    u64::try_from(since.expect("after 1970").as_millis()).expect("fits")
}

#[tokio::test]
async fn ft44_the_public_summary_stands_until_its_day_also_when_raw_data_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.ask(END).await.expect("it ends");
    until_stored(&folder, meeting.meeting, |_| true).await;
    let code = meeting.code.to_string();
    let page = async || {
        let path = "/api/summary?language=fi";
        server.send("GET", path, &format!("Code {code}"), b"").await.status
    };
    assert_eq!(page().await, 200);
    let until = kept(&server, &meeting).await;
    let (raw, day) = (until.kept_until.expect("a day"), until.summary_until.expect("another"));
    assert!(day.0 > raw.0 + 600 * DAY_MS, "two years unless another day is named");
    server.look(raw).await;
    assert_eq!(page().await, 200, "read from the archive");
    let name = async |role: Role, until: u64| {
        let body = format!("{{\"until\":{until}}}");
        let bearer = secret(&meeting, role);
        server.post("/api/summary-until", Some(&bearer), &body).await.status
    };
    assert_eq!(name(Role::Organiser, server_now() + 21 * 365 * DAY_MS).await, 400, "too far");
    assert_eq!(name(Role::Organiser, 1).await, 200);
    assert_ne!(page().await, 200, "taken off");
    assert_eq!(name(Role::Host, server_now() + 9 * 365 * DAY_MS).await, 200);
    assert_eq!(page().await, 200, "kept longer");
    server.stop().await;
}

#[tokio::test]
async fn rb3_slides_together_stay_within_what_a_bundle_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let presenter = secret(&meeting, Role::Presenter);
    let mut large = PDF.as_bytes().to_vec();
    large.resize(SlidesPart::MAX_BYTES - PDF.len(), b' ');
    large.extend_from_slice(PDF.as_bytes());
    let (first, second) = tokio::join!(
        hand_in(&server, &presenter, "a.pdf", &large),
        hand_in(&server, &presenter, "b.pdf", &large),
    );
    assert_eq!((first.0, second.0), (201, 201));
    assert_eq!(hand_in(&server, &presenter, "c.pdf", &large).await.0, 201);
    // Two at once of which one fits.
    let (fourth, fifth) = tokio::join!(
        hand_in(&server, &presenter, "d.pdf", &large),
        hand_in(&server, &presenter, "e.pdf", &large),
    );
    let mut told = [fourth.0, fifth.0];
    told.sort_unstable();
    assert_eq!(told, [201, 409]);
    let refused = if fourth.0 == 409 { fourth.1 } else { fifth.1 };
    assert_eq!(refused, br#"{"code":"filesTooLarge"}"#);
    assert_eq!(hand_in(&server, &presenter, "f.pdf", PDF.as_bytes()).await.0, 409);
    let list = server.get("/api/slides", Some(&presenter)).await;
    let list: SlidesPart = serde_json::from_slice(&list.body).expect("a list");
    assert_eq!(SlidesPart::total(&list.slides), SlidesPart::MAX_TOTAL);
    let kept = std::fs::read_dir(archive(&folder, meeting.meeting).join("slides")).expect("kept");
    assert_eq!(kept.count(), 4, "what was refused is not kept");
    server.stop().await;
}

#[tokio::test]
async fn slides_are_known_by_content_named_by_the_server_and_given_to_participants_after_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let presenter = secret(&meeting, Role::Presenter);
    let title = "..%2F..%2Fetc%2F%3Cscript%3E%22%0D%0Ax%3A%20y.pdf";
    let (status, body) = hand_in(&server, &presenter, title, PDF.as_bytes()).await;
    assert_eq!(status, 201);
    let slides: Slides = serde_json::from_slice(&body).expect("slides");
    assert_eq!((slides.bytes as usize, slides.kind.extension()), (PDF.len(), "pdf"));
    let file = archive(&folder, meeting.meeting).join(format!("slides/{}.pdf", slides.id.0));
    assert_eq!(std::fs::read(file).expect("kept"), PDF.as_bytes());
    let bad: [&[u8]; 4] = [b"", b"<svg onload=alert(1)>", b"MZ program", &PNG[..30]];
    for bytes in bad {
        assert_eq!(hand_in(&server, &presenter, "a.pdf", bytes).await.0, 415, "{bytes:?}");
    }
    assert_eq!(hand_in(&server, &presenter, "", PNG).await.0, 400, "a file has a name");
    let moderator = secret(&meeting, Role::Moderator);
    assert_eq!(hand_in(&server, &moderator, "a.png", PNG).await.0, 403);
    let huge = vec![b' '; SlidesPart::MAX_BYTES + 1];
    assert_eq!(hand_in(&server, &presenter, "a.pdf", &huge).await.0, 413);
    let (status, body) = hand_in(&server, &secret(&meeting, Role::Host), "kuva.png", PNG).await;
    assert_eq!(status, 201);
    let picture: Slides = serde_json::from_slice(&body).expect("slides");

    let path = format!("/api/slides/{}", slides.id.0);
    let code = format!("Code {}", meeting.code);
    assert_eq!(server.send("GET", &path, &code, b"").await.status, 403, "not before the end");
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.ask(END).await.expect("a host may");
    let fetched = server.send("GET", &path, &code, b"").await;
    assert_eq!((fetched.status, &fetched.body[..]), (200, PDF.as_bytes()));
    assert_eq!(fetched.headers["content-type"], "application/pdf");
    assert!(fetched.headers["content-disposition"].starts_with("attachment"));
    let person = server.join(&meeting).await;
    let Some(Part::Slides(seen)) = person.part(&PartKey::Slides) else { panic!("no slides") };
    assert_eq!(seen.slides.len(), 2);

    let path = format!("/api/slides/{}", picture.id.0);
    let gone = server.send("DELETE", &path, &format!("Bearer {presenter}"), b"").await;
    assert_eq!(gone.status, 204);
    assert_eq!(server.send("GET", &path, &code, b"").await.status, 404);
    let list = server.get("/api/slides", Some(&presenter)).await;
    let list: SlidesPart = serde_json::from_slice(&list.body).expect("a list");
    assert_eq!(list.slides, [slides]);
    server.stop().await;
}

#[tokio::test]
async fn dm3_a_memo_finished_after_the_end_is_stored_anew_also_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.ask(END).await.expect("a host may");
    until_stored(&folder, meeting.meeting, |results| results.meeting.state == MeetingState::Ended)
        .await;
    server.stop().await;

    let server = TestServer::start(&folder).await;
    let mut secretary = server.join_as(&meeting, Role::Secretary).await;
    secretary.ask(agreed("Jatketaan")).await.expect("after the end too");
    let mut host = server.join_as(&meeting, Role::Host).await;
    let name = Text::new("Aino").expect("short");
    let seen = memo_revision(&host);
    host.ask(Command::Memo(MemoCommand::Approve { name, seen })).await.expect("a host may");
    until_stored(&folder, meeting.meeting, |results| {
        matches!(results.memo_state, MemoState::Approved { .. }) && results.decisions.len() == 1
    })
    .await;
    server.stop().await;
}

/// What was found a moment ago may be made anew before it is opened.
#[tokio::test(flavor = "multi_thread")]
async fn dm3_who_reads_while_the_memo_is_finished_is_served() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.ask(END).await.expect("a host may");
    let finishing = async {
        for turn in 0..60 {
            host.ask(agreed(&format!("Sovittu {turn}"))).await.expect("after the end too");
        }
    };
    let code = format!("Code {}", meeting.code);
    let reading = async {
        for _ in 0..60 {
            let page = server.send("GET", "/api/summary?language=fi", &code, b"").await;
            assert_eq!(page.status, 200, "{}", page.text());
        }
    };
    let organiser = secret(&meeting, Role::Organiser);
    let fetching = async {
        for _ in 0..6 {
            let bundle = server.get(&crate::support::bundle_path(), Some(&organiser)).await;
            assert_eq!(bundle.status, 200, "{}", bundle.text());
        }
    };
    tokio::join!(finishing, reading, fetching);
    server.stop().await;
}

#[tokio::test]
async fn rb7_raw_data_goes_when_its_time_is_over_and_the_bundle_and_a_receipt_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Forum).await;
    let organiser = secret(&meeting, Role::Organiser);
    let presenter = secret(&meeting, Role::Presenter);
    assert_eq!(hand_in(&server, &presenter, "a.pdf", PDF.as_bytes()).await.0, 201);
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.ask(END).await.expect("a host may");
    let mut person = server.join(&meeting).await;
    let until = kept(&server, &meeting).await.kept_until.expect("told once ended");
    until_stored(&folder, meeting.meeting, |_| true).await;

    server.look(Millis(until.0 - 1)).await;
    assert!(log_file(&folder, meeting.meeting).exists(), "not a moment before");
    server.look(until).await;
    assert!(!log_file(&folder, meeting.meeting).exists(), "the log is gone");
    person.closed().await;
    let now = kept(&server, &meeting).await;
    let receipt = now.receipt.expect("a receipt");
    assert_eq!((receipt.at, receipt.everything), (until, false));
    assert!(receipt.records > 1 && receipt.chain.len() == 40);
    assert!(now.files.iter().any(|file| file.name.starts_with("slides/")));
    let bundle = server.get(&crate::support::bundle_path(), Some(&organiser)).await;
    assert_eq!((bundle.status, &bundle.body[..2]), (200, &b"PK"[..]));
    assert_eq!(server.refused(&meeting, Role::Host).await, Refusal::Removed);
    assert_eq!(server.refused(&meeting, Role::Secretary).await, Refusal::LinkRevoked);
    assert_eq!(stored(&folder, meeting.meeting).slides.len(), 1);
    server.stop().await;

    let server = TestServer::start(&folder).await;
    server.look(Millis(until.0 + DAY_MS)).await;
    let again = kept(&server, &meeting).await;
    assert_eq!(again.receipt, Some(receipt), "it is removed once");
    assert_eq!(again.downloads.len(), 1, "by role and time");
    assert_eq!(again.downloads[0].role, Role::Organiser);
    server.stop().await;
}

#[tokio::test]
async fn rb7_with_no_days_raw_data_goes_at_the_first_look_after_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let plan = include_str!("../../templates/blank.json");
    let plan: MeetingPlan = serde_json::from_str(plan).expect("a plan");
    let plan = Box::new(MeetingPlan { keep_days: 0, ..plan });
    let meeting = server.make(&NewMeeting::Plan { plan }).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.ask(END).await.expect("a host may");
    until_stored(&folder, meeting.meeting, |_| true).await;
    let until = kept(&server, &meeting).await.kept_until.expect("the end itself");
    // A person has ended it: no calendar is waited for (R15).
    server.retention().look(until, Duration::ZERO).await;
    assert!(!log_file(&folder, meeting.meeting).exists());
    assert!(kept(&server, &meeting).await.receipt.is_some());
    server.stop().await;
}

#[tokio::test]
async fn rb7_a_meeting_is_deleted_by_its_name_and_only_the_receipt_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Forum).await;
    let organiser = secret(&meeting, Role::Organiser);
    let presenter = secret(&meeting, Role::Presenter);
    assert_eq!(hand_in(&server, &presenter, "Salaisuus.pdf", PDF.as_bytes()).await.0, 201);
    let title = kept(&server, &meeting).await.title.expect("a name").fi.expect("in Finnish");
    let erase = |name: &str| serde_json::json!({ "name": name }).to_string();
    let wrong = server.post("/api/erase", Some(&organiser), &erase("jokin muu")).await;
    assert_eq!(wrong.status, 409);
    let secretary = secret(&meeting, Role::Secretary);
    assert_eq!(server.post("/api/erase", Some(&secretary), &erase(&title)).await.status, 403);
    assert!(log_file(&folder, meeting.meeting).exists());

    let done = server.post("/api/erase", Some(&organiser), &erase(&title.to_uppercase())).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(!log_file(&folder, meeting.meeting).exists());
    assert!(!archive(&folder, meeting.meeting).exists(), "no file stays");
    for file in std::fs::read_dir(folder.path()).expect("its folder").flatten() {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        let named = bytes.windows(title.len()).any(|part| part == title.as_bytes());
        assert!(!named, "no name stays, not in {:?}", file.file_name());
    }
    let now = kept(&server, &meeting).await;
    let receipt = now.receipt.expect("a receipt");
    assert!(
        receipt.everything && receipt.files.iter().any(|file| file.name.starts_with("slides/"))
    );
    assert_eq!(server.get(&crate::support::bundle_path(), Some(&organiser)).await.status, 410);
    assert_eq!(server.refused(&meeting, Role::Organiser).await, Refusal::Removed);
    server.stop().await;
    // Nothing comes back at the next start.
    let server = TestServer::with(Config::in_folder(folder.path().into()), None).await;
    server.look(receipt.at).await;
    assert_eq!(kept(&server, &meeting).await.files, []);
    server.stop().await;
}

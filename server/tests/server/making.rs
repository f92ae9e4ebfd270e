//! Making a meeting once, however often its browser has to ask (PG37).

use crate::support::TestServer;
use foorumi_protocol::{Lang, Localized, MeetingLinks, NewMeeting, Part, PartKey, Template};
use tempfile::TempDir;

const NEW: &str = r#"{"from":"template","template":"blank","lang":"fi"}"#;
const ONE: &str = "5f0c1a7e-3a64-4c0e-9a51-0d6f5a3c9b10";
const OTHER: &str = "5f0c1a7e-3a64-4c0e-9a51-0d6f5a3c9b11";

/// Asks for a meeting by this number.
async fn ask(server: &TestServer, number: &str) -> MeetingLinks {
    let answer = server.raw(&request(number)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("links")
}

fn request(number: &str) -> String {
    format!(
        "POST /api/meetings HTTP/1.1\r\nHost: a\r\nConnection: close\r\nIdempotency-Key: {number}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{NEW}",
        NEW.len()
    )
}

fn meetings(folder: &TempDir) -> i64 {
    rusqlite::Connection::open(folder.path().join("directory.sqlite"))
        .and_then(|c| c.query_row("SELECT count(*) FROM meetings", [], |row| row.get(0)))
        .expect("reads")
}

#[tokio::test]
async fn pg37_the_same_making_asked_again_makes_one_meeting() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    // At once, as when the first answer is on its way.
    let (first, meanwhile) = tokio::join!(ask(&server, ONE), ask(&server, ONE));
    assert_eq!(first, meanwhile);
    assert_eq!(ask(&server, ONE).await, first);
    assert_eq!(meetings(&folder), 1);
    let other = ask(&server, OTHER).await;
    assert_ne!(other.meeting, first.meeting);
    for _ in 0..2 {
        assert_eq!(server.post("/api/meetings", None, NEW).await.status, 201);
    }
    assert_eq!(meetings(&folder), 4, "without a number each is its own");
    server.stop().await;
}

#[tokio::test]
async fn pg37_asking_again_is_not_counted_as_another_meeting() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let first = ask(&server, ONE).await;
    let mut refused = false;
    for _ in 0..100 {
        refused |= server.post("/api/meetings", None, NEW).await.status == 429;
    }
    assert!(refused, "there is a limit");
    assert_eq!(server.raw(&request(OTHER)).await.status, 429);
    assert_eq!(ask(&server, ONE).await, first);
    server.stop().await;
}

#[tokio::test]
async fn pg37_what_is_no_number_is_refused() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    assert_eq!(server.raw(&request("1")).await.status, 400);
    server.stop().await;
}

#[tokio::test]
async fn ag6_ft40_a_meeting_from_a_template_is_in_the_languages_that_were_chosen() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    for (lang, languages, wanted) in [
        (Lang::Sv, vec![], vec![Lang::Sv, Lang::Fi, Lang::En]),
        (Lang::Sv, vec![Lang::Sv], vec![Lang::Sv]),
        (Lang::En, vec![Lang::Fi], vec![Lang::En, Lang::Fi]),
        (Lang::Fi, vec![Lang::Sv, Lang::Sv, Lang::Fi], vec![Lang::Fi, Lang::Sv]),
    ] {
        let (template, title, keep_days) = (Template::Forum, Localized::default(), None);
        let new = NewMeeting::Template { template, lang, languages, title, keep_days };
        let person = server.join(&server.make(&new).await).await;
        let Some(Part::Meeting(meeting)) = person.part(&PartKey::Meeting) else {
            panic!("no meeting")
        };
        assert_eq!(meeting.languages, wanted);
    }
    server.stop().await;
}

//! What somebody with a script, a code and an evening cannot do to others (rules ID7, TR2, FT2-FT7).

use crate::support::{Browser, TestServer, hello, secret};
use foorumi_client::raw::{TEXT, frame, greeting, said};
use foorumi_protocol::{
    Access, Command, DisplayName, JoinCode, MeetingCommand, MeetingLinks, Numbered, Refusal, Role,
    Template, ToClient, ToServer, close,
};
use foorumi_server::{AccessLimits, Config};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::timeout,
};

// The first byte of a frame.
/// A text of which more is to come.
const TEXT_BEGINS: u8 = 0x01;
/// More of it, and still not all.
const MORE: u8 = 0x00;
const BINARY: u8 = 0x82;
const RESERVED: u8 = 0x83;
const PING: u8 = 0x89;
const PONG: u8 = 0x8a;

fn config(folder: &TempDir, access_limits: AccessLimits) -> Config {
    Config { access_limits, ..Config::in_folder(folder.path().into()) }
}

fn by_code(meeting: &MeetingLinks) -> foorumi_protocol::Hello {
    hello(Access::Code { code: meeting.code })
}

fn wrong(meeting: &MeetingLinks) -> foorumi_protocol::Hello {
    let right: u32 = meeting.code.to_string().parse().expect("digits");
    hello(Access::Code { code: JoinCode::new((right + 1) % JoinCode::COUNT) })
}

fn set_name(name: &str) -> Command {
    let name = DisplayName::new(name).expect("short enough");
    Command::Meeting(MeetingCommand::SetName { name: Some(name) })
}

async fn took<T>(done: impl Future<Output = T>) -> (T, Duration) {
    let begun = Instant::now();
    (done.await, begun.elapsed())
}

#[tokio::test]
async fn ft2_codes_wait_alike_after_many_misses_and_links_and_tokens_do_not() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let liisa = server.join(&meeting).await;
    let (misses, quick) = took(async {
        let mut misses = JoinSet::new();
        for _ in 0..30 {
            misses.spawn(Browser::greet(server.address, wrong(&meeting)));
        }
        misses.join_all().await
    })
    .await;
    assert!(misses.iter().all(|m| m.as_ref().err() == Some(&Refusal::NoSuchMeeting)));
    assert!(quick < Duration::from_millis(1_900), "at once: {quick:?}");
    let (right, wrong) = tokio::join!(
        took(Browser::greet(server.address, by_code(&meeting))),
        took(Browser::greet(server.address, wrong(&meeting))),
    );
    assert!(right.0.is_ok(), "a right code is slow, not refused");
    assert_eq!(wrong.0.err(), Some(Refusal::NoSuchMeeting));
    for (which, time) in [("right", right.1), ("wrong", wrong.1)] {
        assert!((2_000..4_000).contains(&time.as_millis()), "{which}: {time:?}");
    }
    let code = format!("Code {}", meeting.code);
    let (_, by_http) = took(server.send("GET", "/api/summary?language=fi", &code, b"")).await;
    assert!(by_http >= Duration::from_secs(2), "by any way: {by_http:?}");
    let (_, others) = took(async {
        server.join_as(&meeting, Role::Host).await;
        Browser::greet(server.address, liisa.returning_fresh()).await.expect("her token opens");
        assert_eq!(server.get("/api/links", Some(&secret(&meeting, Role::Host))).await.status, 200);
        assert_eq!(server.get("/api/links", Some("guess")).await.status, 404);
    })
    .await;
    assert!(others < Duration::from_millis(1_900), "links and tokens never wait: {others:?}");
    let mut foreign = by_code(&server.meeting(Template::Blank).await);
    foreign.token = Some(liisa.welcome().token.clone());
    let (_, foreign) = took(Browser::greet(server.address, foreign)).await;
    assert!(foreign >= Duration::from_secs(2), "a token of another meeting is none: {foreign:?}");
    server.stop().await;
}

#[tokio::test]
async fn ft2_who_comes_beyond_the_rate_waits_and_is_told() {
    let folder = TempDir::new().unwrap();
    let access_limits = AccessLimits { codes_an_address: 10, ..AccessLimits::default() };
    let server = TestServer::with(config(&folder, access_limits), None).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut joining = JoinSet::new();
    for _ in 0..45 {
        joining.spawn(Browser::greet(server.address, by_code(&meeting)));
    }
    let (all, time) = took(joining.join_all()).await;
    assert!((4_000..8_000).contains(&time.as_millis()), "ten a second: {time:?}");
    let all: Vec<Browser> = all.into_iter().map(|one| one.expect("nobody is refused")).collect();
    let told = |b: &Browser| b.heard.iter().any(|m| matches!(m, ToClient::Waiting { place: 1.. }));
    assert!((1..=20).contains(&all.iter().filter(|b| told(b)).count()), "those beyond 3 s");
    server.stop().await;
}

#[tokio::test]
async fn ft3_who_may_not_is_answered_before_the_body_is_read() {
    let folder = TempDir::new().unwrap();
    let config = Config {
        makers_secret: Some("pitkä salaisuus".parse().unwrap()),
        ..Config::in_folder(folder.path().into())
    };
    let server = TestServer::with(config, None).await;
    for (route, wanted) in [
        ("POST /api/slides?title=a.pdf", 404),
        ("POST /api/erase", 404),
        ("POST /api/links/moderator", 404),
        ("DELETE /api/links/moderator", 404),
        ("DELETE /api/slides/1", 404),
        ("POST /api/meetings", 403),
    ] {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        let head = format!(
            "{route} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer false\r\n\
             Content-Type: application/json\r\nContent-Length: 26214400\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        // Not a byte of the body is sent. Reading it would take 10 s and end in another answer.
        let reading = timeout(Duration::from_secs(5), stream.read_to_end(&mut answer)).await;
        reading.unwrap_or_else(|_| panic!("{route} waits for the body")).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.starts_with(&format!("HTTP/1.1 {wanted} ")), "{route}: {answer}");
    }
    server.stop().await;
}

#[tokio::test]
async fn ft5_newcomers_cannot_take_the_places_of_those_who_have_acted_and_of_links() {
    let folder = TempDir::new().unwrap();
    let config = Config { max_people: 6, ..Config::in_folder(folder.path().into()) };
    let server = TestServer::with(config, None).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let mut liisa = server.join(&meeting).await;
    liisa.ask(set_name("Liisa")).await.expect("accepted");
    let silent = server.join(&meeting).await;
    let present = |b: &Browser| {
        b.heard.iter().rev().find_map(|message| {
            let ToClient::Here { present, .. } = message else { return None };
            Some(*present)
        })
    };
    host.until(|b| present(b) == Some(3)).await;
    let (returning, watched) = (liisa.returning_fresh(), silent.returning_fresh());
    drop((liisa, silent));
    host.until(|b| present(b) == Some(1)).await;
    let mut crowd = Vec::new();
    for _ in 0..5 {
        crowd.push(server.join(&meeting).await);
    }
    let late = Browser::greet(server.address, by_code(&meeting)).await;
    assert_eq!(late.err(), Some(Refusal::RoomFull));
    let watched = Browser::greet(server.address, watched).await;
    assert_eq!(watched.err(), Some(Refusal::RoomFull), "who only watched has no place kept");
    let mut back = Browser::join(server.address, returning).await;
    back.ask(set_name("Liisa L")).await.expect("she is in, and acts");
    for role in Role::LINKED {
        server.join_as(&meeting, role).await;
    }
    server.stop().await;
}

#[tokio::test]
async fn ft5_an_address_has_so_many_sockets_in_a_meeting_and_the_next_one_waits() {
    let folder = TempDir::new().unwrap();
    let access_limits = AccessLimits { sockets_an_address: 2, ..AccessLimits::default() };
    let server = TestServer::with(config(&folder, access_limits), None).await;
    let meeting = server.meeting(Template::Blank).await;
    let (first, second) = (server.join(&meeting).await, server.join(&meeting).await);
    let third = tokio::spawn(Browser::greet(server.address, by_code(&meeting)));
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.until(|b| b.heard.iter().any(|m| matches!(m, ToClient::Row { waiting: 1, .. }))).await;
    let _tab = Browser::join(server.address, first.returning_fresh()).await;
    drop((first, second, _tab));
    let third = third.await.unwrap().expect("there is a place now");
    assert!(matches!(third.heard[0], ToClient::Waiting { place: 1 }));
    server.stop().await;
}

#[tokio::test]
async fn tr2_new_people_wait_in_a_row_and_nobody_else_does() {
    let folder = TempDir::new().unwrap();
    let access_limits =
        AccessLimits { newcomers_at_once: 3, newcomers_a_second: 1, ..AccessLimits::default() };
    let server = TestServer::with(config(&folder, access_limits), None).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let first = server.join(&meeting).await;
    let begun = Instant::now();
    let mut coming = JoinSet::new();
    for _ in 0..6 {
        coming.spawn(Browser::greet(server.address, by_code(&meeting)));
    }
    host.until(|b| b.heard.iter().any(|m| matches!(m, ToClient::Row { waiting: 1.., .. }))).await;
    let (_, time) = took(async {
        Browser::join(server.address, first.returning_fresh()).await;
        server.join_as(&meeting, Role::Moderator).await
    })
    .await;
    assert!(time < Duration::from_millis(900), "returners and links do not wait: {time:?}");
    let all = coming.join_all().await;
    assert!(begun.elapsed() >= Duration::from_secs(3), "one a second: {:?}", begun.elapsed());
    let all: Vec<Browser> = all.into_iter().map(|one| one.expect("nobody is refused")).collect();
    let told = |b: &Browser| b.heard.iter().any(|m| matches!(m, ToClient::Waiting { .. }));
    assert_eq!(all.iter().filter(|b| told(b)).count(), 4, "two came in at once");
    let over = |b: &Browser| {
        let row = b.heard.iter().rev().find(|m| matches!(m, ToClient::Row { .. }));
        matches!(row, Some(ToClient::Row { waiting: 0, .. }))
    };
    host.until(over).await;
    server.stop().await;
}

#[tokio::test]
async fn ft6_a_flood_of_any_frame_is_closed_with_a_code_and_others_go_on() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut other = server.join(&meeting).await;
    let command = said(&ToServer::Do { commands: vec![Numbered { n: 1, command: set_name("A") }] });
    let floods: [(&str, Vec<u8>, Vec<u8>, u16); 8] = [
        ("ping", vec![], frame(PING, b"?"), close::FLOOD),
        ("pong", vec![], frame(PONG, b""), close::FLOOD),
        ("empty pieces", frame(TEXT_BEGINS, b""), frame(MORE, b""), close::FLOOD),
        ("texts", vec![], frame(TEXT, b"x"), close::FLOOD),
        ("binary", vec![], frame(BINARY, b"\xff"), close::FLOOD),
        ("commands", vec![], command, close::FLOOD),
        ("long frames", vec![], frame(TEXT, &[b'x'; 16 * 1024]), close::FLOOD),
        ("reserved", vec![], frame(RESERVED, b""), 1002),
    ];
    for (what, first, flood, code) in floods {
        let mut raw = server.open(&greeting(by_code(&meeting))).await;
        raw.until(b"welcome").await.unwrap();
        raw.send(&first).await.unwrap();
        // As fast as it is taken, far beyond what is allowed.
        let bytes = flood.repeat(2_000);
        let sending = timeout(Duration::from_secs(10), raw.stream.write_all(&bytes));
        let (_, acked) = tokio::join!(sending, took(other.ask(set_name("Anna"))));
        assert!(acked.0.is_ok() && acked.1 < Duration::from_secs(1), "{what}: {:?}", acked.1);
        assert_eq!(raw.closed().await.unwrap(), Some(code), "{what}");
    }
    let mut early = server.open(&frame(PING, b"").repeat(1_000)).await;
    assert_eq!(early.closed().await.unwrap(), Some(close::REFUSED), "before the greeting, too");
    server.stop().await;
}

#[tokio::test]
async fn ft14_what_came_with_the_greeting_is_heard_after_it_in_order() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let name =
        |n, name| said(&ToServer::Do { commands: vec![Numbered { n, command: set_name(name) }] });
    let all =
        [greeting(by_code(&meeting)), name(1, "Liisa"), frame(PING, b"!"), name(2, "Liisa L")];
    let mut raw = server.open(&all.concat()).await;
    let first = raw.until(br#""n":1,"outcome":"accepted""#).await.unwrap();
    let second = raw.until(br#""n":2,"outcome":"accepted""#).await.unwrap();
    assert!(first < second);
    raw.until(&[0x8a, 1, b'!']).await.unwrap();
    server.stop().await;
}

#[tokio::test]
async fn ft7_only_who_has_the_secret_makes_meetings() {
    let folder = TempDir::new().unwrap();
    let secret = "neljän tuulen talo";
    let config = Config {
        makers_secret: Some(secret.parse().unwrap()),
        ..Config::in_folder(folder.path().into())
    };
    let server = TestServer::with(config, None).await;
    let body = r#"{"from":"template","template":"blank","lang":"fi"}"#;
    for wrong in [None, Some("neljan tuulen talo"), Some("")] {
        let answer = server.post("/api/meetings", wrong, body).await;
        assert_eq!((answer.status, &answer.text()[..]), (403, r#"{"code":"makersSecret"}"#));
    }
    assert_eq!(server.post("/api/meetings", Some(secret), body).await.status, 201);
    assert!("lyhyt".parse::<foorumi_server::MakersSecret>().is_err());
    server.stop().await;
}

//! The rules about people on arrival and by the node's clock: TR1, TR3, TR5, TR6, ID3, SQ11.

use crate::support::{Browser, TestServer, hello, opened, secret};
use foorumi_protocol::{
    Access, ActivityId, AgendaCommand, ChatCommand, Choice, Command, Crowd, IdeaId, MeetingCommand,
    MeetingLinks, MeetingPlan, NewMeeting, Part, PartKey, PersonNumber, PollCommand, PollResult,
    QueueCommand, Refusal, Rejection, RequestKind, Role, RoleLink, SheetCommand, Template, Text,
    ToClient, Turnout,
};
use foorumi_server::{Config, Limits, log::MemoryLog};
use std::{fs, path::Path, sync::Arc, time::Duration};

const CANARY: &str = "kanarialintu";
const CONTROL: &str = "verrokkilintu";

/// A meeting with an anonymous poll, one by name, and a group's sheet.
async fn meeting(server: &TestServer) -> MeetingLinks {
    let poll = |named| {
        serde_json::json!({"kind": "poll", "question": {"fi": "Kuuluuko?"}, "named": named,
            "form": {"form": "yesNo"}})
    };
    let sheet = serde_json::json!({"kind": "sheet", "need": "Tarve", "group": {"fi": "Siniset"}});
    let plan: MeetingPlan = serde_json::from_value(serde_json::json!({
        "title": {"fi": "Foorumi"}, "languages": ["fi"], "names": "optional",
        "agenda": {"segments": [{"kind": "discussion", "title": {"fi": "Alku"}, "minutes": 30,
            "activities": [poll(false), poll(true), sheet]}]},
    }))
    .expect("a plan");
    server.make(&NewMeeting::Plan { plan: Box::new(plan) }).await
}

fn vote(poll: ActivityId, came_later: bool) -> Command {
    Command::Poll(PollCommand::CastBallot { poll, choice: Choice::Yes, came_later })
}

fn say(text: &str) -> Command {
    Command::Chat(ChatCommand::Say { text: Text::new(text).expect("short") })
}

fn close(activity: ActivityId) -> Command {
    Command::Agenda(AgendaCommand::CloseActivity { activity })
}

fn result(browser: &Browser, poll: ActivityId) -> Option<&PollResult> {
    let Some(Part::Result(result)) = browser.part(&PartKey::Result(poll)) else { return None };
    Some(result)
}

fn crowd(browser: &Browser) -> Option<(u32, Crowd)> {
    browser.heard.iter().rev().find_map(|message| {
        let ToClient::Here { present, desk: Some(desk), .. } = message else { return None };
        Some((*present, desk.clone()))
    })
}

/// Waits until the clock is past what has happened so far.
async fn a_moment(browser: &mut Browser) {
    let now = || std::time::SystemTime::now();
    let from = now();
    while now().duration_since(from).is_ok_and(|gone| gone < Duration::from_millis(2)) {
        browser.ask(Command::Meeting(MeetingCommand::ReadNotice)).await.expect("anybody may");
    }
}

#[tokio::test]
async fn tr3_who_came_after_a_vote_opened_is_known_by_the_token_and_left_out_when_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = meeting(&server).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let mut early = server.join(&meeting).await;
    a_moment(&mut host).await;
    let [anonymous, named, _] = opened(&mut host).await;
    a_moment(&mut host).await;
    let mut late = server.join(&meeting).await;
    for poll in [anonymous, named] {
        // What browsers say of it is not read.
        early.ask(vote(poll, true)).await.expect("a vote");
        late.ask(vote(poll, false)).await.expect("a vote");
        host.ask(close(poll)).await.expect("a host may");
        host.until(|host| result(host, poll).is_some()).await;
        let told = result(&host, poll).expect("closed");
        let turnout = Some(Turnout { came_later: 1, most_present: None });
        assert_eq!((told.answered, told.turnout), (2, turnout));
        let again = PollCommand::OpenRound { poll, only_earlier: true };
        let seq = host.ask(Command::Poll(again)).await.expect("a host may");
        let again = ActivityId(foorumi_protocol::Id { seq, index: 0 });
        // Coming back makes nobody earlier.
        late = late.return_to(server.address).await;
        early = early.return_to(server.address).await;
        let refused = late.ask(vote(again, false)).await;
        assert!(matches!(refused, Err(Rejection::CameLater { .. })), "{refused:?}");
        early.ask(vote(again, false)).await.expect("they were here");
        host.ask(close(again)).await.expect("a host may");
        host.until(|host| result(host, again).is_some_and(|result| result.answered == 1)).await;
    }
    server.stop().await;
}

#[tokio::test]
async fn tr1_more_answers_than_were_ever_here_at_once_are_told_at_the_close() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = meeting(&server).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let [poll, ..]: [ActivityId; 3] = opened(&mut host).await;
    a_moment(&mut host).await;
    for _ in 0..4 {
        let mut passer = server.join(&meeting).await;
        passer.ask(vote(poll, false)).await.expect("a vote");
        host.until(|host| crowd(host).is_some_and(|(present, _)| present == 2)).await;
        drop(passer);
        host.until(|host| crowd(host).is_some_and(|(present, _)| present == 1)).await;
    }
    host.ask(close(poll)).await.expect("a host may");
    let turnout = Some(Turnout { came_later: 4, most_present: Some(2) });
    host.until(|host| result(host, poll).is_some_and(|result| result.turnout == turnout)).await;
    server.stop().await;
}

#[tokio::test]
async fn tr1_sq11_staff_hear_of_browsers_new_people_and_who_of_the_queue_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = meeting(&server).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let mut liisa = server.join(&meeting).await;
    let tab = Browser::join(server.address, liisa.returning_fresh()).await;
    let ask = QueueCommand::Ask { kind: RequestKind::Turn, topic: None };
    liisa.ask(Command::Queue(ask)).await.expect("anybody may");
    let all = Crowd { browsers: 3, newcomers: 1, away: Vec::new() };
    host.until(|host| crowd(host) == Some((2, all.clone()))).await;
    let told = |message: &ToClient| matches!(message, ToClient::Here { desk: Some(_), .. });
    assert!(!liisa.heard.iter().any(told), "the staff alone");
    let hello = liisa.returning();
    drop((liisa, tab));
    let away = Crowd { browsers: 1, newcomers: 1, away: vec![PersonNumber(1)] };
    host.until(|host| crowd(host) == Some((1, away.clone()))).await;
    let _liisa = Browser::greet(server.address, hello).await.expect("welcome back");
    host.until(|host| crowd(host).is_some_and(|(_, crowd)| crowd.away.is_empty())).await;
    server.stop().await;
}

#[tokio::test]
async fn tr3_a_closed_entrance_keeps_out_newcomers_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = meeting(&server).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let person = server.join(&meeting).await;
    let set = |open| Command::Meeting(MeetingCommand::SetEntrance { open });
    host.ask(set(false)).await.expect("a host may");
    let access = || hello(Access::Code { code: meeting.code });
    let refused = Browser::greet(server.address, access()).await;
    assert_eq!(refused.err(), Some(Refusal::EntranceClosed));
    let forged = foorumi_protocol::Hello { token: Some("A".repeat(54)), ..access() };
    let refused = Browser::greet(server.address, forged).await;
    assert_eq!(refused.err(), Some(Refusal::EntranceClosed), "a false token opens nothing");
    let _tab = Browser::join(server.address, person.returning_fresh()).await;
    let _person = person.return_to(server.address).await;
    for role in [Role::Moderator, Role::Presenter, Role::Stage] {
        server.join_as(&meeting, role).await;
    }
    host.ask(set(true)).await.expect("a host may");
    server.join(&meeting).await;
    server.stop().await;
}

/// Whether any file below holds the text.
fn holds(folder: &Path, text: &str) -> bool {
    let entries = fs::read_dir(folder).expect("a folder").filter_map(Result::ok);
    entries.map(|entry| entry.path()).any(|path| {
        if path.is_dir() {
            return holds(&path, text);
        }
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[tokio::test]
async fn tr5_a_removed_person_is_in_no_file_and_their_vote_by_an_alias_is_taken_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = meeting(&server).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let [anonymous, named, _] = opened(&mut host).await;
    let mut vandal = server.join(&meeting).await;
    let mut other = server.join(&meeting).await;
    for (browser, word) in [(&mut vandal, CANARY), (&mut other, CONTROL)] {
        let name = Some(Text::new(word).expect("short"));
        browser.ask(Command::Meeting(MeetingCommand::SetName { name })).await.expect("named");
        browser.ask(say(&format!("{word} kirjoitti"))).await.expect("an open chat");
        browser.ask(vote(anonymous, false)).await.expect("a vote");
        browser.ask(vote(named, false)).await.expect("a vote");
    }
    assert!(holds(folder.path(), CANARY) && holds(folder.path(), CONTROL));
    let Some(Part::You(you)) = vandal.part(&PartKey::You) else { panic!("no part of their own") };
    let person = you.who.as_ref().expect("they have acted").number;
    let remove = MeetingCommand::RemovePerson { person, at_once: true };
    host.ask(Command::Meeting(remove)).await.expect("the desk may");
    let answered = |host: &Browser, poll| match host.part(&PartKey::Answered(poll)) {
        Some(Part::Answered(answered)) => answered.count,
        _ => 0,
    };
    host.until(|host| answered(host, anonymous) == 1 && answered(host, named) == 1).await;
    let leaving = |host: &Browser| match host.part(&PartKey::People) {
        Some(Part::People(part)) => part.people.iter().any(|row| row.leaving),
        _ => true,
    };
    host.until(|host| !leaving(host)).await;
    assert!(
        !serde_json::to_string(&host.parts().values().collect::<Vec<_>>())
            .unwrap()
            .contains(CANARY)
    );
    for _ in 0..400 {
        if !holds(folder.path(), CANARY) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(!holds(folder.path(), CANARY), "still at rest");
    assert!(holds(folder.path(), CONTROL), "the search finds nothing");
    vandal
        .until(|vandal| {
            let told = |part: &Part| matches!(part, Part::Notice(_));
            vandal.parts().values().any(told)
        })
        .await;
    vandal.ask(say("uusi alku")).await.expect("a newcomer without history");
    server.stop().await;
}

#[tokio::test]
async fn tr6_one_person_does_so_much_in_a_while_and_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config {
        limits: Limits { ideas_a_minute: 3, messages_an_hour: 2, ..Limits::DEFAULT },
        ..Config::in_folder(folder.path().into())
    };
    let server = TestServer::with(config, None).await;
    let meeting = meeting(&server).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let [_, _, sheet] = opened(&mut host).await;
    let root = |browser: &Browser| match browser.part(&PartKey::Sheet(sheet)) {
        Some(Part::Sheet(sheet)) => sheet.root,
        _ => panic!("no sheet"),
    };
    let parent: IdeaId = root(&host);
    let idea = || {
        let text = Text::new("idea").expect("short");
        Command::Sheet(SheetCommand::AddIdea { sheet, parent, after: None, text })
    };
    let slow = |answer| matches!(answer, Err(Rejection::SlowDown { seconds: 1..=61 }));
    let mut vandal = server.join(&meeting).await;
    for _ in 0..3 {
        vandal.ask(idea()).await.expect("within the bound of a minute");
    }
    assert!(slow(vandal.ask(idea()).await));
    // Another socket of the same person does not help, another person is not held up.
    let mut tab = Browser::join(server.address, vandal.returning_fresh()).await;
    assert!(slow(tab.ask(idea()).await));
    let mut scribe = server.join(&meeting).await;
    scribe.ask(Command::Sheet(SheetCommand::JoinGroup { sheet })).await.expect("anybody may");
    for _ in 0..7 {
        scribe.ask(idea()).await.expect("a group's scribe is not stopped");
        host.ask(idea()).await.expect("nor are the staff");
    }
    for _ in 0..2 {
        vandal.ask(say("hei")).await.expect("within the bound of an hour");
    }
    let answer = vandal.ask(say("hei")).await;
    assert!(matches!(answer, Err(Rejection::SlowDown { seconds: 61.. })), "{answer:?}");
    let ask = || Command::Queue(QueueCommand::Ask { kind: RequestKind::PointOfOrder, topic: None });
    let withdraw = || Command::Queue(QueueCommand::Withdraw { kind: RequestKind::PointOfOrder });
    for _ in 0..3 {
        vandal.ask(ask()).await.expect("three times");
        vandal.ask(ask()).await.expect("asking again is not asking anew");
        vandal.ask(withdraw()).await.expect("any time");
    }
    assert!(slow(vandal.ask(ask()).await));
    server.stop().await;
}

#[tokio::test]
async fn id3_the_organiser_renews_the_hosts_link_and_given_roles_are_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let (host_link, organiser) = (secret(&meeting, Role::Host), secret(&meeting, Role::Organiser));
    let mut thief = server.join_as(&meeting, Role::Host).await;
    let mut phone = server.join(&meeting).await;
    phone.ask(Command::Meeting(MeetingCommand::ReadNotice)).await.expect("anybody may");
    let promote = MeetingCommand::Promote { person: PersonNumber(1), role: Role::Host };
    thief.ask(Command::Meeting(promote.clone())).await.expect("a host may");
    phone.until(|phone| phone.welcome().role == Role::Host).await;
    let answer = server.post("/api/links/organiser", Some(&host_link), "").await;
    assert_eq!(answer.status, 403, "whoever renews first does not shut the owner out");
    let keep = r#"{"takeBackRoles":false}"#;
    let answer = server.post("/api/links/moderator", Some(&organiser), keep).await;
    assert_eq!(answer.status, 200);
    let answer = server.post("/api/links/host", Some(&organiser), "{}").await;
    assert_eq!(answer.status, 400, "an odd body changes nothing");
    let answer = server.post("/api/links/host", Some(&organiser), keep).await;
    let link: RoleLink = serde_json::from_slice(&answer.body).expect("a link");
    let access = Access::Link { secret: link.secret.clone() };
    let mut host = Browser::join(server.address, hello(access)).await;
    assert_eq!(phone.welcome().role, Role::Host, "kept if so asked");
    let answer = server.post("/api/links/host", Some(&link.secret), "").await;
    assert_eq!(answer.status, 200);
    phone.until(|phone| phone.welcome().role == Role::Participant).await;
    assert_eq!(host.closed().await, Some(foorumi_protocol::close::REVOKED));
    assert_eq!(phone.ask(Command::Meeting(promote)).await, Err(Rejection::NotAllowed));
    server.stop().await;
}

#[tokio::test]
async fn ft23_where_given_roles_cannot_be_taken_back_the_link_is_not_renewed_either() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    server.stop().await;
    // Its log cannot be read.
    let config = Config::in_folder(folder.path().into());
    let server = TestServer::with(config, Some(Arc::new(MemoryLog::new()))).await;
    let (host, organiser) = (secret(&meeting, Role::Host), secret(&meeting, Role::Organiser));
    let answer = server.post("/api/links/host", Some(&organiser), "").await;
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert_eq!(server.get("/api/links", Some(&host)).await.status, 200, "as it was");
    server.stop().await;
}

/// Waits until something is so that nobody is told of.
async fn until(mut so: impl AsyncFnMut() -> bool) {
    for _ in 0..1_200 {
        if so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("it has not come to be so");
}

/// Whether the meeting in this folder counts as stored, so that no start loads it.
fn is_stored(folder: &Path) -> bool {
    let file = rusqlite::Connection::open(folder.join("directory.sqlite")).expect("a file");
    let sql = "SELECT stored_at IS NOT NULL FROM meetings";
    file.query_row(sql, [], |row| row.get(0)).expect("a meeting")
}

#[tokio::test]
async fn tr5_who_was_removed_after_the_end_is_forgotten_by_the_next_start_though_nobody_comes() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = meeting(&server).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let mut vandal = server.join(&meeting).await;
    vandal.ask(say(&format!("{CANARY} kirjoitti"))).await.expect("an open chat");
    host.ask(Command::Meeting(MeetingCommand::End)).await.expect("a host may");
    until(async || is_stored(folder.path())).await;
    let person = PersonNumber(1);
    let remove = Command::Meeting(MeetingCommand::RemovePerson { person, at_once: false });
    assert_eq!(vandal.ask(remove.clone()).await, Err(Rejection::NotAllowed));
    assert!(is_stored(folder.path()), "nobody's business but the desk's");
    let restore = Command::Meeting(MeetingCommand::RestorePerson { person });
    assert_eq!(host.ask(restore).await, Err(Rejection::Stale));
    until(async || is_stored(folder.path())).await;
    host.ask(remove).await.expect("also after the end");
    assert!(!is_stored(folder.path()), "noted before it was taken");
    drop((host, vandal));
    server.stop().await;
    assert!(holds(&folder.path().join("logs"), CANARY), "it can be taken back");

    let server = TestServer::start(&folder).await;
    until(async || !holds(folder.path(), CANARY)).await;
    until(async || is_stored(folder.path())).await;
    server.stop().await;
}

//! Coming in: by code, by link, not at all; and coming back (rules ID1-ID3, ID6, ID7, SY2, SY3).

use crate::support::{Browser, TestServer, hello, secret};
use foorumi_protocol::{
    Access, ChatCommand, Command, DisplayName, MeetingCommand, Part, PartKey, Refusal, Role, Seq,
    Template, Text, ToClient,
};

fn set_name(name: &str) -> Command {
    let name = DisplayName::new(name).expect("short enough");
    Command::Meeting(MeetingCommand::SetName { name: Some(name) })
}

fn say(text: &str) -> Command {
    Command::Chat(ChatCommand::Say { text: Text::new(text).expect("short enough") })
}

fn name(browser: &Browser) -> Option<&str> {
    let Some(Part::You(you)) = browser.part(&PartKey::You) else { return None };
    you.who.as_ref()?.name.as_ref().map(|name| name.as_str())
}

fn present(browser: &Browser) -> Option<u32> {
    browser.heard.iter().rev().find_map(|message| {
        let ToClient::Here { present, .. } = message else { return None };
        Some(*present)
    })
}

#[tokio::test]
async fn id1_id3_people_join_by_code_and_staff_by_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let participant = server.join(&meeting).await;
    assert_eq!(participant.welcome().role, Role::Participant);
    assert!(participant.part(&PartKey::Meeting).is_some());
    assert!(participant.part(&PartKey::People).is_none());
    for role in Role::LINKED {
        let browser = server.join_as(&meeting, role).await;
        assert_eq!(browser.welcome().role, role);
        assert!(browser.part(&PartKey::Agenda).is_some(), "{role:?}");
    }
    server.stop().await;
}

#[tokio::test]
async fn id3_a_revoked_link_closes_its_sockets_and_opens_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let host = secret(&meeting, Role::Host);
    let old = secret(&meeting, Role::Moderator);
    let mut moderator = server.join_as(&meeting, Role::Moderator).await;
    let mut secretary = server.join_as(&meeting, Role::Secretary).await;
    let answer = server.post("/api/links/moderator", Some(&old), "").await;
    assert_eq!(answer.status, 403, "only a host may");
    let answer = server.post("/api/links/moderator", Some(&host), "").await;
    assert_eq!(answer.status, 200);
    assert_eq!(moderator.closed().await, Some(foorumi_protocol::close::REVOKED));
    let refused = Browser::greet(server.address, hello(Access::Link { secret: old })).await;
    assert_eq!(refused.err(), Some(Refusal::LinkRevoked));
    let new: foorumi_protocol::RoleLink = serde_json::from_slice(&answer.body).expect("a link");
    let again = Browser::join(server.address, hello(Access::Link { secret: new.secret })).await;
    assert_eq!(again.welcome().role, Role::Moderator);
    let answer = server.request("DELETE", "/api/links/stage", Some(&host), "").await;
    assert_eq!(answer.status, 204);
    let listed = server.get("/api/links", Some(&host)).await.text();
    assert!(listed.contains(r#"{"role":"stage","stands":false}"#), "{listed}");
    assert!(secretary.ask(set_name("Sihteeri")).await.is_ok(), "others go on");
    server.stop().await;
}

#[tokio::test]
async fn id2_sy3_who_comes_back_is_the_same_person_and_gets_only_what_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let mut liisa = server.join(&meeting).await;
    liisa.ask(set_name("Liisa")).await.expect("names are welcome");
    let token = liisa.welcome().token.clone();
    let held = liisa.parts().len();
    host.ask(set_name("Juontaja")).await.expect("accepted");
    let mut liisa = liisa.return_to(server.address).await;
    assert_eq!(liisa.welcome().token, token);
    liisa.ask(set_name("Liisa L")).await.expect("accepted");
    assert_eq!(name(&liisa), Some("Liisa L"));
    let whole = liisa.heard.iter().any(|m| matches!(m, ToClient::Parts { whole: true, .. }));
    assert!(!whole && liisa.parts().len() >= held, "the view held was gone on from");
    let fresh = Browser::join(server.address, liisa.returning_fresh()).await;
    assert_eq!(fresh.parts(), liisa.parts(), "start view = any sequence of updates");
    server.stop().await;
}

#[tokio::test]
async fn sy2_a_command_sent_again_counts_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    host.send(1, say("Kerran")).await;
    let first = host.answer(1).await;
    let mut host = host.return_to(server.address).await;
    host.send(1, say("Kerran")).await;
    assert_eq!(host.answer(1).await, first, "the first answer again");
    let said = host.parts().keys().filter(|key| matches!(key, PartKey::Message(_))).count();
    assert!(said <= 1);
    server.stop().await;
}

#[tokio::test]
async fn id5_id6_a_person_is_counted_once_however_many_tabs() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let _stage = server.join_as(&meeting, Role::Stage).await;
    let liisa = server.join(&meeting).await;
    host.until(|host| present(host) == Some(2)).await;
    let tab = Browser::join(server.address, liisa.returning_fresh()).await;
    let _other = server.join(&meeting).await;
    host.until(|host| present(host) == Some(3)).await;
    drop(tab);
    drop(liisa);
    host.until(|host| present(host) == Some(2)).await;
    server.stop().await;
}

#[tokio::test]
async fn a_full_room_takes_no_more_people_but_its_staff() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut config = foorumi_server::Config::in_folder(folder.path().into());
    config.max_people = 1;
    let server = TestServer::with(config, None).await;
    let meeting = server.meeting(Template::Blank).await;
    let first = server.join(&meeting).await;
    let second = Browser::greet(server.address, hello(Access::Code { code: meeting.code })).await;
    assert_eq!(second.err(), Some(Refusal::RoomFull));
    let _host = server.join_as(&meeting, Role::Host).await;
    let _second_tab = Browser::join(server.address, first.returning_fresh()).await;
    server.stop().await;
}

#[tokio::test]
async fn id3_a_promotion_welcomes_anew_with_the_new_view() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let mut liisa = server.join(&meeting).await;
    liisa.ask(set_name("Liisa")).await.expect("accepted");
    let Some(Part::You(you)) = liisa.part(&PartKey::You) else { panic!("no part of her own") };
    let person = you.who.as_ref().expect("she has acted").number;
    let promote = |role| Command::Meeting(MeetingCommand::Promote { person, role });
    host.ask(promote(Role::Moderator)).await.expect("a host may");
    liisa
        .until(|b| b.welcome().role == Role::Moderator && b.parts().contains_key(&PartKey::People))
        .await;
    host.ask(promote(Role::Participant)).await.expect("a host may take it back");
    liisa
        .until(|b| {
            b.welcome().role == Role::Participant && !b.parts().contains_key(&PartKey::People)
        })
        .await;
    assert!(liisa.seq() > Seq(0));
    server.stop().await;
}

//! Nodes that share a Redis: the same meeting, the same people, the same bundle at each, whatever
//! happens to Redis meanwhile.

use crate::support::{Browser, TestServer, hello, secret};
use foorumi_client::{DURABLE, FaultProxy, RedisProcess};
use foorumi_protocol::{
    Access, ChatCommand, ChatMode, Command, DisplayName, MeetingCommand, MeetingLinks, MessageId,
    Part, PartKey, Role, Template, Text, ToClient, close,
};
use foorumi_server::Config;
use std::{
    panic::Location,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// A node with a data folder of its own.
struct Node {
    server: TestServer,
    _data: TempDir,
}

/// Nodes over one Redis and one archive.
async fn nodes<const N: usize>(url: &str, archive: &TempDir) -> [Node; N] {
    let mut nodes = Vec::new();
    for _ in 0..N {
        nodes.push(node(url, archive).await);
    }
    nodes.try_into().ok().expect("as many as asked for")
}

async fn node(url: &str, archive: &TempDir) -> Node {
    let data = TempDir::new().unwrap();
    let config = Config {
        redis_url: Some(url.parse().unwrap()),
        archive: Some(archive.path().into()),
        ..Config::in_folder(data.path().into())
    };
    Node { server: TestServer::with(config, None).await, _data: data }
}

fn say(text: &str) -> Command {
    Command::Chat(ChatCommand::Say { text: Text::new(text).unwrap() })
}

fn shows(browser: &Browser, text: &str) -> bool {
    browser.parts().values().any(|part| {
        let Part::Message(message) = part else { return false };
        message.text.as_str() == text
    })
}

fn present(browser: &Browser) -> Option<u32> {
    browser.heard.iter().rev().find_map(|message| {
        let ToClient::Here { present, .. } = message else { return None };
        Some(*present)
    })
}

async fn open_chat(node: &Node, meeting: &MeetingLinks) -> Browser {
    let mut host = node.server.join_as(meeting, Role::Host).await;
    host.ask(Command::Chat(ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 }))
        .await
        .unwrap();
    host
}

#[tokio::test(flavor = "multi_thread")]
async fn id2_id6_one_meeting_at_two_nodes_is_one_meeting_with_the_same_people() {
    let (redis, archive) = (RedisProcess::durable().unwrap(), TempDir::new().unwrap());
    let [one, other] = nodes(&redis.url(), &archive).await;
    let meeting = one.server.meeting(Template::Blank).await;
    let mut host = open_chat(&one, &meeting).await;
    let mut there = other.server.join(&meeting).await;
    there.ask(say("kuuluuko sinne")).await.unwrap();
    host.until(|host| shows(host, "kuuluuko sinne")).await;
    host.until(|host| present(host) == Some(2)).await;
    there.until(|there| present(there) == Some(2)).await;

    // The same person at another node: one person, own name, no repeat of what was sent.
    there.ask(set_name("Aino")).await.unwrap();
    let mut both = Browser::join(one.server.address, there.returning_fresh()).await;
    both.until(|both| name(both).as_deref() == Some("Aino")).await;
    both.until(|both| present(both) == Some(2)).await;
    let mut moved = there.return_to(one.server.address).await;
    moved.send(2, set_name("Aino")).await;
    assert!(moved.answer(2).await.is_ok(), "a repeat gets its first answer at any node");

    host.ask(Command::Meeting(MeetingCommand::End)).await.unwrap();
    let organiser = secret(&meeting, Role::Organiser);
    let mut bundles = Vec::new();
    for node in [&one, &other] {
        let answer =
            node.server.get("/api/bundle?audience=internal&languages=fi", Some(&organiser)).await;
        assert_eq!(answer.status, 200);
        bundles.push(answer.body);
    }
    assert!(bundles[0] == bundles[1], "f20: byte for byte the same at each node");
    one.server.stop().await;
    other.server.stop().await;
}

fn set_name(name: &str) -> Command {
    let name = DisplayName::new(name).unwrap();
    Command::Meeting(MeetingCommand::SetName { name: Some(name) })
}

fn name(browser: &Browser) -> Option<String> {
    let Some(Part::You(you)) = browser.part(&PartKey::You) else { return None };
    Some(you.who.as_ref()?.name.as_ref()?.as_str().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn id3_a_link_revoked_at_one_node_closes_its_sockets_at_all() {
    let (redis, archive) = (RedisProcess::durable().unwrap(), TempDir::new().unwrap());
    let [one, other] = nodes(&redis.url(), &archive).await;
    let meeting = one.server.meeting(Template::Blank).await;
    let (host, old) = (secret(&meeting, Role::Host), secret(&meeting, Role::Moderator));
    let mut moderator = other.server.join_as(&meeting, Role::Moderator).await;
    let mut secretary = other.server.join_as(&meeting, Role::Secretary).await;
    let answer = one.server.post("/api/links/moderator", Some(&host), "").await;
    assert_eq!(answer.status, 200);
    assert_eq!(moderator.closed().await, Some(close::REVOKED));
    let again = Browser::greet(other.server.address, hello(Access::Link { secret: old })).await;
    assert!(again.is_err());
    secretary.send_raw("{}").await;
    secretary.until(|one| one.heard.iter().any(|m| matches!(m, ToClient::Answers { .. }))).await;
    one.server.stop().await;
    other.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft10_a_node_that_missed_it_learns_of_a_revoked_link_from_the_log() {
    let (redis, archive) = (RedisProcess::durable().unwrap(), TempDir::new().unwrap());
    let fault = FaultProxy::to(redis.port()).await.unwrap();
    let (away, one) =
        (node(&fault.redis_url(), &archive).await, node(&redis.url(), &archive).await);
    let meeting = one.server.meeting(Template::Blank).await;
    let host = secret(&meeting, Role::Host);
    let mut moderator = away.server.join_as(&meeting, Role::Moderator).await;
    let mut secretary = away.server.join_as(&meeting, Role::Secretary).await;
    // What is told meanwhile is lost.
    fault.swallow(true);
    let answer = one.server.post("/api/links/moderator", Some(&host), "").await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    fault.cut(true);
    fault.swallow(false);
    fault.cut(false);
    assert_eq!(moderator.closed().await, Some(close::REVOKED));
    secretary.ask(set_name("Sihteeri")).await.expect("others stay");
    away.server.stop().await;
    one.server.stop().await;
}

/// Somebody with access to Redis wrote into a meeting's stream by hand. It is not saved, which is told
/// once and not for ever, other meetings go on, and the way out of `OPERATIONS.md` works.
#[tokio::test(flavor = "multi_thread")]
async fn ft9_a_foreign_entry_in_one_stream_stops_that_meeting_alone_and_there_is_a_way_out() {
    let (redis, archive) = (RedisProcess::durable().unwrap(), TempDir::new().unwrap());
    let one = node(&redis.url(), &archive).await;
    let meeting = one.server.meeting(Template::Blank).await;
    let other = one.server.meeting(Template::Blank).await;
    let mut host = open_chat(&one, &meeting).await;
    let mut elsewhere = open_chat(&one, &other).await;
    host.ask(say("ennen")).await.unwrap();
    let room = meeting.meeting.0;
    let (log, meta) = (format!("foorumi:1:{{{room}}}:log"), format!("foorumi:1:{{{room}}}:meta"));
    let foreign = redis.say(&format!("XADD {log} * vieras tieto")).unwrap();
    assert!(foreign.contains('-'), "{foreign}");
    host.send(50, say("odottaa")).await;
    host.until(|host| host.heard.iter().any(|m| matches!(m, ToClient::Saving { .. }))).await;
    elsewhere.ask(say("muut jatkavat")).await.unwrap();
    let answer = one.server.get("/health", None).await;
    let health: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((answer.status, &health["alarms"]), (200, &1.into()));
    // The way out.
    assert_eq!(redis.say(&format!("XDEL {log} {foreign}")).unwrap(), ":1");
    let last = redis.say(&format!("HGET {meta} last")).unwrap();
    assert_eq!(redis.say(&format!("XSETID {log} {last}-0")).unwrap(), "+OK");
    host.answer(50).await.unwrap();
    host.until(|host| shows(host, "odottaa")).await;
    one.server.stop().await;
}

/// Waits until a node says so of its forgetting.
async fn until_forgetting(node: &Node, wanted: &str) {
    let asking = async {
        loop {
            let answer = node.server.get("/health", None).await;
            let health: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            if health["forgetting"] == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let told = tokio::time::timeout(Duration::from_secs(30), asking).await;
    told.unwrap_or_else(|_| panic!("forgetting is never {wanted}"));
}

/// Says something that all see.
async fn said(host: &mut Browser, words: &str) -> MessageId {
    host.ask(say(words)).await.unwrap();
    host.until(|host| shows(host, words)).await;
    let said = host.parts().values().find_map(|part| {
        let Part::Message(message) = part else { return None };
        (message.text.as_str() == words).then_some(message.id)
    });
    said.expect("it is shown")
}

/// Has the desk remove it.
async fn remove(host: &mut Browser, message: MessageId) {
    host.ask(Command::Chat(ChatCommand::Remove { message })).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn ft11_what_is_forgotten_goes_from_the_files_of_replicas_too() {
    // What is compressed is not found, whether it is there or not.
    let plain = [DURABLE, &["--rdbcompression", "no"]].concat();
    let (redis, archive) = (RedisProcess::fresh(&plain).unwrap(), TempDir::new().unwrap());
    let master = redis.port().to_string();
    let of = ["--replicaof", "127.0.0.1", &master];
    let replica = RedisProcess::fresh(&[&plain[..], &of].concat()).unwrap();
    wait_for(|| replica.say("INFO replication").unwrap().contains("master_link_status:up")).await;
    let one = node(&redis.url(), &archive).await;
    let meeting = one.server.meeting(Template::Blank).await;
    let mut host = open_chat(&one, &meeting).await;
    host.ask(say("verrokki")).await.unwrap();
    let canary = said(&mut host, "kanarialintu").await;
    wait_for(|| replica.holds("verrokki").unwrap() && replica.holds("kanarialintu").unwrap()).await;
    remove(&mut host, canary).await;
    wait_for(|| !replica.holds("kanarialintu").unwrap() && !redis.holds("kanarialintu").unwrap())
        .await;
    assert!(replica.holds("verrokki").unwrap(), "what was not removed is found");
    until_forgetting(&one, "done").await;
    // One that does not let us in is told of.
    let locked =
        RedisProcess::fresh(&[DURABLE, &of, &["--requirepass", "toinen"]].concat()).unwrap();
    wait_for(|| redis.say("INFO replication").unwrap().contains("connected_slaves:2")).await;
    let other = said(&mut host, "satakieli").await;
    remove(&mut host, other).await;
    until_forgetting(&one, "partly").await;
    drop(locked);
    one.server.stop().await;
}

/// Waits until something is so.
#[track_caller]
fn wait_for(so: impl Fn() -> bool) -> impl Future<Output = ()> {
    let (begun, asked) = (Instant::now(), Location::caller());
    async move {
        while !so() {
            assert!(begun.elapsed() < Duration::from_secs(30), "it never came to be so: {asked}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// How often Redis is emptied: `ROUNDS=30` does more.
fn rounds() -> u32 {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(2)
}

#[tokio::test(flavor = "multi_thread")]
async fn f6_an_emptied_redis_gets_rooms_codes_links_and_people_back_from_the_nodes() {
    let (mut redis, archive) = (RedisProcess::durable().unwrap(), TempDir::new().unwrap());
    let [one, other] = nodes(&redis.url(), &archive).await;
    let meeting = one.server.meeting(Template::Blank).await;
    let mut host = open_chat(&one, &meeting).await;
    let mut there = other.server.join(&meeting).await;
    let mut slowest = Duration::ZERO;
    for round in 1..=rounds() {
        let kept = format!("ennen {round}");
        there.ask(say(&kept)).await.unwrap();
        if round % 2 == 1 {
            redis.kill().unwrap();
            redis.empty().unwrap();
            redis.restart().unwrap();
        } else {
            // Emptied while the line stands: nobody is told.
            redis.say("FLUSHALL").unwrap();
        }
        let emptied = Instant::now();
        let code = format!("EXISTS foorumi:1:code:{}", meeting.code);
        while redis.say(&code).unwrap() != ":1" {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let later = format!("jälkeen {round}");
        there.ask(say(&later)).await.unwrap();
        host.until(|host| shows(host, &kept) && shows(host, &later)).await;
        slowest = slowest.max(emptied.elapsed());
        // A node that was not there before, by code and by link, and the same person as before.
        let fresh = node(&redis.url(), &archive).await;
        let mut newcomer = fresh.server.join(&meeting).await;
        newcomer.until(|one| shows(one, &kept) && shows(one, &later)).await;
        fresh.server.join_as(&meeting, Role::Moderator).await;
        let same = Browser::join(fresh.server.address, there.returning_fresh()).await;
        assert_eq!(same.part(&PartKey::You), there.part(&PartKey::You));
        fresh.server.stop().await;
    }
    eprintln!("f6: emptied {} times, back within {slowest:?}", rounds());
    one.server.stop().await;
    other.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r7_a_node_cut_off_answers_nothing_and_says_so_and_the_others_go_on() {
    let (redis, archive) = (RedisProcess::durable().unwrap(), TempDir::new().unwrap());
    let fault = FaultProxy::to(redis.port()).await.unwrap();
    let (cut, other) =
        (node(&fault.redis_url(), &archive).await, node(&redis.url(), &archive).await);
    let meeting = cut.server.meeting(Template::Blank).await;
    let mut host = open_chat(&other, &meeting).await;
    let mut there = cut.server.join(&meeting).await;
    fault.swallow(true);
    there.send(1, say("odottaa")).await;
    there.until(|one| one.heard.iter().any(|m| matches!(m, ToClient::Saving { .. }))).await;
    assert!(!there.heard.iter().any(|m| matches!(m, ToClient::Answers { .. })));
    assert_eq!(cut.server.get("/health", None).await.status, 503);
    host.ask(say("muut jatkavat")).await.unwrap();
    let mut back = there.return_to(other.server.address).await;
    back.send(1, say("odottaa")).await;
    back.answer(1).await.unwrap();
    fault.swallow(false);
    fault.cut(true);
    fault.cut(false);
    let mut newcomer = cut.server.join(&meeting).await;
    newcomer.until(|one| shows(one, "odottaa") && shows(one, "muut jatkavat")).await;
    let twice = newcomer
        .parts()
        .values()
        .filter(|part| matches!(part, Part::Message(m) if m.text.as_str() == "odottaa"));
    assert_eq!(twice.count(), 1, "sent at two nodes, there once");
    cut.server.stop().await;
    other.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f18_a_socket_that_swallows_everything_is_noticed_and_what_was_said_counts_once() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let fault = FaultProxy::to(server.address.port()).await.unwrap();
    let meeting = server.meeting(Template::Blank).await;
    let mut host = server.join_as(&meeting, Role::Host).await;
    let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
    host.ask(Command::Chat(open)).await.unwrap();
    let code = hello(Access::Code { code: meeting.code });
    let url = fault.redis_url();
    let address = url.trim_start_matches("redis://").trim_end_matches('/').parse().unwrap();
    let mut there = Browser::join(address, code).await;
    host.until(|host| present(host) == Some(2)).await;
    fault.swallow(true);
    there.send(1, say("kerran")).await;
    let begun = Instant::now();
    host.until(|host| present(host) == Some(1)).await;
    // 25 s, and some for a machine that has much else to do.
    assert!(begun.elapsed() < Duration::from_secs(35), "noticed after {:?}", begun.elapsed());
    let mut back = there.return_to(server.address).await;
    for _ in 0..2 {
        back.send(1, say("kerran")).await;
        back.answer(1).await.unwrap();
    }
    host.until(|host| shows(host, "kerran")).await;
    assert_eq!(host.parts().values().filter(|part| matches!(part, Part::Message(_))).count(), 1);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redis_that_forgets_is_told_in_health_and_refused_when_asked() {
    let plain = RedisProcess::fresh(&[]).unwrap();
    let (archive, data) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let reduced = node(&plain.url(), &archive).await;
    let health = reduced.server.get("/health", None).await.text();
    assert!(health.contains(r#""durability":"reduced""#), "{health}");
    let strict = |url: String| Config {
        redis_url: Some(url.parse().unwrap()),
        require_durable_redis: true,
        ..Config::in_folder(data.path().into())
    };
    let refused = foorumi_server::Server::open(strict(plain.url())).await;
    let why = refused.err().expect("refused").to_string();
    assert!(why.contains("appendonly is no"), "{why}");
    let durable = RedisProcess::fresh(DURABLE).unwrap();
    let full = TestServer::with(strict(durable.url()), None).await;
    let health = full.get("/health", None).await.text();
    assert!(health.contains(r#""durability":"full""#), "{health}");
    full.stop().await;
    reduced.server.stop().await;
}

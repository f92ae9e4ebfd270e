//! The master of Redis dies and Sentinel makes its replica the master: nodes go on by themselves, and
//! what was confirmed stands.

use crate::support::sentinel::Sentinels;
use crate::support::{Browser, TestServer, secret};
use foorumi_client::{DURABLE, RedisProcess};
use foorumi_protocol::{
    ChatCommand, ChatMode, Command, MeetingCommand, Part, Role, Template, Text,
};
use foorumi_server::Config;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longest that Sentinel may take to see that one is back.
const PATIENCE: Duration = Duration::from_secs(120);

fn say(text: &str) -> Command {
    Command::Chat(ChatCommand::Say { text: Text::new(text).unwrap() })
}

fn shown(browser: &Browser) -> Vec<String> {
    let text = |part: &Part| {
        let Part::Message(message) = part else { return None };
        Some(message.text.as_str().to_owned())
    };
    browser.parts().values().filter_map(text).collect()
}

async fn until(so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < PATIENCE, "it does not come to that");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r7_r8_sentinel_makes_another_redis_the_master_and_nothing_confirmed_is_lost() {
    let mut master = RedisProcess::fresh(DURABLE).unwrap();
    let master_port = master.port().to_string();
    let replica =
        RedisProcess::fresh(&[DURABLE, &["--replicaof", "127.0.0.1", &master_port]].concat())
            .unwrap();
    let sentinels = Sentinels::over(&master);
    let (archive, data) = (TempDir::new().unwrap(), [(); 2].map(|()| TempDir::new().unwrap()));
    let node = async |data: &TempDir| {
        let config = Config {
            redis_url: Some(sentinels.url().parse().unwrap()),
            archive: Some(archive.path().into()),
            ..Config::in_folder(data.path().into())
        };
        TestServer::with(config, None).await
    };
    let (one, other) = (node(&data[0]).await, node(&data[1]).await);
    let meeting = one.meeting(Template::Blank).await;
    let mut host = one.join_as(&meeting, Role::Host).await;
    let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
    host.ask(Command::Chat(open)).await.unwrap();
    let mut there = other.join(&meeting).await;
    let mut told = Vec::new();
    for no in 1..=20 {
        let text = format!("ennen {no}");
        there.ask(say(&text)).await.unwrap();
        told.push(text);
    }

    master.kill().unwrap();
    // Said while there is no master: answered once there is one.
    there.send(21, say("kesken")).await;
    sentinels.until_master(replica.port()).await;
    there.answer(21).await.unwrap();
    told.push("kesken".into());
    host.until(|host| told.iter().all(|text| shown(host).contains(text))).await;

    // The old one comes back, and is made a replica: nobody goes back to it.
    master.restart().unwrap();
    // Sentinel closes the connections of one that it makes a replica.
    let role = || master.say("ROLE");
    until(|| role().is_ok_and(|role| role.starts_with("slave\n"))).await;
    there.send(22, say("jälkeen")).await;
    there.answer(22).await.unwrap();
    told.push("jälkeen".into());
    host.until(|host| shown(host).len() == told.len()).await;
    let newcomer = other.join(&meeting).await;
    for browser in [&host, &newcomer] {
        let mut all = shown(browser);
        all.sort();
        told.sort();
        assert_eq!(all, told, "each once");
    }

    host.ask(Command::Meeting(MeetingCommand::End)).await.unwrap();
    let organiser = secret(&meeting, Role::Organiser);
    let mut bundles = Vec::new();
    for node in [&one, &other] {
        let answer = node.get("/api/bundle?audience=internal&languages=fi", Some(&organiser)).await;
        assert_eq!(answer.status, 200);
        bundles.push(answer.body);
    }
    assert!(bundles[0] == bundles[1], "f20: byte for byte the same at each node");
    one.stop().await;
    other.stop().await;
}

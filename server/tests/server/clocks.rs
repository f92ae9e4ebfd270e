//! R15: nodes whose clocks are set wrong among nodes whose clocks are right.

use crate::support::{TestServer, secret};
use foorumi_client::RedisProcess;
use foorumi_protocol::{Command, Kept, MeetingCommand, MeetingLinks, Millis, Role, Template};
use foorumi_server::{Clock, Config};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

const END: Command = Command::Meeting(MeetingCommand::End);
const HOUR: Duration = Duration::from_secs(3600);
const YEAR_MS: i64 = 365 * 24 * 3_600_000;

struct Node {
    server: TestServer,
    _data: TempDir,
}

/// A node whose clock is `years` ahead, or behind.
async fn node(redis: &RedisProcess, archive: &TempDir, years: i64) -> Node {
    let data = TempDir::new().unwrap();
    let config = Config {
        redis_url: Some(redis.url().parse().unwrap()),
        archive: Some(archive.path().into()),
        clock: Clock::off_by(years * YEAR_MS),
        ..Config::in_folder(data.path().into())
    };
    Node { server: TestServer::with(config, None).await, _data: data }
}

impl Node {
    /// What `/health` says of its clock. The node is well, whatever its clock.
    async fn clock(&self) -> String {
        let answer = self.server.get("/health", None).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let health: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        health["clock"].as_str().unwrap().to_owned()
    }

    async fn kept(&self, meeting: &MeetingLinks) -> Kept {
        let answer = self.server.get("/api/kept", Some(&secret(meeting, Role::Organiser))).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }
}

fn now() -> u64 {
    u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn r15_nodes_with_wrong_clocks_among_good_ones_end_remove_and_forget_nothing() {
    let (redis, archive) = (RedisProcess::durable().unwrap(), TempDir::new().unwrap());
    let late = node(&redis, &archive, 10).await;
    let early = node(&redis, &archive, -25).await;
    let [good, other] = [node(&redis, &archive, 0).await, node(&redis, &archive, 0).await];
    assert!(late.clock().await.contains("ahead of that of Redis"), "{}", late.clock().await);
    assert!(early.clock().await.contains("behind that of Redis"), "{}", early.clock().await);

    // A meeting made, led and ended at the two whose clocks are wrong is stamped with the right time.
    let meeting = late.server.meeting(Template::Blank).await;
    let mut host = early.server.join_as(&meeting, Role::Host).await;
    assert!(host.welcome().at.0.abs_diff(now()) < 60_000, "browsers hear the right time");
    host.ask(END).await.unwrap();
    let kept = late.kept(&meeting).await;
    let until = kept.kept_until.expect("told once ended");
    let days = u64::from(kept.keep_days) * 24 * 3_600_000;
    assert!(until.0.abs_diff(now() + days) < 60_000, "kept for its days from now");
    // By the calendars of ten years on, and of long ago, it is due or will never be.
    for wrong in [&late, &early] {
        let mut retention = wrong.server.retention();
        for hours in 0..5 {
            retention.look(Millis(until.0 + 10 * YEAR_MS.unsigned_abs()), HOUR * hours).await;
        }
        assert_eq!(wrong.kept(&meeting).await.receipt, None);
    }
    assert_eq!(good.clock().await, "believed");
    assert_eq!(other.clock().await, "believed", "no record has made good clocks look wrong");

    // A good node removes it when it has found it due twice, an hour apart.
    let mut retention = good.server.retention();
    for minutes in 0..60 {
        retention.look(until, HOUR * minutes / 60).await;
    }
    assert_eq!(other.kept(&meeting).await.receipt, None);
    // It is due once its results are stored, which takes a moment after the end.
    for hours in 1.. {
        retention.look(until, HOUR * hours).await;
        if other.kept(&meeting).await.receipt.is_some() {
            break;
        }
    }
    for node in [late, early, good, other] {
        node.server.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r15_alone_a_clock_before_the_newest_record_is_told_and_does_not_run_back() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    server.stop().await;
    let clock = Clock::off_by(-25 * YEAR_MS);
    let config = Config { clock, ..Config::in_folder(folder.path().into()) };
    let node = Node { server: TestServer::with(config, None).await, _data: folder };
    let host = node.server.join_as(&meeting, Role::Host).await;
    while !node.clock().await.contains("before the newest record") {
        tokio::task::yield_now().await;
    }
    drop(host);
    let again = node.server.join_as(&meeting, Role::Host).await;
    assert!(again.welcome().at.0.abs_diff(now()) < 60_000, "as late as what has happened");
    drop(again);
    node.server.stop().await;
}

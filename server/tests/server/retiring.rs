//! Meetings that an earlier release left (`tests/kept`) end here, and retire when their days are over
//! (rule RB7). How they open is in `tests/tests/upgrade`.

use crate::support::{Browser, TestServer, hello};
use foorumi_client::{DURABLE, RedisProcess};
use foorumi_protocol::{Access, Command, Kept, MeetingCommand, Millis, Refusal};
use foorumi_server::Config;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command as Process,
};
use tempfile::TempDir;

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/kept");
const GOING_ON: [&str; 3] = ["live", "planned", "quiet"];

/// What is kept of each release, and what it had told.
fn releases(file: &str) -> Vec<(TempDir, Value)> {
    let folders = fs::read_dir(KEPT).unwrap().map(|entry| entry.unwrap().path());
    let unpacked = folders.filter(|path| path.is_dir()).map(|release: PathBuf| {
        let folder = TempDir::new().unwrap();
        let (from, to) = (release.join(file), folder.path());
        let tar = Process::new("tar").arg("-xzf").arg(from).arg("-C").arg(to).status();
        assert!(tar.unwrap().success());
        let told = fs::read(folder.path().join("told.json")).unwrap();
        (folder, serde_json::from_slice(&told).unwrap())
    });
    unpacked.collect()
}

fn secret(meeting: &Value, role: &str) -> String {
    let links = meeting["links"]["links"].as_array().unwrap();
    let link = links.iter().find(|link| link["role"] == role).unwrap();
    link["secret"].as_str().unwrap().to_owned()
}

async fn kept(server: &TestServer, meeting: &Value) -> Kept {
    let answer = server.get("/api/kept", Some(&secret(meeting, "organiser"))).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

async fn bundle_is_there(server: &TestServer, meeting: &Value) {
    let bearer = secret(meeting, "organiser");
    let bundle = server.get(&crate::support::bundle_path(), Some(&bearer)).await;
    assert_eq!(bundle.status, 200, "{}", bundle.text());
}

/// All end, all days pass, and of each only its results and a receipt are left.
async fn all_retire(server: &TestServer, meetings: &Value) {
    for name in GOING_ON {
        let access = Access::Link { secret: secret(&meetings[name], "host") };
        let mut host = Browser::join(server.address, hello(access)).await;
        let ended = host.ask(Command::Meeting(MeetingCommand::End)).await;
        ended.unwrap_or_else(|why| panic!("{name} does not end: {why:?}"));
    }
    let removed = kept(server, &meetings["removed"]).await.receipt;
    let mut last = Millis(0);
    for name in GOING_ON.into_iter().chain(["ended"]) {
        let until = kept(server, &meetings[name]).await.kept_until.unwrap();
        last = last.max(until);
        bundle_is_there(server, &meetings[name]).await;
    }
    server.look(last).await;
    for name in GOING_ON.into_iter().chain(["ended"]) {
        let now = kept(server, &meetings[name]).await;
        assert!(now.receipt.is_some_and(|receipt| !receipt.everything), "{name} stands");
        let access = Access::Link { secret: secret(&meetings[name], "host") };
        let refused = Browser::greet(server.address, hello(access)).await.err();
        assert_eq!(refused, Some(Refusal::Removed), "{name}");
        bundle_is_there(server, &meetings[name]).await;
    }
    assert_eq!(kept(server, &meetings["removed"]).await.receipt, removed, "it is removed once");
}

#[tokio::test]
async fn rb7_meetings_of_an_earlier_release_retire() {
    for (folder, told) in releases("embedded.tar.gz") {
        let data = folder.path().join("data");
        let server = TestServer::with(Config::in_folder(data.clone()), None).await;
        all_retire(&server, &told["meetings"]).await;
        assert_eq!(logs(&data), 0, "no log is left");
        server.stop().await;
    }
}

fn logs(data: &Path) -> usize {
    let files = fs::read_dir(data.join("logs")).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|is| is == "sqlite")).count()
}

#[tokio::test]
async fn rb7_meetings_of_an_earlier_release_retire_over_redis() {
    for (folder, told) in releases("redis.tar.gz") {
        let redis = RedisProcess::start(&folder.path().join("redis"), DURABLE).unwrap();
        let config = Config {
            redis_url: Some(redis.url().parse().unwrap()),
            archive: Some(folder.path().join("archive")),
            ..Config::in_folder(folder.path().join("data"))
        };
        let server = TestServer::with(config, None).await;
        all_retire(&server, &told["meetings"]).await;
        server.stop().await;
    }
}

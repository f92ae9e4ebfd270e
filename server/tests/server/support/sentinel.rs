//! Three Sentinels of a test's own, which watch over one Redis.

use foorumi_client::{RedisProcess, free_port, say};
use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::time::sleep;

/// What they call the master.
const MASTER: &str = "foorumi";
/// Milliseconds without an answer after which the master counts as dead.
const DOWN_MS: u32 = 1000;
/// Longest that they may take for anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// The three. Killed when dropped.
pub(crate) struct Sentinels {
    ports: Vec<u16>,
    children: Vec<Child>,
    _folders: Vec<TempDir>,
}

impl Sentinels {
    /// Starts them over a master that has a replica, and waits until they know it and each other.
    pub(crate) fn over(master: &RedisProcess) -> Self {
        let begun = Instant::now();
        while master.say("WAIT 1 100").unwrap() != ":1" {
            assert!(begun.elapsed() < PATIENCE, "the replica does not follow");
        }
        let mut all = Self { ports: Vec::new(), children: Vec::new(), _folders: Vec::new() };
        for _ in 0..3 {
            all.start(master.port());
        }
        for port in &all.ports {
            let knows = |words: &str, begins: &str| {
                say(*port, words).is_ok_and(|answer| answer.starts_with(begins))
            };
            while !(knows(&format!("SENTINEL CKQUORUM {MASTER}"), "+OK 3 ")
                && knows(&format!("SENTINEL REPLICAS {MASTER}"), "name\n"))
            {
                assert!(begun.elapsed() < PATIENCE, "the Sentinels do not find each other");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        all
    }

    pub(crate) fn url(&self) -> String {
        let hosts: Vec<String> =
            self.ports.iter().map(|port| format!("127.0.0.1:{port}")).collect();
        format!("redis-sentinel://{}/{MASTER}", hosts.join(","))
    }

    /// Until most of them say that this is the master.
    pub(crate) async fn until_master(&self, port: u16) {
        let begun = Instant::now();
        let ask = format!("SENTINEL GET-MASTER-ADDR-BY-NAME {MASTER}");
        let told = |at: &&u16| {
            let address = say(**at, &ask).unwrap_or_default();
            address.ends_with(&format!("\n{port}"))
        };
        while self.ports.iter().filter(told).count() < 2 {
            assert!(begun.elapsed() < PATIENCE, "no new master");
            sleep(Duration::from_millis(20)).await;
        }
    }

    fn start(&mut self, master: u16) {
        let folder = TempDir::new().unwrap();
        let (port, file) = (free_port().unwrap(), folder.path().join("sentinel.conf"));
        let settings = format!(
            "port {port}\nbind 127.0.0.1\ndir {}\nlogfile log\n\
             sentinel monitor {MASTER} 127.0.0.1 {master} 2\n\
             sentinel down-after-milliseconds {MASTER} {DOWN_MS}\n\
             sentinel failover-timeout {MASTER} 10000\n",
            folder.path().display()
        );
        std::fs::write(&file, settings).unwrap();
        let child = Command::new("redis-server")
            .arg(&file)
            .arg("--sentinel")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.children.push(child.expect("redis-server is installed (the Makefile does it)"));
        self.ports.push(port);
        self._folders.push(folder);
    }
}

impl Drop for Sentinels {
    fn drop(&mut self) {
        for child in &mut self.children {
            // One that has ended already is as good.
            let _ = (child.kill(), child.wait());
        }
    }
}

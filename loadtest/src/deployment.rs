//! Many nodes: their Redis, a balancer, and proxies between that fail at will.

use anyhow::Context;
use foorumi_client::{Api, DURABLE, FaultProxy, Launch, RedisProcess, ServerProcess};
use foorumi_protocol::Lang;
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use tokio::time::sleep;

/// A node that cannot be started is tried again for this long: Redis may be away just then.
const START_TRIES: usize = 120;
/// How often a bundle is asked for before it counts as missing: its node may just have come up.
const BUNDLE_TRIES: usize = 60;

/// Nodes behind a balancer, each with a proxy of its own before the one Redis.
#[derive(Debug)]
pub(crate) struct Deployment {
    /// Nodes take them in turn.
    binaries: Vec<PathBuf>,
    folder: PathBuf,
    pub(crate) redis: RedisProcess,
    /// Where people dial.
    pub(crate) front: FaultProxy,
    pub(crate) nodes: Vec<Place>,
}

/// A node's place: it may be killed and started again.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) node: Option<ServerProcess>,
    /// What stands between it and Redis.
    pub(crate) proxy: FaultProxy,
    listen: String,
}

impl Deployment {
    /// Starts Redis and `count` nodes.
    pub(crate) async fn start(binary: &Path, folder: &Path, count: usize) -> anyhow::Result<Self> {
        Self::start_builds(vec![binary.into()], folder, count).await
    }

    /// Starts nodes of several builds.
    pub(crate) async fn start_builds(
        binaries: Vec<PathBuf>,
        folder: &Path,
        count: usize,
    ) -> anyhow::Result<Self> {
        let redis = RedisProcess::start(&folder.join("redis"), DURABLE)?;
        let mut nodes = Vec::new();
        for _ in 0..count {
            let proxy = FaultProxy::to(redis.port()).await?;
            nodes.push(Place { node: None, proxy, listen: "127.0.0.1:0".into() });
        }
        let front = FaultProxy::open(Vec::new()).await?;
        let folder = folder.into();
        let mut deployment = Self { binaries, folder, redis, front, nodes };
        for at in 0..count {
            deployment.start_node(at).await?;
        }
        Ok(deployment)
    }

    /// The address of the whole.
    pub(crate) fn api(&self) -> Api {
        Api::new(format!("http://{}", self.front.address()))
    }

    /// Starts a node, at its address if it had one.
    pub(crate) async fn start_node(&mut self, at: usize) -> anyhow::Result<()> {
        let binary = &self.binaries[at % self.binaries.len()];
        let place = &mut self.nodes[at];
        let data = self.folder.join(format!("node-{at}"));
        let redis = place.proxy.redis_url();
        let archive = self.folder.join("archive");
        let archive = archive.to_str().context("folders have plain names")?;
        let args = ["--redis-url", &redis, "--archive", archive, "--max-people", "2000"];
        // Its Redis and its proxies fail on purpose: what it says of that helps nobody.
        let level = env::var("RUST_LOG").unwrap_or_else(|_| "off".into());
        for attempt in 1.. {
            let launch = Launch::new(binary, &data).listen(&place.listen).args(&args);
            match launch.for_a_crowd().log(&level).start().await {
                Ok(node) => {
                    place.listen = node.api().address().to_owned();
                    place.node = Some(node);
                    break;
                }
                Err(error) if attempt >= START_TRIES => return Err(error),
                Err(_) => sleep(Duration::from_millis(250)).await,
            }
        }
        self.balance();
        Ok(())
    }

    /// Kills a node as a power cut would.
    pub(crate) async fn kill_node(&mut self, at: usize) -> anyhow::Result<()> {
        if let Some(node) = self.nodes[at].node.take() {
            node.kill().await?;
        }
        self.balance();
        Ok(())
    }

    /// Sends a signal to a node: `STOP` freezes it, `CONT` lets it go on.
    pub(crate) fn signal(&self, at: usize, signal: &str) {
        if let Some(pid) = self.nodes[at].node.as_ref().and_then(ServerProcess::pid) {
            // One that has just died needs no signal.
            let _ = Command::new("kill").args([&format!("-{signal}"), &pid.to_string()]).status();
        }
    }

    /// The nodes that run.
    pub(crate) fn running(&self) -> impl Iterator<Item = &ServerProcess> {
        self.nodes.iter().filter_map(|place| place.node.as_ref())
    }

    /// The bundle of a meeting from each node that runs, as soon as it has it.
    pub(crate) async fn bundles(&self, organiser: &str) -> anyhow::Result<Vec<Vec<u8>>> {
        let mut bundles = Vec::new();
        for node in self.running() {
            let mut tries = 0;
            bundles.push(loop {
                match node.api().bundle(organiser, Lang::Fi).await {
                    Ok(bundle) => break bundle,
                    Err(error) if tries >= BUNDLE_TRIES => return Err(error),
                    Err(_) => tries += 1,
                }
                sleep(Duration::from_millis(500)).await;
            });
        }
        Ok(bundles)
    }

    /// How often the nodes that run have found something not as it should be.
    pub(crate) async fn alarms(&self) -> anyhow::Result<u64> {
        let mut alarms = 0;
        for node in self.running() {
            alarms += node.api().alarms().await?;
        }
        Ok(alarms)
    }

    /// Kills all.
    pub(crate) async fn end(mut self) -> anyhow::Result<()> {
        for at in 0..self.nodes.len() {
            self.kill_node(at).await?;
        }
        Ok(self.redis.kill()?)
    }

    fn balance(&self) {
        self.front.lead_to(self.running().filter_map(|node| node.address().ok()).collect());
    }
}

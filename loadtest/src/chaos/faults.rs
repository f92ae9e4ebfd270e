//! What goes wrong, drawn from a seed: one thing after the other, until it is enough; then all heals.

use crate::deployment::Deployment;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::{
    ops::Range,
    time::{Duration, Instant},
};
use tokio::{sync::watch, task, time::timeout};

/// Milliseconds of quiet before the next fault.
const QUIET_MS: Range<u64> = 800..6_000;
/// A line that breaks within this time after a node's kill broke because of it.
const BECAUSE: Duration = Duration::from_millis(500);

/// What was done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Done {
    pub(crate) node_kills: u64,
    pub(crate) redis_kills: u64,
    pub(crate) network_faults: u64,
    pub(crate) freezes: u64,
    /// When nodes were killed.
    pub(crate) kills: Vec<Instant>,
    /// When Redis was there again.
    pub(crate) returns: Vec<Instant>,
}

impl Done {
    /// Whether a line that broke then broke because a node was killed.
    pub(crate) fn was_kill(&self, lost: Instant) -> bool {
        self.kills.iter().any(|kill| lost >= *kill && lost - *kill < BECAUSE)
    }

    /// Adds the counts.
    pub(crate) fn add(&mut self, other: &Self) {
        self.node_kills += other.node_kills;
        self.redis_kills += other.redis_kills;
        self.network_faults += other.network_faults;
        self.freezes += other.freezes;
    }
}

/// Whoever breaks things.
pub(crate) struct Faults {
    pub(crate) deployment: Deployment,
    random: StdRng,
    done: Done,
    enough: watch::Receiver<bool>,
}

impl Faults {
    pub(crate) fn new(deployment: Deployment, seed: u64, enough: watch::Receiver<bool>) -> Self {
        let random = StdRng::seed_from_u64(seed);
        Self { deployment, random, done: Done::default(), enough }
    }

    /// Until it is enough.
    pub(crate) async fn run(mut self) -> anyhow::Result<(Deployment, Done)> {
        while !self.pause(QUIET_MS).await {
            match self.random.random_range(0..100) {
                0..40 => self.kill_node().await?,
                40..60 => self.kill_redis().await?,
                60..88 => self.break_network().await,
                _ => self.freeze_node().await,
            }
        }
        Ok((self.deployment, self.done))
    }

    async fn kill_node(&mut self) -> anyhow::Result<()> {
        let at = self.any_node();
        self.done.node_kills += 1;
        self.done.kills.push(Instant::now());
        self.deployment.kill_node(at).await?;
        self.pause(0..2_000).await;
        self.deployment.start_node(at).await
    }

    async fn kill_redis(&mut self) -> anyhow::Result<()> {
        self.done.redis_kills += 1;
        self.deployment.redis.kill()?;
        let long = self.random.random_ratio(1, 8);
        self.pause(if long { 8_000..12_000 } else { 100..2_500 }).await;
        // It reads its files first, while everybody else goes on.
        task::block_in_place(|| self.deployment.redis.restart())?;
        self.done.returns.push(Instant::now());
        Ok(())
    }

    /// The proxy between a node and Redis, or the one that people dial.
    async fn break_network(&mut self) {
        self.done.network_faults += 1;
        let at = self.any_node();
        let front = self.random.random_ratio(1, 3);
        let kind = self.random.random_range(0..4);
        let proxy = if front { &self.deployment.front } else { &self.deployment.nodes[at].proxy };
        match kind {
            0 => proxy.reset(),
            1 => proxy.cut(true),
            2 => proxy.swallow(true),
            _ => proxy.slow(150),
        }
        self.pause(if kind == 0 { 0..1 } else { 500..5_000 }).await;
        let proxy = if front { &self.deployment.front } else { &self.deployment.nodes[at].proxy };
        proxy.slow(0);
        proxy.cut(false);
        proxy.swallow(false);
        if kind == 2 {
            // What was swallowed is missing from the middle of a stream.
            proxy.reset();
        }
    }

    async fn freeze_node(&mut self) {
        let at = self.any_node();
        self.done.freezes += 1;
        self.deployment.signal(at, "STOP");
        self.pause(1_000..8_000).await;
        self.deployment.signal(at, "CONT");
    }

    fn any_node(&mut self) -> usize {
        self.random.random_range(0..self.deployment.nodes.len())
    }

    /// Waits; whether it is enough.
    async fn pause(&mut self, ms: Range<u64>) -> bool {
        let ms = self.random.random_range(ms);
        let enough = self.enough.wait_for(|enough| *enough);
        timeout(Duration::from_millis(ms), enough).await.is_ok()
    }
}

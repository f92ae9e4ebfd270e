//! Scenario `chaos`: real nodes and a real Redis are killed, frozen and cut off at random while people
//! vote and write; then every acknowledgement is compared with the bundle, the bundle of each node
//! with the others', and every screen with the rest.

mod deployment;
mod faults;
mod people;
mod round;

use crate::{Times, build_server};
use deployment::Deployment;
use faults::{Done, Faults};
use round::{Round, Verdict};
use serde::Serialize;
use std::{
    fmt,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::watch;

/// Each round is a meeting of its own, so that rooms are made, ended and stored under fire, too.
const ROUND: Duration = Duration::from_secs(60);

/// How the scenario is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Nodes.
    pub nodes: usize,
    /// People in each meeting.
    pub people: usize,
    /// Minutes of trouble.
    pub minutes: f64,
    /// Decides what goes wrong, and what people do.
    pub seed: u64,
    /// A server binary; `None` builds one.
    pub server: Option<PathBuf>,
    /// Where nodes and Redis keep their data.
    pub data: PathBuf,
}

/// What happened.
#[derive(Clone, Debug, Serialize)]
pub struct ChaosReport {
    /// The seed.
    pub seed: u64,
    /// Minutes of trouble.
    pub minutes: f64,
    /// Nodes killed.
    pub node_kills: u64,
    /// Times that Redis was killed.
    pub redis_kills: u64,
    /// Wires cut, reset, slowed or made to swallow everything; frozen nodes count here.
    pub network_faults: u64,
    /// Commands acknowledged as accepted.
    pub acknowledged: u64,
    /// Acknowledged and not in the bundle.
    pub lost: u64,
    /// In the bundle more often than acknowledged.
    pub doubled: u64,
    /// Bundles and screens that differ from the others.
    pub diverged: u64,
    /// From the kill of a node until its people are live again elsewhere.
    pub recover_ms: Recovery,
}

/// Milliseconds.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Recovery {
    /// Half are below.
    pub p50: f64,
    /// 99 of 100 are below.
    pub p99: f64,
}

impl ChaosReport {
    /// Whether nothing was lost, doubled or different anywhere.
    pub fn holds(&self) -> bool {
        self.lost == 0 && self.doubled == 0 && self.diverged == 0 && self.acknowledged > 0
    }
}

impl fmt::Display for ChaosReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "chaos seed {}, {:.1} min: {} node kills, {} Redis kills, {} network faults; \
             {} acknowledged, {} lost, {} doubled, {} diverged; back after p50 {:.0} ms, p99 {:.0} ms",
            self.seed,
            self.minutes,
            self.node_kills,
            self.redis_kills,
            self.network_faults,
            self.acknowledged,
            self.lost,
            self.doubled,
            self.diverged,
            self.recover_ms.p50,
            self.recover_ms.p99,
        )
    }
}

/// Runs it.
///
/// # Errors
/// When the deployment cannot be started, or somebody waits for an answer in vain.
pub async fn run(options: &Options, tell: impl Fn(String)) -> anyhow::Result<ChaosReport> {
    let binary = match &options.server {
        Some(binary) => binary.clone(),
        None => build_server().await?,
    };
    let mut deployment = Deployment::start(&binary, &options.data, options.nodes).await?;
    let acknowledged = Arc::new(AtomicU64::new(0));
    let (mut done, mut verdict, mut times) = (Done::default(), Verdict::default(), Times::new());
    let end = Instant::now() + Duration::from_secs_f64(options.minutes * 60.0);
    for number in 0.. {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        let seed = options.seed.wrapping_add(number << 32);
        let api = deployment.api();
        let mut round = Round::begin(&api, options.people, seed, &acknowledged).await?;
        let (enough, heard) = watch::channel(false);
        let faults = tokio::spawn(Faults::new(deployment, seed, heard).run());
        tokio::time::sleep(left.min(ROUND)).await;
        enough.send_replace(true);
        let broken = faults.await??;
        deployment = broken.0;
        let found = round.end(&deployment).await?;
        for (lost, took) in round.recoveries() {
            if broken.1.was_kill(lost) {
                times.note(took);
            }
        }
        done.add(&broken.1);
        tell(format!(
            "round {number}: {found:?}, {} acknowledged",
            acknowledged.load(Ordering::Relaxed)
        ));
        verdict.add(&found);
    }
    deployment.end().await?;
    let quantiles = times.quantiles();
    Ok(ChaosReport {
        seed: options.seed,
        minutes: options.minutes,
        node_kills: done.node_kills,
        redis_kills: done.redis_kills,
        network_faults: done.network_faults + done.freezes,
        acknowledged: acknowledged.load(Ordering::Relaxed),
        lost: verdict.lost,
        doubled: verdict.doubled,
        diverged: verdict.diverged,
        recover_ms: Recovery { p50: quantiles.p50, p99: quantiles.p99 },
    })
}

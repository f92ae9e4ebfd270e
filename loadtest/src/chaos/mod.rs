//! Scenario `chaos`: real nodes and a real Redis are killed, frozen and cut off at random while people
//! vote and write; then every acknowledgement is compared with the bundle, the bundle of each node
//! with the others', and every screen with the rest.

mod faults;
mod people;
mod recovery;
mod round;
mod verdict;

use crate::deployment::Deployment;

use faults::{Done, Faults};
use recovery::Recoveries;
pub use recovery::Recovery;
use round::Round;
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
use verdict::Verdict;

/// Each round is a meeting of its own, so that rooms are also made, ended and stored while things fail.
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
    /// The server's program.
    pub server: PathBuf,
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
    /// Connections cut, reset, slowed or made to swallow everything; frozen nodes count here.
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
    /// From a command to its answer for those whose node lives, in the seconds after another's kill.
    #[serde(skip)]
    pub others_ms: Recovery,
    /// From Redis' return to the first answer.
    #[serde(skip)]
    pub writes_back_ms: Recovery,
}

/// Milliseconds within which 99 of 100 people of a killed node are live again (F4).
const RECOVERED_MS: f64 = 5_000.0;

impl ChaosReport {
    /// Whether nothing was lost, doubled or different anywhere, and people were back soon.
    pub fn holds(&self) -> bool {
        let same = self.lost == 0 && self.doubled == 0 && self.diverged == 0;
        same && self.acknowledged > 0 && self.recover_ms.p99 < RECOVERED_MS
    }
}

impl fmt::Display for ChaosReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "chaos seed {}, {:.1} min: {} node kills, {} Redis kills, {} network faults; \
             {} acknowledged, {} lost, {} doubled, {} diverged; back after p50 {:.0} ms, p99 {:.0} ms; \
             others meanwhile p99 {:.0} ms; writes back after Redis p50 {:.0} ms, p99 {:.0} ms",
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
            self.others_ms.p99,
            self.writes_back_ms.p50,
            self.writes_back_ms.p99,
        )
    }
}

/// Runs it.
///
/// # Errors
/// When the deployment cannot be started, or an answer never comes.
pub async fn run(options: &Options, tell: impl Fn(String)) -> anyhow::Result<ChaosReport> {
    let mut deployment = Deployment::start(&options.server, &options.data, options.nodes).await?;
    let acknowledged = Arc::new(AtomicU64::new(0));
    let (mut done, mut verdict) = (Done::default(), Verdict::default());
    let mut recoveries = Recoveries::new();
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
        round.note_recoveries(&broken.1, &mut recoveries);
        done.add(&broken.1);
        tell(format!(
            "round {number}: {found:?}, {} acknowledged",
            acknowledged.load(Ordering::Relaxed)
        ));
        verdict.add(&found);
    }
    deployment.end().await?;
    let (recover_ms, others_ms, writes_back_ms) = recoveries.quantiles();
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
        recover_ms,
        others_ms,
        writes_back_ms,
    })
}

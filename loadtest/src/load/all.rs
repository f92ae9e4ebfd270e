//! `all`: every load in one run, so that its figures are ratios to the same machine at the same time.

use super::{
    Beside, Fanout, Join, Mixed, Setting, Storm, beside, fanout, join, limit, mixed, storm,
};

use serde::Serialize;
use std::{fmt, time::Duration};

/// A hall.
const HALL: usize = 2000;
/// The largest hall in the comparison, and the smallest.
const MANY: usize = 10_000;
const FEW: usize = 500;

/// What is measured, what is wanted.
#[derive(Clone, Debug, Serialize)]
pub struct All {
    /// Bare write of 100 bytes, microseconds.
    pub limit_us: f64,
    /// An eighth of a bare write of 800 bytes, microseconds.
    pub limit_burst_us: f64,
    /// A delivery, by the bare write of its bytes: the middle one of three runs.
    pub fanout_ratio: f64,
    /// The same with eight messages at once.
    pub burst_ratio: f64,
    /// Processor time a vote when a hall votes in two seconds.
    pub storm_us_per_vote: f64,
    /// Until all see the last vote.
    pub storm_settle_ms: f64,
    /// The same when 10,000 vote in five seconds.
    pub big_storm_settle_ms: f64,
    /// Memory of an idle connection.
    pub idle_bytes: f64,
    /// Processor time of coming in.
    pub join_us: f64,
    /// Until a hall that comes in within a second has its view.
    pub join_all_ms: f64,
    /// Until a hall whose sockets broke at once has its view again.
    pub wake_all_ms: f64,
    /// What a listener among 10,000 costs, by one among 500.
    pub listener_cost_ratio: f64,
    /// From an act to the last of 2,000 screens, 99 of 100.
    pub mixed_p99_ms: f64,
    /// From a message to each screen of a small room beside a storm, 99 of 100: the middle one of three
    /// runs.
    pub beside_p99_ms: f64,
    /// The same while nobody does anything in the large room.
    pub beside_calm_p99_ms: f64,
    /// Frames and bytes to one participant when 500 vote in two seconds.
    pub storm_frames: u64,
    /// See there.
    pub storm_bytes: u64,
    /// Confirmed and not in the results.
    pub lost: u64,
    /// In the results more often than confirmed.
    pub doubled: u64,
}

/// One figure.
pub(super) struct Row {
    pub(super) what: &'static str,
    pub(super) value: f64,
    pub(super) unit: &'static str,
    /// At most.
    pub(super) wanted: Option<f64>,
}

/// All parts of a run, as they were measured.
struct Parts {
    limits: (f64, f64),
    fanout: Fanout,
    storms: [Storm; 3],
    join: Join,
    wake: Join,
    idle: f64,
    listeners: (f64, f64),
    mixed: Mixed,
    beside: Beside,
}

/// Runs all; `told` hears what comes next.
///
/// # Errors
/// When one of them cannot be carried through.
pub async fn run(setting: &Setting, told: impl Fn(&str)) -> anyhow::Result<All> {
    let pin = setting.pin;
    told("bare writes");
    let one = limit::write_us(HALL, 100, pin).await?;
    let burst = limit::write_us(HALL, 800, pin).await? / 8.0;
    told("fanout");
    let fanout = middle(async || fanout::run(setting, HALL).await, Fanout::ratio).await?;
    told("storms");
    let storm = storm::run(setting, HALL, Duration::from_secs(2)).await?;
    let small = storm::run(setting, FEW, Duration::from_secs(2)).await?;
    let big = storm::run(setting, MANY, Duration::from_secs(5)).await?;
    told("join and wake");
    let join = join::run(setting, HALL, Duration::from_secs(1)).await?;
    let wake = join::wake(setting, HALL).await?;
    told("idle");
    let idle = join::idle(setting, MANY).await?;
    told("listeners");
    let few = fanout::listener_us(setting, FEW).await?;
    let many = fanout::listener_us(setting, MANY).await?;
    told("a small room beside a storm");
    let beside = middle(async || beside::run(setting, HALL).await, |run| run.storm_ms.p99).await?;
    told("mixed");
    let mixed = mixed::run(setting, HALL).await?;
    let (limits, listeners) = ((one, burst), (few, many));
    let storms = [storm, small, big];
    Ok(Parts { limits, fanout, storms, join, wake, idle, listeners, mixed, beside }.figures())
}

/// The middle one of three runs, for figures that vary by a tenth and more from run to run.
async fn middle<T>(
    run: impl AsyncFn() -> anyhow::Result<T>,
    by: impl Fn(&T) -> f64,
) -> anyhow::Result<T> {
    let mut runs = [run().await?, run().await?, run().await?];
    runs.sort_by(|one, other| by(one).total_cmp(&by(other)));
    let [_, middle, _] = runs;
    Ok(middle)
}

impl Parts {
    fn figures(self) -> All {
        let [storm, small, big] = self.storms;
        let sum = |of: fn(&Storm) -> u64| self.storms.iter().map(of).sum::<u64>();
        All {
            limit_us: self.limits.0,
            limit_burst_us: self.limits.1,
            fanout_ratio: self.fanout.ratio(),
            burst_ratio: self.fanout.burst_ratio(),
            storm_us_per_vote: storm.us_per_vote,
            storm_settle_ms: storm.settle_ms,
            big_storm_settle_ms: big.settle_ms,
            idle_bytes: self.idle,
            join_us: self.join.us,
            join_all_ms: self.join.all_ms,
            wake_all_ms: self.wake.all_ms,
            listener_cost_ratio: self.listeners.1 / self.listeners.0,
            mixed_p99_ms: self.mixed.screens_ms.p99,
            beside_p99_ms: self.beside.storm_ms.p99,
            beside_calm_p99_ms: self.beside.calm_ms.p99,
            storm_frames: small.frames_most,
            storm_bytes: small.bytes_most,
            lost: sum(|storm| storm.lost) + self.mixed.lost,
            doubled: sum(|storm| storm.doubled) + self.mixed.doubled,
        }
    }
}

impl All {
    /// Whether everything that was confirmed was counted once.
    pub fn holds(&self) -> bool {
        self.lost == 0 && self.doubled == 0
    }

    /// The figures in the order in which they are read.
    pub(super) fn rows(&self) -> Vec<Row> {
        let rows = [
            ("bare write of 100 B", self.limit_us, "us", None),
            ("bare write of 8 x 100 B, each", self.limit_burst_us, "us", None),
            ("a delivery to 2,000, by the bare write", self.fanout_ratio, "x", Some(1.15)),
            ("the same, eight messages at once", self.burst_ratio, "x", Some(2.0)),
            ("2,000 votes in 2 s: a vote", self.storm_us_per_vote, "us", Some(450.0)),
            ("  all see the last one after", self.storm_settle_ms, "ms", Some(100.0)),
            (
                "10,000 votes in 5 s: all see the last after",
                self.big_storm_settle_ms,
                "ms",
                Some(600.0),
            ),
            (
                "500 votes in 2 s: frames to one participant",
                self.storm_frames as f64,
                "",
                Some(45.0),
            ),
            ("  bytes to one participant", self.storm_bytes as f64, "B", Some(2048.0)),
            ("memory of an idle connection", self.idle_bytes / 1024.0, "KiB", Some(4.0)),
            ("2,000 come in within 1 s: each", self.join_us, "us", Some(150.0)),
            ("  all have their view after", self.join_all_ms, "ms", Some(1050.0)),
            ("2,000 come back at once: all have their view after", self.wake_all_ms, "ms", None),
            ("a listener among 10,000, by one among 500", self.listener_cost_ratio, "x", Some(1.3)),
            ("forum of 2,000: act to the last screen, p99", self.mixed_p99_ms, "ms", Some(250.0)),
            ("room of 100 beside a calm one of 2,000: p99", self.beside_calm_p99_ms, "ms", None),
            ("room of 100 beside a storm of 2,000: p99", self.beside_p99_ms, "ms", Some(5.0)),
            ("confirmed and lost", self.lost as f64, "", Some(0.0)),
            ("confirmed and doubled", self.doubled as f64, "", Some(0.0)),
        ];
        let row = |(what, value, unit, wanted)| Row { what, value, unit, wanted };
        rows.into_iter().map(row).collect()
    }
}

impl fmt::Display for All {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Row { what, value, unit, wanted } in self.rows() {
            let wanted = wanted.map_or(String::new(), |wanted| format!("(at most {wanted})"));
            writeln!(out, "{what:<52}{value:>10.2} {unit:<4}{wanted}")?;
        }
        Ok(())
    }
}

//! What a run measured, as a table and as JSON.

use hdrhistogram::Histogram;
use serde::Serialize;
use std::{fmt, time::Duration};

/// One run of a scenario.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Which.
    pub scenario: &'static str,
    /// People, staff not counted.
    pub people: usize,
    /// Commands accepted.
    pub accepted: u64,
    /// Commands rejected.
    pub rejected: u64,
    /// Accepted and not in the results.
    pub lost: u64,
    /// In the results more often than accepted.
    pub doubled: u64,
    /// From a person's act to its acknowledgement.
    pub ack_ms: Quantiles,
    /// From a staff act to everybody else's screen.
    pub screen_ms: Quantiles,
}

/// Milliseconds.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Quantiles {
    /// Half are below.
    pub p50: f64,
    /// 95 of 100 are below.
    pub p95: f64,
    /// 99 of 100 are below.
    pub p99: f64,
    /// The worst.
    pub max: f64,
}

/// Longest time told apart: an hour, in microseconds.
const LONGEST_US: u64 = 3_600_000_000;

/// Durations as they come.
#[derive(Clone, Debug)]
pub(crate) struct Times(Histogram<u64>);

impl Times {
    pub(crate) fn new() -> Self {
        Self(Histogram::new_with_bounds(1, LONGEST_US, 3).expect("the bounds are right"))
    }

    pub(crate) fn note(&mut self, time: Duration) {
        self.0.saturating_record(time.as_micros().try_into().unwrap_or(u64::MAX));
    }

    pub(crate) fn quantiles(&self) -> Quantiles {
        let at = |quantile| self.0.value_at_quantile(quantile) as f64 / 1000.0;
        Quantiles { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: self.0.max() as f64 / 1000.0 }
    }
}

impl Report {
    /// Whether nothing was lost or doubled.
    pub fn holds(&self) -> bool {
        self.lost == 0 && self.doubled == 0 && self.accepted > 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<24}{:>10}", "scenario", self.scenario)?;
        for (name, value) in [
            ("people", self.people as u64),
            ("accepted", self.accepted),
            ("rejected", self.rejected),
            ("lost", self.lost),
            ("doubled", self.doubled),
        ] {
            writeln!(out, "{name:<24}{value:>10}")?;
        }
        writeln!(out, "{:<24}{:>10}{:>10}{:>10}{:>10}", "ms", "p50", "p95", "p99", "max")?;
        for (name, times) in
            [("act to acknowledgement", self.ack_ms), ("staff act to screens", self.screen_ms)]
        {
            let Quantiles { p50, p95, p99, max } = times;
            writeln!(out, "{name:<24}{p50:>10.1}{p95:>10.1}{p99:>10.1}{max:>10.1}")?;
        }
        Ok(())
    }
}

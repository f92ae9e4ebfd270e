//! How soon people are live again, what others notice meanwhile, and how soon writing goes on (F4).

use super::faults::Done;
use crate::Times;
use serde::Serialize;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

/// How long after a node's kill the others are looked at: nothing else is broken meanwhile.
const MEANWHILE: Duration = Duration::from_millis(800);

/// Milliseconds.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Recovery {
    /// Half are below.
    pub p50: f64,
    /// 99 of 100 are below.
    pub p99: f64,
}

/// What is measured.
pub(super) struct Recoveries {
    killed: Times,
    others: Times,
    writes: Times,
}

impl Recoveries {
    pub(super) fn new() -> Self {
        Self { killed: Times::new(), others: Times::new(), writes: Times::new() }
    }

    /// Adds a round: whose lines broke when and for how long; when commands were sent, answered, and
    /// by whom.
    pub(super) fn note(
        &mut self,
        done: &Done,
        lost: &[(usize, Instant, Duration)],
        answers: &[(Instant, Instant, usize)],
    ) {
        for (.., took) in lost.iter().filter(|(_, when, _)| done.was_kill(*when)) {
            self.killed.note(*took);
        }
        for kill in &done.kills {
            let during = |when: &Instant| when >= kill && *when < *kill + MEANWHILE;
            let hit: BTreeSet<usize> = lost
                .iter()
                .filter(|(_, when, took)| during(when) || (*when < *kill && *when + *took > *kill))
                .map(|(person, ..)| *person)
                .collect();
            for (sent, answered, person) in answers {
                if during(sent) && !hit.contains(person) {
                    self.others.note(*answered - *sent);
                }
            }
        }
        for back in &done.returns {
            let after = answers.iter().filter(|(_, answered, _)| answered > back);
            if let Some(first) = after.map(|(_, answered, _)| *answered).min() {
                self.writes.note(first - *back);
            }
        }
    }

    /// Those of a killed node; the others meanwhile; writing after Redis.
    pub(super) fn quantiles(&self) -> (Recovery, Recovery, Recovery) {
        let of = |times: &Times| {
            let quantiles = times.quantiles();
            Recovery { p50: quantiles.p50, p99: quantiles.p99 }
        };
        (of(&self.killed), of(&self.others), of(&self.writes))
    }
}

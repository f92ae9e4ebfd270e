//! What came from the log lately: kept to be proposed again if the log loses it (rule R8).

use foorumi_protocol::Outcome;
use foorumi_room::{Addressed, Applied};
use std::collections::VecDeque;

/// How long a record is kept at least, in milliseconds.
const KEPT_MS: u64 = 30_000;
/// How many records are kept at least.
const KEPT_RECORDS: usize = 4096;
/// How many are kept at most, however fast they come: 100 s at 500 records a second.
const MOST_RECORDS: usize = 50_000;

#[derive(Debug, Default)]
pub(super) struct Ring {
    records: VecDeque<(u64, Vec<Addressed>)>,
}

impl Ring {
    /// Keeps a record's accepted commands. Rejected ones are not proposed again: their senders know.
    pub(super) fn keep(&mut self, mono: u64, commands: Vec<Addressed>, applied: &[Applied]) {
        let accepted = commands.into_iter().zip(applied).filter_map(|(command, applied)| {
            matches!(applied.outcome, Outcome::Accepted { .. }).then_some(command)
        });
        self.records.push_back((mono, accepted.collect()));
        while self.records.len() > KEPT_RECORDS && self.oldest_may_go(mono) {
            self.records.pop_front();
        }
    }

    /// The commands kept, oldest first.
    pub(super) fn commands(&self) -> impl Iterator<Item = &Addressed> {
        self.records.iter().flat_map(|(_, commands)| commands)
    }

    fn oldest_may_go(&self, mono: u64) -> bool {
        let old = self.records.front().is_some_and(|(at, _)| at + KEPT_MS < mono);
        old || self.records.len() > MOST_RECORDS
    }
}

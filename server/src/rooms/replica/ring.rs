//! What came from the log lately: kept to be proposed again if the log loses it (rule R8).
//!
//! What the room has forgotten is forgotten here too. If the log loses that, the room itself is put
//! back instead.

use foorumi_protocol::{Outcome, Seq};
use foorumi_room::{Addressed, Applied, Room};
use std::collections::VecDeque;

/// How long a record is kept at least, in milliseconds.
const KEPT_MS: u64 = 30_000;
/// How many records are kept at least.
const KEPT_RECORDS: usize = 4096;
/// How many are kept at most, however fast they come: 100 s at 500 records a second.
const MOST_RECORDS: usize = 50_000;

#[derive(Debug, Default)]
pub(super) struct Ring {
    records: VecDeque<Kept>,
}

#[derive(Debug)]
struct Kept {
    mono: u64,
    /// Number of the record, 0 once the room has been read anew since.
    no: u64,
    whole: Vec<(Addressed, Seq)>,
}

impl Ring {
    /// Keeps a record's accepted commands. Rejected ones are not proposed again: their senders know.
    pub(super) fn keep(
        &mut self,
        mono: u64,
        no: u64,
        commands: Vec<Addressed>,
        applied: &[Applied],
    ) {
        let accepted = commands.into_iter().zip(applied).filter_map(|(command, applied)| {
            let Outcome::Accepted { seq } = applied.outcome else { return None };
            Some((command, seq))
        });
        self.records.push_back(Kept { mono, no, whole: accepted.collect() });
        while self.records.len() > KEPT_RECORDS && self.oldest_may_go(mono) {
            self.records.pop_front();
        }
    }

    /// The commands kept, oldest first.
    pub(super) fn commands(&self) -> impl Iterator<Item = &Addressed> {
        self.records.iter().flat_map(|kept| kept.whole.iter().map(|(command, _)| command))
    }

    /// Drops the content of what the room has forgotten, in every record up to this one: the log has
    /// forgotten it too.
    pub(super) fn forget(&mut self, no: u64, room: &Room) {
        for kept in self.records.iter_mut().filter(|kept| kept.no <= no) {
            let is_old = kept.no == 0;
            let seq = |seq| (!is_old).then_some(seq);
            kept.whole.retain(|(command, at)| !room.has_forgotten(command, seq(*at)));
        }
    }

    /// The room has been read anew: what is kept here from before has its place in another count.
    pub(super) fn renumber(&mut self) {
        self.records.iter_mut().for_each(|kept| kept.no = 0);
    }

    fn oldest_may_go(&self, mono: u64) -> bool {
        let old = self.records.front().is_some_and(|kept| kept.mono + KEPT_MS < mono);
        old || self.records.len() > MOST_RECORDS
    }
}

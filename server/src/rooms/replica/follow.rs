//! From the log to the room: rules R3, R4, R5.

use super::{
    Alarm, Batch, Now, Output, Replica, Request, Stage,
    propose::push_answers,
    recover::{Cause, Question},
};
use crate::storage::log::{Chain, Entry};
use bytes::Bytes;
use foorumi_protocol::{Epoch, Seq};
use foorumi_room::{Addressed, Applied, Record, Room};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a record could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It does not continue what this node has.
    Forked,
    /// It cannot be read, or the room failed over it. It is so on every node.
    Poison,
}

/// A record applied.
pub(super) struct Step {
    pub(super) commands: Vec<Addressed>,
    pub(super) answers: Vec<Applied>,
    /// Where another node's state was not this one's.
    pub(super) diverged: Option<Seq>,
    /// Whether this node appended it.
    pub(super) own: bool,
}

impl Replica {
    /// R4: news of a record.
    pub(super) fn heard(&mut self, epoch: Epoch, entry: &Entry, now: Now, out: &mut Vec<Output>) {
        if self.stage != Stage::Live {
            return;
        }
        if epoch == self.epoch {
            self.follow(entry, now, out);
        } else if self.slots.fetch.is_none() {
            self.ask_head(out);
        }
    }

    /// R3: the own append has landed.
    pub(super) fn landed(&mut self, entry: &Entry, now: Now, out: &mut Vec<Output>) {
        self.timing.disk_full = None;
        self.timing.broken = None;
        if entry.no > self.applied() {
            return self.follow(entry, now, out);
        }
        // Heard of before it was answered; or the log has fallen back and counts anew.
        if self.slots.fetch.is_none() {
            self.ask_head(out);
        }
    }

    /// Records that were asked for.
    pub(super) fn caught_up(
        &mut self,
        target: u64,
        entries: &[Entry],
        now: Now,
        out: &mut Vec<Output>,
    ) {
        let missing = self.applied() + 1;
        let begins = entries.first().map_or(missing, |entry| entry.no);
        if begins > missing {
            // What is missing has been trimmed.
            return self.rebuild(Cause::Behind, out);
        }
        for entry in entries {
            self.follow(entry, now, out);
            if matches!(self.stage, Stage::Loading | Stage::Quarantined { .. }) {
                return;
            }
        }
        if entries.is_empty() {
            self.look_for_gap(out);
        } else if self.applied() < target {
            self.read(target, out);
        } else {
            self.verified();
        }
    }

    pub(super) fn read(&mut self, target: u64, out: &mut Vec<Output>) {
        let request = Request::Read { epoch: self.epoch, from: self.applied() + 1 };
        self.fetch(Question::Read { target }, request, out);
    }

    fn follow(&mut self, entry: &Entry, now: Now, out: &mut Vec<Output>) {
        let Some(mut room) = self.room.take() else { return };
        let next = room.records() + 1;
        if entry.no != next {
            self.room = Some(room);
            if entry.no > next && !self.fetches_records() {
                self.read(entry.no, out);
            }
            return;
        }
        match self.apply_to(&mut room, self.chain, entry) {
            Ok(step) => {
                self.chain = entry.chain;
                let seq = room.seq();
                self.room = Some(room);
                self.note(entry.no, step, now, out);
                out.push(Output::Advanced(seq));
            }
            Err(Fault::Forked) => {
                self.room = Some(room);
                self.rebuild(Cause::Forked, out);
            }
            // The room may be half changed: it is read again up to the record before.
            Err(Fault::Poison) => self.quarantine(entry.no, out),
        }
    }

    fn note(&mut self, no: u64, step: Step, now: Now, out: &mut Vec<Output>) {
        self.keep.applied(now);
        let answers = self.settle(&step.answers);
        self.ring.keep(now.mono, no, step.commands, &step.answers);
        self.note_forgetting(step.own, now);
        push_answers(answers, out);
        if let Some(seq) = step.diverged {
            out.push(Output::Alarm(Alarm::Diverged(seq)));
            self.rebuild(Cause::Behind, out);
        }
    }

    /// The answers that somebody here waits for.
    pub(super) fn settle(&mut self, answers: &[Applied]) -> Vec<Applied> {
        let waited = |answer: &&Applied| self.pending.settle(answer.client, answer.n);
        answers.iter().filter(waited).cloned().collect()
    }

    /// Applies a record to a room that stands at `chain`.
    pub(super) fn apply_to(
        &self,
        room: &mut Room,
        chain: Chain,
        entry: &Entry,
    ) -> Result<Step, Fault> {
        if chain.then(&entry.batch) != entry.chain && self.compares_chains() {
            return Err(Fault::Forked);
        }
        let batch = Batch::decode(&entry.batch).ok_or(Fault::Poison)?;
        let diverged = self.compare(room, &batch);
        let record = batch.record;
        let answers = catch_unwind(AssertUnwindSafe(|| self.apply_record(room, &record)))
            .map_err(|_| Fault::Poison)?;
        let own = record.node == self.setup.node;
        Ok(Step { commands: record.commands, answers, diverged, own })
    }

    fn compare(&self, room: &Room, batch: &Batch) -> Option<Seq> {
        let check = batch.check.as_ref()?;
        let others = batch.record.node != self.setup.node && check.seq == room.seq();
        (others && super::Check::new(room.seq(), room.hash()) != *check).then_some(check.seq)
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, reason = "tests sabotage it")]
    fn apply_record(&self, room: &mut Room, record: &Record) -> Vec<Applied> {
        room.apply(record)
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, reason = "tests sabotage it")]
    pub(super) fn compares_chains(&self) -> bool {
        true
    }
}

/// A record that has just been appended, in its place.
pub(super) fn entry(placed: crate::storage::log::Placed, batch: Bytes) -> Entry {
    Entry { no: placed.no, chain: placed.chain, batch }
}

#[cfg(test)]
mod sabotage {
    use super::*;
    use crate::rooms::replica::Sabotage;
    use foorumi_protocol::ClientId;

    impl Replica {
        pub(in crate::rooms::replica) fn compares_chains(&self) -> bool {
            !self.is(Sabotage::NoChain)
        }

        /// Without dedupe each copy seems to come from another client; with a short window copies
        /// do that are a few records apart.
        pub(super) fn apply_record(&self, room: &mut Room, record: &Record) -> Vec<Applied> {
            let salt = if self.is(Sabotage::NoDedupe) {
                room.records() + 1
            } else if self.is(Sabotage::ShortWindow) {
                room.records() / 4 + 1
            } else {
                return room.apply(record);
            };
            let mut disguised = record.clone();
            for command in &mut disguised.commands {
                command.client = ClientId(command.client.0 + (salt << 20));
            }
            let mut answers = room.apply(&disguised);
            for answer in &mut answers {
                answer.client = ClientId(answer.client.0 & ((1 << 20) - 1));
            }
            answers
        }
    }
}

//! A room made from what the log keeps: rule R8.

use super::{Alarm, Batch, Now, Output, Replica, Stage, follow::Fault, propose::push_answers};
use crate::storage::log::{Chain, Entry, Loaded};
use foorumi_room::{Addressed, Applied, RULES, Room};

/// A room made from what the log keeps.
pub(super) struct Replayed {
    pub(super) room: Room,
    pub(super) chain: Chain,
    /// Whether the log has the present rules: only then are states compared.
    compares: bool,
    steps: Vec<(u64, Vec<Addressed>, Vec<Applied>)>,
    poison: Option<u64>,
    alarms: Vec<Alarm>,
}

impl Replica {
    /// R8: the room as the log has it, and what the log has lost proposed again. R14: a log of lower
    /// rules is brought over first.
    pub(super) fn loaded(&mut self, loaded: &Loaded, now: Now, out: &mut Vec<Output>) {
        if loaded.head.rules > RULES {
            return self.outdated(loaded.head.rules, now, out);
        }
        self.timing.broken = None;
        let Some(replayed) = self.replay(loaded, u64::MAX) else {
            out.push(Output::Alarm(Alarm::BadSnapshot { no: loaded.head.base }));
            return;
        };
        let poison = replayed.poison;
        if loaded.head.rules < RULES && poison.is_none() {
            return self.bring_over(loaded, replayed, now, out);
        }
        if loaded.head.rules == RULES && self.put_back(loaded, &replayed.room, now, out) {
            return;
        }
        self.settle_in(loaded, replayed, now, out);
        self.verified();
        if let Some(no) = poison {
            self.stage = Stage::Quarantined { no };
            self.timing.stopped = Some(now.mono);
        } else if loaded.head.sealed {
            self.end(out);
        }
    }

    /// The room that was read takes the place of the one before.
    pub(super) fn settle_in(
        &mut self,
        loaded: &Loaded,
        replayed: Replayed,
        now: Now,
        out: &mut Vec<Output>,
    ) {
        self.propose_again(&replayed.room);
        self.ring.renumber();
        let brought = self.is_brought_over(loaded, out);
        if self.room.is_some() && self.epoch != loaded.head.epoch && !brought {
            self.timing.grace = now.mono + super::GRACE_MS;
        }
        let seq = replayed.room.seq();
        self.epoch = loaded.head.epoch;
        self.chain = replayed.chain;
        self.sealed = false;
        self.keep.start(loaded.head.base, replayed.room.records(), now);
        let forgotten = replayed.room.forgotten();
        let found = loaded.entries.iter().any(|entry| entry.no <= forgotten);
        // Whoever still owed it makes sure: the log may have been renewed meanwhile, and what is kept
        // here to be proposed again is cleared by it.
        self.forgetting.start(forgotten, found || self.owes_forgetting(), now);
        self.room = Some(replayed.room);
        out.extend(replayed.alarms.into_iter().map(Output::Alarm));
        out.push(Output::Replaced { epoch: self.epoch, seq });
        for (no, commands, answers) in replayed.steps {
            push_answers(self.settle(&answers), out);
            self.ring.keep(now.mono, no, commands, &answers);
        }
    }

    /// The room up to the record before `stop`, or before the first that cannot be applied.
    fn replay(&self, loaded: &Loaded, stop: u64) -> Option<Replayed> {
        let rules = loaded.head.rules;
        let (room, chain) = match &loaded.snapshot {
            None => (Room::new(self.setup.room), Chain::EMPTY),
            Some(snapshot) => (Room::restore_from(rules, &snapshot.bytes).ok()?, snapshot.chain),
        };
        let base = loaded.snapshot.as_ref().map_or(0, |snapshot| snapshot.no);
        if room.records() != base {
            return None;
        }
        let (steps, alarms) = (Vec::new(), Vec::new());
        let compares = rules == RULES;
        let mut made = Replayed { room, chain, compares, steps, poison: None, alarms };
        for entry in loaded.entries.iter().take_while(|entry| entry.no < stop) {
            if entry.no <= base {
                made.remember(entry);
            } else if made.go_on(self, entry).is_err() {
                // The room may be half changed: once more, up to here.
                let found = self.replay(loaded, entry.no)?;
                return Some(Replayed { poison: Some(entry.no), ..found });
            }
        }
        Some(made)
    }

    fn propose_again(&mut self, room: &Room) {
        #[cfg(test)]
        if self.is(super::Sabotage::NoRepropose) {
            return;
        }
        let unseen = self.ring.commands().filter(|command| !room.known(command)).cloned();
        self.pending.put_first(unseen.collect());
    }
}

impl Replayed {
    /// A record that the snapshot holds already: kept only to be proposed again, should it be lost.
    fn remember(&mut self, entry: &Entry) {
        let Some(batch) = Batch::decode(&entry.batch) else { return };
        let commands = batch.record.commands.into_iter();
        let answered = commands.filter_map(|command| {
            let applied = self.room.applied(&command)?;
            Some((command, applied))
        });
        let (commands, answers) = answered.unzip();
        self.steps.push((entry.no, commands, answers));
    }

    fn go_on(&mut self, replica: &Replica, entry: &Entry) -> Result<(), Fault> {
        if entry.no != self.room.records() + 1 {
            return Err(Fault::Forked);
        }
        let step = replica.apply_to(&mut self.room, self.chain, entry)?;
        self.chain = entry.chain;
        let diverged = step.diverged.filter(|_| self.compares);
        self.alarms.extend(diverged.map(Alarm::Diverged));
        self.steps.push((entry.no, step.commands, step.answers));
        Ok(())
    }
}

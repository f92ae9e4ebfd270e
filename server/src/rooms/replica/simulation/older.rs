//! Worlds whose log a version of lower rules has left behind, as a kill leaves it (rule R14). The last
//! that its nodes sent may still land while the log is being brought over.

use super::world::{CLIENTS, EPOCH, Event, World};
use crate::{
    rooms::replica::{Batch, Request, Sabotage},
    storage::log::Snapshot,
};
use foorumi_protocol::{Millis, Outcome};
use foorumi_room::{Addressed, RULES, Record};

/// The rules before these.
const BEFORE: u32 = RULES - 1;
/// Records that the older version wrote, at most.
const MOST: u64 = 14;
/// Milliseconds in which what it sent may still land.
const LATE_MS: u64 = 40;

impl World {
    /// Nodes that start over what an older version has left, all at once, and also stop cleanly.
    pub(super) fn older(seed: u64) -> Self {
        let mut world = Self::begun(seed, Sabotage::None, BEFORE);
        world.leaves = true;
        for _ in 0..world.below(MOST) {
            world.older_node_confirms();
            if world.chance(10) {
                world.older_node_keeps();
            }
        }
        for _ in 0..world.below(3) {
            let ms = world.below(LATE_MS);
            world.after(ms, Event::Older);
        }
        world
    }

    /// A command that the older version confirms, if the log still takes it. Whether its sender hears
    /// of it is left to chance.
    pub(super) fn older_node_confirms(&mut self) {
        let client = self.below(CLIENTS) as usize;
        if !self.store.is_up || !self.clients[client].may_say_more() {
            return;
        }
        let command = self.clients[client].say();
        let key = (command.client, command.n);
        self.sent.insert(key, command.clone());
        let Some(outcome) = self.older_node_appends(command.clone()) else { return };
        if self.chance(50) {
            self.clients[client].answered(command.n, &outcome);
        }
        match outcome {
            Outcome::Accepted { .. } => drop(self.promised.insert(key, command)),
            Outcome::Rejected { .. } => drop(self.rejected.insert(key)),
        }
    }

    fn older_node_appends(&mut self, command: Addressed) -> Option<Outcome> {
        let (client, n) = (command.client, command.n);
        let record = Record { v: Record::VERSION, node: 0, at: Millis(2), commands: vec![command] };
        let batch = Batch { record, check: None }.encode();
        let done = self.store.answer(Request::Append { epoch: EPOCH, rules: BEFORE, batch });
        done.appended.and_then(|_| self.store.held()?.answer_to(client, n))
    }

    fn older_node_keeps(&mut self) {
        let head = self.store.head().expect("it was begun");
        let bytes = self.store.held().expect("it was begun").snapshot().into();
        let snapshot = Snapshot { no: head.last, chain: head.chain, bytes };
        self.store.answer(Request::Keep(EPOCH, snapshot));
    }
}

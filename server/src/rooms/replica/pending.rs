//! Commands that wait for the log: queued, or on their way. Bounded, each once, in order.

use foorumi_protocol::ClientId;
use foorumi_room::Addressed;
use std::collections::BTreeMap;

/// Commands of clients that may wait here. When full, new ones are rejected at once
/// (`TooManyPending`). Commands proposed again do not count: they are kept already.
const MOST: usize = 4096;

/// A command that waits.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub(super) command: Addressed,
    /// Who wants it: a client waits for the answer, or it is proposed again after a loss.
    pub(super) origin: Origin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Client,
    Again,
}

/// What became of a command that was to wait.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Admission {
    Waits,
    /// It waits already; one answer will do.
    Already,
    Full,
}

type Key = (ClientId, u32);

#[derive(Debug, Default)]
pub(super) struct Pending {
    /// By turn. Commands proposed again take turns before all others.
    queued: BTreeMap<i64, Waiting>,
    flying: BTreeMap<i64, Waiting>,
    turns: BTreeMap<Key, i64>,
    next: i64,
}

impl Pending {
    pub(super) fn admit(&mut self, command: Addressed) -> Admission {
        let key = key(&command);
        if let Some(turn) = self.turns.get(&key) {
            let queued = self.queued.get_mut(turn);
            if let Some(waiting) = queued.or_else(|| self.flying.get_mut(turn)) {
                waiting.origin = Origin::Client;
            }
            return Admission::Already;
        }
        if self.turns.len() >= MOST {
            return Admission::Full;
        }
        self.next += 1;
        self.turns.insert(key, self.next);
        self.queued.insert(self.next, Waiting { command, origin: Origin::Client });
        Admission::Waits
    }

    /// Puts commands before all that wait, in their order.
    pub(super) fn put_first(&mut self, commands: Vec<Addressed>) {
        let first = self.turns.values().min().copied().unwrap_or(0);
        let mut turn = first - commands.len() as i64;
        for command in commands {
            turn += 1;
            if let std::collections::btree_map::Entry::Vacant(free) =
                self.turns.entry(key(&command))
            {
                free.insert(turn - 1);
                self.queued.insert(turn - 1, Waiting { command, origin: Origin::Again });
            }
        }
    }

    /// The first in the queue, with its turn.
    pub(super) fn pop(&mut self) -> Option<(i64, Waiting)> {
        self.queued.pop_first()
    }

    /// Puts one back where it was.
    pub(super) fn put_back(&mut self, turn: i64, waiting: Waiting) {
        self.queued.insert(turn, waiting);
    }

    /// Notes that one is on its way.
    pub(super) fn fly(&mut self, turn: i64, waiting: Waiting) {
        self.flying.insert(turn, waiting);
    }

    /// Puts all on their way back into the queue: it is unclear what became of them (rule R13).
    pub(super) fn land_all(&mut self) {
        self.queued.append(&mut self.flying);
    }

    /// Ends the wait of a command; whether a client waited for its answer.
    pub(super) fn settle(&mut self, client: ClientId, n: u32) -> bool {
        let Some(turn) = self.turns.remove(&(client, n)) else { return false };
        let queued = self.queued.remove(&turn);
        let waiting = queued.or_else(|| self.flying.remove(&turn));
        waiting.is_some_and(|waiting| waiting.origin == Origin::Client)
    }

    /// Ends the wait of one taken out by [`Self::pop`].
    pub(super) fn drop_taken(&mut self, waiting: &Waiting) {
        self.turns.remove(&key(&waiting.command));
    }

    pub(super) fn is_idle(&self) -> bool {
        self.turns.is_empty()
    }
}

fn key(command: &Addressed) -> Key {
    (command.client, command.n)
}

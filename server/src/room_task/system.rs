//! What the server itself says to a room, as one more client of it, and what it is answered.

use super::task::{RoomTask, begun};
use crate::replica::Input;
use foorumi_protocol::{ClientId, Command, Outcome, SystemCommand};
use foorumi_room::{Actor, Addressed, Applied};
use std::collections::BTreeMap;
use tokio::{sync::oneshot, time::Instant};

/// The server as a client of a room.
pub(super) struct System {
    client: ClientId,
    n: u32,
    /// Those who wait for an answer; who is gone does not hear it.
    waiting: BTreeMap<u32, oneshot::Sender<Outcome>>,
}

impl System {
    pub(super) fn new() -> Self {
        // Below 2^53 and new with every task, so that its numbers are never taken for repeats.
        Self { client: ClientId(rand::random::<u64>() >> 11), n: 0, waiting: BTreeMap::new() }
    }

    /// The command as the room takes it; `reply` hears what became of it.
    pub(super) fn say(
        &mut self,
        command: SystemCommand,
        reply: Option<oneshot::Sender<Outcome>>,
    ) -> Addressed {
        self.n += 1;
        self.waiting.retain(|_, reply| !reply.is_closed());
        self.waiting.extend(reply.map(|reply| (self.n, reply)));
        let command = Command::System(command);
        Addressed { client: self.client, n: self.n, actor: Actor::System, command }
    }

    /// Passes answers on.
    pub(super) fn hear(&mut self, applied: &[Applied]) {
        for Applied { n, outcome, .. } in applied.iter().filter(|a| a.client == self.client) {
            if let Some(reply) = self.waiting.remove(n) {
                // Who asked may have given up.
                let _ = reply.send(outcome.clone());
            }
        }
    }
}

impl RoomTask {
    /// What the node says to the room of its own accord.
    pub(super) fn say_what_is_due(&mut self, now: Instant) {
        let Some(room) = begun(&self.replica) else { return };
        let (presence, at) = (&self.listeners.presence, self.context.clock.now());
        let mut due = self.deadlines.due(room, presence, now, at);
        due.extend(self.attendance.due(room, presence, now));
        due.extend(self.watching.follow(room, presence));
        let leaving = self.leaving.due(room, &self.hands, now, at);
        if let Some(crowd) = self.watching.news(room, presence, now) {
            self.desk = Some(crowd);
            self.ticker.want(self.listeners.count(), now);
        }
        for commands in [due, leaving].into_iter().filter(|commands| !commands.is_empty()) {
            let say = |command| self.system.say(command, None);
            let commands = commands.into_iter().map(say).collect();
            self.feed(Input::Submit(commands));
        }
    }
}

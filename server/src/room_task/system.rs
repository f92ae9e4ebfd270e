//! What the server itself says to a room, as one more client of it, and what it is answered.

use foorumi_protocol::{ClientId, Command, Outcome, SystemCommand};
use foorumi_room::{Actor, Addressed, Applied};
use std::collections::BTreeMap;
use tokio::sync::oneshot;

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

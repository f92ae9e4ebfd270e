//! What the server itself says to a room, as one more client of it, and what it is answered.

use super::run::{RoomTask, begun};
use crate::rooms::replica::Input;
use foorumi_protocol::{ClientId, Command, Outcome, SystemCommand};
use foorumi_room::{Actor, Addressed, Applied};
use std::collections::{BTreeMap, VecDeque};
use tokio::{sync::oneshot, time::Instant};

/// Commands without an answer that are remembered. Of older ones the answer is lost, as when another
/// node's record was first.
const UNANSWERED: usize = 1_024;

/// The server as a client of a room.
pub(super) struct System {
    client: ClientId,
    n: u32,
    /// Those who wait for an answer; who is gone does not hear it.
    waiting: BTreeMap<u32, oneshot::Sender<Outcome>>,
    /// What was said of the node's own accord and has no answer yet, the oldest first.
    unanswered: VecDeque<(u32, SystemCommand)>,
}

impl System {
    pub(super) fn new() -> Self {
        // Below 2^53 and new with every task, so that its numbers are never taken for repeats.
        Self {
            client: ClientId(rand::random::<u64>() >> 11),
            n: 0,
            waiting: BTreeMap::new(),
            unanswered: VecDeque::new(),
        }
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

    /// A command of the node's own accord. Said again without an answer to the first time it has the same
    /// number: so it waits once, however long the log is away, and counts once.
    pub(super) fn say_due(&mut self, command: SystemCommand) -> Addressed {
        let client = self.client;
        if let Some((n, _)) = self.unanswered.iter().find(|(_, said)| *said == command) {
            let command = Command::System(command);
            return Addressed { client, n: *n, actor: Actor::System, command };
        }
        let addressed = self.say(command.clone(), None);
        self.unanswered.push_back((addressed.n, command));
        if self.unanswered.len() > UNANSWERED {
            self.unanswered.pop_front();
        }
        addressed
    }

    /// Passes answers on.
    pub(super) fn hear(&mut self, applied: &[Applied]) {
        for Applied { n, outcome, .. } in applied.iter().filter(|a| a.client == self.client) {
            self.unanswered.retain(|(said, _)| said != n);
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
        self.watching.note(presence);
        due.extend(self.watching.take_closed());
        let leaving = self.leaving.due(room, &self.aliases, now, at);
        if let Some(crowd) = self.watching.news(room, presence, now) {
            self.desk = Some(crowd);
            self.ticker.want(self.listeners.count(), now);
        }
        for commands in [due, leaving].into_iter().filter(|commands| !commands.is_empty()) {
            let say = |command| self.system.say_due(command);
            let commands = commands.into_iter().map(say).collect();
            self.feed(Input::Submit(commands));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foorumi_protocol::{Rejection, Role};

    #[test]
    fn tr5_what_has_no_answer_yet_is_said_again_under_its_number() {
        let mut system = System::new();
        let command = |role| SystemCommand::TakeBackRoles { role };
        let first = system.say_due(command(Role::Host));
        assert_eq!(system.say_due(command(Role::Host)), first, "the log is away");
        let other = system.say_due(command(Role::Moderator));
        assert_ne!(other.n, first.n);
        let outcome = Outcome::Rejected { why: Rejection::Stale };
        system.hear(&[Applied { client: first.client, n: first.n, outcome }]);
        assert!(system.say_due(command(Role::Host)).n > other.n, "it is due anew");
        assert_eq!(system.say_due(command(Role::Moderator)), other);
    }
}

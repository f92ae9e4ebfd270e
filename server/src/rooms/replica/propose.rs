//! From people to the log: rules R1, R2.

use super::{
    Batch, Check, Now, Output, Replica, Request, Stage,
    pending::{Admission, Origin, Waiting},
};
use bytes::Bytes;
use foorumi_protocol::{Command, Outcome, PersonId, Rejection};
use foorumi_room::{Actor, Addressed, Applied, RULES, Record, Room};
use std::collections::BTreeSet;

/// A record in the making.
#[derive(Default)]
struct Draft {
    commands: Vec<(i64, Waiting)>,
    bytes: usize,
    /// Whose commands are in it: what they send next cannot be tried on the room before it.
    people: BTreeSet<PersonId>,
    rejected: Vec<Applied>,
}

/// What to do with a command that waits.
enum Turn {
    Goes,
    Rejected(Rejection),
    /// Nobody waits for it and the room has it.
    Done,
    /// It must be tried on the room once this record is applied.
    Next,
}

impl Replica {
    pub(super) fn submit(&mut self, commands: Vec<Addressed>, out: &mut Vec<Output>) {
        let mut answers = Vec::new();
        for command in commands {
            let (client, n) = (command.client, command.n);
            if let Some(outcome) = self.answer_at_once(&command) {
                answers.push(Applied { client, n, outcome });
            } else if self.pending.admit(command) == Admission::Full {
                answers.push(rejected(client, n, Rejection::TooManyPending));
            }
        }
        push_answers(answers, out);
    }

    /// R2: at most one append under way; what waits meanwhile is the next record.
    pub(super) fn propose(&mut self, now: Now, out: &mut Vec<Output>) {
        let broken = self.timing.broken.map(|broken| broken.until);
        let waits = [self.timing.disk_full, broken].into_iter().flatten().any(|at| now.mono < at);
        let busy = self.slots.append.is_some() || self.fetches_records();
        if self.stage != Stage::Live || busy || waits || self.sealed {
            return;
        }
        // Nothing is under way, so what still flies was lost with its request.
        self.pending.land_all();
        let Some(room) = self.room.take() else { return };
        let draft = self.draft(&room, now);
        let record = (!draft.commands.is_empty()).then(|| self.record(&room, &draft, now));
        self.room = Some(room);
        push_answers(draft.rejected, out);
        #[cfg(test)]
        self.answer_before_append(&draft.commands, out);
        for (turn, waiting) in draft.commands {
            self.pending.fly(turn, waiting);
        }
        if let Some(batch) = record {
            let ticket = self.ticket();
            self.slots.append = Some((ticket, batch.clone()));
            out.push(Output::Ask(
                ticket,
                Request::Append { epoch: self.epoch, rules: RULES, batch },
            ));
        }
    }

    /// When the log is sealed, everything that waits gets the answer that it will ever get.
    pub(super) fn answer_all(&mut self, out: &mut Vec<Output>) {
        self.pending.land_all();
        let mut answers = Vec::new();
        while let Some((_, waiting)) = self.pending.pop() {
            self.pending.drop_taken(&waiting);
            let (client, n) = (waiting.command.client, waiting.command.n);
            answers.push(Applied { client, n, outcome: self.final_answer(&waiting.command) });
        }
        push_answers(answers, out);
    }

    fn answer_at_once(&self, command: &Addressed) -> Option<Outcome> {
        #[cfg(test)]
        if self.is(super::Sabotage::AnswerFromMemory)
            && let Some(room) = &self.room
            && let Some(outcome) = room.answer_to(command.client, command.n)
        {
            return Some(outcome);
        }
        match self.stage {
            Stage::Quarantined { .. } => Some(Outcome::Rejected { why: Rejection::Failed }),
            Stage::Live if self.sealed => Some(self.final_answer(command)),
            Stage::Live | Stage::Loading | Stage::Unverified => None,
        }
    }

    fn final_answer(&self, command: &Addressed) -> Outcome {
        let kept = self.room.as_ref().and_then(|room| room.answer_to(command.client, command.n));
        kept.unwrap_or(Outcome::Rejected { why: Rejection::MeetingEnded })
    }

    fn draft(&mut self, room: &Room, now: Now) -> Draft {
        let mut draft = Draft::default();
        let mut later = Vec::new();
        let mut held = BTreeSet::new();
        while draft.commands.len() < Record::MAX_COMMANDS {
            let Some((turn, waiting)) = self.pending.pop() else { break };
            let size = size_of(&waiting.command);
            if !draft.commands.is_empty() && draft.bytes + size > Record::MAX_BYTES {
                self.pending.put_back(turn, waiting);
                break;
            }
            let person = person_of(&waiting.command);
            let new = waiting.origin == Origin::Client && now.mono < self.timing.grace;
            let held_back = new || person.is_some_and(|id| held.contains(&id));
            match draft.turn(room, &waiting, now, held_back) {
                Turn::Goes => {
                    draft.bytes += size;
                    draft.people.extend(person);
                    draft.commands.push((turn, waiting));
                }
                Turn::Rejected(why) => {
                    self.pending.drop_taken(&waiting);
                    draft.rejected.push(rejected(waiting.command.client, waiting.command.n, why));
                }
                Turn::Done => self.pending.drop_taken(&waiting),
                Turn::Next => {
                    held.extend(person);
                    later.push((turn, waiting));
                }
            }
        }
        for (turn, waiting) in later {
            self.pending.put_back(turn, waiting);
        }
        draft
    }

    fn record(&self, room: &Room, draft: &Draft, now: Now) -> Bytes {
        let commands = draft.commands.iter().map(|(_, waiting)| waiting.command.clone()).collect();
        let at = now.wall.max(room.at());
        let record = Record { v: Record::VERSION, node: self.setup.node, at, commands };
        let due = (room.records() + 1).is_multiple_of(self.setup.pace.check);
        let check = due.then(|| Check::new(room.seq(), room.hash()));
        Batch { record, check }.encode()
    }

    #[cfg(test)]
    fn answer_before_append(&self, commands: &[(i64, Waiting)], out: &mut Vec<Output>) {
        if !self.is(super::Sabotage::AnswerBeforeAppend) {
            return;
        }
        let seq = self.room.as_ref().map(Room::seq).unwrap_or_default();
        let answer = |(_, waiting): &(i64, Waiting)| Applied {
            client: waiting.command.client,
            n: waiting.command.n,
            outcome: Outcome::Accepted { seq },
        };
        push_answers(commands.iter().map(answer).collect(), out);
    }
}

impl Draft {
    /// R1: a command is tried on the room and may be rejected early. One whose sender has another
    /// in this record cannot be tried yet and goes untried; a chat message waits, since its pace is
    /// measured only here.
    fn turn(&self, room: &Room, waiting: &Waiting, now: Now, held: bool) -> Turn {
        let command = &waiting.command;
        if waiting.origin == Origin::Again {
            return if room.known(command) { Turn::Done } else { Turn::Goes };
        }
        if held {
            return Turn::Next;
        }
        if person_of(command).is_some_and(|id| self.people.contains(&id)) {
            return if matches!(command.command, Command::Chat(_)) {
                Turn::Next
            } else {
                Turn::Goes
            };
        }
        match room.try_command(command, now.wall) {
            Ok(()) => Turn::Goes,
            Err(why) => Turn::Rejected(why),
        }
    }
}

pub(super) fn push_answers(answers: Vec<Applied>, out: &mut Vec<Output>) {
    if !answers.is_empty() {
        out.push(Output::Answers(answers));
    }
}

fn rejected(client: foorumi_protocol::ClientId, n: u32, why: Rejection) -> Applied {
    Applied { client, n, outcome: Outcome::Rejected { why } }
}

fn person_of(command: &Addressed) -> Option<PersonId> {
    match command.actor {
        Actor::Person { id, .. } | Actor::Alias(id) => Some(id),
        Actor::System => None,
    }
}

fn size_of(command: &Addressed) -> usize {
    serde_json::to_vec(command).map_or(0, |bytes| bytes.len())
}

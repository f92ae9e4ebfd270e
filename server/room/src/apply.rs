//! One command after the other: seen before? allowed? decided? then it happens.

use crate::{Actor, Addressed, Ask, Decided, Event, Permit, Record, Room, once::Known};
use foorumi_protocol::{ClientId, Command, Millis, Outcome, PersonId, Rejection, Role, Seq};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What became of one command of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The browser instance that sent it.
    pub client: ClientId,
    /// Its number there.
    pub n: u32,
    /// The outcome: the first one, if this is a repeat.
    pub outcome: Outcome,
}

impl Room {
    /// Applies a record; an answer for each command, in order.
    pub fn apply(&mut self, record: &Record) -> Vec<Applied> {
        self.records += 1;
        self.at = self.at.max(record.at);
        record.commands.iter().map(|command| self.apply_command(command)).collect()
    }

    /// Whether this command would be accepted now, without doing it (rule R1 of the log): a node
    /// may reject early by this, never accept. Here alone names are measured, and slow mode is judged:
    /// `now` is the node's time, for that only.
    ///
    /// # Errors
    /// The rejection that the sender gets.
    pub fn try_command(&self, addressed: &Addressed, now: Millis) -> Result<(), Rejection> {
        if self.known(addressed) {
            return Ok(());
        }
        let next = Seq(self.seq.0 + 1);
        self.decide_or_fail(addressed, next)?;
        match (&addressed.command, addressed.actor) {
            (Command::Chat(command), Actor::Person { id, role }) => {
                self.chat_slow_down(command, id, self.role_of(id, role), now)
            }
            _ => Ok(()),
        }
    }

    /// Whether the command's number has been seen, so that its answer is known.
    pub fn known(&self, addressed: &Addressed) -> bool {
        self.has_seen(addressed.client, addressed.n)
    }

    /// Whether a command with this number has been seen.
    pub fn has_seen(&self, client: ClientId, n: u32) -> bool {
        self.once.known(client, n) != Known::New
    }

    /// Whether every command that another room has seen has been seen here, those beside apart.
    pub fn has_seen_all_of(&self, other: &Self, beside: &[Addressed]) -> bool {
        let beside = beside.iter().map(|command| (command.client, command.n)).collect();
        self.once.covers(&other.once, &beside)
    }

    /// Whether nothing that another room accepted is missing here, those beside apart.
    pub fn lacks_nothing_of<'a>(
        &self,
        other: &Self,
        beside: impl Iterator<Item = &'a Addressed>,
    ) -> bool {
        let beside = beside.map(|command| (command.client, command.n)).collect();
        self.once.covers_accepted(&other.once, &beside)
    }

    /// What became of a command, if its answer is still kept.
    pub fn applied(&self, addressed: &Addressed) -> Option<Applied> {
        let Addressed { client, n, .. } = *addressed;
        Some(Applied { client, n, outcome: self.answer_to(client, n)? })
    }

    /// The answer that a command with this number got, if it is still kept.
    pub fn answer_to(&self, client: ClientId, n: u32) -> Option<Outcome> {
        match self.once.known(client, n) {
            Known::Answered(outcome) => Some(outcome),
            Known::New | Known::LongAgo => None,
        }
    }

    fn apply_command(&mut self, addressed: &Addressed) -> Applied {
        self.seq.0 += 1;
        let (client, n) = (addressed.client, addressed.n);
        let outcome = match self.once.known(client, n) {
            Known::Answered(outcome) => outcome,
            Known::LongAgo => Outcome::Rejected { why: Rejection::TooManyPending },
            Known::New => {
                let outcome = self.apply_new(addressed);
                self.once.note(client, n, outcome.clone());
                outcome
            }
        };
        Applied { client, n, outcome }
    }

    fn apply_new(&mut self, addressed: &Addressed) -> Outcome {
        match self.decide_or_fail(addressed, self.seq) {
            Err(why) => Outcome::Rejected { why },
            Ok(events) => {
                if let Actor::Person { id, role } = addressed.actor {
                    self.meet(id);
                    self.note_link(id, role);
                    if self.role_of(id, role) == Role::Host {
                        self.note_host(id, &addressed.command);
                    }
                }
                for event in &events {
                    self.evolve(event);
                }
                if addressed.actor != Actor::System {
                    self.note_met(addressed.actor);
                    self.note_act();
                }
                self.settle();
                Outcome::Accepted { seq: self.seq }
            }
        }
    }

    /// A command that makes `decide` panic is rejected alike on every node, on arrival too.
    fn decide_or_fail(&self, addressed: &Addressed, seq: Seq) -> Decided {
        let decided = catch_unwind(AssertUnwindSafe(|| self.decide(addressed, seq)));
        decided.unwrap_or(Err(Rejection::Failed))
    }

    fn decide(&self, addressed: &Addressed, seq: Seq) -> Decided {
        #[cfg(test)]
        poison::taste(addressed);
        let (person, role) = match addressed.actor {
            Actor::Alias(alias) => return self.decide_by_alias(alias, addressed, seq),
            Actor::System => (None, None),
            Actor::Person { id, role } => (Some(id), Some(self.role_of(id, role))),
        };
        if !Permit::needed(&addressed.command).allows(role) {
            return Err(Rejection::NotAllowed);
        }
        if self.ended() && (self.sealed() || !Permit::after_end(&addressed.command)) {
            return Err(Rejection::MeetingEnded);
        }
        self.decide_allowed(&addressed.command, seq, person.zip(role))
    }

    fn decide_allowed(
        &self,
        command: &Command,
        seq: Seq,
        who: Option<(PersonId, Role)>,
    ) -> Decided {
        if let Command::System(command) = command {
            return self.decide_system(command, seq);
        }
        let Some((person, role)) = who else { return Err(Rejection::NotAllowed) };
        if !self.begun() {
            return Err(Rejection::NotFound);
        }
        if self.vote_of(command).is_some() {
            // Only an alias may: who cast which ballot stands nowhere, not even for a moment.
            return Err(Rejection::NotAllowed);
        }
        let ask = Ask { seq, person, role };
        let meeting = if let Command::Meeting(command) = command { Some(command) } else { None };
        self.may_act(ask, meeting)?;
        self.may_write(ask, command)?;
        self.may_run(ask, command)?;
        self.may_answer(ask, command)?;
        match command {
            Command::Meeting(command) => self.decide_meeting(ask, command),
            Command::Agenda(command) => self.decide_agenda(ask, command),
            Command::Stage(command) => self.decide_stage(ask, command),
            Command::Queue(command) => self.decide_queue(ask, command),
            Command::Cloud(command) => self.decide_cloud(ask, command),
            Command::Poll(command) => self.decide_poll(ask, command),
            Command::Sheet(command) => self.decide_sheet(ask, command),
            Command::Chat(command) => self.decide_chat(ask, command),
            Command::Question(command) => self.decide_question(ask, command),
            Command::Backstage(command) => self.decide_backstage(ask, command),
            Command::Decision(command) => self.decide_decision(ask, command),
            Command::Memo(command) => self.decide_memo(ask, command),
            Command::Timer(command) => self.decide_timer(ask, command),
            Command::Baton(command) => self.decide_baton(ask, command),
            Command::System(_) => Err(Rejection::NotAllowed),
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Meeting(event) => self.evolve_meeting(event),
            Event::Agenda(event) => self.evolve_agenda(event),
            Event::Stage(event) => self.evolve_stage(event),
            Event::Queue(event) => self.evolve_queue(event),
            Event::Cloud(event) => self.evolve_cloud(event),
            Event::Poll(event) => self.evolve_poll(event),
            Event::Sheet(event) => self.evolve_sheet(event),
            Event::Chat(event) => self.evolve_chat(event),
            Event::Question(event) => self.evolve_question(event),
            Event::Backstage(event) => self.evolve_backstage(event),
            Event::Decision(event) => self.evolve_decision(event),
            Event::Memo(event) => self.evolve_memo(event),
            Event::Timer(event) => self.evolve_timer(event),
            Event::Baton(event) => self.evolve_baton(*event),
            Event::Slides(event) => self.evolve_slides(event),
        }
        // An approved memo reads as it was approved: its figures are these features' own.
        if matches!(event, Event::Agenda(_) | Event::Cloud(_) | Event::Poll(_) | Event::Sheet(_)) {
            self.memo_unapproved();
        }
    }

    /// Writes into the view what the command has touched.
    fn settle(&mut self) {
        for (key, eye) in self.view.take_touched() {
            let here = self.shows(&key, eye);
            self.view.note(eye, key, here, self.seq);
        }
        self.view.drop_aliases();
        self.view.drop_purged(self.seq);
    }
}

/// A command that `decide` fails over, as a mistake in it would.
#[cfg(test)]
mod poison {
    use super::*;
    use foorumi_protocol::{ChatCommand, MeetingId, PersonId, Text};

    const POISON: &str = "myrkky";

    pub(super) fn taste(addressed: &Addressed) {
        let Command::Chat(ChatCommand::Say { text }) = &addressed.command else { return };
        assert!(text.as_str() != POISON, "a mistake in decide");
    }

    fn say(n: u32, text: &str) -> Addressed {
        let actor =
            Actor::Person { id: PersonId(uuid::Uuid::from_u128(2)), role: Role::Participant };
        let text = Text::new(text).expect("short");
        let command = Command::Chat(ChatCommand::Say { text });
        Addressed { client: ClientId(1), n, actor, command }
    }

    #[test]
    fn f22_a_command_that_decide_fails_over_is_rejected_at_the_door_and_in_the_log() {
        let failed = Rejection::Failed;
        let mut rooms = [(); 2].map(|()| Room::new(MeetingId(uuid::Uuid::from_u128(1))));
        for room in &mut rooms {
            assert_eq!(room.try_command(&say(1, POISON), Millis(0)), Err(failed.clone()));
            let commands = vec![say(1, POISON), say(2, "hyvää")];
            let record = Record { v: Record::VERSION, node: 1, at: Millis(0), commands };
            let outcomes = room.apply(&record).into_iter().map(|applied| applied.outcome);
            // The room has not begun, so that the other is rejected for its own reason.
            let why = [failed.clone(), Rejection::NotFound];
            assert!(outcomes.eq(why.map(|why| Outcome::Rejected { why })));
        }
        assert_eq!(rooms[0].hash(), rooms[1].hash(), "alike on every node");
    }
}

//! What may be done in the queue. Every act but asking can be taken back (rule SQ12).

use super::{Entry, Pass, Queue, QueueEvent, Speaker, WAITING};
use crate::{Ask, Decided, Event, Room};
use foorumi_protocol::{
    AddedPerson, EntryId, Id, QueueCommand, Reason, Rejection, RequestKind, Role, Text, Topic,
};

/// Most people in the hall known by typed names; one more is refused.
const IN_HALL: usize = 1_000;
/// Most requests joined to one.
const MERGED: usize = 50;

type Decision = Result<QueueEvent, Rejection>;

impl Room {
    pub(crate) fn decide_queue(&self, ask: Ask, command: &QueueCommand) -> Decided {
        let event = match command {
            QueueCommand::Ask { kind, topic } => {
                let speaker = Speaker::Person(ask.person);
                let event = self.queue.decide_ask(ask, speaker, *kind, topic.clone())?;
                return Ok(vec![Event::Queue(event)]);
            }
            QueueCommand::Undo { act } => {
                self.queue.may_undo(ask, *act)?;
                return Ok(vec![Event::Queue(QueueEvent::Undone { act: *act })]);
            }
            QueueCommand::Withdraw { kind } => self.queue.decide_withdraw(ask, *kind)?,
            QueueCommand::NotNow => self.queue.decide_pass(ask)?,
            QueueCommand::GiveFloor { entry, ending, why } => {
                self.queue.decide_give(*entry, *ending, why.clone())?
            }
            QueueCommand::EndFloor { ending } => self.queue.decide_end(ask, *ending)?,
            QueueCommand::PauseFloor { entry } => {
                self.queue.floor_is(Some(*entry))?;
                QueueEvent::FloorPaused
            }
            QueueCommand::ResumeFloor { entry } => {
                self.queue.floor_is(Some(*entry))?;
                QueueEvent::FloorResumed
            }
            QueueCommand::AddPerson { who, kind, topic } => {
                let speaker = self.added(who)?;
                self.queue.decide_add(ask, speaker, *kind, topic.clone())?
            }
            QueueCommand::SetList { open } => QueueEvent::ListSet { open: *open },
            QueueCommand::SetPointsOfOrder { open } => QueueEvent::PointsOfOrderSet { open: *open },
            QueueCommand::SetApproval { on } => QueueEvent::ApprovalSet { on: *on },
            QueueCommand::SetPolicy { policy } => QueueEvent::PolicySet { policy: *policy },
            QueueCommand::Approve { entry } => self.queue.decide_approve(*entry)?,
            QueueCommand::Decline { entry, reason } => {
                self.queue.entry(*entry)?;
                QueueEvent::Declined { id: *entry, reason: reason.clone() }
            }
            QueueCommand::AskDetail { entry, question } => {
                self.queue.entry(*entry)?;
                QueueEvent::DetailAsked { id: *entry, question: question.clone() }
            }
            QueueCommand::Merge { entry, into } => self.queue.decide_merge(*entry, *into)?,
            QueueCommand::Move { entry, place, reason } => {
                self.queue.decide_move(*entry, *place, reason.clone())?
            }
            QueueCommand::AnswerInWriting { entry, answer } => {
                self.queue.decide_answer(*entry, answer.clone())?
            }
            QueueCommand::ReaddLast { last } => self.queue.decide_readd(ask, *last)?,
        };
        let desk = matches!(ask.role, Role::Host | Role::Moderator);
        let acted = QueueEvent::Acted { by: ask.person, desk, what: Box::new(event) };
        Ok(vec![Event::Queue(acted)])
    }

    /// Whom staff name: somebody who has acted, or a name for somebody in the hall.
    fn added(&self, who: &AddedPerson) -> Result<Speaker, Rejection> {
        match who {
            AddedPerson::Present { person } => {
                let found = self.meeting.people.by_number(*person);
                found.map(Speaker::Person).ok_or(Rejection::NoSuchPerson { person: *person })
            }
            AddedPerson::Hall { name } => Ok(Speaker::Hall(name.clone())),
        }
    }
}

impl Queue {
    /// Asking again never moves anybody (rule SQ5); it changes the topic.
    pub(super) fn decide_ask(
        &self,
        ask: Ask,
        speaker: Speaker,
        kind: RequestKind,
        topic: Option<Topic>,
    ) -> Decision {
        if let Some(own) = self.of(&speaker, kind) {
            return Ok(QueueEvent::TopicSet { id: own.id, topic });
        }
        match kind {
            RequestKind::Turn if !self.switches.open => return Err(Rejection::ListClosed),
            RequestKind::PointOfOrder if !self.switches.points_of_order => {
                return Err(Rejection::ListClosed);
            }
            RequestKind::Turn | RequestKind::Reply | RequestKind::PointOfOrder => {}
        }
        let granted = match kind {
            RequestKind::Turn => !self.switches.approval,
            RequestKind::Reply => false,
            RequestKind::PointOfOrder => true,
        };
        self.decide_new(ask, speaker, kind, topic, granted)
    }

    /// Staff may add people to a closed list too (rule SQ10), and need not approve whom they add.
    fn decide_add(
        &self,
        ask: Ask,
        speaker: Speaker,
        kind: RequestKind,
        topic: Option<Topic>,
    ) -> Decision {
        if self.of(&speaker, kind).is_some() {
            return Err(Rejection::AlreadyWaiting);
        }
        if matches!(speaker, Speaker::Hall(_)) && !self.knows(&speaker) && self.in_hall() >= IN_HALL
        {
            return Err(Rejection::LimitReached { limit: IN_HALL as u32 });
        }
        self.decide_new(ask, speaker, kind, topic, true)
    }

    fn decide_new(
        &self,
        ask: Ask,
        speaker: Speaker,
        kind: RequestKind,
        topic: Option<Topic>,
        granted: bool,
    ) -> Decision {
        // A reply is to somebody who speaks.
        if kind == RequestKind::Reply && !self.floors.taken() {
            return Err(Rejection::Stale);
        }
        if self.waiting.len() >= WAITING {
            return Err(Rejection::LimitReached { limit: WAITING as u32 });
        }
        Ok(QueueEvent::Asked { id: born(ask), speaker, kind, topic, granted })
    }

    fn own(&self, ask: Ask, kind: RequestKind) -> Result<&Entry, Rejection> {
        self.of(&Speaker::Person(ask.person), kind).ok_or(Rejection::NotFound)
    }

    fn decide_withdraw(&self, ask: Ask, kind: RequestKind) -> Decision {
        Ok(QueueEvent::Withdrawn { id: self.own(ask, kind)?.id })
    }

    fn decide_pass(&self, ask: Ask) -> Decision {
        let turn = self.own(ask, RequestKind::Turn)?;
        if turn.pass != Pass::Unused {
            return Err(Rejection::AlreadyPassed);
        }
        Ok(QueueEvent::Passed { id: turn.id })
    }

    fn decide_give(
        &self,
        entry: EntryId,
        ending: Option<EntryId>,
        why: Option<Reason>,
    ) -> Decision {
        self.floor_is(ending)?;
        self.entry(entry)?;
        Ok(QueueEvent::FloorGiven { id: entry, why })
    }

    fn decide_end(&self, ask: Ask, ending: EntryId) -> Decision {
        self.floor_is(Some(ending))?;
        self.own_or_desk(ask)?;
        Ok(QueueEvent::FloorEnded)
    }

    fn decide_approve(&self, entry: EntryId) -> Decision {
        if self.entry(entry)?.granted {
            return Err(Rejection::Stale);
        }
        Ok(QueueEvent::Approved { id: entry })
    }

    fn decide_merge(&self, entry: EntryId, into: EntryId) -> Decision {
        let (goes, stays) = (self.entry(entry)?, self.entry(into)?);
        if goes.id == stays.id {
            return Err(Rejection::Unreadable);
        }
        if goes.merged.len() + stays.merged.len() >= MERGED {
            return Err(Rejection::LimitReached { limit: MERGED as u32 });
        }
        Ok(QueueEvent::Merged { id: goes.id, into: stays.id })
    }

    fn decide_move(&self, entry: EntryId, place: u16, reason: Reason) -> Decision {
        // What waits for approval has no place.
        if !self.entry(entry)?.granted || place == 0 {
            return Err(Rejection::Stale);
        }
        Ok(QueueEvent::Moved { id: entry, place, reason })
    }

    fn decide_answer(&self, entry: EntryId, answer: Text<1, 500>) -> Decision {
        self.overrides.room_for_answer()?;
        self.entry(entry)?;
        Ok(QueueEvent::AnsweredInWriting { id: entry, answer })
    }

    fn decide_readd(&self, ask: Ask, last: EntryId) -> Decision {
        if self.floors.last.as_ref().map(|turn| turn.entry) != Some(last) {
            return Err(Rejection::Stale);
        }
        Ok(QueueEvent::Readded { id: born(ask) })
    }

    fn knows(&self, speaker: &Speaker) -> bool {
        self.floors.knows(speaker) || self.waiting.iter().any(|entry| entry.speaker == *speaker)
    }

    /// People in the hall who wait or have spoken.
    fn in_hall(&self) -> usize {
        let waiting = self.waiting.iter().map(|entry| &entry.speaker);
        let hall = |speaker: &&Speaker| matches!(speaker, Speaker::Hall(_));
        let new = waiting.filter(hall).filter(|speaker| !self.floors.knows(speaker)).count();
        new + self.floors.spoken.keys().filter(hall).count()
    }
}

fn born(ask: Ask) -> EntryId {
    EntryId(Id { seq: ask.seq, index: 0 })
}

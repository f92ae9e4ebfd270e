//! What may be done in the queue. Every act but asking can be taken back (rule SQ12).

use super::{Pass, Queue, QueueEvent, Speaker, WAITING};
use crate::{Ask, Decided, Event, Room};
use foorumi_protocol::{
    AddedPerson, EntryId, Id, QueueCommand, Rejection, RequestKind, Role, Topic,
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
            QueueCommand::Withdraw { .. } | QueueCommand::NotNow => {
                self.queue.decide_own(ask, command)?
            }
            QueueCommand::GiveFloor { .. }
            | QueueCommand::EndFloor { .. }
            | QueueCommand::PauseFloor { .. }
            | QueueCommand::ResumeFloor { .. } => self.decide_floor(ask, command)?,
            QueueCommand::AddPerson { who, kind, topic } => {
                let speaker = self.added(who)?;
                self.queue.decide_add(ask, speaker, *kind, topic.clone())?
            }
            QueueCommand::SetList { open } => QueueEvent::ListSet { open: *open },
            QueueCommand::SetPointsOfOrder { open } => QueueEvent::PointsOfOrderSet { open: *open },
            QueueCommand::SetApproval { on } => QueueEvent::ApprovalSet { on: *on },
            QueueCommand::SetPolicy { policy } => QueueEvent::PolicySet { policy: *policy },
            QueueCommand::Approve { .. }
            | QueueCommand::Decline { .. }
            | QueueCommand::AskDetail { .. }
            | QueueCommand::Merge { .. }
            | QueueCommand::Move { .. }
            | QueueCommand::AnswerInWriting { .. }
            | QueueCommand::ReaddLast { .. } => self.queue.decide_triage(ask, command)?,
        };
        let desk = matches!(ask.role, Role::Host | Role::Moderator);
        let acted = QueueEvent::Acted { by: ask.person, desk, what: Box::new(event) };
        Ok(vec![Event::Queue(acted)])
    }

    fn decide_floor(&self, ask: Ask, command: &QueueCommand) -> Decision {
        let queue = &self.queue;
        Ok(match command {
            QueueCommand::GiveFloor { entry, ending, why } => {
                queue.floor_is(*ending)?;
                queue.entry(*entry)?;
                QueueEvent::FloorGiven { id: *entry, why: why.clone() }
            }
            QueueCommand::EndFloor { ending } => {
                queue.floor_is(Some(*ending))?;
                queue.own_or_desk(ask)?;
                QueueEvent::FloorEnded
            }
            QueueCommand::PauseFloor { entry } => {
                queue.floor_is(Some(*entry))?;
                QueueEvent::FloorPaused
            }
            QueueCommand::ResumeFloor { entry } => {
                queue.floor_is(Some(*entry))?;
                QueueEvent::FloorResumed
            }
            QueueCommand::Ask { .. }
            | QueueCommand::Withdraw { .. }
            | QueueCommand::NotNow
            | QueueCommand::Approve { .. }
            | QueueCommand::Decline { .. }
            | QueueCommand::AskDetail { .. }
            | QueueCommand::Merge { .. }
            | QueueCommand::Move { .. }
            | QueueCommand::AnswerInWriting { .. }
            | QueueCommand::AddPerson { .. }
            | QueueCommand::ReaddLast { .. }
            | QueueCommand::SetList { .. }
            | QueueCommand::SetPointsOfOrder { .. }
            | QueueCommand::SetApproval { .. }
            | QueueCommand::Undo { .. }
            | QueueCommand::SetPolicy { .. } => return Err(Rejection::NotAllowed),
        })
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

    fn decide_own(&self, ask: Ask, command: &QueueCommand) -> Decision {
        let own = |kind| {
            let found = self.of(&Speaker::Person(ask.person), kind);
            found.ok_or(Rejection::NotFound)
        };
        if let QueueCommand::Withdraw { kind } = command {
            return Ok(QueueEvent::Withdrawn { id: own(*kind)?.id });
        }
        let turn = own(RequestKind::Turn)?;
        if turn.pass != Pass::Unused {
            return Err(Rejection::AlreadyPassed);
        }
        Ok(QueueEvent::Passed { id: turn.id })
    }

    fn decide_triage(&self, ask: Ask, command: &QueueCommand) -> Decision {
        Ok(match command {
            QueueCommand::Approve { entry } => {
                if self.entry(*entry)?.granted {
                    return Err(Rejection::Stale);
                }
                QueueEvent::Approved { id: *entry }
            }
            QueueCommand::Decline { entry, reason } => {
                QueueEvent::Declined { id: self.entry(*entry)?.id, reason: reason.clone() }
            }
            QueueCommand::AskDetail { entry, question } => {
                QueueEvent::DetailAsked { id: self.entry(*entry)?.id, question: question.clone() }
            }
            QueueCommand::Merge { entry, into } => {
                let (goes, stays) = (self.entry(*entry)?, self.entry(*into)?);
                if goes.id == stays.id {
                    return Err(Rejection::Unreadable);
                }
                if goes.merged.len() + stays.merged.len() >= MERGED {
                    return Err(Rejection::LimitReached { limit: MERGED as u32 });
                }
                QueueEvent::Merged { id: goes.id, into: stays.id }
            }
            QueueCommand::Move { entry, place, reason } => {
                // What waits for approval has no place.
                if !self.entry(*entry)?.granted || *place == 0 {
                    return Err(Rejection::Stale);
                }
                QueueEvent::Moved { id: *entry, place: *place, reason: reason.clone() }
            }
            QueueCommand::AnswerInWriting { entry, answer } => {
                self.overrides.room_for_answer()?;
                let answer = answer.clone();
                QueueEvent::AnsweredInWriting { id: self.entry(*entry)?.id, answer }
            }
            QueueCommand::ReaddLast { last } => {
                if self.floors.last.as_ref().map(|turn| turn.entry) != Some(*last) {
                    return Err(Rejection::Stale);
                }
                QueueEvent::Readded { id: born(ask) }
            }
            QueueCommand::Ask { .. }
            | QueueCommand::Withdraw { .. }
            | QueueCommand::NotNow
            | QueueCommand::GiveFloor { .. }
            | QueueCommand::EndFloor { .. }
            | QueueCommand::PauseFloor { .. }
            | QueueCommand::ResumeFloor { .. }
            | QueueCommand::AddPerson { .. }
            | QueueCommand::SetList { .. }
            | QueueCommand::SetPointsOfOrder { .. }
            | QueueCommand::SetApproval { .. }
            | QueueCommand::Undo { .. }
            | QueueCommand::SetPolicy { .. } => return Err(Rejection::NotAllowed),
        })
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

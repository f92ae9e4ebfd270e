//! The speaking queue: rules SQ1-SQ5, SQ8, SQ9, SQ11. The order is made in `queue/order.rs`, what
//! people see of it in `queue/part.rs`, who speaks and for how long in `queue/floor.rs`.

mod floor;
mod order;
mod part;

use crate::{Ask, Decided, Event, Room, view::Eyes};
use floor::Floors;
use foorumi_protocol::{
    EntryId, FloorFigures, Id, Millis, Notice, PartKey, PersonId, QueueCommand, QueuePolicy,
    Rejection, RequestKind, Text, Topic,
};
use serde::{Deserialize, Serialize};

/// Most requests waiting; one more is refused.
const WAITING: usize = 5_000;

/// Who waits, who speaks, who has spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Queue {
    open: bool,
    policy: QueuePolicy,
    /// As they came.
    waiting: Vec<Entry>,
    floors: Floors,
}

impl Default for Queue {
    fn default() -> Self {
        let (waiting, floors) = (Vec::new(), Floors::default());
        Self { open: true, policy: QueuePolicy::Balanced, waiting, floors }
    }
}

/// A waiting request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    id: EntryId,
    person: PersonId,
    kind: RequestKind,
    topic: Option<Topic>,
    asked_at: Millis,
    /// A reply counts once staff grant it.
    granted: bool,
    pass: Pass,
    /// Later first-timers who have had the floor meanwhile, at most [`order::PASSED`] (rule SQ4).
    passed_by: u8,
}

/// "Not now" (rule SQ5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Pass {
    Unused,
    /// Lets one other go first as soon as it stands first.
    Waiting,
    Used,
}

/// What happens in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum QueueEvent {
    Asked {
        id: EntryId,
        person: PersonId,
        kind: RequestKind,
        topic: Option<Topic>,
    },
    TopicSet {
        id: EntryId,
        topic: Option<Topic>,
    },
    Withdrawn {
        id: EntryId,
    },
    Passed {
        id: EntryId,
    },
    ReplyGranted {
        id: EntryId,
    },
    Declined {
        id: EntryId,
        reason: Text<1, 200>,
    },
    FloorGiven {
        id: EntryId,
    },
    FloorEnded,
    /// Ends the turn and the one it interrupts.
    FloorCleared,
    FloorPaused,
    FloorResumed,
    ListSet {
        open: bool,
    },
    PolicySet {
        policy: QueuePolicy,
    },
}

impl Queue {
    fn entry(&self, id: EntryId) -> Result<&Entry, Rejection> {
        self.waiting.iter().find(|entry| entry.id == id).ok_or(Rejection::NotFound)
    }

    fn entry_mut(&mut self, id: EntryId) -> Option<&mut Entry> {
        self.waiting.iter_mut().find(|entry| entry.id == id)
    }

    fn own(&self, person: PersonId, kind: RequestKind) -> Option<&Entry> {
        self.waiting.iter().find(|entry| entry.person == person && entry.kind == kind)
    }

    fn take(&mut self, id: EntryId) -> Option<Entry> {
        let place = self.waiting.iter().position(|entry| entry.id == id)?;
        Some(self.waiting.remove(place))
    }

    /// Figures that leave the meeting: no names (rule SQ9).
    pub(crate) fn figures(&self) -> FloorFigures {
        self.floors.figures()
    }
}

impl Room {
    pub(crate) fn decide_queue(&self, ask: Ask, command: &QueueCommand) -> Decided {
        let event = match command {
            QueueCommand::Ask { kind, topic } => self.decide_ask(ask, *kind, topic.clone())?,
            QueueCommand::Withdraw { kind } => {
                let own = self.queue.own(ask.person, *kind).ok_or(Rejection::NotFound)?;
                QueueEvent::Withdrawn { id: own.id }
            }
            QueueCommand::NotNow => {
                let own = self.queue.own(ask.person, RequestKind::Turn);
                let own = own.ok_or(Rejection::NotFound)?;
                if own.pass != Pass::Unused {
                    return Err(Rejection::AlreadyPassed);
                }
                QueueEvent::Passed { id: own.id }
            }
            QueueCommand::GrantReply { entry } => {
                if self.queue.entry(*entry)?.kind != RequestKind::Reply {
                    return Err(Rejection::NotFound);
                }
                QueueEvent::ReplyGranted { id: *entry }
            }
            QueueCommand::Decline { entry, reason } => {
                self.queue.entry(*entry)?;
                QueueEvent::Declined { id: *entry, reason: reason.clone() }
            }
            QueueCommand::SetList { open } => QueueEvent::ListSet { open: *open },
            QueueCommand::SetPolicy { policy } => QueueEvent::PolicySet { policy: *policy },
            QueueCommand::GiveFloor { entry, ending } => {
                self.floor_is(*ending)?;
                self.queue.entry(*entry)?;
                QueueEvent::FloorGiven { id: *entry }
            }
            QueueCommand::EndFloor { ending } => {
                self.floor_is(Some(*ending))?;
                self.own_or_desk(ask)?;
                QueueEvent::FloorEnded
            }
            QueueCommand::PauseFloor { entry } => {
                self.floor_is(Some(*entry))?;
                QueueEvent::FloorPaused
            }
            QueueCommand::ResumeFloor { entry } => {
                self.floor_is(Some(*entry))?;
                QueueEvent::FloorResumed
            }
        };
        Ok(vec![Event::Queue(event)])
    }

    /// A message becomes its sender's speaking request (rule CH7).
    pub(crate) fn request_from_chat(&self, theirs: Ask, topic: Topic) -> Decided {
        if self.queue.own(theirs.person, RequestKind::Turn).is_some() {
            return Err(Rejection::AlreadyWaiting);
        }
        let asked = self.decide_ask(theirs, RequestKind::Turn, Some(topic))?;
        Ok(vec![Event::Queue(asked)])
    }

    /// Takes a request that was made of a message back, while it waits.
    pub(crate) fn without_request(&self, id: EntryId) -> Decided {
        self.queue.entry(id).map_err(|_| Rejection::Stale)?;
        Ok(vec![Event::Queue(QueueEvent::Withdrawn { id })])
    }

    /// Rule CH10: the topic goes, the request stays.
    pub(crate) fn forget_topic(&mut self, id: EntryId) {
        self.change_queue(|queue| {
            if let Some(entry) = queue.entry_mut(id) {
                entry.topic = None;
            }
            queue.floors.forget_topic(id);
        });
    }

    /// Asking again never moves anybody (rule SQ5); it changes the topic.
    fn decide_ask(
        &self,
        ask: Ask,
        kind: RequestKind,
        topic: Option<Topic>,
    ) -> Result<QueueEvent, Rejection> {
        if let Some(own) = self.queue.own(ask.person, kind) {
            return Ok(QueueEvent::TopicSet { id: own.id, topic });
        }
        match kind {
            RequestKind::Turn if !self.queue.open => return Err(Rejection::ListClosed),
            // A reply is to somebody who speaks.
            RequestKind::Reply if !self.queue.floors.taken() => return Err(Rejection::Stale),
            RequestKind::Turn | RequestKind::Reply | RequestKind::PointOfOrder => {}
        }
        if self.queue.waiting.len() >= WAITING {
            return Err(Rejection::LimitReached { limit: WAITING as u32 });
        }
        let id = EntryId(Id { seq: ask.seq, index: 0 });
        Ok(QueueEvent::Asked { id, person: ask.person, kind, topic })
    }

    pub(crate) fn evolve_queue(&mut self, event: &QueueEvent) {
        let now = self.at;
        match event {
            QueueEvent::Asked { id, person, kind, topic } => {
                let entry = Entry {
                    id: *id,
                    person: *person,
                    kind: *kind,
                    topic: topic.clone(),
                    asked_at: now,
                    granted: *kind != RequestKind::Reply,
                    pass: Pass::Unused,
                    passed_by: 0,
                };
                self.change_queue(|queue| queue.waiting.push(entry));
            }
            QueueEvent::TopicSet { id, topic } => {
                self.change_entry(*id, |entry| entry.topic.clone_from(topic));
            }
            QueueEvent::Withdrawn { id } => self.change_queue(|queue| drop(queue.take(*id))),
            QueueEvent::Passed { id } => {
                self.change_entry(*id, |entry| entry.pass = Pass::Waiting);
            }
            QueueEvent::ReplyGranted { id } => self.change_entry(*id, |entry| entry.granted = true),
            QueueEvent::Declined { id, reason } => self.decline(*id, reason),
            QueueEvent::FloorGiven { id } => self.change_queue(|queue| queue.give_floor(*id, now)),
            QueueEvent::FloorEnded => self.change_queue(|queue| queue.floors.end(now)),
            QueueEvent::FloorCleared => self.change_queue(|queue| queue.floors.clear(now)),
            QueueEvent::FloorPaused => self.change_queue(|queue| queue.floors.pause(now)),
            QueueEvent::FloorResumed => self.change_queue(|queue| queue.floors.resume(now)),
            QueueEvent::ListSet { open } => self.change_queue(|queue| queue.open = *open),
            QueueEvent::PolicySet { policy } => self.change_queue(|queue| queue.policy = *policy),
        }
    }

    /// Changes the queue, and touches the own parts of those for whom something is then different:
    /// in a long queue most changes leave most people where they are.
    fn change_queue(&mut self, change: impl FnOnce(&mut Queue)) {
        let before = self.queue.own_parts();
        change(&mut self.queue);
        let after = self.queue.own_parts();
        let differs = |person: &&PersonId| before.get(person) != after.get(person);
        let gone = before.keys().filter(|person| !after.contains_key(person));
        for person in after.keys().filter(differs).chain(gone) {
            self.touch_own(PartKey::MyQueue, *person);
        }
        self.touch(PartKey::Queue, Eyes::All);
    }

    fn change_entry(&mut self, id: EntryId, change: impl FnOnce(&mut Entry)) {
        self.change_queue(|queue| {
            if let Some(entry) = queue.entry_mut(id) {
                change(entry);
            }
        });
    }

    fn decline(&mut self, id: EntryId, reason: &Text<1, 200>) {
        let Ok(person) = self.queue.entry(id).map(|entry| entry.person) else { return };
        self.change_queue(|queue| drop(queue.take(id)));
        self.tell(person, Notice::RequestDeclined { reason: reason.clone() });
    }

    /// Everything in the queue that shows this person's name.
    pub(crate) fn touch_who_in_queue(&mut self, person: PersonId) {
        let waits = self.queue.waiting.iter().any(|entry| entry.person == person);
        if waits || self.queue.floors.knows(person) {
            self.touch(PartKey::Queue, Eyes::All);
        }
    }
}

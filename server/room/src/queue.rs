//! The speaking queue: rules SQ1-SQ12. The order is made in `queue/order.rs`, what people see of it in
//! `queue/part.rs`, who speaks and for how long in `queue/floor.rs`, what staff do beside the order
//! in `queue/triage.rs`, its log in `queue/overrides.rs`, and how it is taken back in `queue/undo.rs`.

mod decide;
mod entry;
mod floor;
mod order;
mod overrides;
mod part;
mod removal;
mod triage;
mod undo;

use crate::{Ask, Decided, Event, Room, pairs, view::Eyes};
use entry::{Entry, Pass, Speaker};
use floor::Floors;
use foorumi_protocol::{
    EntryId, FloorFigures, PartKey, PersonId, QueuePolicy, Reason, Rejection, RequestKind, Seq,
    Text, Topic,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most requests waiting; one more is refused.
const WAITING: usize = 5_000;

/// Who waits, who speaks, who has spoken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Queue {
    switches: Switches,
    /// As they came.
    waiting: Vec<Entry>,
    floors: Floors,
    overrides: overrides::Overrides,
    acts: undo::Acts,
    /// Requests of those who are being removed (rule TR5).
    #[serde(default, with = "pairs")]
    away: BTreeMap<PersonId, Vec<Entry>>,
}

/// What the desk has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Switches {
    open: bool,
    points_of_order: bool,
    approval: bool,
    policy: QueuePolicy,
}

impl Default for Switches {
    fn default() -> Self {
        Self { open: true, points_of_order: true, approval: false, policy: QueuePolicy::Balanced }
    }
}

/// What happens in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum QueueEvent {
    /// Somebody does something that can be taken back.
    Acted {
        by: PersonId,
        desk: bool,
        what: Box<Self>,
    },
    /// The act at this place is taken back.
    Undone {
        act: Seq,
    },
    Asked {
        id: EntryId,
        speaker: Speaker,
        kind: RequestKind,
        topic: Option<Topic>,
        granted: bool,
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
    Approved {
        id: EntryId,
    },
    Declined {
        id: EntryId,
        reason: Reason,
    },
    DetailAsked {
        id: EntryId,
        question: Reason,
    },
    Merged {
        id: EntryId,
        into: EntryId,
    },
    Moved {
        id: EntryId,
        place: u16,
        reason: Reason,
    },
    AnsweredInWriting {
        id: EntryId,
        answer: Text<1, 500>,
    },
    Readded {
        id: EntryId,
    },
    FloorGiven {
        id: EntryId,
        why: Option<Reason>,
    },
    FloorEnded,
    /// Ends the turn and the one it interrupts.
    FloorCleared,
    FloorPaused,
    FloorResumed,
    ListSet {
        open: bool,
    },
    PointsOfOrderSet {
        open: bool,
    },
    ApprovalSet {
        on: bool,
    },
    PolicySet {
        policy: QueuePolicy,
    },
}

impl Queue {
    /// Figures that leave the meeting: no names (rule SQ9).
    pub(crate) fn figures(&self) -> FloorFigures {
        self.floors.figures()
    }
}

impl Room {
    /// A message becomes its sender's speaking request (rule CH7).
    pub(crate) fn request_from_chat(&self, theirs: Ask, topic: Topic) -> Decided {
        let speaker = Speaker::Person(theirs.person);
        if self.queue.of(&speaker, RequestKind::Turn).is_some() {
            return Err(Rejection::AlreadyWaiting);
        }
        let asked = self.queue.decide_ask(theirs, speaker, RequestKind::Turn, Some(topic))?;
        Ok(vec![Event::Queue(asked)])
    }

    /// Takes a request that was made of a message back, while it waits.
    pub(crate) fn without_request(&self, id: EntryId) -> Decided {
        self.queue.entry(id).map_err(|_| Rejection::Stale)?;
        Ok(vec![Event::Queue(QueueEvent::Withdrawn { id })])
    }

    /// Rule CH10: the topic goes, the request stays. What could be taken back holds it no longer either.
    pub(crate) fn forget_topic(&mut self, id: EntryId) {
        self.change_queue(|queue| {
            if let Some(entry) = queue.entry_mut(id) {
                entry.topic = None;
            }
            queue.floors.forget_topic(id);
            queue.acts.forget_topic(id);
            queue.overrides.forget_topic(id);
        });
    }

    pub(crate) fn evolve_queue(&mut self, event: &QueueEvent) {
        let now = self.at;
        match event {
            QueueEvent::Acted { by, desk, what } => self.act_in_queue(*by, *desk, what),
            QueueEvent::Undone { act } => self.undo_in_queue(*act),
            QueueEvent::Asked { id, speaker, kind, topic, granted } => {
                let entry = Entry {
                    topic: topic.clone(),
                    granted: *granted,
                    ..Entry::new(*id, speaker.clone(), *kind, now)
                };
                self.change_queue(|queue| queue.waiting.push(entry));
            }
            QueueEvent::TopicSet { id, topic } => {
                self.change_entry(*id, |entry| entry.set_topic(topic.clone()));
            }
            QueueEvent::Withdrawn { id } => self.change_queue(|queue| drop(queue.take(*id))),
            QueueEvent::Passed { id } => {
                self.change_entry(*id, |entry| entry.pass = Pass::Waiting);
            }
            QueueEvent::FloorGiven { id, .. } => {
                self.change_queue(|queue| queue.give_floor(*id, now));
            }
            QueueEvent::FloorEnded => self.change_queue(|queue| queue.floors.end(now)),
            QueueEvent::FloorCleared => self.change_queue(|queue| queue.floors.clear(now)),
            QueueEvent::FloorPaused => self.change_queue(|queue| queue.floors.pause(now)),
            QueueEvent::FloorResumed => self.change_queue(|queue| queue.floors.resume(now)),
            QueueEvent::ListSet { open } => {
                self.change_queue(|queue| queue.switches.open = *open);
            }
            QueueEvent::PointsOfOrderSet { open } => {
                self.change_queue(|queue| queue.switches.points_of_order = *open);
            }
            QueueEvent::PolicySet { policy } => {
                self.change_queue(|queue| queue.switches.policy = *policy);
            }
            QueueEvent::Approved { .. }
            | QueueEvent::Declined { .. }
            | QueueEvent::DetailAsked { .. }
            | QueueEvent::Merged { .. }
            | QueueEvent::Moved { .. }
            | QueueEvent::AnsweredInWriting { .. }
            | QueueEvent::Readded { .. }
            | QueueEvent::ApprovalSet { .. } => self.evolve_triage(event),
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

    /// Everything in the queue that shows this person's name.
    pub(crate) fn touch_who_in_queue(&mut self, person: PersonId) {
        let of = Speaker::Person(person);
        let waits = self.queue.waiting.iter().any(|entry| entry.names(&of));
        if waits || self.queue.floors.knows(&of) {
            self.touch(PartKey::Queue, Eyes::All);
        }
        if self.queue.overrides.name(person) {
            self.touch(PartKey::QueueLog, Eyes::Staff);
        }
    }
}

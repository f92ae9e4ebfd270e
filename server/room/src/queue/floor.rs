//! The floor: who speaks, who goes on after a reply, how long everybody has spoken (rules SQ8, SQ9).

use super::{Entry, Queue, order};
use crate::{Ask, Room, pairs};
use foorumi_protocol::{
    EntryId, FloorFigures, Millis, PersonId, QueuePolicy, Rejection, RequestKind, Role, Topic,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Length of a turn that is expected before there has been any, in seconds.
const EXPECTED: u64 = 120;

/// The turn going on, the one it interrupts, and the turns so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Floors {
    pub(super) floor: Option<Turn>,
    /// Paused by the reply that has the floor.
    pub(super) interrupted: Option<Turn>,
    #[serde(with = "pairs")]
    pub(super) spoken: BTreeMap<PersonId, Spoken>,
    /// Who has had a turn in this round. A round ends when somebody in it gets another turn.
    pub(super) round: BTreeSet<PersonId>,
    /// Times the floor was given, replies and points of order included.
    given: u32,
    /// Ordinary turns that are over, and their length in all: what waiting is estimated from.
    over: u32,
    over_ms: u64,
}

/// Somebody's turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Turn {
    pub(super) entry: EntryId,
    pub(super) person: PersonId,
    pub(super) kind: RequestKind,
    pub(super) topic: Option<Topic>,
    /// Before `running_since`.
    pub(super) spoken_ms: u32,
    /// `None` while paused.
    pub(super) running_since: Option<Millis>,
}

/// How much somebody has spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Spoken {
    /// Ordinary turns: a reply or a point of order does not cost anybody their place.
    pub(super) turns: u16,
    pub(super) ms: u64,
}

impl Turn {
    fn pause(&mut self, now: Millis) {
        if let Some(since) = self.running_since.take() {
            let ms = u32::try_from(now.since(since)).unwrap_or(u32::MAX);
            self.spoken_ms = self.spoken_ms.saturating_add(ms);
        }
    }
}

impl Floors {
    pub(super) fn taken(&self) -> bool {
        self.floor.is_some()
    }

    fn entry(&self) -> Option<EntryId> {
        self.floor.as_ref().map(|turn| turn.entry)
    }

    pub(super) fn spoken(&self, person: PersonId) -> Spoken {
        self.spoken.get(&person).copied().unwrap_or_default()
    }

    pub(super) fn forget_topic(&mut self, id: EntryId) {
        for turn in [&mut self.floor, &mut self.interrupted].into_iter().flatten() {
            turn.topic.take_if(|_| turn.entry == id);
        }
    }

    /// Whether this person has, has had or goes on with the floor.
    pub(super) fn knows(&self, person: PersonId) -> bool {
        self.spoken.contains_key(&person)
    }

    pub(super) fn figures(&self) -> FloorFigures {
        let ms: u64 = self.spoken.values().map(|spoken| spoken.ms).sum();
        let seconds = u32::try_from(ms / 1000).unwrap_or(u32::MAX);
        FloorFigures { turns: self.given, speakers: self.spoken.len() as u32, seconds }
    }

    /// Estimated wait behind this many others, in seconds.
    pub(super) fn wait(&self, ahead: usize) -> u32 {
        let average = self.over_ms.checked_div(u64::from(self.over) * 1000);
        let turns = ahead as u64 + u64::from(self.taken());
        u32::try_from(average.unwrap_or(EXPECTED) * turns).unwrap_or(u32::MAX)
    }

    pub(super) fn pause(&mut self, now: Millis) {
        if let Some(turn) = &mut self.floor {
            turn.pause(now);
        }
    }

    pub(super) fn resume(&mut self, now: Millis) {
        if let Some(turn) = &mut self.floor {
            turn.running_since.get_or_insert(now);
        }
    }

    /// Ends the turn that has the floor; whom a reply interrupted goes on.
    pub(super) fn end(&mut self, now: Millis) {
        let Some(turn) = self.floor.take() else { return };
        self.count(turn, now);
        self.floor = self.interrupted.take();
        self.resume(now);
    }

    pub(super) fn clear(&mut self, now: Millis) {
        for turn in [self.floor.take(), self.interrupted.take()].into_iter().flatten() {
            self.count(turn, now);
        }
    }

    fn count(&mut self, mut turn: Turn, now: Millis) {
        turn.pause(now);
        let ms = u64::from(turn.spoken_ms);
        self.spoken.entry(turn.person).or_default().ms += ms;
        if turn.kind == RequestKind::Turn {
            self.over += 1;
            self.over_ms += ms;
        }
    }

    /// Starting a reply pauses the speaker whose turn it is; anything else ends it.
    fn start(&mut self, entry: Entry, now: Millis) {
        match self.floor.take() {
            Some(mut turn) if entry.kind == RequestKind::Reply && turn.kind != entry.kind => {
                turn.pause(now);
                self.interrupted = Some(turn);
            }
            Some(reply) if entry.kind == RequestKind::Reply => self.count(reply, now),
            speaker => {
                self.floor = speaker;
                self.clear(now);
            }
        }
        self.given += 1;
        let spoken = self.spoken.entry(entry.person).or_default();
        if entry.kind == RequestKind::Turn {
            spoken.turns = spoken.turns.saturating_add(1);
            self.note_round(entry.person);
        }
        self.floor = Some(Turn {
            entry: entry.id,
            person: entry.person,
            kind: entry.kind,
            topic: entry.topic,
            spoken_ms: 0,
            running_since: Some(now),
        });
    }

    fn note_round(&mut self, person: PersonId) {
        if !self.round.insert(person) {
            self.round.clear();
            self.round.insert(person);
        }
    }
}

impl Queue {
    pub(super) fn give_floor(&mut self, id: EntryId, now: Millis) {
        self.use_passes(id);
        let Some(entry) = self.take(id) else { return };
        let first_timer = self.floors.spoken(entry.person).turns == 0;
        if entry.kind == RequestKind::Turn && first_timer && self.policy == QueuePolicy::Balanced {
            let earlier = |other: &&mut Entry| other.id < entry.id;
            for other in self.waiting.iter_mut().filter(earlier) {
                other.passed_by = (other.passed_by + 1).min(order::PASSED);
            }
        }
        self.floors.start(entry, now);
    }
}

impl Room {
    /// Rule SQ8: whoever changes the floor names what they saw there.
    pub(super) fn floor_is(&self, seen: Option<EntryId>) -> Result<(), Rejection> {
        if self.queue.floors.entry() == seen { Ok(()) } else { Err(Rejection::FloorChanged) }
    }

    /// The speaker may end the own turn, the desk anybody's.
    pub(super) fn own_or_desk(&self, ask: Ask) -> Result<(), Rejection> {
        let own = self.queue.floors.floor.as_ref().is_some_and(|turn| turn.person == ask.person);
        let desk = matches!(ask.role, Role::Host | Role::Moderator);
        if own || desk { Ok(()) } else { Err(Rejection::NotAllowed) }
    }
}

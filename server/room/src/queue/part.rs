//! What people see of the queue: the same list for all, more for the staff, one's own place.

use super::{
    Entry, Pass, Queue,
    floor::{Spoken, Turn},
    order::Placed,
};
use crate::{Eye, Room};
use foorumi_protocol::{
    Floor, MyQueuePart, MyRequest, PersonId, PlaceReason, PolicyPreview, QueueEntry, QueuePart,
    QueuePolicy, QueueStaff, SpokenRow,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Most entries told in one part; how many more wait is told as a number, and everybody's own place
/// is in their own part.
const TOLD: usize = 200;

impl Queue {
    /// The own parts of all who wait or speak.
    pub(super) fn own_parts(&self) -> BTreeMap<PersonId, MyQueuePart> {
        let mut parts: BTreeMap<PersonId, MyQueuePart> = BTreeMap::new();
        let mut own = |person, request: Option<MyRequest>| {
            let nothing = || MyQueuePart { requests: Vec::new(), floor: false };
            let part = parts.entry(person).or_insert_with(nothing);
            part.requests.extend(request);
            part.floor = self.speaks(person);
        };
        for (ahead, placed) in self.order(self.policy).into_iter().enumerate() {
            own(placed.0.person, Some(self.placed_request(placed, ahead)));
        }
        for entry in self.waiting.iter().filter(|entry| !entry.granted) {
            own(entry.person, Some(request(entry)));
        }
        if let Some(turn) = &self.floors.floor {
            own(turn.person, None);
        }
        parts
    }

    /// The same for one person.
    fn own_part(&self, person: PersonId) -> Option<MyQueuePart> {
        if !self.concerns(person) {
            return None;
        }
        let order = self.order(self.policy).into_iter().enumerate();
        let placed = order.filter(|(_, (entry, _))| entry.person == person);
        let mut requests: Vec<MyRequest> =
            placed.map(|(ahead, placed)| self.placed_request(placed, ahead)).collect();
        let asked = |entry: &&Entry| entry.person == person && !entry.granted;
        requests.extend(self.waiting.iter().filter(asked).map(request));
        Some(MyQueuePart { requests, floor: self.speaks(person) })
    }

    /// Whether this person waits or speaks.
    pub(crate) fn concerns(&self, person: PersonId) -> bool {
        self.speaks(person) || self.waiting.iter().any(|entry| entry.person == person)
    }

    fn speaks(&self, person: PersonId) -> bool {
        self.floors.floor.as_ref().is_some_and(|turn| turn.person == person)
    }

    fn placed_request(&self, (entry, reason): Placed<'_>, ahead: usize) -> MyRequest {
        MyRequest {
            reason: Some(reason),
            place: Some(u16::try_from(ahead + 1).unwrap_or(u16::MAX)),
            wait_s: Some(self.floors.wait(ahead)),
            ..request(entry)
        }
    }
}

fn request(entry: &Entry) -> MyRequest {
    MyRequest {
        id: entry.id,
        kind: entry.kind,
        reason: None,
        place: None,
        wait_s: None,
        topic: entry.topic.clone(),
        passed: entry.pass != Pass::Unused,
    }
}

impl Room {
    pub(crate) fn queue_part(&self, eye: Eye) -> Option<QueuePart> {
        if !eye.is_shared() || !self.begun() {
            return None;
        }
        let queue = &self.queue;
        let order = queue.order(queue.policy);
        let more = order.len().saturating_sub(TOLD);
        let told = order.into_iter().take(TOLD);
        Some(QueuePart {
            open: queue.open,
            policy: queue.policy,
            floor: queue.floors.floor.as_ref().map(|turn| self.floor(turn, eye)),
            waiting: told.map(|placed| self.queue_entry(placed, eye)).collect(),
            more: u32::try_from(more).ok().filter(|more| *more > 0),
            staff: (eye == Eye::Staff).then(|| self.queue_staff()),
        })
    }

    pub(crate) fn my_queue_part(&self, eye: Eye) -> Option<MyQueuePart> {
        let Eye::Person(person) = eye else { return None };
        self.queue.own_part(person)
    }

    /// Rule SQ6.
    fn topics_seen(&self, eye: Eye) -> bool {
        eye == Eye::Staff || self.meeting.plan().is_some_and(|plan| plan.topics_shown)
    }

    fn floor(&self, turn: &Turn, eye: Eye) -> Floor {
        let interrupted = self.queue.floors.interrupted.as_ref();
        Floor {
            entry: turn.entry,
            who: self.meeting.who(turn.person),
            kind: turn.kind,
            topic: turn.topic.clone().filter(|_| self.topics_seen(eye)),
            spoken_ms: turn.spoken_ms,
            running_since: turn.running_since,
            interrupted: interrupted.map(|turn| self.meeting.who(turn.person)),
        }
    }

    fn queue_entry(&self, (entry, reason): Placed<'_>, eye: Eye) -> QueueEntry {
        QueueEntry {
            id: entry.id,
            who: self.meeting.who(entry.person),
            kind: entry.kind,
            reason,
            topic: entry.topic.clone().filter(|_| self.topics_seen(eye)),
            asked_at: (eye == Eye::Staff).then_some(entry.asked_at),
        }
    }

    fn queue_staff(&self) -> QueueStaff {
        let queue = &self.queue;
        let asked = queue.waiting.iter().filter(|entry| !entry.granted).take(TOLD);
        let reply = |entry| {
            let reason = PlaceReason::Reply;
            self.queue_entry((entry, reason), Eye::Staff)
        };
        let policies = [QueuePolicy::Arrival, QueuePolicy::Balanced, QueuePolicy::Round];
        let preview = |policy| {
            let order = queue.order(policy).into_iter().take(TOLD);
            PolicyPreview { policy, order: order.map(|(entry, _)| entry.id).collect() }
        };
        QueueStaff {
            replies_asked: asked.map(reply).collect(),
            previews: policies.into_iter().filter(|p| *p != queue.policy).map(preview).collect(),
            spoken: self.spoken_rows(),
        }
    }

    fn spoken_rows(&self) -> Vec<SpokenRow> {
        let row = |(person, spoken): (&PersonId, &Spoken)| {
            let who = self.meeting.who(*person);
            let seconds = u32::try_from(spoken.ms / 1000).unwrap_or(u32::MAX);
            SpokenRow { person: who.number, name: who.name, turns: spoken.turns, seconds }
        };
        let mut rows: Vec<SpokenRow> = self.queue.floors.spoken.iter().map(row).collect();
        rows.sort_by_key(|row| (Reverse(row.seconds), row.person));
        rows.truncate(TOLD);
        rows
    }
}

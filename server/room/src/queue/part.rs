//! What people see of the queue: the same list for all, more for the staff, one's own place.

use super::{
    Entry, Pass, Queue, Speaker,
    floor::{Spoken, Turn},
    order::Placed,
};
use crate::{Eye, Room, guard::first_state};
use foorumi_protocol::{
    Floor, LastTurn, MyQueuePart, MyRequest, PersonId, PlaceReason, PolicyPreview, QueueEntry,
    QueuePart, QueuePolicy, QueueStaff, Reason, SpokenRow, Topic, Who,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Most entries told in one part; how many more wait is told as a number, and everybody's own place
/// is in their own part.
const TOLD: usize = 200;

impl Queue {
    /// The own parts of all who wait or speak.
    pub(super) fn own_parts(&self) -> BTreeMap<PersonId, MyQueuePart> {
        let mut parts: BTreeMap<PersonId, MyQueuePart> = BTreeMap::new();
        let mut own = |speaker: &Speaker, request: Option<MyRequest>| {
            let Some(person) = speaker.person() else { return };
            let nothing = || MyQueuePart { requests: Vec::new(), floor: false };
            let part = parts.entry(person).or_insert_with(nothing);
            part.requests.extend(request);
            part.floor = self.speaks(person);
        };
        for (ahead, placed) in self.order(self.switches.policy).into_iter().enumerate() {
            own(&placed.0.speaker, Some(self.placed_request(placed, ahead)));
        }
        for entry in self.waiting.iter().filter(|entry| !entry.granted) {
            own(&entry.speaker, Some(request(entry)));
        }
        if let Some(turn) = &self.floors.floor {
            own(&turn.speaker, None);
        }
        parts
    }

    /// The same for one person.
    fn own_part(&self, person: PersonId) -> Option<MyQueuePart> {
        if !self.concerns(person) {
            return None;
        }
        let order = self.order(self.switches.policy).into_iter().enumerate();
        let placed = order.filter(|(_, (entry, _))| entry.speaker.is(person));
        let mut requests: Vec<MyRequest> =
            placed.map(|(ahead, placed)| self.placed_request(placed, ahead)).collect();
        let asked = |entry: &&Entry| entry.speaker.is(person) && !entry.granted;
        requests.extend(self.waiting.iter().filter(asked).map(request));
        Some(MyQueuePart { requests, floor: self.speaks(person) })
    }

    /// Whether this person waits or speaks.
    pub(crate) fn concerns(&self, person: PersonId) -> bool {
        self.speaks(person) || self.waiting.iter().any(|entry| entry.speaker.is(person))
    }

    fn speaks(&self, person: PersonId) -> bool {
        self.floors.floor.as_ref().is_some_and(|turn| turn.speaker.is(person))
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
        why_moved: why_moved(entry),
        detail: entry.detail.clone(),
        passed: entry.pass != Pass::Unused,
    }
}

fn why_moved(entry: &Entry) -> Option<Reason> {
    entry.pin.as_ref().and_then(|pin| pin.why.clone())
}

impl Room {
    /// How others see a speaker. Somebody in the hall has no number.
    pub(super) fn speaker(&self, speaker: &Speaker) -> Who {
        match speaker {
            Speaker::Person(person) => self.meeting.who(*person),
            Speaker::Hall(name) => Who::in_hall(name.clone()),
        }
    }

    pub(crate) fn queue_part(&self, eye: Eye) -> Option<QueuePart> {
        if !eye.is_shared() || !self.begun() {
            return None;
        }
        let queue = &self.queue;
        let order = queue.order(queue.switches.policy);
        let more = order.len().saturating_sub(TOLD);
        let told = order.into_iter().take(TOLD);
        Some(QueuePart {
            open: queue.switches.open,
            points_of_order: queue.switches.points_of_order,
            approval: queue.switches.approval,
            policy: queue.switches.policy,
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
    fn topic_seen(&self, topic: &Topic, eye: Eye) -> bool {
        let shown = self.meeting.plan().is_some_and(|plan| plan.topics_shown);
        // An identity code is for the desk alone, whatever the host shows (rule MO6).
        eye == Eye::Staff || shown && first_state(topic).is_shown()
    }

    fn floor(&self, turn: &Turn, eye: Eye) -> Floor {
        let interrupted = self.queue.floors.interrupted.as_ref();
        Floor {
            entry: turn.entry,
            who: self.speaker(&turn.speaker),
            kind: turn.kind,
            hall: turn.speaker.person().is_none(),
            topic: turn.topic.clone().filter(|topic| self.topic_seen(topic, eye)),
            spoken_ms: turn.spoken_ms,
            running_since: turn.running_since,
            interrupted: interrupted.map(|turn| self.speaker(&turn.speaker)),
        }
    }

    fn queue_entry(&self, (entry, reason): Placed<'_>, eye: Eye) -> QueueEntry {
        let staff = eye == Eye::Staff;
        QueueEntry {
            id: entry.id,
            who: self.speaker(&entry.speaker),
            kind: entry.kind,
            reason,
            topic: entry.topic.clone().filter(|topic| self.topic_seen(topic, eye)),
            hall: entry.speaker.person().is_none(),
            why_moved: why_moved(entry),
            detail: entry.detail.clone().filter(|_| staff),
            merged: entry.merged.iter().filter(|_| staff).map(|who| self.speaker(who)).collect(),
            asked_at: staff.then_some(entry.asked_at),
        }
    }

    fn queue_staff(&self) -> QueueStaff {
        let queue = &self.queue;
        let asked = queue.waiting.iter().filter(|entry| !entry.granted).take(TOLD);
        let waits = |entry| self.queue_entry((entry, PlaceReason::Arrival), Eye::Staff);
        let last = queue.floors.last.as_ref();
        let policies = [QueuePolicy::Arrival, QueuePolicy::Balanced, QueuePolicy::Round];
        let preview = |policy| {
            let order = queue.order(policy).into_iter().take(TOLD);
            PolicyPreview { policy, order: order.map(|(entry, _)| entry.id).collect() }
        };
        QueueStaff {
            asked: asked.map(waits).collect(),
            last: last.map(|turn| LastTurn { entry: turn.entry, who: self.speaker(&turn.speaker) }),
            balance: queue.floors.balance(),
            previews: policies
                .into_iter()
                .filter(|p| *p != queue.switches.policy)
                .map(preview)
                .collect(),
            spoken: self.spoken_rows(),
        }
    }

    fn spoken_rows(&self) -> Vec<SpokenRow> {
        let row = |(speaker, spoken): (&Speaker, &Spoken)| {
            let who = self.speaker(speaker);
            let seconds = u32::try_from(spoken.ms / 1000).unwrap_or(u32::MAX);
            SpokenRow { person: who.number, name: who.name, turns: spoken.turns, seconds }
        };
        let mut rows: Vec<SpokenRow> = self.queue.floors.spoken.iter().map(row).collect();
        rows.sort_by_key(|row| (Reverse(row.seconds), row.person));
        rows.truncate(TOLD);
        rows
    }
}

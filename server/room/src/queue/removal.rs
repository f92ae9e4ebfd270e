//! What a person asked the floor for, when they are removed: rule TR5.

use super::{Entry, Queue, Speaker};
use crate::{Room, Traces, view::Eyes};
use foorumi_protocol::{PartKey, PersonId, PersonNumber};

/// Who is told as speaking or waiting: as many as one part tells.
const TOLD: usize = 200;

impl Room {
    pub(crate) fn put_requests_away(&mut self, person: PersonId) {
        let now = self.at;
        let speaker = Speaker::Person(person);
        self.change_queue(|queue| {
            if queue.floors.floor.as_ref().is_some_and(|turn| turn.speaker == speaker) {
                queue.floors.end(now);
            }
            let ids: Vec<_> = (queue.waiting.iter())
                .filter(|entry| entry.speaker == speaker)
                .map(|entry| entry.id)
                .collect();
            let entries: Vec<Entry> = ids.into_iter().filter_map(|id| queue.take(id)).collect();
            if !entries.is_empty() {
                queue.away.insert(person, entries);
            }
            queue.acts.forget_speaker(&speaker);
        });
        self.touch(PartKey::QueueLog, Eyes::Staff);
    }

    pub(crate) fn bring_requests_back(&mut self, person: PersonId) {
        self.change_queue(|queue| {
            for entry in queue.away.remove(&person).unwrap_or_default() {
                let at = queue.waiting.partition_point(|other| other.id < entry.id);
                queue.waiting.insert(at, entry);
            }
        });
        self.touch(PartKey::QueueLog, Eyes::Staff);
    }

    pub(crate) fn forget_requests_of(&mut self, person: PersonId) {
        let speaker = Speaker::Person(person);
        self.change_queue(|queue| {
            queue.away.remove(&person);
            queue.floors.forget_topics_of(&speaker);
            queue.overrides.forget_topics_of(&speaker);
        });
        self.touch(PartKey::QueueLog, Eyes::Staff);
    }

    pub(crate) fn count_requests_of(&self, person: PersonId, traces: &mut Traces) {
        let (queue, speaker): (&Queue, _) = (&self.queue, Speaker::Person(person));
        let waiting = queue.waiting.iter().filter(|entry| entry.speaker == speaker);
        traces.add_texts(waiting.filter(|entry| entry.topic.is_some()).count());
        traces.add_texts(queue.floors.topics_of(&speaker));
        traces.add_texts(queue.overrides.topics_of(&speaker));
        traces.turns = queue.floors.spoken(&speaker).turns.into();
    }

    /// Those who speak or wait for the floor, with their numbers.
    pub fn speakers(&self) -> Vec<(PersonId, PersonNumber)> {
        let queue: &Queue = &self.queue;
        let floors = [&queue.floors.floor, &queue.floors.interrupted];
        let speaking = floors.into_iter().flatten().map(|turn| &turn.speaker);
        let waiting = queue.waiting.iter().map(|entry| &entry.speaker);
        let people = speaking.chain(waiting).filter_map(Speaker::person);
        people.take(TOLD).map(|person| (person, self.meeting.who(person).number)).collect()
    }
}

//! What staff do beside the computed order (rules SQ7, SQ10, SQ12).

use super::{Entry, Queue, QueueEvent, Speaker, entry::Pin, overrides::Answered};
use crate::Room;
use foorumi_protocol::{EntryId, Millis, Notice, PersonId, Reason, RequestKind};

impl Room {
    pub(super) fn evolve_triage(&mut self, event: &QueueEvent) {
        let now = self.at;
        match event {
            QueueEvent::Approved { id } => self.change_entry(*id, |entry| entry.granted = true),
            QueueEvent::Declined { id, reason } => {
                self.remove(*id, Notice::RequestDeclined { reason: reason.clone() });
            }
            QueueEvent::DetailAsked { id, question } => {
                self.change_entry(*id, |entry| entry.detail = Some(question.clone()));
                self.tell_sender(*id, Notice::RequestDetail { question: question.clone() });
            }
            QueueEvent::Merged { id, into } => {
                let Ok(stays) = self.queue.entry(*into) else { return };
                let notice = Notice::RequestMerged { into: self.speaker(&stays.speaker.clone()) };
                self.tell_sender(*id, notice);
                self.change_queue(|queue| queue.merge(*id, *into));
            }
            QueueEvent::Moved { id, place, reason } => {
                self.change_queue(|queue| queue.move_to(*id, *place, reason));
            }
            QueueEvent::AnsweredInWriting { id, answer } => {
                let entry = self.queue.entry(*id).ok();
                let topic = entry.and_then(|entry| entry.topic.clone());
                let of = entry.map(|entry| entry.speaker.clone());
                let (act, request) = (self.seq, *id);
                let answered =
                    Answered { act, request, of, at: now, topic, answer: answer.clone() };
                self.queue.overrides.answered.push(answered);
                self.remove(*id, Notice::RequestAnswered { answer: answer.clone() });
            }
            QueueEvent::Readded { id } => self.change_queue(|queue| queue.readd(*id, now)),
            QueueEvent::ApprovalSet { on } => self.change_queue(|queue| queue.set_approval(*on)),
            QueueEvent::Acted { .. }
            | QueueEvent::Undone { .. }
            | QueueEvent::Asked { .. }
            | QueueEvent::TopicSet { .. }
            | QueueEvent::Withdrawn { .. }
            | QueueEvent::Passed { .. }
            | QueueEvent::FloorGiven { .. }
            | QueueEvent::FloorEnded
            | QueueEvent::FloorCleared
            | QueueEvent::FloorPaused
            | QueueEvent::FloorResumed
            | QueueEvent::ListSet { .. }
            | QueueEvent::PointsOfOrderSet { .. }
            | QueueEvent::PolicySet { .. } => {}
        }
    }

    /// Takes a request out and tells its sender why.
    fn remove(&mut self, id: EntryId, why: Notice) {
        self.tell_sender(id, why);
        self.change_queue(|queue| drop(queue.take(id)));
    }

    /// Tells whoever asked, and those whose requests were joined to it.
    fn tell_sender(&mut self, id: EntryId, what: Notice) {
        for person in self.queue.senders(id) {
            self.tell(person, what.clone());
        }
    }
}

impl Queue {
    /// Everybody with a device whom a request is from.
    pub(super) fn senders(&self, id: EntryId) -> Vec<PersonId> {
        let Ok(entry) = self.entry(id) else { return Vec::new() };
        let own = std::iter::once(&entry.speaker);
        own.chain(&entry.merged).filter_map(Speaker::person).collect()
    }

    fn merge(&mut self, id: EntryId, into: EntryId) {
        let Some(gone) = self.take(id) else { return };
        let Some(stays) = self.entry_mut(into) else { return };
        stays.merged.push(gone.speaker);
        stays.merged.extend(gone.merged);
    }

    /// A place in the whole list becomes one among those of its kind (rule SQ2).
    fn move_to(&mut self, id: EntryId, place: u16, why: &Reason) {
        let Ok(kind) = self.entry(id).map(|entry| entry.kind) else { return };
        let before = self.order(self.switches.policy);
        let before = before.iter().filter(|(entry, _)| entry.kind < kind).count();
        let ahead = usize::from(place).saturating_sub(1 + before);
        self.pin(id, kind, ahead, Some(why.clone()));
    }

    /// Rule SQ12: the last speaker goes on first, and it is not counted as another turn.
    fn readd(&mut self, id: EntryId, now: Millis) {
        let Some(turn) = self.floors.last.take() else { return };
        let kind = RequestKind::Turn;
        let waits = self.of(&turn.speaker, kind).map(|entry| entry.id);
        let id = waits.unwrap_or(id);
        if waits.is_none() {
            let entry = Entry { topic: turn.topic, ..Entry::new(id, turn.speaker, kind, now) };
            self.waiting.push(entry);
        }
        if let Some(entry) = self.entry_mut(id) {
            entry.again = true;
            entry.granted = true;
        }
        self.pin(id, kind, 0, None);
    }

    /// Puts an entry behind `ahead` others of its kind; others that were put somewhere stay where that
    /// leaves them.
    fn pin(&mut self, id: EntryId, kind: RequestKind, ahead: usize, why: Option<Reason>) {
        let mut ids: Vec<EntryId> =
            self.of_kind(kind, self.switches.policy).iter().map(|(entry, _)| entry.id).collect();
        ids.retain(|other| *other != id);
        ids.insert(ahead.min(ids.len()), id);
        for entry in &mut self.waiting {
            let Some(at) = ids.iter().position(|other| *other == entry.id) else { continue };
            let ahead = u16::try_from(at).unwrap_or(u16::MAX);
            if entry.id == id {
                entry.pin = Some(Pin { ahead, why: why.clone() });
            } else if let Some(pin) = &mut entry.pin {
                pin.ahead = ahead;
            }
        }
    }

    fn set_approval(&mut self, on: bool) {
        self.switches.approval = on;
        if !on {
            let turns = self.waiting.iter_mut().filter(|entry| entry.kind == RequestKind::Turn);
            turns.for_each(|entry| entry.granted = true);
        }
    }
}

//! Every act on the queue can be taken back (rule SQ12). The inverse is real: what an act changed is
//! put back as it was. It is refused once any of that has changed again, so that it never undoes
//! what somebody else did meanwhile.

use super::{
    Entry, Queue, QueueEvent, Speaker, Switches,
    floor::{Before, Floors},
    overrides::{override_of, whose},
};
use crate::{Ask, Room, view::Eyes};
use foorumi_protocol::{EntryId, Notice, PartKey, PersonId, Rejection, Role, Seq};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Acts of the desk, and of everybody else, that can be taken back; older ones cannot any more. In ten
/// seconds a desk does less; of a crowd the latest.
const KEPT: usize = 64;
/// Entries that all kept acts together may have changed. An act that alone changes more (approving
/// thousands at once) is kept by itself.
const CHANGES: usize = 20_000;

/// What can be taken back, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Acts {
    desk: VecDeque<Act>,
    own: VecDeque<Act>,
}

/// An act and what it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Act {
    seq: Seq,
    by: PersonId,
    /// Who was told of it, and is told when it is taken back.
    told: Vec<PersonId>,
    entries: Vec<Changed>,
    switches: Option<(Switches, Switches)>,
    floors: Option<Before>,
}

/// An entry before and after; nothing where it was not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Changed {
    id: EntryId,
    before: Option<Entry>,
    after: Option<Entry>,
}

/// What of the queue an act may change, as it was before.
struct Was {
    waiting: Vec<Entry>,
    floors: Floors,
    switches: Switches,
}

impl Acts {
    fn find(&self, seq: Seq) -> Option<(&Act, bool)> {
        let of = |acts: &'_ VecDeque<Act>| acts.iter().position(|act| act.seq == seq);
        let desk = of(&self.desk).map(|at| (&self.desk[at], true));
        desk.or_else(|| of(&self.own).map(|at| (&self.own[at], false)))
    }

    /// Rule CH10: a topic is gone here too.
    pub(super) fn forget_topic(&mut self, id: EntryId) {
        for act in self.desk.iter_mut().chain(&mut self.own) {
            for one in act.entries.iter_mut().filter(|one| one.id == id) {
                for entry in [&mut one.before, &mut one.after].into_iter().flatten() {
                    entry.topic = None;
                }
            }
            if let Some(floors) = &mut act.floors {
                floors.forget_topic(id);
            }
        }
    }

    /// Rule TR5: an act that would bring back something of this speaker is not kept.
    pub(super) fn forget_speaker(&mut self, speaker: &Speaker) {
        let of = |entry: &Option<Entry>| entry.as_ref().is_some_and(|entry| entry.names(speaker));
        let involves = |act: &Act| {
            speaker.is(act.by)
                || act.entries.iter().any(|one| of(&one.before) || of(&one.after))
                || act.floors.as_ref().is_some_and(|floors| floors.knows(speaker))
        };
        self.desk.retain(|act| !involves(act));
        self.own.retain(|act| !involves(act));
    }

    fn take(&mut self, seq: Seq) -> Option<Act> {
        for acts in [&mut self.desk, &mut self.own] {
            if let Some(at) = acts.iter().position(|act| act.seq == seq) {
                return acts.remove(at);
            }
        }
        None
    }

    fn keep(&mut self, act: Act, desk: bool) {
        let acts = if desk { &mut self.desk } else { &mut self.own };
        acts.push_back(act);
        while acts.len() > 1
            && (acts.len() > KEPT
                || acts.iter().map(|act| act.entries.len()).sum::<usize>() > CHANGES)
        {
            acts.pop_front();
        }
    }
}

impl Queue {
    /// The desk takes back any act of the desk, everybody their own; nothing twice, and nothing whose
    /// traces have changed again.
    pub(super) fn may_undo(&self, ask: Ask, seq: Seq) -> Result<(), Rejection> {
        let (act, by_desk) = self.acts.find(seq).ok_or(Rejection::NotFound)?;
        let desk = matches!(ask.role, Role::Host | Role::Moderator);
        if act.by != ask.person && !(desk && by_desk) {
            return Err(Rejection::NotAllowed);
        }
        let entry = |id| self.waiting.iter().find(|entry| entry.id == id);
        let same = act.entries.iter().all(|one| entry(one.id) == one.after.as_ref());
        let switches = act.switches.is_none_or(|(_, after)| after == self.switches);
        let floors = act.floors.as_ref().is_none_or(|before| before.stands(&self.floors));
        if same && switches && floors { Ok(()) } else { Err(Rejection::Stale) }
    }

    fn since(&self, was: &Was) -> (Vec<Changed>, Option<(Switches, Switches)>, Option<Before>) {
        // Both are in the order of their ids.
        let mut entries = Vec::new();
        let (mut old, mut new) = (was.waiting.iter().peekable(), self.waiting.iter().peekable());
        loop {
            let (before, after) = match (old.peek(), new.peek()) {
                (None, None) => break,
                (Some(a), Some(b)) if a.id == b.id => (old.next(), new.next()),
                (Some(a), Some(b)) if a.id < b.id => (old.next(), None),
                (Some(_), None) => (old.next(), None),
                (_, Some(_)) => (None, new.next()),
            };
            if before != after
                && let Some(id) = before.or(after).map(|entry| entry.id)
            {
                entries.push(Changed { id, before: before.cloned(), after: after.cloned() });
            }
        }
        let switches = (was.switches != self.switches).then_some((was.switches, self.switches));
        (entries, switches, Before::of(&was.floors, &self.floors))
    }

    fn put_back(&mut self, act: Act) {
        for Changed { id, before, after: _ } in act.entries {
            self.waiting.retain(|entry| entry.id != id);
            let Some(entry) = before else { continue };
            // Who has asked anew meanwhile has the old place again, and one request.
            self.waiting
                .retain(|other| (&other.speaker, other.kind) != (&entry.speaker, entry.kind));
            let at = self.waiting.partition_point(|other| other.id < id);
            self.waiting.insert(at, entry);
        }
        if let Some((before, _)) = act.switches {
            self.switches = before;
        }
        if let Some(before) = act.floors {
            before.put_back(&mut self.floors);
        }
    }
}

impl Room {
    /// Does what the event says, logs it if it is beside the order, and keeps what it changed.
    pub(super) fn act_in_queue(&mut self, by: PersonId, desk: bool, what: &QueueEvent) {
        let Queue { waiting, floors, switches, .. } = &self.queue;
        let was = Was { waiting: waiting.clone(), floors: floors.clone(), switches: *switches };
        let order = self.queue.order(switches.policy);
        let first = order.first().map(|(entry, _)| entry.id);
        let logged = override_of(what, first).filter(|_| desk);
        let told = match what {
            QueueEvent::Declined { id, .. }
            | QueueEvent::DetailAsked { id, .. }
            | QueueEvent::Merged { id, .. }
            | QueueEvent::AnsweredInWriting { id, .. } => self.queue.senders(*id),
            QueueEvent::Acted { .. }
            | QueueEvent::Undone { .. }
            | QueueEvent::Asked { .. }
            | QueueEvent::TopicSet { .. }
            | QueueEvent::Withdrawn { .. }
            | QueueEvent::Passed { .. }
            | QueueEvent::Approved { .. }
            | QueueEvent::Moved { .. }
            | QueueEvent::Readded { .. }
            | QueueEvent::FloorGiven { .. }
            | QueueEvent::FloorEnded
            | QueueEvent::FloorCleared
            | QueueEvent::FloorPaused
            | QueueEvent::FloorResumed
            | QueueEvent::ListSet { .. }
            | QueueEvent::PointsOfOrderSet { .. }
            | QueueEvent::ApprovalSet { .. }
            | QueueEvent::PolicySet { .. } => Vec::new(),
        };
        self.evolve_queue(what);
        let whom = logged.as_ref().and_then(|(_, id, _)| {
            whose(*id, &was.waiting, &self.queue.waiting)
                .or_else(|| was.floors.last.as_ref().map(|turn| turn.speaker.clone()))
        });
        if let (Some((what, _, why)), Some(whom)) = (logged, whom) {
            self.log_override(by, (what, why), whom);
        }
        let (entries, switches, floors) = self.queue.since(&was);
        let seq = self.seq;
        self.queue.acts.keep(Act { seq, by, told, entries, switches, floors }, desk);
    }

    pub(super) fn undo_in_queue(&mut self, seq: Seq) {
        let Some(act) = self.queue.acts.take(seq) else { return };
        if self.queue.overrides.undo(seq) {
            self.touch(PartKey::QueueLog, Eyes::Staff);
        }
        let told = act.told.clone();
        self.change_queue(|queue| queue.put_back(act));
        for person in told {
            self.tell(person, Notice::RequestRestored);
        }
    }
}

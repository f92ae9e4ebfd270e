//! The order of the queue, with a reason for each place (rules SQ1-SQ5). Only the room makes it.

use super::{Entry, Pass, Queue};
use foorumi_protocol::{EntryId, PlaceReason, QueuePolicy, RequestKind};

/// By how many later first-timers somebody is passed at most (rule SQ4).
pub(super) const PASSED: u8 = 3;

/// An entry and why it stands where it stands.
pub(super) type Placed<'a> = (&'a Entry, PlaceReason);

impl Queue {
    /// Everybody who waits, first one first; replies not granted are not among them.
    pub(super) fn order(&self, policy: QueuePolicy) -> Vec<Placed<'_>> {
        let of = |kind, reason| {
            let waits = move |entry: &&Entry| entry.kind == kind && entry.granted;
            self.waiting.iter().filter(waits).map(move |entry| (entry, reason))
        };
        let mut order: Vec<Placed<'_>> =
            of(RequestKind::PointOfOrder, PlaceReason::PointOfOrder).collect();
        order.extend(of(RequestKind::Reply, PlaceReason::Reply));
        let mut turns = self.turns(policy);
        let passing = passing(&turns);
        if passing < turns.len() {
            turns[..=passing].rotate_right(1);
        }
        order.extend(turns);
        order
    }

    /// Marks "not now" as used for those who let this entry go first.
    pub(super) fn use_passes(&mut self, given: EntryId) {
        let turns = self.turns(self.policy);
        let passing = passing(&turns);
        let used: Vec<EntryId> = match turns.get(passing) {
            Some((entry, _)) if entry.id == given => {
                turns[..passing].iter().map(|(entry, _)| entry.id).collect()
            }
            _ => Vec::new(),
        };
        for id in used {
            if let Some(entry) = self.entry_mut(id) {
                entry.pass = Pass::Used;
            }
        }
    }

    fn turns(&self, policy: QueuePolicy) -> Vec<Placed<'_>> {
        let turns: Vec<&Entry> =
            self.waiting.iter().filter(|entry| entry.kind == RequestKind::Turn).collect();
        match policy {
            QueuePolicy::Arrival => all(turns, PlaceReason::Arrival).collect(),
            QueuePolicy::Balanced => self.balanced(turns),
            QueuePolicy::Round => self.round(turns),
        }
    }

    fn round<'a>(&self, turns: Vec<&'a Entry>) -> Vec<Placed<'a>> {
        let (again, yet): (Vec<&Entry>, Vec<&Entry>) =
            turns.into_iter().partition(|entry| self.floors.round.contains(&entry.person));
        let first = all(yet, PlaceReason::NotYetThisRound);
        first.chain(all(again, PlaceReason::AgainThisRound)).collect()
    }

    fn balanced<'a>(&self, turns: Vec<&'a Entry>) -> Vec<Placed<'a>> {
        let (first, mut others): (Vec<&Entry>, Vec<&Entry>) =
            turns.into_iter().partition(|entry| self.standing(entry).0 == 0);
        others.sort_by_key(|entry| (self.standing(entry), entry.id));
        let with_due = |(entry, reason)| (due(entry, &first), (entry, reason));
        let mut rest: Vec<(usize, Placed<'a>)> =
            self.reasons(&others).into_iter().map(with_due).collect();
        // Stable: those due at the same place keep the order of the policy.
        rest.sort_by_key(|(due, _)| *due);
        let mut rest = rest.into_iter().peekable();
        let mut order = Vec::new();
        for (place, entry) in first.iter().enumerate() {
            while let Some((_, (other, _))) = rest.next_if(|(due, _)| *due <= place) {
                order.push((other, PlaceReason::WaitedLong));
            }
            order.push((*entry, PlaceReason::FirstTurn));
        }
        order.extend(rest.map(|(_, placed)| placed));
        order
    }

    /// Turns and seconds so far.
    fn standing(&self, entry: &Entry) -> (u16, u64) {
        let spoken = self.floors.spoken(entry.person);
        (spoken.turns, spoken.ms / 1000)
    }

    /// Why each stands before the nearest one behind it that came earlier.
    fn reasons<'a>(&self, others: &[&'a Entry]) -> Vec<Placed<'a>> {
        // Those behind that somebody further ahead may have passed, nearest last.
        let mut behind: Vec<&Entry> = Vec::new();
        let mut placed = Vec::new();
        for entry in others.iter().rev().copied() {
            while behind.pop_if(|other| other.id > entry.id).is_some() {}
            let reason = match behind.last() {
                None => PlaceReason::Arrival,
                Some(other) if self.standing(entry).0 < self.standing(other).0 => {
                    PlaceReason::FewerTurns
                }
                Some(_) => PlaceReason::LessTime,
            };
            behind.push(entry);
            placed.push((entry, reason));
        }
        placed.reverse();
        placed
    }
}

fn all<'a>(entries: Vec<&'a Entry>, reason: PlaceReason) -> impl Iterator<Item = Placed<'a>> {
    entries.into_iter().map(move |entry| (entry, reason))
}

/// Before which of the first-timers, in order of arrival, an entry stands at the latest.
fn due(entry: &Entry, first: &[&Entry]) -> usize {
    let earlier = first.partition_point(|other| other.id < entry.id);
    (earlier + usize::from(PASSED - entry.passed_by.min(PASSED))).min(first.len())
}

/// How many at the front let the next one go first; if all do, nobody does.
fn passing(turns: &[Placed<'_>]) -> usize {
    turns.iter().take_while(|(entry, _)| entry.pass == Pass::Waiting).count()
}

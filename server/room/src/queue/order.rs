//! The order of the queue, with a reason for each place (rules SQ1-SQ5). Only the room makes it.

use super::{Entry, Pass, Queue};
use foorumi_protocol::{EntryId, PlaceReason, QueuePolicy, RequestKind};

/// By how many later first-timers somebody is passed at most (rule SQ4).
pub(super) const PASSED: u8 = 3;

/// An entry and why it stands where it stands.
pub(super) type Placed<'a> = (&'a Entry, PlaceReason);

impl Queue {
    /// Everybody who stands in the list, first one first.
    pub(super) fn order(&self, policy: QueuePolicy) -> Vec<Placed<'_>> {
        let mut order = self.of_kind(RequestKind::PointOfOrder, policy);
        order.extend(self.of_kind(RequestKind::Reply, policy));
        let mut turns = self.of_kind(RequestKind::Turn, policy);
        let passing = passing(&turns);
        if passing < turns.len() {
            turns[..=passing].rotate_right(1);
        }
        order.extend(turns);
        order
    }

    /// Those of one kind: by the policy, and where staff have put them.
    pub(super) fn of_kind(&self, kind: RequestKind, policy: QueuePolicy) -> Vec<Placed<'_>> {
        let of = |reason| {
            let waits = move |entry: &&Entry| entry.kind == kind && entry.granted;
            self.waiting.iter().filter(waits).map(move |entry| (entry, reason)).collect()
        };
        pinned(match kind {
            RequestKind::PointOfOrder => of(PlaceReason::PointOfOrder),
            RequestKind::Reply => of(PlaceReason::Reply),
            RequestKind::Turn => self.turns(policy),
        })
    }

    /// Before an entry leaves: those that staff have put somewhere behind it move up.
    pub(super) fn move_up_behind(&mut self, id: EntryId, kind: RequestKind) {
        if self.waiting.iter().all(|entry| entry.pin.is_none()) {
            return;
        }
        let order = self.of_kind(kind, self.switches.policy);
        let behind: Vec<EntryId> =
            order.iter().map(|(entry, _)| entry.id).skip_while(|other| *other != id).collect();
        for entry in self.waiting.iter_mut().filter(|entry| behind.contains(&entry.id)) {
            if let Some(pin) = &mut entry.pin {
                pin.ahead = pin.ahead.saturating_sub(1);
            }
        }
    }

    /// Marks "not now" as used for those who let this entry go first.
    pub(super) fn use_passes(&mut self, given: EntryId) {
        let turns = self.of_kind(RequestKind::Turn, self.switches.policy);
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
        let stands = |entry: &&Entry| entry.kind == RequestKind::Turn && entry.granted;
        let turns: Vec<&Entry> = self.waiting.iter().filter(stands).collect();
        match policy {
            QueuePolicy::Arrival => all(turns, PlaceReason::Arrival).collect(),
            QueuePolicy::Balanced => self.balanced(turns),
            QueuePolicy::Round => self.round(turns),
        }
    }

    fn round<'a>(&self, turns: Vec<&'a Entry>) -> Vec<Placed<'a>> {
        let (again, yet): (Vec<&Entry>, Vec<&Entry>) =
            turns.into_iter().partition(|entry| self.floors.round.contains(&entry.speaker));
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
        let spoken = self.floors.spoken(&entry.speaker);
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

/// Puts those whom staff have moved where they were put; the others keep the policy's order.
fn pinned(placed: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    let (mut moved, mut order): (Vec<Placed<'_>>, Vec<Placed<'_>>) =
        placed.into_iter().partition(|(entry, _)| entry.pin.is_some());
    let ahead = |entry: &Entry| entry.pin.as_ref().map_or(0, |pin| usize::from(pin.ahead));
    moved.sort_by_key(|(entry, _)| ahead(entry));
    for (entry, _) in moved {
        let why = entry.pin.as_ref().and_then(|pin| pin.why.as_ref());
        let reason = if why.is_some() { PlaceReason::Moved } else { PlaceReason::Readded };
        order.insert(ahead(entry).min(order.len()), (entry, reason));
    }
    order
}

/// How many at the front let the next one go first; if all do, nobody does.
fn passing(turns: &[Placed<'_>]) -> usize {
    turns.iter().take_while(|(entry, _)| entry.pass == Pass::Waiting).count()
}

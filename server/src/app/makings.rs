//! Making a meeting once (PG37): a browser that heard no answer asks again with the same number, and gets
//! the meeting that there is by then. A number that nobody can guess is all it takes, as with a link.
//! Each node remembers for itself.

use foorumi_protocol::MeetingLinks;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::OnceCell;
use uuid::Uuid;

/// How long it is remembered what was made.
const REMEMBERED: Duration = Duration::from_secs(600);
/// Most makings that are remembered; the oldest goes first, and asked again it makes another meeting.
const MAKINGS: usize = 1_000;

/// A meeting that is being made, or has been.
pub(super) type Making = Arc<OnceCell<MeetingLinks>>;

/// What was made in the last while, the oldest first.
#[derive(Default)]
pub(crate) struct Makings {
    recent: Mutex<VecDeque<(Instant, Uuid, Making)>>,
}

impl Makings {
    /// Whether this number is known: then nothing new is made.
    pub(crate) fn knows(&self, number: Uuid, now: Instant) -> bool {
        self.recent(now).iter().any(|(_, of, _)| *of == number)
    }

    /// The making of this number, begun now if it is a new one.
    pub(super) fn of(&self, number: Uuid, now: Instant) -> Making {
        let mut recent = self.recent(now);
        if let Some((_, _, making)) = recent.iter().find(|(_, of, _)| *of == number) {
            return Arc::clone(making);
        }
        if recent.len() >= MAKINGS {
            recent.pop_front();
        }
        let making = Making::default();
        recent.push_back((now, number, Arc::clone(&making)));
        making
    }

    /// Nothing came of it: asked again it is a new one.
    pub(super) fn forget(&self, number: Uuid) {
        self.lock().retain(|(_, of, _)| *of != number);
    }

    fn recent(&self, now: Instant) -> MutexGuard<'_, VecDeque<(Instant, Uuid, Making)>> {
        let mut recent = self.lock();
        let is_over = |(at, _, _): &(Instant, Uuid, Making)| now.duration_since(*at) > REMEMBERED;
        while recent.front().is_some_and(is_over) {
            recent.pop_front();
        }
        recent
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(Instant, Uuid, Making)>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pg37_a_making_is_remembered_for_a_while_and_not_without_end() {
        let (makings, begun) = (Makings::default(), Instant::now());
        let number = Uuid::from_u128;
        let first = makings.of(number(0), begun);
        assert!(Arc::ptr_eq(&first, &makings.of(number(0), begun + REMEMBERED)));
        assert!(!makings.knows(number(0), begun + REMEMBERED + Duration::from_secs(1)));
        for at in 1..=1_001 {
            drop(makings.of(number(at), begun));
        }
        assert!(!makings.knows(number(1), begun) && makings.knows(number(2), begun));
        makings.forget(number(2));
        assert!(!makings.knows(number(2), begun));
    }
}

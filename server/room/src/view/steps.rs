//! A first view in steps (rule SY3): what the task going on needs comes before the rest.

use crate::Room;
use foorumi_protocol::{ActivityId, ActivityState, PartKey};

impl Room {
    /// Whether what stands under `key` is of a kind that can come later: of these there are many.
    pub fn could_wait(key: &PartKey) -> bool {
        matches!(key, PartKey::Message(_)) || many_in(key).is_some()
    }

    /// Whether it can come later now, since the task going on does without it.
    pub fn can_wait(&self, key: &PartKey) -> bool {
        let is_idle = |id| !self.is_going_on(id);
        matches!(key, PartKey::Message(_)) || many_in(key).is_some_and(is_idle)
    }

    fn is_going_on(&self, id: ActivityId) -> bool {
        let current = self.agenda.current();
        let in_current = current.is_some_and(|at| self.agenda.activities_of(at).contains(&id));
        in_current || self.activities.get(&id).is_some_and(|a| a.state == ActivityState::Open)
    }
}

/// The activity that has one of these for each word, idea or choice.
fn many_in(key: &PartKey) -> Option<ActivityId> {
    if let PartKey::Word(id, _)
    | PartKey::Idea(id, _)
    | PartKey::Picture(id)
    | PartKey::Result(id)
    | PartKey::Tally(id) = key
    {
        Some(*id)
    } else {
        None
    }
}

//! Who of those who answered a poll came after it opened: rules TR1, TR3.

use super::Poll;
use crate::{Room, activity::Voted, newcomers::told, view::Eyes};
use foorumi_protocol::{ActivityId, ActivityState, PartKey, Turnout};

impl Poll {
    /// Rule TR1: what there is to know of those who have answered.
    pub(super) fn turnout(&self) -> Option<Turnout> {
        let counted = self.counted.as_ref().and_then(|counted| counted.turnout);
        let came_later = counted.map_or(self.later.len() as u32, |counted| counted.came_later);
        told(came_later, self.most_present, self.answers())
    }
}

impl Room {
    pub(super) fn begin_poll(&mut self, id: ActivityId) {
        let now = self.at;
        if let Some(poll) = self.poll_mut(id) {
            poll.came_by.open(now);
        }
        self.set_poll_state(id, ActivityState::Open);
    }

    pub(super) fn note_most_in_poll(&mut self, id: ActivityId, most: u32) {
        if let Some(poll) = self.poll_mut(id) {
            poll.most_present = poll.most_present.max(Some(most));
        }
        self.touch(PartKey::Result(id), Eyes::Staff);
    }
}

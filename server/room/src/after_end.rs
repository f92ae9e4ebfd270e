//! What is seen after the end (rule RB4): figures, which may tell of a few people, are staff's alone.
//! Everybody else reads the public version, which the bundle makes.

use crate::{Eye, Room, view::Eyes};
use foorumi_protocol::PartKey;

impl Room {
    /// Whether `eye` is told figures.
    pub(crate) fn tells_figures(&self, eye: Eye) -> bool {
        eye == Eye::Staff || !self.ended()
    }

    /// Notes at the end that figures are not told any more.
    pub(crate) fn touch_figures(&mut self) {
        let activities = self.activities.iter();
        let mut figures: Vec<_> = activities
            .flat_map(|(id, activity)| activity.content.kind().figure_keys(*id))
            .collect();
        let decisions = self.decisions.keys().map(|id| (PartKey::Decision(*id), Eyes::All));
        figures.extend(decisions);
        figures.into_iter().for_each(|(key, eyes)| self.touch(key, eyes));
    }
}

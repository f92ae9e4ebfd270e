//! What is seen after the end (rule RB4): figures, which may tell of a few people, are staff's alone.
//! Everybody else reads the public version, which the bundle makes.

use crate::{Eye, Room, activity::Content, view::Eyes};
use foorumi_protocol::{ActivityId, PartKey};

impl Room {
    /// Whether `eye` is told figures.
    pub(crate) fn tells_figures(&self, eye: Eye) -> bool {
        eye == Eye::Staff || !self.ended()
    }

    /// Notes at the end that figures are not told any more.
    pub(crate) fn touch_figures(&mut self) {
        let mut keys = Vec::new();
        let mut voters: Vec<ActivityId> = Vec::new();
        for (id, activity) in &self.activities {
            match &activity.content {
                Content::Cloud(cloud) => {
                    keys.extend([PartKey::Cloud(*id), PartKey::Picture(*id)]);
                    keys.extend(cloud.words().map(|word| PartKey::Word(*id, word.clone())));
                }
                Content::Poll(_) => {
                    keys.extend([PartKey::Answered(*id), PartKey::Result(*id)]);
                    voters.push(*id);
                }
                Content::Sheet(_) => keys.extend([PartKey::Sheet(*id), PartKey::Tally(*id)]),
            }
        }
        keys.extend(self.decisions.keys().map(|id| PartKey::Decision(*id)));
        keys.into_iter().for_each(|key| self.touch(key, Eyes::All));
        for id in voters {
            self.touch(PartKey::Result(id), Eyes::One(Eye::Voters(id)));
        }
    }
}

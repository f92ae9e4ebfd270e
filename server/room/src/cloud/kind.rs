//! A cloud as an activity among others.

use super::{Cloud, CloudEvent};
use crate::{Decided, Event, Room, activity::Kind, view::Eyes};
use foorumi_protocol::{ActivityId, ActivityPlan, ActivityResult, ActivityState, PartKey};

impl Kind for Cloud {
    fn answered(&self) -> bool {
        self.words.answered() > 0
    }

    /// With what the desk has set since.
    fn planned(&self) -> Option<ActivityPlan> {
        Some(ActivityPlan::Cloud(self.plan.clone()))
    }

    fn keys(&self, id: ActivityId) -> Vec<PartKey> {
        let figures = self.figure_keys(id).into_iter().map(|(key, _)| key);
        figures.chain([PartKey::WordReview(id)]).collect()
    }

    fn figure_keys(&self, id: ActivityId) -> Vec<(PartKey, Eyes)> {
        let words = self.words.keys().map(|word| PartKey::Word(id, word.clone()));
        let keys = [PartKey::Cloud(id), PartKey::Picture(id)].into_iter().chain(words);
        keys.map(|key| (key, Eyes::All)).collect()
    }

    /// Opening again is allowed: words are added, none is cast anew.
    fn open(&self, cloud: ActivityId, state: ActivityState) -> Decided {
        Ok(match state {
            ActivityState::Open => Vec::new(),
            ActivityState::Planned | ActivityState::Closed => {
                vec![Event::Cloud(CloudEvent::Opened { cloud })]
            }
        })
    }

    fn close(&self, cloud: ActivityId, state: ActivityState) -> Vec<Event> {
        match state {
            ActivityState::Open => vec![Event::Cloud(CloudEvent::Closed { cloud })],
            ActivityState::Planned | ActivityState::Closed => Vec::new(),
        }
    }

    fn result(&self, room: &Room, id: ActivityId) -> Option<ActivityResult> {
        room.cloud_result(id).map(ActivityResult::Cloud)
    }
}

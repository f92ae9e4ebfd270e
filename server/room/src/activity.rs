//! What all activities share: where they belong, whether they are open, how they are made.

use crate::{Decided, Event, Room, cloud::Cloud, poll::Poll, sheet::Sheet};
use foorumi_protocol::{
    ActivityId, ActivityPlan, ActivityState, Id, PartKey, Rejection, SegmentId, Seq,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The activities of a meeting, by id.
pub(crate) type Activities = BTreeMap<ActivityId, Activity>;

/// One activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Activity {
    pub(crate) segment: SegmentId,
    pub(crate) state: ActivityState,
    pub(crate) content: Content,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "a meeting has tens of these")]
pub(crate) enum Content {
    Cloud(Cloud),
    Poll(Poll),
    Sheet(Sheet),
}

impl Content {
    /// The content as planned. `seq` and `next` name the ideas of a sheet: ids are (seq, index).
    pub(crate) fn new(plan: &ActivityPlan, seq: Seq, next: &mut u16) -> Self {
        let mut born = || {
            let id = Id { seq, index: *next };
            *next += 1;
            id
        };
        match plan {
            ActivityPlan::Cloud(plan) => Self::Cloud(Cloud::new(plan)),
            ActivityPlan::Poll(plan) => Self::Poll(Poll::new(plan)),
            ActivityPlan::Sheet(plan) => Self::Sheet(Sheet::new(plan, &mut born)),
        }
    }

    /// Whether somebody has answered, so that it can no longer be edited or removed.
    pub(crate) fn answered(&self) -> bool {
        match self {
            Self::Cloud(cloud) => cloud.answered(),
            Self::Poll(poll) => poll.answered(),
            Self::Sheet(sheet) => sheet.answered(),
        }
    }
}

impl Room {
    pub(crate) fn activity(&self, id: ActivityId) -> Result<&Activity, Rejection> {
        self.activities.get(&id).ok_or(Rejection::NotFound)
    }

    /// Under which key the activity itself stands.
    pub(crate) fn activity_key(&self, id: ActivityId) -> Option<PartKey> {
        let activity = self.activities.get(&id)?;
        Some(match activity.content {
            Content::Cloud(_) => PartKey::Cloud(id),
            Content::Poll(_) => PartKey::Poll(id),
            Content::Sheet(_) => PartKey::Sheet(id),
        })
    }

    /// What opening an activity comes to. Opening an open one changes nothing; a closed one can be
    /// opened again while nobody has seen results that would then be cast anew.
    pub(crate) fn decide_open(&self, id: ActivityId) -> Decided {
        let activity = self.activity(id)?;
        Ok(match &activity.content {
            Content::Cloud(_) => self.open_cloud(id, activity.state),
            Content::Poll(_) => self.open_poll(id, activity.state)?,
            Content::Sheet(sheet) => self.open_sheet(id, sheet),
        })
    }

    /// What closing an activity comes to; its figures go to the memo (rule DM2).
    pub(crate) fn decide_close(&self, id: ActivityId, seq: Seq) -> Decided {
        let activity = self.activity(id)?;
        if activity.state == ActivityState::Planned {
            return Err(Rejection::ActivityNotOpen);
        }
        let mut events: Vec<Event> = match &activity.content {
            Content::Cloud(_) => self.close_cloud(id, activity.state),
            Content::Poll(_) => self.close_poll(id, activity.state),
            Content::Sheet(sheet) => self.close_sheet(id, sheet),
        };
        if !events.is_empty() {
            events.extend(self.memo_of_activity(id, seq));
        }
        Ok(events)
    }
}

//! What all activities share: where they belong, whether they are open, how they are made.

mod kind;

pub(crate) use kind::{Kind, Voted};

use crate::{Decided, Room, cloud::Cloud, poll::Poll, sheet::Sheet, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityPlan, ActivityState, BlockId, Id, PartKey, Rejection, SegmentId, Seq,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, mem::discriminant};

/// The activities of a meeting, by id.
pub(crate) type Activities = BTreeMap<ActivityId, Activity>;

/// One activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Activity {
    pub(crate) segment: SegmentId,
    pub(crate) state: ActivityState,
    /// When it was last opened; 0 = never.
    pub(crate) opened: Seq,
    /// When it was last closed; 0 = never.
    pub(crate) closed: Seq,
    pub(crate) content: Content,
}

impl Activity {
    /// Whether it is a sheet that has been opened.
    pub(crate) fn is_shown_sheet(&self) -> bool {
        self.state != ActivityState::Planned && matches!(self.content, Content::Sheet(_))
    }

    /// A planned activity.
    pub(crate) fn new(segment: SegmentId, content: Content) -> Self {
        let (opened, closed) = (Seq(0), Seq(0));
        Self { segment, state: ActivityState::Planned, opened, closed, content }
    }
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    pub(crate) fn same_kind(&self, other: &Self) -> bool {
        discriminant(self) == discriminant(other)
    }
}

impl Room {
    pub(crate) fn activity(&self, id: ActivityId) -> Result<&Activity, Rejection> {
        self.activities.get(&id).ok_or(Rejection::NotFound)
    }

    /// The vote in an activity, if it is one or has one.
    pub(crate) fn vote(&self, id: ActivityId) -> Option<&dyn Voted> {
        self.activities.get(&id)?.content.vote()
    }

    /// Puts an activity into a state. What stands on the state of any activity is touched here:
    /// participants see in a segment those that have been opened, the stage shows the latest.
    pub(crate) fn set_activity_state(&mut self, id: ActivityId, state: ActivityState) {
        let now = self.seq;
        let Some(activity) = self.activities.get_mut(&id) else { return };
        if activity.state == state {
            return;
        }
        let shown_before = activity.state != ActivityState::Planned;
        activity.state = state;
        match state {
            ActivityState::Planned => {}
            ActivityState::Open => activity.opened = now,
            ActivityState::Closed => activity.closed = now,
        }
        let segment = activity.segment;
        self.set_asked(id, state == ActivityState::Closed);
        self.touch(PartKey::Segment(segment), Eyes::All);
        self.touch_stage();
        // What an activity consists of appears and goes as a whole; between open and closed the
        // feature knows what looks different.
        if shown_before != (state != ActivityState::Planned) {
            self.touch_activity(id);
        }
    }

    /// Touches everything that an activity nobody has answered consists of.
    pub(crate) fn touch_activity(&mut self, id: ActivityId) {
        let Some(activity) = self.activities.get(&id) else { return };
        for key in activity.content.kind().keys(id) {
            self.touch(key, Eyes::All);
        }
        self.touch(PartKey::Agreed(id), Eyes::Staff);
    }

    /// What opening an activity comes to. Opening an open one changes nothing; a closed one can be
    /// opened again while nobody has seen results that would then be cast anew.
    pub(crate) fn decide_open(&self, id: ActivityId) -> Decided {
        let activity = self.activity(id)?;
        activity.content.kind().open(id, activity.state)
    }

    /// What closing an activity comes to; its figures go to the memo as `block` (rule DM2).
    pub(crate) fn decide_close(&self, id: ActivityId, block: BlockId) -> Decided {
        let activity = self.activity(id)?;
        if activity.state == ActivityState::Planned {
            return Err(Rejection::ActivityNotOpen);
        }
        let mut events = activity.content.kind().close(id, activity.state);
        if !events.is_empty() {
            events.extend(self.memo_of_activity(id, block));
        }
        Ok(events)
    }
}

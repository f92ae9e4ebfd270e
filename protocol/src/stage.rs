//! The stage: the hall's screen or the shared video tile. It shows one thing and has no controls.

use crate::ActivityId;
use serde::{Deserialize, Serialize};

/// What the stage shows (rule ST1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "view",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum StageView {
    /// What the segment going on calls for: its open activity, else its title and speakers.
    Segment,
    /// One activity, open or closed.
    Activity {
        /// Which.
        activity: ActivityId,
    },
    /// The speaking queue: who has the floor and who is next.
    Queue,
    /// How to join and take part, and the recording notice.
    Welcome,
}

/// Acts on the stage. Staff only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum StageCommand {
    /// Shows something.
    Show {
        /// What.
        view: StageView,
    },
    /// Blanks the stage, or shows it again (rule ST2).
    Blank {
        /// Blank or not.
        on: bool,
    },
    /// Sets the ground that the stage draws on.
    SetGround {
        /// Which.
        ground: StageGround,
    },
}

/// Part `stage`: for everybody, so that a phone can show the same as text (rule ST3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StagePart {
    /// What was chosen.
    pub view: StageView,
    /// What [`StageView::Segment`] comes to now, if it is an activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub activity: Option<ActivityId>,
    /// Whether the stage is blank.
    pub blank: bool,
    /// The ground it draws on.
    #[serde(default)]
    pub ground: StageGround,
}

/// What the stage draws on: a bright hall needs a light ground, a dark one a dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum StageGround {
    /// As the stage's own device is set.
    #[default]
    Own,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

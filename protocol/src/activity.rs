//! What all activities share: a plan, a life, and who sees what.

use crate::{CloudPlan, PollPlan, SheetPlan};
use serde::{Deserialize, Serialize};

/// An activity as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum ActivityPlan {
    /// A word cloud.
    Cloud(CloudPlan),
    /// A poll.
    Poll(PollPlan),
    /// A sheet: a mind map, then three votes.
    Sheet(SheetPlan),
}

/// Life of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum ActivityState {
    /// Prepared; participants do not see it.
    Planned,
    /// Takes answers.
    Open,
    /// Takes none; its results are final.
    Closed,
}

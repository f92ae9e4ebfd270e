//! Decisions.

use crate::{ActivityId, DecisionId, PersonName, SegmentId, Text};
use serde::{Deserialize, Serialize};

/// How something was decided (rule DM1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum DecidedBy {
    /// By a vote.
    Vote,
    /// By consensus.
    Consensus,
    /// By the host.
    Host,
    /// No decision; `agreed` says why.
    NoDecision,
}

/// A decision card (rule DM1). Without an owner or a date it is flagged, not blocked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionCard {
    /// What was agreed, or why nothing was.
    pub agreed: Text<1, 500>,
    /// How.
    pub decided_by: DecidedBy,
    /// The figures it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub figures: Option<Text<1, 200>>,
    /// Who takes it on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub owner: Option<PersonName>,
    /// By when, a date `2026-12-31`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub due: Option<Text<10, 10>>,
    /// How it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub follow_up: Option<Text<1, 300>>,
}

/// Acts on decisions. Staff only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum DecisionCommand {
    /// Records a decision, in the memo of the segment.
    Record {
        /// Where it belongs; `None` = the segment going on.
        segment: Option<SegmentId>,
        /// The closed activity that it answers: it then stands after that one's figures.
        #[serde(default)]
        activity: Option<ActivityId>,
        /// The card.
        card: DecisionCard,
    },
    /// Replaces a decision. `seen` is the revision that the sender saw.
    Edit {
        /// Which.
        decision: DecisionId,
        /// The card.
        card: DecisionCard,
        /// Revision seen.
        seen: u32,
    },
    /// Removes a decision.
    Remove {
        /// Which.
        decision: DecisionId,
    },
    /// Skips the question what was agreed over a closed activity, or asks it again.
    SetAsked {
        /// The activity.
        activity: ActivityId,
        /// Whether it is asked.
        asked: bool,
    },
}

/// Part `agreed:ID`: for staff. An activity has closed, and what was agreed has not been told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreedPart {
    /// Which activity.
    pub activity: ActivityId,
    /// Its segment.
    pub segment: SegmentId,
}

/// Part `decision:ID`: for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionPart {
    /// Which.
    pub id: DecisionId,
    /// Where it belongs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub segment: Option<SegmentId>,
    /// The card.
    pub card: DecisionCard,
    /// Counts edits.
    pub revision: u32,
    /// Whether it lacks an owner or a date.
    pub incomplete: bool,
    /// The activity that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub activity: Option<ActivityId>,
    /// Whether an earlier meeting left it open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carried: bool,
}

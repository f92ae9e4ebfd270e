//! The memo, which grows by itself.

use crate::{ActivityId, BlockId, DecisionId, SegmentId, Text};
use serde::{Deserialize, Serialize};

/// Text of a memo block: plain paragraphs.
pub type MemoText = Text<1, 5000>;

/// What a block of the memo is (rule DM2). Figures are the room's and cannot be edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum BlockKind {
    /// A segment that was held: its heading, times and presenters.
    Segment,
    /// A closed activity: its figures are rendered from the activity itself.
    Activity {
        /// Which.
        activity: ActivityId,
    },
    /// A decision.
    Decision {
        /// Which.
        decision: DecisionId,
    },
    /// The secretary's own text.
    Note,
}

/// Acts on the memo. Staff only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum MemoCommand {
    /// Writes a note into a segment, after a block (`None` = last).
    WriteNote {
        /// Where; `None` = the segment going on.
        segment: Option<SegmentId>,
        /// The block before it.
        #[serde(default)]
        after: Option<BlockId>,
        /// Text.
        text: MemoText,
    },
    /// Replaces a note's text, or a figure block's annotation (`None` = none).
    EditBlock {
        /// Which.
        block: BlockId,
        /// Text; a note cannot lose its text.
        text: Option<MemoText>,
        /// Revision seen: a text that was changed meanwhile is not overwritten.
        seen: u32,
    },
    /// Removes a note.
    RemoveNote {
        /// Which.
        block: BlockId,
    },
}

/// Part `block:ID`: for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BlockPart {
    /// Which.
    pub id: BlockId,
    /// What it is.
    pub block: BlockKind,
    /// Segment it stands under; `None` = before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub segment: Option<SegmentId>,
    /// Order within the segment: ascending.
    pub order: u32,
    /// Note text, or annotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub text: Option<MemoText>,
    /// Counts edits.
    pub revision: u32,
}

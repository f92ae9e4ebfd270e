//! The memo, which grows by itself.

use crate::{ActivityId, BlockId, DecisionId, Millis, PersonName, SegmentId, Text, Who};
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

/// Who were present, as the memo's head tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "as", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Present {
    /// The counted heads, where a use for them is stated (rule ID6).
    #[default]
    Count,
    /// As the secretary writes it: a list of names, or a number.
    Listed {
        /// The list.
        text: Text<1, 2000>,
    },
}

/// The head of the memo (rule DM3). What is `None` stands as the meeting has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MemoHead {
    /// Who arranged the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub organisation: Option<Text<1, 200>>,
    /// Date, `2026-11-22`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub date: Option<Text<10, 10>>,
    /// Time of day, in words: `12.00–15.30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub time: Option<Text<1, 60>>,
    /// Where it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub place: Option<Text<1, 200>>,
    /// Who were present.
    #[serde(default)]
    pub present: Present,
    /// Who wrote the memo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub author: Option<Text<1, 120>>,
    /// To whom it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub distribution: Option<Text<1, 500>>,
}

/// How far the memo has come (rule DM3). Whatever is not approved is marked as a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum MemoState {
    /// As the machine made it.
    #[default]
    Draft,
    /// Edited by people.
    Edited,
    /// Approved as it stands.
    Approved {
        /// By whom, as they wrote it.
        name: PersonName,
        /// When.
        at: Millis,
    },
}

/// Part `memo`: for staff. The memo as a whole; its blocks are parts of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MemoPart {
    /// Its head.
    pub head: MemoHead,
    /// How far it has come.
    pub state: MemoState,
    /// Counts changes of the memo and of decisions.
    pub revision: u32,
    /// Counts edits of the head.
    pub head_revision: u32,
    /// Notes that were removed and can be put back, the newest last.
    pub removed: Vec<RemovedNote>,
}

/// A note that was removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemovedNote {
    /// Which.
    pub block: BlockId,
    /// Its text.
    pub text: MemoText,
}

/// A text that a later one replaced while both were being written (rule DM2): kept beside until
/// somebody has seen to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplacedText {
    /// The revision that it was.
    pub revision: u32,
    /// Whose it is.
    pub by: Who,
    /// The text.
    pub text: MemoText,
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
        /// Revision seen. If the text was changed meanwhile, the two are merged by words; where
        /// they cannot be, this one stands and the other is kept beside it.
        seen: u32,
    },
    /// Removes a note.
    RemoveNote {
        /// Which.
        block: BlockId,
    },
    /// Puts a removed note back.
    RestoreNote {
        /// Which.
        block: BlockId,
    },
    /// Puts away a replaced text that has been seen to.
    DismissReplaced {
        /// The block.
        block: BlockId,
        /// The revision that it was.
        revision: u32,
    },
    /// Replaces the head.
    EditHead {
        /// The head.
        head: Box<MemoHead>,
        /// Head revision seen.
        seen: u32,
    },
    /// Approves the memo as it stands (rule DM3). Hosts only.
    Approve {
        /// The approver's name, as it is to stand.
        name: PersonName,
        /// Memo revision seen.
        seen: u32,
    },
    /// Takes the approval back. Hosts only.
    TakeBackApproval,
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
    /// Texts that later ones replaced, to be seen to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<ReplacedText>,
}

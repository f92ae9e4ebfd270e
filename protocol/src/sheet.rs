//! Sheets: mind maps with an outline and a drawing, then dot voting on their ideas.

use crate::{ActivityId, CommentId, IdeaId, Localized, Millis, Seq, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Text of an idea (rule MM4).
pub type IdeaText = Text<1, 200>;

/// A sheet as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetPlan {
    /// The central need.
    pub need: IdeaText,
    /// First ideas below it.
    #[serde(default)]
    pub ideas: Vec<IdeaText>,
    /// Who may edit it.
    #[serde(default = "everyone")]
    pub editors: SheetEditors,
    /// Votes a person, 1-10; by default [`SheetPlan::VOTES`] (rule DV1).
    #[serde(default = "three")]
    pub votes: u8,
    /// Whether one idea may get several of a person's votes (rule DV2).
    #[serde(default)]
    pub stacking: bool,
    /// Name of the group whose sheet it is, if any.
    #[serde(default)]
    pub group: Localized,
}

impl SheetPlan {
    /// Votes a person by default.
    pub const VOTES: u8 = 3;
    /// Most ideas on a sheet, the central need included (rule MM4).
    pub const MAX_IDEAS: usize = 500;
    /// Deepest level below the central need (rule MM4).
    pub const MAX_DEPTH: usize = 12;
    /// Most comments on an idea.
    pub const MAX_COMMENTS: usize = 50;
}

fn everyone() -> SheetEditors {
    SheetEditors::Everyone
}

fn three() -> u8 {
    SheetPlan::VOTES
}

/// Who may edit a sheet (rule MM2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum SheetEditors {
    /// All.
    Everyone,
    /// Host, moderator, secretary.
    Staff,
}

/// Where a sheet is (rule MM2). Set by the host; it can be stepped back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum SheetPhase {
    /// Prepared; participants do not see it.
    Planned,
    /// Ideas are added.
    Build,
    /// Comments are added; ideas stay.
    Comment,
    /// Everybody gives their votes; the tree is frozen (rule DV5).
    Vote,
    /// Tallies are shown; an idea is picked.
    Chosen,
}

/// Acts on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum SheetCommand {
    /// Adds an idea below `parent`, after its sibling `after` (`None` = last).
    AddIdea {
        /// The sheet.
        sheet: ActivityId,
        /// Above it.
        parent: IdeaId,
        /// The sibling before it.
        #[serde(default)]
        after: Option<IdeaId>,
        /// Text.
        text: IdeaText,
    },
    /// Replaces an idea's text. The later whole text wins; the earlier author is told (rule MM3).
    EditIdea {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
        /// New text.
        text: IdeaText,
    },
    /// Moves an idea with all below it; never under itself.
    MoveIdea {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
        /// Above it.
        parent: IdeaId,
        /// The sibling before it (`None` = first).
        #[serde(default)]
        after: Option<IdeaId>,
    },
    /// Deletes an idea with all below it. The central need stays.
    DeleteIdea {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
    },
    /// Takes a deletion back, with all that went with it.
    RestoreIdea {
        /// The sheet.
        sheet: ActivityId,
        /// The deleted one.
        idea: IdeaId,
    },
    /// Comments on an idea.
    CommentIdea {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
        /// The comment.
        text: IdeaText,
    },
    /// Marks an idea as the same as another, or takes the mark off.
    MarkDuplicate {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
        /// The one it repeats.
        of: Option<IdeaId>,
    },
    /// "My votes on this sheet are these" (rule DV3). Ideas not named have none.
    SetDots {
        /// The sheet.
        sheet: ActivityId,
        /// Votes by idea.
        dots: BTreeMap<IdeaId, u8>,
    },
    /// Staff: sets the phase. Stepping back from the vote clears the votes.
    SetPhase {
        /// The sheet.
        sheet: ActivityId,
        /// The phase.
        phase: SheetPhase,
    },
    /// Staff: votes a person and stacking, before the vote opens (rules DV1, DV2).
    SetVoting {
        /// The sheet.
        sheet: ActivityId,
        /// Votes a person, 1-10.
        votes: u8,
        /// Whether one idea may get several.
        stacking: bool,
    },
    /// Staff: picks the idea to go on with, after the vote. Another than a winner needs a reason.
    PickIdea {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
        /// Why this one.
        #[serde(default)]
        why: Option<Text<1, 300>>,
    },
}

/// Part `sheet:ID`: for everybody once opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetPart {
    /// Which.
    pub id: ActivityId,
    /// The root: its text is the central need.
    pub root: IdeaId,
    /// Name of the group whose sheet it is, if any.
    pub group: Localized,
    /// Who may edit it.
    pub editors: SheetEditors,
    /// Where it is.
    pub phase: SheetPhase,
    /// Votes a person.
    pub votes: u8,
    /// Whether one idea may get several.
    pub stacking: bool,
    /// People who have given at least one vote.
    pub voters: u32,
    /// The idea picked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub picked: Option<IdeaId>,
    /// Why that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub why: Option<Text<1, 300>>,
}

/// Part `idea:SHEET:IDEA`: for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IdeaPart {
    /// The sheet.
    pub sheet: ActivityId,
    /// Which.
    pub id: IdeaId,
    /// Above it; `None` = the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub parent: Option<IdeaId>,
    /// Order among its siblings: ascending, never equal within a parent.
    pub order: u32,
    /// Text.
    pub text: IdeaText,
    /// The one it repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub duplicate_of: Option<IdeaId>,
    /// Comments in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Command that last set the text.
    pub edited: Seq,
}

/// A comment on an idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Comment {
    /// Which.
    pub id: CommentId,
    /// Text.
    pub text: IdeaText,
    /// When.
    pub at: Millis,
}

/// Part `tally:SHEET`: for everybody once the vote is closed (rule DV4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TallyPart {
    /// The sheet.
    pub sheet: ActivityId,
    /// Votes by idea, those without any included (rule DV5).
    pub votes: BTreeMap<IdeaId, u32>,
    /// People who voted.
    pub voters: u32,
    /// Ideas with the most votes; several in a tie (rule DV8).
    pub leading: Vec<IdeaId>,
}

/// Part `picture:SHEET`: the drawing, for the stage and staff. Same in the bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MapPicture {
    /// The sheet.
    pub sheet: ActivityId,
    /// Width of the box.
    pub width: i32,
    /// Height of the box.
    pub height: i32,
    /// The ideas, parents before children.
    pub ideas: Vec<PlacedIdea>,
}

impl MapPicture {
    /// Height of the letters that the boxes are made for.
    pub const LETTERS: i32 = 20;
    /// From one line of a box to the next; a box has 10 units above its first line.
    pub const LINE: i32 = 26;
}

/// An idea in the drawing; its texts and votes stand in its own part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlacedIdea {
    /// Which.
    pub id: IdeaId,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// Text broken into lines.
    pub lines: Vec<String>,
}

/// Part `dots:SHEET`: for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DotsPart {
    /// The sheet.
    pub sheet: ActivityId,
    /// Own votes by idea.
    pub dots: BTreeMap<IdeaId, u8>,
    /// How many are left.
    pub left: u8,
}

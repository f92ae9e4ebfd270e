//! Sheets: mind maps with an outline and a drawing, then dot voting on their ideas.

mod part;

pub use part::*;

use crate::{ActivityId, CommentId, HallCountId, IdeaId, Localized, Text};
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
    /// Most hall counts on a sheet (rule DV9).
    pub const MAX_HALL_COUNTS: usize = 20;
    /// Most people whose show of hands one hall count tells (rule DV9).
    pub const MAX_HANDS: u32 = 10_000;
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
    /// The people of its group, and the staff.
    Group,
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
    /// Staff: hides the text of an idea or comment from all but who wrote it (rule MO6).
    HideText {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
        /// Which comment on it; `None` = the idea itself.
        #[serde(default)]
        comment: Option<CommentId>,
    },
    /// Staff: shows a text that waits or is hidden (rule MO6).
    ShowText {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
        /// Which comment on it; `None` = the idea itself.
        #[serde(default)]
        comment: Option<CommentId>,
    },
    /// Staff: removes the text everywhere it is stored, for the personal data in it. Cannot be taken
    /// back (rule CH10).
    RemoveText {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
        /// Which comment on it; `None` = the idea itself.
        #[serde(default)]
        comment: Option<CommentId>,
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
        /// Written by the server: whether the sender came to the meeting after this vote first opened
        /// (rule TR3). What a browser writes there is not read.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
        came_later: bool,
    },
    /// "I belong to the group of this sheet" (rule MM2). One belongs to one group at a time.
    JoinGroup {
        /// A sheet of the group.
        sheet: ActivityId,
    },
    /// "I belong to no group."
    LeaveGroup,
    /// Staff: who may edit the sheet from now on, and whether they may delete what others have written
    /// or built on (rule TR7).
    SetEditing {
        /// The sheet.
        sheet: ActivityId,
        /// Who may edit it.
        editors: SheetEditors,
        /// Whether everybody who may edit may delete everything.
        delete_all: bool,
    },
    /// Staff: sets the phase. Stepping back from the vote clears the votes (rule DV7).
    SetPhase {
        /// The sheet.
        sheet: ActivityId,
        /// The phase.
        phase: SheetPhase,
        /// With the vote: whether only those vote who had come before it first opened (rule TR3).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
        only_earlier: bool,
    },
    /// Staff: takes the last stepping back with its clearing of votes back, while nothing else has
    /// been done on the sheet (rule DV7).
    RestoreVotes {
        /// The sheet.
        sheet: ActivityId,
    },
    /// Staff: votes a person and stacking (rules DV1, DV2). While the vote is open only the votes
    /// change: raising adds to everybody, lowering is refused once somebody has spent more (DV7).
    SetVoting {
        /// The sheet.
        sheet: ActivityId,
        /// Votes a person, 1-10.
        votes: u8,
        /// Whether one idea may get several.
        stacking: bool,
    },
    /// Staff: enters a counted show of hands or paper dots as a marked batch, shown apart (DV9).
    #[serde(rename = "addProxy")]
    AddHallCount {
        /// The sheet.
        sheet: ActivityId,
        /// How they were given.
        kind: HallCountKind,
        /// How many people gave them.
        people: u32,
        /// Votes by idea.
        votes: BTreeMap<IdeaId, u32>,
    },
    /// Staff: takes a batch off.
    #[serde(rename = "removeProxy")]
    RemoveHallCount {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        #[serde(rename = "proxy")]
        hall_count: HallCountId,
    },
    /// Staff, or somebody of the sheet's group: picks the idea to go on with, after the vote. Another
    /// than a winner needs a reason (rule DV8).
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

//! Parts of sheets: what one sees of ideas, comments, votes and the drawing.

use super::{IdeaText, SheetEditors, SheetPhase};
use crate::{
    ActivityId, CommentId, HallCountId, IdeaId, Localized, Millis, Seq, SuspectKind, Text,
    TextState, Turnout, Who,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Whether everybody who may edit may delete everything (rule TR7). If not: staff everything, others
    /// their own ideas as long as nobody else has built below.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub delete_all: bool,
    /// Where it is.
    pub phase: SheetPhase,
    /// Votes a person.
    pub votes: u8,
    /// Whether one idea may get several.
    pub stacking: bool,
    /// People who have given at least one vote.
    pub voters: u32,
    /// People who belong to its group.
    #[serde(default)]
    pub members: u32,
    /// Only those vote who had come by this time (rule TR3); `None` = everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub came_by: Option<Millis>,
    /// For staff: whether the last stepping back can still be taken back, with the votes it cleared.
    #[serde(default)]
    pub restorable: bool,
    /// The idea picked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub picked: Option<IdeaId>,
    /// Why that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub why: Option<Text<1, 300>>,
    /// Whether that is seen (rule MO6). If it is not, it stands as `[…]` here for all but staff.
    #[serde(default, skip_serializing_if = "TextState::is_shown")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub why_state: TextState,
    /// For staff: what the guard suspects in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub why_suspects: Vec<SuspectKind>,
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
    /// Whether the text is seen. If it is not, it stands as `[…]` here for all but staff.
    #[serde(default, skip_serializing_if = "TextState::is_shown")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub state: TextState,
    /// For staff: what the guard suspects in it (rule MO6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub suspects: Vec<SuspectKind>,
    /// The one it repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub duplicate_of: Option<IdeaId>,
    /// Comments in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Command that last set the text.
    pub edited: Seq,
    /// For staff: who last set the text, if anybody did since it was planned (rule TR5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub author: Option<Who>,
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
    /// Whether the text is seen. If it is not, it stands as `[…]` here for all but staff.
    #[serde(default, skip_serializing_if = "TextState::is_shown")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub state: TextState,
    /// For staff: what the guard suspects in it (rule MO6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub suspects: Vec<SuspectKind>,
    /// When.
    pub at: Millis,
    /// Group of who wrote it, empty if none (rule MM2).
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Localized>", optional))]
    pub group: Localized,
    /// For staff: who wrote it (rule TR5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub author: Option<Who>,
}

/// How votes of people without a phone were given (rule DV9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum HallCountKind {
    /// A show of hands.
    Hands,
    /// Dots on paper.
    Paper,
}

/// Counted votes that staff entered for people in the hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HallCount {
    /// Which.
    pub id: HallCountId,
    /// How they were given.
    pub kind: HallCountKind,
    /// How many people gave them.
    pub people: u32,
    /// Votes by idea; none of them zero.
    pub votes: BTreeMap<IdeaId, u32>,
}

/// Part `proxies:SHEET`: for staff, from the opening of the vote on. Others see the batches in the
/// tally.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HallCountsPart {
    /// The sheet.
    pub sheet: ActivityId,
    /// The batches in order.
    pub batches: Vec<HallCount>,
}

/// Part `tally:SHEET`: for everybody once the vote is closed (rule DV4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TallyPart {
    /// The sheet.
    pub sheet: ActivityId,
    /// Votes that people gave themselves, by idea, those without any included (rule DV5).
    pub votes: BTreeMap<IdeaId, u32>,
    /// People who voted themselves.
    pub voters: u32,
    /// What there is to know of them; for staff and the memo (rule TR1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub turnout: Option<Turnout>,
    /// Ideas with the most votes, those of the batches included; several in a tie (rule DV8).
    pub leading: Vec<IdeaId>,
    /// Votes that staff entered for people in the hall, never added to [`Self::votes`] (rule DV9).
    #[serde(rename = "proxies", default, skip_serializing_if = "Vec::is_empty")]
    pub hall_counts: Vec<HallCount>,
}

impl TallyPart {
    /// Votes that batches bring an idea.
    pub fn proxied(&self, idea: IdeaId) -> u32 {
        self.hall_counts.iter().filter_map(|batch| batch.votes.get(&idea)).sum()
    }

    /// People whose votes came in batches.
    pub fn hall_people(&self) -> u32 {
        self.hall_counts.iter().map(|batch| batch.people).sum()
    }
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

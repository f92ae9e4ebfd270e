//! What the guard says of texts that people type, and what the desk decides on them (rules CH9, MO6).

use crate::{ActivityId, CommentId, IdeaId, IdeaText, OpenAnswer, Text};
use serde::{Deserialize, Serialize};

/// What the guard suspects in a text (rule CH9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum SuspectKind {
    /// A Finnish personal identity code whose check character is right.
    IdentityCode,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// An IBAN whose check digits are right.
    Iban,
}

/// Whether a text of an idea, a comment or an answer in own words is seen (rule MO6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum TextState {
    /// By all who see the thing itself.
    #[default]
    Shown,
    /// Waits for the desk: only who wrote it and staff see it.
    Waiting,
    /// Hidden by the desk: only who wrote it and staff see it.
    Hidden,
    /// Removed for the personal data in it: nobody has it any more (rule CH10).
    Removed,
}

impl TextState {
    /// Whether everybody sees the text.
    pub const fn is_shown(&self) -> bool {
        matches!(self, Self::Shown)
    }
}

/// Names an answer in own words for the desk: made of its words alone, so that it tells neither who
/// wrote it nor when, and equal answers are one.
pub type AnswerKey = Text<16, 16>;

/// An answer in own words, as the desk has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeskAnswer {
    /// Names it.
    pub key: AnswerKey,
    /// The answer.
    pub text: OpenAnswer,
    /// How many gave it in these words.
    pub count: u32,
    /// Whether it is seen; never [`TextState::Removed`].
    #[serde(default, skip_serializing_if = "TextState::is_shown")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub state: TextState,
    /// What the guard suspects in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub suspects: Vec<SuspectKind>,
}

/// Part `mytexts:SHEET`: for one person, what they wrote on a sheet and others do not see. Where they
/// wrote it, the idea's own part has no text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyTextsPart {
    /// The sheet.
    pub sheet: ActivityId,
    /// The texts, in the order of their ideas.
    pub texts: Vec<MyText>,
}

/// An own text that others do not see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyText {
    /// Of which idea.
    pub idea: IdeaId,
    /// Which comment on it; `None` = the idea itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub comment: Option<CommentId>,
    /// The text.
    pub text: IdeaText,
    /// Waiting or hidden.
    pub state: TextState,
}

//! Questions to the presenter, made of chat messages (rule CH7).

use crate::{MessageId, MessageText, Millis, QuestionId};
use serde::{Deserialize, Serialize};

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum QuestionState {
    /// Waits for the presenter.
    Open,
    /// Has been answered.
    Answered,
}

/// Acts on questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum QuestionCommand {
    /// Backs a question, or no longer: one vote a person.
    Back {
        /// Which.
        question: QuestionId,
        /// On or off.
        on: bool,
    },
    /// Staff: says how it stands.
    SetState {
        /// Which.
        question: QuestionId,
        /// How.
        state: QuestionState,
    },
}

/// Part `question:ID`: for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuestionPart {
    /// Which.
    pub id: QuestionId,
    /// The question.
    pub text: MessageText,
    /// When it was made.
    pub at: Millis,
    /// How it stands.
    pub state: QuestionState,
    /// How many back it.
    pub backers: u32,
}

/// Part `mybackings`: for one person, what they back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyBackingsPart {
    /// Questions.
    pub questions: Vec<QuestionId>,
    /// Messages in the chat (rule CH11).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub messages: Vec<MessageId>,
}

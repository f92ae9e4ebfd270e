//! The parts of the chat: what each eye is shown.

use super::{AnswerText, ChatMode, MessageText, RejectReason};
use crate::{
    ActivityId, BlockId, EntryId, IdeaId, MessageId, Millis, QuestionId, SuspectKind, Who,
};
use serde::{Deserialize, Serialize};

/// Where a message is (rules CH2, CH4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum MessageState {
    /// Needs review.
    Waiting,
    /// Reviewed and held for the host.
    Held,
    /// Everybody sees it.
    Published,
    /// Not published.
    Rejected {
        /// Why.
        reason: RejectReason,
    },
    /// Says the same as another one.
    Merged {
        /// That one. Its sender is told which only while they can see it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", ts(optional))]
        into: Option<MessageId>,
    },
    /// Answered in writing.
    Answered {
        /// The answer.
        text: AnswerText,
        /// Whether everybody sees message and answer.
        to_all: bool,
    },
    /// Became something else before it was published; what, stands beside it.
    TakenUp,
    /// Taken back by its sender.
    Withdrawn,
    /// The text was removed for the personal data in it; this marker is left (rule CH10).
    Removed,
}

/// A state's name, without what it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum MessageStateName {
    /// Needs review.
    Waiting,
    /// Held for the host.
    Held,
    /// Published.
    Published,
    /// Not published.
    Rejected,
    /// Merged into another.
    Merged,
    /// Answered in writing.
    Answered,
    /// Became something else.
    TakenUp,
    /// Taken back by its sender.
    Withdrawn,
    /// Removed.
    Removed,
}

impl MessageState {
    /// Its name.
    pub const fn name(&self) -> MessageStateName {
        match self {
            Self::Waiting => MessageStateName::Waiting,
            Self::Held => MessageStateName::Held,
            Self::Published => MessageStateName::Published,
            Self::Rejected { .. } => MessageStateName::Rejected,
            Self::Merged { .. } => MessageStateName::Merged,
            Self::Answered { .. } => MessageStateName::Answered,
            Self::TakenUp => MessageStateName::TakenUp,
            Self::Withdrawn => MessageStateName::Withdrawn,
            Self::Removed => MessageStateName::Removed,
        }
    }
}

/// What a message became (rule CH7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "as", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Became {
    /// A speaking request.
    Request {
        /// Which.
        entry: EntryId,
    },
    /// A question to the presenter.
    Question {
        /// Which.
        question: QuestionId,
    },
    /// An idea on a sheet.
    Idea {
        /// The sheet.
        sheet: ActivityId,
        /// Which.
        idea: IdeaId,
    },
    /// A line of the memo.
    Note {
        /// Which.
        block: BlockId,
    },
}

impl Became {
    /// Of what kind.
    pub const fn kind(self) -> BecameKind {
        match self {
            Self::Request { .. } => BecameKind::Request,
            Self::Question { .. } => BecameKind::Question,
            Self::Idea { .. } => BecameKind::Idea,
            Self::Note { .. } => BecameKind::Note,
        }
    }
}

/// Of what kind something is that a message became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum BecameKind {
    /// A speaking request.
    Request,
    /// A question to the presenter.
    Question,
    /// An idea on a sheet.
    Idea,
    /// A line of the memo.
    Note,
}

/// Part `chat`: for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChatPart {
    /// The mode; while all is hidden, an open chat is held.
    pub mode: ChatMode,
    /// Seconds between two messages of a person; 0 = no slow mode.
    pub slow_s: u8,
}

/// Part `moderation`: for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ModerationPart {
    /// The mode as it was set, whatever is hidden.
    pub mode: ChatMode,
    /// Since when all is hidden and what comes is held (rule CH6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub hidden_since: Option<Millis>,
    /// Who cannot write now, at most 100 of them.
    pub quieted: Vec<Who>,
    /// Who moderates: the last sign of each, the latest first, at most 10.
    pub desk: Vec<Claim>,
}

/// Part `message:ID`: for everybody when published, else for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MessagePart {
    /// Which.
    pub id: MessageId,
    /// Whose.
    pub who: Who,
    /// Text.
    pub text: MessageText,
    /// When.
    pub at: Millis,
    /// Whether staff have changed the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub edited: bool,
    /// The answer in writing, if it was given to everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub answer: Option<AnswerText>,
    /// How many agree: as it is up to 19, in tens from 20 on (rule CH11).
    #[serde(default, skip_serializing_if = "crate::is_zero")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub backers: u32,
    /// What only staff see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub staff: Option<MessageStaff>,
}

/// What only staff see of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MessageStaff {
    /// Where it is.
    pub state: MessageState,
    /// Counts acts on it, taking one back included.
    pub revision: u32,
    /// Who acted last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub decided_by: Option<Who>,
    /// Whether there is an act to take back.
    pub can_undo: bool,
    /// The text as its sender wrote it, when staff have changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub original: Option<MessageText>,
    /// Who read it last, and when they began (rule CH3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub claim: Option<Claim>,
    /// What the guard suspects in it (rule CH9).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub suspects: Vec<SuspectKind>,
    /// The first message that seems to be about the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub alike: Option<MessageId>,
    /// Messages merged into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub merged: Vec<MessageId>,
    /// What it became.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub became: Vec<Became>,
    /// Whether it is hidden with all the others (rule CH6).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub hidden: bool,
}

/// Who reads, or was at the desk, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Claim {
    /// Who.
    pub by: Who,
    /// When.
    pub at: Millis,
}

/// Part `said:ID`: for one person, their own message and what became of it (rule CH4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaidPart {
    /// Which.
    pub id: MessageId,
    /// Text.
    pub text: MessageText,
    /// When.
    pub at: Millis,
    /// Where it is. A message held for the host, or hidden with all the others, is waiting to its
    /// sender.
    pub state: MessageState,
    /// Whether staff have changed the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub edited: bool,
    /// What it became.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub became: Vec<BecameKind>,
}

/// Part `mychat`: for one person whose messages are not taken now (rule CH6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyChatPart {
    /// Since when.
    pub quieted_since: Millis,
}

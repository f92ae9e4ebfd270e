//! Chat and its moderation. What people see of it stands in `chat/part.rs`.

mod part;

use crate::{ActivityId, IdeaId, MessageId, PersonNumber, SegmentId, Text};
pub use part::*;
use serde::{Deserialize, Serialize};

/// A chat message as typed.
pub type MessageText = Text<1, 500>;

/// An answer in writing to a message.
pub type AnswerText = Text<1, 1000>;

/// Who may write and who sees it (rule CH1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum ChatMode {
    /// Posted at once.
    Open,
    /// Seen after approval.
    Held,
    /// Only staff write.
    StaffOnly,
    /// Nobody writes.
    Closed,
}

/// Why a message was not published (rule CH4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum RejectReason {
    /// Off topic.
    OffTopic,
    /// Already asked.
    AlreadyAsked,
    /// Holds personal data.
    PersonalData,
    /// Unsuitable.
    Unsuitable,
    /// Will be answered otherwise.
    AnsweredOtherwise,
}

/// What staff decide on a message (rule CH2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "verdict",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Verdict {
    /// Everybody sees it.
    Publish,
    /// Held for the host.
    Hold,
    /// Not published, or taken off, with a reason that its sender sees.
    Reject {
        /// Why.
        reason: RejectReason,
    },
    /// Says the same as another one, under which it goes on.
    Merge {
        /// That one: neither merged itself nor rejected.
        into: MessageId,
    },
    /// Answered in writing; the answer goes to the memo's annex.
    Answer {
        /// The answer.
        text: AnswerText,
        /// Whether everybody sees message and answer, or its sender alone.
        to_all: bool,
    },
}

/// What a message can become (rule CH7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "as", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Becoming {
    /// A speaking request of its sender, with the message as its topic.
    Request,
    /// A question to the presenter.
    Question,
    /// An idea on a sheet.
    Idea {
        /// The sheet.
        sheet: ActivityId,
        /// Under which idea.
        parent: IdeaId,
    },
    /// A line of the memo.
    Note {
        /// Where; `None` = the segment going on.
        segment: Option<SegmentId>,
    },
}

/// A message as the sender of a command saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeenMessage {
    /// Which.
    pub message: MessageId,
    /// Its revision: a second decision is refused.
    pub seen: u32,
}

/// Acts on the chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ChatCommand {
    /// Writes a message.
    Say {
        /// Text.
        text: MessageText,
    },
    /// Takes an own message back.
    Withdraw {
        /// Which.
        message: MessageId,
    },
    /// Agrees with a published message, or no longer: one vote a person (rule CH11).
    Back {
        /// Which.
        message: MessageId,
        /// On or off.
        on: bool,
    },
    /// Staff: one decision on up to [`Self::MANY`] messages, all or none.
    Decide {
        /// Which.
        messages: Vec<SeenMessage>,
        /// What.
        verdict: Verdict,
    },
    /// Staff: takes the last act on each of these messages back, all or none.
    Undo {
        /// Which.
        messages: Vec<SeenMessage>,
    },
    /// Staff: corrects a typo or takes identifying data out. Its sender is told.
    Edit {
        /// Which.
        message: MessageId,
        /// Revision seen.
        seen: u32,
        /// Text.
        text: MessageText,
    },
    /// Staff: edits by covering what the guard suspects (rule CH9).
    Mask {
        /// Which.
        message: MessageId,
        /// Revision seen.
        seen: u32,
    },
    /// Staff: makes something of a message (rule CH7).
    Become {
        /// Which.
        message: MessageId,
        /// Revision seen.
        seen: u32,
        /// What.
        what: Becoming,
    },
    /// Staff: reads this one now; colleagues see it for [`Self::CLAIM_SECONDS`] (rule CH3). `None`
    /// = at the desk, reading none.
    Claim {
        /// Which.
        message: Option<MessageId>,
    },
    /// Staff: sets the mode and slow mode.
    SetMode {
        /// The mode.
        mode: ChatMode,
        /// Seconds between two messages of a person, 10-60; 0 = no slow mode.
        slow_s: u8,
    },
    /// Staff: hides all that is published and holds what comes, or shows it again (rule CH6).
    HideAll {
        /// On or off.
        on: bool,
    },
    /// Staff: takes nothing that somebody writes, wherever it is, or takes it again. They are told
    /// (rule CH6).
    Quiet {
        /// Who.
        person: PersonNumber,
        /// On or off.
        on: bool,
    },
    /// Staff: removes the text everywhere it is stored, for the personal data in it. Cannot be
    /// taken back (rule CH10).
    Remove {
        /// Which.
        message: MessageId,
    },
}

impl ChatCommand {
    /// Most messages of one decision.
    pub const MANY: usize = 50;
    /// How long a claim stands on the pages. The room itself does not end one.
    pub const CLAIM_SECONDS: u32 = 15;
}

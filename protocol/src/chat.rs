//! Chat and its moderation.

use crate::{MessageId, Millis, Text, Who};
use serde::{Deserialize, Serialize};

/// A chat message as typed.
pub type MessageText = Text<1, 500>;

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

/// Where a message is (rule CH2).
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
    /// Staff: publishes. `seen` is the revision that the sender saw: a second decision is refused.
    Approve {
        /// Which.
        message: MessageId,
        /// Revision seen.
        seen: u32,
    },
    /// Staff: holds for the host.
    Hold {
        /// Which.
        message: MessageId,
        /// Revision seen.
        seen: u32,
    },
    /// Staff: does not publish, or takes off a published one, with a reason its sender sees.
    Reject {
        /// Which.
        message: MessageId,
        /// Why.
        reason: RejectReason,
        /// Revision seen.
        seen: u32,
    },
    /// Staff: takes the last decision on a message back.
    Undo {
        /// Which.
        message: MessageId,
        /// Revision seen.
        seen: u32,
    },
    /// Staff: sets the mode and slow mode.
    SetMode {
        /// The mode.
        mode: ChatMode,
        /// Seconds between two messages of a person, 10-60; 0 = no slow mode.
        slow_s: u8,
    },
}

/// Part `chat`: for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChatPart {
    /// The mode.
    pub mode: ChatMode,
    /// Seconds between two messages of a person; 0 = no slow mode.
    pub slow_s: u8,
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
    /// Counts decisions.
    pub revision: u32,
    /// Who decided last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub decided_by: Option<Who>,
    /// Whether there is a decision to take back.
    pub can_undo: bool,
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
    /// Where it is. A message held for the host is still waiting to its sender.
    pub state: MessageState,
}

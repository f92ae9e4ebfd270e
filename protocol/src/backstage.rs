//! The staff's back channel (rule CH8). Participants never receive any of it.

use crate::{LineId, MessageId, Millis, Role, Text, Who};
use serde::{Deserialize, Serialize};

/// A line in one's own words.
pub type LineText = Text<1, 200>;

/// Lines that are said with one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Preset {
    /// Two minutes are left.
    TwoMinutes,
    /// Time to draw to a close.
    WrapUp,
    /// Speak up, or nearer to the microphone.
    Louder,
    /// Take the message or question that goes with this.
    TakeThis,
    /// A technical problem.
    TechnicalProblem,
    /// All is well.
    AllWell,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "say",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum LineWords {
    /// A preset.
    Preset {
        /// Which.
        preset: Preset,
    },
    /// Own words.
    Own {
        /// The words.
        text: LineText,
    },
}

/// Acts in the back channel. Staff only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum BackstageCommand {
    /// Says a line to the other staff.
    Say {
        /// What.
        words: LineWords,
        /// A message that it is about.
        #[serde(default)]
        about: Option<MessageId>,
    },
    /// Gives a receipt: read.
    Read {
        /// Which.
        line: LineId,
    },
}

/// Part `line:ID`: for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinePart {
    /// Which.
    pub id: LineId,
    /// Whose.
    pub who: Who,
    /// In which role they said it.
    pub role: Role,
    /// When.
    pub at: Millis,
    /// What.
    pub words: LineWords,
    /// A message that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub about: Option<MessageId>,
    /// Who has read it, in order.
    pub receipts: Vec<ReadReceipt>,
}

/// Somebody has read a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadReceipt {
    /// Who.
    pub who: Who,
    /// In which role.
    pub role: Role,
    /// When.
    pub at: Millis,
}

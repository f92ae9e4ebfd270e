//! Everything that leaves a meeting: the content of `results.json` in the bundle.
//!
//! Names are in it only where people voted by name; the speaking queue leaves only figures (rule
//! SQ9), the chat only what was published, without senders.

use crate::{
    ActivityId, BlockPart, CloudPicture, DecisionPart, Lang, Localized, MapPicture, MeetingId,
    MeetingPart, MeetingPlan, MemoHead, MemoState, MessageId, MessageText, Millis, OverrideRow,
    PollPart, PollResult, RequestAnswer, SegmentPart, Seq, SheetPart, Slides, TallyPart, TimeShare,
    WordPart, at_rest,
};
use serde::{Deserialize, Serialize};

/// The results of a meeting; also of one going on, as a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Results {
    /// Always [`Results::FORMAT`].
    pub format: String,
    /// [`Results::VERSION`] of the format.
    pub version: u32,
    /// Which meeting.
    pub id: MeetingId,
    /// The meeting.
    pub meeting: MeetingPart,
    /// Commands the log held when these were taken.
    pub seq: Seq,
    /// Segments in agenda order, planned and actual.
    pub segments: Vec<SegmentPart>,
    /// The meeting as it would be planned anew, scripts and blocked words included: the next one is a
    /// copy of it (rule RB3). For the internal audience.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub plan: Option<MeetingPlan>,
    /// Activities that were opened, in agenda order.
    pub activities: Vec<ActivityResult>,
    /// Decisions in order.
    pub decisions: Vec<DecisionPart>,
    /// Blocks of the memo in order.
    pub memo: Vec<BlockPart>,
    /// The memo's head.
    #[serde(default)]
    pub memo_head: MemoHead,
    /// How far the memo has come.
    #[serde(default)]
    pub memo_state: MemoState,
    /// Slides handed in.
    #[serde(default)]
    pub slides: Vec<Slides>,
    /// Figures of the speaking queue.
    pub floor: FloorFigures,
    /// What staff did beside its computed order. For the internal audience: rows name people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<OverrideRow>,
    /// Speaking requests that were answered in writing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<RequestAnswer>,
    /// The chat.
    pub chat: ChatResult,
    /// Head counts, only where a use for them is stated (rule ID6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub attendance: Option<Attendance>,
}

impl Results {
    /// Names the format.
    pub const FORMAT: &str = "foorumi-results";
    /// Version of the format.
    pub const VERSION: u32 = 1;

    /// Results that were stored, as they stand (rule R14 of the log).
    ///
    /// # Errors
    /// When the bytes are something else.
    pub fn read(stored: &[u8]) -> serde_json::Result<Self> {
        at_rest(|| serde_json::from_slice(stored))
    }

    /// First language of the meeting.
    pub fn lang(&self) -> Lang {
        self.meeting.languages.first().copied().unwrap_or(Lang::Fi)
    }
}

/// An activity that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum ActivityResult {
    /// A word cloud.
    Cloud(CloudResult),
    /// A poll.
    Poll {
        /// The poll.
        poll: PollPart,
        /// Its result; without one while nobody may see it.
        result: Option<PollResult>,
    },
    /// A sheet.
    Sheet(SheetResult),
}

impl ActivityResult {
    /// Which activity.
    pub fn id(&self) -> ActivityId {
        match self {
            Self::Cloud(cloud) => cloud.cloud,
            Self::Poll { poll, .. } => poll.id,
            Self::Sheet(sheet) => sheet.sheet.id,
        }
    }
}

/// A word cloud's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CloudResult {
    /// Which.
    pub cloud: ActivityId,
    /// The question.
    pub question: Localized,
    /// People who sent words.
    pub answered: u32,
    /// Words that are not hidden, most frequent first, then by key.
    pub words: Vec<WordPart>,
    /// How many words staff have hidden.
    pub hidden: u32,
    /// How many words were removed for the personal data in them (rule CH10).
    #[serde(default, skip_serializing_if = "crate::is_zero")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub removed: u32,
    /// Where they stand.
    pub picture: CloudPicture,
}

/// A sheet's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetResult {
    /// The sheet.
    pub sheet: SheetPart,
    /// Its ideas, parents before children, in order of the outline.
    pub ideas: Vec<crate::IdeaPart>,
    /// Its tally, when the vote is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub tally: Option<TallyPart>,
    /// The drawing.
    pub picture: MapPicture,
}

/// Figures of the speaking queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FloorFigures {
    /// Turns given.
    pub turns: u32,
    /// Different people who spoke.
    pub speakers: u32,
    /// Seconds spoken in all.
    pub seconds: u32,
    /// The fewest people who spoke at least half of the time, and their share; only where at least
    /// five people spoke.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub most: Option<TimeShare>,
}

/// The chat as it leaves the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChatResult {
    /// Messages written in all, published or not.
    pub written: u32,
    /// Messages that everybody saw at the end, in order.
    pub published: Vec<PublishedMessage>,
    /// Messages answered in writing, in order.
    #[serde(default)]
    pub answers: Vec<WrittenAnswer>,
    /// Questions to the presenter, in order.
    #[serde(default)]
    pub questions: Vec<crate::QuestionPart>,
}

/// A message that was answered in writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WrittenAnswer {
    /// Which message.
    pub id: MessageId,
    /// When it was written.
    pub at: Millis,
    /// Its text.
    pub text: MessageText,
    /// The answer.
    pub answer: crate::AnswerText,
    /// Whether everybody saw them, or the sender alone.
    pub to_all: bool,
}

/// A published message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublishedMessage {
    /// Which.
    pub id: MessageId,
    /// When.
    pub at: Millis,
    /// Text.
    pub text: MessageText,
    /// How many agree: as it is up to 19, in tens from 20 on (rule CH11).
    #[serde(default, skip_serializing_if = "crate::is_zero")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub backers: u32,
}

/// Head counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Attendance {
    /// The stated use.
    pub stated_use: crate::Text<1, 200>,
    /// Most people present at once.
    pub peak: u32,
    /// Different people in all.
    pub total: u32,
}

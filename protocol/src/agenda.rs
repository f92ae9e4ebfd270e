//! The agenda (run of show): segments and their activities.

use crate::{
    ActivityId, ActivityPlan, ChatMode, Localized, Millis, PersonName, QueuePolicy, SegmentId,
};
use serde::{Deserialize, Serialize};

/// A whole programme as it is planned, exported and imported (rules AG1, AG6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[derive(Default)]
pub struct AgendaPlan {
    /// The segments in order; at most [`AgendaPlan::MAX_SEGMENTS`].
    pub segments: Vec<SegmentPlan>,
}

impl AgendaPlan {
    /// Most segments an agenda holds.
    pub const MAX_SEGMENTS: usize = 100;
    /// Most activities a segment holds.
    pub const MAX_ACTIVITIES: usize = 20;
}

/// What kind of stretch a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum SegmentKind {
    /// Opening with instructions and the recording notice.
    Welcome,
    /// Somebody speaks.
    Talk,
    /// The floor is open.
    Discussion,
    /// Everybody does something: words, polls, sheets.
    Activity,
    /// Work in groups.
    GroupWork,
    /// Break.
    Break,
    /// Closing.
    WrapUp,
}

/// One planned segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SegmentPlan {
    /// Kind.
    pub kind: SegmentKind,
    /// Title.
    pub title: Localized,
    /// Planned length in minutes, 0-600.
    pub minutes: u16,
    /// A start in minutes after midnight that does not move when earlier segments change (rule AG3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub locked_start: Option<u16>,
    /// Who presents.
    #[serde(default)]
    pub presenters: Vec<PersonName>,
    /// Which host leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub lead: Option<PersonName>,
    /// What the host may read aloud. Staff only.
    #[serde(default)]
    pub script: Localized,
    /// Chat mode from the start of the segment on; `None` leaves it as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub chat: Option<ChatMode>,
    /// Speaking queue from the start of the segment on; `None` leaves it as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub queue: Option<QueueSetting>,
    /// What it takes up of an earlier meeting, if that is what it is for: such a segment is made anew
    /// for the next one (rule RB3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub carries: Option<Carries>,
    /// Activities in order; the first opens with the segment (rule AG2).
    #[serde(default)]
    pub activities: Vec<ActivityPlan>,
}

/// What a segment takes up of an earlier meeting (rule RB3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Carries {
    /// Decisions that were left open.
    Decisions,
    /// Ideas that were not chosen.
    Ideas,
}

/// How a segment sets the speaking queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueueSetting {
    /// Whether people may ask for the floor.
    pub open: bool,
    /// How turns are ordered.
    pub policy: QueuePolicy,
}

/// Acts on the agenda. Staff only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum AgendaCommand {
    /// Starts a segment; the one going on ends (rule AG2). `after` is what the sender saw going on:
    /// if it has changed meanwhile, the command is rejected, so that two hosts advance by one.
    StartSegment {
        /// The one to start.
        segment: SegmentId,
        /// The one the sender saw going on.
        after: Option<SegmentId>,
    },
    /// Ends the segment going on without starting another.
    FinishSegment {
        /// The one going on.
        segment: SegmentId,
    },
    /// Puts a new segment after another (`None` = first).
    AddSegment {
        /// The one before it.
        after: Option<SegmentId>,
        /// The segment.
        plan: Box<SegmentPlan>,
    },
    /// Replaces everything but the activities of a segment.
    EditSegment {
        /// Which.
        segment: SegmentId,
        /// New content; its activities are ignored.
        plan: Box<SegmentPlan>,
    },
    /// Moves a segment that has not started.
    MoveSegment {
        /// Which.
        segment: SegmentId,
        /// The one before its new place (`None` = first).
        after: Option<SegmentId>,
    },
    /// Removes a segment that has not started, with its activities.
    RemoveSegment {
        /// Which.
        segment: SegmentId,
    },
    /// Adds an activity to a segment.
    AddActivity {
        /// Where.
        segment: SegmentId,
        /// What.
        plan: Box<ActivityPlan>,
    },
    /// Replaces an activity that nobody has answered yet.
    EditActivity {
        /// Which.
        activity: ActivityId,
        /// New content, of the same kind.
        plan: Box<ActivityPlan>,
    },
    /// Removes an activity that nobody has answered yet.
    RemoveActivity {
        /// Which.
        activity: ActivityId,
    },
    /// Opens an activity for answers: phones show it.
    OpenActivity {
        /// Which.
        activity: ActivityId,
    },
    /// Closes an activity: its results are final and go to the memo.
    CloseActivity {
        /// Which.
        activity: ActivityId,
    },
    /// Takes no answers for a while; nothing closes (rule AG2).
    PauseAnswers,
    /// Takes answers again. Opening an activity and starting a segment do so by themselves.
    ResumeAnswers,
    /// Puts a whole programme in place of the segments that have not started (rule AG6).
    ImportAgenda {
        /// The programme.
        plan: Box<AgendaPlan>,
    },
}

/// Part `agenda`: for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgendaPart {
    /// Segments in order.
    pub segments: Vec<SegmentId>,
    /// The one going on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub current: Option<SegmentId>,
    /// Whether answers are not taken just now, though activities are open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>", optional))]
    pub answers_paused: bool,
}

/// Life of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum SegmentState {
    /// Not started.
    Planned,
    /// Going on.
    Running,
    /// Over.
    Done,
}

/// Part `segment:ID`: for everybody; the script only for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SegmentPart {
    /// Which.
    pub id: SegmentId,
    /// Kind.
    pub kind: SegmentKind,
    /// Title.
    pub title: Localized,
    /// Planned length in minutes.
    pub minutes: u16,
    /// A start in minutes after midnight that does not move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub locked_start: Option<u16>,
    /// Who presents.
    pub presenters: Vec<PersonName>,
    /// Which host leads. Staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub lead: Option<PersonName>,
    /// What the host may read aloud. Staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub script: Option<Localized>,
    /// Chat mode it sets. Staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub chat: Option<ChatMode>,
    /// Speaking queue it sets. Staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub queue: Option<QueueSetting>,
    /// What it takes up of an earlier meeting, if that is what it is for: such a segment is made anew
    /// for the next one (rule RB3). Staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub carries: Option<Carries>,
    /// Activities in order. Participants see those that have been opened.
    pub activities: Vec<ActivityId>,
    /// Planned, running or done.
    pub state: SegmentState,
    /// When it started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub started_at: Option<Millis>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub ended_at: Option<Millis>,
}

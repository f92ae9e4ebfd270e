//! What is seen of the speaking queue.

use super::{PlaceReason, QueuePolicy, Reason, RequestKind, Topic};
use crate::{DisplayName, EntryId, Millis, PersonNumber, Seq, Text, Who};
use serde::{Deserialize, Serialize};

/// One waiting request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueueEntry {
    /// Which.
    pub id: EntryId,
    /// Whose.
    pub who: Who,
    /// Kind.
    pub kind: RequestKind,
    /// Why it stands here.
    pub reason: PlaceReason,
    /// What about. For staff; for all if the host shows topics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub topic: Option<Topic>,
    /// In the hall, without a device: staff put them on the list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hall: bool,
    /// Why it was moved here; all see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub why_moved: Option<Reason>,
    /// What staff have asked its sender and not been answered. Staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub detail: Option<Reason>,
    /// Whose requests were joined to this one. Staff only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<Who>,
    /// When it was made. Staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub asked_at: Option<Millis>,
}

/// Who has the floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Floor {
    /// The entry.
    pub entry: EntryId,
    /// Whose.
    pub who: Who,
    /// Kind.
    pub kind: RequestKind,
    /// In the hall, without a device.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hall: bool,
    /// What about, as in [`QueueEntry::topic`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub topic: Option<Topic>,
    /// Milliseconds spoken before `running_since`.
    pub spoken_ms: u32,
    /// Since when the clock runs; `None` while paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub running_since: Option<Millis>,
    /// Who goes on when a direct reply ends: its turn was paused by the reply (rule SQ9).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub interrupted: Option<Who>,
}

/// Part `queue`: for everybody. The order is the room's; clients never sort (rule SQ1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueuePart {
    /// Whether new turns may be asked for.
    pub open: bool,
    /// Whether points of order may be asked for.
    pub points_of_order: bool,
    /// Whether a turn asked for waits for approval.
    pub approval: bool,
    /// How turns are ordered.
    pub policy: QueuePolicy,
    /// Who has the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub floor: Option<Floor>,
    /// Who waits, first one first; in a very long queue the first 200.
    pub waiting: Vec<QueueEntry>,
    /// How many more wait behind these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub more: Option<u32>,
    /// What only staff see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub staff: Option<QueueStaff>,
}

/// What only staff see of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueueStaff {
    /// Direct replies, and turns while approval is on, that wait for approval.
    pub asked: Vec<QueueEntry>,
    /// The last turn that is over: who can be put first again (rule SQ12).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub last: Option<LastTurn>,
    /// How the time is shared, in figures.
    pub balance: Balance,
    /// The order that each other policy would make (rule SQ3: preview before applying).
    pub previews: Vec<PolicyPreview>,
    /// Turns and seconds so far, by person, most seconds first.
    pub spoken: Vec<SpokenRow>,
}

/// A turn that is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LastTurn {
    /// Its entry.
    pub entry: EntryId,
    /// Whose.
    pub who: Who,
}

/// How speaking time is shared, in figures without names (rule SQ9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Balance {
    /// People who have spoken.
    pub speakers: u32,
    /// Ordinary turns had.
    pub turns: u32,
    /// Seconds spoken in all.
    pub seconds: u32,
    /// The fewest people who together have spoken at least half of the time; `None` before any
    /// second was spoken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub most: Option<TimeShare>,
}

/// Some people's share of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TimeShare {
    /// How many people.
    pub speakers: u32,
    /// Of all seconds, in whole percent.
    pub percent: u8,
}

/// What staff did against or beside the computed order (rule SQ7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum OverrideKind {
    /// Declined.
    Declined,
    /// Asked for detail.
    DetailAsked,
    /// Joined to another.
    Merged,
    /// Moved.
    Moved,
    /// Answered in writing.
    Answered,
    /// Put on the list.
    Added,
    /// Put first again.
    Readded,
    /// Given the floor before those who stood first.
    GivenOutOfTurn,
}

/// One row of the log of overrides: who, when, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OverrideRow {
    /// Place of the act in the log.
    pub act: Seq,
    /// When.
    pub at: Millis,
    /// Who did it.
    pub by: Who,
    /// What.
    pub what: OverrideKind,
    /// Whose request.
    pub whom: Who,
    /// Why, in the words of whoever did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub why: Option<Text<1, 500>>,
    /// Whether it was taken back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undone: bool,
}

/// Part `queuelog`: for staff. The latest overrides, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueueLogPart {
    /// At most 100 rows.
    pub rows: Vec<OverrideRow>,
    /// How many there have been in all.
    pub total: u32,
}

/// A request that was answered in writing, without its sender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestAnswer {
    /// When.
    pub at: Millis,
    /// What the request was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub topic: Option<Topic>,
    /// The answer.
    pub answer: Text<1, 500>,
}

/// What a policy would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyPreview {
    /// The policy.
    pub policy: QueuePolicy,
    /// The order it would make.
    pub order: Vec<EntryId>,
}

/// How much somebody has spoken. For balance; only aggregates leave the meeting (rule SQ9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SpokenRow {
    /// Who.
    pub person: PersonNumber,
    /// Name, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub name: Option<DisplayName>,
    /// Turns had.
    pub turns: u16,
    /// Seconds spoken.
    pub seconds: u32,
}

/// Part `myqueue`: for one person, about their own requests (rule SQ11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyQueuePart {
    /// Own requests, at most one a kind.
    pub requests: Vec<MyRequest>,
    /// Whether this person has the floor.
    pub floor: bool,
}

/// One's own waiting request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyRequest {
    /// Which.
    pub id: EntryId,
    /// Kind.
    pub kind: RequestKind,
    /// Why it stands where it stands; `None` while it waits for approval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub reason: Option<PlaceReason>,
    /// Place in the queue from 1; `None` while it waits for approval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub place: Option<u16>,
    /// Estimated wait in seconds, from the turns so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub wait_s: Option<u32>,
    /// What about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub topic: Option<Topic>,
    /// Why it was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub why_moved: Option<Reason>,
    /// What staff ask; a new topic answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub detail: Option<Reason>,
    /// Whether "not now" is used up.
    pub passed: bool,
}

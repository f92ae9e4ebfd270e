//! The speaking queue: who asks for the floor, in which order and why.

use crate::{EntryId, Millis, PersonNumber, Text, Who};
use serde::{Deserialize, Serialize};

/// Kind of a speaking request; earlier kinds go before later ones (rule SQ2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum RequestKind {
    /// A point of order: about how the meeting is run.
    PointOfOrder,
    /// A direct reply to the present speaker; counts once staff grant it.
    Reply,
    /// An ordinary turn.
    Turn,
}

/// How turns are ordered (rule SQ3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum QueuePolicy {
    /// As they came.
    Arrival,
    /// First-timers, then fewest turns, then least seconds spoken, then as they came.
    Balanced,
    /// Everybody once, as they came, before anybody twice.
    Round,
}

/// Why an entry stands where it stands (rule SQ1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum PlaceReason {
    /// A point of order goes first.
    PointOfOrder,
    /// A direct reply granted by staff.
    Reply,
    /// Has not spoken in this meeting.
    FirstTurn,
    /// Has had fewer turns.
    FewerTurns,
    /// Has spoken less.
    LessTime,
    /// As they came.
    Arrival,
    /// Passed by enough first-timers (rule SQ4).
    WaitedLong,
    /// Has not spoken in this round.
    NotYetThisRound,
    /// Has spoken in this round.
    AgainThisRound,
}

/// What a speaking request is about (rule SQ6).
pub type Topic = Text<1, 120>;

/// Acts on the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum QueueCommand {
    /// Asks for the floor. Asking again never moves anybody; it may change the topic (rule SQ5).
    Ask {
        /// Kind.
        kind: RequestKind,
        /// What about.
        #[serde(default)]
        topic: Option<Topic>,
    },
    /// Takes the own request of a kind back.
    Withdraw {
        /// Kind.
        kind: RequestKind,
    },
    /// "Not now": passes once without losing the place (rule SQ5).
    NotNow,
    /// Staff: gives the floor, naming the entry it starts and the one it ends (rule SQ8).
    GiveFloor {
        /// Gets the floor.
        entry: EntryId,
        /// Has the floor now, as the sender saw it.
        ending: Option<EntryId>,
    },
    /// Staff, or the speaker: ends the turn that has the floor.
    EndFloor {
        /// Has the floor now, as the sender saw it.
        ending: EntryId,
    },
    /// Staff: stops the speaker's clock (rule SQ9).
    PauseFloor {
        /// Has the floor now.
        entry: EntryId,
    },
    /// Staff: lets the speaker's clock go on.
    ResumeFloor {
        /// Has the floor now.
        entry: EntryId,
    },
    /// Staff: grants a direct reply.
    GrantReply {
        /// The reply asked for.
        entry: EntryId,
    },
    /// Staff: removes a request with a reason that its sender sees.
    Decline {
        /// Which.
        entry: EntryId,
        /// Why.
        reason: Text<1, 200>,
    },
    /// Staff: opens or closes the list for new turns; points of order stay possible.
    SetList {
        /// Open or not.
        open: bool,
    },
    /// Staff: changes how turns are ordered; the staff's part shows beforehand what it would do.
    SetPolicy {
        /// The policy.
        policy: QueuePolicy,
    },
}

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
    /// Direct replies asked for and not granted.
    pub replies_asked: Vec<QueueEntry>,
    /// The order that each other policy would make (rule SQ3: preview before applying).
    pub previews: Vec<PolicyPreview>,
    /// Turns and seconds so far, by person, most seconds first.
    pub spoken: Vec<SpokenRow>,
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
    pub name: Option<Text<1, 40>>,
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
    /// Why it stands where it stands; `None` for a reply that is not granted yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub reason: Option<PlaceReason>,
    /// Place in the queue from 1; `None` for a reply that is not granted yet.
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
    /// Whether "not now" is used up.
    pub passed: bool,
}

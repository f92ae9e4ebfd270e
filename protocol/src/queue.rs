//! The speaking queue: who asks for the floor, in which order and why.

mod part;

pub use part::*;

use crate::{DisplayName, EntryId, LINE, PersonNumber, Seq, Text};
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
    /// Moved here by staff, with a reason that all see (rule SQ7).
    Moved,
    /// Was interrupted and goes on first (rule SQ12).
    Readded,
}

/// What a speaking request is about (rule SQ6).
pub type Topic = Text<1, 120, LINE>;

/// Why staff did something, in their words.
pub type Reason = Text<1, 200>;

/// Whom staff put on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum AddedPerson {
    /// Somebody who has acted in the meeting.
    Present {
        /// Their number.
        person: PersonNumber,
    },
    /// Somebody in the hall without a device. The same name is the same person.
    Hall {
        /// As staff type it.
        name: DisplayName,
    },
}

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
        /// Why before those who stand first, if so; for the log of overrides.
        #[serde(default)]
        why: Option<Reason>,
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
    /// Staff: approves a direct reply, or a turn while approval is on (rule SQ7).
    Approve {
        /// Which.
        entry: EntryId,
    },
    /// Staff: removes a request with a reason that its sender sees.
    Decline {
        /// Which.
        entry: EntryId,
        /// Why.
        reason: Reason,
    },
    /// Staff: asks the sender what the request is about; a new topic answers.
    AskDetail {
        /// Which.
        entry: EntryId,
        /// What is asked.
        question: Reason,
    },
    /// Staff: joins a request to another about the same thing; its sender is told.
    Merge {
        /// Which goes.
        entry: EntryId,
        /// Which stays.
        into: EntryId,
    },
    /// Staff: moves a request within its kind, with a reason that all see.
    Move {
        /// Which.
        entry: EntryId,
        /// New place in the whole list, from 1.
        place: u16,
        /// Why.
        reason: Reason,
    },
    /// Staff: answers a request in writing instead of giving the floor.
    AnswerInWriting {
        /// Which.
        entry: EntryId,
        /// The answer; its sender gets it, and the results keep it.
        answer: Text<1, 500>,
    },
    /// Staff: puts somebody on the list, also while it is closed (rule SQ10).
    AddPerson {
        /// Whom.
        who: AddedPerson,
        /// Kind.
        kind: RequestKind,
        /// What about.
        #[serde(default)]
        topic: Option<Topic>,
    },
    /// Staff: puts the last speaker first again (rule SQ12).
    ReaddLast {
        /// The last turn, as the sender saw it.
        last: EntryId,
    },
    /// Staff: opens or closes the list for new turns; points of order have their own switch.
    SetList {
        /// Open or not.
        open: bool,
    },
    /// Staff: whether points of order can be asked for.
    SetPointsOfOrder {
        /// Open or not.
        open: bool,
    },
    /// Staff: whether a turn asked for waits for approval. Turning it off approves those who wait.
    SetApproval {
        /// On or off.
        on: bool,
    },
    /// Takes an act on the queue back, by the place its acceptance told: the desk any act of the
    /// desk, everybody their own (rule SQ12). Refused once what it changed has changed again.
    Undo {
        /// The act.
        act: Seq,
    },
    /// Staff: changes how turns are ordered; the staff's part shows beforehand what it would do.
    SetPolicy {
        /// The policy.
        policy: QueuePolicy,
    },
}

//! Why something was not done. A closed set of facts with what a person needs to go on.

use crate::{DecisionId, MessageStateName, Millis, PersonNumber, Who};
use serde::{Deserialize, Serialize};

/// Why a command was not accepted. It changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "code",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Rejection {
    /// This role may not do this.
    NotAllowed,
    /// The frame or command cannot be read.
    Unreadable,
    /// Text is longer than `max` characters.
    TextTooLong {
        /// The limit.
        max: u32,
    },
    /// Text is empty, or nothing of it can be seen.
    TextEmpty,
    /// Two options of a poll, or two statements, are the same (rule PL1).
    EqualOptions,
    /// A name has no letter in it (rule ID4).
    NameWithoutLetter,
    /// The thing named is not here (any more).
    NotFound,
    /// The thing was changed meanwhile; the page now shows how it is.
    Stale,
    /// Somebody else has decided this item.
    AlreadyDecided {
        /// Who.
        by: Who,
        /// What, where the item is a message (rule CH3).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", ts(optional))]
        state: Option<MessageStateName>,
    },
    /// The meeting has ended.
    MeetingEnded,
    /// Sent too soon; try again in `seconds`.
    SlowDown {
        /// Seconds to wait.
        seconds: u32,
    },
    /// This is full: no more than `limit`.
    LimitReached {
        /// The limit.
        limit: u32,
    },
    /// The meeting takes no names, or needs one.
    NamePolicy,
    /// Somebody has come, who was promised otherwise: names, retention and topics change only towards
    /// less data, and no language goes (rule ID9).
    PromiseGiven,
    /// Nobody of the staff is removed: first take the role back, or renew the link (rule TR5).
    IsStaff,
    /// What this person wrote is just being removed by the staff: nothing is taken meanwhile (rule TR5).
    PersonRemoved,
    /// Nobody present has this number.
    NoSuchPerson {
        /// The number.
        person: PersonNumber,
    },
    /// Another host has the controls (rule AG4).
    ControlsHeld {
        /// Who.
        by: Who,
    },
    /// The segment has started already.
    SegmentStarted,
    /// Somebody has answered already, so it cannot be changed.
    AlreadyAnswered,
    /// The activity is not open.
    ActivityClosed,
    /// The activity has not been opened yet.
    ActivityNotOpen,
    /// The host takes no answers just now.
    AnswersPaused,
    /// The speaking list is closed.
    ListClosed,
    /// Somebody else has the floor now.
    FloorChanged,
    /// This person waits already.
    AlreadyWaiting,
    /// "Not now" has been used.
    AlreadyPassed,
    /// All own words are used.
    WordsSpent {
        /// How many there were.
        words: u8,
    },
    /// More than three words in one.
    TooManyWords,
    /// The choice does not fit the poll.
    ChoiceInvalid,
    /// The poll has votes, so this cannot be changed.
    VotingStarted,
    /// The sheet is not in a phase in which this can be done.
    WrongPhase,
    /// An idea cannot go under itself, or deeper than the limit.
    PlaceInvalid,
    /// All own votes are used.
    BudgetSpent {
        /// Votes a person.
        votes: u8,
    },
    /// Somebody has given more votes than this already, so the budget cannot be lowered so far.
    SpentMore {
        /// Most votes that somebody has given.
        votes: u8,
    },
    /// More votes than these people can have given.
    #[serde(rename = "proxyExceeds")]
    HallCountExceeds {
        /// Most that they can have given, on one idea or in all.
        votes: u32,
    },
    /// Only the sheet's group and the staff may do this.
    NotOfGroup,
    /// One idea can have only one of a person's votes.
    NoStacking,
    /// Only those answer who had come before the vote first opened (rule TR3).
    CameLater {
        /// When it first opened.
        opened: Millis,
    },
    /// Only its author and the staff may delete this idea (rule TR7).
    NotYourOwn,
    /// Others have built below this idea, so only staff may delete it (rule TR7).
    BuiltOn,
    /// Picking another idea than a winner needs a reason.
    ReasonNeeded,
    /// The chat takes no messages from this person now.
    ChatClosed,
    /// What this person writes is not taken now (rule CH6).
    Quieted,
    /// A message cannot go under itself, one that is merged, rejected or gone, or while others go
    /// under it.
    MergeInvalid,
    /// Its sender has taken the message back, or its text was removed.
    MessageGone,
    /// The decision was edited meanwhile.
    DecisionChanged {
        /// Which.
        decision: DecisionId,
    },
    /// The room cannot be written to; the command was not done (proof F22).
    Failed,
    /// Too many commands wait for an answer.
    TooManyPending,
    /// The disk is full: nothing can be saved now.
    DiskFull,
    /// The log cannot be reached now; the browser keeps the command and sends it again.
    Unavailable,
}

/// Why a connection or a request was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Refusal {
    /// No such meeting (rule ID7: nothing more is told).
    NoSuchMeeting,
    /// This link has been revoked.
    LinkRevoked,
    /// The room is full.
    RoomFull,
    /// Newcomers are kept out now; whoever was here before comes in (rule TR3).
    EntranceClosed,
    /// Too many codes wait for an answer on this one connection (rule ID7).
    TooManyTries,
    /// Too many meetings were made from here or in all; try again in a while.
    TooManyMeetings,
    /// Only who knows the operator's secret makes meetings here (`--makers-secret`).
    MakersSecret,
    /// The page is older than the server: reload.
    OldVersion,
    /// The first frame was not a greeting.
    BadGreeting,
    /// This role may not do this.
    NotAllowed,
    /// The request cannot be read.
    Unreadable,
    /// The meeting's data has been removed: its days were over, or it was deleted (rule RB7).
    Removed,
    /// The name typed is not the meeting's.
    WrongName,
    /// The file is larger than files may be.
    FileTooLarge,
    /// The file is not of a kind that is taken.
    FileKind,
    /// The meeting has as many files as it may have.
    TooManyFiles,
    /// The meeting's files would be larger together than they may be.
    FilesTooLarge,
    /// There is no such file (any more).
    NoSuchFile,
    /// The disk is full: nothing can be saved now.
    DiskFull,
    /// The server cannot do this now.
    Unavailable,
}

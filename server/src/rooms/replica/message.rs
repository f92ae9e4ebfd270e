//! What goes into a replica and what comes out. The shell carries requests to the log and their
//! replies back; nothing here waits.

use crate::storage::log::{Entry, Head, Life, Loaded, Log, LogError, Placed, Snapshot, Start};
use bytes::Bytes;
use foorumi_protocol::{Epoch, MeetingId, Millis, SavingState, Seq};
use foorumi_room::{Addressed, Applied};

/// The time, as the shell tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds on a clock that never runs back; for waiting.
    pub mono: u64,
    /// Wall time, written into records. Decides nothing.
    pub wall: Millis,
}

/// Names a request, so that a late reply to one given up is not taken for another's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub(super) u64);

/// What a replica is told.
#[derive(Clone, Debug)]
pub enum Input {
    /// Commands from sockets of this node, checked for token, size and rate.
    Submit(Vec<Addressed>),
    /// The reply to a request.
    Reply(Ticket, Reply),
    /// News: a record that somebody appended.
    Appended {
        /// Life of the log it was appended to.
        epoch: Epoch,
        /// The record.
        entry: Entry,
    },
    /// News: the line to the log broke (rule R7).
    Disconnected,
    /// News: the line is back.
    Reconnected,
    /// The node stops or puts the room away: the state at the last record is to be kept, at once if no
    /// other node can be behind (rules R10, R14). Then [`super::Replica::has_left`].
    Leave {
        /// Whether nobody else follows the log.
        alone: bool,
    },
    /// Time passes. About every 100 ms, or when the shell likes.
    Tick,
}

/// What a replica says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// To carry to the log: [`Request::run`], then [`Input::Reply`] with the ticket.
    Ask(Ticket, Request),
    /// Answers to commands submitted here. Accepted ones are durable.
    Answers(Vec<Applied>),
    /// The room has come to this place: frames up to it may go.
    Advanced(Seq),
    /// The room is there, perhaps another than before: everybody gets the whole view.
    Replaced {
        /// Life of the log.
        epoch: Epoch,
        /// Place.
        seq: Seq,
    },
    /// Whether what is done is being saved has changed.
    Saving(SavingState),
    /// This node cannot have the room now. Said once; the replica keeps trying.
    Unavailable(Unavailable),
    /// This node has brought the log over to the present rules (rule R14).
    BroughtOver {
        /// The rules that it had.
        from: u32,
        /// How many records behind its snapshot the present rules have decided again: none after a
        /// clean stop.
        records: u64,
    },
    /// The meeting is over, its last snapshot kept and its log sealed (rule R11).
    Sealed,
    /// Whether something that the room has forgotten is still at rest in the log, longer than it
    /// should be.
    Overdue(bool),
    /// Somebody must look.
    Alarm(Alarm),
}

/// Why a node cannot have a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// The log knows nothing of it and neither does this node (rule R9).
    Unknown,
    /// The log takes nothing under the rules of this node.
    Refused,
    /// The log stands under rules of a later version (rule R14).
    NewerRules {
        /// Which.
        found: u32,
    },
}

/// What should never happen, and was contained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// This node's state differed from another's at this place; it has been made anew.
    Diverged(Seq),
    /// A record that cannot be read or applied: the room stays as it was before it, read-only.
    Quarantined {
        /// Its number.
        no: u64,
    },
    /// A snapshot that cannot be read.
    BadSnapshot {
        /// Its record.
        no: u64,
    },
    /// The log lost records that had come from it; they were proposed again.
    LogRegressed {
        /// How far this node had come.
        had: u64,
    },
    /// The log holds an entry that Foorumi did not write, or refuses to be appended to. Nothing of this
    /// room is saved until somebody has looked (`OPERATIONS.md` tells the way out).
    BrokenLog,
}

/// A question to the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// See [`Log::append`].
    Append {
        /// Life.
        epoch: Epoch,
        /// Rules.
        rules: u32,
        /// The record.
        batch: Bytes,
    },
    /// See [`Log::head`].
    Head,
    /// See [`Log::read`].
    Read {
        /// Life.
        epoch: Epoch,
        /// First number wanted.
        from: u64,
    },
    /// See [`Log::load`].
    Load,
    /// See [`Log::create`].
    Create(Start),
    /// See [`Log::renew`].
    Renew {
        /// Old life.
        from: Life,
        /// New life.
        to: Life,
        /// What it goes on from, if not from what it holds.
        state: Option<Snapshot>,
    },
    /// See [`Log::snapshot`].
    Keep(Epoch, Snapshot),
    /// See [`Log::forget`].
    Forget(Epoch, Snapshot),
    /// See [`Log::seal`].
    Seal(Epoch),
}

/// The log's reply, of the request's kind.
#[derive(Clone, Debug)]
pub enum Reply {
    /// To [`Request::Append`].
    Append(Result<Placed, LogError>),
    /// To [`Request::Head`], [`Request::Create`] and [`Request::Renew`].
    Head(Result<Head, LogError>),
    /// To [`Request::Read`].
    Read(Result<Vec<Entry>, LogError>),
    /// To [`Request::Load`].
    Load(Result<Loaded, LogError>),
    /// To [`Request::Keep`] and [`Request::Forget`].
    Keep(Result<bool, LogError>),
    /// To [`Request::Seal`].
    Seal(Result<(), LogError>),
}

impl Request {
    /// Asks the log.
    pub async fn run(self, log: &dyn Log, room: MeetingId) -> Reply {
        match self {
            Self::Append { epoch, rules, batch } => {
                Reply::Append(log.append(room, epoch, rules, batch).await)
            }
            Self::Head => Reply::Head(log.head(room).await),
            Self::Read { epoch, from } => Reply::Read(log.read(room, epoch, from).await),
            Self::Load => Reply::Load(log.load(room).await),
            Self::Create(start) => Reply::Head(log.create(room, start).await),
            Self::Renew { from, to, state } => Reply::Head(log.renew(room, from, to, state).await),
            Self::Keep(epoch, snapshot) => Reply::Keep(log.snapshot(room, epoch, snapshot).await),
            Self::Forget(epoch, snapshot) => Reply::Keep(log.forget(room, epoch, snapshot).await),
            Self::Seal(epoch) => Reply::Seal(log.seal(room, epoch).await),
        }
    }

    /// The reply that it failed.
    pub fn failed(&self, error: LogError) -> Reply {
        match self {
            Self::Append { .. } => Reply::Append(Err(error)),
            Self::Head | Self::Create(_) | Self::Renew { .. } => Reply::Head(Err(error)),
            Self::Read { .. } => Reply::Read(Err(error)),
            Self::Load => Reply::Load(Err(error)),
            Self::Keep(..) | Self::Forget(..) => Reply::Keep(Err(error)),
            Self::Seal(_) => Reply::Seal(Err(error)),
        }
    }
}

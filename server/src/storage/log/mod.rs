//! The log of a room: where order is decided and where everything confirmed is kept.
//!
//! A log is a row of *records*, numbered densely from 1, each a batch of commands as bytes. The log
//! does not read them. Whoever appends is told the number; whoever follows applies the same records
//! in the same order. Three kinds stand behind one trait: [`MemoryLog`] (tests, with faults),
//! [`SqliteLog`] (one file a meeting) and [`RedisLog`] (shared by many nodes). The same contract
//! suite runs over all.
//!
//! **Invariant** A log never answers an append before the record is as durable as it can make it,
//! and never accepts one under another epoch, other rules or after the seal.

mod book;
mod chain;
mod memory;
mod redis;
mod sqlite;

pub use self::redis::RedisLog;
pub use book::Book;
pub use chain::Chain;
pub use memory::MemoryLog;
pub use sqlite::{SqliteLog, SqliteOptions};

use crate::storage::answer::Answer;
use bytes::Bytes;
use foorumi_protocol::{Epoch, MeetingId};
use tokio::sync::mpsc;

/// Most entries that one [`Log::read`] answers with; the reader asks again for more.
pub const READ_LIMIT: usize = 512;

/// An answer under way. Boxed, so that a node holds its log as `Arc<dyn Log>`.
pub type Answering<'a, T> = Answer<'a, T, LogError>;

/// Why a log did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// The log has another life than the one named: load it anew.
    #[error("the log has another epoch")]
    WrongEpoch,
    /// The log was made under other rules than the one who appends knows.
    #[error("the log was made under other rules")]
    WrongRules,
    /// The log has gone on since it was read: load it anew.
    #[error("the log has gone on")]
    Behind,
    /// The meeting is over; nothing more is appended.
    #[error("the log is sealed")]
    Sealed,
    /// There is no such log.
    #[error("no such log")]
    Unknown,
    /// No room on the disk. Nothing was written.
    #[error("the disk is full")]
    DiskFull,
    /// It may have been done or not: the line broke, or a sync failed.
    #[error("unclear whether it was done")]
    Unclear,
    /// The meeting was erased: it is not to be put back from what a node still has.
    #[error("the meeting was erased")]
    Erased,
    /// The log cannot be read or written.
    #[error("the log is broken")]
    Broken,
}

/// A life of a log. What is asked in the name of another one is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// Its name.
    pub epoch: Epoch,
    /// Version of the rules under which its records are decided.
    pub rules: u32,
}

/// How far a log has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Life of the log.
    pub epoch: Epoch,
    /// Version of the rules under which its records are decided.
    pub rules: u32,
    /// Number of the last record, 0 if there is none.
    pub last: u64,
    /// Chain at the last record.
    pub chain: Chain,
    /// Record at which the snapshot was taken, 0 if there is none.
    pub base: u64,
    /// Whether nothing more is appended.
    pub sealed: bool,
}

/// A record in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub no: u64,
    /// The chain at it.
    pub chain: Chain,
    /// The record's bytes.
    pub batch: Bytes,
}

/// A room's state at a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The last record in it.
    pub no: u64,
    /// The chain at that record.
    pub chain: Chain,
    /// The state, as the room serialises it.
    pub bytes: Bytes,
}

/// How a log begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Its life: random, below 2^53.
    pub epoch: Epoch,
    /// Version of the room's rules.
    pub rules: u32,
    /// The state to go on from, when a lost log is put back (rule R9).
    pub snapshot: Option<Snapshot>,
}

/// Everything kept of a log, read at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// How far it has come.
    pub head: Head,
    /// The newest snapshot.
    pub snapshot: Option<Snapshot>,
    /// All records kept, up to the head. Some may stand before the snapshot.
    pub entries: Vec<Entry>,
}

/// What a log tells its followers by itself. Any of it may be lost, late, doubled or out of order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody appended a record.
    Appended {
        /// Life of the log it was appended to.
        epoch: Epoch,
        /// The record.
        entry: Entry,
    },
    /// Another node says something that is not stored.
    Whispered(Bytes),
    /// The line to the log broke (rule R7).
    Disconnected,
    /// The line is back, and news come again.
    Reconnected,
}

/// Where an appended record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its number.
    pub no: u64,
    /// The chain at it.
    pub chain: Chain,
}

/// The logs of all rooms.
///
/// Every call ends by itself within a few seconds, at the latest with [`LogError::Unclear`].
pub trait Log: Send + Sync + 'static {
    /// Begins a log, unless there is one already: the first wins. Answers with the log's head,
    /// whoever made it; the epoch tells.
    fn create(&self, room: MeetingId, start: Start) -> Answering<'_, Head>;

    /// Appends a record, synced before it is answered.
    fn append(
        &self,
        room: MeetingId,
        epoch: Epoch,
        rules: u32,
        batch: Bytes,
    ) -> Answering<'_, Placed>;

    /// Everything kept, in one atomic read.
    fn load(&self, room: MeetingId) -> Answering<'_, Loaded>;

    /// Records from number `from` on, at most [`READ_LIMIT`]. Begins later if those are trimmed.
    fn read(&self, room: MeetingId, epoch: Epoch, from: u64) -> Answering<'_, Vec<Entry>>;

    /// How far the log has come.
    fn head(&self, room: MeetingId) -> Answering<'_, Head>;

    /// Keeps a snapshot, if it stands on this log and is newer than the one kept; whether it was
    /// kept. Records up to the base before are then dropped, so that one generation stays.
    fn snapshot(&self, room: MeetingId, epoch: Epoch, snapshot: Snapshot) -> Answering<'_, bool>;

    /// Forgets: keeps the snapshot as [`Log::snapshot`] does, unless a newer one is kept, and drops
    /// every record up to it and every older snapshot, so that none of their bytes is left at rest.
    /// `false` if it does not stand on this log. Asked again, it makes sure.
    fn forget(&self, room: MeetingId, epoch: Epoch, snapshot: Snapshot) -> Answering<'_, bool>;

    /// Gives a new life to a log that lost its tail or is brought over to other rules, so that
    /// positions in the old one are void. With a state, that is what it goes on from, and everything
    /// it held is dropped. Refused where the log does not live as `from` says, and under other rules
    /// also where the state is not that of the last record. Done whole or not at all.
    fn renew(
        &self,
        room: MeetingId,
        from: Life,
        to: Life,
        state: Option<Snapshot>,
    ) -> Answering<'_, Head>;

    /// Ends the log: nothing more is appended.
    fn seal(&self, room: MeetingId, epoch: Epoch) -> Answering<'_, ()>;

    /// Erases everything of the room. No error if there is nothing.
    fn erase(&self, room: MeetingId) -> Answering<'_, ()>;

    /// Says something to all that follow this room, once, and stores it nowhere. It may get lost.
    fn whisper(&self, room: MeetingId, said: Bytes) -> Answering<'_, ()>;

    /// News of this room's log from now on; `None` when nobody else can append.
    fn follow(&self, room: MeetingId) -> Option<mpsc::Receiver<News>>;
}

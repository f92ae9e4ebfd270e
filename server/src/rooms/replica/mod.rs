//! A node's machine for one room: it follows the room's log, proposes what people submit and feeds
//! the room. Without IO: [`Input`]s and the time go in, [`Output`]s come out.
//!
//! `Loading -> Live -> Unverified -> Loading`, by these rules, here in short; comments carry their
//! numbers. `server/RULES-LOG.md` has them whole, with what holds each. R12 and R15 (timers, the
//! calendar) are not the replica's: `rooms/task/deadlines.rs`, `clock.rs`.
//! - R1 A command is tried on the own room and may be rejected early; it is never accepted early.
//! - R2 One append under way; what waits meanwhile is the next record.
//! - R3 An append landed next after what is applied is applied; further on: the gap is read first.
//! - R4 News of a record: next: its chain is compared and it is applied; older: ignored; newer: read.
//! - R5, R7 See below.
//! - R6 Once a second the head is asked for: behind: read; fallen back or forked: rebuilt.
//! - R8 Rebuilt: loaded anew, and what the log lost is proposed again, before anything new. A log
//!   that fell back gets a new epoch first: its places are taken twice. What cannot be proposed again
//!   makes this node put back its whole room.
//! - R9 A log that is gone is put back under a new epoch from the own state, if there is any.
//! - R10 State is kept now and then ([`Pace`]), at once when the room forgets, and at the last record
//!   when the node stops or puts the room away. R11 At the end it is kept and the log is sealed.
//! - R13 An append whose fate is unclear is proposed again unless the log turns out to hold it.
//! - R14 A log of lower rules is brought over when it is loaded: read by the readers kept for it,
//!   decided by the present rules, and renewed with the state that this comes to. Until that is done,
//!   and with a log of higher rules always, nothing is written to it. States are compared only where
//!   the log has the present rules.
//!
//! **Invariant (R5)** No answer and no advance leaves before its record has come from the log.
//!
//! **Invariant (R7)** Nothing is acknowledged, not even a repeat, unless the log was just seen to
//! hold it: a resend always goes through the log.

mod batch;
mod bring_over;
mod follow;
mod forget;
mod keep;
mod load;
mod message;
mod pending;
mod propose;
mod put_back;
mod recover;
mod ring;
#[cfg(test)]
mod simulation;

pub use batch::{Batch, Check};
pub use keep::Pace;
pub use message::{Alarm, Input, Now, Output, Reply, Request, Ticket, Unavailable};

use crate::storage::log::Chain;
use foorumi_protocol::{Epoch, MeetingId, SavingState};
use foorumi_room::Room;

/// Milliseconds without saving until people are told. Shorter pauses are not worth a banner.
const PAUSE_TOLD_MS: u64 = 1000;

/// Milliseconds after a loss in which only what was lost is proposed: a vote that was confirmed must
/// come back before the poll is closed in the log's new life.
const GRACE_MS: u64 = 1500;

/// Who a replica is.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// The room.
    pub room: MeetingId,
    /// This node, random at its start.
    pub node: u64,
    /// Random: new epochs and jitter come from it.
    pub seed: u64,
    /// How often the state is kept and compared.
    pub pace: Pace,
}

/// How a replica stands to the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It reads the log. A room that it had is shown meanwhile.
    Loading,
    /// It has what the log has, or follows closely.
    Live,
    /// The line broke: what it has may not be what the log has.
    Unverified,
    /// A record of this number cannot be applied: read-only.
    Quarantined {
        /// The record.
        no: u64,
    },
}

/// A node's machine for one room.
#[derive(Debug)]
pub struct Replica {
    setup: Setup,
    stage: Stage,
    room: Option<Room>,
    epoch: Epoch,
    /// Chain at the last record applied.
    chain: Chain,
    sealed: bool,
    pending: pending::Pending,
    ring: ring::Ring,
    slots: Slots,
    keep: keep::Keep,
    forgetting: forget::Forgetting,
    bringing: Option<bring_over::Bringing>,
    timing: Timing,
    saving: SavingState,
    told_unavailable: bool,
    random: u64,
    #[cfg(test)]
    pub(crate) sabotage: Sabotage,
}

/// Requests under way: at most one of each kind.
#[derive(Debug, Default)]
struct Slots {
    last: u64,
    /// The append, with its bytes: when it lands next, it need not be read back.
    append: Option<(Ticket, bytes::Bytes)>,
    fetch: Option<(Ticket, recover::Question)>,
    keep: Option<Ticket>,
}

#[derive(Debug, Default)]
struct Timing {
    next_head: u64,
    retry: u64,
    /// Since when nothing is saved.
    stopped: Option<u64>,
    /// Appends wait until then, since the disk is full.
    disk_full: Option<u64>,
    /// The log holds, or refuses, what it should not.
    broken: Option<recover::Broken>,
    /// Until then only what was lost is proposed, so that it comes before anything new.
    grace: u64,
}

/// Ways to break a replica, to see that the simulation notices (F2).
#[cfg(test)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sabotage {
    #[default]
    None,
    /// Each copy of a command counts.
    NoDedupe,
    /// Copies are known only for a while.
    ShortWindow,
    /// Chains are not compared.
    NoChain,
    /// Nothing is proposed again.
    NoRepropose,
    /// Repeats are answered from the own state.
    AnswerFromMemory,
    /// Answers leave before the append is answered.
    AnswerBeforeAppend,
    /// What the room forgets stays in the log.
    NeverForget,
}

impl Replica {
    /// A replica that begins to load its room.
    pub fn new(setup: Setup, now: Now) -> (Self, Vec<Output>) {
        let mut replica = Self {
            setup,
            stage: Stage::Loading,
            room: None,
            epoch: Epoch(0),
            chain: Chain::EMPTY,
            sealed: false,
            pending: pending::Pending::default(),
            ring: ring::Ring::default(),
            slots: Slots::default(),
            keep: keep::Keep::default(),
            forgetting: forget::Forgetting::default(),
            bringing: None,
            timing: Timing { stopped: Some(now.mono), ..Timing::default() },
            saving: SavingState::Saving,
            told_unavailable: false,
            random: setup.seed,
            #[cfg(test)]
            sabotage: Sabotage::None,
        };
        let mut out = Vec::new();
        replica.load(&mut out);
        (replica, out)
    }

    /// Takes an input; what is to be done about it, in order.
    pub fn take(&mut self, now: Now, input: Input) -> Vec<Output> {
        let mut out = Vec::new();
        match input {
            Input::Submit(commands) => self.submit(commands, &mut out),
            Input::Reply(ticket, reply) => self.reply(ticket, reply, now, &mut out),
            Input::Appended { epoch, entry } => self.heard(epoch, &entry, now, &mut out),
            Input::Disconnected => self.disconnected(now),
            Input::Reconnected => self.retry(&mut out),
            Input::Leave { alone } => self.leave(alone),
            Input::Tick => self.tick(now, &mut out),
        }
        self.propose(now, &mut out);
        self.forget_if_due(now, &mut out);
        self.tell_saving(now, &mut out);
        out
    }

    /// The room, as far as it has come. Only what the log has told is in it.
    pub fn room(&self) -> Option<&Room> {
        self.room.as_ref()
    }

    /// Life of the log.
    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// How it stands to the log.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Whether this one log holds, or refuses, what it should not: that is no fault of the node.
    pub fn is_broken(&self) -> bool {
        self.timing.broken.is_some()
    }

    /// Whether the log is sealed: the room will not change any more.
    pub fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// Whether nothing waits for the log, so that the room can be put away.
    pub fn is_idle(&self) -> bool {
        let rests = self.slots.append.is_none() && self.slots.keep.is_none();
        self.pending.is_idle() && rests && !self.owes_forgetting()
    }

    /// Records applied.
    fn applied(&self) -> u64 {
        self.room.as_ref().map_or(0, Room::records)
    }

    fn tick(&mut self, now: Now, out: &mut Vec<Output>) {
        match self.stage {
            Stage::Live => self.look_at_head(now, out),
            Stage::Quarantined { .. } if self.room.is_some() => {}
            Stage::Loading | Stage::Unverified | Stage::Quarantined { .. } => {
                // An answer that is awaited comes, if only to say that it is unclear: asking again
                // would make it void.
                if now.mono >= self.timing.retry && self.slots.fetch.is_none() {
                    self.timing.retry = now.mono + recover::RETRY_MS;
                    self.retry(out);
                }
            }
        }
        self.keep_state(now, out);
    }

    fn tell_saving(&mut self, now: Now, out: &mut Vec<Output>) {
        let paused = |since| now.mono >= since + PAUSE_TOLD_MS;
        let saving = if self.timing.disk_full.is_some() {
            SavingState::DiskFull
        } else if self.is_broken() || self.timing.stopped.is_some_and(paused) {
            SavingState::Paused
        } else if self.timing.stopped.is_none() {
            SavingState::Saving
        } else {
            return;
        };
        if saving != self.saving {
            self.saving = saving;
            out.push(Output::Saving(saving));
        }
    }

    fn ticket(&mut self) -> Ticket {
        self.slots.last += 1;
        Ticket(self.slots.last)
    }

    /// A random number: splitmix64.
    fn chance(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.random;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// The commands that it would propose again.
    #[cfg(test)]
    pub(crate) fn ring(&self) -> impl Iterator<Item = &foorumi_room::Addressed> {
        self.ring.commands()
    }

    /// Whether it stands exactly here, waiting for nothing.
    #[cfg(test)]
    pub(crate) fn rests_at(&self, head: &crate::storage::log::Head) -> bool {
        self.stage == Stage::Live
            && self.is_idle()
            && (self.epoch, self.applied(), self.chain) == (head.epoch, head.last, head.chain)
    }

    #[cfg(test)]
    fn is(&self, sabotage: Sabotage) -> bool {
        self.sabotage == sabotage
    }
}

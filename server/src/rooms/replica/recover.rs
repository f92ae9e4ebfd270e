//! When the line broke or the log is not what it was: rules R6, R7, R9, R13.

use super::{Alarm, Now, Output, Replica, Reply, Request, Stage, Ticket, Unavailable, follow};
use crate::storage::log::{Entry, Head, Life, LogError, Snapshot, Start};
use bytes::Bytes;
use foorumi_protocol::Epoch;
use foorumi_room::RULES;

/// Milliseconds between tries while the log does not answer as it should.
pub(super) const RETRY_MS: u64 = 1000;
/// Milliseconds between tries to append while the disk is full.
const DISK_FULL_MS: u64 = 2000;
/// Milliseconds between looks at the head, about: from the lowest up to twice that.
const HEAD_MS: u64 = 700;
/// Epochs stay below 2^53, so that a browser can hold them.
const EPOCH_BITS: u32 = 52;

/// Milliseconds between tries while a log is broken: twice as long each time, to this.
const BROKEN_MS: u64 = 60_000;

/// A log that is broken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Broken {
    /// Nothing is tried until then.
    pub(super) until: u64,
    wait: u64,
}

/// What was asked of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// The head, and how far this node had come when it asked.
    Head {
        had: u64,
        /// Whether records that should be there were not.
        gap: bool,
    },
    /// Records up to `target`.
    Read {
        target: u64,
    },
    Load,
    Create {
        epoch: Epoch,
    },
    Renew,
}

/// Why a room is loaded anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// The log has gone on, or has another life.
    Behind,
    /// The log has lost records: it gets a new life, since places in the old one are taken twice.
    Forked,
}

impl Replica {
    pub(super) fn reply(&mut self, ticket: Ticket, reply: Reply, now: Now, out: &mut Vec<Output>) {
        match reply {
            Reply::Append(result) => {
                if let Some((_, batch)) = self.slots.append.take_if(|(of, _)| *of == ticket) {
                    self.appended(result.map(|placed| follow::entry(placed, batch)), now, out);
                }
            }
            Reply::Keep(result) => self.kept(ticket, result, now, out),
            Reply::Seal(result) => self.seal_answered(ticket, result, now, out),
            Reply::Head(_) | Reply::Read(_) | Reply::Load(_) => {
                if let Some((_, question)) = self.slots.fetch.take_if(|(of, _)| *of == ticket) {
                    self.told(question, reply, now, out);
                }
            }
        }
    }

    /// R7: what is under way is given up; its replies, if they come, are not believed.
    pub(super) fn disconnected(&mut self, now: Now) {
        self.slots.append = None;
        self.slots.fetch = None;
        self.slots.keep = None;
        self.keep.drop_held();
        self.pending.land_all();
        self.timing.retry = now.mono + RETRY_MS;
        self.timing.stopped.get_or_insert(now.mono);
        if self.stage == Stage::Live {
            self.stage = Stage::Unverified;
        }
    }

    /// R6: about once a second.
    pub(super) fn look_at_head(&mut self, now: Now, out: &mut Vec<Output>) {
        if now.mono < self.timing.next_head || self.slots.fetch.is_some() || self.sealed {
            return;
        }
        self.timing.next_head = now.mono + HEAD_MS + self.chance() % HEAD_MS;
        self.ask_head(out);
    }

    pub(super) fn retry(&mut self, out: &mut Vec<Output>) {
        match self.stage {
            Stage::Live => {}
            Stage::Unverified => self.ask_head(out),
            Stage::Loading if self.keep.forked => self.renew(out),
            Stage::Loading | Stage::Quarantined { .. } => self.load(out),
        }
    }

    pub(super) fn ask_head(&mut self, out: &mut Vec<Output>) {
        self.fetch(Question::Head { had: self.applied(), gap: false }, Request::Head, out);
    }

    pub(super) fn load(&mut self, out: &mut Vec<Output>) {
        self.fetch(Question::Load, Request::Load, out);
    }

    /// Whether an answer is awaited that changes the room.
    pub(super) fn fetches_records(&self) -> bool {
        self.slots.fetch.is_some_and(|(_, question)| !matches!(question, Question::Head { .. }))
    }

    pub(super) fn fetch(&mut self, question: Question, request: Request, out: &mut Vec<Output>) {
        let ticket = self.ticket();
        self.slots.fetch = Some((ticket, question));
        out.push(Output::Ask(ticket, request));
    }

    pub(super) fn verified(&mut self) {
        self.stage = Stage::Live;
        self.timing.stopped = None;
        self.told_unavailable = false;
    }

    pub(super) fn rebuild(&mut self, cause: Cause, out: &mut Vec<Output>) {
        self.stage = Stage::Loading;
        self.slots.append = None;
        self.slots.keep = None;
        self.keep.drop_held();
        self.pending.land_all();
        if cause == Cause::Forked {
            out.push(Output::Alarm(Alarm::LogRegressed { had: self.applied() }));
            self.keep.forked = true;
            self.renew(out);
        } else {
            self.load(out);
        }
    }

    /// The room is read again up to the record before, and stays so.
    pub(super) fn quarantine(&mut self, no: u64, out: &mut Vec<Output>) {
        self.room = None;
        self.rebuild(Cause::Behind, out);
        self.stage = Stage::Quarantined { no };
        out.push(Output::Alarm(Alarm::Quarantined { no }));
    }

    fn appended(&mut self, result: Result<Entry, LogError>, now: Now, out: &mut Vec<Output>) {
        match result {
            Ok(entry) => self.landed(&entry, now, out),
            Err(LogError::DiskFull) => self.timing.disk_full = Some(now.mono + DISK_FULL_MS),
            Err(error) => self.failed(error, now, out),
        }
    }

    fn told(&mut self, question: Question, reply: Reply, now: Now, out: &mut Vec<Output>) {
        match (question, reply) {
            (Question::Head { had, gap }, Reply::Head(Ok(head))) => {
                self.head_told(had, gap, head, now, out);
            }
            (Question::Read { target }, Reply::Read(Ok(entries))) => {
                self.caught_up(target, &entries, now, out);
            }
            (Question::Load, Reply::Load(Ok(loaded))) => self.loaded(&loaded, now, out),
            (Question::Create { epoch }, Reply::Head(Ok(head))) if head.epoch == epoch => {
                self.epoch = epoch;
                self.sealed = false;
                self.timing.grace = now.mono + super::GRACE_MS;
                self.keep.base = head.base;
                self.verified();
            }
            // R9, R14: another was first. Or the log has its new life.
            (Question::Create { .. } | Question::Renew, Reply::Head(Ok(_)))
            | (
                Question::Renew,
                Reply::Head(Err(LogError::WrongEpoch | LogError::WrongRules | LogError::Behind)),
            ) => self.rebuild(Cause::Behind, out),
            (_, Reply::Head(Err(error)))
            | (_, Reply::Read(Err(error)))
            | (_, Reply::Load(Err(error))) => self.failed(error, now, out),
            _ => self.failed(LogError::Broken, now, out),
        }
    }

    fn failed(&mut self, error: LogError, now: Now, out: &mut Vec<Output>) {
        match error {
            LogError::WrongEpoch | LogError::Behind | LogError::Sealed => {
                self.rebuild(Cause::Behind, out)
            }
            LogError::Unknown => self.lost(out),
            LogError::WrongRules => self.unavailable(Unavailable::Refused, out),
            LogError::Erased => self.erased(out),
            // R13: it may have landed, or may yet.
            LogError::Broken => self.stumbled(now, out),
            LogError::Unclear | LogError::DiskFull => {
                let was_live = self.stage == Stage::Live;
                self.disconnected(now);
                if was_live {
                    self.ask_head(out);
                }
            }
        }
    }

    /// The log is not as this version writes it. Trying at once again would only fill the node's own log:
    /// it is tried ever more seldom, and told once.
    fn stumbled(&mut self, now: Now, out: &mut Vec<Output>) {
        let wait = self.timing.broken.map_or(RETRY_MS, |broken| (broken.wait * 2).min(BROKEN_MS));
        if self.timing.broken.is_none() {
            out.push(Output::Alarm(Alarm::BrokenLog));
        }
        self.disconnected(now);
        let until = now.mono + wait;
        self.timing.broken = Some(Broken { until, wait });
        self.timing.retry = until;
    }

    fn head_told(&mut self, had: u64, gap: bool, head: Head, now: Now, out: &mut Vec<Output>) {
        let applied = self.applied();
        let other = self.compares_chains() && head.chain != self.chain;
        if head.rules > RULES {
            self.outdated(head.rules, now, out);
        } else if head.life() != (Life { epoch: self.epoch, rules: RULES }) {
            self.rebuild(Cause::Behind, out);
        } else if head.last < had || head.last == applied && other {
            self.rebuild(Cause::Forked, out);
        } else if self.has_gap(gap, head.base) {
            self.fall_behind(out);
        } else if head.last > applied {
            self.read(head.last, out);
        } else {
            self.keep.base = self.keep.base.max(head.base);
            self.verified();
            if head.last == applied {
                // A log that lost its seal is sealed again.
                self.sealed &= head.sealed;
                if head.sealed {
                    self.end(out);
                }
            }
        }
    }

    /// R9: the log knows nothing of the room. It is put back from what this node has, if anything.
    fn lost(&mut self, out: &mut Vec<Output>) {
        // What was sealed has been removed, not lost (rule RB7).
        let Some(room) = self.room.as_ref().filter(|room| !room.sealed()) else {
            return self.unavailable(Unavailable::Unknown, out);
        };
        let (no, chain) = (room.records(), self.chain);
        let state = || Snapshot { no, chain, bytes: Bytes::from(room.snapshot()) };
        let snapshot = (no > 0).then(state);
        let epoch = self.new_epoch();
        self.rebuild_from_own();
        let start = Start { epoch, rules: RULES, snapshot };
        self.fetch(Question::Create { epoch }, Request::Create(start), out);
    }

    /// The meeting was erased while it lived here: nothing of it stays.
    fn erased(&mut self, out: &mut Vec<Output>) {
        self.rebuild_from_own();
        self.room = None;
        self.ring = super::ring::Ring::default();
        self.unavailable(Unavailable::Unknown, out);
    }

    fn rebuild_from_own(&mut self) {
        self.stage = Stage::Unverified;
        self.slots.append = None;
        self.slots.keep = None;
        self.keep.drop_held();
        self.keep.forked = false;
        self.pending.land_all();
    }

    fn renew(&mut self, out: &mut Vec<Output>) {
        let from = Life { epoch: self.epoch, rules: RULES };
        let to = Life { epoch: self.new_epoch(), rules: RULES };
        self.fetch(Question::Renew, Request::Renew { from, to, state: None }, out);
    }

    pub(super) fn new_epoch(&mut self) -> Epoch {
        Epoch(self.chance() >> (u64::BITS - EPOCH_BITS))
    }

    pub(super) fn unavailable(&mut self, why: Unavailable, out: &mut Vec<Output>) {
        self.stage = Stage::Loading;
        if !self.told_unavailable {
            self.told_unavailable = true;
            out.push(Output::Unavailable(why));
        }
    }
}

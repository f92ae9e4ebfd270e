//! Snapshots and the end: rules R10, R11.

use super::{Now, Output, Replica, Request, Stage, Ticket};
use crate::storage::log::{LogError, Snapshot};
use bytes::Bytes;

/// Milliseconds until the next try after one failed.
const AGAIN_MS: u64 = 2000;

/// How often a room's state is kept and compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Records after which a snapshot is due.
    pub records: u64,
    /// Milliseconds after which a snapshot of a changed room is due.
    pub ms: u64,
    /// Milliseconds that a snapshot waits, so that nodes a little behind still find its records.
    pub held_ms: u64,
    /// Records from one comparison of states to the next. A hash costs as much as a snapshot.
    pub check: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { records: 512, ms: 15_000, held_ms: 2000, check: 256 }
    }
}

/// What a replica keeps in the log beside records.
#[derive(Debug, Default)]
pub(super) struct Keep {
    /// Record of the log's snapshot, as far as is known.
    pub(super) base: u64,
    /// The log lost records and needs a new life.
    pub(super) forked: bool,
    taken_no: u64,
    taken_at: u64,
    /// A state just taken, and when it may be kept.
    held: Option<(u64, Snapshot)>,
    /// When the last record was applied here.
    applied_at: u64,
    leaving: Option<Leaving>,
    not_before: u64,
    asked_no: u64,
    asked_to_forget: bool,
}

/// The state at the last record is to be kept before this node goes.
#[derive(Clone, Copy, Debug)]
struct Leaving {
    /// The record.
    no: u64,
    /// Whether nobody else follows the log, so that nobody can be behind.
    alone: bool,
}

impl Keep {
    pub(super) fn start(&mut self, base: u64, records: u64, now: Now) {
        let (taken_no, taken_at, applied_at) = (base.min(records), now.mono, now.mono);
        *self = Self { base, taken_no, taken_at, applied_at, ..Self::default() };
    }

    /// A record was applied.
    pub(super) fn applied(&mut self, now: Now) {
        self.applied_at = now.mono;
    }

    pub(super) fn drop_held(&mut self) {
        self.held = None;
    }
}

impl Replica {
    pub(super) fn keep_state(&mut self, now: Now, out: &mut Vec<Output>) {
        // What is to be forgotten goes first, and takes the state with it.
        if !self.may_keep(now) || self.owes_forgetting() || self.sealed {
            return;
        }
        if self.room.as_ref().is_some_and(foorumi_room::Room::sealed) {
            return self.keep_ended(out);
        }
        let ready = self.keep.held.take_if(|(from, _)| now.mono >= *from);
        if let Some((_, snapshot)) = ready {
            self.ask_keep(Request::Keep(self.epoch, snapshot), out);
        } else if self.keep.held.is_none() && self.is_due(now) {
            self.keep.taken_no = self.applied();
            self.keep.taken_at = now.mono;
            let from = self.kept_from(now);
            self.keep.held = self.state().map(|snapshot| (from, snapshot));
        }
    }

    /// The state at the last record is to be kept.
    pub(super) fn leave(&mut self, alone: bool) {
        let no = self.applied();
        self.keep.leaving = Some(Leaving { no, alone });
        self.keep.held.take_if(|(_, snapshot)| alone || snapshot.no != no);
    }

    /// Whether the log keeps the state that [`super::Input::Leave`] asked for, or a later one; or
    /// cannot be asked to.
    pub fn has_left(&self) -> bool {
        self.stage != Stage::Live || self.sealed || self.is_idle() && !self.owes_leaving()
    }

    fn owes_leaving(&self) -> bool {
        self.keep.leaving.is_some_and(|leaving| self.keep.base < leaving.no)
    }

    /// From when on a state taken now may be kept.
    fn kept_from(&self, now: Now) -> u64 {
        let held = self.setup.pace.held_ms;
        match self.keep.leaving {
            None => now.mono + held,
            Some(Leaving { alone: true, .. }) => now.mono,
            Some(Leaving { alone: false, .. }) => self.keep.applied_at + held,
        }
    }

    pub(super) fn kept(
        &mut self,
        ticket: Ticket,
        result: Result<bool, LogError>,
        now: Now,
        out: &mut Vec<Output>,
    ) {
        if self.slots.keep.take_if(|of| *of == ticket).is_none() {
            return;
        }
        match result {
            Ok(true) => {
                self.keep.base = self.keep.base.max(self.keep.asked_no);
                if self.keep.asked_to_forget {
                    self.forgot_up_to(self.keep.asked_no);
                }
            }
            // Another node was first, which the next look at the head tells; or the log is in
            // trouble, which whoever appends will notice.
            Ok(false) | Err(_) => self.keep.not_before = now.mono + AGAIN_MS,
        }
        self.keep_state(now, out);
    }

    pub(super) fn seal_answered(
        &mut self,
        ticket: Ticket,
        result: Result<(), LogError>,
        now: Now,
        out: &mut Vec<Output>,
    ) {
        if self.slots.keep.take_if(|of| *of == ticket).is_none() {
            return;
        }
        match result {
            // Somebody may have appended before the seal: the head tells whether this is all.
            Ok(()) => self.ask_head(out),
            Err(_) => self.keep.not_before = now.mono + AGAIN_MS,
        }
    }

    /// The log is sealed and this node has all of it.
    pub(super) fn end(&mut self, out: &mut Vec<Output>) {
        if !self.sealed {
            self.sealed = true;
            out.push(Output::Sealed);
        }
        self.answer_all(out);
    }

    /// R11: the last state is kept, then the log is sealed.
    fn keep_ended(&mut self, out: &mut Vec<Output>) {
        self.keep.held = None;
        if self.keep.base == self.applied() {
            let ticket = self.ticket();
            self.slots.keep = Some(ticket);
            out.push(Output::Ask(ticket, Request::Seal(self.epoch)));
        } else if let Some(snapshot) = self.state() {
            self.ask_keep(Request::Keep(self.epoch, snapshot), out);
        }
    }

    /// Asks to keep a state just taken, or one held.
    pub(super) fn ask_keep(&mut self, request: Request, out: &mut Vec<Output>) {
        let (Request::Keep(_, snapshot) | Request::Forget(_, snapshot)) = &request else { return };
        let ticket = self.ticket();
        self.slots.keep = Some(ticket);
        self.keep.asked_no = snapshot.no;
        self.keep.asked_to_forget = matches!(request, Request::Forget(..));
        out.push(Output::Ask(ticket, request));
    }

    /// Whether the log can be asked to keep something.
    pub(super) fn may_keep(&self, now: Now) -> bool {
        let free = self.slots.keep.is_none() && now.mono >= self.keep.not_before;
        self.stage == Stage::Live && free
    }

    fn is_due(&self, now: Now) -> bool {
        let new = self.applied() - self.keep.taken_no.min(self.applied());
        let pace = self.setup.pace;
        let late = new > 0 && now.mono >= self.keep.taken_at + pace.ms;
        new >= pace.records || late || self.owes_leaving()
    }

    pub(super) fn state(&self) -> Option<Snapshot> {
        let room = self.room.as_ref()?;
        let bytes = Bytes::from(room.snapshot());
        Some(Snapshot { no: room.records(), chain: self.chain, bytes })
    }
}

//! What the room forgets is to be nowhere: not in the log, not in what this node would propose again.
//! Rules PL5, DV10, CH10.

use super::{
    Now, Output, Replica, Request,
    recover::{Cause, Question},
};

/// Milliseconds after which somebody should know that forgetting has not been done.
const OVERDUE_MS: u64 = 10_000;

/// What is still to be forgotten.
#[derive(Debug, Default)]
pub(super) struct Forgetting {
    /// Record up to which the log holds nothing.
    done: u64,
    /// Not before: a burst of forgetting is done together, and who appended goes first.
    due: u64,
    /// Since when something waits.
    since: Option<u64>,
    last: Option<u64>,
    told_overdue: bool,
}

impl Forgetting {
    /// Begins with a room just read; whether records before its last forgetting were found.
    pub(super) fn start(&mut self, forgotten: u64, found: bool, now: Now) {
        self.done = if found { 0 } else { forgotten };
        self.due = now.mono;
        self.since = (found && forgotten > 0).then_some(now.mono);
    }
}

impl Replica {
    /// Whether the log holds what the room has forgotten, as far as is known here.
    pub(crate) fn owes_forgetting(&self) -> bool {
        self.room.as_ref().is_some_and(|room| room.forgotten() > self.forgetting.done)
    }

    /// After a record: if the room forgot, whoever appended it sees to it at once, the others soon.
    pub(super) fn note_forgetting(&mut self, own: bool, now: Now) {
        #[cfg(test)]
        if self.is(super::Sabotage::NeverForget) {
            self.forgetting.done = u64::MAX;
        }
        let forgot = self.room.as_ref().is_some_and(|room| room.forgotten() == room.records());
        if !forgot {
            return;
        }
        let pause = self.setup.pace.held_ms;
        let turn = if own { now.mono } else { now.mono + pause };
        let rested = self.forgetting.last.map_or(0, |last| last + pause);
        self.forgetting.due = turn.max(rested);
        self.forgetting.since.get_or_insert(now.mono);
    }

    pub(super) fn forget_if_due(&mut self, now: Now, out: &mut Vec<Output>) {
        if self.owes_forgetting() && self.may_keep(now) && now.mono >= self.forgetting.due {
            self.forgetting.last = Some(now.mono);
            self.keep.drop_held();
            if let Some(snapshot) = self.state() {
                self.ask_keep(Request::Forget(self.epoch, snapshot), out);
            }
        }
        self.tell_overdue(now, out);
    }

    /// The log holds nothing up to this record.
    pub(super) fn forgot_up_to(&mut self, no: u64) {
        if let Some(room) = &self.room {
            self.ring.forget(no, room);
        }
        self.forgetting.done = self.forgetting.done.max(no);
        if !self.owes_forgetting() {
            self.forgetting.since = None;
        }
    }

    /// Nothing where records should be: they were trimmed, or the log fell back.
    pub(super) fn look_for_gap(&mut self, out: &mut Vec<Output>) {
        let question = Question::Head { had: self.applied(), gap: true };
        self.fetch(question, Request::Head, out);
    }

    /// What lies beyond the last record applied is not there any more.
    pub(super) fn has_gap(&self, gap: bool, base: u64) -> bool {
        gap && base > self.applied()
    }

    pub(super) fn fall_behind(&mut self, out: &mut Vec<Output>) {
        self.rebuild(Cause::Behind, out);
    }

    fn tell_overdue(&mut self, now: Now, out: &mut Vec<Output>) {
        let overdue = self.forgetting.since.is_some_and(|since| now.mono >= since + OVERDUE_MS);
        if overdue != self.forgetting.told_overdue {
            self.forgetting.told_overdue = overdue;
            out.push(Output::Overdue(overdue));
        }
    }
}

//! Logs of other rules than the present ones: rule R14.
//!
//! A log of lower rules is brought over: what it holds is read by the readers kept for it and decided
//! by the present rules, and in one step the log gets the state that this comes to, the present rules
//! and a new epoch. Until then nothing is written to it. Where two nodes do it at once, the log takes
//! the first; the other loads again.

use super::{Now, Output, Replica, Request, Unavailable, load::Replayed, recover::Question};
use crate::storage::log::{Life, Loaded, Snapshot};
use bytes::Bytes;
use foorumi_protocol::Epoch;
use foorumi_room::RULES;

/// A log that this node asked to bring over.
#[derive(Debug)]
pub(super) struct Bringing {
    from: u32,
    /// If the log is found with this, it was this node that did it.
    to: Epoch,
    /// Records behind the snapshot, which the present rules have decided again.
    records: u64,
}

impl Replica {
    /// What the log holds becomes its state under the present rules. It is shown meanwhile, unless
    /// this node had a room already: that one may know what the log has lost (R8).
    pub(super) fn bring_over(
        &mut self,
        loaded: &Loaded,
        replayed: Replayed,
        now: Now,
        out: &mut Vec<Output>,
    ) {
        let (no, chain) = (replayed.room.records(), replayed.chain);
        let state = || Snapshot { no, chain, bytes: Bytes::from(replayed.room.snapshot()) };
        let state = (no > 0).then(state);
        let from = loaded.head.life();
        let to = Life { epoch: self.new_epoch(), rules: RULES };
        if self.room.is_none() {
            self.settle_in(loaded, replayed, now, out);
        }
        let records = no - loaded.head.base;
        self.bringing = Some(Bringing { from: from.rules, to: to.epoch, records });
        self.fetch(Question::Renew, Request::Renew { from, to, state }, out);
    }

    /// Whether the log that was read is one that this node has brought over; then it is told, once.
    pub(super) fn is_brought_over(&mut self, loaded: &Loaded, out: &mut Vec<Output>) -> bool {
        let done = self.bringing.take_if(|bringing| bringing.to == loaded.head.epoch);
        let Some(Bringing { from, records, .. }) = done else { return false };
        out.push(Output::BroughtOver { from, records });
        true
    }

    /// The log stands under rules of a later version: it is left alone, and what this node has is
    /// shown as it was.
    pub(super) fn outdated(&mut self, found: u32, now: Now, out: &mut Vec<Output>) {
        self.timing.stopped.get_or_insert(now.mono);
        self.unavailable(Unavailable::NewerRules { found }, out);
    }
}

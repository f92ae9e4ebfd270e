//! R8 where proposing again is not enough: the room itself is put back.

use super::{Batch, Now, Output, Replica, Request, recover::Question};
use crate::storage::log::{Life, Loaded};
use foorumi_room::{Addressed, Applied, RULES, Room};

impl Replica {
    /// If the log has lost what this node can no longer propose again, since it came within a state,
    /// is long ago or forgotten, the room itself is put back under a new epoch. Whether it was.
    ///
    /// So a log that was put back by a node with an older room, even by a request that was long on
    /// its way, does not take the newer rooms down with it.
    ///
    /// What the log has got meanwhile and this room lacks is proposed again afterwards. Where that is
    /// not possible, since the log keeps it only within a state, nothing is put back.
    pub(super) fn put_back(
        &mut self,
        loaded: &Loaded,
        theirs: &Room,
        now: Now,
        out: &mut Vec<Output>,
    ) -> bool {
        let Some(own) = self.room.take() else { return false };
        let is_lost = !theirs.lacks_nothing_of(&own, self.ring.commands());
        let new = if is_lost { only_theirs(loaded, theirs, &own) } else { None };
        self.room = Some(own);
        let Some((new, answers)) = new else { return false };
        self.ring.keep(now.mono, 0, new, &answers);
        let from = loaded.head.life();
        let to = Life { epoch: self.new_epoch(), rules: RULES };
        let request = Request::Renew { from, to, state: self.state() };
        self.fetch(Question::Renew, request, out);
        true
    }
}

/// What the log got that `own` has not seen, with what became of it; `None` if not all of that stands
/// in records.
fn only_theirs(
    loaded: &Loaded,
    theirs: &Room,
    own: &Room,
) -> Option<(Vec<Addressed>, Vec<Applied>)> {
    let base = match &loaded.snapshot {
        None => Room::new(own.id()),
        Some(snapshot) => Room::restore(&snapshot.bytes).ok()?,
    };
    let batches = loaded.entries.iter().filter_map(|entry| Batch::decode(&entry.batch));
    let commands: Vec<Addressed> = batches.flat_map(|batch| batch.record.commands).collect();
    if !own.has_seen_all_of(&base, &commands) {
        return None;
    }
    let new = commands.into_iter().filter(|command| !own.known(command));
    let answered = new.filter_map(|command| Some((theirs.applied(&command)?, command)));
    Some(answered.map(|(applied, command)| (command, applied)).unzip())
}

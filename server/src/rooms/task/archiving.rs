//! When the meeting ends its results are stored by themselves (rule RB1), and again when they change.
//!
//! Who is removed after the end is forgotten a while later, and what is removed goes from the log a
//! moment later. So that no stop in between leaves that undone, the directory is told first: the command
//! waits for it. Until it is done the meeting counts as not stored, and the next start loads it.

use super::{
    Context, Joiner, ListenerId,
    run::{RoomTask, begun},
};
use crate::rooms::replica::Input;
use foorumi_protocol::{Command, MeetingId, Numbered, Rejection, Results, Seq};
use foorumi_room::{Permit, Room};
use futures_util::FutureExt;
use std::{sync::Arc, time::Duration};
use tokio::{task::JoinHandle, time::Instant};

/// A store that fails (a full disk) is tried again.
const RETRY: Duration = Duration::from_secs(2);
/// Commands that may wait for the directory. The next is rejected (`TooManyPending`).
const WAITING: usize = 64;

/// What is stored of an ended meeting, and what waits until it may change.
#[derive(Default)]
pub(super) struct Archiving {
    storing: Option<JoinHandle<bool>>,
    /// How far the log had come when results were last given to be stored, and whether all that was
    /// removed was gone.
    stored: Option<(Seq, bool)>,
    /// Not before: it has failed.
    again: Option<Instant>,
    /// Whether it is noted that what is stored will change.
    noted: bool,
    noting: Option<JoinHandle<bool>>,
    waiting: Vec<(ListenerId, Numbered)>,
}

impl Archiving {
    pub(super) fn rests(&self) -> bool {
        self.storing.is_none() && self.again.is_none() && !self.is_noting()
    }

    fn is_noting(&self) -> bool {
        self.noting.is_some() || !self.waiting.is_empty()
    }

    /// What became of storing.
    fn hear_of_storing(&mut self, now: Instant) {
        let done = self.storing.as_mut().and_then(FutureExt::now_or_never);
        let Some(done) = done else { return };
        self.storing = None;
        if !done.unwrap_or(false) {
            (self.stored, self.again) = (None, Some(now + RETRY));
        }
    }

    /// Whether a command waits here until the directory has been told; if not, it goes on now.
    pub(super) fn holds(
        &mut self,
        room: Option<&Room>,
        (id, joiner): (ListenerId, &Joiner),
        numbered: &Numbered,
    ) -> Result<bool, Rejection> {
        if self.noted || !room.is_some_and(|room| changes(room, joiner, numbered)) {
            return Ok(false);
        }
        if self.waiting.len() >= WAITING {
            return Err(Rejection::TooManyPending);
        }
        self.waiting.push((id, numbered.clone()));
        Ok(true)
    }
}

impl RoomTask {
    /// Whether something that was removed is still in the room or in its log.
    pub(super) fn owes_removal(&self) -> bool {
        // A sealed one takes nothing more, and goes whole.
        begun(&self.replica).filter(|room| !room.sealed()).is_some_and(|room| {
            !room.leavers().is_empty() || room.deleted().is_some() || self.replica.owes_forgetting()
        })
    }

    /// Stores the results of an ended meeting (rule RB1), and again what is finished afterwards.
    pub(super) fn store_results(&mut self) {
        let now = Instant::now();
        self.archiving.hear_of_storing(now);
        let rests =
            self.archiving.storing.is_none() && self.archiving.again.is_none_or(|at| at <= now);
        let ready = |room: &&Room| room.ended() && rests && !self.removed;
        let Some(room) = begun(&self.replica).filter(ready) else { return };
        let noted = self.archiving.noted;
        // What it was noted for may still be on its way into the log, or was rejected there.
        let settled = !self.owes_removal() && (!noted || self.replica.is_idle());
        let state = (room.seq(), settled);
        let stands = self.archiving.stored == Some(state) && !(noted && settled);
        if stands || self.archiving.is_noting() {
            return;
        }
        let Some(results) = room.results() else { return };
        self.archiving.stored = Some(state);
        self.archiving.again = None;
        self.archiving.noted &= !settled;
        let store = store(Arc::clone(&self.context), self.meeting, results, settled);
        self.archiving.storing = Some(self.context.tasks.spawn(store));
    }

    /// Tells the directory that what is stored will change, and lets go on what waited for that.
    pub(super) fn follow_changes(&mut self) {
        let done = self.archiving.noting.as_mut().and_then(FutureExt::now_or_never);
        if let Some(noted) = done {
            self.archiving.noting = None;
            self.archiving.noted = noted.unwrap_or(false);
        }
        if self.archiving.noted && !self.archiving.waiting.is_empty() {
            let mut commands = Vec::new();
            for (id, numbered) in std::mem::take(&mut self.archiving.waiting) {
                self.address(id, vec![numbered], &mut commands);
            }
            if !commands.is_empty() {
                self.feed(Input::Submit(commands));
            }
        }
        // What is being stored now would be noted after it.
        let stores = self.archiving.storing.is_some();
        if !self.archiving.waiting.is_empty() && self.archiving.noting.is_none() && !stores {
            let note = note_changing(Arc::clone(&self.context), self.meeting);
            self.archiving.noting = Some(self.context.tasks.spawn(note));
        }
    }
}

/// Whether a command may change what is stored of an ended meeting. What the room does not take from
/// this role, or has taken before, does not.
fn changes(room: &Room, joiner: &Joiner, numbered: &Numbered) -> bool {
    let role = room.role_of(joiner.person, joiner.role);
    room.ended()
        && !room.sealed()
        && removes(&numbered.command)
        && Permit::needed(&numbered.command).allows(Some(role))
        && !room.has_seen(joiner.client, numbered.n)
}

/// Whether a command takes out what people wrote or gave, or brings it back.
fn removes(command: &Command) -> bool {
    use foorumi_protocol::{ChatCommand, CloudCommand, MeetingCommand, PollCommand, SheetCommand};
    matches!(
        command,
        Command::Meeting(
            MeetingCommand::RemovePerson { .. }
                | MeetingCommand::RestorePerson { .. }
                | MeetingCommand::RemoveName { .. }
        ) | Command::Chat(ChatCommand::Remove { .. })
            | Command::Cloud(CloudCommand::RemoveText { .. })
            | Command::Poll(PollCommand::RemoveText { .. })
            | Command::Sheet(SheetCommand::RemoveText { .. })
    )
}

/// Whether the results of an ended meeting could be stored. If not, it is tried again; when the server
/// stops before, its next start finds the meeting. While something is still to go it counts as not stored.
async fn store(context: Arc<Context>, meeting: MeetingId, results: Results, settled: bool) -> bool {
    match context.results.store(meeting, results, settled).await {
        Ok(()) => tracing::info!(room.id = %meeting.0, settled, "results stored"),
        Err(error) => {
            tracing::error!(room.id = %meeting.0, %error, "results not stored");
            return false;
        }
    }
    true
}

/// However often it takes, until the server stops: then what waits for it is not done.
async fn note_changing(context: Arc<Context>, meeting: MeetingId) -> bool {
    while let Err(error) = context.results.note_changing(meeting).await {
        tracing::error!(room.id = %meeting.0, %error, "it is not noted that results will change");
        tokio::select! {
            () = tokio::time::sleep(RETRY) => {}
            () = context.stop.cancelled() => return false,
        }
    }
    true
}

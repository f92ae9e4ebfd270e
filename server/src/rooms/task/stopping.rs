//! The end of a room's task: what is under way comes to its end, people are told to go, and the state
//! at the last record is kept.

use super::{
    ToRoom,
    run::{RoomTask, TICK},
};
use crate::{nodes::Whisper, rooms::replica::Input};
use foorumi_protocol::close;
use std::time::Duration;
use tokio::{
    sync::mpsc,
    time::{Instant, interval, timeout_at},
};

/// A room nobody listens to is put away after this time.
const IDLE: Duration = Duration::from_secs(60);
/// How long all of it may take.
const STOPPING: Duration = Duration::from_secs(5);

impl RoomTask {
    /// Whether nobody needs the room here any more.
    pub(super) fn is_over(&self, inbox: &mpsc::Receiver<ToRoom>) -> bool {
        if self.removed {
            return true;
        }
        let quiet = self.listeners.count() == 0
            && self.row.here() == 0
            && inbox.is_empty()
            && self.replica.is_idle();
        quiet
            && self.archiving.rests()
            && self.asked.is_empty()
            && self.aliases.rests()
            && self.coalescer.last().elapsed() > IDLE
            && !self.owes_removal()
    }

    pub(super) async fn stop(&mut self) {
        let end = Instant::now() + STOPPING;
        self.finish(end).await;
        self.listeners.close(close::AWAY);
        self.leave(end).await;
    }

    /// What is under way comes to its end.
    async fn finish(&mut self, end: Instant) {
        self.whisper(&Whisper::here(self.context.node, [].iter(), (0, 0)));
        while !self.replica.is_idle() && !self.asked.is_empty() && Instant::now() < end {
            match timeout_at(end, self.asked.join_next()).await {
                Ok(Some(done)) => self.carry_back(done),
                Ok(None) | Err(_) => break,
            }
        }
    }

    /// The state at the last record is kept (rule R14): whoever loads the room next, perhaps a later
    /// version, finds nothing that is still to be decided.
    async fn leave(&mut self, end: Instant) {
        if self.removed {
            return;
        }
        let mut ticks = interval(TICK);
        self.feed(Input::Leave { alone: !self.has_others });
        while !self.replica.has_left() && Instant::now() < end {
            tokio::select! {
                Some(done) = self.asked.join_next() => self.carry_back(done),
                _ = ticks.tick() => self.feed(Input::Tick),
            }
        }
    }
}

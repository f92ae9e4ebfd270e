//! What this node and others tell each other of the room beside its log.

use super::run::RoomTask;
use crate::nodes::{Say, Whisper, people};
use std::sync::Arc;
use tokio::time::Instant;

impl RoomTask {
    /// A changed number of people goes out with the next sending.
    pub(super) fn want_news(&mut self, now: Instant) {
        if self.listeners.presence.has_news(now) {
            self.ticker.want(self.listeners.count(), now);
        }
    }

    /// Says something to the other nodes. If it gets lost, what matters is said again.
    pub(super) fn whisper(&self, whisper: &Whisper) {
        if self.has_others {
            let (log, meeting) = (Arc::clone(&self.context.log), self.meeting);
            let said = whisper.encode();
            // While the log is away there is nobody to hear it, and nothing to do about it.
            self.context
                .tasks
                .spawn(async move { log.whisper(meeting, said).await.unwrap_or_default() });
        }
    }

    pub(super) fn hear_whisper(&mut self, said: &[u8]) {
        let Some(Whisper { node, say }) = Whisper::decode(said) else { return };
        if node == self.context.node {
            return;
        }
        match say {
            Say::Here { people: list, browsers, newcomers } => {
                let now = Instant::now();
                let counts = (browsers, newcomers);
                self.listeners.presence.hear(node, people(&list), counts, now);
                self.ticker.want(self.listeners.count(), now);
            }
            Say::Revoked { role } => self.listeners.revoke(role),
            Say::Row { waiting } => self.row.hear(node, waiting, Instant::now().into_std()),
        }
    }

    /// Tells the other nodes who is here, when it is time, and forgets those that are silent.
    pub(super) fn tell_who_is_here(&mut self, now: Instant) {
        if !self.has_others {
            return;
        }
        if self.listeners.presence.forget_silent(now) {
            self.ticker.want(self.listeners.count(), now);
        }
        if let Some(whisper) = self.listeners.presence.whisper_due(self.context.node, now) {
            self.whisper(&whisper);
        }
    }
}

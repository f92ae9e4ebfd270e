//! The sign of life that the room gives to each listener and asks for, again and again. A hall is gone
//! through in steps, so that nobody waits for two thousand writes.

use super::{ListenerId, listeners::Listeners};
use crate::rooms::frames::Frame;
use foorumi_protocol::{BEAT_SECONDS, Millis, ToClient};
use std::time::Duration;
use tokio::time::Instant;

const EVERY: Duration = Duration::from_secs(BEAT_SECONDS);
/// Steps of a hall, one a tick. All are reached within 3 s, so that whoever comes early in one
/// round and late in the next is not quiet for longer than is allowed.
const STEPS: usize = 30;

/// How far the round has come.
pub(super) struct Heartbeat {
    began: Instant,
    next: Option<ListenerId>,
}

impl Heartbeat {
    pub(super) fn new(now: Instant) -> Self {
        Self { began: now, next: None }
    }

    /// Takes the step that is due, if one is.
    pub(super) fn step(&mut self, listeners: &mut Listeners, now: Instant, at: Millis) {
        if now - self.began >= EVERY {
            (self.began, self.next) = (now, Some(ListenerId(0)));
        }
        if let Some(from) = self.next {
            let frames = [Frame::of(&ToClient::Beat { at }), Frame::ping()];
            let most = listeners.count().div_ceil(STEPS);
            self.next = listeners.beat(from, most, &frames);
        }
    }
}

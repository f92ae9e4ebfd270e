//! A room's task that follows its log.

use super::reading;
use crate::{log::News, nodes::Ear};
use bytes::Bytes;
use tokio::sync::mpsc;

/// News waiting for one follower. When full, records are dropped: followers heal gaps by reading.
const WAITING: usize = 256;
/// Places that records leave free, so that a break of the line is told to whoever is slow, too.
const KEPT_FREE: usize = 16;

pub(super) struct Follower(mpsc::Sender<News>);

impl Follower {
    pub(super) fn new() -> (Self, mpsc::Receiver<News>) {
        let (follower, news) = mpsc::channel(WAITING);
        (Self(follower), news)
    }
}

impl Ear for Follower {
    fn heard(&self, _channel: &str, said: Bytes) {
        let Some((epoch, entry)) = reading::published(&said) else { return };
        if self.0.capacity() > KEPT_FREE {
            // If it went meanwhile, nobody misses it.
            let _ = self.0.try_send(News::Appended { epoch, entry });
        }
    }

    fn line(&self, up: bool) {
        // With all places taken by breaks and returns it looks at the log after the last of them
        // anyway, and nothing before that look is confirmed.
        let _ = self.0.try_send(if up { News::Reconnected } else { News::Disconnected });
    }

    fn gone(&self) -> bool {
        self.0.is_closed()
    }
}

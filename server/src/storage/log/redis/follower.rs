//! A room's task that follows its log.

use super::reading;
use crate::{nodes::Subscriber, storage::log::News};
use bytes::Bytes;
use tokio::sync::mpsc;

/// News waiting for one follower. When full, records are dropped: followers heal gaps by reading.
const WAITING: usize = 256;
/// Places that records leave free, so that a break of the line is told to whoever is slow, too.
const KEPT_FREE: usize = 16;

pub(super) struct Follower {
    news: mpsc::Sender<News>,
    whispers: String,
}

impl Follower {
    pub(super) fn new(whispers: String) -> (Self, mpsc::Receiver<News>) {
        let (news, told) = mpsc::channel(WAITING);
        (Self { news, whispers }, told)
    }
}

impl Subscriber for Follower {
    fn heard(&self, channel: &str, said: Bytes) {
        let news = if channel == self.whispers {
            News::Whispered(said)
        } else if let Some((epoch, entry)) = reading::published(&said) {
            News::Appended { epoch, entry }
        } else {
            return;
        };
        if self.news.capacity() > KEPT_FREE {
            // If it went meanwhile, nobody misses it.
            let _ = self.news.try_send(news);
        }
    }

    fn line(&self, up: bool) {
        // With all places taken by breaks and returns it looks at the log after the last of them
        // anyway, and nothing before that look is confirmed.
        let _ = self.news.try_send(if up { News::Reconnected } else { News::Disconnected });
    }

    fn gone(&self) -> bool {
        self.news.is_closed()
    }
}

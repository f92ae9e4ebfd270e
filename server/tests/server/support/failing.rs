//! A log that fails in the middle of an append.

use bytes::Bytes;
use foorumi_protocol::{Epoch, MeetingId};
use foorumi_server::log::{
    Answering, Entry, Head, Life, Loaded, Log, MemoryLog, News, Placed, Snapshot, Start,
};
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::mpsc;

/// Fails at the appends of these numbers, from 1: before anything is done, or after.
pub(crate) struct FailingLog {
    pub(crate) log: MemoryLog,
    pub(crate) before: Vec<u32>,
    pub(crate) after: Vec<u32>,
    appends: AtomicU32,
}

impl FailingLog {
    pub(crate) fn at(before: &[u32], after: &[u32]) -> Self {
        let (before, after) = (before.to_vec(), after.to_vec());
        Self { log: MemoryLog::new(), before, after, appends: AtomicU32::new(0) }
    }
}

impl Log for FailingLog {
    fn create(&self, room: MeetingId, start: Start) -> Answering<'_, Head> {
        self.log.create(room, start)
    }

    fn append(
        &self,
        room: MeetingId,
        epoch: Epoch,
        rules: u32,
        batch: Bytes,
    ) -> Answering<'_, Placed> {
        let number = 1 + self.appends.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            assert!(!self.before.contains(&number), "append {number} fails before it is done");
            let placed = self.log.append(room, epoch, rules, batch).await;
            assert!(!self.after.contains(&number), "append {number} fails after it is done");
            placed
        })
    }

    fn load(&self, room: MeetingId) -> Answering<'_, Loaded> {
        self.log.load(room)
    }

    fn read(&self, room: MeetingId, epoch: Epoch, from: u64) -> Answering<'_, Vec<Entry>> {
        self.log.read(room, epoch, from)
    }

    fn head(&self, room: MeetingId) -> Answering<'_, Head> {
        self.log.head(room)
    }

    fn snapshot(&self, room: MeetingId, epoch: Epoch, snapshot: Snapshot) -> Answering<'_, bool> {
        self.log.snapshot(room, epoch, snapshot)
    }

    fn forget(&self, room: MeetingId, epoch: Epoch, snapshot: Snapshot) -> Answering<'_, bool> {
        self.log.forget(room, epoch, snapshot)
    }

    fn renew(
        &self,
        room: MeetingId,
        from: Life,
        to: Life,
        state: Option<Snapshot>,
    ) -> Answering<'_, Head> {
        self.log.renew(room, from, to, state)
    }

    fn seal(&self, room: MeetingId, epoch: Epoch) -> Answering<'_, ()> {
        self.log.seal(room, epoch)
    }

    fn erase(&self, room: MeetingId) -> Answering<'_, ()> {
        self.log.erase(room)
    }

    fn whisper(&self, room: MeetingId, said: Bytes) -> Answering<'_, ()> {
        self.log.whisper(room, said)
    }

    fn follow(&self, _room: MeetingId) -> Option<mpsc::Receiver<News>> {
        // Nobody tells of what landed: only the answer, or a look at the log.
        None
    }
}

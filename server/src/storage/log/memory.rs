//! Logs in memory, for tests and demonstrations. Faults are made by hand, at the moment wanted.

use super::{
    Answering, Book, Entry, Head, Life, Loaded, Log, LogError, News, Placed, Snapshot, Start,
};
use bytes::Bytes;
use foorumi_protocol::{Epoch, MeetingId};
use std::{
    collections::BTreeMap,
    future::ready,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::mpsc;

/// News waiting for one follower. When full, news are dropped: followers heal gaps by reading.
const NEWS_WAITING: usize = 256;

/// Logs in memory. Clones share them, as nodes share a store.
#[derive(Clone, Debug, Default)]
pub struct MemoryLog {
    shelf: Arc<Mutex<Shelf>>,
}

#[derive(Debug, Default)]
struct Shelf {
    books: BTreeMap<MeetingId, Book>,
    followers: Vec<(MeetingId, mpsc::Sender<News>)>,
    /// What every call answers while something is wrong.
    failing: Option<LogError>,
}

impl MemoryLog {
    /// No log at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on every call fails like this; `None` heals. Followers are told.
    pub fn fail(&self, with: Option<LogError>) {
        let mut shelf = self.shelf();
        shelf.failing = with;
        let lost = matches!(with, Some(LogError::Unclear | LogError::Broken));
        match with {
            None => shelf.tell_all(&News::Reconnected),
            Some(_) if lost => shelf.tell_all(&News::Disconnected),
            Some(_) => {}
        }
    }

    /// Forgets the last `count` records of a room.
    pub fn lose_tail(&self, room: MeetingId, count: usize) {
        if let Some(book) = self.shelf().books.get_mut(&room) {
            book.lose_tail(count);
        }
    }

    /// Forgets everything.
    pub fn lose_all(&self) {
        self.shelf().books.clear();
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        // Nothing under this lock can leave a book half written.
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with<T>(
        &self,
        room: MeetingId,
        act: impl FnOnce(&mut Book) -> Result<T, LogError>,
    ) -> Result<T, LogError> {
        let mut shelf = self.shelf();
        shelf.working()?;
        act(shelf.books.get_mut(&room).ok_or(LogError::Unknown)?)
    }

    fn append_now(
        &self,
        room: MeetingId,
        epoch: Epoch,
        rules: u32,
        batch: Bytes,
    ) -> Result<Placed, LogError> {
        let mut shelf = self.shelf();
        shelf.working()?;
        let book = shelf.books.get_mut(&room).ok_or(LogError::Unknown)?;
        let placed = book.append(epoch, rules, batch.clone())?;
        let entry = Entry { no: placed.no, chain: placed.chain, batch };
        shelf.tell(room, &News::Appended { epoch, entry });
        Ok(placed)
    }
}

impl Shelf {
    fn working(&self) -> Result<(), LogError> {
        self.failing.map_or(Ok(()), Err)
    }

    fn tell(&mut self, room: MeetingId, news: &News) {
        self.followers.retain(|(_, follower)| !follower.is_closed());
        for (_, follower) in self.followers.iter().filter(|(of, _)| *of == room) {
            // A full follower misses it and finds the gap.
            let _ = follower.try_send(news.clone());
        }
    }

    fn tell_all(&mut self, news: &News) {
        for (_, follower) in &self.followers {
            let _ = follower.try_send(news.clone());
        }
    }
}

fn answer<'a, T: Send + 'a>(result: Result<T, LogError>) -> Answering<'a, T> {
    Box::pin(ready(result))
}

impl Log for MemoryLog {
    fn create(&self, room: MeetingId, start: Start) -> Answering<'_, Head> {
        let mut shelf = self.shelf();
        let working = shelf.working();
        let head =
            working.map(|()| shelf.books.entry(room).or_insert_with(|| Book::new(start)).head());
        answer(head)
    }

    fn append(
        &self,
        room: MeetingId,
        epoch: Epoch,
        rules: u32,
        batch: Bytes,
    ) -> Answering<'_, Placed> {
        answer(self.append_now(room, epoch, rules, batch))
    }

    fn load(&self, room: MeetingId) -> Answering<'_, Loaded> {
        answer(self.with(room, |book| Ok(book.load())))
    }

    fn read(&self, room: MeetingId, epoch: Epoch, from: u64) -> Answering<'_, Vec<Entry>> {
        answer(self.with(room, |book| book.read(epoch, from)))
    }

    fn head(&self, room: MeetingId) -> Answering<'_, Head> {
        answer(self.with(room, |book| Ok(book.head())))
    }

    fn snapshot(&self, room: MeetingId, epoch: Epoch, snapshot: Snapshot) -> Answering<'_, bool> {
        answer(self.with(room, |book| book.keep(epoch, snapshot)))
    }

    fn forget(&self, room: MeetingId, epoch: Epoch, snapshot: Snapshot) -> Answering<'_, bool> {
        answer(self.with(room, |book| book.forget(epoch, snapshot)))
    }

    fn renew(
        &self,
        room: MeetingId,
        from: Life,
        to: Life,
        state: Option<Snapshot>,
    ) -> Answering<'_, Head> {
        answer(self.with(room, |book| book.renew(from, to, state)))
    }

    fn seal(&self, room: MeetingId, epoch: Epoch) -> Answering<'_, ()> {
        answer(self.with(room, |book| book.seal(epoch)))
    }

    fn erase(&self, room: MeetingId) -> Answering<'_, ()> {
        let mut shelf = self.shelf();
        let working = shelf.working();
        answer(working.map(|()| {
            shelf.books.remove(&room);
        }))
    }

    fn whisper(&self, room: MeetingId, said: Bytes) -> Answering<'_, ()> {
        self.shelf().tell(room, &News::Whispered(said));
        answer(Ok(()))
    }

    fn follow(&self, room: MeetingId) -> Option<mpsc::Receiver<News>> {
        let (follower, news) = mpsc::channel(NEWS_WAITING);
        self.shelf().followers.push((room, follower));
        Some(news)
    }
}

//! The log of the simulation: real rules ([`Book`]), and a memory that can fail.

use crate::{
    rooms::replica::{Batch, Reply, Request},
    storage::log::{Book, Entry, Head, LogError},
};
use foorumi_protocol::{Epoch, MeetingId};
use foorumi_room::{Addressed, Room};
use std::collections::VecDeque;

/// How many states before the present one a crash can bring back.
const PAST: usize = 6;

/// What a crash of the log leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    Everything,
    /// The state this many changes ago.
    Past(usize),
    Nothing,
}

/// The log, and the room that it holds.
pub(super) struct Store {
    id: MeetingId,
    book: Option<Book>,
    /// What is in the log, told by the real room.
    held: Option<Room>,
    past: VecDeque<Book>,
    pub(super) is_up: bool,
}

/// What a request led to.
pub(super) struct Done {
    pub(super) reply: Reply,
    /// Everybody is told.
    pub(super) appended: Option<(Epoch, Entry)>,
}

impl Store {
    pub(super) fn new(id: MeetingId, book: Book) -> Self {
        let held = Some(Self::room_of(id, &book));
        Self { id, book: Some(book), held, past: VecDeque::new(), is_up: true }
    }

    pub(super) fn head(&self) -> Option<Head> {
        self.book.as_ref().map(Book::head)
    }

    /// Whether nothing is at rest of the records up to this one.
    pub(super) fn has_forgotten(&self, no: u64) -> bool {
        let entries = self.book.as_ref().map(|book| book.load().entries).unwrap_or_default();
        entries.iter().all(|entry| entry.no > no)
    }

    pub(super) fn held(&self) -> Option<&Room> {
        self.held.as_ref()
    }

    /// Whether a command would be in the log after such a crash.
    pub(super) fn would_hold(&self, left: Left) -> impl Fn(&Addressed) -> bool + use<> {
        let room = match left {
            Left::Everything => self.held.clone(),
            Left::Past(count) => self.past(count).map(|book| Self::room_of(self.id, book)),
            Left::Nothing => None,
        };
        move |command| room.as_ref().is_some_and(|room| room.known(command))
    }

    pub(super) fn crash(&mut self, left: Left) {
        match left {
            Left::Everything => {}
            Left::Past(count) => self.book = self.past(count).cloned().or(self.book.take()),
            Left::Nothing => self.book = None,
        }
        if left != Left::Everything {
            self.past.clear();
            self.held = self.book.as_ref().map(|book| Self::room_of(self.id, book));
        }
    }

    /// Does what is asked, now.
    pub(super) fn answer(&mut self, request: Request) -> Done {
        if let Request::Create(start) = request {
            let head = self.book.get_or_insert_with(|| Book::new(start)).head();
            let book = self.book.as_ref().expect("it was just put there");
            self.held.get_or_insert_with(|| Self::room_of(self.id, book));
            return Done { reply: Reply::Head(Ok(head)), appended: None };
        }
        let before = self.book.clone();
        let done = self.ask(request);
        if self.head() != before.as_ref().map(Book::head) {
            self.past.extend(before);
            if self.past.len() > PAST {
                self.past.pop_front();
            }
        }
        done
    }

    fn ask(&mut self, request: Request) -> Done {
        let Some(book) = &mut self.book else {
            return Done::of(request.failed(LogError::Unknown));
        };
        match request {
            Request::Append { epoch, rules, batch } => {
                let placed = book.append(epoch, rules, batch.clone());
                let appended = placed.ok().map(|placed| {
                    (epoch, Entry { no: placed.no, chain: placed.chain, batch: batch.clone() })
                });
                if appended.is_some()
                    && let (Some(room), Some(batch)) = (&mut self.held, Batch::decode(&batch))
                {
                    room.apply(&batch.record);
                }
                Done { reply: Reply::Append(placed), appended }
            }
            Request::Head => Done::of(Reply::Head(Ok(book.head()))),
            Request::Read { epoch, from } => Done::of(Reply::Read(book.read(epoch, from))),
            Request::Load => Done::of(Reply::Load(Ok(book.load()))),
            Request::Renew { from, to, state } => {
                let head = book.renew(from, to, state);
                if head.is_ok() {
                    self.held = Some(Self::room_of(self.id, book));
                }
                Done::of(Reply::Head(head))
            }
            Request::Keep(epoch, snapshot) => Done::of(Reply::Keep(book.keep(epoch, snapshot))),
            Request::Forget(epoch, snapshot) => Done::of(Reply::Keep(book.forget(epoch, snapshot))),
            Request::Seal(epoch) => Done::of(Reply::Seal(book.seal(epoch))),
            Request::Create(_) => Done::of(Reply::Head(Ok(book.head()))),
        }
    }

    fn past(&self, count: usize) -> Option<&Book> {
        self.past.get(self.past.len().checked_sub(count)?)
    }

    fn room_of(id: MeetingId, book: &Book) -> Room {
        let loaded = book.load();
        let rules = loaded.head.rules;
        let restore = |bytes: &[u8]| Room::restore_from(rules, bytes).expect("a room wrote it");
        let mut room = loaded.snapshot.map_or_else(|| Room::new(id), |kept| restore(&kept.bytes));
        for entry in loaded.entries {
            if entry.no > room.records() {
                room.apply(&Batch::decode(&entry.batch).expect("a replica wrote it").record);
            }
        }
        room
    }
}

impl Done {
    fn of(reply: Reply) -> Self {
        Self { reply, appended: None }
    }
}

/// What a node takes a reply for that does not reach it.
pub(super) fn unclear(reply: &Reply) -> Reply {
    let error = LogError::Unclear;
    match reply {
        Reply::Append(_) => Reply::Append(Err(error)),
        Reply::Head(_) => Reply::Head(Err(error)),
        Reply::Read(_) => Reply::Read(Err(error)),
        Reply::Load(_) => Reply::Load(Err(error)),
        Reply::Keep(_) => Reply::Keep(Err(error)),
        Reply::Seal(_) => Reply::Seal(Err(error)),
    }
}

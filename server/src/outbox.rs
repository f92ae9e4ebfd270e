//! What waits to be written to one socket: bounded, and a browser that does not keep up skips ahead
//! (rule SY5). The room puts in and never waits; the connection takes out and writes. This module and
//! [`crate::connection`]'s writer are all that knows how bytes reach a browser.

use crate::frames::Frame;
use foorumi_protocol::Seq;
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::sync::Notify;

/// Frames that may wait.
const FRAMES: usize = 64;
/// Bytes that may wait; a single view may be larger if nothing else waits.
const BYTES: usize = 256 * 1024;

/// The room's end. Clones are the same outbox.
#[derive(Clone)]
pub(crate) struct Outbox(Arc<Inner>);

/// The connection's end. Dropping it tells the room that the browser is gone.
pub(crate) struct Reader(Arc<Inner>);

struct Inner {
    queue: Mutex<Queue>,
    wake: Notify,
    gone: AtomicBool,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<Waiting>,
    bytes: usize,
    /// Taken out and not yet known to be written.
    writing: bool,
    close: Option<u16>,
}

struct Waiting {
    frame: Frame,
    kind: Kind,
}

/// Whether a frame may be skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Shows a state to one who holds the view of this place; a later view replaces it.
    View(Seq),
    /// Is said once: an answer, a welcome.
    Word,
}

/// What became of frames that were put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Put {
    /// They wait, or are on their way.
    Waiting,
    /// There was no room: all waiting views were dropped, these too. The browser holds the view of
    /// this place once it has read the rest.
    Skipped(Seq),
    /// Nobody reads any more.
    Gone,
}

/// What the connection is to do.
pub(crate) enum Taken {
    /// Write these, in one go.
    Frames(Vec<Frame>),
    /// Write these and close with this code.
    Close(Vec<Frame>, u16),
}

/// A new outbox.
pub(crate) fn outbox() -> (Outbox, Reader) {
    let inner = Arc::new(Inner {
        queue: Mutex::default(),
        wake: Notify::new(),
        gone: AtomicBool::new(false),
    });
    (Outbox(Arc::clone(&inner)), Reader(inner))
}

impl Outbox {
    /// Puts frames in; all of them or, where they may be skipped and there is no room, none.
    pub(crate) fn put(&self, frames: &[Frame], kind: Kind) -> Put {
        if self.0.gone.load(Ordering::Acquire) {
            return Put::Gone;
        }
        if frames.is_empty() {
            return Put::Waiting;
        }
        let mut queue = self.0.queue();
        let put = queue.put(frames, kind);
        drop(queue);
        self.0.wake.notify_one();
        put
    }

    /// Closes the socket with this code after what waits.
    pub(crate) fn close(&self, code: u16) {
        self.0.queue().close.get_or_insert(code);
        self.0.wake.notify_one();
    }

    /// Whether all that was put in has been written.
    pub(crate) fn is_written(&self) -> bool {
        let queue = self.0.queue();
        queue.waiting.is_empty() && !queue.writing
    }
}

impl Reader {
    /// Waits for something to do. May be dropped while waiting without losing anything.
    pub(crate) async fn next(&self) -> Taken {
        loop {
            if let Some(taken) = self.0.queue().take() {
                return taken;
            }
            self.0.wake.notified().await;
        }
    }

    /// What was taken has been written.
    pub(crate) fn written(&self) {
        self.0.queue().writing = false;
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.0.gone.store(true, Ordering::Release);
    }
}

impl Inner {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn put(&mut self, frames: &[Frame], kind: Kind) -> Put {
        let bytes: usize = frames.iter().map(Frame::len).sum();
        let fits = self.waiting.len() + frames.len() <= FRAMES && self.bytes + bytes <= BYTES;
        if let Kind::View(since) = kind
            && !fits
            && !self.waiting.is_empty()
        {
            return Put::Skipped(self.skip().map_or(since, |first| first.min(since)));
        }
        self.bytes += bytes;
        let waiting = frames.iter().map(|frame| Waiting { frame: frame.clone(), kind });
        self.waiting.extend(waiting);
        Put::Waiting
    }

    /// Drops what a later view replaces, and tells the earliest place that any of it built on. Answers
    /// stay: a browser has at most 64 open questions.
    fn skip(&mut self) -> Option<Seq> {
        let since = |waiting: &Waiting| match waiting.kind {
            Kind::View(since) => Some(since),
            Kind::Word => None,
        };
        let first = self.waiting.iter().filter_map(since).min();
        self.waiting.retain(|waiting| waiting.kind == Kind::Word);
        self.bytes = self.waiting.iter().map(|waiting| waiting.frame.len()).sum();
        first
    }

    fn take(&mut self) -> Option<Taken> {
        let frames: Vec<Frame> = self.waiting.drain(..).map(|waiting| waiting.frame).collect();
        self.bytes = 0;
        if let Some(code) = self.close.take() {
            return Some(Taken::Close(frames, code));
        }
        self.writing |= !frames.is_empty();
        (!frames.is_empty()).then_some(Taken::Frames(frames))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(text: &str) -> [Frame; 1] {
        [Frame::Text(text.into())]
    }

    #[tokio::test]
    async fn sy5_a_full_outbox_drops_views_and_keeps_words() {
        let (outbox, reader) = outbox();
        assert_eq!(outbox.put(&view("answer"), Kind::Word), Put::Waiting);
        for n in 1..FRAMES {
            let since = Seq(n as u64);
            assert_eq!(outbox.put(&view(&n.to_string()), Kind::View(since)), Put::Waiting);
        }
        let late = Kind::View(Seq(99));
        assert_eq!(outbox.put(&view("one too many"), late), Put::Skipped(Seq(1)));
        let Taken::Frames(frames) = reader.next().await else { panic!("not closed") };
        assert_eq!(frames, view("answer"));
        assert!(!outbox.is_written());
        reader.written();
        assert!(outbox.is_written());
        let huge = "x".repeat(BYTES + 1);
        assert_eq!(outbox.put(&view(&huge), Kind::View(Seq(0))), Put::Waiting);
        assert_eq!(outbox.put(&view("small"), late), Put::Skipped(Seq(0)));
        drop(reader);
        assert_eq!(outbox.put(&view("late"), Kind::Word), Put::Gone);
    }
}

//! How bytes reach a browser. The room writes straight to its socket: no wake-up and no queue as long
//! as the browser keeps up. What the system does not take waits here, bounded, and the connection
//! writes it on; who does not keep up skips ahead (rule SY5). Nothing else knows how bytes leave.

mod backlog;

use crate::rooms::frames::Frame;
use backlog::Backlog;
use foorumi_protocol::{Seq, close};
use std::{
    io::{self, IoSlice},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{net::TcpStream, sync::Notify};

/// Frames that leave in one write.
const SLICES: usize = 16;
/// Every sign of life is awaited this long; the room asks for one each 10 s.
const QUIET: Duration = Duration::from_secs(15);

/// The way to one browser. Clones are the same way.
#[derive(Clone)]
pub(crate) struct Outbox(Arc<Inner>);

struct Inner {
    stream: TcpStream,
    backlog: Mutex<Backlog>,
    /// Wakes the connection: something waits to be written, or the end has come.
    wake: Notify,
    gone: AtomicBool,
    /// When the browser was last heard, in milliseconds of this process.
    heard: AtomicU64,
}

/// What one turn of the room has for one browser: views, then words. They leave in one write.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    /// Show a state to one who holds the view of `since`; later views replace them.
    pub(crate) views: Vec<Frame>,
    /// The place that the views build on.
    pub(crate) since: Seq,
    /// Said once: answers, a welcome.
    pub(crate) words: Vec<Frame>,
    /// How many of the words come before the views.
    pub(crate) greeting: usize,
}

/// What became of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Put {
    /// It is written, or waits.
    Waiting,
    /// There was no room: the views that waited were dropped, and the turn with them. The browser holds
    /// the view of this place once it has read the rest.
    Skipped(Seq),
    /// Nobody reads any more.
    Gone,
}

/// Nobody is there any more.
#[derive(Debug)]
pub(crate) struct Gone;

impl Turn {
    /// Words alone.
    pub(crate) fn say(frame: Frame) -> Self {
        Self { words: vec![frame], ..Self::default() }
    }

    /// Empties it, to be filled for the next browser.
    pub(crate) fn clear(&mut self) {
        self.views.clear();
        self.words.clear();
        (self.since, self.greeting) = (Seq(0), 0);
    }

    /// All frames in their order.
    fn frames(&self) -> impl Iterator<Item = (&Frame, Option<Seq>)> {
        let (first, rest) = self.words.split_at(self.greeting);
        let views = self.views.iter().map(|frame| (frame, Some(self.since)));
        let word = |frame| (frame, None);
        first.iter().map(word).chain(views).chain(rest.iter().map(word))
    }

    fn is_empty(&self) -> bool {
        self.views.is_empty() && self.words.is_empty()
    }
}

impl Outbox {
    /// The way over a socket just opened.
    pub(crate) fn new(stream: TcpStream) -> Self {
        let inner = Inner {
            stream,
            backlog: Mutex::default(),
            wake: Notify::new(),
            gone: AtomicBool::new(false),
            heard: AtomicU64::new(uptime()),
        };
        Self(Arc::new(inner))
    }

    /// Writes a turn, or as much as the system takes; the rest waits. Never blocks.
    pub(crate) fn put(&self, turn: &Turn) -> Put {
        if self.is_gone() {
            return Put::Gone;
        }
        if turn.is_empty() {
            return Put::Waiting;
        }
        self.put_behind(&mut self.backlog(), turn)
    }

    fn put_behind(&self, backlog: &mut Backlog, turn: &Turn) -> Put {
        if backlog.ended {
            return Put::Gone;
        }
        if !backlog.is_empty() {
            return backlog.put(turn);
        }
        match self.write(turn.frames().map(|(frame, _)| frame.bytes())) {
            Ok(written) => {
                if backlog.keep(turn, written) {
                    self.0.wake.notify_one();
                }
                Put::Waiting
            }
            Err(_) => {
                self.lose();
                Put::Gone
            }
        }
    }

    /// Says that the socket is closed with this code; whatever the room still has is not said.
    pub(crate) fn say_closed(&self, code: u16) {
        let mut backlog = self.backlog();
        self.put_behind(&mut backlog, &Turn::say(Frame::close(code)));
        backlog.ended = true;
    }

    /// Says something once.
    pub(crate) fn say(&self, frame: Frame) -> Put {
        self.put(&Turn::say(frame))
    }

    /// Closes the socket with this code after what waits.
    pub(crate) fn close(&self, code: u16) {
        self.backlog().close(code);
        self.0.wake.notify_one();
    }

    /// Gives up a browser that asks and does not read; it is told so by a code, if it does.
    pub(crate) fn give_up(&self) {
        self.backlog().give_up(close::SLOW);
        self.0.wake.notify_one();
    }

    /// Gives the browser up: nobody reads there any more.
    pub(crate) fn lose(&self) {
        self.0.gone.store(true, Ordering::Release);
        self.0.wake.notify_one();
    }

    /// Whether nobody reads any more.
    pub(crate) fn is_gone(&self) -> bool {
        self.0.gone.load(Ordering::Acquire)
    }

    /// Whether nothing waits to be written.
    pub(crate) fn is_written(&self) -> bool {
        self.backlog().is_empty()
    }

    /// Gives up a browser that has given no sign of life.
    pub(crate) fn lose_if_quiet(&self) {
        let heard = self.0.heard.load(Ordering::Relaxed);
        if uptime().saturating_sub(heard) > QUIET.as_millis() as u64 {
            self.lose();
        }
    }

    /// Notes that the browser was heard.
    pub(crate) fn note_heard(&self) {
        self.0.heard.store(uptime(), Ordering::Relaxed);
    }

    /// The socket, to be read and waited for. Only this module writes to it.
    pub(crate) fn stream(&self) -> &TcpStream {
        &self.0.stream
    }

    /// Waits until there is something new for the connection to do.
    pub(crate) async fn woken(&self) {
        self.0.wake.notified().await;
    }

    /// Writes on what waits, as much as the system takes.
    pub(crate) fn write_on(&self) -> Result<(), Gone> {
        let mut backlog = self.backlog();
        while !backlog.is_empty() {
            let written = self.write(backlog.bytes()).map_err(|_| Gone)?;
            if written == 0 {
                break;
            }
            backlog.advance(written);
        }
        Ok(())
    }

    /// Since when something waits and the system has taken nothing.
    pub(crate) fn stalled_since(&self) -> Option<Instant> {
        self.backlog().stalled_since()
    }

    /// The code to close with, once all that waited is written. Told once.
    pub(crate) fn closing(&self) -> Option<u16> {
        self.backlog().closing()
    }

    /// Bytes that the system took, 0 if it takes none now.
    fn write<'a>(&self, frames: impl Iterator<Item = &'a [u8]>) -> io::Result<usize> {
        let mut slices = [IoSlice::new(&[]); SLICES];
        let mut count = 0;
        let mut written = 0;
        let mut frames = frames.peekable();
        while let Some(frame) = frames.next() {
            slices[count] = IoSlice::new(frame);
            count += 1;
            if count < SLICES && frames.peek().is_some() {
                continue;
            }
            let slices = &slices[..count];
            let wanted: usize = slices.iter().map(|slice| slice.len()).sum();
            let taken = match slices {
                [one] => self.0.stream.try_write(one),
                _ => self.0.stream.try_write_vectored(slices),
            };
            let taken = match taken {
                Ok(taken) => taken,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            };
            written += taken;
            if taken < wanted {
                break;
            }
            count = 0;
        }
        Ok(written)
    }

    fn backlog(&self) -> MutexGuard<'_, Backlog> {
        self.0.backlog.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Milliseconds since this process first asked.
fn uptime() -> u64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let since = START.get_or_init(Instant::now).elapsed();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::{io::AsyncReadExt, net::TcpListener};

    #[tokio::test]
    async fn sy5_nothing_follows_the_frame_that_closes() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut browser = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let outbox = Outbox::new(listener.accept().await.unwrap().0);
        outbox.stream().writable().await.unwrap();
        assert_eq!(outbox.say(Frame::pong(b"before")), Put::Waiting);
        outbox.say_closed(close::AWAY);
        assert_eq!(outbox.say(Frame::pong(b"after")), Put::Gone);
        assert!(!outbox.is_gone(), "the browser's own goodbye is awaited");
        drop(outbox);
        let mut heard = Vec::new();
        browser.read_to_end(&mut heard).await.unwrap();
        let (before, last) = (Frame::pong(b"before"), Frame::close(close::AWAY));
        assert_eq!(heard, [before.bytes(), last.bytes()].concat());
    }
}

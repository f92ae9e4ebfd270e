//! One browser's socket: what it says, and what is still to be written to it.

use super::{
    End,
    budget::Budget,
    incoming::{Incoming, Received},
};
use crate::rooms::outbox::Outbox;
use foorumi_protocol::close;
use std::{
    cell::RefCell,
    io,
    time::{Duration, Instant},
};
use tokio::{
    io::Interest,
    net::TcpStream,
    time::{sleep, sleep_until, timeout},
};

/// A browser that takes nothing for this long is closed; it comes back and resumes.
const STALLED: Duration = Duration::from_secs(30);
/// A goodbye is not waited for longer.
const GOODBYE: Duration = Duration::from_secs(2);
/// Pause between two looks for a browser's own goodbye: one that goes on sending is read slowly.
const UNHURRIED: Duration = Duration::from_millis(20);
/// Bytes read at once.
const SCRATCH: usize = 16 * 1024;

thread_local! {
    /// Where all sockets of a thread are read, so that an idle one holds no buffer.
    static READ: RefCell<[u8; SCRATCH]> = const { RefCell::new([0; SCRATCH]) };
}

/// A socket after its upgrade.
pub(super) struct Socket {
    pub(super) outbox: Outbox,
    pub(super) incoming: Incoming,
    pub(super) budget: Budget,
    /// What came before it could be heard: with the upgrade, or with the greeting.
    early: Vec<Received>,
}

impl Socket {
    /// A socket that takes messages up to `limit`; `early` are bytes that came with the upgrade.
    pub(super) fn new(stream: TcpStream, early: &[u8], limit: usize) -> Result<Self, End> {
        let (mut incoming, mut heard) = (Incoming::new(limit), Vec::new());
        incoming.take(early, &mut heard)?;
        let (outbox, budget) = (Outbox::new(stream), Budget::default());
        Ok(Self { outbox, incoming, budget, early: heard })
    }

    /// What was read already and is heard next.
    pub(super) fn take_early(&mut self) -> Vec<Received> {
        std::mem::take(&mut self.early)
    }

    /// Gives back what was read too early; it is heard next.
    pub(super) fn put_back(&mut self, mut heard: Vec<Received>) {
        heard.append(&mut self.early);
        self.early = heard;
    }

    /// What the browser says next, at least one message. Writes on meanwhile what waits. May be
    /// dropped while waiting without losing anything.
    pub(super) async fn next(&mut self) -> Result<Vec<Received>, End> {
        if !self.early.is_empty() {
            return Ok(self.take_early());
        }
        loop {
            if self.outbox.is_gone() {
                return Err(End::Gone);
            }
            if let Some(code) = self.outbox.closing() {
                return Err(End::Close(code));
            }
            let stalled = self.outbox.stalled_since();
            let interest = match stalled {
                Some(_) => Interest::READABLE | Interest::WRITABLE,
                None => Interest::READABLE,
            };
            let ready = tokio::select! {
                ready = self.outbox.stream().ready(interest) => ready.map_err(|_| End::Gone)?,
                () = self.outbox.woken() => continue,
                () = too_long(stalled) => return Err(End::Close(close::SLOW)),
            };
            if ready.is_writable() {
                self.outbox.write_on()?;
            }
            if ready.is_readable() {
                let mut heard = Vec::new();
                self.read(&mut heard)?;
                if !heard.is_empty() {
                    self.outbox.note_heard();
                    return Ok(heard);
                }
                self.budget.fruitless()?;
            }
        }
    }

    /// Says goodbye with a code and waits a moment for the browser's own.
    pub(super) async fn close(&mut self, code: u16) {
        self.outbox.say_closed(code);
        let closing = async {
            while let Ok(heard) = self.next().await {
                if heard.contains(&Received::Close) {
                    break;
                }
                sleep(UNHURRIED).await;
            }
        };
        // A browser that does not answer is gone all the same.
        let _ = timeout(GOODBYE, closing).await;
    }

    fn read(&mut self, heard: &mut Vec<Received>) -> Result<(), End> {
        READ.with_borrow_mut(|scratch| match self.outbox.stream().try_read(scratch) {
            Ok(0) => Err(End::Gone),
            Ok(count) => {
                let taken = self.incoming.take(&scratch[..count], heard);
                // What one has sent stays in no buffer that others share (PL5).
                scratch[..count].fill(0);
                Ok(taken?)
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            Err(_) => Err(End::Gone),
        })
    }
}

async fn too_long(stalled: Option<Instant>) {
    match stalled {
        Some(since) => sleep_until((since + STALLED).into()).await,
        None => std::future::pending().await,
    }
}

//! The line in which codes wait for their answers, over the machine beside it and the clock.

use super::{
    AddressKey, Source, TooMany,
    turns::{Rates, Ticket, Turns},
};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};
use tokio::{
    sync::{Notify, oneshot},
    time::sleep_until,
};

/// The line. Clones are the same one.
#[derive(Clone)]
pub(crate) struct Codes(Arc<Inner>);

struct Inner {
    state: Mutex<State>,
    wake: Notify,
}

struct State {
    turns: Turns<oneshot::Sender<()>>,
    /// Whether a task looks after those who wait. There is one only while somebody does.
    driven: bool,
}

/// A place in the line. Who drops it leaves.
pub(crate) struct Turn {
    codes: Codes,
    ticket: Ticket,
    told: oneshot::Receiver<()>,
}

impl Codes {
    pub(crate) fn new(rates: Rates) -> Self {
        let state = State { turns: Turns::new(rates), driven: false };
        Self(Arc::new(Inner { state: Mutex::new(state), wake: Notify::new() }))
    }

    /// Lines up with a code that nobody has looked at yet.
    pub(crate) fn line_up(&self, source: Source) -> Result<Turn, TooMany> {
        let (tell, told) = oneshot::channel();
        let mut state = self.state();
        let ticket = state.turns.come(source, tell, Instant::now())?;
        if state.tell().is_some() {
            if state.driven {
                self.0.wake.notify_one();
            } else {
                state.driven = true;
                tokio::spawn(self.clone().drive());
            }
        }
        drop(state);
        Ok(Turn { codes: self.clone(), ticket, told })
    }

    /// A code was wrong.
    pub(crate) fn missed(&self, address: AddressKey) {
        self.state().turns.missed(address, Instant::now());
    }

    async fn drive(self) {
        loop {
            let next = {
                let mut state = self.state();
                let next = state.tell();
                state.driven = next.is_some();
                next
            };
            let Some(next) = next else { return };
            tokio::select! {
                () = sleep_until(next.into()) => {}
                () = self.0.wake.notified() => {}
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Tells those whose turn it is; when the next one's is.
    fn tell(&mut self) -> Option<Instant> {
        for told in self.turns.due(Instant::now()) {
            // Who has gone meanwhile is not told.
            let _ = told.send(());
        }
        self.turns.next()
    }
}

impl Turn {
    /// Completes when it is this one's turn. May be dropped while waiting and awaited again.
    pub(crate) async fn comes(&mut self) {
        // The sender is only dropped with the line itself.
        let _ = (&mut self.told).await;
    }

    /// About how many are answered before, itself counted.
    pub(crate) fn place(&self) -> u32 {
        let place = self.codes.state().turns.place(self.ticket);
        u32::try_from(place).unwrap_or(u32::MAX)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.codes.state().turns.leave(self.ticket, Instant::now());
    }
}

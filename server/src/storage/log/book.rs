//! One room's log in memory: the rules of a log, without waiting.

use super::{Chain, Entry, Head, Life, Loaded, LogError, Placed, READ_LIMIT, Snapshot, Start};
use bytes::Bytes;
use foorumi_protocol::Epoch;

/// One room's log.
#[derive(Clone, Debug)]
pub struct Book {
    head: Head,
    snapshot: Option<Snapshot>,
    /// Chain before the first entry kept.
    floor: Chain,
    entries: Vec<Entry>,
}

impl Book {
    /// A log with nothing in it but where it goes on from.
    pub fn new(start: Start) -> Self {
        let (last, chain) = start.snapshot.as_ref().map_or((0, Chain::EMPTY), |s| (s.no, s.chain));
        let head =
            Head { epoch: start.epoch, rules: start.rules, last, chain, base: last, sealed: false };
        Self { head, snapshot: start.snapshot, floor: chain, entries: Vec::new() }
    }

    /// How far it has come.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Appends a record.
    ///
    /// # Errors
    /// Wrong epoch, wrong rules, sealed.
    pub fn append(&mut self, epoch: Epoch, rules: u32, batch: Bytes) -> Result<Placed, LogError> {
        self.head.admits(epoch, rules)?;
        let chain = self.head.chain.then(&batch);
        let no = self.head.last + 1;
        self.entries.push(Entry { no, chain, batch });
        (self.head.last, self.head.chain) = (no, chain);
        Ok(Placed { no, chain })
    }

    /// Everything kept.
    pub fn load(&self) -> Loaded {
        Loaded { head: self.head, snapshot: self.snapshot.clone(), entries: self.entries.clone() }
    }

    /// Records from `from` on.
    ///
    /// # Errors
    /// Wrong epoch.
    pub fn read(&self, epoch: Epoch, from: u64) -> Result<Vec<Entry>, LogError> {
        self.head.is_of(epoch)?;
        let wanted = self.entries.iter().filter(|entry| entry.no >= from);
        Ok(wanted.take(READ_LIMIT).cloned().collect())
    }

    /// Keeps a snapshot if it stands on this log and is newer.
    ///
    /// # Errors
    /// Wrong epoch.
    pub fn keep(&mut self, epoch: Epoch, snapshot: Snapshot) -> Result<bool, LogError> {
        self.head.is_of(epoch)?;
        let stands = self.entries.iter().any(|e| (e.no, e.chain) == (snapshot.no, snapshot.chain));
        if snapshot.no <= self.head.base || !stands {
            return Ok(false);
        }
        let before = self.head.base;
        if let Some(entry) = self.entries.iter().rfind(|entry| entry.no <= before) {
            self.floor = entry.chain;
        }
        self.entries.retain(|entry| entry.no > before);
        self.head.base = snapshot.no;
        self.snapshot = Some(snapshot);
        Ok(true)
    }

    /// Keeps a snapshot, unless a newer one is kept, and drops every record up to it.
    ///
    /// # Errors
    /// Wrong epoch.
    pub fn forget(&mut self, epoch: Epoch, snapshot: Snapshot) -> Result<bool, LogError> {
        self.head.is_of(epoch)?;
        let (no, chain) = (snapshot.no, snapshot.chain);
        let here = self.entries.iter().find(|entry| entry.no == no).map(|entry| entry.chain);
        let trimmed = no <= self.head.base && here.is_none();
        if !trimmed && here != Some(chain) {
            return Ok(false);
        }
        if no > self.head.base {
            self.head.base = no;
            self.snapshot = Some(snapshot);
        }
        if here.is_some() {
            self.entries.retain(|entry| entry.no > no);
            self.floor = chain;
        }
        Ok(true)
    }

    /// Changes the life; with a state, goes on from that.
    ///
    /// # Errors
    /// Wrong epoch, wrong rules, behind.
    pub fn renew(
        &mut self,
        from: Life,
        to: Life,
        state: Option<Snapshot>,
    ) -> Result<Head, LogError> {
        self.head.may_become(from, to, state.as_ref())?;
        match state {
            None => (self.head.epoch, self.head.rules) = (to.epoch, to.rules),
            Some(_) => {
                *self = Self::new(Start { epoch: to.epoch, rules: to.rules, snapshot: state });
            }
        }
        Ok(self.head)
    }

    /// Ends the log.
    ///
    /// # Errors
    /// Wrong epoch.
    pub fn seal(&mut self, epoch: Epoch) -> Result<(), LogError> {
        self.head.is_of(epoch)?;
        self.head.sealed = true;
        Ok(())
    }

    /// Forgets the last `count` records, as a store that had not synced them. Never goes back
    /// behind the snapshot.
    pub fn lose_tail(&mut self, count: usize) {
        for _ in 0..count {
            if self.entries.last().is_none_or(|entry| entry.no <= self.head.base) {
                return;
            }
            self.entries.pop();
            self.head.last -= 1;
            self.head.chain = self.entries.last().map_or(self.floor, |entry| entry.chain);
        }
    }
}

impl Head {
    /// The life that the log has.
    pub fn life(&self) -> Life {
        Life { epoch: self.epoch, rules: self.rules }
    }

    pub(super) fn is_of(&self, epoch: Epoch) -> Result<(), LogError> {
        if self.epoch == epoch { Ok(()) } else { Err(LogError::WrongEpoch) }
    }

    pub(super) fn lives(&self, life: Life) -> Result<(), LogError> {
        self.is_of(life.epoch)?;
        if self.rules == life.rules { Ok(()) } else { Err(LogError::WrongRules) }
    }

    /// Whether the log may get a new life. Under other rules no record may be left out: the one who
    /// appended it is perhaps not there to propose it again.
    pub(super) fn may_become(
        &self,
        from: Life,
        to: Life,
        state: Option<&Snapshot>,
    ) -> Result<(), LogError> {
        self.lives(from)?;
        let at = state.map_or((0, Chain::EMPTY), |state| (state.no, state.chain));
        let whole = to.rules == from.rules || at == (self.last, self.chain);
        if whole { Ok(()) } else { Err(LogError::Behind) }
    }

    pub(super) fn admits(&self, epoch: Epoch, rules: u32) -> Result<(), LogError> {
        self.lives(Life { epoch, rules })?;
        if self.sealed { Err(LogError::Sealed) } else { Ok(()) }
    }
}

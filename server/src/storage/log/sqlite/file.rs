//! One meeting's file, open.

use super::open::{self, HeadRow, failure};
use crate::storage::log::{
    Chain, Entry, Head, Life, Loaded, LogError, Placed, READ_LIMIT, Snapshot, Start,
};
use bytes::Bytes;
use foorumi_protocol::{Epoch, MeetingId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::path::Path;

/// A file that has been checked. `row` is what the disk holds: it changes only after a commit.
pub(super) struct MeetingFile {
    room: MeetingId,
    connection: Connection,
    row: HeadRow,
}

impl MeetingFile {
    /// Opens and checks.
    pub(super) fn open(path: &Path, room: MeetingId, max_pages: u32) -> Result<Self, LogError> {
        if !path.try_exists().map_err(|_| LogError::Broken)? {
            return Err(LogError::Unknown);
        }
        let connection = open::connect(path, max_pages)?;
        let row = open::check(&connection, room)?;
        Ok(Self { room, connection, row })
    }

    /// Makes a file. There is none, or one that was never begun.
    pub(super) fn create(
        path: &Path,
        room: MeetingId,
        start: &Start,
        max_pages: u32,
    ) -> Result<Self, LogError> {
        let mut connection = open::connect(path, max_pages)?;
        let row = open::lay_out(&mut connection, path, room, start)?;
        Ok(Self { room, connection, row })
    }

    pub(super) fn head(&self) -> Head {
        self.row.head
    }

    pub(super) fn append(
        &mut self,
        epoch: Epoch,
        rules: u32,
        batch: &[u8],
    ) -> Result<Placed, LogError> {
        self.row.head.admits(epoch, rules)?;
        let (no, chain) = (self.row.head.last + 1, self.row.head.chain.then(batch));
        self.write(|transaction| {
            transaction
                .prepare_cached("INSERT INTO record VALUES (?1, ?2, ?3)")?
                .execute(params![no, chain.0, batch])?;
            transaction
                .prepare_cached("UPDATE head SET last = ?1, chain = ?2")?
                .execute(params![no, chain.0])
        })?;
        (self.row.head.last, self.row.head.chain) = (no, chain);
        Ok(Placed { no, chain })
    }

    pub(super) fn load(&self) -> Result<Loaded, LogError> {
        let entries = self.entries(0, usize::MAX)?;
        Ok(Loaded { head: self.row.head, snapshot: self.kept()?, entries })
    }

    pub(super) fn read(&self, epoch: Epoch, from: u64) -> Result<Vec<Entry>, LogError> {
        self.row.head.is_of(epoch)?;
        self.entries(from, READ_LIMIT)
    }

    pub(super) fn keep(&mut self, epoch: Epoch, snapshot: &Snapshot) -> Result<bool, LogError> {
        self.row.head.is_of(epoch)?;
        let before = self.row.head.base;
        if snapshot.no <= before || self.chain_at(snapshot.no)? != Some(snapshot.chain) {
            return Ok(false);
        }
        let floor_chain = self.chain_at(before)?;
        self.write(|transaction| {
            put_snapshot(transaction, snapshot)?;
            transaction.execute("DELETE FROM snapshot WHERE no < ?1", [snapshot.no])?;
            transaction.execute("DELETE FROM record WHERE no <= ?1", [before])?;
            transaction.execute("UPDATE head SET base = ?1", [snapshot.no])?;
            if let Some(chain) = floor_chain {
                let floor = "UPDATE head SET floor = ?1, floor_chain = ?2";
                transaction.execute(floor, params![before, chain.0])?;
            }
            Ok(())
        })?;
        self.row.head.base = snapshot.no;
        self.row.floor = before;
        self.empty_journal();
        Ok(true)
    }

    /// The bytes of what is dropped are overwritten where they stood, the file is written anew
    /// without them, and the journal is emptied.
    pub(super) fn forget(&mut self, epoch: Epoch, snapshot: &Snapshot) -> Result<bool, LogError> {
        self.row.head.is_of(epoch)?;
        let (no, chain) = (snapshot.no, snapshot.chain);
        let newer = no > self.row.head.base;
        match self.chain_at(no)? {
            Some(here) if here == chain => self.drop_up_to(snapshot, newer)?,
            // Dropped already: what is left to do is to make sure.
            None if !newer => {}
            Some(_) | None => return Ok(false),
        }
        let scrub = "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)";
        self.connection.execute_batch(scrub).map_err(|error| failure(&error))?;
        Ok(true)
    }

    pub(super) fn renew(
        &mut self,
        from: Life,
        to: Life,
        state: Option<&Snapshot>,
    ) -> Result<Head, LogError> {
        self.row.head.may_become(from, to, state)?;
        self.write(|transaction| {
            if let Some(state) = state {
                transaction.execute("DELETE FROM record", ())?;
                transaction.execute("DELETE FROM snapshot", ())?;
                put_snapshot(transaction, state)?;
                let head = "UPDATE head SET last = ?1, chain = ?2, base = ?1, floor = ?1,
                            floor_chain = ?2, sealed = 0";
                transaction.execute(head, params![state.no, state.chain.0])?;
            }
            let life = "UPDATE head SET epoch = ?1, rules = ?2";
            transaction.execute(life, params![to.epoch.0, to.rules])
        })?;
        self.row = open::read_head(&self.connection, self.room)?;
        self.empty_journal();
        Ok(self.row.head)
    }

    fn drop_up_to(&mut self, snapshot: &Snapshot, newer: bool) -> Result<(), LogError> {
        let (no, chain) = (snapshot.no, snapshot.chain);
        self.write(|transaction| {
            if newer {
                put_snapshot(transaction, snapshot)?;
                transaction.execute("DELETE FROM snapshot WHERE no < ?1", [no])?;
                transaction.execute("UPDATE head SET base = ?1", [no])?;
            }
            transaction.execute("DELETE FROM record WHERE no <= ?1", [no])?;
            let floor = "UPDATE head SET floor = ?1, floor_chain = ?2";
            transaction.execute(floor, params![no, chain.0])
        })?;
        self.row.head.base = self.row.head.base.max(no);
        self.row.floor = no;
        Ok(())
    }

    pub(super) fn seal(&mut self, epoch: Epoch) -> Result<(), LogError> {
        self.row.head.is_of(epoch)?;
        self.write(|transaction| transaction.execute("UPDATE head SET sealed = 1", ()))?;
        self.row.head.sealed = true;
        self.empty_journal();
        Ok(())
    }

    /// One transaction, synced when this returns. After an error the file must be opened anew.
    fn write<T>(
        &mut self,
        act: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<(), LogError> {
        let write = || {
            let transaction = self.connection.transaction()?;
            act(&transaction)?;
            transaction.commit()
        };
        write().map_err(|error| failure(&error))
    }

    /// What was erased must not live on in the journal. If it fails, the next one does it.
    fn empty_journal(&self) {
        let done = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
        if let Err(error) = done {
            tracing::warn!(%error, "journal of a meeting file not emptied");
        }
    }

    fn entries(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LogError> {
        let sql = "SELECT no, chain, batch FROM record WHERE no >= ?1 ORDER BY no LIMIT ?2";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let read = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows = statement.query_map(params![from, limit], |row| {
                let batch: Vec<u8> = row.get(2)?;
                Ok(Entry { no: row.get(0)?, chain: Chain(row.get(1)?), batch: Bytes::from(batch) })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| failure(&error))
    }

    fn kept(&self) -> Result<Option<Snapshot>, LogError> {
        let sql = "SELECT no, chain, bytes FROM snapshot ORDER BY no DESC LIMIT 1";
        let read = |row: &rusqlite::Row<'_>| {
            let bytes: Vec<u8> = row.get(2)?;
            Ok(Snapshot { no: row.get(0)?, chain: Chain(row.get(1)?), bytes: Bytes::from(bytes) })
        };
        self.connection.query_row(sql, (), read).optional().map_err(|error| failure(&error))
    }

    /// The chain at a record that is kept.
    fn chain_at(&self, no: u64) -> Result<Option<Chain>, LogError> {
        let sql = "SELECT chain FROM record WHERE no = ?1";
        let chain: Option<[u8; 20]> = self
            .connection
            .query_row(sql, [no], |row| row.get(0))
            .optional()
            .map_err(|error| failure(&error))?;
        Ok(chain.map(Chain))
    }
}

fn put_snapshot(transaction: &Transaction<'_>, snapshot: &Snapshot) -> rusqlite::Result<usize> {
    let kept = params![snapshot.no, snapshot.chain.0, &snapshot.bytes[..]];
    transaction.execute("INSERT INTO snapshot VALUES (?1, ?2, ?3)", kept)
}

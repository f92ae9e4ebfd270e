//! Keys in one small SQLite file.

use super::{Asking, KEY_BYTES, Key, Keys, KeysError};
use foorumi_protocol::{ActivityId, Id, MeetingId, Seq};
use foorumi_room::Vote;
use rusqlite::{Connection, OptionalExtension, Row, params, types::FromSqlError};
use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS keys (
        meeting BLOB NOT NULL, seq INTEGER NOT NULL, item INTEGER NOT NULL, round INTEGER NOT NULL,
        key BLOB NOT NULL, PRIMARY KEY (meeting, seq, item, round)
    ) WITHOUT ROWID, STRICT;";

/// The file. One process has it; calls take their turn, off the threads that serve sockets.
pub(crate) struct SqliteKeys {
    connection: Arc<Mutex<Connection>>,
}

impl SqliteKeys {
    /// Opens the file, or makes it.
    pub(crate) fn open(file: &Path) -> Result<Self, KeysError> {
        let connection = Connection::open(file)?;
        // What is deleted is overwritten where it stood. The journal keeps nothing: it is emptied
        // after every write.
        connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA secure_delete = ON;",
        )?;
        connection.execute_batch(TABLE)?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    fn with<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Asking<'_, T> {
        let connection = Arc::clone(&self.connection);
        Box::pin(async move {
            let work = tokio::task::spawn_blocking(move || {
                act(&connection.lock().unwrap_or_else(PoisonError::into_inner))
            });
            Ok(work.await.map_err(|_| KeysError::Silent)??)
        })
    }
}

impl Keys for SqliteKeys {
    fn agree(&self, meeting: MeetingId, vote: Vote, ours: Option<Key>) -> Asking<'_, Option<Key>> {
        self.with(move |connection| {
            let (meeting, seq, item, round) = columns(meeting, vote);
            if let Some(ours) = ours {
                let made = connection.execute(
                    "INSERT INTO keys VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                    params![meeting, seq, item, round, &ours.0[..]],
                )?;
                if made > 0 {
                    empty_journal(connection)?;
                }
            }
            let sql =
                "SELECT key FROM keys WHERE meeting = ?1 AND seq = ?2 AND item = ?3 AND round = ?4";
            connection.query_row(sql, params![meeting, seq, item, round], key).optional()
        })
    }

    fn destroy(&self, meeting: MeetingId, vote: Vote) -> Asking<'_, ()> {
        self.with(move |connection| {
            let (meeting, seq, item, round) = columns(meeting, vote);
            connection.execute(
                "DELETE FROM keys WHERE meeting = ?1 AND seq = ?2 AND item = ?3 AND round = ?4",
                params![meeting, seq, item, round],
            )?;
            empty_journal(connection)
        })
    }

    fn kept(&self, meeting: MeetingId) -> Asking<'_, Vec<Vote>> {
        self.with(move |connection| {
            let sql = "SELECT seq, item, round FROM keys WHERE meeting = ?1";
            let mut find = connection.prepare(sql)?;
            let votes = find.query_map([meeting.0.as_bytes()], vote)?;
            votes.collect()
        })
    }

    fn meetings(&self) -> Asking<'_, Vec<MeetingId>> {
        self.with(|connection| {
            let mut find = connection.prepare("SELECT DISTINCT meeting FROM keys")?;
            let id = |row: &Row<'_>| Ok(MeetingId(Uuid::from_bytes(row.get(0)?)));
            find.query_map((), id)?.collect()
        })
    }
}

fn columns(meeting: MeetingId, vote: Vote) -> ([u8; 16], u64, u16, u64) {
    let Id { seq, index } = vote.activity.0;
    (*meeting.0.as_bytes(), seq.0, index, vote.round.0)
}

fn key(row: &Row<'_>) -> rusqlite::Result<Key> {
    let bytes = row.get_ref(0)?.as_blob()?;
    let size = FromSqlError::InvalidBlobSize { expected_size: KEY_BYTES, blob_size: bytes.len() };
    Ok(Key::read(bytes).ok_or(size)?)
}

fn vote(row: &Row<'_>) -> rusqlite::Result<Vote> {
    let activity = ActivityId(Id { seq: Seq(row.get(0)?), index: row.get(1)? });
    Ok(Vote { activity, round: Seq(row.get(2)?) })
}

/// The row goes from the journal into the file, or out of both.
fn empty_journal(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))
}

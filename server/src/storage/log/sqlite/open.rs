//! Making, opening, checking and erasing a meeting's file.

use crate::storage::log::{Chain, Head, LogError, Start};
use foorumi_protocol::{Epoch, MeetingId};
use rusqlite::{Connection, ErrorCode, OpenFlags, params};
use std::{fs, io, path::Path};

/// Version of the layout, in `user_version`.
const LAYOUT: i64 = 1;

const TABLES: &str = "
    CREATE TABLE head (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        meeting BLOB NOT NULL,
        epoch INTEGER NOT NULL,
        rules INTEGER NOT NULL,
        last INTEGER NOT NULL,
        chain BLOB NOT NULL,
        base INTEGER NOT NULL,
        floor INTEGER NOT NULL,
        floor_chain BLOB NOT NULL,
        sealed INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE record (no INTEGER PRIMARY KEY, chain BLOB NOT NULL, batch BLOB NOT NULL) STRICT;
    CREATE TABLE snapshot (no INTEGER PRIMARY KEY, chain BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
    PRAGMA user_version = 1;";

/// What the head row says.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeadRow {
    pub(super) head: Head,
    /// Last record trimmed.
    pub(super) floor: u64,
    floor_chain: Chain,
}

pub(super) fn connect(path: &Path, max_pages: u32) -> Result<Connection, LogError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        // Exclusive: one process has a meeting, and no shared-memory file is needed.
        connection.execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA foreign_keys = ON;",
        )?;
        connection.pragma_update(None, "max_page_count", max_pages)?;
        Ok(connection)
    };
    open().map_err(|error| failure(&error))
}

/// Writes the tables and the head in one transaction, and syncs the directory.
pub(super) fn lay_out(
    connection: &mut Connection,
    path: &Path,
    room: MeetingId,
    start: &Start,
) -> Result<HeadRow, LogError> {
    let (last, chain) = start.snapshot.as_ref().map_or((0, Chain::EMPTY), |s| (s.no, s.chain));
    let mut write = || {
        let transaction = connection.transaction()?;
        transaction.execute_batch(TABLES)?;
        transaction.execute(
            "INSERT INTO head VALUES (1, ?1, ?2, ?3, ?4, ?5, ?4, ?4, ?5, 0)",
            params![room.0.as_bytes(), start.epoch.0, start.rules, last, chain.0],
        )?;
        if let Some(snapshot) = &start.snapshot {
            transaction.execute(
                "INSERT INTO snapshot VALUES (?1, ?2, ?3)",
                params![snapshot.no, snapshot.chain.0, &snapshot.bytes[..]],
            )?;
        }
        transaction.commit()
    };
    write().map_err(|error| failure(&error))?;
    sync_directory(path)?;
    let (epoch, rules) = (start.epoch, start.rules);
    let head = Head { epoch, rules, last, chain, base: last, sealed: false };
    Ok(HeadRow { head, floor: last, floor_chain: chain })
}

/// Reads the head and checks that the file is what it says: records dense, chained, up to the head.
pub(super) fn check(connection: &Connection, room: MeetingId) -> Result<HeadRow, LogError> {
    let row = read_head(connection, room)?;
    let (mut no, mut chain) = (row.floor, row.floor_chain);
    let mut base_chain = (row.floor == row.head.base).then_some(chain);
    let sql = "SELECT no, chain, batch FROM record ORDER BY no";
    let mut statement = connection.prepare(sql).map_err(|error| failure(&error))?;
    let mut rows = statement.query(()).map_err(|error| failure(&error))?;
    while let Some(found) = rows.next().map_err(|error| failure(&error))? {
        let batch = found.get_ref(2).ok().and_then(|value| value.as_blob().ok());
        chain = chain.then(batch.ok_or(LogError::Broken)?);
        no += 1;
        let said = (found.get::<_, u64>(0), found.get::<_, [u8; 20]>(1));
        if said != (Ok(no), Ok(chain.0)) {
            return Err(LogError::Broken);
        }
        if no == row.head.base {
            base_chain = Some(chain);
        }
    }
    if (no, chain) != (row.head.last, row.head.chain) {
        return Err(LogError::Broken);
    }
    check_snapshot(connection, row.head.base, base_chain)?;
    Ok(row)
}

/// Deletes the file and what stands beside it.
pub(super) fn erase(path: &Path) -> Result<(), LogError> {
    for beside in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(beside);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(LogError::Broken),
            _ => {}
        }
    }
    sync_directory(path)
}

/// What an error of SQLite means for a log.
pub(super) fn failure(error: &rusqlite::Error) -> LogError {
    let failed = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => LogError::DiskFull,
        Some(ErrorCode::SystemIoFailure) => LogError::Unclear,
        _ => LogError::Broken,
    };
    // Errors of SQLite name tables and files, never what people wrote.
    tracing::error!(%error, "meeting file failed");
    failed
}

pub(super) fn read_head(connection: &Connection, room: MeetingId) -> Result<HeadRow, LogError> {
    let layout: i64 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(|error| failure(&error))?;
    match layout {
        // Made, but never begun: the process died in between.
        0 => return Err(LogError::Unknown),
        LAYOUT => {}
        _ => return Err(LogError::Broken),
    }
    let read = |row: &rusqlite::Row<'_>| {
        let meeting: [u8; 16] = row.get(0)?;
        let head = Head {
            epoch: Epoch(row.get(1)?),
            rules: row.get(2)?,
            last: row.get(3)?,
            chain: Chain(row.get(4)?),
            base: row.get(5)?,
            sealed: row.get(8)?,
        };
        Ok((meeting, HeadRow { head, floor: row.get(6)?, floor_chain: Chain(row.get(7)?) }))
    };
    let sql =
        "SELECT meeting, epoch, rules, last, chain, base, floor, floor_chain, sealed FROM head";
    let (meeting, row) = connection.query_row(sql, (), read).map_err(|error| failure(&error))?;
    if meeting == *room.0.as_bytes() { Ok(row) } else { Err(LogError::Broken) }
}

fn check_snapshot(
    connection: &Connection,
    base: u64,
    base_chain: Option<Chain>,
) -> Result<(), LogError> {
    if base == 0 {
        return Ok(());
    }
    let sql = "SELECT chain FROM snapshot WHERE no = ?1";
    let chain: [u8; 20] =
        connection.query_row(sql, [base], |row| row.get(0)).map_err(|error| failure(&error))?;
    if base_chain == Some(Chain(chain)) { Ok(()) } else { Err(LogError::Broken) }
}

/// A new or removed name is durable only once its directory is synced.
fn sync_directory(path: &Path) -> Result<(), LogError> {
    let directory = path.parent().ok_or(LogError::Broken)?;
    fs::File::open(directory)
        .and_then(|directory| directory.sync_all())
        .map_err(|_| LogError::Unclear)
}

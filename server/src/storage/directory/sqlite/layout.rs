//! The file's tables, and how an older file comes to have them.

use crate::storage::directory::DirectoryError;
use rusqlite::Connection;
use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

/// Raised when the layout changes; a newer file is refused rather than misread.
const LAYOUT: i64 = 3;
const FIRST: &str = "
    CREATE TABLE IF NOT EXISTS meetings (
        meeting BLOB PRIMARY KEY, code TEXT NOT NULL UNIQUE, made_at INTEGER NOT NULL, stored_at INTEGER
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE IF NOT EXISTS links (
        hash BLOB PRIMARY KEY, meeting BLOB NOT NULL REFERENCES meetings(meeting) ON DELETE CASCADE,
        role TEXT NOT NULL, revoked_at INTEGER
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX IF NOT EXISTS links_by_meeting ON links (meeting, role);";
/// Since layout 2 it is noted here, and not in the archive's folders, what is kept and what is due.
const SECOND: &str = "
    ALTER TABLE meetings ADD COLUMN title TEXT;
    ALTER TABLE meetings ADD COLUMN keep_days INTEGER;
    ALTER TABLE meetings ADD COLUMN kept_until INTEGER;
    ALTER TABLE meetings ADD COLUMN receipt TEXT;
    ALTER TABLE meetings ADD COLUMN due_at INTEGER;
    ALTER TABLE meetings ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE meetings ADD COLUMN taken_in INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX meetings_due ON meetings (due_at) WHERE due_at IS NOT NULL;
    CREATE INDEX meetings_not_stored ON meetings (made_at) WHERE stored_at IS NULL;
    CREATE TABLE downloads (
        no INTEGER PRIMARY KEY, meeting BLOB NOT NULL REFERENCES meetings(meeting) ON DELETE CASCADE,
        download TEXT NOT NULL
    ) STRICT;
    CREATE INDEX downloads_by_meeting ON downloads (meeting, no);
    PRAGMA user_version = 2;";
/// Since layout 3 the summary has a day of its own.
const THIRD: &str = "
    ALTER TABLE meetings ADD COLUMN summary_until INTEGER;
    PRAGMA user_version = 3;";
/// A second process (a backup) may hold the file this long.
const BUSY: Duration = Duration::from_secs(5);

/// Opens the file with today's tables, making it if it is not there.
pub(super) fn open(file: &Path) -> Result<Connection, DirectoryError> {
    let mut connection = Connection::open(file)?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    let layout: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match layout {
        LAYOUT => return Ok(connection),
        // Made just now, or by somebody who died at it.
        0 => {}
        1 | 2 => copy(&connection, file, layout)?,
        _ => return Err(DirectoryError::Damaged),
    }
    let change = connection.transaction()?;
    if layout < 2 {
        change.execute_batch(FIRST)?;
        change.execute_batch(SECOND)?;
    }
    change.execute_batch(THIRD)?;
    change.commit()?;
    Ok(connection)
}

/// The file as it was, beside it. Whole or not at all; one that is there already is left.
fn copy(connection: &Connection, file: &Path, layout: i64) -> Result<(), DirectoryError> {
    let copy = beside(file, &format!(".layout-{layout}"));
    if copy.exists() {
        return Ok(());
    }
    let draft = beside(file, &format!(".layout-{layout}.draft"));
    match fs::remove_file(&draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(DirectoryError::NotCopied(error));
        }
        Ok(()) | Err(_) => {}
    }
    let name = draft.to_str().ok_or(DirectoryError::Damaged)?;
    connection.execute("VACUUM INTO ?1", [name])?;
    let placed = File::open(&draft)
        .and_then(|written| written.sync_all())
        .and_then(|()| fs::rename(&draft, &copy))
        .and_then(|()| copy.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all()));
    placed.map_err(DirectoryError::NotCopied)
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_file_is_copied_and_then_changed_also_after_a_death_in_between() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("directory.sqlite");
        let old = Connection::open(&file).expect("a file");
        old.execute_batch(FIRST).expect("its tables");
        old.execute("INSERT INTO meetings VALUES (x'07', '12345678', 5, NULL)", ()).expect("a row");
        old.pragma_update(None, "user_version", 1).expect("its layout");
        drop(old);
        let layout = |file: &Path| -> i64 {
            let file = Connection::open(file).expect("a file");
            file.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a layout")
        };
        // Died while it was copying; then after it had copied.
        fs::write(beside(&file, ".layout-1.draft"), "half").expect("a draft");
        copy(&Connection::open(&file).expect("a file"), &file, 1).expect("copied");
        assert_eq!((layout(&file), layout(&beside(&file, ".layout-1"))), (1, 1));
        let opened = open(&file).expect("changed");
        let rows = "SELECT count(*) FROM meetings WHERE code = '12345678' AND held = 0";
        let rows: i64 = opened.query_row(rows, (), |row| row.get(0)).expect("a count");
        assert_eq!((rows, layout(&file), layout(&beside(&file, ".layout-1"))), (1, LAYOUT, 1));
        drop(opened);
        open(&file).expect("as it is");
        Connection::open(&file)
            .and_then(|newer| newer.pragma_update(None, "user_version", LAYOUT + 1))
            .expect("a later version was here");
        assert!(matches!(open(&file), Err(DirectoryError::Damaged)));
    }

    #[test]
    fn rb4_a_file_of_the_second_layout_gets_a_day_for_the_summary() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("directory.sqlite");
        let old = Connection::open(&file).expect("a file");
        old.execute_batch(FIRST).and_then(|()| old.execute_batch(SECOND)).expect("its tables");
        drop(old);
        let opened = open(&file).expect("changed");
        let days = "SELECT count(summary_until) FROM meetings";
        let days: i64 = opened.query_row(days, (), |row| row.get(0)).expect("a count");
        assert_eq!(days, 0);
        assert!(beside(&file, ".layout-2").exists());
    }
}

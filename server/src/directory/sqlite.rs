//! The directory in one SQLite file.

use super::{Directory, DirectoryError, FoundLink, role_name, role_of};
use crate::{clock, secret::LinkHash};
use foorumi_protocol::{JoinCode, MeetingId, Role};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params};
use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use uuid::Uuid;

/// Raised when the layout changes; a newer file is refused rather than misread.
const LAYOUT: i64 = 1;
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS meetings (
        meeting BLOB PRIMARY KEY, code TEXT NOT NULL UNIQUE, made_at INTEGER NOT NULL, stored_at INTEGER
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE IF NOT EXISTS links (
        hash BLOB PRIMARY KEY, meeting BLOB NOT NULL REFERENCES meetings(meeting) ON DELETE CASCADE,
        role TEXT NOT NULL, revoked_at INTEGER
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX IF NOT EXISTS links_by_meeting ON links (meeting, role);";
/// A second process (a backup) may hold the file this long.
const BUSY: Duration = Duration::from_secs(5);

/// The embedded directory.
pub(crate) struct SqliteDirectory {
    connection: Mutex<Connection>,
}

impl SqliteDirectory {
    /// Opens the file, or makes it.
    pub(crate) fn open(file: &Path) -> Result<Self, DirectoryError> {
        let connection = Connection::open(file)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "secure_delete", true)?;
        let layout: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if layout > LAYOUT {
            return Err(DirectoryError::Damaged);
        }
        connection.execute_batch(TABLES)?;
        connection.pragma_update(None, "user_version", LAYOUT)?;
        Ok(Self { connection: Mutex::new(connection) })
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic inside leaves no transaction open: each is rolled back as it is dropped.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Directory for SqliteDirectory {
    fn enter(
        &self,
        meeting: MeetingId,
        code: JoinCode,
        links: &[(Role, LinkHash)],
    ) -> Result<bool, DirectoryError> {
        let mut connection = self.connection();
        let entry = connection.transaction()?;
        let sql = "INSERT INTO meetings (meeting, code, made_at) VALUES (?1, ?2, ?3)
                   ON CONFLICT (code) DO NOTHING";
        if entry.execute(sql, params![blob(meeting), code.to_string(), now()])? == 0 {
            return Ok(false);
        }
        for (role, hash) in links {
            insert_link(&entry, meeting, *role, *hash)?;
        }
        entry.commit()?;
        Ok(true)
    }

    fn withdraw(&self, meeting: MeetingId) -> Result<(), DirectoryError> {
        self.connection().execute("DELETE FROM meetings WHERE meeting = ?1", [blob(meeting)])?;
        Ok(())
    }

    fn by_code(&self, code: JoinCode) -> Result<Option<MeetingId>, DirectoryError> {
        let connection = self.connection();
        let mut find = connection.prepare_cached("SELECT meeting FROM meetings WHERE code = ?1")?;
        let found = find.query_row([code.to_string()], |row| row.get(0)).optional()?;
        found.map(meeting_id).transpose()
    }

    fn by_link(&self, link: LinkHash) -> Result<Option<FoundLink>, DirectoryError> {
        let connection = self.connection();
        let sql = "SELECT meeting, role, revoked_at IS NULL FROM links WHERE hash = ?1";
        let mut find = connection.prepare_cached(sql)?;
        let columns = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
        let Some((meeting, role, stands)) = find.query_row([link.0], columns).optional()? else {
            return Ok(None);
        };
        Ok(Some(FoundLink { meeting: meeting_id(meeting)?, role: role_of(&role)?, stands }))
    }

    fn standing(&self, meeting: MeetingId) -> Result<Vec<Role>, DirectoryError> {
        let connection = self.connection();
        let sql = "SELECT role FROM links WHERE meeting = ?1 AND revoked_at IS NULL";
        let mut find = connection.prepare_cached(sql)?;
        let roles = find.query_map([blob(meeting)], |row| row.get::<_, String>(0))?;
        roles.map(|role| role_of(&role?)).collect()
    }

    fn replace(
        &self,
        meeting: MeetingId,
        role: Role,
        link: Option<LinkHash>,
    ) -> Result<(), DirectoryError> {
        let mut connection = self.connection();
        let change = connection.transaction()?;
        let sql = "UPDATE links SET revoked_at = ?3
                   WHERE meeting = ?1 AND role = ?2 AND revoked_at IS NULL";
        change.execute(sql, params![blob(meeting), role_name(role), now()])?;
        if let Some(hash) = link {
            insert_link(&change, meeting, role, hash)?;
        }
        Ok(change.commit()?)
    }

    fn note_stored(&self, meeting: MeetingId) -> Result<(), DirectoryError> {
        let sql = "UPDATE meetings SET stored_at = ?2 WHERE meeting = ?1";
        self.connection().execute(sql, params![blob(meeting), now()])?;
        Ok(())
    }

    fn not_stored(&self) -> Result<Vec<MeetingId>, DirectoryError> {
        let connection = self.connection();
        let sql = "SELECT meeting FROM meetings WHERE stored_at IS NULL ORDER BY made_at";
        let mut find = connection.prepare_cached(sql)?;
        let meetings = find.query_map([], |row| row.get(0))?;
        meetings.map(|meeting| meeting_id(meeting?)).collect()
    }
}

impl From<rusqlite::Error> for DirectoryError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            _ => Self::Store(error),
        }
    }
}

fn insert_link(
    change: &Connection,
    meeting: MeetingId,
    role: Role,
    hash: LinkHash,
) -> Result<(), DirectoryError> {
    let sql = "INSERT INTO links (hash, meeting, role) VALUES (?1, ?2, ?3)";
    change.execute(sql, params![hash.0, blob(meeting), role_name(role)])?;
    Ok(())
}

fn blob(meeting: MeetingId) -> [u8; 16] {
    meeting.0.into_bytes()
}

fn meeting_id(bytes: Vec<u8>) -> Result<MeetingId, DirectoryError> {
    Uuid::from_slice(&bytes).map(MeetingId).map_err(|_| DirectoryError::Damaged)
}

fn now() -> i64 {
    i64::try_from(clock::now().0).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id3_links_are_found_by_hash_replaced_and_revoked() {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = SqliteDirectory::open(&folder.path().join("d.sqlite")).expect("opens");
        let (meeting, code) = (MeetingId(Uuid::from_u128(7)), JoinCode::new(12));
        let (first, second) = (LinkHash::of("first"), LinkHash::of("second"));
        assert!(directory.enter(meeting, code, &[(Role::Host, first)]).expect("enters"));
        let other = MeetingId(Uuid::from_u128(8));
        assert!(!directory.enter(other, code, &[]).expect("the code is taken"));
        assert_eq!(directory.by_code(code).expect("reads"), Some(meeting));
        assert_eq!(directory.standing(meeting).expect("reads"), [Role::Host]);
        directory.replace(meeting, Role::Host, Some(second)).expect("replaces");
        let stands = |link| directory.by_link(link).expect("reads").map(|found| found.stands);
        assert_eq!((stands(first), stands(second)), (Some(false), Some(true)));
        directory.replace(meeting, Role::Host, None).expect("revokes");
        assert_eq!(stands(second), Some(false));
        assert_eq!(directory.standing(meeting).expect("reads"), []);
        assert_eq!(directory.not_stored().expect("reads"), [meeting]);
        directory.note_stored(meeting).expect("notes");
        assert_eq!(directory.not_stored().expect("reads"), []);
        directory.withdraw(meeting).expect("withdraws");
        assert_eq!((directory.by_code(code).expect("reads"), stands(first)), (None, None));
    }
}

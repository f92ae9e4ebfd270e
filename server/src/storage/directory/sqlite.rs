//! The directory in one SQLite file.

mod kept;
mod layout;

use super::{
    Asked, Directory, DirectoryError, Ended, FoundLink, Note, OldNote, role_name, role_of,
};
use crate::{clock, secret::LinkHash};
use foorumi_protocol::{DeletionReceipt, Download, JoinCode, MeetingId, Millis, Role};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params};
use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

/// The embedded directory. One process has it; calls take their turn, off the threads that serve
/// sockets.
pub(crate) struct SqliteDirectory {
    connection: Arc<Mutex<Connection>>,
}

impl SqliteDirectory {
    /// Opens the file, or makes it.
    pub(crate) fn open(file: &Path) -> Result<Self, DirectoryError> {
        Ok(Self { connection: Arc::new(Mutex::new(layout::open(file)?)) })
    }

    fn with<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Connection) -> Result<T, DirectoryError> + Send + 'static,
    ) -> Asked<'_, T> {
        let connection = Arc::clone(&self.connection);
        Box::pin(async move {
            let work = tokio::task::spawn_blocking(move || {
                // A panic inside leaves no transaction open: each is rolled back as it is dropped.
                act(&mut connection.lock().unwrap_or_else(PoisonError::into_inner))
            });
            work.await.unwrap_or(Err(DirectoryError::CutOff))
        })
    }
}

impl Directory for SqliteDirectory {
    fn enter(
        &self,
        meeting: MeetingId,
        code: JoinCode,
        links: Vec<(Role, LinkHash)>,
    ) -> Asked<'_, bool> {
        self.with(move |connection| {
            let entry = connection.transaction()?;
            let sql = "INSERT INTO meetings (meeting, code, made_at) VALUES (?1, ?2, ?3)
                       ON CONFLICT (code) DO NOTHING";
            if entry.execute(sql, params![blob(meeting), code.to_string(), now()])? == 0 {
                return Ok(false);
            }
            for (role, hash) in links {
                insert_link(&entry, meeting, role, hash)?;
            }
            entry.commit()?;
            Ok(true)
        })
    }

    fn withdraw(&self, meeting: MeetingId) -> Asked<'_, ()> {
        self.with(move |connection| {
            connection.execute("DELETE FROM meetings WHERE meeting = ?1", [blob(meeting)])?;
            Ok(())
        })
    }

    fn by_code(&self, code: JoinCode) -> Asked<'_, Option<MeetingId>> {
        self.with(move |connection| {
            let sql = "SELECT meeting FROM meetings WHERE code = ?1";
            let mut find = connection.prepare_cached(sql)?;
            let found = find.query_row([code.to_string()], |row| row.get(0)).optional()?;
            found.map(meeting_id).transpose()
        })
    }

    fn by_link(&self, link: LinkHash) -> Asked<'_, Option<FoundLink>> {
        self.with(move |connection| {
            let sql = "SELECT meeting, role, revoked_at IS NULL FROM links WHERE hash = ?1";
            let mut find = connection.prepare_cached(sql)?;
            let columns = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
            let Some((meeting, role, stands)) = find.query_row([link.0], columns).optional()?
            else {
                return Ok(None);
            };
            Ok(Some(FoundLink { meeting: meeting_id(meeting)?, role: role_of(&role)?, stands }))
        })
    }

    fn standing(&self, meeting: MeetingId) -> Asked<'_, Vec<Role>> {
        self.with(move |connection| {
            let sql = "SELECT role FROM links WHERE meeting = ?1 AND revoked_at IS NULL";
            let mut find = connection.prepare_cached(sql)?;
            let roles = find.query_map([blob(meeting)], |row| row.get::<_, String>(0))?;
            roles.map(|role| role_of(&role?)).collect()
        })
    }

    fn replace(&self, meeting: MeetingId, role: Role, link: Option<LinkHash>) -> Asked<'_, ()> {
        self.with(move |connection| {
            let change = connection.transaction()?;
            let sql = "UPDATE links SET revoked_at = ?3
                       WHERE meeting = ?1 AND role = ?2 AND revoked_at IS NULL";
            change.execute(sql, params![blob(meeting), role_name(role), now()])?;
            if let Some(hash) = link {
                insert_link(&change, meeting, role, hash)?;
            }
            Ok(change.commit()?)
        })
    }

    fn not_stored(&self) -> Asked<'_, Vec<MeetingId>> {
        self.with(|connection| {
            let sql = "SELECT meeting FROM meetings WHERE stored_at IS NULL ORDER BY made_at";
            let mut find = connection.prepare_cached(sql)?;
            let meetings = find.query_map([], |row| row.get(0))?;
            meetings.map(|meeting| meeting_id(meeting?)).collect()
        })
    }

    fn note(&self, meeting: MeetingId) -> Asked<'_, Option<Note>> {
        self.with(move |connection| kept::note(connection, meeting))
    }

    fn downloads(&self, meeting: MeetingId) -> Asked<'_, Vec<Download>> {
        self.with(move |connection| kept::downloads(connection, meeting))
    }

    fn note_stored(&self, meeting: MeetingId, ended: Ended) -> Asked<'_, Option<DeletionReceipt>> {
        self.with(move |connection| kept::note_stored(connection, meeting, &ended))
    }

    fn note_changing(&self, meeting: MeetingId) -> Asked<'_, ()> {
        self.with(move |connection| {
            let sql = "UPDATE meetings SET stored_at = NULL WHERE meeting = ?1 AND receipt IS NULL";
            connection.execute(sql, [blob(meeting)])?;
            Ok(())
        })
    }

    fn note_look(&self, meeting: MeetingId, at: Millis) -> Asked<'_, ()> {
        self.with(move |connection| {
            let sql = "UPDATE meetings SET due_at = ?2 WHERE meeting = ?1
                       AND stored_at IS NULL AND kept_until IS NULL
                       AND receipt IS NULL AND held = 0";
            connection.execute(sql, params![blob(meeting), number(at)])?;
            Ok(())
        })
    }

    fn note_summary_until(&self, meeting: MeetingId, until: Millis) -> Asked<'_, ()> {
        self.with(move |connection| {
            let sql = "UPDATE meetings SET summary_until = ?2 WHERE meeting = ?1";
            connection.execute(sql, params![blob(meeting), number(until)])?;
            Ok(())
        })
    }

    fn note_download(&self, meeting: MeetingId, download: Download) -> Asked<'_, ()> {
        self.with(move |connection| kept::note_download(connection, meeting, &download))
    }

    fn note_removed(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
    ) -> Asked<'_, DeletionReceipt> {
        self.with(move |connection| kept::note_removed(connection, meeting, receipt))
    }

    fn due(&self, now: Millis) -> Asked<'_, Vec<MeetingId>> {
        self.with(move |connection| kept::due(connection, now))
    }

    fn note_done(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
        again: Option<Millis>,
    ) -> Asked<'_, ()> {
        self.with(move |connection| kept::note_done(connection, meeting, &receipt, again))
    }

    fn take_in(&self, old: Vec<(MeetingId, OldNote)>) -> Asked<'_, Vec<MeetingId>> {
        self.with(move |connection| kept::take_in(connection, &old))
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
    number(clock::now())
}

fn number(at: Millis) -> i64 {
    i64::try_from(at.0).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::directory::contract;
    use rusqlite::StatementStatus;

    #[tokio::test]
    async fn directories_in_sqlite_keep_the_contract() {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = SqliteDirectory::open(&folder.path().join("d.sqlite")).expect("opens");
        contract::keeps_the_contract(&directory).await;
    }

    #[test]
    fn ft12_a_look_reads_what_is_due_and_no_other_meeting() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut file = layout::open(&folder.path().join("d.sqlite")).expect("opens");
        let enter = file.transaction().expect("begins");
        for number in 0..1000_u16 {
            let meeting = blob(MeetingId(Uuid::from_u128(number.into())));
            let sql =
                "INSERT INTO meetings (meeting, code, made_at, due_at) VALUES (?1, ?2, 1, ?3)";
            enter.execute(sql, params![meeting, number.to_string(), number]).expect("enters");
        }
        enter.commit().expect("written");
        let mut find = file.prepare(kept::DUE).expect("a statement");
        let found = find.query_map([2], |_| Ok(())).expect("answers").count();
        let counted = |what| find.get_status(what);
        assert_eq!((found, counted(StatementStatus::FullscanStep)), (3, 0));
        let steps = counted(StatementStatus::VmStep);
        assert!(steps < 40, "{steps} steps for three of a thousand");
    }

    #[tokio::test]
    async fn rb7_of_a_meeting_that_was_deleted_whole_no_name_rests_in_the_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = SqliteDirectory::open(&folder.path().join("d.sqlite")).expect("opens");
        contract::a_name_goes_with_the_meeting(&directory, |name| {
            let files = std::fs::read_dir(folder.path()).expect("a folder");
            let mut contents =
                files.map(|file| std::fs::read(file.expect("a file").path()).expect("bytes"));
            contents.any(|bytes| bytes.windows(name.len()).any(|part| part == name.as_bytes()))
        })
        .await;
    }
}

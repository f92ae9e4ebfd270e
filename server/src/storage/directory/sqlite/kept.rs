//! What is kept and what is due, in the file.

use super::{blob, meeting_id, now, number};
use crate::storage::directory::{
    DirectoryError, Ended, Note, OldNote,
    note::{DOWNLOADS, supersedes},
    read, written,
};
use foorumi_protocol::{DeletionReceipt, Download, MeetingId, Millis};
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(super) fn note(
    connection: &Connection,
    meeting: MeetingId,
) -> Result<Option<Note>, DirectoryError> {
    let sql = "SELECT stored_at IS NOT NULL, title, keep_days, kept_until, receipt, summary_until
               FROM meetings WHERE meeting = ?1";
    let mut find = connection.prepare_cached(sql)?;
    let columns = |row: &Row<'_>| {
        let note = Note {
            stored: row.get(0)?,
            title: None,
            keep_days: row.get(2)?,
            kept_until: row.get::<_, Option<u64>>(3)?.map(Millis),
            summary_until: row.get::<_, Option<u64>>(5)?.map(Millis),
            receipt: None,
        };
        Ok((note, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(4)?))
    };
    let found = find.query_row([blob(meeting)], columns).optional()?;
    let Some((note, title, receipt)) = found else { return Ok(None) };
    let title = title.as_deref().map(read).transpose()?;
    let receipt = receipt.as_deref().map(read).transpose()?;
    Ok(Some(Note { title, receipt, ..note }))
}

pub(super) fn downloads(
    connection: &Connection,
    meeting: MeetingId,
) -> Result<Vec<Download>, DirectoryError> {
    let sql = "SELECT download FROM downloads WHERE meeting = ?1 ORDER BY no";
    let mut find = connection.prepare_cached(sql)?;
    let found = find.query_map([blob(meeting)], |row| row.get::<_, String>(0))?;
    found.map(|download| read(&download?)).collect()
}

pub(super) fn note_stored(
    connection: &mut Connection,
    meeting: MeetingId,
    ended: &Ended,
) -> Result<Option<DeletionReceipt>, DirectoryError> {
    let change = connection.transaction()?;
    let Some(note) = note(&change, meeting)? else { return Ok(None) };
    let stored = (ended.settled || note.receipt.is_some()).then(now);
    let sql = "UPDATE meetings SET stored_at = ?2 WHERE meeting = ?1";
    change.execute(sql, params![blob(meeting), stored])?;
    if note.receipt.is_none() {
        let sql = "UPDATE meetings SET title = ?2, keep_days = ?3, kept_until = ?4,
                   due_at = CASE held WHEN 0 THEN ?4 END WHERE meeting = ?1";
        let until = ended.kept_until.map(number);
        let title = written(&ended.title)?;
        change.execute(sql, params![blob(meeting), title, ended.keep_days, until])?;
    }
    change.commit()?;
    Ok(note.receipt)
}

pub(super) fn note_download(
    connection: &mut Connection,
    meeting: MeetingId,
    download: &Download,
) -> Result<(), DirectoryError> {
    let change = connection.transaction()?;
    add_download(&change, meeting, download)?;
    let sql = "DELETE FROM downloads WHERE meeting = ?1 AND no NOT IN
               (SELECT no FROM downloads WHERE meeting = ?1 ORDER BY no DESC LIMIT ?2)";
    change.execute(sql, params![blob(meeting), DOWNLOADS as i64])?;
    Ok(change.commit()?)
}

pub(super) fn note_removed(
    connection: &mut Connection,
    meeting: MeetingId,
    receipt: DeletionReceipt,
) -> Result<DeletionReceipt, DirectoryError> {
    let change = connection.transaction()?;
    let standing = note(&change, meeting)?.and_then(|note| note.receipt);
    if !supersedes(&receipt, standing.as_ref()) {
        return Ok(standing.unwrap_or(receipt));
    }
    let sql = "UPDATE meetings SET receipt = ?2, due_at = ?3, stored_at = coalesce(stored_at, ?4),
               title = CASE ?5 WHEN 0 THEN title END WHERE meeting = ?1";
    let (text, at) = (written(&receipt)?, number(receipt.at));
    change.execute(sql, params![blob(meeting), text, at, now(), receipt.everything])?;
    change.commit()?;
    if receipt.everything {
        // The name is gone from the journal, too.
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))?;
    }
    Ok(receipt)
}

pub(super) const DUE: &str =
    "SELECT meeting FROM meetings WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at";

pub(super) fn due(connection: &Connection, now: Millis) -> Result<Vec<MeetingId>, DirectoryError> {
    let mut find = connection.prepare_cached(DUE)?;
    let found = find.query_map([number(now)], |row| row.get(0))?;
    found.map(|meeting| meeting_id(meeting?)).collect()
}

pub(super) fn note_done(
    connection: &Connection,
    meeting: MeetingId,
    receipt: &DeletionReceipt,
    again: Option<Millis>,
) -> Result<(), DirectoryError> {
    let sql = "UPDATE meetings SET due_at = ?3 WHERE meeting = ?1 AND receipt = ?2";
    connection.execute(sql, params![blob(meeting), written(receipt)?, again.map(number)])?;
    Ok(())
}

pub(super) fn take_in(
    connection: &mut Connection,
    old: &[(MeetingId, OldNote)],
) -> Result<Vec<MeetingId>, DirectoryError> {
    let change = connection.transaction()?;
    let mut unknown = Vec::new();
    for (meeting, old) in old {
        if note(&change, *meeting)?.is_none() {
            unknown.push(*meeting);
        }
        // One that could not be read before and can be now is taken in after all.
        let sql = "UPDATE meetings SET taken_in = 1, held = ?2,
                   title = CASE WHEN receipt IS NULL THEN coalesce(?3, title) ELSE title END,
                   keep_days = coalesce(?4, keep_days), kept_until = coalesce(?5, kept_until),
                   receipt = coalesce(receipt, ?6), due_at = CASE ?2 WHEN 0 THEN ?7 END
                   WHERE meeting = ?1 AND (taken_in = 0 OR held = 1)";
        let title = old.title.as_ref().map(written).transpose()?;
        let receipt = old.receipt.as_ref().map(written).transpose()?;
        let (until, due) = (old.kept_until.map(number), old.due().map(number));
        let held = old.unreadable;
        let new = change.execute(
            sql,
            params![blob(*meeting), held, title, old.keep_days, until, receipt, due],
        )?;
        if new > 0 {
            for download in &old.downloads {
                add_download(&change, *meeting, download)?;
            }
        }
    }
    change.commit()?;
    Ok(unknown)
}

fn add_download(
    change: &Connection,
    meeting: MeetingId,
    download: &Download,
) -> Result<(), DirectoryError> {
    let sql = "INSERT INTO downloads (meeting, download)
               SELECT meeting, ?2 FROM meetings WHERE meeting = ?1";
    change.execute(sql, params![blob(meeting), written(download)?])?;
    Ok(())
}

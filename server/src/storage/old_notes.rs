//! Takes into the directory, once, what was noted in `kept.json` of each meeting's archive folder
//! before there was a place for it: until when things are kept, who fetched what, receipts.
//!
//! Each batch goes in three steps, each of which may be done again: copies are made, the directory
//! takes in, the files go. So a process that dies in between leaves nothing undone for the next
//! start, and nodes may do it side by side. Once all is done a start looks at no folder any more.

use crate::storage::{
    archive::{Archive, ArchiveError, OLD_NOTE, blocking, remove, sync, write},
    directory::{Directory, DirectoryError, OldNote},
};
use foorumi_protocol::{MeetingId, at_rest};
use std::{
    fs::{self, File},
    io,
    path::Path,
    sync::Arc,
};
use uuid::Uuid;

/// Stands in the archive once all is done. Not in the directory: nodes that share one may have each an
/// archive of their own.
const MARK: &str = "layout";
const LAYOUT: &[u8] = b"2\n";
/// Meetings taken in at once: each batch is synced together.
const BATCH: usize = 200;

/// Why it could not be done. The next start goes on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotTakenIn {
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error(transparent)]
    Directory(#[from] DirectoryError),
}

/// What stands in old folders.
pub(crate) struct OldNotes {
    archive: Archive,
    directory: Arc<dyn Directory>,
}

/// A batch of them, read and copied.
type Batch = Vec<(MeetingId, OldNote)>;

impl OldNotes {
    pub(crate) fn new(archive: Archive, directory: Arc<dyn Directory>) -> Self {
        Self { archive, directory }
    }

    /// Takes everything in, unless that was done before.
    pub(crate) async fn take_in(&self) -> Result<(), NotTakenIn> {
        if self.is_done().await? {
            return Ok(());
        }
        let mut all = true;
        for meetings in self.found().await?.chunks(BATCH) {
            let batch = self.copied(meetings.to_vec()).await?;
            all &= batch.iter().all(|(_, old)| !old.unreadable);
            let taken = self.taken_in(batch).await?;
            self.removed(taken).await?;
        }
        if all {
            let folder = self.archive.folder().to_owned();
            blocking(move || Ok(write(&folder, MARK, LAYOUT)?)).await?;
        }
        Ok(())
    }

    /// Whether there is nothing to take in from this archive.
    async fn is_done(&self) -> Result<bool, ArchiveError> {
        let mark = self.archive.folder().join(MARK);
        blocking(move || Ok(mark.try_exists()?)).await
    }

    /// Meetings that have such a file.
    async fn found(&self) -> Result<Vec<MeetingId>, ArchiveError> {
        let folder = self.archive.folder().to_owned();
        blocking(move || {
            let mut found = Vec::new();
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                let name = entry.file_name().into_string().unwrap_or_default();
                let Ok(meeting) = Uuid::parse_str(&name) else { continue };
                if entry.path().join(OLD_NOTE).try_exists()? {
                    found.push(MeetingId(meeting));
                }
            }
            found.sort();
            Ok(found)
        })
        .await
    }

    /// The first step: they are read, and copied. One that cannot be read stays where it is.
    async fn copied(&self, meetings: Vec<MeetingId>) -> Result<Batch, ArchiveError> {
        let archive = self.archive.clone();
        blocking(move || {
            fs::create_dir_all(archive.copies())?;
            let mut batch = Vec::new();
            for meeting in meetings {
                let file = archive.folder_of(meeting).join(OLD_NOTE);
                match read(&file) {
                    // Another node was first.
                    None => {}
                    Some(Ok(old)) => {
                        copy(&file, &archive.copy_of(meeting))?;
                        batch.push((meeting, old));
                    }
                    Some(Err(error)) => {
                        tracing::error!(
                            room.id = %meeting.0, %error,
                            "what is kept of a meeting cannot be read: it is never removed by itself"
                        );
                        batch.push((meeting, OldNote::unreadable()));
                    }
                }
            }
            sync(archive.copies())?;
            Ok(batch)
        })
        .await
    }

    /// The second: the directory has them. Answers with those whose files can go.
    async fn taken_in(&self, batch: Batch) -> Result<Vec<MeetingId>, DirectoryError> {
        let readable = batch.iter().filter(|(_, old)| !old.unreadable);
        let mut taken: Vec<MeetingId> = readable.map(|(meeting, _)| *meeting).collect();
        let unknown = self.directory.take_in(batch).await?;
        for meeting in &unknown {
            tracing::warn!(room.id = %meeting.0, "the archive holds a meeting that nothing leads to");
        }
        taken.retain(|meeting| !unknown.contains(meeting));
        Ok(taken)
    }

    /// The third: they go.
    async fn removed(&self, meetings: Vec<MeetingId>) -> Result<(), ArchiveError> {
        let archive = self.archive.clone();
        blocking(move || {
            for meeting in meetings {
                remove(&archive.folder_of(meeting).join(OLD_NOTE))?;
            }
            Ok(())
        })
        .await
    }
}

fn read(file: &Path) -> Option<Result<OldNote, ArchiveError>> {
    match fs::read(file) {
        Ok(bytes) => Some(at_rest(|| serde_json::from_slice(&bytes)).map_err(ArchiveError::from)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(error.into())),
    }
}

/// A second name where the disk can give one, which costs nothing and is whole at once; else a copy.
fn copy(file: &Path, copy: &Path) -> io::Result<()> {
    match fs::hard_link(file, copy) {
        Ok(()) => return Ok(()),
        // Copied before; or another node has copied it, and taken it away.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(_) => {}
    }
    let draft = copy.with_extension("draft");
    fs::copy(file, &draft)?;
    File::open(&draft)?.sync_all()?;
    fs::rename(draft, copy)
}

#[cfg(test)]
mod tests;

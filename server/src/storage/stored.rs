//! Storing what a meeting came to (rule RB1): the file in the archive, and in the directory that it is
//! there and until when the raw data is kept.

use crate::storage::{
    archive::{Archive, ArchiveError},
    directory::{Directory, DirectoryError, Ended, Note},
};
use foorumi_protocol::{MeetingId, Refusal, Results};
use std::sync::Arc;

/// Why results could not be stored.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotStored {
    /// The archive.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The directory's note of it.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
}

impl From<NotStored> for Refusal {
    fn from(error: NotStored) -> Self {
        match error {
            NotStored::Archive(error) => error.into(),
            NotStored::Directory(error) => error.into(),
        }
    }
}

/// The results of meetings that have ended.
#[derive(Clone)]
pub(crate) struct StoredResults {
    archive: Archive,
    directory: Arc<dyn Directory>,
}

impl StoredResults {
    pub(crate) fn new(archive: Archive, directory: Arc<dyn Directory>) -> Self {
        Self { archive, directory }
    }

    /// Stores them, as often as one likes. `settled`: all that was removed is gone from the meeting.
    pub(crate) async fn store(
        &self,
        meeting: MeetingId,
        results: Results,
        settled: bool,
    ) -> Result<(), NotStored> {
        let ended = Ended::of(&results.meeting, settled);
        self.archive.store(meeting, results).await?;
        // A deletion that came while files were being written stands.
        match self.directory.note_stored(meeting, ended).await? {
            Some(receipt) if receipt.everything => Ok(self.archive.delete(meeting).await?),
            Some(_) | None => Ok(()),
        }
    }

    /// Stores them for whoever asks now. That they are stored notes their room alone, which knows what
    /// is still to go from it.
    pub(crate) async fn renew(&self, meeting: MeetingId, results: Results) -> Result<(), Refusal> {
        self.archive.store(meeting, results).await?;
        self.heed_deletion(meeting).await
    }

    /// Notes that what is stored will change.
    pub(crate) async fn note_changing(&self, meeting: MeetingId) -> Result<(), NotStored> {
        Ok(self.directory.note_changing(meeting).await?)
    }

    /// Those of a meeting that has no room any more.
    pub(crate) async fn stored(&self, meeting: MeetingId) -> Result<Results, Refusal> {
        self.refuse_deleted(meeting).await?;
        self.archive.results(meeting).await?.ok_or(Refusal::Removed)
    }

    /// Refuses what is asked of a meeting that was deleted whole.
    pub(crate) async fn refuse_deleted(&self, meeting: MeetingId) -> Result<(), Refusal> {
        if self.is_deleted(meeting).await? { Err(Refusal::Removed) } else { Ok(()) }
    }

    /// A deletion that came while a file was being made of the results stands.
    pub(crate) async fn heed_deletion(&self, meeting: MeetingId) -> Result<(), Refusal> {
        if self.is_deleted(meeting).await? {
            self.archive.delete(meeting).await?;
            return Err(Refusal::Removed);
        }
        Ok(())
    }

    /// What is noted of a meeting.
    pub(crate) async fn note(&self, meeting: MeetingId) -> Result<Note, Refusal> {
        Ok(self.directory.note(meeting).await?.unwrap_or_default())
    }

    async fn is_deleted(&self, meeting: MeetingId) -> Result<bool, DirectoryError> {
        let note = self.directory.note(meeting).await?;
        Ok(note.and_then(|note| note.receipt).is_some_and(|receipt| receipt.everything))
    }
}

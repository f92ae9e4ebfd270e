//! What stays of a meeting that has ended, in `DATA/archive/MEETING/`: its results, bundles, pages and
//! slides. Files and nothing else: what is kept until when stands in the directory.
//!
//! Nothing here is read whole that may be large: files are streamed to whoever asks for them, and
//! their fingerprints are taken while they are read.

pub(crate) mod digest;
mod made;
mod whole;

pub(crate) use made::keep_made;
pub(crate) use whole::{Passing, remove, sync, write};

use axum::body::Bytes;
use foorumi_protocol::{KeptFile, MeetingId, Refusal, Results, Seq};
use serde::Deserialize;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Written last: where it stands the meeting is stored, and every bundle can be made of it.
pub(crate) const RESULTS: &str = "results.json";
/// Where it was noted before, beside the results, what is kept until when (see `old_notes`).
pub(crate) const OLD_NOTE: &str = "kept.json";
/// Names of bundles begin so, and those of pages. They are made of results, and go with them.
pub(crate) const BUNDLE: &str = "bundle-";
pub(crate) const PAGE: &str = "summary-";
/// Folder of slides within a meeting's.
const SLIDES: &str = "slides";

/// Why something could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArchiveError {
    /// The disk.
    #[error("file: {0}")]
    File(#[from] io::Error),
    /// The results as JSON.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// The work was cut off.
    #[error("the work was cut off")]
    CutOff,
}

impl From<ArchiveError> for Refusal {
    /// What people are told. Here the failure is logged, once.
    fn from(error: ArchiveError) -> Self {
        if matches!(&error, ArchiveError::File(why) if why.kind() == io::ErrorKind::StorageFull) {
            return Self::DiskFull;
        }
        tracing::error!(%error, "the archive does not answer");
        Self::Unavailable
    }
}

/// The archive.
#[derive(Clone, Debug)]
pub(crate) struct Archive {
    folder: PathBuf,
    /// Where copies are of what was taken in from old folders: they go with their meeting.
    copies: PathBuf,
}

impl Archive {
    pub(crate) fn new(folder: PathBuf, copies: PathBuf) -> Self {
        Self { folder, copies }
    }

    /// The folder of all.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where copies are of what was taken in from old folders.
    pub(crate) fn copies(&self) -> &Path {
        &self.copies
    }

    /// The folder of a meeting.
    pub(crate) fn folder_of(&self, meeting: MeetingId) -> PathBuf {
        self.folder.join(meeting.0.to_string())
    }

    /// The copy of what stood in a meeting's [`OLD_NOTE`].
    pub(crate) fn copy_of(&self, meeting: MeetingId) -> PathBuf {
        self.copies.join(format!("{}.json", meeting.0))
    }

    /// The file of slides, or the logo's. Its name is the server's.
    pub(crate) fn slides(&self, meeting: MeetingId, file: &str) -> PathBuf {
        self.folder_of(meeting).join(SLIDES).join(file)
    }

    /// Stores the results of a meeting. As often as one likes: what stands is left unless these are
    /// newer, for a memo is finished after the end.
    pub(crate) async fn store(
        &self,
        meeting: MeetingId,
        results: Results,
    ) -> Result<(), ArchiveError> {
        let folder = self.folder_of(meeting);
        blocking(move || {
            if stored_at(&folder)? < Some(results.seq) { store(&folder, &results) } else { Ok(()) }
        })
        .await
    }

    /// The results that are stored.
    pub(crate) async fn results(
        &self,
        meeting: MeetingId,
    ) -> Result<Option<Results>, ArchiveError> {
        let file = self.folder_of(meeting).join(RESULTS);
        blocking(move || match fs::read(file) {
            Ok(bytes) => Ok(Some(Results::read(&bytes)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        })
        .await
    }

    /// How far the log had come when the results that stand were taken.
    pub(crate) async fn stored_at(&self, meeting: MeetingId) -> Result<Option<Seq>, ArchiveError> {
        let folder = self.folder_of(meeting);
        blocking(move || stored_at(&folder)).await
    }

    /// Puts other results in the place of those that stand, and drops what was made of them.
    pub(crate) async fn replace(
        &self,
        meeting: MeetingId,
        results: Results,
    ) -> Result<(), ArchiveError> {
        let folder = self.folder_of(meeting);
        blocking(move || store(&folder, &results)).await
    }

    /// The files that stand, with their fingerprints.
    pub(crate) async fn files(&self, meeting: MeetingId) -> Result<Vec<KeptFile>, ArchiveError> {
        let folder = self.folder_of(meeting);
        blocking(move || {
            let mut found = files(&folder, "")?;
            found.extend(files(&folder.join(SLIDES), "slides/")?);
            found.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(found)
        })
        .await
    }

    /// Deletes everything of a meeting.
    pub(crate) async fn delete(&self, meeting: MeetingId) -> Result<(), ArchiveError> {
        let (folder, copy) = (self.folder_of(meeting), self.copy_of(meeting));
        blocking(move || {
            remove(&copy)?;
            match fs::remove_dir_all(&folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
                Ok(()) | Err(_) => Ok(()),
            }
        })
        .await
    }

    /// Keeps slides or a logo, synced.
    pub(crate) async fn put_slides(
        &self,
        meeting: MeetingId,
        name: String,
        bytes: Bytes,
    ) -> Result<(), ArchiveError> {
        let (all, own) = (self.folder.clone(), self.folder_of(meeting));
        blocking(move || {
            let folder = own.join(SLIDES);
            fs::create_dir_all(&folder)?;
            write(&folder, &name, &bytes)?;
            // The folders' own entries must be as durable as what is in them.
            sync(&own)?;
            Ok(sync(&all)?)
        })
        .await
    }

    /// Takes slides or a logo away.
    pub(crate) async fn drop_slides(
        &self,
        meeting: MeetingId,
        file: &str,
    ) -> Result<(), ArchiveError> {
        let file = self.slides(meeting, file);
        blocking(move || {
            remove(&file)?;
            Ok(file.parent().map_or(Ok(()), sync)?)
        })
        .await
    }
}

/// Does something that blocks, off the threads that serve sockets.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ArchiveError> + Send + 'static,
) -> Result<T, ArchiveError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(ArchiveError::CutOff))
}

/// How far the log had come when the results that stand were taken.
fn stored_at(folder: &Path) -> Result<Option<Seq>, ArchiveError> {
    #[derive(Deserialize)]
    struct Taken {
        seq: Seq,
    }
    match fs::read(folder.join(RESULTS)) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok().map(|taken: Taken| taken.seq)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn store(folder: &Path, results: &Results) -> Result<(), ArchiveError> {
    fs::create_dir_all(folder)?;
    write(folder, RESULTS, &serde_json::to_vec_pretty(results)?)?;
    // What was made of what stood before is made anew when it is asked for.
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let made = name.starts_with(BUNDLE) || name.starts_with(PAGE);
        // What is being written is put in place by whoever writes it.
        if made && !name.ends_with(whole::DRAFT) {
            // Another node may be storing the same.
            remove(&entry.path())?;
        }
    }
    // The folder's own entry must be as durable as what is in it.
    Ok(folder.parent().map_or(Ok(()), sync)?)
}

fn files(folder: &Path, prefix: &str) -> Result<Vec<KeptFile>, ArchiveError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().into_string().unwrap_or_default();
        let passing = name.ends_with(whole::DRAFT) || name == OLD_NOTE;
        if passing || !entry.file_type()?.is_file() {
            continue;
        }
        match digest::of_file(&entry.path()) {
            Ok((bytes, sha256)) => {
                found.push(KeptFile { name: format!("{prefix}{name}"), bytes, sha256 });
            }
            // A bundle of results that were just stored anew.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}

//! What stays of a meeting that has ended: its results and its bundles, in `DATA/archive/MEETING/`.

use crate::{
    directory::{Directory, DirectoryError},
    keeping::Keeping,
};
use axum::body::Bytes;
use foorumi_bundle::{BundleError, bundle};
use foorumi_protocol::{Lang, MeetingId, Results, Seq, Slides};
use serde::Deserialize;
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

/// Written last: where it stands, all stands.
const RESULTS: &str = "results.json";
/// Folder of slides within a meeting's.
const SLIDES: &str = "slides";
const MADE_BY: &str = concat!("Foorumi ", env!("CARGO_PKG_VERSION"));

/// Why something could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArchiveError {
    /// The disk.
    #[error("file: {0}")]
    File(#[from] io::Error),
    /// The bundle.
    #[error("bundle: {0}")]
    Bundle(#[from] BundleError),
    /// The results as JSON.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// The directory's note of it.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// The work was cut off.
    #[error("the work was cut off")]
    CutOff,
}

/// The archive.
#[derive(Clone)]
pub(crate) struct Archive {
    folder: PathBuf,
    directory: Arc<dyn Directory>,
    keeping: Keeping,
}

impl Archive {
    pub(crate) fn new(folder: PathBuf, directory: Arc<dyn Directory>) -> Self {
        let keeping = Keeping::new(folder.clone());
        Self { folder, directory, keeping }
    }

    /// Stores the results of a meeting and its bundle in every language. As often as one likes: the
    /// same results give the same bytes, and what stands is left unless these are newer: a memo is
    /// finished after the end.
    pub(crate) async fn store(
        &self,
        meeting: MeetingId,
        results: Results,
    ) -> Result<(), ArchiveError> {
        let archive = self.clone();
        blocking(move || {
            let folder = archive.folder_of(meeting);
            archive.keeping.note_ended(meeting, &results.meeting)?;
            if stored_at(&folder)? < Some(results.seq) {
                store(&folder, &results)?;
            }
            // A deletion that came meanwhile stands.
            if archive.keeping.receipt(meeting).is_some_and(|receipt| receipt.everything) {
                archive.keeping.delete_files(meeting)?;
            }
            Ok(archive.directory.note_stored(meeting)?)
        })
        .await
    }

    /// The stored bundle.
    pub(crate) async fn bundle(
        &self,
        meeting: MeetingId,
        lang: Lang,
    ) -> Result<Option<Bytes>, ArchiveError> {
        let folder = self.folder_of(meeting);
        blocking(move || {
            if !folder.join(RESULTS).exists() {
                return Ok(None);
            }
            Ok(Some(fs::read(folder.join(bundle_file(lang)))?.into()))
        })
        .await
    }

    /// The notes of how long things are kept.
    pub(crate) fn keeping(&self) -> &Keeping {
        &self.keeping
    }

    /// Keeps slides, synced. Blocks.
    pub(crate) fn put_slides(
        &self,
        meeting: MeetingId,
        slides: &Slides,
        bytes: &[u8],
    ) -> io::Result<()> {
        let own = self.folder_of(meeting);
        let folder = own.join(SLIDES);
        fs::create_dir_all(&folder)?;
        write(&folder, &slides_file(slides), bytes)?;
        // The folders' own entries must be as durable as what is in them.
        sync(&own)?;
        sync(&self.folder)
    }

    /// Slides that were kept. Blocks.
    pub(crate) fn slides(&self, meeting: MeetingId, slides: &Slides) -> io::Result<Vec<u8>> {
        fs::read(self.folder_of(meeting).join(SLIDES).join(slides_file(slides)))
    }

    /// Takes slides away. Blocks.
    pub(crate) fn drop_slides(&self, meeting: MeetingId, slides: &Slides) -> io::Result<()> {
        let folder = self.folder_of(meeting).join(SLIDES);
        match fs::remove_file(folder.join(slides_file(slides))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => sync(&folder),
        }
    }

    fn folder_of(&self, meeting: MeetingId) -> PathBuf {
        self.folder.join(meeting.0.to_string())
    }
}

/// The bundle of results as they are now.
pub(crate) async fn draft(results: Results, lang: Lang) -> Result<Bytes, ArchiveError> {
    blocking(move || Ok(bundle(&results, lang, MADE_BY)?.into())).await
}

/// The server's own name for slides; what people call them stands in the results.
fn slides_file(slides: &Slides) -> String {
    format!("{}.{}", slides.id.0, slides.kind.extension())
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
    for lang in Lang::ALL {
        write(folder, bundle_file(lang), &bundle(results, lang, MADE_BY)?)?;
    }
    write(folder, RESULTS, &serde_json::to_vec_pretty(results)?)?;
    // The folder's own entry must be as durable as what is in it.
    folder.parent().map_or(Ok(()), sync)?;
    Ok(())
}

/// Whole or not at all: written beside, synced, then put in place.
pub(crate) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    // Another node may be storing the same: each writes its own draft, and all are alike.
    let draft = folder.join(format!("{name}.{:016x}.draft", rand::random::<u64>()));
    let mut file = File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(draft, folder.join(name))?;
    sync(folder)
}

pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn bundle_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Fi => "bundle-fi.zip",
        Lang::Sv => "bundle-sv.zip",
        Lang::En => "bundle-en.zip",
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ArchiveError> + Send + 'static,
) -> Result<T, ArchiveError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(ArchiveError::CutOff))
}

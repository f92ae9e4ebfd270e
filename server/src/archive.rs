//! What stays of a meeting that has ended: its results and its bundles, in `DATA/archive/MEETING/`.

use crate::directory::{Directory, DirectoryError};
use axum::body::Bytes;
use foorumi_bundle::{BundleError, bundle};
use foorumi_protocol::{Lang, MeetingId, Results};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

/// Written last: where it stands, all stands.
const RESULTS: &str = "results.json";
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
}

impl Archive {
    pub(crate) fn new(folder: PathBuf, directory: Arc<dyn Directory>) -> Self {
        Self { folder, directory }
    }

    /// Stores the results of a meeting and its bundle in every language. As often as one likes: the
    /// same results give the same bytes, and what stands is left.
    pub(crate) async fn store(
        &self,
        meeting: MeetingId,
        results: Results,
    ) -> Result<(), ArchiveError> {
        let archive = self.clone();
        blocking(move || {
            let folder = archive.folder_of(meeting);
            if !folder.join(RESULTS).exists() {
                store(&folder, &results)?;
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

    fn folder_of(&self, meeting: MeetingId) -> PathBuf {
        self.folder.join(meeting.0.to_string())
    }
}

/// The bundle of results as they are now.
pub(crate) async fn draft(results: Results, lang: Lang) -> Result<Bytes, ArchiveError> {
    blocking(move || Ok(bundle(&results, lang, MADE_BY)?.into())).await
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
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    // Another node may be storing the same: each writes its own draft, and all are alike.
    let draft = folder.join(format!("{name}.{:016x}.draft", rand::random::<u64>()));
    let mut file = File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(draft, folder.join(name))?;
    sync(folder)
}

fn sync(folder: &Path) -> io::Result<()> {
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

//! What stays of a meeting that has ended: its results and its bundles, in `DATA/archive/MEETING/`.

use crate::{
    directory::{Directory, DirectoryError},
    press::{OrderedBundle, Presses},
};
use axum::body::Bytes;
use foorumi_bundle::BundleError;
use foorumi_protocol::{MeetingId, Results};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The seal: where it stands the meeting is stored, and every bundle can be made of it.
const RESULTS: &str = "results.json";

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
    presses: Presses,
}

impl Archive {
    pub(crate) fn new(folder: PathBuf, directory: Arc<dyn Directory>) -> Self {
        Self { folder, directory, presses: Presses::default() }
    }

    /// Stores the results of a meeting, of which bundles are made. As often as one likes: what stands
    /// is left.
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

    /// The bundle of a stored meeting as it was ordered: made once, then kept. The same results and
    /// slides give the same bytes; others get another name, so that nothing old is handed out.
    pub(crate) async fn bundle(
        &self,
        meeting: MeetingId,
        order: OrderedBundle,
    ) -> Result<Option<Bytes>, ArchiveError> {
        let folder = self.folder_of(meeting);
        let found = blocking(move || found(&folder, &order)).await?;
        match found {
            Found::Nothing => Ok(None),
            Found::Kept(bytes) => Ok(Some(bytes)),
            Found::ToMake { results, order, file } => {
                let made = self.presses.made(move || {
                    let results: Results = serde_json::from_slice(&results)?;
                    order.make(&results)
                });
                let bytes = made.await?;
                let kept = bytes.clone();
                blocking(move || keep(&file, &kept)).await?;
                Ok(Some(bytes))
            }
        }
    }

    /// The bundle of results as they are now.
    pub(crate) async fn draft(
        &self,
        results: Results,
        order: OrderedBundle,
    ) -> Result<Bytes, ArchiveError> {
        self.presses.made(move || order.make(&results)).await
    }

    fn folder_of(&self, meeting: MeetingId) -> PathBuf {
        self.folder.join(meeting.0.to_string())
    }
}

/// What stands of a bundle.
enum Found {
    /// The meeting is not stored.
    Nothing,
    /// The bundle.
    Kept(Bytes),
    /// What it is made of, and where it belongs.
    ToMake { results: Vec<u8>, order: OrderedBundle, file: PathBuf },
}

fn found(folder: &Path, order: &OrderedBundle) -> Result<Found, ArchiveError> {
    let results = match fs::read(folder.join(RESULTS)) {
        Ok(results) => results,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error.into()),
    };
    let file = folder.join(order.kept_as(&results));
    Ok(match fs::read(&file) {
        Ok(bytes) => Found::Kept(bytes.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Found::ToMake { results, order: order.clone(), file }
        }
        Err(error) => return Err(error.into()),
    })
}

fn store(folder: &Path, results: &Results) -> Result<(), ArchiveError> {
    fs::create_dir_all(folder)?;
    write(folder, RESULTS, &serde_json::to_vec_pretty(results)?)?;
    // The folder's own entry must be as durable as what is in it.
    folder.parent().map_or(Ok(()), sync)?;
    Ok(())
}

fn keep(file: &Path, bytes: &[u8]) -> Result<(), ArchiveError> {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if let Some(folder) = file.parent() {
        write(folder, name, bytes)?;
    }
    Ok(())
}

/// Whole or not at all: written beside, synced, then put in place.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let draft = folder.join(format!("{name}.draft"));
    let mut file = File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(draft, folder.join(name))?;
    sync(folder)
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ArchiveError> + Send + 'static,
) -> Result<T, ArchiveError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(ArchiveError::CutOff))
}

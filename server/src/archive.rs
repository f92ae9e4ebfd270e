//! What stays of a meeting that has ended: its results and its bundles, in `DATA/archive/MEETING/`.

use crate::{
    directory::{Directory, DirectoryError},
    keeping::Keeping,
    press::{OrderedBundle, Presses},
    summary::PAGE,
};
use axum::body::Bytes;
use foorumi_bundle::BundleError;
use foorumi_protocol::{Lang, MeetingId, MessagePart, Results, Seq, Slides};
use serde::Deserialize;
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The seal: where it stands the meeting is stored, and every bundle can be made of it.
pub(crate) const RESULTS: &str = "results.json";
/// Folder of slides within a meeting's.
const SLIDES: &str = "slides";

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
    presses: Presses,
    /// A page does not wait for a bundle.
    pub(crate) pages: Presses,
}

impl Archive {
    pub(crate) fn new(folder: PathBuf, directory: Arc<dyn Directory>) -> Self {
        let keeping = Keeping::new(folder.clone());
        let (presses, pages) = (Presses::default(), Presses::default());
        Self { folder, directory, keeping, presses, pages }
    }

    /// Stores the results of a meeting, of which bundles are made. As often as one likes: what stands
    /// is left unless these are newer, for a memo is finished after the end.
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
            archive.heed_deletion(meeting)?;
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
                    let results = Results::read(&results)?;
                    order.make(&results)
                });
                let bytes = made.await?;
                let (archive, kept) = (self.clone(), bytes.clone());
                blocking(move || {
                    keep(&file, &kept)?;
                    archive.heed_deletion(meeting)
                })
                .await?;
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

    /// What staff decided of each message. It is not kept.
    pub(crate) async fn moderation_log(
        &self,
        results: Results,
        messages: Vec<MessagePart>,
        lang: Lang,
    ) -> Result<Bytes, ArchiveError> {
        let make = move || Ok(foorumi_bundle::moderation_log(&results, &messages, lang)?.into());
        self.presses.made(make).await
    }

    /// Slides that the stored results know of.
    pub(crate) async fn stored_slides(
        &self,
        meeting: MeetingId,
    ) -> Result<Vec<Slides>, ArchiveError> {
        let file = self.folder_of(meeting).join(RESULTS);
        blocking(move || Ok(Results::read(&fs::read(file)?)?.slides)).await
    }

    /// A deletion that came while files were being written stands. Blocks.
    pub(crate) fn heed_deletion(&self, meeting: MeetingId) -> Result<(), ArchiveError> {
        if self.keeping.receipt(meeting).is_some_and(|receipt| receipt.everything) {
            self.keeping.delete_files(meeting)?;
        }
        Ok(())
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

    pub(crate) fn folder_of(&self, meeting: MeetingId) -> PathBuf {
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
    write(folder, RESULTS, &serde_json::to_vec_pretty(results)?)?;
    // What was made of what stood before is made anew when it is asked for.
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("bundle-") || name.starts_with(PAGE) {
            fs::remove_file(entry.path())?;
        }
    }
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

pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ArchiveError> + Send + 'static,
) -> Result<T, ArchiveError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(ArchiveError::CutOff))
}

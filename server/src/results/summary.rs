//! What a meeting came to, as the page that everybody who was there reads after the end: made once for
//! each language, kept packed beside the results.

use crate::{
    results::{bundles::MADE_BY, jobs::Jobs},
    rooms::{registry::Rooms, task::ToRoom},
    storage::{
        archive::{Archive, ArchiveError, PAGE, RESULTS, blocking, digest, keep_made},
        stored::StoredResults,
    },
};
use flate2::{Compression, write::GzEncoder};
use foorumi_protocol::{Lang, MeetingId, MeetingState, Refusal, Results, Role};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
    time::UNIX_EPOCH,
};
use tokio::sync::Semaphore;

/// The pages.
#[derive(Clone)]
pub(crate) struct Summaries {
    rooms: Rooms,
    archive: Archive,
    results: StoredResults,
    /// A page does not wait for a bundle.
    jobs: Jobs,
    /// Those who wait for results to be stored: one does it.
    storing: Arc<Semaphore>,
}

impl Summaries {
    pub(crate) fn new(rooms: Rooms, archive: Archive, results: StoredResults) -> Self {
        let storing = Arc::new(Semaphore::new(1));
        Self { rooms, archive, results, jobs: Jobs::default(), storing }
    }

    /// The file of the page, HTML in gzip, for somebody of this role, once the meeting has ended.
    pub(crate) async fn page(
        &self,
        meeting: MeetingId,
        role: Role,
        lang: Lang,
    ) -> Result<PathBuf, Refusal> {
        if role == Role::Stage {
            return Err(Refusal::NotAllowed);
        }
        match self.rooms.meeting(meeting).await {
            Ok(part) if part.state == MeetingState::Ended => {}
            Ok(_) => return Err(Refusal::NotAllowed),
            // Its raw data is gone: what is stored stands, until its day.
            Err(Refusal::Removed) => {
                self.refuse_over(meeting).await?;
                self.results.refuse_deleted(meeting).await?;
                return self.stored(meeting, lang).await?.ok_or(Refusal::Removed);
            }
            Err(refusal) => return Err(refusal),
        }
        self.refuse_over(meeting).await?;
        if let Some(page) = self.stored(meeting, lang).await? {
            return Ok(page);
        }
        // In the first moments after the end results are still being stored, and a hall asks.
        let first = self.storing.acquire().await.map_err(|_| Refusal::Unavailable)?;
        let mut page = self.stored(meeting, lang).await?;
        if page.is_none() {
            let results = self.rooms.ask(meeting, ToRoom::Results).await?;
            self.results.renew(meeting, results).await?;
            page = self.stored(meeting, lang).await?;
        }
        drop(first);
        page.ok_or(Refusal::Unavailable)
    }

    /// Refuses a summary whose day is over (rule RB4).
    async fn refuse_over(&self, meeting: MeetingId) -> Result<(), Refusal> {
        let until = self.results.note(meeting).await?.summary_stands_until();
        let over = until.is_some_and(|until| until <= self.rooms.now());
        if over { Err(Refusal::Removed) } else { Ok(()) }
    }

    /// The page of what is stored; nothing before the results are. Of results that are stored anew
    /// meanwhile it is made again.
    async fn stored(&self, meeting: MeetingId, lang: Lang) -> Result<Option<PathBuf>, Refusal> {
        let folder = self.archive.folder_of(meeting);
        loop {
            let looked = folder.clone();
            let Some(name) = blocking(move || page_name(&looked, lang)).await? else {
                return Ok(None);
            };
            let file = folder.join(&name);
            let kept = file.clone();
            if blocking(move || Ok(kept.try_exists()?)).await? {
                return Ok(Some(file));
            }
            let within = folder.clone();
            let made = self.jobs.done(move || make(&within, &name, lang)).await;
            let stands = made.unwrap_or_else(|lost| {
                tracing::error!(%lost, "no summary");
                Err(ArchiveError::CutOff)
            })?;
            self.results.heed_deletion(meeting).await?;
            if stands {
                return Ok(Some(file));
            }
        }
    }
}

/// The name of the page that is made of the results which stand.
fn page_name(folder: &Path, lang: Lang) -> Result<Option<String>, ArchiveError> {
    let results = match fs::metadata(folder.join(RESULTS)) {
        Ok(results) => results,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let stored = results.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    Ok(Some(format!("{PAGE}{}-{stored:x}.html.gz", lang.code())))
}

/// Makes a page and keeps it; whether the results still stand that it is of. A hall asks for it at the
/// same moment: the first makes it.
fn make(folder: &Path, name: &str, lang: Lang) -> Result<bool, ArchiveError> {
    if folder.join(name).try_exists()? {
        return Ok(true);
    }
    let stored = fs::read(folder.join(RESULTS))?;
    let results = Results::read(&stored)?;
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(foorumi_bundle::summary(&results, lang, MADE_BY).as_bytes())?;
    Ok(keep_made(folder, name, &packed.finish()?, &digest::of(&stored))?)
}

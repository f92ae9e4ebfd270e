//! What a meeting came to, as the page that everybody who was there reads after the end: made once for
//! each language, kept packed beside the results.

use crate::{
    app::{App, Entrance},
    archive::{Archive, ArchiveError, RESULTS, blocking, write},
    press::MADE_BY,
    room_task::ToRoom,
};
use axum::body::Bytes;
use flate2::{Compression, write::GzEncoder};
use foorumi_protocol::{Lang, MeetingId, Refusal, Results, Role};
use std::{
    fs,
    io::{self, Write},
    path::Path,
    time::UNIX_EPOCH,
};
use tokio::sync::Semaphore;

/// Those who wait for results to be stored: one does it.
static STORING: Semaphore = Semaphore::const_new(1);
/// Names of the pages begin so; those of results that were stored before are removed by it.
pub(crate) const PAGE: &str = "summary-";

impl App {
    /// The page as HTML in gzip, for somebody who came in by this entrance, once the meeting has ended.
    pub(crate) async fn summary(&self, entrance: &Entrance, lang: Lang) -> Result<Bytes, Refusal> {
        let meeting = entrance.meeting;
        if entrance.role == Role::Stage || !self.has_ended(meeting).await? {
            return Err(Refusal::NotAllowed);
        }
        let failed = |error: ArchiveError| {
            tracing::error!(room.id = %meeting.0, %error, "no summary");
            Refusal::Unavailable
        };
        if let Some(page) = self.archive.summary(meeting, lang).await.map_err(failed)? {
            return Ok(page);
        }
        // In the first moments after the end results are still being stored, and a hall asks.
        let first = STORING.acquire().await.map_err(|_| Refusal::Unavailable)?;
        if self.archive.summary(meeting, lang).await.map_err(failed)?.is_none() {
            let results = self.rooms.ask(meeting, ToRoom::Results).await?;
            self.archive.store(meeting, results).await.map_err(failed)?;
        }
        drop(first);
        let page = self.archive.summary(meeting, lang).await.map_err(failed)?;
        page.ok_or(Refusal::Unavailable)
    }
}

impl Archive {
    /// The page; nothing before the results are stored.
    async fn summary(&self, meeting: MeetingId, lang: Lang) -> Result<Option<Bytes>, ArchiveError> {
        let folder = self.folder_of(meeting);
        let looked = folder.clone();
        let Some((name, kept)) = blocking(move || kept(&looked, lang)).await? else {
            return Ok(None);
        };
        if kept.is_some() {
            return Ok(kept);
        }
        let make = move || {
            // A hall asks for it at the same moment: the first makes it.
            if let Ok(made) = fs::read(folder.join(&name)) {
                return Ok(made.into());
            }
            let results = Results::read(&fs::read(folder.join(RESULTS))?)?;
            let mut packed = GzEncoder::new(Vec::new(), Compression::default());
            packed.write_all(foorumi_bundle::summary(&results, lang, MADE_BY).as_bytes())?;
            let page = packed.finish()?;
            write(&folder, &name, &page)?;
            Ok(page.into())
        };
        let page = self.pages.made(make).await?;
        let archive = self.clone();
        blocking(move || archive.heed_deletion(meeting)).await?;
        Ok(Some(page))
    }
}

/// The name of the page that is made of the results which stand, and the page if it is there.
fn kept(folder: &Path, lang: Lang) -> Result<Option<(String, Option<Bytes>)>, ArchiveError> {
    let gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let results = match fs::metadata(folder.join(RESULTS)) {
        Ok(results) => results,
        Err(error) if gone(&error) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let stored = results.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let name = format!("{PAGE}{}-{stored:x}.html.gz", lang.code());
    match fs::read(folder.join(&name)) {
        Ok(page) => Ok(Some((name, Some(page.into())))),
        Err(error) if gone(&error) => Ok(Some((name, None))),
        Err(error) => Err(error.into()),
    }
}

//! Result bundles (rules RB2, RB4): of a stored meeting made once and kept as a file, of a live one a
//! draft that is gone once it is fetched.

use crate::{
    metrics::Metrics,
    results::jobs::{JobLost, Jobs},
    rooms::{registry::Rooms, task::ToRoom},
    storage::{
        archive::{Archive, ArchiveError, BUNDLE, Passing, RESULTS, blocking, digest, keep_made},
        stored::StoredResults,
    },
};
use foorumi_bundle::{BundleError, Order, PrintedLogo, Slide, bundle};
use foorumi_protocol::{
    Audience, Lang, Languages, MeetingId, MeetingState, Refusal, Results, Slides,
};
use std::{fs, io, path::PathBuf, sync::Arc, time::Instant};

/// What made bundles and pages.
pub(crate) const MADE_BY: &str = concat!("Foorumi ", env!("CARGO_PKG_VERSION"));

/// What bundle is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OrderedBundle {
    /// Who it is for.
    pub(crate) audience: Audience,
    /// Its languages.
    pub(crate) languages: Languages,
}

/// What is handed out.
#[derive(Debug)]
pub(crate) enum Handout {
    /// A file that is kept.
    Kept(PathBuf),
    /// One that is not.
    Passing(Passing),
}

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
enum NotMade {
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error("bundle: {0}")]
    Bundle(#[from] BundleError),
    #[error(transparent)]
    Lost(#[from] JobLost),
}

impl From<NotMade> for Refusal {
    fn from(error: NotMade) -> Self {
        if let NotMade::Archive(error) = error {
            return error.into();
        }
        tracing::error!(%error, "no bundle");
        Self::Unavailable
    }
}

/// Where bundles are made and kept.
#[derive(Clone)]
pub(crate) struct Bundles {
    rooms: Rooms,
    archive: Archive,
    results: StoredResults,
    metrics: Arc<Metrics>,
    jobs: Jobs,
}

impl Bundles {
    pub(crate) fn new(
        rooms: Rooms,
        archive: Archive,
        results: StoredResults,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self { rooms, archive, results, metrics, jobs: Jobs::default() }
    }

    /// The bundle: the stored one, or a draft of the moment.
    pub(crate) async fn bundle(
        &self,
        meeting: MeetingId,
        order: OrderedBundle,
    ) -> Result<Handout, Refusal> {
        match self.rooms.ask(meeting, ToRoom::Results).await {
            Ok(results) if results.meeting.state == MeetingState::Live => {
                Ok(self.draft(meeting, results, order).await?)
            }
            Ok(results) => {
                // What was finished a moment ago is in it.
                self.results.renew(meeting, results).await?;
                self.kept(meeting, order).await
            }
            // Once raw data is gone there is no room to ask.
            Err(Refusal::Removed) => {
                self.results.refuse_deleted(meeting).await?;
                self.kept(meeting, order).await
            }
            Err(refusal) => Err(refusal),
        }
    }

    /// What staff decided of each message, as a table file, while raw data is kept (rule RB4). It is
    /// not kept.
    pub(crate) async fn moderation_log(
        &self,
        meeting: MeetingId,
        lang: Lang,
    ) -> Result<Handout, Refusal> {
        let results = self.rooms.ask(meeting, ToRoom::Results).await?;
        let messages = self.rooms.ask(meeting, ToRoom::Messages).await?;
        let folder = self.archive.folder().to_owned();
        let make = move || {
            let log = foorumi_bundle::moderation_log(&results, &messages, lang)?;
            Ok(Passing::of(&folder, &log).map_err(ArchiveError::from)?)
        };
        Ok(Handout::Passing(self.made(make).await?))
    }

    /// The bundle of results as they are now.
    async fn draft(
        &self,
        meeting: MeetingId,
        results: Results,
        order: OrderedBundle,
    ) -> Result<Handout, NotMade> {
        let archive = self.archive.clone();
        let make = move || {
            let bytes = order.make(&results, &archive, meeting)?;
            Ok(Passing::of(archive.folder(), &bytes).map_err(ArchiveError::from)?)
        };
        Ok(Handout::Passing(self.made(make).await?))
    }

    /// The bundle of a stored meeting: made once, then kept. The same results and slides give the same
    /// bytes; others get another name, so that nothing old is handed out.
    async fn kept(&self, meeting: MeetingId, order: OrderedBundle) -> Result<Handout, Refusal> {
        let folder = self.archive.folder_of(meeting);
        let looked = blocking(move || match digest::of_file(&folder.join(RESULTS)) {
            Ok((_, results)) => {
                let file = folder.join(order.kept_as(&results));
                Ok(Some((file.try_exists()?, file)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        });
        let (stands, file) = looked.await?.ok_or(Refusal::Removed)?;
        if stands {
            return Ok(Handout::Kept(file));
        }
        let archive = self.archive.clone();
        let file = self.made(move || make(&archive, meeting, order)).await?;
        self.results.heed_deletion(meeting).await?;
        Ok(Handout::Kept(file))
    }

    async fn made<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, NotMade> + Send + 'static,
    ) -> Result<T, NotMade> {
        let metrics = Arc::clone(&self.metrics);
        let timed = move || {
            let begun = Instant::now();
            let made = work();
            metrics.bundle.since(begun);
            made
        };
        self.jobs.done(timed).await?
    }
}

impl OrderedBundle {
    /// Makes it: seconds of work for a big meeting, whose slides are read only now that it has its turn.
    fn make(
        self,
        results: &Results,
        archive: &Archive,
        meeting: MeetingId,
    ) -> Result<Vec<u8>, NotMade> {
        let read = |slides| slide(archive, meeting, slides);
        let slides: Vec<Slide> = results
            .slides
            .iter()
            .map(read)
            .collect::<io::Result<_>>()
            .map_err(ArchiveError::from)?;
        // One that is gone or cannot be read is left out: the memo comes in any case.
        let logo = results.meeting.logo.and_then(|logo| {
            let bytes = fs::read(archive.slides(meeting, &logo.file())).ok()?;
            PrintedLogo::read(&bytes)
        });
        let Self { audience, languages } = self;
        let order =
            Order { audience, languages, made_by: MADE_BY, slides: &slides, logo: logo.as_ref() };
        Ok(bundle(results, &order)?)
    }

    /// Name under which it is kept: tells by the fingerprint of the results, which hold those of the
    /// slides, what it was made of; and by which version.
    fn kept_as(self, results: &str) -> String {
        let digest = digest::of(format!("{MADE_BY} {results}").as_bytes());
        let languages: Vec<&str> = self.languages.iter().map(Lang::code).collect();
        format!("{BUNDLE}{}-{}-{}.zip", self.audience, languages.join("-"), &digest[..16])
    }
}

/// Makes a bundle of what is stored and keeps it, unless whoever waited before has done so. Of results
/// that are stored anew meanwhile it is made again.
fn make(archive: &Archive, meeting: MeetingId, order: OrderedBundle) -> Result<PathBuf, NotMade> {
    let folder = archive.folder_of(meeting);
    loop {
        let stored = fs::read(folder.join(RESULTS)).map_err(ArchiveError::from)?;
        let of = digest::of(&stored);
        let name = order.kept_as(&of);
        let file = folder.join(&name);
        if file.exists() {
            return Ok(file);
        }
        let results = Results::read(&stored).map_err(ArchiveError::from)?;
        let bytes = order.make(&results, archive, meeting)?;
        if keep_made(&folder, &name, &bytes, &of).map_err(ArchiveError::from)? {
            return Ok(file);
        }
    }
}

/// Slides as they go into a bundle.
fn slide(archive: &Archive, meeting: MeetingId, slides: &Slides) -> io::Result<Slide> {
    let ending = slides.kind.extension();
    let title = slides.title.as_str();
    let title = title.strip_suffix(&format!(".{ending}")).unwrap_or(title);
    let bytes = fs::read(archive.slides(meeting, &slides.file()))?;
    Ok(Slide { name: format!("{title}.{ending}"), bytes })
}

//! Where bundles are made: away from the threads that meetings run on, few at a time.

use crate::{app::App, archive::ArchiveError, room_task::ToRoom};
use axum::body::Bytes;
use foorumi_bundle::{Order, Slide, bundle};
use foorumi_protocol::{
    Audience, Lang, Languages, MeetingId, MeetingState, Refusal, Results, Slides,
};
use sha2::{Digest, Sha256};
use std::{fmt::Write, sync::Arc, thread};
use tokio::sync::{Semaphore, oneshot};

/// What made bundles and pages.
pub(crate) const MADE_BY: &str = concat!("Foorumi ", env!("CARGO_PKG_VERSION"));
/// Bundles made at the same time; whoever orders another waits. Meetings that go on have the rest of
/// the machine.
const AT_ONCE: usize = 1;

/// What bundle is wanted.
#[derive(Clone, Debug)]
pub(crate) struct OrderedBundle {
    /// Who it is for.
    pub(crate) audience: Audience,
    /// Its languages.
    pub(crate) languages: Languages,
    /// Slides that go into it.
    pub(crate) slides: Arc<[Slide]>,
}

impl OrderedBundle {
    /// Makes it: seconds of work for a big meeting.
    pub(crate) fn make(&self, results: &Results) -> Result<Bytes, ArchiveError> {
        let Self { audience, languages, slides } = self;
        let order = Order { audience: *audience, languages: *languages, made_by: MADE_BY, slides };
        Ok(bundle(results, &order)?.into())
    }

    /// Name under which it is kept: tells what it was made of, and by which version.
    pub(crate) fn kept_as(&self, results: &[u8]) -> String {
        let mut of = Sha256::new();
        of.update(MADE_BY);
        of.update(results);
        for slide in self.slides.iter() {
            of.update(slide.name.len().to_be_bytes());
            of.update(&slide.name);
            of.update(slide.bytes.len().to_be_bytes());
            of.update(&slide.bytes);
        }
        let mut digest = String::new();
        for byte in of.finalize().iter().take(8) {
            let _ = write!(digest, "{byte:02x}");
        }
        let languages: Vec<&str> =
            self.languages.iter().map(foorumi_protocol::Lang::code).collect();
        format!("bundle-{}-{}-{digest}.zip", self.audience, languages.join("-"))
    }
}

impl App {
    /// The bundle: the stored one, or a draft of the moment.
    pub(crate) async fn bundle(
        &self,
        meeting: MeetingId,
        audience: Audience,
        languages: Languages,
    ) -> Result<Bytes, Refusal> {
        // Once raw data is gone there is no room to ask.
        let results = match self.receipt(meeting).await {
            Some(receipt) if receipt.everything => return Err(Refusal::Removed),
            Some(_) => None,
            None => Some(self.rooms.ask(meeting, ToRoom::Results).await?),
        };
        let handed_in = match &results {
            Some(results) => results.slides.clone(),
            None => self.archive.stored_slides(meeting).await.unwrap_or_default(),
        };
        let slides = self.bundled_slides(meeting, handed_in).await?;
        let order = OrderedBundle { audience, languages, slides };
        let made = match results {
            Some(results) if results.meeting.state == MeetingState::Live => {
                self.archive.draft(results, order).await.map(Some)
            }
            // What was finished a moment ago is in it.
            Some(results) => match self.archive.store(meeting, results).await {
                Ok(()) => self.archive.bundle(meeting, order).await,
                Err(error) => Err(error),
            },
            None => self.archive.bundle(meeting, order).await,
        };
        let made = made.and_then(|made| made.ok_or(ArchiveError::CutOff));
        made.map_err(|error| {
            tracing::error!(room.id = %meeting.0, %error, "no bundle");
            Refusal::Unavailable
        })
    }

    /// What staff decided of each message, as a table file, while raw data is kept (rule RB4).
    pub(crate) async fn moderation_log(
        &self,
        meeting: MeetingId,
        lang: Lang,
    ) -> Result<Bytes, Refusal> {
        if self.receipt(meeting).await.is_some() {
            return Err(Refusal::Removed);
        }
        let results = self.rooms.ask(meeting, ToRoom::Results).await?;
        let messages = self.rooms.ask(meeting, ToRoom::Messages).await?;
        let made = self.archive.moderation_log(results, messages, lang);
        made.await.map_err(|error| {
            tracing::error!(room.id = %meeting.0, %error, "no moderation log");
            Refusal::Unavailable
        })
    }

    /// The files of slides, as they go into a bundle.
    async fn bundled_slides(
        &self,
        meeting: MeetingId,
        handed_in: Vec<Slides>,
    ) -> Result<Arc<[Slide]>, Refusal> {
        let archive = self.archive.clone();
        let read = move |slides: &Slides| {
            let ending = slides.kind.extension();
            let title = slides.title.as_str();
            let title = title.strip_suffix(&format!(".{ending}")).unwrap_or(title);
            let name = format!("{title}.{ending}");
            Ok(Slide { name, bytes: archive.slides(meeting, slides)? })
        };
        self.blocking(move || handed_in.iter().map(read).collect()).await
    }
}

/// The presses.
#[derive(Clone)]
pub(crate) struct Presses(Arc<Semaphore>);

impl Default for Presses {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Presses {
    /// Does the work when a press is free, on a thread that steps aside for all others.
    pub(crate) async fn made(
        &self,
        work: impl FnOnce() -> Result<Bytes, ArchiveError> + Send + 'static,
    ) -> Result<Bytes, ArchiveError> {
        let press = Arc::clone(&self.0).acquire_owned().await.map_err(|_| ArchiveError::CutOff)?;
        let (done, made) = oneshot::channel();
        thread::Builder::new().name("press".to_owned()).spawn(move || {
            step_aside();
            // Whoever ordered may have left.
            let _ = done.send(work());
            drop(press);
        })?;
        made.await.unwrap_or(Err(ArchiveError::CutOff))
    }
}

/// Lets every other thread go first, where the system can do that for a thread.
fn step_aside() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(10);
}

//! Slides on their way into the archive and out of it. The file is synced before the room is told of
//! it, so that what is listed is there; a file that no room knows of goes with its meeting.

use crate::{
    results::sniff::sniff,
    rooms::registry::Rooms,
    secret,
    storage::{
        archive::{Archive, digest},
        stored::StoredResults,
    },
};
use axum::body::Bytes;
use foorumi_protocol::{
    MeetingId, MeetingState, Outcome, Refusal, Rejection, Role, Slides, SlidesId, SlidesPart,
    SlidesTitle, SystemCommand, Text,
};
use std::path::PathBuf;

/// Ids stay below 2^53, which a browser can hold.
const ID_BITS: u32 = 53;

/// The slides of all meetings.
#[derive(Clone)]
pub(crate) struct SlideFiles {
    pub(super) rooms: Rooms,
    pub(super) archive: Archive,
    pub(super) results: StoredResults,
}

impl SlideFiles {
    pub(crate) fn new(rooms: Rooms, archive: Archive, results: StoredResults) -> Self {
        Self { rooms, archive, results }
    }

    /// The slides of a meeting: as its room knows them, or once its raw data is gone, its results.
    pub(crate) async fn list(&self, meeting: MeetingId) -> Result<Vec<Slides>, Refusal> {
        match self.rooms.slides(meeting).await {
            Err(Refusal::Removed) => Ok(self.results.stored(meeting).await?.slides),
            slides => slides,
        }
    }

    /// Takes slides in.
    pub(crate) async fn hand_in(
        &self,
        meeting: MeetingId,
        title: SlidesTitle,
        bytes: Bytes,
    ) -> Result<Slides, Refusal> {
        let size = u32::try_from(bytes.len()).map_err(|_| Refusal::FileTooLarge)?;
        if bytes.len() > SlidesPart::MAX_BYTES {
            return Err(Refusal::FileTooLarge);
        }
        let kind = sniff(&bytes).ok_or(Refusal::FileKind)?;
        let there = self.rooms.slides(meeting).await?;
        if there.len() >= SlidesPart::MAX_FILES {
            return Err(Refusal::TooManyFiles);
        }
        if SlidesPart::total(&there) + u64::from(size) > SlidesPart::MAX_TOTAL {
            return Err(Refusal::FilesTooLarge);
        }
        let id = new_id();
        let sha256 = Text::new(&digest::of(&bytes)).map_err(|_| Refusal::Unavailable)?;
        let slides = Slides { id, title, kind, bytes: size, sha256, at: self.rooms.now() };
        self.archive.put_slides(meeting, slides.file(), bytes).await?;
        let add = SystemCommand::AddSlides { slides: Box::new(slides.clone()) };
        match self.rooms.system(meeting, add).await? {
            Outcome::Accepted { .. } => {
                self.stay_within(meeting, id).await?;
                tracing::info!(room.id = %meeting.0, bytes = size, ?kind, "slides were handed in");
                Ok(slides)
            }
            Outcome::Rejected { why } => {
                self.archive.drop_slides(meeting, &slides.file()).await?;
                Err(refusal(&why))
            }
        }
    }

    /// A file, for somebody of this role.
    pub(crate) async fn file(
        &self,
        meeting: MeetingId,
        role: Role,
        id: SlidesId,
    ) -> Result<(Slides, PathBuf), Refusal> {
        let may = match role {
            Role::Stage => false,
            Role::Participant => self.has_ended(meeting).await?,
            Role::Presenter | Role::Organiser | Role::Secretary | Role::Moderator | Role::Host => {
                true
            }
        };
        if !may {
            return Err(Refusal::NotAllowed);
        }
        let found = self.list(meeting).await?.into_iter().find(|slides| slides.id == id);
        let slides = found.ok_or(Refusal::NoSuchFile)?;
        let file = self.archive.slides(meeting, &slides.file());
        Ok((slides, file))
    }

    /// Takes slides back: the room forgets them first.
    pub(crate) async fn remove(&self, meeting: MeetingId, id: SlidesId) -> Result<(), Refusal> {
        let found = self.rooms.slides(meeting).await?.into_iter().find(|slides| slides.id == id);
        let slides = found.ok_or(Refusal::NoSuchFile)?;
        match self.rooms.system(meeting, SystemCommand::RemoveSlides { slides: id }).await? {
            Outcome::Accepted { .. } => {}
            Outcome::Rejected { why } => return Err(refusal(&why)),
        }
        Ok(self.archive.drop_slides(meeting, &slides.file()).await?)
    }

    /// Several may come at once, over several nodes: the room's order tells which of them was too much.
    async fn stay_within(&self, meeting: MeetingId, id: SlidesId) -> Result<(), Refusal> {
        let there = self.rooms.slides(meeting).await?;
        let upto = there.iter().position(|slides| slides.id == id).map_or(0, |at| at + 1);
        if SlidesPart::total(&there[..upto]) <= SlidesPart::MAX_TOTAL {
            return Ok(());
        }
        self.remove(meeting, id).await?;
        Err(Refusal::FilesTooLarge)
    }

    async fn has_ended(&self, meeting: MeetingId) -> Result<bool, Refusal> {
        match self.rooms.meeting(meeting).await {
            Ok(part) => Ok(part.state == MeetingState::Ended),
            Err(Refusal::Removed) => Ok(true),
            Err(refusal) => Err(refusal),
        }
    }
}

/// An id that nobody guesses.
pub(super) fn new_id() -> SlidesId {
    SlidesId(u64::from_be_bytes(secret::bytes()) >> (u64::BITS - ID_BITS))
}

pub(super) fn refusal(why: &Rejection) -> Refusal {
    if matches!(why, Rejection::LimitReached { .. }) {
        Refusal::TooManyFiles
    } else if *why == Rejection::NotFound {
        Refusal::NoSuchFile
    } else if *why == Rejection::MeetingEnded {
        Refusal::Removed
    } else {
        Refusal::Unavailable
    }
}

//! Slides on their way into the archive and out of it. The file is synced before the room is told of
//! it, so that what is listed is there; a file that no room knows of goes with its meeting.

use crate::{
    app::{App, Entrance},
    clock,
    keeping::hex,
    room_task::ToRoom,
    secret,
    sniff::sniff,
};
use axum::body::Bytes;
use foorumi_protocol::{
    MeetingId, Outcome, Part, PartKey, Refusal, Rejection, Role, Slides, SlidesId, SlidesPart,
    SlidesTitle, SystemCommand, Text,
};
use sha2::{Digest, Sha256};

/// Ids stay below 2^53, which a browser can hold.
const ID_BITS: u32 = 53;

impl App {
    /// The slides of a meeting.
    pub(crate) async fn slides(&self, meeting: MeetingId) -> Result<Vec<Slides>, Refusal> {
        let key = PartKey::Slides;
        let part = self.rooms.ask(meeting, |reply| ToRoom::Part(key.clone(), reply)).await?;
        Ok(match part {
            Some(Part::Slides(SlidesPart { slides })) => slides,
            Some(_) | None => Vec::new(),
        })
    }

    /// Takes slides in.
    pub(crate) async fn hand_in_slides(
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
        let there = self.slides(meeting).await?;
        if there.len() >= SlidesPart::MAX_FILES {
            return Err(Refusal::TooManyFiles);
        }
        if SlidesPart::total(&there) + u64::from(size) > SlidesPart::MAX_TOTAL {
            return Err(Refusal::FilesTooLarge);
        }
        let id = SlidesId(u64::from_be_bytes(secret::bytes()) >> (u64::BITS - ID_BITS));
        let digest = hex(&Sha256::digest(&bytes));
        let sha256 = Text::new(&digest).map_err(|_| Refusal::Unavailable)?;
        let slides = Slides { id, title, kind, bytes: size, sha256, at: clock::now() };
        let (archive, file) = (self.archive.clone(), slides.clone());
        self.blocking(move || archive.put_slides(meeting, &file, &bytes)).await?;
        let add = SystemCommand::AddSlides { slides: Box::new(slides.clone()) };
        match self.rooms.system(meeting, add).await? {
            Outcome::Accepted { .. } => {
                self.stay_within(meeting, id).await?;
                tracing::info!(room.id = %meeting.0, bytes = size, ?kind, "slides were handed in");
                Ok(slides)
            }
            Outcome::Rejected { why } => {
                let (archive, file) = (self.archive.clone(), slides);
                self.blocking(move || archive.drop_slides(meeting, &file)).await?;
                Err(refusal(&why))
            }
        }
    }

    /// Several may come at once, over several nodes: the room's order tells which of them was too much.
    async fn stay_within(&self, meeting: MeetingId, id: SlidesId) -> Result<(), Refusal> {
        let there = self.slides(meeting).await?;
        let upto = there.iter().position(|slides| slides.id == id).map_or(0, |at| at + 1);
        if SlidesPart::total(&there[..upto]) <= SlidesPart::MAX_TOTAL {
            return Ok(());
        }
        self.remove_slides(meeting, id).await?;
        Err(Refusal::FilesTooLarge)
    }

    /// A file, for somebody who came in by this entrance.
    pub(crate) async fn slides_file(
        &self,
        entrance: &Entrance,
        id: SlidesId,
    ) -> Result<(Slides, Bytes), Refusal> {
        let meeting = entrance.meeting;
        let may = match entrance.role {
            Role::Stage => false,
            Role::Participant => self.has_ended(meeting).await?,
            Role::Presenter | Role::Organiser | Role::Secretary | Role::Moderator | Role::Host => {
                true
            }
        };
        if !may {
            return Err(Refusal::NotAllowed);
        }
        let found = self.slides(meeting).await?.into_iter().find(|slides| slides.id == id);
        let slides = found.ok_or(Refusal::NoSuchFile)?;
        let (archive, file) = (self.archive.clone(), slides.clone());
        let bytes = self.blocking(move || archive.slides(meeting, &file)).await?;
        Ok((slides, bytes.into()))
    }

    /// Takes slides back: the room forgets them first.
    pub(crate) async fn remove_slides(
        &self,
        meeting: MeetingId,
        id: SlidesId,
    ) -> Result<(), Refusal> {
        let found = self.slides(meeting).await?.into_iter().find(|slides| slides.id == id);
        let slides = found.ok_or(Refusal::NoSuchFile)?;
        match self.rooms.system(meeting, SystemCommand::RemoveSlides { slides: id }).await? {
            Outcome::Accepted { .. } => {}
            Outcome::Rejected { why } => return Err(refusal(&why)),
        }
        let archive = self.archive.clone();
        self.blocking(move || archive.drop_slides(meeting, &slides)).await
    }

    pub(crate) async fn has_ended(&self, meeting: MeetingId) -> Result<bool, Refusal> {
        let part = self.meeting_part(meeting).await?;
        Ok(part.state == foorumi_protocol::MeetingState::Ended)
    }
}

fn refusal(why: &Rejection) -> Refusal {
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

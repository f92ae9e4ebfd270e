//! The organisation's logo, kept beside the slides (rule ID9). As with them the file is synced before the
//! room is told of it; one that no room knows of goes with its meeting.

use super::{
    slides::{SlideFiles, new_id, refusal},
    sniff::sniff,
};
use axum::body::Bytes;
use foorumi_protocol::{Logo, MeetingId, Outcome, Refusal, SlidesId, SlidesKind, SystemCommand};
use std::path::PathBuf;

impl SlideFiles {
    /// Puts a logo in the place of the one before.
    pub(crate) async fn set_logo(&self, meeting: MeetingId, bytes: Bytes) -> Result<Logo, Refusal> {
        if bytes.len() > Logo::MAX_BYTES {
            return Err(Refusal::FileTooLarge);
        }
        let kind = sniff(&bytes).filter(|kind| *kind != SlidesKind::Pdf);
        let logo = Logo { id: new_id(), kind: kind.ok_or(Refusal::FileKind)? };
        let before = self.logo(meeting).await?;
        self.archive.put_slides(meeting, logo.file(), printable(bytes).await?).await?;
        if let Err(refusal) = self.tell_logo(meeting, Some(logo)).await {
            self.archive.drop_slides(meeting, &logo.file()).await?;
            return Err(refusal);
        }
        if let Some(before) = before {
            self.archive.drop_slides(meeting, &before.file()).await?;
        }
        tracing::info!(room.id = %meeting.0, ?kind, "a logo was set");
        Ok(logo)
    }

    /// Takes the logo away: the room forgets it first.
    pub(crate) async fn remove_logo(&self, meeting: MeetingId) -> Result<(), Refusal> {
        let logo = self.logo(meeting).await?.ok_or(Refusal::NoSuchFile)?;
        self.tell_logo(meeting, None).await?;
        Ok(self.archive.drop_slides(meeting, &logo.file()).await?)
    }

    /// The file of the logo that the meeting has now, if it is this one.
    pub(crate) async fn logo_file(
        &self,
        meeting: MeetingId,
        id: SlidesId,
    ) -> Result<(Logo, PathBuf), Refusal> {
        let logo = match self.logo(meeting).await {
            Err(Refusal::Removed) => self.results.stored(meeting).await?.meeting.logo,
            logo => logo?,
        };
        let logo = logo.filter(|logo| logo.id == id).ok_or(Refusal::NoSuchFile)?;
        Ok((logo, self.archive.slides(meeting, &logo.file())))
    }

    async fn logo(&self, meeting: MeetingId) -> Result<Option<Logo>, Refusal> {
        Ok(self.rooms.meeting(meeting).await?.logo)
    }

    async fn tell_logo(&self, meeting: MeetingId, logo: Option<Logo>) -> Result<(), Refusal> {
        match self.rooms.system(meeting, SystemCommand::SetLogo { logo }).await? {
            Outcome::Accepted { .. } => Ok(()),
            Outcome::Rejected { why } => Err(refusal(&why)),
        }
    }
}

/// The same bytes, once it is known that pages can be printed with them: no memo is to fail over its
/// logo. Work of milliseconds, but the file is a stranger's.
async fn printable(bytes: Bytes) -> Result<Bytes, Refusal> {
    let read = move || {
        let size = foorumi_bundle::PrintedLogo::size_of(&bytes).ok_or(Refusal::FileKind)?;
        if size.0.max(size.1) > Logo::MAX_PIXELS {
            return Err(Refusal::FileTooLarge);
        }
        foorumi_bundle::PrintedLogo::read(&bytes).map(|_| bytes).ok_or(Refusal::FileKind)
    };
    tokio::task::spawn_blocking(read).await.unwrap_or(Err(Refusal::Unavailable))
}

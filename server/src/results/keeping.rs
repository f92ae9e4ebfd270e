//! What is kept of a meeting and until when, for those who answer for it (rule RB7).

use crate::{
    rooms::registry::Rooms,
    storage::{
        archive::Archive,
        directory::{Directory, FoundLink, Note},
    },
};
use foorumi_protocol::{Download, Kept, MeetingId, MeetingPlan, MeetingState, Millis, Refusal};
use std::sync::Arc;

/// What is kept.
#[derive(Clone)]
pub(crate) struct Keeping {
    rooms: Rooms,
    archive: Archive,
    directory: Arc<dyn Directory>,
}

impl Keeping {
    pub(crate) fn new(rooms: Rooms, archive: Archive, directory: Arc<dyn Directory>) -> Self {
        Self { rooms, archive, directory }
    }

    /// What is kept of a meeting.
    pub(crate) async fn kept(&self, meeting: MeetingId) -> Result<Kept, Refusal> {
        let live = match self.rooms.meeting(meeting).await {
            Ok(part) => Some(part),
            Err(Refusal::Removed) => None,
            Err(refusal) => return Err(refusal),
        };
        let live = live.as_ref();
        let note = self.directory.note(meeting).await?.unwrap_or_default();
        let summary_until = note.summary_stands_until();
        let days = live.map(|part| part.keep_days).or(note.keep_days);
        Ok(Kept {
            title: live.map(|part| part.title.clone()).or(note.title),
            state: live.map_or(MeetingState::Ended, |part| part.state),
            keep_days: days.unwrap_or(MeetingPlan::kept_days()),
            kept_until: live.and_then(|part| part.kept_until).or(note.kept_until),
            summary_until,
            files: self.archive.files(meeting).await?,
            downloads: self.directory.downloads(meeting).await?,
            receipt: note.receipt,
        })
    }

    /// Until when everybody can read the summary, from now on (rule RB4).
    pub(crate) async fn set_summary_until(
        &self,
        meeting: MeetingId,
        until: Millis,
    ) -> Result<Kept, Refusal> {
        if until > Note::latest_summary(self.rooms.now()) {
            return Err(Refusal::Unreadable);
        }
        self.directory.note_summary_until(meeting, until).await?;
        self.kept(meeting).await
    }

    /// Notes that somebody fetched something. That it could not be noted keeps nobody from it.
    pub(crate) async fn note_download(&self, link: &FoundLink, what: String) {
        let download = Download { at: self.rooms.now(), role: link.role, what };
        if let Err(error) = self.directory.note_download(link.meeting, download).await {
            tracing::error!(room.id = %link.meeting.0, %error, "a download was not noted");
        }
    }
}

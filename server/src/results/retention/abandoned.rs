//! A meeting that nobody ends (rule RB7): it is looked at when its time may have come, told for ten days,
//! and ended. What a person does meanwhile puts it off: that the log decides.

use super::Retention;
use crate::{rooms::task::ToRoom, storage::directory::Note};
use foorumi_protocol::{MeetingId, Millis, Outcome, Refusal, Rejection, SystemCommand};
use foorumi_room::{Abandoned, Room};

/// Whether what is due of a meeting is only to look whether anybody has ended it.
pub(super) fn is_unended(note: &Note) -> bool {
    !note.stored && note.receipt.is_none() && note.kept_until.is_none()
}

/// When a meeting that does not end is to be looked at next.
pub(crate) fn next_look(found: &Abandoned) -> Millis {
    if found.told { found.end } else { found.tell }
}

impl Retention {
    /// Tells that the meeting will end, or ends it; else it is looked at again when the day has come.
    pub(super) async fn look_at_unended(
        &self,
        meeting: MeetingId,
        now: Millis,
    ) -> Result<(), Refusal> {
        // One that has ended just now is stored by its room.
        let Some(found) = self.rooms.ask(meeting, ToRoom::Abandoned).await? else { return Ok(()) };
        let (acted, day) = (found.acted, next_look(&found));
        if now < day {
            return Ok(self.directory.note_look(meeting, day).await?);
        }
        if found.told {
            tracing::info!(room.id = %meeting.0, "nobody has ended it: it ends by itself");
            return self.unless_acted(meeting, SystemCommand::EndAbandoned { acted }).await;
        }
        let at = found.end.max(Millis(now.0.saturating_add(Room::TOLD_BEFORE_MS)));
        self.unless_acted(meeting, SystemCommand::TellEnd { at, acted }).await?;
        Ok(self.directory.note_look(meeting, at).await?)
    }

    /// Somebody may have acted in between, or another node was first: the next look sees that.
    async fn unless_acted(&self, meeting: MeetingId, say: SystemCommand) -> Result<(), Refusal> {
        match self.rooms.system(meeting, say).await? {
            Outcome::Accepted { .. }
            | Outcome::Rejected { why: Rejection::Stale | Rejection::MeetingEnded } => Ok(()),
            Outcome::Rejected { .. } => Err(Refusal::Unavailable),
        }
    }
}

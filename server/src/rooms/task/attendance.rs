//! The head count on its way into the log, where a use for it is stated (rule ID6).

use crate::rooms::presence::Presence;
use foorumi_protocol::{Part, PartKey, SystemCommand};
use foorumi_room::{Eye, Room};
use std::time::Duration;
use tokio::time::Instant;

/// Attendance is noted this often, so that a crash loses little of it.
const EACH: Duration = Duration::from_secs(180);

/// What has been noted.
pub(super) struct Attendance {
    counted: (u32, u32),
    noted: Instant,
}

impl Attendance {
    pub(super) fn new(now: Instant) -> Self {
        Self { counted: (0, 0), noted: now }
    }

    /// The count as a command, if it is time.
    pub(super) fn due(
        &mut self,
        room: &Room,
        presence: &Presence,
        now: Instant,
    ) -> Option<SystemCommand> {
        if now - self.noted < EACH {
            return None;
        }
        self.noted = now;
        self.count(room, presence)
    }

    /// The count as a command, if it is to be kept and is another than the one noted last.
    pub(super) fn count(&mut self, room: &Room, presence: &Presence) -> Option<SystemCommand> {
        let Some(Part::Meeting(meeting)) = room.part(&PartKey::Meeting, Eye::Staff) else {
            return None;
        };
        if meeting.attendance_use.is_none() {
            // The room has let go what it was told: with a use stated anew it is told anew (FT41).
            self.counted = (0, 0);
            return None;
        }
        let counted = (presence.peak(), presence.total());
        if room.ended() || counted == self.counted {
            return None;
        }
        self.counted = counted;
        Some(SystemCommand::NoteAttendance { peak: counted.0, total: counted.1 })
    }
}

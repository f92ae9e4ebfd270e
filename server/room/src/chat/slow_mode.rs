//! Slow mode: so many seconds between two messages of a person (rule CH1).

use crate::Room;
use foorumi_protocol::{ChatCommand, Millis, PersonId, Rejection, Role};
use std::ops::RangeInclusive;

/// Seconds that can be asked for; 0 turns it off.
const SECONDS: RangeInclusive<u8> = 10..=60;

/// Whether staff can ask for so many seconds.
pub(super) fn check(seconds: u8) -> Result<(), Rejection> {
    if seconds == 0 || SECONDS.contains(&seconds) { Ok(()) } else { Err(Rejection::Unreadable) }
}

impl Room {
    /// Judged by the node's clock on arrival: the room itself has none.
    pub(crate) fn chat_slow_down(
        &self,
        command: &ChatCommand,
        person: PersonId,
        role: Role,
        now: Millis,
    ) -> Result<(), Rejection> {
        let says = matches!(command, ChatCommand::Say { .. }) && !role.is_staff();
        let Some(last) = self.chat.last.get(&person).filter(|_| says) else { return Ok(()) };
        let left = (u64::from(self.chat.slow_s) * 1000).saturating_sub(now.since(*last));
        if left == 0 {
            return Ok(());
        }
        Err(Rejection::SlowDown { seconds: left.div_ceil(1000) as u32 })
    }
}

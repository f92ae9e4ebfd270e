//! A meeting that nobody ends: rule RB7. It ends 30 days after its planned start, or after the last act
//! of a person if that was later; for ten days before, its pages say so, and any act puts it off.
//!
//! The room only computes the day. That it has come is said by a node whose clock can be believed
//! (rule R15 of the log), and what somebody has done meanwhile makes that stale.

use crate::{Decided, Event, Room, meeting::MeetingEvent};
use foorumi_protocol::{Millis, Rejection, Seq};

/// Milliseconds of a day.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Days that a meeting stands after its start, or the last act.
const STANDS_MS: u64 = 30 * DAY_MS;
/// Days for which its pages tell before.
const TOLD_MS: u64 = 10 * DAY_MS;

/// When a meeting ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abandoned {
    /// The last act of a person; 0 if none is known.
    pub acted: Seq,
    /// From when on its pages tell.
    pub tell: Millis,
    /// When it ends, if nobody acts: as it was told, or as it will be.
    pub end: Millis,
    /// Whether that has been told.
    pub told: bool,
}

impl Room {
    /// When the meeting ends by itself; `None` before its beginning and after its end.
    pub fn abandoned(&self) -> Option<Abandoned> {
        if self.ended() {
            return None;
        }
        let (begun, starts) = self.meeting.begun_and_starts()?;
        let (acted, last) = self.meeting.acted().unwrap_or((Seq(0), self.at));
        let from = [begun, last].into_iter().chain(starts).max().unwrap_or(begun);
        let told = self.meeting.ends_at();
        let end = told.unwrap_or(Millis(from.0.saturating_add(STANDS_MS)));
        let tell = Millis(end.0.saturating_sub(TOLD_MS));
        Some(Abandoned { acted, tell, end, told: told.is_some() })
    }

    /// It is told at the latest this long before.
    pub const TOLD_BEFORE_MS: u64 = TOLD_MS;

    pub(crate) fn decide_tell_end(&self, at: Millis, acted: Seq) -> Decided {
        let found = self.not_acted_since(acted)?;
        if found.told || at < found.end {
            return Err(Rejection::Stale);
        }
        Ok(vec![Event::Meeting(MeetingEvent::EndTold { at: Some(at) })])
    }

    pub(crate) fn decide_abandoned(&self, acted: Seq, seq: Seq) -> Decided {
        // Whose pages have not told it for their days does not end.
        if !self.not_acted_since(acted)?.told {
            return Err(Rejection::Stale);
        }
        self.decide_end(seq)
    }

    fn not_acted_since(&self, acted: Seq) -> Result<Abandoned, Rejection> {
        let found = self.abandoned().ok_or(Rejection::MeetingEnded)?;
        if found.acted == acted { Ok(found) } else { Err(Rejection::Stale) }
    }

    /// Notes that a person has acted, which puts the end off.
    pub(crate) fn note_act(&mut self) {
        if self.meeting.note_act(self.seq, self.at) {
            self.evolve_meeting(&MeetingEvent::EndTold { at: None });
        }
    }
}

/// The moment that a local time `2026-11-22T12:00` names, as if it were told in UTC: hours do not matter
/// to what is counted in weeks. `None` if there is no such day.
pub(crate) fn moment(local: &str) -> Option<Millis> {
    let number = |range: std::ops::Range<usize>| local.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Days since 1970-01-01 in the Gregorian calendar, with years that begin in March.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (age, of_age) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + day - 1;
    let days = age * 146_097 + of_age * 365 + of_age / 4 - of_age / 100 + of_year - 719_468;
    let (hour, minute) = (number(11..13)?, number(14..16)?);
    let ms = ((days * 24 + hour) * 60 + minute) * 60_000;
    u64::try_from(ms).ok().map(Millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planned_start_is_a_moment() {
        let check = |local: &str, expected| assert_eq!(moment(local).map(|at| at.0), expected);
        check("1970-01-01T00:00", Some(0));
        check("2026-11-22T12:00", Some(1_795_348_800_000));
        check("2024-02-29T00:01", Some(1_709_164_860_000));
        check("2026-13-45T99:99", None);
        check("huomenna", None);
    }
}

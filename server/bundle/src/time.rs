//! Days and times of day as people read them, in the time of the place (rule RB8).

use crate::words::FigureWords;
use foorumi_protocol::Millis;
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// Where the meetings are held.
const ZONE: &str = "Europe/Helsinki";
/// Minutes in a day.
const DAY: u32 = 24 * 60;

/// Local day and time of a moment.
pub(crate) fn local(at: Millis) -> DateTime {
    let zone = TimeZone::get(ZONE).expect("the zone is in the bundled database");
    let millis = i64::try_from(at.0).unwrap_or(i64::MAX);
    let moment = Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX);
    moment.to_zoned(zone).datetime()
}

/// A day and time as a plan writes it, `2026-11-22T12:00`.
pub(crate) fn planned(text: &str) -> Option<DateTime> {
    text.parse().ok()
}

/// `22.11.2026`.
pub(crate) fn day(date: Date) -> String {
    format!("{}.{}.{}", date.day(), date.month(), date.year())
}

/// A day written `2026-12-31` as [`day`]; anything else as it is.
pub(crate) fn day_of(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), day)
}

/// Minutes after midnight.
pub(crate) fn minute(at: DateTime) -> u32 {
    u32::from(at.hour().unsigned_abs()) * 60 + u32::from(at.minute().unsigned_abs())
}

/// `klo 13.05`, of minutes after midnight.
pub(crate) fn clock(minute: u32, words: &FigureWords) -> String {
    format!("{}{}", words.clock, bare(minute, words))
}

/// `klo 13.05–13.40`, of minutes after midnight.
pub(crate) fn range(from: u32, to: u32, words: &FigureWords) -> String {
    format!("{}{}–{}", words.clock, bare(from, words), bare(to, words))
}

/// Whole minutes between two moments, rounded to the nearest.
pub(crate) fn minutes(from: Millis, to: Millis) -> u64 {
    to.since(from).saturating_add(30_000) / 60_000
}

fn bare(minute: u32, words: &FigureWords) -> String {
    let minute = minute % DAY;
    format!("{}{}{:02}", minute / 60, words.hours, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;
    use foorumi_protocol::Lang;

    #[test]
    fn rb8_times_are_local_in_summer_and_winter() {
        let clock_at = |millis| {
            Lang::ALL.map(|lang| clock(minute(local(Millis(millis))), &words(lang).figures))
        };
        assert_eq!(clock_at(1_795_345_500_000), ["klo 13.05", "kl. 13.05", "13:05"]);
        assert_eq!(clock_at(1_782_122_700_000), ["klo 13.05", "kl. 13.05", "13:05"]);
        assert_eq!(day(local(Millis(1_795_345_500_000)).date()), "22.11.2026");
    }

    #[test]
    fn any_moment_has_a_day() {
        assert_eq!(local(Millis(u64::MAX)).year(), 9999);
        assert_eq!(local(Millis(0)).year(), 1970);
        assert_eq!(day_of("2026-12-31"), "31.12.2026");
        assert_eq!(day_of("tomorrow.."), "tomorrow..");
    }
}

//! Plans are checked as they come in: what is in the room is always fit to run (rule AG6).

use crate::{cloud::fold, decision::check_due};
use foorumi_protocol::{
    ActivityPlan, AgendaPlan, CloudPlan, Lang, Localized, MeetingFacts, MeetingPlan, PollForm,
    PollPlan, Recording, Rejection, SegmentPlan, SheetEditors, SheetPlan,
};
use std::collections::BTreeSet;

/// Longest segment, in minutes.
const MINUTES: u16 = 600;
/// Minutes of a day, for locked starts.
const DAY: u16 = 24 * 60;
/// Most presenters of a segment.
const PRESENTERS: usize = 20;
/// Fewest and most options of a poll.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=20;
/// Fewest and most statements of a scale.
const STATEMENTS: std::ops::RangeInclusive<usize> = 1..=20;
/// Fewest and most words, or votes, a person.
const EACH: std::ops::RangeInclusive<u8> = 1..=10;
/// Most things that one plan makes: what one command makes is numbered with 16 bits.
const THINGS: usize = 20_000;

type Checked = Result<(), Rejection>;

/// Whether a meeting can be made from this plan.
///
/// # Errors
/// `TextEmpty` for a missing title or question, `LimitReached` for too many or too long,
/// `EqualOptions` for two that are the same,
/// `Unreadable` for what no page sends.
pub fn check_meeting(plan: &MeetingPlan) -> Checked {
    check_facts(&plan.facts())?;
    check_recording(plan.recording.as_ref())?;
    at_most(plan.carried.len(), MeetingPlan::MAX_CARRIED)?;
    plan.carried.iter().try_for_each(check_due)?;
    check_agenda(&plan.agenda)
}

/// Whether a meeting can be told so.
pub(crate) fn check_facts(facts: &MeetingFacts) -> Checked {
    titled(&facts.title)?;
    let mut languages: Vec<Lang> = facts.languages.clone();
    languages.sort_unstable();
    languages.dedup();
    readable(!facts.languages.is_empty() && languages.len() == facts.languages.len())?;
    facts.starts.as_ref().map_or(Ok(()), |starts| check_moment(starts))?;
    readable(MeetingPlan::KEPT_DAYS.contains(&facts.keep_days))
}

/// Whether a recording's notice can be shown.
pub(crate) fn check_recording(recording: Option<&Recording>) -> Checked {
    let until = recording.and_then(|recording| recording.until.as_ref());
    until.map_or(Ok(()), |until| check_date(until))
}

/// Whether a text is a date of the calendar, `2026-12-31`.
pub(crate) fn check_date(date: &str) -> Checked {
    let days = |year: u16, month| match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    let found = like(date, "0000-00-00")
        .then(|| (number(&date[..4]), number(&date[5..7]), number(&date[8..])));
    readable(found.is_some_and(|(year, month, day)| (1..=days(year, month)).contains(&day)))
}

/// Whether a text is a date and a time of the day, `2026-12-31T23:59`.
fn check_moment(moment: &str) -> Checked {
    readable(like(moment, "0000-00-00T00:00"))?;
    check_date(&moment[..10])?;
    readable(number(&moment[11..13]) < 24 && number(&moment[14..]) < 60)
}

/// Digits as a number; there are at most four.
fn number(digits: &str) -> u16 {
    digits.parse().unwrap_or(u16::MAX)
}

/// Whether a programme can be run.
pub(crate) fn check_agenda(plan: &AgendaPlan) -> Checked {
    at_most(plan.segments.len(), AgendaPlan::MAX_SEGMENTS)?;
    plan.segments.iter().try_for_each(check_segment)?;
    at_most(plan.segments.iter().map(things).sum(), THINGS)
}

pub(crate) fn check_segment(plan: &SegmentPlan) -> Checked {
    titled(&plan.title)?;
    at_most(plan.minutes.into(), MINUTES.into())?;
    readable(plan.locked_start.is_none_or(|start| start < DAY))?;
    at_most(plan.presenters.len(), PRESENTERS)?;
    at_most(plan.activities.len(), AgendaPlan::MAX_ACTIVITIES)?;
    plan.activities.iter().try_for_each(check_activity)
}

pub(crate) fn check_activity(plan: &ActivityPlan) -> Checked {
    match plan {
        ActivityPlan::Cloud(plan) => check_cloud(plan),
        ActivityPlan::Poll(plan) => check_poll(plan),
        ActivityPlan::Sheet(plan) => check_sheet(plan),
    }
}

fn check_cloud(plan: &CloudPlan) -> Checked {
    titled(&plan.question)?;
    at_most(plan.blocked.len(), CloudPlan::MAX_BLOCKED)?;
    each(plan.words)
}

fn check_poll(plan: &PollPlan) -> Checked {
    titled(&plan.question)?;
    match &plan.form {
        PollForm::Single { options } => listed(options, OPTIONS),
        PollForm::Multiple { options, min, max } => {
            listed(options, OPTIONS)?;
            readable(*min >= 1 && min <= max && usize::from(*max) <= options.len())
        }
        PollForm::Scale { statements } => listed(statements, STATEMENTS),
        PollForm::YesNo | PollForm::Open => Ok(()),
    }
}

fn check_sheet(plan: &SheetPlan) -> Checked {
    // The central need is an idea too.
    at_most(plan.ideas.len() + 1, SheetPlan::MAX_IDEAS)?;
    if plan.editors == SheetEditors::Group {
        titled(&plan.group)?;
    }
    each(plan.votes)
}

fn listed(texts: &[Localized], count: std::ops::RangeInclusive<usize>) -> Checked {
    at_most(texts.len(), *count.end())?;
    readable(texts.len() >= *count.start())?;
    texts.iter().try_for_each(titled)?;
    let languages = [
        texts.iter().filter_map(|text| text.fi.as_deref()).collect::<Vec<_>>(),
        texts.iter().filter_map(|text| text.sv.as_deref()).collect(),
        texts.iter().filter_map(|text| text.en.as_deref()).collect(),
    ];
    languages.iter().try_for_each(|texts| all_different(texts))
}

/// Options that nobody could tell apart are one too many.
fn all_different(texts: &[&str]) -> Checked {
    let same = |text: &str| fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let distinct: BTreeSet<String> = texts.iter().map(|text| same(text)).collect();
    if distinct.len() == texts.len() { Ok(()) } else { Err(Rejection::EqualOptions) }
}

fn titled(text: &Localized) -> Checked {
    let found = text.fi.is_some() || text.sv.is_some() || text.en.is_some();
    if found { Ok(()) } else { Err(Rejection::TextEmpty) }
}

fn each(count: u8) -> Checked {
    at_most(count.into(), (*EACH.end()).into())?;
    readable(EACH.contains(&count))
}

fn at_most(count: usize, limit: usize) -> Checked {
    if count <= limit { Ok(()) } else { Err(Rejection::LimitReached { limit: limit as u32 }) }
}

fn readable(fits: bool) -> Checked {
    if fits { Ok(()) } else { Err(Rejection::Unreadable) }
}

/// Whether a text has digits where `shape` has 0, and is else the same.
fn like(text: &str, shape: &str) -> bool {
    let fits = |(c, s): (u8, u8)| if s == b'0' { c.is_ascii_digit() } else { c == s };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

/// How many things a segment makes: itself, its activities, the ideas on its sheets.
fn things(plan: &SegmentPlan) -> usize {
    let of = |activity: &ActivityPlan| match activity {
        ActivityPlan::Cloud(_) | ActivityPlan::Poll(_) => 1,
        ActivityPlan::Sheet(sheet) => 2 + sheet.ideas.len(),
    };
    1 + plan.activities.iter().map(of).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft13_only_days_and_times_that_there_are_are_taken() {
        for good in ["2026-11-22T12:00", "2028-02-29T00:00", "2000-02-29T23:59"] {
            assert_eq!(check_moment(good), Ok(()), "{good}");
        }
        for bad in [
            "2026-13-45T99:99",
            "2026-02-29T12:00",
            "1900-02-29T12:00",
            "2026-04-31T12:00",
            "2026-00-10T12:00",
            "2026-10-00T12:00",
            "2026-10-10T24:00",
            "2026-10-10T12:60",
            "2026-10-10 12:00",
            "2026-1--10T12:00",
            "2026-10-10T1a:00",
            "2026-10-1\u{e4}T2:00",
        ] {
            assert_eq!(check_moment(bad), Err(Rejection::Unreadable), "{bad}");
        }
    }
}

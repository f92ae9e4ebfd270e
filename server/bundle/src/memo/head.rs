//! Head of the memo: who, what, when, where.

use super::document::Document;
use crate::{edition::Edition, time};
use foorumi_protocol::{MeetingState, Recording};

/// The memo without its sections.
pub(super) fn head<'a>(edition: &Edition<'_>) -> Document<'a> {
    let words = &edition.words.memo;
    let meeting = &edition.results.meeting;
    let mut marks = vec![words.draft];
    marks.extend((meeting.state == MeetingState::Live).then_some(words.going_on));
    Document {
        figures: &edition.words.figures,
        lang: edition.words.tag,
        kind: words.kind,
        organisation: edition.read(&meeting.organisation).to_owned(),
        title: edition.title().to_owned(),
        day: time::day(edition.begins().date()),
        page: words.page,
        marks,
        facts: facts(edition),
        sections: Vec::new(),
    }
}

fn facts(edition: &Edition<'_>) -> Vec<(&'static str, String)> {
    let words = &edition.words.memo;
    let meeting = &edition.results.meeting;
    let languages: Vec<&str> =
        meeting.languages.iter().map(|&lang| (words.language)(lang)).collect();
    let mut facts = vec![
        (words.date, time::day(edition.begins().date())),
        (words.time, times(edition)),
        (words.place, edition.read(&meeting.place).to_owned()),
        (words.languages, languages.join(", ")),
    ];
    if let Some(heads) = &edition.results.attendance {
        let told = edition.tells_of(heads.peak) && edition.tells_of(heads.total);
        let counted =
            if told { (words.attended)(heads.peak, heads.total) } else { words.few.to_owned() };
        let purpose = (words.stated_use)(&heads.stated_use);
        facts.push((words.attendance, format!("{counted} {purpose}")));
    }
    if let Some(recording) = &meeting.recording {
        facts.push((words.recording, kept(edition, recording)));
    }
    facts.push((words.author, (words.by_machine)(edition.made_by)));
    facts.push((words.distribution, (words.audience)(edition.audience).to_owned()));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// Planned and actual time of the whole meeting.
fn times(edition: &Edition<'_>) -> String {
    let words = &edition.words.segment;
    let slots: Vec<(u32, u32)> = edition.schedule().into_iter().flatten().collect();
    let mut told = Vec::new();
    if let (Some((from, _)), Some((_, to))) = (slots.first(), slots.last()) {
        let range = time::range(*from, *to, &edition.words.figures);
        told.push(format!("{} {range}", words.planned));
    } else if let Some(start) = edition.planned_start() {
        let clock = time::clock(time::minute(start), &edition.words.figures);
        told.push(format!("{} {clock}", words.planned));
    }
    let started = edition.results.segments.iter().filter_map(|segment| segment.started_at).min();
    match (started, edition.results.meeting.ended_at) {
        (Some(from), Some(to)) => {
            told.push(format!("{} {}", words.actual.to_lowercase(), edition.range(from, to)));
        }
        (Some(from), None) => {
            told.push((words.going_on_since)(&edition.clock(from)));
        }
        (None, _) => {}
    }
    told.join(", ")
}

/// Who may see the recording, where and until when (rule AG5).
fn kept(edition: &Edition<'_>, recording: &Recording) -> String {
    let until = recording.until.as_ref().map(|until| time::day_of(until));
    let mut told = vec![
        recording.audience.read(edition.lang).to_owned(),
        recording.place.read(edition.lang).to_owned(),
    ];
    told.extend(until.map(|day| (edition.words.memo.recording_until)(&day)));
    told.retain(|text| !text.is_empty());
    told.join("; ")
}

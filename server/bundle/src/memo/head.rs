//! Head of the memo: who, what, when, where.

use super::document::Document;
use crate::{edition::Edition, time};
use foorumi_protocol::{Audience, MeetingState, MemoState, Present, Recording};

/// The memo without its sections.
pub(super) fn head<'a>(edition: &Edition<'a>) -> Document<'a> {
    let words = &edition.words.memo;
    let meeting = &edition.results.meeting;
    // Whatever is not approved says so (rule DM3).
    let mut marks = match edition.results.memo_state {
        MemoState::Draft => vec![words.draft],
        MemoState::Edited => vec![words.edited],
        MemoState::Approved { .. } => Vec::new(),
    };
    marks.extend((meeting.state == MeetingState::Live).then_some(words.going_on));
    Document {
        figures: &edition.words.figures,
        lang: edition.words.tag,
        kind: words.kind,
        organisation: edition.organisation().to_owned(),
        logo: edition.logo,
        colour: edition.colour(),
        title: edition.title().to_owned(),
        day: day(edition),
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
    let head = &edition.results.memo_head;
    let own = |text: Option<&str>, else_told: String| text.map_or(else_told, str::to_owned);
    let place = edition.read(&meeting.place).to_owned();
    let mut facts = vec![
        (words.date, day(edition)),
        (words.time, own(head.time.as_deref(), times(edition))),
        (words.place, own(head.place.as_deref(), place)),
        (words.languages, languages.join(", ")),
    ];
    if let (Present::Listed { text }, Audience::Internal) = (&head.present, edition.audience) {
        // A list of those present names people: it stays with the organiser (rule RB4).
        facts.push((words.attendance, text.as_str().to_owned()));
    } else if let Some(heads) = &edition.results.attendance {
        let told = edition.tells_of(heads.peak) && edition.tells_of(heads.total);
        let counted =
            if told { (words.attended)(heads.peak, heads.total) } else { words.few.to_owned() };
        let purpose = (words.stated_use)(&heads.stated_use);
        facts.push((words.attendance, format!("{counted} {purpose}")));
    }
    if let Some(recording) = &meeting.recording {
        facts.push((words.recording, kept(edition, recording)));
    }
    facts.push((words.author, own(head.author.as_deref(), author(edition))));
    if let MemoState::Approved { name, at } = &edition.results.memo_state {
        let when = time::day(time::local(*at).date());
        facts.push((words.approver, (words.approved)(name.as_str(), &when)));
    }
    let audience = (words.audience)(edition.audience).to_owned();
    facts.push((words.distribution, own(head.distribution.as_deref(), audience)));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// The day of the meeting, as the head has it or else as it was planned.
fn day(edition: &Edition<'_>) -> String {
    let head = edition.results.memo_head.date.as_ref();
    head.map_or_else(|| time::day(edition.begins().date()), |date| time::day_of(date))
}

/// The program as the author, where nobody else is named.
fn author(edition: &Edition<'_>) -> String {
    let words = &edition.words.memo;
    match edition.results.memo_state {
        MemoState::Draft => (words.by_machine)(edition.made_by),
        MemoState::Edited | MemoState::Approved { .. } => (words.compiled_by)(edition.made_by),
    }
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

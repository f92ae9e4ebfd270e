//! Tables of the whole meeting: its agenda, decisions and chat.

use crate::{
    edition::Edition,
    table::{Cell, Column, Table},
    time,
};
use foorumi_protocol::{DecidedBy, DecisionCard, DecisionPart, PublishedMessage, SegmentPart};

/// The agenda, planned and actual.
pub(crate) fn agenda(edition: &Edition<'_>) -> Table {
    let words = &edition.words.segment;
    let moment = |at: Option<_>| at.map_or(Cell::Empty, |at| Cell::Text(edition.clock(at)));
    let row = |number: u64, segment: &SegmentPart, slot: Option<(u32, u32)>| {
        let names: Vec<&str> = segment.presenters.iter().map(|name| name.as_str()).collect();
        let start = slot.map(|(from, _)| time::clock(from, &edition.words.figures));
        let length = match (segment.started_at, segment.ended_at) {
            (Some(from), Some(to)) => Cell::Count(time::minutes(from, to)),
            _ => Cell::Empty,
        };
        vec![
            Cell::Count(number),
            Cell::text(segment.title.read(edition.lang)),
            Cell::text((words.kind)(segment.kind)),
            start.map_or(Cell::Empty, Cell::Text),
            Cell::Count(segment.minutes.into()),
            moment(segment.started_at),
            moment(segment.ended_at),
            length,
            Cell::Text(names.join(", ")),
        ]
    };
    let titles = [
        words.title,
        words.kind_title,
        words.planned_start,
        words.planned_minutes,
        words.started,
        words.ended,
        words.actual_minutes,
        (words.presenters)(2),
    ];
    let mut columns = vec![Column::number(edition.words.decision.number)];
    columns.extend(titles.map(Column::text));
    let segments = (1..).zip(&edition.results.segments).zip(edition.schedule());
    Table {
        caption: words.title.to_owned(),
        columns,
        rows: segments.map(|((number, segment), slot)| row(number, segment, slot)).collect(),
        named_by: 1,
    }
}

/// The decisions, with what each lacks.
pub(crate) fn decisions(edition: &Edition<'_>) -> Table {
    let words = &edition.words.decision;
    let optional = |text: Option<&str>| text.map_or(Cell::Empty, Cell::text);
    let row = |(number, decision): (u64, &DecisionPart)| {
        let card = &decision.card;
        let segment = decision.segment.and_then(|id| edition.segment(id));
        let mut missing = Vec::new();
        if calls_for_action(card) {
            missing.extend(card.owner.is_none().then_some(words.no_owner));
            missing.extend(card.due.is_none().then_some(words.no_due));
        }
        vec![
            Cell::Count(number),
            optional(segment.map(|segment| segment.title.read(edition.lang))),
            Cell::text(card.agreed.as_str()),
            Cell::text((words.by)(card.decided_by)),
            optional(card.figures.as_deref()),
            optional(card.follow_up.as_deref()),
            optional(card.owner.as_deref()),
            card.due.as_ref().map_or(Cell::Empty, |due| Cell::Text(time::day_of(due))),
            Cell::Text(missing.join("; ")),
        ]
    };
    let titles = [
        words.segment,
        words.agreed,
        words.how,
        words.figures,
        words.action,
        words.owner,
        words.due,
        words.missing,
    ];
    let mut columns = vec![Column::number(words.number)];
    columns.extend(titles.map(Column::text));
    Table {
        caption: words.overview.to_owned(),
        columns,
        rows: (1..).zip(&edition.results.decisions).map(row).collect(),
        named_by: 2,
    }
}

/// Whether a card needs an owner and a date: where nothing was decided, nobody has to act.
pub(crate) fn calls_for_action(card: &DecisionCard) -> bool {
    card.decided_by != DecidedBy::NoDecision
}

/// Published messages. Their senders do not leave the meeting.
pub(crate) fn chat(edition: &Edition<'_>) -> Table {
    let words = &edition.words.files;
    let row = |message: &PublishedMessage| {
        vec![Cell::Text(edition.clock(message.at)), Cell::text(message.text.as_str())]
    };
    Table {
        caption: words.chat.to_owned(),
        columns: vec![Column::text(words.chat_time), Column::text(words.chat_text)],
        rows: edition.results.chat.published.iter().map(row).collect(),
        named_by: 1,
    }
}

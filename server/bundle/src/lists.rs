//! Tables of the whole meeting: its agenda, decisions and chat.

use crate::{
    edition::Edition,
    table::{Cell, Column, Table},
    time,
};
use foorumi_protocol::{
    DecidedBy, DecisionCard, DecisionPart, OverrideRow, PublishedMessage, RequestAnswer,
    SegmentPart, Who, WrittenAnswer,
};

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
    let published = &edition.results.chat.published;
    // Where nobody agreed with anything, a column of nothing says nothing.
    let backed = published.iter().any(|message| message.backers > 0);
    let row = |message: &PublishedMessage| {
        let mut row =
            vec![Cell::Text(edition.clock(message.at)), Cell::text(message.text.as_str())];
        row.extend(backed.then(|| Cell::Count(message.backers.into())));
        row
    };
    let mut columns = vec![Column::text(words.chat_time), Column::text(words.chat_text)];
    columns.extend(backed.then(|| Column::number(words.chat_backers)));
    Table {
        caption: words.chat.to_owned(),
        columns,
        rows: published.iter().map(row).collect(),
        named_by: 1,
    }
}

/// What was answered in writing: messages of the chat and requests to speak, without senders.
pub(crate) fn answers(edition: &Edition<'_>) -> Table {
    let words = &edition.words;
    let row = |at, asked: &str, answer: &str, to_all: bool| {
        let files = &words.files;
        let to = if to_all { files.to_all } else { files.to_sender };
        vec![Cell::Text(edition.clock(at)), Cell::text(asked), Cell::text(answer), Cell::text(to)]
    };
    let message = |of: &WrittenAnswer| row(of.at, &of.text, &of.answer, of.to_all);
    let request =
        |of: &RequestAnswer| row(of.at, of.topic.as_deref().unwrap_or(""), &of.answer, false);
    let messages = edition.results.chat.answers.iter().map(message);
    let requests = edition.results.written.iter().map(request);
    Table {
        caption: words.memo.written.to_owned(),
        columns: vec![
            Column::text(words.files.chat_time),
            Column::text(words.memo.question),
            Column::text(words.memo.answer),
            Column::text(words.files.told_to),
        ],
        rows: messages.chain(requests).collect(),
        named_by: 2,
    }
}

/// What staff did beside the computed order of the speaking queue (rule SQ7). It names people.
pub(crate) fn overrides(edition: &Edition<'_>) -> Table {
    let words = &edition.words.files;
    let who = |who: &Who| named(edition, who);
    let row = |row: &OverrideRow| {
        let undone = if row.undone { Cell::text(words.undone) } else { Cell::Empty };
        vec![
            Cell::Text(edition.clock(row.at)),
            who(&row.by),
            Cell::text((words.override_kind)(row.what)),
            who(&row.whom),
            row.why.as_deref().map_or(Cell::Empty, Cell::text),
            undone,
        ]
    };
    let titles =
        [words.chat_time, words.by_whom, words.act, words.whom, words.reason, words.undone];
    Table {
        caption: words.overrides_title.to_owned(),
        columns: titles.map(Column::text).into(),
        rows: edition.results.overrides.iter().map(row).collect(),
        named_by: 1,
    }
}

/// Somebody by name, or by number where none was given.
pub(crate) fn named(edition: &Edition<'_>, who: &Who) -> Cell {
    match &who.name {
        Some(name) => Cell::text(name.as_str()),
        None => Cell::Text((edition.words.poll.participant)(who.number.0)),
    }
}

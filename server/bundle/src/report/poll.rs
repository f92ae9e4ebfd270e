//! A poll.

use super::{Report, answers::Answers, ballots, open, scale, share::share, turnout};
use crate::{
    edition::Edition,
    picture::{self, Bar, Drawing},
    table::{Cell, Column, Table, tenths_text},
};
use foorumi_protocol::{ActivityResult, PollForm, PollPart, PollResult, PollTally};

/// An option and its votes.
struct Row {
    letter: Option<char>,
    label: String,
    votes: Cell,
    /// Tenths of a per cent of the ballots that did not abstain.
    tenths: Option<u64>,
    /// Votes in the round before.
    before: Option<u32>,
}

/// The round before a poll, and what it got (rule PL8).
pub(super) struct Before<'a> {
    /// Which round.
    pub(super) round: u8,
    /// Its result.
    pub(super) result: &'a PollResult,
}

impl<'a> Before<'a> {
    fn of(edition: &Edition<'a>, poll: &PollPart) -> Option<Self> {
        let earlier = poll.earlier?;
        edition.results.activities.iter().find_map(|activity| match activity {
            ActivityResult::Poll { poll, result: Some(result) } if poll.id == earlier => {
                Some(Self { round: poll.round, result })
            }
            ActivityResult::Cloud(_) | ActivityResult::Poll { .. } | ActivityResult::Sheet(_) => {
                None
            }
        })
    }
}

/// The report of a poll; without a result while nobody may see it.
pub(super) fn report(
    edition: &Edition<'_>,
    poll: &PollPart,
    result: Option<&PollResult>,
) -> Report {
    let words = &edition.words.poll;
    let kind = (words.kind)(&poll.form);
    let mut report = Report::new(poll.id, kind, edition.read(&poll.question));
    if poll.round > 1 {
        report.title = format!("{} ({})", report.title, (words.round)(poll.round).to_lowercase());
    }
    let Some(result) = result else {
        report.facts.push(words.hidden.to_owned());
        return report;
    };
    let answers = Answers::of(edition, result);
    report.facts.push(answers.in_words(edition));
    report.facts.extend(turnout::facts(edition, poll.came_by, result.turnout));
    if let Some(outcome) = &poll.outcome {
        report.facts.push((words.outcome)(outcome.as_str()));
    }
    report.facts.push(match (poll.named, &result.ballots) {
        (true, Some(_)) => words.named.to_owned(),
        (true, None) => words.named_elsewhere.to_owned(),
        (false, _) => words.anonymous.to_owned(),
    });
    let before = Before::of(edition, poll);
    match &result.tally {
        PollTally::Options { votes } => {
            options(edition, &mut report, (poll, &answers, votes), before.as_ref());
        }
        PollTally::Scale { statements } => {
            scale::fill(edition, &mut report, (poll, &answers, statements), before.as_ref());
        }
        PollTally::Open { answers, .. } => open::fill(edition, &mut report, answers),
    }
    report.ballots = result.ballots.as_ref().map(|cast| ballots::table(edition, poll, cast));
    report
}

/// Labels of a poll's options; yes and no are options too.
pub(super) fn labels(edition: &Edition<'_>, form: &PollForm) -> Vec<String> {
    let words = &edition.words.poll;
    let read = |texts: &[foorumi_protocol::Localized]| {
        texts.iter().map(|text| text.read(edition.lang).to_owned()).collect()
    };
    match form {
        PollForm::Single { options } | PollForm::Multiple { options, .. } => read(options),
        PollForm::Scale { statements } => read(statements),
        PollForm::YesNo => vec![words.yes.to_owned(), words.no.to_owned()],
        PollForm::Open => Vec::new(),
    }
}

/// Letter of an option, so that it can be spoken of.
pub(super) fn letter(form: &PollForm, at: usize) -> Option<char> {
    let lettered = matches!(form, PollForm::Single { .. } | PollForm::Multiple { .. });
    lettered.then(|| ('A'..='Z').nth(at)).flatten()
}

fn options(
    edition: &Edition<'_>,
    report: &mut Report,
    (poll, answers, votes): (&PollPart, &Answers, &[u32]),
    before: Option<&Before<'_>>,
) {
    let words = &edition.words.poll;
    let earlier = before.and_then(|before| match &before.result.tally {
        PollTally::Options { votes } => Some(votes),
        PollTally::Scale { .. } | PollTally::Open { .. } => None,
    });
    let labels = labels(edition, &poll.form);
    let tells = answers.tells(edition, votes);
    let row = |((at, &votes), &told): ((usize, &u32), &bool)| Row {
        letter: letter(&poll.form, at),
        label: labels.get(at).cloned().unwrap_or_default(),
        votes: if told { Cell::Count(votes.into()) } else { Cell::Untold },
        tenths: share(votes, answers.took_a_stand).filter(|_| told),
        before: earlier.and_then(|votes| votes.get(at).copied()),
    };
    let mut rows: Vec<Row> = votes.iter().enumerate().zip(&tells).map(row).collect();
    rows.push(Row {
        letter: None,
        label: words.abstained.to_owned(),
        votes: answers.abstained(),
        tenths: None,
        before: before.map(|before| before.result.abstained),
    });
    report.drawing = Some(drawing(edition, report, &rows));
    report.brief = Some(table(edition, &rows, before));
    report.table = Some(table(edition, &rows, before));
    report.remarks.push(words.share_rule.to_owned());
    if matches!(poll.form, PollForm::Multiple { .. }) {
        report.remarks.push(words.several.to_owned());
    }
    let untold = rows.iter().any(|row| row.votes == Cell::Untold);
    report.remarks.extend(untold.then(|| edition.words.memo.untold_rule.to_owned()));
}

fn drawing(edition: &Edition<'_>, report: &Report, rows: &[Row]) -> Drawing {
    let figures = |row: &Row| {
        let words = &edition.words.figures;
        let votes = row.votes.read(words);
        match row.tenths {
            Some(tenths) => format!("{votes} ({}{})", tenths_text(tenths, words), words.percent),
            None => votes,
        }
    };
    let named = |row: &Row| match row.letter {
        Some(letter) => format!("{letter} {}: {}", row.label, figures(row)),
        None => format!("{}: {}", row.label, figures(row)),
    };
    let bar = |row: &Row| Bar {
        letter: row.letter,
        label: row.label.clone(),
        tenths: row.tenths.or_else(|| row.letter.map(|_| 0)),
        figures: figures(row),
    };
    Drawing {
        title: report.title.clone(),
        summary: report.facts.first().cloned().unwrap_or_default(),
        description: rows.iter().map(named).collect(),
        lang: edition.words.tag,
        body: picture::bars(&rows.iter().map(bar).collect::<Vec<_>>()),
    }
}

fn table(edition: &Edition<'_>, rows: &[Row], before: Option<&Before<'_>>) -> Table {
    let words = &edition.words.poll;
    let lettered = rows.iter().any(|row| row.letter.is_some());
    let mut columns = Vec::new();
    columns.extend(lettered.then(|| Column::text(words.letter)));
    columns.extend([
        Column::text(words.option),
        Column::number(words.votes),
        Column::number(words.share),
    ]);
    columns.extend(before.map(|before| Column::number(&(words.round)(before.round))));
    let row = |row: &Row| {
        let letter = row.letter.map_or(Cell::Empty, Cell::text);
        let mut cells = Vec::new();
        cells.extend(lettered.then_some(letter));
        cells.push(Cell::text(&row.label));
        cells.push(row.votes.clone());
        cells.push(row.tenths.map_or(Cell::Empty, Cell::Tenths));
        cells.extend(before.map(|_| row.before.map_or(Cell::Empty, |n| edition.count(n))));
        cells
    };
    Table {
        caption: words.votes_caption.to_owned(),
        columns,
        rows: rows.iter().map(row).collect(),
        named_by: usize::from(lettered),
    }
}

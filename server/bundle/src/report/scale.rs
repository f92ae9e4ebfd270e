//! A poll of statements on a scale (rule PL6).

use super::{
    Report,
    answers::Answers,
    poll::{Before, labels},
    share::{mean_hundredths, median_tenths, tenths_cell},
};
use crate::{
    edition::Edition,
    picture::{self, Distribution, Drawing, ScaleLabels},
    table::{Cell, Column, Table},
};
use foorumi_protocol::{PollPart, PollTally, ScaleTally};

/// Adds what the statements got.
pub(super) fn fill(
    edition: &Edition<'_>,
    report: &mut Report,
    (poll, given, tallies): (&PollPart, &Answers, &[ScaleTally]),
    before: Option<&Before<'_>>,
) {
    let labels = labels(edition, &poll.form);
    let rows: Vec<Distribution> = tallies
        .iter()
        .enumerate()
        .map(|(at, tally)| {
            distribution(edition, given, labels.get(at).cloned().unwrap_or_default(), tally)
        })
        .collect();
    report.drawing = Some(drawing(edition, report, &rows));
    report.brief = Some(table(edition, &rows, None, before));
    report.table = Some(table(edition, &rows, Some(given.abstained()), before));
    report.remarks.push(edition.words.poll.mean_rule.to_owned());
    if tallies.iter().any(|tally| tally.values.is_none()) {
        report.remarks.push(edition.words.poll.few_rule.to_owned());
    }
    let untold = rows.iter().any(|row| !row.tells_all());
    report.remarks.extend(untold.then(|| edition.words.memo.untold_rule.to_owned()));
}

fn distribution(
    edition: &Edition<'_>,
    given: &Answers,
    statement: String,
    tally: &ScaleTally,
) -> Distribution {
    let (words, figures) = (&edition.words.poll, &edition.words.figures);
    let mut group = tally.values.map_or_else(|| vec![tally.answers], Vec::from);
    group.push(tally.cant_say);
    let tells = given.tells(edition, &group);
    let tells_cant_say = tells.last().copied().unwrap_or(false);
    // The sum of the values and of those who could not say is told, so n goes with the latter.
    let tells_n = tells_cant_say && edition.tells_of(tally.answers);
    let of = |values: [u32; 5]| -> [Option<u32>; 5] {
        std::array::from_fn(|at| tells[at].then_some(values[at]))
    };
    let median_tenths = tally.values.as_ref().and_then(median_tenths).filter(|_| tells_n);
    let mean = tally.values.as_ref().and_then(mean_hundredths);
    let median = median_tenths.map_or_else(String::new, |tenths| {
        format!("{} {}", words.median.to_lowercase(), tenths_cell(tenths).read(figures))
    });
    Distribution {
        statement,
        values: tally.values.map(of),
        cant_say: tells_cant_say.then_some(tally.cant_say),
        untold: figures.untold,
        mean_hundredths: mean.filter(|_| tells.iter().all(|&told| told)),
        median_tenths,
        median,
        answers: tells_n.then(|| tally.answers.into()),
    }
}

fn drawing(edition: &Edition<'_>, report: &Report, rows: &[Distribution]) -> Drawing {
    let words = &edition.words.poll;
    let line = |row: &Distribution| {
        let values = (1..).zip(row.values.into_iter().flatten());
        let mut told: Vec<String> =
            values.map(|(value, count)| format!("{value}: {}", row.read(count))).collect();
        told.push(format!("{}: {}", words.cant_say.to_lowercase(), row.read(row.cant_say)));
        told.push(row.n());
        told.extend((!row.median.is_empty()).then(|| row.median.clone()));
        format!("{} – {}", row.statement, told.join(", "))
    };
    let mut description = vec![format!("{}.", words.scale)];
    description.extend(rows.iter().map(line));
    let labels = ScaleLabels { ends: words.scale, cant_say: words.cant_say };
    Drawing {
        title: report.title.clone(),
        summary: report.facts.first().cloned().unwrap_or_default(),
        description,
        lang: edition.words.tag,
        body: picture::scale(rows, &labels),
    }
}

/// `abstained` adds a column of those who left the whole poll empty.
fn table(
    edition: &Edition<'_>,
    rows: &[Distribution],
    abstained: Option<Cell>,
    before: Option<&Before<'_>>,
) -> Table {
    let words = &edition.words.poll;
    let mut columns = vec![Column::text(words.statement)];
    columns.extend((1..=5).map(|value| Column::number(&value.to_string())));
    let rest = [words.cant_say, words.n, words.median, words.mean];
    columns.extend(rest.map(Column::number));
    columns.extend(abstained.as_ref().map(|_| Column::number(words.abstained)));
    let median = |before: &Before<'_>| {
        format!("{}, {}", words.median, (words.round)(before.round).to_lowercase())
    };
    columns.extend(before.map(|before| Column::number(&median(before))));
    let row = |(at, row): (usize, &Distribution)| {
        let mut cells = vec![Cell::text(&row.statement)];
        let count = |count: Option<u32>| count.map_or(Cell::Untold, |it| Cell::Count(it.into()));
        let value = |at: usize| row.values.map_or(Cell::Empty, |values| count(values[at]));
        cells.extend((0..5).map(value));
        cells.push(count(row.cant_say));
        cells.push(row.answers.map_or(Cell::Untold, Cell::Count));
        cells.push(row.median_tenths.map_or(Cell::Empty, tenths_cell));
        cells.push(row.mean_hundredths.map_or(Cell::Empty, Cell::Hundredths));
        cells.extend(abstained.clone());
        let earlier = |before| median_before(before, at).map_or(Cell::Empty, tenths_cell);
        cells.extend(before.map(earlier));
        cells
    };
    Table {
        caption: words.scale.to_owned(),
        columns,
        rows: rows.iter().enumerate().map(row).collect(),
        named_by: 0,
    }
}

/// Ten times the median that a statement had in the round before.
fn median_before(before: &Before<'_>, at: usize) -> Option<u64> {
    let PollTally::Scale { statements } = &before.result.tally else { return None };
    median_tenths(statements.get(at)?.values.as_ref()?)
}

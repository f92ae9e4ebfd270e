//! A poll of statements on a scale (rule PL6).

use super::{
    Report,
    poll::{Before, labels},
    share::{mean_hundredths, median_tenths, tenths_cell},
};
use crate::{
    edition::Edition,
    picture::{self, Distribution, Drawing, ScaleLabels},
    table::{Cell, Column, Table},
};
use foorumi_protocol::{PollPart, PollResult, PollTally, ScaleTally};

/// Adds what the statements got.
pub(super) fn fill(
    edition: &Edition<'_>,
    report: &mut Report,
    (poll, result, tallies): (&PollPart, &PollResult, &[ScaleTally]),
    before: Option<&Before<'_>>,
) {
    let labels = labels(edition, &poll.form);
    let rows: Vec<Distribution> = tallies
        .iter()
        .enumerate()
        .map(|(at, tally)| {
            distribution(edition, labels.get(at).cloned().unwrap_or_default(), tally)
        })
        .collect();
    report.drawing = Some(drawing(edition, report, &rows));
    report.brief = Some(table(edition, &rows, None, before));
    report.table = Some(table(edition, &rows, Some(result.abstained), before));
    report.remarks.push(edition.words.poll.mean_rule.to_owned());
    if tallies.iter().any(|tally| tally.values.is_none()) {
        report.remarks.push(edition.words.poll.few_rule.to_owned());
    }
}

fn distribution(edition: &Edition<'_>, statement: String, tally: &ScaleTally) -> Distribution {
    let (words, figures) = (&edition.words.poll, &edition.words.figures);
    let median_tenths = tally.values.as_ref().and_then(median_tenths);
    let median = median_tenths.map_or_else(String::new, |tenths| {
        format!("{} {}", words.median.to_lowercase(), tenths_cell(tenths).read(figures))
    });
    Distribution {
        statement,
        values: tally.values,
        cant_say: tally.cant_say,
        median_tenths,
        median,
        answers: tally.answers,
        n: format!("n = {}", tally.answers),
    }
}

fn drawing(edition: &Edition<'_>, report: &Report, rows: &[Distribution]) -> Drawing {
    let words = &edition.words.poll;
    let line = |row: &Distribution| {
        let values = (1..).zip(row.values.into_iter().flatten());
        let mut told: Vec<String> =
            values.map(|(value, count)| format!("{value}: {count}")).collect();
        told.push(format!("{}: {}", words.cant_say.to_lowercase(), row.cant_say));
        told.push(row.n.clone());
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
    abstained: Option<u32>,
    before: Option<&Before<'_>>,
) -> Table {
    let words = &edition.words.poll;
    let mut columns = vec![Column::text(words.statement)];
    columns.extend((1..=5).map(|value| Column::number(&value.to_string())));
    let rest = [words.cant_say, words.n, words.median, words.mean];
    columns.extend(rest.map(Column::number));
    columns.extend(abstained.map(|_| Column::number(words.abstained)));
    let median = |before: &Before<'_>| {
        format!("{}, {}", words.median, (words.round)(before.round).to_lowercase())
    };
    columns.extend(before.map(|before| Column::number(&median(before))));
    let row = |(at, row): (usize, &Distribution)| {
        let mut cells = vec![Cell::text(&row.statement)];
        let value = |at: usize| row.values.map_or(Cell::Empty, |them| Cell::Count(them[at].into()));
        cells.extend((0..5).map(value));
        cells.push(Cell::Count(row.cant_say.into()));
        cells.push(Cell::Count(row.answers.into()));
        cells.push(row.median_tenths.map_or(Cell::Empty, tenths_cell));
        let mean = row.values.as_ref().and_then(mean_hundredths);
        cells.push(mean.map_or(Cell::Empty, Cell::Hundredths));
        cells.extend(abstained.map(|count| Cell::Count(count.into())));
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

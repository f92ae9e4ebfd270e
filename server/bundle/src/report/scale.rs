//! A poll of statements on a scale (rule PL6).

use super::{
    Report,
    poll::labels,
    share::{answers, mean_hundredths, median_tenths, tenths_cell},
};
use crate::{
    edition::Edition,
    picture::{self, Distribution, Drawing, ScaleLabels},
    table::{Cell, Column, Table},
};
use foorumi_protocol::{PollPart, PollResult, ScaleTally};

/// Adds what the statements got.
pub(super) fn fill(
    edition: &Edition<'_>,
    report: &mut Report,
    poll: &PollPart,
    result: &PollResult,
    tallies: &[ScaleTally],
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
    report.brief = Some(table(edition, &rows, None));
    report.table = Some(table(edition, &rows, Some(result.abstained)));
    report.remarks.push(edition.words.poll.mean_rule.to_owned());
}

fn distribution(edition: &Edition<'_>, statement: String, tally: &ScaleTally) -> Distribution {
    let (words, figures) = (&edition.words.poll, &edition.words.figures);
    let median_tenths = median_tenths(&tally.values);
    let median = median_tenths.map_or_else(String::new, |tenths| {
        format!("{} {}", words.median.to_lowercase(), tenths_cell(tenths).read(figures))
    });
    Distribution {
        statement,
        values: tally.values,
        cant_say: tally.cant_say,
        median_tenths,
        median,
        n: format!("n = {}", answers(&tally.values)),
    }
}

fn drawing(edition: &Edition<'_>, report: &Report, rows: &[Distribution]) -> Drawing {
    let words = &edition.words.poll;
    let line = |row: &Distribution| {
        let values = (1..).zip(row.values).map(|(value, count)| format!("{value}: {count}"));
        let mut told: Vec<String> = values.collect();
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
fn table(edition: &Edition<'_>, rows: &[Distribution], abstained: Option<u32>) -> Table {
    let words = &edition.words.poll;
    let mut columns = vec![Column::text(words.statement)];
    columns.extend((1..=5).map(|value| Column::number(&value.to_string())));
    let rest = [words.cant_say, words.n, words.median, words.mean];
    columns.extend(rest.map(Column::number));
    columns.extend(abstained.map(|_| Column::number(words.abstained)));
    let row = |row: &Distribution| {
        let mut cells = vec![Cell::text(&row.statement)];
        cells.extend(row.values.map(|count| Cell::Count(count.into())));
        cells.push(Cell::Count(row.cant_say.into()));
        cells.push(Cell::Count(answers(&row.values)));
        cells.push(row.median_tenths.map_or(Cell::Empty, tenths_cell));
        cells.push(mean_hundredths(&row.values).map_or(Cell::Empty, Cell::Hundredths));
        cells.extend(abstained.map(|count| Cell::Count(count.into())));
        cells
    };
    Table {
        caption: words.scale.to_owned(),
        columns,
        rows: rows.iter().map(row).collect(),
        named_by: 0,
    }
}

//! A poll of statements on a scale (rule PL6).

use super::{
    Report,
    answers::Answers,
    poll::labels,
    share::{answers, mean_hundredths, median_tenths, tenths_cell},
};
use crate::{
    edition::Edition,
    picture::{self, Distribution, Drawing, ScaleLabels},
    table::{Cell, Column, Table},
};
use foorumi_protocol::{PollPart, ScaleTally};

/// Adds what the statements got.
pub(super) fn fill(
    edition: &Edition<'_>,
    report: &mut Report,
    poll: &PollPart,
    given: &Answers,
    tallies: &[ScaleTally],
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
    report.brief = Some(table(edition, &rows, None));
    report.table = Some(table(edition, &rows, Some(given.abstained())));
    report.remarks.push(edition.words.poll.mean_rule.to_owned());
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
    let [a, b, c, d, e] = tally.values;
    let tells = given.tells(edition, &[a, b, c, d, e, tally.cant_say]);
    let told = |at: usize| tells.get(at).copied().unwrap_or(false);
    // The sum of the values and of those who could not say is told, so n goes with the latter.
    let tells_n =
        told(5) && edition.tells_of(u32::try_from(answers(&tally.values)).unwrap_or(u32::MAX));
    let median_tenths = median_tenths(&tally.values).filter(|_| tells_n);
    let median = median_tenths.map_or_else(String::new, |tenths| {
        format!("{} {}", words.median.to_lowercase(), tenths_cell(tenths).read(figures))
    });
    Distribution {
        statement,
        values: std::array::from_fn(|at| told(at).then(|| tally.values[at])),
        cant_say: told(5).then_some(tally.cant_say),
        untold: figures.untold,
        mean_hundredths: mean_hundredths(&tally.values).filter(|_| tells.iter().all(|&told| told)),
        median_tenths,
        median,
        answers: tells_n.then(|| answers(&tally.values)),
    }
}

fn drawing(edition: &Edition<'_>, report: &Report, rows: &[Distribution]) -> Drawing {
    let words = &edition.words.poll;
    let line = |row: &Distribution| {
        let values =
            (1..).zip(row.values).map(|(value, count)| format!("{value}: {}", row.read(count)));
        let mut told: Vec<String> = values.collect();
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
fn table(edition: &Edition<'_>, rows: &[Distribution], abstained: Option<Cell>) -> Table {
    let words = &edition.words.poll;
    let mut columns = vec![Column::text(words.statement)];
    columns.extend((1..=5).map(|value| Column::number(&value.to_string())));
    let rest = [words.cant_say, words.n, words.median, words.mean];
    columns.extend(rest.map(Column::number));
    columns.extend(abstained.as_ref().map(|_| Column::number(words.abstained)));
    let row = |row: &Distribution| {
        let mut cells = vec![Cell::text(&row.statement)];
        let count = |count: Option<u32>| count.map_or(Cell::Untold, |it| Cell::Count(it.into()));
        cells.extend(row.values.map(count));
        cells.push(count(row.cant_say));
        cells.push(row.answers.map_or(Cell::Untold, Cell::Count));
        cells.push(row.median_tenths.map_or(Cell::Empty, tenths_cell));
        cells.push(row.mean_hundredths.map_or(Cell::Empty, Cell::Hundredths));
        cells.extend(abstained.clone());
        cells
    };
    Table {
        caption: words.scale.to_owned(),
        columns,
        rows: rows.iter().map(row).collect(),
        named_by: 0,
    }
}

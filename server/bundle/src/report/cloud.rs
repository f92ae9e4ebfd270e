//! A word cloud.

use super::Report;
use crate::{
    edition::Edition,
    picture::{self, Drawing},
    table::{Cell, Column, Table},
};
use foorumi_protocol::{CloudResult, WordForm, WordPart};

/// Most words in the memo's table, so that it is not pages long; the picture shows more.
const ROWS: usize = 20;

/// The report of a word cloud.
pub(super) fn report(edition: &Edition<'_>, cloud: &CloudResult) -> Report {
    let words = &edition.words.cloud;
    let question = edition.read(&cloud.question);
    let mut report = Report::new(cloud.cloud, words.kind, question);
    if cloud.words.is_empty() {
        report.facts.push(words.empty.to_owned());
    } else {
        report.facts.push(summary(edition, cloud));
        report.drawing = Some(drawing(edition, cloud, &report.title));
        report.brief = Some(table(edition, cloud, ROWS, false));
        report.left_out = cloud.words.len().saturating_sub(ROWS);
    }
    if cloud.words.iter().any(|word| !edition.tells_of(word.count)) {
        report.remarks.push(edition.words.memo.untold_rule.to_owned());
    }
    report.table = Some(table(edition, cloud, usize::MAX, true));
    report
}

fn summary(edition: &Edition<'_>, cloud: &CloudResult) -> String {
    let words = &edition.words.cloud;
    if edition.tells_of(cloud.answered) {
        (words.summary)(cloud.answered, cloud.words.len())
    } else {
        edition.words.memo.few.to_owned()
    }
}

fn drawing(edition: &Edition<'_>, cloud: &CloudResult, title: &str) -> Drawing {
    let words = &edition.words.cloud;
    let placed = &cloud.picture.words;
    let frequent = placed
        .iter()
        .map(|word| format!("{} {}", word.shown.as_str(), edition.count_in_words(word.count)));
    let mut description = vec![format!("{}:", words.most_frequent)];
    description.extend(frequent);
    let more = (cloud.picture.more > 0).then(|| (words.more)(cloud.picture.more));
    description.extend(more.clone());
    Drawing {
        title: title.to_owned(),
        summary: summary(edition, cloud),
        description,
        lang: edition.words.tag,
        body: picture::cloud(&cloud.picture, &|count| edition.count(count), more.as_deref()),
    }
}

/// Words by how many sent them; the forms merged in each where there are any (rule WC3).
fn table(edition: &Edition<'_>, cloud: &CloudResult, rows: usize, with_key: bool) -> Table {
    let words = &edition.words.cloud;
    let listed = &cloud.words[..rows.min(cloud.words.len())];
    let with_forms = listed.iter().any(|word| !word.forms.is_empty());
    let mut columns = vec![Column::text(words.word), Column::number(words.people)];
    columns.extend(with_forms.then(|| Column::text(words.forms)));
    columns.extend(with_key.then(|| Column::text(words.key)));
    let row = |word: &WordPart| {
        let mut row = vec![Cell::text(word.shown.as_str()), edition.count(word.count)];
        row.extend(with_forms.then(|| forms(edition, &word.forms)));
        row.extend(with_key.then(|| Cell::text(word.key.as_str())));
        row
    };
    Table {
        caption: words.most_frequent.to_owned(),
        columns,
        rows: listed.iter().map(row).collect(),
        named_by: 0,
    }
}

/// "luottamusta 4, luottamuksen 2".
fn forms(edition: &Edition<'_>, forms: &[WordForm]) -> Cell {
    if forms.is_empty() {
        return Cell::Empty;
    }
    let told = edition.tells(&forms.iter().map(|form| form.count).collect::<Vec<_>>());
    let form = |(form, told): (&WordForm, bool)| {
        let count = if told { Cell::Count(form.count.into()) } else { Cell::Untold };
        format!("{} {}", form.shown.as_str(), count.read(&edition.words.figures))
    };
    Cell::Text(forms.iter().zip(told).map(form).collect::<Vec<_>>().join(", "))
}

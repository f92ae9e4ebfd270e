//! Who chose what, in a poll by name (rule PL4).

use super::poll::{labels, letter};
use crate::{
    edition::Edition,
    table::{Cell, Column, Table},
};
use foorumi_protocol::{Choice, NamedBallot, PollForm, PollPart, Who};

/// The table of ballots: a column for each statement of a scale, else one.
pub(super) fn table(edition: &Edition<'_>, poll: &PollPart, ballots: &[NamedBallot]) -> Table {
    let words = &edition.words.poll;
    let labels = labels(edition, &poll.form);
    let by_statement = matches!(poll.form, PollForm::Scale { .. });
    let mut columns = vec![Column::text(words.person)];
    if by_statement {
        columns.extend(labels.iter().map(|label| Column::text(label)));
    } else {
        columns.push(Column::text(words.choice));
    }
    let width = columns.len();
    let row = |ballot: &NamedBallot| {
        let mut row = vec![Cell::Text(name(edition, &ballot.who))];
        row.extend(choice(edition, &poll.form, &labels, &ballot.choice));
        row.resize(width, Cell::Empty);
        row
    };
    Table {
        caption: words.choice.to_owned(),
        columns,
        rows: ballots.iter().map(row).collect(),
        named_by: 0,
    }
}

/// Two people may share a name, so the number always stands with it (rule ID4).
fn name(edition: &Edition<'_>, who: &Who) -> String {
    let number = (edition.words.poll.participant)(who.number.0);
    who.name.as_ref().map_or_else(|| number.clone(), |name| format!("{} ({number})", name.as_str()))
}

fn choice(edition: &Edition<'_>, form: &PollForm, labels: &[String], choice: &Choice) -> Vec<Cell> {
    let words = &edition.words.poll;
    let option = |&at: &u8| {
        let at = usize::from(at);
        let label = labels.get(at).map_or("", String::as_str);
        letter(form, at).map_or_else(|| label.to_owned(), |letter| format!("{letter} {label}"))
    };
    let value = |value: &Option<u8>| match value {
        Some(value) => Cell::Count(u64::from(*value)),
        None => Cell::text(words.cant_say),
    };
    match choice {
        Choice::Options { options } => {
            vec![Cell::Text(options.iter().map(option).collect::<Vec<_>>().join("; "))]
        }
        Choice::Yes => vec![Cell::text(words.yes)],
        Choice::No => vec![Cell::text(words.no)],
        Choice::Scale { values } => values.iter().map(value).collect(),
        Choice::Open { text } => vec![Cell::text(text.as_str())],
        Choice::Abstain => vec![Cell::text(words.abstain)],
    }
}

//! Answers in own words.

use super::Report;
use crate::{
    edition::Edition,
    table::{Cell, Column, Table},
};
use foorumi_protocol::OpenAnswer;
use std::{cmp::Reverse, collections::HashMap};

/// Most different answers that the memo repeats.
const ANSWERS: usize = 60;

/// Each answer once, with how many gave it as far as that is told: those of many first.
pub(super) fn fill(edition: &Edition<'_>, report: &mut Report, answers: &[OpenAnswer]) {
    let alike = alike(answers);
    let counts: Vec<u32> = alike.iter().map(|(_, count)| *count).collect();
    let told = edition.tells(&counts);
    report.table = Some(table(edition, &alike, &told, true));
    if !alike.is_empty() {
        let brief = &alike[..alike.len().min(ANSWERS)];
        // Where everybody wrote something else, a column of ones tells nothing.
        let counted = brief.iter().zip(&told).any(|((_, count), told)| *told && *count > 1);
        report.brief = Some(table(edition, brief, &told, counted));
        report.left_out = alike.len().saturating_sub(ANSWERS);
    }
}

fn alike(answers: &[OpenAnswer]) -> Vec<(&str, u32)> {
    let mut places = HashMap::new();
    let mut alike: Vec<(&str, u32)> = Vec::new();
    for answer in answers {
        let text = answer.as_str();
        let at = *places.entry(text).or_insert_with(|| {
            alike.push((text, 0));
            alike.len() - 1
        });
        alike[at].1 += 1;
    }
    alike.sort_by_key(|(_, count)| Reverse(*count));
    alike
}

fn table(edition: &Edition<'_>, alike: &[(&str, u32)], told: &[bool], counted: bool) -> Table {
    let words = &edition.words.poll;
    let mut columns = vec![Column::number(words.number), Column::text(words.answer)];
    if counted {
        columns.push(Column::number(words.n));
    }
    let row = |(at, ((answer, count), told)): (u64, (&(&str, u32), &bool))| {
        let mut row = vec![Cell::Count(at), Cell::text(*answer)];
        if counted {
            row.push(if *told { Cell::Count((*count).into()) } else { Cell::Untold });
        }
        row
    };
    Table {
        caption: words.answers.to_owned(),
        columns,
        rows: (1..).zip(alike.iter().zip(told)).map(row).collect(),
        named_by: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::alike;
    use foorumi_protocol::OpenAnswer;

    #[test]
    fn the_same_answer_stands_once_those_of_many_first() {
        let texts = ["aika", "aikaa", "kahvi", "kahvi", "aikaa", "kahvi", "Kahvi"];
        let answers = texts.map(|text| OpenAnswer::new(text).expect("an answer"));
        assert_eq!(alike(&answers), [("kahvi", 3), ("aikaa", 2), ("aika", 1), ("Kahvi", 1)]);
    }
}

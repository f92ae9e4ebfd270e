//! The memo as a paper: what the PDF and the word processor's document are written from.

use super::document::{Annex, Block, Card, Document};
use crate::{
    edition::Edition,
    escape::{clean, one_line},
    report::Report,
    table::Table,
};
use foorumi_print::{
    self as print, CardRow, Column, Grid, Item, Look, Moment, Paper, Picture, Section,
};
use foorumi_protocol::Colour;
use std::collections::BTreeMap;

/// Pictures of the reports of a language, by the report's base.
pub(crate) type Pictures = BTreeMap<String, Picture>;

/// Reads the pictures of reports as they stand in the memo, without their titles.
pub(crate) fn pictures(reports: &[Report]) -> Result<Pictures, print::PictureError> {
    let mut pictures = Pictures::new();
    for report in reports {
        if let Some(drawing) = &report.drawing {
            pictures.insert(report.base.clone(), Picture::read(&drawing.inline("picture"))?);
        }
    }
    Ok(pictures)
}

/// The paper of documents in one language or two.
pub(crate) fn paper<'a>(
    edition: &'a Edition<'a>,
    documents: &[Document<'a>],
    pictures: &'a [Pictures],
) -> Paper<'a> {
    let stamp = edition.stamp();
    let title = documents.first().map(|it| format!("{}, {} – {}", it.title, it.day, it.kind));
    Paper {
        title: one_line(&title.unwrap_or_default()),
        author: one_line(edition.read(&edition.results.meeting.organisation)),
        made_by: edition.made_by,
        colour: edition.colour().map(|Colour(channels)| channels),
        made: Moment {
            year: stamp.year().unsigned_abs().clamp(1, 9999),
            month: stamp.month().unsigned_abs(),
            day: stamp.day().unsigned_abs(),
            hour: stamp.hour().unsigned_abs(),
            minute: stamp.minute().unsigned_abs(),
        },
        sections: documents
            .iter()
            .zip(pictures)
            .map(|(it, pictures)| section(it, pictures))
            .collect(),
    }
}

fn section<'a>(document: &Document<'a>, pictures: &'a Pictures) -> Section<'a> {
    let mut items = Vec::new();
    if let Some(logo) = document.logo {
        items.push(Item::Logo { logo, alternative: one_line(document.publisher()) });
    }
    if !document.organisation.is_empty() {
        items.push(Item::Text(Look::Strong, one_line(&document.organisation)));
    }
    items.push(Item::Text(Look::Kind, document.kind.to_owned()));
    items.push(Item::Heading(1, one_line(&document.title)));
    items.extend(document.marks.iter().map(|mark| Item::Text(Look::Mark, one_line(mark))));
    let facts = document.facts.iter().map(|(name, value)| (*name, one_line(value)));
    items.push(Item::Facts(facts.collect()));
    for section in &document.sections {
        items.extend(section.from_a_new_page.then_some(Item::NewPage));
        let number = section.number.map(|number| format!("{number}. ")).unwrap_or_default();
        items.push(Item::Heading(2, format!("{number}{}", one_line(&section.heading))));
        for block in &section.blocks {
            put(&mut items, block, document, pictures);
        }
    }
    Section {
        lang: document.lang,
        running: one_line(&format!("{}, {}", document.title, document.day)),
        page: document.page,
        items,
    }
}

fn put<'a>(
    items: &mut Vec<Item<'a>>,
    block: &Block<'_>,
    document: &Document<'_>,
    pictures: &'a Pictures,
) {
    match block {
        Block::Times(text) => items.push(Item::Text(Look::Muted, one_line(text))),
        Block::Heading(text) => items.push(Item::Heading(3, one_line(text))),
        Block::Line(text) => items.push(Item::Text(Look::Plain, one_line(text))),
        Block::Figures(figures) => {
            let figures = figures.iter().map(|(name, value)| (*name, one_line(value)));
            items.push(Item::Facts(figures.collect()));
        }
        Block::Note(text) => {
            let text = clean(text);
            let paragraphs = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
            items.extend(paragraphs.map(|text| Item::Text(Look::Plain, text.to_owned())));
        }
        Block::Picture(report) => {
            let drawing = report.drawing.as_ref().zip(pictures.get(&report.base));
            items.extend(drawing.map(|(drawing, picture)| Item::Picture {
                picture,
                alternative: drawing.in_words(),
                wide: drawing.is_large(),
            }));
        }
        Block::Table(table) => items.push(Item::Table(grid(table, document, true))),
        // The heading above it says what its caption does.
        Block::Made(table) => items.push(Item::Table(grid(table, document, false))),
        Block::Card(card) => items.push(Item::Card(self::card(card))),
        Block::Annexes(annexes) => items.push(Item::List(annexes.iter().map(annex).collect())),
    }
}

fn grid(table: &Table, document: &Document<'_>, captioned: bool) -> Grid {
    let column = |column: &crate::table::Column| Column {
        title: one_line(&column.title),
        numbers: column.numbers,
    };
    let row = |row: &Vec<crate::table::Cell>| {
        row.iter().map(|cell| one_line(&cell.read(document.figures))).collect()
    };
    Grid {
        caption: captioned.then(|| one_line(&table.caption)),
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(row).collect(),
        named_by: table.named_by,
        beside: table.stands_beside(document.figures),
    }
}

fn card(card: &Card) -> print::Card {
    let row = |row: &super::document::CardRow| CardRow {
        name: row.name,
        value: one_line(&row.value),
        missing: row.missing,
    };
    print::Card { caption: one_line(&card.caption), rows: card.rows.iter().map(row).collect() }
}

fn annex(annex: &Annex) -> Vec<String> {
    let mut lines = vec![one_line(&annex.about)];
    lines.extend(annex.paths.iter().cloned());
    lines
}

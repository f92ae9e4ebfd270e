//! The memo as CommonMark with pipe tables.

use super::document::{Annex, Block, Card, Document, Section};
use crate::{
    escape::{markdown_line as line, markdown_paragraphs},
    report::Report,
    table::Table,
    words::FigureWords,
};
use std::fmt::Write;

/// The text: one document, or two that follow each other.
pub(crate) fn markdown(documents: &[Document<'_>]) -> String {
    let documents: Vec<String> = documents.iter().map(text).collect();
    documents.join("\n---\n\n")
}

fn text(document: &Document<'_>) -> String {
    let mut out = String::new();
    if !document.organisation.is_empty() {
        let _ = writeln!(out, "{}\n", line(&document.organisation));
    }
    let _ = writeln!(out, "{}\n\n# {}\n", line(document.kind), line(&document.title));
    for mark in &document.marks {
        let _ = writeln!(out, "> {}\n", line(mark));
    }
    for (name, value) in &document.facts {
        let _ = writeln!(out, "- **{}:** {}", line(name), line(value));
    }
    for section in &document.sections {
        write_section(&mut out, section, document.figures);
    }
    out
}

fn write_section(out: &mut String, section: &Section<'_>, words: &FigureWords) {
    let number = section.number.map(|number| format!("{number}. ")).unwrap_or_default();
    let _ = write!(out, "\n## {number}{}\n", line(&section.heading));
    for block in &section.blocks {
        write_block(out, block, words);
    }
}

fn write_block(out: &mut String, block: &Block<'_>, words: &FigureWords) {
    match block {
        Block::Times(text) | Block::Line(text) => {
            let _ = write!(out, "\n{}\n", line(text));
        }
        Block::Heading(text) => {
            let _ = write!(out, "\n### {}\n", line(text));
        }
        Block::Figures(figures) => {
            out.push('\n');
            for (name, value) in figures {
                let _ = writeln!(out, "- **{}:** {}", line(name), line(value));
            }
        }
        Block::Note(text) => {
            let _ = write!(out, "\n{}\n", markdown_paragraphs(text));
        }
        Block::Picture(report) => write_picture(out, report),
        Block::Table(table) => write_table(out, table, words),
        Block::Made(table) => write_table(out, table, words),
        Block::Card(card) => write_card(out, card),
        Block::Annexes(annexes) => write_annexes(out, annexes),
    }
}

fn write_picture(out: &mut String, report: &Report) {
    if report.drawing.is_some() {
        let _ = write!(out, "\n![{}]({})\n", line(&report.title), report.picture_path());
    }
}

fn write_table(out: &mut String, table: &Table, words: &FigureWords) {
    let titles: Vec<String> = table.columns.iter().map(|column| line(&column.title)).collect();
    let rule = |numbers| if numbers { "---:" } else { "---" };
    let rules: Vec<&str> = table.columns.iter().map(|column| rule(column.numbers)).collect();
    let _ = write!(out, "\n| {} |\n| {} |\n", titles.join(" | "), rules.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| line(&cell.read(words))).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn write_card(out: &mut String, card: &Card) {
    let _ = write!(out, "\n**{}**\n\n", line(&card.caption));
    for row in &card.rows {
        let _ = writeln!(out, "- **{}:** {}", line(row.name), line(&row.value));
    }
}

fn write_annexes(out: &mut String, annexes: &[Annex]) {
    out.push('\n');
    for (number, annex) in (1..).zip(annexes) {
        let paths: Vec<String> = annex.paths.iter().map(|path| line(path)).collect();
        let _ = writeln!(out, "{number}. {} – {}", line(&annex.about), paths.join(", "));
    }
}

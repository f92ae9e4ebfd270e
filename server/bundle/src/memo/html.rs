//! The memo as one page that is HTML and XML alike: no script, no request to anywhere.

use super::document::{Annex, Block, Card, Document, Section};
use crate::{
    escape::{clean, css_string, one_line, xml},
    table::{Cell, Table},
    words::FigureWords,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::fmt::Write;

/// Most columns that a phone shows side by side.
const NARROW: usize = 3;
const STYLE: &str = include_str!("memo.css");

/// The page: one document, or two that follow each other.
pub(crate) fn html(documents: &[Document<'_>]) -> String {
    let mut out = documents.first().map(head).unwrap_or_default();
    for document in documents {
        opening(&mut out, document);
        for section in &document.sections {
            write_section(&mut out, section, document);
        }
        out.push_str("</article>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn head(document: &Document<'_>) -> String {
    let Document { lang, kind, .. } = document;
    let (title, day) = (xml(&one_line(&document.title)), xml(&document.day));
    let running = css_string(&format!("{}, {}", document.title, document.day));
    let page = css_string(document.page);
    let pictures = if document.logo.is_some() { "; img-src data:" } else { "" };
    let own = document.colour.map_or(String::new(), |own| {
        format!("h1, h2, .card caption {{ color: {own}; }}\nh2 {{ border-color: {own}; }}\n")
    });
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" xml:lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'{pictures}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <title>{title}, {day} – {kind}</title>\n<style>\n{STYLE}{own}\
         @page {{ @top-left {{ content: {running}; }} @bottom-right {{ content: {page} \" \" counter(page) \"/\" counter(pages); }} }}\n\
         </style>\n</head>\n<body>\n<main>\n"
    )
}

/// Head of a document.
fn opening(out: &mut String, document: &Document<'_>) {
    let Document { lang, kind, .. } = document;
    let title = xml(&one_line(&document.title));
    let organisation = xml(&one_line(&document.organisation));
    let _ = writeln!(out, "<article lang=\"{lang}\" xml:lang=\"{lang}\">\n<header>");
    if let Some(logo) = document.logo {
        let (kind, data) = (logo.ending(), STANDARD.encode(logo.bytes()));
        let whose = xml(&one_line(document.publisher()));
        let _ = writeln!(
            out,
            "<p><img style=\"max-width: 14rem; max-height: 3.5rem\" src=\"data:image/{kind};base64,{data}\" alt=\"{whose}\"/></p>"
        );
    }
    if !organisation.is_empty() {
        let _ = writeln!(out, "<p class=\"organisation\" dir=\"auto\">{organisation}</p>");
    }
    let _ = writeln!(out, "<p class=\"kind\">{kind}</p>\n<h1 dir=\"auto\">{title}</h1>");
    for mark in &document.marks {
        let _ = writeln!(out, "<p class=\"mark\">{}</p>", xml(mark));
    }
    write_facts(out, &document.facts, "");
    out.push_str("</header>\n");
}

/// Names and values.
fn write_facts(out: &mut String, facts: &[(&str, String)], class: &str) {
    let _ = writeln!(out, "<dl{class}>");
    for (name, value) in facts {
        let value = xml(&one_line(value));
        let _ = writeln!(out, "<div><dt>{}</dt><dd dir=\"auto\">{value}</dd></div>", xml(name));
    }
    out.push_str("</dl>\n");
}

fn write_section(out: &mut String, section: &Section<'_>, document: &Document<'_>) {
    let number = section.number.map(|number| format!("{number}. ")).unwrap_or_default();
    let heading = xml(&one_line(&section.heading));
    let class = if section.from_a_new_page { " class=\"page\"" } else { "" };
    let _ = writeln!(out, "<section{class}>\n<h2 dir=\"auto\">{number}{heading}</h2>");
    for block in &section.blocks {
        write_block(out, block, document);
    }
    out.push_str("</section>\n");
}

fn write_block(out: &mut String, block: &Block<'_>, document: &Document<'_>) {
    let words = document.figures;
    match block {
        Block::Times(text) => {
            let _ = writeln!(out, "<p class=\"times\" dir=\"auto\">{}</p>", xml(&one_line(text)));
        }
        Block::Heading(text) => {
            let _ = writeln!(out, "<h3 dir=\"auto\">{}</h3>", xml(&one_line(text)));
        }
        Block::Line(text) => {
            let _ = writeln!(out, "<p dir=\"auto\">{}</p>", xml(&one_line(text)));
        }
        Block::Figures(figures) => write_facts(out, figures, " class=\"figures\""),
        Block::Note(text) => note(out, text),
        Block::Picture(report) => {
            if let Some(drawing) = &report.drawing {
                let svg = drawing.inline(&format!("{}-picture-{}", document.lang, report.base));
                let class = if drawing.is_large() { " class=\"large\"" } else { "" };
                let _ = writeln!(out, "<figure{class}>{svg}</figure>");
            }
        }
        Block::Table(table) => write_table(out, table, "", words),
        // Its caption repeats the heading above it, for those who only hear the table.
        Block::Made(table) => write_table(out, table, " class=\"heard\"", words),
        Block::Card(card) => write_card(out, card),
        Block::Annexes(annexes) => write_annexes(out, annexes),
    }
}

/// Empty lines part paragraphs; other line breaks stay.
fn note(out: &mut String, text: &str) {
    let text = clean(text);
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let lines: Vec<String> = paragraph.lines().map(xml).collect();
        let _ = writeln!(out, "<p class=\"note\" dir=\"auto\">{}</p>", lines.join("<br/>\n"));
    }
}

fn write_table(out: &mut String, table: &Table, class: &str, words: &FigureWords) {
    let caption = xml(&one_line(&table.caption));
    // What can be wider than a phone can be scrolled, by keyboard too.
    let scrolled = table.columns.len() > NARROW;
    let scrolls = format!(" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\"");
    let scrolls = if scrolled { scrolls.as_str() } else { "" };
    let beside = if table.stands_beside(words) { " beside" } else { "" };
    let _ = write!(
        out,
        "<div class=\"wide{beside}\"{scrolls}>\n<table>\n<caption{class}>{caption}</caption>\n<thead><tr>"
    );
    for column in &table.columns {
        let class = if column.numbers { " class=\"number\"" } else { "" };
        let title = xml(&one_line(&column.title));
        let _ = write!(out, "<th scope=\"col\"{class} dir=\"auto\">{title}</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            write_cell(out, table, at, cell, words);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn write_cell(out: &mut String, table: &Table, at: usize, cell: &Cell, words: &FigureWords) {
    let text = xml(&one_line(&cell.read(words)));
    let numbers = table.columns.get(at).is_some_and(|column| column.numbers);
    let class = if numbers { " class=\"number\"" } else { "" };
    if at == table.named_by {
        let _ = write!(out, "<th scope=\"row\"{class} dir=\"auto\">{text}</th>");
    } else {
        let _ = write!(out, "<td{class} dir=\"auto\">{text}</td>");
    }
}

fn write_card(out: &mut String, card: &Card) {
    let _ = writeln!(
        out,
        "<table class=\"card\">\n<caption>{}</caption>\n<tbody>",
        xml(&one_line(&card.caption))
    );
    for row in &card.rows {
        let class = if row.missing { " class=\"missing\"" } else { "" };
        let (name, value) = (xml(row.name), xml(&one_line(&row.value)));
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{name}</th><td{class} dir=\"auto\">{value}</td></tr>"
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Paths are names, not links: the memo is forwarded without the files beside it.
fn write_annexes(out: &mut String, annexes: &[Annex]) {
    out.push_str("<ol class=\"annexes\">\n");
    for annex in annexes {
        let code = |path: &String| format!("<code>{}</code>", xml(path));
        let paths: Vec<String> = annex.paths.iter().map(code).collect();
        let about = xml(&one_line(&annex.about));
        let _ = writeln!(out, "<li dir=\"auto\">{about}<br/>{}</li>", paths.join("<br/>"));
    }
    out.push_str("</ol>\n");
}

//! Rule RB6, format by format: what people typed comes out as the same text and does nothing.

use super::wild::wild;
use crate::{
    escape::{cell, clean, css_string, markdown_line, markdown_paragraphs, one_line, slug, xml},
    table::{Cell, Column, Table, csv},
    words::words,
};
use foorumi_protocol::Lang;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Text in a Markdown source, and whether anything in it did something.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else there is, is active")]
fn read_markdown(source: &str) -> (String, Vec<String>) {
    let (mut text, mut active) = (String::new(), Vec::new());
    for event in Parser::new_ext(source, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::HardBreak => text.push('\n'),
            Event::Start(
                Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell,
            )
            | Event::End(
                TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell,
            ) => {}
            Event::End(TagEnd::Paragraph) => text.push_str("\n\n"),
            other => active.push(format!("{other:?}")),
        }
    }
    (text.trim_end().to_owned(), active)
}

fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = clean(text).lines().map(one_line).collect();
    let parts = lines.split(String::is_empty).filter(|part| !part.is_empty());
    parts.map(|part| part.join("\n")).collect::<Vec<_>>().join("\n\n")
}

fn formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

proptest! {
    #[test]
    fn rb6_xml_reads_back_the_text(text in wild()) {
        let source = format!("<p a=\"{0}\">{0}</p>", xml(&text));
        let document = roxmltree::Document::parse(&source).expect("well-formed");
        let element = document.root_element();
        prop_assert_eq!(element.text().unwrap_or_default(), clean(&text));
        prop_assert_eq!(element.children().filter(|child| child.is_element()).count(), 0);
        let attribute = clean(&text).replace(['\n', '\t'], " ");
        prop_assert_eq!(element.attribute("a"), Some(attribute.as_str()));
    }

    #[test]
    fn rb6_markdown_reads_back_the_text(text in wild()) {
        let (read, active) = read_markdown(&markdown_line(&text));
        prop_assert_eq!(&read, &one_line(&text));
        prop_assert_eq!(active, Vec::<String>::new());
        let (read, active) = read_markdown(&markdown_paragraphs(&text));
        prop_assert_eq!(read, paragraphs(&text));
        prop_assert_eq!(active, Vec::<String>::new());
        let (read, active) = read_markdown(&format!("| a |\n| --- |\n| {} |\n", markdown_line(&text)));
        prop_assert_eq!(read, format!("a{}", one_line(&text)));
        prop_assert_eq!(active, Vec::<String>::new());
    }

    #[test]
    fn rb6_no_cell_is_a_formula_and_cells_read_back(texts in prop::collection::vec(wild(), 2..6)) {
        for lang in Lang::ALL {
            let figures = &words(lang).figures;
            let row = |text: &String| vec![Cell::text(text), Cell::text("x")];
            let rows = texts.iter().map(row).collect();
            let columns = vec![Column::text("a"), Column::text("b")];
            let table = Table { caption: String::new(), columns, rows, named_by: 0 };
            let bytes = csv(&table, figures).expect("written");
            let delimiter = if figures.decimal == ',' { b';' } else { b',' };
            let start = if figures.decimal == ',' { 3 } else { 0 };
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&bytes[start..]);
            let read: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("row")).collect();
            prop_assert_eq!(read.len(), texts.len());
            for (row, text) in read.iter().zip(&texts) {
                prop_assert!(!formula(&row[0]));
                prop_assert_eq!(&row[0], cell(text));
                let plain = |text: &str| text.replace('\'', "");
                prop_assert_eq!(plain(&row[0]), plain(&clean(text)));
            }
        }
    }

    #[test]
    fn rb6_a_slug_is_a_plain_name(text in wild()) {
        let slug = slug(&text);
        prop_assert!(slug.len() <= 40 && !slug.starts_with('-') && !slug.ends_with('-'));
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
    }

    #[test]
    fn rb6_a_style_string_ends_nothing(text in wild()) {
        let string = css_string(&text);
        let inside = string.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).expect("quotes");
        prop_assert!(inside.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '\\'));
    }
}

/// Python reads a table by each sign that may part cells: what it finds begins no formula.
#[test]
fn ft36_no_cell_is_a_formula_whatever_parts_the_cells() {
    const READ: &str = "import csv,sys,json\nsys.stdout.reconfigure(encoding='utf-8')\n\
        text=open(sys.argv[1],encoding='utf-8-sig',newline='').read()\n\
        print(json.dumps([c for d in ',;\\t|' for r in csv.reader(text.splitlines(True),delimiter=d) for c in r]))";
    let mut texts: Vec<String> =
        super::hostile::HOSTILE.iter().map(|&text| text.to_owned()).collect();
    for parts in [",", ";", "\t", "|", "\n", "\",", "\";\""] {
        for hidden in ["", " ", "\u{200B}", "\u{AD}\u{2060}", "\""] {
            for formula in ["=1+1", "+1", "-1", "@SUM(1)", "＝1", "＠x"] {
                texts.push(format!("hei{parts}{hidden}{formula}"));
                texts.push(format!("{hidden}{formula}"));
            }
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    for lang in Lang::ALL {
        let rows = texts.iter().map(|text| vec![Cell::text(text), Cell::text("x")]).collect();
        let columns = vec![Column::text("a"), Column::text("b")];
        let table = Table { caption: String::new(), columns, rows, named_by: 0 };
        let file = folder.path().join("table.csv");
        std::fs::write(&file, csv(&table, &words(lang).figures).expect("written")).expect("stored");
        let read = std::process::Command::new("python3").args(["-c", READ]).arg(&file).output();
        let read = read.expect("python3");
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        let cells: Vec<String> = serde_json::from_slice(&read.stdout).expect("cells");
        assert!(cells.len() > 4 * texts.len());
        for cell in cells {
            let seen = |c: &char| !foorumi_protocol::is_unseen(*c) && !c.is_whitespace();
            let seen: String = cell.chars().filter(seen).collect();
            assert!(!formula(&seen), "{cell:?}");
        }
    }
}

#[test]
fn slugs_are_cut_between_words() {
    assert_eq!(slug("Miten äänestät? Åbo–Öja 2026"), "miten-aanestat-abo-oja-2026");
    assert_eq!(slug(&"sana ".repeat(20)), "sana-sana-sana-sana-sana-sana-sana-sana");
    assert_eq!(slug(&"x".repeat(60)).len(), 40);
    assert_eq!(slug("../../etc/passwd"), "etc-passwd");
    assert_eq!(slug("ثقة"), "");
}

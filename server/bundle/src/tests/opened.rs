//! A bundle opened again, read as its readers read it.

use super::own;
use crate::{Order, bundle};
use foorumi_protocol::{Lang, Results};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

/// Rows of cells, the titles first.
pub(super) type Rows = Vec<Vec<String>>;

/// The files of a bundle.
pub(super) struct Opened {
    /// Name of the one folder.
    pub(super) folder: String,
    /// Content by path below it.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    lang: Lang,
}

impl Opened {
    /// Makes a bundle and opens it.
    pub(super) fn new(results: &Results, lang: Lang) -> Self {
        Self::order(results, &own(lang))
    }

    /// The same, made to order.
    pub(super) fn order(results: &Results, order: &Order<'_>) -> Self {
        let bytes = bundle(results, order).expect("a bundle");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let mut files = BTreeMap::new();
        let mut folder = None;
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("a file");
            let name = file.name().expect("a name").into_owned();
            let (first, path) = name.split_once('/').expect("in a folder");
            assert!(folder.replace(first.to_owned()).is_none_or(|other| other == first));
            let path = path.to_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("content");
            assert!(files.insert(path, content).is_none(), "each path once");
        }
        Self { folder: folder.expect("files"), files, lang: order.languages.first() }
    }

    /// A file as text.
    pub(super) fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path}"));
        std::str::from_utf8(bytes).expect("UTF-8")
    }

    /// Paths that end so, in order.
    pub(super) fn paths(&self, end: &str) -> Vec<&str> {
        self.files.keys().map(String::as_str).filter(|path| path.ends_with(end)).collect()
    }

    /// The one path that starts and ends so.
    pub(super) fn path(&self, start: &str, end: &str) -> &str {
        let mut found = self.paths(end).into_iter().filter(|path| path.starts_with(start));
        let path = found.next().unwrap_or_else(|| panic!("no {start}*{end}"));
        assert_eq!(found.next(), None, "one {start}*{end}");
        path
    }

    /// A table file.
    pub(super) fn csv(&self, path: &str) -> Rows {
        let text = self.text(path);
        let (delimiter, text) = match self.lang {
            Lang::En => (b',', text),
            Lang::Fi | Lang::Sv => (b';', text.strip_prefix('\u{feff}').expect("a mark")),
        };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        reader.records().map(|record| row(record.expect("as many cells in each row"))).collect()
    }

    /// Tables of the HTML memo, without the cards of decisions.
    pub(super) fn html_tables(&self) -> Vec<Rows> {
        let source = xml_part(self.text("memo.html"));
        let document = roxmltree::Document::parse(source).expect("well-formed");
        let is_table = |node: &roxmltree::Node<'_, '_>| {
            node.has_tag_name("table") && node.attribute("class") != Some("card")
        };
        let cells = |row: roxmltree::Node<'_, '_>| {
            let cells = row.children().filter(roxmltree::Node::is_element);
            cells.map(|cell| cell.text().unwrap_or_default().to_owned()).collect()
        };
        let rows = |table: roxmltree::Node<'_, '_>| {
            table.descendants().filter(|node| node.has_tag_name("tr")).map(cells).collect()
        };
        document.descendants().filter(is_table).map(rows).collect()
    }

    /// Tables of the Markdown memo.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only what is in tables is read")]
    pub(super) fn markdown_tables(&self) -> Vec<Rows> {
        let mut tables: Vec<Rows> = Vec::new();
        for event in Parser::new_ext(self.text("memo.md"), Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    tables.last_mut().expect("a table").push(Vec::new());
                }
                Event::Start(Tag::TableCell) => last_row(&mut tables).push(String::new()),
                Event::Text(text) => {
                    let cell = tables.last_mut().and_then(|rows| rows.last_mut()?.last_mut());
                    cell.into_iter().for_each(|cell| cell.push_str(&text));
                }
                // What follows is no cell's text.
                Event::End(TagEnd::Table) => last_row(&mut tables).push("end".to_owned()),
                _ => {}
            }
        }
        for rows in &mut tables {
            rows.last_mut().expect("a row").pop();
        }
        tables
    }

    /// All texts drawn in a picture, in order.
    pub(super) fn drawn(&self, path: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(self.text(path)).expect("well-formed");
        let texts = document.descendants().filter(|node| node.tag_name().name() == "text");
        texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
    }
}

/// The memo without the line that only HTML knows.
pub(super) fn xml_part(html: &str) -> &str {
    html.strip_prefix("<!DOCTYPE html>\n").expect("an HTML page")
}

fn last_row(tables: &mut [Rows]) -> &mut Vec<String> {
    tables.last_mut().and_then(|rows| rows.last_mut()).expect("a row")
}

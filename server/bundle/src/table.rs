//! A table, before it becomes a part of the memo or a file of its own.

use crate::{BundleError, escape, words::FigureWords};

/// A table.
pub(crate) struct Table {
    /// What it tells.
    pub(crate) caption: String,
    /// Its columns.
    pub(crate) columns: Vec<Column>,
    /// Its rows; as many cells in each as there are columns.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Which column names the row.
    pub(crate) named_by: usize,
}

/// A column.
#[derive(Clone)]
pub(crate) struct Column {
    /// Its title.
    pub(crate) title: String,
    /// Whether it holds numbers.
    pub(crate) numbers: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing to tell.
    Empty,
    /// What somebody typed, or a word of ours.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A number in tenths.
    Tenths(u64),
    /// A number in hundredths.
    Hundredths(u64),
    /// A place in an outline, `1.2`.
    Outline(String),
    /// A figure that this audience is not told.
    Untold,
}

/// From so many short rows on a table stands in two columns on a page, so that it is not pages long.
const LONG: usize = 12;
/// Letters of a row that is short: half a page's width holds it in two lines.
const SHORT: usize = 90;

impl Table {
    /// Whether it is a long list of short rows.
    pub(crate) fn stands_beside(&self, words: &FigureWords) -> bool {
        let letters = |row: &Vec<Cell>| -> usize {
            row.iter().map(|cell| cell.read(words).chars().count()).sum()
        };
        let narrow =
            self.columns.len() <= 2 || self.columns.iter().filter(|it| it.numbers).count() == 2;
        narrow
            && self.columns.len() <= 3
            && self.rows.len() >= LONG
            && self.rows.iter().all(|row| letters(row) <= SHORT)
    }

    /// The table without the columns in which nothing is told.
    pub(crate) fn without_empty_columns(mut self) -> Self {
        let told = |at: usize| {
            let empty = |cell: &Cell| match cell {
                Cell::Empty => true,
                Cell::Text(text) => text.is_empty(),
                Cell::Count(_)
                | Cell::Tenths(_)
                | Cell::Hundredths(_)
                | Cell::Outline(_)
                | Cell::Untold => false,
            };
            !self.rows.iter().all(|row| row.get(at).is_none_or(empty))
        };
        let kept: Vec<usize> = (0..self.columns.len()).filter(|&at| told(at)).collect();
        self.named_by = kept.iter().position(|&at| at == self.named_by).unwrap_or(0);
        self.columns = kept.iter().map(|&at| self.columns[at].clone()).collect();
        for row in &mut self.rows {
            *row = kept.iter().filter_map(|&at| row.get(at).cloned()).collect();
        }
        self
    }
}

impl Column {
    /// A column of text.
    pub(crate) fn text(title: &str) -> Self {
        Self { title: title.to_owned(), numbers: false }
    }

    /// A column of numbers.
    pub(crate) fn number(title: &str) -> Self {
        Self { title: title.to_owned(), numbers: true }
    }
}

impl Cell {
    /// A cell of text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The cell as text in a document.
    pub(crate) fn read(&self, words: &FigureWords) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Outline(text) => text.clone(),
            Self::Untold => words.untold.to_owned(),
            Self::Count(count) => count.to_string(),
            Self::Tenths(tenths) => tenths_text(*tenths, words),
            Self::Hundredths(value) => {
                format!("{}{}{:02}", value / 100, words.decimal, value % 100)
            }
        }
    }

    fn in_file(&self, words: &FigureWords) -> String {
        match self {
            Self::Outline(number) => format!("{}{number}", words.outline),
            Self::Text(text) => escape::cell(text),
            Self::Empty | Self::Count(_) | Self::Tenths(_) | Self::Hundredths(_) | Self::Untold => {
                self.read(words)
            }
        }
    }
}

/// `12,5`.
pub(crate) fn tenths_text(tenths: u64, words: &FigureWords) -> String {
    format!("{}{}{}", tenths / 10, words.decimal, tenths % 10)
}

/// The table as a file (rule RB8): where decimals have a comma, cells are parted by a semicolon and a
/// mark tells spreadsheets that the text is UTF-8.
pub(crate) fn csv(table: &Table, words: &FigureWords) -> Result<Vec<u8>, BundleError> {
    let comma_is_taken = words.decimal == ',';
    let mut out = if comma_is_taken { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(if comma_is_taken { b';' } else { b',' })
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::NonNumeric)
        .from_writer(&mut out);
    writer.write_record(table.columns.iter().map(|column| escape::cell(&column.title)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| cell.in_file(words)))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(out)
}

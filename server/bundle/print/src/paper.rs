//! What is printed, as plain texts. Nothing in them is markup.

use crate::{Picture, PrintedLogo};

/// A paper: its sections follow each other, each from a new page on.
#[derive(Debug)]
pub struct Paper<'a> {
    /// Its title.
    pub title: String,
    /// Who publishes it; may be empty.
    pub author: String,
    /// The program that made it.
    pub made_by: &'a str,
    /// Red, green and blue of its headings, if they have a colour of their own: one that can be read.
    pub colour: Option<[u8; 3]>,
    /// The moment it tells of. No clock is read.
    pub made: Moment,
    /// Its sections.
    pub sections: Vec<Section<'a>>,
}

/// A moment in local time.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Year.
    pub year: u16,
    /// Month, 1-12.
    pub month: u8,
    /// Day, 1-31.
    pub day: u8,
    /// Hour, 0-23.
    pub hour: u8,
    /// Minute, 0-59.
    pub minute: u8,
}

/// A section in a language.
#[derive(Debug)]
pub struct Section<'a> {
    /// Code of the language: `fi`.
    pub lang: &'static str,
    /// What stands at the top of each page.
    pub running: String,
    /// "Page", before `1/7`.
    pub page: &'static str,
    /// What it holds.
    pub items: Vec<Item<'a>>,
}

/// A piece of a section.
#[derive(Debug)]
pub enum Item<'a> {
    /// What follows begins a page.
    NewPage,
    /// A heading of a level from 1 on.
    Heading(u8, String),
    /// A paragraph; line breaks in it stay.
    Text(Look, String),
    /// The logo of who publishes it, with what it says.
    Logo {
        /// The logo.
        logo: &'a PrintedLogo,
        /// What it says.
        alternative: String,
    },
    /// Names and values.
    Facts(Vec<(&'static str, String)>),
    /// Rows with a name each, in a frame.
    Card(Card),
    /// A picture with what it says in words. `wide` takes the whole width.
    Picture {
        /// The picture.
        picture: &'a Picture,
        /// What it says.
        alternative: String,
        /// Whether it takes the whole width.
        wide: bool,
    },
    /// A table.
    Table(Grid),
    /// A numbered list; the lines below the first of an entry are less important.
    List(Vec<Vec<String>>),
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As text does.
    Plain,
    /// Bold.
    Strong,
    /// Smaller and paler.
    Muted,
    /// What a reader must not miss.
    Mark,
    /// Bold, spaced apart: what kind of paper it is.
    Kind,
}

/// Rows with a name each.
#[derive(Debug)]
pub struct Card {
    /// What it is.
    pub caption: String,
    /// The rows.
    pub rows: Vec<CardRow>,
}

/// A row of a card.
#[derive(Debug)]
pub struct CardRow {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub value: String,
    /// Whether it says that something is missing.
    pub missing: bool,
}

/// A table. Its header row stands on every page that it reaches.
#[derive(Debug)]
pub struct Grid {
    /// What it tells; `None` where the heading above it does.
    pub caption: Option<String>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; as many cells in each as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Which column names the row.
    pub named_by: usize,
    /// Whether its rows stand in two columns on a page: a long list of short rows.
    pub beside: bool,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// Whether it holds numbers, which stand at its right edge.
    pub numbers: bool,
}

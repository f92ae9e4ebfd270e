//! The memo before it is written in a format: plain texts only, so that a format escapes all of them.

use crate::{report::Report, table::Table, words::FigureWords};
use foorumi_print::PrintedLogo;
use foorumi_protocol::Colour;

/// The memo.
pub(crate) struct Document<'a> {
    /// How its figures are written.
    pub(crate) figures: &'static FigureWords,
    /// Code of its language.
    pub(crate) lang: &'static str,
    /// What it is: MUISTIO.
    pub(crate) kind: &'static str,
    /// Who arranged the meeting.
    pub(crate) organisation: String,
    /// Their logo; it says their name.
    pub(crate) logo: Option<&'a PrintedLogo>,
    /// Colour of headings, if they have one of their own.
    pub(crate) colour: Option<Colour>,
    /// Name of the meeting.
    pub(crate) title: String,
    /// Day of the meeting.
    pub(crate) day: String,
    /// "Page".
    pub(crate) page: &'static str,
    /// What a reader must know of the memo itself: that it is a draft.
    pub(crate) marks: Vec<&'static str>,
    /// When, where, who.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// Its sections.
    pub(crate) sections: Vec<Section<'a>>,
}

impl Document<'_> {
    /// Whose logo it is, for those who do not see it.
    pub(crate) fn publisher(&self) -> &str {
        if self.organisation.is_empty() { &self.title } else { &self.organisation }
    }
}

/// A section under a heading.
pub(crate) struct Section<'a> {
    /// Its number; those of the agenda have one.
    pub(crate) number: Option<usize>,
    /// Whether it begins a page, where there are pages.
    pub(crate) from_a_new_page: bool,
    /// Its heading.
    pub(crate) heading: String,
    /// What it holds.
    pub(crate) blocks: Vec<Block<'a>>,
}

/// A piece of a section.
pub(crate) enum Block<'a> {
    /// Times and presenters.
    Times(String),
    /// A heading below the section's.
    Heading(String),
    /// A sentence of ours.
    Line(String),
    /// Figures, each with what it counts.
    Figures(Vec<(&'static str, String)>),
    /// What the secretary wrote, in paragraphs.
    Note(String),
    /// The picture of an activity, if it has one.
    Picture(&'a Report),
    /// A table of an activity.
    Table(&'a Table),
    /// A table made for the memo.
    Made(Table),
    /// Rows of a decision.
    Card(Card),
    /// The other files of the bundle.
    Annexes(Vec<Annex>),
}

/// Rows with a name each.
pub(crate) struct Card {
    /// What it is.
    pub(crate) caption: String,
    /// The rows.
    pub(crate) rows: Vec<CardRow>,
}

/// A row of a card.
pub(crate) struct CardRow {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it says.
    pub(crate) value: String,
    /// Whether it says that something is missing.
    pub(crate) missing: bool,
}

/// Other files of the bundle, about one thing.
pub(crate) struct Annex {
    /// What it is.
    pub(crate) about: String,
    /// Their paths beside the memo.
    pub(crate) paths: Vec<String>,
}

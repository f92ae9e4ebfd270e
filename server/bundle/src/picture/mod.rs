//! Pictures as SVG: of clouds, polls and sheets.
//!
//! They look the same everywhere: no style sheet, no font of their own, no script, and every word in
//! them stands in their text alternative too.

mod bands;
mod bars;
mod canvas;
mod cloud;
mod map;
mod scale;
mod tally;
mod width;

pub(crate) use bars::{Bar, bars};
pub(crate) use cloud::cloud;
pub(crate) use map::{Map, map};
pub(crate) use scale::{Distribution, ScaleLabels, scale};

use crate::escape::{one_line, xml};
use canvas::{Canvas, MUTED, Style};

/// Widest picture whose letters can be read on a part of a page.
const LARGE: i32 = 960;

/// A picture and what it says.
pub(crate) struct Drawing {
    /// What it is of; drawn above it where it stands alone.
    pub(crate) title: String,
    /// Figures of the whole, below the title.
    pub(crate) summary: String,
    /// The text alternative: says the same in words, one matter a line.
    pub(crate) description: Vec<String>,
    /// Language of the words.
    pub(crate) lang: &'static str,
    /// What is drawn.
    pub(crate) body: Canvas,
}

impl Drawing {
    /// As a file of its own, with its title.
    pub(crate) fn file(&self) -> String {
        let head = self.head();
        let whole = format!(
            "{}<g transform=\"translate(0 {})\">{}</g>",
            head.body, head.height, self.body.body
        );
        let svg = self.svg("picture", head.height + self.body.height, &whole);
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{svg}\n")
    }

    /// As a part of a page that has its title as a heading. `id` is unique on the page.
    pub(crate) fn inline(&self, id: &str) -> String {
        self.svg(id, self.body.height, &self.body.body)
    }

    /// Whether it needs the whole width of a page.
    pub(crate) fn is_large(&self) -> bool {
        self.body.width > LARGE
    }

    /// The text alternative as a file of its own.
    pub(crate) fn alternative(&self) -> String {
        let mut out = format!("{}\r\n{}\r\n\r\n", one_line(&self.title), one_line(&self.summary));
        for line in &self.description {
            out.push_str(&one_line(line));
            out.push_str("\r\n");
        }
        out
    }

    /// All that it says, on one line each.
    pub(crate) fn in_words(&self) -> String {
        let lines = std::iter::once(&self.title).chain([&self.summary]).chain(&self.description);
        let lines: Vec<String> = lines.map(|line| one_line(line)).collect();
        lines.join("\n")
    }

    fn head(&self) -> Canvas {
        let width = self.body.width;
        let size = (width / 36).clamp(26, 40);
        let mut head = Canvas::new(width, 0);
        let mut y = size / 2;
        for line in width::wrap(&self.title, width - 2 * size, size) {
            y += size * 5 / 4;
            head.text((size, y), &Style { size, bold: true, ..Style::default() }, &line);
        }
        let small = size * 3 / 4;
        for line in width::wrap(&self.summary, width - 2 * size, small) {
            y += small * 3 / 2;
            head.text((size, y), &Style { size: small, fill: MUTED, ..Style::default() }, &line);
        }
        head.height = y + size;
        head
    }

    fn svg(&self, id: &str, height: i32, body: &str) -> String {
        let width = self.body.width;
        let described = format!("{} {}", self.summary, self.description.join("\n"));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" xml:lang=\"{lang}\" lang=\"{lang}\" \
             aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{font}\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{described}</desc>\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#FFFFFF\"/>{body}</svg>",
            lang = self.lang,
            font = canvas::FONT,
            title = xml(&one_line(&self.title)),
            described = xml(described.trim()),
        )
    }
}

//! Text broken into lines, between words where it can be and inside a word where it must be.

use crate::shape::{Run, Shaped, Shaper};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// Shortest word that is hyphenated.
const LONG: usize = 8;
/// Longest: each place for a hyphen is measured, and no word of a language has more letters.
const LONGEST: usize = 80;
/// Fewest letters on either side of a hyphen.
const BESIDE: usize = 3;
/// A hyphen that is not a part of the text.
const SOFT: &str = "\u{ad}";

/// How text is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// Height of the letters in points.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// Language, for hyphens.
    pub(crate) lang: &'static str,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// Their widths are in points too.
    pub(crate) runs: Vec<Run>,
    /// In points.
    pub(crate) width: f32,
    /// Whether it is read from right to left, and so begins at the right edge.
    pub(crate) to_the_left: bool,
}

impl Line {
    fn push(&mut self, text: &str, shaped: &Shaped, size: f32) {
        let start = self.text.len();
        self.text.push_str(text);
        self.width += shaped.width * size;
        for run in &shaped.runs {
            let glyphs = run.glyphs.iter().cloned().map(|mut glyph| {
                glyph.text_range = glyph.text_range.start + start..glyph.text_range.end + start;
                glyph
            });
            // What is read from right to left is put in its order when the line is whole.
            let same = |last: &&mut Run| {
                last.font == run.font && last.level == run.level && run.level % 2 == 0
            };
            match self.runs.last_mut().filter(same) {
                Some(last) => {
                    last.glyphs.extend(glyphs);
                    last.width += run.width * size;
                }
                None => self.runs.push(Run {
                    font: run.font,
                    level: run.level,
                    glyphs: glyphs.collect(),
                    width: run.width * size,
                }),
            }
        }
    }

    /// Puts what stands in the order of reading in the order of the page, from left to right.
    fn arranged(mut self) -> Self {
        let level = |run: &Run| Level::new(run.level).unwrap_or_else(|_| Level::ltr());
        let levels: Vec<Level> = self.runs.iter().map(level).collect();
        let order = BidiInfo::reorder_visual(&levels);
        let mut runs: Vec<Option<Run>> = self.runs.into_iter().map(Some).collect();
        let taken = order.into_iter().filter_map(|at| runs.get_mut(at)?.take());
        self.runs = taken.collect();
        self
    }
}

/// How a paragraph is read; nothing of it where all of it goes from left to right.
struct Direction {
    /// Of each byte.
    levels: Vec<u8>,
    /// Of the whole.
    base: u8,
}

impl Direction {
    fn of(paragraph: &str) -> Option<Self> {
        if paragraph.is_ascii() {
            return None;
        }
        let bidi = BidiInfo::new(paragraph, None);
        let base = bidi.paragraphs.first()?.level.number();
        let levels = bidi.levels.iter().map(Level::number).collect();
        bidi.has_rtl().then_some(Self { levels, base })
    }
}

/// The lines of a text no wider than `width` points; its own line breaks stay.
pub(crate) fn lines(shaper: &Shaper, text: &str, style: Style, width: f32) -> Vec<Line> {
    let mut out = Vec::new();
    for paragraph in text.split('\n') {
        let direction = Direction::of(paragraph);
        let mut breaker =
            Breaker { shaper, style, width, out: &mut out, line: Line::default(), direction };
        let mut from = 0;
        for word in paragraph.split([' ', '\t', '\r']) {
            if !word.is_empty() {
                breaker.word(word, from);
            }
            from += word.len() + 1;
        }
        breaker.next();
    }
    out
}

/// Width of a text on one line, and of its widest word.
pub(crate) fn widths(shaper: &Shaper, text: &str, style: Style) -> (f32, f32) {
    let (mut whole, mut widest) = (0.0_f32, 0.0_f32);
    for paragraph in text.split('\n') {
        let mut line = 0.0;
        for word in paragraph.split([' ', '\t', '\r']).filter(|word| !word.is_empty()) {
            let width = shaper.shape(word, style.bold, 0).width * style.size;
            widest = widest.max(width);
            let space = if line > 0.0 { shaper.shape(" ", style.bold, 0).width } else { 0.0 };
            line += width + space * style.size;
        }
        whole = whole.max(line);
    }
    (whole, widest)
}

struct Breaker<'a> {
    shaper: &'a Shaper,
    style: Style,
    width: f32,
    out: &'a mut Vec<Line>,
    line: Line,
    direction: Option<Direction>,
}

impl Breaker<'_> {
    /// A word that stands in the paragraph from this byte on.
    fn word(&mut self, word: &str, from: usize) {
        if !self.line.text.is_empty() {
            if self.fits(word, from, true) {
                self.put(" ", from.saturating_sub(1));
                self.put(word, from);
                return;
            }
            if let Some((start, rest)) = self.hyphenated(word, true) {
                self.put(" ", from);
                self.put(&start, from);
                self.hyphen();
                self.next();
                self.word(&rest, from);
                return;
            }
            // A space at the end parts the words for those who hear the text.
            self.put(" ", from.saturating_sub(1));
            self.next();
        }
        if self.fits(word, from, false) {
            self.put(word, from);
        } else if let Some((start, rest)) = self.hyphenated(word, false) {
            self.put(&start, from);
            self.hyphen();
            self.next();
            self.word(&rest, from);
        } else {
            self.broken(word, from);
        }
    }

    /// A word wider than a line, broken where it has to be: inside a character if that is as wide.
    fn broken(&mut self, word: &str, from: usize) {
        for (at, letter) in word.grapheme_indices(true) {
            if !self.line.text.is_empty() && !self.fits(letter, from + at, false) {
                self.next();
            }
            if self.fits(letter, from + at, false) {
                self.put(letter, from + at);
                continue;
            }
            for (inner, c) in letter.char_indices() {
                let part = letter.get(inner..inner + c.len_utf8()).unwrap_or_default();
                if !self.line.text.is_empty() && !self.fits(part, from + at + inner, false) {
                    self.next();
                }
                self.put(part, from + at + inner);
            }
        }
    }

    /// The longest start of a word that fits with a hyphen, and the rest.
    fn hyphenated(&self, word: &str, after_space: bool) -> Option<(String, String)> {
        let letters = word.chars().count();
        if self.direction.is_some() || !(LONG..=LONGEST).contains(&letters) {
            return None;
        }
        if !word.chars().all(|c| c.is_alphabetic() || "-.,:;!?()".contains(c)) {
            return None;
        }
        let lang = match self.style.lang {
            "fi" => hypher::Lang::Finnish,
            "sv" => hypher::Lang::Swedish,
            _ => hypher::Lang::English,
        };
        let mut ends = Vec::new();
        let mut at = 0;
        for syllable in hypher::hyphenate(word, lang) {
            at += syllable.len();
            ends.push(at);
        }
        ends.into_iter().rev().find_map(|end| {
            let (start, rest) = word.split_at_checked(end)?;
            let enough = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() >= BESIDE;
            let plain = enough(start) && enough(rest) && !start.ends_with('-');
            (plain && self.fits(&format!("{start}-"), 0, after_space))
                .then(|| (start.to_owned(), rest.to_owned()))
        })
    }

    fn fits(&self, text: &str, from: usize, after_space: bool) -> bool {
        let space = if after_space { self.measure(" ", from.saturating_sub(1)) } else { 0.0 };
        self.line.width + space + self.measure(text, from) <= self.width
    }

    fn measure(&self, text: &str, from: usize) -> f32 {
        let width = |(piece, level)| self.shaper.shape(piece, self.style.bold, level).width;
        self.pieces(text, from).into_iter().map(width).sum::<f32>() * self.style.size
    }

    fn put(&mut self, text: &str, from: usize) {
        for (piece, level) in self.pieces(text, from) {
            let shaped = self.shaper.shape(piece, self.style.bold, level);
            self.line.push(piece, &shaped, self.style.size);
        }
    }

    /// What of a text goes in which direction, in the order of reading.
    fn pieces<'t>(&self, text: &'t str, from: usize) -> Vec<(&'t str, u8)> {
        let Some(direction) = &self.direction else { return vec![(text, 0)] };
        let level = |at: usize| direction.levels.get(from + at).copied().unwrap_or(direction.base);
        let mut pieces: Vec<(&str, u8)> = Vec::new();
        let mut start = 0;
        for (at, _) in text.grapheme_indices(true).skip(1) {
            if level(at) != level(start) {
                pieces.push((text.get(start..at).unwrap_or_default(), level(start)));
                start = at;
            }
        }
        pieces.push((text.get(start..).unwrap_or_default(), level(start)));
        pieces
    }

    fn hyphen(&mut self) {
        let mut shaped = (*self.shaper.shape("-", self.style.bold, 0)).clone();
        let glyphs = shaped.runs.iter_mut().flat_map(|run| &mut run.glyphs);
        // The glyph of a hyphen, over a text that is one.
        glyphs.for_each(|glyph| glyph.text_range = 0..SOFT.len());
        self.line.push(SOFT, &shaped, self.style.size);
    }

    fn next(&mut self) {
        let mut line = std::mem::take(&mut self.line).arranged();
        line.to_the_left = self.direction.as_ref().is_some_and(|way| way.base % 2 == 1);
        self.out.push(line);
    }
}

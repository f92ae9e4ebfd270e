//! Text broken into lines, between words where it can be and inside a word where it must be.

use crate::shape::{Run, Shaped, Shaper};
use unicode_segmentation::UnicodeSegmentation;

/// Shortest word that is hyphenated.
const LONG: usize = 8;
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
            match self.runs.last_mut().filter(|last| last.signs == run.signs) {
                Some(last) => {
                    last.glyphs.extend(glyphs);
                    last.width += run.width * size;
                }
                None => self.runs.push(Run {
                    signs: run.signs,
                    glyphs: glyphs.collect(),
                    width: run.width * size,
                }),
            }
        }
    }
}

/// The lines of a text no wider than `width` points; its own line breaks stay.
pub(crate) fn lines(shaper: &Shaper, text: &str, style: Style, width: f32) -> Vec<Line> {
    let mut out = Vec::new();
    for paragraph in text.split('\n') {
        let mut breaker = Breaker { shaper, style, width, out: &mut out, line: Line::default() };
        for word in paragraph.split([' ', '\t', '\r']).filter(|word| !word.is_empty()) {
            breaker.word(word);
        }
        breaker.end();
    }
    out
}

/// Width of a text on one line, and of its widest word.
pub(crate) fn widths(shaper: &Shaper, text: &str, style: Style) -> (f32, f32) {
    let (mut whole, mut widest) = (0.0_f32, 0.0_f32);
    for paragraph in text.split('\n') {
        let mut line = 0.0;
        for word in paragraph.split([' ', '\t', '\r']).filter(|word| !word.is_empty()) {
            let width = shaper.shape(word, style.bold).width * style.size;
            widest = widest.max(width);
            let space = if line > 0.0 { shaper.shape(" ", style.bold).width } else { 0.0 };
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
}

impl Breaker<'_> {
    fn word(&mut self, word: &str) {
        if !self.line.text.is_empty() {
            if self.fits(word, true) {
                self.put(" ");
                self.put(word);
                return;
            }
            if let Some((start, rest)) = self.hyphenated(word, true) {
                self.put(" ");
                self.put(&start);
                self.put(SOFT);
                self.next();
                self.word(&rest);
                return;
            }
            // A space at the end parts the words for those who hear the text.
            self.put(" ");
            self.next();
        }
        if self.fits(word, false) {
            self.put(word);
        } else if let Some((start, rest)) = self.hyphenated(word, false) {
            self.put(&start);
            self.put(SOFT);
            self.next();
            self.word(&rest);
        } else {
            self.broken(word);
        }
    }

    /// A word wider than a line, broken where it has to be.
    fn broken(&mut self, word: &str) {
        for letter in word.graphemes(true) {
            if !self.line.text.is_empty() && !self.fits(letter, false) {
                self.next();
            }
            self.put(letter);
        }
    }

    /// The longest start of a word that fits with a hyphen, and the rest.
    fn hyphenated(&self, word: &str, after_space: bool) -> Option<(String, String)> {
        let letters = word.chars().count();
        if letters < LONG || !word.chars().all(|c| c.is_alphabetic() || "-.,:;!?()".contains(c)) {
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
            (plain && self.fits(&format!("{start}-"), after_space))
                .then(|| (start.to_owned(), rest.to_owned()))
        })
    }

    fn fits(&self, text: &str, after_space: bool) -> bool {
        let space = if after_space { self.measure(" ") } else { 0.0 };
        self.line.width + space + self.measure(text) <= self.width
    }

    fn measure(&self, text: &str) -> f32 {
        self.shaper.shape(text, self.style.bold).width * self.style.size
    }

    fn put(&mut self, text: &str) {
        if text == SOFT {
            let mut shaped = (*self.shaper.shape("-", self.style.bold)).clone();
            let glyphs = shaped.runs.iter_mut().flat_map(|run| &mut run.glyphs);
            // The glyph of a hyphen, over a text that is one.
            glyphs.for_each(|glyph| glyph.text_range = 0..SOFT.len());
            self.line.push(text, &shaped, self.style.size);
        } else {
            let shaped = self.shaper.shape(text, self.style.bold);
            self.line.push(text, &shaped, self.style.size);
        }
    }

    fn next(&mut self) {
        self.out.push(std::mem::take(&mut self.line));
    }

    fn end(mut self) {
        self.next();
    }
}

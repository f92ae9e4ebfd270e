//! Text as glyphs of our fonts.

use crate::{face::Face, fonts};
use krilla::text::{GlyphId, KrillaGlyph};
use std::{
    cell::RefCell,
    collections::HashMap,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
    rc::Rc,
};
use unicode_segmentation::UnicodeSegmentation;

/// Words kept once shaped; beyond them words are shaped again.
const KEPT: usize = 20_000;
/// Most code points of one character that are shaped together. What was kept under older limits may
/// have thousands, and shaping takes the square of them.
const TOGETHER: usize = 16;
/// Most bytes that are shaped together.
const AT_ONCE: usize = 512;

/// Glyphs of one font, one after another from left to right.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// Which font they are of.
    pub(crate) font: usize,
    /// How deep within texts of another direction: odd where they are read from right to left.
    pub(crate) level: u8,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) width: f32,
}

/// A text as glyphs, for letters one unit high. Runs stand in the order in which they are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shaped {
    pub(crate) runs: Vec<Run>,
    pub(crate) width: f32,
}

/// A weight of the fonts.
struct Weight {
    order: Vec<usize>,
    kept: RefCell<HashMap<(String, u8), Rc<Shaped>>>,
}

/// Shapes words, each once.
pub(crate) struct Shaper {
    faces: Vec<Face>,
    regular: Weight,
    bold: Weight,
}

impl Shaper {
    /// With these, the first of [`fonts::all`]; `None` if one cannot be read.
    pub(crate) fn of(fonts: &[&'static [u8]]) -> Option<Self> {
        Self::looking(fonts, fonts::order)
    }

    /// The same for a drawing.
    pub(crate) fn drawing(fonts: &[&'static [u8]]) -> Option<Self> {
        Self::looking(fonts, fonts::order_drawn)
    }

    fn looking(fonts: &[&'static [u8]], order: fn(bool, usize) -> Vec<usize>) -> Option<Self> {
        let faces: Vec<Face> = fonts.iter().copied().map(Face::new).collect::<Option<_>>()?;
        let weight = |bold| Weight { order: order(bold, faces.len()), kept: RefCell::default() };
        let (regular, bold) = (weight(false), weight(true));
        Some(Self { faces, regular, bold })
    }

    pub(crate) fn face(&self, font: usize) -> Option<&Face> {
        self.faces.get(font)
    }

    /// A piece of text without line breaks, all in the direction of a level.
    pub(crate) fn shape(&self, text: &str, bold: bool, level: u8) -> Rc<Shaped> {
        let weight = if bold { &self.bold } else { &self.regular };
        let key = (text.to_owned(), level);
        if let Some(shaped) = weight.kept.borrow().get(&key) {
            return Rc::clone(shaped);
        }
        let shaped = Rc::new(self.shaped(&weight.order, text, level));
        let mut kept = weight.kept.borrow_mut();
        if kept.len() < KEPT {
            kept.insert(key, Rc::clone(&shaped));
        }
        shaped
    }

    fn shaped(&self, order: &[usize], text: &str, level: u8) -> Shaped {
        let mut shaped = Shaped::default();
        for (font, range) in self.pieces(order, text) {
            let run = match font {
                Some(font) => self.run(order, text, range, font, level),
                None => self.boxes(order, text, range, level),
            };
            shaped.width += run.width;
            shaped.runs.push(run);
        }
        shaped
    }

    /// What is shaped together, and with which font; none has what is drawn as boxes.
    fn pieces(&self, order: &[usize], text: &str) -> Vec<(Option<usize>, Range<usize>)> {
        let mut pieces: Vec<(Option<usize>, Range<usize>)> = Vec::new();
        for (at, grapheme) in text.grapheme_indices(true) {
            let long = grapheme.chars().nth(TOGETHER).is_some();
            let whole = self.font(order, grapheme).filter(|_| !long);
            if let Some(font) = whole {
                let end = at + grapheme.len();
                match pieces.last_mut() {
                    Some((Some(last), range)) if *last == font && end - range.start <= AT_ONCE => {
                        range.end = end;
                    }
                    _ => pieces.push((Some(font), at..end)),
                }
                continue;
            }
            // No font has all of it, or it is too long: each part for itself.
            for (inner, part) in grapheme.char_indices() {
                let from = at + inner;
                let font =
                    self.font(order, grapheme.get(inner..inner + part.len_utf8()).unwrap_or(""));
                pieces.push((font, from..from + part.len_utf8()));
            }
        }
        pieces
    }

    /// The first font that has all of a character.
    fn font(&self, order: &[usize], grapheme: &str) -> Option<usize> {
        // What asks for the coloured form of a sign follows it.
        let asked = grapheme.contains('\u{fe0f}').then_some(fonts::PICTURES);
        let has = |font: &usize| self.faces.get(*font).is_some_and(|face| face.has(grapheme));
        asked.into_iter().chain(order.iter().copied()).find(has)
    }

    /// The fence: a text that the shaping library cannot bear is drawn as boxes.
    fn run(
        &self,
        order: &[usize],
        whole: &str,
        range: Range<usize>,
        font: usize,
        level: u8,
    ) -> Run {
        let text = whole.get(range.clone()).unwrap_or_default();
        let shape = || self.faces.get(font)?.shape(text, level % 2 == 1);
        let Ok(Some(mut glyphs)) = catch_unwind(AssertUnwindSafe(shape)) else {
            return self.boxes(order, whole, range, level);
        };
        for glyph in &mut glyphs {
            let inside = &glyph.text_range;
            glyph.text_range = inside.start + range.start..inside.end + range.start;
        }
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Run { font, level, glyphs, width }
    }

    /// A box for each character. The text below it keeps the character.
    fn boxes(&self, order: &[usize], whole: &str, range: Range<usize>, level: u8) -> Run {
        let font = order.first().copied().unwrap_or_default();
        let missing = self.faces.get(font).map_or((0, 0.0), Face::missing);
        let text = whole.get(range.clone()).unwrap_or_default();
        let mut glyphs: Vec<KrillaGlyph> = text
            .grapheme_indices(true)
            .map(|(at, character)| {
                let from = range.start + at;
                let (glyph, advance) = missing;
                let range = from..from + character.len();
                KrillaGlyph::new(GlyphId::new(glyph), advance, 0.0, 0.0, 0.0, range, None)
            })
            .collect();
        if level % 2 == 1 {
            glyphs.reverse();
        }
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Run { font, level, glyphs, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{Style, lines};

    fn boxes(shaper: &Shaper, text: &str) -> usize {
        let missing = shaper.face(0).expect("letters").missing().0;
        let runs = &shaper.shape(text, false, 0).runs;
        let glyphs = runs.iter().filter(|run| run.font == 0).flat_map(|run| &run.glyphs);
        glyphs.filter(|glyph| glyph.glyph_id.to_u32() == missing).count()
    }

    #[test]
    fn ft37_what_people_of_the_region_write_is_drawn_and_what_is_not_is_boxes_of_its_own() {
        let shaper = Shaper::of(&fonts::all()).expect("fonts");
        let drawn = [
            "→←↑↓⇒≤≥≠≈±×÷−√∞∑",
            "✓✔✗✘☐☑★☆●○■□▲▼◆…–—€§№™",
            "Nguyễn Thị Hương, đường phố, ế ỗ ữ",
            "Waxaan ahay Soomaali",
            "Жизнь; Київ; Ђорђе; Қазақ",
            "Ελληνικά ώρα ἄνθρωπος",
            "محمد علي پچگژ ٱلْعَرَبِيَّة",
            "שלום עולם שָׁלוֹם",
            "👍🎉👩‍👩‍👧‍👦🇫🇮",
        ];
        for text in drawn {
            assert_eq!(boxes(&shaper, text), 0, "{text}");
            for bold in [false, true] {
                assert!(shaper.shape(text, bold, 0).width > 1.0, "{text}");
            }
        }
        assert_eq!(boxes(&shaper, "ไทย"), 3);
        // One sign that no font has takes nothing else with it.
        assert_eq!(boxes(&shaper, "idea \u{1CC00} jää"), 1);
    }

    #[test]
    fn ft37_what_is_read_from_right_to_left_stands_so() {
        let shaper = Shaper::of(&fonts::all()).expect("fonts");
        let style = Style { size: 10.0, bold: false, lang: "fi" };
        let order = |text: &str| -> Vec<usize> {
            let line = lines(&shaper, text, style, 1000.0).swap_remove(0);
            assert_eq!(line.to_the_left, text.starts_with('ש'));
            line.runs.iter().flat_map(|run| &run.glyphs).map(|g| g.text_range.start).collect()
        };
        // Two letters of two bytes each, a space, two digits: the digits keep their order.
        assert_eq!(order("שב 12"), [5, 6, 4, 2, 0]);
        assert_eq!(order("ab שב c"), [0, 1, 2, 5, 3, 7, 8]);
        assert_eq!(order("שב!"), [4, 2, 0]);
    }

    #[test]
    fn ft30_a_character_without_an_end_is_shaped_in_parts() {
        let shaper = Shaper::of(&fonts::all()).expect("fonts");
        let style = Style { size: 10.0, bold: false, lang: "fi" };
        for text in ["क\u{94D}".repeat(4_000), "\u{1100}".repeat(8_000), "x\u{301}".repeat(4_000)]
        {
            let lines = lines(&shaper, &text, style, 200.0);
            assert!(lines.len() > 10 && lines.iter().all(|line| line.width <= 201.0));
            let all: String = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(all, text);
        }
    }
}

//! Text as glyphs of our fonts.

use crate::fonts;
use krilla::text::{GlyphId, KrillaGlyph};
use rustybuzz::{Face, UnicodeBuffer};
use std::{cell::RefCell, collections::HashMap, ops::Range, rc::Rc};
use unicode_segmentation::UnicodeSegmentation;

/// Stands for a letter that the fonts do not have. The text below it keeps the letter.
const MISSING: char = '\u{FFFD}';
/// Words kept once shaped; beyond them words are shaped again.
const KEPT: usize = 20_000;

/// Glyphs of one font, one after another.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// Whether they are of the font of signs.
    pub(crate) signs: bool,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) width: f32,
}

/// A text as glyphs, for letters one unit high.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shaped {
    pub(crate) runs: Vec<Run>,
    pub(crate) width: f32,
}

/// A weight of the font.
struct Weight {
    face: Face<'static>,
    signs: Face<'static>,
    missing: u32,
    kept: RefCell<HashMap<String, Rc<Shaped>>>,
}

/// Shapes words, each once.
pub(crate) struct Shaper {
    regular: Weight,
    bold: Weight,
}

impl Shaper {
    /// `None` if a font cannot be read, which a test rules out.
    pub(crate) fn new() -> Option<Self> {
        Some(Self { regular: Weight::new(fonts::REGULAR)?, bold: Weight::new(fonts::BOLD)? })
    }

    /// A piece of text without line breaks.
    pub(crate) fn shape(&self, text: &str, bold: bool) -> Rc<Shaped> {
        let weight = if bold { &self.bold } else { &self.regular };
        if let Some(shaped) = weight.kept.borrow().get(text) {
            return Rc::clone(shaped);
        }
        let shaped = Rc::new(weight.shape(text));
        let mut kept = weight.kept.borrow_mut();
        if kept.len() < KEPT {
            kept.insert(text.to_owned(), Rc::clone(&shaped));
        }
        shaped
    }
}

impl Weight {
    fn new(font: &'static [u8]) -> Option<Self> {
        let face = Face::from_slice(font, 0)?;
        let signs = Face::from_slice(fonts::SIGNS, 0)?;
        let missing = face.glyph_index(MISSING)?.0.into();
        Some(Self { face, signs, missing, kept: RefCell::default() })
    }

    fn shape(&self, text: &str) -> Shaped {
        let mut shaped = Shaped::default();
        let mut from = 0;
        let mut graphemes = text.grapheme_indices(true).peekable();
        while let Some((_, grapheme)) = graphemes.next() {
            let signs = self.is_sign(grapheme);
            let end = graphemes.peek().map_or(text.len(), |(next, _)| *next);
            if graphemes.peek().is_some_and(|(_, next)| self.is_sign(next) == signs) {
                continue;
            }
            let run = self.run(text, from..end, signs);
            shaped.width += run.width;
            shaped.runs.push(run);
            from = end;
        }
        shaped
    }

    /// Whether the font of letters lacks it and the font of signs has it.
    fn is_sign(&self, grapheme: &str) -> bool {
        let first = grapheme.chars().next();
        // What asks for the coloured form of a sign follows it.
        let asked = grapheme.contains('\u{fe0f}');
        first.is_some_and(|c| {
            (asked || self.face.glyph_index(c).is_none()) && self.signs.glyph_index(c).is_some()
        })
    }

    fn run(&self, whole: &str, range: Range<usize>, signs: bool) -> Run {
        let offset = range.start;
        let text = whole.get(range).unwrap_or_default();
        let face = if signs { &self.signs } else { &self.face };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let out = rustybuzz::shape(face, &[], buffer);
        let (infos, places) = (out.glyph_infos(), out.glyph_positions());
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let end_of = |start: usize| {
            let next = starts.partition_point(|&other| other <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        #[expect(clippy::cast_precision_loss, reason = "units of a font are thousands")]
        let units = |value: i32| value as f32 / face.units_per_em() as f32;
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut width = 0.0;
        for (info, place) in infos.iter().zip(places) {
            let start = info.cluster as usize;
            let missing = info.glyph_id == 0 && !signs;
            let glyph = if missing { self.missing } else { info.glyph_id };
            let advance = if missing { self.advance(glyph) } else { place.x_advance };
            width += units(advance);
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(glyph),
                units(advance),
                units(place.x_offset),
                units(place.y_offset),
                0.0,
                start + offset..end_of(start) + offset,
                None,
            ));
        }
        Run { signs, glyphs, width }
    }

    fn advance(&self, glyph: u32) -> i32 {
        let glyph = u16::try_from(glyph).unwrap_or(0);
        let advance = self.face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph));
        advance.unwrap_or(0).into()
    }
}

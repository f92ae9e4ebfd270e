//! One font: what it has, how it sets text, and the shapes of its letters.

use harfrust::{Direction, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlineGlyphCollection, OutlinePen},
};

/// Stands for a letter that the fonts do not have.
const MISSING: char = '\u{FFFD}';

/// A font, ready to set text with.
pub(crate) struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    letters: Charmap<'static>,
    outlines: OutlineGlyphCollection<'static>,
    /// Units of its height.
    units: f32,
    missing: (u32, f32),
}

impl Face {
    /// `None` if it cannot be read.
    pub(crate) fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let letters = font.charmap();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let missing = letters.map(MISSING).map_or((0, 0.0), |glyph| {
            (glyph.to_u32(), metrics.advance_width(glyph).unwrap_or_default() / units)
        });
        let (data, outlines) = (ShaperData::new(&font), font.outline_glyphs());
        Some(Self { font, data, letters, outlines, units, missing })
    }

    /// The glyph that stands for what is missing, and its width; only letters have one.
    pub(crate) fn missing(&self) -> (u32, f32) {
        self.missing
    }

    /// Whether it has all that can be seen of a text.
    pub(crate) fn has(&self, text: &str) -> bool {
        let joins = |c: char| matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}');
        let tags = |c: char| matches!(c, '\u{E0020}'..='\u{E007F}');
        let mut seen = text.chars().filter(|&c| !joins(c) && !tags(c)).peekable();
        seen.peek().is_some() && seen.all(|c| self.letters.map(c).is_some_and(|id| id.to_u32() > 0))
    }

    /// A text in one direction, from left to right as it is drawn, for letters one unit high. `None`
    /// if something of it is missing.
    pub(crate) fn shape(&self, text: &str, to_the_left: bool) -> Option<Vec<KrillaGlyph>> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let direction = if to_the_left { Direction::RightToLeft } else { Direction::LeftToRight };
        buffer.set_direction(direction);
        let out = self.data.shaper(&self.font).build().shape(buffer, ShapeOptions::new());
        let (infos, places) = (out.glyph_infos(), out.glyph_positions());
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let end_of = |start: usize| {
            let next = starts.partition_point(|&other| other <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        #[expect(clippy::cast_precision_loss, reason = "units of a font are thousands")]
        let units = |value: i32| value as f32 / self.units;
        let glyph = |(info, place): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| {
            let start = info.cluster as usize;
            let missing = info.glyph_id == 0;
            let (id, advance) =
                if missing { self.missing } else { (info.glyph_id, units(place.x_advance)) };
            let (x, y) = (units(place.x_offset), units(place.y_offset));
            let range = start..end_of(start);
            (id > 0).then(|| KrillaGlyph::new(GlyphId::new(id), advance, x, y, 0.0, range, None))
        };
        infos.iter().zip(places).map(glyph).collect()
    }

    /// Draws the shape of a glyph, in units of the height of letters.
    pub(crate) fn outline(&self, glyph: u32, pen: &mut impl OutlinePen) {
        let settings = DrawSettings::unhinted(Size::new(1.0), LocationRef::default());
        if let Some(outline) = self.outlines.get(skrifa::GlyphId::new(glyph)) {
            // A glyph that cannot be read has no shape.
            let _ = outline.draw(settings, pen);
        }
    }
}

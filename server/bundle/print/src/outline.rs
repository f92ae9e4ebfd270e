//! Texts of a picture as shapes: set by us as on paper, so that what one font lacks another gives, what
//! is read from right to left is, and no text reaches the library that reads pictures.

use crate::{
    lines::{Line, Style, lines},
    shape::Shaper,
};
use roxmltree::{Document, Node};
use skrifa::outline::OutlinePen;
use std::fmt::Write;

/// The picture with the shapes of its texts in their place. `None` if it is no SVG.
pub(crate) fn outlined(svg: &str, shaper: &Shaper) -> Option<String> {
    let document = Document::parse(svg).ok()?;
    let lang = match document.root_element().attribute("lang") {
        Some("sv") => "sv",
        Some("en") => "en",
        _ => "fi",
    };
    let mut out = String::with_capacity(svg.len() * 2);
    let mut from = 0;
    for text in document.descendants().filter(|node| node.has_tag_name(TEXT)) {
        let range = text.range();
        out.push_str(svg.get(from..range.start)?);
        written(&mut out, text, shaper, lang);
        from = range.end;
    }
    out.push_str(svg.get(from..)?);
    Some(out)
}

const TEXT: (&str, &str) = ("http://www.w3.org/2000/svg", "text");
/// How fine the grid is on which the points of a shape stand: whole numbers are written and read fast.
const FINE: f32 = 100.0;
/// What a text says of its letters; a shape has no use for it.
const OF_LETTERS: [&str; 7] =
    ["x", "y", "font-size", "font-weight", "text-anchor", "textLength", "lengthAdjust"];

fn written(out: &mut String, text: Node<'_, '_>, shaper: &Shaper, lang: &'static str) {
    let number = |name: &str| text.attribute(name).and_then(|value| value.parse::<f32>().ok());
    let size = number("font-size").unwrap_or_default();
    let style = Style { size, bold: text.attribute("font-weight") == Some("700"), lang };
    let words = text.text().unwrap_or_default();
    let Some(line) = lines(shaper, words, style, f32::INFINITY).into_iter().next() else { return };
    let stretch = match number("textLength") {
        Some(length) if line.width > 0.0 => length / line.width,
        _ => 1.0,
    };
    let width = line.width * stretch;
    let before = match text.attribute("text-anchor") {
        Some("middle") => width / 2.0,
        Some("end") => width,
        _ => 0.0,
    };
    let x = number("x").unwrap_or_default() - before;
    let path = shapes(&line, shaper, size, stretch, (x, number("y").unwrap_or_default()));
    if path.is_empty() {
        return;
    }
    let _ = write!(out, "<path transform=\"scale({})\" d=\"{path}\"", 1.0 / FINE);
    for attribute in text.attributes().filter(|one| !OF_LETTERS.contains(&one.name())) {
        let plain = |c: &char| !matches!(c, '"' | '<' | '&');
        let value: String = attribute.value().chars().filter(plain).collect();
        let _ = write!(out, " {}=\"{value}\"", attribute.name());
    }
    out.push_str("/>");
}

fn shapes(line: &Line, shaper: &Shaper, size: f32, stretch: f32, (x, y): (f32, f32)) -> String {
    let mut pen = Pen { path: String::new(), at: (x, y), scale: (size * stretch, size) };
    let mut right = x;
    for run in &line.runs {
        let Some(face) = shaper.face(run.font) else { continue };
        for glyph in &run.glyphs {
            pen.at = (right + glyph.x_offset * size * stretch, y - glyph.y_offset * size);
            face.outline(glyph.glyph_id.to_u32(), &mut pen);
            right += glyph.x_advance * size * stretch;
        }
    }
    pen.path
}

/// Writes a path in the language of SVG.
struct Pen {
    path: String,
    at: (f32, f32),
    scale: (f32, f32),
}

impl Pen {
    fn put(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (x, y) in points {
            let (x, y) = (self.at.0 + x * self.scale.0, self.at.1 - y * self.scale.1);
            #[expect(clippy::cast_possible_truncation, reason = "no picture is a million wide")]
            let whole = |units: f32| (units * FINE).round() as i32;
            let _ = write!(self.path, "{} {} ", whole(x), whole(y));
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.put('Q', &[(cx, cy), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.put('C', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}

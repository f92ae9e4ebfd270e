//! What pictures are drawn with. All text goes through here, so all of it is escaped.

use super::width::measure;
use crate::escape::{one_line, xml};
use std::fmt::Write;

/// The pages' family, else the system's sans font.
pub(crate) const FONT: &str =
    "'IBM Plex Sans', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
/// Text. The tokens are those of the pages' light theme.
pub(crate) const INK: &str = "#14213D";
/// Less important text.
pub(crate) const MUTED: &str = "#4A5568";
/// What is measured.
pub(crate) const ACCENT: &str = "#0B4F9E";
/// The ground of what is in the middle.
pub(crate) const STRIP: &str = "#14213D";
/// Four hues that carry a meaning, each with a size, a place or a name.
pub(crate) const HUES: [&str; 4] = ["#0B4F9E", "#7A1F6B", "#075E54", "#7A3B00"];
/// What was chosen.
pub(crate) const CHOSEN: &str = "#0A6B3D";
/// Grounds and tracks.
pub(crate) const GROUND: &str = "#F3F5F9";
/// Lines that part or frame.
pub(crate) const LINE: &str = "#6B7A90";

/// Where drawing goes: right and down from the top left corner, in units of about a pixel.
pub(crate) struct Canvas {
    /// Width.
    pub(crate) width: i32,
    /// Height.
    pub(crate) height: i32,
    /// What is drawn so far.
    pub(crate) body: String,
}

/// How text is written.
pub(crate) struct Style {
    /// Height of the letters.
    pub(crate) size: i32,
    /// Bold.
    pub(crate) bold: bool,
    /// Colour.
    pub(crate) fill: &'static str,
    /// Which end of the text stands at the point: `start`, `middle`, `end`.
    pub(crate) anchor: &'static str,
}

impl Default for Style {
    fn default() -> Self {
        Self { size: 20, bold: false, fill: INK, anchor: "start" }
    }
}

/// A rectangle.
#[derive(Clone, Copy)]
pub(crate) struct Area {
    /// Left edge.
    pub(crate) x: i32,
    /// Top edge.
    pub(crate) y: i32,
    /// Width.
    pub(crate) width: i32,
    /// Height.
    pub(crate) height: i32,
}

impl Canvas {
    /// An empty one.
    pub(crate) fn new(width: i32, height: i32) -> Self {
        Self { width, height, body: String::new() }
    }

    /// Text with its baseline at a point.
    pub(crate) fn text(&mut self, at: (i32, i32), style: &Style, text: &str) {
        self.written(at, style, "", text);
    }

    /// Text on a halo of the ground's colour, so that it is readable over lines.
    pub(crate) fn text_over(&mut self, at: (i32, i32), style: &Style, text: &str) {
        let halo = " stroke=\"#FFFFFF\" stroke-width=\"6\" paint-order=\"stroke\"";
        self.written(at, style, halo, text);
    }

    /// Text that takes exactly `width`, whatever font the reader has.
    pub(crate) fn text_fitted(&mut self, at: (i32, i32), style: &Style, width: i32, text: &str) {
        let width = width.max(1);
        let fit = format!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"");
        self.written(at, style, &fit, text);
    }

    /// Text that takes at most `width`.
    pub(crate) fn text_within(&mut self, at: (i32, i32), style: &Style, width: i32, text: &str) {
        let bold = if style.bold { 112 } else { 100 };
        if measure(text, style.size) * bold / 100 > width {
            self.text_fitted(at, style, width, text);
        } else {
            self.text(at, style, text);
        }
    }

    /// A rectangle with round corners; `frame` is its line's colour and width.
    pub(crate) fn area(&mut self, area: Area, round: i32, fill: &str, frame: Option<(&str, i32)>) {
        let Area { x, y, width, height } = area;
        let _ = write!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"{fill}\""
        );
        if let Some((colour, line)) = frame {
            let _ = write!(self.body, " stroke=\"{colour}\" stroke-width=\"{line}\"");
        }
        self.body.push_str("/>");
    }

    /// Breaks the frame of a rectangle into dashes.
    pub(crate) fn dashes(&mut self, area: Area, round: i32) {
        let Area { x, y, width, height } = area;
        let _ = write!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"none\" \
             stroke=\"{GROUND}\" stroke-width=\"3\" stroke-dasharray=\"5 6\"/>"
        );
    }

    /// A line along `path`, in the language of SVG paths.
    pub(crate) fn line(&mut self, path: &str, colour: &str, width: i32) {
        let _ = write!(
            self.body,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" \
             stroke-linecap=\"round\"/>"
        );
    }

    /// A filled shape along `path`.
    pub(crate) fn shape(&mut self, path: &str, colour: &str) {
        let _ = write!(self.body, "<path d=\"{path}\" fill=\"{colour}\"/>");
    }

    fn written(&mut self, (x, y): (i32, i32), style: &Style, more: &str, text: &str) {
        let Style { size, bold, fill, anchor } = style;
        let weight = if *bold { " font-weight=\"700\"" } else { "" };
        let text = xml(&one_line(text));
        let _ = write!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} fill=\"{fill}\" \
             text-anchor=\"{anchor}\"{more}>{text}</text>"
        );
    }
}

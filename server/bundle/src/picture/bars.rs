//! A poll as horizontal bars: the label above its bar, so that long words fit; the figure at its end.

use super::{
    canvas::{ACCENT, Area, Canvas, GROUND, LINE, Style},
    width::wrap,
};

const WIDTH: i32 = 960;
const MARGIN: i32 = 28;
/// Width of the bar of a hundred per cent; the rest is for the figures.
const FULL: i32 = 680;
const LETTERS: i32 = 24;
const LINE_HEIGHT: i32 = 31;
const THICKNESS: i32 = 26;
const GAP: i32 = 22;

/// A bar.
pub(crate) struct Bar {
    /// Its letter, so that it can be spoken of; `None` where the label does.
    pub(crate) letter: Option<char>,
    /// Its label.
    pub(crate) label: String,
    /// Its length in tenths of a per cent of the full one; `None` for what is counted apart.
    pub(crate) tenths: Option<u64>,
    /// Its figures.
    pub(crate) figures: String,
}

/// Draws bars below each other.
pub(crate) fn bars(bars: &[Bar]) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, 0);
    let mut y = GAP / 2;
    for bar in bars {
        y = match bar.tenths {
            Some(tenths) => in_track(&mut canvas, bar, tenths, y),
            None => apart(&mut canvas, bar, y),
        };
    }
    canvas.height = y;
    canvas
}

fn in_track(canvas: &mut Canvas, bar: &Bar, tenths: u64, y: i32) -> i32 {
    let y = label(canvas, bar, y);
    track(canvas, y, tenths);
    let style = Style { size: LETTERS, bold: true, ..Style::default() };
    canvas.text((MARGIN + FULL + 12, y + THICKNESS - 5), &style, &bar.figures);
    y + THICKNESS + GAP
}

/// What is counted apart is told in a line.
fn apart(canvas: &mut Canvas, bar: &Bar, y: i32) -> i32 {
    let style = Style { size: LETTERS, ..Style::default() };
    canvas.text((MARGIN, y + LETTERS), &style, &format!("{}: {}", bar.label, bar.figures));
    y + LINE_HEIGHT + GAP
}

fn label(canvas: &mut Canvas, bar: &Bar, mut y: i32) -> i32 {
    let indent = if bar.letter.is_some() { 34 } else { 0 };
    let bold = Style { size: LETTERS, bold: true, ..Style::default() };
    if let Some(letter) = bar.letter {
        canvas.text((MARGIN, y + LETTERS), &bold, &letter.to_string());
    }
    let style = Style { size: LETTERS, ..Style::default() };
    for line in wrap(&bar.label, WIDTH - 2 * MARGIN - indent, LETTERS) {
        canvas.text((MARGIN + indent, y + LETTERS), &style, &line);
        y += LINE_HEIGHT;
    }
    y + 4
}

/// The bar in its track.
fn track(canvas: &mut Canvas, y: i32, tenths: u64) {
    let area = Area { x: MARGIN, y, width: FULL, height: THICKNESS };
    canvas.area(area, 3, GROUND, Some((LINE, 1)));
    let width = FULL * i32::try_from(tenths.min(1000)).unwrap_or(1000) / 1000;
    if width > 0 {
        canvas.area(Area { width, ..area }, 3, ACCENT, None);
    }
}

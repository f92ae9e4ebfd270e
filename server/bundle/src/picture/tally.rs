//! Tally marks in fives: four strokes and one across.

use super::canvas::{ACCENT, Canvas};
use std::fmt::Write;

/// Most marks drawn; beyond them the number alone tells.
const MOST: u32 = 50;
const STROKE: i32 = 5;
const FIVE: i32 = 4 * STROKE + 9;

/// Width of the marks.
pub(crate) fn width(votes: u32) -> i32 {
    if votes > MOST {
        return 0;
    }
    let (fives, rest) = (votes / 5, votes % 5);
    let fives = i32::try_from(fives).unwrap_or(0);
    fives * FIVE + i32::try_from(rest).unwrap_or(0) * STROKE
}

/// Draws the marks from `x` on, `height` high from `y` down.
pub(crate) fn tally(canvas: &mut Canvas, (x, y): (i32, i32), height: i32, votes: u32) {
    if votes == 0 || votes > MOST {
        return;
    }
    let mut path = String::new();
    let mut x = x + 2;
    for vote in 1..=votes {
        if vote % 5 == 0 {
            let (from, to) = (x - 4 * STROKE - 3, x + 1);
            let _ = write!(path, "M{from} {}L{to} {}", y + height - 3, y + 3);
            x += FIVE - 4 * STROKE;
        } else {
            let _ = write!(path, "M{x} {y}v{height}");
            x += STROKE;
        }
    }
    canvas.line(&path, ACCENT, 2);
}

//! A word cloud as the stage showed it: words where they stood, the five most frequent with their
//! number.

use super::canvas::{ACCENT, Canvas, INK, MUTED, Style};
use crate::table::Cell;
use foorumi_protocol::{CloudPicture, PlacedWord};

/// How many words carry their number.
const NUMBERED: usize = 5;
const MARGIN: i32 = 40;

/// Draws the words; `more` tells of those that are not drawn.
pub(crate) fn cloud(
    picture: &CloudPicture,
    told: &dyn Fn(u32) -> Cell,
    more: Option<&str>,
) -> Canvas {
    let (top, height) = strip(picture);
    let mut canvas = Canvas::new(CloudPicture::WIDTH, height);
    let untold = picture.words.iter().filter(|word| told(word.count) == Cell::Untold);
    let rare = untold.map(|word| within(word.size)).min();
    for (rank, word) in picture.words.iter().enumerate() {
        let (x, y) = (within(word.x), within(word.y) - top);
        let (size, width) = shown(word, rare.filter(|_| told(word.count) == Cell::Untold));
        let bold = rank < NUMBERED;
        let fill = if bold { ACCENT } else { INK };
        let style = Style { size, bold, fill, anchor: "middle" };
        // Letters without tails are about 0.7 of the size high: the baseline is half of it below.
        let baseline = y + size * 7 / 20;
        canvas.text_fitted((x, baseline), &style, width, &word.shown);
    }
    for word in picture.words.iter().take(NUMBERED) {
        let size = (within(word.size) / 3).clamp(22, 36);
        let style = Style { size, bold: true, fill: MUTED, anchor: "start" };
        let right = within(word.x) + within(word.width) / 2;
        let at = (right + 4, within(word.y) - top - within(word.size) / 5);
        if told(word.count) != Cell::Untold {
            canvas.text_over(at, &style, &word.count.to_string());
        }
    }
    if let Some(more) = more {
        let style = Style { size: 32, fill: MUTED, anchor: "end", bold: false };
        canvas.height += 60;
        canvas.text((canvas.width - MARGIN, canvas.height - 20), &style, more);
    }
    canvas
}

/// Top and height of the part of the box in which words stand: a small cloud takes no more of a page
/// than it needs.
fn strip(picture: &CloudPicture) -> (i32, i32) {
    let edges = |word: &PlacedWord| {
        let (y, size) = (within(word.y), within(word.size));
        (y - size, y + size)
    };
    let (tops, bottoms): (Vec<i32>, Vec<i32>) = picture.words.iter().map(edges).unzip();
    let top = tops.into_iter().min().map_or(0, |top| top.max(0));
    let bottom = bottoms.into_iter().max().unwrap_or(CloudPicture::HEIGHT);
    (top, bottom.min(CloudPicture::HEIGHT).max(top + MARGIN) - top)
}

/// Size and width of a word. Those whose figures are not told are all of one size, the smallest of
/// them, since a size tells a figure.
fn shown(word: &PlacedWord, rare: Option<i32>) -> (i32, i32) {
    let size = within(word.size).max(1);
    let shown = rare.map_or(size, |rare| rare.clamp(1, size));
    (shown, within(word.width) * shown / size)
}

/// A coordinate within bounds in which nothing overflows.
fn within(value: i32) -> i32 {
    value.clamp(0, CloudPicture::WIDTH)
}

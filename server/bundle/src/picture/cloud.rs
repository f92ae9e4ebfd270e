//! A word cloud as the stage showed it: words where they stood, in the colours of their counts, the
//! five most frequent with their number.

use super::{
    bands::{band, bands},
    canvas::{Area, Canvas, HUES, INK, MUTED, Style},
    width::measure,
};
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
    let is_told = |word: &&PlacedWord| told(word.count) != Cell::Untold;
    let rare = picture.words.iter().filter(|word| !is_told(word));
    let least = rare.map(|word| within(word.size)).min();
    let most = picture.words.iter().filter(is_told).map(|word| word.count).max();
    let bands = bands(most.unwrap_or(1));
    for word in &picture.words {
        let told = is_told(&word);
        let (size, width) = shown(word, least.filter(|_| !told));
        // A colour tells a figure too: those that are not told have that of the least.
        let band = if told { band(&bands, word.count) } else { bands.len() - 1 };
        let style = Style { size, bold: band == 0, fill: HUES[band], anchor: "middle" };
        words(&mut canvas, word, &style, width, top);
    }
    for word in picture.words.iter().take(NUMBERED) {
        let size = (within(word.size) / 3).clamp(40, 52);
        let style = Style { size, bold: true, fill: INK, anchor: "start" };
        let right = within(word.x) + within(word.width) / 2;
        let up = within(word.size) / 5 + pitch(word) / 2;
        let at = (right + 4, within(word.y) - top - up);
        if told(word.count) != Cell::Untold {
            canvas.text_over(at, &style, &word.count.to_string());
        }
    }
    let key = if most.is_some() && bands.len() > 1 { bands.as_slice() } else { &[] };
    if more.is_some() || !key.is_empty() {
        canvas.height += 70;
    }
    colours(&mut canvas, key);
    if let Some(more) = more {
        let style = Style { size: 36, fill: MUTED, anchor: "end", bold: false };
        canvas.text((canvas.width - MARGIN, canvas.height - 20), &style, more);
    }
    canvas
}

/// A word on its line or its two.
fn words(canvas: &mut Canvas, word: &PlacedWord, style: &Style, width: i32, top: i32) {
    let (x, y) = (within(word.x), within(word.y) - top);
    // Letters without tails are about 0.7 of the size high: the baseline is half of it below.
    let baseline = y + style.size * 7 / 20;
    match word.lines.as_slice() {
        [one, other] => {
            let down = pitch(word) * style.size / within(word.size).max(1) / 2;
            canvas.text_within((x, baseline - down), style, width, one);
            canvas.text_within((x, baseline + down), style, width, other);
        }
        _ => canvas.text_fitted((x, baseline), style, width, &word.shown),
    }
}

/// Distance of the two lines of a phrase; none of a word.
fn pitch(word: &PlacedWord) -> i32 {
    if word.lines.is_empty() { 0 } else { within(word.size) * 28 / 25 }
}

/// What the colours say: how often a word was sent.
fn colours(canvas: &mut Canvas, bands: &[u32]) {
    let (mut x, y) = (MARGIN, canvas.height - 20);
    let style = Style { size: 36, fill: MUTED, ..Style::default() };
    let mut above = None;
    for (from, hue) in bands.iter().zip(HUES) {
        let text = match above {
            None => format!("{from}+"),
            Some(above) if above - 1 == *from => from.to_string(),
            Some(above) => format!("{from}–{}", above - 1),
        };
        canvas.area(Area { x, y: y - 22, width: 46, height: 20 }, 10, hue, None);
        canvas.text((x + 60, y), &style, &text);
        x += 60 + measure(&text, style.size) + 50;
        above = Some(*from);
    }
}

/// Top and height of the part of the box in which words stand: a small cloud takes no more of a page
/// than it needs.
fn strip(picture: &CloudPicture) -> (i32, i32) {
    let edges = |word: &PlacedWord| {
        let (y, size) = (within(word.y), within(word.size) + pitch(word) / 2);
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

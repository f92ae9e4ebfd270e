//! How wide text is drawn, without a font at hand.
//!
//! The bundle and every node must place the same words alike, so widths are a table: for each
//! character the wider one of DejaVu Sans and Liberation Sans Bold (metrics of Arial Bold), as their
//! `hmtx` tables have it. Text drawn in a system's sans-serif then fits its box.

use unicode_segmentation::UnicodeSegmentation;

/// Advance widths of U+0020 to U+007E in thousandths of the letters' size.
const ASCII: [u16; 95] = [
    318, 401, 474, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 611, 1000, 722, 722, 722, 770, 667,
    611, 778, 752, 295, 556, 722, 611, 863, 748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685,
    667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 556, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 556, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Other Latin, Greek and Cyrillic letters: as wide as the wide ones among the common.
const LETTER: u16 = 700;

/// Everything else, such as emoji and Han: the full square.
const SQUARE: u16 = 1000;

/// Width of one line of text in thousandths of the letters' size.
pub(crate) fn advance(text: &str) -> i32 {
    // Below the combining marks each character is seen by itself; most text is.
    if text.chars().all(|c| c < '\u{300}') {
        return text.chars().map(|c| i32::from(one(c))).sum();
    }
    let base = |seen: &str| seen.chars().next().unwrap_or(' ');
    text.graphemes(true).map(|seen| i32::from(one(base(seen)))).sum()
}

/// A character as seen is as wide as its base; marks stand over it.
fn one(base: char) -> u16 {
    match base {
        c @ ' '..='~' => ASCII[c as usize - 0x20],
        'å' | 'ä' => 613,
        'ö' => 612,
        'Å' | 'Ä' => 722,
        'Ö' => 787,
        '\u{A0}'..='\u{52F}' | '\u{2010}'..='\u{2013}' | '\u{2018}'..='\u{201F}' => LETTER,
        _ => SQUARE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_follows_what_is_seen() {
        let check = |text: &str, expected: i32| assert_eq!(advance(text), expected, "{text}");
        check("", 0);
        check("i", 278);
        check("yö", 592 + 612);
        check("a\u{301}", 613);
        check("👩‍👩‍👧‍👦", 1000);
    }
}

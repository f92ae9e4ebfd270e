//! How wide text is drawn, without a font at hand.
//!
//! The bundle and every node must place the same words alike, so widths are a table: those of IBM Plex
//! Sans Bold, the family that stage and bundle draw with, as its `hmtx` table has them. What is drawn
//! in a lighter weight then fits its box.

use unicode_segmentation::UnicodeSegmentation;

/// Advance widths of U+0020 to U+007E in thousandths of the letters' size.
const ASCII: [u16; 95] = [
    236, 320, 493, 632, 601, 974, 721, 268, 338, 338, 601, 600, 310, 403, 310, 460, 600, 600, 600,
    600, 600, 600, 600, 600, 600, 600, 330, 330, 600, 600, 600, 500, 903, 685, 667, 651, 697, 607,
    585, 719, 724, 432, 559, 696, 530, 819, 724, 714, 656, 714, 674, 624, 584, 694, 650, 973, 673,
    649, 607, 334, 460, 334, 600, 556, 600, 569, 608, 517, 608, 562, 361, 552, 596, 286, 286, 577,
    303, 894, 596, 564, 608, 608, 404, 504, 383, 596, 538, 841, 560, 534, 518, 372, 402, 372, 600,
];

/// The same of U+00A0 to U+00FF.
const LATIN: [u16; 96] = [
    236, 320, 552, 582, 628, 650, 402, 569, 600, 792, 449, 558, 600, 0, 464, 600, 470, 600, 347,
    345, 600, 602, 677, 358, 600, 344, 433, 558, 837, 859, 828, 494, 685, 685, 685, 685, 685, 685,
    968, 651, 607, 607, 607, 607, 432, 432, 432, 432, 702, 724, 714, 714, 714, 714, 714, 600, 714,
    694, 694, 694, 694, 649, 656, 692, 569, 569, 569, 569, 569, 569, 864, 517, 562, 562, 562, 562,
    286, 286, 286, 286, 603, 596, 564, 564, 564, 564, 564, 600, 572, 596, 596, 596, 596, 534, 608,
    534,
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
        c @ '\u{A0}'..='\u{FF}' => LATIN[c as usize - 0xA0],
        '\u{100}'..='\u{52F}' | '\u{2010}'..='\u{2013}' | '\u{2018}'..='\u{201F}' => LETTER,
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
        check("i", 286);
        check("yö", 534 + 564);
        check("a\u{301}", 569);
        check("👩‍👩‍👧‍👦", 1000);
    }
}

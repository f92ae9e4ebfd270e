//! A font pack, in a process of its own: it is opened once.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use foorumi_print::{Item, Look, Moment, Paper, Part, font_pack, pdf};

const LETTERS: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
const THAI: &str = "ไทย";

/// Our letters under the code points of Thai, which none of our fonts has.
fn thai() -> Vec<u8> {
    let mut font = LETTERS.to_vec();
    let at = u32::try_from(font.len()).unwrap();
    // A cmap with one table of format 12: U+0E00-U+0E7F are the glyphs from 36 on.
    for half in [0_u16, 1, 3, 10, 0, 12, 12, 0] {
        font.extend(half.to_be_bytes());
    }
    for word in [28_u32, 0, 1, 0x0E00, 0x0E7F, 36] {
        font.extend(word.to_be_bytes());
    }
    let length = u32::try_from(font.len()).unwrap() - at;
    let entry = (12..).step_by(16).find(|entry| font[*entry..].starts_with(b"cmap")).unwrap();
    font[entry + 8..entry + 12].copy_from_slice(&at.to_be_bytes());
    font[entry + 12..entry + 16].copy_from_slice(&length.to_be_bytes());
    font
}

/// How many fonts a paper with this text is printed with.
fn fonts(text: &str) -> usize {
    let items = vec![Item::Text(Look::Plain, text.to_owned())];
    let part = Part { lang: "fi", running: "Foorumi".to_owned(), page: "Sivu", items };
    let paper = Paper {
        title: "Foorumi".to_owned(),
        author: String::new(),
        made_by: "Foorumi",
        made: Moment { year: 2026, month: 1, day: 2, hour: 3, minute: 4 },
        parts: vec![part],
    };
    let printed = pdf(&paper).expect("a font that was cut off stops no paper");
    let name = b"/FontDescriptor";
    printed.windows(name.len()).filter(|part| part == name).count()
}

#[test]
fn ft37_a_font_of_a_pack_that_cannot_be_printed_with_is_left_out_and_the_others_are_used() {
    let whole = thai();
    let cut = |part: usize| whole[..whole.len() / 16 * part].to_vec();
    let mut pack: Vec<(String, Vec<u8>)> =
        (1..16).map(|part| (format!("{part:02}-cut.ttf"), cut(part))).collect();
    pack.push(("empty.ttf".to_owned(), Vec::new()));
    let mut broken: Vec<String> = pack.iter().map(|(name, _)| name.clone()).collect();
    pack.push(("thai.ttf".to_owned(), whole.clone()));
    let mut left_out = font_pack(pack);
    left_out.sort();
    broken.sort();
    assert_eq!(left_out, broken);
    assert!(fonts(&format!("Kieli {THAI}")) > fonts("Kieli ja toinen"), "drawn by the pack");
}

//! A font pack, in a process of its own: it is opened once.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use foorumi_print::{Item, Look, Moment, Paper, Picture, Section, font_pack, pdf};

const LETTERS: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
const THAI: &str = "ไทย";
const KHMER: &str = "ខ្មែរ";
/// The glyph of a capital A.
const A: u32 = 36;

/// Our letters under 128 code points of another script, which none of our fonts has.
fn letters_from(first: u32) -> Vec<u8> {
    let mut font = LETTERS.to_vec();
    let at = u32::try_from(font.len()).unwrap();
    // A cmap with one table of format 12.
    for half in [0_u16, 1, 3, 10, 0, 12, 12, 0] {
        font.extend(half.to_be_bytes());
    }
    for word in [28_u32, 0, 1, first, first + 0x7F, A] {
        font.extend(word.to_be_bytes());
    }
    let length = u32::try_from(font.len()).unwrap() - at;
    let entry = entry(&font, b"cmap");
    font[entry + 8..entry + 12].copy_from_slice(&at.to_be_bytes());
    font[entry + 12..entry + 16].copy_from_slice(&length.to_be_bytes());
    font
}

/// Where a table stands in the list of them.
fn entry(font: &[u8], table: &[u8]) -> usize {
    (12..).step_by(16).find(|entry| font[*entry..].starts_with(table)).unwrap()
}

/// A font of which the first letter alone can be printed: the others are said to be put together of
/// parts without end.
fn faulty(mut font: Vec<u8>) -> Vec<u8> {
    let word = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let (places, shapes) = (word(entry(&font, b"loca") + 8), word(entry(&font, b"glyf") + 8));
    let shape = |glyph: usize| shapes + word(places + 4 * glyph);
    let others = shape(A as usize + 2)..shape(A as usize + 0x80);
    font[others].fill(0xFF);
    font
}

/// How many fonts a paper with this text is printed with, which none stops.
fn fonts(text: &str) -> usize {
    let items = vec![Item::Text(Look::Plain, text.to_owned())];
    let section = Section { lang: "fi", running: "Foorumi".to_owned(), page: "Sivu", items };
    let paper = Paper {
        title: "Foorumi".to_owned(),
        author: String::new(),
        made_by: "Foorumi",
        made: Moment { year: 2026, month: 1, day: 2, hour: 3, minute: 4 },
        sections: vec![section],
        colour: None,
    };
    let printed = pdf(&paper).expect("no font of a pack stops a paper");
    let name = b"/FontDescriptor";
    printed.windows(name.len()).filter(|part| part == name).count()
}

/// A picture of a text.
fn painted(text: &str) -> Vec<u8> {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 40\" lang=\"fi\">\
         <text x=\"5\" y=\"25\" font-size=\"16\">{text}</text></svg>"
    );
    Picture::read(&svg).unwrap().png().expect("no font of a pack stops a picture")
}

#[test]
fn ft37_a_font_of_a_pack_that_cannot_be_printed_with_is_left_out_and_the_others_are_used() {
    let whole = letters_from(0x0E00);
    let cut = |part: usize| whole[..whole.len() / 16 * part].to_vec();
    let mut pack: Vec<(String, Vec<u8>)> =
        (1..16).map(|part| (format!("{part:02}-cut.ttf"), cut(part))).collect();
    pack.push(("empty.ttf".to_owned(), Vec::new()));
    let broken: Vec<String> = pack.iter().map(|(name, _)| name.clone()).collect();
    pack.push(("thai.ttf".to_owned(), whole.clone()));
    pack.push(("khmer.ttf".to_owned(), faulty(letters_from(0x1780))));
    assert_eq!(font_pack(pack), broken);
    assert!(fonts(&format!("Kieli {THAI}")) > fonts("Kieli ja toinen"), "drawn by the pack");
    // Its letters turn out to be at fault: the paper comes with boxes, and without the pack.
    let both = fonts(&format!("Kieli {KHMER} {THAI}"));
    assert_eq!(both, fonts("Kieli ja toinen"), "drawn without the pack");
    assert_ne!(painted(&format!("Kieli {KHMER} {THAI}")), painted(""), "a picture comes as well");
}

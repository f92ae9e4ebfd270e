//! The fonts that everything is printed with, under the Open Font License (`fonts/README.md`): Noto Sans
//! for Latin, Cyrillic and Greek, its kin for Arabic, Hebrew and signs, Noto Emoji for pictures, and
//! those of a font pack for scripts beyond them.

use std::sync::OnceLock;

/// Letters, regular and bold; the first two of [`all`].
static LETTERS: [&[u8]; 2] =
    [include_bytes!("../fonts/NotoSans-Regular.ttf"), include_bytes!("../fonts/NotoSans-Bold.ttf")];
/// Other scripts, regular and bold.
static SCRIPTS: [[&[u8]; 2]; 2] = [
    [
        include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
        include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
    ],
    [
        include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
        include_bytes!("../fonts/NotoSansHebrew-Bold.ttf"),
    ],
];
/// What people type and letters do not have. The first one holds pictures.
static SIGNS: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
    include_bytes!("../fonts/NotoSansSymbols-Signs.ttf"),
    include_bytes!("../fonts/NotoSansMath-Signs.ttf"),
    include_bytes!("../fonts/NotoSansSymbols2-Signs.ttf"),
];
/// Where [`SIGNS`] begin.
const FIRST_SIGN: usize = 2 + 2 * SCRIPTS.len();

static PACK: OnceLock<Vec<&'static [u8]>> = OnceLock::new();

/// Fonts for scripts that ours do not have, once a process and before anything is printed: they are
/// looked in last, in this order. What is no font is left out; how many were taken is told.
pub fn font_pack(fonts: Vec<Vec<u8>>) -> usize {
    let readable = fonts.into_iter().filter(|font| skrifa::FontRef::new(font).is_ok());
    // Kept as long as the program runs.
    let kept = readable.map(|font| &*Vec::leak(font)).collect();
    PACK.get_or_init(|| kept).len()
}

/// All fonts. A place in this list is what a font is known by.
pub(crate) fn all() -> Vec<&'static [u8]> {
    let pack = PACK.get().map(Vec::as_slice).unwrap_or_default();
    let scripts = SCRIPTS.iter().flatten();
    LETTERS.iter().chain(scripts).chain(&SIGNS).chain(pack).copied().collect()
}

/// The fonts that text of a weight is looked up in, the first that has it first; letters stand at the
/// beginning.
pub(crate) fn order(bold: bool, fonts: usize) -> Vec<usize> {
    let of_weight = (0..FIRST_SIGN).filter(|font| (font % 2 == 1) == bold);
    of_weight.chain(FIRST_SIGN..fonts).collect()
}

/// The font of pictures.
pub(crate) const PICTURES: usize = FIRST_SIGN;

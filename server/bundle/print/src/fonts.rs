//! The fonts that everything is printed with, under the Open Font License (`fonts/README.md`): Noto Sans
//! for Latin, Cyrillic and Greek, its kin for Arabic, Hebrew and signs, Noto Emoji for pictures, and
//! those of a font pack for scripts beyond them. What is drawn as a picture has IBM Plex Sans first,
//! as the stage has.

use crate::pdf;
use std::sync::OnceLock;

/// Letters, regular and bold; the first two of [`all`].
static LETTERS: [&[u8]; 2] =
    [include_bytes!("../fonts/NotoSans-Regular.ttf"), include_bytes!("../fonts/NotoSans-Bold.ttf")];
/// Other scripts, regular and bold; the last are the letters of drawings.
static SCRIPTS: [[&[u8]; 2]; 3] = [
    [
        include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
        include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
    ],
    [
        include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
        include_bytes!("../fonts/NotoSansHebrew-Bold.ttf"),
    ],
    [
        include_bytes!("../fonts/IBMPlexSans-Regular.ttf"),
        include_bytes!("../fonts/IBMPlexSans-Bold.ttf"),
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

/// Fonts for scripts that ours do not have, with the names of their files, once a process and before
/// anything is printed: they are looked in last, in this order. What cannot be printed with is left out;
/// its names are the answer.
pub fn font_pack(fonts: Vec<(String, Vec<u8>)>) -> Vec<String> {
    let (mut kept, mut left_out): (Vec<&'static [u8]>, _) = (Vec::new(), Vec::new());
    for (name, font) in fonts {
        if pdf::prints(&font) {
            // As long as the program runs.
            kept.push(Vec::leak(font));
        } else {
            left_out.push(name);
        }
    }
    PACK.get_or_init(|| kept);
    left_out
}

/// The fonts that a paper is drawn with: all, and should one of them be at fault, those without the pack,
/// and our letters alone. A place in the list is what a font is known by, in each of them.
pub(crate) fn sets() -> [Vec<&'static [u8]>; 3] {
    let all = all();
    let own = FIRST_SIGN + SIGNS.len();
    [all.clone(), all.iter().take(own).copied().collect(), LETTERS.to_vec()]
}

/// All fonts.
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

/// The same for drawings: their own letters before all others.
pub(crate) fn order_drawn(bold: bool, fonts: usize) -> Vec<usize> {
    let own = FIRST_SIGN - 2 + usize::from(bold);
    let others = order(bold, fonts).into_iter().filter(|font| *font != own);
    std::iter::once(own).chain(others).collect()
}

/// The font of pictures.
pub(crate) const PICTURES: usize = FIRST_SIGN;

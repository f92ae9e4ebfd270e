//! The fonts that everything is printed with: Noto Sans, regular and bold, and Noto Emoji for signs,
//! under the Open Font License (`fonts/OFL.txt`, `fonts/OFL-NotoEmoji.txt`).

use resvg::usvg::{Options, fontdb};
use std::sync::{Arc, LazyLock};

/// Regular.
pub(crate) static REGULAR: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
/// Bold.
pub(crate) static BOLD: &[u8] = include_bytes!("../fonts/NotoSans-Bold.ttf");
/// Signs that people type and letters do not have.
pub(crate) static SIGNS: &[u8] = include_bytes!("../fonts/NotoEmoji-Regular.ttf");
/// Family of the letters.
const FAMILY: &str = "Noto Sans";

/// How SVG is read: with our fonts whatever family it asks for, and without any file or address.
pub(crate) fn options() -> Options<'static> {
    static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut fonts = fontdb::Database::new();
        for font in [REGULAR, BOLD, SIGNS] {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(font)));
        }
        fonts.set_sans_serif_family(FAMILY);
        fonts.set_serif_family(FAMILY);
        Arc::new(fonts)
    });
    Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::clone(&FONTS),
        image_href_resolver: resvg::usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

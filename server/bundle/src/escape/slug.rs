//! Names of files.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longest slug, so that a path stays short enough for every system.
const MAX: usize = 40;

/// The letters and digits of a text without their marks, in lower case, joined by hyphens: ASCII
/// only, possibly empty.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfd().filter(|&c| !is_combining_mark(c)) {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() > MAX {
            // A word is not cut where one ends before.
            out.truncate(out.rfind('-').unwrap_or(MAX));
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

//! What people typed: cleaned and measured at the door, read as it stands where it is kept
//! ([`at_rest`](crate::at_rest)), and never printed.

use crate::at_rest::is_at_rest;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::{fmt, ops::Deref};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Text of `MIN` to `MAX` characters as people count them (grapheme clusters).
///
/// Kept in NFC, trimmed, without control characters or direction overrides, with at most three
/// combining marks in a row; a line break survives only inside. Deserialising cleans first and then
/// measures, so that what comes in is fit to store and to show; within [`at_rest`](crate::at_rest) it
/// does neither, since that was done when the text came. Its `Debug` tells the length.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "string")
)]
#[serde(transparent)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

/// How many combining marks may follow each other; more is a way to paint over the neighbours.
const MARKS_IN_A_ROW: usize = 3;

/// Why text was refused. On the wire it becomes the rejection of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadText {
    /// Nothing is left after trimming.
    TooShort,
    /// Longer than the limit, which it carries.
    TooLong(usize),
}

impl fmt::Display for BadText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort => out.write_str("text is empty"),
            Self::TooLong(max) => write!(out, "text is longer than {max}"),
        }
    }
}

impl std::error::Error for BadText {}

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// Cleans and measures.
    ///
    /// # Errors
    /// [`BadText`] when what is left is shorter than `MIN` or longer than `MAX`.
    pub fn new(raw: &str) -> Result<Self, BadText> {
        let text = clean(raw);
        let length = text.graphemes(true).count();
        match length {
            _ if length < MIN => Err(BadText::TooShort),
            _ if length > MAX => Err(BadText::TooLong(MAX)),
            _ => Ok(Self(text)),
        }
    }

    /// Cleans and measures what comes in; takes what is at rest as it stands.
    pub(crate) fn read(raw: &str) -> Result<Self, BadText> {
        if is_at_rest() { Ok(Self(raw.to_owned())) } else { Self::new(raw) }
    }

    /// A text made of others that are kept: never refused, since they were measured when they came,
    /// perhaps under other limits.
    pub fn of_kept(raw: &str) -> Self {
        Self::new(raw).unwrap_or_else(|_| Self(raw.to_owned()))
    }

    /// What stands where a text was removed for the personal data in it (rule CH10).
    pub fn removed() -> Self {
        Self("[…]".to_owned())
    }

    /// As much of it as fits another limit, with an ellipsis where it was cut.
    pub fn clipped<const LEAST: usize, const MOST: usize>(&self) -> Text<LEAST, MOST> {
        let mut graphemes = self.0.grapheme_indices(true).skip(MOST.saturating_sub(1));
        match (graphemes.next(), graphemes.next()) {
            (Some((cut, _)), Some(_)) => Text(format!("{}…", self.0[..cut].trim_end())),
            _ => Text(self.0.clone()),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> Deref for Text<MIN, MAX> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> fmt::Debug for Text<MIN, MAX> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Text({})", self.0.len())
    }
}

impl<'de, const MIN: usize, const MAX: usize> Deserialize<'de> for Text<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::read(&raw).map_err(D::Error::custom)
    }
}

/// Unwanted characters go first: one between a letter and its mark would keep them apart in NFC, and
/// cleaning a cleaned text must change nothing.
fn clean(raw: &str) -> String {
    let mut marks = 0;
    let text: String = raw
        .chars()
        .filter(|&c| !is_unwanted(c))
        .nfc()
        .filter(|&c| {
            marks = if unicode_normalization::char::is_combining_mark(c) { marks + 1 } else { 0 };
            marks <= MARKS_IN_A_ROW
        })
        .collect();
    text.trim().to_owned()
}

fn is_unwanted(c: char) -> bool {
    let line_break = c == '\n';
    let direction =
        matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let invisible = matches!(c, '\u{FEFF}' | '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}');
    (c.is_control() && !line_break) || direction || invisible
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: Result<&str, BadText>) {
        assert_eq!(Text::<1, 5>::new(raw).as_deref().map_err(|e| *e), expected, "{raw:?}");
    }

    #[test]
    fn a_text_is_clipped_at_whole_characters() {
        let check = |raw: &str, expected: &str| {
            let text = Text::<1, 20>::new(raw).expect("fits");
            assert_eq!(text.clipped::<1, 5>().as_str(), expected);
        };
        check("abcde", "abcde");
        check("abcdef", "abcd…");
        check("abc def", "abc…");
        check("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦x", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦…");
    }

    #[test]
    fn text_is_cleaned_before_it_is_measured() {
        check("  yö ", Ok("yö"));
        check("a\u{308}iti", Ok("äiti"));
        check("a\u{0}\u{308}", Ok("ä"));
        check("\u{202E}abc\u{0}", Ok("abc"));
        check("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", Ok("👩‍👩‍👧‍👦👩‍👩‍👧‍👦"));
        check(" \u{FEFF} ", Err(BadText::TooShort));
        check("abcdef", Err(BadText::TooLong(5)));
        check("x\u{300}\u{301}\u{302}\u{303}\u{304}", Ok("x\u{300}\u{301}\u{302}"));
    }

    #[test]
    fn text_is_never_printed() {
        let text = Text::<1, 20>::new("salaisuus").expect("short enough");
        assert_eq!(format!("{text:?}"), "Text(9)");
    }
}

//! What people typed: cleaned and measured on arrival, read as it stands where it is kept
//! ([`at_rest`](crate::at_rest)), and never printed.

mod clean;

use crate::at_rest::is_at_rest;
pub use clean::is_unseen;
use clean::{clean, is_letter, is_seen};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::{fmt, ops::Deref};
use unicode_segmentation::UnicodeSegmentation;

/// Text that may have line breaks.
pub const LINES: u8 = 0;
/// Text on one line: what breaks a line becomes a space.
pub const LINE: u8 = 1;
/// What a person is called: one line, with a letter in it.
pub const NAME: u8 = 2;

/// What a person is called in the meeting's papers: a presenter, a chair, who is responsible.
pub type PersonName = Text<1, 80, LINE>;

/// Text of `MIN` to `MAX` characters as people count them (grapheme clusters), of a kind: [`LINES`],
/// [`LINE`] or [`NAME`].
///
/// Kept in NFC and trimmed. Control characters, what turns the direction of writing and what nobody
/// sees are taken out, but for the joiners that emoji and some scripts are written with. At most three
/// combining marks follow each other, and a character is made of 16 code points at most, what is longer goes. Something of
/// it can be seen. It is bounded in characters, in code points and in bytes, for one character can be
/// made of many.
///
/// Deserialising cleans first and then measures, so that what comes in is fit to store and to show;
/// within [`at_rest`](crate::at_rest) it does neither, since that was done when the text came. Its
/// `Debug` tells the length. The cases are in `protocol/texts/cases.json`; the pages count alike.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "string")
)]
#[serde(transparent)]
pub struct Text<const MIN: usize, const MAX: usize, const KIND: u8 = LINES>(String);

/// Why text was refused. On the wire it becomes the rejection of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadText {
    /// Nothing that can be seen is left after cleaning, or less than there must be.
    TooShort,
    /// Longer than the limit, which it carries.
    TooLong(usize),
    /// A name without a letter.
    NoLetter,
}

impl fmt::Display for BadText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort => out.write_str("text is empty"),
            Self::TooLong(max) => write!(out, "text is longer than {max}"),
            Self::NoLetter => out.write_str("name has no letter"),
        }
    }
}

impl std::error::Error for BadText {}

impl<const MIN: usize, const MAX: usize, const KIND: u8> Text<MIN, MAX, KIND> {
    /// Most code points: an emoji has up to eleven, but no text is made of the longest ones only.
    pub const CODE_POINTS: usize = 4 * MAX + 32;
    /// Most bytes in UTF-8.
    pub const BYTES: usize = 12 * MAX + 128;

    /// Cleans and measures.
    ///
    /// # Errors
    /// [`BadText`] when what is left is shorter than `MIN`, longer than `MAX` or than the limits of
    /// code points and bytes that follow from it, or when nothing of it can be seen.
    pub fn new(raw: &str) -> Result<Self, BadText> {
        let text = clean(raw, KIND == LINES);
        let length = text.graphemes(true).count();
        let long = text.chars().count() > Self::CODE_POINTS || text.len() > Self::BYTES;
        match length {
            _ if length < MIN || (MIN > 0 && !text.chars().any(is_seen)) => Err(BadText::TooShort),
            _ if length > MAX || long => Err(BadText::TooLong(MAX)),
            _ if KIND == NAME && !text.chars().any(is_letter) => Err(BadText::NoLetter),
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
    pub fn clipped<const LEAST: usize, const MOST: usize, const AS: u8>(
        &self,
    ) -> Text<LEAST, MOST, AS> {
        let text = if AS == LINES { self.0.clone() } else { self.0.replace('\n', " ") };
        let mut graphemes = text.grapheme_indices(true).skip(MOST.saturating_sub(1));
        match (graphemes.next(), graphemes.next()) {
            (Some((cut, _)), Some(_)) => Text(format!("{}…", text[..cut].trim_end())),
            _ => Text(text),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize, const KIND: u8> Deref for Text<MIN, MAX, KIND> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize, const KIND: u8> fmt::Debug for Text<MIN, MAX, KIND> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Text({})", self.0.len())
    }
}

impl<'de, const MIN: usize, const MAX: usize, const KIND: u8> Deserialize<'de>
    for Text<MIN, MAX, KIND>
{
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::read(&raw).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_clipped_at_whole_characters() {
        let check = |raw: &str, expected: &str| {
            let text = Text::<1, 20, LINES>::new(raw).expect("fits");
            assert_eq!(text.clipped::<1, 5, LINES>().as_str(), expected);
        };
        check("abcde", "abcde");
        check("abcdef", "abcd…");
        check("abc def", "abc…");
        check("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦x", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦…");
    }

    #[test]
    fn text_is_never_printed() {
        let text = Text::<1, 20, LINES>::new("salaisuus").expect("short enough");
        assert_eq!(format!("{text:?}"), "Text(9)");
    }
}

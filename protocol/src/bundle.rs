//! For whom and in which languages a bundle is made.

use crate::Lang;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// Who a bundle is for (rule RB4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Audience {
    /// Anybody: no names, no chat, no figure of fewer than five people.
    Public,
    /// Those who took part: the same with the chat that they saw.
    Participants,
    /// The organiser's own: everything that the room hands out.
    Internal,
}

impl Audience {
    /// All of them, the widest first.
    pub const ALL: [Self; 3] = [Self::Public, Self::Participants, Self::Internal];
}

impl fmt::Display for Audience {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Public => "public",
            Self::Participants => "participants",
            Self::Internal => "internal",
        })
    }
}

/// One language or two, the first one first: `fi`, `fi,sv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Languages {
    first: Lang,
    second: Option<Lang>,
}

impl Languages {
    /// Two languages; the same one twice is one.
    pub fn pair(first: Lang, second: Lang) -> Self {
        Self { first, second: (first != second).then_some(second) }
    }

    /// The languages in order.
    pub fn iter(self) -> impl Iterator<Item = Lang> {
        std::iter::once(self.first).chain(self.second)
    }

    /// The language that stands first.
    pub fn first(self) -> Lang {
        self.first
    }

    /// Whether there are two.
    pub fn are_two(self) -> bool {
        self.second.is_some()
    }
}

impl From<Lang> for Languages {
    fn from(lang: Lang) -> Self {
        Self { first: lang, second: None }
    }
}

/// Not one or two of the languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLanguages;

impl fmt::Display for NoLanguages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("one or two of fi, sv, en, parted by a comma")
    }
}

impl std::error::Error for NoLanguages {}

impl FromStr for Languages {
    type Err = NoLanguages;

    fn from_str(text: &str) -> Result<Self, NoLanguages> {
        let lang =
            |code: &str| Lang::ALL.into_iter().find(|lang| lang.code() == code).ok_or(NoLanguages);
        match text.split_once(',') {
            None => Ok(lang(text)?.into()),
            Some((first, second)) => Ok(Self::pair(lang(first)?, lang(second)?)),
        }
    }
}

impl fmt::Display for Languages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.first.code())?;
        self.second.map_or(Ok(()), |second| write!(out, ",{}", second.code()))
    }
}

impl Serialize for Languages {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Languages {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_one_or_two_in_order() {
        let read = |text: &str| text.parse::<Languages>().map(|read| read.to_string());
        assert_eq!(read("sv"), Ok("sv".into()));
        assert_eq!(read("sv,fi"), Ok("sv,fi".into()));
        assert_eq!(read("en,en"), Ok("en".into()));
        for bad in ["", "de", "fi,", "fi,sv,en", "FI", "fi, sv"] {
            assert_eq!(read(bad), Err(NoLanguages), "{bad}");
        }
    }
}

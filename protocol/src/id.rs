//! Names of things. Everything born in a room is named by where its birth stands in the log.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Place of a command in a room's log, from 1; 0 is "before everything".
///
/// A record of the log holds up to 64 commands; each has its own place, so that a place names one
/// command and a client's position is one number.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "number")
)]
#[serde(transparent)]
pub struct Seq(pub u64);

/// Milliseconds since 1970, as the log told them. For display and durations; it decides nothing.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "number")
)]
#[serde(transparent)]
pub struct Millis(pub u64);

impl Millis {
    /// Milliseconds from `earlier` to `self`, 0 if it is not earlier.
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// A thing born by the command at `seq` as its `index`th, written `"12.0"`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    /// Place of the command that made it.
    pub seq: Seq,
    /// Which of the things that the command made.
    pub index: u16,
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.seq.0, self.index)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// The text is not `NUMBER.NUMBER`.
#[derive(Debug)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not an id")
    }
}

impl std::error::Error for NotAnId {}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (seq, index) = text.split_once('.').ok_or(NotAnId)?;
        let seq = seq.parse().map_err(|_| NotAnId)?;
        Ok(Self { seq: Seq(seq), index: index.parse().map_err(|_| NotAnId)? })
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts", type = "string"))]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, out)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, out)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A segment of the agenda.
    SegmentId
    /// An activity: a word cloud, a poll or a sheet.
    ActivityId
    /// A request in the speaking queue.
    EntryId
    /// An idea on a sheet. A sheet's central need is an idea too, its root.
    IdeaId
    /// A comment on an idea.
    CommentId
    /// A hall count of votes on a sheet.
    HallCountId
    /// A chat message.
    MessageId
    /// A question to the presenter.
    QuestionId
    /// A line of the staff's back channel.
    LineId
    /// A decision.
    DecisionId
    /// A block of the memo.
    BlockId
    /// Something told to one person, once.
    NoticeId
    /// A timer.
    TimerId
}

/// A meeting, known before its log begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "string")
)]
#[serde(transparent)]
pub struct MeetingId(pub Uuid);

/// A person of one meeting (rule ID2). Never shown to others; they see a [`PersonNumber`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "string")
)]
#[serde(transparent)]
pub struct PersonId(pub Uuid);

/// A person as others know them: "Participant 27". Given by the room at the person's first act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "number")
)]
#[serde(transparent)]
pub struct PersonNumber(pub u32);

/// One browser instance (a tab). Random, below 2^53 so that a browser can hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "number")
)]
#[serde(transparent)]
pub struct ClientId(pub u64);

/// Slides in the archive. Random, below 2^53.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "number")
)]
#[serde(transparent)]
pub struct SlidesId(pub u64);

/// The life of a log: changes when a lost log is put back, and makes all positions void.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "number")
)]
#[serde(transparent)]
pub struct Epoch(pub u64);

/// The digits that people type to join (rule ID1): eight, shown `1234 5678`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "string")
)]
pub struct JoinCode(u32);

impl JoinCode {
    /// How many codes there are.
    pub const COUNT: u32 = 100_000_000;

    /// The code with this value, taken modulo [`Self::COUNT`].
    pub fn new(value: u32) -> Self {
        Self(value % Self::COUNT)
    }
}

impl fmt::Display for JoinCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:08}", self.0)
    }
}

impl fmt::Debug for JoinCode {
    // A code opens a meeting: it does not belong in a log.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JoinCode")
    }
}

impl FromStr for JoinCode {
    type Err = NotAnId;

    /// What [`JoinCode::find`] finds.
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Self::find(text).ok_or(NotAnId)
    }
}

impl Serialize for JoinCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for JoinCode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}

//! Word clouds.

use crate::{ActivityId, ActivityState, Lang, Localized, Text};
use serde::{Deserialize, Serialize};

/// A word as typed: 1-40 characters, at most three words (rule WC1).
pub type TypedWord = Text<1, 40>;

/// What words are merged by (rule WC2): NFC, case-folded, punctuation at the ends dropped.
pub type WordKey = Text<1, 60>;

/// What the word belongs to in its language (rule WC3): words with the same base are proposed to be
/// merged. Found by the server and sent to the log in the command, so that every node decides alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordBase {
    /// The base: a lemma, or a stem. Never shown.
    pub key: WordKey,
    /// Whether it is sure enough to merge without asking.
    pub sure: bool,
}

/// A word cloud as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CloudPlan {
    /// The question.
    pub question: Localized,
    /// Words a person, 1-10; by default [`CloudPlan::WORDS`].
    #[serde(default = "three")]
    pub words: u8,
    /// Language of the words.
    pub lang: Lang,
    /// Whether the cloud stays hidden until staff reveal it (rule WC6).
    #[serde(default)]
    pub hidden: bool,
}

impl CloudPlan {
    /// Words a person by default.
    pub const WORDS: u8 = 3;
    /// Most different words a cloud holds.
    pub const MAX_DISTINCT: usize = 20_000;
}

fn three() -> u8 {
    CloudPlan::WORDS
}

/// Acts on a word cloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum CloudCommand {
    /// Sends a word. The same word again from the same person changes nothing (rule WC3).
    SendWord {
        /// The cloud.
        cloud: ActivityId,
        /// As typed.
        word: TypedWord,
    },
    /// Takes an own word back while the cloud is open (rule WC6).
    TakeBackWord {
        /// The cloud.
        cloud: ActivityId,
        /// The word's key.
        key: WordKey,
    },
    /// Staff: hides a word, the past and the future ones alike (rule WC4).
    HideWord {
        /// The cloud.
        cloud: ActivityId,
        /// The word's key.
        key: WordKey,
    },
    /// Staff: shows a hidden word again.
    RestoreWord {
        /// The cloud.
        cloud: ActivityId,
        /// The word's key.
        key: WordKey,
    },
    /// Staff: shows the cloud, or hides it, before it is closed (rule WC6).
    Reveal {
        /// The cloud.
        cloud: ActivityId,
        /// Shown or hidden.
        on: bool,
    },
}

/// Part `cloud:ID`: for everybody once opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CloudPart {
    /// Which.
    pub id: ActivityId,
    /// The question.
    pub question: Localized,
    /// Words a person.
    pub words: u8,
    /// Language of the words.
    pub lang: Lang,
    /// Planned, open or closed.
    pub state: ActivityState,
    /// Whether participants and stage see the words now.
    pub revealed: bool,
    /// People who have sent at least one word.
    pub answered: u32,
    /// Different words shown; `None` while not revealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub distinct: Option<u32>,
}

/// Part `word:CLOUD:KEY`: one word; for everybody while revealed and not hidden, else for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordPart {
    /// The cloud.
    pub cloud: ActivityId,
    /// What it is merged by.
    pub key: WordKey,
    /// The most frequent spelling (rule WC2).
    pub shown: TypedWord,
    /// People who sent it.
    pub count: u32,
    /// Whether staff have hidden it. Only staff see hidden words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// Part `picture:CLOUD`: where the words stand, for the stage and staff. Same in the bundle.
///
/// In a box of [`CloudPicture::WIDTH`] x [`CloudPicture::HEIGHT`] units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CloudPicture {
    /// The cloud.
    pub cloud: ActivityId,
    /// The most frequent words, at most [`CloudPicture::WORDS`].
    pub words: Vec<PlacedWord>,
    /// How many more stand only in the list.
    pub more: u32,
}

impl CloudPicture {
    /// Width of the box.
    pub const WIDTH: i32 = 1600;
    /// Height of the box.
    pub const HEIGHT: i32 = 900;
    /// Most words in the picture.
    pub const WORDS: usize = 40;
}

/// A word in the picture: horizontal, centred on (x, y).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlacedWord {
    /// The word's key.
    pub key: WordKey,
    /// As shown.
    pub shown: TypedWord,
    /// People who sent it.
    pub count: u32,
    /// Centre, from the left.
    pub x: i32,
    /// Centre, from the top.
    pub y: i32,
    /// Height of the letters.
    pub size: i32,
    /// Width of the word at that height.
    pub width: i32,
}

/// Part `mywords:CLOUD`: for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyWordsPart {
    /// The cloud.
    pub cloud: ActivityId,
    /// Own words, as first sent.
    pub words: Vec<MyWord>,
    /// How many more may be sent.
    pub left: u8,
}

/// One's own word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyWord {
    /// Its key.
    pub key: WordKey,
    /// As typed.
    pub typed: TypedWord,
    /// Whether staff have hidden it.
    pub hidden: bool,
}

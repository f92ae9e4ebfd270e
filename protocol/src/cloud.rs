//! Word clouds.

use crate::{ActivityId, ActivityState, LINE, Lang, Localized, SuspectKind, Text};
use serde::{Deserialize, Serialize};

/// A word as typed: 1-40 characters, at most three words (rule WC1).
pub type TypedWord = Text<1, 40, LINE>;

/// What words are merged by (rule WC2): NFC, case-folded, punctuation at the ends dropped.
pub type WordKey = Text<1, 60, LINE>;

/// What the word belongs to in its language (rule WC3): words with the same base are proposed to be
/// merged. Found by the server and sent to the log in the command, so that every node decides alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordBase {
    /// The base: a lemma, or a stem.
    pub key: WordKey,
    /// Whether it is sure enough to merge without asking.
    pub sure: bool,
    /// Whether it can be shown in the place of its forms (rule WC2).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shown: bool,
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
    /// Whether words wait until staff show them (rule WC4).
    #[serde(default)]
    pub held: bool,
    /// Whether forms of one word are merged without asking (rule WC3).
    #[serde(default)]
    pub automatic: bool,
    /// Words that wait for staff wherever they are sent (rule WC4).
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<BlockedWord>>"))]
    pub blocked: Vec<BlockedWord>,
}

/// A word that waits for staff, in any of its forms; with `*` at its end, all words that begin so.
pub type BlockedWord = Text<1, 41, LINE>;

impl CloudPlan {
    /// Words a person by default.
    pub const WORDS: u8 = 3;
    /// Most words in the list of blocked words.
    pub const MAX_BLOCKED: usize = 500;
    /// Most words that are merged by one act.
    pub const MAX_MERGED: usize = 50;
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
        /// What it belongs to. Found by the server; what a browser writes here is not read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", ts(skip))]
        base: Option<WordBase>,
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
    /// Staff: shows a word that waits or is hidden (rule WC4).
    RestoreWord {
        /// The cloud.
        cloud: ActivityId,
        /// The word's key.
        key: WordKey,
    },
    /// Staff: removes a word with all its forms everywhere it is stored, for the personal data in it.
    /// Those who sent it are told, and can send another. Cannot be taken back (rule CH10).
    RemoveText {
        /// The cloud.
        cloud: ActivityId,
        /// The word's key.
        key: WordKey,
    },
    /// Staff: makes words one. They are shown, waiting or hidden as the one they are merged into
    /// (rules WC3, WC4).
    MergeWords {
        /// The cloud.
        cloud: ActivityId,
        /// The word that stays.
        into: WordKey,
        /// 1-[`CloudPlan::MAX_MERGED`] other words.
        words: Vec<WordKey>,
    },
    /// Staff: takes a form out of the word it is merged into; if it is the one that stays, takes all
    /// apart. They stay apart until they are merged by hand (rule WC3).
    SplitWord {
        /// The cloud.
        cloud: ActivityId,
        /// The form's key.
        key: WordKey,
    },
    /// Staff: these words are not the same: no proposal, no merging without asking; or again so.
    KeepApart {
        /// The cloud.
        cloud: ActivityId,
        /// 2-[`CloudPlan::MAX_MERGED`] words, each apart from each.
        words: Vec<WordKey>,
        /// Apart, or not.
        on: bool,
    },
    /// Staff: merges forms of one word without asking from now on, those there are included; or
    /// takes what was merged so apart (rule WC3).
    SetAutomatic {
        /// The cloud.
        cloud: ActivityId,
        /// Merged or taken apart.
        on: bool,
    },
    /// Staff: words wait until they are shown, or are seen at once (rule WC4).
    SetHeld {
        /// The cloud.
        cloud: ActivityId,
        /// Whether they wait. Those that wait already go on waiting.
        on: bool,
    },
    /// Staff: the list of blocked words. What is seen and now stands in it waits; nothing is deleted
    /// (rule WC4).
    SetBlocked {
        /// The cloud.
        cloud: ActivityId,
        /// The whole list, at most [`CloudPlan::MAX_BLOCKED`].
        words: Vec<BlockedWord>,
    },
    /// Staff: shows the cloud, or hides it, before it is closed (rule WC6).
    Reveal {
        /// The cloud.
        cloud: ActivityId,
        /// Shown or hidden.
        on: bool,
    },
    /// Staff: lays the picture out anew by counts, once (rule WC5).
    LayOut {
        /// The cloud.
        cloud: ActivityId,
    },
    /// Staff: shows a word in another of its spellings (rule WC2).
    ChooseSpelling {
        /// The cloud.
        cloud: ActivityId,
        /// The word's key.
        key: WordKey,
        /// As somebody has typed it in any of its forms; `None`: as it comes by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", ts(optional))]
        spelling: Option<TypedWord>,
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
    /// Whether words wait until staff show them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
    /// Whether forms of one word are merged without asking.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub automatic: bool,
    /// For staff: words that were removed for the personal data in them (rule CH10).
    #[serde(default, skip_serializing_if = "crate::is_zero")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub removed: u32,
}

/// Part `mending:CLOUD`, for staff: what there is to decide about the words of a cloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordReviewPart {
    /// The cloud.
    pub cloud: ActivityId,
    /// Words that seem to be forms of one, the most frequent first, at most
    /// [`WordReviewPart::PROPOSALS`] (rule WC3).
    pub proposals: Vec<MergeProposal>,
    /// How many more proposals there are.
    pub more: u32,
    /// The list of blocked words (rule WC4).
    pub blocked: Vec<BlockedWord>,
}

impl WordReviewPart {
    /// Most proposals told at once.
    pub const PROPOSALS: usize = 30;
}

/// Words that seem to be forms of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeProposal {
    /// The words, most frequent first: into the first one.
    pub words: Vec<WordForm>,
}

/// Whether a word is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum WordState {
    /// By all, when the cloud is revealed.
    Shown,
    /// Waits until staff show it.
    Waiting,
    /// Hidden by staff.
    Hidden,
}

/// One form of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordForm {
    /// Its key.
    pub key: WordKey,
    /// Its most frequent spelling.
    pub shown: TypedWord,
    /// People who sent it.
    pub count: u32,
}

/// Part `word:CLOUD:KEY`: one word; for everybody while revealed and shown, else for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordPart {
    /// The cloud.
    pub cloud: ActivityId,
    /// What it is merged by.
    pub key: WordKey,
    /// As staff chose, or the base form, or the most frequent spelling (rule WC2).
    pub shown: TypedWord,
    /// People who sent it, in any form: each counts once.
    pub count: u32,
    /// Whether it is seen. Only staff have words that are not.
    pub state: WordState,
    /// The forms merged in it, most frequent first; none if there is one form (rule WC3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<WordForm>>"))]
    pub forms: Vec<WordForm>,
    /// For staff: the spellings that it can be shown in, the most frequent first, at most
    /// [`WordPart::SPELLINGS`]; none where there is nothing to choose (rule WC2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<TypedWord>>"))]
    pub spellings: Vec<TypedWord>,
    /// For staff: whether one of them was chosen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub chosen: bool,
    /// For staff: what the guard suspects in any of its forms (rule MO6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub suspects: Vec<SuspectKind>,
}

impl WordPart {
    /// Most spellings told of a word.
    pub const SPELLINGS: usize = 12;
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
    pub const HEIGHT: i32 = 1080;
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
    /// Its two lines, if it stands on two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<TypedWord>>"))]
    pub lines: Vec<TypedWord>,
    /// People who sent it.
    pub count: u32,
    /// Centre, from the left.
    pub x: i32,
    /// Centre, from the top.
    pub y: i32,
    /// Height of the letters.
    pub size: i32,
    /// Width of the word, of the wider line, at that height.
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
    /// Whether others see it.
    pub state: WordState,
    /// The word it is merged into, while that is seen by all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub into: Option<WordKey>,
}

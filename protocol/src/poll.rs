//! Polls.

use crate::{ActivityId, ActivityState, AnswerKey, DeskAnswer, Localized, Millis, Text, TextState};
use serde::{Deserialize, Serialize};

/// What is asked (rule PL1). Abstaining is always possible and is counted apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "form",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum PollForm {
    /// One option of several.
    Single {
        /// 2-20 options.
        options: Vec<Localized>,
    },
    /// Several options of several.
    Multiple {
        /// 2-20 options.
        options: Vec<Localized>,
        /// Fewest to choose.
        min: u8,
        /// Most to choose.
        max: u8,
    },
    /// Yes, no or abstain.
    YesNo,
    /// Statements on a scale from 1, strongly disagree, to 5, strongly agree.
    Scale {
        /// 1-20 statements.
        statements: Vec<Localized>,
    },
    /// An answer in own words.
    Open,
}

/// When results can be seen (rule PL3). Before that nobody sees them, staff included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum ResultsShown {
    /// When the poll is closed.
    AtClose,
    /// All the time.
    Live,
    /// To each person after their own vote; to stage and staff at the close.
    AfterOwnVote,
}

/// A poll as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PollPlan {
    /// The question.
    pub question: Localized,
    /// What is asked.
    pub form: PollForm,
    /// When results can be seen.
    #[serde(default = "at_close")]
    pub shown: ResultsShown,
    /// Whether results tell who chose what (rule PL4).
    #[serde(default)]
    pub named: bool,
}

fn at_close() -> ResultsShown {
    ResultsShown::AtClose
}

/// What a poll led to, in one sentence (rule PL7).
pub type PollOutcome = Text<1, 300>;

/// An answer in own words.
pub type OpenAnswer = Text<1, 300>;

/// One ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Choice {
    /// Options by their index, for single (one) and multiple.
    Options {
        /// Indices from 0, each once.
        options: Vec<u8>,
    },
    /// Yes.
    Yes,
    /// No.
    No,
    /// A value 1-5 for each statement; `None` = can't say.
    Scale {
        /// By statement.
        values: Vec<Option<u8>>,
    },
    /// Own words.
    Open {
        /// The words.
        text: OpenAnswer,
    },
    /// Abstains.
    Abstain,
}

/// Acts on a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum PollCommand {
    /// "My answer is this": replaces an earlier one until the close (rule PL2).
    CastBallot {
        /// The poll.
        poll: ActivityId,
        /// The answer.
        choice: Choice,
        /// Written by the server: whether the sender came to the meeting after this vote first opened
        /// (rule TR3). What a browser writes there is not read.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
        came_later: bool,
    },
    /// Takes the own answer back.
    TakeBackBallot {
        /// The poll.
        poll: ActivityId,
    },
    /// Staff: makes a named poll anonymous before the first vote; never the other way (rule PL4).
    MakeAnonymous {
        /// The poll.
        poll: ActivityId,
    },
    /// Staff: changes when results can be seen, before the first vote.
    SetResultsShown {
        /// The poll.
        poll: ActivityId,
        /// When.
        shown: ResultsShown,
    },
    /// Staff: asks a closed poll again as another one, open at once (rule PL8).
    OpenRound {
        /// The poll.
        poll: ActivityId,
        /// Whether only those answer who had come before it was first asked (rule TR3).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
        only_earlier: bool,
    },
    /// Staff: says in one sentence what a closed poll led to; it goes to the memo (rule PL7).
    SetOutcome {
        /// The poll.
        poll: ActivityId,
        /// The sentence; `None` takes it off.
        outcome: Option<PollOutcome>,
    },
    /// Staff: hides an answer in own words from all but who gave it (rule MO6).
    HideAnswer {
        /// The poll.
        poll: ActivityId,
        /// Which.
        answer: AnswerKey,
    },
    /// Staff: shows an answer that waits or is hidden (rule MO6).
    ShowAnswer {
        /// The poll.
        poll: ActivityId,
        /// Which.
        answer: AnswerKey,
    },
    /// Staff: removes an answer in own words everywhere it is stored, for the personal data in it. The
    /// ballot goes on counting. Cannot be taken back (rule CH10).
    RemoveText {
        /// The poll.
        poll: ActivityId,
        /// Which.
        answer: AnswerKey,
    },
}

/// Part `poll:ID`: for everybody once opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PollPart {
    /// Which.
    pub id: ActivityId,
    /// The question.
    pub question: Localized,
    /// What is asked.
    pub form: PollForm,
    /// Planned, open or closed.
    pub state: ActivityState,
    /// When results can be seen.
    pub shown: ResultsShown,
    /// Whether results tell who chose what.
    pub named: bool,
    /// How many have answered, abstentions included. In results only: in a view it is a part of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub answered: Option<u32>,
    /// Which round it is, from 1.
    #[serde(default = "first")]
    pub round: u8,
    /// The round before, to compare with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub earlier: Option<ActivityId>,
    /// Only those answer who had come by this time (rule TR3); `None` = everybody. Once set it also
    /// holds for the rounds after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub came_by: Option<Millis>,
    /// What it led to, once staff have said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub outcome: Option<PollOutcome>,
}

fn first() -> u8 {
    1
}

/// Part `answered:ID`, once somebody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnsweredPart {
    /// How many have answered the poll, abstentions included.
    pub count: u32,
}

/// Part `result:ID`: for those who may see results now (rule PL3). While the poll is open it is there
/// from the [`PollResult::LEAST`]th answer on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PollResult {
    /// The poll.
    pub poll: ActivityId,
    /// Ballots counted, abstentions included.
    pub answered: u32,
    /// Abstentions.
    pub abstained: u32,
    /// What was chosen.
    pub tally: PollTally,
    /// What there is to know of who answered, once closed; for staff and the memo (rule TR1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub turnout: Option<Turnout>,
    /// Who chose what; only in a named poll, only when closed, only for staff and the bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub ballots: Option<Vec<NamedBallot>>,
}

/// What there is to know of those who answered a vote, beside their answers (rule TR1). Absent where
/// there is nothing to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Turnout {
    /// How many of those who answered came to the meeting after the vote first opened.
    pub came_later: u32,
    /// Most people who were here at once while it was open; told only where more have answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub most_present: Option<u32>,
}

impl PollResult {
    /// Below this many answers nothing but their number is told of an open poll (rule PL3). Where fewer
    /// people are here, the form of an anonymous poll says that few answers may tell who gave them.
    pub const LEAST: u32 = 5;
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "form",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum PollTally {
    /// Votes by option; also yes and no, in that order.
    Options {
        /// In the order of the options.
        votes: Vec<u32>,
    },
    /// Votes by value, for each statement.
    Scale {
        /// In the order of the statements.
        statements: Vec<ScaleTally>,
    },
    /// Answers in own words, in an order that does not tell who was first.
    Open {
        /// The answers that all see.
        answers: Vec<OpenAnswer>,
        /// For staff: all answers, each in its words once, those that wait or are hidden included.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
        desk: Vec<DeskAnswer>,
        /// How many answers were removed for the personal data in them (rule CH10).
        #[serde(default, skip_serializing_if = "crate::is_zero")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
        removed: u32,
    },
}

/// Votes on one statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScaleTally {
    /// How many gave a value.
    pub answers: u32,
    /// How many gave 1, 2, 3, 4, 5; not told of fewer than [`ScaleTally::LEAST`] answers unless the
    /// poll is named (rule PL6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub values: Option<[u32; 5]>,
    /// How many said "can't say".
    pub cant_say: u32,
}

impl ScaleTally {
    /// Fewest answers that are broken down.
    pub const LEAST: u32 = 5;
}

/// One ballot of a named poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedBallot {
    /// Who.
    pub who: crate::Who,
    /// What.
    pub choice: Choice,
}

/// Part `ballot:ID`: for one person, their own answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BallotPart {
    /// The poll.
    pub poll: ActivityId,
    /// The answer.
    pub choice: Choice,
    /// Whether others see an answer in own words (rule MO6).
    #[serde(default, skip_serializing_if = "TextState::is_shown")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub state: TextState,
}

//! The timer: one at a time, seen by all (rules TM1-TM4).

use crate::{ActivityId, LINE, Millis, Text, TimerId};
use serde::{Deserialize, Serialize};

/// What a timer is for, in a few words; for a pitch, whose.
pub type TimerLabel = Text<1, 80, LINE>;

/// Acts on the timer. Staff only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum TimerCommand {
    /// Starts a timer in place of the one there is.
    Start {
        /// Length in seconds, 5 to 4 hours.
        seconds: u32,
        /// What for.
        #[serde(default)]
        label: Option<TimerLabel>,
        /// An open activity that closes when the time is over and 20 s more (rule TM3).
        #[serde(default)]
        closes: Option<ActivityId>,
        /// The timer that the sender saw; with another one it is rejected.
        instead: Option<TimerId>,
    },
    /// Starts a pitch: 5-7 minutes, then by itself questions of 3-5 minutes (rule TM4).
    StartPitch {
        /// Length of the pitch in seconds.
        seconds: u32,
        /// Length of the questions in seconds.
        questions: u32,
        /// Whose pitch.
        #[serde(default)]
        label: Option<TimerLabel>,
        /// The timer that the sender saw.
        instead: Option<TimerId>,
    },
    /// Stops the clock; what is left is kept.
    Pause {
        /// Which.
        timer: TimerId,
    },
    /// Lets the clock go on.
    Resume {
        /// Which.
        timer: TimerId,
    },
    /// Adds time. It also calls off a closing that has been announced.
    Extend {
        /// Which.
        timer: TimerId,
        /// Seconds more, at most an hour.
        seconds: u32,
    },
    /// Goes on from a pitch to its questions before the time is over.
    StartQuestions {
        /// Which.
        timer: TimerId,
    },
    /// Takes the timer away.
    Stop {
        /// Which.
        timer: TimerId,
    },
}

/// What a timer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum TimerKind {
    /// Any time.
    Plain,
    /// A pitch; questions follow by themselves.
    Pitch,
    /// The questions after a pitch.
    Questions,
}

/// Part `timer`: for everybody, while there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TimerPart {
    /// Which.
    pub id: TimerId,
    /// What it counts.
    pub kind: TimerKind,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub label: Option<TimerLabel>,
    /// Whole length, with what was added.
    pub total_ms: u32,
    /// Running: when it ends, or ended (rule TM1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub ends_at: Option<Millis>,
    /// Stopped: what is left; below zero, what it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub left_ms: Option<i32>,
    /// Length of the questions that follow a pitch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub questions_ms: Option<u32>,
    /// The activity that closes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub closes: Option<ActivityId>,
    /// The time is over, and that activity closes then: what is being written can be finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub closing_at: Option<Millis>,
}

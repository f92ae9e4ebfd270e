//! Frames: what travels over the WebSocket, as JSON text.
//!
//! A socket begins with [`ToServer::Hello`], answered by [`ToClient::Welcome`] or
//! [`ToClient::Refused`]. A view arrives as [`ToClient::Parts`] frames, which a client stages and
//! applies together at the first that is not marked `more` (rule SY3: never a mixture).

use crate::{
    ClientId, Command, Epoch, JoinCode, Lang, MeetingId, Millis, Part, PartKey, PersonNumber,
    Refusal, Rejection, Role, Seq,
};
use serde::{Deserialize, Serialize};

/// Version of the protocol; a page with another one is told to reload.
pub const VERSION: u32 = 1;

/// What a browser says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "t", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ToServer {
    /// First frame, within 5 s.
    Hello(Box<Hello>),
    /// Commands, numbered by the browser from 1. Repeating a number is harmless (rule SY2).
    Do {
        /// The commands.
        commands: Vec<Numbered>,
    },
    /// Asks for a [`ToClient::Pong`], to know the line and the clock.
    Ping {
        /// The browser's clock in whole milliseconds, given back.
        sent: Millis,
    },
    /// Asks for what a view marked [`ViewStep::First`] has left out. Once a view; else it is not heard.
    Rest,
}

/// The greeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Hello {
    /// [`VERSION`] of the page.
    pub version: u32,
    /// Which meeting, and as what.
    #[serde(rename = "door")]
    pub access: Access,
    /// The person's token from an earlier [`ToClient::Welcome`] of this meeting (rule ID2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub token: Option<String>,
    /// This browser instance.
    pub client: ClientId,
    /// The position held, if any: only what changed since is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub position: Option<Position>,
    /// Language of the page.
    pub lang: Lang,
}

/// How somebody comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "by", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Access {
    /// By the join code, as a participant.
    Code {
        /// The code.
        code: JoinCode,
    },
    /// By a capability link, as the role it gives (rule ID3).
    Link {
        /// The link's secret.
        secret: String,
    },
}

/// Which view a browser holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// Life of the log.
    pub epoch: Epoch,
    /// Last place whose effects it holds.
    pub seq: Seq,
    /// The role it holds the view of.
    pub role: Role,
}

/// A command with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Numbered {
    /// From 1, one more each time.
    pub n: u32,
    /// The command.
    pub command: Command,
}

/// What the server says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "t", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ToClient {
    /// The greeting is accepted.
    Welcome(Box<Welcome>),
    /// The greeting is refused; the socket closes.
    Refused {
        /// Why.
        code: Refusal,
    },
    /// What to see.
    Parts {
        /// Place whose effects the view holds once this is applied.
        seq: Seq,
        /// Whether everything held before is dropped first.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        whole: bool,
        /// Parts, each replacing the one under its key.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<Keyed>,
        /// Keys of parts that are gone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        gone: Vec<PartKey>,
        /// Whether more frames of the same view follow. If not, what is staged is applied now.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        more: bool,
        /// Which step of a view this is, where the browser asked for it in steps.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", ts(optional))]
        step: Option<ViewStep>,
    },
    /// What became of commands. Accepted means durable (rule SY1).
    Answers {
        /// The answers.
        answers: Vec<Answer>,
    },
    /// How many are here. Not in the log (rule ID6).
    Here {
        /// People present now.
        present: u32,
        /// The server's clock.
        at: Millis,
        /// What only staff are told beside it (rule TR1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", ts(optional))]
        desk: Option<Crowd>,
    },
    /// The greeting waits for its turn; where it stands in the row (rules ID7, TR2).
    /// Said again every few seconds.
    Waiting {
        /// The place, from 1.
        place: u32,
    },
    /// How many new people wait in the row before the entrance. For staff; not in the log (rule TR2).
    Row {
        /// How many.
        waiting: u32,
        /// The server's clock.
        at: Millis,
    },
    /// Nothing to say, all is well; every [`BEAT_SECONDS`].
    Beat {
        /// The server's clock.
        at: Millis,
    },
    /// Answer to a ping.
    Pong {
        /// The browser's clock, given back.
        sent: Millis,
        /// The server's clock.
        at: Millis,
    },
    /// Whether what is done is being saved.
    Saving {
        /// How it is.
        state: SavingState,
        /// Since when.
        at: Millis,
    },
}

/// The steps in which a newcomer over a slow line gets a view (rule SY3): there is nothing older that it
/// could be mixed with, so what the task going on needs is shown before the rest has come.
///
/// A browser asks for it in the socket's address, with [`IN_STEPS`]: a node of an earlier version, which
/// knows nothing of steps, sends the whole view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum ViewStep {
    /// What the task going on needs. Until the rest has come there is no position to go on from.
    First,
    /// The rest, asked for with [`ToServer::Rest`]: with it the view is complete.
    Rest,
}

/// The query with which a socket's address asks for a view in steps.
pub const IN_STEPS: &str = "view=first";

/// Who is here, as far as staff are told: rules TR1 and SQ11. Never in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Crowd {
    /// Sockets of people: one person may have several.
    pub browsers: u32,
    /// People who came by the join code for the first time within the last minute.
    pub newcomers: u32,
    /// Those who speak or wait for the floor and are not here now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub away: Vec<PersonNumber>,
}

/// Seconds between beats. A browser that hears nothing for [`WATCHDOG_SECONDS`] tries anew.
pub const BEAT_SECONDS: u64 = 10;
/// Seconds of silence after which a browser takes the line for dead.
pub const WATCHDOG_SECONDS: u64 = 12;

/// Whether what is done is being saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum SavingState {
    /// Saved as it should be.
    Saving,
    /// Paused: the log cannot be reached. Nothing confirmed is lost.
    Paused,
    /// Paused: the disk is full.
    DiskFull,
}

/// The greeting's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Welcome {
    /// [`VERSION`] of the server.
    pub version: u32,
    /// Which meeting.
    pub meeting: MeetingId,
    /// The role of this socket.
    pub role: Role,
    /// The person's token, to keep (rule ID2).
    pub token: String,
    /// A number that only this person's devices share, to shuffle ballots by (rule DV6).
    pub shuffle: u32,
    /// Life of the log.
    pub epoch: Epoch,
    /// The server's clock.
    pub at: Millis,
}

/// A part under its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Keyed {
    /// The key.
    pub key: PartKey,
    /// The part.
    pub part: Part,
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
// `deny_unknown_fields` does not go with `flatten`; what is left over is the outcome's, which denies.
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The command's number.
    pub n: u32,
    /// The outcome.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// The outcome of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "outcome",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Outcome {
    /// Done, and durable.
    Accepted {
        /// Where in the log.
        seq: Seq,
    },
    /// Not done; nothing changed.
    Rejected {
        /// Why.
        why: Rejection,
    },
}

/// Why the server closed a socket, as WebSocket close codes.
pub mod close {
    /// The server stops or moves; come back at once.
    pub const AWAY: u16 = 1012;
    /// The first frame did not come or was refused; the frame said why.
    pub const REFUSED: u16 = 4000;
    /// The link was revoked.
    pub const REVOKED: u16 = 4001;
    /// Too many frames.
    pub const FLOOD: u16 = 4002;
    /// A frame was too big.
    pub const TOO_BIG: u16 = 4003;
    /// The browser did not read for too long; come back and resume.
    pub const SLOW: u16 = 4004;
    /// The room cannot be served here now; come back.
    pub const UNAVAILABLE: u16 = 4005;
}

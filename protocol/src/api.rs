//! HTTP bodies: making a meeting, and its links.

use crate::{JoinCode, Lang, Localized, MeetingId, MeetingPlan, Refusal, Role};
use serde::{Deserialize, Serialize};

/// What a new meeting starts from (rule AG6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Template {
    /// A forum: the half-day programme with talks, discussion, words and votes.
    Forum,
    /// A discussion event.
    Discussion,
    /// A workshop.
    Workshop,
    /// Nothing but a welcome.
    Blank,
}

/// Body of `POST /api/meetings`. Answered by [`MeetingLinks`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "from",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum NewMeeting {
    /// From a template.
    Template {
        /// Which.
        template: Template,
        /// First language.
        lang: Lang,
        /// Languages of its pages besides the first; without any, all that the template has.
        #[serde(default)]
        languages: Vec<Lang>,
        /// Name of the meeting; without one it is named after the template.
        #[serde(default)]
        title: Localized,
        /// Days for which raw data is kept after the end; without it the template's own (rule RB7).
        #[serde(default)]
        keep_days: Option<u16>,
    },
    /// From a whole plan, for example an exported one.
    Plan {
        /// The plan.
        plan: Box<MeetingPlan>,
    },
}

/// What a new meeting is reached by. Secrets are told only here and when re-issued (rule ID3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeetingLinks {
    /// The meeting.
    pub meeting: MeetingId,
    /// Join code.
    pub code: JoinCode,
    /// A link for each of [`Role::LINKED`].
    pub links: Vec<RoleLink>,
}

/// A capability link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoleLink {
    /// What it gives.
    pub role: Role,
    /// Secret: at least 128 random bits, in the address after `#`.
    pub secret: String,
}

/// Body of `POST /api/links/{role}`; without one it is the default. Answered by [`RoleLink`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenewLink {
    /// Whether roles that were given in the meeting are taken back: those of the same role, and with the
    /// host's link all, since only hosts give them.
    pub take_back_roles: bool,
}

impl Default for RenewLink {
    fn default() -> Self {
        Self { take_back_roles: true }
    }
}

/// Answer of `GET /api/links`: which links stand, without their secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinkStates {
    /// One for each of [`Role::LINKED`].
    pub links: Vec<LinkState>,
}

/// Whether a role's link stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub struct LinkState {
    /// The role.
    pub role: Role,
    /// Whether there is a link that works.
    pub stands: bool,
}

/// Body of an answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Problem {
    /// Why.
    pub code: Refusal,
}

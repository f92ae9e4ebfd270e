//! What is kept of a meeting, until when, who fetched it, and what was removed (rule RB7).

use crate::{Localized, MeetingState, Millis, Role};
use serde::{Deserialize, Serialize};

/// Answer of `GET /api/kept`, for host and organiser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Kept {
    /// Name of the meeting; without one once everything was deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub title: Option<Localized>,
    /// Live or ended.
    pub state: MeetingState,
    /// Days for which raw data is kept after the end.
    pub keep_days: u16,
    /// When raw data goes; told once the meeting has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub kept_until: Option<Millis>,
    /// Until when everybody can read the public summary; told once the meeting has ended, or a day was
    /// named. Past once it was taken off (rule RB4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub summary_until: Option<Millis>,
    /// Files that stand in the archive.
    pub files: Vec<KeptFile>,
    /// Who fetched what, the newest last.
    pub downloads: Vec<Download>,
    /// The receipt, once something was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub receipt: Option<DeletionReceipt>,
}

/// A file in the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeptFile {
    /// Its name, made by the server.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the content, in hexadecimal.
    pub sha256: String,
}

/// Something was fetched. By whom is not kept, only as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Download {
    /// When.
    pub at: Millis,
    /// By the link of which role.
    pub role: Role,
    /// What: the audience and languages of a bundle.
    pub what: String,
}

/// Why something was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum RemovedBecause {
    /// The days for which it was kept were over.
    Retention,
    /// Host or organiser asked for it.
    Asked,
}

/// What proves a removal: what went, when, and the fingerprints by which it can be known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeletionReceipt {
    /// When.
    pub at: Millis,
    /// Why.
    pub because: RemovedBecause,
    /// Whether the bundle went too.
    pub everything: bool,
    /// Records that the log held.
    pub records: u64,
    /// The log's chain at its last record, in hexadecimal: the fingerprint of all of it.
    pub chain: String,
    /// Files that went.
    pub files: Vec<KeptFile>,
}

/// Body of `POST /api/erase`: deletes the meeting, results and all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EraseMeeting {
    /// The meeting's name, typed in any of its languages.
    pub name: String,
}

/// Body of `POST /api/summary-until`, for host and organiser: until when everybody can read the public
/// summary (rule RB4). Answered by [`Kept`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetSummaryUntil {
    /// The moment; one that is past takes the summary off at once. At most [`Self::YEARS`] years on.
    pub until: Millis,
}

impl SetSummaryUntil {
    /// Years after the end for which the summary stands unless another day is named.
    pub const DEFAULT_YEARS: u64 = 2;
    /// Most years from now.
    pub const YEARS: u64 = 20;
}

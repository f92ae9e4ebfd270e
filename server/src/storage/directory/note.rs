//! What is noted of a meeting beside how it is reached (rule RB7).

use foorumi_protocol::{
    DeletionReceipt, Download, Localized, MeetingPart, Millis, SetSummaryUntil,
};
use serde::Deserialize;

/// Downloads noted of a meeting; the oldest goes.
pub(crate) const DOWNLOADS: usize = 500;

/// What is noted of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Note {
    /// Whether its results are in the archive, or will never be.
    pub(crate) stored: bool,
    /// Its name, once it has ended; none is left when everything was deleted.
    pub(crate) title: Option<Localized>,
    /// Days for which raw data is kept.
    pub(crate) keep_days: Option<u16>,
    /// When raw data goes.
    pub(crate) kept_until: Option<Millis>,
    /// Until when everybody can read the summary, where a day was named (rule RB4).
    pub(crate) summary_until: Option<Millis>,
    /// The receipt, once something was removed.
    pub(crate) receipt: Option<DeletionReceipt>,
}

/// Milliseconds of a day, and of a year as the summary's days are counted.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const YEAR_MS: u64 = 365 * DAY_MS;

impl Note {
    /// Until when everybody can read the summary: the day that was named, else two years after the end.
    /// `None` while the meeting has not ended, and where nobody knows when it did.
    pub(crate) fn summary_stands_until(&self) -> Option<Millis> {
        let days = u64::from(self.keep_days.unwrap_or(0));
        let ended = self.kept_until.map(|until| until.0.saturating_sub(days * DAY_MS));
        let default = ended.map(|ended| Millis(ended + SetSummaryUntil::DEFAULT_YEARS * YEAR_MS));
        self.summary_until.or(default)
    }

    /// The latest day that can be named now.
    pub(crate) fn latest_summary(now: Millis) -> Millis {
        Millis(now.0.saturating_add(SetSummaryUntil::YEARS * YEAR_MS))
    }
}

/// What is noted of a meeting as it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) title: Localized,
    pub(crate) keep_days: u16,
    pub(crate) kept_until: Option<Millis>,
    /// Whether all that was removed from it is gone. If not it still counts as not stored, so that the
    /// next start loads it.
    pub(crate) settled: bool,
}

impl Ended {
    pub(crate) fn of(meeting: &MeetingPart, settled: bool) -> Self {
        Self {
            settled,
            title: meeting.title.clone(),
            keep_days: meeting.keep_days,
            kept_until: meeting.kept_until,
        }
    }
}

/// What stood in a meeting's `kept.json`, where such things were noted before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OldNote {
    pub(crate) title: Option<Localized>,
    pub(crate) keep_days: Option<u16>,
    pub(crate) kept_until: Option<Millis>,
    #[serde(default)]
    pub(crate) downloads: Vec<Download>,
    pub(crate) receipt: Option<DeletionReceipt>,
    /// It could not be read: who knows until when the meeting was to be kept? It is never removed
    /// by itself.
    #[serde(skip)]
    pub(crate) unreadable: bool,
}

impl OldNote {
    pub(crate) fn unreadable() -> Self {
        Self { unreadable: true, ..Self::default() }
    }

    /// When something is due: that raw data goes, or that a removal is made sure of.
    pub(super) fn due(&self) -> Option<Millis> {
        self.receipt.as_ref().map(|receipt| receipt.at).or(self.kept_until)
    }
}

/// Whether a new receipt takes the place of the one that stands: only if that left something behind
/// which is gone now. So the first of two nodes that remove the same is believed.
pub(super) fn supersedes(new: &DeletionReceipt, standing: Option<&DeletionReceipt>) -> bool {
    standing.is_none_or(|standing| new.everything && !standing.everything)
}

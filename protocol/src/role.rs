//! Roles: what a link, or a promotion during the meeting, lets a person do.

use serde::{Deserialize, Serialize};

/// A role (rule ID3). Each but `Participant` has a capability link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
#[derive(Hash)]
pub enum Role {
    /// Takes part.
    Participant,
    /// Presents: takes part, and shows on the agenda.
    Presenter,
    /// The hall's screen: sees, and does nothing.
    Stage,
    /// Plans the meeting, downloads the bundle.
    Organiser,
    /// Writes the memo.
    Secretary,
    /// Triages chat and speaking requests.
    Moderator,
    /// Runs the meeting.
    Host,
}

impl Role {
    /// Roles that have a link, in the order in which links are listed.
    pub const LINKED: [Self; 6] = [
        Self::Host,
        Self::Moderator,
        Self::Secretary,
        Self::Presenter,
        Self::Stage,
        Self::Organiser,
    ];

    /// Whether this role sees what staff see.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Organiser | Self::Secretary | Self::Moderator | Self::Host)
    }
}

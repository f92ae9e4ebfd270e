//! The people of a meeting: how they are shown, and what each of them is told.

use crate::{Localized, NAME, PersonNumber, Role, Text};
use serde::{Deserialize, Serialize};

/// Whether people give a display name (rule ID4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum NamePolicy {
    /// No names: everybody is "Participant 27".
    Anonymous,
    /// Who wants to, gives one.
    Optional,
    /// The first page asks for one.
    Required,
}

/// A person's display name. Two people may share one (rule ID4).
pub type DisplayName = Text<1, 40, NAME>;

/// How a person is shown to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Who {
    /// Tells people with the same name, or none, apart.
    pub number: PersonNumber,
    /// The display name, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub name: Option<DisplayName>,
    /// Whether somebody else has the same name, so that the number is shown beside it (rule ID4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub namesake: bool,
    /// Whether this is one of the staff, by their link or by a role given in the meeting (rule ID8).
    /// Set by the room; nobody can give it to themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub staff: bool,
}

impl Who {
    /// Somebody without a device of their own, under the name that staff typed (rule SQ10).
    pub const fn in_hall(name: DisplayName) -> Self {
        Self { number: PersonNumber(0), name: Some(name), namesake: false, staff: false }
    }
}

/// Part `you`: for one person, about themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct YouPart {
    /// How others see this person; `None` until the first act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub who: Option<Who>,
    /// Role given during the meeting, if any (rule ID3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub role: Option<Role>,
    /// Whether "I have read this" was said.
    pub notice_read: bool,
    /// Group that this person belongs to, empty if none (rule MM2).
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Localized>", optional))]
    pub group: Localized,
}

/// Part `people`: for staff. Those who have acted, by number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PeoplePart {
    /// The people.
    pub people: Vec<PersonRow>,
}

/// One person for the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PersonRow {
    /// Number and name.
    pub who: Who,
    /// Role given during the meeting, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub role: Option<Role>,
    /// The one of the staff whose name looks the same, though this person is not one of them (rule ID8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub resembles: Option<Who>,
    /// Whether this person is hidden and about to be gone, which can still be taken back (rule TR5).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub leaving: bool,
}

/// Part `notice:ID`: for one person, told once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoticePart {
    /// Which notice.
    pub id: crate::NoticeId,
    /// What happened.
    pub what: Notice,
}

/// What a notice tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Notice {
    /// Somebody's later text replaced this person's text of an idea (rule MM3).
    TextReplaced {
        /// The sheet.
        sheet: crate::ActivityId,
        /// The idea.
        idea: crate::IdeaId,
    },
    /// Staff declined this person's speaking request.
    RequestDeclined {
        /// Why, in the staff's words.
        reason: Text<1, 200>,
    },
    /// Staff ask what this person's speaking request is about.
    RequestDetail {
        /// What is asked.
        question: Text<1, 200>,
    },
    /// Staff joined this person's speaking request to another.
    RequestMerged {
        /// Whose.
        into: Who,
    },
    /// Staff answered this person's speaking request in writing.
    RequestAnswered {
        /// The answer.
        answer: Text<1, 500>,
    },
    /// What staff did to this person's speaking request was taken back: it stands as before.
    RequestRestored,
    /// Staff removed what this person has written and their name. It may come back for a moment yet
    /// (rule TR5).
    PersonRemoved,
    /// That was taken back: all is as before.
    PersonRestored,
    /// Staff took this person's name off.
    NameRemoved,
    /// Staff hid this person's word.
    WordHidden {
        /// The cloud.
        cloud: crate::ActivityId,
        /// The word as shown.
        word: Text<1, 60>,
    },
    /// Staff removed this person's word for the personal data in it; another can be sent (rule CH10).
    WordRemoved {
        /// The cloud.
        cloud: crate::ActivityId,
    },
    /// Somebody's later text replaced this person's text of a memo block; it stands beside (DM2).
    MemoTextReplaced {
        /// The block.
        block: crate::BlockId,
    },
}

//! The meeting itself: what is settled when it is made, and what becomes of it.

use crate::{
    AgendaPlan, Colour, DecisionCard, DisplayName, JoinCode, Logo, Millis, NamePolicy,
    PersonNumber, Role, Text,
};
use serde::{Deserialize, Serialize};

/// A language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
#[derive(Hash)]
pub enum Lang {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// Its code: `fi`, `sv`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

/// One text in up to three languages; a reader gets their own, else the first there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[derive(Default)]
pub struct Localized {
    /// Finnish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub fi: Option<Text<1, 300>>,
    /// Swedish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub sv: Option<Text<1, 300>>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub en: Option<Text<1, 300>>,
}

impl Localized {
    /// Whether it has no text in any language.
    pub fn is_empty(&self) -> bool {
        self.fi.is_none() && self.sv.is_none() && self.en.is_none()
    }

    /// The text in `lang`, or else in the first language that has one, or else nothing.
    pub fn read(&self, lang: Lang) -> &str {
        let own = match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        };
        let any = own.as_ref().or(self.fi.as_ref()).or(self.sv.as_ref()).or(self.en.as_ref());
        any.map_or("", |text| text.as_str())
    }
}

/// What is told about a recording before anyone speaks (rule AG5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recording {
    /// Who may see it.
    pub audience: Localized,
    /// Where it is found.
    pub place: Localized,
    /// Until when, a date `2026-12-23`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub until: Option<Text<10, 10>>,
}

/// All that is settled before a meeting's log begins; the log's first command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeetingPlan {
    /// Name of the meeting.
    pub title: Localized,
    /// Who arranges it.
    #[serde(default)]
    pub organisation: Localized,
    /// Where it is held.
    #[serde(default)]
    pub place: Localized,
    /// Date and planned start as local time, `2026-11-22T12:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub starts: Option<Text<16, 16>>,
    /// Languages of the pages, the first one first. Never empty.
    pub languages: Vec<Lang>,
    /// Whether people give names.
    pub names: NamePolicy,
    /// The stated use for attendance figures; without one none are kept (rule ID6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub attendance_use: Option<Text<1, 200>>,
    /// Practical instructions shown at the welcome (rule AG5).
    #[serde(default)]
    pub instructions: Localized,
    /// The recording notice; `None` = not recorded, and the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub recording: Option<Recording>,
    /// Whether everybody sees the topics of speaking requests (rule SQ6).
    #[serde(default)]
    pub topics_shown: bool,
    /// Days for which raw data is kept after the end: one of [`MeetingPlan::KEPT_DAYS`] (rule RB7).
    #[serde(default = "MeetingPlan::kept_days")]
    pub keep_days: u16,
    /// The organisation's colour, if it has one (rule ID9).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub colour: Option<Colour>,
    /// Decisions that an earlier meeting left open; they stand in the first segment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<DecisionCard>,
    /// The programme.
    pub agenda: AgendaPlan,
}

impl MeetingPlan {
    /// Days for which raw data can be kept. With 0 it goes as the meeting ends (rule RB7).
    pub const KEPT_DAYS: [u16; 4] = [0, 7, 30, 180];
    /// Most decisions carried over.
    pub const MAX_CARRIED: usize = 50;

    /// Days for which raw data is kept unless something else is chosen.
    pub const fn kept_days() -> u16 {
        30
    }

    /// What of it can be changed later.
    pub fn facts(&self) -> MeetingFacts {
        MeetingFacts {
            title: self.title.clone(),
            organisation: self.organisation.clone(),
            place: self.place.clone(),
            starts: self.starts.clone(),
            languages: self.languages.clone(),
            names: self.names,
            attendance_use: self.attendance_use.clone(),
            instructions: self.instructions.clone(),
            topics_shown: self.topics_shown,
            keep_days: self.keep_days,
            colour: self.colour,
        }
    }

    /// Takes these facts in the place of those before.
    pub fn set_facts(&mut self, facts: MeetingFacts) {
        self.title = facts.title;
        self.organisation = facts.organisation;
        self.place = facts.place;
        self.starts = facts.starts;
        self.languages = facts.languages;
        self.names = facts.names;
        self.attendance_use = facts.attendance_use;
        self.instructions = facts.instructions;
        self.topics_shown = facts.topics_shown;
        self.keep_days = facts.keep_days;
        self.colour = facts.colour;
    }
}

/// The facts of a meeting that host and organiser can change until it ends (rule ID9): those of its
/// [`MeetingPlan`], by the same names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeetingFacts {
    /// Name of the meeting.
    pub title: Localized,
    /// Who arranges it.
    pub organisation: Localized,
    /// Where it is held.
    pub place: Localized,
    /// Date and planned start as local time, `2026-11-22T12:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub starts: Option<Text<16, 16>>,
    /// Languages of the pages, the first one first. Never empty.
    pub languages: Vec<Lang>,
    /// Whether people give names.
    pub names: NamePolicy,
    /// The stated use for attendance figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub attendance_use: Option<Text<1, 200>>,
    /// Practical instructions.
    pub instructions: Localized,
    /// Whether everybody sees the topics of speaking requests.
    pub topics_shown: bool,
    /// Days for which raw data is kept after the end.
    pub keep_days: u16,
    /// The organisation's colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub colour: Option<Colour>,
}

/// What becomes of the meeting and of a person in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum MeetingCommand {
    /// Gives, changes or (with `None`) takes off the own display name.
    SetName {
        /// The name.
        name: Option<DisplayName>,
    },
    /// "I have read this", of the instructions and the recording notice (rule AG5).
    ReadNotice,
    /// A host gives somebody present a role, or takes it back with `participant` (rule ID3).
    Promote {
        /// The person.
        person: PersonNumber,
        /// The role from now on.
        role: Role,
    },
    /// The host closes the entrance to newcomers, or opens it again (rule TR3). Whoever was here before
    /// comes back in, and role links always open.
    SetEntrance {
        /// Whether newcomers come in.
        open: bool,
    },
    /// The desk removes a person with all they have written and given under their number (rule TR5). It
    /// is hidden at once, and gone for good after [`Self::UNDO_SECONDS`], or at once if so asked.
    RemovePerson {
        /// Who.
        person: PersonNumber,
        /// Whether it cannot be taken back.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
        at_once: bool,
    },
    /// The desk takes the removal of a person back, while what they wrote is only hidden (rule TR5).
    RestorePerson {
        /// Who.
        person: PersonNumber,
    },
    /// The desk takes a person's name off, and nothing else (rule TR5).
    RemoveName {
        /// Whose.
        person: PersonNumber,
    },
    /// Says anew what the meeting is called, where and when it is, and what it asks of people (rule
    /// ID9). Once somebody has come, what people were promised changes only towards less data.
    SetFacts {
        /// All of the facts; the last word stands.
        facts: Box<MeetingFacts>,
    },
    /// Where the recording is, who may see it and until when; also after the end (rule AG5).
    SetRecording {
        /// The notice; `None` = not recorded.
        recording: Option<Recording>,
    },
    /// Ends the meeting for all; its results are kept (rule RB1).
    End,
}

impl MeetingCommand {
    /// How long the removal of a person can be taken back (rule TR5).
    pub const UNDO_SECONDS: u64 = 10;
}

/// Life of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum MeetingState {
    /// Going on; also before its planned start.
    Live,
    /// Over. Only the memo, its decisions and what the organiser settles can still change.
    Ended,
}

/// Part `meeting`: for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeetingPart {
    /// Name of the meeting.
    pub title: Localized,
    /// Who arranges it.
    pub organisation: Localized,
    /// Where it is held.
    pub place: Localized,
    /// Date and planned start as local time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub starts: Option<Text<16, 16>>,
    /// Join code, shown `1234 5678`.
    pub code: JoinCode,
    /// Languages of the pages.
    pub languages: Vec<Lang>,
    /// Whether people give names.
    pub names: NamePolicy,
    /// Live or ended.
    pub state: MeetingState,
    /// When the log began.
    pub made_at: Millis,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub ended_at: Option<Millis>,
    /// Practical instructions.
    pub instructions: Localized,
    /// The recording notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub recording: Option<Recording>,
    /// The stated use for attendance figures, if any are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub attendance_use: Option<Text<1, 200>>,
    /// Whether everybody sees the topics of speaking requests (rule SQ6).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub topics_shown: bool,
    /// The organisation's colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub colour: Option<Colour>,
    /// The organisation's logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub logo: Option<Logo>,
    /// For staff: whether somebody has come who is not of the staff, so that promises change only towards
    /// less data (rule ID9).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub met: bool,
    /// How many have said "I have read this".
    pub notice_read: u32,
    /// Whether newcomers are kept out now (rule TR3).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<_>"))]
    pub entrance_closed: bool,
    /// Days for which raw data is kept after the end (rule RB7).
    pub keep_days: u16,
    /// When raw data is removed; told once the meeting has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub kept_until: Option<Millis>,
    /// When the meeting ends by itself; told from ten days before until somebody acts (rule RB7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub ends_at: Option<Millis>,
}

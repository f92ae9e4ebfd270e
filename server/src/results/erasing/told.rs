//! What is asked when a person is to be erased, and what is told of it: no name but where one is asked
//! for, and no text.

use foorumi_protocol::{MeetingId, Millis, PersonNumber, Refusal, Text, Who};
use foorumi_room::Traces;
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) enum Asked {
    /// People whose names hold these words.
    Find { meeting: String, name: Text<1, 100> },
    /// That a person be erased.
    Erase { meeting: String, person: PersonNumber },
}

/// The answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) enum Told {
    Found { people: Vec<Person> },
    Erased { erased: Erased },
    NotErased { why: NotErased },
}

/// Somebody who was found by a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) who: Who,
    pub(crate) texts: u32,
}

impl Person {
    pub(super) fn of((who, traces): (Who, Traces)) -> Self {
        Self { who, texts: traces.texts }
    }
}

/// That a person is erased: the receipt. It names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Erased {
    /// When it was done.
    pub(crate) at: Millis,
    /// In which meeting.
    pub(crate) meeting: MeetingId,
    /// Under which number.
    pub(crate) person: PersonNumber,
    /// What there was.
    pub(crate) removed: Traces,
    /// What stays; `None` where raw data was gone and only results were left.
    pub(crate) stays: Option<Stays>,
    /// Whether a replica of Redis keeps it until it is reached.
    pub(crate) replicas: bool,
}

/// What cannot be found, in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Stays {
    /// Votes by an alias that were open: what they gave there is taken off.
    pub(crate) open: usize,
    /// Of these, those whose key is lost, so that it could not be looked for.
    pub(crate) keyless: usize,
    /// Votes by an alias that were over.
    pub(crate) over: usize,
    /// Turns that they had at the floor.
    pub(crate) turns: u32,
}

/// Why nobody was erased. One sentence for the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NotErased {
    /// Nothing has this id or code.
    #[error("no meeting has this id or join code")]
    NoSuchMeeting,
    /// Nobody has this number.
    #[error("nobody has this number in the meeting")]
    NoSuchPerson,
    /// The results have nothing under this number.
    #[error(
        "the raw data of this meeting is gone, and nothing in its results stands under this number: \
         what people wrote stands there without a sender, and goes only if the organiser deletes the \
         meeting"
    )]
    NothingFound,
    /// Everything is gone.
    #[error("this meeting was deleted whole: nothing of anybody is left")]
    MeetingDeleted,
    /// Its raw data is about to go.
    #[error("the raw data of this meeting is just being removed: ask again in two minutes")]
    BeingRemoved,
    /// Nodes do not share their archives.
    #[error("the results of this meeting are not in this node's archive: ask a node that has them")]
    ResultsElsewhere,
    /// It is hidden and not yet gone everywhere.
    #[error(
        "the person is hidden but not yet gone from every file: ask again, as often as you like"
    )]
    NotYet,
    /// The disk.
    #[error("the disk is full: make room and ask again")]
    DiskFull,
    /// A store does not answer, or its answer was lost.
    #[error(
        "the meeting cannot be reached or saved now: look at /health and ask again, as often as you like"
    )]
    Unavailable,
    /// It was not understood.
    #[error("the server does not understand this: it is of another version")]
    Unreadable,
}

impl From<Refusal> for NotErased {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::DiskFull => Self::DiskFull,
            Refusal::Removed => Self::BeingRemoved,
            Refusal::NoSuchMeeting
            | Refusal::LinkRevoked
            | Refusal::RoomFull
            | Refusal::EntranceClosed
            | Refusal::TooManyTries
            | Refusal::TooManyMeetings
            | Refusal::MakersSecret
            | Refusal::OldVersion
            | Refusal::BadGreeting
            | Refusal::NotAllowed
            | Refusal::Unreadable
            | Refusal::WrongName
            | Refusal::FileTooLarge
            | Refusal::FileKind
            | Refusal::TooManyFiles
            | Refusal::FilesTooLarge
            | Refusal::NoSuchFile
            | Refusal::Unavailable => Self::Unavailable,
        }
    }
}

//! A waiting request, and whose it is.

use super::Queue;
use foorumi_protocol::{
    DisplayName, EntryId, Millis, PersonId, Reason, Rejection, RequestKind, Topic,
};
use serde::{Deserialize, Serialize};

/// Who speaks: somebody with a device, or somebody in the hall under the name that staff typed (rule
/// SQ10). The same name is the same person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Speaker {
    Person(PersonId),
    Hall(DisplayName),
}

impl Speaker {
    /// The person, if they have a device.
    pub(super) fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(*person),
            Self::Hall(_) => None,
        }
    }

    pub(super) fn is(&self, person: PersonId) -> bool {
        self.person() == Some(person)
    }
}

/// A waiting request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) id: EntryId,
    pub(super) speaker: Speaker,
    pub(super) kind: RequestKind,
    pub(super) topic: Option<Topic>,
    pub(super) asked_at: Millis,
    /// It stands in the list. A reply waits for that, and a turn while approval is on.
    pub(super) granted: bool,
    pub(super) pass: Pass,
    /// Later first-timers who have had the floor meanwhile, at most `PASSED` (rule SQ4).
    pub(super) passed_by: u8,
    /// Where staff have put it.
    pub(super) pin: Option<Pin>,
    /// What staff ask and its sender has not answered.
    pub(super) detail: Option<Reason>,
    /// Whose requests were joined to it.
    pub(super) merged: Vec<Speaker>,
    /// It goes on with a turn that was had already (rule SQ12): not another turn.
    pub(super) again: bool,
}

/// "Not now" (rule SQ5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Pass {
    Unused,
    /// Lets one other go first as soon as it stands first.
    Waiting,
    Used,
}

/// A place given by staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pin {
    /// How many of its kind stand before it. Falls as they leave; newcomers do not get between.
    pub(super) ahead: u16,
    /// Why; without it, the last speaker was put first again.
    pub(super) why: Option<Reason>,
}

impl Entry {
    /// A request that stands in the list.
    pub(super) fn new(id: EntryId, speaker: Speaker, kind: RequestKind, asked_at: Millis) -> Self {
        Self {
            id,
            speaker,
            kind,
            topic: None,
            asked_at,
            granted: true,
            pass: Pass::Unused,
            passed_by: 0,
            pin: None,
            detail: None,
            merged: Vec::new(),
            again: false,
        }
    }

    /// A new topic answers what staff have asked.
    pub(super) fn set_topic(&mut self, topic: Option<Topic>) {
        if topic.is_some() {
            self.detail = None;
        }
        self.topic = topic;
    }

    /// Whether it shows this speaker's name.
    pub(super) fn names(&self, speaker: &Speaker) -> bool {
        self.speaker == *speaker || self.merged.contains(speaker)
    }
}

impl Queue {
    pub(super) fn entry(&self, id: EntryId) -> Result<&Entry, Rejection> {
        self.waiting.iter().find(|entry| entry.id == id).ok_or(Rejection::NotFound)
    }

    pub(super) fn entry_mut(&mut self, id: EntryId) -> Option<&mut Entry> {
        self.waiting.iter_mut().find(|entry| entry.id == id)
    }

    /// This speaker's waiting request of a kind.
    pub(super) fn of(&self, speaker: &Speaker, kind: RequestKind) -> Option<&Entry> {
        self.waiting.iter().find(|entry| entry.speaker == *speaker && entry.kind == kind)
    }

    /// Takes a request out; those that staff have put behind it move up.
    pub(super) fn take(&mut self, id: EntryId) -> Option<Entry> {
        let place = self.waiting.iter().position(|entry| entry.id == id)?;
        let kind = self.waiting[place].kind;
        self.move_up_behind(id, kind);
        Some(self.waiting.remove(place))
    }
}

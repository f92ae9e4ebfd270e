//! The meeting and its people: rules ID3, ID4, ID6, AG5, RB1.

use crate::{Ask, Decided, Event, Eye, Room, pairs, view::Eyes};
use foorumi_protocol::{
    DisplayName, Id, JoinCode, MeetingCommand, MeetingPart, MeetingPlan, MeetingState, Millis,
    Notice, NoticeId, NoticePart, PartKey, PeoplePart, PersonId, PersonNumber, Rejection, Role,
    Seq, SystemCommand, Who, YouPart,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The meeting as planned, and who is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Meeting {
    begun: Option<Begun>,
    ended_at: Option<Millis>,
    #[serde(with = "pairs")]
    people: BTreeMap<PersonId, Person>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Begun {
    code: JoinCode,
    plan: MeetingPlan,
    at: Millis,
}

/// Somebody who has acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Person {
    number: PersonNumber,
    name: Option<DisplayName>,
    role: Option<Role>,
    notice_read: bool,
    /// Things told to this person, at most [`NOTICES`].
    #[serde(default)]
    notices: BTreeMap<NoticeId, Notice>,
}

/// Notices kept for a person; the oldest goes first. A browser shows one once.
const NOTICES: usize = 20;

/// What happens to the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MeetingEvent {
    Begun { code: JoinCode, plan: Box<MeetingPlan> },
    Ended,
}

impl Meeting {
    pub(crate) fn ended(&self) -> bool {
        self.ended_at.is_some()
    }

    pub(crate) fn role_of(&self, person: PersonId) -> Option<Role> {
        self.people.get(&person)?.role
    }

    /// How others see a person who has acted.
    pub(crate) fn who(&self, person: PersonId) -> Who {
        let found = self.people.get(&person);
        Who {
            number: found.map_or(PersonNumber(0), |person| person.number),
            name: found.and_then(|person| person.name.clone()),
        }
    }
}

impl Room {
    pub(crate) fn decide_system(&self, command: &SystemCommand, _seq: Seq) -> Decided {
        match command {
            SystemCommand::Begin { code, plan } => {
                Ok(vec![Event::Meeting(MeetingEvent::Begun { code: *code, plan: plan.clone() })])
            }
            SystemCommand::NoteAttendance { .. } => Err(Rejection::NotAllowed),
        }
    }

    pub(crate) fn decide_meeting(&self, _ask: Ask, command: &MeetingCommand) -> Decided {
        match command {
            MeetingCommand::End => Ok(vec![Event::Meeting(MeetingEvent::Ended)]),
            _ => Err(Rejection::NotAllowed),
        }
    }

    pub(crate) fn evolve_meeting(&mut self, event: &MeetingEvent) {
        match event {
            MeetingEvent::Begun { code, plan } => {
                self.meeting.begun =
                    Some(Begun { code: *code, plan: (**plan).clone(), at: self.at });
            }
            MeetingEvent::Ended => self.meeting.ended_at = Some(self.at),
        }
        self.touch(PartKey::Meeting, Eyes::All);
    }

    /// Gives a person who acts for the first time their number.
    pub(crate) fn meet(&mut self, person: PersonId) {
        let number = PersonNumber(self.meeting.people.len() as u32 + 1);
        self.meeting.people.entry(person).or_insert(Person {
            number,
            name: None,
            role: None,
            notice_read: false,
            notices: BTreeMap::new(),
        });
        self.touch_own(PartKey::You, person);
    }

    pub(crate) fn meeting_part(&self, _eye: Eye) -> Option<MeetingPart> {
        let begun = self.meeting.begun.as_ref()?;
        let plan = &begun.plan;
        Some(MeetingPart {
            title: plan.title.clone(),
            organisation: plan.organisation.clone(),
            place: plan.place.clone(),
            starts: plan.starts.clone(),
            code: begun.code,
            languages: plan.languages.clone(),
            names: plan.names,
            state: if self.ended() { MeetingState::Ended } else { MeetingState::Live },
            made_at: begun.at,
            ended_at: self.meeting.ended_at,
            instructions: plan.instructions.clone(),
            recording: plan.recording.clone(),
            attendance_use: plan.attendance_use.clone(),
            notice_read: 0,
        })
    }

    pub(crate) fn people_part(&self, _eye: Eye) -> Option<PeoplePart> {
        None
    }

    pub(crate) fn you_part(&self, eye: Eye) -> Option<YouPart> {
        let Eye::Person(id) = eye else { return None };
        let person = self.meeting.people.get(&id)?;
        Some(YouPart {
            who: Some(self.meeting.who(id)),
            role: person.role,
            notice_read: person.notice_read,
        })
    }

    pub(crate) fn notice_part(&self, id: NoticeId, eye: Eye) -> Option<NoticePart> {
        let Eye::Person(person) = eye else { return None };
        let what = self.meeting.people.get(&person)?.notices.get(&id)?.clone();
        Some(NoticePart { id, what })
    }

    /// Tells a person who has acted something, once. Only while a command happens: the notice is
    /// named by its place.
    pub(crate) fn tell(&mut self, person: PersonId, what: Notice) {
        let seq = self.seq;
        let Some(told) = self.meeting.people.get_mut(&person) else { return };
        let index = told.notices.keys().filter(|id| id.0.seq == seq).count() as u16;
        let id = NoticeId(Id { seq, index });
        told.notices.insert(id, what);
        let dropped = if told.notices.len() > NOTICES { told.notices.pop_first() } else { None };
        for id in [Some(id), dropped.map(|(id, _)| id)].into_iter().flatten() {
            self.touch_own(PartKey::Notice(id), person);
        }
    }
}

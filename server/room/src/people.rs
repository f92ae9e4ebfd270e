//! The people of a meeting: rules ID3, ID4, ID8, AG5. How one is removed stands in `people/removal.rs`.

mod names;
mod removal;
mod roles;
mod traces;

use crate::{
    Ask, Decided, Event, Eye, Room,
    meeting::{MeetingEvent, rounded},
    pairs,
    view::Eyes,
};
use foorumi_protocol::{
    ActivityId, DisplayName, Id, MeetingCommand, NamePolicy, Notice, NoticeId, NoticePart, PartKey,
    PeoplePart, PersonId, PersonNumber, PersonRow, Rejection, Role, Who, YouPart,
};
pub use removal::Leaver;
use removal::Leaving;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
pub use traces::Traces;
pub(crate) use traces::is_like;

/// Most people who act in one meeting; a newcomer beyond it is told so and can still watch.
const PEOPLE: usize = 100_000;
/// Rows in the staff's list: those with a role, then by number. Any number can be promoted.
const LISTED: usize = 1_000;
/// Notices kept for a person; the oldest goes first. A browser shows one once.
const NOTICES: usize = 20;

/// Everybody who has acted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct People {
    #[serde(with = "pairs")]
    known: BTreeMap<PersonId, Person>,
    /// By number: the first has number 1.
    numbered: Vec<PersonId>,
    notice_read: u32,
    /// How many have their home on a sheet; none of them zero.
    #[serde(default)]
    homes: BTreeMap<ActivityId, u32>,
    /// Who is hidden and about to be gone (rule TR5).
    #[serde(default, with = "pairs")]
    leaving: BTreeMap<PersonId, Leaving>,
}

/// Somebody who has acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Person {
    number: PersonNumber,
    name: Option<DisplayName>,
    /// What the name looks like; empty without one.
    #[serde(default)]
    look: String,
    /// Whether somebody else has a name that looks the same.
    #[serde(default)]
    namesake: bool,
    role: Option<Role>,
    /// The highest link of the staff that this person has acted by.
    #[serde(default)]
    link: Option<Role>,
    notice_read: bool,
    /// The sheet by which this person came to a group (rule MM2).
    #[serde(default)]
    home: Option<ActivityId>,
    /// Things told to this person, at most [`NOTICES`].
    notices: BTreeMap<NoticeId, Notice>,
}

/// What happens to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PeopleEvent {
    Named { person: PersonId, name: Option<DisplayName> },
    NoticeRead { person: PersonId },
    Promoted { person: PersonId, role: Role },
    RolesTakenBack { role: Role },
    NameTaken { person: PersonId },
    NamesTaken,
    Leaving { person: PersonId, leaving: Leaving },
    Restored { person: PersonId },
    Forgotten { person: PersonId },
}

impl People {
    pub(crate) fn role_of(&self, person: PersonId) -> Option<Role> {
        self.known.get(&person)?.role
    }

    pub(crate) fn who(&self, person: PersonId) -> Who {
        let found = self.known.get(&person);
        let shown = found.filter(|_| !self.is_leaving(person));
        Who {
            number: found.map_or(PersonNumber(0), |person| person.number),
            name: shown.and_then(|person| person.name.clone()),
            namesake: shown.is_some_and(|person| person.namesake),
            staff: self.is_staff(person),
        }
    }

    /// How many have said "I have read this" (rule AG5).
    pub(crate) fn notice_read(&self) -> u32 {
        self.notice_read
    }

    /// How many have acted.
    pub(crate) fn count(&self) -> usize {
        self.numbered.len()
    }

    /// The sheet by which a person came to a group.
    pub(crate) fn home(&self, person: PersonId) -> Option<ActivityId> {
        self.known.get(&person)?.home
    }

    /// The sheets that are somebody's home, and of how many.
    pub(crate) fn homes(&self) -> &BTreeMap<ActivityId, u32> {
        &self.homes
    }

    /// Gives a person who has acted another home, or none.
    pub(crate) fn settle(&mut self, person: PersonId, home: Option<ActivityId>) {
        let Some(known) = self.known.get_mut(&person) else { return };
        let before = std::mem::replace(&mut known.home, home);
        if let Some(before) = before.and_then(|home| self.homes.get_mut(&home)) {
            *before = before.saturating_sub(1);
        }
        if let Some(home) = home {
            *self.homes.entry(home).or_default() += 1;
        }
        self.homes.retain(|_, people| *people > 0);
    }

    fn named(&self, person: PersonId) -> bool {
        self.known.get(&person).is_some_and(|person| person.name.is_some())
    }

    pub(crate) fn by_number(&self, number: PersonNumber) -> Option<PersonId> {
        let index = usize::try_from(number.0).ok()?.checked_sub(1)?;
        self.numbered.get(index).copied()
    }
}

fn noted(event: PeopleEvent) -> Decided {
    Ok(vec![Event::Meeting(MeetingEvent::People(event))])
}

impl Room {
    /// Whether this person has acted, by name and not as an alias.
    pub fn has_acted(&self, person: PersonId) -> bool {
        self.meeting.people.known.contains_key(&person)
    }

    /// Whether this person may act at all: there is a number left for them, and a participant has
    /// a name where names are required (rule ID4).
    pub(crate) fn may_act(
        &self,
        ask: Ask,
        command: Option<&MeetingCommand>,
    ) -> Result<(), Rejection> {
        let people = &self.meeting.people;
        if people.is_leaving(ask.person) {
            return Err(Rejection::PersonRemoved);
        }
        if people.count() >= PEOPLE && !people.known.contains_key(&ask.person) {
            return Err(Rejection::LimitReached { limit: PEOPLE as u32 });
        }
        let introduces =
            matches!(command, Some(MeetingCommand::SetName { .. } | MeetingCommand::ReadNotice));
        let nameless = self.names() == NamePolicy::Required && !people.named(ask.person);
        if nameless && ask.role == Role::Participant && !introduces {
            return Err(Rejection::NamePolicy);
        }
        Ok(())
    }

    fn names(&self) -> NamePolicy {
        self.meeting.plan().map_or(NamePolicy::Optional, |plan| plan.names)
    }

    pub(crate) fn decide_name(&self, ask: Ask, name: Option<&DisplayName>) -> Decided {
        let fits = match self.names() {
            NamePolicy::Anonymous => name.is_none(),
            NamePolicy::Optional => true,
            NamePolicy::Required => name.is_some() || ask.role != Role::Participant,
        };
        if !fits {
            return Err(Rejection::NamePolicy);
        }
        noted(PeopleEvent::Named { person: ask.person, name: name.cloned() })
    }

    pub(crate) fn decide_notice_read(person: PersonId) -> Decided {
        noted(PeopleEvent::NoticeRead { person })
    }

    pub(crate) fn decide_promote(&self, number: PersonNumber, role: Role) -> Decided {
        // The stage is a screen, not somebody's part.
        if role == Role::Stage {
            return Err(Rejection::Unreadable);
        }
        let found = self.meeting.people.by_number(number);
        let person = found.ok_or(Rejection::NoSuchPerson { person: number })?;
        noted(PeopleEvent::Promoted { person, role })
    }

    pub(crate) fn evolve_people(&mut self, event: &PeopleEvent) {
        match event {
            PeopleEvent::Named { person, name } => self.rename(*person, name.as_ref()),
            PeopleEvent::NoticeRead { person } => self.read_notice(*person),
            PeopleEvent::Promoted { person, role } => {
                if let Some(known) = self.meeting.people.known.get_mut(person) {
                    known.role = Some(*role).filter(|role| *role != Role::Participant);
                }
                self.touch_who(*person);
            }
            PeopleEvent::RolesTakenBack { role } => self.take_back_roles(*role),
            PeopleEvent::NameTaken { person } => {
                self.rename(*person, None);
                self.tell(*person, Notice::NameRemoved);
            }
            PeopleEvent::NamesTaken => {
                let named = self.meeting.people.take_names();
                named.into_iter().for_each(|person| self.touch_who(person));
            }
            PeopleEvent::Leaving { person, leaving } => self.put_away(*person, *leaving),
            PeopleEvent::Restored { person } => self.bring_back(*person),
            PeopleEvent::Forgotten { person } => self.forget_person(*person),
        }
    }

    fn rename(&mut self, person: PersonId, name: Option<&DisplayName>) {
        let others = self.meeting.people.rename(person, name);
        for person in others.into_iter().chain([person]) {
            self.touch_who(person);
        }
    }

    fn read_notice(&mut self, person: PersonId) {
        let before = self.meeting.people.notice_read;
        let Some(known) = self.meeting.people.known.get_mut(&person) else { return };
        if known.notice_read {
            return;
        }
        known.notice_read = true;
        self.meeting.people.notice_read = before + 1;
        self.touch_own(PartKey::You, person);
        let told = rounded(before) != rounded(before + 1);
        self.touch(PartKey::Meeting, if told { Eyes::All } else { Eyes::Staff });
    }

    /// Everything that shows this person's name.
    fn touch_who(&mut self, person: PersonId) {
        self.touch_own(PartKey::You, person);
        self.touch(PartKey::People, Eyes::Staff);
        self.touch_who_in_queue(person);
        self.touch_who_in_chat(person);
        self.touch_who_in_backstage(person);
        self.touch_who_in_baton(person);
        self.touch_who_in_memo(person);
        self.touch_who_in_polls(person);
        self.touch_who_on_sheets(person);
    }

    /// Gives a person who acts for the first time their number.
    pub(crate) fn meet(&mut self, person: PersonId) {
        let people = &mut self.meeting.people;
        if people.known.contains_key(&person) {
            return;
        }
        people.numbered.push(person);
        let number = PersonNumber(people.numbered.len() as u32);
        let notices = BTreeMap::new();
        let known = Person {
            number,
            name: None,
            look: String::new(),
            namesake: false,
            role: None,
            link: None,
            notice_read: false,
            home: None,
            notices,
        };
        people.known.insert(person, known);
        self.touch_own(PartKey::You, person);
        self.touch(PartKey::People, Eyes::Staff);
    }

    pub(crate) fn people_part(&self, eye: Eye) -> Option<PeoplePart> {
        if eye != Eye::Staff || !self.begun() {
            return None;
        }
        let people = &self.meeting.people;
        let resembling = people.resembling();
        // Those first whom the desk may have to do something about.
        let first = |id: &PersonId| {
            people.role_of(*id).is_some() || resembling.contains_key(id) || people.is_leaving(*id)
        };
        let (given, others): (Vec<PersonId>, Vec<PersonId>) =
            people.numbered.iter().copied().partition(first);
        let row = |id| PersonRow {
            who: people.who(id),
            role: people.role_of(id),
            resembles: resembling.get(&id).cloned(),
            leaving: people.is_leaving(id),
        };
        Some(PeoplePart { people: given.into_iter().chain(others).take(LISTED).map(row).collect() })
    }

    pub(crate) fn you_part(&self, eye: Eye) -> Option<YouPart> {
        let Eye::Person(id) = eye else { return None };
        let person = self.meeting.people.known.get(&id)?;
        Some(YouPart {
            who: Some(self.meeting.who(id)),
            role: person.role,
            notice_read: person.notice_read,
            group: self.group_of(id).cloned().unwrap_or_default(),
        })
    }

    pub(crate) fn notice_part(&self, id: NoticeId, eye: Eye) -> Option<NoticePart> {
        let Eye::Person(person) = eye else { return None };
        let what = self.meeting.people.known.get(&person)?.notices.get(&id)?.clone();
        // Of what is being removed the person is told nothing but that.
        if self.meeting.people.is_leaving(person) && what != Notice::PersonRemoved {
            return None;
        }
        Some(NoticePart { id, what })
    }

    /// Drops what people were told, where it matches: nobody is to have it any more.
    pub(crate) fn drop_notices(&mut self, gone: impl Fn(&Notice) -> bool) {
        let mut touched = Vec::new();
        for (person, known) in &mut self.meeting.people.known {
            known.notices.retain(|id, notice| {
                let stays = !gone(notice);
                if !stays {
                    touched.push((*id, *person));
                }
                stays
            });
        }
        for (id, person) in touched {
            self.touch_own(PartKey::Notice(id), person);
        }
    }

    /// Tells a person who has acted something, once. Only while a command happens: the notice is
    /// named by its place.
    pub(crate) fn tell(&mut self, person: PersonId, what: Notice) {
        let seq = self.seq;
        let Some(told) = self.meeting.people.known.get_mut(&person) else { return };
        let index = told.notices.keys().filter(|id| id.0.seq == seq).count() as u16;
        let id = NoticeId(Id { seq, index });
        told.notices.insert(id, what);
        let dropped = if told.notices.len() > NOTICES { told.notices.pop_first() } else { None };
        for id in [Some(id), dropped.map(|(id, _)| id)].into_iter().flatten() {
            self.touch_own(PartKey::Notice(id), person);
        }
    }
}

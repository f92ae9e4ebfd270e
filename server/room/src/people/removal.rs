//! A person is removed with all they have written and given under their number: rule TR5.
//!
//! At once it is hidden: what others' figures and places hang on is put away, each feature keeping what
//! it needs to bring it back. When the time to take that back is over, the node says so, and it is gone
//! from the state; since the room forgets, it is then gone from the log and its snapshots too. The
//! number stays, for it names nobody: whoever comes back with the same token has no history.
//!
//! Of what was given by an alias the room does not know whose it is. The node that holds the key takes
//! it off before the person is forgotten, by commands of their own.

use super::{People, PeopleEvent};
use crate::{
    Ask, Decided, Event, Eye, Room, alias::Vote, meeting::MeetingEvent, poll::PollEvent,
    sheet::SheetEvent, view::Eyes,
};
use foorumi_protocol::{
    ActivityId, Millis, Notice, PartKey, PersonId, PersonNumber, Rejection, Seq,
};
use serde::{Deserialize, Serialize};

/// Somebody is hidden, and soon gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Leaving {
    by: PersonId,
    since: Seq,
    at: Millis,
    at_once: bool,
}

/// Somebody who is to be forgotten when the time to take it back is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaver {
    /// Who.
    pub person: PersonId,
    /// Their number.
    pub number: PersonNumber,
    /// Place of the removal.
    pub since: Seq,
    /// When it was.
    pub at: Millis,
    /// Whether nobody waits for it to be taken back.
    pub at_once: bool,
}

impl People {
    /// Whether this person is hidden, and soon gone.
    pub(crate) fn is_leaving(&self, person: PersonId) -> bool {
        self.leaving.contains_key(&person)
    }

    /// Whether anybody is: mostly nobody, and nothing is to be looked up.
    pub(crate) fn any_leaving(&self) -> bool {
        !self.leaving.is_empty()
    }
}

impl Room {
    /// Who is hidden and soon to be forgotten.
    pub fn leavers(&self) -> Vec<Leaver> {
        let people = &self.meeting.people;
        let leaver = |(person, leaving): (&PersonId, &Leaving)| Leaver {
            person: *person,
            number: people.who(*person).number,
            since: leaving.since,
            at: leaving.at,
            at_once: leaving.at_once,
        };
        people.leaving.iter().map(leaver).collect()
    }

    /// Whether this alias has given a vote that can still be taken off.
    pub fn has_voted(&self, vote: Vote, alias: PersonId) -> bool {
        self.votes().contains(&vote) && self.holds_ballot_of(vote.activity, alias)
    }

    pub(crate) fn decide_person_off(
        &self,
        ask: Ask,
        number: PersonNumber,
        at_once: bool,
    ) -> Decided {
        let person = self.removable(ask, number)?;
        let leaving = self.meeting.people.leaving.get(&person);
        let sooner = leaving.is_some_and(|leaving| at_once && !leaving.at_once);
        if leaving.is_some() && !sooner {
            return Ok(Vec::new());
        }
        let leaving = Leaving { by: ask.person, since: ask.seq, at: self.at, at_once };
        Ok(vec![event(PeopleEvent::Leaving { person, leaving })])
    }

    pub(crate) fn decide_person_back(&self, ask: Ask, number: PersonNumber) -> Decided {
        let person = self.removable(ask, number)?;
        if !self.meeting.people.is_leaving(person) {
            return Err(Rejection::Stale);
        }
        Ok(vec![event(PeopleEvent::Restored { person })])
    }

    pub(crate) fn decide_name_off(&self, ask: Ask, number: PersonNumber) -> Decided {
        let person = self.removable(ask, number)?;
        let named = self.meeting.people.named(person);
        let taken = named.then(|| event(PeopleEvent::NameTaken { person }));
        Ok(taken.into_iter().collect())
    }

    /// Nobody of the staff can be removed, not even with a leaked link: first the role or the link goes.
    fn removable(&self, ask: Ask, number: PersonNumber) -> Result<PersonId, Rejection> {
        let people = &self.meeting.people;
        let person = people.by_number(number).ok_or(Rejection::NoSuchPerson { person: number })?;
        let is_staff = person == ask.person || people.is_staff(person);
        if is_staff { Err(Rejection::IsStaff) } else { Ok(person) }
    }

    /// The operator has somebody erased, whoever they are. Nobody at the desk is behind it, so that what
    /// is decided on their messages stands as their own.
    pub(crate) fn decide_erase(&self, number: PersonNumber, since: Seq) -> Decided {
        let people = &self.meeting.people;
        let person = people.by_number(number).ok_or(Rejection::NoSuchPerson { person: number })?;
        if people.leaving.get(&person).is_some_and(|leaving| leaving.at_once) {
            return Ok(Vec::new());
        }
        let leaving = Leaving { by: person, since, at: self.at, at_once: true };
        Ok(vec![event(PeopleEvent::Leaving { person, leaving })])
    }

    /// The time to take it back is over.
    pub(crate) fn decide_forget(&self, number: PersonNumber, since: Seq) -> Decided {
        let people = &self.meeting.people;
        let person = people.by_number(number).ok_or(Rejection::NoSuchPerson { person: number })?;
        let same = people.leaving.get(&person).is_some_and(|leaving| leaving.since == since);
        if !same {
            return Err(Rejection::Stale);
        }
        Ok(vec![event(PeopleEvent::Forgotten { person })])
    }

    /// An alias's vote is taken off, whatever is paused, as long as it is open.
    pub(crate) fn decide_take_off(&self, activity: ActivityId, alias: PersonId) -> Decided {
        let open = self.votes().iter().any(|vote| vote.activity == activity);
        if !open || !self.holds_ballot_of(activity, alias) {
            return Err(Rejection::Stale);
        }
        let is_poll = self.poll_part(activity, Eye::Staff).is_some();
        Ok(vec![if is_poll {
            Event::Poll(PollEvent::VoteTakenOff { poll: activity, alias })
        } else {
            Event::Sheet(SheetEvent::VoteTakenOff { sheet: activity, alias })
        }])
    }

    /// Hides all of a person's. What is put away twice is put away once.
    pub(super) fn put_away(&mut self, person: PersonId, leaving: Leaving) {
        if self.meeting.people.leaving.insert(person, leaving).is_some() {
            return;
        }
        self.put_requests_away(person);
        self.put_ideas_away(person);
        self.put_ballots_away(person);
        self.put_words_away(person);
        self.put_backings_away(person);
        self.tell(person, Notice::PersonRemoved);
        self.touch_all_of(person);
    }

    /// Brings it all back.
    pub(super) fn bring_back(&mut self, person: PersonId) {
        if self.meeting.people.leaving.remove(&person).is_none() {
            return;
        }
        self.bring_requests_back(person);
        self.bring_ideas_back(person);
        self.bring_ballots_back(person);
        self.bring_words_back(person);
        self.bring_backings_back(person);
        self.tell(person, Notice::PersonRestored);
        self.touch_all_of(person);
    }

    /// Nothing of it is left, here, in the log or anywhere at rest.
    pub(super) fn forget_person(&mut self, person: PersonId) {
        let Some(leaving) = self.meeting.people.leaving.get(&person).copied() else { return };
        self.touch_all_of(person);
        self.forget_messages_of(person, leaving.by);
        self.forget_requests_of(person);
        self.forget_ideas_of(person);
        self.forget_ballots_of(person);
        self.forget_words_of(person);
        self.forget_backings_of(person);
        self.forget_lines_of(person);
        self.forget_writings_in_memo(person);
        self.forget_host(person);
        self.forget_who(person);
        self.meeting.people.leaving.remove(&person);
        self.forget_commands_of(person);
    }

    /// The name and what was told; the number stays, and that the person was removed.
    fn forget_who(&mut self, person: PersonId) {
        let number = self.meeting.people.who(person).number;
        let others = self.meeting.people.rename(person, None);
        self.meeting.people.settle(person, None);
        let mut told = Vec::new();
        for (id, known) in &mut self.meeting.people.known {
            for (notice, what) in &mut known.notices {
                if let Notice::RequestMerged { into } = what
                    && into.number == number
                {
                    into.name = None;
                    told.push((*notice, *id));
                }
            }
        }
        if let Some(known) = self.meeting.people.known.get_mut(&person) {
            known.role = None;
            known.link = None;
            known.notices.retain(|_, what| *what == Notice::PersonRemoved);
        }
        self.once.forget_name(number);
        for (notice, person) in told {
            self.touch_own(PartKey::Notice(notice), person);
        }
        others.into_iter().for_each(|other| self.touch_who(other));
        self.touch_own(PartKey::You, person);
        self.touch(PartKey::People, Eyes::Staff);
    }

    /// Everything that shows something of this person.
    fn touch_all_of(&mut self, person: PersonId) {
        // An approved memo reads as it was approved.
        self.memo_unapproved();
        self.touch_who(person);
        self.touch_messages_of(person);
        let known = self.meeting.people.known.get(&person);
        let notices: Vec<_> =
            known.iter().flat_map(|known| known.notices.keys().copied()).collect();
        for notice in notices {
            self.touch_own(PartKey::Notice(notice), person);
        }
    }
}

const fn event(event: PeopleEvent) -> Event {
    Event::Meeting(MeetingEvent::People(event))
}

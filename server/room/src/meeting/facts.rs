//! The facts of a meeting are changed (rule ID9).

use super::MeetingEvent;
use crate::{Actor, Decided, Event, Room, people::PeopleEvent, plan::check_facts, view::Eyes};
use foorumi_protocol::{MeetingFacts, NamePolicy, PartKey, Rejection};

/// How much a policy asks of people.
const fn asks(names: NamePolicy) -> u8 {
    match names {
        NamePolicy::Anonymous => 0,
        NamePolicy::Optional => 1,
        NamePolicy::Required => 2,
    }
}

/// Whether people who were promised one thing can be told another: that is never more data, nobody
/// loses the language they read, and what was written for the desk stays there.
fn keeps_promise(before: &MeetingFacts, after: &MeetingFacts) -> bool {
    asks(after.names) <= asks(before.names)
        && after.keep_days <= before.keep_days
        && (before.topics_shown || !after.topics_shown)
        && (before.attendance_use.is_some() || after.attendance_use.is_none())
        && before.languages.iter().all(|lang| after.languages.contains(lang))
}

impl Room {
    pub(super) fn decide_facts(&self, facts: &MeetingFacts) -> Decided {
        check_facts(facts)?;
        let before = self.meeting.plan().ok_or(Rejection::NotFound)?.facts();
        if before == *facts {
            return Ok(Vec::new());
        }
        if self.meeting.met && !keeps_promise(&before, facts) {
            return Err(Rejection::PromiseGiven);
        }
        let mut events = vec![MeetingEvent::FactsSet { facts: Box::new(facts.clone()) }];
        if facts.names == NamePolicy::Anonymous {
            events.push(MeetingEvent::People(PeopleEvent::NamesTaken));
        }
        Ok(events.into_iter().map(Event::Meeting).collect())
    }

    pub(super) fn set_facts(&mut self, facts: &MeetingFacts) {
        let Some(begun) = &mut self.meeting.begun else { return };
        let topics = begun.plan.topics_shown;
        begun.plan.set_facts(facts.clone());
        if facts.attendance_use.is_none() {
            self.meeting.heads = None;
        }
        if topics != facts.topics_shown {
            self.touch(PartKey::Queue, Eyes::All);
        }
        self.touch(PartKey::Meeting, Eyes::All);
    }

    /// Notes that somebody has come who relies on what the meeting says of itself.
    pub(crate) fn note_met(&mut self, actor: Actor) {
        let comes = match actor {
            Actor::System => false,
            Actor::Alias(_) => true,
            Actor::Person { id, role } => !self.role_of(id, role).is_staff(),
        };
        if comes && !self.meeting.met {
            self.meeting.met = true;
            self.touch(PartKey::Meeting, Eyes::Staff);
        }
    }
}

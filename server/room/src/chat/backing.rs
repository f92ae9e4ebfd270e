//! Everybody may say of a published message that they agree: rule CH11.

use super::ChatEvent;
use crate::{Decided, Event, Room, view::Eyes};
use foorumi_protocol::{MessageId, PartKey, PersonId, Rejection};

/// Most messages that one person backs; one more is refused.
const BACKED: usize = 200;

impl Room {
    /// What is not seen cannot be backed, and is not told to be there (rule CH5).
    pub(super) fn decide_back(&self, by: PersonId, id: MessageId, on: bool) -> Decided {
        let message = self.chat.message(id)?;
        if !self.chat.is_seen(message) || self.is_away(id) {
            return Err(Rejection::NotFound);
        }
        if message.person == by {
            return Err(Rejection::NotAllowed);
        }
        if self.chat.backings.has(by, id) == on {
            return Ok(Vec::new());
        }
        if on && self.chat.backings.count_of(by) >= BACKED {
            return Err(Rejection::LimitReached { limit: BACKED as u32 });
        }
        Ok(vec![Event::Chat(ChatEvent::Backed { id, person: by, on })])
    }

    pub(super) fn evolve_back(&mut self, id: MessageId, person: PersonId, on: bool) {
        if self.chat.backings.set(person, id, on) {
            self.count_backer(id, on);
        }
        self.touch_own(PartKey::MyBackings, person);
    }

    /// A message is told anew only when its number is told otherwise.
    fn count_backer(&mut self, id: MessageId, on: bool) {
        let Some(message) = self.chat.messages.get_mut(&id) else { return };
        let before = told(message.backers);
        message.backers = if on { message.backers + 1 } else { message.backers.saturating_sub(1) };
        if told(message.backers) != before {
            self.touch(PartKey::Message(id), Eyes::All);
        }
    }

    pub(crate) fn put_message_backings_away(&mut self, person: PersonId) {
        for id in self.chat.backings.put_away(person) {
            self.count_backer(id, false);
        }
    }

    pub(crate) fn bring_message_backings_back(&mut self, person: PersonId) {
        let mut back = self.chat.backings.take_away(person);
        back.retain(|id| self.chat.messages.contains_key(id));
        for id in back {
            self.chat.backings.set(person, id, true);
            self.count_backer(id, true);
        }
    }

    /// Of a message that is gone for good nobody's backing is kept.
    pub(super) fn drop_backings_of_message(&mut self, id: MessageId) {
        if let Some(message) = self.chat.messages.get_mut(&id) {
            message.backers = 0;
        }
        for person in self.chat.backings.drop_all_of(id) {
            self.touch_own(PartKey::MyBackings, person);
        }
    }

    /// The end: numbers stay, who backed is in no state, log or snapshot any more.
    pub(crate) fn drop_backers(&mut self) {
        let backers = self.chat.backings.drop_everybody();
        if !backers.is_empty() {
            self.forget_backings();
        }
        for person in backers {
            self.touch_own(PartKey::MyBackings, person);
        }
    }
}

/// A number of backers as everybody is told it: as it is up to 19, in tens from 20 on, so that a hall
/// that agrees is not as many new parts for everybody in it.
pub(super) const fn told(backers: u32) -> u32 {
    if backers < 20 { backers } else { backers - backers % 10 }
}

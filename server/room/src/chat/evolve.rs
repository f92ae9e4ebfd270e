//! What happens to the chat, made so.

use super::{Chat, ChatEvent, DESK, Hidden, MESSAGES, Reading, message::Message};
use crate::{Room, view::Eyes};
use foorumi_protocol::{MessageId, MessageState, PartKey, PersonId};

impl Room {
    pub(crate) fn evolve_chat(&mut self, event: &ChatEvent) {
        let now = self.seq;
        match event {
            ChatEvent::Said { id, person, text, state, suspects, alike } => {
                self.make_room_in_chat();
                let mut message = Message::new(*person, text.clone(), self.at, state.clone(), now);
                message.suspects.clone_from(suspects);
                message.alike = *alike;
                self.chat.messages.insert(*id, message);
                self.chat.written += 1;
                self.chat.last.insert(*person, self.at);
                self.touch(PartKey::Message(*id), Eyes::All);
                self.touch_own(PartKey::Said(*id), *person);
            }
            ChatEvent::Withdrawn { id } => {
                self.change_message(*id, Message::withdraw);
                self.drop_backings_of_message(*id);
            }
            ChatEvent::Decided { id, state, by } => {
                self.change_message(*id, |message| message.decide(state.clone(), *by, now));
                self.sign(*by, None);
            }
            ChatEvent::Edited { id, text, suspects, by } => {
                let (text, suspects) = (text.clone(), suspects.clone());
                self.change_message(*id, |message| message.edit(text, suspects, *by));
            }
            ChatEvent::Became { id, what, by } => {
                self.change_message(*id, |message| message.take_up(*what, *by));
                self.sign(*by, None);
            }
            ChatEvent::Undone { id, by } => self.change_message(*id, |message| message.undo(*by)),
            ChatEvent::Removed { id, by } => self.remove_message(*id, *by),
            ChatEvent::Backed { id, person, on } => self.evolve_back(*id, *person, *on),
            ChatEvent::Claimed { by, message } => self.sign(*by, *message),
            ChatEvent::ModeSet { mode, slow_s } => {
                self.chat.mode = *mode;
                self.chat.slow_s = slow_s.unwrap_or(self.chat.slow_s);
                self.touch(PartKey::Chat, Eyes::All);
                self.touch(PartKey::Moderation, Eyes::Staff);
            }
            ChatEvent::HiddenSet { on } => self.hide_all(*on),
            ChatEvent::QuietSet { person, on } => {
                if *on {
                    self.chat.quieted.insert(*person, self.at);
                } else {
                    self.chat.quieted.remove(person);
                }
                self.touch_own(PartKey::MyChat, *person);
                self.touch(PartKey::Moderation, Eyes::Staff);
            }
        }
    }

    /// Changes a message, and touches what then looks different. A sender is told only when what
    /// they see is different: not that a message is held.
    fn change_message(&mut self, id: MessageId, change: impl FnOnce(&mut Message)) {
        let before = self.looks(id);
        let Some(message) = self.chat.messages.get_mut(&id) else { return };
        let under = merged_into(message);
        change(message);
        let (person, now_under) = (message.person, merged_into(message));
        for (into, here) in [(under, false), (now_under, true)] {
            let Some(into) = into.filter(|_| under != now_under) else { continue };
            self.chat.note_merged(id, into, here);
            self.touch(PartKey::Message(into), Eyes::Staff);
        }
        let after = self.looks(id);
        self.touch(PartKey::Message(id), Eyes::All);
        if before != after {
            self.touch_own(PartKey::Said(id), person);
        }
        if before.map(|(_, seen)| seen) != after.map(|(_, seen)| seen) {
            self.touch_senders_of_merged(id);
        }
    }

    /// How a message looks to its sender, and whether everybody sees it.
    fn looks(&self, id: MessageId) -> Option<(Option<foorumi_protocol::SaidPart>, bool)> {
        let message = self.chat.messages.get(&id)?;
        let said = self.said_part(id, crate::Eye::Person(message.person));
        Some((said, self.chat.is_seen(message)))
    }

    /// Those whose messages are merged into this one are told which it is while they can see it.
    pub(super) fn touch_senders_of_merged(&mut self, id: MessageId) {
        let merged = self.chat.merged.get(&id).into_iter().flatten();
        let senders: Vec<(MessageId, PersonId)> =
            merged.filter_map(|id| Some((*id, self.chat.messages.get(id)?.person))).collect();
        for (id, person) in senders {
            self.touch_own(PartKey::Said(id), person);
        }
    }

    /// Rule CH6: nothing is deleted, and all that was seen before can be seen again.
    fn hide_all(&mut self, on: bool) {
        self.chat.hidden = on.then_some(Hidden { seq: self.seq, since: self.at });
        self.touch(PartKey::Chat, Eyes::All);
        self.touch(PartKey::Moderation, Eyes::Staff);
        let differs = |message: &Message| {
            message.is_published() || matches!(message.state, MessageState::Merged { .. })
        };
        let with = |(id, message): (&MessageId, &Message)| (*id, message.person);
        let changed: Vec<(MessageId, PersonId)> =
            self.chat.messages.iter().filter(|(_, one)| differs(one)).map(with).collect();
        for (id, person) in changed {
            self.touch(PartKey::Message(id), Eyes::All);
            self.touch_own(PartKey::Said(id), person);
        }
    }

    /// Rule CH10: the text goes from here and from all that it became; what is at rest of it is
    /// rewritten without it.
    pub(super) fn remove_message(&mut self, id: MessageId, by: PersonId) {
        let became = self.chat.messages.get(&id).map(|one| one.became.clone()).unwrap_or_default();
        self.change_message(id, |message| message.remove(by));
        self.drop_backings_of_message(id);
        for what in became {
            self.forget_what_became(what);
        }
        self.forget_command(id.0.seq);
    }

    /// A sign of somebody at the desk: what they read now (rule CH3).
    fn sign(&mut self, by: PersonId, message: Option<MessageId>) {
        let reading = Reading { message, at: self.at };
        let before = self.chat.desk.insert(by, reading).and_then(|before| before.message);
        while self.chat.desk.len() > DESK {
            let oldest = self.chat.desk.iter().min_by_key(|(_, reading)| reading.at);
            let Some(oldest) = oldest.map(|(person, _)| *person) else { break };
            self.chat.desk.remove(&oldest);
        }
        for id in [before, message].into_iter().flatten() {
            self.touch(PartKey::Message(id), Eyes::Staff);
        }
        self.touch(PartKey::Moderation, Eyes::Staff);
    }

    fn make_room_in_chat(&mut self) {
        if self.chat.messages.len() < MESSAGES {
            return;
        }
        let Some(id) = self.chat.oldest_done() else { return };
        let Some(message) = self.chat.messages.remove(&id) else { return };
        if let Some(into) = merged_into(&message) {
            self.chat.note_merged(id, into, false);
            self.touch(PartKey::Message(into), Eyes::Staff);
        }
        self.touch_senders_of_merged(id);
        self.chat.merged.remove(&id);
        self.drop_backings_of_message(id);
        self.touch(PartKey::Message(id), Eyes::All);
        self.touch_own(PartKey::Said(id), message.person);
    }

    /// Everything in the chat that shows this person's name.
    pub(crate) fn touch_who_in_chat(&mut self, person: PersonId) {
        let read = self.chat.desk.get(&person).and_then(|reading| reading.message);
        let shown = |id: MessageId, message: &Message| match message.decided_by {
            _ if message.person == person => Some(Eyes::All),
            by if by == Some(person) || read == Some(id) => Some(Eyes::Staff),
            _ => None,
        };
        let with = |(id, message): (&MessageId, &Message)| Some((*id, shown(*id, message)?));
        let touched: Vec<(MessageId, Eyes)> = self.chat.messages.iter().filter_map(with).collect();
        for (id, eyes) in touched {
            self.touch(PartKey::Message(id), eyes);
        }
        let listed =
            self.chat.desk.contains_key(&person) || self.chat.quieted.contains_key(&person);
        if listed {
            self.touch(PartKey::Moderation, Eyes::Staff);
        }
    }
}

impl Chat {
    fn note_merged(&mut self, id: MessageId, into: MessageId, here: bool) {
        let under = self.merged.entry(into).or_default();
        if here {
            under.insert(id);
        } else {
            under.remove(&id);
        }
        if under.is_empty() {
            self.merged.remove(&into);
        }
    }
}

fn merged_into(message: &Message) -> Option<MessageId> {
    if let MessageState::Merged { into } = message.state { into } else { None }
}

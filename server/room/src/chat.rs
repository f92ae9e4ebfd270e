//! The chat: rules CH1, CH2, CH4, CH5. One message and its decisions stand in `chat/message.rs`.

mod message;

use crate::{Ask, Decided, Event, Eye, Room, pairs, view::Eyes};
use foorumi_protocol::{
    ChatCommand, ChatMode, ChatPart, ChatResult, Id, MessageId, MessagePart, MessageState,
    MessageText, Millis, PartKey, PersonId, PublishedMessage, Rejection, Role, SaidPart,
};
use message::Message;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Messages kept. When full, the oldest that has been decided or published goes, from the screens
/// and from the results; if all wait for review, a new one is refused.
const MESSAGES: usize = 10_000;
/// Seconds that slow mode can ask for between two messages of a person.
const SLOW: std::ops::RangeInclusive<u8> = 10..=60;

/// Who may write, and what has been written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Chat {
    mode: ChatMode,
    slow_s: u8,
    messages: BTreeMap<MessageId, Message>,
    /// Messages in all, those gone since included.
    written: u32,
    /// When each person last wrote, for slow mode; as many as people may act.
    #[serde(with = "pairs")]
    last: BTreeMap<PersonId, Millis>,
}

impl Default for Chat {
    fn default() -> Self {
        let (messages, last) = (BTreeMap::new(), BTreeMap::new());
        Self { mode: ChatMode::Open, slow_s: 0, messages, written: 0, last }
    }
}

/// What happens in the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChatEvent {
    Said {
        id: MessageId,
        person: PersonId,
        text: MessageText,
        state: MessageState,
    },
    Decided {
        id: MessageId,
        state: MessageState,
        by: PersonId,
    },
    Undone {
        id: MessageId,
        by: PersonId,
    },
    /// `None` leaves slow mode as it is.
    ModeSet {
        mode: ChatMode,
        slow_s: Option<u8>,
    },
}

impl Room {
    pub(crate) fn decide_chat(&self, ask: Ask, command: &ChatCommand) -> Decided {
        let event = match command {
            ChatCommand::Say { text } => self.decide_say(ask, text)?,
            ChatCommand::Approve { message, seen } => {
                return self.decide_message(ask, *message, *seen, MessageState::Published);
            }
            ChatCommand::Hold { message, seen } => {
                return self.decide_message(ask, *message, *seen, MessageState::Held);
            }
            ChatCommand::Reject { message, reason, seen } => {
                let state = MessageState::Rejected { reason: *reason };
                return self.decide_message(ask, *message, *seen, state);
            }
            ChatCommand::Undo { message, seen } => {
                if !self.undecided(*message, *seen)?.can_undo() {
                    return Err(Rejection::Stale);
                }
                ChatEvent::Undone { id: *message, by: ask.person }
            }
            ChatCommand::SetMode { mode, slow_s } => {
                if *slow_s != 0 && !SLOW.contains(slow_s) {
                    return Err(Rejection::Unreadable);
                }
                ChatEvent::ModeSet { mode: *mode, slow_s: Some(*slow_s) }
            }
        };
        Ok(vec![Event::Chat(event)])
    }

    /// Rule CH1. What staff write is seen at once.
    fn decide_say(&self, ask: Ask, text: &MessageText) -> Result<ChatEvent, Rejection> {
        let staff = ask.role.is_staff();
        let state = match self.chat.mode {
            ChatMode::Open => MessageState::Published,
            ChatMode::Held if staff => MessageState::Published,
            ChatMode::Held => MessageState::Waiting,
            ChatMode::StaffOnly if staff => MessageState::Published,
            ChatMode::StaffOnly | ChatMode::Closed => return Err(Rejection::ChatClosed),
        };
        if self.chat.messages.len() >= MESSAGES && self.oldest_done().is_none() {
            return Err(Rejection::LimitReached { limit: MESSAGES as u32 });
        }
        let id = MessageId(Id { seq: ask.seq, index: 0 });
        Ok(ChatEvent::Said { id, person: ask.person, text: text.clone(), state })
    }

    /// Rule CH2: one decision is one act. Deciding what is already so changes nothing.
    fn decide_message(&self, ask: Ask, id: MessageId, seen: u32, state: MessageState) -> Decided {
        if self.undecided(id, seen)?.state == state {
            return Ok(Vec::new());
        }
        Ok(vec![Event::Chat(ChatEvent::Decided { id, state, by: ask.person })])
    }

    /// The message, if nobody has decided it since the sender saw it.
    fn undecided(&self, id: MessageId, seen: u32) -> Result<&Message, Rejection> {
        let message = self.chat.messages.get(&id).ok_or(Rejection::NotFound)?;
        match message.decided_by {
            _ if message.revision == seen => Ok(message),
            Some(by) => Err(Rejection::AlreadyDecided { by: self.meeting.who(by) }),
            None => Err(Rejection::Stale),
        }
    }

    /// Slow mode, judged by the node's clock at the door: the room itself has none.
    pub(crate) fn chat_slow_down(
        &self,
        command: &ChatCommand,
        person: PersonId,
        role: Role,
        now: Millis,
    ) -> Result<(), Rejection> {
        let says = matches!(command, ChatCommand::Say { .. }) && !role.is_staff();
        let Some(last) = self.chat.last.get(&person).filter(|_| says) else { return Ok(()) };
        let left = (u64::from(self.chat.slow_s) * 1000).saturating_sub(now.since(*last));
        if left == 0 {
            return Ok(());
        }
        Err(Rejection::SlowDown { seconds: left.div_ceil(1000) as u32 })
    }

    pub(crate) fn evolve_chat(&mut self, event: &ChatEvent) {
        match event {
            ChatEvent::Said { id, person, text, state } => {
                self.make_room_in_chat();
                let message = Message::new(*person, text.clone(), self.at, state.clone());
                self.chat.messages.insert(*id, message);
                self.chat.written += 1;
                self.chat.last.insert(*person, self.at);
                self.touch(PartKey::Message(*id), Eyes::All);
                self.touch_own(PartKey::Said(*id), *person);
            }
            ChatEvent::Decided { id, state, by } => {
                self.change_message(*id, |message| message.decide(state.clone(), *by));
            }
            ChatEvent::Undone { id, by } => self.change_message(*id, |message| message.undo(*by)),
            ChatEvent::ModeSet { mode, slow_s } => {
                self.chat.mode = *mode;
                self.chat.slow_s = slow_s.unwrap_or(self.chat.slow_s);
                self.touch(PartKey::Chat, Eyes::All);
            }
        }
    }

    /// The sender is told only when what they see is different: not that a message is held.
    fn change_message(&mut self, id: MessageId, change: impl FnOnce(&mut Message)) {
        let Some(message) = self.chat.messages.get_mut(&id) else { return };
        let (person, told) = (message.person, message.told());
        change(message);
        let differs = message.told() != told;
        self.touch(PartKey::Message(id), Eyes::All);
        if differs {
            self.touch_own(PartKey::Said(id), person);
        }
    }

    fn oldest_done(&self) -> Option<MessageId> {
        self.chat.messages.iter().find(|(_, message)| message.done()).map(|(id, _)| *id)
    }

    fn make_room_in_chat(&mut self) {
        if self.chat.messages.len() < MESSAGES {
            return;
        }
        if let Some(id) = self.oldest_done()
            && let Some(message) = self.chat.messages.remove(&id)
        {
            self.touch(PartKey::Message(id), Eyes::All);
            self.touch_own(PartKey::Said(id), message.person);
        }
    }

    /// Everything in the chat that shows this person's name.
    pub(crate) fn touch_who_in_chat(&mut self, person: PersonId) {
        let shown = |message: &Message| match message.decided_by {
            _ if message.person == person => Some(Eyes::All),
            by if by == Some(person) => Some(Eyes::Staff),
            _ => None,
        };
        let with = |(id, message): (&MessageId, &Message)| Some((*id, shown(message)?));
        let touched: Vec<(MessageId, Eyes)> = self.chat.messages.iter().filter_map(with).collect();
        for (id, eyes) in touched {
            self.touch(PartKey::Message(id), eyes);
        }
    }

    pub(crate) fn chat_part(&self, eye: Eye) -> Option<ChatPart> {
        let seen = eye.is_shared() && self.begun();
        seen.then_some(ChatPart { mode: self.chat.mode, slow_s: self.chat.slow_s })
    }

    /// Rule CH5: participants see what is published, and of the rest nothing.
    pub(crate) fn message_part(&self, id: MessageId, eye: Eye) -> Option<MessagePart> {
        let message = self.chat.messages.get(&id)?;
        let staff = eye == Eye::Staff;
        let published = eye.is_shared() && message.state == MessageState::Published;
        (staff || published).then(|| MessagePart {
            id,
            who: self.meeting.who(message.person),
            text: message.text.clone(),
            at: message.at,
            staff: staff.then(|| message.for_staff(|person| self.meeting.who(person))),
        })
    }

    pub(crate) fn said_part(&self, id: MessageId, eye: Eye) -> Option<SaidPart> {
        let Eye::Person(person) = eye else { return None };
        let message = self.chat.messages.get(&id).filter(|message| message.person == person)?;
        let (text, at) = (message.text.clone(), message.at);
        Some(SaidPart { id, text, at, state: message.told() })
    }

    /// The chat as it leaves the meeting: what is published, without senders.
    pub(crate) fn chat_result(&self) -> ChatResult {
        let messages = self.chat.messages.iter();
        let published = messages.filter(|(_, message)| message.state == MessageState::Published);
        let told = |(id, message): (&MessageId, &Message)| PublishedMessage {
            id: *id,
            at: message.at,
            text: message.text.clone(),
        };
        ChatResult { written: self.chat.written, published: published.map(told).collect() }
    }
}

//! What is decided about messages: rules CH1-CH4, CH6, CH9-CH11.

use super::{Chat, ChatEvent, MESSAGES, message::Message, message::Step, slow_mode};
use crate::{Ask, Decided, Event, Room, guard};
use foorumi_protocol::{
    ChatCommand, ChatMode, Id, MessageId, MessageState, MessageText, PersonId, PersonNumber,
    Rejection, SeenMessage, Verdict,
};
use std::collections::BTreeSet;

impl Room {
    pub(crate) fn decide_chat(&self, ask: Ask, command: &ChatCommand) -> Decided {
        let by = ask.person;
        let event = match command {
            ChatCommand::Say { text } => self.decide_say(ask, text)?,
            ChatCommand::Withdraw { message } => {
                let found = self.chat.message(*message)?;
                if found.person != by {
                    return Err(Rejection::NotFound);
                }
                let (id, gone) = (*message, found.is_gone());
                return Ok(if gone { Vec::new() } else { vec![said(ChatEvent::Withdrawn { id })] });
            }
            ChatCommand::Back { message, on } => return self.decide_back(by, *message, *on),
            ChatCommand::Decide { messages, verdict } => {
                return self.decide_verdict(by, messages, verdict);
            }
            ChatCommand::Undo { messages } => return self.decide_undo(by, messages),
            ChatCommand::Edit { message, seen, text } => {
                return self.decide_edit(by, *message, *seen, text);
            }
            ChatCommand::Mask { message, seen } => {
                let found = self.undecided(*message, *seen)?;
                let text = MessageText::of_kept(&guard::masked(&found.text));
                return self.decide_edit(by, *message, *seen, &text);
            }
            ChatCommand::Become { message, seen, what } => {
                return self.decide_become(ask, *message, *seen, what);
            }
            ChatCommand::Claim { message } => {
                message.map_or(Ok(()), |id| self.check_message(id))?;
                ChatEvent::Claimed { by, message: *message }
            }
            ChatCommand::SetMode { mode, slow_s } => {
                slow_mode::check(*slow_s)?;
                ChatEvent::ModeSet { mode: *mode, slow_s: Some(*slow_s) }
            }
            ChatCommand::HideAll { on } => {
                if *on == self.chat.hidden.is_some() {
                    return Ok(Vec::new());
                }
                ChatEvent::HiddenSet { on: *on }
            }
            ChatCommand::Quiet { person, on } => return self.decide_quiet(*person, *on),
            ChatCommand::Remove { message } => {
                let removed = self.chat.message(*message)?.state == MessageState::Removed;
                let event = said(ChatEvent::Removed { id: *message, by });
                return Ok(if removed { Vec::new() } else { vec![event] });
            }
        };
        Ok(vec![said(event)])
    }

    /// Rules CH1, MO6. What staff write is seen at once, unless there is an identity code in it.
    fn decide_say(&self, ask: Ask, text: &MessageText) -> Result<ChatEvent, Rejection> {
        let (chat, staff) = (&self.chat, ask.role.is_staff());
        if chat.quieted.contains_key(&ask.person) && !staff {
            return Err(Rejection::Quieted);
        }
        let state = match chat.works() {
            ChatMode::Open => MessageState::Published,
            ChatMode::Held if staff => MessageState::Published,
            ChatMode::Held => MessageState::Waiting,
            ChatMode::StaffOnly if staff => MessageState::Published,
            ChatMode::StaffOnly | ChatMode::Closed => return Err(Rejection::ChatClosed),
        };
        let state = if guard::first_state(text).is_shown() { state } else { MessageState::Waiting };
        if chat.messages.len() >= MESSAGES && chat.oldest_done().is_none() {
            return Err(Rejection::LimitReached { limit: MESSAGES as u32 });
        }
        let waits = state == MessageState::Waiting;
        Ok(ChatEvent::Said {
            id: MessageId(Id { seq: ask.seq, index: 0 }),
            person: ask.person,
            text: text.clone(),
            state,
            suspects: guard::suspect_kinds(text),
            alike: if waits { chat.alike(text) } else { None },
        })
    }

    /// Rule CH2: one decision is one act, on one message or many. Deciding what is already so
    /// changes nothing.
    fn decide_verdict(&self, by: PersonId, messages: &[SeenMessage], verdict: &Verdict) -> Decided {
        let mut events = Vec::new();
        for seen in each_once(messages)? {
            let found = self.undecided(seen.message, seen.seen)?;
            let state = self.state_of(seen.message, messages, verdict)?;
            if found.state != state || self.chat.is_hidden(found) {
                events.push(said(ChatEvent::Decided { id: seen.message, state, by }));
            }
        }
        Ok(events)
    }

    fn state_of(
        &self,
        id: MessageId,
        messages: &[SeenMessage],
        verdict: &Verdict,
    ) -> Result<MessageState, Rejection> {
        Ok(match verdict {
            Verdict::Publish => MessageState::Published,
            Verdict::Hold => MessageState::Held,
            Verdict::Reject { reason } => MessageState::Rejected { reason: *reason },
            Verdict::Merge { into } => {
                if messages.iter().any(|seen| seen.message == *into) {
                    return Err(Rejection::MergeInvalid);
                }
                self.chat.may_merge(id, *into)?;
                MessageState::Merged { into: Some(*into) }
            }
            Verdict::Answer { text, to_all } => {
                MessageState::Answered { text: text.clone(), to_all: *to_all }
            }
        })
    }

    fn decide_undo(&self, by: PersonId, messages: &[SeenMessage]) -> Decided {
        let mut events = Vec::new();
        for seen in each_once(messages)? {
            let id = seen.message;
            match self.undecided(id, seen.seen)?.last_step() {
                None => return Err(Rejection::Stale),
                Some(Step::State { state: MessageState::Merged { into: Some(into) }, .. }) => {
                    self.chat.may_merge(id, *into)?;
                }
                Some(Step::Became { what, .. }) => events.extend(self.unbecome(*what)?),
                Some(Step::State { .. } | Step::Text { .. }) => {}
            }
            events.push(said(ChatEvent::Undone { id, by }));
        }
        Ok(events)
    }

    fn decide_edit(&self, by: PersonId, id: MessageId, seen: u32, text: &MessageText) -> Decided {
        if self.undecided(id, seen)?.text == *text {
            return Ok(Vec::new());
        }
        let (text, suspects) = (text.clone(), guard::suspect_kinds(text));
        Ok(vec![said(ChatEvent::Edited { id, text, suspects, by })])
    }

    /// Rule CH6. Staff are not quieted: they have no use for it, and cannot be told apart by number.
    fn decide_quiet(&self, number: PersonNumber, on: bool) -> Decided {
        let person = self.meeting.by_number(number);
        let person = person.ok_or(Rejection::NoSuchPerson { person: number })?;
        if self.chat.quieted.contains_key(&person) == on {
            return Ok(Vec::new());
        }
        Ok(vec![said(ChatEvent::QuietSet { person, on })])
    }

    /// Whether there is such a message.
    pub(crate) fn check_message(&self, id: MessageId) -> Result<(), Rejection> {
        self.chat.message(id).map(drop)
    }

    /// The message, if nobody has acted on it since the sender saw it (rule CH3).
    pub(super) fn undecided(&self, id: MessageId, seen: u32) -> Result<&Message, Rejection> {
        let message = self.chat.message(id)?;
        if message.is_gone() {
            return Err(Rejection::MessageGone);
        }
        match message.decided_by {
            _ if message.revision == seen => Ok(message),
            Some(by) => {
                let (by, state) = (self.meeting.who(by), Some(message.state.name()));
                Err(Rejection::AlreadyDecided { by, state })
            }
            None => Err(Rejection::Stale),
        }
    }
}

impl Chat {
    pub(super) fn message(&self, id: MessageId) -> Result<&Message, Rejection> {
        self.messages.get(&id).ok_or(Rejection::NotFound)
    }

    /// A merged message goes under one that stands by itself: no chains, no circles.
    fn may_merge(&self, id: MessageId, into: MessageId) -> Result<(), Rejection> {
        let stands = match self.message(into)?.state {
            MessageState::Waiting
            | MessageState::Held
            | MessageState::Published
            | MessageState::Answered { .. }
            | MessageState::TakenUp => true,
            MessageState::Rejected { .. }
            | MessageState::Merged { .. }
            | MessageState::Withdrawn
            | MessageState::Removed => false,
        };
        let bears = self.merged.contains_key(&id);
        if id == into || !stands || bears { Err(Rejection::MergeInvalid) } else { Ok(()) }
    }
}

fn said(event: ChatEvent) -> Event {
    Event::Chat(event)
}

/// The messages of one act: some, not too many, each named once.
fn each_once(messages: &[SeenMessage]) -> Result<&[SeenMessage], Rejection> {
    let ids: BTreeSet<MessageId> = messages.iter().map(|seen| seen.message).collect();
    if messages.len() > ChatCommand::MANY {
        return Err(Rejection::LimitReached { limit: ChatCommand::MANY as u32 });
    }
    if messages.is_empty() || ids.len() < messages.len() {
        return Err(Rejection::Unreadable);
    }
    Ok(messages)
}

//! What is seen of the chat: rules CH4, CH5, CH8, CH11.

use super::{backing::told, message::Message};
use crate::{Eye, Room};
use foorumi_protocol::{
    ChatPart, ChatResult, Claim, MessageId, MessagePart, MessageStaff, MessageState,
    ModerationPart, MyChatPart, PublishedMessage, SaidPart, WrittenAnswer,
};

/// Rows of the list of those who cannot write now.
const QUIETED: usize = 100;
/// Rows of the list of those at the desk.
const DESK: usize = 10;
/// Merged messages that are told by name.
const MERGED: usize = 50;

impl Room {
    pub(crate) fn chat_part(&self, eye: Eye) -> Option<ChatPart> {
        let seen = eye.is_shared() && self.begun();
        seen.then_some(ChatPart { mode: self.chat.works(), slow_s: self.chat.slow_s })
    }

    pub(crate) fn moderation_part(&self, eye: Eye) -> Option<ModerationPart> {
        if eye != Eye::Staff || !self.begun() {
            return None;
        }
        let who = |person| self.meeting.who(person);
        let mut desk: Vec<Claim> = (self.chat.desk.iter())
            .map(|(person, reading)| Claim { by: who(*person), at: reading.at })
            .collect();
        desk.sort_by_key(|claim| (std::cmp::Reverse(claim.at), claim.by.number));
        desk.truncate(DESK);
        Some(ModerationPart {
            mode: self.chat.mode,
            hidden_since: self.chat.hidden.map(|hidden| hidden.since),
            quieted: self.chat.quieted.keys().take(QUIETED).map(|person| who(*person)).collect(),
            desk,
        })
    }

    pub(crate) fn my_chat_part(&self, eye: Eye) -> Option<MyChatPart> {
        let Eye::Person(person) = eye else { return None };
        let quieted_since = *self.chat.quieted.get(&person)?;
        Some(MyChatPart { quieted_since })
    }

    /// Rule CH5: participants see what is published, and of the rest nothing.
    pub(crate) fn message_part(&self, id: MessageId, eye: Eye) -> Option<MessagePart> {
        let message = self.chat.messages.get(&id).filter(|_| !self.is_away(id))?;
        let staff = eye == Eye::Staff;
        let published = eye.is_shared() && self.chat.is_seen(message);
        (staff || published).then(|| MessagePart {
            id,
            who: self.meeting.who(message.person),
            text: message.text.clone(),
            at: message.at,
            edited: message.original.is_some(),
            answer: message.answer_to_all().cloned(),
            backers: told(message.backers),
            staff: staff.then(|| self.message_for_staff(id, message)),
        })
    }

    fn message_for_staff(&self, id: MessageId, message: &Message) -> MessageStaff {
        let reading = self.chat.desk.iter().filter(|(_, reading)| reading.message == Some(id));
        let last = reading.max_by_key(|(person, reading)| (reading.at, **person));
        let merged = self.chat.merged.get(&id).into_iter().flatten();
        MessageStaff {
            state: message.state.clone(),
            revision: message.revision,
            decided_by: message.decided_by.map(|by| self.meeting.who(by)),
            can_undo: message.last_step().is_some(),
            original: message.original.clone(),
            claim: last.map(|(by, reading)| Claim { by: self.meeting.who(*by), at: reading.at }),
            suspects: message.suspects.clone(),
            alike: message.alike,
            merged: merged.take(MERGED).copied().collect(),
            became: message.became.clone(),
            hidden: self.chat.is_hidden(message),
        }
    }

    pub(crate) fn said_part(&self, id: MessageId, eye: Eye) -> Option<SaidPart> {
        let Eye::Person(person) = eye else { return None };
        let own = |message: &&Message| message.person == person && !self.is_away(id);
        let message = self.chat.messages.get(&id).filter(own)?;
        Some(SaidPart {
            id,
            text: message.text.clone(),
            at: message.at,
            state: self.chat.told(message),
            edited: message.original.is_some(),
            became: message.became.iter().map(|became| became.kind()).collect(),
        })
    }

    /// The chat as it leaves the meeting: what everybody sees and what was answered in writing,
    /// without senders, and the questions.
    pub(crate) fn chat_result(&self) -> ChatResult {
        let messages = || self.chat.messages.iter().filter(|(id, _)| !self.is_away(**id));
        let seen = messages().filter(|(_, message)| self.chat.is_seen(message));
        let as_told = |(id, message): (&MessageId, &Message)| PublishedMessage {
            id: *id,
            at: message.at,
            text: message.text.clone(),
            backers: told(message.backers),
        };
        let answered = |(id, message): (&MessageId, &Message)| {
            let MessageState::Answered { text, to_all } = &message.state else { return None };
            let (answer, to_all) = (text.clone(), *to_all);
            Some(WrittenAnswer {
                id: *id,
                at: message.at,
                text: message.text.clone(),
                answer,
                to_all,
            })
        };
        ChatResult {
            written: self.chat.written,
            published: seen.map(as_told).collect(),
            answers: messages().filter_map(answered).collect(),
            questions: self.question_parts(Eye::Staff),
        }
    }
}

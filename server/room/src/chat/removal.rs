//! What a person wrote in the chat, when they are removed: rule TR5.

use crate::{Room, Traces, question::QuestionEvent, view::Eyes};
use foorumi_protocol::{Became, BlockId, MessageId, MessageState, PartKey, PersonId, QuestionId};

impl Room {
    /// Whether a message is of somebody who is being removed: then nobody sees it.
    pub(super) fn is_away(&self, id: MessageId) -> bool {
        let person = self.chat.messages.get(&id).map(|message| message.person);
        person.is_some_and(|person| self.meeting.people.is_leaving(person))
    }

    /// Whether a question was made of such a message.
    pub(crate) fn is_question_away(&self, id: QuestionId) -> bool {
        self.became_away(|what| what == Became::Question { question: id })
    }

    /// Whether a line of the memo was.
    pub(crate) fn is_note_away(&self, id: BlockId) -> bool {
        self.became_away(|what| what == Became::Note { block: id })
    }

    fn became_away(&self, is: impl Fn(Became) -> bool) -> bool {
        let people = &self.meeting.people;
        people.any_leaving()
            && self.chat.messages.values().any(|message| {
                people.is_leaving(message.person) && message.became.iter().any(|what| is(*what))
            })
    }

    /// All that shows what a person wrote, or what became of it.
    pub(crate) fn touch_messages_of(&mut self, person: PersonId) {
        for (id, became) in self.messages_of(person) {
            self.touch(PartKey::Message(id), Eyes::All);
            self.touch_own(PartKey::Said(id), person);
            self.touch_senders_of_merged(id);
            for what in became {
                match what {
                    Became::Question { question } => {
                        self.touch(PartKey::Question(question), Eyes::All);
                    }
                    Became::Note { block } => self.touch_note(block),
                    // Theirs by their author and speaker.
                    Became::Request { .. } | Became::Idea { .. } => {}
                }
            }
        }
    }

    /// Each text goes as when it is removed for personal data; a question goes whole.
    pub(crate) fn forget_messages_of(&mut self, person: PersonId, by: PersonId) {
        for (id, became) in self.messages_of(person) {
            for what in became {
                if let Became::Question { question: id } = what {
                    self.evolve_question(&QuestionEvent::Removed { id });
                }
            }
            self.remove_message(id, by);
        }
        self.chat.desk.remove(&person);
        self.chat.last.remove(&person);
        self.touch(PartKey::Moderation, Eyes::Staff);
    }

    pub(crate) fn count_messages_of(&self, person: PersonId, traces: &mut Traces) {
        let own = self.chat.messages.values().filter(|message| message.person == person);
        traces.add_texts(own.filter(|message| message.state != MessageState::Removed).count());
    }

    fn messages_of(&self, person: PersonId) -> Vec<(MessageId, Vec<Became>)> {
        let own = self.chat.messages.iter().filter(|(_, message)| message.person == person);
        own.map(|(id, message)| (*id, message.became.clone())).collect()
    }
}

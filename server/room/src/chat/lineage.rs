//! What a message becomes, and how that is taken back: rule CH7.

use super::ChatEvent;
use crate::{Ask, Decided, Event, Room, question::QuestionEvent};
use foorumi_protocol::{
    Became, BecameKind, Becoming, BlockId, EntryId, Id, IdeaId, MessageId, QuestionId, Role,
};

impl Room {
    pub(super) fn decide_become(
        &self,
        ask: Ask,
        id: MessageId,
        seen: u32,
        what: &Becoming,
    ) -> Decided {
        let message = self.undecided(id, seen)?;
        if message.became.iter().any(|became| became.kind() == kind(what)) {
            return Ok(Vec::new());
        }
        let born = Id { seq: ask.seq, index: 0 };
        let text = &message.text;
        // It is theirs who wrote it, whoever makes it.
        let theirs = Ask { person: message.person, ..ask };
        let (became, mut events) = match what {
            Becoming::Request => {
                let theirs = Ask { role: Role::Participant, ..theirs };
                let events = self.request_from_chat(theirs, text.clipped())?;
                (Became::Request { entry: EntryId(born) }, events)
            }
            Becoming::Question => {
                let question = QuestionId(born);
                let events = self.ask_question(question, text.clone())?;
                (Became::Question { question }, events)
            }
            Becoming::Idea { sheet, parent } => {
                let events =
                    self.decide_add_idea(theirs, *sheet, *parent, None, &text.clipped())?;
                (Became::Idea { sheet: *sheet, idea: IdeaId(born) }, events)
            }
            Becoming::Note { segment } => {
                let events = self.note_from_chat(ask, *segment, text.clipped())?;
                (Became::Note { block: BlockId(born) }, events)
            }
        };
        events.push(Event::Chat(ChatEvent::Became { id, what: became, by: ask.person }));
        Ok(events)
    }

    /// Takes back what a message became, as long as nobody has built on it.
    pub(super) fn unbecome(&self, what: Became) -> Decided {
        match what {
            Became::Request { entry } => self.without_request(entry),
            Became::Question { question } => {
                self.question(question)?;
                Ok(vec![Event::Question(QuestionEvent::Removed { id: question })])
            }
            Became::Idea { sheet, idea } => self.without_idea(sheet, idea),
            Became::Note { block } => self.without_note(block),
        }
    }

    /// Rule CH10: the text goes from all that the message became.
    pub(super) fn forget_what_became(&mut self, what: Became) {
        match what {
            Became::Request { entry } => self.forget_topic(entry),
            Became::Question { question } => self.forget_question(question),
            Became::Idea { sheet, idea } => self.remove_text_on_sheet(sheet, idea, None),
            Became::Note { block } => self.forget_note(block),
        }
    }
}

fn kind(what: &Becoming) -> BecameKind {
    match what {
        Becoming::Request => BecameKind::Request,
        Becoming::Question => BecameKind::Question,
        Becoming::Idea { .. } => BecameKind::Idea,
        Becoming::Note { .. } => BecameKind::Note,
    }
}

#[cfg(test)]
mod tests {
    use foorumi_protocol::{IdeaText, MemoText, MessageText, Topic};

    #[test]
    fn ch7_every_message_fits_what_it_becomes_when_clipped() {
        let longest = MessageText::new(&"ä".repeat(500)).expect("fits");
        let topic: Topic = longest.clipped();
        let idea: IdeaText = longest.clipped();
        let note: MemoText = longest.clipped();
        let lengths = [topic.chars().count(), idea.chars().count(), note.chars().count()];
        assert_eq!(lengths, [120, 200, 500]);
    }
}

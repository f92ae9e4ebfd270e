//! Questions to the presenter, made of messages: rule CH7.

use crate::{Ask, Decided, Event, Eye, Room, backing::Backings, view::Eyes};
use foorumi_protocol::{
    MessageText, Millis, PartKey, PersonId, QuestionCommand, QuestionId, QuestionPart,
    QuestionState, Rejection,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most questions of a meeting; one more is refused.
const QUESTIONS: usize = 500;

/// The questions of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Questions {
    asked: BTreeMap<QuestionId, Question>,
    #[serde(flatten)]
    pub(crate) backings: Backings<QuestionId>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Question {
    text: MessageText,
    at: Millis,
    state: QuestionState,
    backers: u32,
}

/// What happens to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum QuestionEvent {
    Asked { id: QuestionId, text: MessageText },
    Backed { id: QuestionId, person: PersonId, on: bool },
    StateSet { id: QuestionId, state: QuestionState },
    Removed { id: QuestionId },
}

impl Room {
    pub(crate) fn decide_question(&self, ask: Ask, command: &QuestionCommand) -> Decided {
        let event = match command {
            QuestionCommand::Back { question, on } => {
                self.question(*question)?;
                if self.questions.backings.has(ask.person, *question) == *on {
                    return Ok(Vec::new());
                }
                QuestionEvent::Backed { id: *question, person: ask.person, on: *on }
            }
            QuestionCommand::SetState { question, state } => {
                if self.question(*question)?.state == *state {
                    return Ok(Vec::new());
                }
                QuestionEvent::StateSet { id: *question, state: *state }
            }
        };
        Ok(vec![Event::Question(event)])
    }

    pub(crate) fn question(&self, id: QuestionId) -> Result<&Question, Rejection> {
        self.questions.asked.get(&id).ok_or(Rejection::NotFound)
    }

    /// What makes a question of a message.
    pub(crate) fn ask_question(&self, id: QuestionId, text: MessageText) -> Decided {
        if self.questions.asked.len() >= QUESTIONS {
            return Err(Rejection::LimitReached { limit: QUESTIONS as u32 });
        }
        Ok(vec![Event::Question(QuestionEvent::Asked { id, text })])
    }

    pub(crate) fn evolve_question(&mut self, event: &QuestionEvent) {
        let at = self.at;
        let id = match event {
            QuestionEvent::Asked { id, text } => {
                let (text, state) = (text.clone(), QuestionState::Open);
                self.questions.asked.insert(*id, Question { text, at, state, backers: 0 });
                id
            }
            QuestionEvent::Backed { id, person, on } => {
                if self.questions.backings.set(*person, *id, *on) {
                    self.count_question_backer(*id, *on);
                }
                self.touch_own(PartKey::MyBackings, *person);
                id
            }
            QuestionEvent::StateSet { id, state } => {
                if let Some(question) = self.questions.asked.get_mut(id) {
                    question.state = *state;
                }
                id
            }
            QuestionEvent::Removed { id } => {
                self.questions.asked.remove(id);
                for person in self.questions.backings.drop_all_of(*id) {
                    self.touch_own(PartKey::MyBackings, person);
                }
                id
            }
        };
        self.touch(PartKey::Question(*id), Eyes::All);
    }

    /// Rule CH10: the text goes, the question's place and its backers stay.
    pub(crate) fn forget_question(&mut self, id: QuestionId) {
        if let Some(question) = self.questions.asked.get_mut(&id) {
            question.text = MessageText::removed();
        }
        self.touch(PartKey::Question(id), Eyes::All);
    }

    pub(crate) fn put_question_backings_away(&mut self, person: PersonId) {
        for id in self.questions.backings.put_away(person) {
            self.count_question_backer(id, false);
        }
    }

    pub(crate) fn bring_question_backings_back(&mut self, person: PersonId) {
        let mut back = self.questions.backings.take_away(person);
        back.retain(|id| self.questions.asked.contains_key(id));
        for id in back {
            self.questions.backings.set(person, id, true);
            self.count_question_backer(id, true);
        }
    }

    fn count_question_backer(&mut self, id: QuestionId, on: bool) {
        let Some(question) = self.questions.asked.get_mut(&id) else { return };
        question.backers =
            if on { question.backers + 1 } else { question.backers.saturating_sub(1) };
        self.touch(PartKey::Question(id), Eyes::All);
    }

    pub(crate) fn question_part(&self, id: QuestionId, eye: Eye) -> Option<QuestionPart> {
        let seen = eye.is_shared() && !self.is_question_away(id);
        let question = self.questions.asked.get(&id).filter(|_| seen)?;
        let Question { text, at, state, backers } = question.clone();
        Some(QuestionPart { id, text, at, state, backers })
    }

    pub(crate) fn question_parts(&self, eye: Eye) -> Vec<QuestionPart> {
        let ids = self.questions.asked.keys();
        ids.filter_map(|id| self.question_part(*id, eye)).collect()
    }
}

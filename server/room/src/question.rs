//! Questions to the presenter, made of messages: rule CH7.

use crate::{Ask, Decided, Event, Eye, Room, Traces, pairs, view::Eyes};
use foorumi_protocol::{
    MessageText, Millis, MyBackingsPart, PartKey, PersonId, QuestionCommand, QuestionId,
    QuestionPart, QuestionState, Rejection,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Most questions of a meeting; one more is refused.
const QUESTIONS: usize = 500;

/// The questions of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Questions {
    asked: BTreeMap<QuestionId, Question>,
    /// What each person backs; as many as people may act.
    #[serde(with = "pairs")]
    backings: BTreeMap<PersonId, BTreeSet<QuestionId>>,
    /// What those backed who are being removed (rule TR5).
    #[serde(default, with = "pairs")]
    away: BTreeMap<PersonId, BTreeSet<QuestionId>>,
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
                let own = self.questions.backings.get(&ask.person);
                if own.is_some_and(|own| own.contains(question)) == *on {
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
                self.questions.back(*id, *person, *on);
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
                let backed = self.questions.backings.iter_mut();
                let theirs = backed.filter_map(|(person, own)| own.remove(id).then_some(*person));
                for person in theirs.collect::<Vec<PersonId>>() {
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

    /// Rule TR5: what a person backs who is being removed counts no more.
    pub(crate) fn put_backings_away(&mut self, person: PersonId) {
        let backed = self.questions.backings.remove(&person).unwrap_or_default();
        self.change_backings(person, &backed, false);
        if !backed.is_empty() {
            self.questions.away.insert(person, backed);
        }
    }

    pub(crate) fn bring_backings_back(&mut self, person: PersonId) {
        let backed = self.questions.away.remove(&person).unwrap_or_default();
        self.change_backings(person, &backed, true);
    }

    pub(crate) fn forget_backings_of(&mut self, person: PersonId) {
        self.questions.away.remove(&person);
    }

    pub(crate) fn count_backings_of(&self, person: PersonId, traces: &mut Traces) {
        let backed = self.questions.backings.get(&person).map_or(0, BTreeSet::len);
        traces.votes += u32::try_from(backed).unwrap_or(u32::MAX);
    }

    fn change_backings(&mut self, person: PersonId, backed: &BTreeSet<QuestionId>, on: bool) {
        for id in backed {
            let Some(question) = self.questions.asked.get_mut(id) else { continue };
            if on {
                self.questions.back(*id, person, true);
            } else {
                question.backers = question.backers.saturating_sub(1);
            }
            self.touch(PartKey::Question(*id), Eyes::All);
        }
        self.touch_own(PartKey::MyBackings, person);
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

    pub(crate) fn my_backings_part(&self, eye: Eye) -> Option<MyBackingsPart> {
        let Eye::Person(person) = eye else { return None };
        let own = self.questions.backings.get(&person)?;
        Some(MyBackingsPart { questions: own.iter().copied().collect() })
    }
}

impl Questions {
    fn back(&mut self, id: QuestionId, person: PersonId, on: bool) {
        let Some(question) = self.asked.get_mut(&id) else { return };
        let own = self.backings.entry(person).or_default();
        if on && own.insert(id) {
            question.backers += 1;
        } else if !on && own.remove(&id) {
            question.backers = question.backers.saturating_sub(1);
        }
    }
}

//! What there is of a person, in figures, and who has which name: what somebody is told who is to have
//! a person erased (rule TR5).

use super::People;
use crate::Room;
use foorumi_protocol::{PersonId, PersonNumber, Who};
use serde::{Deserialize, Serialize};

/// Most people that are found by a name.
const FOUND: usize = 100;

/// What there is of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Traces {
    /// Whether they have a name.
    pub named: bool,
    /// Texts that stand under their number.
    pub texts: u32,
    /// Answers in polls by name, and questions and messages that they back.
    pub votes: u32,
    /// Times that they have had the floor. This stays, without a name.
    pub turns: u32,
}

impl Traces {
    /// Counts `texts` more that this person has written.
    pub(crate) fn add_texts(&mut self, texts: usize) {
        self.texts = self.texts.saturating_add(u32::try_from(texts).unwrap_or(u32::MAX));
    }
}

impl People {
    fn named_like(&self, words: &str) -> Vec<PersonId> {
        let like = |person: &PersonId| {
            let name = self.known.get(person).and_then(|known| known.name.as_ref());
            name.is_some_and(|name| is_like(name, words))
        };
        self.numbered.iter().copied().filter(like).take(FOUND).collect()
    }
}

impl Room {
    /// People whose names hold these words, by number, at most 100.
    pub fn people_named(&self, words: &str) -> Vec<(Who, Traces)> {
        let people = self.meeting.people.named_like(words);
        people.into_iter().map(|id| (self.meeting.who(id), self.traces(id))).collect()
    }

    /// What there is of the person with this number; `None` if nobody has it.
    pub fn traces_of(&self, number: PersonNumber) -> Option<Traces> {
        self.meeting.people.by_number(number).map(|person| self.traces(person))
    }

    /// The person with this number.
    pub fn person_of(&self, number: PersonNumber) -> Option<PersonId> {
        self.meeting.people.by_number(number)
    }

    /// How many votes by an alias are over in this meeting: whoever voted there cannot be found.
    pub fn votes_over(&self) -> usize {
        self.votes_forgotten()
    }

    fn traces(&self, person: PersonId) -> Traces {
        let named = self.meeting.people.named(person);
        let mut traces = Traces { named, ..Traces::default() };
        self.count_messages_of(person, &mut traces);
        self.count_requests_of(person, &mut traces);
        self.count_ideas_of(person, &mut traces);
        self.count_words_of(person, &mut traces);
        self.count_ballots_of(person, &mut traces);
        self.count_backings_of(person, &mut traces);
        self.count_lines_of(person, &mut traces);
        self.count_writings_in_memo(person, &mut traces);
        traces
    }
}

/// Whether a name holds these words, whatever their case.
pub(crate) fn is_like(name: &str, words: &str) -> bool {
    let words = words.trim().to_lowercase();
    !words.is_empty() && name.to_lowercase().contains(&words)
}

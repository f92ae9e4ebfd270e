//! Answers in own words: which are seen, what the desk decides on them, how they go for good: rules MO6,
//! CH10. An anonymous answer has no writer, so it is named by its words: equal answers are one.

use super::{Poll, PollEvent};
use crate::{
    Decided, Event, Room,
    guard::{first_state, suspect_kinds},
};
use foorumi_protocol::{
    ActivityId, AnswerKey, Choice, DeskAnswer, OpenAnswer, PartKey, PersonId, PollResult,
    PollTally, Rejection, TextState,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Names an answer by its words. The desk alone has it, and it goes with the words.
fn key_of(text: &OpenAnswer) -> AnswerKey {
    AnswerKey::of_kept(&hex(&Sha256::digest(text.as_bytes())[..8]))
}

fn words(choice: &Choice) -> Option<&OpenAnswer> {
    if let Choice::Open { text } = choice { Some(text) } else { None }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Poll {
    /// Whether an answer in own words is seen by all; of other choices nothing is hidden.
    pub(super) fn choice_state(&self, choice: &Choice) -> TextState {
        let Choice::Open { text } = choice else { return TextState::Shown };
        if *text == OpenAnswer::removed() { TextState::Removed } else { self.text_state(text) }
    }

    fn text_state(&self, text: &OpenAnswer) -> TextState {
        let decided = self.texts.get(&key_of(text)).copied();
        decided.unwrap_or_else(|| first_state(text))
    }

    /// A result as staff see it, or as everybody does: with the answers that are shown.
    pub(super) fn told(&self, mut result: PollResult, staff: bool) -> PollResult {
        let PollTally::Open { answers, desk, .. } = &mut result.tally else { return result };
        if staff {
            *desk = self.for_desk(answers);
        }
        answers.retain(|text| self.text_state(text).is_shown());
        result
    }

    fn for_desk(&self, answers: &[OpenAnswer]) -> Vec<DeskAnswer> {
        let mut counts: BTreeMap<&OpenAnswer, u32> = BTreeMap::new();
        answers.iter().for_each(|text| *counts.entry(text).or_default() += 1);
        let row = |(text, count): (&OpenAnswer, u32)| DeskAnswer {
            key: key_of(text),
            text: text.clone(),
            count,
            state: self.text_state(text),
            suspects: suspect_kinds(text),
        };
        counts.into_iter().map(row).collect()
    }

    /// The words of an answer that is here.
    fn words_of(&self, key: &AnswerKey) -> Option<&OpenAnswer> {
        self.answers_here().find(|text| key_of(text) == *key)
    }

    /// Forgets what the desk decided on answers that nobody gives any more: their key tells the words to
    /// whoever guesses them.
    pub(super) fn drop_keys_of_none(&mut self) {
        let away = self.away.values().filter_map(|(choice, _)| words(choice));
        let here: BTreeSet<AnswerKey> = self.answers_here().chain(away).map(key_of).collect();
        self.texts.retain(|key, _| here.contains(key));
    }

    fn answers_here(&self) -> impl Iterator<Item = &OpenAnswer> {
        let given = self.ballots.values().filter_map(words);
        let counted = self.counted.iter().flat_map(|result| match &result.tally {
            PollTally::Open { answers, .. } => answers.as_slice(),
            PollTally::Options { .. } | PollTally::Scale { .. } => &[],
        });
        given.chain(counted)
    }

    /// Takes an answer away; answers whose ballots it was.
    fn remove_answer(&mut self, gone: &OpenAnswer) -> Vec<PersonId> {
        let mark = |choice: &mut Choice| {
            let Choice::Open { text } = choice else { return false };
            let here = text == gone;
            if here {
                *text = OpenAnswer::removed();
            }
            here
        };
        let marked = self.ballots.iter_mut().filter_map(|(id, choice)| mark(choice).then_some(*id));
        let people = marked.collect();
        if let Some(result) = &mut self.counted {
            if let PollTally::Open { answers, removed, .. } = &mut result.tally {
                let before = answers.len();
                answers.retain(|text| text != gone);
                *removed += (before - answers.len()) as u32;
            }
            for ballot in result.ballots.iter_mut().flatten() {
                mark(&mut ballot.choice);
            }
        }
        self.texts.remove(&key_of(gone));
        people
    }
}

impl Room {
    pub(super) fn decide_answer(
        &self,
        id: ActivityId,
        key: &AnswerKey,
        state: TextState,
    ) -> Decided {
        let (poll, _) = self.poll(id).ok_or(Rejection::NotFound)?;
        let text = poll.words_of(key).ok_or(Rejection::NotFound)?;
        if *text == OpenAnswer::removed() || poll.text_state(text) == state {
            return Ok(Vec::new());
        }
        let (poll, answer) = (id, key.clone());
        Ok(vec![Event::Poll(PollEvent::AnswerSet { poll, answer, state })])
    }

    pub(super) fn set_answer(&mut self, id: ActivityId, key: &AnswerKey, state: TextState) {
        if state == TextState::Removed {
            return self.remove_answer(id, key);
        }
        let Some(poll) = self.poll_mut(id) else { return };
        poll.texts.insert(key.clone(), state);
        let own = |choice: &Choice| matches!(choice, Choice::Open { text } if key_of(text) == *key);
        let people = poll.ballots.iter().filter(|(_, choice)| own(choice)).map(|(id, _)| *id);
        let people: Vec<PersonId> = people.collect();
        self.touch_ballots(id, people);
        self.touch_result(id);
    }

    /// Rule CH10: an answer in own words goes from everywhere; its ballots go on counting.
    pub(crate) fn remove_answer(&mut self, id: ActivityId, key: &AnswerKey) {
        let Some(poll) = self.poll_mut(id) else { return };
        let Some(text) = poll.words_of(key).cloned() else { return };
        let people = poll.remove_answer(&text);
        self.touch_ballots(id, people);
        self.touch_result(id);
        self.forget_texts(id);
    }

    fn touch_ballots(&mut self, id: ActivityId, people: Vec<PersonId>) {
        for person in people {
            self.touch_own(PartKey::Ballot(id), person);
        }
    }
}

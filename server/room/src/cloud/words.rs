//! The words of a cloud: who sent which, how they are spelt, which are hidden.

use crate::pairs;
use foorumi_protocol::{PersonId, TypedWord, WordKey};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// All words of a cloud.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    words: BTreeMap<WordKey, Word>,
    /// Own words of each person, as first sent. Nobody here without a word.
    #[serde(with = "pairs")]
    senders: BTreeMap<PersonId, Vec<Sent>>,
    /// Words that are not hidden, most frequent first, then by key.
    ranked: BTreeSet<(Reverse<u32>, WordKey)>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Word {
    /// The most frequent spelling; the earlier one in a tie (rule WC2).
    pub(super) shown: TypedWord,
    /// Spellings in order of their first typing, and how many people typed them.
    spellings: Vec<(TypedWord, u32)>,
    /// People who sent it.
    pub(super) count: u32,
    pub(super) hidden: bool,
}

/// A word as one person sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sent {
    pub(super) key: WordKey,
    pub(super) typed: TypedWord,
}

impl Words {
    /// Different words kept, hidden ones included.
    pub(super) fn kept(&self) -> usize {
        self.words.len()
    }

    /// Different words that are not hidden.
    pub(super) fn distinct(&self) -> u32 {
        self.ranked.len() as u32
    }

    /// Words that are hidden and that somebody has sent.
    pub(super) fn hidden(&self) -> u32 {
        self.words.values().filter(|word| word.hidden && word.count > 0).count() as u32
    }

    /// People who have sent a word.
    pub(super) fn answered(&self) -> u32 {
        self.senders.len() as u32
    }

    pub(super) fn word(&self, key: &WordKey) -> Option<&Word> {
        self.words.get(key)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &WordKey> {
        self.words.keys()
    }

    /// Own words of a person.
    pub(super) fn of(&self, person: PersonId) -> &[Sent] {
        self.senders.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Everybody who sent a word.
    pub(super) fn senders_of(&self, key: &WordKey) -> Vec<PersonId> {
        let sent = |sent: &Vec<Sent>| sent.iter().any(|sent| sent.key == *key);
        self.senders.iter().filter(|(_, words)| sent(words)).map(|(person, _)| *person).collect()
    }

    /// Words that are not hidden, most frequent first, then by key.
    pub(super) fn ranked(&self) -> impl Iterator<Item = (&WordKey, &Word)> {
        self.ranked.iter().filter_map(|(_, key)| Some((key, self.words.get(key)?)))
    }

    /// One person counts once for one word.
    pub(super) fn send(&mut self, person: PersonId, key: &WordKey, typed: &TypedWord) {
        let own = self.senders.entry(person).or_default();
        if own.iter().any(|sent| sent.key == *key) {
            return;
        }
        own.push(Sent { key: key.clone(), typed: typed.clone() });
        self.unrank(key);
        self.words.entry(key.clone()).or_insert_with(|| Word::new(typed)).spell(typed);
        self.rank(key);
    }

    pub(super) fn take_back(&mut self, person: PersonId, key: &WordKey) {
        let Some(own) = self.senders.get_mut(&person) else { return };
        let Some(at) = own.iter().position(|sent| sent.key == *key) else { return };
        let typed = own.remove(at).typed;
        if own.is_empty() {
            self.senders.remove(&person);
        }
        self.unrank(key);
        if let Some(word) = self.words.get_mut(key) {
            word.unspell(&typed);
        }
        self.rank(key);
    }

    pub(super) fn hide(&mut self, key: &WordKey, hidden: bool) {
        self.unrank(key);
        if let Some(word) = self.words.get_mut(key) {
            word.hidden = hidden;
        }
        self.rank(key);
    }

    fn unrank(&mut self, key: &WordKey) {
        if let Some(word) = self.words.get(key) {
            self.ranked.remove(&(Reverse(word.count), key.clone()));
        }
    }

    /// A hidden word that nobody sends any more stays, so that it is hidden when it comes again.
    fn rank(&mut self, key: &WordKey) {
        let Some(word) = self.words.get(key) else { return };
        match (word.hidden, word.count) {
            (true, _) => {}
            (false, 0) => drop(self.words.remove(key)),
            (false, count) => drop(self.ranked.insert((Reverse(count), key.clone()))),
        }
    }
}

impl Word {
    fn new(typed: &TypedWord) -> Self {
        Self { shown: typed.clone(), spellings: Vec::new(), count: 0, hidden: false }
    }

    fn spell(&mut self, typed: &TypedWord) {
        self.count += 1;
        match self.spellings.iter_mut().find(|(spelling, _)| spelling == typed) {
            Some((_, count)) => *count += 1,
            None => self.spellings.push((typed.clone(), 1)),
        }
        self.choose();
    }

    fn unspell(&mut self, typed: &TypedWord) {
        self.count = self.count.saturating_sub(1);
        if let Some((_, count)) = self.spellings.iter_mut().find(|(spelling, _)| spelling == typed)
        {
            *count = count.saturating_sub(1);
        }
        self.spellings.retain(|(_, count)| *count > 0);
        self.choose();
    }

    fn choose(&mut self) {
        let mut most = 0;
        for (spelling, count) in &self.spellings {
            if *count > most {
                most = *count;
                self.shown = spelling.clone();
            }
        }
    }
}

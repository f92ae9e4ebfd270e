//! The words of a cloud: who sent which, how they are spelt, which are seen, which are one.

use super::touched::Touched;
use crate::pairs;
use foorumi_protocol::{PersonId, TypedWord, WordBase, WordForm, WordKey, WordState};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// All words of a cloud. A *word* here is one form, by its key; a *head* is a word that is not merged
/// into another, and stands for all that are merged into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    pub(super) words: BTreeMap<WordKey, Word>,
    /// Own words of each person, as first sent. Nobody here without a word.
    #[serde(with = "pairs")]
    pub(super) senders: BTreeMap<PersonId, Vec<Sent>>,
    /// What is merged into a head. No head here without any.
    pub(super) merged: BTreeMap<WordKey, BTreeSet<WordKey>>,
    /// Words by their base (rule WC3).
    pub(super) bases: BTreeMap<WordKey, BTreeSet<WordKey>>,
    /// Words that staff keep apart, the lesser key first.
    pub(super) apart: BTreeSet<(WordKey, WordKey)>,
    /// Heads that are shown, most frequent first, then by key.
    ranked: BTreeSet<(Reverse<u32>, WordKey)>,
    /// Words of those who are being removed (rule TR5).
    #[serde(default, with = "pairs")]
    pub(super) away: BTreeMap<PersonId, Vec<AwayWord>>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Word {
    /// The most frequent spelling; the earlier one in a tie (rule WC2).
    pub(super) shown: TypedWord,
    /// Spellings in order of their first typing, and how many people typed them.
    pub(super) spellings: Vec<(TypedWord, u32)>,
    /// The one of them that staff chose for the whole head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) chosen: Option<TypedWord>,
    /// People who sent this form.
    pub(super) count: u32,
    /// Of a head: people who sent any of its forms, each once (rule WC3).
    pub(super) people: u32,
    /// All forms of a head have its state.
    pub(super) state: WordState,
    pub(super) base: Option<WordBase>,
    pub(super) into: Option<MergedInto>,
}

/// What a word is merged into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MergedInto {
    pub(super) head: WordKey,
    /// The head that it was merged into first, which may have been merged further.
    pub(super) first: WordKey,
    /// Without asking; such merges come apart by one act.
    pub(super) automatic: bool,
}

/// A word that was put away with its sender, and how it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AwayWord {
    pub(super) sent: Sent,
    pub(super) state: WordState,
    pub(super) base: Option<WordBase>,
}

/// A word as one person sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sent {
    pub(super) key: WordKey,
    pub(super) typed: TypedWord,
}

impl Words {
    /// Different words kept, in all forms and states.
    pub(super) fn kept(&self) -> usize {
        self.words.len()
    }

    /// Different words that are shown.
    pub(super) fn distinct(&self) -> u32 {
        self.ranked.len() as u32
    }

    /// Words that somebody has sent and that are not shown.
    pub(super) fn unseen(&self) -> u32 {
        let unseen = |word: &&Word| word.into.is_none() && word.state != WordState::Shown;
        self.words.values().filter(unseen).filter(|word| word.people > 0).count() as u32
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

    /// The head that a word is merged into; itself, if it is none or unknown.
    pub(super) fn head<'a>(&'a self, key: &'a WordKey) -> &'a WordKey {
        let into = self.words.get(key).and_then(|word| word.into.as_ref());
        into.map_or(key, |into| &into.head)
    }

    /// A head and what is merged into it.
    pub(super) fn forms<'a>(&'a self, head: &'a WordKey) -> impl Iterator<Item = &'a WordKey> {
        std::iter::once(head).chain(self.merged.get(head).into_iter().flatten())
    }

    /// Everybody who sent a form of this head.
    pub(super) fn senders_of(&self, head: &WordKey) -> Vec<PersonId> {
        let sent = |sent: &Vec<Sent>| sent.iter().any(|sent| self.head(&sent.key) == head);
        self.senders.iter().filter(|(_, words)| sent(words)).map(|(person, _)| *person).collect()
    }

    /// Everybody one of whose words is one with another.
    pub(super) fn senders_of_merged(&self) -> Vec<PersonId> {
        let one = |sent: &Sent| self.merged.contains_key(self.head(&sent.key));
        let people = self.senders.iter().filter(|(_, words)| words.iter().any(one));
        people.map(|(person, _)| *person).collect()
    }

    /// Heads that are shown, most frequent first, then by key.
    pub(super) fn ranked(&self) -> impl Iterator<Item = (&WordKey, &Word)> {
        self.ranked.iter().filter_map(|(_, key)| Some((key, self.words.get(key)?)))
    }

    /// The forms of a head that somebody sent, most frequent first; none if there is only one.
    pub(super) fn forms_sent(&self, head: &WordKey) -> Vec<WordForm> {
        if !self.merged.contains_key(head) {
            return Vec::new();
        }
        let form = |key: &WordKey| {
            let word = self.words.get(key).filter(|word| word.count > 0)?;
            Some(WordForm { key: key.clone(), shown: word.shown.clone(), count: word.count })
        };
        let mut forms: Vec<WordForm> = self.forms(head).filter_map(form).collect();
        forms.sort_by(|a, b| (b.count, &a.key).cmp(&(a.count, &b.key)));
        if forms.len() > 1 { forms } else { Vec::new() }
    }

    /// One person counts once for one word. A word that is new here gets this state and base.
    pub(super) fn send(
        &mut self,
        person: PersonId,
        sent: &Sent,
        new: (WordState, Option<&WordBase>),
    ) -> Touched {
        let key = &sent.key;
        if self.of(person).iter().any(|own| own.key == *key) {
            return Touched::default();
        }
        let head = self.head(key).clone();
        let counted = self.of(person).iter().any(|own| *self.head(&own.key) == head);
        self.unrank(&head);
        self.senders.entry(person).or_default().push(sent.clone());
        let is_new = !self.words.contains_key(key);
        if is_new {
            let (state, base) = new;
            self.words.insert(key.clone(), Word::new(&sent.typed, state, base.cloned()));
            if let Some(base) = base {
                self.bases.entry(base.key.clone()).or_default().insert(key.clone());
            }
        }
        if let Some(word) = self.words.get_mut(key) {
            word.spell(&sent.typed);
        }
        if let Some(word) = self.words.get_mut(&head) {
            word.people += u32::from(!counted);
        }
        self.rank(&head);
        let mut touched = Touched::word(head);
        if is_new {
            touched.words.extend(self.kin_of(key));
        }
        touched
    }

    pub(super) fn take_back(&mut self, person: PersonId, key: &WordKey) -> Touched {
        let Some(own) = self.senders.get_mut(&person) else { return Touched::default() };
        let Some(at) = own.iter().position(|sent| sent.key == *key) else {
            return Touched::default();
        };
        let typed = own.remove(at).typed;
        if own.is_empty() {
            self.senders.remove(&person);
        }
        let head = self.head(key).clone();
        let counted = self.of(person).iter().any(|own| *self.head(&own.key) == head);
        let kin = self.kin_of(key);
        self.unrank(&head);
        if let Some(word) = self.words.get_mut(key) {
            word.unspell(&typed);
        }
        if let Some(word) = self.words.get_mut(&head) {
            word.people = word.people.saturating_sub(u32::from(!counted));
        }
        let mut touched = Touched { kin: self.has_kin(&head), ..Touched::word(head.clone()) };
        if *key != head && self.is_spent(key) {
            // The others' word may now be of one form.
            touched.people = self.senders_of(&head);
            self.detach(key);
            self.forget(key);
        }
        self.rank(&head);
        if !self.words.contains_key(key) {
            touched.words.extend(kin);
        }
        touched
    }

    /// Gives a head and all its forms a state.
    pub(super) fn set_state(&mut self, head: &WordKey, state: WordState) -> Touched {
        self.unrank(head);
        let forms: Vec<WordKey> = self.forms(head).cloned().collect();
        for key in &forms {
            if let Some(word) = self.words.get_mut(key) {
                word.state = state;
            }
        }
        let people = self.senders_of(head);
        let mut touched = Touched { people, ..Touched::word(head.clone()) };
        // What was kept only for being hidden goes.
        let spent: Vec<&WordKey> = forms.iter().filter(|key| self.is_spent(key)).collect();
        for key in spent {
            touched.words.extend(self.kin_of(key));
            if key != head {
                self.detach(key);
                self.forget(key);
                touched.words.push(key.clone());
            }
        }
        self.rank(head);
        touched
    }

    pub(super) fn unrank(&mut self, head: &WordKey) {
        if let Some(word) = self.words.get(head) {
            self.ranked.remove(&(Reverse(word.people), head.clone()));
        }
    }

    /// A hidden word that nobody sends any more stays, so that it is hidden when it comes again.
    pub(super) fn rank(&mut self, head: &WordKey) {
        let Some(word) = self.words.get(head) else { return };
        if word.into.is_some() {
            return;
        }
        let (state, people) = (word.state, word.people);
        if people == 0 && !self.merged.contains_key(head) && self.is_spent(head) {
            self.forget(head);
        } else if state == WordState::Shown && people > 0 {
            self.ranked.insert((Reverse(people), head.clone()));
        }
    }

    /// Whether nobody sends this form and nothing about it needs remembering.
    fn is_spent(&self, key: &WordKey) -> bool {
        let hidden = |word: &Word| word.state == WordState::Hidden;
        self.words.get(key).is_some_and(|word| word.count == 0 && !hidden(word))
    }

    /// Drops a word that nobody sends, though it is hidden: its text goes with its sender. Of a head
    /// another form takes the place. Answers with the words that are not what they were.
    pub(super) fn drop_unsent(&mut self, key: &WordKey) -> Vec<WordKey> {
        let mut changed = Vec::new();
        if self.words.get(key).is_some_and(|word| word.count == 0) {
            changed.extend(self.kin_of(key).into_iter().filter(|head| head != key));
            changed.extend(self.hand_on(key));
            self.unrank(key);
            self.detach(key);
            self.forget(key);
        }
        if !self.words.contains_key(key) {
            self.apart.retain(|(a, b)| a != key && b != key);
            for into in self.words.values_mut().filter_map(|word| word.into.as_mut()) {
                if into.first == *key {
                    into.first = into.head.clone();
                }
            }
        }
        changed
    }

    pub(super) fn forget(&mut self, key: &WordKey) {
        let Some(word) = self.words.remove(key) else { return };
        let Some(base) = word.base else { return };
        if let Some(words) = self.bases.get_mut(&base.key) {
            words.remove(key);
            if words.is_empty() {
                self.bases.remove(&base.key);
            }
        }
    }
}

impl Word {
    fn new(typed: &TypedWord, state: WordState, base: Option<WordBase>) -> Self {
        Self {
            shown: typed.clone(),
            spellings: Vec::new(),
            chosen: None,
            count: 0,
            people: 0,
            state,
            base,
            into: None,
        }
    }

    /// How many typed the most frequent spelling.
    pub(super) fn most(&self) -> u32 {
        self.spellings.iter().map(|(_, count)| *count).max().unwrap_or(0)
    }

    /// Whether anybody has typed it so.
    pub(super) fn is_spelt(&self, typed: &TypedWord) -> bool {
        self.spellings.iter().any(|(spelling, _)| spelling == typed)
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
        self.chosen = self.chosen.take().filter(|chosen| self.is_spelt(chosen));
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

//! Word families: which forms are one word, by themselves or by the desk (rule WC3).

use super::{
    touched::Touched,
    words::{MergedInto, Word, Words},
};
use foorumi_protocol::{
    CloudPlan, MergeProposal, WordBase, WordForm, WordKey, WordReviewPart, WordState,
};
use std::collections::{BTreeMap, BTreeSet};

/// Most forms in one word.
pub(super) const FORMS: usize = CloudPlan::MAX_MERGED;
/// Most pairs of words that are kept apart.
pub(super) const APART: usize = 20_000;

impl Words {
    /// Merges heads, with all their forms, into a head. They take its state.
    pub(super) fn merge(&mut self, into: &WordKey, heads: &[WordKey], automatic: bool) -> Touched {
        let Some(state) = self.word(into).map(|word| word.state) else { return Touched::default() };
        let mut touched = Touched::word(into.clone());
        self.unrank(into);
        for head in heads.iter().filter(|head| *head != into) {
            if self.word(head).is_none_or(|word| word.into.is_some()) {
                continue;
            }
            self.unrank(head);
            touched.words.push(head.clone());
            let forms = self.merged.remove(head).unwrap_or_default();
            for form in forms.iter().chain([head]) {
                self.attach(form, into, automatic, state);
            }
        }
        self.recount(into);
        self.rank(into);
        touched.people = self.senders_of(into);
        touched
    }

    /// Takes forms out of the word that they are merged into.
    pub(super) fn split(&mut self, forms: &[WordKey]) -> Touched {
        let mut touched = Touched::default();
        for form in forms {
            let head = self.head(form).clone();
            if head == *form {
                continue;
            }
            touched.people.extend(self.senders_of(&head));
            self.unrank(&head);
            self.detach(form);
            for key in [&head, form] {
                self.recount(key);
                self.rank(key);
            }
            touched.words.extend([head, form.clone()]);
        }
        touched
    }

    pub(super) fn keep_apart(&mut self, words: &[WordKey], on: bool) {
        for pair in pairs_of(words) {
            if on {
                self.apart.insert(pair);
            } else {
                self.apart.remove(&pair);
            }
        }
    }

    /// Whether any form of one is kept apart from any form of the other.
    pub(super) fn is_apart(&self, head: &WordKey, other: &WordKey) -> bool {
        let mut pairs = self.forms(head).flat_map(|a| self.forms(other).map(move |b| (a, b)));
        pairs.any(|(a, b)| self.apart.contains(&pair(a, b)))
    }

    /// The head that a shown word of a sure base is merged into without asking, if there is one: it
    /// has a form of the same sure base. The most frequent, then the first by key.
    pub(super) fn surely_one_with(&self, head: &WordKey, base: &WordBase) -> Option<WordKey> {
        let room = FORMS.saturating_sub(self.forms(head).count());
        let sure = |key: &&WordKey| self.word(key).is_some_and(is_sure);
        let others = self.bases.get(&base.key)?.iter().filter(sure).map(|key| self.head(key));
        let fits = |other: &&WordKey| {
            let shown = self.word(other).is_some_and(|word| word.state == WordState::Shown);
            let apart = || self.is_apart(head, other);
            *other != head && shown && self.forms(other).count() <= room && !apart()
        };
        let people = |key: &WordKey| self.word(key).map_or(0, |word| word.people);
        others.filter(fits).max_by(|a, b| (people(a), b).cmp(&(people(b), a))).cloned()
    }

    /// Heads that are shown and surely forms of one word: into which, and which.
    pub(super) fn sure_groups(&self) -> Vec<(WordKey, Vec<WordKey>)> {
        let mut taken = BTreeSet::new();
        let mut groups = Vec::new();
        for words in self.bases_of_several() {
            let sure = words.iter().filter(|key| self.word(key).is_some_and(is_sure));
            let heads: BTreeSet<&WordKey> = sure.map(|key| self.head(key)).collect();
            let Some(proposal) = self.proposal(heads.into_iter()) else { continue };
            let mut forms: Vec<WordKey> = proposal.words.into_iter().map(|form| form.key).collect();
            // A word of two bases goes with the first.
            forms.retain(|head| taken.insert(head.clone()));
            let mut room = FORMS;
            forms.retain(|head| {
                let size = self.forms(head).count();
                let fits = size <= room;
                room = if fits { room - size } else { room };
                fits
            });
            if forms.len() > 1 {
                let into = forms.remove(0);
                groups.push((into, forms));
            }
        }
        groups
    }

    /// Forms that were merged without asking, and what was merged into them by hand before.
    pub(super) fn merged_without_asking(&self) -> BTreeMap<WordKey, Vec<WordKey>> {
        let into = |word: &Word| word.into.as_ref().filter(|into| into.automatic).is_some();
        let forms = self.words.iter().filter(|(_, word)| into(word));
        let mut apart: BTreeMap<WordKey, Vec<WordKey>> =
            forms.map(|(key, _)| (key.clone(), Vec::new())).collect();
        for (key, word) in &self.words {
            let Some(into) = word.into.as_ref().filter(|into| !into.automatic) else { continue };
            if let Some(with) = apart.get_mut(&into.first) {
                with.push(key.clone());
            }
        }
        apart
    }

    /// Bases with several words: what proposals can come of.
    fn bases_of_several(&self) -> impl Iterator<Item = &BTreeSet<WordKey>> {
        self.bases.values().filter(|words| words.len() > 1)
    }

    /// Whether a form of this head has its base with other words: a proposal may tell of it.
    pub(super) fn has_kin(&self, head: &WordKey) -> bool {
        let kin = |key: &WordKey| {
            let base = self.word(key).and_then(|word| word.base.as_ref());
            base.and_then(|base| self.bases.get(&base.key)).is_some_and(|words| words.len() > 1)
        };
        self.forms(head).any(kin)
    }

    /// Words that seem to be forms of one, those that concern most people first; and how many
    /// more such there are.
    pub(super) fn proposals(&self) -> (Vec<MergeProposal>, u32) {
        let mut proposals: Vec<MergeProposal> =
            self.bases_of_several().filter_map(|words| self.proposal(words.iter())).collect();
        let people = |proposal: &MergeProposal| -> u32 {
            proposal.words.iter().map(|word| word.count).sum()
        };
        proposals.sort_by(|a, b| (people(b), &a.words[0].key).cmp(&(people(a), &b.words[0].key)));
        let more = proposals.len().saturating_sub(WordReviewPart::PROPOSALS);
        proposals.truncate(WordReviewPart::PROPOSALS);
        (proposals, more as u32)
    }

    fn proposal<'a>(&'a self, words: impl Iterator<Item = &'a WordKey>) -> Option<MergeProposal> {
        let heads: BTreeSet<&WordKey> = words.map(|key| self.head(key)).collect();
        let form = |head: &&WordKey| {
            let word = self.word(head)?;
            let seen = word.state == WordState::Shown && word.people > 0;
            let shown = self.face(head, word);
            seen.then(|| WordForm { key: (*head).clone(), shown, count: word.people })
        };
        let mut forms: Vec<WordForm> = heads.iter().filter_map(form).collect();
        forms.sort_by(|a, b| (b.count, &a.key).cmp(&(a.count, &b.key)));
        let mut words: Vec<WordForm> = Vec::new();
        for form in forms {
            let apart = words.iter().any(|taken| self.is_apart(&taken.key, &form.key));
            if !apart && words.len() < FORMS {
                words.push(form);
            }
        }
        (words.len() > 1).then_some(MergeProposal { words })
    }

    fn attach(&mut self, form: &WordKey, into: &WordKey, automatic: bool, state: WordState) {
        let Some(word) = self.words.get_mut(form) else { return };
        word.into = Some(match word.into.take() {
            Some(before) => MergedInto { head: into.clone(), ..before },
            None => MergedInto { head: into.clone(), first: into.clone(), automatic },
        });
        word.state = state;
        word.people = 0;
        // What stays is shown as it was (rule WC2).
        word.chosen = None;
        self.merged.entry(into.clone()).or_default().insert(form.clone());
    }

    /// Takes a form out of its head's forms.
    pub(super) fn detach(&mut self, form: &WordKey) {
        let into = self.words.get_mut(form).and_then(|word| word.into.take());
        let Some(MergedInto { head, .. }) = into else { return };
        if let Some(forms) = self.merged.get_mut(&head) {
            forms.remove(form);
            if forms.is_empty() {
                self.merged.remove(&head);
            }
        }
    }

    /// Gives a head's place to the most frequent of the forms that are merged into it, which stays one
    /// word with the others.
    pub(super) fn hand_on(&mut self, head: &WordKey) -> Option<WordKey> {
        let mut forms = self.merged.get(head)?.clone();
        let count = |key: &WordKey| self.word(key).map_or(0, |word| word.count);
        let new = forms.iter().max_by(|a, b| (count(a), b).cmp(&(count(b), a)))?.clone();
        forms.remove(&new);
        self.unrank(head);
        self.merged.remove(head);
        if let Some(word) = self.words.get_mut(&new) {
            word.into = None;
        }
        for form in &forms {
            let word = self.words.get_mut(form);
            if let Some(into) = word.and_then(|word| word.into.as_mut()) {
                into.head = new.clone();
            }
        }
        if !forms.is_empty() {
            self.merged.insert(new.clone(), forms);
        }
        self.recount(&new);
        self.rank(&new);
        Some(new)
    }

    fn recount(&mut self, head: &WordKey) {
        let people = self.senders_of(head).len() as u32;
        if let Some(word) = self.words.get_mut(head) {
            word.people = people;
        }
    }
}

fn is_sure(word: &Word) -> bool {
    word.base.as_ref().is_some_and(|base| base.sure)
}

fn pair(a: &WordKey, b: &WordKey) -> (WordKey, WordKey) {
    if a < b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) }
}

/// Each with each.
pub(super) fn pairs_of(words: &[WordKey]) -> Vec<(WordKey, WordKey)> {
    let with_later = |(at, a): (usize, &WordKey)| -> Vec<(WordKey, WordKey)> {
        words[at + 1..].iter().filter(|b| *b != a).map(|b| pair(a, b)).collect()
    };
    words.iter().enumerate().flat_map(with_later).collect()
}

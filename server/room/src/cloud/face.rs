//! How a word is shown: rule WC2.

use super::{
    CloudEvent,
    touched::Touched,
    words::{Word, Words},
};
use crate::{Decided, Event, Rejection, Room};
use foorumi_protocol::{ActivityId, TypedWord, WordKey, WordPart};
use std::cmp::Reverse;

impl Words {
    /// How a head is shown: as staff chose; else in its base form where the language pack is sure
    /// of that and no other word could be taken for it; else as most people typed it.
    pub(super) fn face(&self, head: &WordKey, word: &Word) -> TypedWord {
        if let Some(chosen) = self.chosen(head) {
            return chosen.clone();
        }
        let form = self.most_typed(head, word);
        self.base_form(head, form).unwrap_or_else(|| form.shown.clone())
    }

    /// The most frequent spelling of any form, its own in a tie. It is what somebody typed, and goes
    /// with it: the base form may stand longer.
    pub(super) fn spelling<'a>(&'a self, head: &WordKey, word: &'a Word) -> &'a TypedWord {
        &self.most_typed(head, word).shown
    }

    /// Different spellings of a head, the most frequent first; none where there is nothing to choose.
    pub(super) fn spellings(&self, head: &WordKey, face: &TypedWord) -> Vec<TypedWord> {
        let forms = self.forms(head).filter_map(|key| self.word(key));
        let mut all: Vec<&(TypedWord, u32)> = forms.flat_map(|form| &form.spellings).collect();
        all.sort_by_key(|(_, count)| Reverse(*count));
        all.truncate(WordPart::SPELLINGS);
        let only = all.len() == 1 && all.iter().all(|(spelling, _)| spelling == face);
        let told = all.into_iter().filter(|_| !only);
        told.map(|(spelling, _)| spelling.clone()).collect()
    }

    /// The spelling of a head that staff chose, as long as somebody has typed it.
    pub(super) fn chosen(&self, head: &WordKey) -> Option<&TypedWord> {
        self.forms(head).find_map(|key| self.word(key)?.chosen.as_ref())
    }

    /// Shows a head in that spelling from now on; without one, as it comes by itself.
    fn choose(&mut self, head: &WordKey, chosen: Option<&TypedWord>) -> Touched {
        let forms: Vec<WordKey> = self.forms(head).cloned().collect();
        for key in &forms {
            if let Some(word) = self.words.get_mut(key) {
                word.chosen = chosen.filter(|chosen| word.is_spelt(chosen)).cloned();
            }
        }
        Touched::word(head.clone())
    }

    /// Heads that may be shown otherwise for this word being there or not.
    pub(super) fn kin_of(&self, key: &WordKey) -> Vec<WordKey> {
        let base = self.word(key).and_then(|word| word.base.as_ref()).map(|base| &base.key);
        let forms = base.into_iter().chain([key]).filter_map(|base| self.bases.get(base)).flatten();
        forms.map(|form| self.head(form).clone()).collect()
    }

    /// The form with the most frequent spelling of any, the head itself in a tie.
    fn most_typed<'a>(&'a self, head: &WordKey, word: &'a Word) -> &'a Word {
        let merged = self.merged.get(head).into_iter().flatten();
        let mut most = word;
        for form in merged.filter_map(|key| self.words.get(key)) {
            if form.most() > most.most() {
                most = form;
            }
        }
        most
    }

    /// The base of a form, if it can be shown and no other head is or could be shown so. That it can be is
    /// known by any form: "palvelujen" may be of two words, "palvelussa" in the same word tells of which.
    fn base_form(&self, head: &WordKey, form: &Word) -> Option<TypedWord> {
        let base = &form.base.as_ref()?.key;
        let can_be = |key: &&WordKey| {
            self.word(key).is_some_and(|word| word.base.as_ref().is_some_and(|base| base.shown))
        };
        let mut heads = self.bases.get(base)?.iter().filter(can_be).map(|key| self.head(key));
        let is_other = self.words.contains_key(base) && self.head(base) != head;
        if is_other || heads.next()? != head || heads.any(|other| other != head) {
            return None;
        }
        TypedWord::new(&in_case_of(&form.shown, base)).ok()
    }
}

/// A word with large letters where another has them as far as both are the same, and behind that where
/// the other has no small ones: "AI-osaamista" is "AI-osaaminen".
fn in_case_of(model: &str, word: &str) -> String {
    let same = |(a, b): &(char, char)| a.to_lowercase().eq(b.to_lowercase());
    let shared: Vec<char> =
        model.chars().zip(word.chars()).take_while(same).map(|(letter, _)| letter).collect();
    let rest: String = word.chars().skip(shared.len()).collect();
    let is_large = !model.contains(char::is_lowercase);
    shared.into_iter().chain(if is_large { rest.to_uppercase() } else { rest }.chars()).collect()
}

impl Room {
    pub(super) fn decide_spelling(
        &self,
        id: ActivityId,
        key: &WordKey,
        spelling: Option<&TypedWord>,
    ) -> Decided {
        let words = &self.cloud_found(id)?.words;
        let head = words.head(key);
        words.word(head).ok_or(Rejection::NotFound)?;
        let mut forms = words.forms(head).filter_map(|key| words.word(key));
        if spelling.is_some_and(|spelling| !forms.any(|form| form.is_spelt(spelling))) {
            return Err(Rejection::NotFound);
        }
        if words.chosen(head) == spelling {
            return Ok(Vec::new());
        }
        let (word, spelling) = (head.clone(), spelling.cloned());
        Ok(vec![Event::Cloud(CloudEvent::SpellingChosen { cloud: id, word, spelling })])
    }

    pub(super) fn choose_spelling(
        &mut self,
        id: ActivityId,
        head: &WordKey,
        spelling: Option<&TypedWord>,
    ) {
        self.change_words(id, |words| words.choose(head, spelling));
    }
}

#[cfg(test)]
mod tests {
    use super::in_case_of;

    #[test]
    fn wc2_a_base_is_written_as_the_word_that_it_stands_for() {
        for (model, word, wanted) in [
            ("luottamusta", "luottamus", "luottamus"),
            ("Luottamusta", "luottamus", "Luottamus"),
            ("KELAN", "kela", "KELA"),
            ("Ääntä", "ääni", "Ääni"),
            ("AI-osaamista", "ai-osaaminen", "AI-osaaminen"),
            ("iPhonen", "iphone", "iPhone"),
            ("Parhaalla", "hyvä", "hyvä"),
        ] {
            assert_eq!(in_case_of(model, word), wanted);
        }
    }
}

//! Words that go for good, for the personal data in them: rules MO6, CH10.

use super::{CloudEvent, key, touched::Touched, words::Words};
use crate::{Decided, Event, Room, guard::suspect_kinds, view::Eyes};
use foorumi_protocol::{
    ActivityId, Notice, PartKey, PersonId, Rejection, SuspectKind, TypedWord, WordKey,
};
use std::collections::BTreeSet;

impl Words {
    /// What the guard suspects in any form of a head.
    pub(super) fn suspects(&self, head: &WordKey) -> Vec<SuspectKind> {
        let words = self.forms(head).filter_map(|key| self.word(key));
        let kinds: BTreeSet<SuspectKind> =
            words.flat_map(|word| suspect_kinds(&word.shown)).collect();
        kinds.into_iter().collect()
    }

    /// Takes a head with all its forms away, from those who sent them too. Answers with the forms.
    fn remove(&mut self, head: &WordKey) -> Vec<WordKey> {
        let forms: Vec<WordKey> = self.forms(head).cloned().collect();
        self.unrank(head);
        self.merged.remove(head);
        self.apart.retain(|(one, other)| !forms.contains(one) && !forms.contains(other));
        for own in self.senders.values_mut() {
            own.retain(|sent| !forms.contains(&sent.key));
        }
        self.senders.retain(|_, own| !own.is_empty());
        forms.iter().for_each(|form| self.forget(form));
        forms
    }
}

impl Room {
    pub(super) fn decide_removal(&self, id: ActivityId, key: &WordKey) -> Decided {
        let words = &self.cloud_found(id)?.words;
        let word = words.head(key).clone();
        words.word(&word).ok_or(Rejection::NotFound)?;
        Ok(vec![Event::Cloud(CloudEvent::Removed { cloud: id, word })])
    }

    /// Rule CH10: a word goes from everywhere with all its forms. Those who sent it are told without it,
    /// and can send another.
    pub(crate) fn remove_word(&mut self, id: ActivityId, head: &WordKey) {
        let Some((cloud, _)) = self.cloud(id) else { return };
        let senders = cloud.words.senders_of(head);
        let mut gone = Vec::new();
        self.change_words(id, |words| {
            gone = words.remove(head);
            Touched { people: senders.clone(), kin: true, words: gone.clone() }
        });
        if let Some(cloud) = self.cloud_mut(id) {
            cloud.removed += 1;
        }
        self.forget_words(id, &gone);
        for person in senders {
            self.tell(person, Notice::WordRemoved { cloud: id });
        }
        self.touch(PartKey::Cloud(id), Eyes::Staff);
        self.touch(PartKey::Mending(id), Eyes::Staff);
    }

    /// Takes all words of a person back for good, as if they had never sent any. What others sent too
    /// stays.
    #[expect(dead_code, reason = "the removal of a person (rule TR5) uses it")]
    pub(crate) fn remove_words_of(&mut self, id: ActivityId, person: PersonId) {
        let Some((cloud, _)) = self.cloud(id) else { return };
        let own: Vec<WordKey> =
            cloud.words.of(person).iter().map(|sent| sent.key.clone()).collect();
        for key in &own {
            self.change_words(id, |words| words.take_back(person, key));
        }
        self.touch_own(PartKey::MyWords(id), person);
        let kept = |key: &WordKey| {
            let word = self.cloud(id).and_then(|(cloud, _)| cloud.words.word(key));
            word.is_some_and(|word| word.count > 0)
        };
        let gone: Vec<WordKey> = own.into_iter().filter(|key| !kept(key)).collect();
        // A hidden word stays without a sender, so that it is hidden when it comes again; not this one.
        self.change_words(id, |words| {
            let heads: Vec<WordKey> = (gone.iter())
                .filter(|key| words.word(key).is_some_and(|word| word.people == 0))
                .cloned()
                .collect();
            heads.iter().for_each(|head| drop(words.remove(head)));
            Touched { words: heads, ..Touched::default() }
        });
        self.forget_words(id, &gone);
    }

    /// What named these words is named no more: keys of parts, what people were told.
    fn forget_words(&mut self, id: ActivityId, gone: &[WordKey]) {
        for key in gone {
            self.view.purge(PartKey::Word(id, key.clone()));
        }
        self.drop_notices(|notice| match notice {
            Notice::WordHidden { cloud, word } if *cloud == id => {
                let read = key::read(&TypedWord::of_kept(word));
                read.map_or(true, |(key, _)| gone.contains(&key))
            }
            _ => false,
        });
        self.forget_texts(id);
    }
}

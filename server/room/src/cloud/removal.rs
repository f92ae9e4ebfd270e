//! Words that go for good, for the personal data in them: rules MO6, CH10.

use super::{CloudEvent, key, touched::Touched, words::Words};
use crate::{Decided, Event, Room, guard::suspect_kinds, view::Eyes};
use foorumi_protocol::{ActivityId, Notice, PartKey, Rejection, SuspectKind, TypedWord, WordKey};
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
            let kin: Vec<WordKey> = words.forms(head).flat_map(|form| words.kin_of(form)).collect();
            gone = words.remove(head);
            let words = gone.iter().cloned().chain(kin).collect();
            Touched { people: senders.clone(), kin: true, words }
        });
        if let Some(cloud) = self.cloud_mut(id) {
            cloud.removed += 1;
        }
        self.forget_words(id, &gone);
        for person in senders {
            self.tell(person, Notice::WordRemoved { cloud: id });
        }
        self.touch(PartKey::Cloud(id), Eyes::Staff);
        self.touch(PartKey::WordReview(id), Eyes::Staff);
    }

    /// What named these words is named no more: keys of parts, what people were told.
    pub(super) fn forget_words(&mut self, id: ActivityId, gone: &[WordKey]) {
        for key in gone {
            self.view.purge(PartKey::Word(id, key.clone()));
        }
        self.drop_notices(|notice| {
            let Notice::WordHidden { cloud, word } = notice else { return false };
            let read = key::read(&TypedWord::of_kept(word));
            *cloud == id && read.map_or(true, |(key, _)| gone.contains(&key))
        });
        self.forget_texts(id);
    }
}

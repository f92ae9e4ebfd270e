//! The words of a person who is removed: rule TR5. A word that others sent too stays as theirs.

use super::{touched::Touched, words::AwayWord};
use crate::{Room, Traces, activity::Content, view::Eyes};
use foorumi_protocol::{ActivityId, PartKey, PersonId, WordKey};

impl Room {
    pub(crate) fn put_words_away(&mut self, person: PersonId) {
        for id in self.clouds() {
            let Some((cloud, _)) = self.cloud(id) else { continue };
            let away: Vec<AwayWord> = (cloud.words.of(person).iter())
                .filter_map(|sent| {
                    let word = cloud.words.word(&sent.key)?;
                    Some(AwayWord {
                        sent: sent.clone(),
                        state: word.state,
                        base: word.base.clone(),
                    })
                })
                .collect();
            for AwayWord { sent, .. } in &away {
                self.change_words(id, |words| {
                    let mut touched = words.take_back(person, &sent.key);
                    // A hidden one would stay for the desk to see, the head of others' for all.
                    for head in words.drop_unsent(&sent.key) {
                        touched.people.extend(words.senders_of(&head));
                        touched.words.push(head);
                    }
                    touched
                });
            }
            if !away.is_empty() {
                self.keep_away(id, person, Some(away));
            }
        }
    }

    pub(crate) fn bring_words_back(&mut self, person: PersonId) {
        for id in self.clouds() {
            for AwayWord { sent, state, base } in self.keep_away(id, person, None) {
                let new = (state, base.as_ref());
                self.change_words(id, |words| words.send(person, &sent, new));
            }
        }
    }

    pub(crate) fn forget_words_of(&mut self, person: PersonId) {
        for id in self.clouds() {
            let keys: Vec<WordKey> =
                self.keep_away(id, person, None).into_iter().map(|away| away.sent.key).collect();
            self.change_words(id, |words| {
                let heads = keys.iter().flat_map(|key| words.drop_unsent(key));
                let heads: Vec<WordKey> = heads.collect();
                let people = heads.iter().flat_map(|head| words.senders_of(head)).collect();
                Touched { words: keys.iter().cloned().chain(heads).collect(), people, kin: true }
            });
            let here = |key: &WordKey| {
                self.cloud(id).is_some_and(|(cloud, _)| cloud.words.word(key).is_some())
            };
            let gone: Vec<WordKey> = keys.into_iter().filter(|key| !here(key)).collect();
            if !gone.is_empty() {
                self.forget_words(id, &gone);
            }
        }
    }

    pub(crate) fn count_words_of(&self, person: PersonId, traces: &mut Traces) {
        for (cloud, _) in self.clouds().into_iter().filter_map(|id| self.cloud(id)) {
            traces.add_texts(cloud.words.of(person).len());
        }
    }

    /// What is put away of a person; puts something else in its place.
    fn keep_away(
        &mut self,
        id: ActivityId,
        person: PersonId,
        new: Option<Vec<AwayWord>>,
    ) -> Vec<AwayWord> {
        self.touch_own(PartKey::MyWords(id), person);
        self.touch(PartKey::Cloud(id), Eyes::All);
        let Some(cloud) = self.cloud_mut(id) else { return Vec::new() };
        let old = cloud.words.away.remove(&person);
        if let Some(new) = new {
            cloud.words.away.insert(person, new);
        }
        old.unwrap_or_default()
    }

    fn clouds(&self) -> Vec<ActivityId> {
        let clouds = self
            .activities
            .iter()
            .filter(|(_, activity)| matches!(activity.content, Content::Cloud(_)));
        clouds.map(|(id, _)| *id).collect()
    }
}

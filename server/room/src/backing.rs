//! Who backs what: questions to the presenter (rule CH7) and published messages (rule CH11). Each
//! feature keeps its own numbers; here stands what one person backs, and what becomes of it when they
//! are removed (rule TR5).

use crate::{Eye, Room, Traces, pairs};
use foorumi_protocol::{MyBackingsPart, PartKey, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What each person backs of one kind of things; as many as people may act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "K: Ord + Serialize", deserialize = "K: Ord + Deserialize<'de>"))]
pub(crate) struct Backings<K> {
    #[serde(with = "pairs", rename = "backings")]
    here: BTreeMap<PersonId, BTreeSet<K>>,
    /// What those backed who are being removed.
    #[serde(default, with = "pairs")]
    away: BTreeMap<PersonId, BTreeSet<K>>,
}

impl<K> Default for Backings<K> {
    fn default() -> Self {
        Self { here: BTreeMap::new(), away: BTreeMap::new() }
    }
}

impl<K: Copy + Ord> Backings<K> {
    /// What a person backs; `None` if they never backed anything.
    pub(crate) fn of(&self, person: PersonId) -> Option<&BTreeSet<K>> {
        self.here.get(&person)
    }

    pub(crate) fn has(&self, person: PersonId, what: K) -> bool {
        self.of(person).is_some_and(|own| own.contains(&what))
    }

    pub(crate) fn count_of(&self, person: PersonId) -> usize {
        self.of(person).map_or(0, BTreeSet::len)
    }

    /// Backs it, or no longer; whether that is a change.
    pub(crate) fn set(&mut self, person: PersonId, what: K, on: bool) -> bool {
        let own = self.here.entry(person).or_default();
        if on { own.insert(what) } else { own.remove(&what) }
    }

    /// Puts away what a person backs, and tells what.
    pub(crate) fn put_away(&mut self, person: PersonId) -> BTreeSet<K> {
        let backed = self.here.remove(&person).unwrap_or_default();
        if !backed.is_empty() {
            self.away.insert(person, backed.clone());
        }
        backed
    }

    /// Takes out what was put away; who brings it back sets again what is still there.
    pub(crate) fn take_away(&mut self, person: PersonId) -> BTreeSet<K> {
        self.away.remove(&person).unwrap_or_default()
    }

    /// Nobody backs this any more; tells who did.
    pub(crate) fn drop_all_of(&mut self, what: K) -> Vec<PersonId> {
        for away in self.away.values_mut() {
            away.remove(&what);
        }
        let here = self.here.iter_mut();
        here.filter_map(|(person, own)| own.remove(&what).then_some(*person)).collect()
    }

    /// Forgets who backed what; tells whose it was, nobody if nothing was backed.
    pub(crate) fn drop_everybody(&mut self) -> Vec<PersonId> {
        self.away.clear();
        std::mem::take(&mut self.here).into_keys().collect()
    }
}

impl Room {
    /// Rule TR5: what a person backs who is being removed counts no more.
    pub(crate) fn put_backings_away(&mut self, person: PersonId) {
        self.put_question_backings_away(person);
        self.put_message_backings_away(person);
        self.touch_own(PartKey::MyBackings, person);
    }

    pub(crate) fn bring_backings_back(&mut self, person: PersonId) {
        self.bring_question_backings_back(person);
        self.bring_message_backings_back(person);
        self.touch_own(PartKey::MyBackings, person);
    }

    pub(crate) fn forget_backings_of(&mut self, person: PersonId) {
        drop(self.questions.backings.take_away(person));
        drop(self.chat.backings.take_away(person));
    }

    pub(crate) fn count_backings_of(&self, person: PersonId, traces: &mut Traces) {
        let backed = self.questions.backings.count_of(person) + self.chat.backings.count_of(person);
        traces.votes += u32::try_from(backed).unwrap_or(u32::MAX);
    }

    pub(crate) fn my_backings_part(&self, eye: Eye) -> Option<MyBackingsPart> {
        let Eye::Person(person) = eye else { return None };
        let (questions, messages) =
            (self.questions.backings.of(person), self.chat.backings.of(person));
        (questions.is_some() || messages.is_some()).then(|| MyBackingsPart {
            questions: questions.into_iter().flatten().copied().collect(),
            messages: messages.into_iter().flatten().copied().collect(),
        })
    }
}

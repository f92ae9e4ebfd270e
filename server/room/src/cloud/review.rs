//! What staff do about the words of a cloud: rules WC3, WC4.

use super::{
    Cloud, CloudEvent,
    families::{APART, FORMS, pairs_of},
    guard::Guard,
};
use crate::{Decided, Event, Room, view::Eyes};
use foorumi_protocol::{
    ActivityId, BlockedWord, CloudPlan, Notice, PartKey, Rejection, Text, WordKey, WordState,
};
use std::collections::BTreeSet;

impl Room {
    pub(super) fn decide_held(&self, cloud: ActivityId, on: bool) -> Decided {
        let unchanged = self.cloud_found(cloud)?.plan.held == on;
        let event = CloudEvent::HeldSet { cloud, on };
        Ok(if unchanged { Vec::new() } else { vec![Event::Cloud(event)] })
    }

    pub(super) fn cloud_found(&self, id: ActivityId) -> Result<&Cloud, Rejection> {
        Ok(self.cloud(id).ok_or(Rejection::NotFound)?.0)
    }

    pub(super) fn decide_state(&self, id: ActivityId, key: &WordKey, state: WordState) -> Decided {
        let cloud = self.cloud_found(id)?;
        let head = cloud.words.head(key);
        let word = cloud.words.word(head).ok_or(Rejection::NotFound)?;
        if word.state == state {
            return Ok(Vec::new());
        }
        let set = CloudEvent::StateSet { cloud: id, word: head.clone(), state };
        let shown = state == WordState::Shown && cloud.plan.automatic;
        let base = word.base.as_ref().filter(|base| shown && base.sure);
        let one = base.and_then(|base| cloud.words.surely_one_with(head, base));
        let merged = one.map(|into| CloudEvent::Merged {
            cloud: id,
            into,
            words: vec![head.clone()],
            automatic: true,
        });
        Ok([Some(set), merged].into_iter().flatten().map(Event::Cloud).collect())
    }

    pub(super) fn decide_merge(
        &self,
        id: ActivityId,
        into: &WordKey,
        words: &[WordKey],
    ) -> Decided {
        let words_of = &self.cloud_found(id)?.words;
        let known = |key: &WordKey| words_of.word(key).is_some();
        if !known(into) || words.is_empty() || !words.iter().all(known) {
            return Err(Rejection::NotFound);
        }
        let into = words_of.head(into);
        let heads: BTreeSet<&WordKey> =
            words.iter().map(|key| words_of.head(key)).filter(|head| *head != into).collect();
        if heads.is_empty() {
            return Ok(Vec::new());
        }
        let forms = |head: &WordKey| words_of.forms(head).count();
        let in_all: usize = heads.iter().map(|head| forms(head)).sum();
        if words.len() > CloudPlan::MAX_MERGED || in_all + forms(into) > FORMS {
            return Err(Rejection::LimitReached { limit: FORMS as u32 });
        }
        let all = heads.iter().chain([&into]).flat_map(|head| words_of.forms(head));
        let together =
            CloudEvent::KeptApart { cloud: id, words: all.cloned().collect(), on: false };
        let words = heads.into_iter().cloned().collect();
        let merged = CloudEvent::Merged { cloud: id, into: into.clone(), words, automatic: false };
        Ok(vec![Event::Cloud(together), Event::Cloud(merged)])
    }

    pub(super) fn decide_split(&self, id: ActivityId, key: &WordKey) -> Decided {
        let words = &self.cloud_found(id)?.words;
        words.word(key).ok_or(Rejection::NotFound)?;
        let head = words.head(key);
        let others: Vec<&WordKey> = words.forms(head).filter(|form| *form != key).collect();
        if others.is_empty() {
            return Ok(Vec::new());
        }
        let (forms, apart): (Vec<WordKey>, Vec<Vec<WordKey>>) = if key == head {
            let all = words.forms(head).cloned().collect();
            (others.into_iter().cloned().collect(), vec![all])
        } else {
            let pair = |other: &&WordKey| vec![key.clone(), (*other).clone()];
            (vec![key.clone()], others.iter().map(pair).collect())
        };
        let pairs: usize = apart.iter().map(|words| pairs_of(words).len()).sum();
        if words.apart.len() + pairs > APART {
            return Err(Rejection::LimitReached { limit: APART as u32 });
        }
        let split = CloudEvent::Split { cloud: id, forms };
        let kept =
            apart.into_iter().map(|words| CloudEvent::KeptApart { cloud: id, words, on: true });
        Ok(std::iter::once(split).chain(kept).map(Event::Cloud).collect())
    }

    pub(super) fn decide_apart(&self, id: ActivityId, keys: &[WordKey], on: bool) -> Decided {
        let words = &self.cloud_found(id)?.words;
        if keys.len() > CloudPlan::MAX_MERGED {
            return Err(Rejection::LimitReached { limit: CloudPlan::MAX_MERGED as u32 });
        }
        if !keys.iter().all(|key| words.word(key).is_some()) {
            return Err(Rejection::NotFound);
        }
        if on && words.apart.len() + pairs_of(keys).len() > APART {
            return Err(Rejection::LimitReached { limit: APART as u32 });
        }
        let event = CloudEvent::KeptApart { cloud: id, words: keys.to_vec(), on };
        Ok(vec![Event::Cloud(event)])
    }

    /// What is merged without asking from now on; or taken apart, so that it is as if it had never
    /// been.
    pub(super) fn decide_automatic(&self, id: ActivityId, on: bool) -> Decided {
        let cloud = self.cloud_found(id)?;
        if cloud.plan.automatic == on {
            return Ok(Vec::new());
        }
        let set = CloudEvent::AutomaticSet { cloud: id, on };
        let rest = if on {
            let groups = cloud.words.sure_groups().into_iter();
            let merged =
                |(into, words)| CloudEvent::Merged { cloud: id, into, words, automatic: true };
            groups.map(merged).collect()
        } else {
            self.take_automatic_apart(id, cloud)
        };
        Ok(std::iter::once(set).chain(rest).map(Event::Cloud).collect())
    }

    fn take_automatic_apart(&self, id: ActivityId, cloud: &Cloud) -> Vec<CloudEvent> {
        let apart = cloud.words.merged_without_asking();
        let forms = apart.iter().flat_map(|(form, with)| with.iter().chain([form])).cloned();
        let split = CloudEvent::Split { cloud: id, forms: forms.collect() };
        let with = apart.into_iter().filter(|(_, with)| !with.is_empty());
        let again = with.map(|(into, words)| CloudEvent::Merged {
            cloud: id,
            into,
            words,
            automatic: false,
        });
        std::iter::once(split).chain(again).collect()
    }

    /// The list holds what is sent from now on, and what is shown and newly in it.
    pub(super) fn decide_blocked(&self, id: ActivityId, blocked: &[BlockedWord]) -> Decided {
        let cloud = self.cloud_found(id)?;
        if blocked.len() > CloudPlan::MAX_BLOCKED {
            return Err(Rejection::LimitReached { limit: CloudPlan::MAX_BLOCKED as u32 });
        }
        let words = blocked.to_vec();
        let new: Vec<BlockedWord> =
            blocked.iter().filter(|word| !cloud.guard.has(word)).cloned().collect();
        let guard = Guard::new(&new);
        let held = |key: &WordKey| {
            let base = cloud.words.word(key).and_then(|word| word.base.as_ref());
            guard.holds(key, base)
        };
        let shown = cloud.words.ranked().map(|(head, _)| head);
        let waits = shown.filter(|head| cloud.words.forms(head).any(&held));
        let wait = waits.map(|word| CloudEvent::StateSet {
            cloud: id,
            word: word.clone(),
            state: WordState::Waiting,
        });
        let set = CloudEvent::BlockedSet { cloud: id, words };
        Ok(std::iter::once(set).chain(wait).map(Event::Cloud).collect())
    }

    /// Those whose word is hidden are told.
    pub(super) fn set_state(&mut self, id: ActivityId, head: &WordKey, state: WordState) {
        let Some(cloud) = self.cloud(id).map(|(cloud, _)| cloud) else { return };
        let senders = cloud.words.senders_of(head);
        let typed = cloud.words.word(head).map(|word| cloud.words.spelling(head, word));
        let shown = typed.map(|typed| Text::of_kept(typed));
        self.change_words(id, |words| words.set_state(head, state));
        self.touch(PartKey::WordReview(id), Eyes::Staff);
        let Some(word) = shown.filter(|_| state == WordState::Hidden) else { return };
        for person in senders {
            self.tell(person, Notice::WordHidden { cloud: id, word: word.clone() });
        }
    }

    /// Those whose word is hidden by being merged into a hidden one are told as well.
    pub(super) fn merge_words(
        &mut self,
        id: ActivityId,
        into: &WordKey,
        heads: &[WordKey],
        automatic: bool,
    ) {
        let Some(cloud) = self.cloud(id).map(|(cloud, _)| cloud) else { return };
        let hides = cloud.words.word(into).is_some_and(|word| word.state == WordState::Hidden);
        let seen = |head: &&WordKey| {
            cloud.words.word(head).is_some_and(|word| word.state != WordState::Hidden)
        };
        let mut told = Vec::new();
        for head in heads.iter().filter(seen).filter(|_| hides) {
            let typed = cloud.words.word(head).map(|word| cloud.words.spelling(head, word));
            let word = typed.map(|typed| Text::of_kept(typed));
            told.extend(word.map(|word| (cloud.words.senders_of(head), word)));
        }
        self.change_words(id, |words| words.merge(into, heads, automatic));
        self.touch(PartKey::WordReview(id), Eyes::Staff);
        for (people, word) in told {
            for person in people {
                self.tell(person, Notice::WordHidden { cloud: id, word: word.clone() });
            }
        }
    }

    pub(super) fn set_blocked(&mut self, id: ActivityId, words: &[BlockedWord]) {
        if let Some(cloud) = self.cloud_mut(id) {
            cloud.guard = Guard::new(words);
            cloud.plan.blocked = words.to_vec();
        }
        self.touch(PartKey::WordReview(id), Eyes::Staff);
    }

    pub(super) fn change_plan(&mut self, id: ActivityId, change: impl FnOnce(&mut CloudPlan)) {
        if let Some(cloud) = self.cloud_mut(id) {
            change(&mut cloud.plan);
        }
        self.touch(PartKey::Cloud(id), Eyes::All);
    }
}

//! Who sees what, and what changed since when.
//!
//! A view is a set of parts under keys. For each eye the room remembers at which place of the log a
//! part appeared and last changed, and which parts are gone. So a newcomer, somebody who comes back
//! and a tick are answered by one function (invariant I2), and a part that came and went while
//! somebody was away leaves no trace for them (invariant I3).

mod ledger;
mod steps;

use crate::pairs;
use foorumi_protocol::{ActivityId, PartKey, PersonId, Seq};
use ledger::Ledger;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// An audience. What an eye may not see never enters a frame for it (invariant I3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Eye {
    /// One person: what concerns only them.
    Person(PersonId),
    /// Those who have voted in a poll whose results are shown after the own vote (rule PL3).
    Voters(ActivityId),
    /// Participants and presenters.
    Public,
    /// The stage: what participants see, and the pictures.
    Stage,
    /// Host, moderator, secretary, organiser.
    Staff,
}

impl Eye {
    /// Whether many look with it: public, stage or staff.
    pub(crate) fn is_shared(self) -> bool {
        matches!(self, Self::Public | Self::Stage | Self::Staff)
    }
}

/// Eyes for which something has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// Public, stage and staff.
    All,
    /// Stage and staff.
    Shown,
    /// Staff.
    Staff,
    /// One eye.
    One(Eye),
}

impl Eyes {
    fn each(self) -> impl Iterator<Item = Eye> {
        let eyes: [Option<Eye>; 3] = match self {
            Self::All => [Some(Eye::Public), Some(Eye::Stage), Some(Eye::Staff)],
            Self::Shown => [Some(Eye::Stage), Some(Eye::Staff), None],
            Self::Staff => [Some(Eye::Staff), None, None],
            Self::One(eye) => [Some(eye), None, None],
        };
        eyes.into_iter().flatten()
    }
}

/// What changed for one eye.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Keys of parts to send.
    pub parts: Vec<PartKey>,
    /// Keys of parts that the eye has seen and that are gone.
    pub gone: Vec<PartKey>,
}

/// What each eye has been shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct View {
    #[serde(with = "pairs")]
    ledgers: BTreeMap<Eye, Ledger>,
    /// Touched by the command being applied; empty between commands.
    #[serde(skip)]
    touched: BTreeSet<(PartKey, Eye)>,
    /// Activities whose votes are being forgotten; empty between commands.
    #[serde(skip)]
    forgetting: BTreeSet<ActivityId>,
    /// Keys that nobody is to have any more, since they hold a text; empty between commands.
    #[serde(skip)]
    purging: BTreeSet<PartKey>,
    #[serde(skip)]
    own: OwnNews,
}

/// Who had news of their own of late. It is noted as things happen and is no part of the state: a
/// room restored from a snapshot does not know what was before.
#[derive(Clone, Debug, Default)]
struct OwnNews {
    /// After this place all are known.
    from: Option<Seq>,
    recent: VecDeque<(Seq, Whose)>,
    /// No ledger has a floor above this: who holds a later place need not be looked up. Unknown until
    /// something is noted.
    highest_floor: Option<Seq>,
}

/// Of whom news are: half of what names a person, so that no id stays in memory for it (rule PL5).
/// Somebody with the same half costs one needless look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Person(u64),
    /// Voters', or an audience's: they may concern anybody.
    Many,
}

impl Whose {
    fn of(eye: Eye) -> Self {
        let Eye::Person(PersonId(id)) = eye else { return Self::Many };
        let (high, low) = id.as_u64_pair();
        Self::Person(high ^ low)
    }
}

/// News that are known; a storm has more in a tick, and then everybody is looked up.
const KNOWN: usize = 64;

impl OwnNews {
    fn note(&mut self, eye: Eye, seq: Seq) {
        self.from.get_or_insert(Seq(seq.0.saturating_sub(1)));
        let news = (seq, Whose::of(eye));
        if self.recent.back() != Some(&news) {
            self.recent.push_back(news);
        }
        if self.recent.len() > KNOWN {
            self.from = self.recent.pop_front().map(|(seq, _)| seq);
        }
    }

    fn none_since(&self, since: Seq, eyes: &[Eye]) -> bool {
        let mut news = self.recent.iter().rev().take_while(|(seq, _)| *seq > since);
        // What voters see may be news for somebody who has just become one of them.
        let own = |of: Whose| eyes.iter().any(|eye| Whose::of(*eye) == of);
        let concerns = |of: Whose| of == Whose::Many || own(of);
        self.from.is_some_and(|from| from <= since) && !news.any(|(_, of)| concerns(*of))
    }
}

impl PartialEq for OwnNews {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for OwnNews {}

impl View {
    /// Notes that what `eyes` see under `key` may have changed, appeared or gone.
    pub(crate) fn touch(&mut self, key: PartKey, eyes: Eyes) {
        self.touched.extend(eyes.each().map(|eye| (key.clone(), eye)));
    }

    /// What was touched since it was last taken.
    pub(crate) fn take_touched(&mut self) -> BTreeSet<(PartKey, Eye)> {
        std::mem::take(&mut self.touched)
    }

    /// Whether `eye` held the part under `key` after the last command.
    pub(crate) fn holds(&self, eye: Eye, key: &PartKey) -> bool {
        let ledger = self.ledgers.get(&eye);
        ledger.is_some_and(|ledger| ledger.holds(key))
    }

    /// Notes that at `seq` the part under `key` changed for `eye`, and whether it is there now.
    pub(crate) fn note(&mut self, eye: Eye, key: PartKey, here: bool, seq: Seq) {
        let ledger = self.ledgers.entry(eye).or_default();
        let noted = ledger.note(key, here, seq);
        let floor = ledger.floor();
        if noted && !eye.is_shared() {
            self.own.note(eye, seq);
        }
        let highest = self.own.highest_floor.map(|highest| highest.max(floor));
        self.own.highest_floor = highest.or_else(|| self.ledgers.values().map(Ledger::floor).max());
    }

    /// Notes that what hands were shown of an activity's votes is to be dropped.
    pub(crate) fn forget_aliases(&mut self, activity: ActivityId) {
        self.forgetting.insert(activity);
    }

    /// Drops it. An alias's eye has seen nothing but its own votes in one activity; a person has always
    /// seen something else too.
    pub(crate) fn drop_aliases(&mut self) {
        for activity in std::mem::take(&mut self.forgetting) {
            let own = |key: &PartKey| {
                *key == PartKey::Ballot(activity) || *key == PartKey::Dots(activity)
            };
            self.ledgers
                .retain(|eye, ledger| !matches!(eye, Eye::Person(_)) || !ledger.keys().all(own));
        }
    }

    /// Whether it is known that none of `eyes` had news of their own after `since`.
    pub(crate) fn no_own_news_since(&self, since: Seq, eyes: &[Eye]) -> bool {
        self.own.none_since(since, eyes)
    }

    /// What changed for `eye` after `since`; all it sees if `since` is 0.
    pub(crate) fn changed_since(&self, since: Seq, eye: Eye) -> Changed {
        let mut changed = Changed::default();
        let Some(ledger) = self.ledgers.get(&eye) else { return changed };
        ledger.changed_since(since, &mut changed);
        changed
    }

    /// Whether what one of `eyes` was shown up to `since` is not known any more, so that who holds a
    /// view from there gets it whole.
    pub(crate) fn is_below_floor(&self, since: Seq, mut eyes: impl Iterator<Item = Eye>) -> bool {
        if self.own.highest_floor.is_some_and(|highest| since >= highest) {
            return false;
        }
        let floor = |eye| self.ledgers.get(&eye).map_or(Seq(0), Ledger::floor);
        eyes.any(|eye| since < floor(eye))
    }

    /// Notes that a key is to be dropped from all that is kept of what was shown.
    pub(crate) fn purge(&mut self, key: PartKey) {
        self.purging.insert(key);
    }

    /// Drops them. Who was shown one gets the whole view next: nobody can name it to them.
    pub(crate) fn drop_purged(&mut self, seq: Seq) {
        for key in std::mem::take(&mut self.purging) {
            self.ledgers.values_mut().for_each(|ledger| ledger.purge(&key, seq));
            self.own.highest_floor = self.own.highest_floor.map(|highest| highest.max(seq));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_news_of_their_own_is_known_for_a_while() {
        let one = Eye::Person(PersonId(uuid::Uuid::from_u128(1)));
        let other = Eye::Person(PersonId(uuid::Uuid::from_u128(2)));
        let mut view = View::default();
        assert!(!view.no_own_news_since(Seq(9), &[one]), "nothing is known yet");
        view.note(one, PartKey::You, true, Seq(5));
        view.note(Eye::Public, PartKey::Chat, true, Seq(6));
        let check = |view: &View, since, eye, expected| {
            assert_eq!(view.no_own_news_since(Seq(since), &[eye, Eye::Public]), expected);
        };
        check(&view, 3, other, false);
        check(&view, 4, other, true);
        check(&view, 4, one, false);
        check(&view, 5, one, true);
        let poll = ActivityId(foorumi_protocol::Id { seq: Seq(1), index: 0 });
        view.note(Eye::Voters(poll), PartKey::Result(poll), true, Seq(6));
        check(&view, 5, other, false);
        for seq in 7..7 + KNOWN as u64 {
            view.note(one, PartKey::You, true, Seq(seq));
        }
        check(&view, 5, other, false);
        check(&view, 6, other, true);
    }

    /// A room that remembers the highest floor answers as one just restored, which looks each up.
    #[test]
    fn mo6_who_is_below_a_floor_is_known_with_and_without_the_highest() {
        let eyes: Vec<Eye> = (0..3)
            .map(|id| Eye::Person(PersonId(uuid::Uuid::from_u128(id))))
            .chain([Eye::Public])
            .collect();
        let mut view = View::default();
        let mut below = 0;
        for seq in 1..200_u64 {
            let (eye, key) = (
                eyes[(seq % 4) as usize],
                [PartKey::Chat, PartKey::You][(seq % 2) as usize].clone(),
            );
            view.note(eye, key.clone(), seq % 3 > 0, Seq(seq));
            if seq % 7 == 0 {
                view.purge(key);
            }
            view.drop_purged(Seq(seq));
            let restored = View { own: OwnNews::default(), ..view.clone() };
            if seq % 50 == 0 {
                view = restored.clone();
            }
            for (since, eye) in
                (0..=seq).flat_map(|since| eyes.iter().map(move |eye| (since, *eye)))
            {
                let known = view.is_below_floor(Seq(since), [eye].into_iter());
                assert_eq!(known, restored.is_below_floor(Seq(since), [eye].into_iter()));
                below += u32::from(known);
            }
        }
        assert!(below > 1_000, "{below}");
    }

    #[test]
    fn i3_what_came_and_went_while_away_leaves_no_trace() {
        let mut view = View::default();
        view.note(Eye::Public, PartKey::Chat, true, Seq(1));
        view.note(Eye::Public, PartKey::Queue, true, Seq(5));
        view.note(Eye::Public, PartKey::Queue, false, Seq(7));
        view.note(Eye::Public, PartKey::Agenda, false, Seq(8));
        let check = |since, parts: &[PartKey], gone: &[PartKey]| {
            let expected = Changed { parts: parts.to_vec(), gone: gone.to_vec() };
            assert_eq!(view.changed_since(Seq(since), Eye::Public), expected, "{since}");
        };
        check(0, &[PartKey::Chat], &[]);
        check(3, &[], &[]);
        check(5, &[], &[PartKey::Queue]);
        check(7, &[], &[]);
        assert_eq!(view.changed_since(Seq(0), Eye::Staff), Changed::default());
    }
}

//! What one eye has been shown.

use super::Changed;
use crate::pairs;
use foorumi_protocol::{PartKey, Seq};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Marks of parts that are gone; beyond it the older half goes, so that a phone which sends words and
/// takes them back does not fill a meeting.
pub(crate) const GONE: usize = 20_000;

/// What one eye has been shown, from its floor on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "AtRest")]
pub(super) struct Ledger {
    #[serde(with = "pairs")]
    marks: BTreeMap<PartKey, Mark>,
    by_seq: BTreeSet<(Seq, PartKey)>,
    /// What went up to here may not be known any more.
    floor: Seq,
    /// Marks of parts that are gone.
    #[serde(skip)]
    gone: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    appeared: Seq,
    changed: Seq,
    here: bool,
}

/// A ledger as it is read; older versions had no floor.
#[derive(Deserialize)]
struct AtRest {
    #[serde(with = "pairs")]
    marks: BTreeMap<PartKey, Mark>,
    by_seq: BTreeSet<(Seq, PartKey)>,
    #[serde(default)]
    floor: Seq,
}

impl From<AtRest> for Ledger {
    fn from(AtRest { marks, by_seq, floor }: AtRest) -> Self {
        let gone = marks.values().filter(|mark| !mark.here).count();
        Self { marks, by_seq, floor, gone }
    }
}

impl Ledger {
    pub(super) fn keys(&self) -> impl Iterator<Item = &PartKey> {
        self.marks.keys()
    }

    pub(super) fn holds(&self, key: &PartKey) -> bool {
        self.marks.get(key).is_some_and(|mark| mark.here)
    }

    /// Who holds a view from before it gets the whole.
    pub(super) fn floor(&self) -> Seq {
        self.floor
    }

    /// Notes that at `seq` a part changed, and whether it is there now. Answers whether that is news.
    pub(super) fn note(&mut self, key: PartKey, here: bool, seq: Seq) -> bool {
        let old = self.marks.get(&key).copied();
        if !here && !old.is_some_and(|mark| mark.here) {
            return false;
        }
        if let Some(mark) = old {
            self.by_seq.remove(&(mark.changed, key.clone()));
            self.gone -= usize::from(!mark.here);
        }
        // The first appearance, also of a part that went and came back: whoever held it then must
        // be told when it goes again.
        let appeared = old.map_or(seq, |mark| mark.appeared);
        self.by_seq.insert((seq, key.clone()));
        self.marks.insert(key, Mark { appeared, changed: seq, here });
        self.gone += usize::from(!here);
        if self.gone > GONE {
            self.raise_floor();
        }
        true
    }

    /// What changed after `since`, at or above the floor; all there is if `since` is 0.
    pub(super) fn changed_since(&self, since: Seq, changed: &mut Changed) {
        for (_, key) in self.by_seq.iter().rev().take_while(|(seq, _)| *seq > since) {
            let mark = self.marks[key];
            if mark.here {
                changed.parts.push(key.clone());
            } else if mark.appeared <= since {
                changed.gone.push(key.clone());
            }
        }
        changed.parts.reverse();
        changed.gone.reverse();
    }

    /// Drops all that is known of a part, which is not there any more.
    pub(super) fn purge(&mut self, key: &PartKey, seq: Seq) {
        let Some(mark) = self.marks.remove(key) else { return };
        self.by_seq.remove(&(mark.changed, key.clone()));
        self.gone -= usize::from(!mark.here);
        self.floor = seq;
    }

    /// Drops the older half of the marks of parts that are gone.
    fn raise_floor(&mut self) {
        let gone = self.by_seq.iter().filter(|(_, key)| !self.holds(key));
        let dropped: Vec<(Seq, PartKey)> = gone.take(GONE / 2).cloned().collect();
        for (seq, key) in dropped {
            self.marks.remove(&key);
            self.floor = self.floor.max(seq);
            self.by_seq.remove(&(seq, key));
            self.gone -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foorumi_protocol::{Id, MessageId};
    use std::collections::BTreeMap;

    fn key(at: u64) -> PartKey {
        PartKey::Message(MessageId(Id { seq: Seq(at), index: 0 }))
    }

    /// A browser: the parts it holds, by the place that changed them, and the place it holds them of.
    #[derive(Default)]
    struct Browser {
        holds: BTreeMap<PartKey, Seq>,
        since: Seq,
        wholes: u32,
    }

    impl Browser {
        fn update(&mut self, ledger: &Ledger, now: Seq) {
            if self.since < ledger.floor() {
                self.holds.clear();
                self.since = Seq(0);
                self.wholes += 1;
            }
            let mut changed = Changed::default();
            ledger.changed_since(self.since, &mut changed);
            for key in changed.gone {
                self.holds.remove(&key);
            }
            self.holds.extend(changed.parts.into_iter().map(|key| {
                let at = ledger.marks[&key].changed;
                (key, at)
            }));
            self.since = now;
        }
    }

    /// One phone sends words and takes them back as often as it can: a meeting does not grow by it.
    #[test]
    fn ft8_what_comes_and_goes_does_not_fill_a_meeting() {
        let mut ledger = Ledger::default();
        let mut sizes = Vec::new();
        for at in 1..=200_000 {
            ledger.note(key(at / 2), at % 2 == 0, Seq(at));
            if at % 50_000 == 0 {
                sizes.push(serde_json::to_vec(&ledger).expect("JSON").len());
            }
        }
        // Between half of what is kept and all of it.
        assert!(sizes.iter().all(|size| *size < 2 * sizes[0]), "{sizes:?}");
    }

    /// Far more parts come and go than are kept in mind: a start view is any sequence of updates still.
    #[test]
    fn i2_ft8_whoever_looks_rarely_holds_what_a_newcomer_gets_though_marks_go() {
        let (mut ledger, mut dice) = (Ledger::default(), 7_u64);
        let mut browsers: Vec<Browser> = (0..4).map(|_| Browser::default()).collect();
        let mut here: BTreeMap<PartKey, Seq> = BTreeMap::new();
        let mut went = 0;
        for at in 1..=200_000 {
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let (seq, some) = (Seq(at), (dice >> 33) % 3_000);
            // Mostly a new part that goes soon, sometimes one that was here before.
            let one = if some.is_multiple_of(3) { key(some) } else { key(1_000_000 + at / 2) };
            let there = if here.contains_key(&one) { some.is_multiple_of(5) } else { true };
            ledger.note(one.clone(), there, seq);
            if there {
                here.insert(one, seq);
            } else {
                here.remove(&one);
                went += 1;
            }
            if at % 9_001 == 0 {
                ledger.purge(&key(at % 3_000), seq);
                here.remove(&key(at % 3_000));
            }
            for (nth, browser) in browsers.iter_mut().enumerate() {
                if at % [211, 997, 8_009, 29_999][nth] == 0 {
                    browser.update(&ledger, seq);
                    assert_eq!(browser.holds, here, "browser {nth} at {at}");
                }
            }
            assert!(ledger.gone <= GONE && ledger.marks.len() == ledger.by_seq.len());
        }
        assert!(went > GONE && browsers[3].wholes > 1, "{went} went, none of it forgotten");
        let kept = serde_json::to_string(&ledger).expect("JSON");
        assert_eq!(serde_json::from_str::<Ledger>(&kept).expect("JSON"), ledger);
    }

    #[test]
    fn ft8_a_ledger_of_an_older_version_has_no_floor() {
        let mut ledger = Ledger::default();
        ledger.note(key(1), true, Seq(1));
        ledger.note(key(1), false, Seq(2));
        let mut old = serde_json::to_value(&ledger).expect("JSON");
        old.as_object_mut().expect("an object").remove("floor");
        assert_eq!(serde_json::from_value::<Ledger>(old).expect("it is read"), ledger);
    }
}

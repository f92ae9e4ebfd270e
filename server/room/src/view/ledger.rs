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

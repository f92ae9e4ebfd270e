//! What a client sees: parts under their keys, changed only by whole commits (rule SY3).

use foorumi_protocol::{Epoch, Keyed, Millis, Part, PartKey, Position, Role, SavingState, Seq};
use std::collections::BTreeMap;

/// A client's view of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    parts: BTreeMap<PartKey, Part>,
    staged: Vec<Staged>,
    position: Option<Position>,
    /// People present, as last told.
    pub present: u32,
    /// New people in the row before the entrance, as last told to staff.
    pub row: u32,
    /// Whether the server saves, as last told, and since when.
    pub saving: Option<(SavingState, Millis)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Staged {
    Clear,
    Put(Box<Keyed>),
    Remove(PartKey),
}

impl View {
    /// All parts.
    pub fn parts(&self) -> &BTreeMap<PartKey, Part> {
        &self.parts
    }

    /// The part under a key.
    pub fn part(&self, key: &PartKey) -> Option<&Part> {
        self.parts.get(key)
    }

    /// The position held, once there is a first view.
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// Stages one frame's parts; nothing is visible until [`Self::commit`].
    pub(crate) fn stage(&mut self, whole: bool, parts: Vec<Keyed>, gone: Vec<PartKey>) {
        if whole {
            self.staged.clear();
            self.staged.push(Staged::Clear);
        }
        self.staged.extend(gone.into_iter().map(Staged::Remove));
        self.staged.extend(parts.into_iter().map(|part| Staged::Put(Box::new(part))));
    }

    /// Makes everything staged visible at once.
    pub(crate) fn commit(&mut self, epoch: Epoch, seq: Seq, role: Role) {
        for change in self.staged.drain(..) {
            match change {
                Staged::Clear => self.parts.clear(),
                Staged::Put(keyed) => drop(self.parts.insert(keyed.key, keyed.part)),
                Staged::Remove(key) => drop(self.parts.remove(&key)),
            }
        }
        self.position = Some(Position { epoch, seq, role });
    }

    /// Forgets what was staged: the line was lost before its commit.
    pub(crate) fn unstage(&mut self) {
        self.staged.clear();
    }
}

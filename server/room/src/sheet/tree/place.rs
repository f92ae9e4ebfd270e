//! Where an idea stands among its siblings: numbers with gaps, so that one idea's move changes one.

use super::{Idea, Tree};
use foorumi_protocol::IdeaId;

/// Gap between siblings that are added one after the other.
pub(super) const STEP: u32 = 1024;

/// A place among siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before all.
    First,
    /// After this one; last, if it is not a sibling.
    After(IdeaId),
    /// After all.
    Last,
}

impl Tree {
    /// Whether an idea stands below `parent` right after `after` (`None` = first).
    pub(crate) fn is_at(&self, idea: IdeaId, parent: IdeaId, after: Option<IdeaId>) -> bool {
        let siblings = self.siblings(parent);
        let place = siblings.iter().position(|id| *id == idea);
        place.is_some_and(|at| at.checked_sub(1).map(|before| siblings[before]) == after)
    }

    /// The number for a place below `parent`, and siblings that were numbered anew for it.
    pub(super) fn order_at(&mut self, parent: IdeaId, place: Place) -> (u32, Vec<IdeaId>) {
        if let Some(order) = self.gap(parent, place) {
            return (order, Vec::new());
        }
        let siblings = self.siblings(parent);
        for (index, id) in siblings.iter().enumerate() {
            if let Some(idea) = self.ideas.get_mut(id) {
                idea.order = (index as u32 + 1) * STEP;
            }
        }
        (self.gap(parent, place).unwrap_or(u32::MAX), siblings)
    }

    /// Moves a restored idea behind whatever took its place meanwhile.
    pub(super) fn free_order(&mut self, idea: &mut Idea) -> Vec<IdeaId> {
        let Some(parent) = idea.parent else { return Vec::new() };
        let siblings = self.siblings(parent);
        let taken = siblings.into_iter().find(|id| self.ideas[id].order == idea.order);
        let Some(taken) = taken else { return Vec::new() };
        let (order, changed) = self.order_at(parent, Place::After(taken));
        idea.order = order;
        changed
    }

    fn siblings(&self, parent: IdeaId) -> Vec<IdeaId> {
        self.children().remove(&parent).unwrap_or_default()
    }

    fn gap(&self, parent: IdeaId, place: Place) -> Option<u32> {
        let siblings = self.siblings(parent);
        let index = match place {
            Place::First => 0,
            Place::After(after) => {
                siblings.iter().position(|id| *id == after).map_or(siblings.len(), |at| at + 1)
            }
            Place::Last => siblings.len(),
        };
        let order = |id: &IdeaId| self.ideas[id].order;
        let before = index.checked_sub(1).map_or(0, |at| order(&siblings[at]));
        match siblings.get(index).map(order) {
            None => before.checked_add(STEP),
            Some(next) => Some(before + (next - before) / 2).filter(|order| *order > before),
        }
    }
}

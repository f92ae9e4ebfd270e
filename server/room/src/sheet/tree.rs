//! The tree of a sheet: rules MM1, MM3, MM4. Cycles and orphans cannot be made.

mod authors;
mod place;
mod texts;

use crate::guard::first_state;
use foorumi_protocol::{
    CommentId, Id, IdeaId, IdeaText, Millis, PersonId, Rejection, Seq, SheetPlan, TextState,
};
pub(super) use place::Place;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
pub(crate) use texts::Remark;

/// The central need and all ideas below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tree {
    root: IdeaId,
    ideas: BTreeMap<IdeaId, Idea>,
    /// What was deleted, the latest last, so that it can come back. Together at most
    /// [`SheetPlan::MAX_IDEAS`] ideas; the oldest deletion goes first.
    deletions: VecDeque<Deletion>,
}

/// One idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Idea {
    /// Above it; `None` = the root.
    pub(super) parent: Option<IdeaId>,
    /// Ascending among its siblings, never equal.
    pub(super) order: u32,
    pub(super) text: IdeaText,
    /// The one it repeats: one that is here, and never in a circle.
    pub(super) duplicate_of: Option<IdeaId>,
    pub(super) comments: Vec<Remark>,
    /// Command that last set the text.
    pub(super) edited: Seq,
    /// Who last set the text; `None` = as planned.
    pub(super) author: Option<PersonId>,
    /// Who began it; `None` = as planned, or under rules that did not keep it.
    #[serde(default)]
    pub(super) began_by: Option<PersonId>,
    /// Whether the text is seen (rule MO6).
    #[serde(default)]
    pub(super) state: TextState,
}

/// A deleted idea with all that went with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Deletion {
    top: IdeaId,
    /// Where and when; 0 in what an older version deleted.
    #[serde(default)]
    by: Seq,
    #[serde(default)]
    at: Millis,
    /// What staff delete only staff bring back.
    #[serde(default)]
    by_staff: bool,
    ideas: BTreeMap<IdeaId, Idea>,
    /// Marks of ideas elsewhere that repeated one of these.
    marks: Vec<(IdeaId, IdeaId)>,
}

/// What happens to a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TreeEvent {
    Added { idea: IdeaId, parent: IdeaId, place: Place, text: IdeaText, author: PersonId },
    Edited { idea: IdeaId, text: IdeaText, author: PersonId },
    Moved { idea: IdeaId, parent: IdeaId, place: Place },
    Deleted { idea: IdeaId, by_staff: bool },
    Restored { idea: IdeaId },
    Commented { idea: IdeaId, remark: Remark },
    StateSet { idea: IdeaId, comment: Option<CommentId>, state: TextState },
    TextRemoved { idea: IdeaId, comment: Option<CommentId> },
    Marked { idea: IdeaId, of: Option<IdeaId> },
}

impl Idea {
    /// A planned idea, or one that somebody begins.
    fn new(
        (parent, order): (Option<IdeaId>, u32),
        text: IdeaText,
        edited: Seq,
        author: Option<PersonId>,
    ) -> Self {
        let state = author.map_or(TextState::Shown, |_| first_state(&text));
        let (duplicate_of, comments, began_by) = (None, Vec::new(), author);
        Self { parent, order, text, duplicate_of, comments, edited, author, began_by, state }
    }
}

impl Tree {
    pub(super) fn new(plan: &SheetPlan, born: &mut impl FnMut() -> Id) -> Self {
        let root = IdeaId(born());
        let planned = |id: IdeaId, parent, order, text: &IdeaText| {
            let (text, edited) = (text.clone(), id.0.seq);
            (id, Idea::new((parent, order), text, edited, None))
        };
        let mut ideas = BTreeMap::from([planned(root, None, 0, &plan.need)]);
        for (index, text) in plan.ideas.iter().take(SheetPlan::MAX_IDEAS - 1).enumerate() {
            let order = (index as u32 + 1) * place::STEP;
            ideas.extend([planned(IdeaId(born()), Some(root), order, text)]);
        }
        Self { root, ideas, deletions: VecDeque::new() }
    }

    /// The need, and the ideas right below it that stand as they were planned.
    pub(super) fn planned(&self) -> (IdeaText, Vec<IdeaText>) {
        let as_planned = |id: &IdeaId| {
            let idea = self.idea(*id).ok()?;
            (idea.author.is_none() && idea.state.is_shown()).then(|| idea.text.clone())
        };
        let need = self.ideas[&self.root()].text.clone();
        let first = self.children().remove(&self.root()).unwrap_or_default();
        (need, first.iter().filter_map(as_planned).collect())
    }

    pub(super) fn root(&self) -> IdeaId {
        self.root
    }

    pub(super) fn idea(&self, id: IdeaId) -> Result<&Idea, Rejection> {
        self.ideas.get(&id).ok_or(Rejection::NotFound)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = IdeaId> {
        self.ideas.keys().copied()
    }

    /// Whether an idea can be voted for and picked: not the need, not a repetition.
    pub(super) fn stands(&self, id: IdeaId) -> bool {
        id != self.root && self.ideas.get(&id).is_some_and(|idea| idea.duplicate_of.is_none())
    }

    /// Children of each idea in order; ideas without any are not in it.
    pub(super) fn children(&self) -> BTreeMap<IdeaId, Vec<IdeaId>> {
        let mut children: BTreeMap<IdeaId, Vec<IdeaId>> = BTreeMap::new();
        for (id, idea) in &self.ideas {
            if let Some(parent) = idea.parent {
                children.entry(parent).or_default().push(*id);
            }
        }
        children.values_mut().for_each(|ids| ids.sort_by_key(|id| self.ideas[id].order));
        children
    }

    /// An idea and all below it, parents before children, siblings in order.
    pub(super) fn outline(&self, top: IdeaId) -> Vec<IdeaId> {
        let children = self.children();
        let (mut waiting, mut outline) = (vec![top], Vec::new());
        while let Some(id) = waiting.pop() {
            outline.push(id);
            waiting.extend(children.get(&id).into_iter().flatten().rev());
        }
        outline
    }

    /// Whether another idea fits below `parent`.
    pub(super) fn check_add(&self, parent: IdeaId) -> Result<(), Rejection> {
        self.idea(parent)?;
        self.check_count(1)?;
        self.check_depth(parent, 1)
    }

    /// Whether moving an idea there would change anything.
    ///
    /// # Errors
    /// Where it may not go there.
    pub(super) fn moves(
        &self,
        idea: IdeaId,
        parent: IdeaId,
        after: Option<IdeaId>,
    ) -> Result<bool, Rejection> {
        self.check_move(idea, parent, after)?;
        Ok(!self.is_at(idea, parent, after))
    }

    pub(super) fn check_move(
        &self,
        idea: IdeaId,
        parent: IdeaId,
        after: Option<IdeaId>,
    ) -> Result<(), Rejection> {
        self.idea(idea)?;
        self.idea(parent)?;
        let below = self.outline(idea);
        let after_is_sibling = match after {
            None => true,
            Some(after) => after != idea && self.idea(after)?.parent == Some(parent),
        };
        if idea == self.root || below.contains(&parent) || !after_is_sibling {
            return Err(Rejection::PlaceInvalid);
        }
        let top = self.depth(idea);
        let height = below.iter().map(|id| self.depth(*id) - top).max().unwrap_or(0);
        self.check_depth(parent, height + 1)
    }

    /// Whether a deletion can be taken back: its parent is here and there is room.
    pub(super) fn check_restore(&self, top: IdeaId) -> Result<(), Rejection> {
        let deletion = self.deletions.iter().find(|deletion| deletion.top == top);
        let deletion = deletion.ok_or(Rejection::NotFound)?;
        let parent = deletion.ideas[&top].parent.filter(|parent| self.ideas.contains_key(parent));
        self.check_count(deletion.ideas.len())?;
        self.check_depth(parent.ok_or(Rejection::NotFound)?, deletion.height())
    }

    /// Whether marking `idea` as repeating `of`, or none, would change anything.
    ///
    /// # Errors
    /// Where it may not.
    pub(super) fn marks_anew(&self, idea: IdeaId, of: Option<IdeaId>) -> Result<bool, Rejection> {
        if self.idea(idea)?.duplicate_of == of {
            return Ok(false);
        }
        of.map_or(Ok(true), |of| self.check_repeat(idea, of).map(|()| true))
    }

    /// Whether `idea` may be marked as repeating `of`.
    fn check_repeat(&self, idea: IdeaId, of: IdeaId) -> Result<(), Rejection> {
        self.idea(idea)?;
        self.idea(of)?;
        let chain = std::iter::successors(Some(of), |id| self.ideas.get(id)?.duplicate_of);
        let in_circle = chain.take(self.ideas.len() + 1).any(|id| id == idea);
        if idea == self.root || of == self.root || in_circle {
            return Err(Rejection::PlaceInvalid);
        }
        Ok(())
    }

    fn check_count(&self, more: usize) -> Result<(), Rejection> {
        if self.ideas.len() + more > SheetPlan::MAX_IDEAS {
            return Err(Rejection::LimitReached { limit: SheetPlan::MAX_IDEAS as u32 });
        }
        Ok(())
    }

    fn check_depth(&self, parent: IdeaId, levels: usize) -> Result<(), Rejection> {
        let fits = self.depth(parent) + levels <= SheetPlan::MAX_DEPTH;
        if fits { Ok(()) } else { Err(Rejection::PlaceInvalid) }
    }

    /// Levels between an idea and the central need.
    fn depth(&self, id: IdeaId) -> usize {
        std::iter::successors(Some(id), |id| self.ideas.get(id)?.parent).count() - 1
    }

    /// Makes it so; answers which ideas look different now, or are gone.
    pub(super) fn evolve(&mut self, event: &TreeEvent, now: Seq, at: Millis) -> Vec<IdeaId> {
        match event {
            TreeEvent::Added { idea, parent, place, text, author } => {
                let (order, mut changed) = self.order_at(*parent, *place);
                let new = Idea::new((Some(*parent), order), text.clone(), now, Some(*author));
                self.ideas.insert(*idea, new);
                changed.push(*idea);
                changed
            }
            TreeEvent::Edited { idea, text, author } => self.change(*idea, |idea| {
                // What the desk hid is not shown by being written anew.
                let hidden = idea.state == TextState::Hidden;
                idea.state = if hidden { TextState::Hidden } else { first_state(text) };
                idea.text = text.clone();
                idea.author = Some(*author);
                idea.edited = now;
            }),
            TreeEvent::Moved { idea, parent, place } => {
                self.change(*idea, |idea| idea.parent = None);
                let (order, mut changed) = self.order_at(*parent, *place);
                changed.extend(self.change(*idea, |idea| {
                    idea.parent = Some(*parent);
                    idea.order = order;
                }));
                changed
            }
            TreeEvent::Deleted { idea, by_staff } => self.delete(*idea, *by_staff, (now, at)),
            TreeEvent::Restored { idea } => self.restore(*idea),
            TreeEvent::Commented { idea, remark } => {
                self.change(*idea, |idea| idea.comments.push(remark.clone()))
            }
            TreeEvent::StateSet { idea, comment, state } => {
                self.change(*idea, |idea| idea.set_state(*comment, *state))
            }
            TreeEvent::TextRemoved { idea, comment } => {
                self.remove_text(*idea, *comment, now);
                vec![*idea]
            }
            TreeEvent::Marked { idea, of } => self.change(*idea, |idea| idea.duplicate_of = *of),
        }
    }

    fn change(&mut self, id: IdeaId, change: impl FnOnce(&mut Idea)) -> Vec<IdeaId> {
        let Some(idea) = self.ideas.get_mut(&id) else { return Vec::new() };
        change(idea);
        vec![id]
    }

    pub(super) fn delete(
        &mut self,
        top: IdeaId,
        by_staff: bool,
        (by, at): (Seq, Millis),
    ) -> Vec<IdeaId> {
        let mut changed = self.outline(top);
        let ideas: BTreeMap<IdeaId, Idea> =
            changed.iter().filter_map(|id| self.ideas.remove_entry(id)).collect();
        let mut marks = Vec::new();
        for (id, idea) in &mut self.ideas {
            if let Some(of) = idea.duplicate_of.take_if(|of| ideas.contains_key(of)) {
                marks.push((*id, of));
                changed.push(*id);
            }
        }
        self.deletions.push_back(Deletion { top, by, at, by_staff, ideas, marks });
        while self.deletions.iter().map(|d| d.ideas.len()).sum::<usize>() > SheetPlan::MAX_IDEAS {
            self.deletions.pop_front();
        }
        changed
    }

    pub(super) fn restore(&mut self, top: IdeaId) -> Vec<IdeaId> {
        let at = self.deletions.iter().position(|deletion| deletion.top == top);
        let Some(deletion) = at.and_then(|at| self.deletions.remove(at)) else { return Vec::new() };
        let mut changed: Vec<IdeaId> = deletion.ideas.keys().copied().collect();
        let mut marks = deletion.marks;
        for (id, mut idea) in deletion.ideas {
            marks.extend(idea.duplicate_of.take().map(|of| (id, of)));
            if id == top {
                changed.extend(self.free_order(&mut idea));
            }
            self.ideas.insert(id, idea);
        }
        for (id, of) in marks {
            let unmarked = self.ideas.get(&id).is_some_and(|idea| idea.duplicate_of.is_none());
            if unmarked && self.check_repeat(id, of).is_ok() {
                changed.extend(self.change(id, |idea| idea.duplicate_of = Some(of)));
            }
        }
        changed
    }
}

impl Deletion {
    /// Levels of it.
    fn height(&self) -> usize {
        let depth = |id: &IdeaId| {
            std::iter::successors(Some(*id), |id| self.ideas.get(id)?.parent)
                .take_while(|id| self.ideas.contains_key(id))
                .count()
        };
        self.ideas.keys().map(depth).max().unwrap_or(0)
    }
}

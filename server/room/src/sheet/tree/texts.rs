//! The texts of a tree: whether they are seen, and how they go for good: rules MO6, CH10.

use super::{Idea, Tree};
use crate::guard::{first_state, suspect_kinds};
use foorumi_protocol::{
    Comment, CommentId, IdeaId, IdeaText, Localized, Millis, MyText, PersonId, Rejection, Seq,
    TextState,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A comment on an idea, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Remark {
    pub(crate) id: CommentId,
    pub(crate) text: IdeaText,
    pub(crate) at: Millis,
    /// Group of who wrote it, empty if none (rule MM2).
    #[serde(default)]
    pub(crate) group: Localized,
    /// Who wrote it; `None` in what an older version kept.
    #[serde(default)]
    pub(crate) author: Option<PersonId>,
    /// Whether the text is seen (rule MO6).
    #[serde(default)]
    pub(crate) state: TextState,
}

impl Remark {
    pub(crate) fn new(
        id: CommentId,
        text: IdeaText,
        at: Millis,
        (author, group): (PersonId, Localized),
    ) -> Self {
        let state = first_state(&text);
        Self { id, text, at, group, author: Some(author), state }
    }

    /// As staff see it, or as everybody does.
    pub(in crate::sheet) fn seen(&self, staff: bool) -> Comment {
        let (text, suspects) = (seen(&self.text, self.state, staff), suspects(&self.text, staff));
        let (id, at, group, state) = (self.id, self.at, self.group.clone(), self.state);
        Comment { id, text, state, suspects, at, group, author: None }
    }
}

impl Idea {
    /// Its text, where it is seen by all.
    pub(in crate::sheet) fn face(&self) -> IdeaText {
        seen(&self.text, self.state, false)
    }

    /// What the guard suspects in its text.
    pub(in crate::sheet) fn suspects(&self) -> Vec<foorumi_protocol::SuspectKind> {
        suspects(&self.text, true)
    }

    /// Whether a text of this idea or comment is here, and whether it is seen.
    pub(in crate::sheet) fn text_state(
        &self,
        comment: Option<CommentId>,
    ) -> Result<TextState, Rejection> {
        let Some(id) = comment else { return Ok(self.state) };
        let found = self.comments.iter().find(|remark| remark.id == id);
        found.map(|remark| remark.state).ok_or(Rejection::NotFound)
    }

    pub(super) fn set_state(&mut self, comment: Option<CommentId>, state: TextState) {
        match comment {
            None => self.state = state,
            Some(id) => {
                let found = self.comments.iter_mut().find(|remark| remark.id == id);
                found.into_iter().for_each(|remark| remark.state = state);
            }
        }
    }

    /// Whose texts here others do not see.
    pub(in crate::sheet) fn writers_unseen(&self) -> impl Iterator<Item = PersonId> {
        let own = self.author.filter(|_| is_unseen(self.state));
        let others = self.comments.iter().filter(|remark| is_unseen(remark.state));
        own.into_iter().chain(others.filter_map(|remark| remark.author))
    }

    fn unseen_of(&self, idea: IdeaId, person: PersonId) -> impl Iterator<Item = MyText> {
        let own = (self.author == Some(person) && is_unseen(self.state)).then(|| {
            let (text, state) = (self.text.clone(), self.state);
            MyText { idea, comment: None, text, state }
        });
        let remarks = self
            .comments
            .iter()
            .filter(move |remark| remark.author == Some(person) && is_unseen(remark.state));
        own.into_iter().chain(remarks.map(move |remark| {
            let (text, state) = (remark.text.clone(), remark.state);
            MyText { idea, comment: Some(remark.id), text, state }
        }))
    }
}

impl Tree {
    /// What a person wrote here and others do not see.
    pub(in crate::sheet) fn unseen_of(&self, person: PersonId) -> Vec<MyText> {
        self.ideas.iter().flat_map(|(id, idea)| idea.unseen_of(*id, person)).collect()
    }

    /// Takes the text of an idea, or of a comment on it, away: here and among what was deleted.
    pub(in crate::sheet) fn remove_text(
        &mut self,
        id: IdeaId,
        comment: Option<CommentId>,
        now: Seq,
    ) {
        let deleted = self.deletions.iter_mut().map(|deletion| &mut deletion.ideas);
        for ideas in std::iter::once(&mut self.ideas).chain(deleted) {
            let Some(idea) = ideas.get_mut(&id) else { continue };
            let text = match comment {
                None => {
                    idea.edited = now;
                    Some(&mut idea.text)
                }
                Some(id) => {
                    let found = idea.comments.iter_mut().find(|remark| remark.id == id);
                    found.map(|remark| &mut remark.text)
                }
            };
            if let Some(text) = text {
                *text = IdeaText::removed();
                idea.set_state(comment, TextState::Removed);
            }
        }
    }

    /// The first deletion that can still be taken back by hand: where and when it was made. Those of
    /// `away` wait for something else.
    pub(in crate::sheet) fn first_deletion(
        &self,
        away: &BTreeSet<IdeaId>,
    ) -> Option<(Seq, Millis)> {
        let by_alias = self.deletions.iter().filter(|deletion| !away.contains(&deletion.top));
        by_alias.map(|deletion| (deletion.by, deletion.at)).min()
    }

    /// Drops what was deleted up to this place, for good, but for those of `away`.
    pub(in crate::sheet) fn drop_deleted(&mut self, until: Seq, away: &BTreeSet<IdeaId>) {
        self.deletions.retain(|one| one.by > until || away.contains(&one.top));
    }

    /// Whether staff deleted what can be taken back.
    pub(in crate::sheet) fn was_deleted_by_staff(&self, top: IdeaId) -> bool {
        self.deletions.iter().any(|deletion| deletion.top == top && deletion.by_staff)
    }
}

fn is_unseen(state: TextState) -> bool {
    matches!(state, TextState::Waiting | TextState::Hidden)
}

fn seen(text: &IdeaText, state: TextState, staff: bool) -> IdeaText {
    if staff || state.is_shown() { text.clone() } else { IdeaText::removed() }
}

fn suspects(text: &IdeaText, staff: bool) -> Vec<foorumi_protocol::SuspectKind> {
    if staff { suspect_kinds(text) } else { Vec::new() }
}

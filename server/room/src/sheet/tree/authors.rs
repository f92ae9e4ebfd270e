//! Whose an idea and a comment are, and how their words go with them: rules TR5, TR7.

use super::{Idea, Tree};
use foorumi_protocol::{Comment, IdeaId, IdeaText, PersonId};

impl Idea {
    /// Who began it; of an older one, who last set its text.
    pub(in crate::sheet) fn origin(&self) -> Option<PersonId> {
        self.began_by.or(self.author)
    }
}

impl Tree {
    /// An idea and all below it; of a deleted one, what went with it.
    pub(in crate::sheet) fn with_deleted(&self, top: IdeaId) -> Vec<&Idea> {
        if self.ideas.contains_key(&top) {
            return self.outline(top).iter().filter_map(|id| self.ideas.get(id)).collect();
        }
        let deletion = self.deletions.iter().find(|deletion| deletion.top == top);
        let Some(deletion) = deletion else { return Vec::new() };
        let first = deletion.ideas.get(&top).into_iter();
        let rest = deletion.ideas.iter().filter(|(id, _)| **id != top).map(|(_, idea)| idea);
        first.chain(rest).collect()
    }

    /// Ideas here that this person has written or commented on.
    pub(in crate::sheet) fn written_by(&self, person: PersonId) -> impl Iterator<Item = IdeaId> {
        let theirs = move |idea: &Idea| {
            idea.author == Some(person) || idea.comment_authors.values().any(|by| *by == person)
        };
        self.ideas.iter().filter(move |(_, idea)| theirs(idea)).map(|(id, _)| *id)
    }

    /// Takes this person's words out of all ideas, deleted ones too, and leaves marks; what they were.
    pub(in crate::sheet) fn take_texts(&mut self, person: PersonId) -> Vec<(IdeaId, IdeaText)> {
        let mut taken = Vec::new();
        for (id, idea) in self.everywhere() {
            if idea.author == Some(person) && !idea.removed {
                let text = std::mem::replace(&mut idea.text, IdeaText::removed());
                idea.removed = true;
                taken.push((*id, text));
            }
        }
        taken
    }

    /// Gives an idea its words back, unless somebody has written it anew.
    pub(in crate::sheet) fn give_text(&mut self, id: IdeaId, text: IdeaText) {
        let idea = self.everywhere().find(|(there, idea)| **there == id && idea.removed);
        if let Some((_, idea)) = idea {
            idea.text = text;
            idea.removed = false;
        }
    }

    pub(in crate::sheet) fn take_comments(&mut self, person: PersonId) -> Vec<(IdeaId, Comment)> {
        let mut taken = Vec::new();
        for (id, idea) in self.everywhere() {
            let authors = &idea.comment_authors;
            let theirs = |one: &mut Comment| authors.get(&one.id) == Some(&person);
            taken.extend(idea.comments.extract_if(.., theirs).map(|one| (*id, one)));
            idea.comment_authors.retain(|_, by| *by != person);
        }
        taken
    }

    pub(in crate::sheet) fn give_comment(&mut self, id: IdeaId, comment: Comment, by: PersonId) {
        if let Some((_, idea)) = self.everywhere().find(|(there, _)| **there == id) {
            let at = idea.comments.partition_point(|other| other.id < comment.id);
            idea.comment_authors.insert(comment.id, by);
            idea.comments.insert(at, comment);
        }
    }

    /// Whether nothing but marks is left of an idea that is here and of all below it.
    pub(in crate::sheet) fn is_all_removed(&self, top: IdeaId) -> bool {
        let removed = |id: &IdeaId| self.ideas.get(id).is_some_and(|idea| idea.removed);
        top != self.root && self.ideas.contains_key(&top) && self.outline(top).iter().all(removed)
    }

    /// Nobody knows any more who this was; ideas whose words are gone for good.
    pub(in crate::sheet) fn forget_author(&mut self, person: PersonId) -> Vec<IdeaId> {
        let mut changed = Vec::new();
        for (id, idea) in self.everywhere() {
            if idea.author.take_if(|by| *by == person).is_some() {
                changed.push(*id);
            }
            idea.began_by.take_if(|by| *by == person);
        }
        changed
    }

    /// Ideas here and deleted ones.
    fn everywhere(&mut self) -> impl Iterator<Item = (&IdeaId, &mut Idea)> {
        let deleted = self.deletions.iter_mut().map(|deletion| &mut deletion.ideas);
        std::iter::once(&mut self.ideas).chain(deleted).flatten()
    }
}

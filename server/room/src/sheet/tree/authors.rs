//! Whose an idea and a comment are, and how their words go with them: rules TR5, TR7.

use super::{Idea, Remark, Tree};
use foorumi_protocol::{IdeaId, IdeaText, PersonId, TextState};

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
            let commented = |remark: &Remark| remark.author == Some(person);
            idea.author == Some(person) || idea.comments.iter().any(commented)
        };
        self.ideas.iter().filter(move |(_, idea)| theirs(idea)).map(|(id, _)| *id)
    }

    /// How many texts of this person stand in ideas and comments, deleted ones too.
    pub(in crate::sheet) fn texts_by(&self, person: PersonId) -> usize {
        let deleted = self.deletions.iter().map(|deletion| &deletion.ideas);
        let everywhere = std::iter::once(&self.ideas).chain(deleted).flatten();
        let of = |(_, idea): (&IdeaId, &Idea)| {
            let said = idea.comments.iter().filter(|remark| remark.author == Some(person)).count();
            let own = idea.author == Some(person) && idea.state != TextState::Removed;
            said + usize::from(own)
        };
        everywhere.map(of).sum()
    }

    /// Takes this person's words out of all ideas, deleted ones too, and leaves marks; what they were.
    pub(in crate::sheet) fn take_texts(
        &mut self,
        person: PersonId,
    ) -> Vec<(IdeaId, IdeaText, TextState)> {
        let mut taken = Vec::new();
        for (id, idea) in self.everywhere() {
            if idea.author == Some(person) && idea.state != TextState::Removed {
                let text = std::mem::replace(&mut idea.text, IdeaText::removed());
                let state = std::mem::replace(&mut idea.state, TextState::Removed);
                taken.push((*id, text, state));
            }
        }
        taken
    }

    /// Gives an idea its words back, unless somebody has written it anew.
    pub(in crate::sheet) fn give_text(&mut self, id: IdeaId, text: IdeaText, state: TextState) {
        let gone = |idea: &Idea| idea.state == TextState::Removed;
        let idea = self.everywhere().find(|(there, idea)| **there == id && gone(idea));
        if let Some((_, idea)) = idea {
            (idea.text, idea.state) = (text, state);
        }
    }

    pub(in crate::sheet) fn take_comments(&mut self, person: PersonId) -> Vec<(IdeaId, Remark)> {
        let mut taken = Vec::new();
        for (id, idea) in self.everywhere() {
            let theirs = |remark: &mut Remark| remark.author == Some(person);
            taken.extend(idea.comments.extract_if(.., theirs).map(|remark| (*id, remark)));
        }
        taken
    }

    pub(in crate::sheet) fn give_comment(&mut self, id: IdeaId, remark: Remark) {
        if let Some((_, idea)) = self.everywhere().find(|(there, _)| **there == id) {
            let at = idea.comments.partition_point(|other| other.id < remark.id);
            idea.comments.insert(at, remark);
        }
    }

    /// Whether nothing but marks is left of an idea that is here and of all below it; what others have
    /// said to one is more.
    pub(in crate::sheet) fn is_all_removed(&self, top: IdeaId) -> bool {
        let only_mark = |idea: &Idea| idea.state == TextState::Removed && idea.comments.is_empty();
        let removed = |id: &IdeaId| self.ideas.get(id).is_some_and(only_mark);
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

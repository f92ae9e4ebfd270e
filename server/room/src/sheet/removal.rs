//! What a person wrote on sheets, when they are removed: rule TR5; and who may delete what: TR7.

use super::{
    Sheet, SheetEvent, Why,
    tree::{Idea, Remark},
};
use crate::{Ask, Decided, Event, Permit, Room, Traces, pairs, view::Eyes};
use foorumi_protocol::{
    ActivityId, IdeaId, IdeaText, Millis, PartKey, PersonId, Rejection, Seq, SheetEditors,
    SheetPhase, TextState,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What of those who are being removed is put away, to be brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Away {
    #[serde(with = "pairs")]
    of: BTreeMap<PersonId, Own>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Own {
    texts: Vec<(IdeaId, IdeaText, TextState)>,
    /// Ideas that went with all below them, the last one last.
    deleted: Vec<IdeaId>,
    comments: Vec<(IdeaId, Remark)>,
    /// Why they picked an idea.
    #[serde(default)]
    reason: Option<(Why, TextState)>,
}

impl Sheet {
    /// Whether this person may delete an idea, or bring it back (rule TR7).
    pub(super) fn may_delete(&self, ask: Ask, idea: IdeaId) -> Result<(), Rejection> {
        if self.delete_all || Permit::Writers.allows(Some(ask.role)) {
            return Ok(());
        }
        let below = self.tree.with_deleted(idea);
        let theirs = |idea: &Idea| idea.origin() == Some(ask.person);
        let said = |idea: &Idea| idea.comments.iter().all(|one| one.author == Some(ask.person));
        match below.first() {
            None => Err(Rejection::NotFound),
            Some(top) if !theirs(top) => Err(Rejection::NotYourOwn),
            Some(_) if below.iter().all(|idea| theirs(idea) && said(idea)) => Ok(()),
            Some(_) => Err(Rejection::BuiltOn),
        }
    }

    /// Whether this person may delete an idea; the need stays.
    pub(super) fn check_delete(&self, ask: Ask, idea: IdeaId) -> Result<(), Rejection> {
        self.tree.idea(idea)?.parent.ok_or(Rejection::PlaceInvalid)?;
        self.may_delete(ask, idea)
    }

    /// Whether this person may bring a deleted idea back: what staff deleted only staff bring back.
    pub(super) fn check_restore(&self, ask: Ask, idea: IdeaId) -> Result<(), Rejection> {
        self.tree.check_restore(idea)?;
        if self.tree.was_deleted_by_staff(idea) && !Permit::Writers.allows(Some(ask.role)) {
            return Err(Rejection::NotAllowed);
        }
        self.may_delete(ask, idea)
    }

    /// Ideas that still stand which this person began.
    fn ideas_by(&self, person: PersonId) -> usize {
        self.tree.ids().filter(|id| self.began(*id, person)).count()
    }

    fn began(&self, id: IdeaId, person: PersonId) -> bool {
        self.tree.idea(id).is_ok_and(|idea| idea.origin() == Some(person))
    }

    fn put_away(&mut self, person: PersonId, (now, at): (Seq, Millis)) -> Vec<IdeaId> {
        let texts = self.tree.take_texts(person);
        let comments = self.tree.take_comments(person);
        let mut changed: Vec<IdeaId> = texts.iter().map(|(id, ..)| *id).collect();
        changed.extend(comments.iter().map(|(id, _)| *id));
        let mut deleted = Vec::new();
        // While it is voted on, and afterwards, the tree stands as it was voted on.
        if matches!(self.phase, SheetPhase::Planned | SheetPhase::Build | SheetPhase::Comment) {
            for (id, ..) in &texts {
                if self.tree.is_all_removed(*id) {
                    changed.extend(self.tree.delete(*id, true, (now, at)));
                    deleted.push(*id);
                }
            }
        }
        let reason = self.take_reason(person);
        changed.extend(self.picked_if(reason.is_some()));
        if !changed.is_empty() {
            self.away.of.insert(person, Own { texts, deleted, comments, reason });
        }
        changed
    }

    /// Deleted ideas that come back if their person does: they are not dropped meanwhile.
    pub(super) fn put_away_ideas(&self) -> BTreeSet<IdeaId> {
        self.away.of.values().flat_map(|own| own.deleted.iter().copied()).collect()
    }

    fn picked_if(&self, so: bool) -> Option<IdeaId> {
        self.picked.as_ref().filter(|_| so).map(|(idea, _)| *idea)
    }

    fn bring_back(&mut self, person: PersonId) -> Vec<IdeaId> {
        let Some(Own { texts, deleted, comments, reason }) = self.away.of.remove(&person) else {
            return Vec::new();
        };
        let mut changed = Vec::new();
        for id in deleted.into_iter().rev() {
            if self.tree.check_restore(id).is_ok() {
                changed.extend(self.tree.restore(id));
            }
        }
        for (id, text, state) in texts {
            self.tree.give_text(id, text, state);
            changed.push(id);
        }
        for (id, comment) in comments {
            self.tree.give_comment(id, comment);
            changed.push(id);
        }
        changed.extend(self.picked_if(reason.is_some()));
        if let Some(reason) = reason {
            self.give_reason(person, reason);
        }
        changed
    }
}

impl Room {
    /// Who may edit, from now on (rule TR7). A sheet without a group cannot be its group's.
    pub(super) fn decide_editing(
        &self,
        id: ActivityId,
        editors: SheetEditors,
        delete_all: bool,
    ) -> Decided {
        let sheet = self.sheet(id)?;
        if editors == SheetEditors::Group && sheet.group.is_empty() {
            return Err(Rejection::NotFound);
        }
        let same = (sheet.editors, sheet.delete_all) == (editors, delete_all);
        let event = SheetEvent::EditingSet { sheet: id, editors, delete_all };
        Ok(if same { Vec::new() } else { vec![Event::Sheet(event)] })
    }

    /// How many ideas of a sheet a person has begun that still stand (rule TR6).
    pub fn ideas_by(&self, person: PersonId, sheet: ActivityId) -> usize {
        self.sheet(sheet).map_or(0, |sheet| sheet.ideas_by(person))
    }

    /// Whether somebody writes on a sheet of their own group: its scribe may be fast (rule TR6).
    pub fn is_of_group(&self, person: PersonId, sheet: ActivityId) -> bool {
        self.sheet(sheet).is_ok_and(|sheet| self.belongs(person, sheet))
    }

    /// Ideas and comments that show to staff who wrote them.
    pub(crate) fn touch_who_on_sheets(&mut self, person: PersonId) {
        let mut touched = Vec::new();
        for id in self.activities.keys() {
            let Ok(sheet) = self.sheet(*id) else { continue };
            touched.extend(sheet.tree.written_by(person).map(|idea| PartKey::Idea(*id, idea)));
        }
        touched.into_iter().for_each(|key| self.touch(key, Eyes::Staff));
    }

    pub(crate) fn put_ideas_away(&mut self, person: PersonId) {
        let now = (self.seq, self.at);
        self.change_sheets(person, |sheet| sheet.put_away(person, now));
    }

    pub(crate) fn bring_ideas_back(&mut self, person: PersonId) {
        self.change_sheets(person, |sheet| sheet.bring_back(person));
    }

    /// What was put away is dropped, and who wrote it.
    pub(crate) fn forget_ideas_of(&mut self, person: PersonId) {
        self.change_sheets(person, |sheet| {
            sheet.away.of.remove(&person);
            sheet.forget_reason_of(person);
            sheet.tree.forget_author(person)
        });
    }

    pub(crate) fn count_ideas_of(&self, person: PersonId, traces: &mut Traces) {
        for sheet in self.activities.keys().filter_map(|id| self.sheet(*id).ok()) {
            traces.add_texts(sheet.tree.texts_by(person));
            traces.add_texts(usize::from(sheet.has_reason_of(person)));
        }
    }

    fn change_sheets(&mut self, person: PersonId, change: impl Fn(&mut Sheet) -> Vec<IdeaId>) {
        let ids: Vec<ActivityId> = self.activities.keys().copied().collect();
        for id in ids {
            let Some(sheet) = self.sheet_mut(id) else { continue };
            let changed = change(sheet);
            if changed.is_empty() {
                continue;
            }
            for idea in changed {
                self.touch(PartKey::Idea(id, idea), Eyes::All);
            }
            self.touch(PartKey::Picture(id), Eyes::Shown);
            self.touch(PartKey::Sheet(id), Eyes::All);
            self.touch_own(PartKey::MyTexts(id), person);
        }
    }
}

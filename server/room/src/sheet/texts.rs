//! What the desk decides on texts of a sheet, and what is forgotten of them: rules MO6, CH10, MM3.

use super::{SheetEvent, tree::TreeEvent};
use crate::{Decided, Event, Eye, Room, activity::Content, view::Eyes};
use foorumi_protocol::{
    ActivityId, CommentId, IdeaId, Millis, MyTextsPart, PartKey, PersonId, Rejection, Seq,
    TextState,
};

impl Room {
    /// Hiding, showing and removing the text of an idea or of a comment on it.
    pub(super) fn decide_text(
        &self,
        sheet: ActivityId,
        idea: IdeaId,
        comment: Option<CommentId>,
        state: TextState,
    ) -> Decided {
        let now = self.sheet(sheet)?.tree.idea(idea)?.text_state(comment)?;
        let event = match state {
            _ if now == state => return Ok(Vec::new()),
            TextState::Removed => TreeEvent::TextRemoved { idea, comment },
            _ if now == TextState::Removed => return Err(Rejection::MessageGone),
            TextState::Shown | TextState::Waiting | TextState::Hidden => {
                TreeEvent::StateSet { idea, comment, state }
            }
        };
        Ok(vec![Event::Sheet(SheetEvent::Tree { sheet, event })])
    }

    /// Rule CH10: the text of an idea, or of a comment on it, goes from everywhere; a mark stays, and
    /// what others have built on it.
    pub(crate) fn remove_text_on_sheet(
        &mut self,
        sheet: ActivityId,
        idea: IdeaId,
        comment: Option<CommentId>,
    ) {
        let (now, writers) = (self.seq, self.writers_unseen(sheet, &[idea]));
        let Some(content) = self.sheet_mut(sheet) else { return };
        content.tree.remove_text(idea, comment, now);
        self.touch(PartKey::Idea(sheet, idea), Eyes::All);
        if comment.is_none() {
            self.touch(PartKey::Picture(sheet), Eyes::Shown);
        }
        self.touch_own_texts(sheet, writers);
        self.forget_texts(sheet);
    }

    /// Whose texts of these ideas others do not see.
    pub(super) fn writers_unseen(&self, sheet: ActivityId, ideas: &[IdeaId]) -> Vec<PersonId> {
        let Ok(content) = self.sheet(sheet) else { return Vec::new() };
        let ideas = ideas.iter().filter_map(|id| content.tree.idea(*id).ok());
        ideas.flat_map(|idea| idea.writers_unseen()).collect()
    }

    pub(super) fn touch_own_texts(&mut self, sheet: ActivityId, people: Vec<PersonId>) {
        for person in people {
            self.touch_own(PartKey::MyTexts(sheet), person);
        }
    }

    pub(crate) fn my_texts_part(&self, id: ActivityId, eye: Eye) -> Option<MyTextsPart> {
        let Eye::Person(person) = eye else { return None };
        let texts = self.sheet(id).ok()?.tree.unseen_of(person);
        (!texts.is_empty()).then_some(MyTextsPart { sheet: id, texts })
    }

    /// The first deletion of an idea that can still be taken back: where and when it was made.
    pub(crate) fn first_deleted_idea(&self) -> Option<(Seq, Millis)> {
        self.sheets()
            .filter_map(|(_, sheet)| sheet.tree.first_deletion(&sheet.put_away_ideas()))
            .min()
    }

    /// Drops the ideas that were deleted up to this place, for good.
    pub(crate) fn drop_deleted_ideas(&mut self, until: Seq) {
        let holds = |(id, sheet): (ActivityId, &super::Sheet)| {
            let (by, _) = sheet.tree.first_deletion(&sheet.put_away_ideas())?;
            (by <= until).then_some(id)
        };
        let sheets: Vec<ActivityId> = self.sheets().filter_map(holds).collect();
        for id in sheets {
            if let Some(sheet) = self.sheet_mut(id) {
                let away = sheet.put_away_ideas();
                sheet.tree.drop_deleted(until, &away);
            }
            self.forget_texts(id);
        }
    }

    fn sheets(&self) -> impl Iterator<Item = (ActivityId, &super::Sheet)> {
        self.activities.iter().filter_map(|(id, activity)| {
            let Content::Sheet(sheet) = &activity.content else { return None };
            Some((*id, sheet))
        })
    }
}

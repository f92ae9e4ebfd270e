//! The idea picked, and why: rule DV8. What the group writes is read by the guard as other texts are (rule
//! MO6); the desk lets it be seen, or replaces it, by picking again in its own words.

use super::{Sheet, SheetEvent, Why};
use crate::{Ask, Decided, Event, Permit, Room, guard::first_state, view::Eyes};
use foorumi_protocol::{ActivityId, IdeaId, PartKey, PersonId, Rejection, SheetPhase, TextState};
use serde::{Deserialize, Serialize};

/// Whose the reason is, and whether it is seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reason {
    /// Whoever of the group wrote it; nobody for the desk.
    by: Option<PersonId>,
    state: TextState,
}

impl Room {
    /// Rule DV8: the desk or the sheet's group picks; another than a winner needs a sentence why,
    /// and so does any when nobody voted.
    pub(super) fn decide_pick(
        &self,
        ask: Ask,
        id: ActivityId,
        idea: IdeaId,
        why: Option<&Why>,
    ) -> Decided {
        let sheet = self.sheet(id)?;
        if !Permit::Desk.allows(Some(ask.role)) && !self.belongs(ask.person, sheet) {
            return Err(Rejection::NotOfGroup);
        }
        match sheet.phase {
            SheetPhase::Planned => return Err(Rejection::ActivityNotOpen),
            SheetPhase::Build | SheetPhase::Comment | SheetPhase::Vote => {
                return Err(Rejection::WrongPhase);
            }
            SheetPhase::Chosen => {}
        }
        if !sheet.tree.stands(idea) {
            return Err(Rejection::NotFound);
        }
        if !sheet.dots.leading().contains(&idea) && why.is_none() {
            return Err(Rejection::ReasonNeeded);
        }
        let by = (!Permit::Desk.allows(Some(ask.role))).then_some(ask.person);
        Ok(vec![Event::Sheet(SheetEvent::Picked { sheet: id, idea, why: why.cloned(), by })])
    }

    pub(super) fn set_picked(
        &mut self,
        id: ActivityId,
        idea: IdeaId,
        why: Option<Why>,
        by: Option<PersonId>,
    ) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        let guarded = why.as_ref().filter(|_| by.is_some());
        let state = guarded.map_or(TextState::Shown, |why| first_state(why));
        let before = sheet.picked.replace((idea, why.clone())).and_then(|(_, why)| why);
        sheet.reason = Reason { by, state };
        self.touch(PartKey::Sheet(id), Eyes::All);
        // What another reason replaced is nowhere any more.
        if before.is_some() && before != why {
            self.forget_texts(id);
        }
    }
}

impl Sheet {
    /// The idea picked, the reason as staff or everybody sees it, and whether all see it.
    pub(super) fn pick_seen(&self, staff: bool) -> (Option<IdeaId>, Option<Why>, TextState) {
        let (picked, why) = self.picked.clone().unzip();
        let state = self.reason.state;
        let seen = |why: Why| if staff || state.is_shown() { why } else { Why::removed() };
        (picked, why.flatten().map(seen), state)
    }

    /// Whether the reason is this person's.
    pub(super) fn has_reason_of(&self, person: PersonId) -> bool {
        self.reason.by == Some(person) && self.reason.state != TextState::Removed
    }

    /// Takes this person's reason away, and leaves a mark; what it was.
    pub(super) fn take_reason(&mut self, person: PersonId) -> Option<(Why, TextState)> {
        if self.reason.by != Some(person) {
            return None;
        }
        // What stepping back keeps comes back without it.
        if let Some((_, why)) = self.cleared.as_mut().and_then(|cleared| cleared.picked.as_mut()) {
            *why = None;
        }
        let why = self.picked.as_mut()?.1.as_mut()?;
        let text = std::mem::replace(why, Why::removed());
        Some((text, std::mem::replace(&mut self.reason.state, TextState::Removed)))
    }

    /// Gives the reason back, unless it was given anew.
    pub(super) fn give_reason(&mut self, person: PersonId, (text, state): (Why, TextState)) {
        let gone = self.reason == Reason { by: Some(person), state: TextState::Removed };
        if let Some((_, Some(why))) = self.picked.as_mut().filter(|_| gone) {
            *why = text;
            self.reason.state = state;
        }
    }

    /// Nobody knows any more whose it was.
    pub(super) fn forget_reason_of(&mut self, person: PersonId) {
        self.reason.by.take_if(|by| *by == person);
    }
}

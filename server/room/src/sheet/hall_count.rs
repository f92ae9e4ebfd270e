//! Hall counts: votes of people in the hall, counted by staff and shown apart: rule DV9.

use super::{Sheet, SheetEvent};
use crate::{Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{
    ActivityId, HallCount, HallCountId, HallCountsPart, PartKey, Rejection, SheetPhase, SheetPlan,
};

impl Room {
    pub(super) fn decide_hall_count(&self, id: ActivityId, mut batch: HallCount) -> Decided {
        let sheet = self.sheet(id)?;
        sheet.takes_hall_counts()?;
        if sheet.dots.hall_counts().len() >= SheetPlan::MAX_HALL_COUNTS {
            return Err(Rejection::LimitReached { limit: SheetPlan::MAX_HALL_COUNTS as u32 });
        }
        batch.votes.retain(|_, votes| *votes > 0);
        sheet.check_hall_count(&batch)?;
        Ok(vec![Event::Sheet(SheetEvent::HallCountAdded { sheet: id, batch })])
    }

    pub(super) fn decide_hall_count_off(&self, id: ActivityId, hall_count: HallCountId) -> Decided {
        let sheet = self.sheet(id)?;
        sheet.takes_hall_counts()?;
        if sheet.dots.hall_counts().iter().all(|batch| batch.id != hall_count) {
            return Err(Rejection::NotFound);
        }
        Ok(vec![Event::Sheet(SheetEvent::HallCountRemoved { sheet: id, hall_count })])
    }

    pub(super) fn change_hall_counts(
        &mut self,
        id: ActivityId,
        change: impl FnOnce(&mut Vec<HallCount>),
    ) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        change(sheet.dots.hall_counts_mut());
        sheet.worked_on = true;
        self.touch(PartKey::HallCounts(id), Eyes::Staff);
        self.touch(PartKey::Tally(id), Eyes::All);
    }

    /// For staff while there are any; everybody else sees the batches in the tally.
    pub(crate) fn hall_counts_part(&self, id: ActivityId, eye: Eye) -> Option<HallCountsPart> {
        let batches = self.sheet(id).ok()?.dots.hall_counts().to_vec();
        let seen = eye == Eye::Staff && !batches.is_empty();
        seen.then_some(HallCountsPart { sheet: id, batches })
    }
}

impl Sheet {
    /// While the vote is open, and after it until an idea is picked: what was picked by is settled.
    fn takes_hall_counts(&self) -> Result<(), Rejection> {
        match self.phase {
            SheetPhase::Planned => Err(Rejection::ActivityNotOpen),
            SheetPhase::Vote => Ok(()),
            SheetPhase::Chosen if self.dots.counted().is_some() && self.picked.is_none() => Ok(()),
            SheetPhase::Build | SheetPhase::Comment | SheetPhase::Chosen => {
                Err(Rejection::WrongPhase)
            }
        }
    }

    /// Whether these people can have given these votes, by the sheet's own rules.
    fn check_hall_count(&self, batch: &HallCount) -> Result<(), Rejection> {
        if !(1..=SheetPlan::MAX_HANDS).contains(&batch.people) {
            return Err(Rejection::LimitReached { limit: SheetPlan::MAX_HANDS });
        }
        if batch.votes.is_empty() {
            return Err(Rejection::ChoiceInvalid);
        }
        if batch.votes.keys().any(|id| !self.tree.stands(*id)) {
            return Err(Rejection::NotFound);
        }
        let in_all = batch.people * u32::from(self.votes);
        let each = if self.stacking { in_all } else { batch.people };
        if batch.votes.values().any(|votes| *votes > each) {
            return Err(Rejection::HallCountExceeds { votes: each });
        }
        let sum: u64 = batch.votes.values().map(|votes| u64::from(*votes)).sum();
        if sum > u64::from(in_all) {
            return Err(Rejection::HallCountExceeds { votes: in_all });
        }
        Ok(())
    }
}

//! Proxy batches: votes of people in the hall, counted by staff and shown apart: rule DV9.

use super::{Sheet, SheetEvent};
use crate::{Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{
    ActivityId, PartKey, ProxiesPart, ProxyBatch, ProxyId, Rejection, SheetPhase, SheetPlan,
};

impl Room {
    pub(super) fn decide_proxy(&self, id: ActivityId, mut batch: ProxyBatch) -> Decided {
        let sheet = self.sheet(id)?;
        sheet.takes_proxies()?;
        if sheet.dots.proxies().len() >= SheetPlan::MAX_PROXIES {
            return Err(Rejection::LimitReached { limit: SheetPlan::MAX_PROXIES as u32 });
        }
        batch.votes.retain(|_, votes| *votes > 0);
        sheet.check_proxy(&batch)?;
        Ok(vec![Event::Sheet(SheetEvent::ProxyAdded { sheet: id, batch })])
    }

    pub(super) fn decide_proxy_off(&self, id: ActivityId, proxy: ProxyId) -> Decided {
        let sheet = self.sheet(id)?;
        sheet.takes_proxies()?;
        if sheet.dots.proxies().iter().all(|batch| batch.id != proxy) {
            return Err(Rejection::NotFound);
        }
        Ok(vec![Event::Sheet(SheetEvent::ProxyRemoved { sheet: id, proxy })])
    }

    pub(super) fn change_proxies(
        &mut self,
        id: ActivityId,
        change: impl FnOnce(&mut Vec<ProxyBatch>),
    ) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        change(sheet.dots.proxies_mut());
        sheet.worked_on = true;
        self.touch(PartKey::Proxies(id), Eyes::Staff);
        self.touch(PartKey::Tally(id), Eyes::All);
    }

    /// For staff while there are any; everybody else sees the batches in the tally.
    pub(crate) fn proxies_part(&self, id: ActivityId, eye: Eye) -> Option<ProxiesPart> {
        let batches = self.sheet(id).ok()?.dots.proxies().to_vec();
        let seen = eye == Eye::Staff && !batches.is_empty();
        seen.then_some(ProxiesPart { sheet: id, batches })
    }
}

impl Sheet {
    /// While the vote is open, and after it until an idea is picked: what was picked by is settled.
    fn takes_proxies(&self) -> Result<(), Rejection> {
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
    fn check_proxy(&self, batch: &ProxyBatch) -> Result<(), Rejection> {
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
            return Err(Rejection::ProxyExceeds { votes: each });
        }
        let sum: u64 = batch.votes.values().map(|votes| u64::from(*votes)).sum();
        if sum > u64::from(in_all) {
            return Err(Rejection::ProxyExceeds { votes: in_all });
        }
        Ok(())
    }
}

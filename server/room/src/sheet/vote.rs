//! The vote on a sheet: phases, budget, pick, and stepping back: rules MM2, DV1, DV3, DV7, DV8.

use super::{Dots, OwnDots, Sheet, SheetEvent, Why, dots};
use crate::{Ask, Decided, Event, Room, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, BlockId, Id, IdeaId, PartKey, PersonId, Rejection, SheetPhase,
};
use serde::{Deserialize, Serialize};

/// Most votes a person can be given (rule DV1).
const MOST_VOTES: u8 = 10;

/// What stepping back took off a sheet. Kept only until the next act on it, or the meeting's end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cleared {
    pub(super) phase: SheetPhase,
    pub(super) dots: Dots,
    pub(super) picked: Option<(IdeaId, Option<Why>)>,
    #[serde(default)]
    only_earlier: bool,
}

impl Room {
    pub(super) fn decide_dots(
        &self,
        person: PersonId,
        id: ActivityId,
        dots: &OwnDots,
        later: bool,
    ) -> Decided {
        let sheet = self.sheet(id)?;
        sheet.only_in(SheetPhase::Vote)?;
        sheet.came_by.takes(later)?;
        let dots = dots::fits(&sheet.tree, sheet.votes, sheet.stacking, dots)?;
        let same = sheet.dots.of(person).map_or(dots.is_empty(), |own| *own == dots);
        let event = SheetEvent::DotsSet { sheet: id, person, dots, later };
        Ok(if same { Vec::new() } else { vec![Event::Sheet(event)] })
    }

    pub(super) fn decide_phase(
        &self,
        ask: Ask,
        id: ActivityId,
        phase: SheetPhase,
        only_earlier: bool,
    ) -> Decided {
        let sheet = self.sheet(id)?;
        match sheet.phase {
            // Who may vote is settled as the vote opens.
            SheetPhase::Vote
                if phase == SheetPhase::Vote && only_earlier != sheet.came_by.is_only() =>
            {
                return Err(Rejection::VotingStarted);
            }
            now if now == phase => return Ok(Vec::new()),
            SheetPhase::Planned if phase == SheetPhase::Chosen => {
                return Err(Rejection::ActivityNotOpen);
            }
            SheetPhase::Planned
            | SheetPhase::Build
            | SheetPhase::Comment
            | SheetPhase::Vote
            | SheetPhase::Chosen => {}
        }
        let mut events =
            vec![Event::Sheet(SheetEvent::PhaseSet { sheet: id, phase, only_earlier })];
        if phase == SheetPhase::Chosen {
            events.extend(self.memo_of_activity(id, BlockId(Id { seq: ask.seq, index: 0 })));
        }
        Ok(events)
    }

    /// Rule DV7: what stepping back cleared comes back, as long as nothing else was done.
    pub(super) fn decide_restore(&self, id: ActivityId) -> Decided {
        self.sheet(id)?.cleared.as_ref().ok_or(Rejection::Stale)?;
        Ok(vec![Event::Sheet(SheetEvent::VotesRestored { sheet: id })])
    }

    /// Rules DV1, DV2, DV7: an open vote keeps its stacking, and its budget where it is spent.
    pub(super) fn decide_voting(&self, id: ActivityId, votes: u8, stacking: bool) -> Decided {
        let sheet = self.sheet(id)?;
        if sheet.phase == SheetPhase::Chosen {
            return Err(Rejection::ActivityClosed);
        }
        if !(1..=MOST_VOTES).contains(&votes) {
            return Err(Rejection::LimitReached { limit: u32::from(MOST_VOTES) });
        }
        if sheet.phase == SheetPhase::Vote {
            if stacking != sheet.stacking {
                return Err(Rejection::VotingStarted);
            }
            let spent = sheet.dots.most_spent();
            if votes < spent {
                return Err(Rejection::SpentMore { votes: spent });
            }
        }
        let same = (votes, stacking) == (sheet.votes, sheet.stacking);
        let event = SheetEvent::VotingSet { sheet: id, votes, stacking };
        Ok(if same { Vec::new() } else { vec![Event::Sheet(event)] })
    }

    pub(super) fn set_dots(
        &mut self,
        id: ActivityId,
        person: PersonId,
        dots: OwnDots,
        later: bool,
    ) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        let voters = sheet.dots.voters();
        sheet.dots.set(person, dots, later);
        sheet.worked_on = true;
        let counted = sheet.dots.voters() != voters;
        self.touch_own(PartKey::Dots(id), person);
        if counted {
            self.touch(PartKey::Sheet(id), Eyes::All);
        }
    }

    pub(super) fn set_voting(&mut self, id: ActivityId, votes: u8, stacking: bool) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        sheet.votes = votes;
        sheet.stacking = stacking;
        let people = sheet.dots.people();
        self.touch(PartKey::Sheet(id), Eyes::All);
        self.touch_dots(id, people);
    }

    pub(super) fn set_phase(&mut self, id: ActivityId, phase: SheetPhase, only_earlier: bool) {
        let now = self.at;
        let Some(sheet) = self.sheet_mut(id) else { return };
        let voted = sheet.phase == SheetPhase::Vote;
        let people = sheet.dots.people();
        if sheet.phase == SheetPhase::Vote && phase == SheetPhase::Chosen {
            sheet.dots.count(&sheet.tree);
        } else if phase < sheet.phase {
            sheet.clear_votes();
        }
        sheet.phase = phase;
        if phase == SheetPhase::Vote {
            sheet.came_by.open(now);
            sheet.came_by.set_only(only_earlier);
        }
        // Votes that may come back are forgotten when they no longer can.
        if voted && phase != SheetPhase::Vote && sheet.cleared.is_none() {
            self.forget_votes(id);
        }
        self.phase_changed(id, phase, people);
    }

    pub(super) fn restore_votes(&mut self, id: ActivityId) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        let Some(Cleared { phase, dots, picked, only_earlier }) = sheet.cleared.take() else {
            return;
        };
        (sheet.phase, sheet.dots, sheet.picked) = (phase, dots, picked);
        sheet.came_by.set_only(only_earlier);
        let people = sheet.dots.people();
        self.phase_changed(id, phase, people);
    }

    /// Forgets what stepping back cleared: from now on it cannot be taken back.
    pub(super) fn drop_cleared(&mut self, id: ActivityId) {
        let dropped = self.sheet_mut(id).and_then(|sheet| sheet.cleared.take());
        if let Some(Cleared { phase, .. }) = dropped {
            if phase == SheetPhase::Vote {
                self.forget_votes(id);
            }
            self.touch(PartKey::Sheet(id), Eyes::Staff);
        }
    }

    /// The same on every sheet, at the meeting's end.
    pub(crate) fn drop_cleared_votes(&mut self) {
        let ids: Vec<ActivityId> = self.activities.keys().copied().collect();
        ids.into_iter().for_each(|id| self.drop_cleared(id));
    }

    /// Takes an alias's dots off, also among those that stepping back has cleared.
    pub(crate) fn take_dots_off(&mut self, id: ActivityId, alias: PersonId) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        if let Some(cleared) = &mut sheet.cleared {
            cleared.dots.set(alias, OwnDots::new(), false);
        }
        self.set_dots(id, alias, OwnDots::new(), false);
    }

    pub(super) fn note_most_present(&mut self, id: ActivityId, most: u32) {
        if let Some(sheet) = self.sheet_mut(id) {
            sheet.dots.note_most_present(most);
        }
        self.touch(PartKey::Tally(id), Eyes::Staff);
    }

    fn phase_changed(&mut self, id: ActivityId, phase: SheetPhase, people: Vec<PersonId>) {
        self.set_activity_state(id, state(phase));
        self.touch(PartKey::Sheet(id), Eyes::All);
        self.touch(PartKey::Tally(id), Eyes::All);
        self.touch(PartKey::HallCounts(id), Eyes::Staff);
        self.touch_dots(id, people);
    }

    fn touch_dots(&mut self, id: ActivityId, people: Vec<PersonId>) {
        people.into_iter().for_each(|person| self.touch_own(PartKey::Dots(id), person));
    }
}

impl Sheet {
    /// Whether this alias has given dots that are not counted yet.
    pub(crate) fn has_voted(&self, alias: PersonId) -> bool {
        let cleared = self.cleared.as_ref().map(|cleared| &cleared.dots);
        [Some(&self.dots), cleared].into_iter().flatten().any(|dots| dots.of(alias).is_some())
    }

    /// Takes votes, tally, batches and pick off, and keeps them for taking that back.
    fn clear_votes(&mut self) {
        let dots = std::mem::take(&mut self.dots);
        let picked = self.picked.take();
        let any = !dots.is_empty() || picked.is_some();
        let only_earlier = self.came_by.is_only();
        self.cleared = any.then_some(Cleared { phase: self.phase, dots, picked, only_earlier });
    }
}

fn state(phase: SheetPhase) -> ActivityState {
    match phase {
        SheetPhase::Planned => ActivityState::Planned,
        SheetPhase::Build | SheetPhase::Comment | SheetPhase::Vote => ActivityState::Open,
        SheetPhase::Chosen => ActivityState::Closed,
    }
}

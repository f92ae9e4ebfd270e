//! A sheet as an activity among others, and the vote on it.

use super::{Sheet, SheetEvent, phase_set};
use crate::{
    Decided, Event, Room,
    activity::{Kind, Voted},
    newcomers::CameBy,
    view::Eyes,
};
use foorumi_protocol::{
    ActivityId, ActivityPlan, ActivityResult, ActivityState, PartKey, PersonId, Rejection,
    SheetPhase, SheetPlan,
};

impl Kind for Sheet {
    fn answered(&self) -> bool {
        self.worked_on
    }

    /// Its need, and the first ideas that nobody has set since.
    fn planned(&self) -> Option<ActivityPlan> {
        let (need, ideas) = self.tree.planned();
        Some(ActivityPlan::Sheet(SheetPlan {
            need,
            ideas,
            editors: self.editors,
            votes: self.votes,
            stacking: self.stacking,
            group: self.group.clone(),
        }))
    }

    fn keys(&self, id: ActivityId) -> Vec<PartKey> {
        let own = [PartKey::Sheet(id), PartKey::Tally(id), PartKey::Picture(id)];
        let ideas = self.tree.ids().map(|idea| PartKey::Idea(id, idea));
        own.into_iter().chain([PartKey::HallCounts(id)]).chain(ideas).collect()
    }

    fn figure_keys(&self, id: ActivityId) -> Vec<(PartKey, Eyes)> {
        vec![(PartKey::Sheet(id), Eyes::All), (PartKey::Tally(id), Eyes::All)]
    }

    /// Opening begins the build phase. A sheet that has been chosen is stepped back by its phase,
    /// for that clears its votes.
    fn open(&self, sheet: ActivityId, _state: ActivityState) -> Decided {
        match self.phase {
            SheetPhase::Planned => Ok(vec![phase_set(sheet, SheetPhase::Build)]),
            SheetPhase::Build | SheetPhase::Comment | SheetPhase::Vote => Ok(Vec::new()),
            SheetPhase::Chosen => Err(Rejection::ActivityClosed),
        }
    }

    fn close(&self, sheet: ActivityId, _state: ActivityState) -> Vec<Event> {
        match self.phase {
            SheetPhase::Planned | SheetPhase::Chosen => Vec::new(),
            SheetPhase::Build | SheetPhase::Comment | SheetPhase::Vote => {
                vec![phase_set(sheet, SheetPhase::Chosen)]
            }
        }
    }

    fn result(&self, room: &Room, id: ActivityId) -> Option<ActivityResult> {
        room.sheet_result(id).map(ActivityResult::Sheet)
    }

    fn vote(&self) -> Option<&dyn Voted> {
        Some(self)
    }
}

impl Voted for Sheet {
    fn answers(&self) -> u32 {
        self.dots.voters()
    }

    fn came_by(&self) -> CameBy {
        self.came_by
    }

    /// The vote is a phase of the sheet, which is open before it as well.
    fn stands(&self, state: ActivityState) -> Option<ActivityState> {
        match (state, self.phase) {
            (_, SheetPhase::Vote) => Some(ActivityState::Open),
            (ActivityState::Open, _) => None,
            (ActivityState::Planned | ActivityState::Closed, _) => Some(state),
        }
    }

    fn by_aliases(&self) -> bool {
        true
    }

    /// Also while stepping back from the vote can be undone.
    fn holds_aliases(&self, _state: ActivityState) -> bool {
        let cleared =
            self.cleared.as_ref().is_some_and(|cleared| cleared.phase == SheetPhase::Vote);
        self.phase == SheetPhase::Vote || cleared
    }

    fn holds_ballots(&self) -> bool {
        let cleared = self.cleared.iter().map(|cleared| cleared.dots.voters()).sum::<u32>();
        self.dots.voters() + cleared > 0
    }

    fn holds_ballot_of(&self, alias: PersonId) -> bool {
        self.has_voted(alias)
    }

    fn most_present(&self, sheet: ActivityId, most: u32) -> Event {
        Event::Sheet(SheetEvent::MostPresentNoted { sheet, most })
    }
}

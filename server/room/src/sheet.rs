//! Sheets: rules MM1-MM4, DV1-DV6, DV8.
//!
//! A sheet's phase and its activity's state go together: build, comment and vote are open, chosen is
//! closed. Closing an activity that is in its vote counts the votes; closing it earlier leaves a
//! sheet without a tally. Stepping back from the vote or later clears votes, tally and pick.

mod dots;
mod edit;
mod picture;
mod tree;

use crate::{Ask, Decided, Event, Room, activity::Content, view::Eyes};
use dots::{Dots, OwnDots};
use foorumi_protocol::{
    ActivityId, ActivityState, BlockId, Id, IdeaId, Localized, PartKey, PersonId, Rejection,
    SheetCommand, SheetEditors, SheetPhase, SheetPlan, Text,
};
use serde::{Deserialize, Serialize};
use tree::{Tree, TreeEvent};

/// Most votes a person can be given (rule DV1).
const MOST_VOTES: u8 = 10;

/// Why an idea was picked.
type Why = Text<1, 300>;

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheet {
    group: Localized,
    editors: SheetEditors,
    votes: u8,
    stacking: bool,
    phase: SheetPhase,
    tree: Tree,
    dots: Dots,
    picked: Option<(IdeaId, Option<Why>)>,
    /// Whether anybody has done anything on it.
    worked_on: bool,
}

/// What happens to a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SheetEvent {
    Tree { sheet: ActivityId, event: TreeEvent },
    DotsSet { sheet: ActivityId, person: PersonId, dots: OwnDots },
    PhaseSet { sheet: ActivityId, phase: SheetPhase },
    VotingSet { sheet: ActivityId, votes: u8, stacking: bool },
    Picked { sheet: ActivityId, idea: IdeaId, why: Option<Why> },
}

impl Sheet {
    pub(crate) fn new(plan: &SheetPlan, born: &mut impl FnMut() -> Id) -> Self {
        Self {
            group: plan.group.clone(),
            editors: plan.editors,
            votes: plan.votes,
            stacking: plan.stacking,
            phase: SheetPhase::Planned,
            tree: Tree::new(plan, born),
            dots: Dots::default(),
            picked: None,
            worked_on: false,
        }
    }

    pub(crate) fn answered(&self) -> bool {
        self.worked_on
    }

    /// All ideas on it.
    pub(crate) fn idea_ids(&self) -> impl Iterator<Item = IdeaId> {
        self.tree.ids()
    }

    /// Why something cannot be done in this phase, of something that is done in `phase`.
    fn only_in(&self, phase: SheetPhase) -> Result<(), Rejection> {
        match self.phase {
            now if now == phase => Ok(()),
            SheetPhase::Planned => Err(Rejection::ActivityNotOpen),
            SheetPhase::Chosen => Err(Rejection::ActivityClosed),
            SheetPhase::Build | SheetPhase::Comment | SheetPhase::Vote => {
                Err(Rejection::WrongPhase)
            }
        }
    }
}

impl Room {
    pub(crate) fn decide_sheet(&self, ask: Ask, command: &SheetCommand) -> Decided {
        match command {
            SheetCommand::AddIdea { .. }
            | SheetCommand::EditIdea { .. }
            | SheetCommand::MoveIdea { .. }
            | SheetCommand::DeleteIdea { .. }
            | SheetCommand::RestoreIdea { .. }
            | SheetCommand::CommentIdea { .. }
            | SheetCommand::MarkDuplicate { .. } => self.decide_idea(ask, command),
            SheetCommand::SetDots { sheet, dots } => self.decide_dots(ask.person, *sheet, dots),
            SheetCommand::SetPhase { sheet, phase } => self.decide_phase(ask, *sheet, *phase),
            SheetCommand::SetVoting { sheet, votes, stacking } => {
                self.decide_voting(*sheet, *votes, *stacking)
            }
            SheetCommand::PickIdea { sheet, idea, why } => {
                self.decide_pick(*sheet, *idea, why.as_ref())
            }
        }
    }

    /// Opening begins the build phase. A sheet that has been chosen is stepped back by its phase,
    /// for that clears its votes.
    pub(crate) fn open_sheet(&self, sheet: ActivityId, content: &Sheet) -> Decided {
        match content.phase {
            SheetPhase::Planned => Ok(vec![phase_set(sheet, SheetPhase::Build)]),
            SheetPhase::Build | SheetPhase::Comment | SheetPhase::Vote => Ok(Vec::new()),
            SheetPhase::Chosen => Err(Rejection::ActivityClosed),
        }
    }

    pub(crate) fn close_sheet(&self, sheet: ActivityId, content: &Sheet) -> Vec<Event> {
        match content.phase {
            SheetPhase::Planned | SheetPhase::Chosen => Vec::new(),
            SheetPhase::Build | SheetPhase::Comment | SheetPhase::Vote => {
                vec![phase_set(sheet, SheetPhase::Chosen)]
            }
        }
    }

    pub(crate) fn evolve_sheet(&mut self, event: &SheetEvent) {
        match event {
            SheetEvent::Tree { sheet, event } => self.evolve_tree(*sheet, event),
            SheetEvent::DotsSet { sheet, person, dots } => {
                self.set_dots(*sheet, *person, dots.clone());
            }
            SheetEvent::PhaseSet { sheet, phase } => self.set_phase(*sheet, *phase),
            SheetEvent::VotingSet { sheet, votes, stacking } => {
                if let Some(content) = self.sheet_mut(*sheet) {
                    content.votes = *votes;
                    content.stacking = *stacking;
                }
                self.touch(PartKey::Sheet(*sheet), Eyes::All);
            }
            SheetEvent::Picked { sheet, idea, why } => {
                if let Some(content) = self.sheet_mut(*sheet) {
                    content.picked = Some((*idea, why.clone()));
                }
                self.touch(PartKey::Sheet(*sheet), Eyes::All);
            }
        }
    }

    fn sheet(&self, id: ActivityId) -> Result<&Sheet, Rejection> {
        let Content::Sheet(sheet) = &self.activity(id)?.content else {
            return Err(Rejection::NotFound);
        };
        Ok(sheet)
    }

    fn sheet_mut(&mut self, id: ActivityId) -> Option<&mut Sheet> {
        let Content::Sheet(sheet) = &mut self.activities.get_mut(&id)?.content else { return None };
        Some(sheet)
    }

    fn decide_dots(&self, person: PersonId, id: ActivityId, dots: &OwnDots) -> Decided {
        let sheet = self.sheet(id)?;
        sheet.only_in(SheetPhase::Vote)?;
        let dots = dots::fits(&sheet.tree, sheet.votes, sheet.stacking, dots)?;
        let same = sheet.dots.of(person).map_or(dots.is_empty(), |own| *own == dots);
        let event = SheetEvent::DotsSet { sheet: id, person, dots };
        Ok(if same { Vec::new() } else { vec![Event::Sheet(event)] })
    }

    fn decide_phase(&self, ask: Ask, id: ActivityId, phase: SheetPhase) -> Decided {
        match self.sheet(id)?.phase {
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
        let mut events = vec![phase_set(id, phase)];
        if phase == SheetPhase::Chosen {
            events.extend(self.memo_of_activity(id, BlockId(Id { seq: ask.seq, index: 0 })));
        }
        Ok(events)
    }

    fn decide_voting(&self, id: ActivityId, votes: u8, stacking: bool) -> Decided {
        match self.sheet(id)?.phase {
            SheetPhase::Vote => return Err(Rejection::VotingStarted),
            SheetPhase::Chosen => return Err(Rejection::ActivityClosed),
            SheetPhase::Planned | SheetPhase::Build | SheetPhase::Comment => {}
        }
        if !(1..=MOST_VOTES).contains(&votes) {
            return Err(Rejection::LimitReached { limit: u32::from(MOST_VOTES) });
        }
        Ok(vec![Event::Sheet(SheetEvent::VotingSet { sheet: id, votes, stacking })])
    }

    /// Rule DV8: another than a winner needs a sentence why; so does any, when nobody voted.
    fn decide_pick(&self, id: ActivityId, idea: IdeaId, why: Option<&Why>) -> Decided {
        let sheet = self.sheet(id)?;
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
        let leads = sheet.dots.counted().is_some_and(|counted| counted.leading().contains(&idea));
        if !leads && why.is_none() {
            return Err(Rejection::ReasonNeeded);
        }
        Ok(vec![Event::Sheet(SheetEvent::Picked { sheet: id, idea, why: why.cloned() })])
    }

    fn set_dots(&mut self, id: ActivityId, person: PersonId, dots: OwnDots) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        let voters = sheet.dots.voters();
        sheet.dots.set(person, dots);
        sheet.worked_on = true;
        let counted = sheet.dots.voters() != voters;
        self.touch_own(PartKey::Dots(id), person);
        if counted {
            self.touch(PartKey::Sheet(id), Eyes::All);
        }
    }

    fn set_phase(&mut self, id: ActivityId, phase: SheetPhase) {
        let Some(sheet) = self.sheet_mut(id) else { return };
        let people = sheet.dots.people();
        if sheet.phase == SheetPhase::Vote && phase == SheetPhase::Chosen {
            sheet.dots.count(&sheet.tree);
        } else if phase < sheet.phase {
            sheet.dots.clear();
            sheet.picked = None;
        }
        sheet.phase = phase;
        self.set_activity_state(id, state(phase));
        self.touch(PartKey::Sheet(id), Eyes::All);
        self.touch(PartKey::Tally(id), Eyes::All);
        for person in people {
            self.touch_own(PartKey::Dots(id), person);
        }
    }
}

fn phase_set(sheet: ActivityId, phase: SheetPhase) -> Event {
    Event::Sheet(SheetEvent::PhaseSet { sheet, phase })
}

fn state(phase: SheetPhase) -> ActivityState {
    match phase {
        SheetPhase::Planned => ActivityState::Planned,
        SheetPhase::Build | SheetPhase::Comment | SheetPhase::Vote => ActivityState::Open,
        SheetPhase::Chosen => ActivityState::Closed,
    }
}

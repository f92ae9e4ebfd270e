//! Sheets: rules MM1-MM4, DV1-DV9, TR3, TR7.
//!
//! A sheet's phase and its activity's state go together: build, comment and vote are open, chosen is
//! closed. Closing an activity that is in its vote counts the votes; closing it earlier leaves a
//! sheet without a tally. Stepping back from the vote or later clears votes, tally and pick; until
//! the next act on the sheet that can be taken back.

mod dots;
mod edit;
mod group;
mod hall_count;
mod kind;
mod pick;
mod picture;
mod removal;
mod texts;
mod tree;
mod vote;

use crate::{Ask, Decided, Event, Room, activity::Content, newcomers::CameBy, view::Eyes};
use dots::{Dots, OwnDots};
use foorumi_protocol::{
    ActivityId, HallCount, HallCountId, Id, IdeaId, Localized, PartKey, PersonId, Rejection,
    SheetCommand, SheetEditors, SheetPhase, SheetPlan, Text, TextState,
};
use pick::Reason;
use serde::{Deserialize, Serialize};
use tree::{Tree, TreeEvent};
use vote::Cleared;

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
    #[serde(default)]
    reason: Reason,
    /// What the last act took off, if that was stepping back from votes (rule DV7).
    #[serde(default)]
    cleared: Option<Cleared>,
    #[serde(default)]
    came_by: CameBy,
    /// Whether everybody who may edit may delete everything (rule TR7).
    #[serde(default)]
    delete_all: bool,
    #[serde(default)]
    away: removal::Away,
    /// Whether anybody has done anything on it.
    worked_on: bool,
}

/// What happens to a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SheetEvent {
    Tree { sheet: ActivityId, event: TreeEvent },
    DotsSet { sheet: ActivityId, person: PersonId, dots: OwnDots, later: bool },
    Joined { person: PersonId, home: Option<ActivityId> },
    EditingSet { sheet: ActivityId, editors: SheetEditors, delete_all: bool },
    MostPresentNoted { sheet: ActivityId, most: u32 },
    VoteTakenOff { sheet: ActivityId, alias: PersonId },
    PhaseSet { sheet: ActivityId, phase: SheetPhase, only_earlier: bool },
    VotesRestored { sheet: ActivityId },
    VotingSet { sheet: ActivityId, votes: u8, stacking: bool },
    HallCountAdded { sheet: ActivityId, batch: HallCount },
    HallCountRemoved { sheet: ActivityId, hall_count: HallCountId },
    Picked { sheet: ActivityId, idea: IdeaId, why: Option<Why>, by: Option<PersonId> },
}

impl SheetEvent {
    /// The sheet that it happens to.
    fn sheet(&self) -> Option<ActivityId> {
        match self {
            Self::Tree { sheet, .. }
            | Self::DotsSet { sheet, .. }
            | Self::EditingSet { sheet, .. }
            | Self::PhaseSet { sheet, .. }
            | Self::VotesRestored { sheet }
            | Self::VotingSet { sheet, .. }
            | Self::HallCountAdded { sheet, .. }
            | Self::HallCountRemoved { sheet, .. }
            | Self::Picked { sheet, .. } => Some(*sheet),
            // Who belongs where changes nothing on a sheet, nor does what a node notes.
            Self::Joined { .. } | Self::MostPresentNoted { .. } | Self::VoteTakenOff { .. } => None,
        }
    }
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
            reason: Reason::default(),
            cleared: None,
            came_by: CameBy::default(),
            delete_all: false,
            away: removal::Away::default(),
            worked_on: false,
        }
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
            SheetCommand::AddIdea { sheet, parent, after, text } => {
                self.decide_add_idea(ask, *sheet, *parent, *after, text)
            }
            SheetCommand::EditIdea { sheet, idea, text } => {
                self.decide_edit_idea(ask, *sheet, *idea, text)
            }
            SheetCommand::MoveIdea { sheet, idea, parent, after } => {
                self.decide_move_idea(ask, *sheet, *idea, *parent, *after)
            }
            SheetCommand::DeleteIdea { sheet, idea } => self.decide_delete_idea(ask, *sheet, *idea),
            SheetCommand::RestoreIdea { sheet, idea } => {
                self.decide_restore_idea(ask, *sheet, *idea)
            }
            SheetCommand::CommentIdea { sheet, idea, text } => {
                self.decide_comment(ask, *sheet, *idea, text)
            }
            SheetCommand::MarkDuplicate { sheet, idea, of } => {
                self.decide_mark_duplicate(ask, *sheet, *idea, *of)
            }
            SheetCommand::HideText { sheet, idea, comment } => {
                self.decide_text(*sheet, *idea, *comment, TextState::Hidden)
            }
            SheetCommand::ShowText { sheet, idea, comment } => {
                self.decide_text(*sheet, *idea, *comment, TextState::Shown)
            }
            SheetCommand::RemoveText { sheet, idea, comment } => {
                self.decide_text(*sheet, *idea, *comment, TextState::Removed)
            }
            SheetCommand::SetDots { sheet, dots, came_later } => {
                self.decide_dots(ask.person, *sheet, dots, *came_later)
            }
            SheetCommand::JoinGroup { sheet } => self.decide_join(ask.person, *sheet),
            SheetCommand::LeaveGroup => self.decide_leave(ask.person),
            SheetCommand::SetPhase { sheet, phase, only_earlier } => {
                self.decide_phase(ask, *sheet, *phase, *only_earlier)
            }
            SheetCommand::SetEditing { sheet, editors, delete_all } => {
                self.decide_editing(*sheet, *editors, *delete_all)
            }
            SheetCommand::RestoreVotes { sheet } => self.decide_restore(*sheet),
            SheetCommand::SetVoting { sheet, votes, stacking } => {
                self.decide_voting(*sheet, *votes, *stacking)
            }
            SheetCommand::AddHallCount { sheet, kind, people, votes } => {
                let id = HallCountId(Id { seq: ask.seq, index: 0 });
                let batch = HallCount { id, kind: *kind, people: *people, votes: votes.clone() };
                self.decide_hall_count(*sheet, batch)
            }
            SheetCommand::RemoveHallCount { sheet, hall_count } => {
                self.decide_hall_count_off(*sheet, *hall_count)
            }
            SheetCommand::PickIdea { sheet, idea, why } => {
                self.decide_pick(ask, *sheet, *idea, why.as_ref())
            }
        }
    }

    pub(crate) fn evolve_sheet(&mut self, event: &SheetEvent) {
        // What was cleared can be taken back only as the next thing, so it is kept no longer.
        let restores = matches!(event, SheetEvent::VotesRestored { .. });
        if let Some(sheet) = event.sheet().filter(|_| !restores) {
            self.drop_cleared(sheet);
        }
        match event {
            SheetEvent::Tree { sheet, event } => self.evolve_tree(*sheet, event),
            SheetEvent::DotsSet { sheet, person, dots, later } => {
                self.set_dots(*sheet, *person, dots.clone(), *later);
            }
            SheetEvent::Joined { person, home } => self.join(*person, *home),
            SheetEvent::EditingSet { sheet, editors, delete_all } => {
                if let Some(content) = self.sheet_mut(*sheet) {
                    (content.editors, content.delete_all) = (*editors, *delete_all);
                }
                self.touch(PartKey::Sheet(*sheet), Eyes::All);
            }
            SheetEvent::VoteTakenOff { sheet, alias } => self.take_dots_off(*sheet, *alias),
            SheetEvent::MostPresentNoted { sheet, most } => self.note_most_present(*sheet, *most),
            SheetEvent::PhaseSet { sheet, phase, only_earlier } => {
                self.set_phase(*sheet, *phase, *only_earlier);
            }
            SheetEvent::VotesRestored { sheet } => self.restore_votes(*sheet),
            SheetEvent::VotingSet { sheet, votes, stacking } => {
                self.set_voting(*sheet, *votes, *stacking);
            }
            SheetEvent::HallCountAdded { sheet, batch } => {
                self.change_hall_counts(*sheet, |hall_counts| hall_counts.push(batch.clone()));
            }
            SheetEvent::HallCountRemoved { sheet, hall_count } => {
                self.change_hall_counts(*sheet, |hall_counts| {
                    hall_counts.retain(|one| one.id != *hall_count)
                });
            }
            SheetEvent::Picked { sheet, idea, why, by } => {
                self.set_picked(*sheet, *idea, why.clone(), *by);
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
}

fn phase_set(sheet: ActivityId, phase: SheetPhase) -> Event {
    Event::Sheet(SheetEvent::PhaseSet { sheet, phase, only_earlier: false })
}

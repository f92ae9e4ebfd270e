//! Sheets: rules MM1-MM4, DV1-DV6, DV8.

use crate::{Ask, Decided, Eye, Room};
use foorumi_protocol::{
    ActivityId, DotsPart, Id, IdeaId, IdeaPart, Part, Rejection, SheetCommand, SheetPart,
    SheetPlan, TallyPart,
};
use serde::{Deserialize, Serialize};

/// State.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheet {}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SheetEvent {}

impl Room {
    pub(crate) fn decide_sheet(&self, _ask: Ask, _command: &SheetCommand) -> Decided {
        Err(Rejection::NotAllowed)
    }

    pub(crate) fn evolve_sheet(&mut self, event: &SheetEvent) {
        match *event {}
    }

    pub(crate) fn sheet_part(&self, _id: ActivityId, _eye: Eye) -> Option<SheetPart> {
        None
    }

    pub(crate) fn idea_part(&self, _sheet: ActivityId, _id: IdeaId, _eye: Eye) -> Option<IdeaPart> {
        None
    }

    pub(crate) fn tally_part(&self, _id: ActivityId, _eye: Eye) -> Option<TallyPart> {
        None
    }

    pub(crate) fn dots_part(&self, _id: ActivityId, _eye: Eye) -> Option<DotsPart> {
        None
    }

    pub(crate) fn picture_part(&self, _id: ActivityId, _eye: Eye) -> Option<Part> {
        None
    }
}

impl Sheet {
    /// All ideas on it.
    pub(crate) fn idea_ids(&self) -> impl Iterator<Item = IdeaId> {
        std::iter::empty()
    }

    pub(crate) fn new(_plan: &SheetPlan, _born: &mut impl FnMut() -> Id) -> Self {
        Self {}
    }

    pub(crate) fn answered(&self) -> bool {
        false
    }
}

impl Room {
    pub(crate) fn open_sheet(&self, _id: ActivityId, _sheet: &Sheet) -> Vec<crate::Event> {
        Vec::new()
    }

    pub(crate) fn close_sheet(&self, _id: ActivityId, _sheet: &Sheet) -> Vec<crate::Event> {
        Vec::new()
    }
}

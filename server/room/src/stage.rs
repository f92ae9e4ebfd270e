//! The stage: rules ST1-ST3.

use crate::{Ask, Decided, Eye, Room};
use foorumi_protocol::{Rejection, StageCommand, StagePart};
use serde::{Deserialize, Serialize};

/// State.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stage {}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StageEvent {}

impl Room {
    pub(crate) fn decide_stage(&self, _ask: Ask, _command: &StageCommand) -> Decided {
        Err(Rejection::NotAllowed)
    }

    pub(crate) fn evolve_stage(&mut self, event: &StageEvent) {
        match *event {}
    }

    pub(crate) fn stage_part(&self, _eye: Eye) -> Option<StagePart> {
        None
    }
}

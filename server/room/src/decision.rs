//! Decisions: rule DM1.

use crate::{Ask, Decided, Eye, Room};
use foorumi_protocol::{DecisionCommand, DecisionId, DecisionPart, Rejection};
use serde::{Deserialize, Serialize};

/// State.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Decisions {}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DecisionEvent {}

impl Room {
    pub(crate) fn decide_decision(&self, _ask: Ask, _command: &DecisionCommand) -> Decided {
        Err(Rejection::NotAllowed)
    }

    pub(crate) fn evolve_decision(&mut self, event: &DecisionEvent) {
        match *event {}
    }

    pub(crate) fn decision_part(&self, _id: DecisionId, _eye: Eye) -> Option<DecisionPart> {
        None
    }
}

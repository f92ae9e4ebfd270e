//! The agenda: rules AG1-AG3, AG6.

use crate::{Ask, Decided, Eye, Room};
use foorumi_protocol::{AgendaCommand, AgendaPart, Rejection, SegmentId, SegmentPart};
use serde::{Deserialize, Serialize};

/// State.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Agenda {}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AgendaEvent {}

impl Room {
    pub(crate) fn decide_agenda(&self, _ask: Ask, _command: &AgendaCommand) -> Decided {
        Err(Rejection::NotAllowed)
    }

    pub(crate) fn evolve_agenda(&mut self, event: &AgendaEvent) {
        match *event {}
    }

    pub(crate) fn agenda_part(&self, _eye: Eye) -> Option<AgendaPart> {
        None
    }

    pub(crate) fn segment_part(&self, _id: SegmentId, _eye: Eye) -> Option<SegmentPart> {
        None
    }
}

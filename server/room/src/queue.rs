//! The speaking queue: rules SQ1-SQ5, SQ8, SQ9, SQ11.

use crate::{Ask, Decided, Eye, Room};
use foorumi_protocol::{MyQueuePart, QueueCommand, QueuePart, QueuePolicy, Rejection};
use serde::{Deserialize, Serialize};

/// State.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Queue {}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum QueueEvent {
    FloorEnded,
    ListSet { open: bool },
    PolicySet { policy: QueuePolicy },
}

impl Room {
    pub(crate) fn decide_queue(&self, _ask: Ask, _command: &QueueCommand) -> Decided {
        Err(Rejection::NotAllowed)
    }

    pub(crate) fn evolve_queue(&mut self, event: &QueueEvent) {
        let _ = event;
    }

    pub(crate) fn queue_part(&self, _eye: Eye) -> Option<QueuePart> {
        None
    }

    pub(crate) fn my_queue_part(&self, _eye: Eye) -> Option<MyQueuePart> {
        None
    }
}

impl Room {
    pub(crate) fn touch_who_in_queue(&mut self, _person: foorumi_protocol::PersonId) {}
}

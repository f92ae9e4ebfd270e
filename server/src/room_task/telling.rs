//! What is told of how well the room is kept.

use super::task::RoomTask;
use crate::{clock, frames::Frame};
use foorumi_protocol::{SavingState, ToClient, close};

impl RoomTask {
    pub(super) fn tell_saving(&mut self, state: SavingState) {
        if (self.saving == SavingState::Saving) != (state == SavingState::Saving) {
            match state {
                SavingState::Saving => self.context.counters.paused.down(),
                SavingState::Paused | SavingState::DiskFull => self.context.counters.paused.up(),
            }
        }
        tracing::warn!(?state, "saving");
        self.saving = state;
        self.listeners.say(saving(state));
    }

    pub(super) fn note_overdue(&mut self, overdue: bool) {
        self.overdue = overdue;
        if overdue {
            self.context.counters.overdue.up();
            tracing::error!("what the room has forgotten is still at rest in its log");
        } else {
            self.context.counters.overdue.down();
        }
    }

    pub(super) fn unavailable(&mut self) {
        tracing::error!("the log has nothing of this room, or not under rules known here");
        self.refuses = true;
        self.listeners.close(close::UNAVAILABLE);
    }
}

pub(super) fn saving(state: SavingState) -> Frame {
    Frame::of(&ToClient::Saving { state, at: clock::now() })
}

//! What is told of how well the room is kept.

use super::task::RoomTask;
use crate::{clock, frames::Frame, replica::Unavailable};
use foorumi_protocol::{MessagePart, Part, PartKey, SavingState, Seq, ToClient, close};
use foorumi_room::{Eye, RULES, Room};

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

    pub(super) fn unavailable(&mut self, why: Unavailable) {
        match why {
            Unavailable::Unknown => tracing::error!("the log has nothing of this room"),
            Unavailable::Refused => tracing::error!("the log takes nothing from these rules"),
            Unavailable::NewerRules { found } => tracing::error!(
                found,
                known = RULES,
                "a newer version of Foorumi has this meeting's log: nothing is written to it; start \
                 that version"
            ),
        }
        self.refuses = true;
        self.listeners.close(close::UNAVAILABLE);
    }
}

/// This node has brought the room's log over to the rules of its version (rule R14 of the log).
pub(super) fn tell_brought_over(from: u32, records: u64) {
    tracing::info!(
        from,
        to = RULES,
        records,
        "the log was brought over to the rules of this version; records that its last snapshot did not \
         hold were decided by them again"
    );
}

/// How many are here.
pub(super) fn here(present: u32) -> Frame {
    Frame::of(&ToClient::Here { present, at: clock::now() })
}

pub(super) fn saving(state: SavingState) -> Frame {
    Frame::of(&ToClient::Saving { state, at: clock::now() })
}

/// All messages of the chat as staff see them, in the order in which they were sent.
pub(super) fn whole_chat(room: &Room) -> Vec<MessagePart> {
    let mut keys = room.changed_since(Seq(0), Eye::Staff).parts;
    keys.retain(|key| matches!(key, PartKey::Message(_)));
    let parts = room.parts(&keys, Eye::Staff).into_iter();
    let message = |part| if let Part::Message(message) = part { Some(message) } else { None };
    let mut messages: Vec<MessagePart> = parts.filter_map(|keyed| message(keyed.part)).collect();
    messages.sort_by_key(|message| message.id);
    messages
}

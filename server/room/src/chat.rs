//! The chat: rules CH1, CH2, CH4, CH5.

use crate::{Ask, Decided, Eye, Room};
use foorumi_protocol::{
    ChatCommand, ChatMode, ChatPart, MessageId, MessagePart, Millis, PersonId, Rejection, Role,
    SaidPart,
};
use serde::{Deserialize, Serialize};

/// State.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Chat {}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChatEvent {
    /// `None` leaves slow mode as it is.
    ModeSet { mode: ChatMode, slow_s: Option<u8> },
}

impl Room {
    pub(crate) fn decide_chat(&self, _ask: Ask, _command: &ChatCommand) -> Decided {
        Err(Rejection::NotAllowed)
    }

    pub(crate) fn evolve_chat(&mut self, event: &ChatEvent) {
        let _ = event;
    }

    pub(crate) fn chat_part(&self, _eye: Eye) -> Option<ChatPart> {
        None
    }

    pub(crate) fn message_part(&self, _id: MessageId, _eye: Eye) -> Option<MessagePart> {
        None
    }

    pub(crate) fn said_part(&self, _id: MessageId, _eye: Eye) -> Option<SaidPart> {
        None
    }
}

impl Room {
    /// Slow mode, judged by the node's clock at the door: the room itself has none.
    pub(crate) fn chat_slow_down(
        &self,
        _command: &ChatCommand,
        _person: PersonId,
        _role: Role,
        _now: Millis,
    ) -> Result<(), Rejection> {
        Ok(())
    }
}

impl Room {
    pub(crate) fn touch_who_in_chat(&mut self, _person: PersonId) {}
}

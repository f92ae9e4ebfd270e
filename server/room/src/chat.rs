//! The chat: rules CH1-CH7, CH10, CH11. One message stands in `chat/message.rs`, what is decided about it in
//! `chat/decide.rs`, what it becomes in `chat/lineage.rs`, what is seen of it in `chat/part.rs`.

mod alike;
mod backing;
mod decide;
mod evolve;
mod lineage;
mod message;
mod part;
mod removal;
mod slow_mode;

use crate::{backing::Backings, pairs};
use foorumi_protocol::{
    Became, ChatMode, MessageId, MessageState, MessageText, Millis, PersonId, Seq, SuspectKind,
};
use message::Message;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Messages kept. When full, the oldest that has been decided or published goes, from the screens
/// and from the results; if all wait for review, a new one is refused.
const MESSAGES: usize = 10_000;
/// Members of staff whose last sign at the desk is kept; the oldest goes first.
const DESK: usize = 50;

/// Who may write, and what has been written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Chat {
    mode: ChatMode,
    slow_s: u8,
    hidden: Option<Hidden>,
    messages: BTreeMap<MessageId, Message>,
    /// Which messages are merged into one.
    merged: BTreeMap<MessageId, BTreeSet<MessageId>>,
    /// Messages in all, those gone since included.
    written: u32,
    /// When each person last wrote, for slow mode; as many as people may act.
    #[serde(with = "pairs")]
    last: BTreeMap<PersonId, Millis>,
    /// Whose messages are not taken, and since when; as many as people may act.
    #[serde(with = "pairs")]
    quieted: BTreeMap<PersonId, Millis>,
    /// What each at the desk reads, at most [`DESK`].
    #[serde(with = "pairs")]
    desk: BTreeMap<PersonId, Reading>,
    /// Which published messages each person agrees with (rule CH11).
    #[serde(default)]
    pub(crate) backings: Backings<MessageId>,
}

/// All is hidden (rule CH6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Hidden {
    /// What was published before this is hidden.
    seq: Seq,
    since: Millis,
}

/// What somebody at the desk reads since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Reading {
    message: Option<MessageId>,
    at: Millis,
}

impl Default for Chat {
    fn default() -> Self {
        Self {
            mode: ChatMode::Open,
            slow_s: 0,
            hidden: None,
            messages: BTreeMap::new(),
            merged: BTreeMap::new(),
            written: 0,
            last: BTreeMap::new(),
            quieted: BTreeMap::new(),
            desk: BTreeMap::new(),
            backings: Backings::default(),
        }
    }
}

/// What happens in the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChatEvent {
    Said {
        id: MessageId,
        person: PersonId,
        text: MessageText,
        state: MessageState,
        suspects: Vec<SuspectKind>,
        alike: Option<MessageId>,
    },
    Withdrawn {
        id: MessageId,
    },
    Decided {
        id: MessageId,
        state: MessageState,
        by: PersonId,
    },
    Edited {
        id: MessageId,
        text: MessageText,
        suspects: Vec<SuspectKind>,
        by: PersonId,
    },
    Became {
        id: MessageId,
        what: Became,
        by: PersonId,
    },
    Undone {
        id: MessageId,
        by: PersonId,
    },
    Removed {
        id: MessageId,
        by: PersonId,
    },
    Backed {
        id: MessageId,
        person: PersonId,
        on: bool,
    },
    Claimed {
        by: PersonId,
        message: Option<MessageId>,
    },
    /// `None` leaves slow mode as it is.
    ModeSet {
        mode: ChatMode,
        slow_s: Option<u8>,
    },
    HiddenSet {
        on: bool,
    },
    QuietSet {
        person: PersonId,
        on: bool,
    },
}

impl Chat {
    /// Whether nothing is taken that this person writes (rule CH6).
    pub(crate) fn is_quieted(&self, person: PersonId) -> bool {
        self.quieted.contains_key(&person)
    }

    /// The mode as it works: while all is hidden, what comes is held.
    fn works(&self) -> ChatMode {
        let held = self.mode == ChatMode::Open && self.hidden.is_some();
        if held { ChatMode::Held } else { self.mode }
    }

    /// Whether everybody sees it (rules CH5, CH6).
    fn is_seen(&self, message: &Message) -> bool {
        message.is_published() && !self.is_hidden(message)
    }

    /// Whether it is hidden with all the others.
    fn is_hidden(&self, message: &Message) -> bool {
        message.is_published() && self.hidden.is_some_and(|hidden| message.published <= hidden.seq)
    }

    /// The state as its sender is told it (rule CH4): that it is held for the host is the staff's
    /// own affair, and of another message they are told what everybody sees.
    fn told(&self, message: &Message) -> MessageState {
        if message.state == MessageState::Held || self.is_hidden(message) {
            return MessageState::Waiting;
        }
        let MessageState::Merged { into } = message.state else { return message.state.clone() };
        let target = into.and_then(|into| self.messages.get(&into));
        let seen = target.is_some_and(|target| self.is_seen(target));
        MessageState::Merged { into: into.filter(|_| seen) }
    }

    fn oldest_done(&self) -> Option<MessageId> {
        self.messages.iter().find(|(_, message)| message.is_done()).map(|(id, _)| *id)
    }
}

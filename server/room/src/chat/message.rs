//! A message and what has been decided about it (rules CH2, CH4).

use foorumi_protocol::{MessageStaff, MessageState, MessageText, Millis, PersonId, Who};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Decisions that can be taken back, the latest first; older ones stay.
const UNDOABLE: usize = 16;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Message {
    pub(super) person: PersonId,
    pub(super) text: MessageText,
    pub(super) at: Millis,
    pub(super) state: MessageState,
    /// Counts decisions, taking one back included.
    pub(super) revision: u32,
    /// Who decided, or took back, last.
    pub(super) decided_by: Option<PersonId>,
    /// States before each decision, at most [`UNDOABLE`].
    before: VecDeque<MessageState>,
}

impl Message {
    pub(super) fn new(
        person: PersonId,
        text: MessageText,
        at: Millis,
        state: MessageState,
    ) -> Self {
        Self { person, text, at, state, revision: 0, decided_by: None, before: VecDeque::new() }
    }

    pub(super) fn decide(&mut self, state: MessageState, by: PersonId) {
        self.before.push_back(std::mem::replace(&mut self.state, state));
        if self.before.len() > UNDOABLE {
            self.before.pop_front();
        }
        self.note(by);
    }

    pub(super) fn undo(&mut self, by: PersonId) {
        if let Some(state) = self.before.pop_back() {
            self.state = state;
            self.note(by);
        }
    }

    fn note(&mut self, by: PersonId) {
        self.revision += 1;
        self.decided_by = Some(by);
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether nobody waits for a decision on it.
    pub(super) fn done(&self) -> bool {
        matches!(self.state, MessageState::Published | MessageState::Rejected { .. })
    }

    /// The state as its sender is told it: that it is held for the host is the staff's own affair.
    pub(super) fn told(&self) -> MessageState {
        let held = self.state == MessageState::Held;
        if held { MessageState::Waiting } else { self.state.clone() }
    }

    pub(super) fn for_staff(&self, who: impl Fn(PersonId) -> Who) -> MessageStaff {
        MessageStaff {
            state: self.state.clone(),
            revision: self.revision,
            decided_by: self.decided_by.map(who),
            can_undo: self.can_undo(),
        }
    }
}

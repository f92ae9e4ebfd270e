//! A message and what has been done about it.

use foorumi_protocol::{
    AnswerText, Became, MessageState, MessageText, Millis, PersonId, Seq, SuspectKind,
};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Acts that can be taken back, the latest first; older ones stay.
const UNDOABLE: usize = 16;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Message {
    pub(super) person: PersonId,
    pub(super) text: MessageText,
    /// As its sender wrote it, once staff have changed it.
    pub(super) original: Option<MessageText>,
    pub(super) at: Millis,
    pub(super) state: MessageState,
    /// Where it was last published; 0 = never.
    pub(super) published: Seq,
    /// Counts acts, taking one back included.
    pub(super) revision: u32,
    /// Who acted, or took back, last.
    pub(super) decided_by: Option<PersonId>,
    /// What the guard suspects in the text.
    pub(super) suspects: Vec<SuspectKind>,
    /// The first message that seems to be about the same.
    pub(super) alike: Option<super::MessageId>,
    /// At most one of each kind.
    pub(super) became: Vec<Became>,
    /// How many agree (rule CH11).
    #[serde(default)]
    pub(super) backers: u32,
    /// What each act changed, at most [`UNDOABLE`].
    before: VecDeque<Step>,
}

/// What an act changed, as it was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Step {
    State { state: MessageState, published: Seq },
    Text { text: MessageText, original: Option<MessageText>, suspects: Vec<SuspectKind> },
    Became { state: MessageState, what: Became },
}

impl Message {
    pub(super) fn new(
        person: PersonId,
        text: MessageText,
        at: Millis,
        state: MessageState,
        now: Seq,
    ) -> Self {
        let published = if state == MessageState::Published { now } else { Seq(0) };
        Self {
            person,
            text,
            original: None,
            at,
            state,
            published,
            revision: 0,
            decided_by: None,
            suspects: Vec::new(),
            alike: None,
            became: Vec::new(),
            backers: 0,
            before: VecDeque::new(),
        }
    }

    pub(super) fn decide(&mut self, state: MessageState, by: PersonId, now: Seq) {
        let before = std::mem::replace(&mut self.state, state);
        self.keep(Step::State { state: before, published: self.published });
        if self.is_published() {
            self.published = now;
        }
        self.note(by);
    }

    pub(super) fn edit(&mut self, text: MessageText, suspects: Vec<SuspectKind>, by: PersonId) {
        let before = std::mem::replace(&mut self.text, text);
        let original = self.original.clone();
        self.original = Some(original.clone().unwrap_or_else(|| before.clone()));
        let suspected = std::mem::replace(&mut self.suspects, suspects);
        self.keep(Step::Text { text: before, original, suspects: suspected });
        self.note(by);
    }

    /// What has not been published goes on as what it became.
    pub(super) fn take_up(&mut self, what: Became, by: PersonId) {
        let state = self.state.clone();
        if self.waits() {
            self.state = MessageState::TakenUp;
        }
        self.became.push(what);
        self.keep(Step::Became { state, what });
        self.note(by);
    }

    pub(super) fn undo(&mut self, by: PersonId) {
        match self.before.pop_back() {
            None => return,
            Some(Step::State { state, published }) => {
                self.state = state;
                self.published = published;
            }
            Some(Step::Text { text, original, suspects }) => {
                self.text = text;
                self.original = original;
                self.suspects = suspects;
            }
            Some(Step::Became { state, what }) => {
                self.state = state;
                self.became.retain(|one| *one != what);
            }
        }
        self.note(by);
    }

    /// Its sender's own act, which nobody takes back.
    pub(super) fn withdraw(&mut self) {
        self.state = MessageState::Withdrawn;
        self.before.clear();
        self.revision += 1;
    }

    /// Rule CH10: nothing of the text is left.
    pub(super) fn remove(&mut self, by: PersonId) {
        self.state = MessageState::Removed;
        self.text = MessageText::removed();
        self.original = None;
        self.suspects.clear();
        self.before.clear();
        self.note(by);
    }

    fn keep(&mut self, step: Step) {
        self.before.push_back(step);
        if self.before.len() > UNDOABLE {
            self.before.pop_front();
        }
    }

    fn note(&mut self, by: PersonId) {
        self.revision += 1;
        self.decided_by = Some(by);
    }

    /// What undo would take back.
    pub(super) fn last_step(&self) -> Option<&Step> {
        self.before.back()
    }

    pub(super) fn is_published(&self) -> bool {
        matches!(self.state, MessageState::Published | MessageState::Answered { to_all: true, .. })
    }

    pub(super) fn answer_to_all(&self) -> Option<&AnswerText> {
        let MessageState::Answered { text, to_all: true } = &self.state else { return None };
        Some(text)
    }

    /// Whether somebody has yet to decide on it.
    pub(super) fn waits(&self) -> bool {
        matches!(self.state, MessageState::Waiting | MessageState::Held)
    }

    pub(super) fn is_done(&self) -> bool {
        !self.waits()
    }

    /// Whether its sender or rule CH10 has taken it from the staff's hands.
    pub(super) fn is_gone(&self) -> bool {
        matches!(self.state, MessageState::Withdrawn | MessageState::Removed)
    }
}

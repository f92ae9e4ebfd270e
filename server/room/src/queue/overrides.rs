//! The log of what staff did beside the order: who, when, why (rule SQ7).

use super::{Entry, QueueEvent, Speaker};
use crate::{Eye, Room, view::Eyes};
use foorumi_protocol::{
    EntryId, Millis, OverrideKind, OverrideRow, PartKey, PersonId, QueueLogPart, Rejection,
    RequestAnswer, Seq, Text, Topic,
};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Rows kept for the results; when full, the oldest goes. All are in the meeting's log.
const KEPT: usize = 2_000;
/// Rows told in one part.
const TOLD: usize = 100;
/// Most answers in writing; one more is refused.
const ANSWERS: usize = 500;

/// What staff did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Overrides {
    rows: VecDeque<Override>,
    total: u32,
    pub(super) answered: Vec<Answered>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Override {
    act: Seq,
    at: Millis,
    by: PersonId,
    what: OverrideKind,
    whom: Speaker,
    why: Option<Text<1, 500>>,
    undone: bool,
}

/// A request answered in writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Answered {
    pub(super) act: Seq,
    pub(super) request: EntryId,
    /// Whose it was.
    #[serde(default)]
    pub(super) of: Option<Speaker>,
    pub(super) at: Millis,
    pub(super) topic: Option<Topic>,
    pub(super) answer: Text<1, 500>,
}

impl Overrides {
    /// Rule CH10: the topic of a request that was answered is gone too.
    pub(super) fn forget_topic(&mut self, id: EntryId) {
        let answers = self.answered.iter_mut().filter(|answered| answered.request == id);
        answers.for_each(|answered| answered.topic = None);
    }

    /// Rule TR5: what somebody asked who was answered is gone.
    pub(super) fn forget_topics_of(&mut self, speaker: &Speaker) {
        let answers = self.answered.iter_mut();
        let theirs = answers.filter(|answered| answered.of.as_ref() == Some(speaker));
        theirs.for_each(|answered| answered.topic = None);
    }

    /// How many topics of this speaker are kept beside an answer.
    pub(super) fn topics_of(&self, speaker: &Speaker) -> usize {
        let theirs = self.answered.iter().filter(|answered| answered.of.as_ref() == Some(speaker));
        theirs.filter(|answered| answered.topic.is_some()).count()
    }

    pub(super) fn room_for_answer(&self) -> Result<(), Rejection> {
        let full = self.answered.len() >= ANSWERS;
        if full { Err(Rejection::LimitReached { limit: ANSWERS as u32 }) } else { Ok(()) }
    }

    /// Whether a row shows this person's name.
    pub(super) fn name(&self, person: PersonId) -> bool {
        self.rows.iter().any(|row| row.by == person || row.whom.is(person))
    }

    fn note(&mut self, row: Override) {
        self.total = self.total.saturating_add(1);
        self.rows.push_back(row);
        if self.rows.len() > KEPT {
            self.rows.pop_front();
        }
    }

    /// Whether the act that is taken back had a row.
    pub(super) fn undo(&mut self, act: Seq) -> bool {
        self.answered.retain(|answered| answered.act != act);
        let row = self.rows.iter_mut().rev().find(|row| row.act == act);
        row.is_some_and(|row| {
            row.undone = true;
            true
        })
    }
}

/// What the log has to say of an act, with whose request it is about; nothing of what the order itself
/// does. `first` is who stood first.
pub(super) fn override_of(
    event: &QueueEvent,
    first: Option<EntryId>,
) -> Option<(OverrideKind, EntryId, Option<Text<1, 500>>)> {
    let words = |text: &str| Some(Text::of_kept(text));
    Some(match event {
        QueueEvent::Declined { id, reason } => (OverrideKind::Declined, *id, words(reason)),
        QueueEvent::DetailAsked { id, question } => {
            (OverrideKind::DetailAsked, *id, words(question))
        }
        QueueEvent::Merged { id, .. } => (OverrideKind::Merged, *id, None),
        QueueEvent::Moved { id, reason, .. } => (OverrideKind::Moved, *id, words(reason)),
        QueueEvent::AnsweredInWriting { id, answer } => {
            (OverrideKind::Answered, *id, Some(answer.clone()))
        }
        QueueEvent::Asked { id, .. } => (OverrideKind::Added, *id, None),
        QueueEvent::Readded { id } => (OverrideKind::Readded, *id, None),
        QueueEvent::FloorGiven { id, why } if first != Some(*id) => {
            let why = why.as_ref().and_then(|why| words(why));
            (OverrideKind::GivenOutOfTurn, *id, why)
        }
        QueueEvent::Acted { .. }
        | QueueEvent::Undone { .. }
        | QueueEvent::TopicSet { .. }
        | QueueEvent::Withdrawn { .. }
        | QueueEvent::Passed { .. }
        | QueueEvent::Approved { .. }
        | QueueEvent::FloorGiven { .. }
        | QueueEvent::FloorEnded
        | QueueEvent::FloorCleared
        | QueueEvent::FloorPaused
        | QueueEvent::FloorResumed
        | QueueEvent::ListSet { .. }
        | QueueEvent::PointsOfOrderSet { .. }
        | QueueEvent::ApprovalSet { .. }
        | QueueEvent::PolicySet { .. } => return None,
    })
}

impl Room {
    pub(super) fn log_override(
        &mut self,
        by: PersonId,
        (what, why): (OverrideKind, Option<Text<1, 500>>),
        whom: Speaker,
    ) {
        let (act, at) = (self.seq, self.at);
        self.queue.overrides.note(Override { act, at, by, what, whom, why, undone: false });
        self.touch(PartKey::QueueLog, Eyes::Staff);
    }

    pub(crate) fn queue_log_part(&self, eye: Eye) -> Option<QueueLogPart> {
        let log = &self.queue.overrides;
        let seen = eye == Eye::Staff && log.total > 0;
        let told = log.rows.len().saturating_sub(TOLD);
        seen.then(|| QueueLogPart {
            rows: log.rows.iter().skip(told).map(|row| self.override_row(row)).collect(),
            total: log.total,
        })
    }

    /// All rows, for the internal results.
    pub(crate) fn override_rows(&self) -> Vec<OverrideRow> {
        self.queue.overrides.rows.iter().map(|row| self.override_row(row)).collect()
    }

    pub(crate) fn written_answers(&self) -> Vec<RequestAnswer> {
        let away = |answered: &Answered| {
            let person = answered.of.as_ref().and_then(Speaker::person);
            person.is_some_and(|person| self.meeting.people.is_leaving(person))
        };
        let answer = |answered: &Answered| RequestAnswer {
            at: answered.at,
            topic: answered.topic.clone().filter(|_| !away(answered)),
            answer: answered.answer.clone(),
        };
        self.queue.overrides.answered.iter().map(answer).collect()
    }

    fn override_row(&self, row: &Override) -> OverrideRow {
        OverrideRow {
            act: row.act,
            at: row.at,
            by: self.meeting.who(row.by),
            what: row.what,
            whom: self.speaker(&row.whom),
            why: row.why.clone(),
            undone: row.undone,
        }
    }
}

/// Whose request an act is about, before or after it happened.
pub(super) fn whose(id: EntryId, before: &[Entry], after: &[Entry]) -> Option<Speaker> {
    let found = before.iter().chain(after).find(|entry| entry.id == id);
    found.map(|entry| entry.speaker.clone())
}

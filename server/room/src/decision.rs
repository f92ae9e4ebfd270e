//! Decisions: rule DM1.

use crate::{Ask, Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{
    BlockId, DecidedBy, DecisionCard, DecisionCommand, DecisionId, DecisionPart, Id, PartKey,
    Rejection, SegmentId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most decisions of a meeting.
const DECISIONS: usize = 500;

/// The decisions of a meeting, by id: in the order in which they were recorded.
pub(crate) type Decisions = BTreeMap<DecisionId, Decision>;

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Decision {
    /// Where it belongs; `None` = before the first segment.
    pub(crate) segment: Option<SegmentId>,
    card: DecisionCard,
    /// Counts edits.
    revision: u32,
}

/// What happens to a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DecisionEvent {
    Recorded { id: DecisionId, segment: Option<SegmentId>, card: Box<DecisionCard> },
    Edited { id: DecisionId, card: Box<DecisionCard> },
    Removed { id: DecisionId },
}

impl Room {
    pub(crate) fn decide_decision(&self, ask: Ask, command: &DecisionCommand) -> Decided {
        match command {
            DecisionCommand::Record { segment, card } => self.decide_record(ask, *segment, card),
            DecisionCommand::Edit { decision, card, seen } => {
                let found = self.decision(*decision)?;
                if found.revision != *seen {
                    return Err(Rejection::DecisionChanged { decision: *decision });
                }
                check_due(card)?;
                let edited = DecisionEvent::Edited { id: *decision, card: Box::new(card.clone()) };
                Ok(vec![Event::Decision(edited)])
            }
            DecisionCommand::Remove { decision } => {
                self.decision(*decision)?;
                let mut events = vec![Event::Decision(DecisionEvent::Removed { id: *decision })];
                events.extend(self.memo_without_decision(*decision));
                Ok(events)
            }
        }
    }

    fn decide_record(&self, ask: Ask, segment: Option<SegmentId>, card: &DecisionCard) -> Decided {
        let segment = self.segment_or_current(segment)?;
        check_due(card)?;
        if self.decisions.len() >= DECISIONS {
            return Err(Rejection::LimitReached { limit: DECISIONS as u32 });
        }
        let born = Id { seq: ask.seq, index: 0 };
        let id = DecisionId(born);
        let card = Box::new(card.clone());
        let mut events = vec![Event::Decision(DecisionEvent::Recorded { id, segment, card })];
        events.extend(self.memo_of_decision(id, segment, BlockId(born)));
        Ok(events)
    }

    /// The segment named, or the one going on, or none.
    pub(crate) fn segment_or_current(
        &self,
        segment: Option<SegmentId>,
    ) -> Result<Option<SegmentId>, Rejection> {
        match segment {
            Some(id) if !self.agenda.order().contains(&id) => Err(Rejection::NotFound),
            Some(id) => Ok(Some(id)),
            None => Ok(self.agenda.current()),
        }
    }

    pub(crate) fn evolve_decision(&mut self, event: &DecisionEvent) {
        let id = match event {
            DecisionEvent::Recorded { id, segment, card } => {
                let (segment, card) = (*segment, (**card).clone());
                self.decisions.insert(*id, Decision { segment, card, revision: 0 });
                id
            }
            DecisionEvent::Edited { id, card } => {
                if let Some(decision) = self.decisions.get_mut(id) {
                    decision.card = (**card).clone();
                    decision.revision += 1;
                }
                id
            }
            DecisionEvent::Removed { id } => {
                self.decisions.remove(id);
                id
            }
        };
        self.touch(PartKey::Decision(*id), Eyes::All);
    }

    pub(crate) fn decision_part(&self, id: DecisionId, eye: Eye) -> Option<DecisionPart> {
        let decision = self.decisions.get(&id).filter(|_| eye.is_shared())?;
        let card = decision.card.clone();
        // "No decision" is whole with its reason alone.
        let incomplete = card.decided_by != DecidedBy::NoDecision
            && (card.owner.is_none() || card.due.is_none());
        let (segment, revision) = (decision.segment, decision.revision);
        Some(DecisionPart { id, segment, card, revision, incomplete })
    }

    fn decision(&self, id: DecisionId) -> Result<&Decision, Rejection> {
        self.decisions.get(&id).ok_or(Rejection::NotFound)
    }
}

/// A due date is a date `2026-12-31`; a page sends nothing else.
fn check_due(card: &DecisionCard) -> Result<(), Rejection> {
    let Some(due) = &card.due else { return Ok(()) };
    let mut parts = due.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
    };
    let date = (number(4), number(2), number(2));
    match (date, parts.next()) {
        ((Some(_), Some(1..=12), Some(1..=31)), None) => Ok(()),
        _ => Err(Rejection::Unreadable),
    }
}

//! Decisions: rule DM1.

use crate::{Ask, Decided, Event, Eye, Room, plan::check_date, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, AgreedPart, BlockId, DecidedBy, DecisionCard, DecisionCommand,
    DecisionId, DecisionPart, Id, PartKey, Rejection, SegmentId, Seq,
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
    /// The closed activity that it answers.
    pub(crate) activity: Option<ActivityId>,
    /// Whether an earlier meeting left it open.
    carried: bool,
    card: DecisionCard,
    /// Counts edits.
    revision: u32,
}

/// What happens to a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DecisionEvent {
    Recorded {
        id: DecisionId,
        segment: Option<SegmentId>,
        activity: Option<ActivityId>,
        carried: bool,
        card: Box<DecisionCard>,
    },
    Edited {
        id: DecisionId,
        card: Box<DecisionCard>,
    },
    Removed {
        id: DecisionId,
    },
    Asked {
        activity: ActivityId,
        asked: bool,
    },
}

impl Room {
    pub(crate) fn decide_decision(&self, ask: Ask, command: &DecisionCommand) -> Decided {
        match command {
            DecisionCommand::Record { segment, activity, card } => {
                self.decide_record(ask, *segment, *activity, card)
            }
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
            DecisionCommand::SetAsked { activity, asked } => {
                if *asked && self.activity(*activity)?.state != ActivityState::Closed {
                    return Err(Rejection::WrongPhase);
                }
                let asked = DecisionEvent::Asked { activity: *activity, asked: *asked };
                Ok(vec![Event::Decision(asked)])
            }
        }
    }

    fn decide_record(
        &self,
        ask: Ask,
        segment: Option<SegmentId>,
        activity: Option<ActivityId>,
        card: &DecisionCard,
    ) -> Decided {
        let segment = match activity {
            Some(activity) => Some(self.activity(activity)?.segment),
            None => self.segment_or_current(segment)?,
        };
        check_due(card)?;
        if self.decisions.len() >= DECISIONS {
            return Err(Rejection::LimitReached { limit: DECISIONS as u32 });
        }
        let born = Id { seq: ask.seq, index: 0 };
        let (id, card) = (DecisionId(born), Box::new(card.clone()));
        let recorded = DecisionEvent::Recorded { id, segment, activity, carried: false, card };
        let mut events = vec![Event::Decision(recorded)];
        events.extend(self.memo_of_decision(id, (segment, activity), BlockId(born)));
        // Told: it is not asked any more.
        let asked = activity.filter(|activity| self.asked.contains(activity));
        events.extend(
            asked.map(|activity| Event::Decision(DecisionEvent::Asked { activity, asked: false })),
        );
        Ok(events)
    }

    /// Decisions that an earlier meeting left open begin this one, in its first segment.
    pub(crate) fn carry(
        &self,
        seq: Seq,
        first: Option<SegmentId>,
        cards: &[DecisionCard],
    ) -> Vec<Event> {
        let carried = cards.iter().enumerate().flat_map(|(index, card)| {
            let born = Id { seq, index: index as u16 };
            let (id, card) = (DecisionId(born), Box::new(card.clone()));
            let (segment, activity, carried) = (first, None, true);
            let recorded = DecisionEvent::Recorded { id, segment, activity, carried, card };
            let block = self.memo_of_decision(id, (segment, None), BlockId(born));
            std::iter::once(Event::Decision(recorded)).chain(block)
        });
        carried.collect()
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
            DecisionEvent::Recorded { id, segment, activity, carried, card } => {
                let (segment, activity, carried) = (*segment, *activity, *carried);
                let card = (**card).clone();
                let decision = Decision { segment, activity, carried, card, revision: 0 };
                self.decisions.insert(*id, decision);
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
            DecisionEvent::Asked { activity, asked } => return self.set_asked(*activity, *asked),
        };
        self.touch(PartKey::Decision(*id), Eyes::All);
        self.memo_changed();
    }

    /// Decisions over an activity that is gone stand for themselves.
    pub(crate) fn decisions_without(&mut self, gone: ActivityId) {
        let over = self.decisions.iter_mut().filter(|(_, one)| one.activity == Some(gone));
        let changed: Vec<_> = over
            .map(|(id, decision)| {
                decision.activity = None;
                *id
            })
            .collect();
        changed.into_iter().for_each(|id| self.touch(PartKey::Decision(id), Eyes::All));
    }

    /// Whether it is asked what was agreed over an activity: from its close until it is told or
    /// skipped (rule DM1).
    pub(crate) fn set_asked(&mut self, activity: ActivityId, asked: bool) {
        let changed =
            if asked { self.asked.insert(activity) } else { self.asked.remove(&activity) };
        if changed {
            self.touch(PartKey::Agreed(activity), Eyes::Staff);
        }
    }

    pub(crate) fn agreed_part(&self, id: ActivityId, eye: Eye) -> Option<AgreedPart> {
        let asked = eye == Eye::Staff && self.asked.contains(&id);
        let activity = self.activities.get(&id).filter(|_| asked)?;
        Some(AgreedPart { activity: id, segment: activity.segment })
    }

    pub(crate) fn decision_part(&self, id: DecisionId, eye: Eye) -> Option<DecisionPart> {
        let decision = self.decisions.get(&id).filter(|_| eye.is_shared())?;
        let mut card = decision.card.clone();
        card.figures.take_if(|_| !self.tells_figures(eye));
        // "No decision" is whole with its reason alone.
        let incomplete = card.decided_by != DecidedBy::NoDecision
            && (card.owner.is_none() || card.due.is_none());
        let Decision { segment, activity, carried, revision, .. } = *decision;
        Some(DecisionPart { id, segment, card, revision, incomplete, activity, carried })
    }

    fn decision(&self, id: DecisionId) -> Result<&Decision, Rejection> {
        self.decisions.get(&id).ok_or(Rejection::NotFound)
    }
}

/// A due date is a date `2026-12-31`; a page sends nothing else.
pub(crate) fn check_due(card: &DecisionCard) -> Result<(), Rejection> {
    card.due.as_ref().map_or(Ok(()), |due| check_date(due))
}

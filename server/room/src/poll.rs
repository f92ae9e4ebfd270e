//! Polls: rules PL1-PL8.

mod round;
mod tally;
mod texts;

use crate::{Ask, Decided, Event, Eye, Room, activity::Content, pairs, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, AnswerKey, AnsweredPart, BallotPart, Choice, NamedBallot, PartKey,
    PersonId, PollCommand, PollOutcome, PollPart, PollPlan, PollResult, Rejection, ResultsShown,
    TextState,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tally::{fits, tally};

/// One poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Poll {
    plan: PollPlan,
    /// Ballots while open. At the close of an anonymous poll they are dropped and the counts stay.
    #[serde(with = "pairs")]
    ballots: BTreeMap<PersonId, Choice>,
    /// What was counted at the close.
    counted: Option<PollResult>,
    /// From 1; later rounds name the one before.
    round: u8,
    earlier: Option<ActivityId>,
    outcome: Option<PollOutcome>,
    /// What the desk has decided on answers in own words; of others the guard's word stands (rule MO6).
    #[serde(default)]
    texts: BTreeMap<AnswerKey, TextState>,
}

/// What happens to a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PollEvent {
    Opened { poll: ActivityId },
    Closed { poll: ActivityId },
    BallotCast { poll: ActivityId, person: PersonId, choice: Choice },
    BallotTakenBack { poll: ActivityId, person: PersonId },
    MadeAnonymous { poll: ActivityId },
    ResultsShownSet { poll: ActivityId, shown: ResultsShown },
    OutcomeSet { poll: ActivityId, outcome: Option<PollOutcome> },
    AnswerSet { poll: ActivityId, answer: AnswerKey, state: TextState },
}

impl Poll {
    pub(crate) fn new(plan: &PollPlan) -> Self {
        Self {
            plan: plan.clone(),
            ballots: BTreeMap::new(),
            counted: None,
            round: 1,
            earlier: None,
            outcome: None,
            texts: BTreeMap::new(),
        }
    }

    /// As planned; a later round is none of the plan.
    pub(crate) fn planned(&self) -> Option<&PollPlan> {
        self.earlier.is_none().then_some(&self.plan)
    }

    pub(crate) fn answered(&self) -> bool {
        self.count() > 0
    }

    /// Whether results tell who chose what.
    pub(crate) fn named(&self) -> bool {
        self.plan.named
    }

    fn count(&self) -> u32 {
        self.counted.as_ref().map_or(self.ballots.len() as u32, |counted| counted.answered)
    }
}

impl Room {
    pub(crate) fn decide_poll(&self, ask: Ask, command: &PollCommand) -> Decided {
        let event = match command {
            PollCommand::HideAnswer { poll, answer } => {
                return self.decide_answer(*poll, answer, TextState::Hidden);
            }
            PollCommand::ShowAnswer { poll, answer } => {
                return self.decide_answer(*poll, answer, TextState::Shown);
            }
            PollCommand::RemoveText { poll, answer } => {
                return self.decide_answer(*poll, answer, TextState::Removed);
            }
            PollCommand::CastBallot { poll, choice, .. } => {
                let content = self.open_ballot(*poll)?;
                fits(&content.plan.form, choice)?;
                PollEvent::BallotCast { poll: *poll, person: ask.person, choice: choice.clone() }
            }
            PollCommand::TakeBackBallot { poll } => {
                self.open_ballot(*poll)?;
                PollEvent::BallotTakenBack { poll: *poll, person: ask.person }
            }
            PollCommand::MakeAnonymous { poll } => {
                self.unanswered(*poll)?;
                PollEvent::MadeAnonymous { poll: *poll }
            }
            PollCommand::SetResultsShown { poll, shown } => {
                self.unanswered(*poll)?;
                PollEvent::ResultsShownSet { poll: *poll, shown: *shown }
            }
            PollCommand::OpenRound { poll, .. } => return self.decide_round(ask.seq, *poll),
            PollCommand::SetOutcome { poll, outcome } => {
                self.closed_poll(*poll)?;
                PollEvent::OutcomeSet { poll: *poll, outcome: outcome.clone() }
            }
        };
        Ok(vec![Event::Poll(event)])
    }

    pub(crate) fn open_poll(
        &self,
        poll: ActivityId,
        state: ActivityState,
    ) -> Result<Vec<Event>, Rejection> {
        match state {
            ActivityState::Planned => Ok(vec![Event::Poll(PollEvent::Opened { poll })]),
            ActivityState::Open => Ok(Vec::new()),
            // Results have been seen: a new round is another poll.
            ActivityState::Closed => Err(Rejection::ActivityClosed),
        }
    }

    pub(crate) fn close_poll(&self, poll: ActivityId, state: ActivityState) -> Vec<Event> {
        match state {
            ActivityState::Open => vec![Event::Poll(PollEvent::Closed { poll })],
            ActivityState::Planned | ActivityState::Closed => Vec::new(),
        }
    }

    pub(crate) fn evolve_poll(&mut self, event: &PollEvent) {
        match event {
            PollEvent::Opened { poll } => self.set_poll_state(*poll, ActivityState::Open),
            PollEvent::Closed { poll } => self.count_ballots(*poll),
            PollEvent::BallotCast { poll, person, choice } => {
                self.change_ballot(*poll, *person, Some(choice.clone()));
            }
            PollEvent::BallotTakenBack { poll, person } => {
                self.change_ballot(*poll, *person, None);
            }
            PollEvent::MadeAnonymous { poll } => {
                if let Some(content) = self.poll_mut(*poll) {
                    content.plan.named = false;
                }
                self.touch_poll(*poll);
            }
            PollEvent::ResultsShownSet { poll, shown } => {
                if let Some(content) = self.poll_mut(*poll) {
                    content.plan.shown = *shown;
                }
                self.touch_poll(*poll);
            }
            PollEvent::AnswerSet { poll, answer, state } => self.set_answer(*poll, answer, *state),
            PollEvent::OutcomeSet { poll, outcome } => {
                if let Some(content) = self.poll_mut(*poll) {
                    content.outcome.clone_from(outcome);
                }
                self.touch(PartKey::Poll(*poll), Eyes::All);
            }
        }
    }

    pub(crate) fn poll_part(&self, id: ActivityId, eye: Eye) -> Option<PollPart> {
        let (poll, state) = self.poll(id)?;
        let seen = match eye {
            Eye::Public | Eye::Stage => state != ActivityState::Planned,
            Eye::Staff => true,
            Eye::Person(_) | Eye::Voters(_) => false,
        };
        seen.then(|| PollPart {
            id,
            question: poll.plan.question.clone(),
            form: poll.plan.form.clone(),
            state,
            shown: poll.plan.shown,
            named: poll.plan.named,
            answered: None,
            round: poll.round,
            earlier: poll.earlier,
            came_by: None,
            outcome: poll.outcome.clone(),
        })
    }

    /// The poll as results tell it.
    pub(crate) fn poll_told(&self, id: ActivityId) -> Option<PollPart> {
        let answered = self.poll(id).map(|(poll, _)| poll.count());
        Some(PollPart { answered, ..self.poll_part(id, Eye::Staff)? })
    }

    pub(crate) fn answered_part(&self, id: ActivityId, eye: Eye) -> Option<AnsweredPart> {
        let (poll, state) = self.poll(id)?;
        let seen = matches!(eye, Eye::Public | Eye::Stage | Eye::Staff);
        let told =
            seen && self.tells_figures(eye) && state != ActivityState::Planned && poll.count() > 0;
        told.then(|| AnsweredPart { count: poll.count() })
    }

    pub(crate) fn result_part(&self, id: ActivityId, eye: Eye) -> Option<PollResult> {
        if !self.result_seen(id, eye) {
            return None;
        }
        let (poll, state) = self.poll(id)?;
        let ballots_seen = state == ActivityState::Closed && eye == Eye::Staff;
        let result = poll.told(self.result(poll, id), eye == Eye::Staff);
        Some(PollResult { ballots: result.ballots.filter(|_| ballots_seen), ..result })
    }

    /// Rule PL3: before results are visible nobody sees them, staff included; and of an open poll
    /// nobody sees them before the fifth answer, since the first few tell who chose what.
    pub(crate) fn result_seen(&self, id: ActivityId, eye: Eye) -> bool {
        let Some((poll, state)) = self.poll(id).filter(|_| self.tells_figures(eye)) else {
            return false;
        };
        let shown = poll.plan.shown;
        let closed = state == ActivityState::Closed;
        let open = state == ActivityState::Open && poll.count() >= PollResult::LEAST;
        let live = shown == ResultsShown::Live && open;
        match eye {
            Eye::Public | Eye::Stage | Eye::Staff => closed || live,
            Eye::Voters(of) => of == id && shown == ResultsShown::AfterOwnVote && (closed || open),
            Eye::Person(_) => false,
        }
    }

    pub(crate) fn ballot_part(&self, id: ActivityId, eye: Eye) -> Option<BallotPart> {
        let Eye::Person(person) = eye else { return None };
        let poll = self.poll(id)?.0;
        let choice = poll.ballots.get(&person)?.clone();
        Some(BallotPart { poll: id, state: poll.choice_state(&choice), choice })
    }

    /// Polls whose results this person sees because they have voted.
    pub(crate) fn polls_told_after_vote(
        &self,
        person: PersonId,
    ) -> impl Iterator<Item = ActivityId> {
        self.activities.iter().filter_map(move |(id, activity)| {
            let Content::Poll(poll) = &activity.content else { return None };
            let told = poll.plan.shown == ResultsShown::AfterOwnVote
                && activity.state == ActivityState::Open
                && poll.ballots.contains_key(&person);
            told.then_some(*id)
        })
    }

    fn poll(&self, id: ActivityId) -> Option<(&Poll, ActivityState)> {
        let activity = self.activities.get(&id)?;
        let Content::Poll(poll) = &activity.content else { return None };
        Some((poll, activity.state))
    }

    fn poll_mut(&mut self, id: ActivityId) -> Option<&mut Poll> {
        let Content::Poll(poll) = &mut self.activities.get_mut(&id)?.content else { return None };
        Some(poll)
    }

    fn open_ballot(&self, id: ActivityId) -> Result<&Poll, Rejection> {
        let (poll, state) = self.poll(id).ok_or(Rejection::NotFound)?;
        match state {
            ActivityState::Planned => Err(Rejection::ActivityNotOpen),
            ActivityState::Open => Ok(poll),
            ActivityState::Closed => Err(Rejection::ActivityClosed),
        }
    }

    fn unanswered(&self, id: ActivityId) -> Result<(), Rejection> {
        let (poll, state) = self.poll(id).ok_or(Rejection::NotFound)?;
        match state {
            ActivityState::Closed => Err(Rejection::ActivityClosed),
            _ if poll.answered() => Err(Rejection::VotingStarted),
            ActivityState::Planned | ActivityState::Open => Ok(()),
        }
    }

    fn set_poll_state(&mut self, id: ActivityId, state: ActivityState) {
        self.set_activity_state(id, state);
        self.touch_poll(id);
    }

    fn count_ballots(&mut self, id: ActivityId) {
        let Some((poll, _)) = self.poll(id) else { return };
        let result = self.result(poll, id);
        let people: Vec<PersonId> = poll.ballots.keys().copied().collect();
        if let Some(poll) = self.poll_mut(id) {
            poll.counted = Some(result);
            if !poll.plan.named {
                poll.ballots.clear();
                self.forget_votes(id);
            }
        }
        for person in people {
            self.touch_own(PartKey::Ballot(id), person);
        }
        self.set_poll_state(id, ActivityState::Closed);
    }

    fn change_ballot(&mut self, id: ActivityId, person: PersonId, choice: Option<Choice>) {
        let Some(poll) = self.poll_mut(id) else { return };
        let answered = poll.count();
        match choice {
            Some(choice) => drop(poll.ballots.insert(person, choice)),
            None => drop(poll.ballots.remove(&person)),
        }
        let counted = poll.count() != answered;
        self.touch_own(PartKey::Ballot(id), person);
        self.touch_result(id);
        if counted {
            self.touch(PartKey::Answered(id), Eyes::All);
        }
    }

    fn touch_poll(&mut self, id: ActivityId) {
        self.touch(PartKey::Poll(id), Eyes::All);
        self.touch_result(id);
    }

    fn touch_result(&mut self, id: ActivityId) {
        self.touch(PartKey::Result(id), Eyes::All);
        self.touch(PartKey::Result(id), Eyes::One(Eye::Voters(id)));
    }

    fn result(&self, poll: &Poll, id: ActivityId) -> PollResult {
        if let Some(counted) = &poll.counted {
            return counted.clone();
        }
        let named = |(person, choice): (&PersonId, &Choice)| NamedBallot {
            who: self.meeting.who(*person),
            choice: choice.clone(),
        };
        PollResult {
            poll: id,
            answered: poll.ballots.len() as u32,
            abstained: poll.ballots.values().filter(|c| **c == Choice::Abstain).count() as u32,
            turnout: None,
            tally: tally(&poll.plan.form, poll.plan.named, poll.ballots.values()),
            ballots: poll.plan.named.then(|| poll.ballots.iter().map(named).collect()),
        }
    }
}

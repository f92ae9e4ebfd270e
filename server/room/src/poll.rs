//! Polls: rules PL1-PL8, TR1, TR3.

mod kind;
mod removal;
mod round;
mod tally;
mod texts;
mod turnout;

use crate::{
    Ask, Decided, Event, Eye, Room,
    activity::{Content, Kind, Voted},
    newcomers::CameBy,
    pairs,
    view::Eyes,
};
use foorumi_protocol::{
    ActivityId, ActivityState, AnswerKey, AnsweredPart, BallotPart, Choice, NamedBallot, PartKey,
    PersonId, PollCommand, PollOutcome, PollPart, PollPlan, PollResult, Rejection, ResultsShown,
    TextState,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use tally::{fits, tally};

/// One poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Poll {
    plan: PollPlan,
    /// Ballots while open. At the close of an anonymous poll they are dropped and the counts stay.
    #[serde(with = "pairs")]
    ballots: BTreeMap<PersonId, Choice>,
    /// Which of them came to the meeting after the poll first opened (rule TR1).
    #[serde(default)]
    later: BTreeSet<PersonId>,
    /// Answers by name of those who are being removed (rule TR5).
    #[serde(default, with = "pairs")]
    away: BTreeMap<PersonId, (Choice, bool)>,
    /// What was counted at the close of an anonymous poll.
    counted: Option<PollResult>,
    #[serde(default)]
    came_by: CameBy,
    /// Most people who were here at once while it was open, where more have answered (rule TR1).
    #[serde(default)]
    most_present: Option<u32>,
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
    BallotCast { poll: ActivityId, person: PersonId, choice: Choice, later: bool },
    BallotTakenBack { poll: ActivityId, person: PersonId },
    VoteTakenOff { poll: ActivityId, alias: PersonId },
    MadeAnonymous { poll: ActivityId },
    ResultsShownSet { poll: ActivityId, shown: ResultsShown },
    OutcomeSet { poll: ActivityId, outcome: Option<PollOutcome> },
    MostPresentNoted { poll: ActivityId, most: u32 },
    AnswerSet { poll: ActivityId, answer: AnswerKey, state: TextState },
}

impl Poll {
    pub(crate) fn new(plan: &PollPlan) -> Self {
        Self {
            plan: plan.clone(),
            ballots: BTreeMap::new(),
            later: BTreeSet::new(),
            away: BTreeMap::new(),
            counted: None,
            came_by: CameBy::default(),
            most_present: None,
            round: 1,
            earlier: None,
            outcome: None,
            texts: BTreeMap::new(),
        }
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
            PollCommand::CastBallot { poll, choice, came_later } => {
                let content = self.open_ballot(*poll)?;
                content.came_by.takes(*came_later)?;
                fits(&content.plan.form, choice)?;
                let (person, choice, later) = (ask.person, choice.clone(), *came_later);
                PollEvent::BallotCast { poll: *poll, person, choice, later }
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
            PollCommand::OpenRound { poll, only_earlier } => {
                return self.decide_round(ask.seq, *poll, *only_earlier);
            }
            PollCommand::SetOutcome { poll, outcome } => {
                self.closed_poll(*poll)?;
                PollEvent::OutcomeSet { poll: *poll, outcome: outcome.clone() }
            }
        };
        Ok(vec![Event::Poll(event)])
    }

    pub(crate) fn evolve_poll(&mut self, event: &PollEvent) {
        match event {
            PollEvent::Opened { poll } => self.begin_poll(*poll),
            PollEvent::Closed { poll } => self.count_ballots(*poll),
            PollEvent::BallotCast { poll, person, choice, later } => {
                self.change_ballot(*poll, *person, Some((choice.clone(), *later)));
            }
            PollEvent::BallotTakenBack { poll, person } => {
                self.change_ballot(*poll, *person, None);
            }
            PollEvent::VoteTakenOff { poll, alias } => self.take_ballot_off(*poll, *alias),
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
            PollEvent::MostPresentNoted { poll, most } => self.note_most_in_poll(*poll, *most),
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
            came_by: poll.came_by.told(),
            outcome: poll.outcome.clone(),
        })
    }

    /// The poll as results tell it.
    pub(crate) fn poll_told(&self, id: ActivityId) -> Option<PollPart> {
        let answered = self.poll(id).map(|(poll, _)| poll.answers());
        Some(PollPart { answered, ..self.poll_part(id, Eye::Staff)? })
    }

    pub(crate) fn answered_part(&self, id: ActivityId, eye: Eye) -> Option<AnsweredPart> {
        let (poll, state) = self.poll(id)?;
        let seen = matches!(eye, Eye::Public | Eye::Stage | Eye::Staff);
        let told = seen
            && self.tells_figures(eye)
            && state != ActivityState::Planned
            && poll.answers() > 0;
        told.then(|| AnsweredPart { count: poll.answers() })
    }

    pub(crate) fn result_part(&self, id: ActivityId, eye: Eye) -> Option<PollResult> {
        if !self.result_seen(id, eye) {
            return None;
        }
        let (poll, state) = self.poll(id)?;
        let ballots_seen = state == ActivityState::Closed && eye == Eye::Staff;
        let result = poll.told(self.result(poll, id), eye == Eye::Staff);
        let turnout = result.turnout.filter(|_| ballots_seen);
        let ballots = result.ballots.filter(|_| ballots_seen);
        Some(PollResult { ballots, turnout, ..result })
    }

    /// Rule PL3: before results are visible nobody sees them, staff included; and of an open poll
    /// nobody sees them before the fifth answer, since the first few tell who chose what.
    pub(crate) fn result_seen(&self, id: ActivityId, eye: Eye) -> bool {
        let Some((poll, state)) = self.poll(id).filter(|_| self.tells_figures(eye)) else {
            return false;
        };
        let shown = poll.plan.shown;
        let closed = state == ActivityState::Closed;
        let open = state == ActivityState::Open && poll.answers() >= PollResult::LEAST;
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
        if let Some(poll) = self.poll_mut(id)
            && !poll.plan.named
        {
            poll.counted = Some(result);
            poll.ballots.clear();
            poll.later.clear();
            self.forget_votes(id);
        }
        for person in people {
            self.touch_own(PartKey::Ballot(id), person);
        }
        self.set_poll_state(id, ActivityState::Closed);
    }

    fn change_ballot(&mut self, id: ActivityId, person: PersonId, ballot: Option<(Choice, bool)>) {
        let Some(poll) = self.poll_mut(id) else { return };
        let answered = poll.answers();
        poll.later.remove(&person);
        if let Some((choice, later)) = ballot {
            poll.ballots.insert(person, choice);
            poll.later.extend(later.then_some(person));
        } else {
            poll.ballots.remove(&person);
        }
        let counted = poll.answers() != answered;
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
        let turnout = poll.turnout();
        // Ballots by name are kept, and tell the names as they are now.
        if let Some(counted) = poll.counted.as_ref().filter(|_| !poll.plan.named) {
            return PollResult { turnout, ..counted.clone() };
        }
        let named = |(person, choice): (&PersonId, &Choice)| NamedBallot {
            who: self.meeting.who(*person),
            choice: choice.clone(),
        };
        PollResult {
            poll: id,
            answered: poll.ballots.len() as u32,
            abstained: poll.ballots.values().filter(|c| **c == Choice::Abstain).count() as u32,
            turnout,
            tally: tally(&poll.plan.form, poll.plan.named, poll.ballots.values()),
            ballots: poll.plan.named.then(|| poll.ballots.iter().map(named).collect()),
        }
    }
}

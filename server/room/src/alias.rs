//! Aliases: people who vote anonymously (rules PL5, DV10).
//!
//! A vote in an anonymous poll or on a sheet comes from an *alias*: a person of that one vote, known by
//! an id that the shell makes from the person and a key of the vote. The room counts aliases as it
//! counts people, and nothing else in it knows them. At the close it drops their ballots and what it
//! knew of what they had been shown.

use crate::{Addressed, Ask, Decided, Eye, Permit, Room, activity::Voted};
use foorumi_protocol::{
    ActivityId, Command, PartKey, PersonId, PollCommand, Rejection, Role, Seq, SheetCommand,
};
use serde::{Deserialize, Serialize};

/// One vote that hands give: an activity, and after what place of the log, since a sheet can be
/// voted on again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Vote {
    /// The poll or sheet.
    pub activity: ActivityId,
    /// Where votes were last forgotten in it; 0 = never.
    pub round: Seq,
}

impl Room {
    /// The votes of aliases that are not over: open, or to be opened again by an undo.
    pub fn votes(&self) -> Vec<Vote> {
        self.activities.keys().filter_map(|id| self.vote_in(*id)).collect()
    }

    /// The open vote that a command belongs to, if only an alias may give it.
    pub fn vote_of(&self, command: &Command) -> Option<Vote> {
        voted_in(command).and_then(|activity| self.vote_in(activity))
    }

    /// Whether anybody has voted in it. Then only its own key tells whose alias is whose.
    pub fn has_ballots(&self, vote: Vote) -> bool {
        self.vote(vote.activity).is_some_and(Voted::holds_ballots)
    }

    /// Whether a person may vote at all: what the room cannot ask of an alias.
    ///
    /// # Errors
    /// The rejection that the sender gets.
    pub fn may_vote(
        &self,
        person: PersonId,
        link: Role,
        command: &Command,
    ) -> Result<(), Rejection> {
        let role = self.role_of(person, link);
        if !Permit::needed(command).allows(Some(role)) {
            return Err(Rejection::NotAllowed);
        }
        let ask = Ask { seq: self.seq, person, role };
        self.may_act(ask, None)?;
        self.may_write(ask, command)
    }

    /// The activity in which a command gives a vote or takes it back, if it does.
    pub fn voted_in(command: &Command) -> Option<ActivityId> {
        voted_in(command)
    }

    /// The eyes of an alias: its own, and that of those who see results since they have voted.
    pub fn eyes_of_alias(&self, alias: PersonId) -> impl Iterator<Item = Eye> {
        let voters = self.polls_told_after_vote(alias).map(Eye::Voters);
        [Eye::Person(alias)].into_iter().chain(voters)
    }

    /// What the eye of an alias may have been shown of a vote: it is gone when the vote is.
    pub fn keys_of_alias(vote: Vote) -> [PartKey; 2] {
        [PartKey::Ballot(vote.activity), PartKey::Dots(vote.activity)]
    }

    /// Decides what an alias does: it votes, where votes are for aliases, and does nothing else.
    pub(crate) fn decide_by_alias(
        &self,
        alias: PersonId,
        addressed: &Addressed,
        seq: Seq,
    ) -> Decided {
        let ask = Ask { seq, person: alias, role: Role::Participant };
        if self.ended() {
            return Err(Rejection::MeetingEnded);
        }
        if !self.is_for_aliases(&addressed.command) {
            return Err(Rejection::NotAllowed);
        }
        // Nobody knows of an alias whether it is the desk's, which may answer in a pause.
        self.may_answer(ask, &addressed.command)?;
        if let Command::Poll(command) = &addressed.command {
            return self.decide_poll(ask, command);
        }
        if let Command::Sheet(command) = &addressed.command {
            return self.decide_sheet(ask, command);
        }
        Err(Rejection::NotAllowed)
    }

    fn vote_in(&self, activity: ActivityId) -> Option<Vote> {
        let found = self.activities.get(&activity)?;
        let votes = found.content.vote()?.holds_aliases(found.state);
        let round = self.votes_forgotten_in(activity);
        votes.then_some(Vote { activity, round })
    }

    /// Whether a command votes where only aliases do, open or not.
    fn is_for_aliases(&self, command: &Command) -> bool {
        voted_in(command).and_then(|id| self.vote(id)).is_some_and(Voted::by_aliases)
    }
}

/// The activity in which a command gives a vote or takes it back.
pub(crate) fn voted_in(command: &Command) -> Option<ActivityId> {
    if let Command::Poll(
        PollCommand::CastBallot { poll, .. } | PollCommand::TakeBackBallot { poll },
    ) = command
    {
        return Some(*poll);
    }
    if let Command::Sheet(SheetCommand::SetDots { sheet, .. }) = command {
        return Some(*sheet);
    }
    None
}

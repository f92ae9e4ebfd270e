//! Newcomers: the entrance, and who of those who answer came after the vote opened: rules TR1, TR3.
//!
//! Whether somebody came later is judged on arrival by the node, from the time in their token, and
//! travels in the command; the room only counts. Of an alias it knows nothing else.

use crate::{Decided, Room, activity::Voted};
use foorumi_protocol::{ActivityId, ActivityState, Command, Millis, Rejection, Turnout};
use serde::{Deserialize, Serialize};

/// When a vote first opened, and whether only those may answer who had come by then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CameBy {
    /// Of all its rounds; `None` = never, or under rules that did not keep it.
    opened: Option<Millis>,
    only: bool,
}

impl CameBy {
    /// It opens: only the first time counts.
    pub(crate) fn open(&mut self, now: Millis) {
        self.opened.get_or_insert(now);
    }

    /// The same vote asked again. Once it is only for those who had come it stays so.
    pub(crate) const fn again(self, only: bool) -> Self {
        Self { only: self.only || only, ..self }
    }

    /// Sets who may answer.
    pub(crate) const fn set_only(&mut self, only: bool) {
        self.only = only;
    }

    /// Whether only those may answer who had come.
    pub(crate) const fn is_only(self) -> bool {
        self.only
    }

    /// Whether somebody may answer who came later, or not.
    pub(crate) fn takes(self, came_later: bool) -> Result<(), Rejection> {
        match self.told() {
            Some(opened) if came_later => Err(Rejection::CameLater { opened }),
            Some(_) | None => Ok(()),
        }
    }

    /// By when one must have come, for the form.
    pub(crate) fn told(self) -> Option<Millis> {
        self.opened.filter(|_| self.only)
    }
}

/// What there is to say of those who answered, if anything (rule TR1).
pub(crate) fn told(came_later: u32, most_present: Option<u32>, answered: u32) -> Option<Turnout> {
    let most_present = most_present.filter(|most| answered > *most);
    let turnout = Turnout { came_later, most_present };
    (turnout != Turnout::default()).then_some(turnout)
}

impl Room {
    /// When the vote first opened to which this command belongs. Whoever came to the meeting after that
    /// came later (rule TR3). `None` where it belongs to none, or that is not known.
    pub fn vote_opened(&self, command: &Command) -> Option<Millis> {
        self.came_by(Self::voted_in(command)?)?.opened
    }

    /// Votes and how they stand: what a node watches to tell when more answer than are here (rule TR1).
    pub fn votes_watched(&self) -> impl Iterator<Item = (ActivityId, ActivityState)> {
        self.activities.iter().filter_map(|(id, activity)| {
            Some((*id, activity.content.vote()?.stands(activity.state)?))
        })
    }

    /// How many have answered a vote.
    pub fn answered(&self, vote: ActivityId) -> u32 {
        self.vote(vote).map_or(0, Voted::answers)
    }

    fn came_by(&self, activity: ActivityId) -> Option<CameBy> {
        self.vote(activity).map(Voted::came_by)
    }

    pub(crate) fn decide_most_present(&self, id: ActivityId, most: u32) -> Decided {
        if self.activity(id)?.state != ActivityState::Closed {
            return Err(Rejection::Stale);
        }
        let vote = self.vote(id).ok_or(Rejection::NotFound)?;
        if vote.answers() > most {
            Ok(vec![vote.most_present(id, most)])
        } else {
            Err(Rejection::Stale)
        }
    }

    /// Whether newcomers come in by the code (rule TR3).
    pub fn takes_newcomers(&self) -> bool {
        !self.meeting.entrance_closed()
    }
}

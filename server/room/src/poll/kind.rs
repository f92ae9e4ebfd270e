//! A poll as an activity among others, and as a vote.

use super::{Poll, PollEvent};
use crate::{
    Decided, Event, Eye, Room,
    activity::{Kind, Voted},
    newcomers::CameBy,
    view::Eyes,
};
use foorumi_protocol::{
    ActivityId, ActivityPlan, ActivityResult, ActivityState, PartKey, PersonId, Rejection,
};

impl Kind for Poll {
    fn answered(&self) -> bool {
        self.answers() > 0
    }

    /// A later round is not part of the plan.
    fn planned(&self) -> Option<ActivityPlan> {
        self.earlier.is_none().then(|| ActivityPlan::Poll(self.plan.clone()))
    }

    fn keys(&self, id: ActivityId) -> Vec<PartKey> {
        vec![PartKey::Poll(id), PartKey::Answered(id), PartKey::Result(id)]
    }

    fn figure_keys(&self, id: ActivityId) -> Vec<(PartKey, Eyes)> {
        let voters = (PartKey::Result(id), Eyes::One(Eye::Voters(id)));
        vec![(PartKey::Answered(id), Eyes::All), (PartKey::Result(id), Eyes::All), voters]
    }

    fn open(&self, poll: ActivityId, state: ActivityState) -> Decided {
        match state {
            ActivityState::Planned => Ok(vec![Event::Poll(PollEvent::Opened { poll })]),
            ActivityState::Open => Ok(Vec::new()),
            // Results have been seen: a new round is another poll.
            ActivityState::Closed => Err(Rejection::ActivityClosed),
        }
    }

    fn close(&self, poll: ActivityId, state: ActivityState) -> Vec<Event> {
        match state {
            ActivityState::Open => vec![Event::Poll(PollEvent::Closed { poll })],
            ActivityState::Planned | ActivityState::Closed => Vec::new(),
        }
    }

    fn result(&self, room: &Room, id: ActivityId) -> Option<ActivityResult> {
        let poll = room.poll_told(id)?;
        // Staff see the ballots of a named poll that is closed; nobody sees more.
        let result = room.result_part(id, Eye::Staff);
        Some(ActivityResult::Poll { poll, result })
    }

    fn vote(&self) -> Option<&dyn Voted> {
        Some(self)
    }
}

impl Voted for Poll {
    fn answers(&self) -> u32 {
        self.counted.as_ref().map_or(self.ballots.len() as u32, |counted| counted.answered)
    }

    /// When its question was first asked, in whichever round.
    fn came_by(&self) -> CameBy {
        self.came_by
    }

    fn stands(&self, state: ActivityState) -> Option<ActivityState> {
        Some(state)
    }

    fn by_aliases(&self) -> bool {
        !self.plan.named
    }

    fn holds_aliases(&self, state: ActivityState) -> bool {
        self.by_aliases() && state == ActivityState::Open
    }

    fn holds_ballots(&self) -> bool {
        self.answered()
    }

    fn holds_ballot_of(&self, alias: PersonId) -> bool {
        self.by_aliases() && self.ballots.contains_key(&alias)
    }

    fn most_present(&self, poll: ActivityId, most: u32) -> Event {
        Event::Poll(PollEvent::MostPresentNoted { poll, most })
    }
}

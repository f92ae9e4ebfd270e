//! Rounds of a poll: rule PL8. A round is a poll of its own, so that the earlier one stays as it was.

use super::{Poll, PollEvent};
use crate::{
    Decided, Event, Room,
    activity::Content,
    agenda::{AgendaEvent, room_for},
};
use foorumi_protocol::{ActivityId, ActivityState, AgendaPlan, Id, Rejection, Seq};

impl Poll {
    /// The same question again; once it is asked only of those who were there, it stays so (rule TR3).
    fn again(&self, earlier: ActivityId, only_earlier: bool) -> Self {
        let round = self.round.saturating_add(1);
        let came_by = self.came_by.again(only_earlier);
        Self { round, came_by, earlier: Some(earlier), ..Self::new(&self.plan) }
    }
}

impl Room {
    /// Only the last round is followed by another.
    pub(super) fn decide_round(
        &self,
        seq: Seq,
        earlier: ActivityId,
        only_earlier: bool,
    ) -> Decided {
        let poll = self.closed_poll(earlier)?.again(earlier, only_earlier);
        let segment = self.activity(earlier)?.segment;
        if self.activities.values().any(|activity| follows(&activity.content, earlier)) {
            return Err(Rejection::Stale);
        }
        room_for(self.agenda.activities_of(segment).len() + 1, AgendaPlan::MAX_ACTIVITIES)?;
        let id = ActivityId(Id { seq, index: 0 });
        let content = Box::new(Content::Poll(poll));
        let added = AgendaEvent::ActivityAdded { id, segment, content };
        Ok(vec![Event::Agenda(added), Event::Poll(PollEvent::Opened { poll: id })])
    }

    pub(super) fn closed_poll(&self, id: ActivityId) -> Result<&Poll, Rejection> {
        let (poll, state) = self.poll(id).ok_or(Rejection::NotFound)?;
        match state {
            ActivityState::Planned => Err(Rejection::ActivityNotOpen),
            // Nothing is said of a result that is still coming.
            ActivityState::Open => Err(Rejection::WrongPhase),
            ActivityState::Closed => Ok(poll),
        }
    }
}

fn follows(content: &Content, earlier: ActivityId) -> bool {
    matches!(content, Content::Poll(poll) if poll.earlier == Some(earlier))
}

//! Editing the agenda live (rule AG6). Only what has not started, and what nobody has answered,
//! can go or be replaced.

use super::{AgendaEvent, Segment};
use crate::{
    Decided, Event, Room,
    activity::{Activity, Content},
    plan::{check_activity, check_agenda, check_segment},
    stage::StageEvent,
    view::Eyes,
};
use foorumi_protocol::{
    ActivityId, ActivityPlan, ActivityState, AgendaPlan, Id, PartKey, Rejection, SegmentId,
    SegmentPlan, Seq, StageView,
};

impl Room {
    pub(super) fn decide_edit_segment(&self, id: SegmentId, plan: &SegmentPlan) -> Decided {
        self.agenda.segment(id)?;
        check_segment(plan)?;
        Ok(vec![Event::Agenda(AgendaEvent::SegmentEdited { id, plan: bare(plan) })])
    }

    pub(super) fn decide_move_segment(&self, id: SegmentId, after: Option<SegmentId>) -> Decided {
        self.agenda.segment(id)?.not_started()?;
        if let Some(after) = after {
            self.agenda.segment(after)?;
        }
        Ok(vec![Event::Agenda(AgendaEvent::SegmentMoved { id, after })])
    }

    /// Segments from a plan that has been checked, the first one after `after`.
    pub(crate) fn plan_segments(
        &self,
        seq: Seq,
        after: Option<SegmentId>,
        plans: &[SegmentPlan],
    ) -> Vec<Event> {
        let mut next = 0;
        let mut before = after;
        let mut events = Vec::new();
        for plan in plans {
            let id = SegmentId(born(seq, &mut next));
            let added = AgendaEvent::SegmentAdded { id, after: before, plan: bare(plan) };
            events.push(Event::Agenda(added));
            before = Some(id);
            for plan in &plan.activities {
                let activity = ActivityId(born(seq, &mut next));
                let content = Box::new(Content::new(plan, seq, &mut next));
                let added = AgendaEvent::ActivityAdded { id: activity, segment: id, content };
                events.push(Event::Agenda(added));
            }
        }
        events
    }

    pub(super) fn decide_add_segment(
        &self,
        seq: Seq,
        after: Option<SegmentId>,
        plan: &SegmentPlan,
    ) -> Decided {
        if let Some(after) = after {
            self.agenda.segment(after)?;
        }
        check_segment(plan)?;
        room_for(self.agenda.order.len() + 1, AgendaPlan::MAX_SEGMENTS)?;
        Ok(self.plan_segments(seq, after, std::slice::from_ref(plan)))
    }

    pub(super) fn decide_remove_segment(&self, id: SegmentId) -> Decided {
        let segment = self.agenda.segment(id)?;
        segment.not_started()?;
        let mut events = Vec::new();
        for activity in &segment.activities {
            events.extend(self.decide_remove_activity(*activity)?);
        }
        events.push(Event::Agenda(AgendaEvent::SegmentRemoved { id }));
        Ok(events)
    }

    pub(super) fn decide_add_activity(
        &self,
        seq: Seq,
        segment: SegmentId,
        plan: &ActivityPlan,
    ) -> Decided {
        let there = self.agenda.segment(segment)?.activities.len();
        check_activity(plan)?;
        room_for(there + 1, AgendaPlan::MAX_ACTIVITIES)?;
        let mut next = 0;
        let id = ActivityId(born(seq, &mut next));
        let content = Box::new(Content::new(plan, seq, &mut next));
        Ok(vec![Event::Agenda(AgendaEvent::ActivityAdded { id, segment, content })])
    }

    /// An open one is put back to planned and opened anew, so that it begins as its new plan says.
    pub(super) fn decide_edit_activity(
        &self,
        seq: Seq,
        id: ActivityId,
        plan: &ActivityPlan,
    ) -> Decided {
        self.unanswered_activity(id)?;
        check_activity(plan)?;
        let activity = self.activity(id)?;
        let content = Content::new(plan, seq, &mut 0);
        if !content.same_kind(&activity.content) {
            return Err(Rejection::Unreadable);
        }
        let opened = match activity.state {
            ActivityState::Open => content.kind().open(id, ActivityState::Planned)?,
            ActivityState::Planned | ActivityState::Closed => Vec::new(),
        };
        let edited = AgendaEvent::ActivityEdited { id, content: Box::new(content) };
        let mut events = vec![Event::Agenda(edited)];
        events.extend(opened);
        Ok(events)
    }

    pub(super) fn decide_remove_activity(&self, id: ActivityId) -> Decided {
        self.unanswered_activity(id)?;
        let mut events = vec![Event::Agenda(AgendaEvent::ActivityRemoved { id })];
        if self.stage.shows(id) {
            events.push(Event::Stage(StageEvent::Shown { view: StageView::Segment }));
        }
        Ok(events)
    }

    /// A closed activity stands in the memo, so it stays even if nobody answered.
    fn unanswered_activity(&self, id: ActivityId) -> Result<(), Rejection> {
        let activity = self.activity(id)?;
        if activity.content.kind().answered() {
            return Err(Rejection::AlreadyAnswered);
        }
        if activity.closed > Seq(0) { Err(Rejection::ActivityClosed) } else { Ok(()) }
    }

    pub(super) fn decide_import(&self, seq: Seq, plan: &AgendaPlan) -> Decided {
        check_agenda(plan)?;
        let (planned, started): (Vec<SegmentId>, Vec<SegmentId>) =
            self.agenda.order.iter().copied().partition(|id| {
                self.agenda.segment(*id).is_ok_and(|segment| segment.not_started().is_ok())
            });
        room_for(started.len() + plan.segments.len(), AgendaPlan::MAX_SEGMENTS)?;
        let mut events = Vec::new();
        for id in planned {
            events.extend(self.decide_remove_segment(id)?);
        }
        events.extend(self.plan_segments(seq, started.last().copied(), &plan.segments));
        Ok(events)
    }

    pub(super) fn evolve_agenda_edit(&mut self, event: &AgendaEvent) {
        match event {
            AgendaEvent::Started { .. }
            | AgendaEvent::Finished { .. }
            | AgendaEvent::AnswersPaused { .. } => {}
            AgendaEvent::SegmentAdded { id, after, plan } => self.add_segment(*id, *after, plan),
            AgendaEvent::SegmentEdited { id, plan } => {
                if let Some(segment) = self.agenda.segments.get_mut(id) {
                    segment.plan = (**plan).clone();
                }
                self.touch(PartKey::Segment(*id), Eyes::All);
            }
            AgendaEvent::SegmentMoved { id, after } => self.place_segment(*id, *after),
            AgendaEvent::SegmentRemoved { id } => {
                self.agenda.segments.remove(id);
                self.agenda.order.retain(|there| there != id);
                self.rehome(*id);
                self.touch(PartKey::Segment(*id), Eyes::All);
                self.touch(PartKey::Agenda, Eyes::All);
            }
            AgendaEvent::ActivityAdded { id, segment, content } => {
                self.add_activity(*id, *segment, content);
            }
            AgendaEvent::ActivityEdited { id, content } => self.replace_activity(*id, content),
            AgendaEvent::ActivityRemoved { id } => self.remove_activity(*id),
        }
    }

    fn add_segment(&mut self, id: SegmentId, after: Option<SegmentId>, plan: &SegmentPlan) {
        let activities = Vec::new();
        let segment = Segment { plan: plan.clone(), activities, started_at: None, ended_at: None };
        self.agenda.segments.insert(id, segment);
        self.place_segment(id, after);
        self.touch(PartKey::Segment(id), Eyes::All);
    }

    /// Puts a segment after another, or first; after itself is where it is.
    fn place_segment(&mut self, id: SegmentId, after: Option<SegmentId>) {
        if after == Some(id) {
            return;
        }
        let order = &mut self.agenda.order;
        order.retain(|there| *there != id);
        let place = after.and_then(|after| order.iter().position(|there| *there == after));
        order.insert(place.map_or(0, |place| place + 1), id);
        self.touch(PartKey::Agenda, Eyes::All);
    }

    fn add_activity(&mut self, id: ActivityId, segment: SegmentId, content: &Content) {
        if let Some(segment) = self.agenda.segments.get_mut(&segment) {
            segment.activities.push(id);
        }
        self.activities.insert(id, Activity::new(segment, content.clone()));
        self.touch_activity(id);
        self.touch(PartKey::Segment(segment), Eyes::Staff);
    }

    fn replace_activity(&mut self, id: ActivityId, content: &Content) {
        self.touch_activity(id);
        self.set_activity_state(id, ActivityState::Planned);
        if let Some(activity) = self.activities.get_mut(&id) {
            activity.content = content.clone();
        }
        self.touch_activity(id);
    }

    fn remove_activity(&mut self, id: ActivityId) {
        self.touch_activity(id);
        let Some(activity) = self.activities.remove(&id) else { return };
        if let Some(segment) = self.agenda.segments.get_mut(&activity.segment) {
            segment.activities.retain(|there| *there != id);
        }
        self.timer_without(id);
        self.decisions_without(id);
        self.touch(PartKey::Segment(activity.segment), Eyes::All);
        self.touch_stage();
    }
}

fn born(seq: Seq, next: &mut u16) -> Id {
    let id = Id { seq, index: *next };
    *next += 1;
    id
}

/// The plan without its activities.
fn bare(plan: &SegmentPlan) -> Box<SegmentPlan> {
    let mut plan = plan.clone();
    plan.activities.clear();
    Box::new(plan)
}

pub(crate) fn room_for(count: usize, limit: usize) -> Result<(), Rejection> {
    if count <= limit { Ok(()) } else { Err(Rejection::LimitReached { limit: limit as u32 }) }
}

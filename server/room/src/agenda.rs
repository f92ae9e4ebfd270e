//! The agenda: rules AG1-AG3, AG6. What a host changes in it stands in `agenda/edit.rs`.

mod edit;

pub(crate) use edit::room_for;

use crate::{
    Ask, Decided, Event, Eye, Permit, Room, activity::Activity, activity::Content, chat::ChatEvent,
    queue::QueueEvent, stage::StageEvent, view::Eyes,
};
use foorumi_protocol::{
    ActivityId, ActivityState, AgendaCommand, AgendaPart, AgendaPlan, BlockId, Command, Id,
    MeetingPlan, Millis, PartKey, Rejection, SegmentId, SegmentPart, SegmentPlan, SegmentState,
    Seq, StageView,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The programme: segments in order, and where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Agenda {
    order: Vec<SegmentId>,
    segments: BTreeMap<SegmentId, Segment>,
    current: Option<SegmentId>,
    answers_paused: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Segment {
    /// As planned, without its activities: they stand in the room's.
    plan: SegmentPlan,
    activities: Vec<ActivityId>,
    started_at: Option<Millis>,
    ended_at: Option<Millis>,
}

/// What happens to the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AgendaEvent {
    Started { segment: SegmentId },
    Finished { segment: SegmentId },
    SegmentAdded { id: SegmentId, after: Option<SegmentId>, plan: Box<SegmentPlan> },
    SegmentEdited { id: SegmentId, plan: Box<SegmentPlan> },
    SegmentMoved { id: SegmentId, after: Option<SegmentId> },
    SegmentRemoved { id: SegmentId },
    AnswersPaused { on: bool },
    ActivityAdded { id: ActivityId, segment: SegmentId, content: Box<Content> },
    ActivityEdited { id: ActivityId, content: Box<Content> },
    ActivityRemoved { id: ActivityId },
}

impl Agenda {
    /// The segment going on.
    pub(crate) fn current(&self) -> Option<SegmentId> {
        self.current
    }

    /// Segments in order.
    pub(crate) fn order(&self) -> &[SegmentId] {
        &self.order
    }

    /// A segment's activities in order.
    pub(crate) fn activities_of(&self, id: SegmentId) -> &[ActivityId] {
        self.segments.get(&id).map_or(&[], |segment| &segment.activities)
    }

    fn segment(&self, id: SegmentId) -> Result<&Segment, Rejection> {
        self.segments.get(&id).ok_or(Rejection::NotFound)
    }
}

impl Segment {
    fn state(&self) -> SegmentState {
        match (self.started_at, self.ended_at) {
            (None, _) => SegmentState::Planned,
            (Some(_), None) => SegmentState::Running,
            (Some(_), Some(_)) => SegmentState::Done,
        }
    }

    fn not_started(&self) -> Result<(), Rejection> {
        if self.started_at.is_none() { Ok(()) } else { Err(Rejection::SegmentStarted) }
    }
}

impl Room {
    pub(crate) fn decide_agenda(&self, ask: Ask, command: &AgendaCommand) -> Decided {
        match command {
            AgendaCommand::StartSegment { segment, after } => {
                self.decide_start(ask.seq, *segment, *after)
            }
            AgendaCommand::FinishSegment { segment } => {
                self.agenda.segment(*segment)?;
                if self.agenda.current != Some(*segment) {
                    return Err(Rejection::Stale);
                }
                self.decide_finish(ask.seq)
            }
            AgendaCommand::OpenActivity { activity } => {
                let mut events = self.decide_open(*activity)?;
                events.extend(self.decide_pause(false));
                Ok(events)
            }
            AgendaCommand::PauseAnswers => Ok(self.decide_pause(true)),
            AgendaCommand::ResumeAnswers => Ok(self.decide_pause(false)),
            AgendaCommand::CloseActivity { activity } => {
                self.decide_close(*activity, BlockId(Id { seq: ask.seq, index: 0 }))
            }
            AgendaCommand::AddSegment { after, plan } => {
                self.decide_add_segment(ask.seq, *after, plan)
            }
            AgendaCommand::EditSegment { segment, plan } => {
                self.decide_edit_segment(*segment, plan)
            }
            AgendaCommand::MoveSegment { segment, after } => {
                self.decide_move_segment(*segment, *after)
            }
            AgendaCommand::RemoveSegment { segment } => self.decide_remove_segment(*segment),
            AgendaCommand::AddActivity { segment, plan } => {
                self.decide_add_activity(ask.seq, *segment, plan)
            }
            AgendaCommand::EditActivity { activity, plan } => {
                self.decide_edit_activity(ask.seq, *activity, plan)
            }
            AgendaCommand::RemoveActivity { activity } => self.decide_remove_activity(*activity),
            AgendaCommand::ImportAgenda { plan } => self.decide_import(ask.seq, plan),
        }
    }

    /// Rule AG2: one act ends the segment going on, starts the other, opens its first activity,
    /// applies its chat and queue settings and brings the stage to it.
    fn decide_start(&self, seq: Seq, id: SegmentId, after: Option<SegmentId>) -> Decided {
        let segment = self.agenda.segment(id)?;
        if self.agenda.current != after {
            return Err(Rejection::Stale);
        }
        segment.not_started()?;
        let mut events = self.decide_finish(seq)?;
        events.extend(self.decide_pause(false));
        events.push(Event::Agenda(AgendaEvent::Started { segment: id }));
        if let Some(mode) = segment.plan.chat {
            events.push(Event::Chat(ChatEvent::ModeSet { mode, slow_s: None }));
        }
        if let Some(set) = &segment.plan.queue {
            events.push(Event::Queue(QueueEvent::ListSet { open: set.open }));
            events.push(Event::Queue(QueueEvent::PolicySet { policy: set.policy }));
        }
        events.push(Event::Stage(StageEvent::Shown { view: StageView::Segment }));
        events.push(Event::Stage(StageEvent::Blanked { on: false }));
        if let Some(first) = segment.activities.first()
            && self.activity(*first)?.state == ActivityState::Planned
        {
            events.extend(self.decide_open(*first)?);
        }
        Ok(events)
    }

    fn decide_pause(&self, on: bool) -> Vec<Event> {
        let event = Event::Agenda(AgendaEvent::AnswersPaused { on });
        if self.agenda.answers_paused == on { Vec::new() } else { vec![event] }
    }

    /// Whether this person's answer is taken now: while the host pauses, words, ballots, ideas and dots
    /// of everybody but the desk wait (rule AG2).
    pub(crate) fn may_answer(&self, ask: Ask, command: &Command) -> Result<(), Rejection> {
        let activity = matches!(command, Command::Cloud(_) | Command::Poll(_) | Command::Sheet(_));
        let answers = activity && Permit::needed(command) == Permit::People;
        let waits = self.agenda.answers_paused && answers && !Permit::Desk.allows(Some(ask.role));
        if waits { Err(Rejection::AnswersPaused) } else { Ok(()) }
    }

    /// Ends the segment going on, if any: its open activities close, their figures and then the
    /// segment's own block go to the memo.
    pub(crate) fn decide_finish(&self, seq: Seq) -> Decided {
        let Some(id) = self.agenda.current else { return Ok(Vec::new()) };
        let mut events = self.decide_close_all(seq, self.agenda.activities_of(id))?;
        let block = BlockId(Id { seq, index: u16::MAX });
        events.extend(self.end_timer());
        events.push(Event::Agenda(AgendaEvent::Finished { segment: id }));
        events.extend(self.memo_of_segment(id, block));
        Ok(events)
    }

    fn decide_close_all(&self, seq: Seq, activities: &[ActivityId]) -> Decided {
        let mut events = Vec::new();
        for (index, id) in activities.iter().enumerate() {
            let block = BlockId(Id { seq, index: index as u16 });
            events.extend(self.decide_close_if_open(*id, block)?);
        }
        Ok(events)
    }

    pub(crate) fn decide_close_if_open(&self, id: ActivityId, block: BlockId) -> Decided {
        match self.activity(id)?.state {
            ActivityState::Open => self.decide_close(id, block),
            ActivityState::Planned | ActivityState::Closed => Ok(Vec::new()),
        }
    }

    pub(crate) fn evolve_agenda(&mut self, event: &AgendaEvent) {
        match event {
            AgendaEvent::Started { segment } => {
                self.agenda.current = Some(*segment);
                self.note_times(*segment, |segment, now| segment.started_at = Some(now));
            }
            AgendaEvent::Finished { segment } => {
                self.agenda.current = None;
                self.note_times(*segment, |segment, now| segment.ended_at = Some(now));
            }
            AgendaEvent::AnswersPaused { on } => {
                self.agenda.answers_paused = *on;
                self.touch(PartKey::Agenda, Eyes::All);
            }
            AgendaEvent::SegmentAdded { .. }
            | AgendaEvent::SegmentEdited { .. }
            | AgendaEvent::SegmentMoved { .. }
            | AgendaEvent::SegmentRemoved { .. }
            | AgendaEvent::ActivityAdded { .. }
            | AgendaEvent::ActivityEdited { .. }
            | AgendaEvent::ActivityRemoved { .. } => self.evolve_agenda_edit(event),
        }
    }

    fn note_times(&mut self, id: SegmentId, note: impl FnOnce(&mut Segment, Millis)) {
        let now = self.at;
        if let Some(segment) = self.agenda.segments.get_mut(&id) {
            note(segment, now);
        }
        self.touch(PartKey::Segment(id), Eyes::All);
        self.touch(PartKey::Agenda, Eyes::All);
        self.touch_stage();
    }

    pub(crate) fn agenda_part(&self, eye: Eye) -> Option<AgendaPart> {
        let seen = eye.is_shared() && self.begun();
        seen.then(|| AgendaPart {
            segments: self.agenda.order.clone(),
            current: self.agenda.current,
            answers_paused: self.agenda.answers_paused,
        })
    }

    /// Script, lead and settings are for the staff, and so are activities not opened yet.
    pub(crate) fn segment_part(&self, id: SegmentId, eye: Eye) -> Option<SegmentPart> {
        let segment = self.agenda.segments.get(&id).filter(|_| eye.is_shared())?;
        let plan = &segment.plan;
        let staff = eye == Eye::Staff;
        let opened = |id: &ActivityId| {
            self.activities.get(id).is_some_and(|a| a.state != ActivityState::Planned)
        };
        let activities = segment.activities.iter().copied();
        Some(SegmentPart {
            id,
            kind: plan.kind,
            title: plan.title.clone(),
            minutes: plan.minutes,
            locked_start: plan.locked_start,
            presenters: plan.presenters.clone(),
            lead: plan.lead.clone().filter(|_| staff),
            script: staff.then(|| plan.script.clone()),
            chat: plan.chat.filter(|_| staff),
            queue: plan.queue.clone().filter(|_| staff),
            carries: plan.carries.filter(|_| staff),
            activities: activities.filter(|id| staff || opened(id)).collect(),
            state: segment.state(),
            started_at: segment.started_at,
            ended_at: segment.ended_at,
        })
    }

    /// The meeting as it would be planned anew (rule RB3).
    pub(crate) fn planned_again(&self) -> Option<MeetingPlan> {
        let planned = |id: &SegmentId| {
            let segment = self.agenda.segments.get(id)?;
            let activities = segment.activities.iter().filter_map(|id| self.activities.get(id));
            let activities =
                activities.filter_map(|activity| activity.content.kind().planned()).collect();
            Some(SegmentPlan { activities, ..segment.plan.clone() })
        };
        let segments = self.agenda.order().iter().filter_map(planned).collect();
        let plan = self.meeting.plan()?.clone();
        Some(MeetingPlan { agenda: AgendaPlan { segments }, ..plan })
    }

    /// What the segment going on shows now: its activity opened last that is still open, else the
    /// one closed last (rule ST1).
    pub(crate) fn activity_of_now(&self) -> Option<ActivityId> {
        let ids = self.agenda.activities_of(self.agenda.current?);
        let with = |id: &ActivityId| self.activities.get(id).map(|a: &Activity| (*id, a));
        let all: Vec<_> = ids.iter().filter_map(with).collect();
        let open = all.iter().filter(|(_, a)| a.state == ActivityState::Open);
        let closed = all.iter().filter(|(_, a)| a.state == ActivityState::Closed);
        let latest = open.max_by_key(|(_, a)| a.opened);
        latest.or_else(|| closed.max_by_key(|(_, a)| (a.closed, a.opened))).map(|(id, _)| *id)
    }
}

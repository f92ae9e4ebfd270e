//! The timer: rules TM1-TM4. Nodes count on their own clocks and say `FireTimer`; the first one in the log
//! wins (rule R12), so time decides nothing here.

use crate::{Ask, Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, BlockId, Id, Millis, PartKey, Rejection, Seq, TimerCommand, TimerId,
    TimerKind, TimerLabel, TimerPart,
};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Lengths of a timer, in seconds.
const SECONDS: RangeInclusive<u32> = 5..=4 * 3600;
/// Lengths of a pitch and of its questions (rule TM4).
const PITCH: RangeInclusive<u32> = 300..=420;
const QUESTIONS: RangeInclusive<u32> = 180..=300;
/// Most seconds added at once.
const ADDED: RangeInclusive<u32> = 1..=3600;
/// Longest time with everything that was added.
const LONGEST_MS: u32 = 12 * 3600 * 1000;
/// What is being written when an activity closes by a timer can be finished (rule TM3).
const GRACE_MS: u64 = 20_000;

/// The timer there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Timer {
    id: TimerId,
    label: Option<TimerLabel>,
    kind: TimerKind,
    /// What follows a pitch.
    questions_ms: Option<u32>,
    total_ms: u32,
    run: Run,
    closes: Option<ActivityId>,
    /// Counts everything that changes when it is due, so that a `FireTimer` of before is stale.
    step: u32,
    /// Since when it counts to what is due next.
    since: Millis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Run {
    Running {
        ends_at: Millis,
    },
    Stopped {
        left_ms: i32,
    },
    /// The time is over, and what it closes closes then.
    Closing {
        ended_at: Millis,
        at: Millis,
    },
    /// Over; it counts up.
    Over {
        ended_at: Millis,
    },
}

/// When a timer is due, for the nodes that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerDue {
    /// Which.
    pub timer: TimerId,
    /// To be said with it.
    pub step: u32,
    /// Since when it counts, by the log's time.
    pub since: Millis,
    /// When it is due, by the log's time.
    pub at: Millis,
}

/// What happens to the timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TimerEvent {
    Started {
        id: TimerId,
        seconds: u32,
        label: Option<TimerLabel>,
        closes: Option<ActivityId>,
    },
    PitchStarted {
        id: TimerId,
        seconds: u32,
        questions: u32,
        label: Option<TimerLabel>,
    },
    Paused,
    Resumed,
    Extended {
        seconds: u32,
    },
    QuestionsStarted,
    /// The time is over; what closes with it closes after the grace.
    ClosingSoon,
    /// The time is over.
    Over,
    Stopped,
}

impl Timer {
    fn new(id: TimerId, seconds: u32, now: Millis) -> Self {
        Self {
            id,
            label: None,
            kind: TimerKind::Plain,
            questions_ms: None,
            total_ms: seconds * 1000,
            run: Run::Running { ends_at: Millis(now.0 + u64::from(seconds) * 1000) },
            closes: None,
            step: 0,
            since: now,
        }
    }

    fn left_ms(&self, now: Millis) -> i32 {
        let until = |end: Millis| {
            let left = i128::from(end.0) - i128::from(now.0);
            i32::try_from(left).unwrap_or(if left < 0 { i32::MIN } else { i32::MAX })
        };
        match self.run {
            Run::Running { ends_at } => until(ends_at),
            Run::Stopped { left_ms } => left_ms,
            Run::Closing { ended_at, .. } | Run::Over { ended_at } => until(ended_at),
        }
    }

    /// Counts on from here; due anew.
    fn run_on(&mut self, left_ms: i32, now: Millis) {
        let end = i128::from(now.0) + i128::from(left_ms);
        let end = Millis(u64::try_from(end).unwrap_or(0));
        self.run =
            if left_ms > 0 { Run::Running { ends_at: end } } else { Run::Over { ended_at: end } };
        self.step += 1;
        self.since = now;
    }

    fn stops(&self) -> bool {
        matches!(self.run, Run::Stopped { .. })
    }
}

impl Room {
    /// When the timer is due, if it runs.
    pub fn timer_due(&self) -> Option<TimerDue> {
        let timer = self.timer.as_ref().filter(|_| !self.ended())?;
        let at = match timer.run {
            Run::Running { ends_at } => ends_at,
            Run::Closing { at, .. } => at,
            Run::Stopped { .. } | Run::Over { .. } => return None,
        };
        Some(TimerDue { timer: timer.id, step: timer.step, since: timer.since, at })
    }

    fn timer_is(&self, id: TimerId) -> Result<&Timer, Rejection> {
        self.timer.as_ref().filter(|timer| timer.id == id).ok_or(Rejection::NotFound)
    }

    fn is_open(&self, activity: ActivityId) -> Result<(), Rejection> {
        let open = self.activity(activity)?.state == ActivityState::Open;
        if open { Ok(()) } else { Err(Rejection::ActivityNotOpen) }
    }

    pub(crate) fn decide_timer(&self, ask: Ask, command: &TimerCommand) -> Decided {
        let id = TimerId(Id { seq: ask.seq, index: 0 });
        let event = match command {
            TimerCommand::Start { seconds, label, closes, instead } => {
                self.timer_seen(*instead)?;
                fits(*seconds, &SECONDS)?;
                closes.map_or(Ok(()), |activity| self.is_open(activity))?;
                let (seconds, label, closes) = (*seconds, label.clone(), *closes);
                TimerEvent::Started { id, seconds, label, closes }
            }
            TimerCommand::StartPitch { seconds, questions, label, instead } => {
                self.timer_seen(*instead)?;
                fits(*seconds, &PITCH)?;
                fits(*questions, &QUESTIONS)?;
                let (seconds, questions, label) = (*seconds, *questions, label.clone());
                TimerEvent::PitchStarted { id, seconds, questions, label }
            }
            TimerCommand::Pause { timer } => {
                stale_unless(!self.timer_is(*timer)?.stops())?;
                TimerEvent::Paused
            }
            TimerCommand::Resume { timer } => {
                stale_unless(self.timer_is(*timer)?.stops())?;
                TimerEvent::Resumed
            }
            TimerCommand::Extend { timer, seconds } => {
                fits(*seconds, &ADDED)?;
                self.timer_is(*timer)?.can_take(*seconds)?;
                TimerEvent::Extended { seconds: *seconds }
            }
            TimerCommand::StartQuestions { timer } => {
                stale_unless(self.timer_is(*timer)?.kind == TimerKind::Pitch)?;
                TimerEvent::QuestionsStarted
            }
            TimerCommand::Stop { timer } => {
                self.timer_is(*timer)?;
                TimerEvent::Stopped
            }
        };
        Ok(vec![Event::Timer(event)])
    }

    fn timer_seen(&self, seen: Option<TimerId>) -> Result<(), Rejection> {
        stale_unless(self.timer.as_ref().map(|timer| timer.id) == seen)
    }

    /// Rule R12: a node's clock says that what was due is due. What has changed since is not.
    pub(crate) fn decide_fire(&self, id: TimerId, step: u32, seq: Seq) -> Decided {
        let timer = self.timer_is(id)?;
        stale_unless(timer.step == step && self.timer_due().is_some())?;
        let open = |id: &ActivityId| {
            self.activities.get(id).is_some_and(|a| a.state == ActivityState::Open)
        };
        let closes = timer.closes.filter(open);
        Ok(match (timer.run, closes) {
            (Run::Closing { .. }, Some(activity)) => {
                let block = BlockId(Id { seq, index: 0 });
                let mut events = self.decide_close(activity, block)?;
                events.push(Event::Timer(TimerEvent::Over));
                events
            }
            (Run::Running { .. }, Some(_)) => vec![Event::Timer(TimerEvent::ClosingSoon)],
            (Run::Running { .. }, None) if timer.kind == TimerKind::Pitch => {
                vec![Event::Timer(TimerEvent::QuestionsStarted)]
            }
            _ => vec![Event::Timer(TimerEvent::Over)],
        })
    }

    /// A timer ends with the segment in which it ran.
    pub(crate) fn end_timer(&self) -> Option<Event> {
        self.timer.as_ref().map(|_| Event::Timer(TimerEvent::Stopped))
    }

    pub(crate) fn evolve_timer(&mut self, event: &TimerEvent) {
        let now = self.at;
        match event {
            TimerEvent::Started { id, seconds, label, closes } => {
                let (label, closes) = (label.clone(), *closes);
                self.timer = Some(Timer { label, closes, ..Timer::new(*id, *seconds, now) });
            }
            TimerEvent::PitchStarted { id, seconds, questions, label } => {
                self.timer = Some(Timer {
                    label: label.clone(),
                    kind: TimerKind::Pitch,
                    questions_ms: Some(questions * 1000),
                    ..Timer::new(*id, *seconds, now)
                });
            }
            TimerEvent::Stopped => self.timer = None,
            TimerEvent::Paused
            | TimerEvent::Resumed
            | TimerEvent::Extended { .. }
            | TimerEvent::QuestionsStarted
            | TimerEvent::ClosingSoon
            | TimerEvent::Over => {
                if let Some(timer) = &mut self.timer {
                    timer.evolve(event, now);
                }
            }
        }
        self.touch(PartKey::Timer, Eyes::All);
    }

    /// What is gone is not closed.
    pub(crate) fn timer_without(&mut self, gone: ActivityId) {
        let timer = self.timer.as_mut();
        if timer.is_some_and(|timer| timer.closes.take_if(|closes| *closes == gone).is_some()) {
            self.touch(PartKey::Timer, Eyes::All);
        }
    }

    pub(crate) fn timer_part(&self, eye: Eye) -> Option<TimerPart> {
        let timer = self.timer.as_ref().filter(|_| eye.is_shared())?;
        let (ends_at, left_ms, closing_at) = match timer.run {
            Run::Running { ends_at } => (Some(ends_at), None, None),
            Run::Stopped { left_ms } => (None, Some(left_ms), None),
            Run::Closing { ended_at, at } => (Some(ended_at), None, Some(at)),
            Run::Over { ended_at } => (Some(ended_at), None, None),
        };
        Some(TimerPart {
            id: timer.id,
            kind: timer.kind,
            label: timer.label.clone(),
            total_ms: timer.total_ms,
            ends_at,
            left_ms,
            questions_ms: timer.questions_ms,
            closes: timer.closes,
            closing_at,
        })
    }
}

impl Timer {
    /// Whether it may go on for so many seconds more.
    fn can_take(&self, seconds: u32) -> Result<(), Rejection> {
        let limit = Rejection::LimitReached { limit: LONGEST_MS / 1000 };
        if self.total_ms + seconds * 1000 > LONGEST_MS { Err(limit) } else { Ok(()) }
    }

    fn evolve(&mut self, event: &TimerEvent, now: Millis) {
        let left = self.left_ms(now);
        match event {
            TimerEvent::Paused => {
                self.run = Run::Stopped { left_ms: left };
                self.step += 1;
            }
            TimerEvent::Resumed => self.run_on(left, now),
            TimerEvent::Extended { seconds } => {
                let more = seconds * 1000;
                self.total_ms += more;
                let left = left.saturating_add(i32::try_from(more).unwrap_or(i32::MAX));
                if self.stops() {
                    self.run = Run::Stopped { left_ms: left };
                } else {
                    self.run_on(left, now);
                }
            }
            TimerEvent::QuestionsStarted => {
                self.kind = TimerKind::Questions;
                self.total_ms = self.questions_ms.take().unwrap_or(0);
                self.run_on(i32::try_from(self.total_ms).unwrap_or(i32::MAX), now);
            }
            TimerEvent::ClosingSoon => {
                let at = Millis(now.0 + GRACE_MS);
                self.run = Run::Closing { ended_at: now, at };
                self.step += 1;
                self.since = now;
            }
            TimerEvent::Over => {
                let ended_at = match self.run {
                    Run::Running { ends_at } => ends_at,
                    Run::Closing { ended_at, .. } | Run::Over { ended_at } => ended_at,
                    Run::Stopped { .. } => now,
                };
                self.run = Run::Over { ended_at };
                self.closes = None;
                self.step += 1;
            }
            TimerEvent::Started { .. } | TimerEvent::PitchStarted { .. } | TimerEvent::Stopped => {}
        }
    }
}

fn fits(seconds: u32, range: &RangeInclusive<u32>) -> Result<(), Rejection> {
    if range.contains(&seconds) { Ok(()) } else { Err(Rejection::Unreadable) }
}

fn stale_unless(fits: bool) -> Result<(), Rejection> {
    if fits { Ok(()) } else { Err(Rejection::Stale) }
}

//! Transcripts of the timer: rules TM1, TM3, TM4 and R12 of the log.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::TimerDue;

impl Stageplay {
    fn timer(&self) -> Option<TimerPart> {
        let found = ["host", "matti", "stage"].map(|name| self.sees(name, &PartKey::Timer));
        assert!(found[0] == found[1] && found[1] == found[2], "all see the same timer");
        let Part::Timer(timer) = found.into_iter().next().flatten()? else {
            panic!("not a timer");
        };
        Some(timer)
    }

    fn due(&self) -> TimerDue {
        self.room.timer_due().expect("the timer runs")
    }

    fn fire(&mut self, due: TimerDue) -> Result<Seq, Rejection> {
        self.system(SystemCommand::FireTimer { timer: due.timer, step: due.step })
    }

    fn starts(&mut self, seconds: u32, closes: Option<ActivityId>) -> TimerId {
        let instead = self.timer().map(|timer| timer.id);
        self.does("host", TimerCommand::Start { seconds, label: None, closes, instead });
        self.timer().expect("started").id
    }
}

fn play() -> Stageplay {
    Stageplay::new(meeting_with(vec![segment("Kysely", vec![yes_no("Jatketaanko?")])]))
}

#[test]
fn tm1_running_keeps_the_absolute_end_and_stopped_what_is_left() {
    let mut play = play();
    let timer = play.starts(120, None);
    let end = Millis(play.now.0 + 120_000);
    assert_eq!(play.timer().expect("runs").ends_at, Some(end));
    play.wait(29).does("moderator", TimerCommand::Pause { timer });
    let stopped = play.timer().expect("stands");
    assert_eq!((stopped.ends_at, stopped.left_ms), (None, Some(90_000)));
    play.refused("host", TimerCommand::Pause { timer }, Rejection::Stale);
    play.does("host", TimerCommand::Extend { timer, seconds: 60 });
    play.wait(500).does("host", TimerCommand::Resume { timer });
    let runs = play.timer().expect("runs");
    assert_eq!(runs.ends_at, Some(Millis(play.now.0 + 150_000)));
    assert_eq!((runs.total_ms, runs.left_ms), (180_000, None));
    play.does("host", TimerCommand::Stop { timer });
    assert_eq!(play.timer(), None);
    play.refused("host", TimerCommand::Extend { timer, seconds: 60 }, Rejection::NotFound);
}

#[test]
fn tm1_two_staff_starting_at_once_start_one_timer() {
    let mut play = play();
    let start = TimerCommand::Start { seconds: 60, label: None, closes: None, instead: None };
    play.does("host", start.clone());
    play.refused("moderator", start, Rejection::Stale);
    let seconds = TimerCommand::Start { seconds: 4, label: None, closes: None, instead: None };
    let mut fresh = Stageplay::new(meeting());
    fresh.refused("host", seconds, Rejection::Unreadable);
}

#[test]
fn tm2_over_time_counts_up_and_added_time_counts_from_the_end() {
    let mut play = play();
    let timer = play.starts(60, None);
    let due = play.due();
    assert_eq!((due.since, due.at), (play.now, Millis(play.now.0 + 60_000)));
    play.wait(79);
    play.fire(due).expect("it is due");
    assert_eq!(play.room.timer_due(), None);
    play.wait(9).does("host", TimerCommand::Pause { timer });
    assert_eq!(play.timer().expect("over").left_ms, Some(-30_000));
    play.does("host", TimerCommand::Resume { timer });
    play.does("host", TimerCommand::Extend { timer, seconds: 60 });
    // 31 s over by now, and a minute more.
    assert_eq!(play.due().at, Millis(play.now.0 + 29_000));
}

#[test]
fn r12_the_first_to_say_that_a_timer_is_due_wins_and_what_has_changed_is_not_due() {
    let mut play = play();
    let timer = play.starts(60, None);
    let due = play.due();
    play.does("host", TimerCommand::Extend { timer, seconds: 60 });
    assert_eq!(play.fire(due), Err(Rejection::Stale));
    let due = play.due();
    play.fire(due).expect("the first");
    assert_eq!(play.fire(due), Err(Rejection::Stale));
    play.starts(60, None);
    assert_eq!(play.fire(due), Err(Rejection::NotFound));
    let fire = Command::System(SystemCommand::FireTimer { timer, step: 0 });
    play.refused("host", fire, Rejection::NotAllowed);
}

#[test]
fn tm3_a_timer_closes_only_what_the_host_said_and_leaves_twenty_seconds() {
    let mut play = play();
    let poll = play.activity(0, 0);
    let state = |play: &Stageplay| play.shows("host", &PartKey::Poll(poll))["state"].clone();
    let closes =
        TimerCommand::Start { seconds: 60, label: None, closes: Some(poll), instead: None };
    play.refused("host", closes, Rejection::ActivityNotOpen);
    play.start(0);
    play.starts(60, None);
    let due = play.due();
    play.fire(due).expect("due");
    assert_eq!(state(&play), "open");

    play.starts(60, Some(poll));
    let due = play.due();
    play.wait(60);
    play.fire(due).expect("due");
    assert_eq!(state(&play), "open");
    let closing = Millis(play.now.0 + 20_000);
    assert_eq!(play.timer().expect("closing").closing_at, Some(closing));
    play.does("aino", PollCommand::CastBallot { poll, choice: Choice::Yes, came_later: false });
    let due = play.due();
    assert_eq!(due.at, closing);
    play.fire(due).expect("due");
    assert_eq!(state(&play), "closed");
    assert_eq!(play.timer().expect("over").closing_at, None);
}

#[test]
fn tm3_added_time_calls_a_closing_off_and_a_timer_ends_with_its_segment() {
    let mut play = play();
    let poll = play.activity(0, 0);
    play.start(0);
    let timer = play.starts(60, Some(poll));
    play.wait(60);
    let due = play.due();
    play.fire(due).expect("due");
    let closing = play.due();
    play.does("moderator", TimerCommand::Extend { timer, seconds: 60 });
    assert_eq!(play.fire(closing), Err(Rejection::Stale));
    assert_eq!(play.timer().expect("runs").closing_at, None);
    let segment = play.segments()[0];
    play.does("host", AgendaCommand::FinishSegment { segment });
    assert_eq!(play.timer(), None);
}

#[test]
fn tm4_questions_follow_a_pitch_by_themselves_or_before() {
    let mut play = play();
    let pitch = |seconds, questions, instead| TimerCommand::StartPitch {
        seconds,
        questions,
        label: Some(text("Kaiku")),
        instead,
    };
    play.refused("host", pitch(299, 180, None), Rejection::Unreadable);
    play.refused("host", pitch(300, 301, None), Rejection::Unreadable);
    play.does("host", pitch(300, 180, None));
    let timer = play.timer().expect("runs");
    assert_eq!((timer.kind, timer.questions_ms), (TimerKind::Pitch, Some(180_000)));
    let due = play.due();
    play.wait(299);
    play.fire(due).expect("due");
    let questions = play.timer().expect("runs");
    assert_eq!((questions.id, questions.kind), (timer.id, TimerKind::Questions));
    assert_eq!(questions.ends_at, Some(Millis(play.now.0 + 180_000)));
    assert_eq!(questions.label.as_deref(), Some("Kaiku"));

    play.does("host", pitch(420, 300, Some(timer.id)));
    let timer = play.timer().expect("runs").id;
    play.does("moderator", TimerCommand::StartQuestions { timer });
    play.refused("host", TimerCommand::StartQuestions { timer }, Rejection::Stale);
    assert_eq!(play.timer().expect("runs").total_ms, 300_000);
}

#[test]
fn ft13_what_is_removed_is_named_by_no_timer_and_no_decision() {
    let mut play = play();
    let poll = play.activity(0, 0);
    play.does("host", AgendaCommand::OpenActivity { activity: poll });
    play.starts(60, Some(poll));
    let card = DecisionCard {
        agreed: text("Jatketaan"),
        decided_by: DecidedBy::Consensus,
        figures: None,
        owner: None,
        due: None,
        follow_up: None,
    };
    let at = play
        .does("secretary", DecisionCommand::Record { segment: None, activity: Some(poll), card });
    play.does("host", AgendaCommand::RemoveActivity { activity: poll });
    assert_eq!(play.timer().expect("it runs on").closes, None);
    let decision = PartKey::Decision(DecisionId(Id { seq: at, index: 0 }));
    assert_eq!(play.shows("liisa", &decision).get("activity"), None);
    let due = play.due();
    play.wait(60);
    play.fire(due).expect("it is over, and closes nothing");
}

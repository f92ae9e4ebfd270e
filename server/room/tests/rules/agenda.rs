//! Transcripts of the agenda and the stage: rules AG1-AG3, AG5, AG6, ST1-ST3.

use crate::stageplay::*;
use foorumi_protocol::*;

fn forum() -> Stageplay {
    let talk = SegmentPlan {
        script: fi("Tervetuloa"),
        lead: Some(text("Aino")),
        chat: Some(ChatMode::Held),
        queue: Some(QueueSetting { open: false, policy: QueuePolicy::Arrival }),
        ..segment("Alustus", vec![yes_no("Kuuluuko?"), yes_no("Näkyykö?")])
    };
    Stageplay::new(meeting_with(vec![segment("Avaus", vec![yes_no("Oletko?")]), talk]))
}

#[test]
fn ag2_starting_a_segment_is_one_act() {
    let mut play = forum();
    play.start(0);
    let poll = play.activity(0, 0);
    assert_eq!(play.shows("stage", &PartKey::Stage)["activity"], poll.to_string());
    assert_eq!(play.shows("matti", &PartKey::Poll(poll))["state"], "open");
    play.does("matti", PollCommand::CastBallot { poll, choice: Choice::Yes, came_later: false });

    play.wait(60).start(1);
    assert_eq!(play.segment(0).state, SegmentState::Done);
    assert_eq!(play.segment(1).state, SegmentState::Running);
    assert_eq!(play.segment(1).started_at, play.segment(0).ended_at);
    assert_eq!(play.shows("matti", &PartKey::Poll(poll))["state"], "closed");
    assert_eq!(play.shows("matti", &PartKey::Result(poll))["answered"], 1);
    assert_eq!(play.shows("stage", &PartKey::Stage)["activity"], play.activity(1, 0).to_string());
}

#[test]
fn ag2_two_staff_starting_at_once_advance_by_one() {
    let mut play = forum();
    let ids = play.segments();
    let start = |segment, after| AgendaCommand::StartSegment { segment, after };
    play.does("host", start(ids[0], None));
    play.refused("moderator", start(ids[1], None), Rejection::Stale);
    play.does("moderator", start(ids[1], Some(ids[0])));
    play.refused("host", start(ids[0], Some(ids[1])), Rejection::SegmentStarted);
    play.refused("host", AgendaCommand::FinishSegment { segment: ids[0] }, Rejection::Stale);
    play.does("host", AgendaCommand::FinishSegment { segment: ids[1] });
    assert!(play.shows("matti", &PartKey::Agenda).get("current").is_none());
}

#[test]
fn ag2_a_segment_applies_its_chat_and_queue_settings_and_brings_the_stage_back() {
    let mut play = forum();
    play.start(0);
    play.does("host", StageCommand::Show { view: StageView::Queue });
    play.does("host", StageCommand::Blank { on: true });
    play.start(1);
    assert_eq!(play.shows("matti", &PartKey::Chat)["mode"], "held");
    assert_eq!(play.shows("matti", &PartKey::Queue)["open"], false);
    assert_eq!(play.shows("matti", &PartKey::Queue)["policy"], "arrival");
    assert_eq!(play.shows("matti", &PartKey::Stage)["view"]["view"], "segment");
    assert_eq!(play.shows("matti", &PartKey::Stage)["blank"], false);
}

#[test]
fn ag1_scripts_and_activities_not_opened_are_the_staffs() {
    let mut play = forum();
    let key = PartKey::Segment(play.segments()[1]);
    let planned = play.activity(1, 1);
    for name in ["host", "moderator", "secretary", "organiser"] {
        assert_eq!(play.shows(name, &key)["script"]["fi"], "Tervetuloa", "{name}");
    }
    for name in ["matti", "presenter", "stage"] {
        let seen = play.shows(name, &key);
        assert_eq!(seen["activities"], serde_json::json!([]), "{name}");
        for hidden in ["script", "lead", "chat", "queue"] {
            assert!(seen.get(hidden).is_none(), "{name} sees {hidden}");
        }
        assert_eq!(play.sees(name, &PartKey::Poll(planned)), None);
    }
    play.does("moderator", AgendaCommand::OpenActivity { activity: planned });
    assert_eq!(play.shows("matti", &key)["activities"], serde_json::json!([planned.to_string()]));
}

#[test]
fn ag3_planned_and_actual_times_are_kept() {
    let mut play = forum();
    play.start(0);
    let began = play.now;
    play.wait(599).start(1);
    let first = play.segment(0);
    assert_eq!((first.minutes, first.started_at), (30, Some(began)));
    assert_eq!(first.ended_at, Some(Millis(began.0 + 600_000)));
    let longer = SegmentPlan { minutes: 45, locked_start: Some(780), ..segment("Alustus", vec![]) };
    let id = play.segments()[1];
    let edit = AgendaCommand::EditSegment { segment: id, plan: Box::new(longer) };
    play.does("host", edit);
    let second = play.segment(1);
    assert_eq!((second.minutes, second.locked_start), (45, Some(780)));
    assert_eq!(second.activities.len(), 2);
}

#[test]
fn ag5_the_notice_is_shown_and_reading_it_is_counted_once() {
    let recording = Recording { audience: fi("Kaikki"), place: fi("Intra"), until: None };
    let mut play = Stageplay::new(MeetingPlan { recording: Some(recording), ..meeting() });
    assert_eq!(play.shows("matti", &PartKey::Meeting)["recording"]["place"]["fi"], "Intra");
    for name in ["matti", "matti", "liisa"] {
        play.does(name, MeetingCommand::ReadNotice);
    }
    assert_eq!(play.shows("host", &PartKey::Meeting)["noticeRead"], 2);
    assert_eq!(play.shows("matti", &PartKey::You)["noticeRead"], true);
    for number in 0..30 {
        play.does(&format!("nro {number}"), MeetingCommand::ReadNotice);
    }
    assert_eq!(play.shows("host", &PartKey::Meeting)["noticeRead"], 32);
    assert_eq!(play.shows("matti", &PartKey::Meeting)["noticeRead"], 30);
}

#[test]
fn ag6_what_has_not_started_can_be_edited_moved_and_removed() {
    let mut play = forum();
    let ids = play.segments();
    play.start(0);
    let plan = Box::new(segment("Uusi", vec![yes_no("Mitä?")]));
    play.does("host", AgendaCommand::AddSegment { after: Some(ids[0]), plan });
    let added = play.segments()[1];
    assert_eq!(play.segment(1).title, fi("Uusi"));
    play.does("host", AgendaCommand::MoveSegment { segment: added, after: Some(ids[1]) });
    assert_eq!(play.segments(), [ids[0], ids[1], added]);
    let to_front = AgendaCommand::MoveSegment { segment: ids[0], after: None };
    play.refused("host", to_front, Rejection::SegmentStarted);
    let poll = play.activity(2, 0);
    play.does("host", AgendaCommand::RemoveSegment { segment: added });
    assert_eq!(play.sees("host", &PartKey::Poll(poll)), None);
    let remove = AgendaCommand::RemoveSegment { segment: ids[0] };
    play.refused("host", remove, Rejection::SegmentStarted);
}

#[test]
fn ag6_an_activity_changes_until_somebody_has_answered() {
    let mut play = forum();
    play.start(0);
    let poll = play.activity(0, 0);
    let edit = || {
        let plan = Box::new(yes_no("Oletko paikalla?"));
        AgendaCommand::EditActivity { activity: poll, plan }
    };
    play.does("host", edit());
    assert_eq!(play.shows("matti", &PartKey::Poll(poll))["question"]["fi"], "Oletko paikalla?");
    assert_eq!(play.shows("matti", &PartKey::Poll(poll))["state"], "open");
    let other = AgendaCommand::EditActivity { activity: poll, plan: Box::new(cloud("Mitä?")) };
    play.refused("host", other, Rejection::Unreadable);
    play.does("matti", PollCommand::CastBallot { poll, choice: Choice::No, came_later: false });
    play.refused("host", edit(), Rejection::AlreadyAnswered);
    let remove = |activity| AgendaCommand::RemoveActivity { activity };
    play.refused("host", remove(poll), Rejection::AlreadyAnswered);
    let open = play.activity(1, 0);
    play.does("host", AgendaCommand::OpenActivity { activity: open });
    play.does("host", StageCommand::Show { view: StageView::Activity { activity: open } });
    play.does("host", remove(open));
    assert_eq!(play.shows("stage", &PartKey::Stage)["view"]["view"], "segment");
    let closed = play.activity(1, 0);
    play.does("host", AgendaCommand::OpenActivity { activity: closed });
    play.does("host", AgendaCommand::CloseActivity { activity: closed });
    play.refused("host", remove(closed), Rejection::ActivityClosed);
}

#[test]
fn ag6_importing_replaces_what_has_not_started() {
    let mut play = forum();
    play.start(0);
    let first = play.segments()[0];
    let segments = vec![segment("Tuotu", vec![cloud("Miksi?")]), segment("Loppu", vec![])];
    let plan = Box::new(AgendaPlan { segments });
    play.does("host", AgendaCommand::ImportAgenda { plan });
    assert_eq!(play.segments()[0], first);
    assert_eq!(play.segment(1).title, fi("Tuotu"));
    assert_eq!(play.segment(2).title, fi("Loppu"));
    assert_eq!(play.segments().len(), 3);
}

#[test]
fn ag6_a_plan_that_cannot_be_run_is_refused() {
    let check = |plan: SegmentPlan, why: Rejection| {
        let mut play = forum();
        let add = AgendaCommand::AddSegment { after: None, plan: Box::new(plan) };
        play.refused("host", add, why);
    };
    let bare = || segment("Osio", Vec::new());
    let limit = |limit| Rejection::LimitReached { limit };
    check(SegmentPlan { title: Localized::default(), ..bare() }, Rejection::TextEmpty);
    check(SegmentPlan { minutes: 601, ..bare() }, limit(600));
    check(SegmentPlan { locked_start: Some(1440), ..bare() }, Rejection::Unreadable);
    check(segment("Osio", vec![yes_no("Mitä?"); 21]), limit(20));
    let poll = |form| {
        let (question, shown) = (fi("Mitä?"), ResultsShown::AtClose);
        let plan = PollPlan { question, form, shown, named: false };
        segment("Osio", vec![ActivityPlan::Poll(plan)])
    };
    check(poll(PollForm::Single { options: vec![fi("A")] }), Rejection::Unreadable);
    check(poll(PollForm::Single { options: vec![fi("A"); 21] }), limit(20));
    let (options, max) = (vec![fi("A"), fi("B")], 3);
    check(poll(PollForm::Multiple { options, min: 1, max }), Rejection::Unreadable);
    check(poll(PollForm::Scale { statements: vec![] }), Rejection::Unreadable);
    let mut play = Stageplay::new(meeting_with(vec![segment("Osio", vec![]); 100]));
    let full = AgendaCommand::AddSegment { after: None, plan: Box::new(bare()) };
    play.refused("host", full, limit(100));
}

#[test]
fn ft35_options_that_nobody_can_tell_apart_are_refused_and_kept_ones_are_read() {
    let poll = |first: &str, second: &str| {
        let form = PollForm::Single { options: vec![fi(first), fi(second), fi("Muu")] };
        let (question, shown) = (fi("Mitä?"), ResultsShown::AtClose);
        let plan = PollPlan { question, form, shown, named: false };
        segment("Osio", vec![ActivityPlan::Poll(plan)])
    };
    let mut play = forum();
    let add = |plan| AgendaCommand::AddSegment { after: None, plan: Box::new(plan) };
    for (first, second) in
        [("Kyllä", "kyllä"), ("A  b", "a\u{A0}b"), ("Vaa’an", "vaa'an"), ("1–2", "1-2")]
    {
        play.refused("host", add(poll(first, second)), Rejection::EqualOptions);
    }
    for (first, second) in [("Saari", "Sääri"), ("1", "2"), ("Kyllä", "Kyllä.")] {
        play.does("host", add(poll(first, second)));
    }
    // Another language may well say the same.
    let both = Localized { sv: fi("Muu").fi, ..fi("Toinen") };
    let form = PollForm::Single { options: vec![both, fi("Muu")] };
    let (question, shown) = (fi("Mitä?"), ResultsShown::AtClose);
    let plan = PollPlan { question, form, shown, named: false };
    play.does("host", add(segment("Osio", vec![ActivityPlan::Poll(plan)])));

    play.does("host", add(poll("eka kana", "toka kana")));
    let kept = String::from_utf8(play.room.snapshot()).expect("JSON").replace("toka", "eka");
    let room = foorumi_room::Room::restore(kept.as_bytes()).expect("it is kept");
    assert_eq!(String::from_utf8(room.snapshot()).expect("JSON"), kept);
}

#[test]
fn st1_the_stage_shows_what_was_chosen_or_the_segments_activity() {
    let mut play = forum();
    assert_eq!(play.shows("stage", &PartKey::Stage)["view"]["view"], "welcome");
    play.start(1);
    let (first, second) = (play.activity(1, 0), play.activity(1, 1));
    let now = |play: &Stageplay| play.shows("stage", &PartKey::Stage)["activity"].clone();
    let show = |activity| StageCommand::Show { view: StageView::Activity { activity } };
    play.refused("host", show(second), Rejection::ActivityNotOpen);
    play.does("host", AgendaCommand::OpenActivity { activity: second });
    assert_eq!(now(&play), second.to_string());
    play.does("host", AgendaCommand::CloseActivity { activity: second });
    assert_eq!(now(&play), first.to_string());
    play.does("host", AgendaCommand::CloseActivity { activity: first });
    assert_eq!(now(&play), first.to_string());
    play.does("host", show(second));
    let chosen = play.shows("stage", &PartKey::Stage)["view"].clone();
    assert_eq!(chosen["activity"], second.to_string());
}

#[test]
fn st3_what_is_on_the_stage_is_on_the_phone_too() {
    let mut play = forum();
    play.start(0);
    play.does("host", StageCommand::Blank { on: true });
    assert_eq!(play.shows("matti", &PartKey::Stage), play.shows("stage", &PartKey::Stage));
    assert_eq!(play.shows("matti", &PartKey::Stage)["blank"], true);
}

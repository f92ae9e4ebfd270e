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
    play.does("matti", PollCommand::CastBallot { poll, choice: Choice::Yes });

    play.wait(60).start(1);
    assert_eq!(play.segment(0).state, SegmentState::Done);
    assert_eq!(play.segment(1).state, SegmentState::Running);
    assert_eq!(play.segment(1).started_at, play.segment(0).ended_at);
    assert_eq!(play.shows("matti", &PartKey::Poll(poll))["state"], "closed");
    assert_eq!(play.shows("matti", &PartKey::Result(poll))["answered"], 1);
    assert_eq!(play.shows("stage", &PartKey::Stage)["activity"], play.activity(1, 0).to_string());
}

#[test]
fn ag2_two_hosts_starting_at_once_advance_by_one() {
    let mut play = forum();
    let ids = play.segments();
    let start = |segment, after| AgendaCommand::StartSegment { segment, after };
    play.does("host", start(ids[0], None));
    play.refused("host 2", start(ids[1], None), Rejection::Stale);
    play.does("host 2", start(ids[1], Some(ids[0])));
    play.refused("host", start(ids[0], Some(ids[1])), Rejection::SegmentStarted);
    play.refused("host", AgendaCommand::FinishSegment { segment: ids[0] }, Rejection::Stale);
    play.does("host", AgendaCommand::FinishSegment { segment: ids[1] });
    assert!(play.shows("matti", &PartKey::Agenda).get("current").is_none());
}

//! Transcripts of the meeting and its people: rules ID3, ID4, ID6, RB1.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;

fn name(words: &str) -> MeetingCommand {
    MeetingCommand::SetName { name: Some(text(words)) }
}

fn named(names: NamePolicy) -> Stageplay {
    Stageplay::new(MeetingPlan { names, ..meeting() })
}

#[test]
fn id3_a_host_promotes_a_person_and_takes_it_back() {
    let mut play = named(NamePolicy::Optional);
    play.does("liisa", name("Liisa"));
    let promote = |role| MeetingCommand::Promote { person: PersonNumber(1), role };
    let blank = StageCommand::Blank { on: true };
    play.refused("liisa", blank.clone(), Rejection::NotAllowed);
    play.refused("moderator", promote(Role::Host), Rejection::NotAllowed);
    play.does("host", promote(Role::Moderator));
    assert_eq!(play.shows("liisa", &PartKey::You)["role"], "moderator");
    play.does("liisa", blank.clone());
    assert!(play.sees("liisa", &PartKey::People).is_some());
    play.does("host", promote(Role::Participant));
    play.refused("liisa", blank, Rejection::NotAllowed);
    assert_eq!(play.sees("liisa", &PartKey::People), None);
    play.refused("host", promote(Role::Stage), Rejection::Unreadable);
    let nobody = MeetingCommand::Promote { person: PersonNumber(99), role: Role::Host };
    play.refused("host", nobody, Rejection::NoSuchPerson { person: PersonNumber(99) });
}

#[test]
fn id4_the_name_policy_holds() {
    let mut play = named(NamePolicy::Anonymous);
    play.refused("liisa", name("Liisa"), Rejection::NamePolicy);
    play.does("liisa", MeetingCommand::SetName { name: None });

    let mut play = named(NamePolicy::Required);
    let ask = QueueCommand::Ask { kind: RequestKind::Turn, topic: None };
    play.refused("liisa", ask.clone(), Rejection::NamePolicy);
    play.does("liisa", MeetingCommand::ReadNotice);
    play.does("liisa", name("Liisa"));
    play.does("liisa", ask.clone());
    let off = MeetingCommand::SetName { name: None };
    play.refused("liisa", off, Rejection::NamePolicy);
    play.does("moderator", ask);
}

#[test]
fn id4_people_of_one_name_are_told_apart_by_number() {
    let mut play = named(NamePolicy::Optional);
    play.does("liisa", name("Liisa"));
    play.does("toinen", name("Liisa"));
    let people = play.shows("host", &PartKey::People)["people"].clone();
    let rows: Vec<_> =
        people.as_array().expect("a list").iter().map(|row| row["who"].clone()).collect();
    assert_eq!(rows[0], serde_json::json!({"number": 1, "name": "Liisa", "namesake": true}));
    assert_eq!(rows[1], serde_json::json!({"number": 2, "name": "Liisa", "namesake": true}));
}

#[test]
fn id6_people_are_never_listed_to_participants_and_heads_kept_only_for_a_use() {
    let mut play = named(NamePolicy::Optional);
    play.does("liisa", name("Liisa"));
    for who in ["liisa", "presenter", "stage"] {
        assert_eq!(play.sees(who, &PartKey::People), None, "{who}");
    }
    let heads = |peak, total| SystemCommand::NoteAttendance { peak, total };
    assert_eq!(play.system(heads(5, 9)), Err(Rejection::NotAllowed));
    let attendance_use = Some(text("Tilasto"));
    let mut play = Stageplay::new(MeetingPlan { attendance_use, ..meeting() });
    play.system(heads(5, 9)).unwrap();
    play.system(heads(3, 11)).unwrap();
    let kept = play.room.results().and_then(|results| results.attendance).unwrap();
    assert_eq!((kept.peak, kept.total), (5, 11));
}

#[test]
fn rb1_the_end_closes_everything_and_nothing_can_be_added() {
    let mut play = crate::chance::everything();
    play.start(0);
    let open: Vec<ActivityId> = [(1, 0), (1, 1)].map(|(s, a)| play.activity(s, a)).into();
    play.does("host", MeetingCommand::End);
    assert!(play.room.ended());
    assert_eq!(play.shows("matti", &PartKey::Meeting)["state"], "ended");
    for poll in open {
        assert_eq!(play.shows("matti", &PartKey::Poll(poll))["state"], "closed");
    }
    assert_eq!(play.segment(0).state, SegmentState::Done);
    play.refused("host", ChatCommand::Say { text: text("Hei") }, Rejection::MeetingEnded);
    play.refused("liisa", name("Liisa"), Rejection::MeetingEnded);
}

#[test]
fn rb4_after_the_end_figures_are_for_staff_alone() {
    let mut play = crate::chance::everything();
    play.start(0);
    let is_figure = |key: &PartKey| {
        matches!(
            key,
            PartKey::Result(_)
                | PartKey::Answered(_)
                | PartKey::Tally(_)
                | PartKey::Cloud(_)
                | PartKey::Word(..)
        )
    };
    let figures =
        |play: &Stageplay, eye| play.all(eye).into_keys().filter(is_figure).collect::<Vec<_>>();
    assert!(!figures(&play, Eye::Public).is_empty(), "an open poll tells how many answered");
    let live = play.room.seq();
    play.does("host", MeetingCommand::End);
    for eye in [Eye::Public, Eye::Stage] {
        assert_eq!(figures(&play, eye), [], "{eye:?}");
        let gone = play.room.changed_since(live, eye).gone;
        assert!(gone.iter().any(is_figure), "those who had them are told: {gone:?}");
    }
    let results = figures(&play, Eye::Staff);
    assert!(results.iter().any(|key| matches!(key, PartKey::Result(_))), "{results:?}");
}

#[test]
fn a_log_has_one_beginning() {
    let mut play = named(NamePolicy::Optional);
    let plan = Box::new(meeting());
    let again = SystemCommand::Begin { code: JoinCode::new(1), plan };
    assert_eq!(play.system(again), Err(Rejection::NotAllowed));
}

//! Transcripts of changing what a meeting says of itself: rule ID9.

use crate::stageplay::*;
use foorumi_protocol::*;

fn set(change: impl FnOnce(&mut MeetingFacts)) -> MeetingCommand {
    set_of(&meeting(), change)
}

fn set_of(plan: &MeetingPlan, change: impl FnOnce(&mut MeetingFacts)) -> MeetingCommand {
    let mut facts = plan.facts();
    change(&mut facts);
    MeetingCommand::SetFacts { facts: Box::new(facts) }
}

/// A meeting that asks for much, so that less can be asked.
fn asking() -> MeetingPlan {
    MeetingPlan {
        names: NamePolicy::Required,
        keep_days: 180,
        topics_shown: true,
        languages: vec![Lang::Fi, Lang::Sv],
        ..meeting()
    }
}

fn read(words: &str) -> MeetingCommand {
    MeetingCommand::SetName { name: Some(text(words)) }
}

#[test]
fn id9_ft41_host_and_organiser_change_the_facts_and_everything_later_takes_them() {
    let mut play = Stageplay::new(meeting());
    let change = |facts: &mut MeetingFacts| {
        facts.title = fi("Uusi nimi");
        facts.organisation = fi("Kaupunki");
        facts.place = fi("Sali");
        facts.starts = Some(text("2026-11-28T12:00"));
        facts.languages = vec![Lang::Sv, Lang::Fi];
        facts.names = NamePolicy::Required;
        facts.attendance_use = Some(text("Tilasto"));
        facts.instructions = fi("Pyydä puheenvuoro puhelimella");
        facts.topics_shown = true;
        facts.keep_days = 180;
        facts.colour = "#0b4f9e".parse().ok();
    };
    play.does("organiser", set(change));
    let part = play.shows("aino", &PartKey::Meeting);
    let MeetingCommand::SetFacts { facts } = set(change) else { unreachable!() };
    for (name, value) in serde_json::to_value(&facts).unwrap().as_object().unwrap() {
        assert_eq!(part[name], *value, "{name} is told");
    }
    assert_eq!(part["colour"], "#0b4f9e");
    let results = play.room.results().unwrap();
    assert_eq!(results.plan.map(|plan| plan.facts()), Some(*facts), "and planned again so");
    play.does("host", set(|facts| facts.title = fi("Kolmas")));
    assert_eq!(play.room.results().unwrap().meeting.title, fi("Kolmas"));
    play.refused("moderator", set(|_| {}), Rejection::NotAllowed);
    play.does("host", MeetingCommand::End);
    play.refused("host", set(|_| {}), Rejection::MeetingEnded);
}

#[test]
fn ft41_facts_that_no_page_sends_are_refused() {
    let mut play = Stageplay::new(meeting());
    play.refused("host", set(|facts| facts.title = Localized::default()), Rejection::TextEmpty);
    for bad in [
        set(|facts| facts.languages.clear()),
        set(|facts| facts.languages = vec![Lang::Fi, Lang::Fi]),
        set(|facts| facts.starts = Some(text("2026-02-30T12:00"))),
        set(|facts| facts.keep_days = 31),
    ] {
        play.refused("host", bad, Rejection::Unreadable);
    }
    let colour: Result<Colour, _> = "red".parse();
    assert!(colour.is_err());
}

#[test]
fn id9_ft41_once_somebody_has_come_promises_change_only_towards_less() {
    let more: [fn(&mut MeetingFacts); 5] = [
        |facts| facts.attendance_use = Some(text("Tilasto")),
        |facts| facts.names = NamePolicy::Required,
        |facts| facts.keep_days = 180,
        |facts| facts.topics_shown = true,
        |facts| facts.languages = vec![Lang::Sv],
    ];
    let asked = MeetingPlan { names: NamePolicy::Optional, ..meeting() };
    for change in more {
        let mut play = Stageplay::new(asked.clone());
        // The staff alone have been promised nothing.
        play.does("moderator", ChatCommand::Say { text: text("Testi") });
        play.does("organiser", set_of(&asked, change));
        let mut play = Stageplay::new(asked.clone());
        assert_eq!(play.shows("host", &PartKey::Meeting).get("met"), None);
        play.does("aino", MeetingCommand::ReadNotice);
        assert_eq!(
            play.shows("host", &PartKey::Meeting)["met"],
            true,
            "the form knows what is left"
        );
        assert_eq!(play.shows("matti", &PartKey::Meeting).get("met"), None);
        play.refused("organiser", set_of(&asked, change), Rejection::PromiseGiven);
    }
    let mut play = Stageplay::new(asking());
    play.does("aino", read("Aino"));
    let less: [fn(&mut MeetingFacts); 4] = [
        |facts| facts.names = NamePolicy::Optional,
        |facts| facts.keep_days = 0,
        |facts| facts.topics_shown = false,
        |facts| facts.languages = vec![Lang::Sv, Lang::Fi, Lang::En],
    ];
    for change in less {
        Stageplay::does(&mut play, "organiser", set_of(&asking(), change));
        play = Stageplay::new(asking());
        play.does("aino", read("Aino"));
    }
}

#[test]
fn ft41_a_vote_without_a_name_is_somebody_who_has_come() {
    let plan = meeting_with(vec![segment("Kysely", vec![yes_no("Jatketaanko?")])]);
    let mut play = Stageplay::new(plan.clone());
    play.start(0);
    let poll = play.activity(0, 0);
    let choice = Choice::Yes;
    play.does("aino", PollCommand::CastBallot { poll, choice, came_later: false });
    let longer = set_of(&plan, |facts| facts.keep_days = 180);
    play.refused("organiser", longer, Rejection::PromiseGiven);
}

#[test]
fn ft41_where_no_names_are_asked_any_more_those_given_go() {
    let mut play = Stageplay::new(meeting());
    play.does("aino", read("Aino"));
    play.does("aino2", read("Aino"));
    play.does("aino", ChatCommand::Say { text: text("Hei") });
    play.does("host", set(|facts| facts.names = NamePolicy::Anonymous));
    for name in ["aino", "aino2"] {
        let you = play.shows(name, &PartKey::You);
        assert_eq!(you["who"].get("name"), None);
        assert_eq!(you["who"].get("namesake"), None);
    }
    assert!(!play.shows("host", &PartKey::People).to_string().contains("Aino"));
    play.refused("aino", read("Aino"), Rejection::NamePolicy);
    let kept = String::from_utf8(play.room.snapshot()).unwrap();
    assert!(!kept.contains("Aino"), "the room has let the names go");
}

#[test]
fn ft41_topics_and_heads_follow_the_facts() {
    let plan = MeetingPlan { attendance_use: Some(text("Tilasto")), ..asking() };
    let mut play = Stageplay::new(plan.clone());
    play.does("aino", read("Aino"));
    play.does("host", QueueCommand::SetList { open: true });
    let topic = Some(text("Lapset"));
    play.does("aino", QueueCommand::Ask { kind: RequestKind::Turn, topic });
    play.system(SystemCommand::NoteAttendance { peak: 5, total: 9 }).unwrap();
    assert!(play.queue("matti").waiting[0].topic.is_some());
    let before = play.room.seq();
    let change = |facts: &mut MeetingFacts| {
        facts.topics_shown = false;
        facts.attendance_use = None;
    };
    play.does("host", set_of(&plan, change));
    assert!(play.queue("matti").waiting[0].topic.is_none());
    let told = play.room.changed_since(before, foorumi_room::Eye::Public).parts;
    assert!(told.contains(&PartKey::Queue), "phones hear it");
    assert_eq!(play.room.results().unwrap().attendance, None);
    let again = set_of(&plan, |facts| facts.topics_shown = false);
    play.refused("host", again, Rejection::PromiseGiven);
    assert_eq!(play.room.results().unwrap().attendance, None, "what was let go stays away");
}

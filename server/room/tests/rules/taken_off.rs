//! What a person gave by an alias is taken off while its vote is open, when they are removed: rule TR5.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;

const CANARY: &str = "kanarialintu";
const CONTROL: &str = "verrokki";

#[test]
fn tr5_a_vote_by_an_alias_is_taken_off_by_the_server_while_it_is_open() {
    let mut play = Stageplay::new(meeting_with(vec![segment(
        "Alku",
        vec![yes_no("Kuuluuko?"), sheet("Tarve", &["eka"])],
    )]));
    play.start(0);
    let [poll, sheet] = [0, 1].map(|at| play.activity(0, at));
    for activity in [poll, sheet] {
        play.does("host", AgendaCommand::OpenActivity { activity });
    }
    let phase = SheetPhase::Vote;
    play.does("host", SheetCommand::SetPhase { sheet, phase, only_earlier: false });
    let ideas = play.all(Eye::Staff).into_values().filter_map(|part| {
        if let Part::Idea(idea) = part { idea.parent.map(|_| idea.id) } else { None }
    });
    let idea = ideas.into_iter().next().expect("an idea");
    for name in ["eero", "aino"] {
        let ballot = PollCommand::CastBallot { poll, choice: Choice::Yes, came_later: true };
        play.does(name, ballot);
        let dots = [(idea, 1)].into();
        play.does(name, SheetCommand::SetDots { sheet, dots, came_later: false });
    }
    // A pause keeps people from answering, not this.
    play.does("host", AgendaCommand::PauseAnswers);
    for vote in play.room.votes() {
        let activity = vote.activity;
        assert!(play.room.has_voted(vote, alias("eero")));
        let off = SystemCommand::TakeOffVote { activity, alias: alias("eero") };
        play.system(off.clone()).unwrap();
        assert!(!play.room.has_voted(vote, alias("eero")));
        assert_eq!(play.system(off), Err(Rejection::Stale));
    }
    assert_eq!(play.shows("host", &PartKey::Answered(poll))["count"], 1);
    assert_eq!(play.shows("host", &PartKey::Sheet(sheet))["voters"], 1);
    play.does("host", AgendaCommand::CloseActivity { activity: poll });
    let Some(Part::Result(result)) = play.sees("host", &PartKey::Result(poll)) else {
        panic!("a result")
    };
    assert_eq!(result.turnout, Some(Turnout { came_later: 1, most_present: None }));
}

#[test]
fn tr5_nobody_may_keep_the_words_of_a_vote_by_an_alias_that_was_taken_off() {
    let ActivityPlan::Poll(plan) = yes_no("Miten?") else { unreachable!("it is a poll") };
    let open = ActivityPlan::Poll(PollPlan { form: PollForm::Open, ..plan });
    let mut play = Stageplay::new(meeting_with(vec![segment("Alku", vec![open])]));
    play.start(0);
    let activity = play.activity(0, 0);
    play.does("host", AgendaCommand::OpenActivity { activity });
    for (name, word) in [("eero", CANARY), ("aino", CONTROL)] {
        let choice = Choice::Open { text: text(word) };
        play.does(name, PollCommand::CastBallot { poll: activity, choice, came_later: false });
    }
    let cast = |play: &Stageplay| {
        let all = play.records.iter().flat_map(|record| &record.commands);
        let mut found = (1..).map(Seq).zip(all).filter(|(_, addressed)| {
            serde_json::to_string(&addressed.command).expect("JSON").contains(CANARY)
        });
        let (seq, addressed) = found.next().expect("a ballot");
        play.room.has_forgotten(addressed, Some(seq))
    };
    assert!(!cast(&play));
    let off = SystemCommand::TakeOffVote { activity, alias: alias("eero") };
    play.system(off).unwrap();
    assert!(cast(&play), "else a node would keep it, and propose it again");
    assert_eq!(play.room.forgotten(), play.room.records());
    let state = String::from_utf8(play.room.snapshot()).expect("JSON");
    assert!(!state.contains(CANARY) && state.contains(CONTROL));
}

//! Transcripts of polls: rules PL1-PL8, RB5.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;

fn poll_of(form: PollForm, shown: ResultsShown, named: bool) -> (Stageplay, ActivityId) {
    let plan = ActivityPlan::Poll(PollPlan { question: fi("Miten?"), form, shown, named });
    let mut play = Stageplay::new(meeting_with(vec![segment("Kysely", vec![plan])]));
    play.start(0);
    let id = play.activity(0, 0);
    (play, id)
}

fn cast(poll: ActivityId, choice: Choice) -> PollCommand {
    PollCommand::CastBallot { poll, choice, came_later: false }
}

fn options(options: &[u8]) -> Choice {
    Choice::Options { options: options.to_vec() }
}

fn close(play: &mut Stageplay, activity: ActivityId) {
    play.does("host", AgendaCommand::CloseActivity { activity });
}

fn three() -> Vec<Localized> {
    vec![fi("A"), fi("B"), fi("C")]
}

#[test]
fn pl1_each_kind_takes_what_it_asks_for_and_abstaining() {
    let check = |form: PollForm, good: &[Choice], bad: &[Choice]| {
        let (mut play, poll) = poll_of(form, ResultsShown::AtClose, false);
        for choice in bad {
            play.refused("matti", cast(poll, choice.clone()), Rejection::ChoiceInvalid);
        }
        for choice in good.iter().chain([&Choice::Abstain]) {
            play.does("matti", cast(poll, choice.clone()));
        }
    };
    let single = PollForm::Single { options: three() };
    check(single, &[options(&[2])], &[options(&[]), options(&[3]), options(&[0, 1]), Choice::Yes]);
    let multiple = PollForm::Multiple { options: three(), min: 1, max: 2 };
    let bad = [options(&[]), options(&[0, 1, 2]), options(&[1, 1]), options(&[0, 9])];
    check(multiple, &[options(&[0]), options(&[2, 0])], &bad);
    check(PollForm::YesNo, &[Choice::Yes, Choice::No], &[options(&[0])]);
    let scale = |values: &[Option<u8>]| Choice::Scale { values: values.to_vec() };
    let statements = PollForm::Scale { statements: vec![fi("A"), fi("B")] };
    let bad = [scale(&[Some(3)]), scale(&[Some(0), None]), scale(&[Some(6), None])];
    check(statements, &[scale(&[Some(5), None])], &bad);
    check(PollForm::Open, &[Choice::Open { text: text("Hyvin") }], &[Choice::No]);
}

#[test]
fn ag2_answers_wait_while_the_host_pauses_and_go_on_with_what_opens_next() {
    let later = segment("Pilvi", vec![cloud("Mitä?")]);
    let mut play =
        Stageplay::new(meeting_with(vec![segment("Kysely", vec![yes_no("Lounas?")]), later]));
    play.start(0);
    let poll = play.activity(0, 0);
    let paused = |play: &Stageplay| play.shows("matti", &PartKey::Agenda)["answersPaused"] == true;
    play.does("matti", cast(poll, Choice::Yes));
    play.refused("matti", AgendaCommand::PauseAnswers, Rejection::NotAllowed);
    play.does("host", AgendaCommand::PauseAnswers);
    assert!(paused(&play));
    play.refused("matti", cast(poll, Choice::No), Rejection::AnswersPaused);
    play.refused("matti", PollCommand::TakeBackBallot { poll }, Rejection::AnswersPaused);
    play.does("host", AgendaCommand::ResumeAnswers);
    play.does("matti", cast(poll, Choice::No));
    play.does("host", AgendaCommand::PauseAnswers);
    play.start(1);
    assert!(!paused(&play), "a new segment takes answers");
}

#[test]
fn pl2_one_ballot_a_person_that_can_change_until_the_close() {
    let form = PollForm::Single { options: three() };
    let (mut play, poll) = poll_of(form, ResultsShown::AtClose, false);
    play.does("matti", cast(poll, options(&[0])));
    play.does("matti", cast(poll, options(&[1])));
    play.does("liisa", cast(poll, options(&[1])));
    play.does("pekka", cast(poll, options(&[2])));
    play.does("pekka", PollCommand::TakeBackBallot { poll });
    assert_eq!(play.shows("matti", &PartKey::Ballot(poll))["choice"]["options"][0], 1);
    assert_eq!(play.shows("matti", &PartKey::Answered(poll))["count"], 2);
    close(&mut play, poll);
    play.refused("matti", cast(poll, options(&[0])), Rejection::ActivityClosed);
    let result = play.shows("liisa", &PartKey::Result(poll));
    assert_eq!(result["tally"]["votes"], serde_json::json!([0, 2, 0]));
    let reopen = AgendaCommand::OpenActivity { activity: poll };
    play.refused("host", reopen, Rejection::ActivityClosed);
}

#[test]
fn pl3_results_are_seen_when_they_may_be() {
    // Who sees a result: before voting, after an own vote, and when closed.
    let check = |shown: ResultsShown, expected: [[bool; 3]; 3]| {
        let (mut play, poll) = poll_of(PollForm::YesNo, shown, false);
        let see = |play: &Stageplay| {
            ["matti", "stage", "host"].map(|name| play.sees(name, &PartKey::Result(poll)).is_some())
        };
        for name in ["liisa", "pekka", "aino", "olavi", "eero"] {
            play.does(name, cast(poll, Choice::Yes));
        }
        let before = see(&play);
        play.does("matti", cast(poll, Choice::No));
        let after = see(&play);
        close(&mut play, poll);
        assert_eq!([before, after, see(&play)], expected, "{shown:?}");
    };
    let (none, all) = ([false; 3], [true; 3]);
    check(ResultsShown::AtClose, [none, none, all]);
    check(ResultsShown::Live, [all, all, all]);
    check(ResultsShown::AfterOwnVote, [none, [true, false, false], all]);
}

#[test]
fn pl3_when_results_are_shown_is_settled_by_the_first_vote() {
    let (mut play, poll) = poll_of(PollForm::YesNo, ResultsShown::AtClose, false);
    let live = PollCommand::SetResultsShown { poll, shown: ResultsShown::Live };
    play.refused("matti", live.clone(), Rejection::NotAllowed);
    play.does("host", live.clone());
    play.does("matti", cast(poll, Choice::Yes));
    play.refused("host", live, Rejection::VotingStarted);
}

#[test]
fn pl4_named_becomes_anonymous_before_the_first_vote_only() {
    let (mut play, poll) = poll_of(PollForm::YesNo, ResultsShown::AtClose, true);
    play.does("host", PollCommand::MakeAnonymous { poll });
    play.does("matti", cast(poll, Choice::Yes));
    close(&mut play, poll);
    assert!(play.shows("host", &PartKey::Result(poll)).get("ballots").is_none());
    assert!(play.sees("matti", &PartKey::Ballot(poll)).is_none(), "the ballots are gone");

    let (mut play, poll) = poll_of(PollForm::YesNo, ResultsShown::Live, true);
    play.does("matti", MeetingCommand::SetName { name: Some(text("Matti")) });
    for name in NAMES {
        play.does(name, cast(poll, Choice::Yes));
    }
    play.refused("host", PollCommand::MakeAnonymous { poll }, Rejection::VotingStarted);
    assert!(play.shows("host", &PartKey::Result(poll)).get("ballots").is_none(), "not while open");
    close(&mut play, poll);
    let ballots = play.shows("host", &PartKey::Result(poll))["ballots"].clone();
    let names = ballots.as_array().expect("by name").iter().map(|ballot| &ballot["who"]["name"]);
    assert_eq!(names.filter(|name| *name == "Matti").count(), 1);
    for eye in [Eye::Public, Eye::Stage] {
        let Some(Part::Result(result)) = play.room.part(&PartKey::Result(poll), eye) else {
            panic!("closed");
        };
        assert_eq!(result.ballots, None, "{eye:?}");
    }
}

#[test]
fn ft52_nothing_but_the_number_is_told_before_the_fifth_answer_and_all_at_the_close() {
    for (form, answer) in [
        (PollForm::YesNo, Choice::No),
        (PollForm::Open, Choice::Open { text: text("aikaa lisää") }),
        (PollForm::Single { options: three() }, options(&[2])),
    ] {
        for shown in [ResultsShown::Live, ResultsShown::AfterOwnVote] {
            let (mut play, poll) = poll_of(form.clone(), shown, false);
            let seen = |play: &Stageplay| {
                let seen = ["matti", "stage", "host"].into_iter();
                seen.filter(|name| play.sees(name, &PartKey::Result(poll)).is_some()).count()
            };
            for (nth, name) in NAMES.into_iter().enumerate() {
                assert_eq!(seen(&play), 0, "{nth} answers, {shown:?}");
                play.does(name, cast(poll, answer.clone()));
                assert_eq!(play.shows("stage", &PartKey::Answered(poll))["count"], nth + 1);
            }
            assert!(seen(&play) > 0, "from the fifth on, {shown:?}");
            // Taken back, there are four again.
            play.does("olavi", PollCommand::TakeBackBallot { poll });
            assert_eq!(seen(&play), 0, "{shown:?}");
            close(&mut play, poll);
            assert_eq!(seen(&play), 3, "whole, whatever the number");
            assert_eq!(play.shows("stage", &PartKey::Result(poll))["answered"], 4);
        }
    }
}

const NAMES: [&str; 5] = ["matti", "liisa", "pekka", "aino", "olavi"];

/// A scale of two statements, answered and closed.
fn scale(named: bool, values: &[[Option<u8>; 2]]) -> (Stageplay, ActivityId) {
    let form = PollForm::Scale { statements: vec![fi("A"), fi("B")] };
    let (mut play, poll) = poll_of(form, ResultsShown::Live, named);
    for (name, values) in NAMES.into_iter().zip(values) {
        play.does(name, cast(poll, Choice::Scale { values: values.to_vec() }));
    }
    (play, poll)
}

#[test]
fn rb5_a_scale_reconciles_with_its_ballots() {
    let values =
        [[Some(1), Some(5)], [Some(1), None], [None, Some(4)], [Some(2), Some(4)], [Some(1), None]];
    let (mut play, poll) = scale(true, &values);
    play.does("host", cast(poll, Choice::Abstain));
    close(&mut play, poll);
    let result = play.shows("host", &PartKey::Result(poll));
    assert_eq!((&result["answered"], &result["abstained"]), (&6.into(), &1.into()));
    let statements = &result["tally"]["statements"];
    assert_eq!(statements[0]["values"], serde_json::json!([3, 1, 0, 0, 0]));
    assert_eq!(statements[1]["values"], serde_json::json!([0, 0, 0, 2, 1]));
    let counts =
        |at: usize| ["answers", "cantSay"].map(|what| statements[at][what].as_u64().unwrap_or(99));
    assert_eq!([counts(0), counts(1)], [[4, 1], [3, 2]]);
}

#[test]
fn pl6_fewer_than_five_answers_are_not_broken_down_for_anybody() {
    let all = [[Some(1), Some(5)], [Some(2), None], [Some(3), Some(4)], [Some(4), Some(4)]];
    let (mut play, poll) = scale(false, &all);
    let told = |play: &Stageplay, name: &str| {
        let result = play.shows(name, &PartKey::Result(poll));
        [0, 1].map(|at| result["tally"]["statements"][at]["values"].is_array())
    };
    play.does("eero", cast(poll, Choice::Abstain));
    for name in ["matti", "stage", "host"] {
        assert_eq!(told(&play, name), [false; 2], "{name}");
    }
    play.does("olavi", cast(poll, Choice::Scale { values: vec![Some(5), None] }));
    assert_eq!(told(&play, "stage"), [true, false], "the fifth answer to the first one");
    close(&mut play, poll);
    let result = play.shows("host", &PartKey::Result(poll));
    assert_eq!(result["tally"]["statements"][1]["answers"], 3, "how many is told");
    let kept = String::from_utf8(play.room.snapshot()).expect("JSON");
    assert!(!kept.contains("[0,0,0,2,1]"), "what is not told is not kept either");
    let (mut play, poll) = scale(true, &all);
    play.does("eero", cast(poll, Choice::Abstain));
    let result = play.shows("matti", &PartKey::Result(poll));
    assert!(result["tally"]["statements"][0]["values"].is_array(), "by name nothing is hidden");
}

#[test]
fn pl7_a_closed_poll_gets_an_outcome_in_one_sentence_for_everybody() {
    let (mut play, poll) = poll_of(PollForm::YesNo, ResultsShown::AtClose, false);
    let say = |said: Option<&str>| PollCommand::SetOutcome { poll, outcome: said.map(text) };
    play.refused("secretary", say(Some("Jatketaan")), Rejection::WrongPhase);
    play.does("matti", cast(poll, Choice::Yes));
    close(&mut play, poll);
    play.refused("matti", say(Some("Jatketaan")), Rejection::NotAllowed);
    play.does("secretary", say(Some("Jatketaan ensi vuonna")));
    for name in ["liisa", "stage", "host"] {
        let told = play.shows(name, &PartKey::Poll(poll));
        assert_eq!(told["outcome"], "Jatketaan ensi vuonna", "{name}");
    }
    let results = play.room.results().expect("results");
    let ActivityResult::Poll { poll: part, .. } = &results.activities[0] else { panic!("a poll") };
    assert_eq!(part.outcome, Some(text("Jatketaan ensi vuonna")), "it goes to the memo");
    play.does("host", say(None));
    assert!(play.shows("liisa", &PartKey::Poll(poll)).get("outcome").is_none());
}

#[test]
fn pl8_a_round_asks_again_and_the_earlier_one_stays_to_compare_with() {
    let form = PollForm::Single { options: three() };
    let (mut play, first) = poll_of(form, ResultsShown::AtClose, false);
    let again = |poll| PollCommand::OpenRound { poll, only_earlier: false };
    play.does("matti", cast(first, options(&[0])));
    play.refused("host", again(first), Rejection::WrongPhase);
    close(&mut play, first);
    play.refused("matti", again(first), Rejection::NotAllowed);
    let seq = play.does("moderator", again(first));
    let second = ActivityId(Id { seq, index: 0 });
    play.refused("host", again(first), Rejection::Stale);
    let part = play.shows("liisa", &PartKey::Poll(second));
    assert_eq!((&part["round"], &part["state"]), (&2.into(), &"open".into()));
    assert_eq!(part["earlier"], serde_json::to_value(first).expect("an id"));
    assert!(play.sees("matti", &PartKey::Ballot(second)).is_none(), "everybody votes anew");
    assert_eq!(play.shows("stage", &PartKey::Stage)["activity"], part["id"], "and it is shown");
    play.does("matti", cast(second, options(&[1])));
    close(&mut play, second);
    let votes = |poll| play.shows("liisa", &PartKey::Result(poll))["tally"]["votes"].clone();
    assert_eq!(votes(first), serde_json::json!([1, 0, 0]));
    assert_eq!(votes(second), serde_json::json!([0, 1, 0]));
}

#[test]
fn pl5_nothing_of_the_room_tells_who_voted_and_how_once_the_vote_is_over() {
    let (mut play, poll) = poll_of(PollForm::YesNo, ResultsShown::AfterOwnVote, false);
    for name in ["pekka", "aino", "olavi", "eero"] {
        play.does(name, cast(poll, Choice::No));
    }
    for (name, choice) in [("matti", Choice::Yes), ("liisa", Choice::No)] {
        play.does(name, cast(poll, choice));
        assert!(play.sees(name, &PartKey::Ballot(poll)).is_some(), "while it is open");
        assert!(play.sees(name, &PartKey::Result(poll)).is_some(), "who has voted sees results");
    }
    let bytes = |play: &Stageplay| String::from_utf8(play.room.snapshot()).expect("JSON");
    let [matti, alias] = [person("matti"), alias("matti")].map(|id| id.0.to_string());
    assert!(bytes(&play).contains(&alias), "the alias is there while the vote is open");
    assert!(!bytes(&play).contains(&matti), "who has only voted is known to nobody");
    close(&mut play, poll);
    let after = bytes(&play);
    assert!(!after.contains(&alias) && !after.contains(&matti), "not even what they were shown");
    assert!(play.room.votes().is_empty() && play.room.forgotten() > 0);
}

//! Transcripts of dot voting: rules DV1-DV5, DV7-DV10.

use crate::{sheet::Sheet, stageplay::*};
use foorumi_protocol::*;
use foorumi_room::Eye;

fn give(s: &mut Sheet, name: &str, dots: &[(&str, u8)]) -> Result<Seq, Rejection> {
    let dots = dots.iter().map(|(idea, count)| (s.id(idea), *count)).collect();
    s.play.says(name, SheetCommand::SetDots { sheet: s.sheet, dots, came_later: false })
}

fn voting(votes: u8, stacking: bool) -> Sheet {
    let mut s = Sheet::of(&["a", "b", "c", "d"]);
    let set = SheetCommand::SetVoting { sheet: s.sheet, votes, stacking };
    s.play.does("host", set);
    s.phase(SheetPhase::Vote);
    s
}

fn tally(s: &Sheet, eye: Eye) -> Option<TallyPart> {
    let part = s.play.room.part(&PartKey::Tally(s.sheet), eye)?;
    if let Part::Tally(tally) = part { Some(tally) } else { None }
}

#[test]
fn dv1_votes_are_set_before_the_vote_opens_and_their_rest_is_seen() {
    let mut s = voting(2, false);
    give(&mut s, "matti", &[("a", 1)]).expect("one of two");
    assert_eq!(s.play.shows("matti", &PartKey::Dots(s.sheet))["left"], 1);
    let set = |votes| SheetCommand::SetVoting { sheet: s.sheet, votes, stacking: false };
    let (three, eleven) = (set(3), set(11));
    s.phase(SheetPhase::Build);
    s.play.refused("host", eleven, Rejection::LimitReached { limit: 10 });
    s.play.refused("matti", three.clone(), Rejection::NotAllowed);
    s.play.does("host", three);
}

#[test]
fn dv2_stacking_is_a_switch() {
    let mut s = voting(3, false);
    assert_eq!(give(&mut s, "matti", &[("a", 2)]), Err(Rejection::NoStacking));
    let mut s = voting(3, true);
    give(&mut s, "matti", &[("a", 3)]).expect("all on one");
    let spent = Err(Rejection::BudgetSpent { votes: 3 });
    assert_eq!(give(&mut s, "matti", &[("a", 3), ("b", 1)]), spent);
    assert_eq!(give(&mut s, "matti", &[("a", 255), ("b", 255)]), spent);
}

#[test]
fn dv3_a_fourth_vote_is_rejected_and_votes_are_taken_back() {
    let mut s = voting(3, false);
    give(&mut s, "matti", &[("a", 1), ("b", 1), ("c", 1)]).expect("three");
    let four = [("a", 1), ("b", 1), ("c", 1), ("d", 1)];
    assert_eq!(give(&mut s, "matti", &four), Err(Rejection::BudgetSpent { votes: 3 }));
    let dots = s.play.shows("matti", &PartKey::Dots(s.sheet));
    assert_eq!(
        (dots["dots"].as_object().map(serde_json::Map::len), &dots["left"]),
        (Some(3), &0.into())
    );
    assert_eq!(s.part().voters, 1);
    give(&mut s, "matti", &[("a", 0)]).expect("all back");
    assert!(s.play.sees("matti", &PartKey::Dots(s.sheet)).is_none());
    assert_eq!(s.part().voters, 0);
    assert_eq!(give(&mut s, "matti", &[("Keskus", 1)]), Err(Rejection::NotFound));
    s.play.does("host", AgendaCommand::CloseActivity { activity: s.sheet });
    assert_eq!(give(&mut s, "matti", &[("a", 1)]), Err(Rejection::ActivityClosed));
}

#[test]
fn dv4_nobody_sees_a_tally_before_the_close() {
    let mut s = voting(3, false);
    give(&mut s, "matti", &[("a", 1)]).expect("given");
    let eyes = [Eye::Public, Eye::Stage, Eye::Staff];
    assert!(eyes.iter().all(|eye| tally(&s, *eye).is_none()));
    s.phase(SheetPhase::Chosen);
    assert!(eyes.iter().all(|eye| tally(&s, *eye).is_some()));
    assert!(s.play.sees("matti", &PartKey::Dots(s.sheet)).is_none(), "only counts are left");
}

#[test]
fn dv5_the_tree_is_frozen_and_all_that_stands_is_counted() {
    let mut s = Sheet::of(&["a", "b", "c", "d"]);
    let (sheet, a, b) = (s.sheet, s.id("a"), s.id("b"));
    s.play.does("matti", SheetCommand::MarkDuplicate { sheet, idea: b, of: Some(a) });
    s.phase(SheetPhase::Vote);
    assert_eq!(give(&mut s, "liisa", &[("b", 1)]), Err(Rejection::NotFound), "a repeated one");
    give(&mut s, "liisa", &[("a", 1), ("c", 1)]).expect("given");
    for name in ["matti", "host"] {
        let edit = SheetCommand::EditIdea { sheet, idea: a, text: text("muu") };
        s.play.refused(name, edit, Rejection::WrongPhase);
        s.play.refused(name, SheetCommand::DeleteIdea { sheet, idea: a }, Rejection::WrongPhase);
    }
    s.phase(SheetPhase::Chosen);
    let tally = tally(&s, Eye::Public).expect("closed");
    assert_eq!(tally.votes, [(a, 1), (s.id("c"), 1), (s.id("d"), 0)].into());
    assert_eq!((tally.voters, tally.leading), (1, vec![a, s.id("c")]));
}

#[test]
fn dv7_stepping_back_clears_votes_and_pick() {
    let mut s = voting(3, false);
    give(&mut s, "matti", &[("a", 1)]).expect("given");
    s.phase(SheetPhase::Chosen);
    let (sheet, idea) = (s.sheet, s.id("a"));
    s.play.does("host", SheetCommand::PickIdea { sheet, idea, why: None });
    s.phase(SheetPhase::Vote);
    assert_eq!((s.part().voters, s.part().picked), (0, None));
    assert!(tally(&s, Eye::Staff).is_none());
    give(&mut s, "matti", &[("b", 1)]).expect("a new vote");
    s.phase(SheetPhase::Build);
    assert!(s.play.sees("matti", &PartKey::Dots(sheet)).is_none());
}

#[test]
fn dv7_stepping_back_is_taken_back_as_the_next_thing_and_never_later() {
    let mut s = voting(3, false);
    give(&mut s, "matti", &[("a", 1), ("b", 1)]).expect("given");
    give(&mut s, "liisa", &[("a", 1)]).expect("given");
    let (sheet, idea) = (s.sheet, s.id("a"));
    let restore = SheetCommand::RestoreVotes { sheet };
    s.play.refused("host", restore.clone(), Rejection::Stale);
    s.phase(SheetPhase::Comment);
    s.play.refused("matti", restore.clone(), Rejection::NotAllowed);
    s.play.does("host", restore.clone());
    assert_eq!((s.part().phase, s.part().voters), (SheetPhase::Vote, 2));
    assert_eq!(s.play.shows("matti", &PartKey::Dots(sheet))["left"], 1);

    s.phase(SheetPhase::Chosen);
    s.play.does("host", SheetCommand::PickIdea { sheet, idea, why: None });
    let before = (s.part().picked, tally(&s, Eye::Public));
    s.phase(SheetPhase::Vote);
    s.play.does("host", restore.clone());
    assert_eq!((s.part().picked, tally(&s, Eye::Public)), before, "with tally and pick");

    s.phase(SheetPhase::Vote);
    give(&mut s, "liisa", &[("c", 1)]).expect("the vote goes on");
    s.play.refused("host", restore.clone(), Rejection::Stale);
    s.phase(SheetPhase::Build);
    s.play.does("host", MeetingCommand::End);
    let snapshot: serde_json::Value =
        serde_json::from_slice(&s.play.room.snapshot()).expect("JSON");
    assert!(snapshot.to_string().contains("\"cleared\":null"), "nothing is kept beyond the end");
}

#[test]
fn dv7_the_budget_grows_for_everybody_and_shrinks_while_nobody_has_spent_more() {
    let mut s = voting(2, false);
    give(&mut s, "matti", &[("a", 1), ("b", 1)]).expect("both");
    let (sheet, stacking) = (s.sheet, false);
    let set = |votes| SheetCommand::SetVoting { sheet, votes, stacking };
    s.play.refused("host", set(1), Rejection::SpentMore { votes: 2 });
    s.play.refused("matti", set(4), Rejection::NotAllowed);
    s.play.does("host", set(4));
    assert_eq!(s.play.shows("matti", &PartKey::Dots(sheet))["left"], 2);
    give(&mut s, "matti", &[("a", 1), ("b", 1), ("c", 1)]).expect("a third");
    s.play.refused("host", set(2), Rejection::SpentMore { votes: 3 });
    s.play.does("host", set(3));
    assert_eq!(s.play.shows("matti", &PartKey::Dots(sheet))["left"], 0);
    let stack = SheetCommand::SetVoting { sheet, votes: 3, stacking: true };
    s.play.refused("host", stack, Rejection::VotingStarted);
}

#[test]
fn dv8_the_group_picks_for_its_own_sheet() {
    let mut s = Sheet::new(group_sheet("Keskus", &["a", "b"], "Pohjoinen"));
    let (sheet, idea) = (s.sheet, s.id("a"));
    s.play.does("matti", SheetCommand::JoinGroup { sheet });
    s.phase(SheetPhase::Vote);
    give(&mut s, "liisa", &[("a", 1)]).expect("given");
    s.phase(SheetPhase::Chosen);
    let pick = SheetCommand::PickIdea { sheet, idea, why: None };
    s.play.refused("liisa", pick.clone(), Rejection::NotOfGroup);
    s.play.does("matti", pick);
    assert_eq!(s.part().picked, Some(idea));
}

#[test]
fn dv9_votes_of_the_hall_are_a_batch_of_their_own_and_count_for_who_leads() {
    let mut s = voting(3, false);
    let (sheet, a, b) = (s.sheet, s.id("a"), s.id("b"));
    let batch = |people, votes: &[(IdeaId, u32)]| {
        let (kind, votes) = (HallCountKind::Hands, votes.iter().copied().collect());
        SheetCommand::AddHallCount { sheet, kind, people, votes }
    };
    give(&mut s, "matti", &[("a", 1)]).expect("given");
    s.play.refused("matti", batch(2, &[(b, 1)]), Rejection::NotAllowed);
    s.play.refused("host", batch(2, &[(b, 3)]), Rejection::HallCountExceeds { votes: 2 });
    s.play.refused("host", batch(2, &[(b, 0)]), Rejection::ChoiceInvalid);
    let four: Vec<_> = ["a", "b", "c", "d"].iter().map(|idea| (s.id(idea), 2)).collect();
    s.play.refused("host", batch(2, &four), Rejection::HallCountExceeds { votes: 6 });
    s.play.refused("host", batch(0, &[(b, 1)]), Rejection::LimitReached { limit: 10_000 });
    s.play.does("host", batch(9, &[(b, 7), (a, 0)]));
    let key = PartKey::HallCounts(sheet);
    assert!(s.play.sees("matti", &key).is_none(), "blind to others");
    let batches = s.play.shows("host", &key);
    let hall_count: HallCountId =
        serde_json::from_value(batches["batches"][0]["id"].clone()).expect("id");

    s.phase(SheetPhase::Chosen);
    let told = tally(&s, Eye::Public).expect("closed");
    assert_eq!((told.votes[&a], told.votes[&b], told.proxied(b)), (1, 0, 7), "shown apart");
    assert_eq!((told.leading, told.voters), (vec![b], 1));
    s.play.does("host", SheetCommand::RemoveHallCount { sheet, hall_count });
    assert_eq!(tally(&s, Eye::Public).map(|told| told.leading), Some(vec![a]));
    s.play.does("host", SheetCommand::PickIdea { sheet, idea: a, why: None });
    s.play.refused("host", batch(9, &[(b, 7)]), Rejection::WrongPhase);
}

#[test]
fn dv8_another_than_a_winner_needs_a_sentence_why() {
    let mut s = voting(3, false);
    give(&mut s, "matti", &[("a", 1), ("b", 1)]).expect("given");
    let (sheet, a, b, c) = (s.sheet, s.id("a"), s.id("b"), s.id("c"));
    let pick = |idea, why: Option<&str>| SheetCommand::PickIdea { sheet, idea, why: why.map(text) };
    s.play.refused("host", pick(a, None), Rejection::WrongPhase);
    s.play.does("host", AgendaCommand::CloseActivity { activity: sheet });
    assert_eq!(tally(&s, Eye::Public).map(|tally| tally.leading), Some(vec![a, b]), "a tie");
    s.play.refused("matti", pick(a, None), Rejection::NotOfGroup);
    s.play.does("host", pick(b, None));
    s.play.refused("host", pick(c, None), Rejection::ReasonNeeded);
    let root = s.id("Keskus");
    s.play.refused("host", pick(root, Some("siksi")), Rejection::NotFound);
    s.play.does("host", pick(c, Some("Halvin")));
    assert_eq!((s.part().picked, s.part().why), (Some(c), Some(text("Halvin"))));
}

#[test]
fn dv8_a_sheet_closed_without_a_vote_has_no_tally() {
    let mut s = Sheet::of(&["a"]);
    s.play.does("host", AgendaCommand::CloseActivity { activity: s.sheet });
    assert!(tally(&s, Eye::Staff).is_none());
    let pick = SheetCommand::PickIdea { sheet: s.sheet, idea: s.id("a"), why: None };
    s.play.refused("host", pick, Rejection::ReasonNeeded);
}

#[test]
fn dv10_votes_that_can_come_back_are_known_by_aliases_and_then_by_nobody() {
    let mut s = voting(3, false);
    give(&mut s, "matti", &[("a", 1), ("b", 1)]).expect("two");
    let known = |s: &Sheet| {
        let bytes = String::from_utf8(s.play.room.snapshot()).expect("JSON");
        let [person, alias] = [person("matti"), alias("matti")].map(|id| id.0.to_string());
        (bytes.contains(&person), bytes.contains(&alias))
    };
    let votes = s.play.room.votes();
    assert_eq!((known(&s), votes.len()), ((false, true), 1));
    // Stepped back: they may come back, so the key of the vote is kept.
    s.phase(SheetPhase::Comment);
    assert_eq!((known(&s), s.play.room.votes()), ((false, true), votes));
    s.play.does("host", SheetCommand::RestoreVotes { sheet: s.sheet });
    s.phase(SheetPhase::Chosen);
    assert_eq!((known(&s), s.play.room.votes()), ((false, false), vec![]));
    assert_eq!(tally(&s, Eye::Public).map(|tally| tally.voters), Some(1), "only counts are left");
}

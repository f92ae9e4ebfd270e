//! Transcripts of decisions, the memo and the results: rules DM1, DM2, RB5.

use crate::stageplay::*;
use foorumi_protocol::*;

fn forum() -> Stageplay {
    let first = segment("Avaus", vec![yes_no("Kuuluuko?"), cloud("Mitä?")]);
    let second = segment("Työ", vec![sheet("Keskus", &["eka"])]);
    Stageplay::new(meeting_with(vec![first, second]))
}

fn card(agreed: &str, decided_by: DecidedBy) -> DecisionCard {
    let agreed = text(agreed);
    DecisionCard { agreed, decided_by, figures: None, owner: None, due: None, follow_up: None }
}

fn record(card: DecisionCard) -> DecisionCommand {
    DecisionCommand::Record { segment: None, activity: None, card }
}

fn results(play: &Stageplay) -> Results {
    play.room.results().expect("begun")
}

/// The memo, one line a block: its segment's place, what it is, its text.
fn memo(play: &Stageplay) -> Vec<String> {
    let line = |block: BlockPart| {
        let segments = play.segments();
        let place = block.segment.and_then(|id| segments.iter().position(|there| *there == id));
        let kind = match block.block {
            BlockKind::Segment => "segment".to_owned(),
            BlockKind::Activity { activity } => format!("activity {activity}"),
            BlockKind::Decision { .. } => "decision".to_owned(),
            BlockKind::Note => "note".to_owned(),
        };
        let place = place.map_or("-".to_owned(), |place| place.to_string());
        let line = format!("{place} {kind} {}", block.text.as_deref().unwrap_or(""));
        line.trim().to_owned()
    };
    results(play).memo.into_iter().map(line).collect()
}

#[test]
fn dm1_a_decision_without_owner_or_date_is_flagged_not_blocked() {
    let mut play = forum();
    play.start(0);
    play.refused("matti", record(card("Tehdään", DecidedBy::Vote)), Rejection::NotAllowed);
    let seq = play.does("secretary", record(card("Tehdään", DecidedBy::Vote)));
    let id = DecisionId(Id { seq, index: 0 });
    let seen = |play: &Stageplay| play.shows("matti", &PartKey::Decision(id));
    assert_eq!(seen(&play)["incomplete"], true);
    assert_eq!(seen(&play)["segment"], play.segments()[0].to_string());
    let (owner, due) = (Some(text("Aino")), Some(text("2026-12-31")));
    let whole = DecisionCard { owner, due, ..card("Tehdään", DecidedBy::Vote) };
    let edit = |card: &DecisionCard, seen| DecisionCommand::Edit {
        decision: id,
        card: card.clone(),
        seen,
    };
    play.does("host", edit(&whole, 0));
    assert_eq!(seen(&play)["incomplete"], false);
    let changed = Rejection::DecisionChanged { decision: id };
    play.refused("secretary", edit(&whole, 0), changed);
    let bad = DecisionCard { due: Some(text("huomenna!!")), ..whole };
    play.refused("secretary", edit(&bad, 1), Rejection::Unreadable);
    play.does("secretary", edit(&card("Ei vielä", DecidedBy::NoDecision), 1));
    assert_eq!(seen(&play)["incomplete"], false);
    play.does("secretary", DecisionCommand::Remove { decision: id });
    assert!(play.sees("matti", &PartKey::Decision(id)).is_none());
    assert_eq!(memo(&play), [""; 0]);
}

#[test]
fn dm2_the_memo_grows_in_agenda_order() {
    let mut play = forum();
    let (poll, cloud, sheet) = (play.activity(0, 0), play.activity(0, 1), play.activity(1, 0));
    let note = |segment, text| MemoCommand::WriteNote { segment, after: None, text };
    let second = Some(play.segments()[1]);
    play.does("secretary", note(second, text("Valmisteltu")));
    play.start(0);
    play.does("host", AgendaCommand::OpenActivity { activity: cloud });
    play.does("host", AgendaCommand::CloseActivity { activity: cloud });
    play.does("host", record(card("Jatketaan", DecidedBy::Consensus)));
    play.does("host", AgendaCommand::CloseActivity { activity: poll });
    play.does("secretary", note(None, text("Keskustelua")));
    play.start(1);
    play.does("host", AgendaCommand::CloseActivity { activity: sheet });
    let expected = [
        "0 segment".to_owned(),
        format!("0 activity {poll}"),
        format!("0 activity {cloud}"),
        "0 decision".to_owned(),
        "0 note Keskustelua".to_owned(),
        "1 note Valmisteltu".to_owned(),
        format!("1 activity {sheet}"),
    ];
    assert_eq!(memo(&play), expected);
}

#[test]
fn dm2_a_block_is_left_once_however_often_it_closes() {
    let mut play = forum();
    play.start(0);
    let activity = play.activity(0, 1);
    for _ in 0..2 {
        play.does("host", AgendaCommand::OpenActivity { activity });
        play.does("host", AgendaCommand::CloseActivity { activity });
    }
    assert_eq!(memo(&play), [format!("0 activity {activity}")]);
}

#[test]
fn dm2_figures_are_annotated_and_notes_edited_as_seen() {
    let mut play = forum();
    play.start(0);
    play.does("host", AgendaCommand::CloseActivity { activity: play.activity(0, 0) });
    let figures = results(&play).memo[0].id;
    let edit = |block, text, seen| MemoCommand::EditBlock { block, text, seen };
    play.does("secretary", edit(figures, Some(text("Vilkas")), 0));
    play.refused("host", MemoCommand::RemoveNote { block: figures }, Rejection::NotAllowed);
    play.refused("matti", edit(figures, None, 1), Rejection::NotAllowed);
    let write =
        MemoCommand::WriteNote { segment: None, after: Some(figures), text: text("Huomio") };
    let seq = play.does("secretary", write);
    let block = BlockId(Id { seq, index: 0 });
    play.refused("secretary", edit(block, None, 0), Rejection::TextEmpty);
    play.does("secretary", edit(block, Some(text("Huomio 2")), 0));
    assert_eq!(memo(&play)[1], "0 note Huomio 2");
    assert!(play.sees("matti", &PartKey::Block(block)).is_none(), "the memo is the staff's");
    play.does("secretary", MemoCommand::RemoveNote { block });
    assert_eq!(memo(&play).len(), 1);
}

#[test]
fn dm2_what_was_written_for_a_segment_outlives_it() {
    let mut play = forum();
    let segment = play.segments()[1];
    let note = MemoCommand::WriteNote { segment: Some(segment), after: None, text: text("Muista") };
    play.does("secretary", note);
    play.does("host", AgendaCommand::RemoveSegment { segment });
    assert_eq!(memo(&play), ["- note Muista"]);
}

#[test]
fn rb5_results_are_what_the_parts_show() {
    let mut play = forum();
    play.start(0);
    let (poll, cloud) = (play.activity(0, 0), play.activity(0, 1));
    play.does("matti", PollCommand::CastBallot { poll, choice: Choice::Yes, came_later: false });
    play.does("host", AgendaCommand::OpenActivity { activity: cloud });
    for (name, word) in [("matti", "ilo"), ("liisa", "rauha"), ("pekka", "Rauha")] {
        play.does(name, CloudCommand::SendWord { cloud, word: text(word), base: None });
    }
    let draft = results(&play);
    assert!(matches!(draft.activities[0], ActivityResult::Poll { result: None, .. }), "hidden");
    play.start(1);
    play.does("host", MeetingCommand::End);

    let results = results(&play);
    assert_eq!(results.meeting.state, MeetingState::Ended);
    let [
        ActivityResult::Poll { result: Some(result), .. },
        ActivityResult::Cloud(words),
        ActivityResult::Sheet(sheet),
    ] = &results.activities[..]
    else {
        panic!("a poll, a cloud, a sheet");
    };
    assert_eq!(result.tally, PollTally::Options { votes: vec![1, 0] });
    let counts: Vec<(&str, u32)> =
        words.words.iter().map(|w| (w.shown.as_str(), w.count)).collect();
    assert_eq!(counts, [("rauha", 2), ("ilo", 1)]);
    assert_eq!(words.picture.words.len(), 2);
    assert_eq!(sheet.ideas.len(), sheet.picture.ideas.len());
    assert_eq!(results.memo.len(), 5);
    assert!(results.segments.iter().all(|segment| segment.script.is_none()));
}

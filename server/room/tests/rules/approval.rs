//! Transcripts of the memo as a whole: two secretaries, approval, and what is done after the end.
//! Rules DM1, DM2, DM3, RB7.

use crate::stageplay::*;
use foorumi_protocol::*;
use proptest::{collection::vec, prelude::*};

fn forum() -> Stageplay {
    Stageplay::new(meeting_with(vec![segment("Avaus", vec![yes_no("Kuuluuko?")])]))
}

fn memo(play: &Stageplay) -> MemoPart {
    let Some(Part::Memo(memo)) = play.sees("secretary", &PartKey::Memo) else { panic!("a memo") };
    memo
}

fn block(play: &Stageplay, id: BlockId) -> BlockPart {
    let Some(Part::Block(block)) = play.sees("secretary", &PartKey::Block(id)) else {
        panic!("no block {id}")
    };
    block
}

fn write(play: &mut Stageplay, words: &str) -> BlockId {
    let note = MemoCommand::WriteNote { segment: None, after: None, text: text(words) };
    BlockId(Id { seq: play.does("secretary", note), index: 0 })
}

fn edit(block: BlockId, words: &str, seen: u32) -> MemoCommand {
    MemoCommand::EditBlock { block, text: Some(text(words)), seen }
}

fn approve(play: &Stageplay) -> MemoCommand {
    MemoCommand::Approve { name: text("Aino Aho"), seen: memo(play).revision }
}

fn card(agreed: &str) -> DecisionCard {
    DecisionCard {
        agreed: text(agreed),
        decided_by: DecidedBy::Vote,
        figures: Some(text("Kyllä 1, ei 0")),
        owner: None,
        due: None,
        follow_up: None,
    }
}

#[test]
fn dm1_each_close_asks_what_was_agreed_until_it_is_told_or_skipped() {
    let mut play = forum();
    play.start(0);
    let activity = play.activity(0, 0);
    let key = PartKey::Agreed(activity);
    assert_eq!(play.sees("host", &key), None);
    let set = |asked| DecisionCommand::SetAsked { activity, asked };
    play.refused("secretary", set(true), Rejection::WrongPhase);
    play.does("host", AgendaCommand::CloseActivity { activity });
    assert!(play.sees("secretary", &key).is_some() && play.sees("aino", &key).is_none());
    play.does("secretary", set(false));
    assert_eq!(play.sees("host", &key), None);
    play.does("secretary", set(true));
    play.does(
        "secretary",
        MemoCommand::WriteNote { segment: None, after: None, text: text("Loppu") },
    );
    let record = DecisionCommand::Record {
        segment: None,
        activity: Some(activity),
        card: card("Jatketaan"),
    };
    let seq = play.does("host", record);
    assert_eq!(play.sees("host", &key), None, "it is told");
    let decision = PartKey::Decision(DecisionId(Id { seq, index: 0 }));
    assert_eq!(play.shows("aino", &decision)["activity"], activity.to_string());
    let kinds: Vec<BlockKind> =
        play.room.results().unwrap().memo.into_iter().map(|block| block.block).collect();
    assert!(matches!(
        &kinds[..],
        [BlockKind::Activity { .. }, BlockKind::Decision { .. }, BlockKind::Note]
    ));
}

#[test]
fn dm1_what_an_earlier_meeting_left_open_begins_this_one() {
    let plan = MeetingPlan {
        carried: vec![card("Selvitetään")],
        ..meeting_with(vec![segment("Avoimet", vec![])])
    };
    let play = Stageplay::new(plan);
    let results = play.room.results().unwrap();
    assert!(results.decisions[0].carried && results.decisions[0].incomplete);
    assert_eq!(results.decisions[0].segment, Some(play.segments()[0]));
    assert!(matches!(results.memo[0].block, BlockKind::Decision { .. }));
}

#[test]
fn dm2_two_secretaries_at_once_are_merged_or_the_later_stands_and_the_earlier_is_told() {
    let mut play = forum();
    let id = write(&mut play, "Avaus oli vilkas. Lopuksi äänestettiin.");
    play.does("secretary", edit(id, "Avaus oli pitkä. Lopuksi äänestettiin.", 0));
    play.does("secretary2", edit(id, "Avaus oli vilkas. Lopuksi äänestettiin. Kiitos.", 0));
    assert_eq!(&*block(&play, id).text.unwrap(), "Avaus oli pitkä. Lopuksi äänestettiin. Kiitos.");
    play.does("secretary", edit(id, "Minun.", 2));
    play.does("secretary2", edit(id, "Toisen.", 2));
    let now = block(&play, id);
    assert_eq!(now.text.as_deref(), Some("Toisen."));
    assert_eq!((now.replaced.len(), &*now.replaced[0].text), (1, "Minun."));
    let told = play.room.changed_since(Seq(0), foorumi_room::Eye::Person(person("secretary")));
    let notices = told.parts.iter().filter(|key| matches!(key, PartKey::Notice(_))).count();
    assert_eq!(notices, 1, "the earlier author is told");
    let revision = now.replaced[0].revision;
    play.does("secretary", MemoCommand::DismissReplaced { block: id, revision });
    assert!(block(&play, id).replaced.is_empty());
}

#[test]
fn dm2_a_removed_note_can_be_put_back_and_comes_back_for_who_was_writing_it() {
    let mut play = forum();
    let id = write(&mut play, "Huomio");
    let note = |play: &Stageplay| play.sees("secretary", &PartKey::Block(id));
    play.does("secretary", MemoCommand::RemoveNote { block: id });
    assert!(note(&play).is_none());
    assert_eq!(&*memo(&play).removed[0].text, "Huomio");
    play.does("secretary", MemoCommand::RestoreNote { block: id });
    assert!(note(&play).is_some() && memo(&play).removed.is_empty());
    play.does("secretary", MemoCommand::RemoveNote { block: id });
    play.does("secretary2", edit(id, "Huomio jatkuu", 0));
    assert_eq!(block(&play, id).text.as_deref(), Some("Huomio jatkuu"));
}

#[test]
fn dm3_a_draft_is_edited_and_approved_and_the_approval_falls_with_a_change() {
    let mut play = forum();
    play.start(0);
    assert_eq!(memo(&play).state, MemoState::Draft);
    let id = write(&mut play, "Teksti");
    assert_eq!(memo(&play).state, MemoState::Edited);
    play.refused("secretary", approve(&play), Rejection::NotAllowed);
    let old = approve(&play);
    play.does("secretary", edit(id, "Teksti 2", 0));
    play.refused("host", old, Rejection::Stale);
    play.does("host", AgendaCommand::FinishSegment { segment: play.segments()[0] });
    play.does("host", MeetingCommand::End);
    play.does("host", approve(&play));
    let at = play.now;
    let approved = MemoState::Approved { name: text("Aino Aho"), at };
    assert_eq!(memo(&play).state, approved);
    assert_eq!(play.room.results().unwrap().memo_state, approved);
    play.does("secretary", edit(id, "Teksti 3", 1));
    assert_eq!(memo(&play).state, MemoState::Edited, "it is another text");
    play.does("host", approve(&play));
    play.does("secretary", MemoCommand::EditHead { head: Box::default(), seen: 0 });
    assert_eq!(memo(&play).state, MemoState::Edited, "the head is of it");
    play.does("host", approve(&play));
    play.does("host", MemoCommand::TakeBackApproval);
    assert_eq!(memo(&play).state, MemoState::Edited);
}

#[test]
fn dm3_an_approval_leaves_no_drafts_behind() {
    let mut play = forum();
    let id = write(&mut play, "Yksi");
    let gone = write(&mut play, "Salaisuus");
    play.does("secretary", edit(id, "Kaksi", 0));
    play.does("secretary2", edit(id, "Kolme", 0));
    play.does("secretary", MemoCommand::RemoveNote { block: gone });
    play.does("host", approve(&play));
    let kept = String::from_utf8(play.room.snapshot()).unwrap();
    for words in ["Yksi", "Kaksi", "Salaisuus"] {
        assert!(!kept.contains(words), "{words}");
    }
}

#[test]
fn dm3_the_memo_is_finished_after_the_end_and_nothing_else_changes() {
    let mut play = forum();
    play.start(0);
    play.does("host", MeetingCommand::End);
    write(&mut play, "Jälkikirjoitus");
    play.does("organiser", MeetingCommand::SetRecording { recording: None });
    let record =
        DecisionCommand::Record { segment: None, activity: None, card: card("Myöhemmin") };
    play.does("secretary", record);
    play.refused("host", ChatCommand::Say { text: text("Hei") }, Rejection::MeetingEnded);
    play.refused("host", MeetingCommand::End, Rejection::MeetingEnded);
    assert!(!play.room.sealed());
    play.system(SystemCommand::Seal).unwrap();
    assert!(play.room.sealed());
    let note =
        MemoCommand::WriteNote { segment: None, after: None, text: text("Liian myöhään") };
    play.refused("secretary", note, Rejection::MeetingEnded);
}

#[test]
fn rb7_how_long_raw_data_is_kept_is_chosen_at_the_start_and_told_to_all() {
    let mut play = forum();
    assert_eq!(play.shows("aino", &PartKey::Meeting)["keepDays"], 30);
    play.does("host", MeetingCommand::End);
    let until = play.now.0 + 30 * 24 * 60 * 60 * 1000;
    assert_eq!(play.shows("aino", &PartKey::Meeting)["keptUntil"], until);
    let mut play = Stageplay::new(MeetingPlan { keep_days: 0, ..meeting() });
    assert_eq!(play.system(SystemCommand::Seal), Err(Rejection::NotAllowed));
    play.does("host", MeetingCommand::End);
    assert!(play.room.sealed(), "with 0 days the end is the last that is taken");
    let odd = MeetingPlan { keep_days: 31, ..meeting() };
    assert_eq!(foorumi_room::check_meeting(&odd), Err(Rejection::Unreadable));
}

#[test]
fn slides_are_the_staffs_until_the_end_and_then_everybodys() {
    let mut play = forum();
    let slides = Slides {
        id: SlidesId(7),
        title: text("Alustus <b>"),
        kind: SlidesKind::Pdf,
        bytes: 10,
        sha256: text(&"a".repeat(64)),
        at: Millis(1),
    };
    let add = || SystemCommand::AddSlides { slides: Box::new(slides.clone()) };
    play.system(add()).unwrap();
    assert_eq!(play.system(add()), Err(Rejection::Stale));
    assert!(play.sees("host", &PartKey::Slides).is_some());
    assert!(play.sees("aino", &PartKey::Slides).is_none());
    play.does("host", MeetingCommand::End);
    assert_eq!(play.shows("aino", &PartKey::Slides)["slides"][0]["id"], 7);
    assert_eq!(play.room.results().unwrap().slides, [slides]);
    play.system(SystemCommand::RemoveSlides { slides: SlidesId(7) }).unwrap();
    assert!(play.sees("aino", &PartKey::Slides).is_none());
}

/// What a secretary does to the one note: takes over what stands, or goes on from an older view.
#[derive(Clone, Debug)]
struct Typing {
    second: bool,
    /// Where the new word goes, by chance.
    place: usize,
    /// Whether the page has caught up first.
    looks: bool,
}

fn typing() -> impl Strategy<Value = Vec<Typing>> {
    let one = (any::<bool>(), 0..40_usize, prop::bool::weighted(0.4));
    vec(one.prop_map(|(second, place, looks)| Typing { second, place, looks }), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whatever two secretaries type into one note at once, every word that was accepted is in the
    /// note or waits beside it, and a refused text is still with its writer.
    #[test]
    fn dm2_nobodys_text_is_lost(typed in typing()) {
        let mut play = forum();
        let id = write(&mut play, "alku");
        let mut accepted = std::collections::BTreeSet::new();
        let mut pages = [(0, vec!["alku".to_owned()]), (0, vec!["alku".to_owned()])];
        for (number, Typing { second, place, looks }) in typed.into_iter().enumerate() {
            let page = &mut pages[usize::from(second)];
            if looks {
                let now = block(&play, id);
                let words = now.text.as_deref().unwrap_or_default();
                *page = (now.revision, words.split(' ').map(str::to_owned).collect());
            }
            let place = place % (page.1.len() + 1);
            page.1.insert(place, format!("sana{number}"));
            let name = if second { "secretary2" } else { "secretary" };
            let command = edit(id, &page.1.join(" "), page.0);
            if play.says(name, command).is_ok() {
                let now = block(&play, id);
                let kept = now.replaced.iter().map(|one| one.text.as_str()).chain(now.text.as_deref());
                let kept: Vec<&str> = kept.flat_map(|text| text.split(' ')).collect();
                accepted.extend(pages[usize::from(second)].1.iter().cloned());
                for word in &accepted {
                    prop_assert!(kept.contains(&word.as_str()), "{word} is lost");
                }
            }
        }
    }
}

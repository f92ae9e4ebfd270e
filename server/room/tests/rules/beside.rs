//! What others have done beside a person who is removed, or beside what staff have deleted: rules TR5, TR7,
//! MM3.

use crate::stageplay::*;
use foorumi_protocol::*;

const CANARY: &str = "kanarialintu";

fn live(activity: ActivityPlan) -> (Stageplay, ActivityId) {
    let mut play = Stageplay::new(meeting_with(vec![segment("Alku", vec![activity])]));
    play.start(0);
    let activity = play.activity(0, 0);
    play.does("host", AgendaCommand::OpenActivity { activity });
    (play, activity)
}

/// Who was the `number`th to act.
fn remove(number: u32) -> MeetingCommand {
    MeetingCommand::RemovePerson { person: PersonNumber(number), at_once: false }
}

fn forget(play: &mut Stageplay) {
    let leaver = &play.room.leavers()[0];
    let (person, since) = (leaver.number, leaver.since);
    play.system(SystemCommand::ForgetPerson { person, since }).expect("it was hidden");
}

fn root(play: &Stageplay, sheet: ActivityId) -> IdeaId {
    let Some(Part::Sheet(part)) = play.sees("host", &PartKey::Sheet(sheet)) else {
        panic!("a sheet")
    };
    part.root
}

fn add(play: &mut Stageplay, name: &str, (sheet, parent): (ActivityId, IdeaId)) -> IdeaId {
    let text = text(&format!("{name} ideoi"));
    let command = SheetCommand::AddIdea { sheet, parent, after: None, text };
    IdeaId(Id { seq: play.does(name, command), index: 0 })
}

fn everything(play: &Stageplay) -> String {
    let mut all = String::from_utf8(play.room.snapshot()).expect("JSON");
    for eye in [foorumi_room::Eye::Public, foorumi_room::Eye::Stage, foorumi_room::Eye::Staff] {
        let parts = play.all(eye).into_iter().map(|(key, part)| (key.to_string(), part));
        all += &serde_json::to_string(&parts.collect::<Vec<_>>()).expect("JSON");
    }
    all + &serde_json::to_string(&play.room.results()).expect("JSON")
}

#[test]
fn tr5_a_word_that_stood_for_those_of_others_goes_and_theirs_stay_one() {
    let (mut play, cloud) = live(cloud("Mitä?"));
    let send = |play: &mut Stageplay, name: &str, word: &str| {
        play.does(name, CloudCommand::SendWord { cloud, word: text(word), base: None });
        foorumi_room::word_key(&text(word)).expect("a word")
    };
    let canary = send(&mut play, "eero", CANARY);
    let others = [("aino", "lintu"), ("iiris", "lintu"), ("olavi", "siipi")]
        .map(|(name, word)| send(&mut play, name, word));
    let words = [others[0].clone(), others[2].clone()];
    let merge = |into: &WordKey, words: &[WordKey]| CloudCommand::MergeWords {
        cloud,
        into: into.clone(),
        words: words.to_vec(),
    };
    // What was merged into it first, and then with it into another, tells of it too.
    play.does("host", merge(&canary, &words[1..]));
    play.does("host", merge(&canary, &words[..1]));
    play.does("moderator", remove(2));
    let shown = everything(&play);
    let parts: Vec<_> = play.all(foorumi_room::Eye::Public).into_values().collect();
    let public = serde_json::to_string(&parts).expect("JSON");
    assert!(!public.contains(CANARY), "{public}");
    assert!(shown.contains(CANARY), "it can be taken back");
    let Some(Part::Word(word)) = play.sees("iiris", &PartKey::Word(cloud, words[0].clone())) else {
        panic!("the most frequent of the others stands for them")
    };
    assert_eq!((word.shown.as_str(), word.count), ("lintu", 3));
    forget(&mut play);
    assert!(!everything(&play).contains(CANARY));
}

#[test]
fn tr5_what_others_said_to_an_idea_stays_under_a_mark() {
    let (mut play, sheet) = live(sheet("Tarve", &[]));
    let top = root(&play, sheet);
    let idea = add(&mut play, "eero", (sheet, top));
    let bare = add(&mut play, "eero", (sheet, top));
    let phase = |phase| SheetCommand::SetPhase { sheet, phase, only_earlier: false };
    play.does("host", phase(SheetPhase::Comment));
    let said = SheetCommand::CommentIdea { sheet, idea, text: text("aino sanoi") };
    play.does("aino", said);
    play.does("host", phase(SheetPhase::Build));
    play.refused("eero", SheetCommand::DeleteIdea { sheet, idea }, Rejection::BuiltOn);
    play.does("moderator", remove(2));
    forget(&mut play);
    let Some(Part::Idea(mark)) = play.sees("aino", &PartKey::Idea(sheet, idea)) else {
        panic!("a mark")
    };
    assert!(mark.state == TextState::Removed && mark.comments[0].text.as_str() == "aino sanoi");
    assert!(play.sees("aino", &PartKey::Idea(sheet, bare)).is_none(), "nobody said anything to it");
}

#[test]
fn tr5_an_idea_that_was_put_away_comes_back_however_late() {
    let (mut play, sheet) = live(sheet("Tarve", &[]));
    let top = root(&play, sheet);
    let idea = add(&mut play, "eero", (sheet, top));
    let since = play.does("moderator", remove(2));
    assert_eq!(play.room.deleted(), None, "it waits for its person, not for its time");
    // Somebody else deletes something meanwhile, whose time is over.
    let other = add(&mut play, "aino", (sheet, top));
    play.does("aino", SheetCommand::DeleteIdea { sheet, idea: other });
    let (until, _) = play.room.deleted().expect("that one");
    assert!(until > since);
    play.system(SystemCommand::ForgetDeleted { until }).expect("its time is over");
    play.does("moderator", MeetingCommand::RestorePerson { person: PersonNumber(2) });
    let Some(Part::Idea(back)) = play.sees("aino", &PartKey::Idea(sheet, idea)) else {
        panic!("it is back")
    };
    assert_eq!(back.text.as_str(), "eero ideoi");
}

#[test]
fn mm3_what_staff_have_deleted_only_staff_bring_back() {
    let (mut play, sheet) = live(sheet("Tarve", &[]));
    let top = root(&play, sheet);
    let idea = add(&mut play, "eero", (sheet, top));
    let (delete, restore) =
        (SheetCommand::DeleteIdea { sheet, idea }, SheetCommand::RestoreIdea { sheet, idea });
    play.does("eero", delete.clone());
    play.does("eero", restore.clone());
    play.does("moderator", delete);
    play.refused("eero", restore.clone(), Rejection::NotAllowed);
    play.does("host", restore);
}

#[test]
fn mo6_what_was_decided_on_an_answer_goes_with_it() {
    let ActivityPlan::Poll(plan) = yes_no("Miten?") else { unreachable!("it is a poll") };
    let plan = PollPlan { form: PollForm::Open, named: true, shown: ResultsShown::Live, ..plan };
    let (mut play, poll) = live(ActivityPlan::Poll(plan));
    for name in ["eero", "aino", "iiris", "olavi", "liisa"] {
        let choice = Choice::Open { text: text(&format!("{name} vastasi")) };
        play.does(name, PollCommand::CastBallot { poll, choice, came_later: false });
    }
    let Some(Part::Result(PollResult { tally: PollTally::Open { desk, .. }, .. })) =
        play.sees("host", &PartKey::Result(poll))
    else {
        panic!("a result")
    };
    let key = |words: &str| {
        let found = desk.iter().find(|answer| answer.text.as_str() == words);
        found.expect("the desk has it").key.clone()
    };
    for answer in [key("eero vastasi"), key("aino vastasi")] {
        play.does("host", PollCommand::HideAnswer { poll, answer });
    }
    play.does("moderator", remove(2));
    forget(&mut play);
    let rest = everything(&play);
    assert!(!rest.contains(key("eero vastasi").as_str()), "its key tells who guesses");
    assert!(rest.contains(key("aino vastasi").as_str()));
}

#[test]
fn mo6_tr5_why_an_idea_was_picked_is_a_text_like_others() {
    const CODE: &str = "131052-308T";
    let (mut play, sheet) = live(group_sheet("Tarve", &["eka"], "Ryhmä"));
    for name in ["eero", "aino"] {
        play.does(name, SheetCommand::JoinGroup { sheet });
    }
    let phase = SheetPhase::Chosen;
    play.does("host", SheetCommand::SetPhase { sheet, phase, only_earlier: false });
    let ideas = play.all(foorumi_room::Eye::Staff).into_values().filter_map(|part| {
        if let Part::Idea(idea) = part { idea.parent.map(|_| idea.id) } else { None }
    });
    let idea = ideas.into_iter().next().expect("an idea");
    let pick = |why: &str| SheetCommand::PickIdea { sheet, idea, why: Some(text(why)) };
    let seen = |play: &Stageplay| play.shows("aino", &PartKey::Sheet(sheet))["why"].clone();
    // It waits for the desk, which picks again in words of its own: the others are nowhere then.
    play.does("eero", pick(&format!("{CANARY} {CODE}")));
    assert_eq!(seen(&play), "[…]");
    let staff = play.shows("host", &PartKey::Sheet(sheet));
    let told = (&staff["whyState"], &staff["whySuspects"][0]);
    assert_eq!(told, (&"waiting".into(), &"identityCode".into()));
    play.does("moderator", pick("asian vuoksi"));
    assert_eq!(seen(&play), "asian vuoksi");
    assert!(!everything(&play).contains(CANARY));
    assert_eq!(play.room.forgotten(), play.room.records(), "the log is rewritten");
    // It goes with whoever wrote it, and comes back with them.
    play.does("eero", pick(&format!("{CANARY} sanoi")));
    play.does("moderator", remove(2));
    assert_eq!(seen(&play), "[…]");
    play.does("moderator", MeetingCommand::RestorePerson { person: PersonNumber(2) });
    assert_eq!(seen(&play), format!("{CANARY} sanoi"));
    play.does("moderator", remove(2));
    forget(&mut play);
    assert!(!everything(&play).contains(CANARY));
}

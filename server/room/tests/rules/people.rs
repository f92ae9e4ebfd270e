//! Transcripts of the rules about people: TR1, TR3, TR7, CH6, ID3, ID4, ID8.

use crate::{sheet::Sheet, stageplay::*};
use foorumi_protocol::*;
use foorumi_room::Eye;

fn vote(poll: ActivityId, came_later: bool) -> PollCommand {
    PollCommand::CastBallot { poll, choice: Choice::Yes, came_later }
}

fn close(play: &mut Stageplay, activity: ActivityId) {
    play.does("host", AgendaCommand::CloseActivity { activity });
}

fn named(name: &str) -> MeetingCommand {
    MeetingCommand::SetName { name: Some(text(name)) }
}

#[track_caller]
fn result(play: &Stageplay, name: &str, poll: ActivityId) -> PollResult {
    let Some(Part::Result(result)) = play.sees(name, &PartKey::Result(poll)) else {
        panic!("no result")
    };
    result
}

/// Both kinds of poll: of aliases nothing is known but that they came later.
fn polls() -> (Stageplay, [ActivityId; 2]) {
    let ActivityPlan::Poll(plan) = yes_no("Nimellä?") else { unreachable!("it is a poll") };
    let by_name = ActivityPlan::Poll(PollPlan { named: true, ..plan });
    let activities = vec![yes_no("Kuuluuko?"), by_name];
    let mut play = Stageplay::new(meeting_with(vec![segment("Alku", activities)]));
    play.start(0);
    let polls = [play.activity(0, 0), play.activity(0, 1)];
    for activity in polls {
        play.does("host", AgendaCommand::OpenActivity { activity });
    }
    (play, polls)
}

#[test]
fn tr1_at_the_close_staff_and_memo_are_told_how_many_came_after_it_opened() {
    let (mut play, polls) = polls();
    for poll in polls {
        for (name, later) in [("aino", false), ("eero", true), ("iiris", true), ("olavi", true)] {
            play.does(name, vote(poll, later));
        }
        // Who takes the answer back, or gives it from where they were before, counts no more.
        play.does("olavi", PollCommand::TakeBackBallot { poll });
        play.does("iiris", vote(poll, false));
        play.does("iiris", vote(poll, true));
        let most = |most| SystemCommand::NoteMostPresent { activity: poll, most };
        assert_eq!(play.system(most(2)), Err(Rejection::Stale), "it is open");
        close(&mut play, poll);
        assert_eq!(
            result(&play, "host", poll).turnout,
            Some(Turnout { came_later: 2, most_present: None })
        );
        assert_eq!(play.system(most(3)), Err(Rejection::Stale), "no more answered than were here");
        play.system(most(1)).unwrap();
        play.system(most(2)).unwrap();
        let turnout = Turnout { came_later: 2, most_present: Some(2) };
        assert_eq!(result(&play, "host", poll).turnout, Some(turnout));
        assert_eq!(result(&play, "aino", poll).turnout, None, "the crowd is not told");
        let results = play.room.results().expect("begun");
        let told = results.activities.iter().find(|one| one.id() == poll);
        let Some(ActivityResult::Poll { result: Some(result), .. }) = told else {
            panic!("a poll")
        };
        assert_eq!(result.turnout, Some(turnout));
    }
}

#[test]
fn tr3_a_vote_is_asked_again_among_those_who_had_come_before_it_first_opened() {
    let (mut play, polls) = polls();
    for poll in polls {
        let first = play.room.vote_opened(&Command::Poll(vote(poll, false))).expect("it opened");
        play.does("eero", vote(poll, true));
        close(&mut play, poll);
        let again = |poll, only_earlier| PollCommand::OpenRound { poll, only_earlier };
        let open = play.does("host", again(poll, false));
        let second = ActivityId(Id { seq: open, index: 0 });
        play.does("eero", vote(second, true));
        close(&mut play, second);
        let open = play.does("host", again(second, true));
        let third = ActivityId(Id { seq: open, index: 0 });
        let opened = play.room.vote_opened(&Command::Poll(vote(third, false)));
        assert_eq!(opened, Some(first), "the first round's opening, not this one's");
        assert_eq!(play.shows("aino", &PartKey::Poll(third))["cameBy"], first.0);
        play.refused("eero", vote(third, true), Rejection::CameLater { opened: first });
        play.does("aino", vote(third, false));
        close(&mut play, third);
        assert_eq!(result(&play, "host", third).answered, 1);
        assert_eq!(result(&play, "host", third).turnout, None);
        // Once it is among those it stays so.
        let open = play.does("host", again(third, false));
        let fourth = ActivityId(Id { seq: open, index: 0 });
        play.refused("eero", vote(fourth, true), Rejection::CameLater { opened: first });
    }
}

#[test]
fn tr3_dots_are_asked_again_likewise_and_stepping_back_keeps_who_may() {
    let mut s = Sheet::of(&["eka", "toka"]);
    let (sheet, eka) = (s.sheet, s.id("eka"));
    let dots = |came_later| SheetCommand::SetDots { sheet, dots: [(eka, 1)].into(), came_later };
    let phase = |phase, only_earlier| SheetCommand::SetPhase { sheet, phase, only_earlier };
    s.phase(SheetPhase::Vote);
    let opened = s.play.room.vote_opened(&Command::Sheet(dots(false))).expect("it opened");
    s.play.does("aino", dots(false));
    s.play.does("eero", dots(true));
    s.play.refused("host", phase(SheetPhase::Vote, true), Rejection::VotingStarted);
    s.phase(SheetPhase::Chosen);
    let Some(Part::Tally(tally)) = s.play.sees("host", &PartKey::Tally(sheet)) else {
        panic!("a tally")
    };
    assert_eq!(tally.turnout, Some(Turnout { came_later: 1, most_present: None }));
    s.play.does("host", phase(SheetPhase::Vote, true));
    assert_eq!(s.part().came_by, Some(opened));
    s.play.refused("eero", dots(true), Rejection::CameLater { opened });
    s.play.does("aino", dots(false));
    s.play.does(
        "host",
        SheetCommand::SetPhase { sheet, phase: SheetPhase::Build, only_earlier: false },
    );
    s.play.does("host", SheetCommand::RestoreVotes { sheet });
    s.play.refused("eero", dots(true), Rejection::CameLater { opened });
}

#[test]
fn tr3_the_host_closes_the_entrance_and_all_see_it() {
    let mut play = Stageplay::new(meeting());
    let set = |open| MeetingCommand::SetEntrance { open };
    play.refused("moderator", set(false), Rejection::NotAllowed);
    play.does("host", set(false));
    assert!(!play.room.takes_newcomers());
    assert_eq!(play.shows("aino", &PartKey::Meeting)["entranceClosed"], true);
    play.does("host", set(true));
    assert!(play.room.takes_newcomers());
}

#[test]
fn tr7_own_ideas_are_deleted_while_nobody_else_has_built_below() {
    let mut s = Sheet::of(&["suunniteltu"]);
    let sheet = s.sheet;
    let delete = |idea| SheetCommand::DeleteIdea { sheet, idea };
    let restore = |idea| SheetCommand::RestoreIdea { sheet, idea };
    let set = |editors, delete_all| SheetCommand::SetEditing { sheet, editors, delete_all };
    let own = s.add("aino", "Keskus", "oma");
    s.add("aino", "oma", "oman alla");
    s.play.refused("eero", delete(own), Rejection::NotYourOwn);
    // Rewriting somebody's idea does not make it one's own.
    s.play.does("eero", SheetCommand::EditIdea { sheet, idea: own, text: text("toisin") });
    s.play.refused("eero", delete(own), Rejection::NotYourOwn);
    s.play.does("aino", delete(own));
    s.play.refused("eero", restore(own), Rejection::NotYourOwn);
    s.play.does("aino", restore(own));
    s.add("eero", "oman alla", "muun");
    s.play.refused("aino", delete(own), Rejection::BuiltOn);
    let planned = s.id("suunniteltu");
    s.play.refused("aino", delete(planned), Rejection::NotYourOwn);
    s.play.does("secretary", delete(own));
    s.play.does("secretary", restore(own));
    s.play.does("host", set(SheetEditors::Everyone, true));
    assert_eq!(s.play.shows("aino", &PartKey::Sheet(sheet))["deleteAll"], true);
    s.play.does("eero", delete(own));
    // Who may edit changes while it runs.
    s.play.does("host", set(SheetEditors::Staff, false));
    s.play.refused("eero", restore(own), Rejection::NotAllowed);
    s.play.refused("host", set(SheetEditors::Group, false), Rejection::NotFound);
}

#[test]
fn tr7_the_need_is_written_by_staff_and_by_the_group_on_its_own_sheet() {
    let mut s = Sheet::new(group_sheet("Keskus", &[], "Siniset"));
    let (sheet, idea) = (s.sheet, s.id("Keskus"));
    let edit = |words| SheetCommand::EditIdea { sheet, idea, text: text(words) };
    s.play.refused("eero", edit("Hölynpölyä"), Rejection::NotOfGroup);
    s.play.does("aino", SheetCommand::JoinGroup { sheet });
    s.play.does("aino", edit("Tarve"));
    s.play.does("moderator", edit("Tarve 2"));
}

#[test]
fn tr5_staff_see_by_number_who_wrote_an_idea_and_a_comment_and_nobody_else_does() {
    let mut s = Sheet::of(&["eka"]);
    let idea = s.add("aino", "eka", "oma");
    s.phase(SheetPhase::Comment);
    let sheet = s.sheet;
    s.play.does("eero", SheetCommand::CommentIdea { sheet, idea, text: text("hyvä") });
    let key = PartKey::Idea(sheet, idea);
    let seen = s.play.shows("host", &key);
    let numbers = (&seen["author"]["number"], &seen["comments"][0]["author"]["number"]);
    assert_eq!(numbers, (&2.into(), &3.into()));
    for name in ["aino", "stage"] {
        assert!(!s.play.shows(name, &key).to_string().contains("author"), "{name}");
    }
    let results = serde_json::to_string(&s.play.room.results()).expect("JSON");
    assert!(!results.contains("\"author\":{"), "nobody is named in results");
}

#[test]
fn ch6_a_quieted_person_writes_in_no_place_and_still_votes() {
    let open = ActivityPlan::Poll(PollPlan {
        question: fi("Miksi?"),
        form: PollForm::Open,
        shown: ResultsShown::AtClose,
        named: false,
    });
    let activities = vec![open, yes_no("Kuuluuko?"), cloud("Mitä?"), sheet("Tarve", &["eka"])];
    let mut play = Stageplay::new(meeting_with(vec![segment("Alku", activities)]));
    play.start(0);
    let [open, poll, cloud, sheet] = [0, 1, 2, 3].map(|at| play.activity(0, at));
    for activity in [open, poll, cloud, sheet] {
        play.does("host", AgendaCommand::OpenActivity { activity });
    }
    let Some(Part::Sheet(SheetPart { root, .. })) = play.sees("host", &PartKey::Sheet(sheet))
    else {
        panic!("a sheet")
    };
    play.does("eero", MeetingCommand::ReadNotice);
    let person = PersonNumber(2);
    play.does("moderator", ChatCommand::Quiet { person, on: true });
    let answer = Choice::Open { text: text("sana") };
    let word = CloudCommand::SendWord { cloud, word: text("sana"), base: None };
    let idea = SheetCommand::AddIdea { sheet, parent: root, after: None, text: text("sana") };
    let edit = SheetCommand::EditIdea { sheet, idea: root, text: text("sana") };
    let (kind, topic) = (RequestKind::Turn, Some(text("sana")));
    let mut quiet = |command: Said| play.refused("eero", command, Rejection::Quieted);
    quiet(PollCommand::CastBallot { poll: open, choice: answer, came_later: false }.into());
    quiet(word.into());
    quiet(idea.into());
    quiet(edit.into());
    quiet(QueueCommand::Ask { kind, topic }.into());
    quiet(ChatCommand::Say { text: text("sana") }.into());
    quiet(named("sana").into());
    play.does(
        "host",
        SheetCommand::SetPhase { sheet, phase: SheetPhase::Comment, only_earlier: false },
    );
    let comment = SheetCommand::CommentIdea { sheet, idea: root, text: text("sana") };
    play.refused("eero", comment, Rejection::Quieted);
    play.does("eero", vote(poll, false));
    play.does("eero", QueueCommand::Ask { kind, topic: None });
}

#[test]
fn id8_staff_carry_a_mark_that_nobody_gives_to_themselves() {
    let mut play = Stageplay::new(meeting());
    for name in ["host", "aino", "organiser", "presenter"] {
        play.does(name, named(name));
    }
    let said = |play: &mut Stageplay, name: &str| {
        let seq = play.does(name, ChatCommand::Say { text: text("hei") });
        play.shows("iiris", &PartKey::Message(MessageId(Id { seq, index: 0 })))["who"]["staff"]
            .clone()
    };
    assert_eq!(said(&mut play, "host"), true);
    assert_eq!(said(&mut play, "aino"), serde_json::Value::Null);
    assert_eq!(said(&mut play, "presenter"), serde_json::Value::Null);
    let seq = play.does("aino", ChatCommand::Say { text: text("hei taas") });
    let role = Role::Moderator;
    play.does("host", MeetingCommand::Promote { person: PersonNumber(2), role });
    let key = PartKey::Message(MessageId(Id { seq, index: 0 }));
    assert_eq!(play.shows("iiris", &key)["who"]["staff"], true, "what was written before, too");
}

#[test]
fn id8_names_like_those_of_staff_are_told_to_the_desk_and_not_refused() {
    let mut play = Stageplay::new(meeting());
    play.does("host", named("Anna Mäkinen"));
    // Greek and Cyrillic letters that look alike, spaces and case.
    for (name, given) in [("eero", "\u{391}nn\u{430}  M\u{e4}kinen"), ("iiris", "ANNA MÄKINEN")] {
        play.does(name, named(given));
    }
    play.does("olavi", named("Anna Virtanen"));
    let people = play.shows("moderator", &PartKey::People)["people"].clone();
    let row = |number: u32| {
        let rows = people.as_array().expect("rows");
        rows.iter().find(|row| row["who"]["number"] == number).expect("a row").clone()
    };
    assert_eq!(row(2)["resembles"]["number"], 1);
    assert_eq!(row(3)["resembles"]["number"], 1);
    assert_eq!(row(4)["resembles"], serde_json::Value::Null);
    assert_eq!(row(1)["resembles"], serde_json::Value::Null);
    assert_eq!(row(2)["who"]["namesake"], true);
    play.does("eero", named("Eero"));
    play.does("iiris", MeetingCommand::SetName { name: None });
    let people = play.shows("moderator", &PartKey::People)["people"].clone();
    assert!(!people.to_string().contains("namesake"), "alone with the name again: {people}");
}

#[test]
fn id3_with_a_renewed_link_given_roles_are_taken_back() {
    let mut play = Stageplay::new(meeting());
    for name in ["host", "aino", "eero"] {
        play.does(name, named(name));
    }
    let promote = |number, role| MeetingCommand::Promote { person: PersonNumber(number), role };
    play.does("host", promote(2, Role::Host));
    play.does("host", promote(3, Role::Secretary));
    let role = |play: &Stageplay, name: &str| play.room.role_of(person(name), Role::Participant);
    play.system(SystemCommand::TakeBackRoles { role: Role::Moderator }).unwrap();
    assert_eq!((role(&play, "aino"), role(&play, "eero")), (Role::Host, Role::Secretary));
    play.system(SystemCommand::TakeBackRoles { role: Role::Host }).unwrap();
    assert_eq!((role(&play, "aino"), role(&play, "eero")), (Role::Participant, Role::Participant));
    let people = play.room.part(&PartKey::People, Eye::Staff);
    let people = serde_json::to_string(&people).expect("JSON");
    assert!(!people.contains("\"staff\":true"), "nor are they marked: {people}");
}

#[test]
fn id8_capitals_and_digits_that_look_like_other_letters_are_told() {
    for (staff, given) in [
        ("Ilkka", "llkka"),
        ("Ilkka", "1lkka"),
        ("JOHN", "J0HN"),
        ("Olli", "0lli"),
        ("Ilona", "ILONA"),
    ] {
        let mut play = Stageplay::new(meeting());
        play.does("host", named(staff));
        play.does("eero", named(given));
        play.does("aino", named("Aino"));
        let people = play.shows("moderator", &PartKey::People)["people"].clone();
        let rows = people.as_array().expect("rows").iter();
        let like: Vec<_> = rows
            .filter(|row| !row["resembles"].is_null())
            .map(|row| &row["who"]["number"])
            .collect();
        assert_eq!(like, [2], "{staff} and {given}: {people}");
    }
}

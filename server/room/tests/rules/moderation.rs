//! Transcripts of moderation: rules CH2-CH4, CH6-CH10.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;

/// A held chat in which Aino has written these.
fn play(texts: &[&str]) -> (Stageplay, Vec<MessageId>) {
    let sheets = vec![sheet("Tarve", &["Eka"])];
    let mut play = Stageplay::new(meeting_with(vec![segment("Keskustelu", sheets)]));
    play.start(0);
    play.does("host", AgendaCommand::OpenActivity { activity: play.activity(0, 0) });
    play.does("host", ChatCommand::SetMode { mode: ChatMode::Held, slow_s: 0 });
    let said = |words: &&str| ChatCommand::Say { text: text(words) };
    let ids = texts
        .iter()
        .map(|words| MessageId(Id { seq: play.does("aino", said(words)), index: 0 }))
        .collect();
    (play, ids)
}

fn seen(play: &Stageplay, messages: &[MessageId]) -> Vec<SeenMessage> {
    let seen = |id: &MessageId| SeenMessage { message: *id, seen: staff(play, *id).revision };
    messages.iter().map(seen).collect()
}

fn staff(play: &Stageplay, id: MessageId) -> MessageStaff {
    let Some(Part::Message(part)) = play.sees("host", &PartKey::Message(id)) else {
        panic!("staff see {id}");
    };
    part.staff.expect("staff see more")
}

fn decide(play: &Stageplay, messages: &[MessageId], verdict: Verdict) -> ChatCommand {
    ChatCommand::Decide { messages: seen(play, messages), verdict }
}

fn undo(play: &Stageplay, messages: &[MessageId]) -> ChatCommand {
    ChatCommand::Undo { messages: seen(play, messages) }
}

fn become_of(play: &Stageplay, id: MessageId, what: Becoming) -> ChatCommand {
    ChatCommand::Become { message: id, seen: staff(play, id).revision, what }
}

fn told(play: &Stageplay, id: MessageId) -> SaidPart {
    let Some(Part::Said(said)) = play.sees("aino", &PartKey::Said(id)) else {
        panic!("aino wrote {id}");
    };
    said
}

fn public(play: &Stageplay, id: MessageId) -> Option<Part> {
    play.sees("eero", &PartKey::Message(id))
}

#[test]
fn ch2_many_are_decided_by_one_act_all_or_none_and_undone_by_one() {
    let (mut play, ids) = play(&["Missä on tauko?", "missä tauko on", "Missä tauko on?"]);
    assert_eq!(ids.iter().filter(|id| staff(&play, **id).alike == Some(ids[0])).count(), 2);
    play.does("moderator 1", decide(&play, &ids[..1], Verdict::Hold));
    let stale = ids.iter().map(|id| SeenMessage { message: *id, seen: 0 }).collect();
    let late = ChatCommand::Decide { messages: stale, verdict: Verdict::Publish };
    let refused = play.says("moderator 2", late).expect_err("one of them is decided");
    assert!(matches!(refused, Rejection::AlreadyDecided { .. }));
    assert!(ids.iter().all(|id| public(&play, *id).is_none()));
    play.does("moderator 2", decide(&play, &ids, Verdict::Publish));
    assert!(ids.iter().all(|id| public(&play, *id).is_some()));
    play.does("moderator 2", undo(&play, &ids));
    assert!(ids.iter().all(|id| public(&play, *id).is_none()));
    let twice = seen(&play, &[ids[0], ids[0]]);
    let twice = ChatCommand::Decide { messages: twice, verdict: Verdict::Hold };
    play.refused("host", twice, Rejection::Unreadable);
}

#[test]
fn ch3_colleagues_see_who_reads_what_and_a_claim_decides_nothing() {
    let (mut play, ids) = play(&["Eka", "Toka"]);
    let name = MeetingCommand::SetName { name: Some(text("Anna")) };
    play.does("moderator 1", name);
    play.does("moderator 1", ChatCommand::Claim { message: Some(ids[0]) });
    let claim = staff(&play, ids[0]).claim.expect("claimed");
    assert_eq!((claim.by.name.as_deref(), claim.at), (Some("Anna"), play.now));
    let before = play.room.seq();
    play.does("moderator 1", ChatCommand::Claim { message: Some(ids[1]) });
    assert_eq!(staff(&play, ids[0]).claim, None);
    assert_eq!(play.shows("host", &PartKey::Moderation)["desk"][0]["by"]["name"], "Anna");
    // Nobody but the staff is told anything, and another may still decide.
    for eye in [Eye::Public, Eye::Stage, Eye::Person(person("aino"))] {
        assert_eq!(play.room.changed_since(before, eye).parts, [], "{eye:?}");
    }
    play.does("moderator 2", decide(&play, &ids[1..], Verdict::Publish));
}

#[test]
fn ch4_a_merged_message_tells_what_it_went_under_while_that_is_seen() {
    let (mut play, ids) = play(&["Missä on tauko?", "Ja tauko on missä?", "Muu asia"]);
    play.does("host", decide(&play, &ids[1..2], Verdict::Merge { into: ids[0] }));
    assert_eq!(told(&play, ids[1]).state, MessageState::Merged { into: None });
    assert_eq!(staff(&play, ids[0]).merged, [ids[1]]);
    let before = play.room.seq();
    play.does("host", decide(&play, &ids[..1], Verdict::Publish));
    assert_eq!(told(&play, ids[1]).state, MessageState::Merged { into: Some(ids[0]) });
    let own = play.room.changed_since(before, Eye::Person(person("aino"))).parts;
    assert!(own.contains(&PartKey::Said(ids[1])));
    // No chains and no circles, by undo neither.
    let invalid = Rejection::MergeInvalid;
    for (from, into) in [(0, 2), (2, 1), (2, 2)] {
        let merge = Verdict::Merge { into: ids[into] };
        play.refused("host", decide(&play, &ids[from..=from], merge), invalid.clone());
    }
    play.does("host", decide(&play, &ids[1..2], Verdict::Publish));
    play.does("host", decide(&play, &ids[..1], Verdict::Merge { into: ids[1] }));
    play.refused("host", undo(&play, &ids[1..2]), invalid);
    play.does("host", undo(&play, &ids[..1]));
    play.does("host", undo(&play, &ids[1..2]));
    assert_eq!(staff(&play, ids[0]).merged, [ids[1]]);
}

#[test]
fn ch4_an_answer_goes_to_all_or_to_the_sender_alone_and_to_the_results() {
    let (mut play, ids) = play(&["Saako diat?", "Kuka maksaa?"]);
    let answer = |words: &str, to_all| Verdict::Answer { text: text(words), to_all };
    play.does("host", decide(&play, &ids[..1], answer("Saa.", true)));
    play.does("host", decide(&play, &ids[1..], answer("Kunta.", false)));
    assert_eq!(play.shows("eero", &PartKey::Message(ids[0]))["answer"], "Saa.");
    assert_eq!(public(&play, ids[1]), None);
    let state = MessageState::Answered { text: text("Kunta."), to_all: false };
    assert_eq!(told(&play, ids[1]).state, state);
    let chat = play.room.results().expect("it has begun").chat;
    let answers = chat.answers.iter().map(|one| (one.answer.as_str(), one.to_all));
    assert_eq!(Vec::from_iter(answers), [("Saa.", true), ("Kunta.", false)]);
    assert_eq!(chat.published.len(), 1);
}

#[test]
fn ch4_the_sender_is_told_of_an_edit_and_may_withdraw() {
    let (mut play, ids) = play(&["Soita 040 123 4567"]);
    let id = ids[0];
    assert_eq!(staff(&play, id).suspects, [SuspectKind::Phone]);
    play.does("moderator", ChatCommand::Mask { message: id, seen: 0 });
    play.does("moderator", decide(&play, &ids, Verdict::Publish));
    let said = told(&play, id);
    assert_eq!((said.text.as_str(), said.edited), ("Soita •••", true));
    assert_eq!(play.shows("eero", &PartKey::Message(id))["edited"], true);
    let only_staff = staff(&play, id);
    assert_eq!(only_staff.original.as_deref(), Some("Soita 040 123 4567"));
    assert!(only_staff.suspects.is_empty());
    play.refused("eero", ChatCommand::Withdraw { message: id }, Rejection::NotFound);
    play.does("aino", ChatCommand::Withdraw { message: id });
    assert_eq!(public(&play, id), None);
    play.refused("host", decide(&play, &ids, Verdict::Publish), Rejection::MessageGone);
    play.refused("host", undo(&play, &ids), Rejection::MessageGone);
}

#[test]
fn ch6_hiding_all_is_one_act_holds_what_comes_and_deletes_nothing() {
    let (mut play, ids) = play(&["Eka", "Toka"]);
    play.does("host", ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 });
    play.does("host", decide(&play, &ids, Verdict::Publish));
    let before = play.room.seq();
    play.does("moderator", ChatCommand::HideAll { on: true });
    for eye in [Eye::Public, Eye::Stage] {
        let gone = play.room.changed_since(before, eye).gone;
        assert_eq!(gone, ids.iter().copied().map(PartKey::Message).collect::<Vec<_>>());
    }
    assert_eq!(told(&play, ids[0]).state, MessageState::Waiting);
    assert_eq!(play.shows("aino", &PartKey::Chat)["mode"], "held");
    assert_eq!(play.shows("host", &PartKey::Moderation)["mode"], "open");
    assert!(play.room.results().expect("it has begun").chat.published.is_empty());
    let new =
        MessageId(Id { seq: play.does("aino", ChatCommand::Say { text: text("Uusi") }), index: 0 });
    assert_eq!(staff(&play, new).state, MessageState::Waiting);
    // One that is published again is seen; taking that back hides it again.
    play.does("moderator", decide(&play, &ids[..1], Verdict::Publish));
    assert!(public(&play, ids[0]).is_some() && public(&play, ids[1]).is_none());
    play.does("moderator", undo(&play, &ids[..1]));
    assert!(public(&play, ids[0]).is_none());
    play.does("moderator", ChatCommand::HideAll { on: false });
    assert!(ids.iter().all(|id| public(&play, *id).is_some()));
    assert!(public(&play, new).is_none());
}

#[test]
fn ch6_who_is_quieted_is_told_and_keeps_what_was_written() {
    let (mut play, ids) = play(&["Eka"]);
    play.does("host", decide(&play, &ids, Verdict::Publish));
    let Some(Part::Message(message)) = public(&play, ids[0]) else { panic!("published") };
    let number = message.who.number;
    play.does("moderator", ChatCommand::Quiet { person: number, on: true });
    assert!(play.sees("aino", &PartKey::MyChat).is_some());
    assert_eq!(play.sees("eero", &PartKey::MyChat), None);
    play.refused("aino", ChatCommand::Say { text: text("Vielä") }, Rejection::Quieted);
    assert!(public(&play, ids[0]).is_some());
    let unknown = PersonNumber(99);
    let absent = Rejection::NoSuchPerson { person: unknown };
    play.refused("host", ChatCommand::Quiet { person: unknown, on: true }, absent);
    play.does("moderator", ChatCommand::Quiet { person: number, on: false });
    assert_eq!(play.sees("aino", &PartKey::MyChat), None);
    play.does("aino", ChatCommand::Say { text: text("Vielä") });
}

#[test]
fn ch7_a_message_becomes_four_things_keeps_its_lineage_and_is_taken_back() {
    let (mut play, ids) = play(&["Mistä resurssit?"]);
    let id = ids[0];
    let sheet = play.activity(0, 0);
    let Some(Part::Sheet(SheetPart { root, .. })) = play.sees("host", &PartKey::Sheet(sheet))
    else {
        panic!("a sheet");
    };
    play.does("moderator", become_of(&play, id, Becoming::Request));
    assert_eq!(told(&play, id).state, MessageState::TakenUp);
    assert_eq!(told(&play, id).became, [BecameKind::Request]);
    assert_eq!(play.shows("host", &PartKey::Queue)["waiting"][0]["topic"], "Mistä resurssit?");
    assert_eq!(play.shows("aino", &PartKey::MyQueue)["requests"][0]["place"], 1);
    play.does("moderator", become_of(&play, id, Becoming::Question));
    play.does("moderator", become_of(&play, id, Becoming::Idea { sheet, parent: root }));
    play.does("moderator", become_of(&play, id, Becoming::Note { segment: None }));
    let became = staff(&play, id).became;
    let [_, Became::Question { question }, Became::Idea { idea, .. }, Became::Note { block }] =
        became[..]
    else {
        panic!("four things: {became:?}");
    };
    let seen = |play: &Stageplay, name: &str, key: &PartKey| play.shows(name, key)["text"].clone();
    assert_eq!(seen(&play, "eero", &PartKey::Question(question)), "Mistä resurssit?");
    assert_eq!(seen(&play, "eero", &PartKey::Idea(sheet, idea)), "Mistä resurssit?");
    assert_eq!(seen(&play, "secretary", &PartKey::Block(block)), "Mistä resurssit?");
    // Saying the same again changes nothing; what others built on stays.
    play.does("moderator", become_of(&play, id, Becoming::Question));
    assert_eq!(staff(&play, id).became.len(), 4);
    play.does("moderator", undo(&play, &ids));
    assert_eq!(play.sees("secretary", &PartKey::Block(block)), None);
    let under = SheetCommand::AddIdea { sheet, parent: idea, after: None, text: text("Jatko") };
    play.does("eero", under);
    play.refused("moderator", undo(&play, &ids), Rejection::AlreadyAnswered);
    let waits = Stageplay::says(&mut play, "aino", ChatCommand::Say { text: text("Toinen") });
    let second = MessageId(Id { seq: waits.expect("said"), index: 0 });
    play.refused("host", become_of(&play, second, Becoming::Request), Rejection::AlreadyWaiting);
}

#[test]
fn ch7_a_question_has_one_vote_a_person() {
    let (mut play, ids) = play(&["Mistä resurssit?"]);
    play.does("moderator", become_of(&play, ids[0], Becoming::Question));
    let [Became::Question { question }] = staff(&play, ids[0]).became[..] else {
        panic!("a question");
    };
    let back = |on| QuestionCommand::Back { question, on };
    for name in ["eero", "eero", "presenter"] {
        play.does(name, back(true));
    }
    assert_eq!(play.shows("presenter", &PartKey::Question(question))["backers"], 2);
    assert!(play.sees("eero", &PartKey::MyBackings).is_some());
    play.does("eero", back(false));
    assert_eq!(play.shows("aino", &PartKey::Question(question))["backers"], 1);
    let answered = QuestionCommand::SetState { question, state: QuestionState::Answered };
    play.does("host", answered);
    play.does("moderator", undo(&play, &ids));
    assert_eq!(play.sees("aino", &PartKey::Question(question)), None);
    play.refused("eero", back(true), Rejection::NotFound);
}

#[test]
fn ch8_lines_have_receipts_and_no_participant_ever_gets_one() {
    let (mut play, ids) = play(&["Ota tämä"]);
    let before = play.room.seq();
    let words = LineWords::Preset { preset: Preset::TakeThis };
    let said = play.does("moderator", BackstageCommand::Say { words, about: Some(ids[0]) });
    let line = LineId(Id { seq: said, index: 0 });
    play.does("host", BackstageCommand::Read { line });
    play.does("host", BackstageCommand::Read { line });
    let shown = play.shows("secretary", &PartKey::Line(line));
    assert_eq!(shown["receipts"].as_array().map(Vec::len), Some(1));
    assert_eq!(shown["receipts"][0]["role"], "host");
    for name in ["aino", "presenter", "stage"] {
        assert_eq!(play.sees(name, &PartKey::Line(line)), None, "{name}");
    }
    for eye in [Eye::Public, Eye::Stage, Eye::Person(person("aino"))] {
        let changed = play.room.changed_since(before, eye);
        assert!(changed.parts.is_empty() && changed.gone.is_empty(), "{eye:?}");
    }
    let words = LineWords::Own { text: text("Hei") };
    play.refused("aino", BackstageCommand::Say { words, about: None }, Rejection::NotAllowed);
}

#[test]
fn ch10_a_removed_text_is_nowhere_and_its_marker_stays() {
    const SECRET: &str = "Olen Maija Virtanen, 050580-905S";
    let (mut play, ids) = play(&[SECRET]);
    let (id, sheet) = (ids[0], play.activity(0, 0));
    let Some(Part::Sheet(SheetPart { root, .. })) = play.sees("host", &PartKey::Sheet(sheet))
    else {
        panic!("a sheet");
    };
    for what in [
        Becoming::Request,
        Becoming::Question,
        Becoming::Idea { sheet, parent: root },
        Becoming::Note { segment: None },
    ] {
        play.does("moderator", become_of(&play, id, what));
    }
    let [Became::Request { entry }, .., Became::Idea { idea, .. }, _] = staff(&play, id).became[..]
    else {
        panic!("a request and an idea");
    };
    let answer = text("Palaamme asiaan.");
    play.does("host", QueueCommand::AnswerInWriting { entry, answer });
    play.does("moderator", SheetCommand::DeleteIdea { sheet, idea });
    play.does("host", decide(&play, &ids, Verdict::Publish));
    play.does("moderator", ChatCommand::Mask { message: id, seen: staff(&play, id).revision });
    let holds = |play: &Stageplay| {
        let snapshot = String::from_utf8(play.room.snapshot()).expect("JSON");
        let results = serde_json::to_string(&play.room.results()).expect("JSON");
        snapshot.contains("Virtanen") || results.contains("Virtanen")
    };
    assert!(holds(&play));
    play.does("host", ChatCommand::Remove { message: id });
    assert!(!holds(&play));
    assert_eq!(told(&play, id).state, MessageState::Removed);
    assert_eq!(public(&play, id), None);
    assert_eq!(staff(&play, id).state, MessageState::Removed);
    let refused = Rejection::MessageGone;
    play.refused("host", undo(&play, &ids), refused.clone());
    play.refused("host", decide(&play, &ids, Verdict::Publish), refused);
}

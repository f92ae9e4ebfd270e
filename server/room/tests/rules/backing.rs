//! Transcripts of agreeing with a message: rule CH11.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::{Actor, Addressed, Eye, Traces};

/// A chat in which Aino has written.
fn play() -> (Stageplay, MessageId) {
    let mut play = Stageplay::new(meeting());
    let said = play.does("aino", ChatCommand::Say { text: text("Tarvitaan lisää aikaa.") });
    (play, MessageId(Id { seq: said, index: 0 }))
}

fn back(message: MessageId, on: bool) -> ChatCommand {
    ChatCommand::Back { message, on }
}

fn backers(play: &Stageplay, name: &str, message: MessageId) -> u32 {
    let Some(Part::Message(part)) = play.sees(name, &PartKey::Message(message)) else {
        panic!("{name} sees {message}");
    };
    part.backers
}

fn backed(play: &Stageplay, name: &str) -> Option<Vec<MessageId>> {
    let Part::MyBackings(part) = play.sees(name, &PartKey::MyBackings)? else {
        panic!("a key tells its part");
    };
    Some(part.messages)
}

fn results(play: &Stageplay) -> Results {
    play.room.results().expect("it has begun")
}

/// One decision of the moderator.
fn decide(play: &mut Stageplay, message: MessageId, verdict: Verdict) {
    let Some(Part::Message(part)) = play.sees("host", &PartKey::Message(message)) else {
        panic!("staff see {message}");
    };
    let seen = part.staff.expect("staff see more").revision;
    let messages = vec![SeenMessage { message, seen }];
    play.does("moderator", ChatCommand::Decide { messages, verdict });
}

#[test]
fn ch11_a_message_has_one_vote_a_person_taken_back_by_the_same() {
    let (mut play, id) = play();
    for name in ["eero", "eero", "host", "presenter"] {
        play.does(name, back(id, true));
    }
    for name in ["aino", "moderator"] {
        assert_eq!(backers(&play, name, id), 3);
    }
    assert_eq!(backed(&play, "eero"), Some(vec![id]));
    assert_eq!(backed(&play, "aino"), None);
    play.does("eero", back(id, false));
    play.does("eero", back(id, false));
    assert_eq!((backers(&play, "aino", id), backed(&play, "eero")), (2, Some(vec![])));
    play.refused("aino", back(id, true), Rejection::NotAllowed);
    play.refused("stage", back(id, true), Rejection::NotAllowed);
    assert_eq!(results(&play).chat.published[0].backers, 2);
}

#[test]
fn ch11_from_twenty_on_the_number_is_told_in_tens_and_between_them_nobody_is_told() {
    let (mut play, id) = play();
    let mut told = Vec::new();
    for number in 1..=41 {
        let before = play.room.seq();
        play.does(&format!("kannattaja {number}"), back(id, true));
        let changed = play.room.changed_since(before, Eye::Public).parts;
        told.extend(changed.contains(&PartKey::Message(id)).then(|| backers(&play, "aino", id)));
    }
    assert_eq!(told, Vec::from_iter((1..=20).chain([30, 40])));
    assert_eq!(backers(&play, "moderator", id), 40);
    for number in 1..=22 {
        play.does(&format!("kannattaja {number}"), back(id, false));
    }
    assert_eq!(backers(&play, "aino", id), 19);
}

#[test]
fn ch11_what_is_not_seen_cannot_be_backed_and_what_comes_back_has_its_number() {
    let (mut play, id) = play();
    play.does("eero", back(id, true));
    decide(&mut play, id, Verdict::Reject { reason: RejectReason::OffTopic });
    play.refused("olavi", back(id, true), Rejection::NotFound);
    decide(&mut play, id, Verdict::Publish);
    assert_eq!(backers(&play, "olavi", id), 1);
    play.does("host", ChatCommand::HideAll { on: true });
    play.refused("olavi", back(id, true), Rejection::NotFound);
    play.does("host", ChatCommand::HideAll { on: false });
    play.does("olavi", back(id, true));
    assert_eq!(backers(&play, "olavi", id), 2);
    play.does("aino", ChatCommand::Withdraw { message: id });
    play.refused("iiris", back(id, true), Rejection::NotFound);
    assert_eq!(backed(&play, "eero"), Some(vec![]));
}

#[test]
fn ch11_a_person_backs_at_most_200_messages() {
    let (mut play, first) = play();
    for number in 0..200 {
        let said = play.does("aino", ChatCommand::Say { text: text(&format!("Asia {number}")) });
        play.does("eero", back(MessageId(Id { seq: said, index: 0 }), true));
    }
    play.refused("eero", back(first, true), Rejection::LimitReached { limit: 200 });
    play.does("olavi", back(first, true));
}

#[test]
fn ch11_tr5_a_removed_person_backs_nothing_and_brought_back_backs_the_same() {
    let (mut play, id) = play();
    play.does("eero", back(id, true));
    play.does("olavi", back(id, true));
    let number = PersonNumber(2);
    let traces = Traces { named: false, texts: 0, votes: 1, turns: 0 };
    assert_eq!(play.room.traces_of(number), Some(traces));
    play.does("moderator", MeetingCommand::RemovePerson { person: number, at_once: false });
    assert_eq!(backers(&play, "aino", id), 1);
    play.does("moderator", MeetingCommand::RestorePerson { person: number });
    assert_eq!((backers(&play, "aino", id), backed(&play, "eero")), (2, Some(vec![id])));
    play.does("moderator", MeetingCommand::RemovePerson { person: number, at_once: false });
    let since = play.room.leavers()[0].since;
    play.system(SystemCommand::ForgetPerson { person: number, since }).expect("it was hidden");
    assert_eq!((backers(&play, "aino", id), backed(&play, "eero")), (1, None));
}

#[test]
fn ch11_who_backed_is_dropped_at_the_end_and_the_number_stays() {
    let (mut play, id) = play();
    let at = play.does("eero", back(id, true));
    let command = Command::Chat(back(id, true));
    let actor = Actor::Person { id: person("eero"), role: Role::Participant };
    let said = Addressed { client: ClientId(1), n: 1, actor, command };
    assert!(!play.room.has_forgotten(&said, Some(at)));
    play.does("host", MeetingCommand::End);
    assert_eq!(backed(&play, "eero"), None);
    assert!(play.room.has_forgotten(&said, Some(at)), "no node proposes it again");
    assert_eq!(play.room.forgotten(), play.room.records(), "the log is rewritten");
    assert_eq!(results(&play).chat.published[0].backers, 1);
    play.refused("olavi", back(id, true), Rejection::MeetingEnded);
}

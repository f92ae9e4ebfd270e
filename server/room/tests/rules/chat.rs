//! Transcripts of the chat: rules CH1, CH2, CH4, CH5.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::{Actor, Addressed, Eye};

fn say(words: &str) -> ChatCommand {
    ChatCommand::Say { text: text(words) }
}

fn one(message: MessageId, seen: u32) -> Vec<SeenMessage> {
    vec![SeenMessage { message, seen }]
}

fn decide(message: MessageId, seen: u32, verdict: Verdict) -> ChatCommand {
    ChatCommand::Decide { messages: one(message, seen), verdict }
}

fn approve(message: MessageId, seen: u32) -> ChatCommand {
    decide(message, seen, Verdict::Publish)
}

fn hold(message: MessageId, seen: u32) -> ChatCommand {
    decide(message, seen, Verdict::Hold)
}

fn reject(message: MessageId, reason: RejectReason, seen: u32) -> ChatCommand {
    decide(message, seen, Verdict::Reject { reason })
}

fn undo(message: MessageId, seen: u32) -> ChatCommand {
    ChatCommand::Undo { messages: one(message, seen) }
}

fn mode(mode: ChatMode) -> ChatCommand {
    ChatCommand::SetMode { mode, slow_s: 0 }
}

fn play(mode: ChatMode) -> Stageplay {
    let mut play = Stageplay::new(meeting());
    play.does("host", ChatCommand::SetMode { mode, slow_s: 0 });
    play
}

impl Stageplay {
    fn wrote(&mut self, name: &str, words: &str) -> MessageId {
        MessageId(Id { seq: self.does(name, say(words)), index: 0 })
    }

    /// State as a sender is told it.
    fn told(&self, name: &str, message: MessageId) -> MessageState {
        let Some(Part::Said(said)) = self.sees(name, &PartKey::Said(message)) else {
            panic!("{name} did not write {message}");
        };
        said.state
    }
}

#[test]
fn ch1_modes_say_who_writes_and_who_sees() {
    let check = |set, name: &str, expected: Result<bool, Rejection>| {
        let mut play = play(set);
        let said = play.says(name, say("Hei"));
        let seen = said.map(|seq| {
            let message = PartKey::Message(MessageId(Id { seq, index: 0 }));
            play.sees("eero", &message).is_some() && play.sees("stage", &message).is_some()
        });
        assert_eq!(seen, expected, "{set:?} {name}");
    };
    check(ChatMode::Open, "aino", Ok(true));
    check(ChatMode::Held, "aino", Ok(false));
    check(ChatMode::Held, "presenter", Ok(false));
    check(ChatMode::Held, "moderator", Ok(true));
    check(ChatMode::StaffOnly, "aino", Err(Rejection::ChatClosed));
    check(ChatMode::StaffOnly, "organiser", Ok(true));
    check(ChatMode::Closed, "aino", Err(Rejection::ChatClosed));
    check(ChatMode::Closed, "host", Err(Rejection::ChatClosed));
}

#[test]
fn ch1_slow_mode_stops_at_the_door_and_spares_staff() {
    let mut play = play(ChatMode::Open);
    let slow = |slow_s| ChatCommand::SetMode { mode: ChatMode::Open, slow_s };
    play.refused("host", slow(5), Rejection::Unreadable);
    play.does("host", slow(10));
    play.does("aino", say("Yksi"));
    let at_door = |play: &Stageplay, name: &str, seconds: u64| {
        let actor = Actor::Person { id: person(name), role: role(name) };
        let command = Command::Chat(say("Kaksi"));
        let addressed = Addressed { client: ClientId(77), n: 1, actor, command };
        play.room.try_command(&addressed, Millis(play.now.0 + seconds * 1000))
    };
    assert_eq!(at_door(&play, "aino", 4), Err(Rejection::SlowDown { seconds: 6 }));
    assert_eq!(at_door(&play, "aino", 10), Ok(()));
    assert_eq!(at_door(&play, "eero", 0), Ok(()));
    play.does("host", say("Yksi"));
    assert_eq!(at_door(&play, "host", 1), Ok(()));
}

#[test]
fn ch1_the_mode_follows_the_segment() {
    let held = SegmentPlan { chat: Some(ChatMode::Held), ..segment("Alustus", Vec::new()) };
    let mut play = Stageplay::new(meeting_with(vec![held, segment("Tauko", Vec::new())]));
    play.start(0);
    assert_eq!(play.shows("aino", &PartKey::Chat)["mode"], "held");
    play.start(1);
    assert_eq!(play.shows("aino", &PartKey::Chat)["mode"], "held");
}

#[test]
fn ch2_one_decision_is_one_act_and_a_second_one_is_refused() {
    let mut play = play(ChatMode::Held);
    let message = play.wrote("aino", "Hei");
    play.does("moderator 1", MeetingCommand::SetName { name: Some(text("Maija")) });
    play.does("moderator 1", approve(message, 0));
    let late = reject(message, RejectReason::OffTopic, 0);
    let by =
        Who { number: PersonNumber(3), name: Some(text("Maija")), namesake: false, staff: true };
    play.refused(
        "moderator 2",
        late,
        Rejection::AlreadyDecided { by, state: Some(MessageStateName::Published) },
    );
    assert!(play.sees("eero", &PartKey::Message(message)).is_some());
    let absent = MessageId(Id { seq: Seq(999), index: 0 });
    play.refused("host", hold(absent, 0), Rejection::NotFound);
}

#[test]
fn ch2_decisions_are_undone_one_by_one() {
    let mut play = play(ChatMode::Held);
    let message = play.wrote("aino", "Hei");
    play.refused("host", undo(message, 0), Rejection::Stale);
    play.does("host", hold(message, 0));
    let reason = RejectReason::Unsuitable;
    play.does("host", reject(message, reason, 1));
    play.does("host", undo(message, 2));
    let staff = |play: &Stageplay| play.shows("host", &PartKey::Message(message))["staff"].clone();
    assert_eq!(staff(&play)["state"]["state"], "held");
    assert_eq!(staff(&play)["canUndo"], true);
    play.does("host", undo(message, 3));
    assert_eq!(staff(&play)["state"]["state"], "waiting");
    assert_eq!(staff(&play)["canUndo"], false);
}

#[test]
fn ch4_the_sender_is_always_told_the_state() {
    let mut play = play(ChatMode::Held);
    let message = play.wrote("aino", "Hei");
    assert_eq!(play.told("aino", message), MessageState::Waiting);
    let before = play.room.seq();
    play.does("moderator", hold(message, 0));
    assert_eq!(play.told("aino", message), MessageState::Waiting);
    // Not even a new copy of the same part tells that it was held.
    assert!(play.room.changed_since(before, Eye::Person(person("aino"))).parts.is_empty());
    let reason = RejectReason::PersonalData;
    play.does("host", reject(message, reason, 1));
    assert_eq!(play.told("aino", message), MessageState::Rejected { reason });
    play.does("host", approve(message, 2));
    assert_eq!(play.told("aino", message), MessageState::Published);
    assert_eq!(play.sees("eero", &PartKey::Said(message)), None);
}

#[test]
fn ch5_a_hidden_message_leaves_no_trace() {
    let mut play = play(ChatMode::Open);
    let message = play.wrote("aino", "Hei");
    let seen = play.room.seq();
    let reason = RejectReason::Unsuitable;
    play.does("moderator", reject(message, reason, 0));
    for eye in [Eye::Public, Eye::Stage] {
        assert!(!play.all(eye).contains_key(&PartKey::Message(message)));
        // Who saw it is told to take it away, who did not is told nothing.
        assert_eq!(play.room.changed_since(seen, eye).gone, [PartKey::Message(message)]);
        assert!(play.room.changed_since(Seq(1), eye).gone.is_empty());
    }
    play.does("host", mode(ChatMode::Held));
    let before = play.room.seq();
    let waiting = play.wrote("aino", "Toinen");
    play.does("moderator", reject(waiting, reason, 0));
    let changed = play.room.changed_since(before, Eye::Public);
    assert!(changed.parts.is_empty() && changed.gone.is_empty());
    assert!(play.all(Eye::Staff).contains_key(&PartKey::Message(waiting)));
}

#[test]
fn ch4_a_name_taken_off_goes_from_what_was_written() {
    let mut play = play(ChatMode::Open);
    play.does("aino", MeetingCommand::SetName { name: Some(text("Aino")) });
    let message = PartKey::Message(play.wrote("aino", "Hei"));
    assert_eq!(play.shows("eero", &message)["who"]["name"], "Aino");
    let before = play.room.seq();
    play.does("aino", MeetingCommand::SetName { name: None });
    assert!(play.shows("eero", &message)["who"].get("name").is_none());
    assert!(play.room.changed_since(before, Eye::Public).parts.contains(&message));
}

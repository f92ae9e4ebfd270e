//! What is hidden leaves no trace: rule CH5, invariant I3, over random histories.
//!
//! Two worlds run side by side and differ in hidden things only: in one somebody writes a message that is
//! never published and staff whisper about it, in the other the same places of the log are taken by
//! commands that are refused. What any participant and the stage are sent must be the same, byte for
//! byte, whenever they look: not a text, not a gap, not a count tells the worlds apart.

use crate::{
    chance::{CAST, Chance, command, everything},
    stageplay::*,
};
use foorumi_protocol::*;
use foorumi_room::{Changed, Eye};

/// Random histories; the measure is 1,000 (`CANARIES=1000`).
const HISTORIES: u64 = 40;
const STEPS: usize = 40;
const CANARY: &str = "kanarialintu";

/// The two worlds, and what each eye holds in both.
struct Worlds {
    /// With what is hidden, and without.
    worlds: [Stageplay; 2],
    looked: Seq,
    hidden: Vec<MessageId>,
}

impl Worlds {
    fn new() -> Self {
        let worlds = [everything(), everything()];
        let mut new = Self { looked: worlds[0].room.seq(), worlds, hidden: Vec::new() };
        // Everybody has acted, so that a hidden act gives nobody a number.
        for name in CAST.into_iter().filter(|name| *name != "stage") {
            new.both(name, &Command::Meeting(MeetingCommand::SetName { name: Some(text(name)) }));
        }
        new.both("host", &chat(ChatCommand::SetMode { mode: ChatMode::Held, slow_s: 0 }));
        new
    }

    /// The same in both worlds.
    fn both(&mut self, name: &str, command: &Command) {
        let [one, other] = &mut self.worlds;
        let told = (one.says(name, command.clone()), other.says(name, command.clone()));
        assert_eq!(told.0, told.1, "{name} tells the worlds apart by an answer to {command:?}");
    }

    /// Hidden in one world, refused in the other.
    fn hide(&mut self, name: &str, command: Command) -> Option<Seq> {
        let nothing = Command::Agenda(AgendaCommand::CloseActivity {
            activity: ActivityId(Chance::absent()),
        });
        let [one, other] = &mut self.worlds;
        let told = one.says(name, command);
        other.says("host", nothing).expect_err("there is no such activity");
        told.ok()
    }

    fn hidden_act(&mut self, chance: &mut Chance) {
        // In an open chat nothing is hidden to begin with.
        if self.worlds[0].shows("iiris", &PartKey::Chat)["mode"] != "held" {
            return;
        }
        // Nor is what staff write, and anybody may have been made one of them.
        let author = chance.one(["aino", "eero"]);
        if self.worlds[0].room.role_of(person(author), Role::Participant).is_staff() {
            return;
        }
        let Some(message) = chance.of(&self.hidden).filter(|_| chance.one_in(2)) else {
            let words = text(&format!("{CANARY} {}", chance.next()));
            let said = self.hide(author, chat(ChatCommand::Say { text: words }));
            self.hidden.extend(said.map(|seq| MessageId(Id { seq, index: 0 })));
            return;
        };
        let key = PartKey::Message(message);
        let Some(Part::Message(part)) = self.worlds[0].sees("host", &key) else { return };
        let seen = part.staff.map_or(0, |staff| staff.revision);
        let messages = vec![SeenMessage { message, seen }];
        let words = LineWords::Own { text: text(&format!("{CANARY} {}", chance.next())) };
        let answer = Verdict::Answer { text: text(CANARY), to_all: false };
        let reason = RejectReason::Unsuitable;
        let command = match chance.below(8) {
            0 => ChatCommand::Decide { messages, verdict: Verdict::Hold },
            1 => ChatCommand::Decide { messages, verdict: Verdict::Reject { reason } },
            2 => ChatCommand::Decide { messages, verdict: answer },
            3 => ChatCommand::Edit { message, seen, text: text(&format!("{CANARY}!")) },
            4 => ChatCommand::Become { message, seen, what: Becoming::Note { segment: None } },
            5 => ChatCommand::Claim { message: Some(message) },
            6 => ChatCommand::Remove { message },
            _ => {
                let say = BackstageCommand::Say { words, about: Some(message) };
                self.hide("moderator", Command::Backstage(say));
                return;
            }
        };
        self.hide("moderator", chat(command));
    }

    /// What everybody but the staff and the authors of hidden messages is sent is the same.
    fn look(&mut self, since: Seq) {
        let others = ["iiris", "olavi", "presenter"].map(|name| Eye::Person(person(name)));
        for eye in [Eye::Public, Eye::Stage].into_iter().chain(others) {
            let [one, other] = self.worlds.each_ref().map(|world| {
                let below = world.room.is_below_floor(since, [eye].into_iter());
                let since = if below { Seq(0) } else { since };
                let Changed { parts, gone } = world.room.changed_since(since, eye);
                let parts = world.room.parts(&parts, eye);
                serde_json::to_string(&(parts, gone)).expect("JSON")
            });
            assert!(!one.contains(CANARY), "{eye:?} sees a hidden text");
            assert_eq!(one, other, "{eye:?} can tell that something is hidden");
        }
    }
}

fn chat(command: ChatCommand) -> Command {
    Command::Chat(command)
}

/// A random act of the crowd and the host that is the same in both worlds. Staff acts that name what
/// they see are taken from the world without hidden things.
fn open_act(chance: &mut Chance, worlds: &Worlds) -> (&'static str, Command) {
    let name = chance.one(["host", "iiris", "olavi", "iiris", "presenter", "moderator"]);
    let act = command(chance.next(), &worlds.worlds[1]);
    // What is done to the memo names its revision, which a line made of a hidden message moves.
    let nothing = ChatCommand::Claim { message: None };
    (name, if matches!(act, Command::Memo(_)) { chat(nothing) } else { act })
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how often, which decides nothing in a room")]
fn ch5_what_is_hidden_leaves_no_trace_in_any_frame_gap_or_count() {
    let histories = std::env::var("CANARIES").ok().and_then(|count| count.parse().ok());
    let histories: u64 = histories.unwrap_or(HISTORIES);
    let mut hidden = 0;
    for seed in 0..histories {
        let chance = &mut Chance(seed);
        let mut worlds = Worlds::new();
        for _ in 0..STEPS {
            if chance.one_in(3) {
                worlds.hidden_act(chance);
            } else {
                let (name, command) = open_act(chance, &worlds);
                worlds.both(name, &command);
            }
            if chance.one_in(3) {
                let since = worlds.looked;
                worlds.look(since);
                worlds.looked = worlds.worlds[0].room.seq();
            }
        }
        worlds.look(Seq(0));
        hidden += worlds.hidden.len();
    }
    println!("canary: {histories} histories, {hidden} hidden messages, no trace in any frame");
    assert!(hidden as u64 > histories, "too little was hidden to mean anything");
}

/// Rule CH3: whatever two moderators decide on one message at once, one decision stands, and the other
/// one is told who decided what. The measure is 10,000 races.
#[test]
fn ch3_of_two_decisions_on_one_message_exactly_one_stands() {
    let chance = &mut Chance(5);
    let mut play = everything();
    play.does("moderator 1", MeetingCommand::SetName { name: Some(text("Anna")) });
    play.does("moderator 2", MeetingCommand::SetName { name: Some(text("Bengt")) });
    play.does("host", ChatCommand::SetMode { mode: ChatMode::Held, slow_s: 0 });
    let races = 10_000;
    for race in 0..races {
        let said = play.does("aino", ChatCommand::Say { text: text(&format!("asia {race}")) });
        let message = MessageId(Id { seq: said, index: 0 });
        let mut racers = [("moderator 1", "Anna"), ("moderator 2", "Bengt")];
        if chance.one_in(2) {
            racers.reverse();
        }
        let [first, second] = racers;
        let verdicts = [
            (Verdict::Publish, MessageStateName::Published),
            (Verdict::Hold, MessageStateName::Held),
            (Verdict::Reject { reason: RejectReason::OffTopic }, MessageStateName::Rejected),
        ];
        let (verdict, state) = chance.one(verdicts.clone());
        let (late, _) = chance.one(verdicts);
        let decide = |verdict| ChatCommand::Decide {
            messages: vec![SeenMessage { message, seen: 0 }],
            verdict,
        };
        play.does(first.0, decide(verdict));
        let told = play.says(second.0, decide(late)).expect_err("the second one is refused");
        let Rejection::AlreadyDecided { by, state: told } = told else {
            panic!("told {told:?}");
        };
        assert_eq!((by.name.as_deref(), told), (Some(first.1), Some(state)));
        let part = play.shows("host", &PartKey::Message(message));
        assert_eq!(part["staff"]["revision"], 1);
        play.records.clear();
    }
    println!("races: {races} races of two moderators, {races} single decisions");
}

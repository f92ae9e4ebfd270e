//! Two people of the staff, at two nodes, do the same thing at the same time: one of them does it.

use crate::bench::{Bench, host, say};
use foorumi_protocol::{
    ChatCommand, ChatMode, ClientId, Command, EntryId, Id, MessageId, Outcome, Part, PartKey,
    PersonId, QueueCommand, QueuePart, RejectReason, Rejection, RequestKind, Role, SeenMessage,
    Verdict,
};
use foorumi_room::{Actor, Addressed, Eye, Room};
use uuid::Uuid;

/// How many races go on in one meeting.
const MEETING: u32 = 50;

/// Races in a test; `FOORUMI_RACES` runs more.
fn races() -> u32 {
    std::env::var("FOORUMI_RACES").map_or(1000, |races| races.parse().unwrap())
}

/// Two nodes over one log.
struct Nodes([Bench; 2]);

impl Nodes {
    fn begun() -> Self {
        let first = Bench::begun();
        let mut second = Bench::at(&first.log, 2);
        second.settle();
        Self([first, second])
    }

    fn room(&self, node: usize) -> &Room {
        self.0[node].replica.room().unwrap()
    }

    /// Does something at the first node, and lets the other hear of it.
    fn does(&mut self, command: Addressed) -> Outcome {
        self.0[0].submit(vec![command]);
        self.0[0].settle();
        let answers = self.0[0].answers();
        self.meet();
        answers[0].1.clone()
    }

    fn meet(&mut self) {
        self.0.iter_mut().for_each(|node| node.pass(2000));
        assert_eq!(self.room(0).hash(), self.room(1).hash());
    }

    /// Both ask at once; whose request the log gets first, and when the other hears, varies with the
    /// turn. The outcomes, node by node.
    fn race(&mut self, turn: u32, commands: [Addressed; 2]) -> [Outcome; 2] {
        for (node, command) in self.0.iter_mut().zip(commands) {
            node.submit(vec![command]);
        }
        let mut steps = (turn + 1).wrapping_mul(2_654_435_761);
        while self.0.iter().any(|node| !node.asked.is_empty()) {
            let node = (steps & 1) as usize;
            steps = steps.rotate_right(1);
            if !self.0[node].asked.is_empty() {
                self.0[node].carry_one();
            }
        }
        self.meet();
        let [one, other] = &mut self.0;
        [one, other].map(|node| {
            let answers = node.answers();
            assert_eq!(answers.len(), 1, "each is answered once");
            answers[0].1.clone()
        })
    }
}

fn moderator(n: u32, command: Command) -> Addressed {
    let actor = Actor::Person { id: PersonId(Uuid::from_u128(98)), role: Role::Moderator };
    Addressed { client: ClientId(98), n, actor, command }
}

fn queue(room: &Room) -> QueuePart {
    let Some(Part::Queue(part)) = room.part(&PartKey::Queue, Eye::Staff) else { panic!("a queue") };
    part
}

/// Which of the two was refused, and why.
fn loser(outcomes: [Outcome; 2]) -> (usize, Rejection) {
    match outcomes {
        [Outcome::Accepted { .. }, Outcome::Rejected { why }] => (1, why),
        [Outcome::Rejected { why }, Outcome::Accepted { .. }] => (0, why),
        both => panic!("one is accepted, one refused, not {both:?}"),
    }
}

#[test]
fn sq8_two_staff_who_press_next_at_once_advance_by_one() {
    let mut nodes = Nodes::begun();
    let mut lost = [0_u32; 2];
    for turn in 0..races() {
        if turn % MEETING == 0 {
            nodes = Nodes::begun();
            let open = QueueCommand::SetList { open: true };
            nodes.does(host(3, Command::Queue(open)));
        }
        // One more than is given the floor, so that somebody always waits behind.
        for asker in 0..if turn % MEETING == 0 { 2 } else { 1 } {
            let kind = RequestKind::Turn;
            let ask = Command::Queue(QueueCommand::Ask { kind, topic: None });
            let asks = say(u64::from(turn * 2 + asker) + 1000, 1);
            nodes.does(Addressed { command: ask, ..asks });
        }
        let before = queue(nodes.room(0));
        let entry: EntryId = before.waiting[0].id;
        let ending = before.floor.as_ref().map(|floor| floor.entry);
        let next = QueueCommand::GiveFloor { entry, ending, why: None };
        let both = [
            host(turn + 10, Command::Queue(next.clone())),
            moderator(turn + 10, Command::Queue(next)),
        ];
        let (node, why) = loser(nodes.race(turn, both));
        assert_eq!(why, Rejection::FloorChanged);
        lost[node] += 1;
        let after = queue(nodes.room(0));
        assert_eq!(after.floor.map(|floor| floor.entry), Some(entry));
        assert_eq!(after.waiting.len() + 1, before.waiting.len());
    }
    assert!(lost[0] > races() / 10 && lost[1] > races() / 10, "each loses sometimes: {lost:?}");
}

#[test]
fn ch3_two_moderators_who_decide_one_message_at_once_decide_once() {
    let mut nodes = Nodes::begun();
    let mut lost = [0_u32; 2];
    for turn in 0..races() {
        if turn % MEETING == 0 {
            nodes = Nodes::begun();
            let held = ChatCommand::SetMode { mode: ChatMode::Held, slow_s: 0 };
            nodes.does(host(3, Command::Chat(held)));
        }
        let Outcome::Accepted { seq } = nodes.does(say(u64::from(turn) + 1000, 1)) else {
            panic!("it is said")
        };
        let message = MessageId(Id { seq, index: 0 });
        let Some(Part::Message(part)) = nodes.room(0).part(&PartKey::Message(message), Eye::Staff)
        else {
            panic!("it is seen")
        };
        let messages = vec![SeenMessage { message, seen: part.staff.unwrap().revision }];
        let decide =
            |verdict| Command::Chat(ChatCommand::Decide { messages: messages.clone(), verdict });
        let reject = Verdict::Reject { reason: RejectReason::OffTopic };
        let both =
            [host(turn + 10, decide(Verdict::Publish)), moderator(turn + 10, decide(reject))];
        let (node, why) = loser(nodes.race(turn, both));
        assert!(
            matches!(why, Rejection::AlreadyDecided { state: Some(_), .. }),
            "who loses is told what was decided: {why:?}"
        );
        lost[node] += 1;
    }
    assert!(lost[0] > races() / 10 && lost[1] > races() / 10, "each loses sometimes: {lost:?}");
}

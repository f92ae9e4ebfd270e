//! A replica's rules one by one, over a log in memory. The simulation shows that they hold together.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use bytes::Bytes;
use foorumi_protocol::{
    ActivityId, ActivityPlan, AgendaCommand, AgendaPlan, ChatCommand, ChatMode, Choice, ClientId,
    Command, Epoch, Id, JoinCode, Lang, Localized, MeetingCommand, MeetingId, MeetingPlan, Millis,
    NamePolicy, Outcome, PersonId, PollCommand, PollForm, PollPlan, Rejection, ResultsShown, Role,
    SavingState, SegmentKind, SegmentPlan, Seq, SystemCommand, Text,
};
use foorumi_room::{Actor, Addressed, Applied, RULES, Record, Room};
use foorumi_server::{
    log::{Log, LogError, MemoryLog, Start},
    replica::{
        Alarm, Batch, Check, Input, Now, Output, Pace, Replica, Request, Setup, Stage, Ticket,
    },
};
use futures_util::FutureExt;
use uuid::Uuid;

const ROOM: MeetingId = MeetingId(Uuid::from_u128(5));
const EPOCH: Epoch = Epoch(1);

/// A replica with its log, and a clock that stands still unless it is moved.
struct Bench {
    log: MemoryLog,
    replica: Replica,
    asked: Vec<(Ticket, Request)>,
    said: Vec<Output>,
    ms: u64,
}

impl Bench {
    fn at(log: &MemoryLog, node: u64) -> Self {
        let setup = Setup { room: ROOM, node, seed: node, pace: Pace::default() };
        let (replica, out) = Replica::new(setup, Now::default());
        let log = log.clone();
        let mut bench = Self { log, replica, asked: Vec::new(), said: Vec::new(), ms: 0 };
        bench.sort(out);
        bench
    }

    /// A live replica of a meeting that has begun, with its chat open.
    fn begun() -> Self {
        let log = MemoryLog::new();
        begin(&log, RULES);
        let mut bench = Self::at(&log, 1);
        bench.settle();
        assert_eq!(bench.replica.stage(), Stage::Live);
        bench
    }

    fn take(&mut self, input: Input) {
        let now = Now { mono: self.ms, wall: Millis(1_000 + self.ms) };
        let out = self.replica.take(now, input);
        self.sort(out);
    }

    fn submit(&mut self, commands: Vec<Addressed>) {
        self.take(Input::Submit(commands));
    }

    /// Lets time pass, then carries requests until none is left.
    fn pass(&mut self, ms: u64) {
        self.ms += ms;
        self.take(Input::Tick);
        self.settle();
    }

    /// Carries requests to the log, and replies back, until none is left.
    fn settle(&mut self) {
        while !self.asked.is_empty() {
            self.carry_one();
        }
    }

    fn carry_one(&mut self) {
        let (ticket, request) = self.asked.remove(0);
        let reply = request.run(&self.log, ROOM).now_or_never().unwrap();
        self.take(Input::Reply(ticket, reply));
    }

    fn sort(&mut self, out: Vec<Output>) {
        for output in out {
            if let Output::Ask(ticket, request) = output {
                self.asked.push((ticket, request));
            } else {
                self.said.push(output);
            }
        }
    }

    fn answers(&mut self) -> Vec<(u32, Outcome)> {
        let said = std::mem::take(&mut self.said);
        let answers = said.into_iter().filter_map(|output| {
            if let Output::Answers(answers) = output { Some(answers) } else { None }
        });
        answers.flatten().map(|Applied { n, outcome, .. }| (n, outcome)).collect()
    }

    fn records(&self) -> u64 {
        self.log.head(ROOM).now_or_never().unwrap().unwrap().last
    }

    fn append_by_another(&self, batch: Bytes) {
        let epoch = self.replica.epoch();
        self.log.append(ROOM, epoch, RULES, batch).now_or_never().unwrap().unwrap();
    }
}

fn begin(log: &MemoryLog, rules: u32) {
    let title = Localized { en: Some(Text::new("Forum").unwrap()), ..Localized::default() };
    let plan = MeetingPlan {
        title,
        organisation: Localized::default(),
        place: Localized::default(),
        starts: None,
        languages: vec![Lang::En],
        names: NamePolicy::Optional,
        attendance_use: None,
        instructions: Localized::default(),
        recording: None,
        topics_shown: false,
        agenda: AgendaPlan::default(),
    };
    let begin = SystemCommand::Begin { code: JoinCode::new(1), plan: Box::new(plan) };
    let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
    let (client, command) = (ClientId(99), Command::System(begin));
    let begin = Addressed { client, n: 1, actor: Actor::System, command };
    let batch = batch(vec![begin, host(2, Command::Chat(open))]).encode();
    let start = Start { epoch: EPOCH, rules, snapshot: None };
    log.create(ROOM, start).now_or_never().unwrap().unwrap();
    log.append(ROOM, EPOCH, rules, batch).now_or_never().unwrap().unwrap();
}

fn batch(commands: Vec<Addressed>) -> Batch {
    Batch { record: Record { v: 1, node: 9, at: Millis(1), commands }, check: None }
}

fn host(n: u32, command: Command) -> Addressed {
    let id = PersonId(Uuid::from_u128(99));
    let actor = Actor::Person { id, role: Role::Host };
    Addressed { client: ClientId(99), n, actor, command }
}

fn say(client: u64, n: u32) -> Addressed {
    let id = PersonId(Uuid::from_u128(u128::from(client)));
    let actor = Actor::Person { id, role: Role::Participant };
    let text = Text::new(&format!("message {n}")).unwrap();
    let command = Command::Chat(ChatCommand::Say { text });
    Addressed { client: ClientId(client), n, actor, command }
}

fn accepted(seq: u64) -> Outcome {
    Outcome::Accepted { seq: Seq(seq) }
}

fn rejected(why: Rejection) -> Outcome {
    Outcome::Rejected { why }
}

#[test]
fn r2_r5_one_append_at_a_time_and_no_answer_before_it_has_landed() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    for client in 2..=40 {
        bench.submit(vec![say(client, 1)]);
    }
    assert_eq!(bench.asked.len(), 1);
    assert_eq!(bench.answers(), []);
    bench.carry_one();
    assert_eq!(bench.answers(), [(1, accepted(3))]);
    bench.settle();
    assert_eq!(bench.answers().len(), 39);
    assert_eq!(bench.records(), 3);
}

#[test]
fn a_record_holds_64_commands_at_most() {
    let mut bench = Bench::begun();
    bench.submit((1..=100).map(|client| say(client, 1)).collect());
    bench.settle();
    assert_eq!(bench.answers().len(), 100);
    assert_eq!(bench.records(), 3);
}

#[test]
fn a_full_queue_says_so_at_once() {
    let mut bench = Bench::begun();
    bench.take(Input::Disconnected);
    bench.submit((1..=4097).map(|client| say(client, 1)).collect());
    assert_eq!(bench.answers(), [(1, rejected(Rejection::TooManyPending))]);
    bench.pass(5000);
    assert_eq!(bench.answers().len(), 4096);
}

#[test]
fn r1_what_the_room_refuses_is_refused_without_the_log() {
    let mut bench = Bench::begun();
    let mut command = say(1, 1);
    command.command = Command::Meeting(MeetingCommand::End);
    bench.submit(vec![command]);
    assert_eq!(bench.answers(), [(1, rejected(Rejection::NotAllowed))]);
    assert_eq!(bench.records(), 1);
}

#[test]
fn r7_a_repeat_is_not_answered_while_the_line_is_down_and_goes_through_the_log_after() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    assert_eq!(bench.answers(), [(1, accepted(3))]);
    bench.take(Input::Disconnected);
    bench.submit(vec![say(1, 1)]);
    assert_eq!(bench.answers(), []);
    bench.take(Input::Reconnected);
    bench.settle();
    assert_eq!(bench.answers(), [(1, accepted(3))]);
    assert_eq!(bench.records(), 3);
}

#[test]
fn r8_what_the_log_lost_is_proposed_again_under_a_new_epoch() {
    let mut bench = Bench::begun();
    for n in 1..=3 {
        bench.submit(vec![say(1, n)]);
        bench.settle();
    }
    let before = bench.replica.room().unwrap().clone();
    bench.log.lose_tail(ROOM, 2);
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Alarm(Alarm::LogRegressed { had: 4 })));
    let room = bench.replica.room().unwrap();
    assert_ne!(bench.replica.epoch(), EPOCH);
    assert!((1..=3).all(|n| room.known(&say(1, n)) && before.known(&say(1, n))));
}

#[test]
fn r9_a_lost_log_is_put_back_by_who_has_the_room_and_never_made_empty() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    bench.log.lose_all();
    let mut newcomer = Bench::at(&bench.log, 2);
    newcomer.settle();
    assert_eq!(newcomer.said, [Output::Unavailable]);
    let hash = bench.replica.room().unwrap().hash();
    bench.pass(2000);
    assert_eq!(bench.replica.stage(), Stage::Live);
    assert_ne!(bench.replica.epoch(), EPOCH);
    newcomer.pass(2000);
    assert_eq!(newcomer.replica.room().map(Room::hash), Some(hash));
}

#[test]
fn r10_an_old_enough_snapshot_is_kept_and_loads_to_the_same_room() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    for _ in 0..20 {
        bench.pass(1000);
    }
    let head = bench.log.head(ROOM).now_or_never().unwrap().unwrap();
    assert_eq!((head.base, head.last), (2, 2));
    let mut newcomer = Bench::at(&bench.log, 2);
    newcomer.settle();
    let hash = |bench: &Bench| bench.replica.room().map(Room::hash);
    assert_eq!(hash(&newcomer), hash(&bench));
}

#[test]
fn r11_the_end_is_kept_and_sealed_and_resends_still_get_their_answer() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.submit(vec![host(3, Command::Meeting(MeetingCommand::End))]);
    bench.settle();
    bench.pass(100);
    bench.pass(100);
    assert!(bench.said.contains(&Output::Sealed));
    let head = bench.log.head(ROOM).now_or_never().unwrap().unwrap();
    assert!(head.sealed);
    assert_eq!(head.base, head.last);
    bench.answers();
    bench.submit(vec![say(1, 1), say(1, 2)]);
    let expected = [(1, accepted(3)), (2, rejected(Rejection::MeetingEnded))];
    assert_eq!(bench.answers(), expected);
}

#[test]
fn r14_a_log_under_other_rules_is_left_alone() {
    let log = MemoryLog::new();
    begin(&log, RULES + 1);
    let mut bench = Bench::at(&log, 1);
    bench.settle();
    bench.submit(vec![say(1, 1)]);
    bench.pass(2000);
    assert_eq!(bench.said[0], Output::Unavailable);
    assert!(bench.replica.room().is_none());
    assert_eq!(bench.records(), 1);
}

#[test]
fn f10_a_full_disk_is_told_and_saving_goes_on_when_there_is_room() {
    let mut bench = Bench::begun();
    bench.log.fail(Some(LogError::DiskFull));
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    assert!(bench.said.contains(&Output::Saving(SavingState::DiskFull)));
    assert_eq!(bench.answers(), []);
    bench.log.fail(None);
    bench.pass(2000);
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Saving(SavingState::Saving)));
    assert_eq!(bench.answers(), [(1, accepted(3))]);
}

#[test]
fn f22_a_poisonous_record_makes_the_room_read_only_as_it_was_before() {
    let mut bench = Bench::begun();
    let hash = bench.replica.room().unwrap().hash();
    bench.append_by_another(Bytes::from_static(b"not a record"));
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Alarm(Alarm::Quarantined { no: 2 })));
    assert_eq!(bench.replica.stage(), Stage::Quarantined { no: 2 });
    assert_eq!(bench.replica.room().map(Room::hash), Some(hash));
    bench.submit(vec![say(1, 1)]);
    assert_eq!(bench.answers(), [(1, rejected(Rejection::Failed))]);
}

#[test]
fn a_node_whose_state_differs_is_noticed() {
    let mut bench = Bench::begun();
    let seq = bench.replica.room().unwrap().seq();
    let mut same = batch(vec![say(1, 1)]);
    same.check = Some(Check::new(seq, bench.replica.room().unwrap().hash()));
    bench.append_by_another(same.encode());
    bench.pass(2000);
    let mut other = batch(vec![say(1, 2)]);
    other.check = Some(Check::new(Seq(seq.0 + 1), [7; 32]));
    assert!(!bench.said.iter().any(|output| matches!(output, Output::Alarm(_))));
    bench.append_by_another(other.encode());
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Alarm(Alarm::Diverged(Seq(seq.0 + 1)))));
}

/// The chat's host sends the words of a poll: added, opened, closed. Its id is known from its place.
fn add_poll(bench: &mut Bench) -> ActivityId {
    let poll = PollPlan {
        question: Localized { en: Some(Text::new("Lunch?").unwrap()), ..Localized::default() },
        form: PollForm::YesNo,
        shown: ResultsShown::AtClose,
        named: false,
    };
    let segment = SegmentPlan {
        kind: SegmentKind::Activity,
        title: poll.question.clone(),
        minutes: 5,
        locked_start: None,
        presenters: Vec::new(),
        lead: None,
        script: Localized::default(),
        chat: None,
        queue: None,
        activities: vec![ActivityPlan::Poll(poll)],
    };
    let plan = Box::new(segment);
    let add = AgendaCommand::AddSegment { after: None, plan };
    bench.submit(vec![host(10, Command::Agenda(add))]);
    bench.settle();
    let seq = bench.replica.room().unwrap().seq();
    let id = ActivityId(Id { seq, index: 1 });
    let open = AgendaCommand::OpenActivity { activity: id };
    bench.submit(vec![host(11, Command::Agenda(open))]);
    bench.settle();
    id
}

fn vote(client: u64, poll: ActivityId) -> Addressed {
    let choice = Choice::Yes;
    let command = Command::Poll(PollCommand::CastBallot { poll, choice });
    Addressed { command, ..say(client, 1) }
}

fn close(poll: ActivityId) -> Addressed {
    host(12, Command::Agenda(AgendaCommand::CloseActivity { activity: poll }))
}

#[test]
fn pl5_what_the_room_forgets_is_dropped_at_once_and_a_node_behind_reads_the_state() {
    let mut bench = Bench::begun();
    let poll = add_poll(&mut bench);
    let mut behind = Bench::at(&bench.log, 2);
    behind.settle();
    bench.submit(vec![vote(1, poll), say(2, 1)]);
    bench.settle();
    let before = bench.records();
    assert!(bench.log.load(ROOM).now_or_never().unwrap().unwrap().entries.len() as u64 == before);

    // No time passes between the close and the trim.
    bench.submit(vec![close(poll)]);
    bench.settle();
    let loaded = bench.log.load(ROOM).now_or_never().unwrap().unwrap();
    assert_eq!((loaded.entries.len(), loaded.head.base), (0, before + 1));
    assert!(bench.replica.is_idle());

    // The other node heard nothing; what it lacks is not there any more.
    behind.pass(2000);
    assert_eq!(behind.replica.stage(), Stage::Live);
    let rooms = [&bench, &behind].map(|bench| bench.replica.room().unwrap().hash());
    assert_eq!(rooms[0], rooms[1]);

    // The log falls back: the room is put back, ballot counted, although it cannot be cast again.
    let hash = bench.replica.room().unwrap().hash();
    let room = bench.replica.room().unwrap().clone();
    bench.log.lose_all();
    begin(&bench.log, RULES);
    bench.pass(2000);
    bench.pass(2000);
    assert_eq!(bench.replica.stage(), Stage::Live);
    assert_ne!(bench.replica.epoch(), EPOCH);
    assert_eq!(bench.replica.room().unwrap().hash(), hash);
    let held = bench.log.load(ROOM).now_or_never().unwrap().unwrap();
    assert_eq!(held.snapshot.unwrap().bytes, room.snapshot());
}

#[test]
fn pl5_forgetting_that_does_not_succeed_is_told() {
    let mut bench = Bench::begun();
    let poll = add_poll(&mut bench);
    bench.submit(vec![vote(1, poll), close(poll)]);
    bench.carry_one();
    bench.log.fail(Some(LogError::DiskFull));
    bench.settle();
    for _ in 0..15 {
        bench.pass(1000);
    }
    assert!(bench.said.contains(&Output::Overdue(true)));
    bench.log.fail(None);
    bench.take(Input::Reconnected);
    bench.pass(3000);
    assert!(bench.said.contains(&Output::Overdue(false)));
    let loaded = bench.log.load(ROOM).now_or_never().unwrap().unwrap();
    assert_eq!(loaded.entries, []);
}

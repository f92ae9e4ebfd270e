//! A replica over a log in memory, driven by hand.

use bytes::Bytes;
use foorumi_protocol::{
    AgendaPlan, ChatCommand, ChatMode, ClientId, Command, Epoch, JoinCode, Lang, Localized,
    MeetingId, MeetingPlan, Millis, NamePolicy, Outcome, PersonId, Rejection, Role, Seq,
    SystemCommand, Text,
};
use foorumi_room::{Actor, Addressed, Applied, RULES, Record};
use foorumi_server::{
    log::{Loaded, Log, MemoryLog, Start},
    replica::{Batch, Input, Now, Output, Pace, Replica, Request, Setup, Stage, Ticket},
};
use futures_util::FutureExt;
use uuid::Uuid;

pub(crate) const ROOM: MeetingId = MeetingId(Uuid::from_u128(5));
pub(crate) const EPOCH: Epoch = Epoch(1);

/// A replica with its log, and a clock that stands still unless it is moved.
pub(crate) struct Bench {
    pub(crate) log: MemoryLog,
    pub(crate) replica: Replica,
    pub(crate) asked: Vec<(Ticket, Request)>,
    pub(crate) said: Vec<Output>,
    pub(crate) ms: u64,
}

impl Bench {
    pub(crate) fn at(log: &MemoryLog, node: u64) -> Self {
        let setup = Setup { room: ROOM, node, seed: node, pace: Pace::default() };
        let (replica, out) = Replica::new(setup, Now::default());
        let log = log.clone();
        let mut bench = Self { log, replica, asked: Vec::new(), said: Vec::new(), ms: 0 };
        bench.sort(out);
        bench
    }

    /// A live replica of a meeting that has begun, with its chat open.
    pub(crate) fn begun() -> Self {
        let log = MemoryLog::new();
        begin(&log, RULES);
        let mut bench = Self::at(&log, 1);
        bench.settle();
        assert_eq!(bench.replica.stage(), Stage::Live);
        bench
    }

    pub(crate) fn take(&mut self, input: Input) {
        let now = Now { mono: self.ms, wall: Millis(1_000 + self.ms) };
        let out = self.replica.take(now, input);
        self.sort(out);
    }

    pub(crate) fn submit(&mut self, commands: Vec<Addressed>) {
        self.take(Input::Submit(commands));
    }

    /// Lets time pass, then carries requests until none is left.
    pub(crate) fn pass(&mut self, ms: u64) {
        self.ms += ms;
        self.take(Input::Tick);
        self.settle();
    }

    /// Carries requests to the log, and replies back, until none is left.
    pub(crate) fn settle(&mut self) {
        while !self.asked.is_empty() {
            self.carry_one();
        }
    }

    pub(crate) fn carry_one(&mut self) {
        let (ticket, request) = self.asked.remove(0);
        let reply = request.run(&self.log, ROOM).now_or_never().unwrap();
        self.take(Input::Reply(ticket, reply));
    }

    pub(crate) fn sort(&mut self, out: Vec<Output>) {
        for output in out {
            if let Output::Ask(ticket, request) = output {
                self.asked.push((ticket, request));
            } else {
                self.said.push(output);
            }
        }
    }

    pub(crate) fn answers(&mut self) -> Vec<(u32, Outcome)> {
        let said = std::mem::take(&mut self.said);
        let answers = said.into_iter().filter_map(|output| {
            if let Output::Answers(answers) = output { Some(answers) } else { None }
        });
        answers.flatten().map(|Applied { n, outcome, .. }| (n, outcome)).collect()
    }

    pub(crate) fn records(&self) -> u64 {
        self.log.head(ROOM).now_or_never().unwrap().unwrap().last
    }

    /// The log as it is now.
    pub(crate) fn loaded(&self) -> Loaded {
        self.log.load(ROOM).now_or_never().unwrap().unwrap()
    }

    pub(crate) fn append_by_another(&self, batch: Bytes) {
        let epoch = self.replica.epoch();
        self.log.append(ROOM, epoch, RULES, batch).now_or_never().unwrap().unwrap();
    }
}

pub(crate) fn begin(log: &MemoryLog, rules: u32) {
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
        keep_days: 0,
        colour: None,
        carried: Vec::new(),
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

pub(crate) fn batch(commands: Vec<Addressed>) -> Batch {
    Batch { record: Record { v: 1, node: 9, at: Millis(1), commands }, check: None }
}

pub(crate) fn host(n: u32, command: Command) -> Addressed {
    let id = PersonId(Uuid::from_u128(99));
    let actor = Actor::Person { id, role: Role::Host };
    Addressed { client: ClientId(99), n, actor, command }
}

pub(crate) fn say(client: u64, n: u32) -> Addressed {
    let id = PersonId(Uuid::from_u128(u128::from(client)));
    let actor = Actor::Person { id, role: Role::Participant };
    let text = Text::new(&format!("message {n}")).unwrap();
    let command = Command::Chat(ChatCommand::Say { text });
    Addressed { client: ClientId(client), n, actor, command }
}

pub(crate) fn accepted(seq: u64) -> Outcome {
    Outcome::Accepted { seq: Seq(seq) }
}

pub(crate) fn rejected(why: Rejection) -> Outcome {
    Outcome::Rejected { why }
}

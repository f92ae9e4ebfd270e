//! The simulated world: nodes, a log, clients, and a queue of what happens next.

use super::{
    Figures,
    clients::{self, Client},
    store::{Store, unclear},
};
use crate::{
    rooms::replica::{
        Batch, Input, Now, Output, Pace, Replica, Reply, Request, Sabotage, Setup, Ticket,
    },
    storage::log::{Book, LogError, News, Start},
};
use foorumi_protocol::{ClientId, Epoch, MeetingId, Millis};
use foorumi_room::{Addressed, Applied, RULES, Record};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const NODES: usize = 3;
pub(super) const CLIENTS: u64 = 5;
/// The log's first life.
pub(super) const EPOCH: Epoch = Epoch(1);
/// Milliseconds of trouble; then everything heals.
const TROUBLE_MS: u64 = 12_000;
/// Milliseconds after which a healed world must have come to rest.
const REST_MS: u64 = 60_000;
const TICK_MS: u64 = 250;
/// How long a request waits for its answer before it is given up: it may still land.
const TIMEOUT_MS: u64 = 2000;

/// One node. Its life and its line are numbered, so that what belongs to an old one is dropped.
pub(super) struct Node {
    pub(super) replica: Option<Replica>,
    pub(super) life: u64,
    pub(super) line: u64,
    pub(super) connected: bool,
    /// Until then nothing reaches it from the log, though it can write to it: a half-open line.
    pub(super) deaf: u64,
}

/// What happens.
pub(super) enum Event {
    Tick {
        node: usize,
        life: u64,
    },
    Start {
        node: usize,
    },
    Reconnect {
        node: usize,
        line: u64,
    },
    /// A request arrives at the log.
    Arrives {
        node: usize,
        line: u64,
        ticket: Ticket,
        request: Request,
    },
    Reply {
        node: usize,
        line: u64,
        ticket: Ticket,
        reply: Reply,
    },
    News {
        node: usize,
        line: u64,
        news: News,
    },
    Submit {
        node: usize,
        life: u64,
        commands: Vec<Addressed>,
    },
    Answers {
        client: usize,
        answers: Vec<Applied>,
    },
    Act {
        client: usize,
    },
    Trouble,
    Kill {
        node: usize,
    },
    Storm,
    /// What a node of lower rules sent lands.
    Older,
    LogUp,
    End,
}

pub(super) struct World {
    pub(super) sabotage: Sabotage,
    pub(super) now: u64,
    pub(super) store: Store,
    pub(super) nodes: Vec<Node>,
    pub(super) clients: Vec<Client>,
    pub(super) figures: Figures,
    /// Every command acknowledged as accepted.
    pub(super) promised: BTreeMap<(ClientId, u32), Addressed>,
    /// What was promised when the log forgot it: only other nodes know it now.
    pub(super) at_risk: BTreeSet<(ClientId, u32)>,
    /// Every command that was ever sent.
    pub(super) sent: BTreeMap<(ClientId, u32), Addressed>,
    pub(super) rejected: BTreeSet<(ClientId, u32)>,
    pub(super) healed: Option<u64>,
    /// The command that ends the meeting, once it is sent.
    pub(super) ending: Option<u32>,
    queue: BTreeMap<(u64, u64), Event>,
    scheduled: u64,
    random: u64,
    pace: Pace,
    /// Whether this world's log forgets when it crashes.
    pub(super) forgets: bool,
    /// Whether nodes of this world also stop cleanly.
    pub(super) leaves: bool,
}

impl World {
    pub(super) fn new(seed: u64, sabotage: Sabotage) -> Self {
        Self::begun(seed, sabotage, RULES)
    }

    /// A world whose log was begun under these rules.
    pub(super) fn begun(seed: u64, sabotage: Sabotage, rules: u32) -> Self {
        let id = MeetingId(Uuid::from_u128(7));
        let mut book = Book::new(Start { epoch: EPOCH, rules, snapshot: None });
        let commands = clients::opening();
        let record = Record { v: Record::VERSION, node: 0, at: Millis(1), commands };
        let begin = Batch { record, check: None }.encode();
        book.append(EPOCH, rules, begin).expect("it is the first record");
        let node = || Node { replica: None, life: 0, line: 0, connected: true, deaf: 0 };
        let mut world = Self {
            sabotage,
            now: 0,
            store: Store::new(id, book),
            nodes: (0..NODES).map(|_| node()).collect(),
            clients: Vec::new(),
            figures: Figures::default(),
            promised: BTreeMap::new(),
            at_risk: BTreeSet::new(),
            sent: BTreeMap::new(),
            rejected: BTreeSet::new(),
            healed: None,
            ending: None,
            queue: BTreeMap::new(),
            scheduled: 0,
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d,
            pace: Pace { records: 8, ms: 3000, held_ms: 500, check: 16 },
            forgets: !seed.is_multiple_of(4),
            leaves: false,
        };
        world.populate();
        world
    }

    /// Runs until all is at rest.
    pub(super) fn run(mut self) -> Result<Figures, String> {
        while let Some(((at, _), event)) = self.queue.pop_first() {
            self.now = at;
            if self.healed.is_none() && at > TROUBLE_MS {
                self.heal();
            }
            self.happen(event)?;
            if let Some(since) = self.healed {
                if self.is_at_rest() {
                    return self.judge();
                }
                if self.now > since + REST_MS {
                    return Err(format!("no rest: {}", self.restless()));
                }
            }
        }
        Err("nothing happens any more".into())
    }

    pub(super) fn after(&mut self, ms: u64, event: Event) {
        self.scheduled += 1;
        self.queue.insert((self.now + ms, self.scheduled), event);
    }

    /// From 0 up to below `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.random;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ (x >> 31)) % end
    }

    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(super) fn start(&mut self, node: usize) {
        let setup = Setup {
            room: MeetingId(Uuid::from_u128(7)),
            node: self.below(u64::MAX),
            seed: self.below(u64::MAX),
            pace: self.pace,
        };
        let now = self.time();
        let here = &mut self.nodes[node];
        here.life += 1;
        here.line += 1;
        here.connected = self.store.is_up;
        let (line, life, connected) = (here.line, here.life, here.connected);
        let (mut replica, out) = Replica::new(setup, now);
        replica.sabotage = self.sabotage;
        self.nodes[node].replica = Some(replica);
        if !connected {
            let ms = 1 + self.below(1000);
            self.after(ms, Event::Reconnect { node, line });
        }
        self.act_on(node, out);
        let ms = 1 + self.below(TICK_MS);
        self.after(ms, Event::Tick { node, life });
    }

    pub(super) fn feed(&mut self, node: usize, input: Input) {
        let now = self.time();
        let Some(replica) = &mut self.nodes[node].replica else { return };
        let out = replica.take(now, input);
        self.act_on(node, out);
    }

    fn hears(&self, node: usize, line: u64) -> bool {
        self.nodes[node].line == line && self.nodes[node].deaf <= self.now
    }

    fn populate(&mut self) {
        for node in 0..NODES {
            self.start(node);
        }
        for number in 1..=CLIENTS {
            let node = self.below(NODES as u64) as usize;
            self.clients.push(Client::new(number, node));
            let ms = self.below(500);
            self.after(ms, Event::Act { client: number as usize - 1 });
        }
        let ms = 500 + self.below(1000);
        self.after(ms, Event::Trouble);
        // Where the log forgets, the end comes after the trouble: what comes back later is too late.
        if !self.forgets && self.chance(50) {
            let ms = TROUBLE_MS / 2 + self.below(TROUBLE_MS / 2);
            self.after(ms, Event::End);
        }
    }

    fn time(&self) -> Now {
        Now { mono: self.now, wall: Millis(1_000_000 + self.now) }
    }

    fn happen(&mut self, event: Event) -> Result<(), String> {
        match event {
            Event::Tick { node, life } if self.nodes[node].life == life => {
                self.feed(node, Input::Tick);
                self.after(TICK_MS, Event::Tick { node, life });
            }
            Event::Start { node } if self.nodes[node].replica.is_none() => self.start(node),
            Event::Reconnect { node, line } if self.nodes[node].line == line => {
                self.reconnect(node);
            }
            Event::Arrives { node, line, ticket, request } => {
                self.arrives(node, line, ticket, request);
            }
            Event::Reply { node, line, ticket, reply } if self.hears(node, line) => {
                self.feed(node, Input::Reply(ticket, reply));
            }
            Event::News { node, line, news } if self.hears(node, line) => {
                let News::Appended { epoch, entry } = news else { return Ok(()) };
                self.feed(node, Input::Appended { epoch, entry });
            }
            Event::Submit { node, life, commands } if self.nodes[node].life == life => {
                self.feed(node, Input::Submit(commands));
            }
            Event::Answers { client, answers } => self.answered(client, &answers)?,
            Event::Act { client } => self.act(client),
            Event::Trouble if self.healed.is_none() => self.trouble(),
            Event::Kill { node } if self.healed.is_none() => self.kill(node),
            Event::Storm if self.healed.is_none() => self.storm(),
            Event::Older => self.older_node_confirms(),
            Event::LogUp => self.store.is_up = true,
            Event::End => self.end_meeting(),
            Event::Reply { node, line, ticket, reply } if self.nodes[node].line == line => {
                let reply = unclear(&reply);
                self.after(TIMEOUT_MS, Event::Reply { node, line, ticket, reply });
            }
            // It belongs to a node or a line that is no more.
            Event::Tick { .. }
            | Event::Start { .. }
            | Event::Reconnect { .. }
            | Event::Reply { .. }
            | Event::News { .. }
            | Event::Submit { .. }
            | Event::Trouble
            | Event::Storm
            | Event::Kill { .. } => {}
        }
        Ok(())
    }

    fn act_on(&mut self, node: usize, out: Vec<Output>) {
        for output in out {
            match output {
                Output::Ask(ticket, request) => self.send(node, ticket, request),
                Output::Answers(answers) => self.promise(answers),
                Output::BroughtOver { .. } => self.figures.brought_over += 1,
                Output::Alarm(_)
                | Output::Advanced(_)
                | Output::Replaced { .. }
                | Output::Saving(_)
                | Output::Unavailable(_)
                | Output::Overdue(_)
                | Output::Sealed => {}
            }
        }
    }

    fn send(&mut self, node: usize, ticket: Ticket, request: Request) {
        let line = self.nodes[node].line;
        if !self.nodes[node].connected {
            let reply = request.failed(LogError::Unclear);
            return self.after(5, Event::Reply { node, line, ticket, reply });
        }
        let slow = self.healed.is_none() && self.chance(3);
        let ms = if slow { 500 + self.below(3500) } else { 1 + self.below(8) };
        if ms > TIMEOUT_MS {
            let reply = request.failed(LogError::Unclear);
            self.after(TIMEOUT_MS, Event::Reply { node, line, ticket, reply });
        }
        self.after(ms, Event::Arrives { node, line, ticket, request });
    }

    /// A request on a line that broke meanwhile may be a ghost: done, but answered to nobody.
    fn arrives(&mut self, node: usize, line: u64, ticket: Ticket, request: Request) {
        let ghost = self.nodes[node].line != line;
        if !self.store.is_up || ghost && self.chance(50) {
            let reply = request.failed(LogError::Unclear);
            return self.after(5, Event::Reply { node, line, ticket, reply });
        }
        self.figures.ghosts += u64::from(ghost);
        let anew = matches!(request, Request::Renew { state: Some(_), .. });
        let done = self.store.answer(request);
        self.figures.put_back += u64::from(anew && matches!(done.reply, Reply::Head(Ok(_))));
        self.figures.snapshots += u64::from(matches!(done.reply, Reply::Keep(Ok(true))));
        if let Some((epoch, entry)) = done.appended {
            self.tell(&News::Appended { epoch, entry });
        }
        let ms = if self.chance(3) { 100 + self.below(1500) } else { 1 + self.below(8) };
        self.after(ms, Event::Reply { node, line, ticket, reply: done.reply });
    }

    /// News come late, out of order, twice or not at all.
    fn tell(&mut self, news: &News) {
        for node in 0..NODES {
            let line = self.nodes[node].line;
            if !self.nodes[node].connected || self.chance(5) {
                continue;
            }
            for _ in 0..1 + u64::from(self.chance(5)) {
                let most = if self.chance(10) { 400 } else { 12 };
                let ms = 1 + self.below(most);
                self.after(ms, Event::News { node, line, news: news.clone() });
            }
        }
    }
}

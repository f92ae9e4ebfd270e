//! Scenario `copies` (F13): every command is sent one to five times, over sockets at different nodes,
//! in any order. It must take effect once, and every copy must get the same answer.

use crate::deployment::Deployment;
use anyhow::{Context, bail, ensure};
use foorumi_client::{Api, Client, Connection, View, hello, secret};
use foorumi_protocol::{
    Access, ActivityId, ActivityResult, AgendaCommand, Answer, ChatCommand, ChatMode, Choice,
    Command, DisplayName, MeetingCommand, MeetingLinks, MessageText, NewMeeting, Numbered, Outcome,
    Part, PollCommand, Results, Role, Seq, ToClient,
};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::SliceRandom};
use serde::Serialize;
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::PathBuf,
    time::Duration,
};
use tokio::{
    sync::mpsc,
    task::JoinSet,
    time::{sleep, timeout},
};

/// People in each meeting, each with a socket at every node.
const PEOPLE: usize = 100;
/// Commands of a person in a meeting: a room keeps 10,000 messages.
const EACH: u32 = 100;
/// Most copies of a command.
const COPIES: usize = 5;
/// Commands that a person has under way at once; a client may have 64.
const WINDOW: usize = 40;
/// How many commands a socket sends at once, and how often one after that: within the server's bounds.
const BURST: u32 = 90;
const PACE: Duration = Duration::from_millis(55);
/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// How the scenario is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Nodes.
    pub nodes: usize,
    /// Commands, about.
    pub commands: u32,
    /// Decides who sends what where.
    pub seed: u64,
    /// The server's program.
    pub server: PathBuf,
    /// Where nodes and Redis keep their data.
    pub data: PathBuf,
}

/// One run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CopiesReport {
    /// Nodes.
    pub nodes: usize,
    /// Commands.
    pub commands: u64,
    /// Copies of them that were sent.
    pub copies: u64,
    /// Copies that were answered otherwise than the first.
    pub differing: u64,
    /// Commands accepted and without effect.
    pub lost: u64,
    /// Effects beyond one.
    pub doubled: u64,
}

impl CopiesReport {
    /// Whether every promise held.
    pub fn holds(&self) -> bool {
        self.commands > 0 && self.differing + self.lost + self.doubled == 0
    }

    fn add(&mut self, other: &Self) {
        self.commands += other.commands;
        self.copies += other.copies;
        self.differing += other.differing;
        self.lost += other.lost;
        self.doubled += other.doubled;
    }
}

impl fmt::Display for CopiesReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "copies: {} commands in {} copies over {} nodes: {} answered differently, {} lost, {} doubled",
            self.commands, self.copies, self.nodes, self.differing, self.lost, self.doubled
        )
    }
}

/// What a person was told.
#[derive(Debug, Default)]
struct Told {
    report: CopiesReport,
    /// The last accepted ballot and its place.
    ballot: Option<(Seq, Choice)>,
    /// Texts, and whether they were accepted.
    texts: BTreeMap<String, bool>,
}

/// Runs the scenario over nodes of its own.
///
/// # Errors
/// When the nodes cannot be started or a copy is not answered.
pub async fn run(options: &Options) -> anyhow::Result<CopiesReport> {
    let deployment = Deployment::start(&options.server, &options.data, options.nodes).await?;
    let apis: Vec<Api> = deployment.running().map(|node| node.api().clone()).collect();
    let mut report = CopiesReport { nodes: options.nodes, ..CopiesReport::default() };
    let mut left = options.commands;
    for meeting in 0.. {
        let each = EACH.min(left.div_ceil(PEOPLE as u32));
        if each == 0 {
            break;
        }
        left = left.saturating_sub(each * PEOPLE as u32);
        report.add(&in_a_meeting(&apis, each, options.seed ^ meeting << 32).await?);
    }
    deployment.end().await?;
    Ok(report)
}

async fn in_a_meeting(apis: &[Api], each: u32, seed: u64) -> anyhow::Result<CopiesReport> {
    let first = apis.first().context("there is a node")?;
    let plan = Box::new(serde_json::from_value(plan())?);
    let links = first.make_meeting(NewMeeting::Plan { plan }).await?;
    let host = Client::join_as(&first.socket(), &links, Role::Host).await?;
    let poll = open(&host).await?;
    let mut people = JoinSet::new();
    for index in 0..PEOPLE {
        let mut person = Person::join(apis, &links, index, poll, seed).await?;
        people.spawn(async move {
            for from in (1..=each).step_by(WINDOW) {
                person.window(from..=(from + WINDOW as u32 - 1).min(each)).await?;
            }
            Ok::<_, anyhow::Error>((index, person.told))
        });
    }
    let mut report = CopiesReport::default();
    let mut told = BTreeMap::new();
    while let Some(done) = people.join_next().await {
        let (index, one) = done??;
        report.add(&one.report);
        told.insert(index, one);
    }
    act(&host, Command::Meeting(MeetingCommand::End)).await?;
    // Whichever node is asked: the same.
    let organiser = secret(&links, Role::Organiser)?;
    for api in apis {
        compare(&told, &api.results(&organiser).await?, &mut report);
    }
    Ok(report)
}

/// One person's browser, with a socket at every node.
struct Person {
    index: usize,
    poll: ActivityId,
    random: StdRng,
    sockets: Vec<mpsc::Sender<Numbered>>,
    answers: mpsc::Receiver<(usize, Answer)>,
    /// The first answer to each command.
    first: BTreeMap<u32, Outcome>,
    told: Told,
}

impl Person {
    async fn join(
        apis: &[Api],
        links: &MeetingLinks,
        index: usize,
        poll: ActivityId,
        seed: u64,
    ) -> anyhow::Result<Self> {
        let mut hello = hello(Access::Code { code: links.code });
        let (tell, answers) = mpsc::channel(1024);
        let mut sockets = Vec::new();
        for (at, api) in apis.iter().enumerate() {
            let (connection, welcome) = Connection::open(&api.socket(), hello.clone()).await?;
            hello.token = Some(welcome.token);
            let (orders, inbox) = mpsc::channel(64);
            tokio::spawn(serve(connection, at, inbox, tell.clone()));
            sockets.push(orders);
        }
        let random = StdRng::seed_from_u64(seed ^ (index as u64) << 16);
        let (first, told) = Default::default();
        Ok(Self { index, poll, random, sockets, answers, first, told })
    }

    /// Sends the commands of these numbers, each several times; every copy is waited for.
    async fn window(&mut self, numbers: std::ops::RangeInclusive<u32>) -> anyhow::Result<()> {
        let commands: BTreeMap<u32, Command> =
            numbers.map(|n| Ok((n, self.command(n)?))).collect::<anyhow::Result<_>>()?;
        let mut copies = Vec::new();
        for n in commands.keys() {
            for _ in 0..self.random.random_range(1..=COPIES) {
                copies.push((self.random.random_range(0..self.sockets.len()), *n));
            }
        }
        copies.shuffle(&mut self.random);
        self.told.report.commands += commands.len() as u64;
        self.told.report.copies += copies.len() as u64;
        for (socket, n) in &copies {
            let command = commands[n].clone();
            self.sockets[*socket].send(Numbered { n: *n, command }).await?;
        }
        // Copies that one node holds at the same time may be answered as one.
        let mut waited: BTreeSet<(usize, u32)> = copies.into_iter().collect();
        while !waited.is_empty() {
            let answer = timeout(PATIENCE, self.answers.recv()).await;
            let Ok(Some((socket, Answer { n, outcome }))) = answer else {
                bail!("{} copies were not answered, of them {:?}", waited.len(), waited.first());
            };
            waited.remove(&(socket, n));
            self.note(n, outcome, commands.get(&n));
        }
        Ok(())
    }

    fn note(&mut self, n: u32, outcome: Outcome, command: Option<&Command>) {
        if let Some(first) = self.first.get(&n) {
            self.told.report.differing += u64::from(*first != outcome);
            return;
        }
        match (command, &outcome) {
            (Some(Command::Chat(ChatCommand::Say { text })), outcome) => {
                let accepted = matches!(outcome, Outcome::Accepted { .. });
                self.told.texts.insert(text.as_str().to_owned(), accepted);
            }
            (
                Some(Command::Poll(PollCommand::CastBallot { choice, .. })),
                Outcome::Accepted { seq },
            ) if self.told.ballot.as_ref().is_none_or(|(last, _)| seq > last) => {
                self.told.ballot = Some((*seq, choice.clone()));
            }
            _ => {}
        }
        self.first.insert(n, outcome);
    }

    /// A name, messages, ballots, and ballots that the rules refuse.
    fn command(&mut self, n: u32) -> anyhow::Result<Command> {
        Ok(if n == 1 {
            let name = Some(DisplayName::new(&format!("H{}", self.index))?);
            Command::Meeting(MeetingCommand::SetName { name })
        } else if self.random.random_ratio(1, 2) {
            let text = MessageText::new(&format!("{} {n}", self.index))?;
            Command::Chat(ChatCommand::Say { text })
        } else {
            let options = vec![self.random.random_range(0..5)];
            let choice = Choice::Options { options };
            Command::Poll(PollCommand::CastBallot { poll: self.poll, choice, came_later: false })
        })
    }
}

async fn serve(
    mut connection: Connection,
    at: usize,
    mut orders: mpsc::Receiver<Numbered>,
    tell: mpsc::Sender<(usize, Answer)>,
) {
    let mut sent = 0;
    loop {
        tokio::select! {
            frame = connection.next() => match frame {
                Ok(Some(ToClient::Answers { answers })) => {
                    for answer in answers {
                        if tell.send((at, answer)).await.is_err() {
                            return;
                        }
                    }
                }
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => return,
            },
            order = orders.recv() => {
                let Some(numbered) = order else { return };
                sent += 1;
                if sent > BURST {
                    sleep(PACE).await;
                }
                if connection.send_commands(vec![numbered]).await.is_err() {
                    return;
                }
            }
        }
    }
}

fn compare(told: &BTreeMap<usize, Told>, results: &Results, report: &mut CopiesReport) {
    let mut published: BTreeMap<&str, u64> = BTreeMap::new();
    for message in &results.chat.published {
        *published.entry(message.text.as_str()).or_default() += 1;
    }
    let ballots = results.activities.iter().find_map(|activity| {
        let ActivityResult::Poll { result, .. } = activity else { return None };
        result.as_ref()?.ballots.as_ref()
    });
    let mut chosen: BTreeMap<String, &Choice> = BTreeMap::new();
    for ballot in ballots.into_iter().flatten() {
        let name = ballot.who.name.as_ref().map(|name| name.as_str().to_owned());
        report.doubled +=
            u64::from(chosen.insert(name.unwrap_or_default(), &ballot.choice).is_some());
    }
    for (index, told) in told {
        for (text, accepted) in &told.texts {
            let found = published.remove(text.as_str()).unwrap_or(0);
            report.lost += u64::from(*accepted).saturating_sub(found);
            report.doubled += found.saturating_sub(u64::from(*accepted));
        }
        let stands = chosen.remove(&format!("H{index}"));
        let wanted = told.ballot.as_ref().map(|(_, choice)| choice);
        report.lost += u64::from(stands != wanted);
    }
    report.doubled += published.values().sum::<u64>() + chosen.len() as u64;
}

async fn open(host: &Client) -> anyhow::Result<ActivityId> {
    act(host, Command::Chat(ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 })).await?;
    let poll = |view: &View| {
        let id = |part: &Part| if let Part::Poll(poll) = part { Some(poll.id) } else { None };
        view.parts().values().find_map(id)
    };
    host.until(|view| poll(view).is_some()).await?;
    let activity = host.look(poll).context("there is a poll")?;
    act(host, Command::Agenda(AgendaCommand::OpenActivity { activity })).await?;
    Ok(activity)
}

async fn act(host: &Client, command: Command) -> anyhow::Result<()> {
    let outcome = host.act(command).await?;
    ensure!(matches!(outcome, Outcome::Accepted { .. }), "the host was refused: {outcome:?}");
    Ok(())
}

fn plan() -> serde_json::Value {
    let options: Vec<_> = ["A", "B", "C", "D"].map(|o| json!({ "fi": o })).into();
    json!({
        "title": { "fi": "Moneen kertaan" }, "languages": ["fi"], "names": "optional",
        "agenda": { "segments": [{
            "kind": "discussion", "title": { "fi": "Keskustelu" }, "minutes": 10, "chat": "open",
            "activities": [{ "kind": "poll", "question": { "fi": "Mikä näistä?" }, "named": true,
                             "form": { "form": "single", "options": options } }]
        }] }
    })
}

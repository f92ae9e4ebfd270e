//! Scenario `nodes`: what a durable Redis adds to an acknowledgement, and how soon a vote is at the
//! other nodes. The same crowd votes over one embedded node, one node over Redis, and several.

use super::{
    Setting, process,
    watcher::{Read, Watcher},
};
use crate::{Times, report::Quantiles};
use anyhow::{Context, ensure};
use foorumi_client::{Api, Client, DURABLE, RedisProcess, ServerProcess, View};
use foorumi_protocol::{
    ActivityId, AgendaCommand, Choice, Command, NewMeeting, Outcome, Part, PartKey, PollCommand,
    Role, Seq,
};
use serde::Serialize;
use serde_json::json;
use std::{
    fmt,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{task::JoinSet, time::sleep};

/// How many times each person votes, once in each [`EVERY`].
const VOTES: u32 = 8;
/// Everybody votes once in this time, spread evenly.
const EVERY: Duration = Duration::from_secs(2);
/// People who come in at the same time.
const DOORS: usize = 64;
/// Longest wait for the last answers and views.
const PATIENCE: Duration = Duration::from_secs(60);

/// One run.
#[derive(Clone, Debug, Serialize)]
pub struct Nodes {
    /// People.
    pub people: usize,
    /// Nodes over Redis.
    pub nodes: usize,
    /// Votes answered in each of the three settings.
    pub votes: usize,
    /// From a vote to its acknowledgement: one node, embedded.
    pub embedded_ms: Quantiles,
    /// One node over Redis. Answers go out at the pace of a node's crowd, so that only one node is
    /// like the other.
    pub redis_ms: Quantiles,
    /// Several nodes over Redis.
    pub nodes_ms: Quantiles,
    /// Redis to embedded, the middle.
    pub ratio_p50: f64,
    /// Redis to embedded, the slowest in a hundred.
    pub ratio_p99: f64,
    /// From a vote to a screen at another node, the wait for the next round of frames included.
    pub elsewhere_ms: Quantiles,
}

/// What Redis may add, and how soon a vote is elsewhere: milliseconds.
const ADDED: (f64, f64) = (15.0, 60.0);
const ELSEWHERE: f64 = 100.0;

impl Nodes {
    /// Whether it is within the bounds.
    pub fn holds(&self) -> bool {
        self.redis_ms.p50 - self.embedded_ms.p50 <= ADDED.0
            && self.redis_ms.p99 - self.embedded_ms.p99 <= ADDED.1
            && self.elsewhere_ms.p99 <= ELSEWHERE
    }
}

impl fmt::Display for Nodes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (embedded, redis) = (self.embedded_ms, self.redis_ms);
        let (nodes, elsewhere) = (self.nodes_ms, self.elsewhere_ms);
        write!(
            out,
            "nodes: {} people, {} votes each: acknowledged ms embedded p50 {:.1} p99 {:.1}, \
             over Redis p50 {:.1} p99 {:.1} (x {:.2}, x {:.2}); \
             {} nodes over Redis p50 {:.1} p99 {:.1}; seen at another node p50 {:.1} p99 {:.1}",
            self.people,
            VOTES,
            embedded.p50,
            embedded.p99,
            redis.p50,
            redis.p99,
            self.ratio_p50,
            self.ratio_p99,
            self.nodes,
            nodes.p50,
            nodes.p99,
            elsewhere.p50,
            elsewhere.p99
        )
    }
}

/// Runs it.
///
/// # Errors
/// When it cannot be carried through.
pub async fn run(setting: &Setting, nodes: usize, people: usize) -> anyhow::Result<Nodes> {
    process::enough_handles(people)?;
    let one = start(&setting.server, &setting.data.join("embedded"), 1, None).await?;
    let (embedded_ms, _) = votes(&one, people).await?;
    end(one).await?;
    let mut redis = RedisProcess::start(&setting.data.join("redis"), DURABLE)?;
    let one = start(&setting.server, &setting.data.join("one"), 1, Some(&redis.url())).await?;
    let (redis_ms, _) = votes(&one, people).await?;
    end(one).await?;
    let many =
        start(&setting.server, &setting.data.join("many"), nodes, Some(&redis.url())).await?;
    let (nodes_ms, elsewhere_ms) = votes(&many, people).await?;
    end(many).await?;
    redis.kill()?;
    Ok(Nodes {
        people,
        nodes,
        votes: people * VOTES as usize,
        embedded_ms,
        redis_ms,
        nodes_ms,
        ratio_p50: redis_ms.p50 / embedded_ms.p50,
        ratio_p99: redis_ms.p99 / embedded_ms.p99,
        elsewhere_ms,
    })
}

async fn start(
    binary: &Path,
    folder: &Path,
    count: usize,
    redis: Option<&str>,
) -> anyhow::Result<Vec<ServerProcess>> {
    let archive = folder.join("archive");
    let archive = archive.to_str().context("folders have plain names")?;
    let mut args = vec!["--archive", archive];
    args.extend(redis.iter().flat_map(|url| ["--redis-url", *url]));
    let mut nodes = Vec::new();
    for at in 0..count {
        nodes.push(ServerProcess::start(binary, &folder.join(format!("node-{at}")), &args).await?);
    }
    Ok(nodes)
}

async fn end(nodes: Vec<ServerProcess>) -> anyhow::Result<()> {
    for node in nodes {
        node.stop().await?;
    }
    Ok(())
}

/// People spread over the nodes vote; until each is answered, and until the next node shows it.
async fn votes(nodes: &[ServerProcess], people: usize) -> anyhow::Result<(Quantiles, Quantiles)> {
    let apis: Vec<&Api> = nodes.iter().map(ServerProcess::api).collect();
    let first = apis.first().context("there is a node")?;
    let plan = Box::new(serde_json::from_value(plan())?);
    let links = first.make_meeting(NewMeeting::Plan { plan }).await?;
    let host = Client::join_as(&first.socket(), &links, Role::Host).await?;
    let poll = open(&host).await?;
    let read = Arc::<Read>::default();
    let mut crowd = Vec::new();
    for some in (0..people).collect::<Vec<_>>().chunks(DOORS) {
        let mut joining = JoinSet::new();
        for index in some {
            let (url, read) = (apis[index % apis.len()].socket(), Arc::clone(&read));
            let (index, code) = (*index, links.code);
            joining.spawn(async move { Ok((index, Watcher::join(&url, code, &read).await?)) });
        }
        while let Some(joined) = joining.join_next().await {
            let joined: anyhow::Result<(usize, Watcher)> = joined?;
            crowd.push(joined?);
        }
    }
    crowd.sort_by_key(|(index, _)| *index);
    let crowd: Vec<Watcher> = crowd.into_iter().map(|(_, watcher)| watcher).collect();
    until(|| crowd.iter().all(|one| one.viewed().is_some())).await?;
    let sent = send_all(&crowd, poll).await?;
    until(|| crowd.iter().all(|one| one.seen().answers.len() == VOTES as usize)).await?;
    measure(&crowd, &sent, apis.len()).await
}

/// Everybody votes in turn; when each vote was sent.
async fn send_all(crowd: &[Watcher], poll: ActivityId) -> anyhow::Result<Vec<Vec<Instant>>> {
    let people = u32::try_from(crowd.len())?;
    let begin = Instant::now();
    let mut sent = vec![Vec::new(); crowd.len()];
    for n in 1..=VOTES {
        for (at, (one, sent)) in (0_u32..).zip(crowd.iter().zip(&mut sent)) {
            let due = begin + EVERY * (n - 1) + EVERY * at / people;
            tokio::time::sleep_until(due.into()).await;
            let choice = if (n + at) % 2 == 0 { Choice::Yes } else { Choice::No };
            sent.push(Instant::now());
            one.send(n, Command::Poll(PollCommand::CastBallot { poll, choice, came_later: false }))
                .await?;
        }
    }
    Ok(sent)
}

/// Times of answers, and of the first view at the next node that holds the vote.
async fn measure(
    crowd: &[Watcher],
    sent: &[Vec<Instant>],
    nodes: usize,
) -> anyhow::Result<(Quantiles, Quantiles)> {
    let (mut answered, mut elsewhere) = (Times::new(), Times::new());
    let mut last = Seq(0);
    let mut votes = Vec::new();
    for (at, (one, sent)) in crowd.iter().zip(sent).enumerate() {
        for (n, outcome, when) in &one.seen().answers {
            let Outcome::Accepted { seq } = outcome else { continue };
            let begun = sent[*n as usize - 1];
            answered.note(when.saturating_duration_since(begun));
            votes.push(((at + 1) % nodes, *seq, begun));
            last = last.max(*seq);
        }
    }
    ensure!(votes.len() == crowd.len() * VOTES as usize, "votes were rejected");
    until(|| (0..nodes).all(|node| crowd[node].reached(last).is_some())).await?;
    for (node, seq, begun) in votes {
        let seen = crowd[node].reached(seq).context("it was reached")?;
        elsewhere.note(seen.saturating_duration_since(begun));
    }
    Ok((answered.quantiles(), elsewhere.quantiles()))
}

async fn until(done: impl Fn() -> bool) -> anyhow::Result<()> {
    let end = Instant::now() + PATIENCE;
    while !done() {
        ensure!(Instant::now() < end, "somebody is not answered or sees nothing");
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

async fn open(host: &Client) -> anyhow::Result<ActivityId> {
    let poll = |view: &View| {
        let mut keys = view.parts().keys();
        keys.find_map(|key| if let PartKey::Poll(id) = key { Some(*id) } else { None })
    };
    host.until(|view| poll(view).is_some()).await?;
    let activity = host.look(poll).context("there is a poll")?;
    let open = Command::Agenda(AgendaCommand::OpenActivity { activity });
    ensure!(matches!(host.act(open).await?, Outcome::Accepted { .. }), "the host may");
    host.until(|view| matches!(view.part(&PartKey::Poll(activity)), Some(Part::Poll(_)))).await?;
    Ok(activity)
}

fn plan() -> serde_json::Value {
    json!({
        "title": { "fi": "Viiveet" }, "languages": ["fi"], "names": "optional",
        "agenda": { "segments": [{
            "kind": "activity", "title": { "fi": "Kysely" }, "minutes": 10,
            "activities": [{ "kind": "poll", "question": { "fi": "Kuuluuko?" }, "shown": "live",
                             "form": { "form": "yesNo" } }]
        }] }
    })
}

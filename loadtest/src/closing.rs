//! Scenario `closing` (F14): a crowd at several nodes votes in the very moment in which the poll is
//! closed. Everybody is told whether the vote counted or came too late, and the sums are those of the
//! votes that counted.

use crate::deployment::Deployment;
use anyhow::{Context, ensure};
use foorumi_client::{Api, Client, View, secret};
use foorumi_protocol::{
    Access, ActivityId, ActivityResult, ActivityState, AgendaCommand, AgendaPlan, Choice, Command,
    MeetingLinks, NewMeeting, Outcome, Part, PartKey, PollCommand, PollTally, Rejection, Results,
    Role,
};
use rand::RngExt;
use serde::Serialize;
use serde_json::json;
use std::{collections::BTreeMap, fmt, path::PathBuf, sync::Arc, time::Duration};
use tokio::{task::JoinSet, time::sleep};

/// Polls of one meeting.
const POLLS: usize = 50;
/// Options of a poll.
const OPTIONS: u8 = 4;
/// Everybody votes within this time; the poll closes in the middle of it.
const VOTING_MS: u64 = 600;
/// People who come in at the same time.
const DOORS: usize = 64;

/// How the scenario is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Nodes.
    pub nodes: usize,
    /// Voters.
    pub people: usize,
    /// Polls, one after the other.
    pub polls: usize,
    /// The server's program.
    pub server: PathBuf,
    /// Where nodes and Redis keep their data.
    pub data: PathBuf,
}

/// One run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ClosingReport {
    /// Nodes.
    pub nodes: usize,
    /// Voters.
    pub people: usize,
    /// Polls.
    pub polls: usize,
    /// Votes of which it was told that they count.
    pub counted: u64,
    /// Votes of which it was told that they came too late.
    pub too_late: u64,
    /// Votes of which something else was told.
    pub unclear: u64,
    /// Votes by which the results differ from what was told, option by option.
    pub miscounted: u64,
}

impl ClosingReport {
    /// Whether every promise held, and the moment was met: some counted, some came too late.
    pub fn holds(&self) -> bool {
        self.counted > 0 && self.too_late > 0 && self.unclear + self.miscounted == 0
    }
}

impl fmt::Display for ClosingReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "closing: {} polls x {} people over {} nodes: {} counted, {} too late, {} unclear, {} miscounted",
            self.polls,
            self.people,
            self.nodes,
            self.counted,
            self.too_late,
            self.unclear,
            self.miscounted
        )
    }
}

/// Votes that were told to count, by poll and option.
type Told = BTreeMap<(ActivityId, u8), u64>;

/// Runs the scenario over nodes of its own.
///
/// # Errors
/// When the nodes cannot be started or somebody is not answered.
pub async fn run(options: &Options) -> anyhow::Result<ClosingReport> {
    let deployment = Deployment::start(&options.server, &options.data, options.nodes).await?;
    let apis: Vec<Api> = deployment.running().map(|node| node.api().clone()).collect();
    let (nodes, people, polls) = (options.nodes, options.people, options.polls);
    let mut report = ClosingReport { nodes, people, polls, ..ClosingReport::default() };
    let mut left = polls;
    while left > 0 {
        let now = left.min(POLLS);
        in_a_meeting(&apis, now, &mut report).await?;
        left -= now;
    }
    deployment.end().await?;
    Ok(report)
}

async fn in_a_meeting(
    apis: &[Api],
    polls: usize,
    report: &mut ClosingReport,
) -> anyhow::Result<()> {
    let first = apis.first().context("there is a node")?;
    let plan = Box::new(serde_json::from_value(plan(polls))?);
    let links = first.make_meeting(NewMeeting::Plan { plan }).await?;
    let host = Client::join_as(&first.socket(), &links, Role::Host).await?;
    let voters = join(apis, &links, report.people).await?;
    let mut told = Told::new();
    for poll in ids(&host, polls).await? {
        vote(&host, &voters, poll, &mut told, report).await?;
    }
    let organiser = secret(&links, Role::Organiser)?;
    for api in apis {
        compare(told.clone(), &api.results(&organiser).await?, report);
    }
    Ok(())
}

async fn join(
    apis: &[Api],
    links: &MeetingLinks,
    people: usize,
) -> anyhow::Result<Vec<Arc<Client>>> {
    let (mut joining, mut voters) = (JoinSet::new(), Vec::new());
    for index in 0..people {
        if joining.len() >= DOORS
            && let Some(joined) = joining.join_next().await
        {
            voters.push(Arc::new(joined??));
        }
        let (url, access) = (apis[index % apis.len()].socket(), Access::Code { code: links.code });
        joining.spawn(async move { Client::join(&url, access, None).await });
    }
    while let Some(joined) = joining.join_next().await {
        voters.push(Arc::new(joined??));
    }
    Ok(voters)
}

/// One poll: everybody sees it, everybody votes, and it closes meanwhile.
async fn vote(
    host: &Client,
    voters: &[Arc<Client>],
    poll: ActivityId,
    told: &mut Told,
    report: &mut ClosingReport,
) -> anyhow::Result<()> {
    act(host, Command::Agenda(AgendaCommand::OpenActivity { activity: poll })).await?;
    let open = move |view: &View| {
        let part = view.part(&PartKey::Poll(poll));
        matches!(part, Some(Part::Poll(poll)) if poll.state == ActivityState::Open)
    };
    for voter in voters {
        voter.until(open).await.context("somebody does not see the poll")?;
    }
    let mut voting = JoinSet::new();
    for voter in voters {
        let voter = Arc::clone(voter);
        voting.spawn(async move {
            let (wait, option) = {
                let mut random = rand::rng();
                (random.random_range(0..VOTING_MS), random.random_range(0..OPTIONS))
            };
            sleep(Duration::from_millis(wait)).await;
            let choice = Choice::Options { options: vec![option] };
            let ballot = Command::Poll(PollCommand::CastBallot { poll, choice, came_later: false });
            Ok::<_, anyhow::Error>((option, voter.act(ballot).await?))
        });
    }
    sleep(Duration::from_millis(VOTING_MS / 2)).await;
    act(host, Command::Agenda(AgendaCommand::CloseActivity { activity: poll })).await?;
    while let Some(voted) = voting.join_next().await {
        match voted?? {
            (option, Outcome::Accepted { .. }) => {
                report.counted += 1;
                *told.entry((poll, option)).or_default() += 1;
            }
            (_, Outcome::Rejected { why: Rejection::ActivityClosed }) => report.too_late += 1,
            (_, Outcome::Rejected { .. }) => report.unclear += 1,
        }
    }
    Ok(())
}

fn compare(mut told: Told, results: &Results, report: &mut ClosingReport) {
    for activity in &results.activities {
        let ActivityResult::Poll { poll, result: Some(result) } = activity else { continue };
        let PollTally::Options { votes } = &result.tally else { continue };
        for (option, votes) in (0..).zip(votes) {
            let wanted = told.remove(&(poll.id, option)).unwrap_or(0);
            report.miscounted += wanted.abs_diff(u64::from(*votes));
        }
    }
    report.miscounted += told.values().sum::<u64>();
}

/// The polls, in no order.
async fn ids(host: &Client, polls: usize) -> anyhow::Result<Vec<ActivityId>> {
    let all = |view: &View| -> Vec<ActivityId> {
        let id = |part: &Part| if let Part::Poll(poll) = part { Some(poll.id) } else { None };
        view.parts().values().filter_map(id).collect()
    };
    host.until(|view| all(view).len() == polls).await?;
    Ok(host.look(all))
}

async fn act(host: &Client, command: Command) -> anyhow::Result<()> {
    let outcome = host.act(command).await?;
    ensure!(matches!(outcome, Outcome::Accepted { .. }), "the host was refused: {outcome:?}");
    Ok(())
}

fn plan(polls: usize) -> serde_json::Value {
    let options: Vec<_> = ["A", "B", "C", "D"].map(|o| json!({ "fi": o })).into();
    let poll = |at: &usize| {
        json!({ "kind": "poll", "question": { "fi": format!("Kysymys {at}") },
                "form": { "form": "single", "options": options } })
    };
    let all: Vec<usize> = (1..=polls).collect();
    let segments: Vec<_> = all
        .chunks(AgendaPlan::MAX_ACTIVITIES)
        .map(|some| {
            json!({ "kind": "activity", "title": { "fi": "Kysymyksiä" }, "minutes": 30,
                    "activities": some.iter().map(poll).collect::<Vec<_>>() })
        })
        .collect();
    json!({ "title": { "fi": "Viime hetkellä" }, "languages": ["fi"], "names": "optional",
            "agenda": { "segments": segments } })
}

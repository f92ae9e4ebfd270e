//! Scenario `dots` (F15): a crowd gives conflicting votes on many sheets at once, each person over two
//! sockets. Nobody may ever hold more than the budget, and every answer must be the one that the rules
//! give.

use crate::{
    deployment::Deployment,
    report::{Quantiles, Times},
};
use anyhow::{Context, bail, ensure};
use foorumi_client::{Api, Client, ServerProcess, View, secret};
use foorumi_protocol::{
    Access, ActivityId, ActivityResult, AgendaCommand, AgendaPlan, Command, IdeaId, JoinCode,
    MeetingLinks, MeetingPlan, NewMeeting, Outcome, Part, PartKey, Rejection, Role, Seq,
    SheetCommand, SheetPhase, SheetPlan,
};
use serde::Serialize;
use serde_json::json;
use std::{
    collections::BTreeMap,
    fmt,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Ideas on each sheet.
const IDEAS: usize = 8;
/// Votes a person.
const VOTES: u8 = SheetPlan::VOTES;
/// Conflicting sets that a person sends for a sheet.
const SETS: usize = 10;

/// How the scenario is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// People, each on two sockets.
    pub people: usize,
    /// Sheets that are voted on.
    pub sheets: usize,
    /// Nodes: with several, over one Redis, the two sockets of a person are at different ones.
    pub nodes: usize,
    /// The server's program.
    pub server: PathBuf,
    /// Where the server keeps its data.
    pub data: PathBuf,
}

/// One run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DotsReport {
    /// People.
    pub people: usize,
    /// Sheets.
    pub sheets: usize,
    /// Nodes.
    pub nodes: usize,
    /// Sets of votes sent, and each answered.
    pub answers: u64,
    /// Accepted.
    pub accepted: u64,
    /// Refused with the words that the rules give: budget spent, or no stacking.
    pub refused: u64,
    /// "Too many wait": nothing was decided, and the set was sent again.
    pub busy: u64,
    /// Answers that were not the ones that the rules give.
    pub unclear: u64,
    /// People and sheets that held more than the budget.
    pub over: u64,
    /// People and sheets that do not show the last set that was accepted.
    pub adrift: u64,
    /// Ideas whose tally is not the sum of the last accepted sets.
    pub miscounted: u64,
    /// Seconds of voting.
    pub seconds: f64,
    /// From a set to its answer.
    pub ack_ms: Quantiles,
}

impl DotsReport {
    /// Whether every promise held.
    pub fn holds(&self) -> bool {
        self.answers > 0 && self.unclear + self.over + self.adrift + self.miscounted == 0
    }
}

impl fmt::Display for DotsReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Quantiles { p50, p95, p99, max } = self.ack_ms;
        write!(
            out,
            "dots: {} people x {} sheets x {SETS} sets over two sockets, {} nodes: {} answers in {:.1} s \
             ({} accepted, {} refused by rule, {} told to wait and sent again), unclear {}, \
             over {VOTES} votes {}, adrift {}, \
             miscounted {}; act to answer ms p50 {p50:.1} p95 {p95:.1} p99 {p99:.1} max {max:.1}",
            self.people,
            self.sheets,
            self.nodes,
            self.answers,
            self.seconds,
            self.accepted,
            self.refused,
            self.busy,
            self.unclear,
            self.over,
            self.adrift,
            self.miscounted
        )
    }
}

/// What the sheets are, and what their voters note.
struct Vote {
    sheets: Vec<(ActivityId, Vec<IdeaId>)>,
    report: Mutex<DotsReport>,
    times: Mutex<Times>,
    /// Last accepted sets by sheet and person.
    last: Mutex<BTreeMap<(ActivityId, usize), Dots>>,
}

type Dots = BTreeMap<IdeaId, u8>;

/// Runs the scenario against a server of its own.
///
/// # Errors
/// When the server cannot be started or somebody is not answered.
pub async fn run(options: &Options) -> anyhow::Result<DotsReport> {
    if options.nodes > 1 {
        let deployment = Deployment::start(&options.server, &options.data, options.nodes).await?;
        let apis: Vec<Api> = deployment.running().map(|node| node.api().clone()).collect();
        let report = against(&apis, options).await?;
        deployment.end().await?;
        return Ok(report);
    }
    let people = (options.people * 2 + 10).to_string();
    let node =
        ServerProcess::start(&options.server, &options.data, &["--max-people", &people]).await?;
    let report = against(std::slice::from_ref(node.api()), options).await?;
    node.stop().await?;
    Ok(report)
}

async fn against(apis: &[Api], options: &Options) -> anyhow::Result<DotsReport> {
    let api = apis.first().context("there is a node")?;
    let plan = Box::new(plan(options.sheets)?);
    let links = api.make_meeting(NewMeeting::Plan { plan }).await?;
    let host = Client::join_as(&api.socket(), &links, Role::Host).await?;
    let sheets = open(&host, options.sheets).await?;
    let vote = Arc::new(Vote {
        sheets,
        report: Mutex::default(),
        times: Mutex::new(Times::new()),
        last: Mutex::default(),
    });
    let mut people = JoinSet::new();
    for index in 0..options.people {
        let at = |tab: usize| apis[(index + tab) % apis.len()].socket();
        people.spawn(join([at(0), at(1)], links.code, index, vote.clone()));
    }
    let mut voters = Vec::new();
    while let Some(joined) = people.join_next().await {
        voters.push(joined??);
    }
    let begin = Instant::now();
    let mut voting: JoinSet<anyhow::Result<()>> = JoinSet::new();
    for voter in voters {
        voting.spawn(voter.live());
    }
    while let Some(done) = voting.join_next().await {
        done??;
    }
    let seconds = begin.elapsed().as_secs_f64();
    count(api, &host, &links, &vote).await?;
    let mut report = lock(&vote.report).clone();
    report.people = options.people;
    report.sheets = options.sheets;
    report.nodes = options.nodes;
    report.seconds = seconds;
    report.ack_ms = lock(&vote.times).quantiles();
    Ok(report)
}

/// A person with two tabs of one browser.
struct Voter {
    index: usize,
    tabs: [Arc<Client>; 2],
    vote: Arc<Vote>,
}

async fn join(
    urls: [String; 2],
    code: JoinCode,
    index: usize,
    vote: Arc<Vote>,
) -> anyhow::Result<Voter> {
    let first = Client::join(&urls[0], Access::Code { code }, None).await?;
    let token = Some(first.welcome().token.clone());
    let second = Client::join(&urls[1], Access::Code { code }, token).await?;
    Ok(Voter { index, tabs: [Arc::new(first), Arc::new(second)], vote })
}

impl Voter {
    async fn live(self) -> anyhow::Result<()> {
        for (sheet, ideas) in &self.vote.sheets {
            let last = self.set_all(*sheet, ideas).await?;
            for tab in &self.tabs {
                self.compare(tab, *sheet, &last).await?;
            }
            lock(&self.vote.last).insert((*sheet, self.index), last);
        }
        Ok(())
    }

    /// Sends all sets at once, half on each tab; the last one accepted.
    async fn set_all(&self, sheet: ActivityId, ideas: &[IdeaId]) -> anyhow::Result<Dots> {
        let mut last: (Seq, Dots) = Default::default();
        let mut left: Vec<usize> = (0..SETS).collect();
        while !left.is_empty() {
            let mut sent = Vec::new();
            for at in std::mem::take(&mut left) {
                let dots = set(ideas, self.index, at);
                let command = Command::Sheet(SheetCommand::SetDots {
                    sheet,
                    dots: dots.clone(),
                    came_later: false,
                });
                let begin = Instant::now();
                sent.push((at, self.tabs[at % 2].start(command).await?, dots, begin));
            }
            for (at, answer, dots, begin) in sent {
                let outcome = tokio::time::timeout(Duration::from_secs(60), answer)
                    .await
                    .context("a set was not answered")??;
                lock(&self.vote.times).note(begin.elapsed());
                if outcome == (Outcome::Rejected { why: Rejection::TooManyPending }) {
                    lock(&self.vote.report).busy += 1;
                    left.push(at);
                } else if let Some(seq) = self.judge(&dots, outcome)
                    && seq > last.0
                {
                    last = (seq, dots);
                }
            }
        }
        Ok(last.1)
    }

    /// Whether the answer is the one that the rules give; where the set stands if it was accepted.
    fn judge(&self, dots: &Dots, outcome: Outcome) -> Option<Seq> {
        let mut report = lock(&self.vote.report);
        report.answers += 1;
        let wanted = if dots.values().any(|count| *count > 1) {
            Some(Rejection::NoStacking)
        } else if dots.len() > usize::from(VOTES) {
            Some(Rejection::BudgetSpent { votes: VOTES })
        } else {
            None
        };
        match outcome {
            Outcome::Accepted { seq } if wanted.is_none() => {
                report.accepted += 1;
                Some(seq)
            }
            Outcome::Rejected { why } if Some(&why) == wanted.as_ref() => {
                report.refused += 1;
                None
            }
            Outcome::Accepted { .. } | Outcome::Rejected { .. } => {
                report.unclear += 1;
                None
            }
        }
    }

    /// Each tab comes to show the last accepted set, and never more than the budget.
    async fn compare(&self, tab: &Client, sheet: ActivityId, last: &Dots) -> anyhow::Result<()> {
        let key = PartKey::Dots(sheet);
        let held = |view: &View| match view.part(&key) {
            Some(Part::Dots(part)) => part.dots.clone(),
            _ => Dots::new(),
        };
        let came = tab.until(|view| held(view) == *last).await.is_ok();
        let shown = tab.look(held);
        let mut report = lock(&self.vote.report);
        report.adrift += u64::from(!came);
        let votes: u32 = shown.values().map(|count| u32::from(*count)).sum();
        report.over += u64::from(votes > u32::from(VOTES));
        Ok(())
    }
}

/// Ten sets that contradict each other: one, two and three votes, four, and two on one idea.
fn set(ideas: &[IdeaId], person: usize, at: usize) -> Dots {
    let idea = |offset: usize| ideas[(person + at * 3 + offset) % ideas.len()];
    match at % 5 {
        0 => (0..3).map(|offset| (idea(offset), 1)).collect(),
        1 => (0..4).map(|offset| (idea(offset), 1)).collect(),
        2 => (0..2).map(|offset| (idea(offset), 1)).collect(),
        3 => [(idea(0), 2), (idea(1), 1)].into(),
        _ => (0..3).map(|offset| (idea(offset * 2), 1)).collect(),
    }
}

/// Closes the votes and compares every tally with what was accepted last.
async fn count(api: &Api, host: &Client, links: &MeetingLinks, vote: &Vote) -> anyhow::Result<()> {
    for (sheet, _) in &vote.sheets {
        phase(host, *sheet, SheetPhase::Chosen).await?;
    }
    let results = api.results(&secret(links, Role::Organiser)?).await?;
    let mut wanted: BTreeMap<(ActivityId, IdeaId), u32> = BTreeMap::new();
    for ((sheet, _), dots) in lock(&vote.last).iter() {
        for (idea, count) in dots {
            *wanted.entry((*sheet, *idea)).or_default() += u32::from(*count);
        }
    }
    let mut found = BTreeMap::new();
    for activity in &results.activities {
        let ActivityResult::Sheet(sheet) = activity else { continue };
        let votes = sheet.tally.iter().flat_map(|tally| &tally.votes);
        let given = votes.filter(|(_, votes)| **votes > 0);
        found.extend(given.map(|(idea, votes)| ((sheet.sheet.id, *idea), *votes)));
    }
    let differ = wanted.iter().filter(|(key, votes)| found.get(key) != Some(votes)).count();
    let more = found.keys().filter(|key| !wanted.contains_key(key)).count();
    lock(&vote.report).miscounted = (differ + more) as u64;
    Ok(())
}

/// Starts each segment and opens the vote on its sheets.
async fn open(host: &Client, sheets: usize) -> anyhow::Result<Vec<(ActivityId, Vec<IdeaId>)>> {
    host.until(|view| view.part(&PartKey::Agenda).is_some()).await?;
    let parts: Vec<Part> = host.look(|view| view.parts().values().cloned().collect());
    let mut ids = Vec::new();
    for part in parts {
        let Part::Segment(segment) = part else { continue };
        ids.extend(segment.activities);
    }
    ensure!(ids.len() == sheets, "the meeting has {} sheets", ids.len());
    let mut opened = Vec::new();
    for sheet in ids {
        done(host, Command::Agenda(AgendaCommand::OpenActivity { activity: sheet })).await?;
        phase(host, sheet, SheetPhase::Vote).await?;
        let idea = |part: &Part| {
            let Part::Idea(idea) = part else { return None };
            (idea.sheet == sheet && idea.parent.is_some()).then_some(idea.id)
        };
        let ideas: Vec<IdeaId> = host.look(|view| view.parts().values().filter_map(idea).collect());
        ensure!(ideas.len() == IDEAS, "a sheet has {} ideas", ideas.len());
        opened.push((sheet, ideas));
    }
    Ok(opened)
}

async fn phase(host: &Client, sheet: ActivityId, phase: SheetPhase) -> anyhow::Result<()> {
    done(host, Command::Sheet(SheetCommand::SetPhase { sheet, phase, only_earlier: false })).await
}

async fn done(host: &Client, command: Command) -> anyhow::Result<()> {
    match host.act(command).await? {
        Outcome::Accepted { .. } => Ok(()),
        Outcome::Rejected { why } => bail!("the host was refused: {why:?}"),
    }
}

fn plan(sheets: usize) -> anyhow::Result<MeetingPlan> {
    let ideas: Vec<String> = (1..=IDEAS).map(|n| format!("idea {n}")).collect();
    let sheet =
        |at: &usize| json!({ "kind": "sheet", "need": format!("Tarve {at}"), "ideas": ideas });
    let all: Vec<usize> = (1..=sheets).collect();
    let segment = |sheets: &[usize]| {
        json!({
            "kind": "activity",
            "title": { "fi": "Kolme ääntä" },
            "minutes": 30,
            "activities": sheets.iter().map(sheet).collect::<Vec<_>>(),
        })
    };
    let segments: Vec<_> = all.chunks(AgendaPlan::MAX_ACTIVITIES).map(segment).collect();
    Ok(serde_json::from_value(json!({
        "title": { "fi": "Ääniä rinnakkain" },
        "languages": ["fi"],
        "names": "optional",
        "agenda": { "segments": segments },
    }))?)
}

// Nothing panics while it holds these locks; a poisoned one still holds a whole value.
fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

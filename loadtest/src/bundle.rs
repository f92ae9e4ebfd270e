//! Scenario `bundle`: how long the result bundle of a full hall takes, what memory it takes, and what
//! another meeting on the same server feels of it (rule RB2).

use crate::{Times, load::memory, person, report::Quantiles, words};
use anyhow::{Context, bail, ensure};
use foorumi_client::{Api, Client, ServerProcess, secret};
use foorumi_protocol::{
    Access, ActivityId, AgendaCommand, Audience, Choice, Command, JoinCode, Lang, Languages,
    MeetingCommand, MeetingLinks, MeetingPlan, NewMeeting, Outcome, Part, Role, Text,
};
use futures_util::future::try_join_all;
use rand::{SeedableRng, rngs::StdRng};
use serde::Serialize;
use serde_json::json;
use std::{
    fmt,
    path::PathBuf,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::time::{MissedTickBehavior, interval, sleep};

/// The live meeting's people, who vote all the time.
const OTHERS: usize = 50;
/// One of them votes this often.
const BEAT: Duration = Duration::from_millis(10);
/// How long the live meeting is measured alone.
const QUIET: Duration = Duration::from_secs(20);
/// Rounds of drafts of every kind.
const DRAFTS: usize = 10;
/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// How the scenario is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// People of the meeting that ends.
    pub people: usize,
    /// The server's program.
    pub server: PathBuf,
    /// Where the server keeps its data.
    pub data: PathBuf,
}

/// One run.
#[derive(Clone, Debug, Serialize)]
pub struct BundleReport {
    /// People.
    pub people: usize,
    /// Items accepted.
    pub items: usize,
    /// From the confirmed end to holding the first bundle, in milliseconds.
    pub first_ms: f64,
    /// The slowest of all.
    pub slowest_ms: f64,
    /// Largest bundle, in bytes.
    pub largest: usize,
    /// Memory before, in MiB.
    pub idle_mib: f64,
    /// The most that was held above it.
    pub above_mib: f64,
    /// A vote of the live meeting with nothing else going on, in milliseconds.
    pub alone_ms: Quantiles,
    /// The same while bundles are made.
    pub beside_ms: Quantiles,
}

impl BundleReport {
    /// Whether it is as fast and as small as it has to be (rule RB2).
    pub fn holds(&self) -> bool {
        self.slowest_ms <= 10_000.0 && self.above_mib < 300.0
    }
}

impl fmt::Display for BundleReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { people, items, first_ms, slowest_ms, largest, idle_mib, above_mib, .. } = self;
        writeln!(out, "bundle: {people} people, {items} items, at most {largest} bytes")?;
        writeln!(out, "ready after {first_ms:.0} ms, at most {slowest_ms:.0} ms")?;
        writeln!(out, "memory {idle_mib:.0} MiB, at most {above_mib:.0} MiB above it")?;
        for (name, times) in [("alone", self.alone_ms), ("beside it", self.beside_ms)] {
            let Quantiles { p50, p95, p99, max } = times;
            writeln!(
                out,
                "live vote {name:<10} p50 {p50:.2} p95 {p95:.2} p99 {p99:.2} max {max:.1} ms"
            )?;
        }
        Ok(())
    }
}

/// Runs the scenario against a server of its own.
///
/// # Errors
/// When the server cannot be started, or something is refused.
pub async fn run(options: &Options) -> anyhow::Result<BundleReport> {
    let most = (options.people + 10).to_string();
    let node =
        ServerProcess::start(&options.server, &options.data, &["--max-people", &most]).await?;
    let hall = Hall::filled(node.api(), options.people).await?;
    let items = hall.items;
    let live = Live::opened(node.api()).await?;
    let ((), alone_ms) = live.beat(sleep(QUIET)).await?;
    let pid = node.pid().context("the server runs")?;
    let idle = memory(pid)?;
    let done = Arc::new(AtomicBool::new(false));
    let watched = tokio::task::spawn_blocking({
        let done = Arc::clone(&done);
        move || watch(pid, &done)
    });
    let (made, beside_ms) = live.beat(hall.bundles(node.api())).await?;
    let made = made?;
    done.store(true, Ordering::Relaxed);
    let most = watched.await??;
    node.stop().await?;
    let mib = |bytes: u64| bytes as f64 / 1024.0 / 1024.0;
    let slowest = made.iter().map(|(took, _)| *took).max().unwrap_or_default();
    Ok(BundleReport {
        people: options.people,
        items,
        first_ms: made.first().map_or(0.0, |(took, _)| took.as_secs_f64() * 1e3),
        slowest_ms: slowest.as_secs_f64() * 1e3,
        largest: made.iter().map(|(_, bytes)| *bytes).max().unwrap_or(0),
        idle_mib: mib(idle),
        above_mib: mib(most.saturating_sub(idle)),
        alone_ms,
        beside_ms,
    })
}

/// The most memory that the server holds until it is done. Blocks.
fn watch(pid: u32, done: &AtomicBool) -> anyhow::Result<u64> {
    let mut most = 0;
    while !done.load(Ordering::Relaxed) {
        most = most.max(memory(pid)?);
        std::thread::sleep(LOOK);
    }
    Ok(most)
}

/// Two clouds and four open polls.
fn plan() -> serde_json::Result<MeetingPlan> {
    let poll = |at: usize| {
        json!({ "kind": "poll", "question": { "fi": format!("Mikä auttaisi sinua? {at}") },
            "form": { "form": "open" } })
    };
    let cloud = |at: usize| json!({ "kind": "cloud", "question": { "fi": format!("Pilvi {at}") }, "lang": "fi" });
    serde_json::from_value(json!({
        "title": { "fi": "Täysi sali" }, "languages": ["fi", "sv"], "names": "optional",
        "agenda": { "segments": [{
            "kind": "discussion", "title": { "fi": "Keskustelu" }, "minutes": 60,
            "activities": [cloud(1), cloud(2), poll(1), poll(2), poll(3), poll(4)],
        }] },
    }))
}

/// A meeting with all that people left.
struct Hall {
    links: MeetingLinks,
    host: Client,
    items: usize,
}

impl Hall {
    async fn filled(api: &Api, people: usize) -> anyhow::Result<Self> {
        let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(plan()?) }).await?;
        let host = staff(api, &links).await?;
        let crowd = crowd(api, links.code, people).await?;
        let activities = host.look(|view| {
            let id = |part: &Part| {
                if let Part::Cloud(cloud) = part {
                    return Some((cloud.id, true));
                }
                let Part::Poll(poll) = part else { return None };
                Some((poll.id, false))
            };
            view.parts().values().filter_map(id).collect::<Vec<_>>()
        });
        ensure!(activities.len() == 6, "{} activities", activities.len());
        let mut random = StdRng::seed_from_u64(1);
        let mut items = 0;
        for (activity, is_cloud) in activities {
            done(&host, Command::Agenda(AgendaCommand::OpenActivity { activity })).await?;
            for round in 0..if is_cloud { 3 } else { 1 } {
                let acts = crowd.iter().enumerate().map(|(at, one)| {
                    let command =
                        if is_cloud { word(&mut random, activity) } else { answer(at, activity) };
                    done(one, command)
                });
                items += try_join_all(acts).await.with_context(|| format!("round {round}"))?.len();
            }
            done(&host, Command::Agenda(AgendaCommand::CloseActivity { activity })).await?;
        }
        Ok(Self { links, host, items })
    }

    /// Drafts, which are made anew each time, so that the live meeting is measured long enough; then
    /// the meeting ends, and the first bundle is waited for from that moment on. How long each took
    /// and how large it is, the first after the end first.
    async fn bundles(&self, api: &Api) -> anyhow::Result<Vec<(Duration, usize)>> {
        let organiser = secret(&self.links, Role::Organiser)?;
        let mut drafts = Vec::new();
        for _ in 0..DRAFTS {
            drafts.extend(every_kind(api, &organiser, Instant::now()).await?);
        }
        done(&self.host, Command::Meeting(MeetingCommand::End)).await?;
        let mut made = every_kind(api, &organiser, Instant::now()).await?;
        made.extend(drafts);
        Ok(made)
    }
}

async fn every_kind(
    api: &Api,
    organiser: &str,
    mut begun: Instant,
) -> anyhow::Result<Vec<(Duration, usize)>> {
    let mut made = Vec::new();
    for audience in Audience::ALL {
        for languages in [Lang::Fi.into(), Languages::pair(Lang::Fi, Lang::Sv)] {
            let bytes = api.bundle_for(organiser, audience, languages).await?.len();
            made.push((begun.elapsed(), bytes));
            begun = Instant::now();
        }
    }
    Ok(made)
}

fn word(random: &mut StdRng, cloud: ActivityId) -> Command {
    person::send_word(cloud, person::word(random, &words(Lang::Fi)))
}

fn answer(at: usize, poll: ActivityId) -> Command {
    let text =
        format!("Vastaus {at}: enemmän aikaa kohtaamiseen ja selkeämpi työnjako tiimin kanssa.");
    let text = Text::new(&text).expect("answers are short");
    person::cast(poll, Choice::Open { text })
}

/// A meeting that goes on: somebody in it votes all the time.
struct Live {
    crowd: Vec<Client>,
    poll: ActivityId,
}

impl Live {
    async fn opened(api: &Api) -> anyhow::Result<Self> {
        let plan = serde_json::from_value(json!({
            "title": { "fi": "Toinen tilaisuus" }, "languages": ["fi"], "names": "optional",
            "agenda": { "segments": [{
                "kind": "discussion", "title": { "fi": "Keskustelu" }, "minutes": 60,
                "activities": [{ "kind": "poll", "question": { "fi": "Jatketaanko?" },
                    "form": { "form": "yesNo" } }],
            }] },
        }))?;
        let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(plan) }).await?;
        let host = staff(api, &links).await?;
        let poll = host.look(|view| {
            view.parts().values().find_map(|part| {
                let Part::Poll(poll) = part else { return None };
                Some(poll.id)
            })
        });
        let poll = poll.context("there is a poll")?;
        done(&host, Command::Agenda(AgendaCommand::OpenActivity { activity: poll })).await?;
        Ok(Self { crowd: crowd(api, links.code, OTHERS).await?, poll })
    }

    /// Somebody votes on each beat as long as something else goes on; from vote to acknowledgement.
    async fn beat<T>(&self, other: impl Future<Output = T>) -> anyhow::Result<(T, Quantiles)> {
        let mut times = Times::new();
        let mut beats = interval(BEAT);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut other = pin!(other);
        for at in 0.. {
            tokio::select! {
                biased;
                done = &mut other => return Ok((done, times.quantiles())),
                _ = beats.tick() => {}
            }
            let choice = if at % 3 == 0 { Choice::No } else { Choice::Yes };
            let begun = Instant::now();
            let vote = done(&self.crowd[at % OTHERS], person::cast(self.poll, choice));
            let mut vote = pin!(vote);
            tokio::select! {
                voted = &mut vote => voted?,
                done = &mut other => return Ok((done, times.quantiles())),
            }
            times.note(begun.elapsed());
        }
        unreachable!("beats do not end")
    }
}

async fn staff(api: &Api, links: &MeetingLinks) -> anyhow::Result<Client> {
    let host = Client::join_as(&api.socket(), links, Role::Host).await?;
    host.until(|view| view.position().is_some()).await?;
    Ok(host)
}

async fn crowd(api: &Api, code: JoinCode, people: usize) -> anyhow::Result<Vec<Client>> {
    let url = api.socket();
    let mut crowd = Vec::new();
    while crowd.len() < people {
        let some = (0..50.min(people - crowd.len()))
            .map(|_| Client::join(&url, Access::Code { code }, None));
        crowd.extend(try_join_all(some).await?);
    }
    Ok(crowd)
}

async fn done(client: &Client, command: Command) -> anyhow::Result<()> {
    match client.act(command).await? {
        Outcome::Accepted { .. } => Ok(()),
        Outcome::Rejected { why } => bail!("rejected: {why:?}"),
    }
}

//! Scenario `forum`: the whole programme of a real forum in fast motion, checked to the last vote.

use crate::{
    Report,
    check::compare,
    crowd::{Crowd, Manner},
    deployment::Deployment,
    forum_plan,
    programme::{Programme, Staff},
    report::Times,
};
use anyhow::ensure;
use foorumi_client::{Api, Client, ServerProcess, secret};
use foorumi_protocol::{MeetingLinks, NewMeeting, Role};
use indicatif::{ProgressBar, ProgressStyle};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// How the scenario is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// People, staff not counted.
    pub people: usize,
    /// Makes two runs alike.
    pub seed: u64,
    /// Nodes: several are over one Redis, and everybody comes to any of them.
    pub nodes: usize,
    /// Another build of the server, for every second node: both must come to the same (F20).
    pub another: Option<PathBuf>,
    /// The server's program.
    pub server: PathBuf,
    /// Where the server keeps its data.
    pub data: PathBuf,
}

/// Runs the programme against a server of its own.
///
/// # Errors
/// When the server cannot be started or the programme cannot be carried through.
pub async fn run(options: &Options) -> anyhow::Result<Report> {
    if options.nodes > 1 {
        return over_nodes(options).await;
    }
    let people = (options.people + 10).to_string();
    let node =
        ServerProcess::start(&options.server, &options.data, &["--max-people", &people]).await?;
    let report = against(node.api(), options).await?;
    node.stop().await?;
    Ok(report)
}

/// Over several nodes, which must come to the same state and the same bundle.
async fn over_nodes(options: &Options) -> anyhow::Result<Report> {
    let builds =
        [Some(options.server.clone()), options.another.clone()].into_iter().flatten().collect();
    let deployment = Deployment::start_builds(builds, &options.data, options.nodes).await?;
    let (report, links) = hold(&deployment.api(), options).await?;
    let bundles = deployment.bundles(&secret(&links, Role::Organiser)?).await?;
    ensure!(bundles.windows(2).all(|two| two[0] == two[1]), "nodes make different bundles");
    ensure!(deployment.alarms().await? == 0, "nodes came to different states");
    deployment.end().await?;
    Ok(report)
}

/// Runs the programme against a server that is there.
///
/// # Errors
/// When the programme cannot be carried through.
pub async fn against(api: &Api, options: &Options) -> anyhow::Result<Report> {
    Ok(hold(api, options).await?.0)
}

async fn hold(api: &Api, options: &Options) -> anyhow::Result<(Report, MeetingLinks)> {
    let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(forum_plan()) }).await?;
    let bar = progress(options.people as u64 + 11);
    bar.set_message("people join");
    let staff = staff(api, &links).await?;
    let manner = Manner { spread: Duration::from_millis(400), drops: 20, seed: options.seed };
    let mut crowd = Crowd::join(api, links.code, options.people, manner, || bar.inc(1)).await?;
    let notes = crowd.notes.clone();
    let mut programme = Programme {
        staff,
        notes: notes.clone(),
        people: options.people,
        pause: Duration::ZERO,
        acts: Vec::new(),
    };
    for segment in programme.segments().await? {
        bar.set_message(format!("segment {segment}"));
        programme.hold(segment).await?;
        bar.inc(1);
    }
    programme.end().await?;
    ensure!(crowd.gone() == 0, "somebody was lost on the way");
    let screens = screens(&programme, &crowd);
    bar.set_message("results");
    let results = api.results(&secret(&links, Role::Organiser)?).await?;
    bar.finish_and_clear();
    let accepted = notes.accepted();
    let counts = compare(&accepted, &results);
    let report = Report {
        scenario: "forum",
        people: options.people,
        accepted: accepted.accepted,
        rejected: accepted.rejected,
        lost: counts.lost,
        doubled: counts.doubled,
        ack_ms: notes.acks().quantiles(),
        screen_ms: screens.quantiles(),
    };
    Ok((report, links))
}

/// The staff come in by their links.
pub(crate) async fn staff(api: &Api, links: &MeetingLinks) -> anyhow::Result<Staff> {
    let join = async |role| {
        let client = Client::join_as(&api.socket(), links, role).await?;
        anyhow::Ok(Arc::new(client))
    };
    Ok(Staff {
        host: join(Role::Host).await?,
        moderator: join(Role::Moderator).await?,
        secretary: join(Role::Secretary).await?,
        stage: join(Role::Stage).await?,
    })
}

/// From each staff act to each screen that shows it.
fn screens(programme: &Programme, crowd: &Crowd) -> Times {
    let mut times = Times::new();
    let mut clients: Vec<&Arc<Client>> = crowd.clients.iter().collect();
    clients.push(&programme.staff.stage);
    for client in clients {
        let commits = client.commits();
        for (seq, sent) in &programme.acts {
            if let Some((_, shown)) = commits.iter().find(|(at, when)| at >= seq && when >= sent) {
                times.note(shown.duration_since(*sent));
            }
        }
    }
    times
}

fn progress(steps: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {elapsed}")
        .expect("the template is right");
    ProgressBar::new(steps).with_style(style)
}

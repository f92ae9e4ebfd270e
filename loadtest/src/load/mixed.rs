//! Scenario `mixed`: the programme of a forum, of whose people a tenth act and the others watch.

use super::{
    hall::{Setting, pinned},
    process,
    watcher::{Read, Watcher},
};
use crate::{
    check::compare,
    crowd::{Crowd, Manner, Notes},
    forum::staff,
    forum_plan,
    programme::Programme,
    report::{Quantiles, Times},
};
use anyhow::{Context, ensure};
use foorumi_client::{Client, ServerProcess, secret};
use foorumi_protocol::{JoinCode, NewMeeting, Role, Seq};
use serde::Serialize;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// One person of this many acts.
const ACTS: usize = 10;
/// Answers come within this time after a question is seen.
const SPREAD: Duration = Duration::from_secs(2);
/// Sockets opened at the same time.
const DOORS: usize = 64;

/// What a full hall sees of a forum in which a tenth acts.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Mixed {
    /// People, those who watch included.
    pub people: usize,
    /// Commands accepted.
    pub accepted: u64,
    /// Accepted and not in the results.
    pub lost: u64,
    /// In the results more often than accepted.
    pub doubled: u64,
    /// From an act to its acknowledgement.
    pub ack_ms: Quantiles,
    /// From an act that changes every screen until the last of all screens shows it.
    pub screens_ms: Quantiles,
}

/// Runs it.
///
/// # Errors
/// When the programme cannot be carried through.
pub(super) async fn run(setting: &Setting, people: usize) -> anyhow::Result<Mixed> {
    process::enough_handles(people)?;
    let most = (people + 10).to_string();
    let data = setting.data.join("mixed");
    let args = ["--max-people", &most];
    let node = pinned(setting, ServerProcess::start(&setting.server, &data, &args)).await?;
    let api = node.api();
    let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(forum_plan()) }).await?;
    let staff = staff(api, &links).await?;
    let (acting, read) = (people / ACTS, Arc::default());
    let watchers = watch(&api.socket(), links.code, people - acting, &read).await?;
    let manner = Manner { spread: SPREAD, drops: 0, seed: 1 };
    let mut crowd = Crowd::join(api, links.code, acting, manner, || ()).await?;
    let (notes, pause, acts) = (crowd.notes.clone(), Duration::ZERO, Vec::new());
    let mut programme = Programme { staff, notes: notes.clone(), people: acting, pause, acts };
    for segment in programme.segments().await? {
        programme.hold(segment).await?;
    }
    programme.end().await?;
    ensure!(crowd.gone() == 0, "somebody was lost on the way");
    seen_by_all(&watchers, &crowd.clients, programme.acts.last().map(|(seq, _)| *seq)).await?;
    let screens = screens(&programme.acts, &notes, &crowd.clients, &watchers)?;
    let results = api.results(&secret(&links, Role::Organiser)?).await?;
    let report = {
        let accepted = notes.accepted();
        let counts = compare(&accepted, &results);
        Mixed {
            people,
            accepted: accepted.accepted,
            lost: counts.lost,
            doubled: counts.doubled,
            ack_ms: notes.acks().quantiles(),
            screens_ms: screens.quantiles(),
        }
    };
    drop(watchers);
    node.stop().await?;
    Ok(report)
}

async fn watch(
    url: &str,
    code: JoinCode,
    count: usize,
    read: &Arc<Read>,
) -> anyhow::Result<Vec<Watcher>> {
    let (mut joining, mut all) = (tokio::task::JoinSet::new(), Vec::new());
    for _ in 0..count {
        if joining.len() >= DOORS {
            all.extend(joining.join_next().await.transpose()?.transpose()?);
        }
        let (url, read) = (url.to_owned(), Arc::clone(read));
        joining.spawn(async move { Watcher::join(&url, code, &read).await });
    }
    while let Some(joined) = joining.join_next().await {
        all.push(joined??);
    }
    Ok(all)
}

/// Waits until all have seen the end.
async fn seen_by_all(
    watchers: &[Watcher],
    clients: &[Arc<Client>],
    last: Option<Seq>,
) -> anyhow::Result<()> {
    let last = last.context("the host did something")?;
    let end = Instant::now() + Duration::from_secs(60);
    let behind = |client: &Arc<Client>| client.commits().last().is_none_or(|(at, _)| *at < last);
    while watchers.iter().any(|one| one.reached(last).is_none()) || clients.iter().any(behind) {
        ensure!(Instant::now() < end, "somebody does not see the end");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// From each act that changes every screen until the last screen shows it.
fn screens(
    by_staff: &[(Seq, Instant)],
    notes: &Notes,
    clients: &[Arc<Client>],
    watchers: &[Watcher],
) -> anyhow::Result<Times> {
    let mut acts = by_staff.to_vec();
    acts.extend(notes.shown().iter().copied());
    let mut last: Vec<Duration> = vec![Duration::ZERO; acts.len()];
    let views = watchers.iter().map(|one| one.seen().commits.clone());
    for commits in views.chain(clients.iter().map(|client| client.commits())) {
        for ((seq, sent), last) in acts.iter().zip(&mut last) {
            let at = commits.partition_point(|(shown, _)| shown < seq);
            let (_, when) = commits.get(at).context("somebody never saw an act")?;
            *last = (*last).max(when.saturating_duration_since(*sent));
        }
    }
    let mut times = Times::new();
    last.into_iter().for_each(|time| times.note(time));
    Ok(times)
}

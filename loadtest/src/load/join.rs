//! Scenarios `join`, `wake` and `idle`: a hall comes in, comes back, and sits.

use super::hall::{Hall, Setting, progress};
use super::watcher::Watcher;
use anyhow::ensure;
use serde::Serialize;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    task::JoinSet,
    time::{sleep, sleep_until},
};

/// Longest wait for the last view.
const PATIENCE: Duration = Duration::from_secs(120);

/// What coming in costs.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Join {
    /// People.
    pub people: usize,
    /// Server's processor time for each, microseconds.
    pub us: f64,
    /// Until all have the whole view, milliseconds.
    pub all_ms: f64,
}

/// A hall comes in, evenly spread over a time.
///
/// # Errors
/// When somebody gets no view.
pub(super) async fn run(
    setting: &Setting,
    people: usize,
    spread: Duration,
) -> anyhow::Result<Join> {
    let mut hall = Hall::open(setting, "join", people).await?;
    let (url, read, code) = (hall.url(), Arc::clone(&hall.read), hall.code());
    let cpu = hall.cpu()?;
    let start = Instant::now();
    let each = spread / u32::try_from(people).unwrap_or(u32::MAX).max(1);
    let coming = (0..u32::try_from(people).unwrap_or(u32::MAX)).map(|at| {
        let (url, read) = (url.clone(), Arc::clone(&read));
        async move {
            sleep_until((start + each * at).into()).await;
            Watcher::join(&url, code, &read).await
        }
    });
    seat(&mut hall, coming).await?;
    measured(hall, cpu, start).await
}

/// The same people, whose sockets broke, come back at once with the view they hold.
///
/// # Errors
/// When somebody gets no view.
pub(super) async fn wake(setting: &Setting, people: usize) -> anyhow::Result<Join> {
    let mut hall = Hall::open(setting, "wake", people).await?;
    hall.fill(people).await?;
    let (url, read) = (hall.url(), Arc::clone(&hall.read));
    let before = std::mem::take(&mut hall.crowd);
    before.iter().for_each(Watcher::cut);
    let cpu = hall.cpu()?;
    let start = Instant::now();
    let coming = before.into_iter().map(|one| {
        let (url, read) = (url.clone(), Arc::clone(&read));
        async move { one.come_back(&url, &read).await }
    });
    seat(&mut hall, coming).await?;
    measured(hall, cpu, start).await
}

/// Memory of the server for each of `people` who only hold their place, in bytes.
///
/// # Errors
/// When the hall cannot be filled.
pub(super) async fn idle(setting: &Setting, people: usize) -> anyhow::Result<f64> {
    let mut hall = Hall::open(setting, "idle", people).await?;
    // What the first ones cost is what the room itself costs.
    hall.fill(100).await?;
    let before = hall.memory()?;
    hall.fill(people - 100).await?;
    let held = hall.memory()?.saturating_sub(before) as f64 / (people - 100) as f64;
    hall.close().await?;
    Ok(held)
}

async fn seat<F>(hall: &mut Hall, coming: impl Iterator<Item = F>) -> anyhow::Result<()>
where
    F: Future<Output = anyhow::Result<Watcher>> + Send + 'static,
{
    let bar = progress("people come", coming.size_hint().0 as u64);
    let mut coming: JoinSet<_> = coming.collect();
    while let Some(joined) = coming.join_next().await {
        hall.crowd.push(joined??);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

async fn measured(hall: Hall, cpu: Duration, start: Instant) -> anyhow::Result<Join> {
    let end = Instant::now() + PATIENCE;
    while hall.crowd.iter().any(|one| one.viewed().is_none()) {
        ensure!(Instant::now() < end, "somebody gets no view");
        sleep(Duration::from_millis(20)).await;
    }
    let people = hall.crowd.len();
    let last = hall.crowd.iter().filter_map(Watcher::viewed).max().unwrap_or(start);
    hall.settled().await?;
    let us = (hall.cpu()? - cpu).as_secs_f64() * 1e6 / people as f64;
    hall.close().await?;
    Ok(Join { people, us, all_ms: (last - start).as_secs_f64() * 1e3 })
}

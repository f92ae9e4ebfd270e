//! Scenario `beside`: a small room while a large one storms on the same core.

use super::{
    hall::{Hall, Setting},
    storm,
};
use crate::report::{Quantiles, Times};
use anyhow::{Context, ensure};
use foorumi_client::Client;
use foorumi_protocol::{ChatCommand, Command, MessageText, Outcome, Role, Seq};
use serde::Serialize;
use std::time::{Duration, Instant};
use tokio::{
    runtime::{Builder, Handle, Runtime},
    sync::oneshot,
    time::interval,
};

/// People in the small room.
const FEW: usize = 100;
/// Time in which everybody in the large room votes, and how often: the more messages meanwhile, the less
/// one moment in which the machine stood still tells of the server.
const SPREAD: Duration = Duration::from_secs(2);
const STORMS: u32 = 10;
/// How much the large room's crowd steps aside.
const STEP_ASIDE: i32 = 19;
/// From one message in the small room to the next.
const EVERY: Duration = Duration::from_millis(60);

/// From a host's message in the small room to each screen there.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Beside {
    /// While nobody does anything in the large room: what this machine makes of it.
    pub calm_ms: Quantiles,
    /// While everybody votes there.
    pub storm_ms: Quantiles,
}

/// Runs it with `people` in the large room.
///
/// # Errors
/// When a message or a vote does not reach everybody.
pub(super) async fn run(setting: &Setting, people: usize) -> anyhow::Result<Beside> {
    let mut large = Hall::open(setting, "beside", people + FEW).await?;
    let mut small = large.another().await?;
    let (stormed, told) = oneshot::channel();
    let (filled, full) = oneshot::channel();
    let (go, begin) = oneshot::channel::<()>();
    let crowd = Aside::new()?;
    let storm = crowd.handle.spawn(async move {
        large.fill(people).await?;
        let _ = filled.send(());
        begin.await?;
        for n in 1..=STORMS {
            storm::vote(&large, SPREAD, n).await?;
        }
        storm::confirmed(&large, STORMS as usize).await?;
        let _ = stormed.send(());
        anyhow::Ok(large)
    });
    small.fill(FEW).await?;
    let host = small.staff(Role::Host).await?;
    full.await.context("the large room is full")?;
    let calm = talk(&host).await?;
    let _ = go.send(());
    let said = talk(&host).await?;
    told.await.context("every vote is answered")?;
    small.settled().await?;
    let calm_ms = shown(&small, &calm)?.quantiles();
    let storm_ms = shown(&small, &said)?.quantiles();
    small.close().await?;
    storm.await??.close().await?;
    Ok(Beside { calm_ms, storm_ms })
}

/// Threads that step aside for the others: the phones of the large room are not on the same processor
/// as those of the small one, so that the small one's need not wait until the large one's have read.
struct Aside {
    handle: Handle,
    runtime: Option<Runtime>,
}

impl Aside {
    fn new() -> anyhow::Result<Self> {
        let mut crowd = Builder::new_multi_thread();
        crowd.worker_threads(1).enable_all().on_thread_start(|| {
            // If it is not allowed, the small room's figures come out worse.
            let _ = rustix::process::nice(STEP_ASIDE);
        });
        let runtime = crowd.build()?;
        Ok(Self { handle: runtime.handle().clone(), runtime: Some(runtime) })
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // Waiting for the threads is not allowed on a thread that others wait for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Messages for as long as it storms: where it stands, and when it was sent.
async fn talk(host: &Client) -> anyhow::Result<Vec<(Seq, Instant)>> {
    let mut said = Vec::new();
    let mut ticks = interval(EVERY);
    let end = Instant::now() + SPREAD * STORMS;
    while Instant::now() < end {
        ticks.tick().await;
        let text = MessageText::new(&format!("Viesti {}", said.len()))?;
        let sent = Instant::now();
        let outcome = host.act(Command::Chat(ChatCommand::Say { text })).await?;
        let Outcome::Accepted { seq } = outcome else { anyhow::bail!("the host may speak") };
        said.push((seq, sent));
    }
    ensure!(!said.is_empty(), "somebody spoke");
    Ok(said)
}

fn shown(small: &Hall, said: &[(Seq, Instant)]) -> anyhow::Result<Times> {
    let mut times = Times::new();
    for (seq, sent) in said {
        for one in &small.crowd {
            let shown = one.reached(*seq).context("a message was lost")?;
            times.note(shown.saturating_duration_since(*sent));
        }
    }
    Ok(times)
}

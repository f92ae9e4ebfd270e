//! Scenario `beside`: a small room while a large one storms on the same core.

use super::{
    hall::{Hall, Setting},
    storm,
};
use crate::report::{Quantiles, Times};
use anyhow::{Context, ensure};
use foorumi_protocol::{ChatCommand, Command, MessageText, Outcome, Role};
use std::time::{Duration, Instant};
use tokio::time::interval;

/// People in the small room.
const FEW: usize = 100;
/// Seconds in which everybody in the large room votes, and in which the small one talks.
const SPREAD: Duration = Duration::from_secs(4);
/// From one message in the small room to the next.
const EVERY: Duration = Duration::from_millis(100);

/// From a host's message in the small room to each screen there, while `people` vote in another.
///
/// # Errors
/// When a message or a vote does not reach everybody.
pub(super) async fn run(setting: &Setting, people: usize) -> anyhow::Result<Quantiles> {
    let mut large = Hall::open(setting, "beside", people + FEW).await?;
    large.fill(people).await?;
    let mut small = large.another().await?;
    small.fill(FEW).await?;
    let host = small.staff(Role::Host).await?;
    let talk = async {
        let mut said = Vec::new();
        let mut ticks = interval(EVERY);
        let end = Instant::now() + SPREAD;
        while Instant::now() < end {
            ticks.tick().await;
            let text = MessageText::new(&format!("Viesti {}", said.len()))?;
            let sent = Instant::now();
            let outcome = host.act(Command::Chat(ChatCommand::Say { text })).await?;
            let Outcome::Accepted { seq } = outcome else { anyhow::bail!("the host may speak") };
            said.push((seq, sent));
        }
        Ok(said)
    };
    let (votes, said) = tokio::join!(storm::vote(&large, SPREAD), talk);
    votes?;
    storm::confirmed(&large).await?;
    let (mut times, said) = (Times::new(), said?);
    small.settled().await?;
    ensure!(!said.is_empty(), "somebody spoke");
    for (seq, sent) in said {
        for one in &small.crowd {
            let shown = one.reached(seq).context("a message was lost")?;
            times.note(shown.saturating_duration_since(sent));
        }
    }
    small.close().await?;
    large.close().await?;
    Ok(times.quantiles())
}

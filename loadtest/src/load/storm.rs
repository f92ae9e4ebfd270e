//! Scenario `storm`: everybody votes in the same moment.

use super::hall::{Hall, Setting};
use anyhow::{Context, ensure};
use foorumi_protocol::{ActivityResult, Choice, Command, Outcome, PollCommand, Seq};
use serde::Serialize;
use std::time::{Duration, Instant};
use tokio::time::{sleep, sleep_until};

/// Longest wait for the last answer.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a storm of votes costs.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Storm {
    /// Voters.
    pub people: usize,
    /// Seconds in which all vote.
    pub seconds: f64,
    /// Server's processor time a vote, microseconds.
    pub us_per_vote: f64,
    /// From the last vote to the moment when all hold the view with it, milliseconds.
    pub settle_ms: f64,
    /// Most frames that one participant got.
    pub frames_most: u64,
    /// Most bytes that one participant got.
    pub bytes_most: u64,
    /// Votes confirmed and not counted.
    pub lost: u64,
    /// Votes counted more often than confirmed.
    pub doubled: u64,
}

/// Voters up to whose number a storm is held to the bounds below.
const HALL: usize = 500;
/// Most frames and bytes to one participant while so many vote in two seconds.
const FRAMES: u64 = 45;
const BYTES: u64 = 2048;

impl Storm {
    /// Whether every vote was counted once and no participant got more than the bounds.
    pub(super) fn holds(self) -> bool {
        let small = self.frames_most <= FRAMES && self.bytes_most <= BYTES;
        self.lost == 0 && self.doubled == 0 && (small || self.people > HALL)
    }
}

/// Runs it.
///
/// # Errors
/// When somebody gets no answer.
pub(super) async fn run(
    setting: &Setting,
    people: usize,
    spread: Duration,
) -> anyhow::Result<Storm> {
    let mut hall = Hall::open(setting, "storm", people).await?;
    hall.fill(people).await?;
    for one in &hall.crowd {
        one.seen().read = (0, 0);
    }
    let cpu = hall.cpu()?;
    let last = vote(&hall, spread).await?;
    let (accepted, seq) = confirmed(&hall).await?;
    hall.settled().await?;
    let used = hall.cpu()? - cpu;
    let settled = hall.crowd.iter().map(|one| one.reached(seq)).max().flatten();
    let all = hall.crowd.iter().all(|one| one.reached(seq).is_some());
    ensure!(all, "somebody does not see the last vote");
    let settled = settled.context("somebody votes")?;
    let counted = counted(&hall).await?;
    let most =
        |read: fn(&(u64, u64)) -> u64| hall.crowd.iter().map(|one| read(&one.seen().read)).max();
    let storm = Storm {
        people,
        seconds: spread.as_secs_f64(),
        us_per_vote: used.as_secs_f64() * 1e6 / people as f64,
        settle_ms: settled.saturating_duration_since(last).as_secs_f64() * 1e3,
        frames_most: most(|read| read.0).unwrap_or(0),
        bytes_most: most(|read| read.1).unwrap_or(0),
        lost: accepted.saturating_sub(counted),
        doubled: counted.saturating_sub(accepted),
    };
    hall.close().await?;
    Ok(storm)
}

/// Everybody votes at a moment of their own, evenly spread; tells when the last vote was sent.
pub(super) async fn vote(hall: &Hall, spread: Duration) -> anyhow::Result<Instant> {
    let start = Instant::now();
    let each = spread / u32::try_from(hall.crowd.len()).unwrap_or(u32::MAX).max(1);
    for (at, one) in (0_u32..).zip(&hall.crowd) {
        sleep_until((start + each * at).into()).await;
        let choice = if at % 3 == 0 { Choice::No } else { Choice::Yes };
        one.send(1, Command::Poll(PollCommand::CastBallot { poll: hall.poll, choice })).await?;
    }
    Ok(Instant::now())
}

/// Waits until all are answered; how many were accepted, and the last of their places.
pub(super) async fn confirmed(hall: &Hall) -> anyhow::Result<(u64, Seq)> {
    let end = Instant::now() + PATIENCE;
    while hall.crowd.iter().any(|one| one.seen().answers.is_empty()) {
        ensure!(Instant::now() < end, "somebody got no answer");
        sleep(Duration::from_millis(20)).await;
    }
    let places = hall.crowd.iter().filter_map(|one| match one.seen().answers.first() {
        Some((_, Outcome::Accepted { seq }, _)) => Some(*seq),
        _ => None,
    });
    let places: Vec<Seq> = places.collect();
    let last = places.iter().max().copied().context("somebody's vote is accepted")?;
    Ok((places.len() as u64, last))
}

async fn counted(hall: &Hall) -> anyhow::Result<u64> {
    let results = hall.results().await?;
    let answered = results.activities.iter().find_map(|activity| {
        let ActivityResult::Poll { poll, .. } = activity else { return None };
        (poll.id == hall.poll).then_some(poll.answered)
    });
    answered.flatten().map(u64::from).context("the poll is in the results")
}

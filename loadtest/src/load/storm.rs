//! Scenario `storm`: everybody votes in the same moment.

use super::hall::{DOORS, Hall, Setting};
use anyhow::{Context, ensure};
use foorumi_protocol::{ActivityResult, Choice, Command, Outcome, PollCommand, Seq};
use futures_util::{StreamExt, TryStreamExt, stream};
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
    /// Votes confirmed whose voter finds no ballot or another one.
    pub lost: u64,
    /// Ballots counted beyond those that were confirmed.
    pub doubled: u64,
}

/// Voters up to whose number a storm is held to the bounds below.
const HALL: usize = 500;
/// Most frames and bytes to one participant while a hall votes within two seconds.
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
    let last = vote(&hall, spread, 1).await?;
    let (accepted, seq) = confirmed(&hall, 1).await?;
    hall.settled().await?;
    let used = hall.cpu()? - cpu;
    let settled = hall.crowd.iter().map(|one| one.reached(seq)).max().flatten();
    let all = hall.crowd.iter().all(|one| one.reached(seq).is_some());
    ensure!(all, "somebody does not see the last vote");
    let settled = settled.context("somebody votes")?;
    let (lost, doubled) = compared(&hall, accepted).await?;
    let most =
        |read: fn(&(u64, u64)) -> u64| hall.crowd.iter().map(|one| read(&one.seen().read)).max();
    let storm = Storm {
        people,
        seconds: spread.as_secs_f64(),
        us_per_vote: used.as_secs_f64() * 1e6 / people as f64,
        settle_ms: settled.saturating_duration_since(last).as_secs_f64() * 1e3,
        frames_most: most(|read| read.0).unwrap_or(0),
        bytes_most: most(|read| read.1).unwrap_or(0),
        lost,
        doubled,
    };
    hall.close().await?;
    Ok(storm)
}

/// Everybody votes for the `n`th time at a moment of their own, evenly spread; tells when the last vote
/// was sent.
pub(super) async fn vote(hall: &Hall, spread: Duration, n: u32) -> anyhow::Result<Instant> {
    let start = Instant::now();
    let each = spread / u32::try_from(hall.crowd.len()).unwrap_or(u32::MAX).max(1);
    for (at, one) in (0_u32..).zip(&hall.crowd) {
        sleep_until((start + each * at).into()).await;
        let cast =
            PollCommand::CastBallot { poll: hall.poll, choice: choice(at), came_later: false };
        one.send(n, Command::Poll(cast)).await?;
    }
    Ok(Instant::now())
}

/// What the voter in this place chooses.
fn choice(at: u32) -> Choice {
    if at.is_multiple_of(3) { Choice::No } else { Choice::Yes }
}

/// Waits until all have their answers; how many first votes were accepted, and the last of their places.
pub(super) async fn confirmed(hall: &Hall, votes: usize) -> anyhow::Result<(u64, Seq)> {
    let end = Instant::now() + PATIENCE;
    while hall.crowd.iter().any(|one| one.seen().answers.len() < votes) {
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

/// Every confirmed vote is looked up by its voter, who comes in anew, and all are counted: so each
/// stands there once. How many are lost and how many doubled.
async fn compared(hall: &Hall, accepted: u64) -> anyhow::Result<(u64, u64)> {
    let url = hall.url();
    let looks = (0_u32..).zip(&hall.crowd).map(|(at, one)| {
        let url = &url;
        async move {
            let was_accepted =
                matches!(one.seen().answers.first(), Some((_, Outcome::Accepted { .. }, _)));
            let stands = one.ballot(url, hall.poll).await? == Some(choice(at));
            anyhow::Ok(was_accepted && !stands)
        }
    });
    let looked: Vec<bool> = stream::iter(looks).buffer_unordered(DOORS).try_collect().await?;
    let lost = looked.into_iter().filter(|lost| *lost).count() as u64;
    Ok((lost, counted(hall).await?.saturating_sub(accepted)))
}

async fn counted(hall: &Hall) -> anyhow::Result<u64> {
    let results = hall.results().await?;
    let answered = results.activities.iter().find_map(|activity| {
        let ActivityResult::Poll { poll, .. } = activity else { return None };
        (poll.id == hall.poll).then_some(poll.answered)
    });
    answered.flatten().map(u64::from).context("the poll is in the results")
}

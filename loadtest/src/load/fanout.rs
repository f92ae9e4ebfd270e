//! Scenario `fanout`: messages to a hall that only listens, one at a time and eight at once.

use super::{
    hall::{Hall, Setting},
    limit,
};
use anyhow::{Context, ensure};
use foorumi_protocol::{ChatCommand, Command, MessageText, Outcome, Role};
use futures_util::future::try_join_all;
use serde::Serialize;
use std::time::Duration;
use tokio::time::interval;

/// Messages at once in the second half; each is sent by somebody of their own.
const BURST: usize = 8;
/// Times that messages are sent, and the time from one to the next.
const TIMES: u32 = 50;
const EVERY: Duration = Duration::from_millis(100);
/// The same where halls of different sizes are compared: so slow that each message is a frame of its
/// own in each of them.
const APART: u32 = 12;
const EVERY_APART: Duration = Duration::from_secs(1);

/// What a delivery costs the server, and what the bare write of its bytes would.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Fanout {
    /// Listeners.
    pub people: usize,
    /// Bytes of a frame with one message.
    pub frame_bytes: f64,
    /// Frames to each listener in all bursts, by message.
    pub burst_frames: f64,
    /// Server's processor time a delivery, microseconds.
    pub us: f64,
    /// The same with eight messages at once.
    pub burst_us: f64,
    /// One bare write of a frame's bytes.
    pub limit_us: f64,
    /// An eighth of one bare write of the bytes of eight messages.
    pub limit_burst_us: f64,
}

impl Fanout {
    /// How many times the floor.
    pub fn ratio(&self) -> f64 {
        self.us / self.limit_us
    }

    /// The same in bursts.
    pub fn burst_ratio(&self) -> f64 {
        self.burst_us / self.limit_burst_us
    }
}

/// Runs it.
///
/// # Errors
/// When the hall cannot be filled or a message does not reach everybody.
pub(super) async fn run(setting: &Setting, people: usize) -> anyhow::Result<Fanout> {
    let mut hall = Hall::open(setting, "fanout", people).await?;
    hall.fill(people).await?;
    let (us, frame_bytes, _) = speak(&hall, 1, (TIMES, EVERY)).await?;
    let (burst_us, burst_bytes, burst_frames) = speak(&hall, BURST, (TIMES, EVERY)).await?;
    hall.close().await?;
    let frame = frame_bytes.round() as usize;
    let burst = (burst_bytes * BURST as f64).round() as usize;
    let limit_us = limit::write_us(people, frame, setting.pin).await?;
    let limit_burst_us = limit::write_us(people, burst, setting.pin).await? / BURST as f64;
    Ok(Fanout { people, frame_bytes, burst_frames, us, burst_us, limit_us, limit_burst_us })
}

/// Server's processor time for one message to one listener, with messages far apart, microseconds.
///
/// # Errors
/// As [`run`].
pub(super) async fn listener_us(setting: &Setting, people: usize) -> anyhow::Result<f64> {
    let mut hall = Hall::open(setting, &format!("listeners-{people}"), people).await?;
    hall.fill(people).await?;
    let (us, _, frames) = speak(&hall, 1, (APART, EVERY_APART)).await?;
    hall.close().await?;
    Ok(us / frames)
}

/// Several messages at once, again and again: processor time, bytes and frames of one delivery.
async fn speak(
    hall: &Hall,
    at_once: usize,
    (times, every): (u32, Duration),
) -> anyhow::Result<(f64, f64, f64)> {
    let speakers = try_join_all((0..at_once).map(|_| hall.staff(Role::Host))).await?;
    hall.settled().await?;
    let (cpu, read) = (hall.cpu()?, hall.read.so_far());
    let mut ticks = interval(every);
    let mut last = None;
    for n in 0..times {
        ticks.tick().await;
        let said = speakers.iter().map(|speaker| speaker.act(message(n)));
        for outcome in try_join_all(said).await? {
            let Outcome::Accepted { seq } = outcome else { anyhow::bail!("the host may speak") };
            last = last.max(Some(seq));
        }
    }
    let last = last.context("somebody spoke")?;
    hall.settled().await?;
    let used = hall.cpu()? - cpu;
    ensure!(hall.crowd.iter().all(|one| one.reached(last).is_some()), "a message was lost");
    let deliveries = (times as usize * at_once * hall.crowd.len()) as f64;
    let now = hall.read.so_far();
    let (frames, bytes) = ((now.0 - read.0) as f64, (now.1 - read.1) as f64);
    Ok((used.as_secs_f64() * 1e6 / deliveries, bytes / deliveries, frames / deliveries))
}

fn message(n: u32) -> Command {
    let text = MessageText::new(&format!("Viesti {n}")).expect("short and plain");
    Command::Chat(ChatCommand::Say { text })
}

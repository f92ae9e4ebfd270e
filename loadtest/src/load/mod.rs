//! Loads: the same server under one kind of crowd each, measured from outside as ratios to what the
//! kernel charges. Every vote that was confirmed is looked for afterwards.

pub mod all;
mod beside;
mod fanout;
mod hall;
mod join;
mod limit;
mod mixed;
pub mod nodes;
mod page;
mod process;
pub(crate) use process::{enough_handles, memory};
mod storm;
mod watcher;

pub use beside::Beside;
pub use fanout::Fanout;
pub use hall::Setting;
pub use join::Join;
pub use mixed::Mixed;
pub use page::page;
pub use storm::Storm;

use serde::Serialize;
use std::{fmt, time::Duration};

/// Which load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// The bare write of the kernel.
    Limit,
    /// Messages to a hall that listens.
    Fanout,
    /// Everybody votes in two seconds.
    Storm,
    /// A hall comes in within a second.
    Join,
    /// Everybody comes back at once.
    Wake,
    /// A hall that sits.
    Idle,
    /// A forum of whose people a tenth act.
    Mixed,
    /// A small room beside one that storms.
    Beside,
}

/// What was measured; what was not is absent.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figures {
    /// Bare write of 100 bytes, microseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_us: Option<f64>,
    /// An eighth of a bare write of 800 bytes, microseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_burst_us: Option<f64>,
    /// Fan-out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fanout: Option<Fanout>,
    /// A storm of votes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storm: Option<Storm>,
    /// Coming in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join: Option<Join>,
    /// Coming back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wake: Option<Join>,
    /// Memory of an idle connection, bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_bytes: Option<f64>,
    /// A forum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mixed: Option<Mixed>,
    /// From a host's message to each screen of a small room beside a storm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
}

impl Figures {
    /// Measures one load with `people` in the hall.
    ///
    /// # Errors
    /// When it cannot be carried through.
    pub async fn measure(
        &mut self,
        load: Load,
        setting: &Setting,
        people: usize,
    ) -> anyhow::Result<()> {
        match load {
            Load::Limit => {
                self.limit_us = Some(limit::write_us(people, 100, setting.pin).await?);
                let burst = limit::write_us(people, 800, setting.pin).await?;
                self.limit_burst_us = Some(burst / 8.0);
            }
            Load::Fanout => self.fanout = Some(fanout::run(setting, people).await?),
            Load::Storm => {
                self.storm = Some(storm::run(setting, people, Duration::from_secs(2)).await?);
            }
            Load::Join => {
                self.join = Some(join::run(setting, people, Duration::from_secs(1)).await?);
            }
            Load::Wake => self.wake = Some(join::wake(setting, people).await?),
            Load::Idle => self.idle_bytes = Some(join::idle(setting, people).await?),
            Load::Mixed => self.mixed = Some(mixed::run(setting, people).await?),
            Load::Beside => self.beside = Some(beside::run(setting, people).await?),
        }
        Ok(())
    }

    /// Whether every vote that was confirmed was counted once, and a vote in a hall costs a phone on a
    /// bad line next to nothing.
    pub fn holds(&self) -> bool {
        let storm = self.storm.is_none_or(Storm::holds);
        storm && self.mixed.is_none_or(|mixed| mixed.lost == 0 && mixed.doubled == 0)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(one), Some(burst)) = (self.limit_us, self.limit_burst_us) {
            row(out, "bare write of 100 B", one, "us")?;
            row(out, "bare write of 8 x 100 B, each", burst, "us")?;
        }
        self.fanout.map_or(Ok(()), |fanout| fanout.tell(out))?;
        self.storm.map_or(Ok(()), |storm| storm.tell(out))?;
        for (name, join) in [("in", self.join), ("back", self.wake)] {
            if let Some(Join { people, us, all_ms }) = join {
                row(out, &format!("{people} people come {name}, each"), us, "us")?;
                row(out, "  all have their view after", all_ms, "ms")?;
            }
        }
        if let Some(bytes) = self.idle_bytes {
            row(out, "memory of an idle connection", bytes / 1024.0, "KiB")?;
        }
        self.mixed.map_or(Ok(()), |mixed| mixed.tell(out))?;
        if let Some(Beside { calm_ms, storm_ms }) = self.beside {
            row(out, "a small room, p50", calm_ms.p50, "ms")?;
            row(out, "a small room, p99", calm_ms.p99, "ms")?;
            row(out, "the same beside a storm, p50", storm_ms.p50, "ms")?;
            row(out, "the same beside a storm, p99", storm_ms.p99, "ms")?;
        }
        Ok(())
    }
}

fn row(out: &mut fmt::Formatter<'_>, what: &str, value: f64, unit: &str) -> fmt::Result {
    writeln!(out, "{what:<46}{value:>12.2} {unit}")
}

impl Fanout {
    fn tell(self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        row(out, "listeners", self.people as f64, "")?;
        row(out, "a frame with one message", self.frame_bytes, "B")?;
        row(out, "a delivery", self.us, "us")?;
        row(out, "  bare write of its bytes", self.limit_us, "us")?;
        row(out, "  times the bare write", self.ratio(), "x")?;
        row(out, "a delivery, eight at once", self.burst_us, "us")?;
        row(out, "  times the bare write", self.burst_ratio(), "x")
    }
}

impl Storm {
    fn tell(self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        row(out, "voters", self.people as f64, &format!("in {} s", self.seconds))?;
        row(out, "a vote", self.us_per_vote, "us")?;
        row(out, "all see the last vote after", self.settle_ms, "ms")?;
        row(out, "most frames to one participant", self.frames_most as f64, "")?;
        row(out, "most bytes to one participant", self.bytes_most as f64, "B")?;
        row(out, "votes lost", self.lost as f64, "")?;
        row(out, "votes doubled", self.doubled as f64, "")
    }
}

impl Mixed {
    fn tell(self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        row(out, "people, a tenth of whom act", self.people as f64, "")?;
        row(out, "commands accepted", self.accepted as f64, "")?;
        row(out, "  lost", self.lost as f64, "")?;
        row(out, "  doubled", self.doubled as f64, "")?;
        row(out, "act to acknowledgement, p99", self.ack_ms.p99, "ms")?;
        row(out, "act to the last of all screens, p50", self.screens_ms.p50, "ms")?;
        row(out, "act to the last of all screens, p99", self.screens_ms.p99, "ms")
    }
}

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
        let mut row =
            |what: &str, value: f64, unit: &str| writeln!(out, "{what:<46}{value:>12.2} {unit}");
        if let (Some(one), Some(burst)) = (self.limit_us, self.limit_burst_us) {
            row("bare write of 100 B", one, "us")?;
            row("bare write of 8 x 100 B, each", burst, "us")?;
        }
        if let Some(fanout) = self.fanout {
            row("listeners", fanout.people as f64, "")?;
            row("a frame with one message", fanout.frame_bytes, "B")?;
            row("a delivery", fanout.us, "us")?;
            row("  bare write of its bytes", fanout.limit_us, "us")?;
            row("  times the bare write", fanout.ratio(), "x")?;
            row("a delivery, eight at once", fanout.burst_us, "us")?;
            row("  times the bare write", fanout.burst_ratio(), "x")?;
        }
        if let Some(storm) = self.storm {
            row("voters", storm.people as f64, &format!("in {} s", storm.seconds))?;
            row("a vote", storm.us_per_vote, "us")?;
            row("all see the last vote after", storm.settle_ms, "ms")?;
            row("most frames to one participant", storm.frames_most as f64, "")?;
            row("most bytes to one participant", storm.bytes_most as f64, "B")?;
            row("votes lost", storm.lost as f64, "")?;
            row("votes doubled", storm.doubled as f64, "")?;
        }
        for (name, join) in [("in", self.join), ("back", self.wake)] {
            if let Some(Join { people, us, all_ms }) = join {
                row(&format!("{people} people come {name}, each"), us, "us")?;
                row("  all have their view after", all_ms, "ms")?;
            }
        }
        if let Some(bytes) = self.idle_bytes {
            row("memory of an idle connection", bytes / 1024.0, "KiB")?;
        }
        if let Some(mixed) = self.mixed {
            row("people, a tenth of whom act", mixed.people as f64, "")?;
            row("commands accepted", mixed.accepted as f64, "")?;
            row("  lost", mixed.lost as f64, "")?;
            row("  doubled", mixed.doubled as f64, "")?;
            row("act to acknowledgement, p99", mixed.ack_ms.p99, "ms")?;
            row("act to the last of all screens, p50", mixed.screens_ms.p50, "ms")?;
            row("act to the last of all screens, p99", mixed.screens_ms.p99, "ms")?;
        }
        if let Some(Beside { calm_ms, storm_ms }) = self.beside {
            row("a small room, p50", calm_ms.p50, "ms")?;
            row("a small room, p99", calm_ms.p99, "ms")?;
            row("the same beside a storm, p50", storm_ms.p50, "ms")?;
            row("the same beside a storm, p99", storm_ms.p99, "ms")?;
        }
        Ok(())
    }
}

//! A pace: a burst at once, then one after each interval. Kept as a debt of time, one instant each.

use std::time::{Duration, Instant};

/// One in `each`, and `burst` at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    pub(crate) each: Duration,
    pub(crate) burst: u32,
}

/// How far somebody is ahead of a pace.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Debt(Option<Instant>);

impl Debt {
    /// Whether one more keeps the pace.
    pub(crate) fn allows(self, pace: Pace, now: Instant) -> bool {
        self.ahead(now) + pace.each <= pace.each * pace.burst
    }

    /// Counts `count` more.
    pub(crate) fn add(&mut self, pace: Pace, count: u32, now: Instant) {
        let from = self.0.filter(|until| *until > now).unwrap_or(now);
        self.0 = Some(from + pace.each * count);
    }

    /// Time until the debt is paid.
    pub(crate) fn ahead(self, now: Instant) -> Duration {
        self.0.map_or(Duration::ZERO, |until| until.saturating_duration_since(now))
    }
}

//! The node's clock: wall time for display and durations, and whether its calendar can be believed
//! (rule R15). A machine whose clock was set wrong must not end, remove or forget anything, nor write
//! its time into records: they would make every good clock look wrong.

use foorumi_protocol::Millis;
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// How far a clock may stand from Redis's, or behind the newest record, milliseconds.
const TOLERATED_MS: u64 = 60_000;

/// Wall time now, as this machine has it.
pub(crate) fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// A node's clock. Clones are the same clock.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    started: Instant,
    /// How far it is set off the machine's, milliseconds. Other than 0 in tests only.
    off_ms: i64,
    seen: Mutex<Seen>,
}

/// What the clock is compared with.
#[derive(Debug, Default)]
struct Seen {
    /// What Redis said its time was, and when.
    redis: Option<(Millis, Instant)>,
    /// Time of the newest record that this node has applied.
    newest: Millis,
    /// Whether it has been logged that the clock cannot be believed.
    told: bool,
}

/// Why a clock cannot be believed. One sentence for the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Disbelief {
    /// It is set to another time than Redis's.
    #[error("this node's clock is {} s {} that of Redis", .ms.unsigned_abs() / 1000, if *.ms < 0 { "behind" } else { "ahead of" })]
    OffRedis {
        /// How far it is ahead, milliseconds.
        ms: i64,
    },
    /// It stands before something that has happened.
    #[error("this node's clock is {} s before the newest record", .ms / 1000)]
    BeforeRecords {
        /// How far, milliseconds.
        ms: u64,
    },
}

impl Clock {
    /// The machine's.
    pub fn system() -> Self {
        Self::off_by(0)
    }

    /// The machine's, `off_ms` milliseconds ahead or behind: for tests.
    pub fn off_by(off_ms: i64) -> Self {
        Self(Arc::new(Inner { started: Instant::now(), off_ms, seen: Mutex::default() }))
    }

    /// How long the node has run.
    pub(crate) fn up(&self) -> Duration {
        self.0.started.elapsed()
    }

    /// Wall time: the own; Redis's where the own is another; never long before the newest record.
    pub(crate) fn now(&self) -> Millis {
        let (own, seen) = (self.own(), self.seen());
        let far = |other: &Millis| own.0.abs_diff(other.0) > TOLERATED_MS;
        let before = (seen.newest > own).then_some(seen.newest);
        seen.redis_now().or(before).filter(far).unwrap_or(own)
    }

    /// Whether what is due by the calendar may be done by this node.
    ///
    /// # Errors
    /// Why not.
    pub(crate) fn believed(&self) -> Result<(), Disbelief> {
        let (own, seen) = (self.own(), self.seen());
        if let Some(redis) = seen.redis_now()
            && own.0.abs_diff(redis.0) > TOLERATED_MS
        {
            let ms = i64::try_from(i128::from(own.0) - i128::from(redis.0)).unwrap_or(i64::MAX);
            return Err(Disbelief::OffRedis { ms });
        }
        let ms = seen.newest.0.saturating_sub(own.0);
        if ms > TOLERATED_MS { Err(Disbelief::BeforeRecords { ms }) } else { Ok(()) }
    }

    /// Takes note of what Redis says the time is, if it says.
    pub(crate) fn redis_says(&self, time: Option<Millis>) {
        self.seen().redis = time.map(|time| (time, Instant::now()));
        self.tell();
    }

    /// Takes note of the time of a record that was applied.
    pub(crate) fn record_says(&self, at: Millis) {
        let newer = {
            let mut seen = self.seen();
            let newer = at > seen.newest;
            seen.newest = seen.newest.max(at);
            newer
        };
        if newer {
            self.tell();
        }
    }

    /// One ERROR when it stops being believed, and one line when it is again.
    fn tell(&self) {
        let found = self.believed();
        let before = std::mem::replace(&mut self.seen().told, found.is_err());
        match found {
            Err(why) if !before => tracing::error!(
                %why,
                "the clock is not believed: nothing is ended, removed or forgotten by the calendar, \
                 and records are stamped with the time of Redis, else of the newest record"
            ),
            Ok(()) if before => tracing::warn!("the clock is believed again"),
            Err(_) | Ok(()) => {}
        }
    }

    fn own(&self) -> Millis {
        Millis(now().0.saturating_add_signed(self.0.off_ms))
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        // Plain values: nothing under this lock is left half written.
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn redis_now(&self) -> Option<Millis> {
        let (time, when) = self.redis?;
        let since = u64::try_from(when.elapsed().as_millis()).unwrap_or(u64::MAX);
        Some(Millis(time.0.saturating_add(since)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR_MS: i64 = 365 * 24 * 3_600_000;

    #[test]
    fn r15_a_clock_off_redis_is_not_believed_and_tells_the_time_of_redis() {
        for off in [10 * YEAR_MS, -25 * YEAR_MS, 61_000, -61_000] {
            let clock = Clock::off_by(off);
            assert_eq!(clock.believed(), Ok(()), "nothing to compare it with yet");
            clock.redis_says(Some(now()));
            let Err(Disbelief::OffRedis { ms }) = clock.believed() else { panic!("{off}") };
            assert!(ms.abs_diff(off) < 5_000, "{ms} for {off}");
            assert!(clock.now().0.abs_diff(now().0) < 5_000, "stamped with the time of Redis");
        }
        for off in [0, 55_000, -55_000] {
            let clock = Clock::off_by(off);
            clock.redis_says(Some(now()));
            assert_eq!(clock.believed(), Ok(()), "{off}");
            assert!(clock.now().0.abs_diff(clock.own().0) < 5_000, "its own time");
        }
    }

    #[test]
    fn r15_a_clock_before_the_newest_record_is_not_believed() {
        let clock = Clock::off_by(-25 * YEAR_MS);
        clock.record_says(now());
        assert!(matches!(clock.believed(), Err(Disbelief::BeforeRecords { .. })));
        assert!(
            clock.now().0.abs_diff(now().0) < 5_000,
            "stamped with the time of the newest record"
        );
        let clock = Clock::system();
        clock.record_says(now());
        clock.record_says(Millis(5));
        assert_eq!(clock.believed(), Ok(()));
    }

    #[test]
    fn r15_a_clock_that_is_set_right_is_believed_again() {
        let clock = Clock::off_by(10 * YEAR_MS);
        clock.redis_says(Some(now()));
        assert!(clock.believed().is_err());
        clock.redis_says(Some(clock.own()));
        assert_eq!(clock.believed(), Ok(()));
    }
}

//! When changes go out: at once when it is quiet, then coalesced, the more people the slower.

use std::time::Duration;
use tokio::time::Instant;

/// The pace of a room that fits into a meeting room.
const QUICK: Duration = Duration::from_millis(50);
/// The pace from which a vote in a hall costs a phone on a bad line next to nothing: with 500 voters in
/// two seconds 2 KB a phone. Smaller halls are told sooner.
const CALM: Duration = Duration::from_millis(120);
const CALM_EACH: Duration = Duration::from_micros(240);
/// What a listener's delivery may take of the pace: two fifths of a core go into telling, whatever the
/// size of the hall. A storm of votes costs ticks times listeners, not votes times listeners.
const DELIVERY: Duration = Duration::from_micros(25);
const SLOWEST: Duration = Duration::from_millis(500);

/// The room's next sending.
#[derive(Debug, Default)]
pub(super) struct Ticker {
    last: Option<Instant>,
    due: Option<Instant>,
}

impl Ticker {
    /// Something is to be sent.
    pub(super) fn want(&mut self, listeners: usize, now: Instant) {
        let free = self.last.map_or(now, |last| (last + pace(listeners)).max(now));
        self.due = Some(self.due.map_or(free, |due| due.min(free)));
    }

    /// Something is to be sent at once: staff have acted, and a poll closes for all.
    pub(super) fn want_now(&mut self, now: Instant) {
        self.due = Some(now);
    }

    /// When to send, if there is anything.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }

    /// It is being sent.
    pub(super) fn sent(&mut self, now: Instant) {
        self.last = Some(now);
        self.due = None;
    }
}

/// Grows with the hall, without a step: one more who comes in must not be felt by all.
fn pace(listeners: usize) -> Duration {
    let listeners = u32::try_from(listeners).unwrap_or(u32::MAX);
    let for_phones = CALM_EACH.saturating_mul(listeners).clamp(QUICK, CALM);
    let for_core = DELIVERY.saturating_mul(listeners);
    for_phones.max(for_core).min(SLOWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_go_at_once_when_quiet_and_then_by_the_pace_of_the_crowd() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        let mut ticker = Ticker::default();
        ticker.want(500, start);
        assert_eq!(ticker.due(), Some(start));
        ticker.sent(start);
        ticker.want(500, after(10));
        ticker.want(500, after(60));
        assert_eq!(ticker.due(), Some(after(120)));
        ticker.want_now(after(70));
        assert_eq!(ticker.due(), Some(after(70)));
        ticker.sent(after(70));
        ticker.want(500, after(500));
        assert_eq!(ticker.due(), Some(after(500)));
    }
    #[test]
    fn a_hall_is_told_the_slower_the_larger_it_is_without_a_step() {
        let paces = [1, 200, 300, 500, 2_000, 4_800, 10_000, 20_000, 100_000].map(pace);
        assert_eq!(paces.map(|pace| pace.as_millis()), [50, 50, 72, 120, 120, 120, 250, 500, 500]);
        for listeners in 0..30_000 {
            let more = pace(listeners + 1) - pace(listeners);
            assert!(more <= Duration::from_micros(240), "at {listeners}");
        }
    }
}

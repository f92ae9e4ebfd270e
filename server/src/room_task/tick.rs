//! When changes go out: at once when it is quiet, then coalesced, the more people the slower.

use std::time::Duration;
use tokio::time::Instant;

/// Paces by listeners: a storm of votes costs ticks times listeners, not votes times listeners.
const PACES: [(usize, Duration); 3] = [
    (200, Duration::from_millis(50)),
    (2_000, Duration::from_millis(120)),
    (10_000, Duration::from_millis(250)),
];
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

fn pace(listeners: usize) -> Duration {
    let found = PACES.iter().find(|(most, _)| listeners <= *most);
    found.map_or(SLOWEST, |(_, pace)| *pace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_go_at_once_when_quiet_and_then_by_the_pace_of_the_crowd() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        let mut ticker = Ticker::default();
        ticker.want(300, start);
        assert_eq!(ticker.due(), Some(start));
        ticker.sent(start);
        ticker.want(300, after(10));
        ticker.want(300, after(60));
        assert_eq!(ticker.due(), Some(after(120)));
        ticker.want_now(after(70));
        assert_eq!(ticker.due(), Some(after(70)));
        ticker.sent(after(70));
        ticker.want(300, after(500));
        assert_eq!(ticker.due(), Some(after(500)));
    }
}

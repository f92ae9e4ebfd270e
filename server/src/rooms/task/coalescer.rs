//! When a hall hears what people send, and tells it: at once, but together what comes together.

use std::time::Duration;
use tokio::time::Instant;

/// In a storm what comes within this time is heard together: the log syncs once for it. Each vote
/// would else cost a sync; answers ride on the tick anyway. Nor is anything told later than this for
/// what else is on its way.
const TOGETHER: Duration = Duration::from_millis(4);
/// What several send at the same moment comes within this time.
const MOMENT: Duration = Duration::from_millis(1);

/// How many hearings in a row are no storm yet, but a few who speak at the same moment: each is heard
/// as it comes.
const FEW: u32 = 8;

/// When the room last heard something, and how often in a row.
pub(super) struct Coalescer {
    last: Instant,
    row: u32,
}

impl Coalescer {
    pub(super) fn new(now: Instant) -> Self {
        Self { last: now, row: 0 }
    }

    pub(super) fn heard(&mut self, now: Instant) {
        self.row = if now - self.last < 2 * TOGETHER { self.row.saturating_add(1) } else { 1 };
        self.last = now;
    }

    /// When something was last heard.
    pub(super) fn last(&self) -> Instant {
        self.last
    }

    /// From when the next is heard.
    pub(super) fn open_from(&self) -> Instant {
        if self.row > FEW { self.last + TOGETHER } else { self.last }
    }

    /// When what is due is told: one walk through thousands of listeners tells also what was heard in
    /// the same moment, or what is on its way through the log.
    pub(super) fn told_from(&self, due: Instant, under_way: bool) -> Instant {
        let latest = due + TOGETHER;
        if under_way { latest } else { (self.last + MOMENT).clamp(due, latest) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_storm_is_heard_together_but_not_what_a_few_say() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        let mut ears = Coalescer::new(start);
        for ms in 100..108 {
            ears.heard(after(ms));
            assert_eq!(ears.open_from(), after(ms), "eight who speak at once");
        }
        for ms in [108, 112, 116] {
            ears.heard(after(ms));
            assert_eq!(ears.open_from(), after(ms + 4), "from the ninth on");
        }
        ears.heard(after(124));
        assert_eq!(ears.open_from(), after(124), "at once after a pause");
    }

    #[test]
    fn a_walk_waits_a_moment_for_what_was_heard_beside() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        let mut ears = Coalescer::new(start);
        ears.heard(after(100));
        assert_eq!(ears.told_from(after(100), false), after(101), "others may speak now");
        assert_eq!(ears.told_from(after(100), true), after(104), "one is in the log");
        assert_eq!(ears.told_from(after(120), false), after(120), "nobody does");
        ears.heard(after(125));
        assert_eq!(ears.told_from(after(120), false), after(124), "but not for ever");
    }
}

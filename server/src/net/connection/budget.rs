//! What one socket may ask of the server: one budget for frames of every kind, for commands, for long
//! frames and for reads that bring nothing whole. Beyond it people are told to slow down, far beyond it
//! the socket is closed (rule SY5). Answers need no count of their own: each answers something counted.

use super::End;
use crate::pace::{Debt, Pace};
use foorumi_protocol::close;
use std::time::{Duration, Instant};

/// Commands and frames a socket may send: 20 a second, 40 at once, and once the 64 that a browser
/// may hold when it comes back.
const PACE: Pace = Pace { each: Duration::from_millis(50), burst: 104 };
/// A socket that goes on beyond the pace for as many again is closed.
const FLOOD: u32 = 2 * PACE.burst;
/// How many bytes of a frame count as another frame.
const STEP: usize = 16 * 1024;
/// How many reads without a whole frame count as one frame: a long frame comes in hundreds of packets.
const FRUITLESS: u32 = 16;

/// What is left of it.
#[derive(Debug, Default)]
pub(super) struct Budget {
    debt: Debt,
    fruitless: u32,
}

impl Budget {
    /// Whether people are told to slow down.
    pub(super) fn is_spent(&self) -> bool {
        !self.debt.allows(PACE, Instant::now())
    }

    /// Counts more frames; far beyond the pace the socket ends.
    pub(super) fn count(&mut self, count: u32) -> Result<(), End> {
        let now = Instant::now();
        self.debt.add(PACE, count, now);
        if self.debt.ahead(now) > PACE.each * FLOOD {
            Err(End::Close(close::FLOOD))
        } else {
            Ok(())
        }
    }

    /// Counts what a long frame costs beyond a short one.
    pub(super) fn count_bytes(&mut self, bytes: usize) -> Result<(), End> {
        match u32::try_from(bytes / STEP) {
            Ok(0) => Ok(()),
            steps => self.count(steps.unwrap_or(FLOOD)),
        }
    }

    /// Notes a read that brought no whole frame.
    pub(super) fn fruitless(&mut self) -> Result<(), End> {
        self.fruitless += 1;
        if self.fruitless < FRUITLESS {
            return Ok(());
        }
        self.fruitless = 0;
        self.count(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft6_reads_of_single_bytes_are_counted_and_a_long_frame_in_packets_is_not_a_flood() {
        let mut budget = Budget::default();
        let counted = (1..).take_while(|_| budget.fruitless().is_ok()).count() as u32;
        assert!((FLOOD * FRUITLESS..2 * FLOOD * FRUITLESS).contains(&counted), "{counted}");
        let mut budget = Budget::default();
        assert!((0..256 * 1024 / 1_448).all(|_| budget.fruitless().is_ok()));
        assert!(budget.count_bytes(256 * 1024).is_ok() && !budget.is_spent());
    }
}

//! Which of what is due may be done now (rule R15): what cannot be taken back is not done because a
//! clock was wrong for a while.

use crate::storage::directory::Note;
use foorumi_protocol::MeetingId;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// How long what cannot be taken back must have been due, and the node must have been up.
const SURE: Duration = Duration::from_secs(3600);

/// What an act of a person has started: removal at the end (rule RB7's 0 days), and what a receipt
/// tells was begun.
pub(super) fn waits_for_no_calendar(note: &Note) -> bool {
    note.receipt.is_some() || note.keep_days == Some(0)
}

/// What was found due, and how long the node had been up then.
#[derive(Clone, Default)]
pub(super) struct Found(BTreeMap<MeetingId, Duration>);

impl Found {
    /// Takes note of what is due now. Answers with what may be done: the node has run for an hour, and
    /// that was due an hour ago as well. A clock that jumped for a while has thus removed nothing.
    pub(super) fn ripe(&mut self, due: &[MeetingId], up: Duration) -> BTreeSet<MeetingId> {
        let before = std::mem::take(&mut self.0);
        let first = |meeting| (meeting, before.get(&meeting).copied().unwrap_or(up));
        self.0 = due.iter().copied().map(first).collect();
        let ripe = |(_, first): &(&MeetingId, &Duration)| up.saturating_sub(**first) >= SURE;
        self.0.iter().filter(ripe).map(|(meeting, _)| *meeting).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn r15_what_is_due_waits_for_two_looks_an_hour_apart() {
        let [one, other] = [1, 2].map(|n| MeetingId(Uuid::from_u128(n)));
        let mut found = Found::default();
        for minute in 0..60 {
            assert!(found.ripe(&[one], MINUTE * minute).is_empty(), "minute {minute}");
        }
        assert_eq!(found.ripe(&[one, other], MINUTE * 60), BTreeSet::from([one]));
        assert!(found.ripe(&[other], MINUTE * 119).is_empty(), "due for less than an hour");
        assert_eq!(found.ripe(&[other], MINUTE * 120), BTreeSet::from([other]));
    }

    #[test]
    fn r15_a_clock_that_jumped_for_a_while_removes_nothing() {
        let meeting = MeetingId(Uuid::from_u128(1));
        let mut found = Found::default();
        for minute in 0..300 {
            let due = if minute % 50 == 49 { &[][..] } else { &[meeting] };
            assert!(found.ripe(due, MINUTE * minute).is_empty(), "minute {minute}");
        }
    }

    #[test]
    fn rb7_removal_at_the_end_waits_for_no_calendar() {
        let kept = |days| Note { keep_days: Some(days), ..Note::default() };
        assert!(waits_for_no_calendar(&kept(0)));
        assert!(!waits_for_no_calendar(&kept(7)) && !waits_for_no_calendar(&Note::default()));
    }
}

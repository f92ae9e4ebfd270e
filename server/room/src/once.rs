//! Each command counts once (rule SY2): a repeated number gets its first answer.

use foorumi_protocol::{ClientId, Outcome, PersonNumber, Rejection};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How far below the highest number of a client a number can still be new.
pub const WINDOW: u32 = 256;
/// Answers kept for a client. A client holds at most this many unacknowledged commands.
pub const ANSWERS: usize = 64;
/// Browser instances remembered; beyond it the one silent longest is forgotten. 50,000 people with
/// four tabs each stay below it.
const CLIENTS: usize = 200_000;

/// What has been seen of each browser instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Once {
    clients: BTreeMap<ClientId, Seen>,
    /// Clients by the turn in which they last spoke, to find the one silent longest.
    by_turn: BTreeMap<u64, ClientId>,
    turn: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    highest: u32,
    /// Bit `i` of the whole: `highest - i` has been seen.
    window: [u64; (WINDOW / 64) as usize],
    answers: VecDeque<(u32, Outcome)>,
    turn: u64,
}

/// What is known of a command's number.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// Never seen.
    New,
    /// Seen, with the answer it got.
    Answered(Outcome),
    /// Seen so long ago that the client has had its answer.
    LongAgo,
}

impl Once {
    pub(crate) fn known(&self, client: ClientId, n: u32) -> Known {
        let Some(seen) = self.clients.get(&client) else { return Known::New };
        if !seen.holds(n) {
            return Known::New;
        }
        let answer = seen.answers.iter().rev().find(|(number, _)| *number == n);
        answer.map_or(Known::LongAgo, |(_, outcome)| Known::Answered(outcome.clone()))
    }

    /// Rule TR5: answers that named a person name only the number.
    pub(crate) fn forget_name(&mut self, number: PersonNumber) {
        for (_, outcome) in self.clients.values_mut().flat_map(|seen| &mut seen.answers) {
            if let Outcome::Rejected {
                why: Rejection::AlreadyDecided { by, .. } | Rejection::ControlsHeld { by },
            } = outcome
                && by.number == number
            {
                by.name = None;
            }
        }
    }

    /// Whether every number seen there has been seen here, or stands in `beside`.
    pub(crate) fn covers(&self, other: &Self, beside: &BTreeSet<(ClientId, u32)>) -> bool {
        other.clients.iter().all(|(client, theirs)| {
            let ours = self.clients.get(client);
            let lowest = theirs.highest.saturating_sub(WINDOW - 1).max(1);
            let held = |n| ours.is_some_and(|ours| ours.holds(n)) || beside.contains(&(*client, n));
            (lowest..=theirs.highest).all(|n| !theirs.holds(n) || held(n))
        })
    }

    /// Whether every number accepted there has been seen here, or stands in `beside`. A number whose
    /// answer is not kept any more is taken for accepted.
    pub(crate) fn covers_accepted(&self, other: &Self, beside: &BTreeSet<(ClientId, u32)>) -> bool {
        other.clients.iter().all(|(client, theirs)| {
            let ours = self.clients.get(client);
            if ours
                .is_some_and(|ours| (ours.highest, ours.window) == (theirs.highest, theirs.window))
            {
                return true;
            }
            let held = |n| ours.is_some_and(|ours| ours.holds(n)) || beside.contains(&(*client, n));
            let lowest = theirs.highest.saturating_sub(WINDOW - 1).max(1);
            (lowest..=theirs.highest).all(|n| held(n) || !theirs.holds(n) || theirs.rejected(n))
        })
    }

    pub(crate) fn note(&mut self, client: ClientId, n: u32, outcome: Outcome) {
        self.turn += 1;
        let seen = self.clients.entry(client).or_default();
        self.by_turn.remove(&seen.turn);
        seen.turn = self.turn;
        self.by_turn.insert(self.turn, client);
        seen.mark(n);
        seen.answers.push_back((n, outcome));
        if seen.answers.len() > ANSWERS {
            seen.answers.pop_front();
        }
        if self.clients.len() > CLIENTS
            && let Some((_, silent)) = self.by_turn.pop_first()
        {
            self.clients.remove(&silent);
        }
    }
}

impl Seen {
    fn holds(&self, n: u32) -> bool {
        if n > self.highest {
            return false;
        }
        let back = self.highest - n;
        back >= WINDOW || self.window[(back / 64) as usize] >> (back % 64) & 1 == 1
    }

    fn rejected(&self, n: u32) -> bool {
        let answer = self.answers.iter().rev().find(|(number, _)| *number == n);
        answer.is_some_and(|(_, outcome)| matches!(outcome, Outcome::Rejected { .. }))
    }

    fn mark(&mut self, n: u32) {
        if n > self.highest {
            self.shift(n - self.highest);
            self.highest = n;
        }
        let back = self.highest - n;
        if back < WINDOW {
            self.window[(back / 64) as usize] |= 1 << (back % 64);
        }
    }

    fn shift(&mut self, by: u32) {
        for _ in 0..by.min(WINDOW) {
            let mut carry = 0;
            for word in &mut self.window {
                let out = *word >> 63;
                *word = *word << 1 | carry;
                carry = out;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foorumi_protocol::Seq;

    fn answer(n: u32) -> Outcome {
        Outcome::Accepted { seq: Seq(u64::from(n)) }
    }

    #[test]
    fn sy2_a_repeated_number_gets_its_first_answer_in_any_order() {
        let mut once = Once::default();
        let client = ClientId(1);
        for n in [3, 1, 300, 299, 2] {
            let expected = if n == 2 { Known::LongAgo } else { Known::New };
            assert_eq!(once.known(client, n), expected, "{n}");
            if n != 2 {
                once.note(client, n, answer(n));
            }
        }
        assert_eq!(once.known(client, 300), Known::Answered(answer(300)));
        assert_eq!(once.known(client, 298), Known::New);
        assert_eq!(once.known(client, 45), Known::New);
        assert_eq!(once.known(client, 44), Known::LongAgo);
        assert_eq!(once.known(ClientId(2), 1), Known::New);
    }
}

//! What was told, compared with what is: vote by vote, message by message.

use super::people::{Polls, Told};
use foorumi_protocol::{ActivityResult, Choice, PollResult, PollTally, Results};
use std::collections::BTreeMap;

/// What the comparison found.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verdict {
    pub(crate) lost: u64,
    pub(crate) doubled: u64,
    pub(crate) diverged: u64,
}

impl Verdict {
    pub(crate) fn add(&mut self, other: &Self) {
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.diverged += other.diverged;
    }

    fn number(&mut self, told: u64, found: u64) {
        self.lost += told.saturating_sub(found);
        self.doubled += found.saturating_sub(told);
    }

    /// Everybody waited for every answer, so what nobody was told of is there twice, or for nothing.
    pub(crate) fn compare(&mut self, told: &Told, polls: Polls, results: &Results) {
        let result = |id| {
            results.activities.iter().find_map(|activity| {
                let ActivityResult::Poll { poll, result } = activity else { return None };
                result.as_ref().filter(|_| poll.id == id)
            })
        };
        self.named(told, result(polls.named));
        self.anonymous(told, result(polls.anonymous));
        self.messages(told, results);
    }

    /// In a named poll each person's last confirmed ballot stands, and no other.
    fn named(&mut self, told: &Told, result: Option<&PollResult>) {
        let mut found: BTreeMap<&str, &Choice> = BTreeMap::new();
        for ballot in result.and_then(|result| result.ballots.as_ref()).into_iter().flatten() {
            let name = ballot.who.name.as_ref().map_or("", |name| name.as_str());
            self.doubled += u64::from(found.insert(name, &ballot.choice).is_some());
        }
        for (person, choice) in &told.named {
            match found.remove(format!("H{person}").as_str()) {
                Some(stands) if stands == choice => {}
                Some(_) | None => self.lost += 1,
            }
        }
        self.doubled += found.len() as u64;
    }

    /// An anonymous poll keeps sums only: option by option they are those of the last confirmed ballots.
    fn anonymous(&mut self, told: &Told, result: Option<&PollResult>) {
        let mut expected: BTreeMap<usize, u64> = BTreeMap::new();
        for choice in told.anonymous.values() {
            let Choice::Options { options } = choice else { continue };
            options.iter().for_each(|at| *expected.entry(usize::from(*at)).or_default() += 1);
        }
        if let Some(PollTally::Options { votes }) = result.map(|result| &result.tally) {
            for (at, votes) in votes.iter().enumerate() {
                self.number(expected.remove(&at).unwrap_or(0), u64::from(*votes));
            }
        }
        self.lost += expected.values().sum::<u64>();
    }

    /// Every message by its text, which nobody else wrote.
    fn messages(&mut self, told: &Told, results: &Results) {
        let mut published: BTreeMap<&str, u64> = BTreeMap::new();
        for message in &results.chat.published {
            *published.entry(message.text.as_str()).or_default() += 1;
        }
        for (text, accepted) in &told.messages {
            self.number(u64::from(*accepted), published.remove(text.as_str()).unwrap_or(0));
        }
        self.doubled += published.values().sum::<u64>();
    }
}

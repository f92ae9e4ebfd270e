//! Everything that was accepted is in the results, once.

use foorumi_protocol::{
    ActivityId, ActivityResult, Choice, CloudResult, Id, IdeaId, PollResult, PollTally, Results,
    ScaleTally, Seq,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the server accepted, as its senders were told.
#[derive(Debug, Default)]
pub(crate) struct Accepted {
    /// Words by cloud and person: who typed what.
    pub(crate) words: BTreeMap<ActivityId, BTreeMap<usize, BTreeSet<String>>>,
    /// Last accepted ballot by poll and person.
    pub(crate) ballots: BTreeMap<ActivityId, BTreeMap<usize, Choice>>,
    /// Last accepted votes by sheet and person.
    pub(crate) dots: BTreeMap<ActivityId, BTreeMap<usize, BTreeMap<IdeaId, u8>>>,
    /// Where accepted ideas stand in the log.
    pub(crate) ideas: Vec<Seq>,
    /// Where accepted comments stand.
    pub(crate) comments: Vec<Seq>,
    /// Where accepted messages stand, and whether a moderator published them.
    pub(crate) messages: BTreeMap<Seq, bool>,
    /// Where accepted decisions stand.
    pub(crate) decisions: Vec<Seq>,
    /// Turns given.
    pub(crate) turns: u32,
    /// Commands accepted in all.
    pub(crate) accepted: u64,
    /// Commands rejected in all.
    pub(crate) rejected: u64,
}

/// What the comparison found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Accepted and not in the results.
    pub lost: u64,
    /// In the results more often than accepted.
    pub doubled: u64,
}

impl Counts {
    fn number(&mut self, expected: u64, found: u64) {
        self.lost += expected.saturating_sub(found);
        self.doubled += found.saturating_sub(expected);
    }

    fn set<T: Ord>(&mut self, expected: &BTreeMap<T, u64>, found: &BTreeMap<T, u64>) {
        let keys: BTreeSet<&T> = expected.keys().chain(found.keys()).collect();
        let count = |of: &BTreeMap<T, u64>, key: &T| of.get(key).copied().unwrap_or(0);
        keys.iter().for_each(|key| self.number(count(expected, key), count(found, key)));
    }
}

/// Compares what was accepted with the results of the meeting.
pub(crate) fn compare(accepted: &Accepted, results: &Results) -> Counts {
    let mut counts = Counts::default();
    for activity in &results.activities {
        match activity {
            ActivityResult::Cloud(cloud) => {
                words(accepted.words.get(&cloud.cloud), cloud, &mut counts)
            }
            ActivityResult::Poll { poll, result } => {
                let ballots = accepted.ballots.get(&poll.id);
                let choices = ballots.into_iter().flat_map(BTreeMap::values);
                let mut expected = tally(choices.flat_map(facts));
                if let Some(result) = result {
                    leave_out_few(&mut expected, result);
                }
                counts.set(&expected, &result.as_ref().map_or_else(BTreeMap::new, found));
            }
            ActivityResult::Sheet(sheet) => {
                let dots = accepted.dots.get(&sheet.sheet.id);
                let given = dots.into_iter().flat_map(|people| people.values().flatten());
                let mut expected = BTreeMap::new();
                given.for_each(|(idea, votes)| {
                    *expected.entry(*idea).or_insert(0) += u64::from(*votes)
                });
                let votes = sheet.tally.iter().flat_map(|tally| &tally.votes);
                let found = votes.filter(|(_, n)| **n > 0).map(|(idea, n)| (*idea, u64::from(*n)));
                counts.set(&expected, &found.collect());
            }
        }
    }
    things(accepted, results, &mut counts);
    counts
}

/// Each form by how many sent it, and each merged word by how many sent any of its forms (rule WC3).
fn words(
    typed: Option<&BTreeMap<usize, BTreeSet<String>>>,
    cloud: &CloudResult,
    counts: &mut Counts,
) {
    let people = || typed.into_iter().flat_map(BTreeMap::values);
    let mut found = BTreeMap::new();
    for word in &cloud.words {
        if word.forms.is_empty() {
            found.insert(word.key.as_str().to_owned(), word.count.into());
            continue;
        }
        let forms = || word.forms.iter().map(|form| (form.key.as_str(), u64::from(form.count)));
        found.extend(forms().map(|(key, count)| (key.to_owned(), count)));
        let sent = |words: &&BTreeSet<String>| forms().any(|(key, _)| words.contains(key));
        counts.number(people().filter(sent).count() as u64, word.count.into());
    }
    counts.set(&tally(people().flatten()), &found);
}

/// Things with a name of their own: each is there once.
fn things(accepted: &Accepted, results: &Results, counts: &mut Counts) {
    let sheets = results.activities.iter().filter_map(|activity| match activity {
        ActivityResult::Sheet(sheet) => Some(sheet),
        ActivityResult::Cloud(_) | ActivityResult::Poll { .. } => None,
    });
    let ideas: Vec<_> = sheets.flat_map(|sheet| &sheet.ideas).collect();
    let comments = ideas.iter().flat_map(|idea| &idea.comments).map(|comment| comment.id.0);
    present(&accepted.comments, comments, counts);
    present(&accepted.ideas, ideas.iter().map(|idea| idea.id.0), counts);
    present(&accepted.decisions, results.decisions.iter().map(|decision| decision.id.0), counts);
    let published = accepted.messages.iter().filter(|(_, published)| **published);
    let published: Vec<Seq> = published.map(|(seq, _)| *seq).collect();
    present(&published, results.chat.published.iter().map(|message| message.id.0), counts);
    counts.number(accepted.messages.len() as u64, results.chat.written.into());
    counts.number(accepted.turns.into(), results.floor.turns.into());
}

/// The accepted ones must be there once; what the plan brought along may be there too.
fn present(accepted: &[Seq], found: impl Iterator<Item = Id>, counts: &mut Counts) {
    let accepted: BTreeMap<Seq, u64> = accepted.iter().map(|seq| (*seq, 1)).collect();
    let mut there = BTreeMap::new();
    for id in found.filter(|id| accepted.contains_key(&id.seq)) {
        *there.entry(id.seq).or_insert(0) += 1;
    }
    counts.set(&accepted, &there);
}

fn tally<T: Ord + Clone>(
    items: impl Iterator<Item = impl std::borrow::Borrow<T>>,
) -> BTreeMap<T, u64> {
    let mut tally = BTreeMap::new();
    items.for_each(|item| *tally.entry(item.borrow().clone()).or_insert(0) += 1);
    tally
}

/// A fact that a ballot adds to a result: (statement or 0, what).
type Fact = (usize, String);

/// How many gave a value on the scale.
const ANSWERS: &str = "n";

fn facts(choice: &Choice) -> Vec<Fact> {
    let one = |what: String| vec![(0, what)];
    match choice {
        Choice::Options { options } => options.iter().map(|o| (0, o.to_string())).collect(),
        Choice::Yes => one("0".into()),
        Choice::No => one("1".into()),
        Choice::Scale { values } => values
            .iter()
            .enumerate()
            .flat_map(|(at, value)| match value {
                Some(value) => vec![(at, value.to_string()), (at, ANSWERS.into())],
                None => vec![(at, "-".into())],
            })
            .collect(),
        Choice::Open { text } => one(text.as_str().to_owned()),
        Choice::Abstain => one("abstain".into()),
    }
}

/// Answers on a scale by few are counted, and not told by value (rule PL6).
fn leave_out_few(expected: &mut BTreeMap<Fact, u64>, result: &PollResult) {
    let PollTally::Scale { statements } = &result.tally else { return };
    for (at, _) in statements.iter().enumerate().filter(|(_, tally)| tally.values.is_none()) {
        let few = |count: &u64| *count < u64::from(ScaleTally::LEAST);
        if expected.get(&(at, ANSWERS.into())).is_none_or(few) {
            expected.retain(|(of, what), _| *of != at || what == "-" || what == ANSWERS);
        }
    }
}

fn found(result: &PollResult) -> BTreeMap<Fact, u64> {
    let mut facts: BTreeMap<Fact, u64> = match &result.tally {
        PollTally::Options { votes } => votes
            .iter()
            .enumerate()
            .map(|(at, votes)| ((0, at.to_string()), u64::from(*votes)))
            .collect(),
        PollTally::Scale { statements } => statements
            .iter()
            .enumerate()
            .flat_map(|(at, tally)| {
                // Of few answers only their number is told (rule PL6).
                let values = tally.values.unwrap_or_default();
                let values = values.iter().zip(1..);
                let mut rows: Vec<(Fact, u64)> =
                    values.map(|(n, value)| ((at, value.to_string()), u64::from(*n))).collect();
                rows.push(((at, "-".into()), tally.cant_say.into()));
                rows.push(((at, ANSWERS.into()), tally.answers.into()));
                rows
            })
            .collect(),
        PollTally::Open { answers, .. } => {
            tally(answers.iter().map(|text| (0, text.as_str().to_owned())))
        }
    };
    facts.insert((0, "abstain".into()), result.abstained.into());
    facts.retain(|_, count| *count > 0);
    facts
}

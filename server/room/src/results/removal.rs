//! A person in results whose meeting has no room any more: rule TR5.
//!
//! Results name people where they voted by name, in the log of the queue, and beside a text of the memo
//! that another replaced. All else stands there without a sender, and cannot be found.

use crate::{Traces, people::is_like};
use foorumi_protocol::{
    ActivityResult, Choice, NamedBallot, OpenAnswer, PersonNumber, PollResult, PollTally, Results,
    Who,
};
use std::collections::BTreeMap;

/// Takes a person's name and texts out of results, wherever they stand under the number; what there
/// was. A choice stays under the number, which names nobody, so that figures stay true.
pub fn forget_in_results(results: &mut Results, person: PersonNumber) -> Traces {
    let mut traces = Traces::default();
    for result in polls(&mut results.activities) {
        for ballot in result.ballots.iter_mut().flatten().filter(|one| one.who.number == person) {
            let Choice::Open { text } = &mut ballot.choice else {
                traces.votes += 1;
                continue;
            };
            let said = std::mem::replace(text, OpenAnswer::removed());
            if said != *text {
                forget_answer(&mut result.tally, &said);
                traces.add_texts(1);
            }
        }
    }
    for block in &mut results.memo {
        let before = block.replaced.len();
        block.replaced.retain(|text| text.by.number != person);
        traces.add_texts(before - block.replaced.len());
    }
    for who in named(results).filter(|who| who.number == person) {
        traces.named |= who.name.take().is_some();
        who.namesake = false;
    }
    traces
}

/// People whose names in results hold these words, by number.
pub fn named_in_results(mut results: Results, words: &str) -> Vec<Who> {
    // Under 0 stand those in the hall, whom the staff put on the list.
    let like = |who: &&mut Who| {
        who.number.0 > 0 && who.name.as_ref().is_some_and(|name| is_like(name, words))
    };
    let found: BTreeMap<PersonNumber, Who> =
        named(&mut results).filter(like).map(|who| (who.number, who.clone())).collect();
    found.into_values().collect()
}

/// One answer in these words is gone; others may have given the same.
fn forget_answer(tally: &mut PollTally, said: &OpenAnswer) {
    let PollTally::Open { answers, desk, removed } = tally else { return };
    if let Some(at) = answers.iter().position(|answer| answer == said) {
        answers.remove(at);
    }
    if let Some(at) = desk.iter().position(|answer| answer.text == *said) {
        desk[at].count = desk[at].count.saturating_sub(1);
        if desk[at].count == 0 {
            desk.remove(at);
        }
    }
    *removed += 1;
}

fn polls(activities: &mut [ActivityResult]) -> impl Iterator<Item = &mut PollResult> {
    activities.iter_mut().filter_map(|activity| match activity {
        ActivityResult::Poll { result, .. } => result.as_mut(),
        ActivityResult::Cloud(_) | ActivityResult::Sheet(_) => None,
    })
}

/// Wherever somebody is named.
fn named(results: &mut Results) -> impl Iterator<Item = &mut Who> {
    let Results { activities, overrides, memo, .. } = results;
    let voters = polls(activities).flat_map(|result| result.ballots.iter_mut().flatten());
    let voters = voters.map(|NamedBallot { who, .. }| who);
    let staff = overrides.iter_mut().flat_map(|row| [&mut row.by, &mut row.whom]);
    let writers = memo.iter_mut().flat_map(|block| &mut block.replaced).map(|text| &mut text.by);
    voters.chain(staff).chain(writers)
}

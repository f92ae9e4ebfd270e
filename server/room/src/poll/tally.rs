//! Which ballots fit a poll, and what they come to: rule PL1.

use foorumi_protocol::{Choice, OpenAnswer, PollForm, PollTally, Rejection, ScaleTally};

/// Whether a choice is one that the form asks for (rule PL1).
pub(super) fn fits(form: &PollForm, choice: &Choice) -> Result<(), Rejection> {
    let fits = match (form, choice) {
        (_, Choice::Abstain) => true,
        (PollForm::Single { options }, Choice::Options { options: chosen }) => {
            chosen.len() == 1 && in_range(chosen, options.len())
        }
        (PollForm::Multiple { options, min, max }, Choice::Options { options: chosen }) => {
            let count = usize::from(*min)..=usize::from(*max);
            count.contains(&chosen.len()) && in_range(chosen, options.len())
        }
        (PollForm::YesNo, Choice::Yes | Choice::No) | (PollForm::Open, Choice::Open { .. }) => true,
        (PollForm::Scale { statements }, Choice::Scale { values }) => {
            values.len() == statements.len()
                && values.iter().flatten().all(|value| (1..=5).contains(value))
        }
        _ => false,
    };
    if fits { Ok(()) } else { Err(Rejection::ChoiceInvalid) }
}

/// Indices that exist, each once, ascending or not.
fn in_range(chosen: &[u8], options: usize) -> bool {
    let mut sorted = chosen.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len() == chosen.len() && chosen.iter().all(|index| usize::from(*index) < options)
}

/// What a poll's ballots come to. Answers on a scale by few are not broken down, unless by name: then
/// nobody sees them, not even later (rule PL6).
pub(super) fn tally<'a>(
    form: &PollForm,
    named: bool,
    choices: impl Iterator<Item = &'a Choice>,
) -> PollTally {
    match form {
        PollForm::Single { options } | PollForm::Multiple { options, .. } => {
            PollTally::Options { votes: count_options(options.len(), choices) }
        }
        PollForm::YesNo => {
            let mut votes = vec![0, 0];
            for choice in choices {
                votes[0] += u32::from(*choice == Choice::Yes);
                votes[1] += u32::from(*choice == Choice::No);
            }
            PollTally::Options { votes }
        }
        PollForm::Scale { statements } => {
            PollTally::Scale { statements: count_scale(statements.len(), named, choices) }
        }
        PollForm::Open => answers(choices),
    }
}

fn count_options<'a>(options: usize, choices: impl Iterator<Item = &'a Choice>) -> Vec<u32> {
    let mut votes = vec![0; options];
    for choice in choices {
        if let Choice::Options { options: chosen } = choice {
            chosen.iter().for_each(|index| votes[usize::from(*index)] += 1);
        }
    }
    votes
}

fn count_scale<'a>(
    statements: usize,
    named: bool,
    choices: impl Iterator<Item = &'a Choice>,
) -> Vec<ScaleTally> {
    let mut counts = vec![([0; 5], 0); statements];
    for choice in choices {
        if let Choice::Scale { values } = choice {
            for ((counts, cant_say), value) in counts.iter_mut().zip(values) {
                match value {
                    Some(value) => counts[usize::from(*value) - 1] += 1,
                    None => *cant_say += 1,
                }
            }
        }
    }
    let tally = |(values, cant_say): ([u32; 5], u32)| {
        let answers = values.iter().sum();
        let told = named || answers >= ScaleTally::LEAST;
        ScaleTally { answers, values: told.then_some(values), cant_say }
    };
    counts.into_iter().map(tally).collect()
}

/// Sorted as text, so that the order does not tell who was first. What was removed is only counted.
fn answers<'a>(choices: impl Iterator<Item = &'a Choice>) -> PollTally {
    let text = |choice: &Choice| {
        if let Choice::Open { text } = choice { Some(text.clone()) } else { None }
    };
    let mut answers: Vec<OpenAnswer> = choices.filter_map(text).collect();
    answers.sort();
    let given = answers.len();
    answers.retain(|text| *text != OpenAnswer::removed());
    let removed = (given - answers.len()) as u32;
    PollTally::Open { answers, desk: Vec::new(), removed }
}

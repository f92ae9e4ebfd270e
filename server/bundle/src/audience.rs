//! What each audience is told (rule RB4): one source, read three ways.
//!
//! Outside the organiser's own bundle nothing tells who chose what, what was hidden, or how many
//! there were where they are fewer than five.

use foorumi_protocol::{ActivityResult, Audience, Present, Results, WordState};
use std::borrow::Cow;

/// Fewest people of whom a figure is told outside.
pub(crate) const TOLD_FROM: u32 = 5;

/// The results without what `audience` is not told. Small figures are still in them: how they are
/// left out depends on where they stand.
pub(crate) fn told(results: &Results, audience: Audience) -> Cow<'_, Results> {
    if audience == Audience::Internal {
        return Cow::Borrowed(results);
    }
    let mut told = results.clone();
    // Rows of overrides name people, an answer to a request went to its sender alone.
    told.overrides.clear();
    told.written.clear();
    told.chat.answers.retain(|answer| answer.to_all);
    told.memo_head.present = Present::Count;
    told.memo.iter_mut().for_each(|block| block.replaced.clear());
    for activity in &mut told.activities {
        match activity {
            ActivityResult::Cloud(cloud) => {
                cloud.hidden = 0;
                cloud.words.retain(|word| word.state == WordState::Shown);
            }
            ActivityResult::Poll { result, .. } => {
                result.iter_mut().for_each(|result| result.ballots = None);
            }
            ActivityResult::Sheet(_) => {}
        }
    }
    if audience == Audience::Public {
        told.chat.published.clear();
        told.chat.answers.clear();
        told.chat.questions.clear();
    }
    Cow::Owned(told)
}

/// Whether a figure of its own is too small to be told.
pub(crate) fn is_rare(count: u32) -> bool {
    (1..TOLD_FROM).contains(&count)
}

/// Which cells of a group whose sum is told are not: the small ones, and with a lonely small one the
/// next larger, since it could be reckoned from the rest.
pub(crate) fn untold(group: &[u32]) -> Vec<bool> {
    let sum = group.iter().fold(0, |sum: u32, &count| sum.saturating_add(count));
    if is_rare(sum) {
        return vec![true; group.len()];
    }
    let mut untold: Vec<bool> = group.iter().map(|&count| is_rare(count)).collect();
    if untold.iter().filter(|&&untold| untold).count() == 1 {
        let rest = group.iter().zip(&untold).enumerate();
        let rest = rest.filter(|(_, (count, untold))| !**untold && **count > 0);
        if let Some((next, _)) = rest.min_by_key(|(_, (count, _))| **count) {
            untold[next] = true;
        }
    }
    untold
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rb4_no_small_figure_can_be_reckoned_from_the_rest() {
        let check = |group: &[u32], expected: &[bool]| assert_eq!(untold(group), expected);
        check(&[12, 31, 0], &[false, false, false]);
        check(&[12, 31, 4], &[true, false, true]);
        check(&[12, 3, 4], &[false, true, true]);
        check(&[0, 2, 0], &[true; 3]);
        check(&[0, 0], &[false; 2]);
        check(&[9, 0, 2], &[true, false, true]);
        check(&[], &[]);
    }
}

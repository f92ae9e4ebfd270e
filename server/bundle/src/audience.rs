//! What each audience is told (rule RB4): one source, read three ways.
//!
//! Outside the organiser's own bundle nothing tells who chose what, what was hidden, or how many
//! there were where they are fewer than five.

mod texts;

use foorumi_protocol::{ActivityResult, Audience, Present, Results, Turnout};
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
    // Scripts and lists of blocked words are for those who run the next meeting.
    told.plan = None;
    told.written.clear();
    told.chat.answers.retain(|answer| answer.to_all);
    told.memo_head.present = Present::Count;
    told.memo.iter_mut().for_each(|block| block.replaced.clear());
    for decision in &mut told.decisions {
        // Figures stand on a card as words.
        decision.card.figures.take_if(|figures| holds_rare(figures.as_str()));
    }
    for activity in &mut told.activities {
        texts::leave_out(activity, audience);
        match activity {
            ActivityResult::Cloud(_) => {}
            ActivityResult::Poll { result, .. } => {
                if let Some(result) = result {
                    result.ballots = None;
                    result.turnout = turnout_outside(result.turnout, result.answered);
                }
            }
            ActivityResult::Sheet(sheet) => {
                if let Some(tally) = &mut sheet.tally {
                    tally.turnout = turnout_outside(tally.turnout, tally.voters);
                }
            }
        }
    }
    if audience == Audience::Public {
        told.chat.published.clear();
        told.chat.answers.clear();
        told.chat.questions.clear();
    }
    Cow::Owned(told)
}

/// What of a turnout is told outside: no figure of few people, and none from which such a figure could be
/// computed.
fn turnout_outside(turnout: Option<Turnout>, answered: u32) -> Option<Turnout> {
    let Turnout { came_later, most_present } = turnout?;
    let few = is_rare(came_later) || is_rare(answered.saturating_sub(came_later));
    let came_later = if few { 0 } else { came_later };
    let most_present = most_present.filter(|most| !is_rare(*most) && !is_rare(answered));
    let told = Turnout { came_later, most_present };
    (told != Turnout::default()).then_some(told)
}

/// Whether a figure of its own is too small to be told.
pub(crate) fn is_rare(count: u32) -> bool {
    (1..TOLD_FROM).contains(&count)
}

/// Whether a text holds a number that is too small to be told.
fn holds_rare(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.filter_map(|number| number.parse().ok()).any(is_rare)
}

/// Which cells of a group whose sum is told are not: the small ones, and the next larger where the
/// small ones could be computed from the rest.
pub(crate) fn untold(group: &[u32]) -> Vec<bool> {
    let mut untold: Vec<bool> = group.iter().map(|&count| is_rare(count)).collect();
    let small: Vec<u32> = group.iter().copied().filter(|&count| is_rare(count)).collect();
    if small.is_empty() || !gives_away(&small) {
        return untold;
    }
    let rest = group.iter().zip(&untold).enumerate();
    let rest = rest.filter(|(_, (count, untold))| !**untold && **count > 0);
    match rest.min_by_key(|(_, (count, _))| **count) {
        Some((next, _)) => untold[next] = true,
        // Only zeros are left to hide behind.
        None => untold.fill(true),
    }
    untold
}

/// Whether the sum of small figures, which can be computed, tells what they are: it is small itself,
/// or each must be the least or the most that a small one can be.
fn gives_away(small: &[u32]) -> bool {
    let sum: u32 = small.iter().sum();
    let cells = small.len() as u32;
    small.len() == 1 || sum < TOLD_FROM || sum == cells || sum == cells * (TOLD_FROM - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tr1_who_came_later_is_told_outside_unless_few_did_or_did_not() {
        let check = |later, most_present, answered, expected: Option<(u32, Option<u32>)>| {
            let told = turnout_outside(Some(Turnout { came_later: later, most_present }), answered);
            assert_eq!(told.map(|told| (told.came_later, told.most_present)), expected);
        };
        check(791, Some(212), 1003, Some((791, Some(212))));
        check(5, None, 10, Some((5, None)));
        check(4, None, 10, None);
        check(6, Some(30), 10, Some((0, Some(30))));
        check(10, Some(4), 10, Some((10, None)));
        assert_eq!(turnout_outside(None, 10), None);
    }

    #[test]
    fn rb4_no_small_figure_can_be_computed_from_the_rest() {
        let check = |group: &[u32], expected: &[bool]| assert_eq!(untold(group), expected);
        check(&[12, 31, 0], &[false, false, false]);
        check(&[12, 31, 4], &[true, false, true]);
        check(&[12, 3, 4], &[false, true, true]);
        check(&[0, 2, 0], &[true; 3]);
        check(&[0, 0], &[false; 2]);
        check(&[9, 0, 2], &[true, false, true]);
        // Two that come to two are one each, and two that come to eight are four each.
        check(&[10, 1, 1], &[true; 3]);
        check(&[9, 20, 4, 4], &[true, false, true, true]);
        check(&[9, 20, 2, 3], &[false, false, true, true]);
        check(&[1, 1, 1, 1, 1, 0], &[true; 6]);
        check(&[], &[]);
    }
}

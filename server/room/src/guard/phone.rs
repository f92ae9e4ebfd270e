//! Phone numbers, as Finns write them: `040 123 4567`, `+358 40 1234567`, `(0)` inside.

use super::{goes_on, identity::is_date, is_hyphen, is_space, number};

/// Most digits of a number.
const MOST: usize = 15;
/// How many digits a number has, from the country's code on.
const ABROAD: std::ops::RangeInclusive<usize> = 8..=MOST;
/// How many digits a number has, from the 0 of the area code on.
const HOME: std::ops::RangeInclusive<usize> = 7..=12;

/// Where a number that begins here ends: after the most groups of digits that make one.
pub(super) fn end(chars: &[char], from: usize) -> Option<usize> {
    let plus = chars[from] == '+';
    // What goes on from digits is their end, not a beginning.
    if from > 1 && is_hyphen(chars[from - 1]) && chars[from - 2].is_ascii_digit() {
        return None;
    }
    let (mut groups, mut at, mut best) = (Vec::<&[char]>::new(), from + usize::from(plus), None);
    loop {
        let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if digits == 0 {
            break;
        }
        groups.push(&chars[at..at + digits]);
        at += digits;
        if goes_on(chars, at) || groups.concat().len() > MOST {
            break;
        }
        if is_number(plus, &groups) {
            best = Some(at);
        }
        at += between(&chars[at..]);
    }
    best
}

/// How long what stands between two groups of digits is.
fn between(chars: &[char]) -> usize {
    let space = |at: usize| usize::from(chars.get(at).is_some_and(|c| is_space(*c)));
    let zero = space(0);
    if chars.get(zero..zero + 3) == Some(&['(', '0', ')']) {
        return zero + 3 + space(zero + 3);
    }
    usize::from(chars.first().is_some_and(|c| is_space(*c) || is_hyphen(*c)))
}

fn is_number(plus: bool, groups: &[&[char]]) -> bool {
    let digits = groups.concat();
    let first = digits.first().copied();
    if plus {
        return first != Some('0') && ABROAD.contains(&digits.len());
    }
    if digits.starts_with(&['0', '0', '3', '5', '8']) {
        return ABROAD.contains(&(digits.len() - 2));
    }
    let home = first == Some('0') && digits.get(1) != Some(&'0') && HOME.contains(&digits.len());
    home && groups.iter().any(|group| group.len() > 2) && !is_dated(groups)
}

/// A date `01 12 2026`, or an identity code whose check is wrong.
fn is_dated(groups: &[&[char]]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let day = |day: &[char], month: &[char]| {
        let (day, month) = (number(day).unwrap_or(0), number(month).unwrap_or(0));
        is_date(day, month, 2000)
    };
    match lengths.as_slice() {
        [2, 2, 4] => day(groups[0], groups[1]),
        [6, 4] => day(&groups[0][..2], &groups[0][2..4]),
        _ => false,
    }
}

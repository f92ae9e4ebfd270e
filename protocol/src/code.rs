//! A join code in what people type: `1234 5678`, a whole address, a line of an invitation.

use crate::JoinCode;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Digits of a code.
const DIGITS: usize = 8;
/// How the two halves are shown.
const HALF: usize = DIGITS / 2;
/// Most spaces or hyphens between digits that belong together.
const BETWEEN: usize = 3;

/// Digits without anything between them, and whether they go on from those before.
#[derive(Default)]
struct Group {
    digits: String,
    goes_on: bool,
}

impl JoinCode {
    /// The code in a text: the one group of eight digits, of whatever script; else the one pair of
    /// fours; else the one row of groups that makes eight. `None` where there is none, or two.
    /// The cases are in `protocol/texts/cases.json`; the pages find it alike.
    pub fn find(text: &str) -> Option<Self> {
        let groups = groups(text)?;
        let whole = groups.iter().filter(|group| group.digits.len() == DIGITS);
        let whole: Vec<String> = whole.map(|group| group.digits.clone()).collect();
        let halves = groups.windows(2).filter_map(|two| match two {
            [a, b] if b.goes_on && a.digits.len() == HALF && b.digits.len() == HALF => {
                Some(format!("{}{}", a.digits, b.digits))
            }
            _ => None,
        });
        let halves: Vec<String> = halves.collect();
        let found = [whole, halves, rows(&groups)].into_iter().find(|found| !found.is_empty())?;
        let first = found.first()?;
        let one = found.iter().all(|other| other == first);
        first.parse().ok().filter(|_| one).map(Self::new)
    }
}

/// Rows of groups that go on from each other and have as many digits as a code.
fn rows(groups: &[Group]) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for group in groups {
        match rows.last_mut().filter(|_| group.goes_on) {
            Some(row) => row.push_str(&group.digits),
            None => rows.push(group.digits.clone()),
        }
    }
    rows.retain(|row| row.len() == DIGITS);
    rows
}

fn groups(text: &str) -> Option<Vec<Group>> {
    let mut groups: Vec<Group> = Vec::new();
    // What stands between the last digit and here: how much, and nothing but spaces and hyphens.
    let mut between = (BETWEEN + 1, false);
    for c in text.replace("%20", " ").chars() {
        if crate::is_unseen(c) {
            continue;
        }
        if let Some(digit) = digit(c) {
            let (length, plain) = between;
            if length > 0 {
                groups.push(Group { goes_on: plain && length <= BETWEEN, ..Group::default() });
            }
            groups.last_mut()?.digits.push(digit);
            between = (0, true);
        } else {
            let plain =
                c.is_whitespace() || c.general_category() == GeneralCategory::DashPunctuation;
            between = (between.0 + 1, between.1 && plain);
        }
    }
    Some(groups)
}

/// A decimal digit of any script, as ASCII. Unicode keeps the ten of a script in a row, so that a digit
/// is what stands before it, counted.
fn digit(c: char) -> Option<char> {
    let decimal = |c: char| c.general_category() == GeneralCategory::DecimalNumber;
    if !decimal(c) {
        return None;
    }
    let below =
        (0..u32::from(c)).rev().map_while(char::from_u32).take_while(|&c| decimal(c)).count();
    char::from_digit(below as u32 % 10, 10)
}

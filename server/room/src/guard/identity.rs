//! Finnish personal identity codes: day, month, year, century sign, individual number, check
//! character.

use super::{goes_on, is_hyphen, number};

const LENGTH: usize = 11;
/// Indexed by the remainder of the nine digits by 31.
const CHECK: [char; 31] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'H', 'J', 'K',
    'L', 'M', 'N', 'P', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y',
];

/// Where a code that begins here ends.
pub(super) fn end(chars: &[char], from: usize) -> Option<usize> {
    let code = chars.get(from..from + LENGTH)?;
    let century = century(code[6])?;
    let (date, individual) = (number(&code[..6])?, number(&code[7..10])?);
    let (day, month, year) = (date / 10_000, date / 100 % 100, century + date % 100);
    let check = CHECK[((date * 1000 + individual) % 31) as usize];
    let right =
        is_date(day, month, year) && individual >= 2 && code[10].eq_ignore_ascii_case(&check);
    (right && !goes_on(chars, from + LENGTH)).then_some(from + LENGTH)
}

/// The first year of the century that a sign stands for; since 2023 each has several signs.
fn century(sign: char) -> Option<u32> {
    match sign.to_ascii_uppercase() {
        '+' => Some(1800),
        'Y' | 'X' | 'W' | 'V' | 'U' => Some(1900),
        'A' | 'B' | 'C' | 'D' | 'E' | 'F' => Some(2000),
        hyphen if is_hyphen(hyphen) => Some(1900),
        _ => None,
    }
}

/// Whether there is such a day.
pub(super) fn is_date(day: u32, month: u32, year: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

//! IBANs: a country, check digits and an account number, written together or in groups.

use super::{goes_on, is_space};

/// Lengths of the countries of the single euro payments area.
const COUNTRIES: [(&str, usize); 38] = [
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

/// Where an IBAN that begins here ends.
pub(super) fn end(chars: &[char], from: usize) -> Option<usize> {
    let country: String = chars[from..].iter().take(2).map(char::to_ascii_uppercase).collect();
    let (_, length) = COUNTRIES.iter().find(|(name, _)| *name == country)?;
    let (mut account, mut at) = (Vec::new(), from);
    while account.len() < *length {
        let c = *chars.get(at)?;
        if c.is_ascii_alphanumeric() {
            account.push(c);
        } else if !is_space(c) || account.is_empty() || is_space(chars[at - 1]) {
            return None;
        }
        at += 1;
    }
    (!goes_on(chars, at) && remainder(&account)? == 1).then_some(at)
}

/// The whole as a number, country and check digits last, by 97.
fn remainder(account: &[char]) -> Option<u32> {
    let (head, tail) = account.split_at(4);
    tail.iter().chain(head).try_fold(0, |rest, c| {
        let value = c.to_digit(36)?;
        Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
    })
}

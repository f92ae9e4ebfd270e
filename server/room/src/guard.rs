//! The guard against personal data (rule CH9): what in a text looks like an identity code, an IBAN,
//! an e-mail address or a phone number. It suspects; a person decides.
//!
//! The browser has the same guard (`web-client/src/features/chat/guard.ts`) and both are held to the
//! same examples, `server/room/tests/guard.json`.

mod iban;
mod identity;
mod phone;

use foorumi_protocol::{SuspectKind, TextState};

/// What stands in place of what is covered.
const COVER: &str = "•••";

/// Something in a text that looks like personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// What it looks like.
    pub kind: SuspectKind,
    /// Its first character, counted in code points.
    pub from: usize,
    /// The one after its last.
    pub to: usize,
}

/// All that looks like personal data in a text, in its order, never overlapping.
pub fn suspects(text: &str) -> Vec<Suspect> {
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut from) = (Vec::new(), 0);
    while from < chars.len() {
        let suspect = suspect_at(&chars, from);
        from = suspect.map_or(from + 1, |suspect| suspect.to);
        found.extend(suspect);
    }
    found
}

/// The kinds of what looks like personal data in a text, each once.
pub fn suspect_kinds(text: &str) -> Vec<SuspectKind> {
    let mut kinds: Vec<SuspectKind> = suspects(text).into_iter().map(|one| one.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Whether a text that came in is seen at once (rule MO6): an identity code waits for the desk, whatever
/// the mode; the rest is told to the desk and seen.
pub(crate) fn first_state(text: &str) -> TextState {
    let waits = suspects(text).iter().any(|one| one.kind == SuspectKind::IdentityCode);
    if waits { TextState::Waiting } else { TextState::Shown }
}

/// The text with all that is suspected covered.
pub fn masked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    for suspect in suspects(text) {
        out.extend(&chars[at..suspect.from]);
        out.push_str(COVER);
        at = suspect.to;
    }
    out.extend(&chars[at..]);
    out
}

fn suspect_at(chars: &[char], from: usize) -> Option<Suspect> {
    let found = |kind, to: Option<usize>| to.map(|to| Suspect { kind, from, to });
    if from > 0 && chars[from - 1].is_alphanumeric() {
        return None;
    }
    found(SuspectKind::Email, email_end(chars, from))
        .or_else(|| found(SuspectKind::Iban, iban::end(chars, from)))
        .or_else(|| found(SuspectKind::IdentityCode, identity::end(chars, from)))
        .or_else(|| found(SuspectKind::Phone, phone::end(chars, from)))
}

/// Where an e-mail address that begins here ends; `(at)` is as good as `@`.
fn email_end(chars: &[char], from: usize) -> Option<usize> {
    let local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let begins = chars[from].is_alphanumeric() && (from == 0 || !local(chars[from - 1]));
    let at = from + chars[from..].iter().take_while(|c| local(**c)).count();
    let domain = at + at_sign(&chars[at..]).filter(|_| begins)?;
    let inside = |c: &&char| c.is_alphanumeric() || "-.".contains(**c);
    let mut end = domain + chars[domain..].iter().take_while(inside).count();
    while end > domain && "-.".contains(chars[end - 1]) {
        end -= 1;
    }
    let labels: Vec<&[char]> = chars[domain..end].split(|c| *c == '.').collect();
    let last = labels.last().filter(|label| label.len() >= 2 && label.iter().all(is_letter))?;
    let whole = labels.len() >= 2 && labels.iter().all(|label| !label.is_empty());
    (whole && !last.is_empty()).then_some(end)
}

/// How long the sign between the parts of an address is.
fn at_sign(chars: &[char]) -> Option<usize> {
    if chars.first() == Some(&'@') {
        return Some(1);
    }
    let space = usize::from(chars.first() == Some(&' '));
    let word: String = chars[space..].iter().take(4).flat_map(|c| c.to_lowercase()).collect();
    let end = (word == "(at)" || word == "[at]").then_some(space + 4)?;
    Some(end + usize::from(chars.get(end) == Some(&' ')))
}

fn is_letter(c: &char) -> bool {
    c.is_alphabetic()
}

/// Hyphens and minus signs that people type.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2212}')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// Whether a word goes on at this place.
fn goes_on(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(|c| c.is_alphanumeric())
}

/// The number that these digits make; `None` when one is not a digit.
fn number(digits: &[char]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, c| Some(sum * 10 + c.to_digit(10)?))
}

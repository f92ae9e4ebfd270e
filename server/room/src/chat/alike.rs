//! Messages about the same matter (rule CH2): how many three-letter pieces two texts share.
//!
//! Pieces, not words, because Finnish inflects its words: "palaverit", "palavereja" and "palaverien"
//! share most of theirs.

use super::Chat;
use foorumi_protocol::{MessageId, MessageText};
use std::collections::BTreeSet;

/// With how many of the latest messages that wait a new one is compared.
const COMPARED: usize = 200;
/// Shared pieces of all pieces of the two, in hundredths, from which on they are alike.
const ALIKE: usize = 45;
/// Shorter texts are alike only when equal.
const SHORT: usize = 6;

impl Chat {
    /// The first of the waiting messages that seem to be about the same as this text.
    pub(super) fn alike(&self, text: &MessageText) -> Option<MessageId> {
        let own = pieces(text);
        let waiting = self.messages.iter().rev().filter(|(_, message)| message.waits());
        let compared = waiting
            .take(COMPARED)
            .map(|(id, other)| (share(&own, &pieces(&other.text)), other.alike.unwrap_or(*id)));
        // Of equals the earlier one, so that a group keeps one name.
        let best = compared.max_by_key(|(share, id)| (*share, std::cmp::Reverse(*id)));
        best.filter(|(share, _)| *share >= ALIKE).map(|(_, id)| id)
    }
}

/// All runs of three letters or digits, over word ends as a space.
fn pieces(text: &str) -> BTreeSet<[char; 3]> {
    let mut letters: Vec<char> = vec![' '];
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            letters.push(c);
        } else if letters.last() != Some(&' ') {
            letters.push(' ');
        }
    }
    if letters.last() != Some(&' ') {
        letters.push(' ');
    }
    letters.windows(3).map(|run| [run[0], run[1], run[2]]).collect()
}

fn share(one: &BTreeSet<[char; 3]>, other: &BTreeSet<[char; 3]>) -> usize {
    if one.len().min(other.len()) < SHORT {
        return if one == other && !one.is_empty() { 100 } else { 0 };
    }
    let both = one.intersection(other).count();
    both * 100 / (one.len() + other.len() - both)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ch2_the_same_matter_is_alike_in_other_forms_and_another_is_not() {
        let check = |one: &str, other: &str, alike: bool| {
            let found = share(&pieces(one), &pieces(other));
            assert_eq!(found >= ALIKE, alike, "{one} / {other}: {found}");
        };
        check("Missä on tauko?", "missä tauko on", true);
        check("Saako diat jälkikäteen?", "Saadaanko diat jälkikäteen?", true);
        check("Kuuluuko ääni Vaasaan?", "Ääni ei kuulu Vaasaan", true);
        check("Mistä työparit löytyvät?", "Mistä työparin löytää?", true);
        check("Mistä resurssit tähän?", "Mistä tähän saadaan resurssit?", true);
        check("Onko lounas maksuton?", "Onko pysäköinti maksuton?", false);
        check("Missä on tauko?", "Milloin on tauko?", false);
        check("Saako diat jälkikäteen?", "Kuka vastaa tästä jälkikäteen?", false);
        check("yö", "Yö!", true);
        check("yö", "työ", false);
        check("👍", "👎", false);
    }
}

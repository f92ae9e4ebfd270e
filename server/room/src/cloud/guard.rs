//! Words that wait for staff: rule WC4.

use super::key::fold;
use foorumi_protocol::{BlockedWord, WordBase, WordKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The list of blocked words, ready to compare with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub(super) struct Guard {
    whole: BTreeSet<WordKey>,
    starts: BTreeSet<WordKey>,
}

/// The list as it is kept, perhaps by a version that folded less.
#[derive(Deserialize)]
struct Kept {
    whole: BTreeSet<WordKey>,
    starts: BTreeSet<WordKey>,
}

impl From<Kept> for Guard {
    fn from(kept: Kept) -> Self {
        let folded = |words: BTreeSet<WordKey>| {
            words.iter().map(|word| WordKey::of_kept(&fold(word))).collect()
        };
        Self { whole: folded(kept.whole), starts: folded(kept.starts) }
    }
}

impl Guard {
    pub(super) fn new(blocked: &[BlockedWord]) -> Self {
        let mut guard = Self::default();
        for word in blocked {
            let folded = fold(word);
            let (list, text) = match folded.strip_suffix('*') {
                Some(start) => (&mut guard.starts, start),
                None => (&mut guard.whole, folded.as_str()),
            };
            // What folds to nothing blocks nothing.
            list.extend(WordKey::new(text).ok());
        }
        guard
    }

    /// Whether the list has this entry.
    pub(super) fn has(&self, word: &BlockedWord) -> bool {
        let one = Self::new(std::slice::from_ref(word));
        one.whole.is_subset(&self.whole) && one.starts.is_subset(&self.starts)
    }

    /// Whether a word, any part of it, or what it is a form of is in the list.
    pub(super) fn holds(&self, key: &WordKey, base: Option<&WordBase>) -> bool {
        let base = base.map(|base| base.key.as_str());
        let texts = [Some(key.as_str()), base].into_iter().flatten();
        texts.flat_map(|text| std::iter::once(text).chain(text.split([' ', '-']))).any(|part| {
            let whole = WordKey::new(part).is_ok_and(|part| self.whole.contains(&part));
            whole || self.starts.iter().any(|start| part.starts_with(start.as_str()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft34_a_list_that_was_kept_under_an_older_fold_still_holds() {
        let kept = r#"{"whole":["rock’n’roll"],"starts":["tasa–"]}"#;
        let kept: Guard = foorumi_protocol::at_rest(|| serde_json::from_str(kept)).expect("kept");
        let entries = ["rock'n'roll", "tasa-*"].map(|word| BlockedWord::new(word).expect("a word"));
        assert_eq!(kept, Guard::new(&entries));
        let key = WordKey::new("rock'n'roll").expect("a key");
        assert!(kept.holds(&key, None));
    }
}

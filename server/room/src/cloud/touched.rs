//! What looks different after a change of words.

use foorumi_protocol::{PersonId, WordKey};

/// Words whose part may have changed, appeared or gone, and people whose own words have.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub(super) words: Vec<WordKey>,
    pub(super) people: Vec<PersonId>,
    /// Whether a proposal to merge may have changed or gone.
    pub(super) kin: bool,
}

impl Touched {
    pub(super) fn word(key: WordKey) -> Self {
        Self { words: vec![key], ..Self::default() }
    }
}

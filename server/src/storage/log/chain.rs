//! The chain: each record is bound to all before it, so that no two nodes differ silently.

use sha1::{Digest, Sha1};
use std::fmt;

/// Fingerprint of a log up to a record: `sha1(chain before || batch)`.
///
/// Against mistakes and lost tails, not against an attacker who writes to the store.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chain(pub [u8; 20]);

impl Chain {
    /// The chain before the first record.
    pub const EMPTY: Self = Self([0; 20]);

    /// The chain once `batch` is appended.
    #[must_use]
    pub fn then(self, batch: &[u8]) -> Self {
        let mut hasher = Sha1::new();
        hasher.update(self.0);
        hasher.update(batch);
        Self(hasher.finalize().into())
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().take(4).try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

//! Unguessable things: made by the system's generator, kept as hashes.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRng, rngs::SysRng};
use sha2::{Digest, Sha256};

/// Bytes of a link's secret: 192 bits, 32 characters (rule ID7 asks for 128 bits).
const LINK_BYTES: usize = 24;

/// SHA-256 of a link's secret: all that is kept of it. A link is found by looking this up, so no
/// secret is ever compared byte by byte and there is no timing to learn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct LinkHash(pub(crate) [u8; 32]);

impl LinkHash {
    pub(crate) fn of(secret: &str) -> Self {
        Self(Sha256::digest(secret.as_bytes()).into())
    }
}

/// Bytes from the system's generator.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).expect("a system without randomness cannot keep secrets");
    bytes
}

/// The secret of a new link.
pub(crate) fn link() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<LINK_BYTES>())
}

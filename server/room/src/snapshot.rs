//! A room at rest, and its fingerprint.

use crate::Room;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// Version of the snapshot's layout. Old versions are read, never written.
const VERSION: u16 = 1;

/// The bytes are not a snapshot that this version reads.
#[derive(Debug)]
pub struct BadSnapshot(serde_json::Error);

impl fmt::Display for BadSnapshot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not a snapshot of version {VERSION}: {}", self.0)
    }
}

impl std::error::Error for BadSnapshot {}

#[derive(Serialize)]
struct Kept<'a> {
    version: u16,
    room: &'a Room,
}

#[derive(Deserialize)]
struct Found {
    version: u16,
    room: Room,
}

impl Room {
    /// The whole state as bytes.
    pub fn snapshot(&self) -> Vec<u8> {
        serde_json::to_vec(&Kept { version: VERSION, room: self })
            .expect("state is maps of plain data, which JSON always takes")
    }

    /// The room that a snapshot was taken of.
    ///
    /// # Errors
    /// [`BadSnapshot`] when the bytes are something else.
    pub fn restore(bytes: &[u8]) -> Result<Self, BadSnapshot> {
        let found: Found = serde_json::from_slice(bytes).map_err(BadSnapshot)?;
        if found.version != VERSION {
            let error = serde::de::Error::custom(format!("version {}", found.version));
            return Err(BadSnapshot(error));
        }
        Ok(found.room)
    }

    /// Fingerprint of the state: equal on every node at the same place of the log.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.snapshot()).into()
    }
}

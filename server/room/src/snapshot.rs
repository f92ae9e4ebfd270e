//! A room at rest, and its fingerprint.

use crate::{RULES, Room};
use foorumi_protocol::at_rest;
use serde::{Deserialize, Serialize, de::Error};
use sha2::{Digest, Sha256};
use std::fmt;

/// Version of the snapshot's layout. Old versions are read, never written.
const VERSION: u16 = 1;

/// Reads the snapshots of one version of the rules into the present room.
type Reader = fn(&[u8]) -> Result<Room, serde_json::Error>;

/// A reader for each version of the rules, the first version's first (rule R14 of the log). When the
/// room's layout changes, what read the old one stays here for the versions that wrote it.
const READERS: [Reader; RULES as usize] = [first, first, first, first];

/// The bytes are not a snapshot that this version reads.
#[derive(Debug)]
pub struct BadSnapshot(serde_json::Error);

impl fmt::Display for BadSnapshot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not a snapshot that this version reads: {}", self.0)
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
        Self::restore_from(RULES, bytes)
    }

    /// The room that a snapshot was taken of under these rules, perhaps lower ones. Its texts are read
    /// as they stand (rule R14 of the log).
    ///
    /// # Errors
    /// [`BadSnapshot`] when the bytes are something else, or the rules are none that this version
    /// knows.
    pub fn restore_from(rules: u32, bytes: &[u8]) -> Result<Self, BadSnapshot> {
        let reader = (1..).zip(READERS).find(|(of, _)| *of == rules).map(|(_, reader)| reader);
        let unknown = || BadSnapshot(serde_json::Error::custom(format!("rules {rules}")));
        at_rest(|| reader.ok_or_else(unknown)?(bytes).map_err(BadSnapshot))
    }

    /// Fingerprint of the state: equal on every node at the same place of the log.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.snapshot()).into()
    }
}

/// The layout of all versions so far: what a later one added stands empty when it is not there.
fn first(bytes: &[u8]) -> Result<Room, serde_json::Error> {
    let found: Found = serde_json::from_slice(bytes)?;
    if found.version != VERSION {
        return Err(serde_json::Error::custom(format!("version {}", found.version)));
    }
    Ok(found.room)
}

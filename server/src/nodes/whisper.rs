//! What nodes tell each other of a room and nobody stores: who is here, and links that are revoked.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use bytes::Bytes;
use foorumi_protocol::{PersonId, Role};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Bytes that stand for a person: enough that no two of a room are taken for one.
const SHORT: usize = 8;

/// Said by one node to the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Whisper {
    /// Who says it, random at its start.
    pub(crate) node: u64,
    pub(crate) say: Say,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "t")]
pub(crate) enum Say {
    /// These people have sockets at the node now.
    Here {
        /// Their short ids, one after the other.
        people: String,
        /// How many sockets they have.
        #[serde(default)]
        browsers: u32,
        /// How many people came to the node within the last minute who had not been here before.
        #[serde(default)]
        newcomers: u32,
    },
    /// A role's link is revoked: whoever came by it goes.
    Revoked {
        /// The role.
        role: Role,
    },
    /// How many new people wait in the node's row.
    Row {
        /// How many.
        waiting: u32,
    },
}

/// A person, short. People's ids are random, so any bytes of them are as good.
pub(crate) type ShortId = [u8; SHORT];

pub(crate) fn short(person: PersonId) -> ShortId {
    let mut short = ShortId::default();
    short.copy_from_slice(&person.0.as_bytes()[..SHORT]);
    short
}

impl Whisper {
    pub(crate) fn here<'a>(
        node: u64,
        people: impl Iterator<Item = &'a ShortId>,
        (browsers, newcomers): (u32, u32),
    ) -> Self {
        let bytes: Vec<u8> = people.flatten().copied().collect();
        let people = STANDARD_NO_PAD.encode(bytes);
        Self { node, say: Say::Here { people, browsers, newcomers } }
    }

    pub(crate) fn encode(&self) -> Bytes {
        serde_json::to_vec(self).map(Bytes::from).expect("plain data is JSON")
    }

    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// The people of [`Say::Here`].
pub(crate) fn people(text: &str) -> HashSet<ShortId> {
    let bytes = STANDARD_NO_PAD.decode(text).unwrap_or_default();
    bytes.as_chunks::<SHORT>().0.iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn people_are_told_and_read() {
        let all: HashSet<ShortId> =
            (1..=40_u128).map(|n| short(PersonId(Uuid::from_u128(n << 70)))).collect();
        let told = Whisper::decode(&Whisper::here(7, all.iter(), (40, 0)).encode()).expect("reads");
        let Say::Here { people: text, .. } = told.say else { panic!("people") };
        assert_eq!((told.node, people(&text)), (7, all));
        assert_eq!(Whisper::decode(b"{}"), None);
    }
}

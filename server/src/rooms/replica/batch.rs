//! A record as the log holds it: bytes.

use bytes::Bytes;
use foorumi_protocol::{Seq, at_rest};
use foorumi_room::Record;
use serde::{Deserialize, Serialize};

/// What is appended: a record, and now and then the appender's fingerprint of the room before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// The record.
    pub record: Record,
    /// Now and then ([`super::Pace`]): how the room stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
}

/// How a room stood on the node that appended. It can be compared only by a node at the same place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Place.
    pub seq: Seq,
    /// The room's hash there, in hexadecimal.
    pub hash: String,
}

impl Batch {
    /// The bytes.
    pub fn encode(&self) -> Bytes {
        serde_json::to_vec(self).expect("records are plain data, which JSON always takes").into()
    }

    /// The record in these bytes as it stands (rule R14), `None` if there is none that this version
    /// reads.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let batch: Self = at_rest(|| serde_json::from_slice(bytes)).ok()?;
        (batch.record.v == Record::VERSION).then_some(batch)
    }
}

impl Check {
    /// A check of a room's hash.
    pub fn new(seq: Seq, hash: [u8; 32]) -> Self {
        Self { seq, hash: hash.iter().map(|byte| format!("{byte:02x}")).collect() }
    }
}

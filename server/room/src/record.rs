//! Records: what the log holds, in its own order.

use foorumi_protocol::{ClientId, Command, Millis, PersonId, Role};
use serde::{Deserialize, Serialize};

/// One record of the log: a batch of commands that were appended together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// [`Record::VERSION`] of this layout.
    pub v: u16,
    /// The node that appended it.
    pub node: u64,
    /// Wall time of the append, clamped never to run back. Decides nothing.
    pub at: Millis,
    /// At most [`Record::MAX_COMMANDS`].
    pub commands: Vec<Addressed>,
}

impl Record {
    /// Version of the layout.
    pub const VERSION: u16 = 1;
    /// Most commands in a record.
    pub const MAX_COMMANDS: usize = 64;
    /// Most bytes of a record; a single bigger command travels alone.
    pub const MAX_BYTES: usize = 32 * 1024;
}

/// A command with who sent it and under which number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addressed {
    /// The browser instance.
    pub client: ClientId,
    /// Its number there, from 1. With `client` the command's identity (rule SY2).
    pub n: u32,
    /// Who.
    pub actor: Actor,
    /// What.
    pub command: Command,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Actor {
    /// A person, with the role that their link gives.
    Person {
        /// Who.
        id: PersonId,
        /// Role of the link they came by; a promotion in the meeting may raise it.
        role: Role,
    },
    /// A person who votes anonymously: a handle that holds for one vote, see [`crate::Vote`].
    #[serde(rename = "hand")]
    Alias(PersonId),
    /// The server itself.
    System,
}

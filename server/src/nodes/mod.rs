//! What many nodes share over Redis: the line to it, its redis_names, and how safely it keeps things.

mod link;
mod redis_link;
pub mod redis_names;
mod redis_url;
mod replicas;
mod rules;
mod settings;
pub(crate) mod shared_key;
mod whisper;

pub use redis_link::{RedisLink, Subscriber};
pub use redis_url::{NotARedisUrl, RedisUrl};
pub(crate) use rules::SILENCE;
pub use settings::Durability;
pub(crate) use whisper::{Say, ShortId, Whisper, people, short};

use std::time::Duration;

/// Longest that anything asked of Redis may take. Beyond it the line counts as broken: a Redis that
/// hangs is to be told from one that is merely busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

/// Why Redis did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedisLinkError {
    /// Its memory, or the disk of its log, is full. Nothing was written.
    #[error("Redis is full")]
    Full,
    /// It may have been done or not: there is no line, or it broke meanwhile.
    #[error("unclear whether Redis did it")]
    Unclear,
    /// It refuses what is needed, or holds something else than this version writes.
    #[error("Redis refuses what is needed, or holds what is not understood")]
    Odd,
}

/// Why a node does not start with this Redis. Each is one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum NodesError {
    /// Nobody answers there.
    #[error("Redis at {0} cannot be reached: {1}")]
    Unreachable(String, String),
    /// The password is missing or wrong.
    #[error("Redis at {0} does not accept the user or the password of --redis-url")]
    Password(String),
    /// It is sharded.
    #[error(
        "Redis at {0} runs in cluster mode, which Foorumi does not support: give it a single Redis, or one behind Sentinel"
    )]
    Cluster(String),
    /// Another version laid it out.
    #[error(
        "Redis at {at} holds Foorumi's data in layout {found}, and this version knows layout {known} only"
    )]
    Layout {
        /// Where.
        at: String,
        /// What stands there.
        found: String,
        /// What is known here.
        known: u32,
    },
    /// A later version has it.
    #[error(
        "Redis at {at} holds meetings under rules {found}, and this version has rules {known}: a newer version of Foorumi has taken it over, so start that version here"
    )]
    Rules {
        /// Where.
        at: String,
        /// What stands there.
        found: String,
        /// What is known here.
        known: u32,
    },
    /// It may forget what it has confirmed, which the operator does not allow.
    #[error(
        "Redis at {at} may lose what it has confirmed ({why}), and --require-durable-redis is set"
    )]
    NotDurable {
        /// Where.
        at: String,
        /// Which settings.
        why: String,
    },
    /// It answers something else than Redis would.
    #[error("Redis at {0} answers in a way that is not understood: {1}")]
    Odd(String, String),
}

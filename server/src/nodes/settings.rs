//! How this Redis is set: what it would lose, and whether it is one that Foorumi can use.

use super::{NodesError, RedisUrl, redis_names};
use foorumi_protocol::Millis;
use redis::{RedisResult, aio::MultiplexedConnection, cmd};
use std::collections::HashMap;

/// Whether what is confirmed can be lost by a crash of Redis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Nothing is confirmed before it is synced to a disk.
    Full,
    /// A crash of Redis may lose the last moments; nodes that live put them back. Which settings
    /// are to blame.
    Reduced(String),
}

impl Durability {
    /// As `/health` tells it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Reduced(_) => "reduced",
        }
    }
}

/// Reads what would be lost. A Redis that does not let its settings be read counts as reduced.
pub(super) async fn durability(connection: &mut MultiplexedConnection) -> RedisResult<Durability> {
    let wanted =
        [("appendonly", "yes"), ("appendfsync", "always"), ("maxmemory-policy", "noeviction")];
    let mut wrong = Vec::new();
    for (name, right) in wanted {
        let asked: RedisResult<HashMap<String, String>> =
            cmd("CONFIG").arg("GET").arg(name).query_async(connection).await;
        match asked {
            Ok(found) => match found.get(name) {
                Some(value) if value == right => {}
                Some(value) => wrong.push(format!("{name} is {value}, not {right}")),
                None => wrong.push(format!("{name} is not told")),
            },
            Err(error) if error.is_io_error() || error.is_timeout() => return Err(error),
            Err(_) => wrong.push(format!("{name} may not be read")),
        }
    }
    Ok(if wrong.is_empty() { Durability::Full } else { Durability::Reduced(wrong.join(", ")) })
}

/// Whether Foorumi can use this Redis: not sharded, and laid out as this version does it. An empty one
/// is marked.
pub(super) async fn fits(
    place: &RedisUrl,
    connection: &mut MultiplexedConnection,
) -> Result<(), NodesError> {
    let odd = |error: redis::RedisError| refused(place, &error);
    let info: String = cmd("INFO").arg("cluster").query_async(connection).await.map_err(odd)?;
    if info.contains("cluster_enabled:1") {
        return Err(NodesError::Cluster(place.to_string()));
    }
    let layout =
        stands(connection, redis_names::LAYOUT_KEY, redis_names::LAYOUT).await.map_err(odd)?;
    if layout != redis_names::LAYOUT.to_string() {
        return Err(NodesError::Layout {
            at: place.to_string(),
            found: layout,
            known: redis_names::LAYOUT,
        });
    }
    Ok(())
}

/// What time Redis has, if it tells. Not by `TIME`: a user with the rights that are documented may ask
/// `INFO`.
pub(super) async fn time(connection: &mut MultiplexedConnection) -> RedisResult<Option<Millis>> {
    let info: String = cmd("INFO").arg("server").query_async(connection).await?;
    let told = info.lines().find_map(|line| line.trim().strip_prefix("server_time_usec:"));
    Ok(told.and_then(|micros| micros.parse::<u64>().ok()).map(|micros| Millis(micros / 1000)))
}

/// The life of what Redis holds; a new one if it was emptied.
pub(super) async fn life(connection: &mut MultiplexedConnection) -> RedisResult<String> {
    stands(connection, redis_names::LIFE_KEY, rand::random::<u64>()).await
}

/// What an error on arrival means.
pub(super) fn refused(place: &RedisUrl, error: &redis::RedisError) -> NodesError {
    let code = error.code().unwrap_or_default();
    let login = matches!(code, "NOAUTH" | "WRONGPASS" | "NOPERM");
    if login || error.kind() == redis::ErrorKind::AuthenticationFailed {
        NodesError::Password(place.to_string())
    } else if code == "LOADING" {
        NodesError::Unreachable(place.to_string(), "it is still loading its data".into())
    } else if error.is_io_error() || error.is_timeout() {
        NodesError::Unreachable(place.to_string(), error.to_string())
    } else {
        place.odd(error)
    }
}

/// What stands under a key, put there if nothing does.
pub(super) async fn stands(
    connection: &mut MultiplexedConnection,
    key: &str,
    ours: impl redis::ToSingleRedisArg,
) -> RedisResult<String> {
    // Looked at first: a full Redis refuses to set even what would change nothing.
    let found: Option<String> = cmd("GET").arg(key).query_async(connection).await?;
    if let Some(found) = found {
        return Ok(found);
    }
    cmd("SET").arg(key).arg(ours).arg("NX").exec_async(connection).await?;
    cmd("GET").arg(key).query_async(connection).await
}

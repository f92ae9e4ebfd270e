//! The key that signs people's tokens: one for all nodes, so that a browser is the same person at
//! each. It stands in Redis and, so that an emptied Redis makes nobody a new person, with every node.

use super::{RedisLink, RedisLinkError, Subscriber, redis_names};
use crate::secret;
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use bytes::Bytes;
use redis::cmd;
use std::sync::Arc;
use tokio::runtime::Handle;

/// The key's bytes.
pub(crate) type Key = [u8; 32];

/// The key of all nodes: the one that stands, or else this node's own, or else a new one. It is put
/// back whenever Redis has lost it.
pub(crate) async fn agree(line: &RedisLink, own: Option<Key>) -> Result<Key, RedisLinkError> {
    let ours = own.unwrap_or_else(secret::bytes);
    let key = offer(line, ours).await?;
    let returns = Returns { line: line.clone(), key, runtime: Handle::current() };
    line.listen(Vec::new(), Arc::new(returns));
    Ok(key)
}

/// Puts the key there if none stands; the one that stands.
async fn offer(line: &RedisLink, ours: Key) -> Result<Key, RedisLinkError> {
    let mut get = cmd("GET");
    get.arg(redis_names::SERVER_KEY);
    if let Some(found) = line.ask::<Option<String>>(&get).await? {
        return read(&found);
    }
    let mut set = cmd("SET");
    set.arg(redis_names::SERVER_KEY).arg(STANDARD_NO_PAD.encode(ours)).arg("NX");
    line.ask::<Option<String>>(&set).await?;
    read(&line.ask::<String>(&get).await?)
}

fn read(text: &str) -> Result<Key, RedisLinkError> {
    let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| RedisLinkError::Odd)?;
    bytes.try_into().map_err(|_| RedisLinkError::Odd)
}

struct Returns {
    line: RedisLink,
    key: Key,
    runtime: Handle,
}

impl Subscriber for Returns {
    fn heard(&self, _channel: &str, _said: Bytes) {}

    fn line(&self, up: bool) {
        if !up {
            return;
        }
        let (line, key) = (self.line.clone(), self.key);
        self.runtime.spawn(async move {
            if offer(&line, key).await.is_ok_and(|found| found != key) {
                tracing::error!(
                    "Redis holds another server key than this node: people's tokens of one are \
                     void at the other; restart the nodes whose data folders are new"
                );
            }
        });
    }

    fn gone(&self) -> bool {
        false
    }
}

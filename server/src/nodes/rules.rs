//! Two versions of the rules never share a Redis (rule R14). It is marked with the rules of the nodes
//! that use it. A node of higher rules waits until no older one is heard, then raises the mark; a node
//! of lower rules is refused from then on.

use super::{NodesError, RedisUrl, redis_names, settings};
use foorumi_room::RULES;
use redis::{RedisResult, Script, aio::MultiplexedConnection, cmd};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long no older node must have been heard. A node whose line broke is back within a few seconds.
pub(crate) const SILENCE: Duration = Duration::from_secs(15);
/// How often it is listened for them.
const LISTEN: Duration = Duration::from_secs(1);
/// A connection unused for longer is not a node's: a node speaks each second.
const UNUSED_SECONDS: u64 = 15;

/// Nodes call their connection for commands so, with their rules after it.
const NAMED: &str = "foorumi-";
/// The first version gives no name. What its nodes say all the time, by the library that they use.
const FIRST_RULES: u32 = 1;
const FIRST_SAYS: [&str; 4] = ["get", "hmget", "evalsha", "publish"];
const FIRST_LIBRARY: &str = "redis-rs";

/// Never lowered: a still newer node may have been first.
const RAISE: &str = r"
local mark = redis.call('GET', KEYS[1])
if mark and tonumber(mark) > tonumber(ARGV[1]) then return mark end
redis.call('SET', KEYS[1], ARGV[1])
return ARGV[1]";

/// Names the connection, which tells others the rules that are used here. Where Redis refuses a name,
/// later versions take this node for one of the first.
pub(super) async fn introduce(connection: &mut MultiplexedConnection) -> RedisResult<()> {
    let name = format!("{NAMED}{RULES}-node");
    match cmd("CLIENT").arg("SETNAME").arg(name).exec_async(connection).await {
        Err(error) if is_refused(&error) => Ok(()),
        told => told,
    }
}

/// Whether Redis is marked with these rules. One that is not marked is.
pub(super) async fn are_ours(connection: &mut MultiplexedConnection) -> RedisResult<bool> {
    Ok(mark(connection).await? == RULES.to_string())
}

/// Makes sure that Redis is for these rules: waits while older nodes are heard, and raises the mark.
///
/// # Errors
/// [`NodesError::Rules`] where newer nodes have it.
pub(super) async fn take(
    place: &RedisUrl,
    connection: &mut MultiplexedConnection,
    silence: Duration,
) -> Result<(), NodesError> {
    let odd = |error: redis::RedisError| settings::refused(place, &error);
    let mut found = mark(connection).await.map_err(odd)?;
    if is_lower(&found) {
        tracing::info!(
            redis = %place,
            from = %found,
            to = RULES,
            "Redis holds meetings of an older version: this node starts when no older one has been \
             heard for {} s", silence.as_secs()
        );
    }
    while is_lower(&found) {
        wait_for_silence(place, connection, silence).await.map_err(odd)?;
        let raise = Script::new(RAISE);
        let mut raise = raise.key(redis_names::RULES_KEY);
        found = raise.arg(RULES).invoke_async(connection).await.map_err(odd)?;
        // One that came in just before it was raised is heard now; later ones are refused.
        if !older(connection).await.map_err(odd)?.is_empty() {
            wait_for_silence(place, connection, silence).await.map_err(odd)?;
        }
    }
    if found == RULES.to_string() {
        return Ok(());
    }
    Err(NodesError::Rules { at: place.to_string(), found, known: RULES })
}

/// Waits until no older node has been heard for `silence`.
async fn wait_for_silence(
    place: &RedisUrl,
    connection: &mut MultiplexedConnection,
    silence: Duration,
) -> RedisResult<()> {
    let (mut since, mut told) = (Instant::now(), false);
    while since.elapsed() < silence {
        let heard = older(connection).await?;
        if !heard.is_empty() {
            since = Instant::now();
            if !told {
                told = true;
                tracing::warn!(
                    redis = %place,
                    older = heard.join(", "),
                    "nodes of an older version use this Redis: stop them, this one waits for it"
                );
            }
        }
        sleep(LISTEN.min(silence)).await;
    }
    Ok(())
}

fn is_lower(mark: &str) -> bool {
    mark.parse::<u32>().is_ok_and(|rules| rules < RULES)
}

async fn mark(connection: &mut MultiplexedConnection) -> RedisResult<String> {
    settings::stands(connection, redis_names::RULES_KEY, RULES).await
}

/// Where older nodes are that use this Redis now. Where clients cannot be listed, only those are known
/// that have a meeting, by its channel.
async fn older(connection: &mut MultiplexedConnection) -> RedisResult<Vec<String>> {
    let listed: RedisResult<String> = cmd("CLIENT").arg("LIST").query_async(connection).await;
    match listed {
        Ok(clients) => Ok(clients.lines().filter_map(older_node).collect()),
        Err(error) if is_refused(&error) => {
            let mut channels = cmd("PUBSUB");
            channels.arg("CHANNELS").arg(redis_names::any_channel()).query_async(connection).await
        }
        Err(error) => Err(error),
    }
}

/// The address of a node of lower rules, if a line of `CLIENT LIST` is one's.
fn older_node(client: &str) -> Option<String> {
    let field = |name| {
        let value = |pair: &'_ str| Some(pair.strip_prefix(name)?.strip_prefix('=')?.to_owned());
        client.split(' ').find_map(value).unwrap_or_default()
    };
    let unused: u64 = field("idle").parse().ok()?;
    let (name, library) = (field("name"), field("lib-name"));
    let rules = if let Some(rest) = name.strip_prefix(NAMED) {
        rest.split('-').next()?.parse().ok()?
    } else {
        let says = FIRST_SAYS.contains(&field("cmd").as_str());
        let speaks = library.is_empty() || library == FIRST_LIBRARY;
        (name.is_empty() && says && speaks).then_some(FIRST_RULES)?
    };
    (rules < RULES && unused < UNUSED_SECONDS).then(|| field("addr"))
}

/// Whether Redis answered that it may not be, or that it knows no such thing.
fn is_refused(error: &redis::RedisError) -> bool {
    !error.is_io_error() && !error.is_timeout()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_nodes_of_lower_rules_are_told_from_other_clients() {
        let line = |name: &str, idle: u64, cmd: &str, more: &str| {
            format!(
                "id=3 addr=10.0.0.7:53568 laddr=10.0.0.1:6379 fd=8 name={name} age=90 \
                     idle={idle} flags=N db=0 sub=0 cmd={cmd} user=default redir=-1 resp=2{more}"
            )
        };
        let ours = format!("foorumi-{RULES}-node");
        let is_older = |line: String| older_node(&line).is_some();
        assert_eq!(older_node(&line("", 1, "get", "")).as_deref(), Some("10.0.0.7:53568"));
        assert!(is_older(line("", 0, "evalsha", " lib-name=redis-rs lib-ver=1.8.1")));
        assert!(is_older(line("foorumi-1-node", 2, "client|list", "")));
        assert!(!is_older(line(&ours, 0, "get", "")));
        assert!(!is_older(line("foorumi-77-node", 0, "get", "")));
        assert!(!is_older(line("", 0, "get", " lib-name=redis-py lib-ver=5")));
        assert!(!is_older(line("", 0, "ping", "")), "the channels' half, of any version");
        assert!(!is_older(line("", 0, "client|list", "")), "somebody who looks");
        assert!(!is_older(line("", 100, "get", "")), "left behind");
        assert!(!is_older(line("redis_exporter", 0, "info", "")));
        assert!(!is_older(String::new()));
    }
}

//! The task that keeps the line: connects, listens, notices a break, and connects anew.

use super::{Durability, NodesError, PATIENCE, RedisUrl, redis_link::Inner, rules, settings};
use crate::clock::Clock;
use bytes::Bytes;
use futures_util::StreamExt;
use redis::{
    AsyncConnectionConfig, RedisError,
    aio::{MultiplexedConnection, PubSubSink, PubSubStream},
};
use std::{
    collections::HashSet,
    future::Future,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

/// Both connections are asked for a sign of life this often: a half-open one says nothing itself.
const BEAT: Duration = Duration::from_secs(1);
/// After how many beats settings are read again: somebody may change them while it runs.
const BEATS_TO_SETTINGS: u32 = 30;
/// Waits between tries to connect: the shortest and the longest.
const WAITS: (Duration, Duration) = (Duration::from_millis(50), Duration::from_millis(500));

/// The two connections.
pub(super) struct Pair {
    commands: MultiplexedConnection,
    sink: PubSubSink,
    stream: PubSubStream,
}

/// Connects to the master.
pub(super) async fn connect(place: &RedisUrl) -> Result<Pair, NodesError> {
    let client = place.client().await?;
    let config = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(PATIENCE))
        .set_response_timeout(Some(PATIENCE));
    let open = client.get_multiplexed_async_connection_with_config(&config);
    let mut commands = soon(place, open).await?;
    soon(place, rules::introduce(&mut commands)).await?;
    if place.is_watched() {
        let role: Vec<redis::Value> =
            soon(place, redis::cmd("ROLE").query_async(&mut commands)).await?;
        if !is_master(&role) {
            let why = "it is not the master yet".to_owned();
            return Err(NodesError::Unreachable(place.to_string(), why));
        }
    }
    let (sink, stream) = soon(place, client.get_async_pubsub()).await?.split();
    Ok(Pair { commands, sink, stream })
}

impl Pair {
    /// Whether this Redis can be used, and how safely it keeps things. Waits until older nodes have been
    /// silent for `silence`.
    pub(super) async fn check(
        &self,
        place: &RedisUrl,
        silence: Duration,
        clock: &Clock,
    ) -> Result<Durability, NodesError> {
        let mut commands = self.commands.clone();
        settings::fits(place, &mut commands).await?;
        rules::take(place, &mut commands, silence).await?;
        clock.redis_says(soon(place, settings::time(&mut commands)).await?);
        soon(place, settings::durability(&mut commands)).await
    }
}

/// Keeps the line until it is stopped.
pub(super) async fn keep(line: Arc<Inner>, first: Pair) {
    let mut next = Some(first);
    for number in 1.. {
        let Some(pair) = (match next.take() {
            Some(pair) => Some(pair),
            None => again(&line).await,
        }) else {
            return;
        };
        live(&line, number, pair).await;
        line.now.send_replace(None);
        line.confirmed.send_replace(HashSet::new());
        line.tell_line(false);
        if line.stopped.is_cancelled() {
            return;
        }
        tracing::warn!(redis = %line.place, "the line to Redis broke");
    }
}

/// Tries until it connects. While Redis is away for long, one line of log tells why, not thousands;
/// that a later version has taken it over is told at once.
async fn again(line: &Inner) -> Option<Pair> {
    let (mut wait, longest) = WAITS;
    let mut told = false;
    loop {
        let why = tokio::select! {
            connected = connect_and_check(line) => match connected {
                Ok(pair) => {
                    line.outdated.store(false, Ordering::Relaxed);
                    return Some(pair);
                }
                Err(why) => why,
            },
            () = line.stopped.cancelled() => return None,
        };
        if matches!(why, NodesError::Rules { .. }) {
            tell_outdated(line, &why);
        } else if wait >= longest && !told {
            told = true;
            tracing::error!(%why, "Redis is not back yet");
        }
        tokio::select! {
            () = sleep(wait.mul_f64(0.5 + rand::random::<f64>() / 2.0)) => {}
            () = line.stopped.cancelled() => return None,
        }
        wait = (wait * 2).min(longest);
    }
}

fn tell_outdated(line: &Inner, why: &NodesError) {
    if !line.outdated.swap(true, Ordering::Relaxed) {
        tracing::error!("{why}; its meetings are still shown, and nothing is written");
    }
}

async fn connect_and_check(line: &Inner) -> Result<Pair, NodesError> {
    let pair = connect(&line.place).await?;
    line.durability.send_replace(pair.check(&line.place, line.silence, &line.clock).await?);
    Ok(pair)
}

/// Until the line breaks.
async fn live(line: &Arc<Inner>, number: u64, mut pair: Pair) {
    if subscribe(line, &mut pair.sink).await.is_err() {
        return;
    }
    // Whether Redis was emptied meanwhile is told with its return, not a moment after.
    let Ok(Ok(life)) = timeout(PATIENCE, settings::life(&mut pair.commands)).await else { return };
    line.lives(life);
    line.now.send_replace(Some((number, pair.commands.clone())));
    // The first time nobody has missed it yet.
    if number > 1 {
        line.tell_line(true);
    }
    let mut broken = line.broken.subscribe();
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut beats = 0;
    loop {
        tokio::select! {
            message = pair.stream.next() => match message {
                Some(message) => {
                    let said = Bytes::copy_from_slice(message.get_payload_bytes());
                    line.tell(message.get_channel_name(), &said);
                }
                None => return,
            },
            () = async { drop(broken.wait_for(|found| *found >= number).await) } => return,
            () = line.wanted.notified() => {
                if subscribe(line, &mut pair.sink).await.is_err() {
                    return;
                }
            }
            _ = beat.tick() => {
                beats += 1;
                let settings = beats % BEATS_TO_SETTINGS == 0;
                tokio::spawn(look(Arc::clone(line), number, pair.commands.clone(), pair.sink.clone(), settings));
            }
            () = line.stopped.cancelled() => return,
        }
    }
}

/// Asks both connections for a sign of life, and now and then whether Redis is still set and marked as
/// it was.
async fn look(
    line: Arc<Inner>,
    number: u64,
    mut commands: MultiplexedConnection,
    mut sink: PubSubSink,
    settings: bool,
) {
    let signs = async {
        if line.lives(settings::life(&mut commands).await?) {
            line.tell_line(true);
        }
        sink.ping::<redis::Value>().await?;
        if settings {
            line.clock.redis_says(settings::time(&mut commands).await?);
            line.durability.send_replace(settings::durability(&mut commands).await?);
            return rules::are_ours(&mut commands).await;
        }
        Ok::<bool, RedisError>(true)
    };
    if !matches!(timeout(PATIENCE, signs).await, Ok(Ok(true))) {
        line.broken.send_modify(|found| *found = (*found).max(number));
    }
}

/// Brings the subscriptions to what is wanted.
async fn subscribe(line: &Inner, sink: &mut PubSubSink) -> Result<(), ()> {
    let wanted = line.wanted_channels();
    let held = line.confirmed.borrow().clone();
    let more: Vec<&String> = wanted.difference(&held).collect();
    let fewer: Vec<&String> = held.difference(&wanted).collect();
    let change = async {
        if !more.is_empty() {
            sink.subscribe(&more).await?;
        }
        if !fewer.is_empty() {
            sink.unsubscribe(&fewer).await?;
        }
        Ok::<(), RedisError>(())
    };
    match timeout(PATIENCE, change).await {
        Ok(Ok(())) => {
            line.confirmed.send_replace(wanted);
            Ok(())
        }
        Ok(Err(_)) | Err(_) => Err(()),
    }
}

/// An answer within the usual time, or what to tell the operator.
async fn soon<T>(
    place: &RedisUrl,
    asked: impl Future<Output = Result<T, RedisError>>,
) -> Result<T, NodesError> {
    match timeout(PATIENCE, asked).await {
        Ok(answer) => answer.map_err(|error| settings::refused(place, &error)),
        Err(_) => {
            let why = "no answer within 2 seconds".to_owned();
            Err(NodesError::Unreachable(place.to_string(), why))
        }
    }
}

fn is_master(role: &[redis::Value]) -> bool {
    matches!(role.first(), Some(redis::Value::BulkString(word)) if word == b"master")
}

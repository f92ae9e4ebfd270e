//! The line to Redis, owned here: one multiplexed connection for commands, one for the channels.
//! Whoever listens is told the moment it breaks and the moment it is back (rule R7), which a library
//! that reconnects by itself would hide.

use super::{
    Durability, NodesError, PATIENCE, RedisLinkError, RedisUrl, SILENCE, link, replicas::Owed,
};
use crate::clock::Clock;
use bytes::Bytes;
use redis::{Cmd, FromRedisValue, RedisError, ScriptInvocation, aio::MultiplexedConnection, cmd};
use std::{
    collections::HashSet,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{Notify, watch},
    time::{sleep, timeout},
};

/// How often it is asked whether Redis is still writing its own log anew, and how long between: two
/// seconds in all, then whoever forgets comes again.
const REWRITE_TRIES: u32 = 20;
const REWRITE_WAIT: Duration = Duration::from_millis(100);

/// Somebody who listens to channels. Told in order, never waited for.
pub trait Subscriber: Send + Sync {
    /// Something was said on a channel.
    fn heard(&self, channel: &str, said: Bytes);
    /// The line broke (`false`); or it is back with all channels, or Redis was emptied: what it
    /// should hold is to be looked at (`true`).
    fn line(&self, up: bool);
    /// Whether nobody listens any more.
    fn gone(&self) -> bool;
}

/// The line. Clones are the same one.
#[derive(Clone)]
pub struct RedisLink(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) place: RedisUrl,
    /// The connection, while there is one, with its number.
    pub(super) now: watch::Sender<Option<(u64, MultiplexedConnection)>>,
    /// The connection with this number is broken.
    pub(super) broken: watch::Sender<u64>,
    /// Other channels are wanted than before.
    pub(super) wanted: Notify,
    /// Channels that Redis has confirmed.
    pub(super) confirmed: watch::Sender<HashSet<String>>,
    /// What Redis holds now, see [`redis_names::LIFE_KEY`](super::keys).
    pub(super) life: Mutex<String>,
    pub(super) durability: watch::Sender<Durability>,
    /// What replicas owe of what was forgotten.
    pub(super) owed: Owed,
    /// How long older nodes must be silent before the mark of the rules is raised.
    pub(super) silence: Duration,
    pub(super) clock: Clock,
    /// Whether a later version has taken Redis over.
    pub(super) outdated: AtomicBool,
    pub(super) stopped: tokio_util::sync::CancellationToken,
    ears: Mutex<Vec<Subscription>>,
}

struct Subscription {
    channels: Vec<String>,
    ear: Arc<dyn Subscriber>,
}

impl RedisLink {
    /// Opens the line and checks what is at its other end.
    ///
    /// # Errors
    /// [`NodesError`], one sentence for the operator.
    pub async fn open(place: RedisUrl) -> Result<Self, NodesError> {
        Self::open_after(place, SILENCE).await
    }

    /// The same, where older nodes must have been silent for `silence` (rule R14).
    ///
    /// # Errors
    /// [`NodesError`], one sentence for the operator.
    pub async fn open_after(place: RedisUrl, silence: Duration) -> Result<Self, NodesError> {
        Self::open_by(place, silence, Clock::system()).await
    }

    /// The same for a node with this clock, which learns what time Redis has (rule R15).
    pub(crate) async fn open_by(
        place: RedisUrl,
        silence: Duration,
        clock: Clock,
    ) -> Result<Self, NodesError> {
        let pair = link::connect(&place).await?;
        let durability = pair.check(&place, silence, &clock).await?;
        let inner = Arc::new(Inner {
            place,
            now: watch::Sender::new(None),
            broken: watch::Sender::new(0),
            wanted: Notify::new(),
            confirmed: watch::Sender::default(),
            life: Mutex::default(),
            durability: watch::Sender::new(durability),
            owed: Owed::default(),
            silence,
            clock,
            outdated: AtomicBool::new(false),
            stopped: tokio_util::sync::CancellationToken::new(),
            ears: Mutex::default(),
        });
        tokio::spawn(link::keep(Arc::clone(&inner), pair));
        let line = Self(inner);
        // The task has the connection; it only has to be scheduled once.
        let _ = line.0.now.subscribe().wait_for(Option::is_some).await;
        Ok(line)
    }

    /// Where Redis is.
    pub fn place(&self) -> &RedisUrl {
        &self.0.place
    }

    /// The node's clock, which Redis's time is compared with.
    pub(crate) fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// How safely Redis keeps things, as last seen.
    pub fn durability(&self) -> Durability {
        self.0.durability.borrow().clone()
    }

    /// Whether Redis is reached now.
    pub fn is_up(&self) -> bool {
        self.0.now.borrow().is_some()
    }

    /// Whether a later version has taken Redis over: this node can only show what it has.
    pub fn is_outdated(&self) -> bool {
        self.0.outdated.load(Ordering::Relaxed)
    }

    /// Ends the line for good.
    pub(crate) fn hang_up(&self) {
        self.0.stopped.cancel();
    }

    /// Asks one thing.
    pub(crate) async fn ask<T: FromRedisValue>(&self, cmd: &Cmd) -> Result<T, RedisLinkError> {
        let (number, mut connection) = self.connection()?;
        let asked = timeout(PATIENCE, cmd.query_async(&mut connection)).await;
        self.judge(number, asked)
    }

    /// Begins what Redis then does by itself; `false` if it is doing such a thing already.
    pub(crate) async fn begin(&self, cmd: &Cmd) -> Result<bool, RedisLinkError> {
        let (number, mut connection) = self.connection()?;
        match timeout(PATIENCE, cmd.exec_async(&mut connection)).await {
            Ok(Err(error)) if error.detail().is_some_and(|why| why.contains("in progress")) => {
                Ok(false)
            }
            asked => self.judge(number, asked).map(|()| true),
        }
    }

    /// Runs a script.
    pub(crate) async fn run<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
    ) -> Result<T, RedisLinkError> {
        let (number, mut connection) = self.connection()?;
        let asked = timeout(PATIENCE, script.invoke_async(&mut connection)).await;
        self.judge(number, asked)
    }

    /// Redis' own log is written anew, so that what was taken out is gone from its disk too, once that
    /// is done. A writing that began before is waited for.
    pub(crate) async fn write_anew(&self) -> Result<(), RedisLinkError> {
        for _ in 0..REWRITE_TRIES {
            let mut ask = cmd("INFO");
            let info: String = self.ask(ask.arg("persistence")).await?;
            let rests = info.contains("aof_rewrite_in_progress:0");
            // Another node may have begun one in between.
            if rests && self.begin(&cmd("BGREWRITEAOF")).await? {
                self.write_replicas_anew();
                return Ok(());
            }
            sleep(REWRITE_WAIT).await;
        }
        Err(RedisLinkError::Unclear)
    }

    /// Whether no writing anew is under way: what was taken out is gone from Redis's own file.
    pub(crate) async fn has_written_anew(&self) -> Result<bool, RedisLinkError> {
        let info: String = self.ask(cmd("INFO").arg("persistence")).await?;
        let under_way = ["aof_rewrite_in_progress:1", "aof_rewrite_scheduled:1"];
        Ok(!under_way.iter().any(|sign| info.contains(sign)))
    }

    /// Listens to channels until the ear is gone.
    pub(crate) fn listen(&self, channels: Vec<String>, ear: Arc<dyn Subscriber>) {
        self.0.ears().push(Subscription { channels, ear });
        self.0.wanted.notify_one();
    }

    /// Waits a little until Redis has confirmed a channel that is listened to.
    pub(crate) async fn hears(&self, channel: &str) {
        let mut confirmed = self.0.confirmed.subscribe();
        let _ = timeout(PATIENCE, confirmed.wait_for(|all| all.contains(channel))).await;
    }

    /// Whether somebody here listens to this channel.
    pub(crate) fn is_wanted(&self, channel: &str) -> bool {
        self.0.wanted_channels().contains(channel)
    }

    fn connection(&self) -> Result<(u64, MultiplexedConnection), RedisLinkError> {
        self.0.now.borrow().clone().ok_or(RedisLinkError::Unclear)
    }

    fn judge<T>(
        &self,
        number: u64,
        asked: Result<Result<T, RedisError>, tokio::time::error::Elapsed>,
    ) -> Result<T, RedisLinkError> {
        let error = match asked {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(error)) => error,
            Err(_) => return Err(self.broke(number)),
        };
        match error.code().unwrap_or_default() {
            // Nothing was written: its memory, or the disk of its log, is full.
            "OOM" | "MISCONF" => Err(RedisLinkError::Full),
            // Not the master any more, or not yet.
            "READONLY" | "LOADING" | "MASTERDOWN" | "NOREPLICAS" => Err(self.broke(number)),
            "" => Err(self.broke(number)),
            code => {
                tracing::error!(code, "Redis refuses what is needed");
                Err(RedisLinkError::Odd)
            }
        }
    }

    fn broke(&self, number: u64) -> RedisLinkError {
        self.0.broken.send_if_modified(|known| {
            let new = *known < number;
            *known = (*known).max(number);
            new
        });
        RedisLinkError::Unclear
    }
}

impl Inner {
    pub(super) fn wanted_channels(&self) -> HashSet<String> {
        let mut ears = self.ears();
        ears.retain(|hearing| !hearing.ear.gone());
        ears.iter().flat_map(|hearing| hearing.channels.iter().cloned()).collect()
    }

    pub(super) fn tell(&self, channel: &str, said: &Bytes) {
        for hearing in self.ears().iter().filter(|one| one.channels.iter().any(|c| c == channel)) {
            hearing.ear.heard(channel, said.clone());
        }
    }

    /// Remembers the life; whether it is another than before.
    pub(super) fn lives(&self, life: String) -> bool {
        let mut known = self.life.lock().unwrap_or_else(PoisonError::into_inner);
        let new = *known != life;
        *known = life;
        new
    }

    pub(super) fn tell_line(&self, up: bool) {
        self.ears().iter().for_each(|hearing| hearing.ear.line(up));
    }

    fn ears(&self) -> MutexGuard<'_, Vec<Subscription>> {
        // Nothing under this lock leaves the list half changed.
        self.ears.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! Logs in Redis, shared by many nodes: one stream a room, appended by a script that numbers, chains,
//! appends and publishes in one step. Order is decided there and nowhere else.
//!
//! Keys (see [`crate::nodes::redis_names`]) carry the layout's version and the room as hash tag. Redis
//! answers an append after its own log is synced, if it is set so; how it is set is checked and shown
//! ([`Durability`](crate::nodes::Durability)).

mod follower;
mod reading;
mod scripts;

use super::{
    Answering, Chain, Entry, Head, Life, Loaded, Log, LogError, News, Placed, READ_LIMIT, Snapshot,
    Start,
};
use crate::nodes::{RedisLink, RedisLinkError, redis_names};
use bytes::Bytes;
use follower::Follower;
use foorumi_protocol::{Epoch, MeetingId};
use reading::{Row, Said};
use redis::{Script, ScriptInvocation, cmd};
use scripts::Scripts;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Logs in Redis. Clones share the line.
#[derive(Clone)]
pub struct RedisLog {
    line: RedisLink,
    scripts: Arc<Scripts>,
}

impl RedisLog {
    /// Logs at the other end of `line`.
    pub fn new(line: RedisLink) -> Self {
        Self { line, scripts: Arc::new(Scripts::new()) }
    }

    async fn append_now(
        &self,
        room: MeetingId,
        epoch: Epoch,
        rules: u32,
        batch: Bytes,
    ) -> Result<Placed, LogError> {
        let mut append = self.scripts.append.key(redis_names::log(room));
        append.key(redis_names::meta(room)).arg(epoch.0).arg(rules).arg(&batch[..]);
        append.arg(redis_names::channel(room));
        let (said, no, chain): (Said, u64, String) = self.line.run(&append).await?;
        said.done()?;
        Ok(Placed { no, chain: reading::chain(&chain)? })
    }

    async fn create_now(&self, room: MeetingId, start: Start) -> Result<Head, LogError> {
        let (last, chain, snap) = match &start.snapshot {
            None => (0, Chain::EMPTY, None),
            Some(snapshot) => (snapshot.no, snapshot.chain, Some(&snapshot.bytes)),
        };
        let mut create = self.scripts.create.key(redis_names::log(room));
        create
            .key(redis_names::meta(room))
            .key(redis_names::snap(room))
            .key(redis_names::erased(room));
        create.key(redis_names::RULES_KEY);
        create.arg(start.epoch.0).arg(start.rules).arg(last).arg(hex::encode(chain.0));
        create.arg(u8::from(snap.is_some())).arg(snap.map_or(&[][..], |bytes| &bytes[..]));
        let (said, row): (Said, Row) = self.line.run(&create).await?;
        said.done()?;
        reading::head(row)
    }

    async fn keep_now(
        &self,
        room: MeetingId,
        epoch: Epoch,
        snapshot: Snapshot,
    ) -> Result<bool, LogError> {
        self.keep_by(&self.scripts.snapshot, room, epoch, snapshot).await
    }

    async fn forget_now(
        &self,
        room: MeetingId,
        epoch: Epoch,
        snapshot: Snapshot,
    ) -> Result<bool, LogError> {
        let forgot = self.keep_by(&self.scripts.forget, room, epoch, snapshot).await?;
        if forgot {
            // The records are gone from the stream; now from Redis' own log too.
            self.line.write_anew().await?;
        }
        Ok(forgot)
    }

    async fn keep_by(
        &self,
        script: &Script,
        room: MeetingId,
        epoch: Epoch,
        snapshot: Snapshot,
    ) -> Result<bool, LogError> {
        let mut keep = script.key(redis_names::log(room));
        keep.key(redis_names::meta(room)).key(redis_names::snap(room));
        keep.arg(epoch.0).arg(snapshot.no).arg(hex::encode(snapshot.chain.0));
        keep.arg(&snapshot.bytes[..]);
        let (said, kept): (Said, bool) = self.line.run(&keep).await?;
        said.done()?;
        Ok(kept)
    }

    async fn renew_now(
        &self,
        room: MeetingId,
        from: Life,
        to: Life,
        state: Option<Snapshot>,
    ) -> Result<Head, LogError> {
        let mut renew = self.scripts.renew.key(redis_names::log(room));
        renew.key(redis_names::meta(room)).key(redis_names::snap(room));
        renew.arg(from.epoch.0).arg(from.rules).arg(to.epoch.0).arg(to.rules);
        let (no, chain) = state.as_ref().map_or((0, Chain::EMPTY), |state| (state.no, state.chain));
        renew.arg(u8::from(state.is_some())).arg(no).arg(hex::encode(chain.0));
        renew.arg(state.as_ref().map_or(&[][..], |state| &state.bytes[..]));
        let (said, row): (Said, Row) = self.line.run(&renew).await?;
        said.done()?;
        reading::head(row)
    }

    async fn seal_now(&self, room: MeetingId, epoch: Epoch) -> Result<(), LogError> {
        let mut seal = self.scripts.seal.key(redis_names::meta(room));
        let (said,): (Said,) = self.line.run(seal.arg(epoch.0)).await?;
        said.done()
    }

    fn reading(&self, room: MeetingId) -> ScriptInvocation<'_> {
        let mut read = self.scripts.read.key(redis_names::log(room));
        read.key(redis_names::meta(room)).key(redis_names::snap(room));
        read
    }

    async fn load_now(&self, room: MeetingId) -> Result<Loaded, LogError> {
        // Whoever follows hears of everything after this moment only once Redis has said so.
        let channel = redis_names::channel(room);
        if self.line.is_wanted(&channel) {
            self.line.hears(&channel).await;
        }
        let mut load = self.reading(room);
        load.arg("-").arg(i64::MAX).arg(1);
        let (row, snap, entries): (Row, Option<Vec<u8>>, reading::Range) =
            self.line.run(&load).await?;
        let base_chain = row.base_chain()?;
        let head = reading::head(row)?;
        let snapshot = match (head.base, snap) {
            (0, _) => None,
            (no, Some(bytes)) => Some(Snapshot { no, chain: base_chain, bytes: bytes.into() }),
            // Evicted, or taken out by hand: records alone do not make the room.
            (_, None) => return Err(LogError::Broken),
        };
        Ok(Loaded { head, snapshot, entries: reading::entries(entries)? })
    }

    async fn read_now(
        &self,
        room: MeetingId,
        epoch: Epoch,
        from: u64,
    ) -> Result<Vec<Entry>, LogError> {
        let mut read = self.reading(room);
        read.arg(format!("{from}-0")).arg(READ_LIMIT).arg(0);
        let (row, _, entries): (Row, Option<Vec<u8>>, reading::Range) =
            self.line.run(&read).await?;
        reading::head(row)?.is_of(epoch)?;
        reading::entries(entries)
    }
}

impl From<RedisLinkError> for LogError {
    fn from(error: RedisLinkError) -> Self {
        match error {
            RedisLinkError::Full => Self::DiskFull,
            RedisLinkError::Unclear => Self::Unclear,
            RedisLinkError::Odd => Self::Broken,
        }
    }
}

impl Log for RedisLog {
    fn create(&self, room: MeetingId, start: Start) -> Answering<'_, Head> {
        Box::pin(self.create_now(room, start))
    }

    fn append(
        &self,
        room: MeetingId,
        epoch: Epoch,
        rules: u32,
        batch: Bytes,
    ) -> Answering<'_, Placed> {
        Box::pin(self.append_now(room, epoch, rules, batch))
    }

    fn load(&self, room: MeetingId) -> Answering<'_, Loaded> {
        Box::pin(self.load_now(room))
    }

    fn read(&self, room: MeetingId, epoch: Epoch, from: u64) -> Answering<'_, Vec<Entry>> {
        Box::pin(self.read_now(room, epoch, from))
    }

    fn head(&self, room: MeetingId) -> Answering<'_, Head> {
        Box::pin(async move {
            let mut ask = cmd("HMGET");
            ask.arg(redis_names::meta(room)).arg(&reading::FIELDS);
            reading::head(self.line.ask(&ask).await?)
        })
    }

    fn snapshot(&self, room: MeetingId, epoch: Epoch, snapshot: Snapshot) -> Answering<'_, bool> {
        Box::pin(self.keep_now(room, epoch, snapshot))
    }

    fn forget(&self, room: MeetingId, epoch: Epoch, snapshot: Snapshot) -> Answering<'_, bool> {
        Box::pin(self.forget_now(room, epoch, snapshot))
    }

    fn renew(
        &self,
        room: MeetingId,
        from: Life,
        to: Life,
        state: Option<Snapshot>,
    ) -> Answering<'_, Head> {
        Box::pin(self.renew_now(room, from, to, state))
    }

    fn seal(&self, room: MeetingId, epoch: Epoch) -> Answering<'_, ()> {
        Box::pin(self.seal_now(room, epoch))
    }

    fn erase(&self, room: MeetingId) -> Answering<'_, ()> {
        Box::pin(async move {
            let mut erase = self.scripts.erase.key(redis_names::log(room));
            erase
                .key(redis_names::meta(room))
                .key(redis_names::snap(room))
                .key(redis_names::erased(room));
            Ok(self.line.run(erase.arg(redis_names::ERASED_SECONDS)).await?)
        })
    }

    fn whisper(&self, room: MeetingId, said: Bytes) -> Answering<'_, ()> {
        Box::pin(async move {
            let mut publish = cmd("PUBLISH");
            publish.arg(redis_names::whispers(room)).arg(&said[..]);
            Ok(self.line.ask(&publish).await?)
        })
    }

    fn follow(&self, room: MeetingId) -> Option<mpsc::Receiver<News>> {
        let (follower, news) = Follower::new(redis_names::whispers(room));
        let channels = vec![redis_names::channel(room), redis_names::whispers(room)];
        self.line.listen(channels, Arc::new(follower));
        Some(news)
    }
}

//! The directory of many nodes: one hash a meeting, found by its code, by its links' hashes, and by
//! the time at which something of it is due.
//!
//! Each node remembers the entries of meetings that it has served. When Redis has lost them it puts
//! them back, as rooms are put back (rule R9), and while Redis is away it finds people's meetings by
//! them, so that whoever comes back can at least read.

mod entries;
mod kept;
mod mirror;
mod scripts;

use super::{Asked, Directory, DirectoryError, Ended, FoundLink, Note, OldNote};
use crate::{
    nodes::{RedisLink, RedisLinkError, Subscriber, redis_names},
    secret::LinkHash,
};
use bytes::Bytes;
use foorumi_protocol::{DeletionReceipt, Download, JoinCode, MeetingId, Millis, Role};
use mirror::{Entry, Mirror};
use redis::{Cmd, FromRedisValue, ScriptInvocation, cmd};
use scripts::Scripts;
use std::sync::Arc;
use tokio::runtime::Handle;

/// The shared directory. Clones share the line.
#[derive(Clone)]
pub(crate) struct RedisDirectory {
    line: RedisLink,
    /// Told of the line from a thread that may be anywhere.
    runtime: Handle,
    mirror: Arc<Mirror>,
    scripts: Arc<Scripts>,
}

impl RedisDirectory {
    /// The directory at the other end of `line`. Must be made inside a runtime.
    pub(crate) fn new(line: RedisLink) -> Self {
        let (mirror, scripts) = (Arc::default(), Arc::new(Scripts::new()));
        let directory = Self { line, runtime: Handle::current(), mirror, scripts };
        directory.line.listen(Vec::new(), Arc::new(Returns(directory.clone())));
        directory
    }

    async fn ask<T: FromRedisValue>(&self, cmd: &Cmd) -> Result<T, DirectoryError> {
        Ok(self.line.ask(cmd).await?)
    }

    async fn run<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
    ) -> Result<T, DirectoryError> {
        Ok(self.line.run(script).await?)
    }
}

/// Puts back what was lost when the line returns.
struct Returns(RedisDirectory);

impl Subscriber for Returns {
    fn heard(&self, _channel: &str, _said: Bytes) {}

    fn line(&self, up: bool) {
        let directory = self.0.clone();
        if up {
            self.0.runtime.spawn(async move {
                for (meeting, entry) in directory.mirror.all() {
                    // If it broke again, the next return does it.
                    if directory.restore(meeting, &entry).await.is_err() {
                        return;
                    }
                }
            });
        }
    }

    fn gone(&self) -> bool {
        false
    }
}

impl Directory for RedisDirectory {
    fn enter(
        &self,
        meeting: MeetingId,
        code: JoinCode,
        links: Vec<(Role, LinkHash)>,
    ) -> Asked<'_, bool> {
        Box::pin(async move {
            let entry = Entry::new(code, self.line.clock().now(), &links);
            let mut enter = self.scripts.enter.key(redis_names::entry(meeting));
            enter.key(redis_names::code_of(entry.code())).key(redis_names::NOT_STORED);
            for (hex, ..) in entry.links() {
                enter.key(redis_names::link_of(hex));
            }
            enter.arg(meeting.0.to_string()).arg(entry.not_stored_since().unwrap_or_default());
            for (name, value) in entry.fields() {
                enter.arg(name).arg(value);
            }
            let entered = self.run(&enter).await?;
            if entered {
                self.mirror.keep(meeting, entry);
            }
            Ok(entered)
        })
    }

    fn withdraw(&self, meeting: MeetingId) -> Asked<'_, ()> {
        Box::pin(self.withdraw_now(meeting))
    }

    fn by_code(&self, code: JoinCode) -> Asked<'_, Option<MeetingId>> {
        Box::pin(async move {
            let code = code.to_string();
            let found =
                self.find(redis_names::code_of(&code), |entry| entry.code() == code).await?;
            Ok(found.map(|(meeting, _)| meeting))
        })
    }

    fn by_link(&self, link: LinkHash) -> Asked<'_, Option<FoundLink>> {
        Box::pin(async move {
            let hex = hex::encode(link.0);
            let known = |entry: &Entry| entry.link(&hex).is_some();
            let Some((meeting, entry)) = self.find(redis_names::link_of(&hex), known).await? else {
                return Ok(None);
            };
            let (role, stands) = entry.link(&hex).ok_or(DirectoryError::Damaged)?;
            Ok(Some(FoundLink { meeting, role: super::role_of(role)?, stands }))
        })
    }

    fn standing(&self, meeting: MeetingId) -> Asked<'_, Vec<Role>> {
        Box::pin(async move {
            let Some(entry) = self.entry(meeting).await? else { return Ok(Vec::new()) };
            let standing = entry.links().filter(|(_, _, stands)| *stands);
            standing.map(|(_, role, _)| super::role_of(role)).collect()
        })
    }

    fn replace(&self, meeting: MeetingId, role: Role, link: Option<LinkHash>) -> Asked<'_, ()> {
        Box::pin(async move {
            let hex = link.map(|link| hex::encode(link.0));
            let field = hex.as_deref().map(mirror::link_field).unwrap_or_default();
            let mut replace = self.scripts.replace.key(redis_names::entry(meeting));
            replace.key(redis_names::link_of(hex.as_deref().unwrap_or("none")));
            replace.arg(super::role_name(role)).arg(field).arg(meeting.0.to_string());
            self.change(meeting, &replace).await.map(drop)
        })
    }

    fn not_stored(&self) -> Asked<'_, Vec<MeetingId>> {
        Box::pin(async move {
            let mut read = cmd("ZRANGE");
            read.arg(redis_names::NOT_STORED).arg(0).arg(-1);
            meetings(self.ask(&read).await?)
        })
    }

    fn note(&self, meeting: MeetingId) -> Asked<'_, Option<Note>> {
        Box::pin(async move { self.entry(meeting).await?.map(|entry| entry.note()).transpose() })
    }

    fn downloads(&self, meeting: MeetingId) -> Asked<'_, Vec<Download>> {
        Box::pin(self.downloads_now(meeting))
    }

    fn note_stored(&self, meeting: MeetingId, ended: Ended) -> Asked<'_, Option<DeletionReceipt>> {
        Box::pin(self.note_stored_now(meeting, ended))
    }

    fn note_changing(&self, meeting: MeetingId) -> Asked<'_, ()> {
        Box::pin(async move {
            let mut changing = self.scripts.changing.key(redis_names::entry(meeting));
            changing.key(redis_names::NOT_STORED).arg(meeting.0.to_string());
            self.change(meeting, &changing).await.map(drop)
        })
    }

    fn note_look(&self, meeting: MeetingId, at: Millis) -> Asked<'_, ()> {
        Box::pin(self.note_look_now(meeting, at))
    }

    fn note_summary_until(&self, meeting: MeetingId, until: Millis) -> Asked<'_, ()> {
        Box::pin(self.note_summary_until_now(meeting, until))
    }

    fn note_download(&self, meeting: MeetingId, download: Download) -> Asked<'_, ()> {
        Box::pin(self.note_download_now(meeting, download))
    }

    fn note_removed(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
    ) -> Asked<'_, DeletionReceipt> {
        Box::pin(self.note_removed_now(meeting, receipt))
    }

    fn due(&self, now: Millis) -> Asked<'_, Vec<MeetingId>> {
        Box::pin(async move {
            let mut read = cmd("ZRANGE");
            read.arg(redis_names::DUE).arg("-inf").arg(now.0).arg("BYSCORE");
            meetings(self.ask(&read).await?)
        })
    }

    fn note_done(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
        again: Option<Millis>,
    ) -> Asked<'_, ()> {
        Box::pin(self.note_done_now(meeting, receipt, again))
    }

    fn take_in(&self, old: Vec<(MeetingId, OldNote)>) -> Asked<'_, Vec<MeetingId>> {
        Box::pin(self.take_in_now(old))
    }
}

fn meetings(rooms: Vec<String>) -> Result<Vec<MeetingId>, DirectoryError> {
    let id = |room: String| room.parse().map(MeetingId).map_err(|_| DirectoryError::Damaged);
    rooms.into_iter().map(id).collect()
}

/// What the line says, in the directory's words.
impl From<RedisLinkError> for DirectoryError {
    fn from(error: RedisLinkError) -> Self {
        match error {
            RedisLinkError::Full => Self::DiskFull,
            RedisLinkError::Odd => Self::Damaged,
            RedisLinkError::Unclear => Self::Unreachable,
        }
    }
}

#[cfg(test)]
mod tests;

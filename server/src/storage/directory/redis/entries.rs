//! Entries as they stand in Redis: found, changed, put back when Redis has lost them.

use super::{Entry, RedisDirectory};
use crate::{nodes::redis_names, storage::directory::DirectoryError};
use foorumi_protocol::MeetingId;
use redis::{ScriptInvocation, cmd};

impl RedisDirectory {
    /// The meeting under a key: as Redis has it, or as it was when Redis was last seen.
    pub(super) async fn find(
        &self,
        key: String,
        known: impl Fn(&Entry) -> bool + Send,
    ) -> Result<Option<(MeetingId, Entry)>, DirectoryError> {
        let mut find = self.scripts.find.key(&key);
        let (before, after) = redis_names::around_entry();
        find.arg(before).arg(after);
        match self.run::<(String, Vec<String>)>(&find).await {
            Ok((room, fields)) if !room.is_empty() && !fields.is_empty() => {
                let meeting = MeetingId(room.parse().map_err(|_| DirectoryError::Damaged)?);
                let entry = Entry::read(fields)?;
                self.mirror.keep(meeting, entry.clone());
                Ok(Some((meeting, entry)))
            }
            Ok(_) => {
                let Some((meeting, entry)) = self.mirror.find(known) else { return Ok(None) };
                let stands = self.restore(meeting, &entry).await?;
                Ok(stands.then_some((meeting, entry)))
            }
            Err(DirectoryError::Unreachable) => match self.mirror.find(known) {
                Some(found) => Ok(Some(found)),
                None => Err(DirectoryError::Unreachable),
            },
            Err(error) => Err(error),
        }
    }

    /// The entry of a meeting, put back if Redis has lost it.
    pub(super) async fn entry(&self, meeting: MeetingId) -> Result<Option<Entry>, DirectoryError> {
        let mut read = cmd("HGETALL");
        read.arg(redis_names::entry(meeting));
        let fields: Vec<String> = match self.ask(&read).await {
            Err(DirectoryError::Unreachable) => {
                let known = self.mirror.entry(meeting);
                return known.map(Some).ok_or(DirectoryError::Unreachable);
            }
            fields => fields?,
        };
        if !fields.is_empty() {
            let entry = Entry::read(fields)?;
            self.mirror.keep(meeting, entry.clone());
            return Ok(Some(entry));
        }
        let Some(entry) = self.mirror.entry(meeting) else { return Ok(None) };
        Ok(self.restore(meeting, &entry).await?.then_some(entry))
    }

    /// Changes an entry by a script that answers with it. `None`: there is no such meeting.
    pub(super) async fn change(
        &self,
        meeting: MeetingId,
        script: &ScriptInvocation<'_>,
    ) -> Result<Option<Entry>, DirectoryError> {
        let mut fields: Vec<String> = self.run(script).await?;
        if fields.is_empty() {
            let Some(lost) = self.mirror.entry(meeting) else { return Ok(None) };
            if !self.restore(meeting, &lost).await? {
                return Ok(None);
            }
            fields = self.run(script).await?;
        }
        let entry = Entry::read(fields)?;
        self.mirror.keep(meeting, entry.clone());
        Ok(Some(entry))
    }

    /// Puts an entry back if Redis has lost it; whether the meeting stands.
    pub(super) async fn restore(
        &self,
        meeting: MeetingId,
        entry: &Entry,
    ) -> Result<bool, DirectoryError> {
        let mut restore = self.scripts.restore.key(redis_names::entry(meeting));
        restore.key(redis_names::NOT_STORED).key(redis_names::erased(meeting));
        restore.key(redis_names::DUE).key(redis_names::downloads(meeting));
        restore.key(redis_names::code_of(entry.code()));
        for (hex, ..) in entry.links() {
            restore.key(redis_names::link_of(hex));
        }
        let downloads = self.mirror.downloads(meeting);
        restore.arg(meeting.0.to_string()).arg(entry.not_stored_since().unwrap_or_default());
        restore.arg(entry.field("due").unwrap_or_default());
        restore.arg(entry.field("receipt").unwrap_or_default()).arg(redis_names::ERASED_SECONDS);
        restore.arg(downloads.len()).arg(&downloads);
        for (name, value) in entry.fields() {
            restore.arg(name).arg(value);
        }
        match self.run::<u8>(&restore).await? {
            1 => tracing::warn!(room.id = %meeting.0, "a meeting's entry was lost and is put back"),
            2 => {
                self.mirror.forget(meeting);
                return Ok(false);
            }
            _ => {}
        }
        Ok(true)
    }

    pub(super) async fn withdraw_now(&self, meeting: MeetingId) -> Result<(), DirectoryError> {
        let mut read = cmd("HGETALL");
        read.arg(redis_names::entry(meeting));
        let fields: Vec<String> = self.ask(&read).await?;
        self.mirror.forget(meeting);
        let mut erased = cmd("SET");
        erased.arg(redis_names::erased(meeting)).arg(1).arg("EX").arg(redis_names::ERASED_SECONDS);
        self.ask::<()>(&erased).await?;
        let mut out = cmd("DEL");
        out.arg(redis_names::entry(meeting)).arg(redis_names::downloads(meeting));
        if !fields.is_empty() {
            let entry = Entry::read(fields)?;
            out.arg(redis_names::code_of(entry.code()));
            for (hex, ..) in entry.links() {
                out.arg(redis_names::link_of(hex));
            }
        }
        self.ask::<()>(&out).await?;
        for set in [redis_names::NOT_STORED, redis_names::DUE] {
            let mut rest = cmd("ZREM");
            rest.arg(set).arg(meeting.0.to_string());
            self.ask::<()>(&rest).await?;
        }
        Ok(())
    }
}

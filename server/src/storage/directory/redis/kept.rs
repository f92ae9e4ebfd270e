//! What is kept and what is due, in Redis.

use super::{Entry, RedisDirectory};
use crate::{
    nodes::redis_names,
    storage::directory::{DirectoryError, Ended, Note, OldNote, note, read, written},
};
use foorumi_protocol::{DeletionReceipt, Download, MeetingId, Millis};
use futures_util::{StreamExt, stream};
use redis::cmd;

/// Meetings of old folders taken in at once: Redis syncs for all of them together.
const AT_ONCE: usize = 64;

impl RedisDirectory {
    pub(super) async fn downloads_now(
        &self,
        meeting: MeetingId,
    ) -> Result<Vec<Download>, DirectoryError> {
        let mut all = cmd("LRANGE");
        all.arg(redis_names::downloads(meeting)).arg(0).arg(-1);
        let all: Vec<String> = self.ask(&all).await?;
        let found = all.iter().map(|download| read(download)).collect();
        if !all.is_empty() {
            self.mirror.keep_downloads(meeting, all);
        }
        found
    }

    pub(super) async fn note_stored_now(
        &self,
        meeting: MeetingId,
        ended: Ended,
    ) -> Result<Option<DeletionReceipt>, DirectoryError> {
        let mut stored = self.scripts.stored.key(redis_names::entry(meeting));
        stored.key(redis_names::NOT_STORED).key(redis_names::DUE);
        stored
            .arg(meeting.0.to_string())
            .arg(self.line.clock().now().0)
            .arg(written(&ended.title)?);
        stored.arg(ended.keep_days).arg(time(ended.kept_until)).arg(u8::from(ended.settled));
        let entry = self.change(meeting, &stored).await?;
        Ok(entry.map(|entry| entry.note()).transpose()?.and_then(|note| note.receipt))
    }

    pub(super) async fn note_look_now(
        &self,
        meeting: MeetingId,
        at: Millis,
    ) -> Result<(), DirectoryError> {
        let mut look = self.scripts.look.key(redis_names::entry(meeting));
        look.key(redis_names::DUE).arg(meeting.0.to_string()).arg(at.0);
        self.change(meeting, &look).await.map(drop)
    }

    pub(super) async fn note_summary_until_now(
        &self,
        meeting: MeetingId,
        until: Millis,
    ) -> Result<(), DirectoryError> {
        let mut summary = self.scripts.summary.key(redis_names::entry(meeting));
        summary.arg(until.0);
        self.change(meeting, &summary).await.map(drop)
    }

    pub(super) async fn note_download_now(
        &self,
        meeting: MeetingId,
        download: Download,
    ) -> Result<(), DirectoryError> {
        let mut note = self.scripts.download.key(redis_names::entry(meeting));
        note.key(redis_names::downloads(meeting)).arg(written(&download)?).arg(note::DOWNLOADS);
        let all: Vec<String> = self.run(&note).await?;
        if !all.is_empty() {
            self.mirror.keep_downloads(meeting, all);
        }
        Ok(())
    }

    pub(super) async fn note_removed_now(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
    ) -> Result<DeletionReceipt, DirectoryError> {
        let mut removed = self.scripts.removed.key(redis_names::entry(meeting));
        removed.key(redis_names::NOT_STORED).key(redis_names::DUE).arg(meeting.0.to_string());
        removed.arg(written(&receipt)?).arg(u8::from(receipt.everything));
        removed.arg(receipt.at.0).arg(self.line.clock().now().0);
        let entry = self.change(meeting, &removed).await?;
        let standing = entry.map(|entry| entry.note()).transpose()?.and_then(|note| note.receipt);
        Ok(standing.unwrap_or(receipt))
    }

    pub(super) async fn note_done_now(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
        again: Option<Millis>,
    ) -> Result<(), DirectoryError> {
        let mut done = self.scripts.done.key(redis_names::entry(meeting));
        done.key(redis_names::DUE)
            .arg(meeting.0.to_string())
            .arg(written(&receipt)?)
            .arg(time(again));
        self.change(meeting, &done).await.map(drop)
    }

    pub(super) async fn take_in_now(
        &self,
        old: Vec<(MeetingId, OldNote)>,
    ) -> Result<Vec<MeetingId>, DirectoryError> {
        let each = old.into_iter().map(|(meeting, old)| async move {
            let known = self.take_in_one(meeting, old).await?;
            Ok((!known).then_some(meeting))
        });
        let taken: Vec<Result<_, DirectoryError>> =
            stream::iter(each).buffer_unordered(AT_ONCE).collect().await;
        taken.into_iter().filter_map(Result::transpose).collect()
    }

    async fn take_in_one(&self, meeting: MeetingId, old: OldNote) -> Result<bool, DirectoryError> {
        let mut take = self.scripts.take_in.key(redis_names::entry(meeting));
        take.key(redis_names::DUE).key(redis_names::downloads(meeting)).arg(meeting.0.to_string());
        take.arg(u8::from(old.unreadable)).arg(time(old.due())).arg(old.downloads.len());
        for download in &old.downloads {
            take.arg(written(download)?);
        }
        let fields = [
            ("title", old.title.as_ref().map(written).transpose()?),
            ("days", old.keep_days.map(|days| days.to_string())),
            ("until", old.kept_until.map(|until| until.0.to_string())),
            ("receipt", old.receipt.as_ref().map(written).transpose()?),
        ];
        for (name, value) in fields.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            take.arg(name).arg(value);
        }
        Ok(self.change(meeting, &take).await?.is_some())
    }
}

impl Entry {
    /// What is noted in it.
    pub(super) fn note(&self) -> Result<Note, DirectoryError> {
        let number = |name| self.field(name).map(read).transpose();
        Ok(Note {
            stored: self.field("stored").is_some(),
            title: self.field("title").map(read).transpose()?,
            keep_days: self.field("days").map(read).transpose()?,
            kept_until: number("until")?.map(Millis),
            summary_until: number("summary")?.map(Millis),
            receipt: self.field("receipt").map(read).transpose()?,
        })
    }
}

fn time(at: Option<Millis>) -> String {
    at.map(|at| at.0.to_string()).unwrap_or_default()
}

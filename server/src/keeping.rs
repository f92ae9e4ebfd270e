//! How long things are kept (rule RB7): what is noted of each meeting beside its results, in
//! `kept.json` of its archive folder, and what is due.
//!
//! The note outlives everything else: after a deletion it holds the receipt.

use foorumi_protocol::{
    DeletionReceipt, Download, Kept, KeptFile, Localized, MeetingId, MeetingPart, MeetingPlan,
    MeetingState, Millis,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use uuid::Uuid;

const NOTE: &str = "kept.json";
/// Downloads noted of a meeting; the oldest goes.
const DOWNLOADS: usize = 500;
/// A removal is made sure of for this long: a node that was cut off may have put a log back.
const MADE_SURE_MS: u64 = 2 * 24 * 60 * 60 * 1000;

/// What is noted of a meeting.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Note {
    title: Option<Localized>,
    keep_days: Option<u16>,
    kept_until: Option<Millis>,
    #[serde(default)]
    downloads: Vec<Download>,
    receipt: Option<DeletionReceipt>,
}

/// The notes of all meetings. All its acts block.
#[derive(Clone)]
pub(crate) struct Keeping {
    folder: PathBuf,
    /// One change of a note at a time.
    writing: Arc<Mutex<()>>,
}

impl Keeping {
    /// Notes in the archive's folder.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder, writing: Arc::default() }
    }

    /// Notes how long an ended meeting is kept.
    pub(crate) fn note_ended(&self, meeting: MeetingId, part: &MeetingPart) -> io::Result<()> {
        self.change(meeting, |note| {
            // A deletion leaves no name behind.
            if note.receipt.is_none() {
                note.title = Some(part.title.clone());
                note.keep_days = Some(part.keep_days);
                note.kept_until = part.kept_until;
            }
        })
    }

    /// Notes that something was fetched.
    pub(crate) fn note_download(&self, meeting: MeetingId, download: Download) -> io::Result<()> {
        self.change(meeting, |note| {
            note.downloads.push(download);
            let over = note.downloads.len().saturating_sub(DOWNLOADS);
            note.downloads.drain(..over);
        })
    }

    /// Notes a removal, before it is done: what a crash leaves undone is done by the next look.
    pub(crate) fn note_removed(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
    ) -> io::Result<()> {
        self.change(meeting, |note| {
            if receipt.everything {
                note.title = None;
            }
            note.receipt = Some(receipt);
        })
    }

    /// The receipt of a meeting whose raw data is gone.
    pub(crate) fn receipt(&self, meeting: MeetingId) -> Option<DeletionReceipt> {
        self.read(meeting).receipt
    }

    /// What stands; `live` is the meeting while it is in a room.
    pub(crate) fn kept(&self, meeting: MeetingId, live: Option<&MeetingPart>) -> Kept {
        let note = self.read(meeting);
        let state = live.map_or(MeetingState::Ended, |part| part.state);
        Kept {
            title: live.map(|part| part.title.clone()).or(note.title),
            state,
            keep_days: live
                .map(|part| part.keep_days)
                .or(note.keep_days)
                .unwrap_or(MeetingPlan::kept_days()),
            kept_until: live.and_then(|part| part.kept_until).or(note.kept_until),
            files: files(&self.folder_of(meeting)),
            downloads: note.downloads,
            receipt: note.receipt,
        }
    }

    /// The files that stand, with their fingerprints.
    pub(crate) fn files(&self, meeting: MeetingId) -> Vec<KeptFile> {
        files(&self.folder_of(meeting))
    }

    /// Deletes everything of a meeting but the note.
    pub(crate) fn delete_files(&self, meeting: MeetingId) -> io::Result<()> {
        let Ok(entries) = fs::read_dir(self.folder_of(meeting)) else { return Ok(()) };
        for entry in entries {
            let entry = entry?;
            if entry.file_name() == NOTE {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Meetings whose time is over at `now`, and those removed lately, to make sure.
    pub(crate) fn due(&self, now: Millis) -> Vec<MeetingId> {
        let Ok(folders) = fs::read_dir(&self.folder) else { return Vec::new() };
        let names = folders.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let meetings = names.filter_map(|name| Uuid::parse_str(&name).ok()).map(MeetingId);
        meetings.filter(|meeting| self.read(*meeting).is_due(now)).collect()
    }

    fn change(&self, meeting: MeetingId, change: impl FnOnce(&mut Note)) -> io::Result<()> {
        let _one: MutexGuard<'_, ()> = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut note = self.read(meeting);
        change(&mut note);
        let folder = self.folder_of(meeting);
        fs::create_dir_all(&folder)?;
        crate::archive::write(&folder, NOTE, &serde_json::to_vec(&note)?)?;
        crate::archive::sync(&self.folder)
    }

    fn read(&self, meeting: MeetingId) -> Note {
        let bytes = fs::read(self.folder_of(meeting).join(NOTE)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    fn folder_of(&self, meeting: MeetingId) -> PathBuf {
        self.folder.join(meeting.0.to_string())
    }
}

impl Note {
    fn is_due(&self, now: Millis) -> bool {
        match &self.receipt {
            Some(receipt) => now.since(receipt.at) < MADE_SURE_MS,
            None => self.kept_until.is_some_and(|until| until <= now),
        }
    }
}

fn files(folder: &Path) -> Vec<KeptFile> {
    let mut found = Vec::new();
    for (within, prefix) in [(folder.to_owned(), ""), (folder.join("slides"), "slides/")] {
        for entry in fs::read_dir(within).into_iter().flatten().flatten() {
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            let Some(name) = entry.file_name().into_string().ok().filter(|_| is_file) else {
                continue;
            };
            if name == NOTE || name.ends_with(".draft") {
                continue;
            }
            let Ok(bytes) = fs::read(entry.path()) else { continue };
            let sha256 = hex(&Sha256::digest(&bytes));
            found.push(KeptFile {
                name: format!("{prefix}{name}"),
                bytes: bytes.len() as u64,
                sha256,
            });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

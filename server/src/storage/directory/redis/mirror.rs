//! Entries as this node last saw them.

use crate::{
    secret::LinkHash,
    storage::{directory::DirectoryError, directory::role_name},
};
use foorumi_protocol::{JoinCode, MeetingId, Millis, Role};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Entries remembered. Beyond it any one is forgotten: Redis has it.
const MOST: usize = 20_000;
const LINK: &str = "link:";

/// A meeting's entry: fields and values as they stand in Redis. A link's field is its hash, its value
/// the role and whether it stands. It holds the meeting's name, so it cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Entry(BTreeMap<String, String>);

impl Entry {
    pub(super) fn new(code: JoinCode, made: Millis, links: &[(Role, LinkHash)]) -> Self {
        let mut fields = BTreeMap::from([
            ("code".to_owned(), code.to_string()),
            ("made".to_owned(), made.0.to_string()),
        ]);
        for (role, hash) in links {
            fields.insert(link_field(&hex::encode(hash.0)), format!("{} 1", role_name(*role)));
        }
        Self(fields)
    }

    /// From names and values in turn.
    pub(super) fn read(fields: Vec<String>) -> Result<Self, DirectoryError> {
        let mut fields = fields.into_iter();
        let mut entry = BTreeMap::new();
        while let (Some(name), Some(value)) = (fields.next(), fields.next()) {
            entry.insert(name, value);
        }
        if entry.contains_key("code") { Ok(Self(entry)) } else { Err(DirectoryError::Damaged) }
    }

    pub(super) fn code(&self) -> &str {
        self.field("code").unwrap_or_default()
    }

    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// When it was made, unless its results are stored.
    pub(super) fn not_stored_since(&self) -> Option<&str> {
        let stored = self.0.contains_key("stored");
        self.0.get("made").filter(|_| !stored).map(String::as_str)
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Links: hash, role, whether it stands.
    pub(super) fn links(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        self.fields().filter_map(|(name, value)| {
            let (role, stands) = value.split_once(' ')?;
            Some((name.strip_prefix(LINK)?, role, stands == "1"))
        })
    }

    pub(super) fn link(&self, hex: &str) -> Option<(&str, bool)> {
        let (_, role, stands) = self.links().find(|(of, ..)| *of == hex)?;
        Some((role, stands))
    }
}

pub(super) fn link_field(hex: &str) -> String {
    format!("{LINK}{hex}")
}

/// The entries remembered, each with its downloads as they stand in Redis.
#[derive(Default)]
pub(super) struct Mirror(Mutex<HashMap<MeetingId, (Entry, Vec<String>)>>);

impl Mirror {
    pub(super) fn keep(&self, meeting: MeetingId, entry: Entry) {
        let mut all = self.lock();
        if let Some((known, _)) = all.get_mut(&meeting) {
            *known = entry;
            return;
        }
        if all.len() >= MOST
            && let Some(any) = all.keys().next().copied()
        {
            all.remove(&any);
        }
        all.insert(meeting, (entry, Vec::new()));
    }

    pub(super) fn keep_downloads(&self, meeting: MeetingId, downloads: Vec<String>) {
        if let Some((_, known)) = self.lock().get_mut(&meeting) {
            *known = downloads;
        }
    }

    pub(super) fn forget(&self, meeting: MeetingId) {
        self.lock().remove(&meeting);
    }

    pub(super) fn entry(&self, meeting: MeetingId) -> Option<Entry> {
        self.lock().get(&meeting).map(|(entry, _)| entry.clone())
    }

    pub(super) fn downloads(&self, meeting: MeetingId) -> Vec<String> {
        self.lock().get(&meeting).map(|(_, downloads)| downloads.clone()).unwrap_or_default()
    }

    pub(super) fn find(&self, known: impl Fn(&Entry) -> bool) -> Option<(MeetingId, Entry)> {
        let all = self.lock();
        let found = all.iter().find(|(_, (entry, _))| known(entry));
        found.map(|(meeting, (entry, _))| (*meeting, entry.clone()))
    }

    pub(super) fn all(&self) -> Vec<(MeetingId, Entry)> {
        self.lock().iter().map(|(meeting, (entry, _))| (*meeting, entry.clone())).collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<MeetingId, (Entry, Vec<String>)>> {
        // Nothing under this lock leaves an entry half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

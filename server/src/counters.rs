//! Counters of the whole server for `/metrics`. Never of one room, never of one person.

use std::sync::atomic::{AtomicU64, Ordering};

/// The counters.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    /// Sockets that are open and greeted.
    pub(crate) sockets: Counter,
    /// Commands accepted.
    pub(crate) accepted: Counter,
    /// Commands rejected, by the room or at its door.
    pub(crate) rejected: Counter,
    /// Frames that could not be read.
    pub(crate) unreadable: Counter,
    /// Greetings and requests refused.
    pub(crate) refused: Counter,
    /// Views skipped by browsers that did not keep up.
    pub(crate) skipped: Counter,
    /// Rooms whose log cannot be written now.
    pub(crate) paused: Counter,
    /// Logs or nodes that were not as they should be: damaged, or another's state differed.
    pub(crate) alarms: Counter,
    /// Rooms that have forgotten something which is still at rest, longer than it should be.
    pub(crate) overdue: Counter,
}

/// One number that goes up, or up and down.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub(crate) fn add(&self, count: usize) {
        self.0.fetch_add(count as u64, Ordering::Relaxed);
    }

    pub(crate) fn up(&self) {
        self.add(1);
    }

    pub(crate) fn down(&self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }

    fn value(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Counters {
    /// Whether any room's log cannot be written now.
    pub(crate) fn saving_is_paused(&self) -> bool {
        self.paused.value() > 0
    }

    /// Logs or nodes that were not as they should be.
    pub(crate) fn alarms(&self) -> u64 {
        self.alarms.value()
    }

    /// Whether something forgotten is still at rest in any room's log, longer than it should be.
    pub(crate) fn forgetting_is_overdue(&self) -> bool {
        self.overdue.value() > 0
    }

    /// Name, kind and value of each.
    pub(crate) fn figures(&self) -> [(&'static str, &'static str, u64); 9] {
        [
            ("foorumi_sockets", "gauge", self.sockets.value()),
            ("foorumi_commands_accepted_total", "counter", self.accepted.value()),
            ("foorumi_commands_rejected_total", "counter", self.rejected.value()),
            ("foorumi_frames_unreadable_total", "counter", self.unreadable.value()),
            ("foorumi_refusals_total", "counter", self.refused.value()),
            ("foorumi_views_skipped_total", "counter", self.skipped.value()),
            ("foorumi_alarms_total", "counter", self.alarms.value()),
            ("foorumi_rooms_not_saving", "gauge", self.paused.value()),
            ("foorumi_rooms_forgetting_overdue", "gauge", self.overdue.value()),
        ]
    }
}

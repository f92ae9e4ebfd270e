//! Figures of the whole server for `/metrics`. Never of one room, never of one person.

use prometheus_client::{
    encoding::text,
    metrics::{
        counter::Counter,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::{Registry, Unit},
};
use std::{fmt, time::Instant};

/// From 0.1 ms up to 13 s and a little: what a step of a live meeting takes.
const STEP: (f64, f64, u16) = (0.000_1, 2.0, 18);
/// From 10 ms up to 5 minutes: what is made of a meeting.
const WORK: (f64, f64, u16) = (0.01, 2.0, 16);

/// The figures.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    /// Rooms that live here, as of when it was asked last.
    rooms: Gauge,
    /// Sockets that are open and greeted.
    pub(crate) sockets: Gauge,
    /// Commands accepted.
    pub(crate) accepted: Counter,
    /// Commands rejected, by the room or on arrival.
    pub(crate) rejected: Counter,
    /// Frames that could not be read.
    pub(crate) unreadable: Counter,
    /// Greetings and requests refused.
    pub(crate) refused: Counter,
    /// Views skipped by browsers that did not keep up.
    pub(crate) skipped: Counter,
    /// Logs or nodes that were not as they should be: damaged, or another's state differed.
    pub(crate) alarms: Counter,
    /// Rooms whose log cannot be written now.
    pub(crate) paused: Gauge,
    /// Rooms that have forgotten something which is still at rest, longer than it should be.
    pub(crate) overdue: Gauge,
    /// Greeting of a browser to its place in the room; waiting in a row counts.
    pub(crate) join: Took,
    /// A batch of commands into the log, synced, and back.
    pub(crate) append: Took,
    /// One change of a room to all who listen to it at this node.
    pub(crate) fan_out: Took,
    /// A snapshot into the log, and what was before it out of it.
    pub(crate) snapshot: Took,
    /// A result bundle, from when its turn has come.
    pub(crate) bundle: Took,
}

/// How long something takes, in seconds.
#[derive(Clone)]
pub(crate) struct Took(Histogram);

impl Took {
    fn new((first, factor, count): (f64, f64, u16)) -> Self {
        Self(Histogram::new(exponential_buckets(first, factor, count)))
    }

    /// It took from then until now.
    pub(crate) fn since(&self, begun: Instant) {
        self.0.observe(begun.elapsed().as_secs_f64());
    }
}

impl fmt::Debug for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Took")
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("foorumi");
        let step = || Took::new(STEP);
        let (rooms, sockets, paused, overdue) = <(Gauge, Gauge, Gauge, Gauge)>::default();
        for (name, help, gauge) in [
            ("rooms", "Rooms that live on this node", &rooms),
            ("sockets", "Sockets open and greeted", &sockets),
            ("rooms_not_saving", "Rooms whose log cannot be written now", &paused),
            ("rooms_forgetting_overdue", "Rooms with forgotten data still at rest", &overdue),
        ] {
            registry.register(name, help, gauge.clone());
        }
        let counter = |registry: &mut Registry, name, help| {
            let counter = Counter::default();
            registry.register(name, help, counter.clone());
            counter
        };
        let mut took = |name, help, took: Took| {
            registry.register_with_unit(name, help, Unit::Seconds, took.0.clone());
            took
        };
        let join = took("join", "From a browser's greeting to its place in the room", step());
        let append = took("append", "A batch of commands into the log, synced", step());
        let fan_out = took("fan_out", "One change of a room to all who listen here", step());
        let snapshot = took("snapshot", "A snapshot into the log", step());
        let bundle = took("bundle", "Making a result bundle", Took::new(WORK));
        let mut counter = |name, help| counter(&mut registry, name, help);
        Self {
            accepted: counter("commands_accepted", "Commands accepted"),
            rejected: counter("commands_rejected", "Commands rejected"),
            unreadable: counter("frames_unreadable", "Frames that could not be read"),
            refused: counter("refusals", "Greetings and requests refused"),
            skipped: counter("views_skipped", "Views skipped by slow browsers"),
            alarms: counter("alarms", "Logs or nodes that were not as they should be"),
            registry,
            rooms,
            sockets,
            paused,
            overdue,
            join,
            append,
            fan_out,
            snapshot,
            bundle,
        }
    }
}

impl Metrics {
    /// Whether any room's log cannot be written now.
    pub(crate) fn saving_is_paused(&self) -> bool {
        self.paused.get() > 0
    }

    /// Whether something forgotten is still at rest in any room's log, longer than it should be.
    pub(crate) fn forgetting_is_overdue(&self) -> bool {
        self.overdue.get() > 0
    }

    /// All of them as text in the format of OpenMetrics, with `rooms` rooms alive.
    pub(crate) fn text(&self, rooms: usize) -> Result<String, fmt::Error> {
        self.rooms.set(i64::try_from(rooms).unwrap_or(i64::MAX));
        let mut text = String::new();
        text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

//! The composition root: everything that the server is made of, and what its edges ask of it.

mod entering;
mod links;
mod making;
mod makings;
mod starting;

pub(crate) use entering::{Approach, Entrance};

use crate::{
    Config,
    clock::Clock,
    identity::Identity,
    metrics::Metrics,
    nodes::{Durability, RedisLink},
    results::{
        bundles::Bundles, erasing::Erasing, keeping::Keeping, retention::Retention,
        slides::SlideFiles, summary::Summaries,
    },
    rooms::{registry::Rooms, task::Context},
    storage::{
        directory::Directory, keys::Keys, old_notes::OldNotes, stored::StoredResults,
        stores::Stores,
    },
    throttle::Throttle,
};
use axum::http::{HeaderMap, header, uri::Authority};
use makings::Makings;
use std::{sync::Arc, time::Duration};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// The server's parts.
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) identity: Identity,
    pub(crate) throttle: Throttle,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) rooms: Rooms,
    pub(crate) stop: CancellationToken,
    /// The server is about to stop: nobody new is taken in.
    leaving: CancellationToken,
    pub(crate) tasks: TaskTracker,
    pub(crate) bundles: Bundles,
    pub(crate) summaries: Summaries,
    pub(crate) slides: SlideFiles,
    pub(crate) keeping: Keeping,
    pub(crate) erasing: Erasing,
    pub(crate) makings: Makings,
    pub(crate) retention: Retention,
    old_notes: OldNotes,
    directory: Arc<dyn Directory>,
    line: Option<RedisLink>,
    keys: Arc<dyn Keys>,
}

impl App {
    /// A server over these stores.
    pub(crate) fn new(config: Config, stores: Stores) -> Self {
        let Stores { identity, directory, log, keys, archive, languages, line } = stores;
        let results = StoredResults::new(archive.clone(), Arc::clone(&directory));
        let metrics = Arc::<Metrics>::default();
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        let context = Context {
            log,
            keys: Arc::clone(&keys),
            results: results.clone(),
            clock: config.clock.clone(),
            metrics: Arc::clone(&metrics),
            node: rand::random(),
            max_people: config.max_people,
            limits: config.limits,
            access_limits: config.access_limits.clone(),
            languages,
            tasks: tasks.clone(),
            stop: stop.clone(),
        };
        let rooms = Rooms::new(Arc::new(context), Arc::clone(&directory));
        let (room, own) = (|| rooms.clone(), || archive.clone());
        let (known, clock) = (|| Arc::clone(&directory), config.clock.clone());
        let throttle = Throttle::new(config.access_limits.rates());
        Self {
            config,
            identity,
            throttle,
            bundles: Bundles::new(room(), own(), results.clone(), Arc::clone(&metrics)),
            summaries: Summaries::new(room(), own(), results.clone()),
            slides: SlideFiles::new(room(), own(), results.clone()),
            keeping: Keeping::new(room(), own(), known()),
            erasing: Erasing::new(room(), own(), known(), line.clone()),
            retention: Retention::new(room(), own(), known(), results, clock, stop.clone()),
            makings: Makings::default(),
            metrics,
            old_notes: OldNotes::new(own(), known()),
            rooms,
            stop,
            leaving: CancellationToken::new(),
            tasks,
            directory,
            keys,
            line,
        }
    }

    /// Says no to new sockets and to balancers for a while, before sockets are told to go.
    pub(crate) async fn drain(&self) {
        self.leaving.cancel();
        tokio::time::sleep(Duration::from_secs(self.config.drain.into())).await;
    }

    /// Whether nobody new is taken in: it stops, or a later version has taken Redis over.
    pub(crate) fn is_leaving(&self) -> bool {
        let outdated = self.line.as_ref().is_some_and(RedisLink::is_outdated);
        outdated || self.leaving.is_cancelled() || self.stop.is_cancelled()
    }

    /// Whether the stores of this node are reached.
    pub(crate) fn is_connected(&self) -> bool {
        self.line.as_ref().is_none_or(RedisLink::is_up)
    }

    /// The node's clock.
    pub(crate) fn clock(&self) -> &Clock {
        &self.config.clock
    }

    /// Whether what was forgotten may still stand in the file of one of Redis's replicas.
    pub(crate) fn owes_replicas(&self) -> bool {
        self.line.as_ref().is_some_and(RedisLink::owes_replicas)
    }

    /// How safely things are kept.
    pub(crate) fn durability(&self) -> Durability {
        self.line.as_ref().map_or(Durability::Full, RedisLink::durability)
    }

    /// Lets the line to Redis go.
    pub(crate) fn hang_up(&self) {
        if let Some(line) = &self.line {
            line.hang_up();
        }
    }

    /// Origins that are this server's own: the public one, or else those that the request names.
    pub(crate) fn own_origins(&self, headers: &HeaderMap) -> Vec<String> {
        match &self.config.public_url {
            Some(origin) => vec![origin.as_str().to_owned()],
            None => {
                let host = host(headers).unwrap_or_default();
                ["http", "https"].map(|scheme| format!("{scheme}://{host}")).to_vec()
            }
        }
    }

    /// The address to print on a QR code.
    pub(crate) fn origin(&self, headers: &HeaderMap) -> String {
        match &self.config.public_url {
            Some(origin) => origin.as_str().to_owned(),
            None => {
                let host = host(headers).unwrap_or_else(|| self.config.listen.to_string());
                format!("http://{host}")
            }
        }
    }
}

fn host(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    host.parse::<Authority>().ok().map(|host| host.as_str().to_ascii_lowercase())
}

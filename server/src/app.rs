//! The composition root: everything that the server is made of, and what its edges ask of it.

mod entering;
mod links;

pub(crate) use entering::{Approach, Entrance};

use crate::{
    Config,
    bundles::Bundles,
    clock::Clock,
    counters::Counters,
    directory::Directory,
    identity::Identity,
    keeping::Keeping,
    keys::Keys,
    log::LogError,
    nodes::{Durability, Line},
    old_notes::OldNotes,
    results::StoredResults,
    retention::{Retention, next_look},
    room_task::{Context, ToRoom},
    rooms::{BeginError, Rooms},
    secret::{self, LinkHash},
    slides::SlideFiles,
    stores::Stores,
    summary::Summaries,
    throttle::Throttle,
};
use axum::http::{HeaderMap, header, uri::Authority};
use foorumi_protocol::{
    JoinCode, MeetingId, MeetingLinks, MeetingPlan, Millis, Refusal, Role, RoleLink,
};
use foorumi_room::Room;
use std::{sync::Arc, time::Duration};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use uuid::Uuid;

/// Codes tried for a new meeting. With a million meetings one in a hundred is taken.
const CODES: usize = 20;

/// The server's parts.
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) identity: Identity,
    pub(crate) throttle: Throttle,
    pub(crate) counters: Arc<Counters>,
    pub(crate) rooms: Rooms,
    pub(crate) stop: CancellationToken,
    /// The server is about to stop: nobody new is taken in.
    leaving: CancellationToken,
    pub(crate) tasks: TaskTracker,
    pub(crate) bundles: Bundles,
    pub(crate) summaries: Summaries,
    pub(crate) slides: SlideFiles,
    pub(crate) keeping: Keeping,
    pub(crate) retention: Retention,
    old_notes: OldNotes,
    directory: Arc<dyn Directory>,
    line: Option<Line>,
    keys: Arc<dyn Keys>,
}

impl App {
    /// A server over these stores.
    pub(crate) fn new(config: Config, stores: Stores) -> Self {
        let Stores { identity, directory, log, keys, archive, languages, line } = stores;
        let results = StoredResults::new(archive.clone(), Arc::clone(&directory));
        let (counters, stop, tasks) =
            (Arc::default(), CancellationToken::new(), TaskTracker::new());
        let context = Context {
            log,
            keys: Arc::clone(&keys),
            results: results.clone(),
            clock: config.clock.clone(),
            counters: Arc::clone(&counters),
            node: rand::random(),
            max_people: config.max_people,
            limits: config.limits,
            doors: config.doors.clone(),
            languages,
            tasks: tasks.clone(),
            stop: stop.clone(),
        };
        let rooms = Rooms::new(Arc::new(context), Arc::clone(&directory));
        let (room, own) = (|| rooms.clone(), || archive.clone());
        let (known, clock) = (|| Arc::clone(&directory), config.clock.clone());
        let throttle = Throttle::new(config.doors.rates());
        Self {
            config,
            identity,
            throttle,
            counters,
            bundles: Bundles::new(room(), own(), results.clone()),
            summaries: Summaries::new(room(), own(), results.clone()),
            slides: SlideFiles::new(room(), own(), results.clone()),
            keeping: Keeping::new(room(), own(), known()),
            retention: Retention::new(room(), own(), known(), results, clock, stop.clone()),
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

    /// Takes in what older versions kept elsewhere. What fails is done at the next start.
    pub(crate) async fn take_in_old(&self) {
        if let Err(error) = self.old_notes.take_in().await {
            tracing::error!(%error, "what stands in old folders was not taken in");
        }
    }

    /// Says no to new sockets and to balancers for a while, before sockets are told to go.
    pub(crate) async fn drain(&self) {
        self.leaving.cancel();
        tokio::time::sleep(Duration::from_secs(self.config.drain.into())).await;
    }

    /// Whether nobody new is taken in: it stops, or a later version has taken Redis over.
    pub(crate) fn is_leaving(&self) -> bool {
        let outdated = self.line.as_ref().is_some_and(Line::is_outdated);
        outdated || self.leaving.is_cancelled() || self.stop.is_cancelled()
    }

    /// Whether the stores of this node are reached.
    pub(crate) fn is_connected(&self) -> bool {
        self.line.as_ref().is_none_or(Line::is_up)
    }

    /// The node's clock.
    pub(crate) fn clock(&self) -> &Clock {
        &self.config.clock
    }

    /// Whether what was forgotten may still stand in the file of one of Redis's replicas.
    pub(crate) fn owes_replicas(&self) -> bool {
        self.line.as_ref().is_some_and(Line::owes_replicas)
    }

    /// How safely things are kept.
    pub(crate) fn durability(&self) -> Durability {
        self.line.as_ref().map_or(Durability::Full, Line::durability)
    }

    /// Lets the line to Redis go.
    pub(crate) fn hang_up(&self) {
        if let Some(line) = &self.line {
            line.hang_up();
        }
    }

    /// The meetings whose results are not in the archive, and those that hold keys of anonymous
    /// votes: one may have closed just before the server stopped, and its room then destroys the key
    /// and forgets the ballots. Asked before anybody can make another, whose log would not be there
    /// yet.
    pub(crate) async fn not_stored(&self) -> Vec<MeetingId> {
        let mut waiting = self.directory.not_stored().await.unwrap_or_default();
        let mut keyed = self.keys.meetings().await.unwrap_or_default();
        keyed.retain(|meeting| !waiting.contains(meeting));
        waiting.append(&mut keyed);
        waiting
    }

    /// Stores those of them that ended before the server stopped (rule RB1): a room that is loaded
    /// and finds itself ended does it by itself.
    pub(crate) async fn store_ended(&self, waiting: Vec<MeetingId>) {
        for meeting in waiting {
            if self.stop.is_cancelled() {
                return;
            }
            match self.rooms.ask(meeting, ToRoom::Results).await {
                Ok(_) => self.look_again(meeting).await,
                Err(Refusal::Removed) => self.destroy_keys(meeting).await,
                Err(_) => {
                    tracing::error!(room.id = %meeting.0, "a meeting in the directory cannot be loaded");
                }
            }
        }
    }

    /// Notes when it is to be looked whether anybody has ended a meeting (rule RB7).
    async fn look_again(&self, meeting: MeetingId) {
        let Ok(Some(found)) = self.rooms.ask(meeting, ToRoom::Abandoned).await else { return };
        if let Err(error) = self.directory.note_look(meeting, next_look(&found)).await {
            tracing::error!(room.id = %meeting.0, %error, "it is not noted when the meeting ends");
        }
    }

    /// No room is left that would destroy the keys of a removed meeting's votes.
    async fn destroy_keys(&self, meeting: MeetingId) {
        for vote in self.keys.kept(meeting).await.unwrap_or_default() {
            if let Err(error) = self.keys.destroy(meeting, vote).await {
                tracing::error!(room.id = %meeting.0, %error, "a removed meeting's key is not destroyed");
            }
        }
    }

    /// Makes a meeting and its links.
    pub(crate) async fn make_meeting(&self, plan: MeetingPlan) -> Result<MeetingLinks, Refusal> {
        let meeting = MeetingId(Uuid::from_bytes(secret::bytes()));
        let links = Role::LINKED.map(|role| RoleLink { role, secret: secret::link() }).to_vec();
        let hashes: Vec<_> =
            links.iter().map(|link| (link.role, LinkHash::of(&link.secret))).collect();
        let code = self.enter_meeting(meeting, hashes).await?;
        if let Err(error) = self.rooms.begin(meeting, code, plan).await {
            self.directory.withdraw(meeting).await?;
            tracing::warn!(%error, "a meeting could not be begun");
            return Err(begin_refusal(&error));
        }
        // Sooner nobody need look whether anybody has ended it.
        let look = Millis(self.rooms.now().0 + 2 * Room::TOLD_BEFORE_MS);
        self.directory.note_look(meeting, look).await?;
        tracing::info!(room.id = %meeting.0, "a meeting was made");
        Ok(MeetingLinks { meeting, code, links })
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

    async fn enter_meeting(
        &self,
        meeting: MeetingId,
        links: Vec<(Role, LinkHash)>,
    ) -> Result<JoinCode, Refusal> {
        for _ in 0..CODES {
            let (links, code) = (links.clone(), random_code());
            if self.directory.enter(meeting, code, links).await? {
                return Ok(code);
            }
        }
        tracing::error!("no free join code was found");
        Err(Refusal::Unavailable)
    }
}

fn begin_refusal(error: &BeginError) -> Refusal {
    match error {
        BeginError::Plan => Refusal::Unreadable,
        BeginError::Log(LogError::DiskFull) => Refusal::DiskFull,
        BeginError::Log(_) => Refusal::Unavailable,
    }
}

/// Uniform over all codes: the value is drawn below the largest multiple of their number.
fn random_code() -> JoinCode {
    loop {
        let value = u32::from_be_bytes(secret::bytes());
        if value < u32::MAX - u32::MAX % JoinCode::COUNT {
            return JoinCode::new(value);
        }
    }
}

fn host(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    host.parse::<Authority>().ok().map(|host| host.as_str().to_ascii_lowercase())
}

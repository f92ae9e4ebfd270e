//! One task owns a room on this node: its replica and those who listen. No lock stands around it;
//! it is spoken to through a bounded inbox.

mod addressing;
mod aliases;
mod archiving;
mod attendance;
mod carrying;
mod coalescer;
mod coming;
mod deadlines;
mod erasing;
mod gossip;
mod haste;
mod hearing;
mod heartbeat;
mod leaving;
mod listener;
mod listeners;
#[cfg(feature = "instructions")]
pub mod paths;
mod row;
mod run;
mod stopping;
mod system;
mod telling;
mod tick;
mod watching;

pub(crate) use erasing::{AskPerson, Found, Owed};
pub(crate) use run::spawn;

use crate::{
    AccessLimits,
    clock::Clock,
    metrics::Metrics,
    rooms::outbox::Outbox,
    storage::{keys::Keys, log::Log, stored::StoredResults},
    throttle::AddressKey,
};
use foorumi_language::Morphology;
use foorumi_protocol::{
    ClientId, MeetingId, MessagePart, Millis, Numbered, Outcome, Part, PartKey, PersonId, Position,
    Refusal, Results, Role, SystemCommand,
};
use foorumi_room::Abandoned;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// Messages that may wait for a room. When it is full, connections wait, and their browsers with them.
const INBOX: usize = 1024;

/// What all room tasks share.
pub(crate) struct Context {
    /// Where rooms are kept.
    pub(crate) log: Arc<dyn Log>,
    /// The keys of anonymous votes.
    pub(crate) keys: Arc<dyn Keys>,
    /// Where results go.
    pub(crate) results: StoredResults,
    /// Wall time.
    pub(crate) clock: Clock,
    /// Figures of the whole server.
    pub(crate) metrics: Arc<Metrics>,
    /// This process, random at its start.
    pub(crate) node: u64,
    /// Most people in a room.
    pub(crate) max_people: u32,
    /// What one person may do in a while.
    pub(crate) limits: crate::config::Limits,
    /// How fast people come in.
    pub(crate) access_limits: AccessLimits,
    /// What words belong to in their language.
    pub(crate) languages: Morphology,
    /// All tasks, waited for at the end.
    pub(crate) tasks: TaskTracker,
    /// The server stops.
    pub(crate) stop: CancellationToken,
}

/// The way to a room's task.
#[derive(Clone)]
pub(crate) struct RoomHandle {
    pub(crate) inbox: mpsc::Sender<ToRoom>,
    /// Cancelled when the task has ended and its log is let go: then a new one may be made.
    pub(crate) gone: CancellationToken,
}

/// What a room's task is told.
pub(crate) enum ToRoom {
    /// Somebody wants to listen.
    Join(Joiner, Outbox, oneshot::Sender<Admission>),
    /// A listener is gone.
    Leave(ListenerId),
    /// A listener sends commands.
    Do(ListenerId, Vec<Numbered>),
    /// A listener asks for the rest of its view.
    Rest(ListenerId),
    /// A role's link is revoked: whoever came by it goes.
    Revoke(Role),
    /// What are the results so far?
    Results(oneshot::Sender<Results>),
    /// When does the meeting end by itself, if it has not ended?
    Abandoned(oneshot::Sender<Option<Abandoned>>),
    /// What do staff see of each message of the chat?
    Messages(oneshot::Sender<Vec<MessagePart>>),
    /// What do staff see under this key?
    Part(PartKey, oneshot::Sender<Option<Part>>),
    /// What is there of a person whom the operator has erased?
    Person(AskPerson),
    /// The server itself says something.
    System(SystemCommand, oneshot::Sender<Outcome>),
    /// The meeting's raw data is removed: everybody goes, and the room with them.
    Removed,
}

/// Somebody on arrival, already known.
#[derive(Clone, Debug)]
pub(crate) struct Joiner {
    pub(crate) person: PersonId,
    /// Role of the link they came by.
    pub(crate) role: Role,
    pub(crate) client: ClientId,
    pub(crate) position: Option<Position>,
    /// Whether the browser wants a first view in steps (rule SY3).
    pub(crate) in_steps: bool,
    /// When they first came, as their token tells (rule TR3).
    pub(crate) came: Millis,
    pub(crate) token: String,
    pub(crate) shuffle: u32,
    /// Where they come from.
    pub(crate) address: AddressKey,
    /// Whether they showed no token of this meeting.
    pub(crate) is_new: bool,
}

/// What becomes of somebody on arrival.
pub(crate) enum Admission {
    /// It is taken.
    Taken(ListenerId),
    /// There is none.
    Refused(Refusal),
    /// It comes after others, or not.
    Row(oneshot::Receiver<Result<ListenerId, Refusal>>),
}

/// A listener among those of its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ListenerId(u64);

/// A connection's place in a room.
pub(crate) struct Seat {
    pub(crate) meeting: MeetingId,
    pub(crate) person: PersonId,
    /// Role of the link.
    pub(crate) role: Role,
    listener: ListenerId,
    inbox: mpsc::Sender<ToRoom>,
}

/// The room's task has ended.
#[derive(Debug)]
pub(crate) struct RoomGone;

impl RoomHandle {
    /// Asks the room for a place.
    pub(crate) async fn join(&self, joiner: Joiner, outbox: Outbox) -> Result<Admission, RoomGone> {
        let (reply, place) = oneshot::channel();
        self.inbox.send(ToRoom::Join(joiner, outbox, reply)).await.map_err(|_| RoomGone)?;
        place.await.map_err(|_| RoomGone)
    }

    /// The seat of one who has a place.
    pub(crate) fn seat(
        &self,
        meeting: MeetingId,
        person: PersonId,
        role: Role,
        listener: ListenerId,
    ) -> Seat {
        Seat { meeting, person, role, listener, inbox: self.inbox.clone() }
    }
}

impl Seat {
    /// Sends commands to the room.
    pub(crate) async fn ask(&self, commands: Vec<Numbered>) -> Result<(), RoomGone> {
        let message = ToRoom::Do(self.listener, commands);
        self.inbox.send(message).await.map_err(|_| RoomGone)
    }

    /// Asks the room for the rest of a view.
    pub(crate) async fn ask_rest(&self) -> Result<(), RoomGone> {
        self.inbox.send(ToRoom::Rest(self.listener)).await.map_err(|_| RoomGone)
    }

    /// Gives the place back.
    pub(crate) async fn leave(&self) {
        // A room that is gone has no listeners left.
        let _ = self.inbox.send(ToRoom::Leave(self.listener)).await;
    }
}

//! One task owns a room on this node: its replica and those who listen. No lock stands around it;
//! it is spoken to through a bounded inbox.

mod addressing;
mod archiving;
mod attendance;
mod beat;
mod carrying;
mod deadlines;
mod ears;
mod hands;
mod listener;
mod listeners;
#[cfg(feature = "instructions")]
pub mod paths;
mod stopping;
mod system;
mod task;
mod telling;
mod tick;
mod whispering;

pub(crate) use task::spawn;

use crate::{
    clock::Clock, counters::Counters, keys::Keys, log::Log, outbox::Outbox, results::StoredResults,
};
use foorumi_language::Languages;
use foorumi_protocol::{
    ClientId, MeetingId, MessagePart, Numbered, Outcome, Part, PartKey, PersonId, Position,
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
    /// Counters.
    pub(crate) counters: Arc<Counters>,
    /// This process, random at its start.
    pub(crate) node: u64,
    /// Most people in a room.
    pub(crate) max_people: u32,
    /// What words belong to in their language.
    pub(crate) languages: Languages,
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
    Join(Joiner, Outbox, oneshot::Sender<Result<ListenerId, Refusal>>),
    /// A listener is gone.
    Leave(ListenerId),
    /// A listener sends commands.
    Do(ListenerId, Vec<Numbered>),
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
    /// The server itself says something.
    System(SystemCommand, oneshot::Sender<Outcome>),
    /// The meeting's raw data is removed: everybody goes, and the room with them.
    Removed,
}

/// Somebody at the door, already known.
#[derive(Clone, Debug)]
pub(crate) struct Joiner {
    pub(crate) person: PersonId,
    /// Role of the link they came by.
    pub(crate) role: Role,
    pub(crate) client: ClientId,
    pub(crate) position: Option<Position>,
    pub(crate) token: String,
    pub(crate) shuffle: u32,
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
    /// Takes a place in the room.
    pub(crate) async fn join(
        &self,
        meeting: MeetingId,
        joiner: Joiner,
        outbox: Outbox,
    ) -> Result<Result<Seat, Refusal>, RoomGone> {
        let (person, role) = (joiner.person, joiner.role);
        let (reply, place) = oneshot::channel();
        self.inbox.send(ToRoom::Join(joiner, outbox, reply)).await.map_err(|_| RoomGone)?;
        let place = place.await.map_err(|_| RoomGone)?;
        let inbox = self.inbox.clone();
        Ok(place.map(|listener| Seat { meeting, person, role, listener, inbox }))
    }
}

impl Seat {
    /// Sends commands to the room.
    pub(crate) async fn ask(&self, commands: Vec<Numbered>) -> Result<(), RoomGone> {
        let message = ToRoom::Do(self.listener, commands);
        self.inbox.send(message).await.map_err(|_| RoomGone)
    }

    /// Gives the place back.
    pub(crate) async fn leave(&self) {
        // A room that is gone has no listeners left.
        let _ = self.inbox.send(ToRoom::Leave(self.listener)).await;
    }
}

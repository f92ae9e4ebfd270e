//! The rooms that live on this node: loaded when somebody comes, put away when nobody is there.
//!
//! **Invariant** A meeting without a log is never loaded as a room, whoever asks for what: there is one
//! way to a room's task, and one gate on it.

use crate::{
    nodes::{Say, Whisper},
    rooms::{
        outbox::Outbox,
        replica::Batch,
        task::{Admission, Context, Joiner, RoomHandle, Seat, ToRoom, spawn},
    },
    storage::{
        directory::{Directory, DirectoryError},
        log::{Head, LogError, Start},
    },
};
use dashmap::DashMap;
use foorumi_protocol::{
    ClientId, Command, Epoch, JoinCode, MeetingId, MeetingPart, MeetingPlan, Millis, Outcome, Part,
    PartKey, Refusal, Role, Slides, SlidesPart, SystemCommand,
};
use foorumi_room::{Actor, Addressed, RULES, Record, Room};
use std::{sync::Arc, time::Duration};
use tokio::{sync::oneshot, time::timeout};

/// A room's task may end just as somebody comes; then another is made.
const TRIES: usize = 5;
/// Longest wait for a room's answer: loading a long log takes seconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// The registry. Holds the way to each task and nothing else. Clones are the same one.
#[derive(Clone)]
pub(crate) struct Rooms {
    context: Arc<Context>,
    directory: Arc<dyn Directory>,
    tasks: Arc<DashMap<MeetingId, RoomHandle>>,
    /// Codes of rooms that live here, as the directory told them: a hall that comes in asks it once.
    codes: Arc<DashMap<JoinCode, MeetingId>>,
}

/// Why a meeting could not be begun.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BeginError {
    /// The room does not take the plan.
    #[error("the plan was rejected")]
    Plan,
    /// The log does not take it.
    #[error(transparent)]
    Log(#[from] LogError),
}

impl Rooms {
    pub(crate) fn new(context: Arc<Context>, directory: Arc<dyn Directory>) -> Self {
        Self { context, directory, tasks: Arc::default(), codes: Arc::default() }
    }

    /// Wall time, by the node's clock.
    pub(crate) fn now(&self) -> Millis {
        self.context.clock.now()
    }

    /// How many live here now.
    pub(crate) fn count(&self) -> usize {
        self.tasks.len()
    }

    /// Whether a meeting's room lives here.
    pub(crate) fn lives(&self, meeting: MeetingId) -> bool {
        self.tasks.contains_key(&meeting)
    }

    /// The meeting with this code, if its room lives here and somebody has come by the code before.
    pub(crate) fn by_code(&self, code: JoinCode) -> Option<MeetingId> {
        let meeting = *self.codes.get(&code)?;
        self.lives(meeting).then_some(meeting)
    }

    /// Notes a code that somebody has come by. It is forgotten with the room.
    pub(crate) fn note_code(&self, code: JoinCode, meeting: MeetingId) {
        if self.lives(meeting) {
            self.codes.insert(code, meeting);
        }
    }

    /// Begins a meeting's log with its first command. If that fails nothing is left behind.
    pub(crate) async fn begin(
        &self,
        meeting: MeetingId,
        code: JoinCode,
        plan: MeetingPlan,
    ) -> Result<(), BeginError> {
        let record = self.first_record(code, plan);
        let applied = Room::new(meeting).apply(&record);
        if !applied.iter().all(|answer| matches!(answer.outcome, Outcome::Accepted { .. })) {
            return Err(BeginError::Plan);
        }
        let begun = self.write(meeting, &record).await;
        if begun.is_err()
            && let Err(error) = self.context.log.erase(meeting).await
        {
            tracing::error!(room.id = %meeting.0, %error, "an unfinished log was left behind");
        }
        Ok(begun?)
    }

    /// Takes a place in a meeting's room, however long the row before it is.
    pub(crate) async fn join(
        &self,
        meeting: MeetingId,
        joiner: Joiner,
        outbox: &Outbox,
    ) -> Result<Seat, Refusal> {
        let (person, role) = (joiner.person, joiner.role);
        let joining = async {
            for _ in 0..TRIES {
                let room = self.room(meeting).await?;
                match room.join(joiner.clone(), outbox.clone()).await {
                    Ok(place) => return Ok((room, place)),
                    Err(_) => room.gone.cancelled().await,
                }
            }
            Err(Refusal::Unavailable)
        };
        let (room, place) =
            timeout(PATIENCE, joining).await.unwrap_or(Err(Refusal::Unavailable))?;
        let listener = match place {
            Admission::Taken(listener) => listener,
            Admission::Refused(refusal) => return Err(refusal),
            // A room that ends has nobody in its row any more; they come back.
            Admission::Row(told) => told.await.unwrap_or(Err(Refusal::Unavailable))?,
        };
        Ok(room.seat(meeting, person, role, listener))
    }

    /// Asks a meeting's room for something.
    pub(crate) async fn ask<T>(
        &self,
        meeting: MeetingId,
        question: impl Fn(oneshot::Sender<T>) -> ToRoom,
    ) -> Result<T, Refusal> {
        let asking = async {
            for _ in 0..TRIES {
                let room = self.room(meeting).await?;
                let (reply, answer) = oneshot::channel();
                if room.inbox.send(question(reply)).await.is_ok() {
                    return answer.await.map_err(|_| Refusal::Unavailable);
                }
                room.gone.cancelled().await;
            }
            Err(Refusal::Unavailable)
        };
        timeout(PATIENCE, asking).await.unwrap_or(Err(Refusal::Unavailable))
    }

    /// Says something to a room as the server itself.
    pub(crate) async fn system(
        &self,
        meeting: MeetingId,
        command: SystemCommand,
    ) -> Result<Outcome, Refusal> {
        self.ask(meeting, |reply| ToRoom::System(command.clone(), reply)).await
    }

    /// The meeting as staff see it.
    pub(crate) async fn meeting(&self, meeting: MeetingId) -> Result<MeetingPart, Refusal> {
        match self.part(meeting, PartKey::Meeting).await? {
            Some(Part::Meeting(part)) => Ok(part),
            Some(_) | None => Err(Refusal::Unavailable),
        }
    }

    /// The slides that its room knows of.
    pub(crate) async fn slides(&self, meeting: MeetingId) -> Result<Vec<Slides>, Refusal> {
        match self.part(meeting, PartKey::Slides).await? {
            Some(Part::Slides(SlidesPart { slides })) => Ok(slides),
            Some(_) | None => Ok(Vec::new()),
        }
    }

    /// How far a meeting's log has come; `None` if there is none.
    pub(crate) async fn head(&self, meeting: MeetingId) -> Result<Option<Head>, Refusal> {
        match self.context.log.head(meeting).await {
            Ok(head) => Ok(Some(head)),
            Err(LogError::Unknown | LogError::Erased) => Ok(None),
            Err(_) => Err(Refusal::Unavailable),
        }
    }

    /// Erases a meeting's log.
    pub(crate) async fn erase(&self, meeting: MeetingId) -> Result<(), Refusal> {
        self.context.log.erase(meeting).await.map_err(|_| Refusal::Unavailable)
    }

    /// Tells a room something, if it lives here.
    pub(crate) async fn tell(&self, meeting: MeetingId, message: ToRoom) {
        let room = self.tasks.get(&meeting).map(|room| room.clone());
        if let Some(room) = room {
            // A room that ends now has nobody in it.
            let _ = room.inbox.send(message).await;
        }
    }

    /// Closes the sockets of a role's link, here and at all nodes: those that hear it now at once, others
    /// when they catch up with the log, in which it stands.
    pub(crate) async fn revoke(&self, meeting: MeetingId, role: Role) -> Result<(), Refusal> {
        self.tell(meeting, ToRoom::Revoke(role)).await;
        let whisper = Whisper { node: self.context.node, say: Say::Revoked { role } };
        if let Err(error) = self.context.log.whisper(meeting, whisper.encode()).await {
            tracing::warn!(room.id = %meeting.0, %error, "other nodes learn later of a revoked link");
        }
        match self.system(meeting, SystemCommand::RevokeLink { role }).await {
            // One that takes nothing more has nobody in it.
            Ok(Outcome::Accepted { .. } | Outcome::Rejected { .. }) | Err(Refusal::Removed) => {
                Ok(())
            }
            Err(refusal) => Err(refusal),
        }
    }

    async fn part(&self, meeting: MeetingId, key: PartKey) -> Result<Option<Part>, Refusal> {
        self.ask(meeting, |reply| ToRoom::Part(key.clone(), reply)).await
    }

    /// The way to a meeting's room, which is loaded if it does not live here.
    async fn room(&self, meeting: MeetingId) -> Result<RoomHandle, Refusal> {
        let living = self.tasks.get(&meeting).map(|room| room.clone());
        if let Some(room) = living {
            return Ok(room);
        }
        self.may_be_loaded(meeting).await?;
        let make = || {
            let (tasks, codes) = (Arc::clone(&self.tasks), Arc::clone(&self.codes));
            spawn(&self.context, meeting, move || {
                codes.retain(|_, of| *of != meeting);
                tasks.remove(&meeting);
            })
        };
        Ok(self.tasks.entry(meeting).or_insert_with(make).clone())
    }

    /// The gate: whether there is a log to load. Where raw data was removed that is told; where a log
    /// is missing that should be there, somebody who has it may put it back (rule R9).
    async fn may_be_loaded(&self, meeting: MeetingId) -> Result<(), Refusal> {
        let note = match self.directory.note(meeting).await {
            Ok(note) => note.unwrap_or_default(),
            // While the store is away nobody knows. The room waits for it.
            Err(DirectoryError::Unreachable) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        if note.receipt.is_some() {
            return Err(Refusal::Removed);
        }
        match self.context.log.head(meeting).await {
            Err(LogError::Unknown | LogError::Erased) if note.stored => Err(Refusal::Removed),
            Err(LogError::Unknown | LogError::Erased) => Err(Refusal::Unavailable),
            // What is wrong with a log that is there, the room finds out and tells.
            Ok(_) | Err(_) => Ok(()),
        }
    }

    async fn write(&self, meeting: MeetingId, record: &Record) -> Result<(), LogError> {
        let epoch = Epoch(rand::random::<u64>() >> 11);
        let start = Start { epoch, rules: RULES, snapshot: None };
        self.context.log.create(meeting, start).await?;
        let batch = Batch { record: record.clone(), check: None }.encode();
        self.context.log.append(meeting, epoch, RULES, batch).await?;
        Ok(())
    }

    fn first_record(&self, code: JoinCode, plan: MeetingPlan) -> Record {
        let begin = Addressed {
            client: ClientId(rand::random::<u64>() >> 11),
            n: 1,
            actor: Actor::System,
            command: Command::System(SystemCommand::Begin { code, plan: Box::new(plan) }),
        };
        Record {
            v: Record::VERSION,
            node: self.context.node,
            at: self.now(),
            commands: vec![begin],
        }
    }
}

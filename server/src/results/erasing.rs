//! A person is erased who asks the operator for it (rule TR5): from the room if there is one, else from
//! the results. What is told of it names nobody.

mod told;

pub use told::NotErased;
pub(crate) use told::{Asked, Erased, Person, Stays, Told};

use crate::{
    nodes::RedisLink,
    rooms::{
        registry::Rooms,
        task::{AskPerson, Found, Owed, ToRoom},
    },
    storage::{archive::Archive, directory::Directory},
};
use foorumi_protocol::{
    JoinCode, MeetingId, Outcome, PersonNumber, Refusal, Rejection, Results, Seq, SystemCommand,
};
use foorumi_room::{Traces, forget_in_results, named_in_results};
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

/// How long it is waited until nothing is left at rest.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long then for Redis's replicas, which may be away for long.
const REPLICAS: Duration = Duration::from_secs(15);
/// How often it is looked.
const EACH: Duration = Duration::from_millis(50);

/// Erases people.
#[derive(Clone)]
pub(crate) struct Erasing {
    rooms: Rooms,
    archive: Archive,
    directory: Arc<dyn Directory>,
    line: Option<RedisLink>,
}

impl Erasing {
    pub(crate) fn new(
        rooms: Rooms,
        archive: Archive,
        directory: Arc<dyn Directory>,
        line: Option<RedisLink>,
    ) -> Self {
        Self { rooms, archive, directory, line }
    }

    /// Does what is asked.
    pub(crate) async fn answer(&self, asked: Asked) -> Told {
        let told = match asked {
            Asked::Find { meeting, name } => {
                self.find(&meeting, name.as_str()).await.map(|people| Told::Found { people })
            }
            Asked::Erase { meeting, person } => {
                self.erase(&meeting, person).await.map(|erased| Told::Erased { erased })
            }
        };
        told.unwrap_or_else(|why| Told::NotErased { why })
    }

    async fn find(&self, meeting: &str, name: &str) -> Result<Vec<Person>, NotErased> {
        let meeting = self.meeting(meeting).await?;
        let ask = |reply| ToRoom::Person(AskPerson::Named(name.to_owned(), reply));
        match self.rooms.ask(meeting, ask).await {
            Ok(found) => Ok(found.into_iter().map(Person::of).collect()),
            Err(Refusal::Removed) => {
                let results = self.results(meeting).await?;
                let found = named_in_results(results, name);
                Ok(found.into_iter().map(|who| Person::of((who, Traces::default()))).collect())
            }
            Err(refusal) => Err(refusal.into()),
        }
    }

    async fn erase(&self, meeting: &str, person: PersonNumber) -> Result<Erased, NotErased> {
        let meeting = self.meeting(meeting).await?;
        let ask = |reply| ToRoom::Person(AskPerson::Found(person, reply));
        let (removed, stays) = match self.rooms.ask(meeting, ask).await {
            Ok(found) => {
                let found = found.ok_or(NotErased::NoSuchPerson)?;
                self.erase_from_room(meeting, person, found).await?
            }
            Err(Refusal::Removed) => (self.erase_from_results(meeting, person).await?, None),
            Err(refusal) => return Err(refusal.into()),
        };
        let replicas = self.replicas_owe().await;
        tracing::info!(
            room.id = %meeting.0, person = person.0, texts = removed.texts,
            "a person was erased, as the operator asked"
        );
        Ok(Erased { at: self.rooms.now(), meeting, person, removed, stays, replicas })
    }

    /// The meeting with this id or code.
    async fn meeting(&self, named: &str) -> Result<MeetingId, NotErased> {
        let meeting = match (Uuid::parse_str(named.trim()), JoinCode::find(named)) {
            (Ok(id), _) => Some(MeetingId(id)),
            (Err(_), Some(code)) => self.directory.by_code(code).await.map_err(Refusal::from)?,
            (Err(_), None) => None,
        };
        let meeting = meeting.ok_or(NotErased::NoSuchMeeting)?;
        let note = self.directory.note(meeting).await.map_err(Refusal::from)?;
        match note.ok_or(NotErased::NoSuchMeeting)?.receipt {
            Some(receipt) if receipt.everything => Err(NotErased::MeetingDeleted),
            Some(_) | None => Ok(meeting),
        }
    }

    async fn erase_from_room(
        &self,
        meeting: MeetingId,
        person: PersonNumber,
        found: Found,
    ) -> Result<(Traces, Option<Stays>), NotErased> {
        // If the server is stopped before all is gone, its next start sees to it.
        self.directory.note_changing(meeting).await.map_err(Refusal::from)?;
        match self.rooms.system(meeting, SystemCommand::ErasePerson { person }).await? {
            Outcome::Accepted { .. } => {}
            Outcome::Rejected { why: Rejection::MeetingEnded } => {
                return Err(NotErased::BeingRemoved);
            }
            Outcome::Rejected { .. } => return Err(NotErased::Unavailable),
        }
        let owed = self.gone(meeting, person).await?;
        let Found { traces, open, over } = found;
        Ok((traces, Some(Stays { open, over, keyless: owed.keyless, turns: traces.turns })))
    }

    /// Waits until nothing of the person is left at rest.
    async fn gone(&self, meeting: MeetingId, person: PersonNumber) -> Result<Owed, NotErased> {
        let end = Instant::now() + PATIENCE;
        loop {
            let ask = |reply| ToRoom::Person(AskPerson::Owed(person, reply));
            let owed = self.rooms.ask(meeting, ask).await?;
            if !owed.here
                && self.are_stored(meeting, owed.results).await?
                && self.is_written_anew().await
            {
                return Ok(owed);
            }
            if Instant::now() > end {
                return Err(NotErased::NotYet);
            }
            sleep(EACH).await;
        }
    }

    async fn are_stored(&self, meeting: MeetingId, from: Option<Seq>) -> Result<bool, NotErased> {
        if from.is_none() {
            return Ok(true);
        }
        let stored = self.archive.stored_at(meeting).await.map_err(Refusal::from)?;
        Ok(stored >= from)
    }

    async fn is_written_anew(&self) -> bool {
        match &self.line {
            Some(line) => line.has_written_anew().await.unwrap_or(false),
            None => true,
        }
    }

    /// Whether a replica of Redis still keeps what was forgotten.
    async fn replicas_owe(&self) -> bool {
        let Some(line) = &self.line else { return false };
        let end = Instant::now() + REPLICAS;
        while line.owes_replicas() && Instant::now() < end {
            sleep(EACH).await;
        }
        line.owes_replicas()
    }

    async fn erase_from_results(
        &self,
        meeting: MeetingId,
        person: PersonNumber,
    ) -> Result<Traces, NotErased> {
        let mut results = self.results(meeting).await?;
        let before = results.clone();
        let removed = forget_in_results(&mut results, person);
        if removed == Traces::default() {
            return Err(NotErased::NothingFound);
        }
        if results != before {
            self.archive.replace(meeting, results).await.map_err(Refusal::from)?;
        }
        // It may have been deleted whole meanwhile.
        let note = self.directory.note(meeting).await.map_err(Refusal::from)?;
        if note.and_then(|note| note.receipt).is_some_and(|receipt| receipt.everything) {
            self.archive.delete(meeting).await.map_err(Refusal::from)?;
            return Err(NotErased::MeetingDeleted);
        }
        Ok(removed)
    }

    /// The results of a meeting that has no room any more.
    async fn results(&self, meeting: MeetingId) -> Result<Results, NotErased> {
        let results = self.archive.results(meeting).await.map_err(Refusal::from)?;
        results.ok_or(NotErased::ResultsElsewhere)
    }
}

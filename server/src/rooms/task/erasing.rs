//! What is asked of a room when the operator has a person erased (rule TR5).

use super::run::{RoomTask, begun};
use foorumi_protocol::{PersonNumber, Seq, Who};
use foorumi_room::{Room, Traces};
use tokio::sync::oneshot;

/// A question. None is answered before the room is there.
pub(crate) enum AskPerson {
    /// Whose names hold these words?
    Named(String, oneshot::Sender<Vec<(Who, Traces)>>),
    /// What is there of the person with this number?
    Found(PersonNumber, oneshot::Sender<Option<Found>>),
    /// What is still to go of that person?
    Owed(PersonNumber, oneshot::Sender<Owed>),
}

/// What there is of a person, and what is not known of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) traces: Traces,
    /// Votes by an alias that are open.
    pub(crate) open: usize,
    /// Votes by an alias that are over.
    pub(crate) over: usize,
}

/// What is still to go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owed {
    /// Whether they are in the room, or in its log.
    pub(crate) here: bool,
    /// From which place on stored results are without them; `None` where none are stored.
    pub(crate) results: Option<Seq>,
    /// Open votes with ballots whose key is not there: what they gave in these could not be looked for.
    pub(crate) keyless: usize,
}

impl RoomTask {
    pub(super) fn tell_of_person(&self, asked: AskPerson) {
        let Some(room) = begun(&self.replica) else { return };
        // Whoever asked may have given up.
        match asked {
            AskPerson::Named(words, reply) => drop(reply.send(room.people_named(&words))),
            AskPerson::Found(number, reply) => drop(reply.send(found(room, number))),
            AskPerson::Owed(number, reply) => drop(reply.send(self.owed(room, number))),
        }
    }

    fn owed(&self, room: &Room, number: PersonNumber) -> Owed {
        let leaves = room.leavers().iter().any(|leaver| leaver.number == number);
        let person = room.person_of(number);
        let own = person.map(|person| self.aliases.all_of(person)).unwrap_or_default();
        let keyless = |vote: &_| room.has_ballots(*vote) && own.iter().all(|(of, _)| of != vote);
        Owed {
            here: leaves || self.replica.owes_forgetting(),
            results: room.ended().then(|| room.seq()),
            keyless: room.votes().iter().filter(|vote| keyless(vote)).count(),
        }
    }
}

fn found(room: &Room, number: PersonNumber) -> Option<Found> {
    let traces = room.traces_of(number)?;
    let open = room.votes().iter().filter(|vote| room.has_ballots(**vote)).count();
    Some(Found { traces, open, over: room.votes_over() })
}

//! The end of a person's removal, by the node's own clock: rule TR5. Every node says it; the first in the
//! log wins and the room refuses the others.
//!
//! What the person gave by an alias is taken off first, by commands of their own, and only when those
//! have come back from the log is the person forgotten: so no record holds both.

use super::hands::Hands;
use foorumi_protocol::{ClientId, Command, MeetingCommand, Millis, PersonId, Seq, SystemCommand};
use foorumi_room::{Actor, Addressed, Leaver, Room, Vote};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::Instant;

/// How long a removal can be taken back.
const UNDO: Duration = Duration::from_secs(MeetingCommand::UNDO_SECONDS);
/// What was said and has changed nothing is said again after this: its record may be lost.
const AGAIN: Duration = Duration::from_secs(5);
/// How long the key of an open vote is waited for. Without it nobody can find what was given there.
const KEYLESS: Duration = Duration::from_secs(10);

/// What this node counts.
pub(super) struct Leaving {
    client: ClientId,
    n: u32,
    /// By the place of a removal: when it is due, and when something was said last.
    counted: BTreeMap<Seq, (Instant, Option<Instant>)>,
}

impl Leaving {
    pub(super) fn new() -> Self {
        // Below 2^53 and new with every task, so that its numbers are never taken for repeats.
        let client = ClientId(rand::random::<u64>() >> 11);
        Self { client, n: 0, counted: BTreeMap::new() }
    }

    /// What is to be said by now, each in a submission of its own.
    pub(super) fn due(
        &mut self,
        room: &Room,
        hands: &Hands,
        now: Instant,
        wall: Millis,
    ) -> Vec<Addressed> {
        let leavers = room.leavers();
        self.counted.retain(|since, _| leavers.iter().any(|leaver| leaver.since == *since));
        let commands: Vec<SystemCommand> =
            leavers.iter().flat_map(|leaver| self.of(leaver, room, hands, (now, wall))).collect();
        commands.into_iter().map(|command| self.address(command)).collect()
    }

    fn of(
        &mut self,
        leaver: &Leaver,
        room: &Room,
        hands: &Hands,
        (now, wall): (Instant, Millis),
    ) -> Vec<SystemCommand> {
        let left = UNDO.saturating_sub(Duration::from_millis(wall.since(leaver.at)));
        let first = now + if leaver.at_once { Duration::ZERO } else { left };
        let (due, said) = self.counted.entry(leaver.since).or_insert((first, None));
        if *due > now || said.is_some_and(|said| now < said + AGAIN) {
            return Vec::new();
        }
        let (votes, keyless) = given(leaver.person, room, hands);
        if votes.is_empty() && keyless && now < *due + KEYLESS {
            return Vec::new();
        }
        // The last step is repeated if it gets lost; those before it are followed by it at once.
        *said = votes.is_empty().then_some(now);
        if votes.is_empty() {
            return vec![SystemCommand::ForgetPerson {
                person: leaver.number,
                since: leaver.since,
            }];
        }
        let off = |(vote, hand): (Vote, PersonId)| SystemCommand::TakeOffVote {
            activity: vote.activity,
            hand,
        };
        votes.into_iter().map(off).collect()
    }

    fn address(&mut self, command: SystemCommand) -> Addressed {
        self.n += 1;
        let command = Command::System(command);
        Addressed { client: self.client, n: self.n, actor: Actor::System, command }
    }
}

/// What a person has given by an alias in open votes, and whether a key is missing that would tell more.
fn given(person: PersonId, room: &Room, hands: &Hands) -> (Vec<(Vote, PersonId)>, bool) {
    let own = hands.all_of(person);
    let keyless = |vote: &Vote| room.has_ballots(*vote) && own.iter().all(|(of, _)| of != vote);
    let missing = room.votes().iter().any(keyless);
    (own.into_iter().filter(|(vote, hand)| room.has_voted(*vote, *hand)).collect(), missing)
}

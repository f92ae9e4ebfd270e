//! The end of a person's removal, by the node's own clock: rule TR5. Every node says it; the first in the
//! log wins and the room refuses the others.
//!
//! What the person gave by an alias is taken off first, by commands of their own, and only when those
//! have come back from the log is the person forgotten: so no record holds both.

use super::aliases::Aliases;
use foorumi_protocol::{MeetingCommand, Millis, PersonId, Seq, SystemCommand};
use foorumi_room::{Leaver, Room, Vote};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::Instant;

/// How long a removal can be taken back.
const UNDO: Duration = Duration::from_secs(MeetingCommand::UNDO_SECONDS);
/// What was said and has changed nothing is said again after this: its record may be lost.
const AGAIN: Duration = Duration::from_secs(5);
/// How long the key of an open vote is waited for. Without it nobody can find what was given there.
const KEYLESS: Duration = Duration::from_secs(10);

/// What this node counts, by the place of a removal.
#[derive(Default)]
pub(super) struct Leaving(BTreeMap<Seq, Counted>);

/// A removal.
struct Counted {
    due: Instant,
    /// What was said of late.
    said: Vec<(SystemCommand, Instant)>,
}

impl Leaving {
    /// What is to be said by now. The last word on a person is never beside those on their votes.
    pub(super) fn due(
        &mut self,
        room: &Room,
        aliases: &Aliases,
        now: Instant,
        wall: Millis,
    ) -> Vec<SystemCommand> {
        let leavers = room.leavers();
        self.0.retain(|since, _| leavers.iter().any(|leaver| leaver.since == *since));
        leavers.iter().flat_map(|leaver| self.of(leaver, room, aliases, (now, wall))).collect()
    }

    fn of(
        &mut self,
        leaver: &Leaver,
        room: &Room,
        aliases: &Aliases,
        (now, wall): (Instant, Millis),
    ) -> Vec<SystemCommand> {
        let left = UNDO.saturating_sub(Duration::from_millis(wall.since(leaver.at)));
        let first = now + if leaver.at_once { Duration::ZERO } else { left };
        let counted = self.0.entry(leaver.since);
        let counted = counted.or_insert_with(|| Counted { due: first, said: Vec::new() });
        if counted.due > now {
            return Vec::new();
        }
        let (votes, keyless) = given(leaver.person, room, aliases);
        if votes.is_empty() && keyless && now < counted.due + KEYLESS {
            return Vec::new();
        }
        let off = |(vote, alias): (Vote, PersonId)| SystemCommand::TakeOffVote {
            activity: vote.activity,
            alias,
        };
        let mut wanted: Vec<SystemCommand> = votes.into_iter().map(off).collect();
        if wanted.is_empty() {
            let (person, since) = (leaver.number, leaver.since);
            wanted.push(SystemCommand::ForgetPerson { person, since });
        }
        counted.said.retain(|(_, at)| now < *at + AGAIN);
        wanted.retain(|command| counted.said.iter().all(|(said, _)| said != command));
        counted.said.extend(wanted.iter().map(|command| (command.clone(), now)));
        wanted
    }
}

/// What a person has given by an alias in open votes, and whether a key is missing that would tell more.
fn given(person: PersonId, room: &Room, aliases: &Aliases) -> (Vec<(Vote, PersonId)>, bool) {
    let own = aliases.all_of(person);
    let keyless = |vote: &Vote| room.has_ballots(*vote) && own.iter().all(|(of, _)| of != vote);
    let missing = room.votes().iter().any(keyless);
    (own.into_iter().filter(|(vote, alias)| room.has_voted(*vote, *alias)).collect(), missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rooms::task::aliases::Said,
        storage::keys::{Key, SqliteKeys},
    };
    use foorumi_protocol::{
        ActivityId, AgendaCommand, Choice, ClientId, Command, JoinCode, MeetingId, MeetingPlan,
        Outcome, Part, PartKey, PollCommand, Role,
    };
    use foorumi_room::{Actor, Addressed, Eye, Record};
    use std::sync::Arc;
    use uuid::Uuid;

    const HOST: PersonId = PersonId(Uuid::from_u128(1));
    const VANDAL: PersonId = PersonId(Uuid::from_u128(2));

    /// A room with an open anonymous poll.
    struct Stage {
        room: Room,
        n: u32,
    }

    impl Stage {
        fn new() -> (Self, ActivityId) {
            let plan: MeetingPlan = serde_json::from_value(serde_json::json!({
                "title": {"fi": "Foorumi"}, "languages": ["fi"], "names": "optional",
                "agenda": {"segments": [{"kind": "talk", "title": {"fi": "Alku"}, "minutes": 5,
                    "activities": [{"kind": "poll", "question": {"fi": "Kuuluuko?"},
                        "form": {"form": "yesNo"}}]}]},
            }))
            .expect("a plan");
            let mut stage = Self { room: Room::new(MeetingId(Uuid::from_u128(3))), n: 0 };
            let begin = SystemCommand::Begin { code: JoinCode::new(1), plan: Box::new(plan) };
            stage.applies(Actor::System, Command::System(begin));
            let Some(Part::Agenda(agenda)) = stage.room.part(&PartKey::Agenda, Eye::Staff) else {
                panic!("no agenda")
            };
            let segment = agenda.segments[0];
            stage.host(Command::Agenda(AgendaCommand::StartSegment { segment, after: None }));
            let key = PartKey::Segment(segment);
            let Some(Part::Segment(segment)) = stage.room.part(&key, Eye::Staff) else {
                panic!("no segment")
            };
            let activity = segment.activities[0];
            stage.host(Command::Agenda(AgendaCommand::OpenActivity { activity }));
            (stage, activity)
        }

        fn applies(&mut self, actor: Actor, command: Command) {
            self.n += 1;
            let commands = vec![Addressed { client: ClientId(9), n: self.n, actor, command }];
            let record = Record { v: Record::VERSION, node: 1, at: Millis(1_000), commands };
            for applied in self.room.apply(&record) {
                assert!(matches!(applied.outcome, Outcome::Accepted { .. }), "{applied:?}");
            }
        }

        fn host(&mut self, command: Command) {
            self.applies(Actor::Person { id: HOST, role: Role::Host }, command);
        }
    }

    #[tokio::test]
    async fn tr5_what_is_said_of_a_leaver_is_said_again_after_a_while_and_not_at_every_tick() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = SqliteKeys::open(&folder.path().join("keys.sqlite")).expect("keys");
        let (mut stage, poll) = Stage::new();
        let (start, key) = (Instant::now(), Key::new());
        let mut aliases = Aliases::new(Arc::new(keys), stage.room.id(), start);
        let vote = stage.room.votes()[0];
        aliases.take(Said::Key(vote, Ok(Some(key.clone()))), Some(&stage.room), start);
        let vandal = Actor::Person { id: VANDAL, role: Role::Participant };
        stage.applies(vandal, Command::Meeting(MeetingCommand::ReadNotice));
        let cast = PollCommand::CastBallot { poll, choice: Choice::Yes, came_later: false };
        stage.applies(Actor::Alias(key.alias(VANDAL)), Command::Poll(cast));
        let Some(Part::You(you)) = stage.room.part(&PartKey::You, Eye::Person(VANDAL)) else {
            panic!("no part of their own")
        };
        let person = you.who.expect("they have acted").number;
        stage.host(Command::Meeting(MeetingCommand::RemovePerson { person, at_once: true }));
        let mut node = Leaving::default();
        let mut now = start;
        // The log is away: nothing that is said lands.
        let mut ticks = |node: &mut Leaving, room: &Room, ticks: u32| -> Vec<SystemCommand> {
            let tick = |_| {
                now += Duration::from_millis(100);
                node.due(room, &aliases, now, Millis(1_000))
            };
            (0..ticks).flat_map(tick).collect()
        };
        let said = ticks(&mut node, &stage.room, 50);
        assert!(matches!(said[..], [SystemCommand::TakeOffVote { .. }]), "{said:?}");
        assert_eq!(ticks(&mut node, &stage.room, 50), said, "its record may be lost");
        stage.applies(Actor::System, Command::System(said[0].clone()));
        let last = ticks(&mut node, &stage.room, 1);
        assert!(matches!(last[..], [SystemCommand::ForgetPerson { .. }]), "at once: {last:?}");
        assert_eq!(ticks(&mut node, &stage.room, 49), []);
        assert_eq!(ticks(&mut node, &stage.room, 1), last);
        stage.applies(Actor::System, Command::System(last[0].clone()));
        assert_eq!(ticks(&mut node, &stage.room, 100), []);
    }
}

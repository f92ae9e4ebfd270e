//! What the node's own clock says to a room: that a timer is due, that the host with the controls has
//! been away for long (rule R12 of the log, rule AG4). Every node says it; the first in the log wins and
//! the room refuses the others.

use crate::rooms::presence::Presence;
use foorumi_protocol::{Millis, PersonId, Seq, SystemCommand, TimerId};
use foorumi_room::Room;
use std::time::Duration;
use tokio::time::Instant;

/// How long their holder has been away when the controls are offered.
const AWAY: Duration = Duration::from_secs(30);
/// What was said and has changed nothing is said again after this: its record may be lost.
const AGAIN: Duration = Duration::from_secs(5);

/// What this node counts.
#[derive(Default)]
pub(super) struct Deadlines {
    /// Whether the room has been looked at before: then a new timer has begun just now.
    followed: bool,
    timer: Option<(TimerId, u32, Instant)>,
    /// The first deletion that can be taken back, and when that is over.
    deleted: Option<(Seq, Instant)>,
    holder: Option<Holder>,
}

/// The host with the controls, as seen from here.
struct Holder {
    person: PersonId,
    /// Whether their absence is this node's to tell: they were here last, or nobody is known to have
    /// them.
    watched: bool,
    /// An offer of the controls was seen while they were not here. When it is taken back then, another
    /// node has them.
    offered: bool,
    /// When to say what is to be said.
    due: Option<Instant>,
}

impl Deadlines {
    /// What is due by now.
    pub(super) fn due(
        &mut self,
        room: &Room,
        presence: &Presence,
        now: Instant,
        wall: Millis,
    ) -> Vec<SystemCommand> {
        let timer = self.timer_due(room, now, wall);
        let deleted = self.deleted_due(room, now, wall);
        let holder = self.holder_due(room, presence, now);
        self.followed = true;
        [timer, deleted, holder].into_iter().flatten().collect()
    }

    fn timer_due(&mut self, room: &Room, now: Instant, wall: Millis) -> Option<SystemCommand> {
        let Some(due) = room.timer_due() else {
            self.timer = None;
            return None;
        };
        let length = due.at.since(due.since);
        let counted = self.timer.filter(|(id, step, _)| (*id, *step) == (due.timer, due.step));
        let at = counted.map_or_else(
            || {
                // A timer that began before this task had the room: wall time is the best guess there
                // is, and never more than its length.
                let left = if self.followed { length } else { due.at.since(wall).min(length) };
                now + Duration::from_millis(left)
            },
            |(_, _, at)| at,
        );
        let is_due = at <= now;
        let next = if is_due { now + AGAIN } else { at };
        self.timer = Some((due.timer, due.step, next));
        is_due.then_some(SystemCommand::FireTimer { timer: due.timer, step: due.step })
    }

    /// What was deleted goes for good when it cannot be taken back any more (rule MM3), one deletion
    /// after the other; the log is rewritten for many together (`replica/forget.rs`).
    fn deleted_due(&mut self, room: &Room, now: Instant, wall: Millis) -> Option<SystemCommand> {
        let Some((first, at)) = room.deleted() else {
            self.deleted = None;
            return None;
        };
        let counted = self.deleted.filter(|(seq, _)| *seq == first);
        // By its own clock; wall time is the best guess there is of what was before this task.
        let left = at.since(wall).min(Room::UNDO_MS);
        let at = counted.map_or_else(|| now + Duration::from_millis(left), |(_, at)| at);
        let is_due = at <= now;
        self.deleted = Some((first, if is_due { now + AGAIN } else { at }));
        is_due.then_some(SystemCommand::ForgetDeleted { until: first })
    }

    /// The controls are offered when their holder, who was here, has been away; and that is taken back
    /// when they are here again.
    fn holder_due(
        &mut self,
        room: &Room,
        presence: &Presence,
        now: Instant,
    ) -> Option<SystemCommand> {
        let Some((person, offered)) = room.baton_holder() else {
            self.holder = None;
            return None;
        };
        let here = presence.is_here(person);
        let same = self.holder.take().filter(|holder| holder.person == person);
        // Whom a node that was started anew does not see may have left meanwhile: watched too.
        let was = same.as_ref().map_or(!self.followed, |holder| holder.watched);
        let elsewhere = same.as_ref().is_some_and(|holder| holder.offered && !offered);
        let watched = here || (was && !elsewhere);
        let wanted = watched && here == offered;
        let wait = if here { Duration::ZERO } else { AWAY };
        let due = same.and_then(|holder| holder.due).filter(|_| wanted);
        let due = due.or_else(|| wanted.then(|| now + wait));
        let is_due = due.is_some_and(|due| due <= now);
        let due = if is_due { Some(now + AGAIN) } else { due };
        self.holder = Some(Holder { person, watched, offered: offered && !here, due });
        is_due.then_some(if here {
            SystemCommand::KeepBaton { holder: person }
        } else {
            SystemCommand::OfferBaton { holder: person }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foorumi_protocol::{
        ActivityId, AgendaCommand, BatonCommand, ClientId, Command, Id, IdeaId, JoinCode,
        MeetingId, MeetingPlan, Outcome, Part, PartKey, Role, SheetCommand, TimerCommand,
    };
    use foorumi_room::{Actor, Addressed, Eye, Record};
    use uuid::Uuid;

    const HOST: PersonId = PersonId(Uuid::from_u128(1));

    /// A room with one segment, and a wall clock and a node's clock beside it.
    struct Stage {
        room: Room,
        n: u32,
        at: Millis,
        now: Instant,
        presence: Presence,
    }

    impl Stage {
        fn new() -> Self {
            let plan: MeetingPlan = serde_json::from_value(serde_json::json!({
                "title": {"fi": "Foorumi"}, "languages": ["fi"], "names": "optional",
                "agenda": {"segments": [{"kind": "talk", "title": {"fi": "Alku"}, "minutes": 5}]},
            }))
            .expect("a plan");
            let room = Room::new(MeetingId(Uuid::from_u128(2)));
            let (at, now) = (Millis(1_000_000), Instant::now());
            let mut stage = Self { room, n: 0, at, now, presence: Presence::default() };
            let code = JoinCode::new(1);
            let begin = SystemCommand::Begin { code, plan: Box::new(plan) };
            stage.applies(Actor::System, Command::System(begin));
            stage
        }

        fn applies(&mut self, actor: Actor, command: Command) {
            self.n += 1;
            let commands = vec![Addressed { client: ClientId(9), n: self.n, actor, command }];
            let record = Record { v: Record::VERSION, node: 1, at: self.at, commands };
            for applied in self.room.apply(&record) {
                assert!(matches!(applied.outcome, Outcome::Accepted { .. }), "{applied:?}");
            }
        }

        fn host(&mut self, command: Command) {
            self.applies(Actor::Person { id: HOST, role: Role::Host }, command);
        }

        fn wait(&mut self, ms: u64) -> &mut Self {
            self.at.0 += ms;
            self.now += Duration::from_millis(ms);
            self
        }

        /// What this node says now; it is applied at once if `lands`.
        fn says(&mut self, node: &mut Deadlines, lands: bool) -> Vec<SystemCommand> {
            let said = node.due(&self.room, &self.presence, self.now, self.at);
            for command in said.iter().filter(|_| lands) {
                self.applies(Actor::System, Command::System(command.clone()));
            }
            said
        }

        /// An idea on an open sheet.
        fn adds_an_idea(&mut self) -> (IdeaId, ActivityId) {
            let plan =
                serde_json::from_value(serde_json::json!({"kind": "sheet", "need": "Tarve"}));
            let Some(Part::Agenda(agenda)) = self.room.part(&PartKey::Agenda, Eye::Staff) else {
                panic!("no agenda")
            };
            let plan = Box::new(plan.expect("a plan"));
            let add = AgendaCommand::AddActivity { segment: agenda.segments[0], plan };
            self.host(Command::Agenda(add));
            let key = PartKey::Segment(agenda.segments[0]);
            let Some(Part::Segment(segment)) = self.room.part(&key, Eye::Staff) else {
                panic!("no segment")
            };
            let activity = segment.activities[0];
            self.host(Command::Agenda(AgendaCommand::OpenActivity { activity }));
            let Some(Part::Sheet(sheet)) = self.room.part(&PartKey::Sheet(activity), Eye::Staff)
            else {
                panic!("no sheet")
            };
            let text = foorumi_protocol::Text::new("idea").expect("a text");
            let (sheet, parent) = (sheet.id, sheet.root);
            self.host(Command::Sheet(SheetCommand::AddIdea { sheet, parent, after: None, text }));
            (IdeaId(Id { seq: self.room.seq(), index: 0 }), sheet)
        }

        fn offered(&self) -> bool {
            match self.room.part(&PartKey::Baton, Eye::Staff) {
                Some(Part::Baton(baton)) => baton.offer.is_some(),
                _ => false,
            }
        }
    }

    #[test]
    fn r12_a_node_counts_on_its_own_clock_whatever_wall_time_does() {
        let mut stage = Stage::new();
        let mut node = Deadlines::default();
        assert_eq!(stage.says(&mut node, true), []);
        let start = TimerCommand::Start { seconds: 60, label: None, closes: None, instead: None };
        stage.host(Command::Timer(start));
        assert_eq!(stage.says(&mut node, true), []);
        // Wall time jumps an hour ahead.
        stage.at.0 += 3_600_000;
        stage.wait(59_900);
        assert_eq!(stage.says(&mut node, true), []);
        stage.wait(100);
        let fired = stage.says(&mut node, false);
        assert!(matches!(fired[..], [SystemCommand::FireTimer { .. }]));
        // Said once, and again only when nothing came of it.
        assert_eq!(stage.wait(100).says(&mut node, false), []);
        assert_eq!(stage.wait(5_000).says(&mut node, true), fired);
        assert_eq!(stage.wait(60_000).says(&mut node, true), []);
    }

    #[test]
    fn mm3_what_was_deleted_goes_for_good_after_its_time_by_the_nodes_own_clock() {
        let mut stage = Stage::new();
        let mut node = Deadlines::default();
        stage.presence.came(HOST, Role::Host);
        let (idea, sheet) = stage.adds_an_idea();
        assert_eq!(stage.says(&mut node, true), []);
        stage.host(Command::Sheet(SheetCommand::DeleteIdea { sheet, idea }));
        assert_eq!(stage.says(&mut node, true), []);
        // Wall time jumps an hour ahead.
        stage.at.0 += 3_600_000;
        assert_eq!(stage.wait(Room::UNDO_MS - 100).says(&mut node, true), []);
        let said = stage.wait(100).says(&mut node, false);
        assert!(matches!(said[..], [SystemCommand::ForgetDeleted { .. }]));
        assert_eq!(
            stage.wait(5_000).says(&mut node, true),
            said,
            "said again, its record was lost"
        );
        assert_eq!(stage.wait(60_000).says(&mut node, true), []);
        assert_eq!(stage.room.forgotten(), stage.room.records());
    }

    #[test]
    fn r12_a_node_started_anew_fires_what_is_over_by_wall_time() {
        let mut stage = Stage::new();
        let start = TimerCommand::Start { seconds: 60, label: None, closes: None, instead: None };
        stage.host(Command::Timer(start));
        stage.wait(50_000);
        let mut node = Deadlines::default();
        assert_eq!(stage.says(&mut node, true), []);
        assert_eq!(stage.wait(9_900).says(&mut node, true), []);
        assert_eq!(stage.wait(100).says(&mut node, true).len(), 1);
    }

    #[test]
    fn ag4_the_controls_are_offered_after_thirty_seconds_away_and_kept_on_coming_back() {
        let mut stage = Stage::new();
        let (mut node, mut other) = (Deadlines::default(), Deadlines::default());
        stage.presence.came(HOST, Role::Host);
        let Some(Part::Agenda(agenda)) = stage.room.part(&PartKey::Agenda, Eye::Staff) else {
            panic!("no agenda")
        };
        let (segment, after) = (agenda.segments[0], None);
        stage.host(Command::Agenda(AgendaCommand::StartSegment { segment, after }));
        assert_eq!(stage.says(&mut node, true), []);
        stage.presence.left(HOST, Role::Host);
        assert_eq!(stage.says(&mut node, true), []);
        assert_eq!(stage.wait(29_900).says(&mut node, true), []);
        assert_eq!(stage.wait(100).says(&mut node, true).len(), 1);
        assert!(stage.offered());
        assert_eq!(stage.wait(60_000).says(&mut node, true), []);
        // The host is back, by another node; the first one has nothing more to say.
        stage.presence.came(HOST, Role::Host);
        assert_eq!(stage.says(&mut other, true).len(), 1);
        assert!(!stage.offered());
        stage.presence.left(HOST, Role::Host);
        for _ in 0..5 {
            assert_eq!(stage.wait(60_000).says(&mut node, true), []);
        }
        stage.host(Command::Baton(BatonCommand::Take));
    }
}

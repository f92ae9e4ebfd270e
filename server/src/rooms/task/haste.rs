//! How much one person may do in a while: rule TR6. Each node judges it on arrival by its own clock; the
//! staff, and whoever writes on the sheet of their own group, are not held up.

use super::Joiner;
use crate::config::Limits;
use foorumi_protocol::{
    ActivityId, ChatCommand, Command, Numbered, Part, PartKey, PersonId, QueueCommand, Rejection,
    RequestKind, SheetCommand,
};
use foorumi_room::{Eye, Permit, Room};
use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};
use tokio::time::Instant;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
/// Entries kept before those are looked for that hold nobody up any more.
const SWEEP: usize = 4_096;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Idea,
    Comment,
    Message,
    Ask,
}

impl Kind {
    /// The time in which they are counted.
    const fn within(self) -> Duration {
        match self {
            Self::Idea | Self::Comment | Self::Ask => MINUTE,
            Self::Message => HOUR,
        }
    }
}

/// What people have done of late at this node.
pub(super) struct Haste {
    limits: Limits,
    done: HashMap<(PersonId, Kind), VecDeque<Instant>>,
    sweep: usize,
}

impl Haste {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, done: HashMap::new(), sweep: SWEEP }
    }

    /// Whether it is not too much, and then it is counted. A command that was seen before counts once.
    pub(super) fn allows(
        &mut self,
        room: &Room,
        joiner: &Joiner,
        numbered: &Numbered,
        now: Instant,
    ) -> Result<(), Rejection> {
        let person = joiner.person;
        let role = room.role_of(person, joiner.role);
        if Permit::Writers.allows(Some(role)) || room.has_seen(joiner.client, numbered.n) {
            return Ok(());
        }
        match &numbered.command {
            Command::Sheet(SheetCommand::AddIdea { sheet, .. }) => {
                self.allows_idea(room, person, *sheet, now)
            }
            Command::Sheet(SheetCommand::CommentIdea { sheet, .. }) => {
                let own = room.is_of_group(person, *sheet);
                let most = self.limits.ideas_a_minute;
                if own { Ok(()) } else { self.count((person, Kind::Comment), most, now) }
            }
            Command::Chat(ChatCommand::Say { .. }) => {
                self.count((person, Kind::Message), self.limits.messages_an_hour, now)
            }
            Command::Queue(QueueCommand::Ask { kind, .. }) if !waits(room, person, *kind) => {
                self.count((person, Kind::Ask), self.limits.asks_a_minute, now)
            }
            Command::Meeting(_)
            | Command::Agenda(_)
            | Command::Stage(_)
            | Command::Cloud(_)
            | Command::Poll(_)
            | Command::Question(_)
            | Command::Backstage(_)
            | Command::Decision(_)
            | Command::Memo(_)
            | Command::Timer(_)
            | Command::Baton(_)
            | Command::System(_)
            | Command::Sheet(_)
            | Command::Chat(_)
            | Command::Queue(_) => Ok(()),
        }
    }

    fn allows_idea(
        &mut self,
        room: &Room,
        person: PersonId,
        sheet: ActivityId,
        now: Instant,
    ) -> Result<(), Rejection> {
        if room.is_of_group(person, sheet) {
            return Ok(());
        }
        let limit = self.limits.ideas_a_sheet;
        if room.ideas_by(person, sheet) >= limit as usize {
            return Err(Rejection::LimitReached { limit });
        }
        self.count((person, Kind::Idea), self.limits.ideas_a_minute, now)
    }

    fn count(&mut self, of: (PersonId, Kind), most: u32, now: Instant) -> Result<(), Rejection> {
        self.sweep(now);
        let within = of.1.within();
        let times = self.done.entry(of).or_default();
        while times.front().is_some_and(|first| now - *first >= within) {
            times.pop_front();
        }
        if times.len() >= most as usize {
            let wait = times.front().map_or(within, |first| within - (now - *first));
            let seconds = u32::try_from(wait.as_secs() + 1).unwrap_or(u32::MAX);
            return Err(Rejection::SlowDown { seconds });
        }
        times.push_back(now);
        Ok(())
    }

    /// Seldom: each walk over all entries is paid for by as many new ones.
    fn sweep(&mut self, now: Instant) {
        if self.done.len() < self.sweep {
            return;
        }
        let counts = |last: &Instant, kind: Kind| now - *last < kind.within();
        self.done.retain(|(_, kind), times| times.back().is_some_and(|last| counts(last, *kind)));
        self.sweep = SWEEP.max(2 * self.done.len());
    }
}

/// Whether this person waits already: asking again only changes the topic (rule SQ5).
fn waits(room: &Room, person: PersonId, kind: RequestKind) -> bool {
    let Some(Part::MyQueue(own)) = room.part(&PartKey::MyQueue, Eye::Person(person)) else {
        return false;
    };
    own.requests.iter().any(|request| request.kind == kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn tr6_what_is_remembered_is_swept_seldom_and_goes_when_it_holds_nobody_up() {
        let (mut haste, start) = (Haste::new(Limits::DEFAULT), Instant::now());
        let person = |number: usize| PersonId(Uuid::from_u128(number as u128));
        let mut sweeps = 0;
        for number in 0..20_000 {
            let before = haste.sweep;
            haste.count((person(number), Kind::Idea), 20, start).expect("their first");
            sweeps += u32::from(haste.sweep != before);
        }
        assert_eq!((sweeps, haste.done.len()), (3, 20_000));
        for number in 0..100 {
            haste.count((person(number), Kind::Message), 1, start).expect("their first");
        }
        for number in 20_000..40_000 {
            haste.count((person(number), Kind::Ask), 3, start + MINUTE).expect("their first");
        }
        assert_eq!(haste.done.len(), 20_100, "ideas hold nobody up after a minute");
        let again = haste.count((person(1), Kind::Message), 1, start + MINUTE);
        assert_eq!(again, Err(Rejection::SlowDown { seconds: 59 * 60 + 1 }));
    }
}

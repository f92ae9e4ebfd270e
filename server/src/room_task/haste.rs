//! How much one person may do in a while: rule TR6. Each node judges it at the door by its own clock; the
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
/// People remembered before those are forgotten who have been quiet for long enough.
const REMEMBERED: usize = 4_096;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Idea,
    Comment,
    Message,
    Ask,
}

/// What people have done of late at this node.
pub(super) struct Haste {
    limits: Limits,
    done: HashMap<(PersonId, Kind), VecDeque<Instant>>,
}

impl Haste {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, done: HashMap::new() }
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
                let limit = (self.limits.ideas_a_minute, MINUTE);
                if own { Ok(()) } else { self.count((person, Kind::Comment), limit, now) }
            }
            Command::Chat(ChatCommand::Say { .. }) => {
                self.count((person, Kind::Message), (self.limits.messages_an_hour, HOUR), now)
            }
            Command::Queue(QueueCommand::Ask { kind, .. }) if !waits(room, person, *kind) => {
                self.count((person, Kind::Ask), (self.limits.asks_a_minute, MINUTE), now)
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
        self.count((person, Kind::Idea), (self.limits.ideas_a_minute, MINUTE), now)
    }

    fn count(
        &mut self,
        of: (PersonId, Kind),
        (most, within): (u32, Duration),
        now: Instant,
    ) -> Result<(), Rejection> {
        if self.done.len() > REMEMBERED {
            self.done.retain(|_, times| times.back().is_some_and(|last| now - *last < HOUR));
        }
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
}

/// Whether this person waits already: asking again only changes the topic (rule SQ5).
fn waits(room: &Room, person: PersonId, kind: RequestKind) -> bool {
    let Some(Part::MyQueue(own)) = room.part(&PartKey::MyQueue, Eye::Person(person)) else {
        return false;
    };
    own.requests.iter().any(|request| request.kind == kind)
}

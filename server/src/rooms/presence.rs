//! Who is here: counted, never listed (rule ID6). Not in the log; each node knows its own people and
//! is told by the others about theirs, so that somebody with two devices at two nodes is one person.

use crate::nodes::{ShortId, Whisper, short};
use foorumi_protocol::{PersonId, Role};
use std::{
    collections::{HashMap, HashSet, VecDeque},
    time::Duration,
};
use tokio::time::Instant;

/// Different people remembered for the total. Beyond it the total stands still.
const TOTAL: usize = 200_000;
/// Other nodes are told of changes at most this often; in a crowd less often.
const TELL_CHANGES: Duration = Duration::from_secs(1);
/// Others are told this often though nothing changed.
const TELL_AGAIN: Duration = Duration::from_secs(5);
/// A crowd, whose list is long.
const CROWD: usize = 2_000;
/// With more people than this at this node the number is told at most once in a while: telling it at
/// each arrival would cost everybody who is here.
const HALL: usize = 200;
const TELL_HALL: Duration = Duration::from_secs(1);
/// How long people count as new (rule TR1).
const NEW: Duration = Duration::from_secs(60);
/// New people remembered. Beyond it the number stands still.
const NEWCOMERS: usize = 100_000;
/// A node that says nothing for this long has nobody.
const FORGET: Duration = Duration::from_secs(15);

/// What another node has told.
#[derive(Debug, Default)]
struct Others {
    people: HashSet<ShortId>,
    browsers: u32,
    newcomers: u32,
}

/// The people present in one room.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    /// Sockets by person: several tabs or devices are one person (rule ID5).
    here: HashMap<PersonId, usize>,
    /// Sockets, short ids by node, and when it said so.
    others: HashMap<u64, (Instant, Others)>,
    /// All people at other nodes, and how many of them are not here as well.
    elsewhere: HashSet<ShortId>,
    only_elsewhere: usize,
    ever: HashSet<ShortId>,
    peak: u32,
    /// When people came to this node by the code who had not been in the meeting before.
    met: VecDeque<Instant>,
    told: Option<u32>,
    told_at: Option<Instant>,
    /// When other nodes were told last, and whether something changed since.
    said: Option<Instant>,
    changed: bool,
}

impl Presence {
    /// Somebody opened a socket. A stage is a screen, nobody.
    pub(crate) fn came(&mut self, person: PersonId, role: Role) {
        if role == Role::Stage {
            return;
        }
        let sockets = self.here.entry(person).or_default();
        *sockets += 1;
        if *sockets == 1 {
            self.changed = true;
            self.only_elsewhere -= usize::from(self.elsewhere.contains(&short(person)));
        }
        self.remember(short(person));
        self.peak = self.peak.max(self.present());
    }

    /// Somebody came by the code who had not been in the meeting before.
    pub(crate) fn met(&mut self, now: Instant) {
        if self.met.len() < NEWCOMERS {
            self.met.push_back(now);
            self.changed = true;
        }
        let old = |met: &Instant| now - *met >= NEW;
        while self.met.front().is_some_and(old) {
            self.met.pop_front();
        }
    }

    /// Sockets of people at all nodes (rule TR1).
    pub(crate) fn browsers(&self) -> u32 {
        let here = u32::try_from(self.here.values().sum::<usize>()).unwrap_or(u32::MAX);
        self.others.values().fold(here, |all, (_, node)| all.saturating_add(node.browsers))
    }

    /// People who came by the code for the first time within the last minute, at all nodes (rule TR1).
    pub(crate) fn newcomers(&self, now: Instant) -> u32 {
        let here = self.met_here(now);
        self.others.values().fold(here, |all, (_, node)| all.saturating_add(node.newcomers))
    }

    fn met_here(&self, now: Instant) -> u32 {
        let new = self.met.iter().rev().take_while(|met| now - **met < NEW);
        u32::try_from(new.count()).unwrap_or(u32::MAX)
    }

    /// Somebody closed one.
    pub(crate) fn left(&mut self, person: PersonId, role: Role) {
        if role == Role::Stage {
            return;
        }
        if let Some(sockets) = self.here.get_mut(&person) {
            *sockets -= 1;
            if *sockets == 0 {
                self.here.remove(&person);
                self.changed = true;
                self.only_elsewhere += usize::from(self.elsewhere.contains(&short(person)));
            }
        }
    }

    /// Whether somebody is here, at any node.
    pub(crate) fn is_here(&self, person: PersonId) -> bool {
        self.sockets(person) > 0 || self.elsewhere.contains(&short(person))
    }

    /// Sockets of a person at this node.
    pub(crate) fn sockets(&self, person: PersonId) -> usize {
        self.here.get(&person).copied().unwrap_or(0)
    }

    /// People here now, at all nodes.
    pub(crate) fn present(&self) -> u32 {
        u32::try_from(self.here.len() + self.only_elsewhere).unwrap_or(u32::MAX)
    }

    /// Most people at once.
    pub(crate) fn peak(&self) -> u32 {
        self.peak
    }

    /// Different people in all, since this process has had the room.
    pub(crate) fn total(&self) -> u32 {
        u32::try_from(self.ever.len()).unwrap_or(u32::MAX)
    }

    /// Whether it is time to tell everybody the number, which is another than the one told last.
    pub(crate) fn has_news(&self, now: Instant) -> bool {
        let pause = if self.here.len() > HALL { TELL_HALL } else { Duration::ZERO };
        let rested = self.told_at.is_none_or(|told| now >= told + pause);
        rested && self.told != Some(self.present())
    }

    /// The number to tell everybody now, if any.
    pub(crate) fn news(&mut self, now: Instant) -> Option<u32> {
        if !self.has_news(now) {
            return None;
        }
        self.told = Some(self.present());
        self.told_at = Some(now);
        self.told
    }

    /// Another node tells who is there.
    pub(crate) fn hear(
        &mut self,
        node: u64,
        people: HashSet<ShortId>,
        (browsers, newcomers): (u32, u32),
        now: Instant,
    ) {
        people.iter().for_each(|person| self.remember(*person));
        if people.is_empty() {
            self.others.remove(&node);
        } else {
            self.others.insert(node, (now, Others { people, browsers, newcomers }));
        }
        self.count_elsewhere();
        self.peak = self.peak.max(self.present());
    }

    /// Forgets nodes that are silent; whether the number may have changed.
    pub(crate) fn forget_silent(&mut self, now: Instant) -> bool {
        let before = self.others.len();
        self.others.retain(|_, (said, _)| now - *said < FORGET);
        let fewer = self.others.len() < before;
        if fewer {
            self.count_elsewhere();
        }
        fewer
    }

    /// What to tell other nodes, if it is time.
    pub(crate) fn whisper_due(&mut self, node: u64, now: Instant) -> Option<Whisper> {
        let after = if self.changed && self.here.len() < CROWD { TELL_CHANGES } else { TELL_AGAIN };
        let quiet = !self.changed && self.here.is_empty();
        if quiet || self.said.is_some_and(|said| now - said < after) {
            return None;
        }
        self.said = Some(now);
        self.changed = false;
        let people: Vec<ShortId> = self.here.keys().map(|person| short(*person)).collect();
        let browsers = u32::try_from(self.here.values().sum::<usize>()).unwrap_or(u32::MAX);
        Some(Whisper::here(node, people.iter(), (browsers, self.met_here(now))))
    }

    fn count_elsewhere(&mut self) {
        let lists = self.others.values().map(|(_, node)| &node.people);
        self.elsewhere = lists.flatten().copied().collect();
        let here = self.here.keys().filter(|person| self.elsewhere.contains(&short(**person)));
        self.only_elsewhere = self.elsewhere.len() - here.count();
    }

    fn remember(&mut self, person: ShortId) {
        if self.ever.len() < TOTAL {
            self.ever.insert(person);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nodes::{Say, people};
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number << 64 | number))
    }

    #[test]
    fn id5_id6_several_tabs_are_one_person_and_the_stage_is_nobody() {
        let now = Instant::now();
        let mut presence = Presence::default();
        let (one, two) = (person(1), person(2));
        presence.came(one, Role::Participant);
        presence.came(one, Role::Participant);
        presence.came(two, Role::Host);
        presence.came(two, Role::Stage);
        assert_eq!((presence.news(now), presence.news(now)), (Some(2), None));
        presence.left(one, Role::Participant);
        assert_eq!(presence.news(now), None);
        presence.left(one, Role::Participant);
        presence.left(two, Role::Stage);
        assert_eq!((presence.news(now), presence.peak(), presence.total()), (Some(1), 2, 2));
    }

    #[test]
    fn id6_people_at_other_nodes_are_counted_once_until_their_node_is_silent() {
        let (mut one, mut other) = (Presence::default(), Presence::default());
        let now = Instant::now();
        for number in 1..=3 {
            one.came(person(number), Role::Participant);
        }
        for number in 3..=4 {
            other.came(person(number), Role::Participant);
        }
        let told = other.whisper_due(2, now).expect("it has changed");
        assert_eq!(other.whisper_due(2, now), None, "it has been told");
        let Say::Here { people: list, browsers, newcomers } = told.say else { panic!("people") };
        one.hear(told.node, people(&list), (browsers, newcomers), now);
        assert_eq!((one.news(now), one.peak(), one.total()), (Some(4), 4, 4));
        assert!(other.whisper_due(2, now + TELL_AGAIN).is_some(), "a sign of life");
        assert!(!one.forget_silent(now + FORGET / 2));
        assert!(one.forget_silent(now + FORGET));
        assert_eq!((one.news(now), one.peak(), one.total()), (Some(3), 4, 4));
    }

    #[test]
    fn tr1_browsers_and_new_people_are_counted_over_all_nodes() {
        let (mut one, mut other) = (Presence::default(), Presence::default());
        let now = Instant::now();
        for presence in [&mut one, &mut other] {
            presence.came(person(1), Role::Participant);
            presence.came(person(1), Role::Participant);
            presence.came(person(2), Role::Participant);
            presence.met(now);
        }
        let told = other.whisper_due(2, now).expect("it has changed");
        let Say::Here { people: list, browsers, newcomers } = told.say else { panic!("people") };
        one.hear(told.node, people(&list), (browsers, newcomers), now);
        assert_eq!((one.present(), one.browsers(), one.newcomers(now)), (2, 6, 2));
        assert_eq!(other.newcomers(now + NEW), 0);
        one.forget_silent(now + FORGET);
        assert_eq!((one.browsers(), one.newcomers(now)), (3, 1));
    }
}

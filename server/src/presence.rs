//! Who is here: counted, never listed (rule ID6). Not in the log; each process knows its own.

use foorumi_protocol::{PersonId, Role};
use std::collections::{HashMap, HashSet};

/// Different people remembered for the total. Beyond it the total stands still.
const TOTAL: usize = 200_000;

/// The people present in one room.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    /// Sockets by person: several tabs or devices are one person (rule ID5).
    here: HashMap<PersonId, usize>,
    ever: HashSet<PersonId>,
    peak: u32,
    told: Option<u32>,
}

impl Presence {
    /// Somebody opened a socket. A stage is a screen, nobody.
    pub(crate) fn came(&mut self, person: PersonId, role: Role) {
        if role == Role::Stage {
            return;
        }
        *self.here.entry(person).or_default() += 1;
        if self.ever.len() < TOTAL {
            self.ever.insert(person);
        }
        self.peak = self.peak.max(self.present());
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
            }
        }
    }

    /// Sockets of a person.
    pub(crate) fn sockets(&self, person: PersonId) -> usize {
        self.here.get(&person).copied().unwrap_or(0)
    }

    /// People here now.
    pub(crate) fn present(&self) -> u32 {
        u32::try_from(self.here.len()).unwrap_or(u32::MAX)
    }

    /// Most people at once.
    pub(crate) fn peak(&self) -> u32 {
        self.peak
    }

    /// Different people in all, since this process has had the room.
    pub(crate) fn total(&self) -> u32 {
        u32::try_from(self.ever.len()).unwrap_or(u32::MAX)
    }

    /// The number to tell everybody, if it is another than the one told last.
    pub(crate) fn news(&mut self) -> Option<u32> {
        let present = self.present();
        let new = self.told != Some(present);
        self.told = Some(present);
        new.then_some(present)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn id5_id6_several_tabs_are_one_person_and_the_stage_is_nobody() {
        let mut presence = Presence::default();
        let (one, two) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        presence.came(one, Role::Participant);
        presence.came(one, Role::Participant);
        presence.came(two, Role::Host);
        presence.came(two, Role::Stage);
        assert_eq!((presence.news(), presence.news()), (Some(2), None));
        presence.left(one, Role::Participant);
        assert_eq!(presence.news(), None);
        presence.left(one, Role::Participant);
        presence.left(two, Role::Stage);
        assert_eq!((presence.news(), presence.peak(), presence.total()), (Some(1), 2, 2));
    }
}

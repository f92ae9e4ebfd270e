//! Who is one of the staff, and how given roles are taken back: rules ID3, ID8.

use super::People;
use crate::Room;
use foorumi_protocol::{PersonId, Role};

impl People {
    /// Whether this is one of the staff: by the link that they have acted by, or by a role given.
    pub(super) fn is_staff(&self, person: PersonId) -> bool {
        let known = self.known.get(&person);
        known.is_some_and(|known| known.role.is_some_and(Role::is_staff) || known.link.is_some())
    }

    /// Notes the link that somebody acts by; whether they are seen to be of the staff just now.
    pub(super) fn note_link(&mut self, person: PersonId, link: Role) -> bool {
        let before = self.is_staff(person);
        if let Some(known) = self.known.get_mut(&person)
            && link.is_staff()
        {
            known.link = known.link.max(Some(link));
        }
        before != self.is_staff(person)
    }

    /// Takes given roles back with a link that was renewed: those of the same role, and with the host's
    /// all, since only hosts give them. Whoever acted by it is no longer marked as staff for that.
    fn take_back_roles(&mut self, role: Role) -> Vec<PersonId> {
        let mut changed = Vec::new();
        for (id, person) in &mut self.known {
            let given = person.role.take_if(|given| role == Role::Host || *given == role);
            let link = person.link.take_if(|link| *link == role);
            if given.is_some() || link.is_some() {
                changed.push(*id);
            }
        }
        changed
    }
}

impl Room {
    /// Notes that somebody has acted by a link of the staff: from then on all see it (rule ID8).
    pub(crate) fn note_link(&mut self, person: PersonId, link: Role) {
        if self.meeting.people.note_link(person, link) {
            self.touch_who(person);
        }
    }

    pub(super) fn take_back_roles(&mut self, role: Role) {
        for person in self.meeting.people.take_back_roles(role) {
            self.touch_who(person);
        }
    }
}

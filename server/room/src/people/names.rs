//! Names: who has the same, and whose looks like that of staff: rules ID4, ID8.
//!
//! Two names look the same if their skeletons are equal: what is left when letters that look alike
//! (Unicode's confusables) are one. The tables belong to the rules of the version.

use super::{People, Person};
use foorumi_protocol::{DisplayName, PersonId, Who};
use std::collections::{BTreeMap, BTreeSet};
use unicode_security::confusable_detection::skeleton;

/// What a name looks like, whatever its case and spaces. Capitals look like other letters than small ones
/// (I like l, O like 0), so that what a name looks like is asked before its case is dropped, and after.
pub(super) fn look(name: &DisplayName) -> String {
    let small = skeleton(name).collect::<String>().to_lowercase();
    let folded = skeleton(&small).filter(|c| !c.is_whitespace());
    folded.map(|c| if c == 'i' { 'l' } else { c }).collect()
}

impl People {
    /// Gives a person another name, or none; the others who are now told apart, or no longer.
    pub(super) fn rename(&mut self, person: PersonId, name: Option<&DisplayName>) -> Vec<PersonId> {
        let Some(known) = self.known.get_mut(&person) else { return Vec::new() };
        let new = name.map(look).unwrap_or_default();
        let old = std::mem::replace(&mut known.look, new.clone());
        known.name = name.cloned();
        known.namesake = false;
        let looks = BTreeSet::from([old, new]);
        let mut changed = Vec::new();
        for look in looks.iter().filter(|look| !look.is_empty()) {
            let same = |(id, one): (&PersonId, &Person)| (one.look == *look).then_some(*id);
            let named: Vec<PersonId> = self.known.iter().filter_map(same).collect();
            let several = named.len() > 1;
            for id in named {
                if let Some(known) = self.known.get_mut(&id)
                    && std::mem::replace(&mut known.namesake, several) != several
                    && id != person
                {
                    changed.push(id);
                }
            }
        }
        changed
    }

    /// Takes everybody's name off; whose there were.
    pub(super) fn take_names(&mut self) -> Vec<PersonId> {
        let mut named = Vec::new();
        for (id, person) in &mut self.known {
            person.look.clear();
            person.namesake = false;
            named.extend(person.name.take().map(|_| *id));
        }
        named
    }

    /// Whose names look like that of somebody of the staff, and like whose.
    pub(super) fn resembling(&self) -> BTreeMap<PersonId, Who> {
        let staff: BTreeMap<&str, PersonId> = (self.known.iter())
            .filter(|(id, person)| self.is_staff(**id) && !person.look.is_empty())
            .map(|(id, person)| (person.look.as_str(), *id))
            .collect();
        let found = |(id, person): (&PersonId, &Person)| {
            let like = staff.get(person.look.as_str()).filter(|_| !self.is_staff(*id))?;
            Some((*id, self.who(*like)))
        };
        // Mostly no two people share a name: then there is nothing to look up.
        let candidates = self.known.iter().filter(|(_, person)| person.namesake);
        candidates.filter_map(found).collect()
    }
}

//! Groups: who belongs to which, and what that allows: rules MM1, MM2.
//!
//! A group is known by its name on a sheet. A person joins by one of its sheets, their home, and so
//! belongs to every sheet with the same name.

use super::{Sheet, SheetEvent};
use crate::{Ask, Decided, Event, Permit, Room, activity::Content, view::Eyes};
use foorumi_protocol::{
    ActivityId, IdeaId, Localized, PartKey, PersonId, Rejection, SheetEditors, SheetPhase,
};

impl Room {
    pub(super) fn decide_join(&self, person: PersonId, id: ActivityId) -> Decided {
        let sheet = self.sheet(id)?;
        if sheet.phase == SheetPhase::Planned {
            return Err(Rejection::ActivityNotOpen);
        }
        if sheet.group.is_empty() {
            return Err(Rejection::NotFound);
        }
        let home = Some(id);
        let same = self.belongs(person, sheet);
        let event = SheetEvent::Joined { person, home };
        Ok(if same { Vec::new() } else { vec![Event::Sheet(event)] })
    }

    pub(super) fn decide_leave(&self, person: PersonId) -> Decided {
        let none = self.meeting.people.home(person).is_none();
        let event = SheetEvent::Joined { person, home: None };
        Ok(if none { Vec::new() } else { vec![Event::Sheet(event)] })
    }

    pub(super) fn join(&mut self, person: PersonId, home: Option<ActivityId>) {
        let before = self.meeting.people.home(person);
        self.meeting.people.settle(person, home);
        // From now on the sheet has people of its own: its group stays what it is.
        if let Some(sheet) = home.and_then(|home| self.sheet_mut(home)) {
            sheet.worked_on = true;
        }
        let groups: Vec<Localized> =
            [before, home].into_iter().flatten().filter_map(|id| self.group(id).cloned()).collect();
        let sheets: Vec<ActivityId> = (self.activities.keys().copied())
            .filter(|id| self.group(*id).is_some_and(|group| groups.contains(group)))
            .collect();
        for id in sheets {
            self.touch(PartKey::Sheet(id), Eyes::All);
        }
        self.touch_own(PartKey::You, person);
    }

    /// The group that a person belongs to.
    pub(crate) fn group_of(&self, person: PersonId) -> Option<&Localized> {
        self.group(self.meeting.people.home(person)?)
    }

    /// Whether a sheet is that of this person's group.
    pub(super) fn belongs(&self, person: PersonId, sheet: &Sheet) -> bool {
        !sheet.group.is_empty() && self.group_of(person) == Some(&sheet.group)
    }

    /// Whether this person may edit the sheet at all (rule MM2).
    pub(super) fn may_edit(&self, ask: Ask, sheet: &Sheet) -> Result<(), Rejection> {
        let staff = Permit::Writers.allows(Some(ask.role));
        match sheet.editors {
            _ if staff => Ok(()),
            SheetEditors::Everyone => Ok(()),
            SheetEditors::Group if self.belongs(ask.person, sheet) => Ok(()),
            SheetEditors::Group => Err(Rejection::NotOfGroup),
            SheetEditors::Staff => Err(Rejection::NotAllowed),
        }
    }

    /// Rule TR7: the central need is written by staff, and by a group on its own sheet.
    pub(super) fn may_write_need(
        &self,
        ask: Ask,
        sheet: &Sheet,
        idea: IdeaId,
    ) -> Result<(), Rejection> {
        let own = Permit::Writers.allows(Some(ask.role)) || self.belongs(ask.person, sheet);
        if own || idea != sheet.tree.root() { Ok(()) } else { Err(Rejection::NotOfGroup) }
    }

    /// How many people belong to the group of a sheet.
    pub(super) fn members(&self, sheet: &Sheet) -> u32 {
        if sheet.group.is_empty() {
            return 0;
        }
        let homes = self.meeting.people.homes().iter();
        let same = homes.filter(|(id, _)| self.group(**id) == Some(&sheet.group));
        same.map(|(_, people)| *people).sum()
    }

    fn group(&self, id: ActivityId) -> Option<&Localized> {
        let Content::Sheet(sheet) = &self.activities.get(&id)?.content else { return None };
        Some(&sheet.group).filter(|group| !group.is_empty())
    }
}

//! What a person answered by name, when they are removed: rule TR5. Of a closed poll by name nothing is
//! kept but its ballots, so that it counts without one.

use super::Poll;
use crate::{Room, Traces, activity::Content, view::Eyes};
use foorumi_protocol::{ActivityId, ActivityState, Choice, PartKey, PersonId};

impl Room {
    pub(crate) fn put_ballots_away(&mut self, person: PersonId) {
        for id in self.named_polls() {
            let Some(poll) = self.poll_mut(id) else { continue };
            let later = poll.later.contains(&person);
            if let Some(choice) = poll.ballots.get(&person).cloned() {
                poll.away.insert(person, (choice, later));
                self.change_named(id, person, None);
            }
        }
    }

    pub(crate) fn bring_ballots_back(&mut self, person: PersonId) {
        for id in self.named_polls() {
            let away = self.poll_mut(id).and_then(|poll| poll.away.remove(&person));
            if away.is_some() {
                self.change_named(id, person, away);
            }
        }
    }

    pub(crate) fn forget_ballots_of(&mut self, person: PersonId) {
        for id in self.named_polls() {
            if let Some(poll) = self.poll_mut(id) {
                poll.away.remove(&person);
                // The key of an answer is told by its words.
                poll.drop_keys_of_none();
            }
        }
    }

    pub(crate) fn count_ballots_of(&self, person: PersonId, traces: &mut Traces) {
        for (poll, _) in self.named_polls().into_iter().filter_map(|id| self.poll(id)) {
            match poll.ballots.get(&person) {
                Some(Choice::Open { .. }) => traces.add_texts(1),
                Some(_) => traces.votes += 1,
                None => {}
            }
        }
    }

    /// Results that show this person's name to staff.
    pub(crate) fn touch_who_in_polls(&mut self, person: PersonId) {
        for id in self.named_polls() {
            let shows = |(poll, state): (&Poll, ActivityState)| {
                state == ActivityState::Closed && poll.ballots.contains_key(&person)
            };
            if self.poll(id).is_some_and(shows) {
                self.touch(PartKey::Result(id), Eyes::Staff);
            }
        }
    }

    /// An alias's ballot goes whose person is being removed. Whose that is must be told nowhere, so that
    /// not this alias's commands are forgotten but all words that came into the poll until now: whoever
    /// holds them proposes the room's state again instead.
    pub(super) fn take_ballot_off(&mut self, id: ActivityId, alias: PersonId) {
        self.change_ballot(id, alias, None);
        if let Some(poll) = self.poll_mut(id) {
            poll.drop_keys_of_none();
        }
        self.forget_texts(id);
    }

    /// Whether an alias's ballot or dots stand in an open vote.
    pub(crate) fn holds_ballot_of(&self, activity: ActivityId, alias: PersonId) -> bool {
        self.vote(activity).is_some_and(|vote| vote.holds_ballot_of(alias))
    }

    fn change_named(&mut self, id: ActivityId, person: PersonId, ballot: Option<(Choice, bool)>) {
        self.change_ballot(id, person, ballot);
        self.touch(PartKey::Answered(id), Eyes::All);
    }

    fn named_polls(&self) -> Vec<ActivityId> {
        let named = |content: &Content| matches!(content, Content::Poll(poll) if poll.plan.named);
        let found = self.activities.iter().filter(|(_, activity)| named(&activity.content));
        found.map(|(id, _)| *id).collect()
    }
}

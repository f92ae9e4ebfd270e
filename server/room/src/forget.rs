//! What the room has forgotten: rules PL5, DV10, CH10, TR5. It is to be nowhere, not in the log, not in
//! what a node keeps to propose again.
//!
//! A feature that takes something out of the state for good says so here, from its `evolve`:
//! [`Room::forget_votes`] where a vote ends, [`Room::forget_command`] where one person's text is
//! deleted, [`Room::forget`] alone where that is enough.

use crate::{Actor, Addressed, Room, hand::voted_in, pairs};
use foorumi_protocol::{ActivityId, ChatCommand, Command, PartKey, PersonId, Seq, SystemCommand};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Forgot {
    /// Record of the last forgetting.
    record: u64,
    /// Votes given in these activities up to this place.
    #[serde(with = "pairs")]
    votes: BTreeMap<ActivityId, Seq>,
    /// Commands, by their places.
    commands: BTreeSet<Seq>,
    /// People, with all that they sent up to a place.
    #[serde(default, with = "pairs")]
    people: BTreeMap<PersonId, Seq>,
    /// Where parts were last taken out of what eyes are known to have seen, since their keys hold words.
    #[serde(default)]
    cut: Seq,
}

impl Room {
    /// The record in which something was forgotten last, 0 if nothing was. Nothing that was at rest
    /// up to it may stay: the log keeps a state taken after it, and what comes after that.
    pub fn forgotten(&self) -> u64 {
        self.forgot.record
    }

    /// Forgets: every node takes a snapshot at once, and the log drops all before it.
    pub(crate) fn forget(&mut self) {
        self.forgot.record = self.records;
    }

    /// Forgets who gave which vote in an activity up to now, and what they were shown of it.
    pub(crate) fn forget_votes(&mut self, activity: ActivityId) {
        self.forgot.votes.insert(activity, self.seq);
        self.view.forget_hands(activity);
        self.forget();
    }

    /// Where votes were last forgotten in an activity; 0 = never.
    pub(crate) fn votes_forgotten_in(&self, activity: ActivityId) -> Seq {
        self.forgot.votes.get(&activity).copied().unwrap_or_default()
    }

    /// Whether any vote was forgotten after this place: who holds a view from before must get it
    /// whole, since nobody knows any more whose ballot was in it.
    pub fn has_forgotten_votes_since(&self, since: Seq) -> bool {
        self.forgot.votes.values().any(|seq| *seq > since)
    }

    /// Forgets all that a person has sent up to now.
    pub(crate) fn forget_commands_of(&mut self, person: PersonId) {
        self.forgot.people.insert(person, self.seq);
        self.forget();
    }

    /// Forgets that parts with these keys were ever seen.
    pub(crate) fn forget_keys(&mut self, keys: Vec<PartKey>) {
        if !keys.is_empty() {
            self.forgot.cut = self.seq;
            self.view.forget_keys(keys);
        }
    }

    /// Whether keys were forgotten after this place: who holds a view from before must get it whole,
    /// since nobody could tell them any more what is gone.
    pub fn has_forgotten_keys_since(&self, since: Seq) -> bool {
        self.forgot.cut > since
    }

    /// Forgets the content of the command at this place. Ids of what it made begin with it.
    pub(crate) fn forget_command(&mut self, seq: Seq) {
        self.forgot.commands.insert(seq);
        self.forget();
    }

    /// Whether the content of a command accepted at `seq` is forgotten, so that nobody may keep it.
    /// Where its place is not known any more, the answer is on the safe side.
    pub fn has_forgotten(&self, addressed: &Addressed, seq: Option<Seq>) -> bool {
        let here = |seq| self.forgot.commands.contains(&seq);
        if let Actor::Person { id, .. } = addressed.actor
            && let Some(end) = self.forgot.people.get(&id)
            && seq.is_none_or(|seq| seq <= *end)
        {
            return true;
        }
        // Beside the removal of a person it could tell whose the hand was.
        if matches!(addressed.command, Command::System(SystemCommand::TakeOffVote { .. })) {
            return self.forgot.people.values().any(|end| seq.is_none_or(|seq| seq <= *end));
        }
        // What staff made of a text that is gone goes with it.
        if let Command::Chat(ChatCommand::Edit { message, .. }) = &addressed.command
            && here(message.0.seq)
        {
            return true;
        }
        if let Some(activity) = voted_in(&addressed.command) {
            let end = self.forgot.votes.get(&activity);
            return end.is_some_and(|end| seq.is_none_or(|seq| seq <= *end));
        }
        seq.map_or(!self.forgot.commands.is_empty(), here)
    }
}

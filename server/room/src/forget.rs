//! What the room has forgotten: rules PL5, DV10, CH10, CH11, TR5. It is to be nowhere, not in the log, not in
//! what a node keeps to propose again.
//!
//! A feature that takes something out of the state for good says so here, from its `evolve`:
//! [`Room::forget_votes`] where a vote ends, [`Room::forget_command`] where one person's text is
//! deleted, [`Room::forget_texts`] where it is not known which command brought it, [`Room::forget`]
//! alone where that is enough.

use crate::{
    Actor, Addressed, Decided, Event, Room, alias::voted_in, meeting::MeetingEvent, pairs,
};
use foorumi_protocol::{
    ActivityId, ChatCommand, CloudCommand, Command, Millis, PersonId, PollCommand, Rejection, Seq,
    SheetCommand, SystemCommand,
};
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
    /// Texts typed in these activities up to this place.
    #[serde(default, with = "pairs")]
    texts: BTreeMap<ActivityId, Seq>,
    /// People, with all that they sent up to a place.
    #[serde(default, with = "pairs")]
    people: BTreeMap<PersonId, Seq>,
    /// Who agreed with which message, up to this place; 0 = never.
    #[serde(default)]
    backings: Seq,
}

impl Room {
    /// How long a deletion can be taken back, milliseconds: 10 s on the page (rule MM3), and what a slow
    /// line takes.
    pub const UNDO_MS: u64 = 15_000;

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
        self.view.forget_aliases(activity);
        self.forget();
    }

    /// Where votes were last forgotten in an activity; 0 = never.
    pub(crate) fn votes_forgotten_in(&self, activity: ActivityId) -> Seq {
        self.forgot.votes.get(&activity).copied().unwrap_or_default()
    }

    /// In how many activities votes were forgotten.
    pub(crate) fn votes_forgotten(&self) -> usize {
        self.forgot.votes.len()
    }

    /// Whether any vote was forgotten after this place: who holds a view from before must get it
    /// whole, since nobody knows any more whose ballot was in it.
    pub fn has_forgotten_votes_since(&self, since: Seq) -> bool {
        self.forgot.votes.values().any(|seq| *seq > since)
    }

    /// Forgets the content of the command at this place. Ids of what it made begin with it.
    pub(crate) fn forget_command(&mut self, seq: Seq) {
        self.forgot.commands.insert(seq);
        self.forget();
    }

    /// Forgets all that a person has sent up to now.
    pub(crate) fn forget_commands_of(&mut self, person: PersonId) {
        self.forgot.people.insert(person, self.seq);
        self.forget();
    }

    /// Forgets who agreed with which message.
    pub(crate) fn forget_backings(&mut self) {
        self.forgot.backings = self.seq;
        self.forget();
    }

    /// Forgets a text that was typed in an activity. Which command brought it is not known, so that
    /// nobody keeps any text of this activity from before.
    pub(crate) fn forget_texts(&mut self, activity: ActivityId) {
        self.forgot.texts.insert(activity, self.seq);
        self.forget();
    }

    /// Deletions that can still be taken back: where the first was made, and from when on it goes for
    /// good (rule MM3). The node tells when that is ([`SystemCommand::ForgetDeleted`]).
    pub fn deleted(&self) -> Option<(Seq, Millis)> {
        let (by, at) = self.first_deleted_idea()?;
        Some((by, Millis(at.0.saturating_add(Self::UNDO_MS))))
    }

    pub(crate) fn decide_forget_deleted(&self, until: Seq) -> Decided {
        let first = self.first_deleted_idea().filter(|(by, _)| *by <= until);
        first.ok_or(Rejection::NotFound)?;
        Ok(vec![Event::Meeting(MeetingEvent::DeletedForgotten { until })])
    }

    /// What was deleted up to this place goes for good.
    pub(crate) fn forget_deleted(&mut self, until: Seq) {
        self.drop_deleted_ideas(until);
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
        // Beside the removal of a person it could tell whose the alias was.
        if matches!(addressed.command, Command::System(SystemCommand::TakeOffVote { .. })) {
            return self.forgot.people.values().any(|end| seq.is_none_or(|seq| seq <= *end));
        }
        // What staff made of a text that is gone goes with it.
        if let Command::Chat(ChatCommand::Edit { message, .. }) = &addressed.command
            && here(message.0.seq)
        {
            return true;
        }
        if matches!(addressed.command, Command::Chat(ChatCommand::Back { .. })) {
            let end = self.forgot.backings;
            return end > Seq(0) && seq.is_none_or(|seq| seq <= end);
        }
        let typed = typed_in(&addressed.command).and_then(|id| self.forgot.texts.get(&id));
        if typed.is_some_and(|end| seq.is_none_or(|seq| seq <= *end)) {
            return true;
        }
        if let Some(activity) = voted_in(&addressed.command) {
            let end = self.forgot.votes.get(&activity);
            return end.is_some_and(|end| seq.is_none_or(|seq| seq <= *end));
        }
        seq.map_or(!self.forgot.commands.is_empty(), here)
    }
}

/// The activity for which a command brings a text that people typed, or names one by its words.
fn typed_in(command: &Command) -> Option<ActivityId> {
    if let Command::Cloud(command) = command {
        return cloud_of(command);
    }
    if let Command::Poll(PollCommand::CastBallot { poll, .. }) = command {
        return Some(*poll);
    }
    if let Command::Sheet(
        SheetCommand::AddIdea { sheet, .. }
        | SheetCommand::EditIdea { sheet, .. }
        | SheetCommand::CommentIdea { sheet, .. }
        | SheetCommand::PickIdea { sheet, .. },
    ) = command
    {
        return Some(*sheet);
    }
    None
}

/// The cloud whose words a command holds.
const fn cloud_of(command: &CloudCommand) -> Option<ActivityId> {
    match command {
        CloudCommand::SendWord { cloud, .. }
        | CloudCommand::TakeBackWord { cloud, .. }
        | CloudCommand::HideWord { cloud, .. }
        | CloudCommand::RestoreWord { cloud, .. }
        | CloudCommand::RemoveText { cloud, .. }
        | CloudCommand::MergeWords { cloud, .. }
        | CloudCommand::SplitWord { cloud, .. }
        | CloudCommand::KeepApart { cloud, .. }
        | CloudCommand::ChooseSpelling { cloud, .. } => Some(*cloud),
        CloudCommand::SetAutomatic { .. }
        | CloudCommand::SetHeld { .. }
        | CloudCommand::SetBlocked { .. }
        | CloudCommand::Reveal { .. }
        | CloudCommand::LayOut { .. } => None,
    }
}

//! Who is here, as far as staff and the memo are told: rules TR1, SQ11. Presence is the node's; nothing of
//! this is in the log but that more have answered a vote than were ever here at once.

use crate::rooms::presence::Presence;
use foorumi_protocol::{ActivityId, ActivityState, Crowd, SystemCommand};
use foorumi_room::Room;
use std::{collections::BTreeMap, time::Duration};
use tokio::time::Instant;

/// Staff are told of who is here at most this often.
const TELL: Duration = Duration::from_secs(1);

/// What this node watches.
#[derive(Default)]
pub(super) struct Watching {
    /// Whether the room has been looked at before: then a vote that is new here has just opened.
    followed: bool,
    /// Most people here at once while a vote has been open; `None` if its opening was not seen.
    votes: BTreeMap<ActivityId, Option<u32>>,
    /// What is to be noted of votes that have closed.
    closed: Vec<SystemCommand>,
    told: Option<Crowd>,
    looked: Option<Instant>,
}

impl Watching {
    /// Who is here now counts for every open vote.
    pub(super) fn note(&mut self, presence: &Presence) {
        for most in self.votes.values_mut().flatten() {
            *most = (*most).max(presence.present());
        }
    }

    /// Follows the votes of a room that has advanced: only so is each seen to open.
    pub(super) fn follow(&mut self, room: &Room, presence: &Presence) {
        self.note(presence);
        let mut open = BTreeMap::new();
        for (activity, state) in room.votes_watched() {
            let watched = self.votes.get(&activity).copied();
            match state {
                ActivityState::Open => {
                    let new = self.followed.then(|| presence.present());
                    open.insert(activity, watched.unwrap_or(new));
                }
                ActivityState::Closed => {
                    let most = watched.flatten().filter(|most| room.answered(activity) > *most);
                    let note = |most| SystemCommand::NoteMostPresent { activity, most };
                    self.closed.extend(most.map(note));
                }
                ActivityState::Planned => {}
            }
        }
        self.votes = open;
        self.followed = true;
    }

    /// What is to be noted of votes that have closed, once.
    pub(super) fn take_closed(&mut self) -> Vec<SystemCommand> {
        std::mem::take(&mut self.closed)
    }

    /// What staff are to be told now, if it is another than before.
    pub(super) fn news(&mut self, room: &Room, presence: &Presence, now: Instant) -> Option<Crowd> {
        if self.looked.is_some_and(|looked| now < looked + TELL) {
            return None;
        }
        self.looked = Some(now);
        let crowd = crowd(room, presence, now);
        if self.told.as_ref() == Some(&crowd) {
            return None;
        }
        self.told = Some(crowd.clone());
        Some(crowd)
    }
}

/// Who is here now.
pub(super) fn crowd(room: &Room, presence: &Presence, now: Instant) -> Crowd {
    let away = room.speakers().into_iter().filter(|(person, _)| !presence.is_here(*person));
    let mut away: Vec<_> = away.map(|(_, number)| number).collect();
    away.sort_unstable();
    away.dedup();
    Crowd { browsers: presence.browsers(), newcomers: presence.newcomers(now), away }
}

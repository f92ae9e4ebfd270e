//! What each kind of activity does in its own way. This is the one seam between the room and its
//! clouds, polls and sheets: a new kind is a variant of [`Content`] and a file with this trait;
//! nothing else that all activities share asks which kind one is.

use super::Content;
use crate::{Decided, Event, Room, newcomers::CameBy, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityPlan, ActivityResult, ActivityState, PartKey, PersonId,
};

/// A kind of activity, with what it holds.
pub(crate) trait Kind {
    /// Whether somebody has answered, so that it can no longer be edited or removed.
    fn answered(&self) -> bool;

    /// As it would be planned anew; later rounds of a vote are made when they are asked for.
    fn planned(&self) -> Option<ActivityPlan>;

    /// The parts that it consists of.
    fn keys(&self, id: ActivityId) -> Vec<PartKey>;

    /// Those of them that hold figures (rule RB4), and whose eyes they are shown to.
    fn figure_keys(&self, id: ActivityId) -> Vec<(PartKey, Eyes)>;

    /// What opening it in this state comes to.
    fn open(&self, id: ActivityId, state: ActivityState) -> Decided;

    /// What closing it in this state comes to.
    fn close(&self, id: ActivityId, state: ActivityState) -> Vec<Event>;

    /// What leaves the meeting of it, once it has been opened.
    fn result(&self, room: &Room, id: ActivityId) -> Option<ActivityResult>;

    /// The vote in it, if it is one or has one.
    fn vote(&self) -> Option<&dyn Voted> {
        None
    }
}

/// A vote: what the rules about voters (TR1, TR3) and about their aliases (PL5, DV10) ask of it.
pub(crate) trait Voted {
    /// How many have answered.
    fn answers(&self) -> u32;

    /// When it first opened, and who may answer.
    fn came_by(&self) -> CameBy;

    /// How the vote stands in an activity of this state; `None` before it begins.
    fn stands(&self, state: ActivityState) -> Option<ActivityState>;

    /// Whether only aliases answer it.
    fn by_aliases(&self) -> bool;

    /// Whether it takes the answers of aliases in this state, or holds some that are not counted yet.
    fn holds_aliases(&self, state: ActivityState) -> bool;

    /// Whether anybody has answered in what it holds.
    fn holds_ballots(&self) -> bool;

    /// Whether this alias's answer stands in it.
    fn holds_ballot_of(&self, alias: PersonId) -> bool;

    /// Notes how many people were present at most (rule TR1).
    fn most_present(&self, id: ActivityId, most: u32) -> Event;
}

impl Content {
    /// Its kind.
    pub(crate) fn kind(&self) -> &dyn Kind {
        match self {
            Self::Cloud(cloud) => cloud,
            Self::Poll(poll) => poll,
            Self::Sheet(sheet) => sheet,
        }
    }

    /// The vote in it, if it is one or has one.
    pub(crate) fn vote(&self) -> Option<&dyn Voted> {
        self.kind().vote()
    }
}

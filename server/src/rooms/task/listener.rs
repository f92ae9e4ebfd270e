//! One listener: which view its browser holds, and what brings it up to the room.

use super::{Joiner, aliases::Aliases, listeners::Beside};
use crate::rooms::{
    frames::{Frame, Frames, Sight},
    outbox::{Outbox, Put, Turn},
};
use foorumi_protocol::{
    Answer, Epoch, Millis, PartKey, PersonId, Position, Role, Seq, ToClient, VERSION, Welcome,
};
use foorumi_room::{Actor, Eye, Room, Vote};

/// Answers kept for a browser that is behind: four times what it may have asked without reading one.
const UNTOLD: usize = 256;

/// Somebody who listens.
pub(super) struct Listener {
    pub(super) joiner: Joiner,
    pub(super) outbox: Outbox,
    /// Role that the browser holds the view of, promotions included.
    role: Role,
    eyes: Vec<Eye>,
    /// The person's aliases in the open votes, as of a version of all aliases.
    aliases: (u64, Vec<(Vote, PersonId)>),
    holds: Holds,
    /// Said after the view that shows their effects.
    answers: Vec<Answer>,
    /// Whether the browser knows its role.
    greeted: bool,
    /// Whether it may not know what stands beside the view: that was skipped, or its role is new.
    owed: bool,
    /// Whether its view has come whole.
    rest: Rest,
}

/// What has become of the rest of a view that was asked for in steps (rule SY3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    /// The view came whole, or will.
    Here,
    /// The first view is to come in steps.
    ToCome,
    /// The first step is told.
    Waits,
    /// The browser has asked for the rest.
    Asked,
}

/// Which view the browser holds, or will when it has read what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// That of this place.
    View(Seq),
    /// None that is of use: the next is whole.
    Nothing,
    /// It does not keep up: views are skipped until it has read what waits.
    Behind(Option<Seq>),
}

/// What became of an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Updated {
    /// Sent, or nothing to send.
    Done,
    /// Just now it fell behind.
    FellBehind,
    /// Nobody is there any more.
    Gone,
}

/// The room as it is told in one turn, and what is used again for each listener: who has nothing
/// new costs no allocation.
pub(super) struct Telling<'a> {
    pub(super) room: &'a Room,
    pub(super) aliases: &'a Aliases,
    pub(super) epoch: Epoch,
    /// Wall time.
    pub(super) at: Millis,
    pub(super) frames: &'a mut Frames,
    pub(super) beside: Beside<'a>,
    pub(super) scratch: &'a mut Scratch,
}

/// Where a turn is put together.
#[derive(Default)]
pub(super) struct Scratch {
    turn: Turn,
    eyes: Vec<Eye>,
}

impl Listener {
    /// A listener; its first view comes with [`Self::update`].
    pub(super) fn new(
        joiner: Joiner,
        outbox: Outbox,
        room: &Room,
        aliases: &Aliases,
        epoch: Epoch,
    ) -> Self {
        let role = room.role_of(joiner.person, joiner.role);
        let mut version = 0;
        let own = aliases.of(joiner.person, &mut version).unwrap_or_default();
        let mut eyes = Vec::new();
        all_eyes(room, joiner.person, role, &own, &mut eyes);
        let held = joiner.position.filter(|held| fits(room, &eyes, *held, epoch, role));
        let holds = held.map_or(Holds::Nothing, |held| Holds::View(held.seq));
        let answers = Vec::new();
        let aliases = (version, own);
        let (greeted, owed) = (false, false);
        let rest = if joiner.in_steps { Rest::ToCome } else { Rest::Here };
        Self { joiner, outbox, role, eyes, aliases, holds, answers, greeted, owed, rest }
    }

    /// The browser asks for the rest of its view: it comes with the next update.
    pub(super) fn ask_rest(&mut self) {
        if self.rest == Rest::Waits {
            self.rest = Rest::Asked;
        }
    }

    /// Who acts when this listener sends a command.
    pub(super) fn actor(&self) -> Actor {
        Actor::Person { id: self.joiner.person, role: self.joiner.role }
    }

    /// Whether this is somebody whose acts all are to see at once.
    pub(super) fn is_staff(&self) -> bool {
        self.role.is_staff()
    }

    /// Whether it is to be told more than comes of itself: it does not keep up, or is owed what
    /// stands beside.
    pub(super) fn awaits(&self) -> bool {
        self.owed || matches!(self.holds, Holds::Behind(_))
    }

    /// Keeps an answer for the next update.
    pub(super) fn answer(&mut self, answer: Answer) {
        if self.answers.len() < UNTOLD {
            self.answers.push(answer);
        } else {
            self.outbox.give_up();
        }
    }

    /// The room is another than before: the next view is whole.
    pub(super) fn start_over(&mut self) {
        self.holds = match self.holds {
            Holds::Behind(_) => Holds::Behind(None),
            Holds::View(_) | Holds::Nothing => Holds::Nothing,
        };
    }

    /// Brings the browser up to the room: its view first, then the answers whose effects it shows.
    /// All leaves in one write.
    pub(super) fn update(&mut self, telling: &mut Telling<'_>) -> Updated {
        if let Holds::Behind(since) = self.holds {
            if !self.outbox.is_written() {
                return Updated::Done;
            }
            self.holds = since.map_or(Holds::Nothing, Holds::View);
        }
        telling.scratch.turn.clear();
        let owed = std::mem::take(&mut self.owed);
        self.follow_role(telling);
        let aliases_before = self.aliases.0;
        let over = self.follow_aliases(telling.aliases);
        self.look(&over, self.aliases.0 != aliases_before, telling);
        let turn = &mut telling.scratch.turn;
        let staff = self.role.is_staff();
        let Beside { news, whole } = telling.beside;
        turn.views.extend_from_slice(if owed { whole } else { news }.to(staff));
        if !self.answers.is_empty() {
            let answers = self.answers.clone();
            turn.words.push(Frame::of(&ToClient::Answers { answers }));
        }
        self.put(telling.room.seq(), turn)
    }

    /// Shows something that a later one replaces.
    pub(super) fn show(&mut self, frames: &[Frame], scratch: &mut Scratch) {
        let since = match self.holds {
            Holds::View(seq) => seq,
            Holds::Nothing => Seq(0),
            // What a later one replaces is told when it is caught up.
            Holds::Behind(_) => return,
        };
        let turn = &mut scratch.turn;
        turn.clear();
        turn.since = since;
        turn.views.extend_from_slice(frames);
        if let Put::Skipped(from) = self.outbox.put(turn) {
            self.fall_behind(from);
        }
    }

    /// Views that waited were dropped, and what stood beside them.
    fn fall_behind(&mut self, from: Seq) {
        self.holds = Holds::Behind((from > Seq(0)).then_some(from));
        self.owed = true;
    }

    fn put(&mut self, seq: Seq, turn: &Turn) -> Updated {
        match self.outbox.put(turn) {
            Put::Gone => Updated::Gone,
            Put::Skipped(from) => {
                self.fall_behind(from);
                Updated::FellBehind
            }
            Put::Waiting => {
                self.holds = Holds::View(seq);
                self.greeted = true;
                self.answers = Vec::new();
                Updated::Done
            }
        }
    }

    /// Adds the frames to send and the place they start from, 0 for a whole view.
    fn look(&mut self, over: &[Vote], aliases_changed: bool, telling: &mut Telling<'_>) {
        let Telling { room, frames, scratch: Scratch { turn, eyes }, .. } = telling;
        // Mostly something was said to all: who has no news of their own still has the same eyes.
        if let (Holds::View(since), Some(shared), false) =
            (self.holds, self.eyes.last(), aliases_changed)
            && room.no_own_news_since(since, &self.eyes)
            && !room.is_below_floor(since, self.eyes.iter().copied())
        {
            frames.update_shared(room, *shared, since, &mut turn.views);
            turn.since = since;
            self.tell_rest(telling);
            return;
        }
        eyes.clear();
        all_eyes(room, self.joiner.person, self.role, &self.aliases.1, eyes);
        // What was shown up to there is not known any more.
        if let Holds::View(since) = self.holds
            && room.is_below_floor(since, self.eyes.iter().copied())
        {
            self.holds = Holds::Nothing;
        }
        if let Holds::View(since) = self.holds {
            let gone: Vec<PartKey> =
                over.iter().flat_map(|vote| Room::keys_of_alias(*vote)).collect();
            let sight = Sight { eyes, before: &self.eyes, since, gone: &gone };
            frames.update(room, &sight, &mut turn.views);
            // A change of eyes cannot be told again from `since` alone: if skipped, all is sent.
            turn.since = if self.eyes == *eyes { since } else { Seq(0) };
        } else if let (Rest::ToCome, [own @ .., Eye::Public]) = (self.rest, &eyes[..]) {
            frames.first(room, own, &mut turn.views);
            turn.since = Seq(0);
            self.rest = Rest::Waits;
        } else {
            frames.whole(room, eyes, &mut turn.views);
            turn.since = Seq(0);
            self.rest = Rest::Here;
        }
        if self.eyes != *eyes {
            self.eyes.clone_from(eyes);
        }
        self.tell_rest(telling);
    }

    /// Adds the rest of a view, if it is asked for. If it is skipped, the whole view is sent.
    fn tell_rest(&mut self, telling: &mut Telling<'_>) {
        if self.rest == Rest::Asked {
            let turn = &mut telling.scratch.turn;
            telling.frames.rest(telling.room, &mut turn.views);
            turn.since = Seq(0);
            self.rest = Rest::Here;
        }
    }

    /// Takes up the person's aliases as they are now; the votes that are over.
    fn follow_aliases(&mut self, aliases: &Aliases) -> Vec<Vote> {
        let Some(now) = aliases.of(self.joiner.person, &mut self.aliases.0) else {
            return Vec::new();
        };
        let before = std::mem::replace(&mut self.aliases.1, now);
        let votes = before.into_iter().map(|(vote, _)| vote);
        votes.filter(|vote| !self.aliases.1.iter().any(|(open, _)| open == vote)).collect()
    }

    fn follow_role(&mut self, telling: &mut Telling<'_>) {
        let role = telling.room.role_of(self.joiner.person, self.joiner.role);
        if role != self.role {
            self.role = role;
            self.holds = Holds::Nothing;
            self.greeted = false;
            self.owed = true;
        }
        if !self.greeted {
            let turn = &mut telling.scratch.turn;
            turn.words.push(self.welcome(telling.room, telling.epoch, telling.at));
            turn.greeting = turn.words.len();
        }
    }

    fn welcome(&self, room: &Room, epoch: Epoch, at: Millis) -> Frame {
        let welcome = Welcome {
            version: VERSION,
            meeting: room.id(),
            role: self.role,
            token: self.joiner.token.clone(),
            shuffle: self.joiner.shuffle,
            epoch,
            at,
        };
        Frame::of(&ToClient::Welcome(Box::new(welcome)))
    }
}

/// The eyes of a person and of the person's aliases, the own ones first.
fn all_eyes(
    room: &Room,
    person: PersonId,
    role: Role,
    aliases: &[(Vote, PersonId)],
    out: &mut Vec<Eye>,
) {
    if role != Role::Stage {
        out.extend(aliases.iter().flat_map(|(_, alias)| room.eyes_of_alias(*alias)));
    }
    out.extend(room.eyes_of(person, role));
}

/// Whether a returning browser's position can be gone on from (rule SY3). Taking back a ballot may
/// have taken an eye away, which only a whole view can show.
fn fits(room: &Room, eyes: &[Eye], held: Position, epoch: Epoch, role: Role) -> bool {
    let known = held.epoch == epoch && held.role == role;
    let here = held.seq > Seq(0) && held.seq <= room.seq();
    let below = room.is_below_floor(held.seq, eyes.iter().copied());
    let forgotten = below || room.has_forgotten_votes_since(held.seq);
    known && here && !forgotten && !eyes.iter().any(|eye| lost_ballot(room, *eye, held.seq))
}

fn lost_ballot(room: &Room, eye: Eye, since: Seq) -> bool {
    let Eye::Person(_) = eye else { return false };
    let gone = room.changed_since(since, eye).gone;
    gone.iter().any(|key| matches!(key, PartKey::Ballot(_)))
}

#[cfg(test)]
mod tests;

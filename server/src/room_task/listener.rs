//! One listener: which view its browser holds, and what brings it up to the room.

use super::{Joiner, ListenerId, Place, hands::Hands};
use crate::{
    clock,
    frames::{Frame, Frames, Lost},
    outbox::{Kind, Outbox, Put, outbox},
};
use foorumi_protocol::{
    Answer, Epoch, PartKey, PersonId, Position, Role, Seq, ToClient, VERSION, Welcome,
};
use foorumi_room::{Actor, Eye, Room, Vote};

/// Somebody who listens.
pub(super) struct Listener {
    pub(super) joiner: Joiner,
    pub(super) outbox: Outbox,
    /// Role that the browser holds the view of, promotions included.
    role: Role,
    eyes: Vec<Eye>,
    /// The person's hands in the open votes, as of a version of all hands.
    hands: (u64, Vec<(Vote, PersonId)>),
    holds: Holds,
    /// Said after the view that shows their effects.
    answers: Vec<Answer>,
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

impl Listener {
    /// A listener and its place. It is welcomed; its first view comes with [`Self::update`].
    pub(super) fn new(
        joiner: Joiner,
        id: ListenerId,
        room: &Room,
        hands: &Hands,
        epoch: Epoch,
    ) -> (Self, Place) {
        let role = room.role_of(joiner.person, joiner.role);
        let mut version = 0;
        let own = hands.of(joiner.person, &mut version).unwrap_or_default();
        let eyes = all_eyes(room, joiner.person, role, &own);
        let (outbox, reader) = outbox();
        let held = joiner.position.filter(|held| fits(room, &eyes, *held, epoch, role));
        let holds = held.map_or(Holds::Nothing, |held| Holds::View(held.seq));
        let place = Place { listener: id, outbox: outbox.clone(), reader };
        let answers = Vec::new();
        let listener = Self { joiner, outbox, role, eyes, hands: (version, own), holds, answers };
        listener.welcome(room, epoch);
        (listener, place)
    }

    /// Who acts when this listener sends a command.
    pub(super) fn actor(&self) -> Actor {
        Actor::Person { id: self.joiner.person, role: self.joiner.role }
    }

    /// Whether this is somebody whose acts all are to see at once.
    pub(super) fn is_staff(&self) -> bool {
        self.role.is_staff()
    }

    /// Whether it does not keep up.
    pub(super) fn is_behind(&self) -> bool {
        matches!(self.holds, Holds::Behind(_))
    }

    /// Keeps an answer for the next update.
    pub(super) fn answer(&mut self, answer: Answer) {
        self.answers.push(answer);
    }

    /// The room is another than before: the next view is whole.
    pub(super) fn start_over(&mut self) {
        self.holds = match self.holds {
            Holds::Behind(_) => Holds::Behind(None),
            Holds::View(_) | Holds::Nothing => Holds::Nothing,
        };
    }

    /// Brings the browser up to the room: its view first, then the answers whose effects it shows.
    pub(super) fn update(
        &mut self,
        room: &Room,
        hands: &Hands,
        epoch: Epoch,
        frames: &mut Frames,
    ) -> Updated {
        if let Holds::Behind(since) = self.holds {
            if !self.outbox.is_written() {
                return Updated::Done;
            }
            self.holds = since.map_or(Holds::Nothing, Holds::View);
        }
        self.follow_role(room, epoch);
        let over = self.follow_hands(hands);
        let (since, views) = self.views(room, &over, frames);
        let put = self.outbox.put(&views, Kind::View(since));
        match put {
            Put::Gone => return Updated::Gone,
            Put::Skipped(from) => {
                self.holds = Holds::Behind((from > Seq(0)).then_some(from));
                return Updated::FellBehind;
            }
            Put::Waiting => self.holds = Holds::View(room.seq()),
        }
        if !self.answers.is_empty() {
            let answers = std::mem::take(&mut self.answers);
            self.outbox.put(&[Frame::of(&ToClient::Answers { answers })], Kind::Word);
        }
        Updated::Done
    }

    /// Says something to all that a later one replaces.
    pub(super) fn show(&mut self, frame: &Frame) {
        let since = match self.holds {
            Holds::View(seq) => seq,
            Holds::Nothing => Seq(0),
            Holds::Behind(_) => return,
        };
        if let Put::Skipped(from) = self.outbox.put(std::slice::from_ref(frame), Kind::View(since))
        {
            self.holds = Holds::Behind((from > Seq(0)).then_some(from));
        }
    }

    /// The frames to send and the place they start from, 0 for a whole view.
    fn views(&mut self, room: &Room, over: &[Vote], frames: &mut Frames) -> (Seq, Vec<Frame>) {
        let eyes = all_eyes(room, self.joiner.person, self.role, &self.hands.1);
        let before = std::mem::replace(&mut self.eyes, eyes);
        let Holds::View(since) = self.holds else {
            return (Seq(0), frames.whole(room, &self.eyes));
        };
        let seen = |eye: &Eye| if before.contains(eye) { since } else { Seq(0) };
        let from: Vec<(Eye, Seq)> = self.eyes.iter().map(|eye| (*eye, seen(eye))).collect();
        let lost: Vec<Eye> =
            before.iter().filter(|eye| !self.eyes.contains(eye)).copied().collect();
        // A change of eyes cannot be told again from `since` alone: if it is skipped, all is sent.
        let base = if before == self.eyes { since } else { Seq(0) };
        let gone: Vec<PartKey> = over.iter().flat_map(|vote| Room::keys_of_hand(*vote)).collect();
        (base, frames.update(room, &from, &Lost { eyes: &lost, keys: &gone }, since))
    }

    /// Takes up the person's hands as they are now; the votes that are over.
    fn follow_hands(&mut self, hands: &Hands) -> Vec<Vote> {
        let Some(now) = hands.of(self.joiner.person, &mut self.hands.0) else { return Vec::new() };
        let before = std::mem::replace(&mut self.hands.1, now);
        let votes = before.into_iter().map(|(vote, _)| vote);
        votes.filter(|vote| !self.hands.1.iter().any(|(open, _)| open == vote)).collect()
    }

    fn follow_role(&mut self, room: &Room, epoch: Epoch) {
        let role = room.role_of(self.joiner.person, self.joiner.role);
        if role != self.role {
            self.role = role;
            self.holds = Holds::Nothing;
            self.welcome(room, epoch);
        }
    }

    fn welcome(&self, room: &Room, epoch: Epoch) {
        let welcome = Welcome {
            version: VERSION,
            meeting: room.id(),
            role: self.role,
            token: self.joiner.token.clone(),
            shuffle: self.joiner.shuffle,
            epoch,
            at: clock::now(),
        };
        self.outbox.put(&[Frame::of(&ToClient::Welcome(Box::new(welcome)))], Kind::Word);
    }
}

/// The eyes of a person and of the person's hands, the own ones first.
fn all_eyes(room: &Room, person: PersonId, role: Role, hands: &[(Vote, PersonId)]) -> Vec<Eye> {
    if role == Role::Stage {
        return room.eyes_of(person, role);
    }
    let by_hands = hands.iter().flat_map(|(_, hand)| room.eyes_of_hand(*hand));
    by_hands.chain(room.eyes_of(person, role)).collect()
}

/// Whether a returning browser's position can be gone on from (rule SY3). Taking back a ballot may
/// have taken an eye away, which only a whole view can show.
fn fits(room: &Room, eyes: &[Eye], held: Position, epoch: Epoch, role: Role) -> bool {
    let known = held.epoch == epoch && held.role == role;
    let here = held.seq > Seq(0) && held.seq <= room.seq();
    let forgotten = room.has_forgotten_votes_since(held.seq);
    known && here && !forgotten && !eyes.iter().any(|eye| lost_ballot(room, *eye, held.seq))
}

fn lost_ballot(room: &Room, eye: Eye, since: Seq) -> bool {
    let Eye::Person(_) = eye else { return false };
    let gone = room.changed_since(since, eye).gone;
    gone.iter().any(|key| matches!(key, PartKey::Ballot(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{keys::SqliteKeys, outbox::Taken, templates};
    use foorumi_protocol::{
        AgendaCommand, ClientId, Command, JoinCode, Keyed, Lang, Localized, MeetingId, Millis,
        Part, PersonId, SystemCommand, Template,
    };
    use foorumi_room::{Addressed, Record};
    use std::{collections::BTreeMap, io::Read, sync::Arc};
    use uuid::Uuid;

    const HOST: PersonId = PersonId(Uuid::from_u128(1));

    fn record(n: u32, actor: Actor, command: Command) -> Record {
        let commands = vec![Addressed { client: ClientId(1), n, actor, command }];
        Record { v: Record::VERSION, node: 1, at: Millis(1), commands }
    }

    fn begun() -> Room {
        let plan = Box::new(templates::plan(Template::Blank, Lang::Fi, Localized::default()));
        let begin = SystemCommand::Begin { code: JoinCode::new(1), plan };
        let mut room = Room::new(MeetingId(Uuid::from_u128(9)));
        room.apply(&record(1, Actor::System, Command::System(begin)));
        room
    }

    /// Something that changes one part and adds another.
    fn grow(room: &mut Room, n: u32) {
        let plan = templates::plan(Template::Blank, Lang::Fi, Localized::default());
        let plan = Box::new(plan.agenda.segments[0].clone());
        let add = Command::Agenda(AgendaCommand::AddSegment { after: None, plan });
        let host = Actor::Person { id: HOST, role: Role::Host };
        room.apply(&record(n, host, add));
    }

    fn joiner() -> Joiner {
        Joiner {
            person: HOST,
            role: Role::Host,
            client: ClientId(2),
            position: None,
            token: String::new(),
            shuffle: 0,
        }
    }

    /// Applies frames as a browser does; whether any of them was a whole view.
    fn read(view: &mut BTreeMap<PartKey, Part>, frames: Vec<Frame>) -> bool {
        let mut any_whole = false;
        for frame in frames {
            let mut json = String::new();
            match frame {
                Frame::Text(text) => json = text.to_string(),
                Frame::Deflated(bytes) => {
                    let mut inflate = flate2::read::DeflateDecoder::new(&bytes[..]);
                    inflate.read_to_string(&mut json).expect("deflated by this crate");
                }
                Frame::Ping => continue,
            }
            let message = serde_json::from_str(&json).expect("a message");
            let ToClient::Parts { whole, parts, gone, .. } = message else { continue };
            if whole {
                any_whole = true;
                view.clear();
            }
            gone.iter().for_each(|key| drop(view.remove(key)));
            view.extend(parts.into_iter().map(|Keyed { key, part }| (key, part)));
        }
        any_whole
    }

    async fn take(place: &Place) -> Vec<Frame> {
        let Taken::Frames(frames) = place.reader.next().await else { panic!("not closed") };
        frames
    }

    #[tokio::test]
    async fn sy5_who_does_not_keep_up_skips_ahead_from_what_it_holds() {
        let (mut room, mut frames) = (begun(), Frames::default());
        let epoch = Epoch(1);
        let folder = tempfile::tempdir().expect("a folder");
        let keys = SqliteKeys::open(&folder.path().join("keys.sqlite")).expect("a file");
        let hands = Hands::new(Arc::new(keys), room.id(), tokio::time::Instant::now());
        let (mut slow, place) = Listener::new(joiner(), ListenerId(1), &room, &hands, epoch);
        slow.update(&room, &hands, epoch, &mut frames);
        let mut view = BTreeMap::new();
        assert!(read(&mut view, take(&place).await), "the first view is whole");

        // It is on its way to a browser that does not read.
        let mut fell = 0;
        for n in 2..=80 {
            grow(&mut room, n);
            fell +=
                u32::from(slow.update(&room, &hands, epoch, &mut frames) == Updated::FellBehind);
        }
        assert_eq!(fell, 1, "skipping costs nothing more");
        assert!(slow.is_behind());
        place.reader.written();
        slow.update(&room, &hands, epoch, &mut frames);
        assert!(!slow.is_behind(), "it reads again, so it is caught up at once");
        let whole = read(&mut view, take(&place).await);
        assert!(!whole, "from what it holds, not from the start");

        let (mut fresh, place) = Listener::new(joiner(), ListenerId(2), &room, &hands, epoch);
        fresh.update(&room, &hands, epoch, &mut frames);
        let mut whole_view = BTreeMap::new();
        read(&mut whole_view, take(&place).await);
        assert_eq!(view, whole_view, "I2: start view = any sequence of updates");
    }
}

//! Frames as they leave: encoded once for each audience into bytes that all its sockets share.

use bytes::Bytes;
use flate2::{Compression, write::DeflateEncoder};
use foorumi_protocol::{PartKey, Seq, ToClient, ViewStep};
use foorumi_room::{Eye, Room};
use std::{collections::BTreeMap, io::Write};
use tokio_tungstenite::tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, Data, OpCode},
};

/// Frames longer than this are deflated, once for all who get the same bytes. Shorter ones would
/// gain less than the browser spends on inflating them.
const DEFLATE_FROM: usize = 1024;
/// Catch-ups kept for one state of the room. Beyond it all are dropped and made again as needed.
const CACHED: usize = 64;

/// One frame of the WebSocket protocol as it leaves, header and all. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Frame(Bytes);

impl Frame {
    /// Encodes a message: as text, or deflated without a header as binary.
    pub(crate) fn of(message: &ToClient) -> Self {
        let json = serde_json::to_vec(message).expect("messages are plain data");
        if json.len() < DEFLATE_FROM {
            return Self::framed(OpCode::Data(Data::Text), &json);
        }
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
        deflate.write_all(&json).expect("a vector takes all");
        let deflated = deflate.finish().expect("a vector takes all");
        Self::framed(OpCode::Data(Data::Binary), &deflated)
    }

    /// Asks the browser's socket, not its page, for a sign of life.
    pub(crate) fn ping() -> Self {
        Self::framed(OpCode::Control(Control::Ping), &[])
    }

    /// The answer to such a question.
    pub(crate) fn pong(payload: &[u8]) -> Self {
        Self::framed(OpCode::Control(Control::Pong), payload)
    }

    /// Ends the conversation with a code.
    pub(crate) fn close(code: u16) -> Self {
        Self::framed(OpCode::Control(Control::Close), &code.to_be_bytes())
    }

    /// All its bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn framed(opcode: OpCode, payload: &[u8]) -> Self {
        let header = FrameHeader { opcode, ..FrameHeader::default() };
        let length = payload.len() as u64;
        let mut bytes = Vec::with_capacity(header.len(length) + payload.len());
        header.format(length, &mut bytes).expect("a vector takes all");
        bytes.extend_from_slice(payload);
        Self(bytes.into())
    }
}

/// For which eye, from where, and which frame of the view it is.
type Key = (Eye, Seq, Place);

/// The frames that audiences share, for one state of the room.
#[derive(Default)]
pub(crate) struct Frames {
    at: Seq,
    shared: BTreeMap<Key, Option<Frame>>,
    latest: Option<(Key, Option<Frame>)>,
    reset: Option<Frame>,
}

/// How somebody looks at the room, and from where.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    /// Their eyes, the one that many share last.
    pub(crate) eyes: &'a [Eye],
    /// The eyes that they looked with when they saw `since`.
    pub(crate) before: &'a [Eye],
    /// The place of the view that they hold.
    pub(crate) since: Seq,
    /// Keys whose parts are gone, whether they were there or not: nobody knows it any more.
    pub(crate) gone: &'a [PartKey],
}

/// Where a frame stands in what it belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// More frames of the update follow.
    Before,
    /// The last of its update.
    Last,
    /// The last of a first step: without what can wait.
    First,
    /// What could wait, by itself.
    Rest,
}

impl Frames {
    /// Adds the frames that bring a holder of the view at `since` up to the room. None if nothing
    /// changed for them.
    ///
    /// All but the last eye's frame say that more follow, so that a browser never shows a mixture (rule
    /// SY3).
    pub(crate) fn update(&mut self, room: &Room, sight: &Sight<'_>, out: &mut Vec<Frame>) {
        self.follow(room);
        let Some((last, first)) = sight.eyes.split_last() else { return };
        let before = out.len();
        out.extend(unseen(room, sight, *last));
        self.own(room, first, sight, out);
        match self.shared(room, *last, sight.seen_by(*last), Place::Last) {
            Some(frame) => out.push(frame),
            None if out.len() > before => out.push(bare(room, false, false)),
            None => {}
        }
    }

    /// What all eyes but the one that many share have to tell.
    fn own(&mut self, room: &Room, eyes: &[Eye], sight: &Sight<'_>, out: &mut Vec<Frame>) {
        for eye in eyes {
            let since = sight.seen_by(*eye);
            out.extend(match eye {
                Eye::Person(_) => encode(room, *eye, since, Place::Before),
                Eye::Voters(_) | Eye::Public | Eye::Stage | Eye::Staff => {
                    self.shared(room, *eye, since, Place::Before)
                }
            });
        }
    }

    /// The same for one who holds the view at `since` when only audiences have news.
    pub(crate) fn update_shared(
        &mut self,
        room: &Room,
        eye: Eye,
        since: Seq,
        out: &mut Vec<Frame>,
    ) {
        self.follow(room);
        out.extend(self.shared(room, eye, since, Place::Last));
    }

    /// Adds the frames of the whole view.
    pub(crate) fn whole(&mut self, room: &Room, eyes: &[Eye], out: &mut Vec<Frame>) {
        self.follow(room);
        // An eye may have nothing to see; the old view must go all the same.
        out.push(self.reset.get_or_insert_with(|| bare(room, true, true)).clone());
        let before = out.len();
        self.update(room, &Sight { eyes, before: &[], since: Seq(0), gone: &[] }, out);
        if out.len() == before {
            out.push(bare(room, false, false));
        }
    }

    /// Adds the frames of the first step of a participant's view: what the task going on needs.
    pub(crate) fn first(&mut self, room: &Room, own: &[Eye], out: &mut Vec<Frame>) {
        self.follow(room);
        out.push(self.reset.get_or_insert_with(|| bare(room, true, true)).clone());
        let sight = Sight { eyes: own, before: &[], since: Seq(0), gone: &[] };
        self.own(room, own, &sight, out);
        out.extend(self.shared(room, Eye::Public, Seq(0), Place::First));
    }

    /// Adds what the first step has left out, whatever was going on then. Parts that the browser holds
    /// already come again as they are now.
    pub(crate) fn rest(&mut self, room: &Room, out: &mut Vec<Frame>) {
        self.follow(room);
        out.extend(self.shared(room, Eye::Public, Seq(0), Place::Rest));
    }

    fn follow(&mut self, room: &Room) {
        if self.at != room.seq() || self.shared.len() > CACHED {
            *self = Self { at: room.seq(), ..Self::default() };
        }
    }

    fn shared(&mut self, room: &Room, eye: Eye, since: Seq, place: Place) -> Option<Frame> {
        let key = (eye, since, place);
        // Most of a hall hold the same view.
        if let Some((of, frame)) = &self.latest
            && *of == key
        {
            return frame.clone();
        }
        let make = || encode(room, eye, since, place);
        let frame = self.shared.entry(key).or_insert_with(make).clone();
        self.latest = Some((key, frame.clone()));
        frame
    }
}

impl Sight<'_> {
    /// From where an eye has seen: one that is new has seen nothing.
    fn seen_by(&self, eye: Eye) -> Seq {
        if self.before.contains(&eye) { self.since } else { Seq(0) }
    }
}

/// What changed for an eye, if anything. A step of a view is told in any case.
fn encode(room: &Room, eye: Eye, since: Seq, place: Place) -> Option<Frame> {
    let mut changed = room.changed_since(since, eye);
    let step = match place {
        Place::Before | Place::Last => None,
        Place::First => {
            changed.parts.retain(|key| !room.can_wait(key));
            Some(ViewStep::First)
        }
        Place::Rest => {
            changed.parts.retain(Room::could_wait);
            Some(ViewStep::Rest)
        }
    };
    let parts = room.parts(&changed.parts, eye);
    let (seq, more) = (room.seq(), place == Place::Before);
    let is_empty = parts.is_empty() && changed.gone.is_empty();
    let message = ToClient::Parts { seq, whole: false, parts, gone: changed.gone, more, step };
    (!is_empty || step.is_some()).then(|| Frame::of(&message))
}

/// What only lost eyes have seen, as gone.
fn unseen(room: &Room, sight: &Sight<'_>, other: Eye) -> Option<Frame> {
    let mut gone = sight.gone.to_vec();
    for eye in sight.before.iter().filter(|eye| !sight.eyes.contains(eye)) {
        gone.extend(room.changed_since(Seq(0), *eye).parts);
        gone.extend(room.changed_since(sight.since, *eye).gone);
    }
    gone.retain(|key| room.part(key, other).is_none());
    let seq = room.seq();
    let message = |gone| ToClient::Parts {
        seq,
        whole: false,
        parts: Vec::new(),
        gone,
        more: true,
        step: None,
    };
    (!gone.is_empty()).then(|| Frame::of(&message(gone)))
}

/// A frame without parts: it drops the old view, or ends an update.
fn bare(room: &Room, whole: bool, more: bool) -> Frame {
    let (parts, gone) = (Vec::new(), Vec::new());
    Frame::of(&ToClient::Parts { seq: room.seq(), whole, parts, gone, more, step: None })
}

//! Frames as they leave: encoded once for each audience into bytes that all its sockets share.

use axum::{body::Bytes, extract::ws::Utf8Bytes};
use flate2::{Compression, write::DeflateEncoder};
use foorumi_protocol::{PartKey, Seq, ToClient};
use foorumi_room::{Eye, Room};
use std::{collections::BTreeMap, io::Write};

/// Frames longer than this are deflated, once for all who get the same bytes. Shorter ones would
/// gain less than the browser spends on inflating them.
const DEFLATE_FROM: usize = 1024;
/// Catch-ups kept for one state of the room. Beyond it all are dropped and made again as needed.
const CACHED: usize = 64;

/// One frame, cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// JSON.
    Text(Utf8Bytes),
    /// The same, deflated without a header.
    Deflated(Bytes),
    /// Asks the browser's socket, not its page, for a sign of life.
    Ping,
}

impl Frame {
    /// Encodes a message.
    pub(crate) fn of(message: &ToClient) -> Self {
        let json = serde_json::to_string(message).expect("messages are plain data");
        if json.len() < DEFLATE_FROM {
            return Self::Text(json.into());
        }
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
        deflate.write_all(json.as_bytes()).expect("a vector takes all");
        Self::Deflated(deflate.finish().expect("a vector takes all").into())
    }

    /// Bytes that it takes, without the few of the protocol's own.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Deflated(bytes) => bytes.len(),
            Self::Ping => 0,
        }
    }
}

/// The frames that audiences share, for one state of the room.
#[derive(Default)]
pub(crate) struct Frames {
    at: Seq,
    shared: BTreeMap<(Eye, Seq), Shared>,
}

/// What somebody sees no more.
#[derive(Clone, Copy, Default)]
pub(crate) struct Lost<'a> {
    /// Eyes that are not theirs any more.
    pub(crate) eyes: &'a [Eye],
    /// Keys whose parts are gone, whether they were there or not: nobody knows it any more.
    pub(crate) keys: &'a [PartKey],
}

/// What an audience gets.
#[derive(Clone)]
struct Shared {
    frame: Frame,
    empty: bool,
}

impl Frames {
    /// The frames that bring a holder of the view at `held` up to the room. Nothing if nothing
    /// changed for them. `eyes` come with the place from which each has seen, `lost` is what they
    /// see no more.
    ///
    /// The last eye's frame carries the `commit`, so that a browser never shows a mixture (rule SY3).
    pub(crate) fn update(
        &mut self,
        room: &Room,
        eyes: &[(Eye, Seq)],
        lost: &Lost<'_>,
        held: Seq,
    ) -> Vec<Frame> {
        if self.at != room.seq() || self.shared.len() > CACHED {
            self.at = room.seq();
            self.shared.clear();
        }
        let Some(((last, since), first)) = eyes.split_last() else { return Vec::new() };
        let mut frames: Vec<Frame> = unseen(room, lost, held, *last).into_iter().collect();
        for (eye, since) in first {
            let part = match eye {
                Eye::Person(_) => encode(room, *eye, *since, Last::No),
                Eye::Voters(_) | Eye::Public | Eye::Stage | Eye::Staff => {
                    self.shared(room, *eye, *since, Last::No)
                }
            };
            if !part.empty {
                frames.push(part.frame);
            }
        }
        let part = self.shared(room, *last, *since, Last::Yes);
        if !part.empty || !frames.is_empty() {
            frames.push(part.frame);
        }
        frames
    }

    /// The frames of the whole view.
    pub(crate) fn whole(&mut self, room: &Room, eyes: &[Eye]) -> Vec<Frame> {
        let reset = ToClient::Parts {
            seq: room.seq(),
            whole: true,
            parts: Vec::new(),
            gone: Vec::new(),
            // An eye may have nothing to see; the old view must go all the same.
            commit: false,
        };
        let eyes: Vec<(Eye, Seq)> = eyes.iter().map(|eye| (*eye, Seq(0))).collect();
        let mut frames = vec![Frame::of(&reset)];
        frames.extend(self.update(room, &eyes, &Lost::default(), Seq(0)));
        if frames.len() == 1 {
            frames.push(commit(room));
        }
        frames
    }

    fn shared(&mut self, room: &Room, eye: Eye, since: Seq, last: Last) -> Shared {
        let make = || encode(room, eye, since, last);
        self.shared.entry((eye, since)).or_insert_with(make).clone()
    }
}

/// Whether a frame is the last of its update.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Yes,
    No,
}

fn encode(room: &Room, eye: Eye, since: Seq, last: Last) -> Shared {
    let changed = room.changed_since(since, eye);
    let parts = room.parts(&changed.parts, eye);
    let empty = parts.is_empty() && changed.gone.is_empty();
    let (seq, commit) = (room.seq(), last == Last::Yes);
    let message = ToClient::Parts { seq, whole: false, parts, gone: changed.gone, commit };
    Shared { frame: Frame::of(&message), empty }
}

/// What only lost eyes have seen, as gone.
fn unseen(room: &Room, lost: &Lost<'_>, held: Seq, other: Eye) -> Option<Frame> {
    let mut gone = lost.keys.to_vec();
    for eye in lost.eyes {
        gone.extend(room.changed_since(Seq(0), *eye).parts);
        gone.extend(room.changed_since(held, *eye).gone);
    }
    gone.retain(|key| room.part(key, other).is_none());
    let seq = room.seq();
    let message =
        |gone| ToClient::Parts { seq, whole: false, parts: Vec::new(), gone, commit: false };
    (!gone.is_empty()).then(|| Frame::of(&message(gone)))
}

fn commit(room: &Room) -> Frame {
    Frame::of(&ToClient::Parts {
        seq: room.seq(),
        whole: false,
        parts: Vec::new(),
        gone: Vec::new(),
        commit: true,
    })
}

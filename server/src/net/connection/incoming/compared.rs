//! Beside tungstenite's own reader: the same frames, the same messages, the same refusals.

use super::{Incoming, NOT_TEXT, PROTOCOL_ERROR, Received, unmask};
use foorumi_protocol::close;
use std::io::{self, Read, Write};
use tokio_tungstenite::tungstenite::{
    Error, Message, WebSocket,
    protocol::{
        Role, WebSocketConfig,
        frame::{
            FrameHeader,
            coding::{Control, Data, OpCode},
        },
    },
};

const SEQUENCES: u64 = 100_000;
const LIMIT: usize = 300;

/// What came of a sequence: what was heard up to a goodbye, and the code of the refusal if there was one.
type Came = (Vec<Received>, Option<u16>);

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn payload(&mut self, longest: u64) -> Vec<u8> {
        let length = self.below(longest);
        let piece: &[u8] = match self.below(12) {
            0 => &[0xff, b'a'],
            1 => "ä€𝄞".as_bytes(),
            _ => b"sana ",
        };
        piece.iter().copied().cycle().take(length as usize).collect()
    }

    /// A frame with at most one fault in it.
    fn frame(&mut self) -> Vec<u8> {
        let (opcode, longest) = match self.below(16) {
            0..5 => (OpCode::Data(Data::Text), 200),
            5..8 => (OpCode::Data(Data::Continue), 200),
            8..10 => (OpCode::Data(Data::Binary), 200),
            10..12 => (OpCode::Control(Control::Ping), 126),
            12..14 => (OpCode::Control(Control::Pong), 126),
            14 => (OpCode::Control(Control::Close), 1),
            _ => (OpCode::Data(Data::Text), 500),
        };
        let mut payload = self.payload(longest);
        let control = matches!(opcode, OpCode::Control(_));
        let mask = [1, 2, self.below(256) as u8, 200];
        let is_final = control || self.below(3) > 0;
        let mut header =
            FrameHeader { is_final, opcode, mask: Some(mask), ..FrameHeader::default() };
        let mut first = 0;
        if payload.len() <= LIMIT {
            match self.below(40) {
                0 => header.rsv1 = true,
                1 => header.mask = None,
                2 if control => header.is_final = false,
                3 if control => payload = vec![b'x'; 130],
                4 => first = 0x03,
                _ => {}
            }
        }
        let mut bytes = Vec::new();
        header.format(payload.len() as u64, &mut bytes).expect("a vector takes all");
        if first > 0 {
            // A kind of frame that does not exist.
            bytes[0] = (bytes[0] & 0xF8) | first;
        }
        unmask(&mut payload, header.mask.unwrap_or_default());
        bytes.extend(payload);
        bytes
    }
}

/// Bytes that come, and nothing after them.
struct Line<'a>(&'a [u8]);

impl Read for Line<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.0.read(into)? {
            0 => Err(io::ErrorKind::WouldBlock.into()),
            some => Ok(some),
        }
    }
}

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn theirs(bytes: &[u8]) -> Came {
    let config =
        WebSocketConfig::default().max_message_size(Some(LIMIT)).max_frame_size(Some(LIMIT));
    let mut socket = WebSocket::from_raw_socket(Line(bytes), Role::Server, Some(config));
    let mut heard = Vec::new();
    loop {
        heard.push(match socket.read() {
            Ok(Message::Text(text)) => Received::Said(text.to_string()),
            Ok(Message::Binary(bytes)) => {
                Received::Said(String::from_utf8(bytes.to_vec()).unwrap_or_default())
            }
            Ok(Message::Ping(payload)) => Received::Ping(payload.to_vec()),
            Ok(Message::Pong(_)) => Received::Pong,
            Ok(Message::Close(_)) => {
                heard.push(Received::Close);
                return (heard, None);
            }
            Ok(Message::Frame(_)) => continue,
            Err(Error::Io(error)) if error.kind() == io::ErrorKind::WouldBlock => {
                return (heard, None);
            }
            Err(Error::Capacity(_)) => return (heard, Some(close::TOO_BIG)),
            Err(Error::Utf8(_)) => return (heard, Some(NOT_TEXT)),
            Err(_) => return (heard, Some(PROTOCOL_ERROR)),
        });
    }
}

fn ours(bytes: &[u8], dice: &mut Dice) -> Came {
    let (mut incoming, mut heard) = (Incoming::new(LIMIT), Vec::new());
    let (mut left, mut refused) = (bytes, None);
    while !left.is_empty() && refused.is_none() {
        let (now, later) = left.split_at((1 + dice.below(400) as usize).min(left.len()));
        refused = incoming.take(now, &mut heard).err().map(|why| why.0);
        left = later;
    }
    // That a piece came counts against the budget; they say nothing of it.
    heard.retain(|one| *one != Received::Piece);
    if let Some(end) = heard.iter().position(|one| *one == Received::Close) {
        // Nobody listens after a goodbye.
        heard.truncate(end + 1);
        refused = None;
    }
    (heard, refused)
}

#[test]
fn s1_a_hundred_thousand_sequences_of_frames_are_heard_as_tungstenite_hears_them() {
    let (mut heard, mut refused) = (0, 0);
    for seed in 1..=SEQUENCES {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let frames = 1 + dice.below(10);
        let bytes: Vec<u8> = (0..frames).flat_map(|_| dice.frame()).collect();
        let (theirs, ours) = (theirs(&bytes), ours(&bytes, &mut dice));
        if theirs.1 == Some(NOT_TEXT) {
            // They refuse a part that is no text at once, we the whole when it has come; so what
            // breaks the protocol in between is told first, or nothing if the end never comes.
            assert!(ours.0.starts_with(&theirs.0), "seed {seed}");
        } else {
            assert_eq!(ours, theirs, "seed {seed}");
        }
        heard += theirs.0.len();
        refused += usize::from(theirs.1.is_some());
    }
    assert!(heard > 100_000 && refused > 10_000, "{heard} heard, {refused} refused");
}

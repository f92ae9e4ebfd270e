//! From bytes to messages: the reading half of the WebSocket protocol (RFC 6455). A connection keeps
//! no buffer of its own, only the rest of a message that has not come whole.

use foorumi_protocol::close;
use std::io::Cursor;
use tokio_tungstenite::tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, Data, OpCode},
};

/// Codes of the protocol itself.
const PROTOCOL_ERROR: u16 = 1002;
const NOT_TEXT: u16 = 1007;
/// Longest payload of a ping, a pong or a goodbye.
const CONTROL: u64 = 125;

/// What a browser sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Received {
    /// A whole message; empty if it was sent as binary and is no text.
    Said(String),
    /// A piece of a message of which more is to come.
    Piece,
    /// Wants an answer.
    Ping(Vec<u8>),
    Pong,
    Close,
}

/// Why a browser cannot be listened to any more, as a closing code.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable(pub(super) u16);

/// What has come and is not a whole message yet.
#[derive(Debug)]
pub(super) struct Incoming {
    rest: Vec<u8>,
    /// A message in several frames, so far.
    parts: Option<(Data, Vec<u8>)>,
    /// Longest message taken, in bytes. Nothing longer is ever held.
    pub(super) limit: usize,
}

impl Incoming {
    pub(super) fn new(limit: usize) -> Self {
        Self { rest: Vec::new(), parts: None, limit }
    }

    /// Takes bytes as they came and adds what each whole frame was, so that each can be counted.
    pub(super) fn take(
        &mut self,
        bytes: &[u8],
        heard: &mut Vec<Received>,
    ) -> Result<(), Unreadable> {
        if self.rest.is_empty() {
            let used = self.read(bytes, heard)?;
            self.rest.extend_from_slice(&bytes[used..]);
            return Ok(());
        }
        let mut rest = std::mem::take(&mut self.rest);
        rest.extend_from_slice(bytes);
        let used = self.read(&rest, heard)?;
        if used < rest.len() {
            rest.drain(..used);
            self.rest = rest;
        }
        Ok(())
    }

    /// Reads frames; how many bytes they took.
    fn read(&mut self, bytes: &[u8], heard: &mut Vec<Received>) -> Result<usize, Unreadable> {
        let mut cursor = Cursor::new(bytes);
        loop {
            let start = cursor.position() as usize;
            let header = FrameHeader::parse(&mut cursor).map_err(|_| Unreadable(PROTOCOL_ERROR))?;
            let Some((header, length)) = header else { return Ok(start) };
            self.check(&header, length)?;
            let from = cursor.position() as usize;
            let Some(payload) = bytes.get(from..).and_then(|rest| rest.get(..length as usize))
            else {
                return Ok(start);
            };
            cursor.set_position(from as u64 + length);
            let mut payload = payload.to_vec();
            unmask(&mut payload, header.mask.unwrap_or_default());
            heard.push(self.hear(&header, payload)?);
        }
    }

    /// What can be told of a frame before its payload is there.
    fn check(&self, header: &FrameHeader, length: u64) -> Result<(), Unreadable> {
        let extended = header.rsv1 || header.rsv2 || header.rsv3;
        let control = matches!(header.opcode, OpCode::Control(_));
        if extended || header.mask.is_none() || control && (!header.is_final || length > CONTROL) {
            return Err(Unreadable(PROTOCOL_ERROR));
        }
        let goes_on = header.opcode == OpCode::Data(Data::Continue);
        if length <= self.limit as u64 && !control && goes_on != self.parts.is_some() {
            return Err(Unreadable(PROTOCOL_ERROR));
        }
        let held = self.parts.as_ref().map_or(0, |(_, held)| held.len() as u64);
        let fits = held.checked_add(length).is_some_and(|whole| whole <= self.limit as u64);
        if fits || control { Ok(()) } else { Err(Unreadable(close::TOO_BIG)) }
    }

    fn hear(&mut self, header: &FrameHeader, payload: Vec<u8>) -> Result<Received, Unreadable> {
        let (kind, payload) = match (header.opcode, self.parts.take()) {
            (OpCode::Control(control), parts) => {
                self.parts = parts;
                return Ok(match control {
                    Control::Ping => Received::Ping(payload),
                    Control::Pong => Received::Pong,
                    Control::Close | Control::Reserved(_) => Received::Close,
                });
            }
            (OpCode::Data(Data::Continue), Some((kind, mut parts))) => {
                parts.extend_from_slice(&payload);
                (kind, parts)
            }
            (OpCode::Data(kind @ (Data::Text | Data::Binary)), None) => (kind, payload),
            (OpCode::Data(_), _) => return Err(Unreadable(PROTOCOL_ERROR)),
        };
        if !header.is_final {
            self.parts = Some((kind, payload));
            return Ok(Received::Piece);
        }
        match (String::from_utf8(payload), kind) {
            (Ok(text), _) => Ok(Received::Said(text)),
            (Err(_), Data::Text) => Err(Unreadable(NOT_TEXT)),
            (Err(_), _) => Ok(Received::Said(String::new())),
        }
    }
}

fn unmask(payload: &mut [u8], mask: [u8; 4]) {
    let (chunks, rest) = payload.as_chunks_mut::<4>();
    for chunk in chunks {
        *chunk = (u32::from_ne_bytes(*chunk) ^ u32::from_ne_bytes(mask)).to_ne_bytes();
    }
    rest.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
}

#[cfg(test)]
mod compared;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMIT: usize = 200;

    fn frame(opcode: OpCode, is_final: bool, payload: &[u8]) -> Vec<u8> {
        let mask = [1, 2, 3, 200];
        let header = FrameHeader { is_final, opcode, mask: Some(mask), ..FrameHeader::default() };
        let mut bytes = Vec::new();
        header.format(payload.len() as u64, &mut bytes).expect("a vector takes all");
        let mut payload = payload.to_vec();
        unmask(&mut payload, mask);
        bytes.extend(payload);
        bytes
    }

    fn hear(bytes: &[u8]) -> Result<Vec<Received>, Unreadable> {
        let mut heard = Vec::new();
        Incoming::new(LIMIT).take(bytes, &mut heard).map(|()| heard)
    }

    const TEXT: OpCode = OpCode::Data(Data::Text);
    const MORE: OpCode = OpCode::Data(Data::Continue);
    const PING: OpCode = OpCode::Control(Control::Ping);

    #[test]
    fn a_message_in_parts_is_one_and_a_ping_may_come_between() {
        let ping = frame(PING, true, b"?");
        let bytes =
            [frame(TEXT, false, b"puhe"), ping, frame(MORE, true, "enjohtaja ä".as_bytes())];
        let said = Received::Said("puheenjohtaja ä".into());
        let expected = vec![Received::Piece, Received::Ping(b"?".to_vec()), said];
        assert_eq!(hear(&bytes.concat()), Ok(expected));
    }

    #[test]
    fn what_breaks_the_protocol_is_told_by_its_code() {
        let long = vec![b'x'; LIMIT];
        let in_parts = [frame(TEXT, false, &long), frame(MORE, true, b"x")].concat();
        let mut unmasked = frame(TEXT, true, b"hei");
        unmasked[1] &= 0x7f;
        let mut extended = frame(TEXT, true, b"hei");
        extended[0] |= 0x40;
        let cases = [
            (frame(TEXT, true, &vec![b'x'; LIMIT + 1]), close::TOO_BIG),
            (in_parts, close::TOO_BIG),
            (frame(TEXT, true, b"\xff"), NOT_TEXT),
            (frame(MORE, true, b"of nothing"), PROTOCOL_ERROR),
            ([frame(TEXT, false, b"a"), frame(TEXT, true, b"b")].concat(), PROTOCOL_ERROR),
            (frame(PING, false, b""), PROTOCOL_ERROR),
            (frame(PING, true, &[0; 126]), PROTOCOL_ERROR),
            (frame(OpCode::Data(Data::Reserved(3)), true, b""), PROTOCOL_ERROR),
            (unmasked, PROTOCOL_ERROR),
            (extended, PROTOCOL_ERROR),
        ];
        for (at, (bytes, code)) in cases.into_iter().enumerate() {
            assert_eq!(hear(&bytes), Err(Unreadable(code)), "case {at}");
        }
        assert_eq!(hear(&frame(TEXT, true, &long)).map(|heard| heard.len()), Ok(1));
        let not_text = frame(OpCode::Data(Data::Binary), true, b"\xff");
        assert_eq!(hear(&not_text), Ok(vec![Received::Said(String::new())]));
    }

    proptest! {
        #[test]
        fn messages_are_the_same_however_their_bytes_are_cut(
            texts in prop::collection::vec("[a-zåäö]{0,40}", 1..6),
            cuts in prop::collection::vec(1_usize..30, 1..40),
        ) {
            let bytes: Vec<u8> = texts.iter().flat_map(|t| frame(TEXT, true, t.as_bytes())).collect();
            let (mut incoming, mut heard) = (Incoming::new(LIMIT), Vec::new());
            let mut left = &bytes[..];
            for cut in cuts.iter().cycle() {
                let (now, later) = left.split_at((*cut).min(left.len()));
                prop_assert_eq!(incoming.take(now, &mut heard), Ok(()));
                left = later;
                if left.is_empty() { break }
            }
            let expected: Vec<Received> = texts.into_iter().map(Received::Said).collect();
            prop_assert_eq!(heard, expected);
            prop_assert_eq!(incoming.rest.capacity(), 0);
        }

        #[test]
        fn any_bytes_are_borne_and_little_is_held(
            pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..600), 0..8),
        ) {
            let (mut incoming, mut heard) = (Incoming::new(LIMIT), Vec::new());
            for piece in &pieces {
                if incoming.take(piece, &mut heard).is_err() { break }
                prop_assert!(incoming.rest.len() <= LIMIT + 14);
            }
        }
    }
}

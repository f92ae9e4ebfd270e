//! What waits for a browser that does not keep up: bounded, superseded views dropped.

use super::{Put, Turn};
use crate::rooms::frames::Frame;
use foorumi_protocol::{Seq, close};
use std::{collections::VecDeque, time::Instant};

/// Frames that may wait.
const FRAMES: usize = 64;
/// Bytes that may wait; a single view may be larger if nothing else waits.
const BYTES: usize = 256 * 1024;

/// Words that may wait beside views, four times what a browser's open questions and signs of life come
/// to. Beyond it the browser asks without reading, and is given up (rule SY5).
const WORDS: usize = 4 * FRAMES;
const WORD_BYTES: usize = 2 * BYTES;

/// Frames that wait, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    waiting: VecDeque<Waiting>,
    /// Bytes of all of them.
    bytes: usize,
    /// Bytes of the first that are written already.
    begun: usize,
    stalled: Option<Instant>,
    close: Option<u16>,
    /// Whether the frame that closes has been said: by the protocol nothing may follow it.
    pub(super) ended: bool,
}

#[derive(Debug)]
struct Waiting {
    frame: Frame,
    /// The place on which a view builds; `None` for a word.
    since: Option<Seq>,
}

impl Backlog {
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Keeps what is left of a turn after the bytes that are written; whether anything is left.
    pub(super) fn keep(&mut self, turn: &Turn, written: usize) -> bool {
        let mut left = written;
        for (frame, since) in turn.frames() {
            let length = frame.bytes().len();
            if self.waiting.is_empty() && left >= length {
                left -= length;
                continue;
            }
            if self.waiting.is_empty() {
                self.begun = left;
                self.stalled = Some(Instant::now());
            }
            self.push(frame, since);
        }
        !self.waiting.is_empty()
    }

    /// Puts a turn behind what waits. If there is no room for its views, those that wait are dropped,
    /// but not one that is half written, and the turn with them; words that wait stay. Words alone find
    /// more room; who leaves them unread, too, is given up.
    pub(super) fn put(&mut self, turn: &Turn) -> Put {
        let more: usize = turn.frames().map(|(frame, _)| frame.bytes().len()).sum();
        let frames = turn.views.len() + turn.words.len();
        let fits = self.waiting.len() + frames <= FRAMES && self.bytes + more <= BYTES;
        if !fits && !turn.views.is_empty() {
            return Put::Skipped(self.skip(turn.since));
        }
        if self.waiting.len() + frames > WORDS || self.bytes + more > WORD_BYTES {
            self.give_up(close::SLOW);
            return Put::Gone;
        }
        turn.frames().for_each(|(frame, since)| self.push(frame, since));
        Put::Waiting
    }

    /// The bytes that wait.
    pub(super) fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        let begun = self.begun;
        self.waiting.iter().enumerate().map(move |(at, waiting)| {
            let bytes = waiting.frame.bytes();
            if at == 0 { &bytes[begun..] } else { bytes }
        })
    }

    /// Notes that more bytes are written.
    pub(super) fn advance(&mut self, written: usize) {
        // Whoever is given up has this long for the rest, however little is taken now and then.
        if self.close.is_none() {
            self.stalled = Some(Instant::now());
        }
        self.begun += written;
        while let Some(first) = self.waiting.front() {
            let length = first.frame.bytes().len();
            if self.begun < length {
                return;
            }
            self.begun -= length;
            self.bytes -= length;
            self.waiting.pop_front();
        }
        // Most are never behind again; their memory is given back.
        self.waiting = VecDeque::new();
        self.stalled = None;
    }

    pub(super) fn stalled_since(&self) -> Option<Instant> {
        self.stalled.filter(|_| !self.waiting.is_empty())
    }

    /// Closes with this code once nothing waits; the first code counts.
    pub(super) fn close(&mut self, code: u16) {
        self.close.get_or_insert(code);
    }

    /// Drops all that waits but what is half written, and closes after that.
    pub(super) fn give_up(&mut self, code: u16) {
        self.waiting.truncate(usize::from(self.begun > 0));
        self.bytes = self.waiting.iter().map(|waiting| waiting.frame.bytes().len()).sum();
        self.close(code);
    }

    pub(super) fn closing(&mut self) -> Option<u16> {
        if self.waiting.is_empty() { self.close.take() } else { None }
    }

    fn push(&mut self, frame: &Frame, since: Option<Seq>) {
        self.bytes += frame.bytes().len();
        self.waiting.push_back(Waiting { frame: frame.clone(), since });
    }

    /// Drops what a later view replaces, and tells the earliest place that any of it built on.
    fn skip(&mut self, since: Seq) -> Seq {
        let half = usize::from(self.begun > 0);
        let dropped = self.waiting.iter().skip(half).filter_map(|waiting| waiting.since);
        let first = dropped.min().map_or(since, |first| first.min(since));
        let mut at = 0;
        self.waiting.retain(|waiting| {
            at += 1;
            at <= half || waiting.since.is_none()
        });
        self.bytes = self.waiting.iter().map(|waiting| waiting.frame.bytes().len()).sum();
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &[u8]) -> Frame {
        Frame::pong(text)
    }

    fn views(text: &[u8], since: u64) -> Turn {
        Turn { views: vec![frame(text)], since: Seq(since), ..Turn::default() }
    }

    fn waiting(backlog: &Backlog) -> Vec<u8> {
        backlog.bytes().flatten().copied().collect()
    }

    #[test]
    fn sy5_a_full_backlog_drops_views_and_keeps_words_and_what_is_half_written() {
        let mut backlog = Backlog::default();
        let mut turn = views(b"first", 1);
        turn.words.push(frame(b"answer"));
        assert!(!backlog.keep(&turn, 7 + 8), "all is written");
        assert!(backlog.keep(&turn, 3));
        for n in 2..FRAMES as u64 {
            assert_eq!(backlog.put(&views(b"later", n)), Put::Waiting);
        }
        let mut late = views(b"late", 99);
        late.words.push(frame(b"not said"));
        assert_eq!(backlog.put(&late), Put::Skipped(Seq(2)), "the first is half written");
        assert_eq!(backlog.put(&Turn::say(frame(b"word"))), Put::Waiting);
        let mut left = frame(b"first").bytes()[3..].to_vec();
        left.extend_from_slice(frame(b"answer").bytes());
        left.extend_from_slice(frame(b"word").bytes());
        assert_eq!(waiting(&backlog), left);
        backlog.close(4000);
        backlog.advance(left.len() - 1);
        assert_eq!(backlog.closing(), None);
        backlog.advance(1);
        assert!(backlog.is_empty() && backlog.stalled_since().is_none());
        assert_eq!(backlog.closing(), Some(4000));
        assert_eq!(backlog.bytes, 0);
    }

    #[test]
    fn ft6_who_asks_without_reading_is_given_up_with_a_code() {
        let mut backlog = Backlog::default();
        assert!(backlog.keep(&Turn::say(frame(b"half")), 1));
        let answer = Turn::say(frame(b"an answer"));
        let before = (1..).take_while(|_| backlog.put(&answer) == Put::Waiting).count();
        assert_eq!(before, WORDS - 1);
        assert_eq!(waiting(&backlog), &frame(b"half").bytes()[1..], "the rest is dropped");
        let stalled = backlog.stalled_since();
        backlog.advance(1);
        assert_eq!(backlog.stalled_since(), stalled, "a byte now and then gives no more time");
        backlog.advance(frame(b"half").bytes().len() - 2);
        assert_eq!(backlog.closing(), Some(close::SLOW));
    }

    #[test]
    fn sy5_a_view_larger_than_the_bound_waits_alone() {
        let mut backlog = Backlog::default();
        let huge = vec![b'x'; BYTES + 1];
        assert!(backlog.keep(&views(&huge, 0), 0));
        assert_eq!(backlog.put(&views(b"small", 7)), Put::Skipped(Seq(0)), "nothing is begun");
        assert!(backlog.is_empty());
    }
}

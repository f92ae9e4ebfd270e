//! Whatever is read, from a browser, a file that somebody hands in, a log or an archive, is taken or
//! refused: nothing panics. The kept corpus and what a meeting makes are changed by seed;
//! `FUZZ_INPUTS` says how many are tried.

use crate::chance::{CAST, command, everything};
use foorumi_protocol::*;
use foorumi_room::{Record, Room, check_meeting, masked, suspects, word_key};

/// As many as nobody waits for.
const INPUTS: u64 = 30_000;
const TEMPLATES: [&str; 4] = [
    include_str!("../../../templates/blank.json"),
    include_str!("../../../templates/discussion.json"),
    include_str!("../../../templates/forum.json"),
    include_str!("../../../templates/workshop.json"),
];
/// What readers stumble over.
const PIECES: [&[u8]; 22] = [
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"-1",
    b"1e999",
    b"4294967296",
    b"18446744073709551615",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xe2\x80\x8d",
    b"\xe0\xa4\x95\xe0\xa5\x8d",
    b"\xf0\x9f\x8f\xb4",
    b"\xe1\x84\x80",
    b"\xcc\x81",
    b"=1+1",
];

/// A generator that gives the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    /// One to four changes of bytes.
    fn changed(&mut self, from: &[u8]) -> Vec<u8> {
        let mut bytes = from.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(12)).min(bytes.len());
            match self.below(5) {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let piece = bytes[at..end].repeat(1 + self.below(20));
                    drop(bytes.splice(at..at, piece));
                }
                2 => drop(bytes.splice(at..end, PIECES[self.below(PIECES.len())].iter().copied())),
                3 => {
                    let other = self.below(bytes.len() + 1);
                    let piece = bytes[other..(other + 8).min(bytes.len())].to_vec();
                    drop(bytes.splice(at..end, piece));
                }
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << self.below(8);
                    }
                }
            }
        }
        bytes
    }
}

/// Reads a text as it is read on arrival.
fn text(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    if let Ok(text) = MessageText::new(&raw) {
        assert!(masked(&text).len() >= suspects(&text).len());
    }
    let _ = DisplayName::new(&raw);
    let _ = JoinCode::find(&raw);
    if let Ok(word) = TypedWord::new(&raw) {
        let _ = word_key(&word);
    }
}

fn frame(bytes: &[u8]) {
    let _ = parse(&String::from_utf8_lossy(bytes));
}

fn plan(bytes: &[u8]) {
    if let Ok(plan) = serde_json::from_slice::<MeetingPlan>(bytes) {
        let _ = check_meeting(&plan);
    }
}

fn record(bytes: &[u8], room: &Room) {
    let read: Result<Record, _> = at_rest(|| serde_json::from_slice(bytes));
    if let Ok(record) = read {
        let mut room = room.clone();
        let _ = room.apply(&record);
        let _ = room.snapshot();
    }
}

fn results(bytes: &[u8]) {
    let _ = Results::read(bytes);
    let _ = serde_json::from_slice::<Results>(bytes);
}

fn snapshot(bytes: &[u8]) {
    if let Ok(room) = Room::restore(bytes) {
        let _ = room.results();
    }
}

#[expect(clippy::disallowed_methods, reason = "whoever wants more says so; the room does not ask")]
fn wanted() -> u64 {
    std::env::var("FUZZ_INPUTS").ok().and_then(|n| n.parse().ok()).unwrap_or(INPUTS)
}

/// How many inputs of each hundred are of which kind: the small are many, the large few.
#[test]
fn s2_whatever_is_read_is_taken_or_refused() {
    let inputs = wanted();
    let cases: serde_json::Value =
        serde_json::from_str(include_str!("../../../../protocol/texts/cases.json")).expect("JSON");
    let all = cases["texts"].as_array().expect("cases").iter();
    let texts: Vec<Vec<u8>> = all.filter_map(|one| Some(one["raw"].as_str()?.into())).collect();
    let frames: Vec<&[u8]> =
        include_str!("../fuzz/frames.txt").lines().map(str::as_bytes).collect();
    let mut play = everything();
    for (seed, name) in (1..400).zip(CAST.iter().cycle()) {
        let said = command(seed * 7919, &play);
        let _ = play.says(name, said);
    }
    let records: Vec<Vec<u8>> =
        play.records.iter().map(|one| serde_json::to_vec(one).expect("JSON")).collect();
    let begun = &play.room;
    let kept = begun.snapshot();
    let come = serde_json::to_vec(&begun.results().expect("begun")).expect("JSON");
    for seed in 0..inputs {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        match seed % 1000 {
            0..500 => {
                let from = dice.below(texts.len());
                text(&dice.changed(&texts[from]));
            }
            500..900 => {
                let from = dice.below(frames.len());
                frame(&dice.changed(frames[from]));
            }
            900..960 => {
                let from = dice.below(TEMPLATES.len());
                plan(&dice.changed(TEMPLATES[from].as_bytes()));
            }
            960..990 => {
                let from = dice.below(records.len());
                record(&dice.changed(&records[from]), begun);
            }
            990..998 => results(&dice.changed(&come)),
            _ => snapshot(&dice.changed(&kept)),
        }
    }
}

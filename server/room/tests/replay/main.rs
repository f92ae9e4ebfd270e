//! F20: logs of earlier releases come to the same here: the same answers, the same parts for every
//! eye, the same results; and under the same rules the same state.
//!
//! `logs.jsonl.gz` holds records: of random meetings in `tests/golden/rules-N` (`rules/golden.rs`), of
//! recorded ones in `tests/kept/rules-N` of the workspace (`tests/tests/upgrade/record.rs`).
//! `told.jsonl.gz` holds digests of what they came to in the release that had these rules last. A release
//! that means to change what old logs come to writes the digests anew with `GOLDEN=told` and says so in
//! its notes; rooms at rest stay as they are.

mod kept;

use foorumi_protocol::{PersonId, Seq};
use foorumi_room::{Actor, Eye, RULES, Record, Room};
use kept::{Check, Log, Told, digest, folders, hex, logs, read, write};
use std::collections::{BTreeMap, BTreeSet};

/// Records between two looks at everything.
const OFTEN: usize = 50;
/// Of every five meetings one has its room kept at rest, after half of its records.
const AT_REST: usize = 5;

/// A meeting told as far as its records go.
struct Telling {
    room: Room,
    people: BTreeSet<PersonId>,
}

impl Telling {
    fn of(rules: u32, log: &Log) -> Self {
        let mut people = BTreeSet::from_iter(log.people.iter().copied());
        for command in log.records.iter().flat_map(|record| &record.commands) {
            match command.actor {
                Actor::Person { id, .. } | Actor::Alias(id) => drop(people.insert(id)),
                Actor::System => {}
            }
        }
        Self { room: log.room(rules), people }
    }

    /// Digest of the answers. Few digits do: one that differs is enough.
    fn apply(&mut self, record: &Record) -> String {
        let answers: Vec<_> =
            self.room.apply(record).into_iter().map(|applied| applied.outcome).collect();
        digest(&answers, 4)
    }

    fn check(&self, step: usize) -> Check {
        let own = self.people.iter().map(|person| Eye::Person(*person));
        let mut eyes: Vec<(String, Eye)> = own.map(|eye| (named(eye), eye)).collect();
        let polls = self.room.results().into_iter().flat_map(|results| results.segments);
        let polls = polls.flat_map(|segment| segment.activities).map(Eye::Voters);
        eyes.extend(polls.map(|eye| (named(eye), eye)));
        eyes.extend([Eye::Public, Eye::Stage, Eye::Staff].map(|eye| (named(eye), eye)));
        let told = |eye| digest(&self.room.parts(&self.keys(eye), eye), 8);
        Check {
            step,
            hash: hex(&self.room.hash(), 16),
            eyes: eyes.into_iter().map(|(name, eye)| (name, told(eye))).collect(),
            results: digest(&self.room.results(), 8),
            snapshot: None,
        }
    }

    /// In the order of their names: when something changed is no part of what is seen.
    fn keys(&self, eye: Eye) -> Vec<foorumi_protocol::PartKey> {
        BTreeSet::from_iter(self.room.changed_since(Seq(0), eye).parts).into_iter().collect()
    }
}

fn named(eye: Eye) -> String {
    match eye {
        Eye::Person(person) => format!("person {}", hex(person.0.as_bytes(), 32)),
        Eye::Voters(poll) => format!("voters of {poll}"),
        Eye::Public | Eye::Stage | Eye::Staff => format!("{eye:?}").to_lowercase(),
    }
}

/// Whether everything is looked at after `done` records.
fn looks(log: &Log, done: usize) -> bool {
    done == log.records.len() || (done > 0 && done.is_multiple_of(OFTEN))
}

/// What a log comes to here.
fn tell(rules: u32, at: usize, log: &Log) -> Told {
    let mut telling = Telling::of(rules, log);
    let mut told = Told { name: log.name.clone(), ..Told::default() };
    for done in 0..=log.records.len() {
        if done > 0 {
            told.answers.push(telling.apply(&log.records[done - 1]));
        }
        if looks(log, done) {
            let mut check = telling.check(done);
            let first = told.checks.iter().all(|check| check.snapshot.is_none());
            let rests = first && at.is_multiple_of(AT_REST) && done * 2 >= log.records.len();
            check.snapshot =
                rests.then(|| String::from_utf8(telling.room.snapshot()).expect("JSON is text"));
            told.checks.push(check);
        }
    }
    told
}

/// The room that is kept at rest, and after how many records.
fn at_rest(told: &Told) -> Option<(usize, &str)> {
    told.checks.iter().find_map(|check| Some((check.step, check.snapshot.as_deref()?)))
}

/// What a room at rest comes to here.
fn tell_from_rest(rules: u32, log: &Log, from: usize, snapshot: &str) -> Told {
    let mut telling = Telling::of(rules, log);
    telling.room = Room::restore_from(rules, snapshot.as_bytes()).expect("a room at rest is read");
    let name = format!("{} from rest", log.name);
    let mut told = Told { name, checks: vec![telling.check(from)], ..Told::default() };
    for done in from + 1..=log.records.len() {
        told.answers.push(telling.apply(&log.records[done - 1]));
        if looks(log, done) {
            told.checks.push(telling.check(done));
        }
    }
    told
}

/// Rooms at rest stay as the release wrote them that had these rules, however often digests are written.
fn rest_as_they_rested(rules: u32, logs: &[Log], kept: &[Told], here: &mut [Told]) {
    for ((log, kept), here) in logs.iter().zip(kept).zip(here) {
        for (was, is) in kept.checks.iter().zip(&mut here.checks) {
            is.snapshot.clone_from(&was.snapshot);
        }
        here.from_rest = at_rest(kept)
            .map(|(from, snapshot)| Box::new(tell_from_rest(rules, log, from, snapshot)));
    }
}

/// What differs, in words.
fn differences(rules: u32, kept: &Told, here: &Told) -> Vec<String> {
    let mut found = Vec::new();
    let name = &kept.name;
    let answers = kept.answers.iter().zip(&here.answers).enumerate();
    found.extend(
        answers
            .filter(|(_, (kept, here))| kept != here)
            .map(|(step, _)| format!("{name}, step {step}: another answer")),
    );
    for (kept, here) in kept.checks.iter().zip(&here.checks) {
        let step = kept.step;
        found.extend(differing_eyes(&kept.eyes, &here.eyes, |eye| {
            format!("{name}, step {step}: {eye} sees something else")
        }));
        if kept.results != here.results {
            found.push(format!("{name}, step {step}: other results"));
        }
        if rules == RULES && kept.hash != here.hash {
            found.push(format!("{name}, step {step}: another state"));
        }
    }
    found
}

fn differing_eyes(
    kept: &BTreeMap<String, String>,
    here: &BTreeMap<String, String>,
    words: impl Fn(&str) -> String,
) -> Vec<String> {
    let eyes: BTreeSet<&String> = kept.keys().chain(here.keys()).collect();
    eyes.into_iter().filter(|eye| kept.get(*eye) != here.get(*eye)).map(|eye| words(eye)).collect()
}

#[track_caller]
fn nothing_differs(found: &[String]) {
    let first: Vec<&String> = found.iter().take(20).collect();
    assert!(
        found.is_empty(),
        "{} differences from the release that kept these meetings, the first: {first:#?}\n\
         If they are meant: GOLDEN=told cargo test -p foorumi-room --test replay",
        found.len()
    );
}

#[expect(clippy::disallowed_methods, reason = "whoever writes anew says so; the room does not ask")]
fn writes() -> bool {
    std::env::var("GOLDEN").is_ok_and(|what| what == "told")
}

#[test]
fn f20_logs_of_earlier_releases_come_to_the_same() {
    for (rules, folder) in folders() {
        let mut here: Vec<Told> =
            logs(&folder).iter().enumerate().map(|(at, log)| tell(rules, at, log)).collect();
        let path = folder.join("told.jsonl.gz");
        if writes() {
            if rules != RULES {
                rest_as_they_rested(rules, &logs(&folder), &read(&path), &mut here);
            }
            write(&path, &here);
        }
        let kept: Vec<Told> = read(&path);
        assert_eq!(kept.len(), here.len(), "each meeting has its digests");
        let found = kept.iter().zip(&here).flat_map(|(kept, here)| differences(rules, kept, here));
        nothing_differs(&found.collect::<Vec<_>>());
    }
}

/// A room at rest is read by a release with other rules, and goes on as the one that was kept.
#[test]
fn f20_rooms_at_rest_of_earlier_releases_go_on_to_the_same() {
    if writes() {
        // What it reads is being written.
        return;
    }
    for (rules, folder) in folders() {
        let kept: Vec<Told> = read(&folder.join("told.jsonl.gz"));
        let mut rooms = 0;
        for (log, told) in logs(&folder).iter().zip(&kept) {
            let Some((from, snapshot)) = at_rest(told) else { continue };
            let here = tell_from_rest(rules, log, from, snapshot);
            let rest = told.from_rest.as_deref().cloned().unwrap_or_else(|| Told {
                name: format!("{} from rest", told.name),
                answers: told.answers[from..].to_vec(),
                checks: told.checks.iter().filter(|c| c.step >= from).cloned().collect(),
                from_rest: None,
            });
            nothing_differs(&differences(rules, &rest, &here));
            rooms += 1;
        }
        assert!(rooms > 0, "no room is kept at rest");
    }
}

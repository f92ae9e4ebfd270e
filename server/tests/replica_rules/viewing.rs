//! Rule SY4: whoever came late, missed news, heard them twice or changed the node holds what one who
//! comes now is given, at every node.

use crate::bench::{Bench, ROOM, host, say};
use foorumi_protocol::{ChatCommand, Command, Epoch, Id, MessageId, Part, PartKey, PersonId, Seq};
use foorumi_room::{Addressed, Changed, Eye, Room};
use foorumi_server::replica::{Input, Stage};
use std::collections::BTreeMap;
use uuid::Uuid;

const NODES: usize = 3;
/// Meetings, and what happens in each.
const MEETINGS: u64 = 40;
const STEPS: u32 = 120;
/// People who write. Their numbers are those of their browsers.
const WRITERS: u32 = 3;

type View = BTreeMap<PartKey, Part>;

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % u64::from(bound)) as u32
    }
}

/// A page: what it shows, and the position that it tells when it comes back.
struct Browser {
    eye: Eye,
    node: usize,
    view: View,
    held: (Epoch, Seq),
    /// How often it was told only what had changed, and how often parts were gone.
    changes: u32,
    gone: u32,
}

impl Browser {
    fn new(eye: Eye) -> Self {
        let held = (Epoch(0), Seq(0));
        Self { eye, node: 0, view: View::new(), held, changes: 0, gone: 0 }
    }

    /// Comes to `node`, or is still there, and is told what it does not hold.
    fn looks(&mut self, node: usize, bench: &Bench) {
        self.node = node;
        let Some(room) = bench.replica.room() else { return };
        let (epoch, seq) = self.held;
        let known = epoch == bench.replica.epoch() && seq <= room.seq();
        let since = if known && !room.is_below_floor(seq, [self.eye].into_iter()) {
            seq
        } else {
            self.view.clear();
            Seq(0)
        };
        let Changed { parts, gone } = room.changed_since(since, self.eye);
        self.changes += u32::from(since > Seq(0) && !parts.is_empty());
        self.gone += gone.len() as u32;
        gone.iter().for_each(|key| drop(self.view.remove(key)));
        self.view.extend(room.parts(&parts, self.eye).into_iter().map(|one| (one.key, one.part)));
        self.held = (bench.replica.epoch(), room.seq());
    }
}

/// What somebody gets who comes now.
fn from_the_start(room: &Room, eye: Eye) -> View {
    let keys = room.changed_since(Seq(0), eye).parts;
    room.parts(&keys, eye).into_iter().map(|one| (one.key, one.part)).collect()
}

struct World {
    nodes: Vec<Bench>,
    browsers: Vec<Browser>,
    dice: Dice,
    /// The last number of each writer, and of the host.
    said: [u32; WRITERS as usize + 1],
}

impl World {
    fn new(seed: u64) -> Self {
        let first = Bench::begun();
        let mut others: Vec<Bench> =
            (2..=NODES as u64).map(|node| Bench::at(&first.log, node)).collect();
        others.iter_mut().for_each(Bench::settle);
        let nodes = [first].into_iter().chain(others).collect();
        let eyes = (1..=WRITERS).map(|one| Eye::Person(PersonId(Uuid::from_u128(one.into()))));
        let eyes = [Eye::Public, Eye::Public, Eye::Stage, Eye::Staff].into_iter().chain(eyes);
        let browsers = eyes.map(Browser::new).collect();
        Self { nodes, browsers, dice: Dice(seed * 2 + 1), said: [0, 0, 0, 10] }
    }

    fn any_node(&mut self) -> usize {
        self.dice.below(NODES as u32) as usize
    }

    fn command(&mut self) -> Addressed {
        let who = self.dice.below(WRITERS + 1);
        self.said[who as usize] += 1;
        let n = self.said[who as usize];
        if who == WRITERS {
            let on = self.dice.below(2) == 0;
            return host(n, Command::Chat(ChatCommand::HideAll { on }));
        }
        let said = say(u64::from(who) + 1, n);
        if self.dice.below(3) > 0 {
            return said;
        }
        let seq = Seq(u64::from(self.dice.below(STEPS)));
        let message = MessageId(Id { seq, index: 0 });
        Addressed { command: Command::Chat(ChatCommand::Withdraw { message }), ..said }
    }

    fn step(&mut self) {
        let node = self.any_node();
        match self.dice.below(10) {
            0..=2 => {
                let command = self.command();
                // Sent again at once, as by an impatient page, and sometimes at another node.
                let again = self.any_node();
                self.nodes[node].submit(vec![command.clone()]);
                self.nodes[again].submit(vec![command]);
            }
            3 | 4 if !self.nodes[node].asked.is_empty() => self.nodes[node].carry_one(),
            5 => {
                // News of any record, early, late or heard before.
                let entries = self.nodes[node].loaded().entries;
                let at = self.dice.below(entries.len().max(1) as u32) as usize;
                if let Some(entry) = entries.get(at).cloned() {
                    let epoch = self.nodes[node].loaded().head.epoch;
                    self.nodes[node].take(Input::Appended { epoch, entry });
                }
            }
            6 => {
                let ms = u64::from(self.dice.below(1500));
                self.nodes[node].pass(ms);
            }
            7 if self.dice.below(12) == 0 => self.nodes[0].log.lose_tail(ROOM, 1),
            _ => {
                // A page looks, at its node or at another one.
                let at = self.dice.below(self.browsers.len() as u32) as usize;
                let browser = &mut self.browsers[at];
                let stays = self.dice.below(3) > 0;
                let to = if stays { browser.node } else { node };
                browser.looks(to, &self.nodes[to]);
            }
        }
    }

    /// All is carried, and every node catches up with the others.
    fn comes_to_rest(&mut self) {
        for _ in 0..6 {
            self.nodes.iter_mut().for_each(|node| node.pass(2000));
        }
        for browser in &mut self.browsers {
            browser.looks(browser.node, &self.nodes[browser.node]);
        }
    }
}

#[test]
fn sy4_a_view_from_the_start_is_the_view_after_any_drops_and_returns_at_every_node() {
    let (mut changes, mut gone, mut lives) = (0, 0, 0);
    for seed in 1..=MEETINGS {
        let mut world = World::new(seed);
        (0..STEPS).for_each(|_| world.step());
        world.comes_to_rest();
        for browser in &world.browsers {
            for (at, node) in world.nodes.iter().enumerate() {
                assert_eq!(node.replica.stage(), Stage::Live, "seed {seed}");
                let room = node.replica.room().unwrap();
                let fresh = from_the_start(room, browser.eye);
                assert_eq!(browser.view, fresh, "seed {seed}: {:?} and node {at}", browser.eye);
            }
            changes += browser.changes;
            gone += browser.gone;
        }
        lives += u32::from(world.nodes[0].replica.epoch() != crate::bench::EPOCH);
    }
    assert!(changes > 500 && gone > 100, "told {changes} changes, {gone} parts gone");
    assert!(lives > 3 && lives < MEETINGS as u32, "{lives} logs began a new life");
}

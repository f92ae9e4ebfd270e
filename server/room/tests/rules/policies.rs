//! The order against a plain reference: the rules SQ3-SQ5 written down a second time, naively, and
//! compared after every step of random histories (rule SQ1).

use crate::{chance::Chance, queue::*, stageplay::*};
use foorumi_protocol::*;
use std::collections::{BTreeMap, BTreeSet};

/// Random histories; `FOORUMI_HISTORIES`, set while this is built, is another number.
const HISTORIES: u64 = 250;
const STEPS: usize = 40;
const PEOPLE: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];

#[derive(Clone)]
struct Hand {
    name: &'static str,
    came: u64,
    passed_by: u32,
    /// "Not now": said and not used, used.
    not_now: (bool, bool),
}

/// The queue as one would keep it on paper.
#[derive(Default)]
struct Paper {
    policy: Option<QueuePolicy>,
    hands: Vec<Hand>,
    turns: BTreeMap<&'static str, u32>,
    ms: BTreeMap<&'static str, u64>,
    round: BTreeSet<&'static str>,
    speaks: Option<(&'static str, u64)>,
    came: u64,
}

impl Paper {
    fn has_spoken(&self, hand: &Hand) -> bool {
        self.turns.get(hand.name).is_some_and(|turns| *turns > 0)
    }

    fn standing(&self, hand: &Hand) -> (u32, u64, u64) {
        let turns = self.turns.get(hand.name).copied().unwrap_or(0);
        (turns, self.ms.get(hand.name).copied().unwrap_or(0) / 1000, hand.came)
    }

    /// SQ3 and SQ4, one after the other.
    fn by_policy(&self) -> Vec<Hand> {
        let mut rest = self.hands.clone();
        rest.sort_by_key(|hand| hand.came);
        match self.policy {
            Some(QueuePolicy::Arrival) => return rest,
            Some(QueuePolicy::Round) => {
                rest.sort_by_key(|hand| (self.round.contains(hand.name), hand.came));
                return rest;
            }
            Some(QueuePolicy::Balanced) | None => {}
        }
        let mut list: Vec<Hand> = Vec::new();
        while !rest.is_empty() {
            let new = rest.iter().filter(|hand| !self.has_spoken(hand));
            let next_new = new.min_by_key(|hand| hand.came).cloned();
            let spoken = rest.iter().filter(|hand| self.has_spoken(hand));
            // Whom the next first-timer would pass as the fourth.
            let due = spoken.clone().filter(|hand| {
                next_new.as_ref().is_none_or(|new| {
                    let ahead = list
                        .iter()
                        .filter(|other| !self.has_spoken(other) && other.came > hand.came);
                    new.came > hand.came && ahead.count() as u32 + hand.passed_by >= 3
                })
            });
            let next = due.min_by_key(|hand| self.standing(hand)).cloned();
            let next = next.or(next_new).expect("somebody is left");
            rest.retain(|hand| hand.name != next.name);
            list.push(next);
        }
        list
    }

    /// SQ5: who says "not now" lets one go first.
    fn order(&self) -> Vec<&'static str> {
        let mut list = self.by_policy();
        let passing = list.iter().take_while(|hand| hand.not_now == (true, false)).count();
        if passing < list.len() {
            let next = list.remove(passing);
            list.insert(0, next);
        }
        list.iter().map(|hand| hand.name).collect()
    }

    fn end(&mut self, now: u64) {
        if let Some((name, since)) = self.speaks.take() {
            *self.ms.entry(name).or_default() += now - since;
        }
    }

    fn give(&mut self, name: &'static str, now: u64) {
        let list = self.by_policy();
        let passing = list.iter().take_while(|hand| hand.not_now == (true, false)).count();
        if list.get(passing).is_some_and(|hand| hand.name == name) {
            for hand in &list[..passing] {
                let found = self.hands.iter_mut().find(|other| other.name == hand.name);
                found.expect("waits").not_now = (true, true);
            }
        }
        let at = self.hands.iter().position(|hand| hand.name == name).expect("waits");
        let hand = self.hands.remove(at);
        if !self.has_spoken(&hand) && self.policy.is_none_or(|p| p == QueuePolicy::Balanced) {
            let turns = &self.turns;
            let spoken = |other: &&mut Hand| turns.get(other.name).is_some_and(|t| *t > 0);
            for other in self.hands.iter_mut().filter(spoken).filter(|h| h.came < hand.came) {
                other.passed_by = (other.passed_by + 1).min(3);
            }
        }
        self.end(now);
        *self.turns.entry(name).or_default() += 1;
        if !self.round.insert(name) {
            self.round = BTreeSet::from([name]);
        }
        self.speaks = Some((name, now));
    }
}

impl Paper {
    fn ask(&mut self, name: &'static str) {
        self.came += 1;
        self.hands.push(Hand { name, came: self.came, passed_by: 0, not_now: (false, false) });
    }

    /// Passes once; whether that was taken.
    fn pass(&mut self, name: &str) -> bool {
        let waits = self.hands.iter_mut().find(|hand| hand.name == name);
        let first = waits.filter(|hand| !hand.not_now.0);
        let Some(hand) = first else { return false };
        hand.not_now = (true, false);
        true
    }
}

fn step(chance: &mut Chance, play: &mut Stageplay, paper: &mut Paper) {
    play.wait(chance.below(50) as u64);
    let name = PEOPLE[chance.below(PEOPLE.len())];
    let waits = paper.hands.iter().find(|hand| hand.name == name);
    match chance.below(12) {
        0..5 => {
            play.does(name, turn());
            if waits.is_none() {
                paper.ask(name);
            }
        }
        5 => {
            let done = play.says(name, QueueCommand::Withdraw { kind: RequestKind::Turn });
            assert_eq!(done.is_ok(), waits.is_some());
            paper.hands.retain(|hand| hand.name != name);
        }
        6 => {
            let done = play.says(name, QueueCommand::NotNow);
            assert_eq!(done.is_ok(), paper.pass(name));
        }
        7..11 => {
            let order = paper.order();
            if order.is_empty() {
                return;
            }
            let place = if chance.one_in(5) { chance.below(order.len()) } else { 0 };
            play.give(place);
            paper.give(order[place], play.now.0);
        }
        _ if chance.one_in(2) && paper.speaks.is_some() => {
            play.end();
            paper.end(play.now.0);
        }
        _ => {
            let policies = [QueuePolicy::Arrival, QueuePolicy::Balanced, QueuePolicy::Round];
            let policy = chance.one(policies);
            play.does("host", QueueCommand::SetPolicy { policy });
            paper.policy = Some(policy);
        }
    }
}

#[test]
fn sq3_sq4_sq5_the_order_is_that_of_a_plain_reference_over_random_histories() {
    let histories = option_env!("FOORUMI_HISTORIES").and_then(|n| n.parse().ok());
    let histories = histories.unwrap_or(HISTORIES);
    let (mut orders, mut longest) = (0_u64, 0);
    for seed in 0..histories {
        let mut play = Stageplay::new(meeting());
        for name in PEOPLE {
            play.does(name, MeetingCommand::SetName { name: Some(text(name)) });
        }
        let (mut chance, mut paper) = (Chance(seed), Paper::default());
        for at in 0..STEPS {
            step(&mut chance, &mut play, &mut paper);
            let told = play.queue("stage").waiting;
            let told: Vec<&str> = told.iter().filter_map(|e| e.who.name.as_deref()).collect();
            assert_eq!(told, paper.order(), "history {seed}, step {at}");
            orders += 1;
            longest = longest.max(told.len());
        }
    }
    assert_eq!(longest, PEOPLE.len(), "the histories are too thin");
    println!("{histories} histories, {orders} orders equal to the reference");
}

//! What people do and what goes wrong: commands and resends, kills, broken lines, crashes of the log.

use super::{
    store::Left,
    world::{Event, World},
};
use crate::rooms::replica::Input;
use foorumi_room::{Addressed, Room};
use std::collections::BTreeSet;

impl World {
    /// A client says something new or sends again what is unanswered, here or at another node.
    pub(super) fn act(&mut self, client: usize) {
        if self.chance(15) {
            self.clients[client].node = self.below(self.nodes.len() as u64) as usize;
        }
        let mut commands = Vec::new();
        if self.healed.is_none() && self.clients[client].may_say_more() && self.chance(60) {
            for _ in 0..1 + self.below(3) {
                commands.push(self.clients[client].say());
            }
        } else {
            commands.extend(self.clients[client].unanswered.values().cloned());
        }
        let twice = self.chance(15);
        self.submit(client, commands.clone());
        if twice {
            self.clients[client].node = self.below(self.nodes.len() as u64) as usize;
            self.submit(client, commands);
        }
        let ms = 100 + self.below(900);
        self.after(ms, Event::Act { client });
    }

    pub(super) fn end_meeting(&mut self) {
        let command = self.clients[0].end();
        self.ending = Some(command.n);
        self.submit(0, vec![command]);
    }

    /// One misfortune, and the next is planned.
    pub(super) fn trouble(&mut self) {
        let node = self.below(self.nodes.len() as u64) as usize;
        if self.leaves && self.chance(20) {
            // A clean stop, which has its time or has not.
            self.feed(node, Input::Leave { alone: false });
            let ms = self.below(3000);
            self.after(ms, Event::Kill { node });
        }
        match self.below(100) {
            0..35 => self.kill(node),
            35..60 => {
                let ms = 10 + self.below(1500);
                self.break_line(node, ms);
            }
            60..90 => self.crash_log(),
            _ => {
                self.nodes[node].deaf = self.now + 3000;
                let ms = 200 + self.below(800);
                self.after(ms, Event::Storm);
            }
        }
        let ms = 100 + self.below(900);
        self.after(ms, Event::Trouble);
    }

    /// From now on nothing goes wrong any more, except that news may still be late or lost.
    pub(super) fn heal(&mut self) {
        self.healed = Some(self.now);
        for node in &mut self.nodes {
            node.deaf = 0;
        }
        self.store.is_up = true;
        for node in 0..self.nodes.len() {
            if self.nodes[node].replica.is_none() {
                self.start(node);
            }
        }
    }

    pub(super) fn reconnect(&mut self, node: usize) {
        if !self.store.is_up {
            let line = self.nodes[node].line;
            return self.after(200, Event::Reconnect { node, line });
        }
        self.nodes[node].connected = true;
        self.feed(node, Input::Reconnected);
    }

    fn submit(&mut self, client: usize, commands: Vec<Addressed>) {
        let node = self.clients[client].node;
        for command in &commands {
            self.sent.insert((command.client, command.n), command.clone());
        }
        let life = self.nodes[node].life;
        let ms = 1 + self.below(20);
        self.after(ms, Event::Submit { node, life, commands });
    }

    /// The log crashes, and the nodes one after the other.
    pub(super) fn storm(&mut self) {
        self.crash_log();
        for node in 0..self.nodes.len() {
            let ms = self.below(1200);
            self.after(ms, Event::Kill { node });
        }
    }

    pub(super) fn kill(&mut self, node: usize) {
        if self.nodes[node].replica.is_none() {
            return;
        }
        let would_hold = self.store.would_hold(Left::Everything);
        if !self.survives(Some(node), self.store.held().is_some(), would_hold) {
            return;
        }
        self.figures.kills += 1;
        self.nodes[node].replica = None;
        self.nodes[node].deaf = 0;
        self.nodes[node].life += 1;
        self.nodes[node].line += 1;
        let ms = 100 + self.below(2500);
        self.after(ms, Event::Start { node });
    }

    fn break_line(&mut self, node: usize, ms: u64) {
        self.nodes[node].line += 1;
        self.nodes[node].deaf = 0;
        self.nodes[node].connected = false;
        let line = self.nodes[node].line;
        self.feed(node, Input::Disconnected);
        self.after(ms, Event::Reconnect { node, line });
    }

    fn crash_log(&mut self) {
        let left = match self.below(100) {
            _ if !self.forgets => Left::Everything,
            0..30 => Left::Everything,
            30..75 => Left::Past(1 + self.below(5) as usize),
            _ => Left::Nothing,
        };
        let would_hold = self.store.would_hold(left);
        let stays = left != Left::Nothing && self.store.held().is_some();
        let left = if self.survives(None, stays, would_hold) { left } else { Left::Everything };
        self.store.crash(left);
        let held = self.store.would_hold(Left::Everything);
        let lost = self.promised.iter().filter(|(_, command)| !held(command));
        self.at_risk.extend(lost.map(|(key, _)| *key));
        self.store.is_up = false;
        self.figures.log_crashes += 1;
        self.figures.tails_lost += u64::from(matches!(left, Left::Past(_)));
        self.figures.total_losses += u64::from(left == Left::Nothing);
        let down = 50 + self.below(1500);
        self.after(down, Event::LogUp);
        for node in 0..self.nodes.len() {
            let ms = down + 1 + self.below(500);
            self.break_line(node, ms);
        }
    }

    /// Whether somebody would still know everything that was promised. The one loss that cannot be
    /// healed is the log forgetting what all nodes alive have forgotten too.
    fn survives(
        &self,
        without: Option<usize>,
        log_stays: bool,
        log_holds: impl Fn(&Addressed) -> bool,
    ) -> bool {
        let alive = self.nodes.iter().enumerate().filter(|(at, _)| Some(*at) != without);
        let alive: Vec<_> = alive.filter_map(|(_, node)| node.replica.as_ref()).collect();
        let rings: BTreeSet<_> = alive
            .iter()
            .flat_map(|replica| replica.ring().map(|command| (command.client, command.n)))
            .collect();
        let rooms: Vec<_> = alive.iter().filter_map(|replica| replica.room()).collect();
        if !log_stays && rooms.is_empty() {
            return false;
        }
        let log = self.store.held();
        let in_log = |command: &Addressed| log.is_some_and(|room| room.known(command));
        // What was promised without having come from the log is not protected: that is a fault.
        let mut kept = self.promised.iter();
        kept.all(|(key, command)| {
            if !in_log(command) && !self.at_risk.contains(key) {
                return true;
            }
            let by_all = || !log_stays && rooms.iter().all(|room| room.known(command));
            let forgot = |room: &&Room| room.known(command) && room.has_forgotten(command, None);
            log_holds(command) || rings.contains(key) || by_all() || rooms.iter().any(forgot)
        })
    }
}

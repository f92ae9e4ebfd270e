//! The end of a simulated world: is all as promised?

use super::{
    Figures,
    clients::{is_ballot, is_marked, mark},
    world::World,
};
use foorumi_protocol::Seq;
use foorumi_room::Addressed;
use foorumi_room::{Eye, Room};
use std::collections::BTreeMap;

impl World {
    pub(super) fn is_at_rest(&self) -> bool {
        let Some(head) = self.store.head() else { return false };
        let answered = self.clients.iter().all(|client| client.unanswered.is_empty());
        let ended = head.sealed || self.ending.is_none();
        answered
            && ended
            && self
                .nodes
                .iter()
                .all(|node| node.replica.as_ref().is_some_and(|replica| replica.rests_at(&head)))
    }

    pub(super) fn restless(&self) -> String {
        let waiting: Vec<_> = self.clients.iter().map(|client| client.unanswered.len()).collect();
        let nodes: Vec<_> = self
            .nodes
            .iter()
            .map(|node| {
                let replica = node.replica.as_ref()?;
                let ended = replica.room().map(Room::ended);
                Some((
                    replica.stage(),
                    replica.applied(),
                    ended,
                    replica.is_sealed(),
                    replica.is_idle(),
                ))
            })
            .collect();
        format!("{:?}, clients wait for {waiting:?}, {nodes:?}", self.store.head())
    }

    /// Everything promised is there once, nothing is there twice, and all rooms are equal.
    pub(super) fn judge(mut self) -> Result<Figures, String> {
        let rooms = self.nodes.iter().filter_map(|node| node.replica.as_ref()?.room());
        let rooms: Vec<&Room> = rooms.collect();
        let counted = count_marks(rooms[0]);
        let mut forgotten_lost = 0;
        for ((client, n), command) in &self.sent {
            if !is_marked(command) {
                forgotten_lost += self.judge_unmarked(command, rooms[0])?;
                continue;
            }
            let mark = mark(*client, *n);
            let count = counted.get(&mark).copied().unwrap_or(0);
            if count > 1 {
                return Err(format!("{mark} is there {count} times"));
            }
            let promised = self.promised.contains_key(&(*client, *n));
            if promised && count == 0 {
                return Err(format!("{mark} was promised and is lost"));
            }
            if self.ending.is_none()
                && count == 1
                && self.rejected.contains(&(*client, *n))
                && !promised
            {
                return Err(format!("{mark} was rejected and is there"));
            }
        }
        let hash = self.store.held().map(Room::hash);
        if rooms.iter().any(|room| Some(room.hash()) != hash) {
            return Err("rooms differ".into());
        }
        if !self.store.has_forgotten(rooms[0].forgotten()) {
            return Err("what was forgotten is still at rest".into());
        }
        self.figures.forgotten_lost = forgotten_lost;
        self.figures.forgettings = u64::from(rooms[0].forgotten() > 0);
        self.figures.acknowledged = self.promised.len() as u64;
        self.figures.rejected = self.rejected.len() as u64;
        Ok(self.figures)
    }
}

impl World {
    /// A ballot or close that was promised has been seen. Only a ballot of a vote that had closed,
    /// so that it was forgotten, may be lost, when the log lost it and could not be put back.
    fn judge_unmarked(&self, command: &Addressed, room: &Room) -> Result<u64, String> {
        let key = (command.client, command.n);
        let is_end = key.0.0 == 1 && self.ending == Some(key.1);
        if is_end || room.known(command) || !self.promised.contains_key(&key) {
            return Ok(0);
        }
        if is_ballot(command) && self.at_risk.contains(&key) {
            return Ok(1);
        }
        Err(format!("{} was promised, leaves no mark and is lost", mark(key.0, key.1)))
    }
}

/// How often each mark stands in what staff see.
fn count_marks(room: &Room) -> BTreeMap<String, usize> {
    let keys = room.changed_since(Seq(0), Eye::Staff).parts;
    let mut counted = BTreeMap::new();
    for part in room.parts(&keys, Eye::Staff) {
        let text = serde_json::to_string(&part).expect("parts are plain data");
        for piece in text.split('<').skip(1) {
            if let Some((mark, _)) = piece.split_once('>') {
                *counted.entry(format!("<{mark}>")).or_insert(0) += 1;
            }
        }
    }
    counted
}

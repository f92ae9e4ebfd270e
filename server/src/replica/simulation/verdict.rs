//! The end of a simulated world: is all as promised?

use super::{Figures, clients::mark, world::World};
use foorumi_protocol::Seq;
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
        for (client, n) in self.sent.keys() {
            let mark = mark(*client, *n);
            let count = counted.get(&mark).copied().unwrap_or(0);
            if count > 1 {
                return Err(format!("{mark} is there {count} times"));
            }
            let is_end = client.0 == 1 && self.ending == Some(*n);
            let promised = self.promised.contains_key(&(*client, *n));
            if promised && count == 0 && !is_end {
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
        self.figures.acknowledged = self.promised.len() as u64;
        self.figures.rejected = self.rejected.len() as u64;
        Ok(self.figures)
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

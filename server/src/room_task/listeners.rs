//! All who listen to a room on this node.

use super::{
    Joiner, ListenerId, Place,
    hands::Hands,
    listener::{Listener, Updated},
};
use crate::{
    counters::Counters,
    frames::{Frame, Frames},
    outbox::Kind,
    presence::Presence,
};
use foorumi_protocol::{Answer, ClientId, Epoch, Refusal, Role, close};
use foorumi_room::{Applied, Room};
use std::collections::{BTreeMap, HashMap};

/// Sockets of one person in one room. Enough for every device and tab, and for those that a bad
/// network has left half open; not enough to fill the room alone.
const SOCKETS: usize = 16;
/// Listeners brought up before others on this thread get their turn.
const CHUNK: usize = 256;

/// Whether staff are among those who asked: what they do, all see at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    ByStaff,
    ByOthers,
}

/// The listeners.
#[derive(Default)]
pub(super) struct Listeners {
    next: u64,
    all: BTreeMap<ListenerId, Listener>,
    /// The newest socket of each browser instance: answers go there.
    by_client: HashMap<ClientId, ListenerId>,
    frames: Frames,
    pub(super) presence: Presence,
}

impl Listeners {
    /// Takes somebody in, or not: a full room still takes its staff and its stage, and those who are
    /// in it already.
    pub(super) fn join(
        &mut self,
        joiner: Joiner,
        room: &Room,
        hands: &Hands,
        epoch: Epoch,
        max_people: u32,
    ) -> Result<Place, Refusal> {
        let sockets = self.presence.sockets(joiner.person);
        let is_new = sockets == 0 && matches!(joiner.role, Role::Participant | Role::Presenter);
        if sockets >= SOCKETS || (is_new && self.presence.present() >= max_people) {
            return Err(Refusal::RoomFull);
        }
        let id = ListenerId(self.next);
        self.next += 1;
        self.presence.came(joiner.person, joiner.role);
        self.by_client.insert(joiner.client, id);
        let (listener, place) = Listener::new(joiner, id, room, hands, epoch);
        self.all.insert(id, listener);
        Ok(place)
    }

    pub(super) fn leave(&mut self, id: ListenerId) {
        let Some(listener) = self.all.remove(&id) else { return };
        let joiner = &listener.joiner;
        self.presence.left(joiner.person, joiner.role);
        if self.by_client.get(&joiner.client) == Some(&id) {
            self.by_client.remove(&joiner.client);
        }
    }

    pub(super) fn find(&self, id: ListenerId) -> Option<&Listener> {
        self.all.get(&id)
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// Whether anybody waits to be caught up.
    pub(super) fn any_behind(&self) -> bool {
        self.all.values().any(Listener::is_behind)
    }

    /// Hands answers to those who asked.
    pub(super) fn answer(&mut self, applied: Vec<Applied>) -> Asked {
        let mut asked = Asked::ByOthers;
        for Applied { client, n, outcome } in applied {
            let id = self.by_client.get(&client);
            if let Some(listener) = id.and_then(|id| self.all.get_mut(id)) {
                if listener.is_staff() {
                    asked = Asked::ByStaff;
                }
                listener.answer(Answer { n, outcome });
            }
        }
        asked
    }

    /// The room is another than before.
    pub(super) fn start_over(&mut self) {
        self.frames = Frames::default();
        self.all.values_mut().for_each(Listener::start_over);
    }

    /// Brings one up to the room.
    pub(super) fn update_one(&mut self, id: ListenerId, room: &Room, hands: &Hands, epoch: Epoch) {
        if let Some(listener) = self.all.get_mut(&id) {
            listener.update(room, hands, epoch, &mut self.frames);
        }
    }

    /// Brings all up to the room.
    pub(super) async fn update(
        &mut self,
        room: &Room,
        hands: &Hands,
        epoch: Epoch,
        counters: &Counters,
    ) {
        let mut gone = Vec::new();
        for (turn, (id, listener)) in self.all.iter_mut().enumerate() {
            if turn % CHUNK == CHUNK - 1 {
                tokio::task::yield_now().await;
            }
            match listener.update(room, hands, epoch, &mut self.frames) {
                Updated::Done => {}
                Updated::FellBehind => counters.skipped.up(),
                Updated::Gone => gone.push(*id),
            }
        }
        gone.into_iter().for_each(|id| self.leave(id));
    }

    /// Shows everybody something that a later one replaces.
    pub(super) fn show(&mut self, frames: &[Frame]) {
        for listener in self.all.values_mut() {
            frames.iter().for_each(|frame| listener.show(frame));
        }
    }

    /// Says something to everybody, once.
    pub(super) fn say(&self, frame: &Frame) {
        for listener in self.all.values() {
            listener.outbox.put(std::slice::from_ref(frame), Kind::Word);
        }
    }

    /// Closes the sockets that came by a role's link.
    pub(super) fn revoke(&self, role: Role) {
        let by_link = self.all.values().filter(|listener| listener.joiner.role == role);
        by_link.for_each(|listener| listener.outbox.close(close::REVOKED));
    }

    /// Closes all.
    pub(super) fn close(&self, code: u16) {
        self.all.values().for_each(|listener| listener.outbox.close(code));
    }
}

//! All who listen to a room on this node.

use super::{
    Joiner, ListenerId,
    aliases::Aliases,
    listener::{Listener, Scratch, Telling, Updated},
};
use crate::{
    metrics::Metrics,
    rooms::{
        frames::{Frame, Frames},
        outbox::{Outbox, Turn},
        presence::Presence,
    },
    throttle::AddressKey,
};
use foorumi_protocol::{Answer, ClientId, Epoch, Millis, Refusal, Role, Seq, close};
use foorumi_room::{Applied, Room};
use std::collections::{BTreeMap, HashMap};
use tokio::time::Instant;

/// Sockets of one person in one room. Enough for every device and tab, and for those that a bad
/// network has left half open; not enough to fill the room alone.
const SOCKETS: usize = 16;
/// Listeners of a large room brought up before others on this thread get their turn: each of the steps
/// of another room's command may have to wait for one.
const CHUNK: usize = 32;
/// Listeners that are brought up in one go: a small room's turn is short.
const FEW: usize = 128;

/// Whether staff are among those who asked: what they do, all see at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    ByStaff,
    ByOthers,
}

/// What listeners are told of.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) room: &'a Room,
    pub(super) aliases: &'a Aliases,
    pub(super) epoch: Epoch,
    pub(super) at: Millis,
}

/// Shown to all, a later one replacing it; staff are shown something else.
#[derive(Clone, Copy, Default)]
pub(super) struct Shown<'a> {
    pub(super) all: &'a [Frame],
    pub(super) staff: &'a [Frame],
}

impl<'a> Shown<'a> {
    /// What this one is shown.
    pub(super) fn to(self, staff: bool) -> &'a [Frame] {
        if staff { self.staff } else { self.all }
    }
}

/// What stands beside the view: who is here.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside<'a> {
    /// What is new since it was told last.
    pub(super) news: Shown<'a>,
    /// All of it as it stands, for those who have missed news of it; empty if nobody has.
    pub(super) whole: Shown<'a>,
}

impl<'a> Told<'a> {
    fn telling(
        self,
        frames: &'a mut Frames,
        scratch: &'a mut Scratch,
        beside: Beside<'a>,
    ) -> Telling<'a> {
        let Self { room, aliases, epoch, at } = self;
        Telling { room, aliases, epoch, at, frames, beside, scratch }
    }
}

/// The listeners.
#[derive(Default)]
pub(super) struct Listeners {
    next: u64,
    /// Where links were last revoked, as this node knows it; nothing before it had the room.
    revoked: Option<BTreeMap<Role, Seq>>,
    all: BTreeMap<ListenerId, Listener>,
    /// The newest socket of each browser instance: answers go there.
    by_client: HashMap<ClientId, ListenerId>,
    frames: Frames,
    scratch: Scratch,
    pub(super) presence: Presence,
    /// Sockets by address, those of links left out.
    by_address: HashMap<AddressKey, usize>,
}

impl Listeners {
    /// Takes somebody in, or not. A full room still takes whoever comes by a link or is in it already,
    /// and has as many places again for people who have acted: places cannot be taken from them by
    /// newcomers. So it is with an address that has its sockets.
    pub(super) fn join(
        &mut self,
        joiner: Joiner,
        outbox: Outbox,
        to: Told<'_>,
        (max_people, max_sockets): (u32, u32),
    ) -> Result<ListenerId, Refusal> {
        let sockets = self.presence.sockets(joiner.person);
        let by_code = joiner.role == Role::Participant;
        let ample = if to.room.has_acted(joiner.person) { 2 } else { 1 };
        let is_full = sockets == 0 && self.presence.present() >= max_people.saturating_mul(ample);
        // Returners do not wait in the row, and have as many sockets beside it.
        let ample = if joiner.is_new { 1 } else { 2 * ample as usize };
        let is_crowd = self.sockets_of(joiner.address) >= ample * max_sockets as usize;
        if sockets >= SOCKETS || by_code && (is_full || is_crowd) {
            return Err(Refusal::RoomFull);
        }
        let id = ListenerId(self.next);
        self.next += 1;
        self.presence.came(joiner.person, joiner.role);
        // Who holds a role's link was asked to come, and is no sign of strangers on arrival.
        if joiner.is_new && by_code {
            self.presence.met(Instant::now());
        }
        self.by_client.insert(joiner.client, id);
        if by_code {
            *self.by_address.entry(joiner.address).or_default() += 1;
        }
        let listener = Listener::new(joiner, outbox, to.room, to.aliases, to.epoch);
        self.all.insert(id, listener);
        Ok(id)
    }

    pub(super) fn leave(&mut self, id: ListenerId) {
        let Some(listener) = self.all.remove(&id) else { return };
        let joiner = &listener.joiner;
        self.presence.left(joiner.person, joiner.role);
        if self.by_client.get(&joiner.client) == Some(&id) {
            self.by_client.remove(&joiner.client);
        }
        if joiner.role == Role::Participant
            && let Some(sockets) = self.by_address.get_mut(&joiner.address)
        {
            *sockets -= 1;
            if *sockets == 0 {
                self.by_address.remove(&joiner.address);
            }
        }
    }

    /// Sockets of an address, those of links left out.
    pub(super) fn sockets_of(&self, address: AddressKey) -> usize {
        self.by_address.get(&address).copied().unwrap_or(0)
    }

    /// Shows staff something that a later one replaces.
    pub(super) fn show_staff(&mut self, frames: &[Frame]) {
        for listener in self.all.values_mut().filter(|listener| listener.is_staff()) {
            listener.show(frames, &mut self.scratch);
        }
    }

    pub(super) fn find(&self, id: ListenerId) -> Option<&Listener> {
        self.all.get(&id)
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// Whether all are brought up in one go.
    pub(super) fn are_few(&self) -> bool {
        self.all.len() <= FEW
    }

    /// Whether anybody waits to be caught up.
    pub(super) fn any_awaits(&self) -> bool {
        self.all.values().any(Listener::awaits)
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

    /// One asks for the rest of its view.
    pub(super) fn ask_rest(&mut self, id: ListenerId) {
        if let Some(listener) = self.all.get_mut(&id) {
            listener.ask_rest();
        }
    }

    /// The room is another than before.
    pub(super) fn start_over(&mut self) {
        self.frames = Frames::default();
        self.all.values_mut().for_each(Listener::start_over);
    }

    /// Brings one up to the room, and shows it what stands beside.
    pub(super) fn update_one(&mut self, id: ListenerId, to: Told<'_>, beside: &[Frame]) {
        let Some(listener) = self.all.get_mut(&id) else { return };
        let news = Shown { all: beside, staff: beside };
        let beside = Beside { news, whole: news };
        listener.update(&mut to.telling(&mut self.frames, &mut self.scratch, beside));
    }

    /// Brings all up to the room, and shows them what stands beside.
    pub(super) async fn update(&mut self, to: Told<'_>, beside: Beside<'_>, metrics: &Metrics) {
        let mut gone = Vec::new();
        let in_steps = !self.are_few();
        let mut telling = to.telling(&mut self.frames, &mut self.scratch, beside);
        for (turn, (id, listener)) in self.all.iter_mut().enumerate() {
            if in_steps && turn % CHUNK == CHUNK - 1 {
                // The threads that sync the log get their turn as well: they wait for the disk most of
                // the time, and another room's acknowledgement waits for them.
                std::thread::yield_now();
                tokio::task::yield_now().await;
            }
            match listener.update(&mut telling) {
                Updated::Done => {}
                Updated::FellBehind => {
                    metrics.skipped.inc();
                }
                Updated::Gone => gone.push(*id),
            }
        }
        gone.into_iter().for_each(|id| self.leave(id));
    }

    /// Sends the frames to the next `most` listeners and gives up those who are silent; with whom to go
    /// on. A later beat replaces one that still waits.
    pub(super) fn beat(
        &mut self,
        from: ListenerId,
        most: usize,
        frames: &[Frame],
    ) -> Option<ListenerId> {
        let mut rest = self.all.range_mut(from..);
        for (_, listener) in rest.by_ref().take(most) {
            listener.outbox.lose_if_quiet();
            listener.show(frames, &mut self.scratch);
        }
        rest.next().map(|(id, _)| *id)
    }

    /// Says something to everybody, once.
    pub(super) fn say(&self, frame: Frame) {
        let turn = Turn::say(frame);
        for listener in self.all.values() {
            listener.outbox.put(&turn);
        }
    }

    /// Closes the sockets that came by a role's link.
    pub(super) fn revoke(&self, role: Role) {
        let by_link = self.all.values().filter(|listener| listener.joiner.role == role);
        by_link.for_each(|listener| listener.outbox.close(close::REVOKED));
    }

    /// Closes the sockets of links that the log says are revoked, also if that was missed when it
    /// happened.
    pub(super) fn heed_revoked(&mut self, revoked: &BTreeMap<Role, Seq>) {
        let Some(known) = &self.revoked else {
            // Whoever came until now came by a link that stood.
            self.revoked = Some(revoked.clone());
            return;
        };
        if known == revoked {
            return;
        }
        for role in revoked.iter().filter(|(role, at)| known.get(role) != Some(at)).map(|at| at.0) {
            self.revoke(*role);
        }
        self.revoked = Some(revoked.clone());
    }

    /// Closes all.
    pub(super) fn close(&self, code: u16) {
        self.all.values().for_each(|listener| listener.outbox.close(code));
    }
}

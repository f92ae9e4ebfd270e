//! Coming in: at once, after a row, or not (TR2, FT5).

use super::{
    Admission, Joiner, ListenerId,
    run::{RoomTask, begun},
    telling::{here, row, saving, told},
    watching::crowd,
};
use crate::{
    nodes::{Say, Whisper},
    rooms::{frames::Frame, outbox::Outbox},
    throttle::AddressKey,
};
use foorumi_protocol::{Millis, Refusal, Role, SavingState, ToClient};
use tokio::{sync::oneshot, time::Instant};

/// Somebody in the row.
pub(super) struct Waiting {
    joiner: Joiner,
    outbox: Outbox,
    reply: oneshot::Sender<Result<ListenerId, Refusal>>,
}

impl RoomTask {
    /// Somebody comes: takes a place, stands in the row or is refused.
    pub(super) fn comes(
        &mut self,
        joiner: Joiner,
        outbox: Outbox,
        reply: oneshot::Sender<Admission>,
    ) {
        let closed = begun(&self.replica).is_some_and(|room| !room.takes_newcomers());
        let address = joiner.address;
        let is_newcomer = joiner.is_new && joiner.role == Role::Participant;
        // Whoever was here before comes in, and every role link opens (rule TR3).
        if is_newcomer && closed {
            // Whom nobody waits for needs no answer.
            let _ = reply.send(Admission::Refused(Refusal::EntranceClosed));
            return;
        }
        let has_place = self.places_of(address) > 0;
        let now = Instant::now();
        // Whom a full room does not take need not wait to hear it.
        let is_full = self.listeners.presence.present() >= self.context.max_people;
        if is_newcomer && !is_full && !self.row.admits(address, has_place, now.into_std()) {
            let (tell, told) = oneshot::channel();
            if reply.send(Admission::Row(told)).is_ok() {
                let said = outbox.clone();
                let place = self.row.line_up(address, Waiting { joiner, outbox, reply: tell });
                said.say(Frame::of(&ToClient::Waiting { place }));
            }
            return;
        }
        let place = self.join(joiner, outbox);
        if let Err(Admission::Taken(listener)) =
            reply.send(place.map_or_else(Admission::Refused, Admission::Taken))
        {
            // The browser left while its room was loading.
            self.listeners.leave(listener);
        }
    }

    /// Those come in whose turn it is, the others and the desk are told how it stands.
    pub(super) fn move_the_row(&mut self, now: Instant, at: Millis) {
        let stays = |waiting: &Waiting| !waiting.reply.is_closed();
        let (most, listeners) =
            (self.context.access_limits.sockets_an_address as usize, &self.listeners);
        let places = |address| most.saturating_sub(listeners.sockets_of(address));
        for Waiting { joiner, outbox, reply } in self.row.due(stays, places, now.into_std()) {
            if let Err(Ok(listener)) = reply.send(self.join(joiner, outbox)) {
                self.listeners.leave(listener);
            }
        }
        let tell = |waiting: &Waiting, place| {
            waiting.outbox.say(Frame::of(&ToClient::Waiting { place }));
        };
        if let Some(waiting) = self.row.news(stays, tell, now.into_std()) {
            self.listeners.show_staff(&[row(waiting, at)]);
            let node = self.context.node;
            self.whisper(&Whisper { node, say: Say::Row { waiting: self.row.here() } });
        }
    }

    fn join(&mut self, joiner: Joiner, outbox: Outbox) -> Result<ListenerId, Refusal> {
        let at = self.context.clock.now();
        let to = told(&self.replica, &self.aliases, at).ok_or(Refusal::Unavailable)?;
        let room = to.room;
        // It may have been closed while somebody stood in the row.
        if joiner.is_new && joiner.role == Role::Participant && !room.takes_newcomers() {
            return Err(Refusal::EntranceClosed);
        }
        let now = Instant::now();
        let is_staff = room.role_of(joiner.person, joiner.role).is_staff();
        let bounds = (self.context.max_people, self.context.access_limits.sockets_an_address);
        let listener = self.listeners.join(joiner, outbox, to, bounds)?;
        let presence = &self.listeners.presence;
        self.watching.note(presence);
        let desk = is_staff.then(|| crowd(room, presence, now));
        let mut beside = vec![here(presence.present(), to.at, desk)];
        if self.saving != SavingState::Saving {
            beside.push(saving(self.saving, to.at));
        }
        if is_staff && self.row.waiting() > 0 {
            beside.push(row(self.row.waiting(), to.at));
        }
        self.listeners.update_one(listener, to, &beside);
        self.want_news(now);
        Ok(listener)
    }

    fn places_of(&self, address: AddressKey) -> usize {
        let most = self.context.access_limits.sockets_an_address as usize;
        most.saturating_sub(self.listeners.sockets_of(address))
    }
}

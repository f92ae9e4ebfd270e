//! What is told of how well the room is kept.

use super::{
    ListenerId,
    aliases::Aliases,
    listeners::{Beside, Shown, Told},
    run::{RoomTask, begun},
    watching::crowd,
};
use crate::rooms::{
    frames::Frame,
    replica::{Replica, Unavailable},
};
use foorumi_protocol::{
    Crowd, MessagePart, Millis, Part, PartKey, SavingState, Seq, ToClient, close,
};
use foorumi_room::{Eye, RULES, Room};
use tokio::time::Instant;

impl RoomTask {
    /// Brings every listener up to the room.
    pub(super) async fn send(&mut self) {
        let now = Instant::now();
        self.ticker.sent(now);
        let at = self.context.clock.now();
        let Some(to) = told(&self.replica, &self.aliases, at) else { return };
        let room = to.room;
        let news = self.listeners.presence.news(now);
        let desk = self.desk.take();
        let told = news.is_some() || desk.is_some();
        let present = self.listeners.presence.present();
        let to_all = news.map(|present| here(present, to.at, None));
        let to_staff = told.then(|| {
            let crowd = desk.unwrap_or_else(|| crowd(room, &self.listeners.presence, now));
            here(present, to.at, Some(crowd))
        });
        let whole = self.listeners.any_awaits().then(|| {
            let crowd = crowd(room, &self.listeners.presence, now);
            let to_staff = [here(present, to.at, Some(crowd)), row(self.row.waiting(), to.at)];
            ([here(present, to.at, None)], to_staff)
        });
        let beside = Beside {
            news: Shown { all: to_all.as_slice(), staff: to_staff.as_slice() },
            whole: whole.as_ref().map_or_else(Shown::default, |(all, staff)| Shown { all, staff }),
        };
        self.listeners.update(to, beside, &self.context.metrics).await;
        self.context.metrics.fan_out.since(now.into_std());
    }

    /// Tells one who asks for it the rest of its view, at once.
    pub(super) fn tell_rest(&mut self, id: ListenerId) {
        let at = self.context.clock.now();
        let Some(to) = told(&self.replica, &self.aliases, at) else { return };
        self.listeners.ask_rest(id);
        self.listeners.update_one(id, to, &[]);
    }

    pub(super) fn tell_saving(&mut self, state: SavingState) {
        self.count_paused(state);
        tracing::warn!(?state, "saving");
        self.saving = state;
        self.listeners.say(saving(state, self.context.clock.now()));
    }

    /// A room that lives here and cannot save counts for the health of the node. One that was never
    /// loaded does not: nobody here has anything to save in it.
    fn count_paused(&mut self, state: SavingState) {
        let paused = match state {
            SavingState::Saving => false,
            // Nor one whose own log is broken: other rooms are well here, and no other node is better.
            SavingState::Paused | SavingState::DiskFull => {
                begun(&self.replica).is_some() && !self.replica.is_broken()
            }
        };
        if paused && !self.paused {
            self.context.metrics.paused.inc();
        }
        if !paused && self.paused {
            self.context.metrics.paused.dec();
        }
        self.paused = paused;
    }

    pub(super) fn note_overdue(&mut self, overdue: bool) {
        self.overdue = overdue;
        if overdue {
            self.context.metrics.overdue.inc();
            tracing::error!("what the room has forgotten is still at rest in its log");
        } else {
            self.context.metrics.overdue.dec();
        }
    }

    pub(super) fn unavailable(&mut self, why: Unavailable) {
        match why {
            Unavailable::Unknown => tracing::error!("the log has nothing of this room"),
            Unavailable::Refused => tracing::error!("the log takes nothing from these rules"),
            Unavailable::NewerRules { found } => tracing::error!(
                found,
                known = RULES,
                "a newer version of Foorumi has this meeting's log: nothing is written to it; start \
                 that version"
            ),
        }
        self.refuses = true;
        self.listeners.close(close::UNAVAILABLE);
    }
}

/// This node has brought the room's log over to the rules of its version (rule R14 of the log).
pub(super) fn tell_brought_over(from: u32, records: u64) {
    tracing::info!(
        from,
        to = RULES,
        records,
        "the log was brought over to the rules of this version; records that its last snapshot did not \
         hold were decided by them again"
    );
}

/// What is told of a room that is there.
pub(super) fn told<'a>(replica: &'a Replica, aliases: &'a Aliases, at: Millis) -> Option<Told<'a>> {
    let room = begun(replica)?;
    Some(Told { room, aliases, epoch: replica.epoch(), at })
}

/// How many are here, and what else staff are told of them.
pub(super) fn here(present: u32, at: Millis, desk: Option<Crowd>) -> Frame {
    Frame::of(&ToClient::Here { present, at, desk })
}

/// How many stand in the row of newcomers.
pub(super) fn row(waiting: u32, at: Millis) -> Frame {
    Frame::of(&ToClient::Row { waiting, at })
}

pub(super) fn saving(state: SavingState, at: Millis) -> Frame {
    Frame::of(&ToClient::Saving { state, at })
}

/// All messages of the chat as staff see them, in the order in which they were sent.
pub(super) fn whole_chat(room: &Room) -> Vec<MessagePart> {
    let mut keys = room.changed_since(Seq(0), Eye::Staff).parts;
    keys.retain(|key| matches!(key, PartKey::Message(_)));
    let parts = room.parts(&keys, Eye::Staff).into_iter();
    let message = |part| if let Part::Message(message) = part { Some(message) } else { None };
    let mut messages: Vec<MessagePart> = parts.filter_map(|keyed| message(keyed.part)).collect();
    messages.sort_by_key(|message| message.id);
    messages
}

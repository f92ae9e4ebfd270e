//! A meeting is made: its entry in the directory with code and links, then its log. Whoever asks again
//! with the same number gets the same one (PG37).

use super::App;
use crate::{
    rooms::registry::BeginError,
    secret::{self, LinkHash},
    storage::log::LogError,
};
use foorumi_protocol::{
    JoinCode, MeetingId, MeetingLinks, MeetingPlan, Millis, Refusal, Role, RoleLink,
};
use foorumi_room::Room;
use std::{sync::Arc, time::Instant};
use uuid::Uuid;

/// Codes tried for a new meeting. With a million meetings one in a hundred is taken.
const CODES: usize = 20;

impl App {
    /// Makes a meeting, or tells the links of the one that was made by this number. It is made to its end
    /// though its browser has gone meanwhile.
    pub(crate) async fn make_once(
        self: &Arc<Self>,
        number: Option<Uuid>,
        plan: MeetingPlan,
    ) -> Result<MeetingLinks, Refusal> {
        let Some(number) = number else { return self.make_meeting(plan).await };
        let (app, making) = (Arc::clone(self), self.makings.of(number, Instant::now()));
        let made = self.tasks.spawn(async move {
            let made = making.get_or_try_init(|| app.make_meeting(plan)).await.cloned();
            if made.is_err() {
                app.makings.forget(number);
            }
            made
        });
        made.await.unwrap_or(Err(Refusal::Unavailable))
    }

    /// Makes a meeting and its links.
    async fn make_meeting(&self, plan: MeetingPlan) -> Result<MeetingLinks, Refusal> {
        let meeting = MeetingId(Uuid::from_bytes(secret::bytes()));
        let links = Role::LINKED.map(|role| RoleLink { role, secret: secret::link() }).to_vec();
        let hashes: Vec<_> =
            links.iter().map(|link| (link.role, LinkHash::of(&link.secret))).collect();
        let code = self.enter_meeting(meeting, hashes).await?;
        if let Err(error) = self.rooms.begin(meeting, code, plan).await {
            self.directory.withdraw(meeting).await?;
            tracing::warn!(%error, "a meeting could not be begun");
            return Err(begin_refusal(&error));
        }
        // Sooner nobody need look whether anybody has ended it.
        let look = Millis(self.rooms.now().0 + 2 * Room::TOLD_BEFORE_MS);
        self.directory.note_look(meeting, look).await?;
        tracing::info!(room.id = %meeting.0, "a meeting was made");
        Ok(MeetingLinks { meeting, code, links })
    }

    async fn enter_meeting(
        &self,
        meeting: MeetingId,
        links: Vec<(Role, LinkHash)>,
    ) -> Result<JoinCode, Refusal> {
        for _ in 0..CODES {
            let (links, code) = (links.clone(), random_code());
            if self.directory.enter(meeting, code, links).await? {
                return Ok(code);
            }
        }
        tracing::error!("no free join code was found");
        Err(Refusal::Unavailable)
    }
}

fn begin_refusal(error: &BeginError) -> Refusal {
    match error {
        BeginError::Plan => Refusal::Unreadable,
        BeginError::Log(LogError::DiskFull) => Refusal::DiskFull,
        BeginError::Log(_) => Refusal::Unavailable,
    }
}

/// Uniform over all codes: the value is drawn below the largest multiple of their number.
fn random_code() -> JoinCode {
    loop {
        let value = u32::from_be_bytes(secret::bytes());
        if value < u32::MAX - u32::MAX % JoinCode::COUNT {
            return JoinCode::new(value);
        }
    }
}

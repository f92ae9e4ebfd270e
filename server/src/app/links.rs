//! The links of a meeting: which stand, made anew, revoked (rule ID3).

use super::App;
use crate::{
    rooms::registry::Rooms,
    secret::{self, LinkHash},
};
use foorumi_protocol::{
    MeetingId, Outcome, Refusal, Rejection, RenewLink, Role, RoleLink, SystemCommand,
};
use std::time::Duration;

/// What a meeting's log did not take is said to it again after this.
const RETRY: Duration = Duration::from_secs(2);

impl App {
    /// Whether a link stands at this moment. If that cannot be known it does not.
    pub(crate) async fn stands(&self, link: LinkHash) -> bool {
        let found = self.directory.by_link(link).await;
        found.ok().flatten().is_some_and(|link| link.stands)
    }

    /// The roles whose links stand.
    pub(crate) async fn standing_links(&self, meeting: MeetingId) -> Result<Vec<Role>, Refusal> {
        Ok(self.directory.standing(meeting).await?)
    }

    /// A new link for a role. The sockets of the old one are closed at once, and roles that its holders
    /// gave are taken back if so asked. Where they cannot be, nothing is changed.
    pub(crate) async fn reissue_link(
        &self,
        meeting: MeetingId,
        role: Role,
        renew: RenewLink,
    ) -> Result<RoleLink, Refusal> {
        // A link to what is gone would open nothing.
        if self.directory.note(meeting).await?.is_some_and(|note| note.receipt.is_some()) {
            return Err(Refusal::Removed);
        }
        if renew.take_back_roles {
            take_roles_back(&self.rooms, meeting, role).await?;
        }
        let link = RoleLink { role, secret: secret::link() };
        self.replace_link(meeting, role, Some(LinkHash::of(&link.secret))).await?;
        // The link is another now: who renewed it must hear it, whatever becomes of the rest.
        let cut_off = CutOff { rooms: self.rooms.clone(), meeting, role, renew };
        if let Err(refusal) = cut_off.now().await {
            tracing::error!(room.id = %meeting.0, ?role, ?refusal, "a replaced link is not cut off");
            let stop = self.stop.clone();
            self.tasks.spawn(async move { stop.run_until_cancelled(cut_off.at_last()).await });
        }
        Ok(link)
    }

    /// Revokes a role's link. Its sockets are closed at once.
    pub(crate) async fn revoke_link(&self, meeting: MeetingId, role: Role) -> Result<(), Refusal> {
        self.replace_link(meeting, role, None).await?;
        self.rooms.revoke(meeting, role).await
    }

    async fn replace_link(
        &self,
        meeting: MeetingId,
        role: Role,
        link: Option<LinkHash>,
    ) -> Result<(), Refusal> {
        self.directory.replace(meeting, role, link).await?;
        tracing::info!(room.id = %meeting.0, ?role, "a link was replaced or revoked");
        Ok(())
    }
}

/// What is still to come of an old link once there is another: its sockets are closed, and roles go that
/// were given by it in the last moment.
struct CutOff {
    rooms: Rooms,
    meeting: MeetingId,
    role: Role,
    renew: RenewLink,
}

impl CutOff {
    /// What fails can be tried again.
    async fn now(&self) -> Result<(), Refusal> {
        self.rooms.revoke(self.meeting, self.role).await?;
        if self.renew.take_back_roles {
            take_roles_back(&self.rooms, self.meeting, self.role).await?;
        }
        Ok(())
    }

    /// However often it takes.
    async fn at_last(self) {
        while self.now().await.is_err() {
            tokio::time::sleep(RETRY).await;
        }
        tracing::info!(room.id = %self.meeting.0, role = ?self.role, "a replaced link is cut off");
    }
}

async fn take_roles_back(rooms: &Rooms, meeting: MeetingId, role: Role) -> Result<(), Refusal> {
    match rooms.system(meeting, SystemCommand::TakeBackRoles { role }).await {
        // Where nothing more is taken nobody has a role to use.
        Ok(Outcome::Accepted { .. } | Outcome::Rejected { why: Rejection::MeetingEnded })
        | Err(Refusal::Removed) => Ok(()),
        Ok(Outcome::Rejected { .. }) => Err(Refusal::Unavailable),
        Err(refusal) => Err(refusal),
    }
}

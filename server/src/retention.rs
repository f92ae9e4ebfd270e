//! Raw data goes when its time is over, by itself (rule RB7): first nothing more is taken, then the
//! results are stored as they came to be, then the receipt is written, then the log is erased.

use crate::{
    app::App,
    clock,
    directory::FoundLink,
    keeping::{Keeping, hex},
    room_task::ToRoom,
};
use foorumi_protocol::{
    DeletionReceipt, Download, Kept, Localized, MeetingId, MeetingPart, MeetingState, Millis,
    Outcome, Part, PartKey, Refusal, Rejection, RemovedBecause, Results, Role, SystemCommand,
};
use std::{sync::Arc, time::Duration};

/// How often it is looked what is due.
const EACH: Duration = Duration::from_secs(60);
/// Roles whose links still open a page once raw data is gone: what is kept is theirs to look after.
const KEEPERS: [Role; 2] = [Role::Host, Role::Organiser];

/// Looks after what is due.
#[derive(Clone)]
pub struct Retention {
    app: Arc<App>,
}

impl Retention {
    pub(crate) fn new(app: Arc<App>) -> Self {
        Self { app }
    }

    /// Looks again and again, until the server stops.
    pub(crate) async fn run(self) {
        while !self.app.stop.is_cancelled() {
            self.look(clock::now()).await;
            tokio::select! {
                () = tokio::time::sleep(EACH) => {}
                () = self.app.stop.cancelled() => {}
            }
        }
    }

    /// Removes what is due at `now`.
    pub async fn look(&self, now: Millis) {
        for meeting in self.app.due(now).await {
            if let Err(refusal) = self.app.retire(meeting, now).await {
                tracing::error!(room.id = %meeting.0, ?refusal, "raw data is due and not removed");
            }
        }
    }
}

impl App {
    /// Removes the raw data of an ended meeting; its results stay.
    async fn retire(&self, meeting: MeetingId, now: Millis) -> Result<(), Refusal> {
        if let Some(receipt) = self.receipt(meeting).await {
            return self.remove(meeting, &receipt).await;
        }
        self.seal(meeting).await?;
        let results = self.rooms.ask(meeting, ToRoom::Results).await?;
        self.store(meeting, results).await?;
        let receipt = self.write_receipt(meeting, RemovedBecause::Retention, now).await?;
        self.remove(meeting, &receipt).await
    }

    /// Deletes a meeting, results and all, if this is its name in any of its languages.
    pub(crate) async fn erase_meeting(
        &self,
        meeting: MeetingId,
        name: &str,
    ) -> Result<DeletionReceipt, Refusal> {
        let kept = self.kept(meeting).await?;
        let named = kept.title.is_some_and(|title| is_named(&title, name));
        match kept.receipt {
            Some(receipt) if receipt.everything => return Ok(receipt),
            _ if !named => return Err(Refusal::WrongName),
            Some(_) => {}
            None => {
                if kept.state == MeetingState::Live {
                    self.told(meeting, SystemCommand::End).await?;
                }
                self.seal(meeting).await?;
            }
        }
        let receipt = self.write_receipt(meeting, RemovedBecause::Asked, clock::now()).await?;
        self.remove(meeting, &receipt).await?;
        Ok(receipt)
    }

    /// What is kept of a meeting.
    pub(crate) async fn kept(&self, meeting: MeetingId) -> Result<Kept, Refusal> {
        let live = match self.receipt(meeting).await {
            Some(_) => None,
            None => Some(self.meeting_part(meeting).await?),
        };
        let keeping = self.keeping().clone();
        self.blocking(move || Ok(keeping.kept(meeting, live.as_ref()))).await
    }

    /// Notes that somebody fetched something. That it could not be noted keeps nobody from it.
    pub(crate) async fn note_download(&self, link: &FoundLink, what: String) {
        let (meeting, role) = (link.meeting, link.role);
        let download = Download { at: clock::now(), role, what };
        let keeping = self.keeping().clone();
        // What went wrong is in the log by then.
        let _ = self.blocking(move || keeping.note_download(meeting, download)).await;
    }

    /// The meeting as staff see it.
    pub(crate) async fn meeting_part(&self, meeting: MeetingId) -> Result<MeetingPart, Refusal> {
        let key = PartKey::Meeting;
        match self.rooms.ask(meeting, |reply| ToRoom::Part(key.clone(), reply)).await? {
            Some(Part::Meeting(part)) => Ok(part),
            Some(_) | None => Err(Refusal::Unavailable),
        }
    }

    /// The notes of how long things are kept.
    pub(crate) fn keeping(&self) -> &Keeping {
        self.archive.keeping()
    }

    async fn due(&self, now: Millis) -> Vec<MeetingId> {
        let keeping = self.keeping().clone();
        self.blocking(move || Ok(keeping.due(now))).await.unwrap_or_default()
    }

    async fn store(&self, meeting: MeetingId, results: Results) -> Result<(), Refusal> {
        self.archive.store(meeting, results).await.map_err(|error| {
            tracing::error!(room.id = %meeting.0, %error, "results not stored");
            Refusal::Unavailable
        })
    }

    async fn seal(&self, meeting: MeetingId) -> Result<(), Refusal> {
        self.told(meeting, SystemCommand::Seal).await
    }

    /// Says something to a room that may have been said already.
    async fn told(&self, meeting: MeetingId, command: SystemCommand) -> Result<(), Refusal> {
        match self.rooms.system(meeting, command).await? {
            Outcome::Accepted { .. } | Outcome::Rejected { why: Rejection::MeetingEnded } => Ok(()),
            Outcome::Rejected { .. } => Err(Refusal::Unavailable),
        }
    }

    async fn write_receipt(
        &self,
        meeting: MeetingId,
        because: RemovedBecause,
        at: Millis,
    ) -> Result<DeletionReceipt, Refusal> {
        let everything = because == RemovedBecause::Asked;
        let before = self.receipt(meeting).await;
        // A log that went before has its fingerprint in the receipt of then.
        let (records, chain) = match before {
            Some(receipt) => (receipt.records, receipt.chain),
            None => {
                let head = self.rooms.head(meeting).await?;
                (head.last, hex(&head.chain.0))
            }
        };
        let keeping = self.keeping().clone();
        self.blocking(move || {
            let files = if everything { keeping.files(meeting) } else { Vec::new() };
            let receipt = DeletionReceipt { at, because, everything, records, chain, files };
            keeping.note_removed(meeting, receipt.clone())?;
            Ok(receipt)
        })
        .await
    }

    /// Does what a receipt says. As often as one likes.
    async fn remove(&self, meeting: MeetingId, receipt: &DeletionReceipt) -> Result<(), Refusal> {
        self.rooms.tell(meeting, ToRoom::Removed).await;
        self.rooms.erase(meeting).await?;
        let (keeping, everything) = (self.keeping().clone(), receipt.everything);
        self.blocking(move || if everything { keeping.delete_files(meeting) } else { Ok(()) })
            .await?;
        for role in Role::LINKED.into_iter().filter(|role| !KEEPERS.contains(role)) {
            self.directory(move |directory| directory.replace(meeting, role, None)).await?;
        }
        // Nothing is waited for any more.
        self.directory(move |directory| directory.note_stored(meeting)).await?;
        tracing::info!(room.id = %meeting.0, everything, "removed");
        Ok(())
    }
}

fn is_named(title: &Localized, name: &str) -> bool {
    let typed = name.trim().to_lowercase();
    let names = [&title.fi, &title.sv, &title.en].into_iter().flatten();
    names.into_iter().any(|own| own.trim().to_lowercase() == typed)
}

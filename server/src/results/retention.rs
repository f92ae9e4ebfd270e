//! Raw data goes when its time is over, by itself (rule RB7): first nothing more is taken, then the
//! results are stored as they came to be, then the receipt is written, then the log is erased.
//!
//! What is due stands in the directory under its time: a look asks for that and reads nothing else.

mod abandoned;
mod due;

pub(crate) use abandoned::next_look;

use crate::{
    clock::Clock,
    results::keeping::Keeping,
    rooms::{registry::Rooms, task::ToRoom},
    storage::{
        archive::Archive,
        directory::{Directory, Note},
        stored::StoredResults,
    },
};
use due::Found;
use foorumi_protocol::{
    DeletionReceipt, Localized, MeetingId, MeetingState, Millis, Outcome, Refusal, Rejection,
    RemovedBecause, Role, SystemCommand,
};
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// How often it is looked what is due.
const EACH: Duration = Duration::from_secs(60);
/// Roles whose links still open a page once raw data is gone: what is kept is theirs to look after.
const KEEPERS: [Role; 2] = [Role::Host, Role::Organiser];
/// A removal is made sure of once more after this time: a node that was cut off may have put a log
/// back.
const MADE_SURE_MS: u64 = 2 * 24 * 60 * 60 * 1000;

/// Looks after what is due.
#[derive(Clone)]
pub struct Retention {
    rooms: Rooms,
    archive: Archive,
    directory: Arc<dyn Directory>,
    results: StoredResults,
    keeping: Keeping,
    clock: Clock,
    found: Found,
    stop: CancellationToken,
}

impl Retention {
    pub(crate) fn new(
        rooms: Rooms,
        archive: Archive,
        directory: Arc<dyn Directory>,
        results: StoredResults,
        clock: Clock,
        stop: CancellationToken,
    ) -> Self {
        let keeping = Keeping::new(rooms.clone(), archive.clone(), Arc::clone(&directory));
        Self { rooms, archive, directory, results, keeping, clock, found: Found::default(), stop }
    }

    /// Looks again and again, until the server stops.
    pub(crate) async fn run(mut self) {
        while !self.stop.is_cancelled() {
            self.look(self.clock.now(), self.clock.up()).await;
            tokio::select! {
                () = tokio::time::sleep(EACH) => {}
                () = self.stop.cancelled() => {}
            }
        }
    }

    /// Removes what is due at `now`, on a node that has been up for `up`. What cannot be taken back
    /// waits until it was found due at two looks an hour apart (rule R15).
    pub async fn look(&mut self, now: Millis, up: Duration) {
        let due = self.directory.due(now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "what is due is not known");
            Vec::new()
        });
        let believed = self.clock.believed().is_ok();
        let ripe = self.found.ripe(if believed { &due } else { &[] }, up);
        for meeting in due {
            if self.stop.is_cancelled() {
                return;
            }
            let retired = async {
                let note = self.directory.note(meeting).await?.unwrap_or_default();
                let sure = ripe.contains(&meeting) || due::waits_for_no_calendar(&note);
                match sure {
                    false => Ok(()),
                    true if abandoned::is_unended(&note) => {
                        self.look_at_unended(meeting, now).await
                    }
                    true => self.retire(meeting, note, now).await,
                }
            };
            if let Err(refusal) = retired.await {
                tracing::error!(room.id = %meeting.0, ?refusal, "raw data is due and not removed");
            }
        }
    }

    /// Deletes a meeting, results and all, if this is its name in any of its languages.
    pub(crate) async fn erase(
        &self,
        meeting: MeetingId,
        name: &str,
    ) -> Result<DeletionReceipt, Refusal> {
        let kept = self.keeping.kept(meeting).await?;
        let named = kept.title.is_some_and(|title| is_named(&title, name));
        match kept.receipt {
            Some(receipt) if receipt.everything => return Ok(receipt),
            _ if !named => return Err(Refusal::WrongName),
            Some(_) => {}
            None => {
                if kept.state == MeetingState::Live {
                    self.told(meeting, SystemCommand::End).await?;
                }
                self.sealed(meeting).await?;
            }
        }
        let now = self.rooms.now();
        let receipt = self.write_receipt(meeting, RemovedBecause::Asked, now).await?;
        self.remove(meeting, &receipt, now).await?;
        Ok(receipt)
    }

    /// Removes the raw data of an ended meeting; its results stay. If that was done, or begun, before:
    /// makes sure of it.
    async fn retire(&self, meeting: MeetingId, note: Note, now: Millis) -> Result<(), Refusal> {
        let receipt = match note.receipt {
            Some(receipt) => receipt,
            None => {
                self.store_sealed(meeting).await?;
                self.write_receipt(meeting, RemovedBecause::Retention, now).await?
            }
        };
        self.remove(meeting, &receipt, now).await
    }

    /// Results are stored as they came to be once nothing more is taken.
    async fn store_sealed(&self, meeting: MeetingId) -> Result<(), Refusal> {
        if !self.sealed(meeting).await? {
            return Ok(());
        }
        let results = self.rooms.ask(meeting, ToRoom::Results).await?;
        Ok(self.results.store(meeting, results, true).await?)
    }

    /// Nothing more is taken; `false` if results are stored and no log is left to take anything.
    async fn sealed(&self, meeting: MeetingId) -> Result<bool, Refusal> {
        match self.told(meeting, SystemCommand::Seal).await {
            Err(Refusal::Removed) => Ok(false),
            sealed => sealed.map(|()| true),
        }
    }

    /// Says something to a room that may have been said already.
    async fn told(&self, meeting: MeetingId, command: SystemCommand) -> Result<(), Refusal> {
        match self.rooms.system(meeting, command).await? {
            Outcome::Accepted { .. } | Outcome::Rejected { why: Rejection::MeetingEnded } => Ok(()),
            Outcome::Rejected { .. } => Err(Refusal::Unavailable),
        }
    }

    /// The receipt that stands from now on; another node's, if that was first.
    async fn write_receipt(
        &self,
        meeting: MeetingId,
        because: RemovedBecause,
        at: Millis,
    ) -> Result<DeletionReceipt, Refusal> {
        let everything = because == RemovedBecause::Asked;
        let before = self.directory.note(meeting).await?.and_then(|note| note.receipt);
        // A log that went before has its fingerprint in the receipt of then.
        let (records, chain) = match before {
            Some(receipt) => (receipt.records, receipt.chain),
            None => match self.rooms.head(meeting).await? {
                Some(head) => (head.last, hex::encode(head.chain.0)),
                None => (0, String::new()),
            },
        };
        let files = if everything { self.archive.files(meeting).await? } else { Vec::new() };
        let receipt = DeletionReceipt { at, because, everything, records, chain, files };
        Ok(self.directory.note_removed(meeting, receipt).await?)
    }

    /// Does what a receipt says. As often as one likes.
    async fn remove(
        &self,
        meeting: MeetingId,
        receipt: &DeletionReceipt,
        now: Millis,
    ) -> Result<(), Refusal> {
        self.rooms.tell(meeting, ToRoom::Removed).await;
        self.rooms.erase(meeting).await?;
        if receipt.everything {
            self.archive.delete(meeting).await?;
        }
        let standing = self.directory.standing(meeting).await?;
        for role in standing.into_iter().filter(|role| !KEEPERS.contains(role)) {
            self.directory.replace(meeting, role, None).await?;
        }
        let sure = Millis(receipt.at.0 + MADE_SURE_MS);
        let again = (now < sure).then_some(sure);
        self.directory.note_done(meeting, receipt.clone(), again).await?;
        tracing::info!(room.id = %meeting.0, receipt.everything, "removed");
        Ok(())
    }
}

fn is_named(title: &Localized, name: &str) -> bool {
    let typed = name.trim().to_lowercase();
    let names = [&title.fi, &title.sv, &title.en].into_iter().flatten();
    names.into_iter().any(|own| own.trim().to_lowercase() == typed)
}

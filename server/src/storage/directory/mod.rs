//! The directory: which meetings there are, by which codes and links they are reached, which of them
//! have ended and are stored, until when they are kept, and what was removed. Small, and behind a
//! trait, so that many nodes can share one. The same contract suite runs over both kinds.
//!
//! **Invariant** Each act is atomic, whoever else acts: no receipt and no revocation gets lost
//! between two nodes. What is due is found by its time, never by looking at every meeting.

#[cfg(test)]
mod contract;
mod note;
mod redis;
mod sqlite;

pub(crate) use self::redis::RedisDirectory;
pub(crate) use note::{Ended, Note, OldNote};
pub(crate) use sqlite::SqliteDirectory;

use crate::{secret::LinkHash, storage::answer::Answer};
use foorumi_protocol::{
    DeletionReceipt, Download, JoinCode, MeetingId, Millis, Refusal, Role, at_rest,
};

/// What can go wrong in a directory.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DirectoryError {
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The store failed.
    #[error("the directory's store failed: {0}")]
    Store(rusqlite::Error),
    /// The store cannot be reached now.
    #[error("the directory cannot be reached")]
    Unreachable,
    /// The store holds something that this version does not understand.
    #[error("the directory holds an entry that cannot be read")]
    Damaged,
    /// The file could not be copied before its layout was changed.
    #[error("the directory could not be copied before its layout is changed: {0}")]
    NotCopied(std::io::Error),
    /// The work was cut off.
    #[error("the work in the directory was cut off")]
    CutOff,
}

impl From<DirectoryError> for Refusal {
    /// What people are told. Here the failure is logged, once.
    fn from(error: DirectoryError) -> Self {
        if matches!(error, DirectoryError::DiskFull) {
            return Self::DiskFull;
        }
        tracing::error!(%error, "the directory does not answer");
        Self::Unavailable
    }
}

/// An answer under way.
pub(crate) type Asked<'a, T> = Answer<'a, T, DirectoryError>;

/// A link that was found by its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoundLink {
    pub(crate) meeting: MeetingId,
    pub(crate) role: Role,
    pub(crate) stands: bool,
}

/// The directory's acts. What is noted of a meeting that is not in it is noted nowhere.
pub(crate) trait Directory: Send + Sync + 'static {
    /// Enters a new meeting with its links. `false`: the code is taken, try another.
    fn enter(
        &self,
        meeting: MeetingId,
        code: JoinCode,
        links: Vec<(Role, LinkHash)>,
    ) -> Asked<'_, bool>;

    /// Takes out a meeting that could not be begun.
    fn withdraw(&self, meeting: MeetingId) -> Asked<'_, ()>;

    /// The meeting with this code.
    fn by_code(&self, code: JoinCode) -> Asked<'_, Option<MeetingId>>;

    /// The link with this hash, revoked ones too.
    fn by_link(&self, link: LinkHash) -> Asked<'_, Option<FoundLink>>;

    /// The links that stand, by role.
    fn standing(&self, meeting: MeetingId) -> Asked<'_, Vec<Role>>;

    /// Puts a new link in the place of a role's old one, or (`None`) only revokes that.
    fn replace(&self, meeting: MeetingId, role: Role, link: Option<LinkHash>) -> Asked<'_, ()>;

    /// Meetings whose results are not in the archive, the oldest first.
    fn not_stored(&self) -> Asked<'_, Vec<MeetingId>>;

    /// What is noted of a meeting, but downloads.
    fn note(&self, meeting: MeetingId) -> Asked<'_, Option<Note>>;

    /// Who fetched what, the newest last, at most [`note::DOWNLOADS`].
    fn downloads(&self, meeting: MeetingId) -> Asked<'_, Vec<Download>>;

    /// Notes that the meeting's results are in the archive, and when its raw data is due. Answers
    /// with the receipt if something was removed before; then nothing else is noted.
    fn note_stored(&self, meeting: MeetingId, ended: Ended) -> Asked<'_, Option<DeletionReceipt>>;

    /// Notes that what is stored will change: until it is stored again the meeting is among those that a
    /// start loads. Of what was removed nothing is noted.
    fn note_changing(&self, meeting: MeetingId) -> Asked<'_, ()>;

    /// Notes when it is to be looked again whether anybody comes to a meeting that has not ended. Of one
    /// that is stored or removed nothing is noted.
    fn note_look(&self, meeting: MeetingId, at: Millis) -> Asked<'_, ()>;

    /// Notes until when everybody can read a meeting's summary.
    fn note_summary_until(&self, meeting: MeetingId, until: Millis) -> Asked<'_, ()>;

    /// Notes that something was fetched.
    fn note_download(&self, meeting: MeetingId, download: Download) -> Asked<'_, ()>;

    /// Notes a removal before it is done; it is due until [`Directory::note_done`]. Answers with the
    /// receipt that stands, which is another's if that came first. Nothing is waited for any more,
    /// and of what is gone whole no name stays.
    fn note_removed(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
    ) -> Asked<'_, DeletionReceipt>;

    /// Meetings of which something is due at `now`, the longest due first.
    fn due(&self, now: Millis) -> Asked<'_, Vec<MeetingId>>;

    /// Notes that what a receipt tells is done, and when it is to be made sure of once more; unless
    /// another receipt stands by now.
    fn note_done(
        &self,
        meeting: MeetingId,
        receipt: DeletionReceipt,
        again: Option<Millis>,
    ) -> Asked<'_, ()>;

    /// Takes in what stood in archive folders, once for each meeting. Answers with those that are
    /// not in the directory.
    fn take_in(&self, old: Vec<(MeetingId, OldNote)>) -> Asked<'_, Vec<MeetingId>>;
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Participant => "participant",
        Role::Presenter => "presenter",
        Role::Stage => "stage",
        Role::Organiser => "organiser",
        Role::Secretary => "secretary",
        Role::Moderator => "moderator",
        Role::Host => "host",
    }
}

fn role_of(name: &str) -> Result<Role, DirectoryError> {
    let found = Role::LINKED.into_iter().find(|role| role_name(*role) == name);
    found.ok_or(DirectoryError::Damaged)
}

/// Something as it is kept in a field.
fn written<T: serde::Serialize>(value: &T) -> Result<String, DirectoryError> {
    serde_json::to_string(value).map_err(|_| DirectoryError::Damaged)
}

/// Something that was kept in a field.
fn read<T: serde::de::DeserializeOwned>(field: &str) -> Result<T, DirectoryError> {
    at_rest(|| serde_json::from_str(field)).map_err(|_| DirectoryError::Damaged)
}

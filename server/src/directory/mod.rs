//! The directory: which meetings there are, by which codes and links they are reached, and which of
//! them have ended and are stored. Small, and behind a trait, so that many nodes can share one.

mod redis;
mod sqlite;

pub(crate) use self::redis::RedisDirectory;
pub(crate) use sqlite::SqliteDirectory;

use crate::secret::LinkHash;
use foorumi_protocol::{JoinCode, MeetingId, Role};

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
}

/// A link that was found by its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoundLink {
    pub(crate) meeting: MeetingId,
    pub(crate) role: Role,
    pub(crate) stands: bool,
}

/// The directory's acts. They block: call them by [`crate::app::App::directory`].
pub(crate) trait Directory: Send + Sync {
    /// Enters a new meeting with its links. `false`: the code is taken, try another.
    fn enter(
        &self,
        meeting: MeetingId,
        code: JoinCode,
        links: &[(Role, LinkHash)],
    ) -> Result<bool, DirectoryError>;

    /// Takes out a meeting that could not be begun.
    fn withdraw(&self, meeting: MeetingId) -> Result<(), DirectoryError>;

    /// The meeting with this code.
    fn by_code(&self, code: JoinCode) -> Result<Option<MeetingId>, DirectoryError>;

    /// The link with this hash, revoked ones too.
    fn by_link(&self, link: LinkHash) -> Result<Option<FoundLink>, DirectoryError>;

    /// The links that stand, by role.
    fn standing(&self, meeting: MeetingId) -> Result<Vec<Role>, DirectoryError>;

    /// Puts a new link in the place of a role's old one, or (`None`) only revokes that.
    fn replace(
        &self,
        meeting: MeetingId,
        role: Role,
        link: Option<LinkHash>,
    ) -> Result<(), DirectoryError>;

    /// Notes that the meeting's results are in the archive.
    fn note_stored(&self, meeting: MeetingId) -> Result<(), DirectoryError>;

    /// Meetings whose results are not in the archive, the oldest first.
    fn not_stored(&self) -> Result<Vec<MeetingId>, DirectoryError>;
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

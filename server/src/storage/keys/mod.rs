//! The keys of aliases (rules PL5, DV10). Who votes anonymously acts under an *alias*, a handle that only
//! the vote's key can compute from the person. Keys stand apart from the log, survive a restart while
//! their vote is open, and are destroyed when it closes: then nobody can tell whose alias was whose.

mod redis;
mod sqlite;

pub(crate) use redis::RedisKeys;
pub(crate) use sqlite::SqliteKeys;

use crate::{nodes::RedisLinkError, secret, storage::answer::Answer};
use foorumi_protocol::{ClientId, MeetingId, PersonId};
use foorumi_room::Vote;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{hint::black_box, sync::Arc};
use uuid::Uuid;

const KEY_BYTES: usize = 32;
/// More than an alias's computing takes of the stack.
const STACK_BYTES: usize = 4096;
/// Browser instances have ids below 2^53.
const CLIENT_BITS: u32 = 53;
/// How far a browser's numbers are moved: below 2^20, so that they never reach their end.
const SHIFT_BITS: u32 = 20;

/// An answer under way.
pub(crate) type Asking<'a, T> = Answer<'a, T, KeysError>;

/// The store of keys did not do what was asked. It is asked again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeysError {
    /// SQLite failed.
    #[error("the keys' file failed: {0}")]
    File(#[from] rusqlite::Error),
    /// Redis failed.
    #[error(transparent)]
    Redis(#[from] RedisLinkError),
    /// What stands there is no key.
    #[error("a key that is kept cannot be read")]
    Damaged,
    /// The work was not done.
    #[error("the keys' store did not answer")]
    Silent,
}

/// Where keys are kept.
pub(crate) trait Keys: Send + Sync + 'static {
    /// The key of a vote: the one that stands, else `ours`, which stands from then on. All get the
    /// same. `None` if there is neither.
    fn agree(&self, meeting: MeetingId, vote: Vote, ours: Option<Key>) -> Asking<'_, Option<Key>>;

    /// Destroys a key so that none of its bytes stays. No error if there is none.
    fn destroy(&self, meeting: MeetingId, vote: Vote) -> Asking<'_, ()>;

    /// The votes of a meeting whose keys are kept.
    fn kept(&self, meeting: MeetingId) -> Asking<'_, Vec<Vote>>;

    /// The meetings of which any key is kept.
    fn meetings(&self) -> Asking<'_, Vec<MeetingId>>;
}

/// A vote's key. It cannot be printed. Its bytes stand in one place, which moves and copies of the key
/// share and the allocator wipes when the last is dropped.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key(Arc<[u8; KEY_BYTES]>);

impl Key {
    /// A new one.
    pub(crate) fn new() -> Self {
        let key = Self(Arc::new(secret::bytes()));
        wipe_stack();
        key
    }

    /// One that was kept. `None` if it is not as long as keys are.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.try_into().ok()?;
        let key = Self(Arc::new(bytes));
        wipe_stack();
        Some(key)
    }

    /// The alias of a person: the same on all their devices, another in every vote.
    pub(crate) fn alias(&self, person: PersonId) -> PersonId {
        let alias = self.mac(b"hand", person.0.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&alias[..16]);
        PersonId(Uuid::from_bytes(bytes))
    }

    /// The identity under which a browser's command stands in the log. Always the same for the same
    /// command, so that it counts once, whatever node and whatever line it comes by; but its number
    /// fits into no row of numbers that the browser's named commands leave.
    pub(crate) fn disguise(&self, client: ClientId, n: u32) -> (ClientId, u32) {
        let hidden = self.mac(b"client", &client.0.to_be_bytes());
        let number = |at: usize| {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(&hidden[at..at + 8]);
            u64::from_be_bytes(bytes)
        };
        let client = ClientId(number(0) >> (u64::BITS - CLIENT_BITS));
        let shift = (number(8) >> (u64::BITS - SHIFT_BITS)) as u32;
        (client, n.saturating_add(shift))
    }

    fn mac(&self, purpose: &[u8], of: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0[..]).expect("HMAC takes any key");
        mac.update(purpose);
        mac.update(of);
        let made = mac.finalize().into_bytes().into();
        wipe_stack();
        made
    }
}

/// Overwrites what the calls before have left below this place of the stack: a key's bytes among it.
#[inline(never)]
fn wipe_stack() {
    black_box([0_u8; STACK_BYTES]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use foorumi_protocol::{ActivityId, Id, Seq};
    use std::path::Path;

    const MEETING: MeetingId = MeetingId(Uuid::from_u128(1));

    fn vote(index: u16, round: u64) -> Vote {
        Vote { activity: ActivityId(Id { seq: Seq(1), index }), round: Seq(round) }
    }

    async fn agreed(keys: &SqliteKeys, vote: Vote, ours: Option<Key>) -> Option<Key> {
        keys.agree(MEETING, vote, ours).await.expect("the file answers")
    }

    /// Whether any file of the folder holds these bytes.
    fn rests(folder: &Path, bytes: &[u8]) -> bool {
        let files = std::fs::read_dir(folder).expect("a folder");
        let mut contents = files.map(|file| std::fs::read(file.expect("a file").path()));
        contents.any(|found| {
            let found = found.expect("a file");
            found.windows(bytes.len()).any(|part| part == bytes)
        })
    }

    #[tokio::test]
    async fn pl5_a_key_outlives_a_restart_and_nothing_of_it_outlives_its_destruction() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("keys.sqlite");
        let keys = SqliteKeys::open(&file).expect("a file");
        let key = agreed(&keys, vote(1, 0), Some(Key::new())).await.expect("a key");
        let other = agreed(&keys, vote(1, 9), Some(Key::new())).await.expect("another round");
        let person = PersonId(Uuid::from_u128(7));
        assert_ne!(key.alias(person), other.alias(person));
        assert!(rests(folder.path(), &key.0[..]));
        drop(keys);

        let keys = SqliteKeys::open(&file).expect("the same file");
        let again = agreed(&keys, vote(1, 0), Some(Key::new())).await.expect("the one that stands");
        assert!(again == key && again.alias(person) == key.alias(person));
        assert_eq!(keys.meetings().await.expect("meetings"), [MEETING]);
        keys.destroy(MEETING, vote(1, 0)).await.expect("destroyed");
        keys.destroy(MEETING, vote(1, 0)).await.expect("again: no matter");
        assert!(!rests(folder.path(), &key.0[..]), "not in the file, not in what stands beside it");
        assert!(rests(folder.path(), &other.0[..]), "the other stays");
        assert_eq!(keys.kept(MEETING).await.expect("votes"), [vote(1, 9)]);
        assert!(agreed(&keys, vote(1, 0), None).await.is_none(), "nobody makes one by asking");
    }

    #[test]
    fn pl5_a_disguise_is_the_same_for_the_same_command_and_keeps_the_order_of_numbers() {
        let (key, other) = (Key(Arc::new([1; KEY_BYTES])), Key(Arc::new([2; KEY_BYTES])));
        let client = ClientId(5);
        let (hidden, first) = key.disguise(client, 1);
        assert_eq!(key.disguise(client, 1), (hidden, first));
        assert_eq!(key.disguise(client, 300), (hidden, first + 299));
        assert_ne!(hidden, client);
        assert_ne!(other.disguise(client, 1).0, hidden);
        assert!(hidden.0 < 1 << CLIENT_BITS);
        assert_eq!(
            key.disguise(client, u32::MAX).1,
            u32::MAX,
            "whoever counts so far, stops there"
        );
    }
}

//! Aliases on this node: who votes anonymously is known to the log by an alias only (rules PL5, DV10).
//!
//! A command of an open anonymous vote is addressed under the vote's key: the person becomes an alias,
//! the browser's number another identity. While a key is being fetched the command waits. When the
//! vote closes its key is destroyed in the store; here it is kept for a moment more, so that a browser
//! that missed the answer to its last ballot and asks again is told what became of it.

use super::{ListenerId, listener::Listener};
use crate::storage::keys::{Key, Keys, KeysError};
use foorumi_protocol::{ClientId, Command, MeetingId, Numbered, PersonId, Rejection};
use foorumi_room::{Actor, Addressed, Applied, Room, Vote};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
    time::Duration,
};
use tokio::{task::JoinSet, time::Instant};

/// How long a key is remembered after its vote has closed.
const REMEMBERED: Duration = Duration::from_secs(15);
/// A store that fails is asked again after this time.
const RETRY: Duration = Duration::from_secs(1);
/// How long a key that has ballots under it and is not in the store is looked for. Other nodes put it
/// back after Redis was emptied; when nobody does it is lost, and those who voted could vote again.
const LOOKED_FOR: Duration = Duration::from_secs(30);
/// Commands that may wait for a key. When full, the next is rejected (`TooManyPending`).
const WAITING: usize = 4096;

/// What the store of keys said.
pub(super) enum Said {
    Key(Vote, Result<Option<Key>, KeysError>),
    Destroyed(Vote, Result<(), KeysError>),
    Kept(Result<Vec<Vote>, KeysError>),
}

impl Said {
    fn fails(&self) -> bool {
        match self {
            Self::Key(_, answer) => answer.is_err(),
            Self::Destroyed(_, answer) => answer.is_err(),
            Self::Kept(answer) => answer.is_err(),
        }
    }
}

/// A command on its way into the log, or why not.
pub(super) enum Way {
    Goes(Addressed),
    Waits,
    Rejected(Rejection),
}

/// The aliases of a room.
pub(super) struct Aliases {
    store: Arc<dyn Keys>,
    meeting: MeetingId,
    keys: BTreeMap<Vote, Key>,
    /// Raised whenever a key comes or goes.
    version: u64,
    /// Keys of closed votes, since when.
    closed: Vec<(Instant, Vote, Key)>,
    /// Keys asked for, keys not found since when, keys to be destroyed, and those of them to be asked
    /// for again.
    fetching: BTreeSet<Vote>,
    missing: BTreeMap<Vote, Instant>,
    destroying: BTreeSet<Vote>,
    undestroyed: Vec<Vote>,
    /// Whether it is known which keys the store had when this task began.
    looked: bool,
    retry: Instant,
    /// Whether the store failed when it was asked last: said once, not at each try.
    failing: bool,
    waiting: Vec<(ListenerId, Numbered)>,
    /// Who asked for what is under way.
    disguised: HashMap<(ClientId, u32), (ClientId, u32)>,
    asked: JoinSet<Said>,
}

impl Aliases {
    pub(super) fn new(store: Arc<dyn Keys>, meeting: MeetingId, now: Instant) -> Self {
        Self {
            store,
            meeting,
            keys: BTreeMap::new(),
            version: 1,
            closed: Vec::new(),
            fetching: BTreeSet::new(),
            missing: BTreeMap::new(),
            destroying: BTreeSet::new(),
            undestroyed: Vec::new(),
            looked: false,
            retry: now,
            failing: false,
            waiting: Vec::new(),
            disguised: HashMap::new(),
            asked: JoinSet::new(),
        }
    }

    /// Fetches the keys of votes that have opened and destroys those of votes that have closed.
    pub(super) fn follow(&mut self, room: &Room, now: Instant) {
        let open: BTreeSet<Vote> = room.votes().into_iter().collect();
        let over: Vec<Vote> =
            self.keys.keys().filter(|vote| !open.contains(vote)).copied().collect();
        for vote in over {
            if let Some(key) = self.keys.remove(&vote) {
                self.closed.push((now, vote, key));
                self.version += 1;
            }
            self.destroy(vote);
        }
        self.closed.retain(|(since, _, _)| now - *since < REMEMBERED);
        if now < self.retry {
            return;
        }
        if !self.looked {
            self.looked = true;
            let (store, meeting) = (Arc::clone(&self.store), self.meeting);
            self.asked.spawn(async move { Said::Kept(store.kept(meeting).await) });
        }
        for vote in std::mem::take(&mut self.undestroyed) {
            self.ask_to_destroy(vote);
        }
        self.missing.retain(|vote, _| open.contains(vote));
        for vote in open {
            if !self.keys.contains_key(&vote) && self.fetching.insert(vote) {
                let since = *self.missing.entry(vote).or_insert(now);
                let lost = now - since > LOOKED_FOR;
                if lost {
                    tracing::error!("the key of an anonymous vote is lost: a new one is made");
                }
                let ours = (lost || !room.has_ballots(vote)).then(Key::new);
                self.fetch(vote, ours);
            }
        }
    }

    /// Puts the keys back that the store may have lost.
    pub(super) fn put_back(&mut self) {
        for (vote, key) in self.keys.clone() {
            if self.fetching.insert(vote) {
                self.fetch(vote, Some(key));
            }
        }
    }

    /// The commands that need not wait for a key any more.
    pub(super) fn ready(&mut self, room: &Room) -> Vec<(ListenerId, Numbered)> {
        let keys = &self.keys;
        let goes = |(_, numbered): &mut (ListenerId, Numbered)| {
            room.vote_of(&numbered.command).is_none_or(|vote| keys.contains_key(&vote))
        };
        self.waiting.extract_if(.., goes).collect()
    }

    /// The store's next answer.
    pub(super) async fn next(&mut self) -> Option<Said> {
        self.asked.join_next().await?.ok()
    }

    /// Whether nothing is asked of the store, and no key is still to be destroyed.
    pub(super) fn rests(&self) -> bool {
        self.asked.is_empty() && self.waiting.is_empty() && self.destroying.is_empty()
    }

    /// Takes an answer of the store.
    pub(super) fn take(&mut self, said: Said, room: Option<&Room>, now: Instant) {
        let fails = said.fails();
        if self.failing && !fails {
            tracing::info!("the keys of anonymous votes can be read and written again");
        }
        match said {
            Said::Key(vote, key) => {
                self.fetching.remove(&vote);
                match key {
                    Ok(Some(key)) => self.hold(vote, key),
                    Ok(None) => self.retry = now + RETRY,
                    Err(error) => self.failed(&error, now),
                }
            }
            Said::Destroyed(vote, Ok(())) => drop(self.destroying.remove(&vote)),
            Said::Destroyed(vote, Err(error)) => {
                self.undestroyed.push(vote);
                self.failed(&error, now);
            }
            Said::Kept(Ok(votes)) => {
                let open = room.map(Room::votes).unwrap_or_default();
                for vote in votes.into_iter().filter(|vote| !open.contains(vote)) {
                    self.destroy(vote);
                }
            }
            Said::Kept(Err(error)) => {
                self.failed(&error, now);
                self.looked = false;
            }
        }
        self.failing = fails;
    }

    /// Addresses a command: by the alias of its sender if it belongs to an anonymous vote.
    pub(super) fn address(
        &mut self,
        room: Option<&Room>,
        id: ListenerId,
        listener: &Listener,
        numbered: Numbered,
    ) -> Way {
        let (client, n) = (listener.joiner.client, numbered.n);
        let Some(room) = room else { return Way::Goes(as_person(listener, numbered)) };
        if let Some(way) = self.again(room, listener, &numbered) {
            return way;
        }
        let Some(vote) = room.vote_of(&numbered.command) else {
            return Way::Goes(as_person(listener, numbered));
        };
        let joiner = &listener.joiner;
        if let Err(why) = room.may_vote(joiner.person, joiner.role, &numbered.command) {
            return Way::Rejected(why);
        }
        let Some(key) = self.keys.get(&vote) else {
            if self.waiting.len() >= WAITING {
                return Way::Rejected(Rejection::TooManyPending);
            }
            self.waiting.push((id, numbered));
            return Way::Waits;
        };
        let addressed = by_alias(key, listener, numbered.n, numbered.command);
        self.disguised.insert((addressed.client, addressed.n), (client, n));
        Way::Goes(addressed)
    }

    /// The answers of the log under the numbers that the browsers know.
    pub(super) fn reveal(&mut self, applied: Vec<Applied>) -> Vec<Applied> {
        let reveal = |mut answer: Applied| {
            if let Some(known) = self.disguised.remove(&(answer.client, answer.n)) {
                (answer.client, answer.n) = known;
            }
            answer
        };
        applied.into_iter().map(reveal).collect()
    }

    /// The aliases that a person has in the open votes, if they are others than at `version`.
    pub(super) fn of(&self, person: PersonId, version: &mut u64) -> Option<Vec<(Vote, PersonId)>> {
        if *version == self.version {
            return None;
        }
        *version = self.version;
        Some(self.keys.iter().map(|(vote, key)| (*vote, key.alias(person))).collect())
    }

    /// All aliases of a person in open votes whose keys are here.
    pub(super) fn all_of(&self, person: PersonId) -> Vec<(Vote, PersonId)> {
        self.keys.iter().map(|(vote, key)| (*vote, key.alias(person))).collect()
    }

    /// A ballot that the log has seen before its vote closed, sent again since its answer was lost.
    fn again(&mut self, room: &Room, listener: &Listener, numbered: &Numbered) -> Option<Way> {
        let activity = Room::voted_in(&numbered.command)?;
        let (client, n) = (listener.joiner.client, numbered.n);
        let seen = |(_, vote, key): &&(Instant, Vote, Key)| {
            let (hidden, number) = key.disguise(client, n);
            vote.activity == activity && room.has_seen(hidden, number)
        };
        let (_, _, key) = self.closed.iter().find(seen)?;
        let addressed = by_alias(key, listener, n, numbered.command.clone());
        self.disguised.insert((addressed.client, addressed.n), (client, n));
        Some(Way::Goes(addressed))
    }

    fn hold(&mut self, vote: Vote, key: Key) {
        self.missing.remove(&vote);
        let before = self.keys.insert(vote, key);
        if before.as_ref() != self.keys.get(&vote) {
            self.version += 1;
            if before.is_some() {
                tracing::error!(
                    "an anonymous vote has had two keys: somebody may have voted twice"
                );
            }
        }
    }

    fn fetch(&mut self, vote: Vote, ours: Option<Key>) {
        let (store, meeting) = (Arc::clone(&self.store), self.meeting);
        self.asked.spawn(async move { Said::Key(vote, store.agree(meeting, vote, ours).await) });
    }

    fn destroy(&mut self, vote: Vote) {
        if self.destroying.insert(vote) {
            self.ask_to_destroy(vote);
        }
    }

    fn ask_to_destroy(&mut self, vote: Vote) {
        let (store, meeting) = (Arc::clone(&self.store), self.meeting);
        self.asked.spawn(async move { Said::Destroyed(vote, store.destroy(meeting, vote).await) });
    }

    fn failed(&mut self, error: &KeysError, now: Instant) {
        if !self.failing {
            tracing::error!(%error, "the keys of anonymous votes cannot be read or written");
        }
        self.retry = now + RETRY;
    }
}

fn as_person(listener: &Listener, numbered: Numbered) -> Addressed {
    let (client, actor) = (listener.joiner.client, listener.actor());
    Addressed { client, n: numbered.n, actor, command: numbered.command }
}

fn by_alias(key: &Key, listener: &Listener, n: u32, command: Command) -> Addressed {
    let (client, n) = key.disguise(listener.joiner.client, n);
    let actor = Actor::Alias(key.alias(listener.joiner.person));
    Addressed { client, n, actor, command }
}

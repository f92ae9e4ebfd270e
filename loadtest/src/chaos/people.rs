//! People who vote and write all the time, and note what they were told.

use crate::{Api, Client};
use foorumi_protocol::{
    ActivityId, ChatCommand, Choice, Command, Door, JoinCode, MessageText, Outcome, PollCommand,
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{task::JoinSet, time::sleep};

/// Most messages that one person writes in a round: a room keeps 10,000.
const MESSAGES: u32 = 15;
/// Pause between two acts of a person, about.
const PAUSE_MS: u64 = 120;

/// What people were told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Options of the last ballot acknowledged, by person.
    pub(crate) ballots: BTreeMap<usize, Choice>,
    /// Every message's text, and whether it was accepted.
    pub(crate) messages: BTreeMap<String, bool>,
}

/// A crowd at work.
#[derive(Debug)]
pub(crate) struct People {
    pub(crate) told: Arc<Mutex<Told>>,
    pub(crate) clients: Vec<Arc<Client>>,
    enough: Arc<AtomicBool>,
    work: JoinSet<anyhow::Result<()>>,
}

impl People {
    /// So many come in by the code and begin.
    pub(crate) async fn join(
        api: &Api,
        code: JoinCode,
        poll: ActivityId,
        count: usize,
        seed: u64,
        acknowledged: &Arc<AtomicU64>,
    ) -> anyhow::Result<Self> {
        let (told, enough) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let (mut clients, mut work) = (Vec::new(), JoinSet::new());
        for index in 0..count {
            let client = Arc::new(patiently(api, Door::Code { code }).await?);
            clients.push(Arc::clone(&client));
            let person = Person {
                index,
                client,
                poll,
                random: StdRng::seed_from_u64(seed ^ (index as u64) << 20),
                told: Arc::clone(&told),
                enough: Arc::clone(&enough),
                acknowledged: Arc::clone(acknowledged),
            };
            work.spawn(person.live());
        }
        Ok(Self { told, clients, enough, work })
    }

    /// Lets everybody come to the end of what they do: every answer is waited for.
    pub(crate) async fn stop(&mut self) -> anyhow::Result<()> {
        self.enough.store(true, Ordering::Relaxed);
        while let Some(done) = self.work.join_next().await {
            done??;
        }
        Ok(())
    }
}

/// Comes in, however many tries it takes: the node at the other end may be dying.
pub(crate) async fn patiently(api: &Api, door: Door) -> anyhow::Result<Client> {
    let mut tries = 0;
    loop {
        match Client::join(&api.socket(), door.clone(), None).await {
            Ok(client) => return Ok(client),
            Err(error) if tries > 200 => return Err(error),
            Err(_) => {
                tries += 1;
                sleep(Duration::from_millis(200)).await;
            }
        }
    }
}

struct Person {
    index: usize,
    client: Arc<Client>,
    poll: ActivityId,
    random: StdRng,
    told: Arc<Mutex<Told>>,
    enough: Arc<AtomicBool>,
    acknowledged: Arc<AtomicU64>,
}

impl Person {
    async fn live(mut self) -> anyhow::Result<()> {
        let mut written = 0;
        while !self.enough.load(Ordering::Relaxed) {
            if written < MESSAGES && self.random.random_ratio(1, 12) {
                written += 1;
                self.write(written).await?;
            } else {
                self.vote().await?;
            }
            sleep(Duration::from_millis(self.random.random_range(0..2 * PAUSE_MS))).await;
        }
        Ok(())
    }

    async fn vote(&mut self) -> anyhow::Result<()> {
        let choice = Choice::Options { options: vec![self.random.random_range(0..4)] };
        let ballot = PollCommand::CastBallot { poll: self.poll, choice: choice.clone() };
        if self.did(Command::Poll(ballot)).await? {
            self.told().ballots.insert(self.index, choice);
        }
        Ok(())
    }

    async fn write(&mut self, number: u32) -> anyhow::Result<()> {
        let text = format!("{} {number}", self.index);
        let say = ChatCommand::Say { text: MessageText::new(&text)? };
        let accepted = self.did(Command::Chat(say)).await?;
        self.told().messages.insert(text, accepted);
        Ok(())
    }

    /// Whether it was accepted, when the answer has come.
    async fn did(&self, command: Command) -> anyhow::Result<bool> {
        let accepted = matches!(self.client.act(command).await?, Outcome::Accepted { .. });
        self.acknowledged.fetch_add(u64::from(accepted), Ordering::Relaxed);
        Ok(accepted)
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        // Nothing panics while it holds this lock.
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

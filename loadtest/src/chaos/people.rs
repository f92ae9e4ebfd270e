//! People who vote and write all the time, and note what they were told.

use foorumi_client::{Api, Client};
use foorumi_protocol::{
    Access, ActivityId, ChatCommand, Choice, Command, DisplayName, JoinCode, MeetingCommand,
    MessageText, Outcome, PollCommand,
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{task::JoinSet, time::sleep};

/// Most messages that one person writes in a round: a room keeps 10,000.
const MESSAGES: u32 = 30;
/// Pause between two acts of a person, about.
const PAUSE_MS: u64 = 120;

/// The polls of a round: both open from its beginning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Polls {
    /// Tells at the end who chose what; closes with the meeting.
    pub(crate) named: ActivityId,
    /// Keeps sums only once it is closed, which happens in the middle of it all.
    pub(crate) anonymous: ActivityId,
}

/// What people were told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The last ballot acknowledged in the named poll, by person.
    pub(crate) named: BTreeMap<usize, Choice>,
    /// The same in the anonymous one.
    pub(crate) anonymous: BTreeMap<usize, Choice>,
    /// When each command was sent, when its answer came, and whose it was.
    pub(crate) answers: Vec<(Instant, Instant, usize)>,
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
    /// New people come in by the code and begin.
    pub(crate) async fn join(
        api: &Api,
        code: JoinCode,
        polls: Polls,
        count: usize,
        seed: u64,
        acknowledged: &Arc<AtomicU64>,
    ) -> anyhow::Result<Self> {
        let (told, enough) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let (mut clients, mut work) = (Vec::new(), JoinSet::new());
        for index in 0..count {
            let client = Arc::new(patiently(api, Access::Code { code }).await?);
            clients.push(Arc::clone(&client));
            let person = Person {
                index,
                client,
                polls,
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
pub(crate) async fn patiently(api: &Api, access: Access) -> anyhow::Result<Client> {
    let mut tries = 0;
    loop {
        match Client::join(&api.socket(), access.clone(), None).await {
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
    polls: Polls,
    random: StdRng,
    told: Arc<Mutex<Told>>,
    enough: Arc<AtomicBool>,
    acknowledged: Arc<AtomicU64>,
}

impl Person {
    async fn live(mut self) -> anyhow::Result<()> {
        let mut written = 0;
        let name = Some(DisplayName::new(&format!("H{}", self.index))?);
        self.did(Command::Meeting(MeetingCommand::SetName { name })).await?;
        while !self.enough.load(Ordering::Relaxed) {
            if written < MESSAGES && self.random.random_ratio(1, 8) {
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
        let named = self.random.random();
        let poll = if named { self.polls.named } else { self.polls.anonymous };
        let ballot = PollCommand::CastBallot { poll, choice: choice.clone(), came_later: false };
        if self.did(Command::Poll(ballot)).await? {
            let mut told = self.told();
            let ballots = if named { &mut told.named } else { &mut told.anonymous };
            ballots.insert(self.index, choice);
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
        let sent = Instant::now();
        let accepted = matches!(self.client.act(command).await?, Outcome::Accepted { .. });
        self.told().answers.push((sent, Instant::now(), self.index));
        self.acknowledged.fetch_add(u64::from(accepted), Ordering::Relaxed);
        Ok(accepted)
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        // Nothing panics while it holds this lock.
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! A phone that holds its place: it reads what comes, may vote, and keeps what is asked of it
//! afterwards. Much lighter than [`foorumi_client::Client`], so that thousands fit on one core.

use anyhow::Context;
use foorumi_client::{Connection, Frame, Session, hello};
use foorumi_protocol::{
    Access, ActivityId, Choice, Command, Hello, JoinCode, Numbered, Outcome, Part, Position, Seq,
    Welcome,
};
use serde::Deserialize;
use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};
use tokio::{sync::mpsc, task::JoinHandle};

/// What all watchers together have read.
#[derive(Debug, Default)]
pub(super) struct Read {
    frames: AtomicU64,
    bytes: AtomicU64,
    /// The last frame that many get alike, and what it says: it is parsed once, so that what the crowd
    /// costs is not taken for what the server costs.
    shared: Mutex<Option<(Frame, Glimpse)>>,
}

impl Read {
    /// Frames and bytes so far.
    pub(super) fn so_far(&self) -> (u64, u64) {
        (self.frames.load(Ordering::Relaxed), self.bytes.load(Ordering::Relaxed))
    }

    /// Counts a frame, and tells what it says.
    fn take(&self, frame: Frame) -> anyhow::Result<Glimpse> {
        self.frames.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(frame.length() as u64, Ordering::Relaxed);
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, glimpse)) = shared.as_ref().filter(|(last, _)| *last == frame) {
            return Ok(glimpse.clone());
        }
        let glimpse: Glimpse = frame.read()?;
        if glimpse.answers.is_empty() {
            *shared = Some((frame, glimpse.clone()));
        }
        Ok(glimpse)
    }
}

/// What one watcher has seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// When each place of the view was reached.
    pub(super) commits: Vec<(Seq, Instant)>,
    /// What became of the own commands.
    pub(super) answers: Vec<(u32, Outcome, Instant)>,
    /// Frames and bytes read.
    pub(super) read: (u64, u64),
    /// When the first frame came.
    pub(super) first: Option<Instant>,
}

/// One phone.
#[derive(Debug)]
pub(super) struct Watcher {
    seen: Arc<Mutex<Seen>>,
    orders: mpsc::Sender<Numbered>,
    task: JoinHandle<()>,
    hello: Hello,
    welcome: Welcome,
}

/// As much of a frame as is looked at.
#[derive(Clone, Debug, Deserialize)]
struct Glimpse {
    seq: Option<Seq>,
    #[serde(default)]
    more: bool,
    #[serde(default)]
    answers: Vec<foorumi_protocol::Answer>,
}

impl Watcher {
    /// Comes in by the code.
    pub(super) async fn join(url: &str, code: JoinCode, read: &Arc<Read>) -> anyhow::Result<Self> {
        Self::open(url, hello(Access::Code { code }), read).await
    }

    /// Comes back with the view held, as after a lost line.
    pub(super) async fn come_back(&self, url: &str, read: &Arc<Read>) -> anyhow::Result<Self> {
        let last = self.seen().commits.last().map(|(seq, _)| *seq);
        let (epoch, role) = (self.welcome.epoch, self.welcome.role);
        let position = last.map(|seq| Position { epoch, seq, role });
        let token = Some(self.welcome.token.clone());
        Self::open(url, Hello { token, position, ..self.hello.clone() }, read).await
    }

    async fn open(url: &str, hello: Hello, read: &Arc<Read>) -> anyhow::Result<Self> {
        let (connection, welcome) = Connection::open(url, hello.clone()).await?;
        let seen = Arc::<Mutex<Seen>>::default();
        let (orders, inbox) = mpsc::channel(4);
        let task = tokio::spawn(watch(connection, inbox, Arc::clone(&seen), Arc::clone(read)));
        Ok(Self { seen, orders, task, hello, welcome })
    }

    /// Sends a command.
    pub(super) async fn send(&self, n: u32, command: Command) -> anyhow::Result<()> {
        Ok(self.orders.send(Numbered { n, command }).await?)
    }

    /// What it has seen.
    pub(super) fn seen(&self) -> MutexGuard<'_, Seen> {
        // Nothing panics while it holds this lock.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When it first had a view, or was told that the one it holds is of use.
    pub(super) fn viewed(&self) -> Option<Instant> {
        let seen = self.seen();
        seen.commits.first().map(|(_, when)| *when).or(seen.first)
    }

    /// What stands in the room of the own ballot, as somebody sees it who comes in anew.
    pub(super) async fn ballot(
        &self,
        url: &str,
        poll: ActivityId,
    ) -> anyhow::Result<Option<Choice>> {
        let token = Some(self.welcome.token.clone());
        let hello = Hello { token, ..hello(self.hello.access.clone()) };
        let mut session = Session::open(url, hello).await?;
        while session.view().position().is_none() {
            session.hear().await?.context("closed before the view was whole")?;
        }
        Ok(session.view().parts().values().find_map(|part| {
            let Part::Ballot(ballot) = part else { return None };
            (ballot.poll == poll).then(|| ballot.choice.clone())
        }))
    }

    /// Its socket breaks.
    pub(super) fn cut(&self) {
        self.task.abort();
    }

    /// When its view first showed this place.
    pub(super) fn reached(&self, seq: Seq) -> Option<Instant> {
        self.seen().commits.iter().find(|(at, _)| *at >= seq).map(|(_, when)| *when)
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn watch(
    mut connection: Connection,
    mut orders: mpsc::Receiver<Numbered>,
    seen: Arc<Mutex<Seen>>,
    read: Arc<Read>,
) {
    loop {
        tokio::select! {
            frame = connection.next_frame() => {
                let Ok(Some(frame)) = frame else { return };
                let (now, length) = (Instant::now(), frame.length());
                let Ok(glimpse) = read.take(frame) else { return };
                let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
                seen.first.get_or_insert(now);
                seen.read.0 += 1;
                seen.read.1 += length as u64;
                if let Some(seq) = glimpse.seq.filter(|_| !glimpse.more) {
                    seen.commits.push((seq, now));
                }
                seen.answers.extend(glimpse.answers.into_iter().map(|a| (a.n, a.outcome, now)));
            }
            order = orders.recv() => {
                let Some(numbered) = order else { return };
                if connection.send_commands(vec![numbered]).await.is_err() {
                    return;
                }
            }
        }
    }
}

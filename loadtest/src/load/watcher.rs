//! A phone that holds its place: it reads what comes, may vote, and keeps what is asked of it
//! afterwards. Much lighter than [`crate::Client`], so that thousands fit on one core.

use crate::line::{Line, Raw};
use anyhow::bail;
use foorumi_protocol::{
    ActivityId, Choice, ClientId, Command, Door, Hello, JoinCode, Lang, Numbered, Outcome, Part,
    Position, Seq, ToClient, ToServer, VERSION, Welcome,
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
    shared: Mutex<Option<(Raw, Glimpse)>>,
}

impl Read {
    /// Frames and bytes so far.
    pub(super) fn so_far(&self) -> (u64, u64) {
        (self.frames.load(Ordering::Relaxed), self.bytes.load(Ordering::Relaxed))
    }

    /// Counts a frame, and tells what it says.
    fn take(&self, raw: Raw) -> anyhow::Result<Glimpse> {
        self.frames.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(raw.length() as u64, Ordering::Relaxed);
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, glimpse)) = shared.as_ref().filter(|(last, _)| *last == raw) {
            return Ok(glimpse.clone());
        }
        let glimpse: Glimpse = raw.read()?;
        if glimpse.answers.is_empty() {
            *shared = Some((raw, glimpse.clone()));
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
        let client = ClientId(rand::random::<u64>() >> 11);
        let door = Door::Code { code };
        let hello =
            Hello { version: VERSION, door, token: None, client, position: None, lang: Lang::Fi };
        Self::open(url, hello, read).await
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
        let (line, welcome) = Line::open(url, hello.clone()).await?;
        let seen = Arc::<Mutex<Seen>>::default();
        let (orders, inbox) = mpsc::channel(4);
        let task = tokio::spawn(watch(line, inbox, Arc::clone(&seen), Arc::clone(read)));
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
        let client = ClientId(rand::random::<u64>() >> 11);
        let (mut line, _) = Line::open(url, Hello { token, client, ..self.hello.clone() }).await?;
        let mut found = None;
        while let Some(frame) = line.next().await? {
            let ToClient::Parts { parts, more, .. } = frame else { continue };
            found = found.or(parts.into_iter().find_map(|keyed| {
                let Part::Ballot(ballot) = keyed.part else { return None };
                (ballot.poll == poll).then_some(ballot.choice)
            }));
            if !more {
                return Ok(found);
            }
        }
        bail!("closed before the view was whole")
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
    mut line: Line,
    mut orders: mpsc::Receiver<Numbered>,
    seen: Arc<Mutex<Seen>>,
    read: Arc<Read>,
) {
    loop {
        tokio::select! {
            frame = line.next_raw() => {
                let Ok(Some(raw)) = frame else { return };
                let (now, length) = (Instant::now(), raw.length());
                let Ok(glimpse) = read.take(raw) else { return };
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
                let frame = ToServer::Do { commands: vec![numbered] };
                if line.send(&frame).await.is_err() {
                    return;
                }
            }
        }
    }
}

//! A person's browser, without the browser.

use crate::{Connection, Refused, View, drive::Drive, hello, secret};
use anyhow::bail;
use foorumi_protocol::{
    Access, Command, Hello, MeetingLinks, Outcome, Refusal, Role, Seq, Welcome,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::{
    sync::{Notify, mpsc, oneshot, watch},
    task::JoinHandle,
    time::timeout,
};

/// Longest that [`Client::until`] and [`Client::act`] wait before they give up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Commands on their way at once, as in a browser.
const PENDING_MAX: usize = 64;

/// One person's browser in a meeting. It comes back by itself after a lost connection, as long as it
/// lives; dropped, it is gone.
#[derive(Debug)]
pub struct Client {
    shared: Arc<Shared>,
    orders: mpsc::Sender<Order>,
    welcome: Welcome,
    task: JoinHandle<()>,
}

#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    pub(crate) changed: watch::Sender<u64>,
    pub(crate) room_for_more: Notify,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) view: View,
    /// Number of the last command queued.
    last: u32,
    /// Commands without an answer, sent again over each new connection.
    pub(crate) pending: BTreeMap<u32, Pending>,
    /// When each position was reached, for the time from an act to this screen.
    pub(crate) commits: Vec<(Seq, Instant)>,
    pub(crate) refused: Option<Refusal>,
    /// When each connection was lost, and how long it took to be back.
    pub(crate) recoveries: Vec<(Instant, Duration)>,
}

#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) command: Command,
    pub(crate) tell: oneshot::Sender<Outcome>,
}

#[derive(Debug)]
pub(crate) enum Order {
    Send(u32),
    Raw(String),
    Disconnect,
}

impl Client {
    /// Comes in, as a new person or (with a token) as one who has been here.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses (the refusal is in the message).
    pub async fn join(url: &str, access: Access, token: Option<String>) -> anyhow::Result<Self> {
        let hello = Hello { token, ..hello(access) };
        let (connection, welcome) = Connection::open(url, hello.clone()).await?;
        let mut state = State::default();
        state.view.welcome(&welcome);
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            changed: watch::Sender::new(0),
            room_for_more: Notify::new(),
        });
        let (orders, inbox) = mpsc::channel(PENDING_MAX * 2);
        let hello = Hello { token: Some(welcome.token.clone()), ..hello };
        let drive = Drive { shared: shared.clone(), inbox, url: url.to_owned(), hello };
        let task = tokio::spawn(drive.run(connection));
        Ok(Self { shared, orders, welcome, task })
    }

    /// Comes in by the link of a role, as a new person.
    ///
    /// # Errors
    /// As [`Self::join`], and when the role has no link.
    pub async fn join_as(url: &str, links: &MeetingLinks, role: Role) -> anyhow::Result<Self> {
        Self::join(url, Access::Link { secret: secret(links, role)? }, None).await
    }

    /// What the server said on arrival.
    pub fn welcome(&self) -> &Welcome {
        &self.welcome
    }

    /// The view now.
    pub fn view(&self) -> View {
        self.lock().view.clone()
    }

    /// Looks at the view without copying it.
    pub fn look<T>(&self, look: impl FnOnce(&View) -> T) -> T {
        look(&self.lock().view)
    }

    /// When each position was reached.
    pub fn commits(&self) -> Vec<(Seq, Instant)> {
        self.lock().commits.clone()
    }

    /// When each connection was lost, and how long it took to be welcome again.
    pub fn recoveries(&self) -> Vec<(Instant, Duration)> {
        self.lock().recoveries.clone()
    }

    /// Sends a command and waits for its answer, over as many connections as it takes.
    ///
    /// # Errors
    /// When no answer comes in a minute.
    pub async fn act(&self, command: Command) -> anyhow::Result<Outcome> {
        let answer = self.start(command).await?;
        Ok(timeout(PATIENCE, answer).await??)
    }

    /// Sends a command; the answer comes later.
    ///
    /// # Errors
    /// When the client has been closed.
    pub async fn start(&self, command: Command) -> anyhow::Result<oneshot::Receiver<Outcome>> {
        let (tell, answer) = oneshot::channel();
        let n = loop {
            let space = self.shared.room_for_more.notified();
            if self.lock().pending.len() < PENDING_MAX {
                break self.lock().queue(command, tell);
            }
            space.await;
        };
        self.orders.send(Order::Send(n)).await?;
        Ok(answer)
    }

    /// Sends text as it is, for tests of bad frames.
    ///
    /// # Errors
    /// When the client has been closed.
    pub async fn send_raw(&self, text: impl Into<String>) -> anyhow::Result<()> {
        Ok(self.orders.send(Order::Raw(text.into())).await?)
    }

    /// Breaks the connection as a tunnel would; the client comes back by itself.
    ///
    /// # Errors
    /// When the client has been closed.
    pub async fn disconnect(&self) -> anyhow::Result<()> {
        Ok(self.orders.send(Order::Disconnect).await?)
    }

    /// Waits until the view satisfies `enough`.
    ///
    /// # Errors
    /// When it has not in a minute, or the server refused to let this client back.
    pub async fn until(&self, enough: impl Fn(&View) -> bool) -> anyhow::Result<()> {
        let mut changed = self.shared.changed.subscribe();
        let wait = async {
            loop {
                changed.borrow_and_update();
                {
                    let state = self.lock();
                    if enough(&state.view) {
                        return Ok(());
                    }
                    if let Some(code) = state.refused {
                        return Err(Refused(code).into());
                    }
                }
                changed.changed().await?;
            }
        };
        match timeout(PATIENCE, wait).await {
            Ok(done) => done,
            Err(_) => bail!("the view did not become what was waited for"),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.shared.lock()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Shared {
    // Nothing panics while it holds this lock; a poisoned one still holds a whole state.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn queue(&mut self, command: Command, tell: oneshot::Sender<Outcome>) -> u32 {
        self.last += 1;
        self.pending.insert(self.last, Pending { command, tell });
        self.last
    }
}

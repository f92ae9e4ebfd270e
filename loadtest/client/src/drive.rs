//! What keeps a client connected: sends, listens, comes back, sends again (rules SY2, SY3).

use crate::{
    Connection, Refused,
    client::{Order, Shared},
};
use foorumi_protocol::{Hello, Numbered, Refusal, ToClient};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    sync::mpsc,
    time::{sleep, timeout},
};

/// Silence for this long means a dead connection, as in the browser: the server beats every 10 s.
const WATCHDOG: Duration = Duration::from_secs(12);
/// Longest that it may take to connect and be welcomed.
const OPENING: Duration = Duration::from_secs(10);
/// Longest wait before another try to come back.
const BACKOFF_MAX: Duration = Duration::from_secs(4);

#[derive(Debug)]
pub(crate) struct Drive {
    pub(crate) shared: Arc<Shared>,
    pub(crate) inbox: mpsc::Receiver<Order>,
    pub(crate) url: String,
    pub(crate) hello: Hello,
}

impl Drive {
    pub(crate) async fn run(mut self, connection: Connection) {
        let mut connection = Some(connection);
        while let Some(open) = connection.take() {
            self.serve(open).await;
            self.shared.lock().view.unstage();
            if self.inbox.is_closed() {
                return;
            }
            connection = self.come_back().await;
        }
    }

    /// Until the connection is lost.
    async fn serve(&mut self, mut connection: Connection) {
        let again: Vec<u32> = self.shared.lock().pending.keys().copied().collect();
        if self.send_numbers(&mut connection, &again).await.is_err() {
            return;
        }
        loop {
            tokio::select! {
                frame = timeout(WATCHDOG, connection.next()) => match frame {
                    Ok(Ok(Some(frame))) => self.take(frame),
                    Ok(Ok(None) | Err(_)) | Err(_) => return,
                },
                order = self.inbox.recv() => {
                    let done = match order {
                        Some(Order::Send(n)) => self.send_numbers(&mut connection, &[n]).await,
                        Some(Order::Raw(text)) => connection.send_text(text).await,
                        Some(Order::Disconnect) | None => return,
                    };
                    if done.is_err() {
                        return;
                    }
                }
            }
        }
    }

    async fn send_numbers(
        &self,
        connection: &mut Connection,
        numbers: &[u32],
    ) -> anyhow::Result<()> {
        let commands: Vec<Numbered> = {
            let state = self.shared.lock();
            let numbered = |n: &u32| {
                let command = state.pending.get(n)?.command.clone();
                Some(Numbered { n: *n, command })
            };
            numbers.iter().filter_map(numbered).collect()
        };
        if commands.is_empty() {
            return Ok(());
        }
        connection.send_commands(commands).await
    }

    fn take(&self, frame: ToClient) {
        let mut state = self.shared.lock();
        match frame {
            ToClient::Parts { .. }
            | ToClient::Here { .. }
            | ToClient::Row { .. }
            | ToClient::Saving { .. }
            | ToClient::Welcome(_) => {
                if let Some(seq) = state.view.take(frame) {
                    state.commits.push((seq, Instant::now()));
                }
            }
            ToClient::Answers { answers } => {
                for answer in answers {
                    if let Some(pending) = state.pending.remove(&answer.n) {
                        // Whoever asked may have stopped waiting.
                        let _ = pending.tell.send(answer.outcome);
                    }
                }
                self.shared.room_for_more.notify_waiters();
            }
            ToClient::Refused { code } => state.refused = Some(code),
            ToClient::Beat { .. } | ToClient::Pong { .. } | ToClient::Waiting { .. } => return,
        }
        self.shared.changed.send_modify(|changes| *changes += 1);
    }

    async fn come_back(&mut self) -> Option<Connection> {
        let mut longest = Duration::from_millis(250);
        let lost = Instant::now();
        loop {
            sleep(longest.mul_f64(rand::random::<f64>())).await;
            longest = (longest * 2).min(BACKOFF_MAX);
            self.hello.position = self.shared.lock().view.position();
            let open = Connection::open(&self.url, self.hello.clone());
            match timeout(OPENING, open).await.unwrap_or_else(|late| Err(late.into())) {
                Ok((connection, welcome)) => {
                    let mut state = self.shared.lock();
                    state.recoveries.push((lost, lost.elapsed()));
                    state.view.welcome(&welcome);
                    return Some(connection);
                }
                Err(error) => {
                    let stands = |code: &Refusal| !matches!(code, Refusal::Unavailable);
                    if let Some(Refused(code)) = error.downcast_ref()
                        && stands(code)
                    {
                        self.shared.lock().refused = Some(*code);
                        self.shared.changed.send_modify(|changes| *changes += 1);
                        return None;
                    }
                }
            }
        }
    }
}

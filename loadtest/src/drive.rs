//! What keeps a client on line: sends, listens, comes back, sends again (rules SY2, SY3).

use crate::{
    client::{Order, Shared},
    line::{Line, Refused},
};
use foorumi_protocol::{Epoch, Hello, Numbered, Refusal, Role, ToClient, ToServer, Welcome};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    sync::mpsc,
    time::{sleep, timeout},
};

/// Silence for this long means a dead line, as in the browser: the server beats every 10 s.
const WATCHDOG: Duration = Duration::from_secs(12);
/// Longest that a line may take to open and be welcomed.
const OPENING: Duration = Duration::from_secs(10);
/// Longest wait before another try at a lost line.
const BACKOFF_MAX: Duration = Duration::from_secs(4);

#[derive(Debug)]
pub(crate) struct Drive {
    pub(crate) shared: Arc<Shared>,
    pub(crate) inbox: mpsc::Receiver<Order>,
    pub(crate) url: String,
    pub(crate) hello: Hello,
    pub(crate) epoch: Epoch,
    pub(crate) role: Role,
}

impl Drive {
    pub(crate) async fn run(mut self, line: Line) {
        let mut line = Some(line);
        while let Some(open) = line.take() {
            self.serve(open).await;
            self.shared.lock().view.unstage();
            if self.inbox.is_closed() {
                return;
            }
            line = self.come_back().await;
        }
    }

    /// Until the line is lost.
    async fn serve(&mut self, mut line: Line) {
        let again: Vec<u32> = self.shared.lock().pending.keys().copied().collect();
        if self.send_numbers(&mut line, &again).await.is_err() {
            return;
        }
        loop {
            tokio::select! {
                frame = timeout(WATCHDOG, line.next()) => match frame {
                    Ok(Ok(Some(frame))) => self.take(frame),
                    Ok(Ok(None) | Err(_)) | Err(_) => return,
                },
                order = self.inbox.recv() => {
                    let done = match order {
                        Some(Order::Send(n)) => self.send_numbers(&mut line, &[n]).await,
                        Some(Order::Raw(text)) => line.send_text(text).await,
                        Some(Order::DropLine) | None => return,
                    };
                    if done.is_err() {
                        return;
                    }
                }
            }
        }
    }

    async fn send_numbers(&self, line: &mut Line, numbers: &[u32]) -> anyhow::Result<()> {
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
        line.send(&ToServer::Do { commands }).await
    }

    fn take(&mut self, frame: ToClient) {
        let mut state = self.shared.lock();
        match frame {
            ToClient::Parts { seq, whole, parts, gone, more } => {
                state.view.stage(whole, parts, gone);
                if !more {
                    state.view.commit(self.epoch, seq, self.role);
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
            ToClient::Here { present, .. } => state.view.present = present,
            ToClient::Row { waiting, .. } => state.view.row = waiting,
            ToClient::Saving { state: saving, at } => state.view.saving = Some((saving, at)),
            ToClient::Welcome(welcome) => {
                drop(state);
                self.greeted(&welcome);
            }
            ToClient::Refused { code } => state.refused = Some(code),
            ToClient::Beat { .. } | ToClient::Pong { .. } | ToClient::Waiting { .. } => return,
        }
        self.shared.changed.send_modify(|changes| *changes += 1);
    }

    fn greeted(&mut self, welcome: &Welcome) {
        self.epoch = welcome.epoch;
        self.role = welcome.role;
    }

    async fn come_back(&mut self) -> Option<Line> {
        let mut longest = Duration::from_millis(250);
        let lost = Instant::now();
        loop {
            sleep(longest.mul_f64(rand::random::<f64>())).await;
            longest = (longest * 2).min(BACKOFF_MAX);
            self.hello.position = self.shared.lock().view.position();
            let open = Line::open(&self.url, self.hello.clone());
            match timeout(OPENING, open).await.unwrap_or_else(|late| Err(late.into())) {
                Ok((line, welcome)) => {
                    self.shared.lock().recoveries.push((lost, lost.elapsed()));
                    self.greeted(&welcome);
                    return Some(line);
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

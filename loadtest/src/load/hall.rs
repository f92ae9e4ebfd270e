//! The hall that is measured: a server of its own, one meeting with one poll, and a crowd.

use super::{
    process,
    watcher::{Read, Watcher},
};
use crate::forum_plan;
use anyhow::{Context, ensure};
use foorumi_client::{Client, ServerProcess, secret};
use foorumi_protocol::{
    ActivityId, AgendaCommand, ChatCommand, ChatMode, Command, MeetingLinks, NewMeeting, Outcome,
    Part, PollForm, Role,
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::sleep;

/// Sockets opened at the same time, so that the crowd does not overrun the backlog.
pub(super) const DOORS: usize = 64;
/// The core of the server and that of the crowd, when pinned.
pub(super) const CORES: (usize, usize) = (0, 1);

/// How a load is run.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The server's program.
    pub server: PathBuf,
    /// Where the server keeps its data.
    pub data: PathBuf,
    /// Whether server and crowd get a core each.
    pub pin: bool,
}

/// A server with a live meeting.
pub(super) struct Hall {
    node: Arc<ServerProcess>,
    links: MeetingLinks,
    pub(super) poll: ActivityId,
    pub(super) read: Arc<Read>,
    pub(super) crowd: Vec<Watcher>,
}

impl Hall {
    /// Opens the hall for `people`.
    pub(super) async fn open(setting: &Setting, name: &str, people: usize) -> anyhow::Result<Self> {
        process::enough_handles(people)?;
        let most = (people + 100).to_string();
        let data = setting.data.join(name);
        let args = ["--max-people", &most];
        let node = pinned(setting, ServerProcess::start(&setting.server, &data, &args)).await?;
        Self::of(Arc::new(node)).await
    }

    /// Another meeting on the same server.
    pub(super) async fn another(&self) -> anyhow::Result<Self> {
        Self::of(Arc::clone(&self.node)).await
    }

    async fn of(node: Arc<ServerProcess>) -> anyhow::Result<Self> {
        let mut plan = forum_plan();
        plan.agenda.segments.retain(|segment| !segment.activities.is_empty());
        let links = node.api().make_meeting(NewMeeting::Plan { plan: Box::new(plan) }).await?;
        let (poll, read, crowd) = (prepared(&node, &links).await?, Arc::default(), Vec::new());
        Ok(Self { node, links, poll, read, crowd })
    }

    /// Somebody of the staff.
    pub(super) async fn staff(&self, role: Role) -> anyhow::Result<Client> {
        staff(&self.node, &self.links, role).await
    }

    /// Lets `people` more in, as fast as they come.
    pub(super) async fn fill(&mut self, people: usize) -> anyhow::Result<()> {
        let bar = progress("people join", people as u64);
        let url = self.url();
        let (read, code) = (Arc::clone(&self.read), self.links.code);
        let mut joining = tokio::task::JoinSet::new();
        for _ in 0..people {
            if joining.len() >= DOORS {
                self.seat(joining.join_next().await, &bar)?;
            }
            let (url, read) = (url.clone(), Arc::clone(&read));
            joining.spawn(async move { Watcher::join(&url, code, &read).await });
        }
        while !joining.is_empty() {
            self.seat(joining.join_next().await, &bar)?;
        }
        bar.finish_and_clear();
        self.settled().await
    }

    fn seat(
        &mut self,
        joined: Option<Result<anyhow::Result<Watcher>, tokio::task::JoinError>>,
        bar: &ProgressBar,
    ) -> anyhow::Result<()> {
        if let Some(joined) = joined {
            self.crowd.push(joined??);
            bar.inc(1);
        }
        Ok(())
    }

    /// Waits until everybody has a view and no more frames come.
    pub(super) async fn settled(&self) -> anyhow::Result<()> {
        let begun = Instant::now();
        let mut before = self.read.so_far();
        loop {
            sleep(Duration::from_millis(400)).await;
            let now = self.read.so_far();
            let waiting = self.crowd.iter().filter(|one| one.viewed().is_none()).count();
            if waiting == 0 && now == before {
                return Ok(());
            }
            before = now;
            let early = begun.elapsed() < Duration::from_secs(60);
            ensure!(early, "the crowd does not come to rest, {waiting} have no view");
        }
    }

    pub(super) fn url(&self) -> String {
        self.node.api().socket()
    }

    pub(super) fn code(&self) -> foorumi_protocol::JoinCode {
        self.links.code
    }

    /// Processor time of the server so far.
    pub(super) fn cpu(&self) -> anyhow::Result<Duration> {
        process::cpu(self.node.pid().context("the server runs")?)
    }

    /// Memory of the server now.
    pub(super) fn memory(&self) -> anyhow::Result<u64> {
        process::memory(self.node.pid().context("the server runs")?)
    }

    /// The results so far.
    pub(super) async fn results(&self) -> anyhow::Result<foorumi_protocol::Results> {
        self.node.api().results(&secret(&self.links, Role::Organiser)?).await
    }

    /// Closes it, and the server with the last of its meetings.
    pub(super) async fn close(self) -> anyhow::Result<()> {
        drop(self.crowd);
        match Arc::into_inner(self.node) {
            Some(node) => node.stop().await,
            None => Ok(()),
        }
    }
}

/// Starts a server on its own core, if cores are pinned: it inherits the core and so starts no more
/// threads than that can run. The crowd goes on on the other.
pub(super) async fn pinned(
    setting: &Setting,
    start: impl Future<Output = anyhow::Result<ServerProcess>>,
) -> anyhow::Result<ServerProcess> {
    if !setting.pin {
        return start.await;
    }
    process::pin(std::process::id(), CORES.0)?;
    let node = start.await?;
    process::pin(std::process::id(), CORES.1)?;
    Ok(node)
}

/// Opens the chat and a yes-no poll, and tells which.
async fn prepared(node: &ServerProcess, links: &MeetingLinks) -> anyhow::Result<ActivityId> {
    let host = staff(node, links, Role::Host).await?;
    host.until(|view| view.position().is_some()).await?;
    let poll = host.look(|view| {
        view.parts().values().find_map(|part| {
            let Part::Poll(poll) = part else { return None };
            (poll.form == PollForm::YesNo).then_some(poll.id)
        })
    });
    let activity = poll.context("the programme has a yes-no poll")?;
    let open = Command::Agenda(AgendaCommand::OpenActivity { activity });
    let chat = Command::Chat(ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 });
    for command in [open, chat] {
        ensure!(matches!(host.act(command).await?, Outcome::Accepted { .. }), "the host may");
    }
    Ok(activity)
}

async fn staff(node: &ServerProcess, links: &MeetingLinks, role: Role) -> anyhow::Result<Client> {
    Client::join_as(&node.api().socket(), links, role).await
}

pub(super) fn progress(what: &'static str, steps: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {elapsed}")
        .expect("the template is right");
    ProgressBar::new(steps).with_style(style).with_message(what)
}

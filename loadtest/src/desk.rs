//! Scenario `desk`: how long from somebody's tap to the moderator's screen, from the host's "next" to
//! the speaker's phone, and from "hide all" to the last phone, in a full hall that goes on writing.

use crate::report::{Quantiles, Times};
use anyhow::{Context, ensure};
use foorumi_client::{Api, Client, ServerProcess};
use foorumi_protocol::{
    Access, ChatCommand, ChatMode, Command, JoinCode, MeetingLinks, NewMeeting, Outcome, Part,
    PartKey, QueueCommand, RequestKind, Role, Text,
};
use futures_util::future::try_join_all;
use serde::Serialize;
use serde_json::json;
use std::{
    fmt,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Turns of speech that are timed.
const TURNS: usize = 200;
/// Times that all is hidden.
const PANICS: usize = 10;
/// Somebody writes in the chat this often meanwhile: thirty messages a minute are much for a reader,
/// this is ten times as many.
const WRITES: Duration = Duration::from_millis(200);

/// How the scenario is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// People, staff not counted.
    pub people: usize,
    /// The server's program.
    pub server: PathBuf,
    /// Where the server keeps its data.
    pub data: PathBuf,
}

/// One run. Milliseconds.
#[derive(Clone, Debug, Serialize)]
pub struct DeskReport {
    /// People.
    pub people: usize,
    /// Turns asked for and given.
    pub turns: usize,
    /// From somebody's tap to the moderator's screen.
    pub tap_to_moderator_ms: Quantiles,
    /// From the host's "next" to the speaker's phone.
    pub next_to_speaker_ms: Quantiles,
    /// From "hide all" until no phone shows a message.
    pub hide_to_last_phone_ms: Quantiles,
}

impl fmt::Display for DeskReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "desk: {} people, {} turns; ms", self.people, self.turns)?;
        for (name, times) in [
            ("tap to moderator", self.tap_to_moderator_ms),
            ("next to speaker", self.next_to_speaker_ms),
            ("hide all to last phone", self.hide_to_last_phone_ms),
        ] {
            let Quantiles { p50, p95, p99, max } = times;
            writeln!(out, "{name:<24}p50 {p50:.1} p95 {p95:.1} p99 {p99:.1} max {max:.1}")?;
        }
        Ok(())
    }
}

/// Runs the scenario against a server of its own.
///
/// # Errors
/// When the server cannot be started or somebody does not see what they should.
pub async fn run(options: &Options) -> anyhow::Result<DeskReport> {
    let people = (options.people + 10).to_string();
    let node =
        ServerProcess::start(&options.server, &options.data, &["--max-people", &people]).await?;
    let report = Desk::opened(node.api(), options.people).await?.measure().await?;
    node.stop().await?;
    Ok(report)
}

struct Desk {
    host: Client,
    moderator: Client,
    people: Arc<Vec<Client>>,
}

impl Desk {
    async fn opened(api: &Api, people: usize) -> anyhow::Result<Self> {
        let plan = serde_json::from_value(json!({
            "title": { "fi": "Täysi sali" },
            "languages": ["fi"],
            "names": "optional",
            "agenda": { "segments": [
                { "kind": "discussion", "title": { "fi": "Keskustelu" }, "minutes": 60 }
            ] },
        }))?;
        let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(plan) }).await?;
        let url = api.socket();
        let host = staff(&url, &links, Role::Host).await?;
        let moderator = staff(&url, &links, Role::Moderator).await?;
        done(&host, Command::Queue(QueueCommand::SetList { open: true })).await?;
        let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
        done(&moderator, Command::Chat(open)).await?;
        let mut hall = Vec::new();
        for _ in 0..people.div_ceil(50) {
            let some = (0..50.min(people - hall.len())).map(|_| person(&url, links.code));
            hall.extend(try_join_all(some).await?);
        }
        Ok(Self { host, moderator, people: Arc::new(hall) })
    }

    async fn measure(&self) -> anyhow::Result<DeskReport> {
        let (mut taps, mut nexts, mut hides) = (Times::new(), Times::new(), Times::new());
        let mut writing = JoinSet::new();
        writing.spawn(write(Arc::clone(&self.people)));
        for turn in 0..TURNS {
            // Everybody speaks once before anybody does twice.
            let speaker = &self.people[turn % self.people.len()];
            taps.note(self.ask(speaker, turn).await?);
            nexts.note(self.give(speaker).await?);
        }
        drop(writing);
        for _ in 0..PANICS {
            hides.note(self.hide().await?);
        }
        Ok(DeskReport {
            people: self.people.len(),
            turns: TURNS,
            tap_to_moderator_ms: taps.quantiles(),
            next_to_speaker_ms: nexts.quantiles(),
            hide_to_last_phone_ms: hides.quantiles(),
        })
    }

    /// Somebody asks for the floor; until the moderator sees it.
    async fn ask(&self, speaker: &Client, turn: usize) -> anyhow::Result<Duration> {
        let topic = Some(Text::new(&format!("Aihe {turn}"))?);
        let asked = topic.clone();
        let seen = self.moderator.until(|view| match view.part(&PartKey::Queue) {
            Some(Part::Queue(queue)) => queue.waiting.iter().any(|entry| entry.topic == asked),
            _ => false,
        });
        let begin = Instant::now();
        let ask = QueueCommand::Ask { kind: RequestKind::Turn, topic };
        let shown = async { seen.await.map(|()| begin.elapsed()) };
        let (done, shown) = tokio::join!(done(speaker, Command::Queue(ask)), shown);
        done?;
        shown
    }

    /// The host gives the floor; until the speaker's phone says so.
    async fn give(&self, speaker: &Client) -> anyhow::Result<Duration> {
        // The host's screen may show the request a moment after the moderator's.
        self.host
            .until(|view| match view.part(&PartKey::Queue) {
                Some(Part::Queue(queue)) => !queue.waiting.is_empty(),
                _ => false,
            })
            .await?;
        let next = self.host.look(|view| match view.part(&PartKey::Queue) {
            Some(Part::Queue(queue)) => {
                let ending = queue.floor.as_ref().map(|floor| floor.entry);
                let entry = queue.waiting.first()?.id;
                Some(QueueCommand::GiveFloor { entry, ending, why: None })
            }
            _ => None,
        });
        let next = next.context("the host sees who asked")?;
        let begin = Instant::now();
        let has_floor = speaker.until(|view| match view.part(&PartKey::MyQueue) {
            Some(Part::MyQueue(own)) => own.floor,
            _ => false,
        });
        let shown = async { has_floor.await.map(|()| begin.elapsed()) };
        let (done, shown) = tokio::join!(done(&self.host, Command::Queue(next)), shown);
        done?;
        shown
    }

    /// The moderator hides all; until no phone shows a message. Then all is shown again.
    async fn hide(&self) -> anyhow::Result<Duration> {
        let says = Command::Chat(ChatCommand::Say { text: Text::new("Näkyykö tämä?")? });
        done(&self.people[0], says).await?;
        self.all_see(true).await?;
        let begin = Instant::now();
        done(&self.moderator, Command::Chat(ChatCommand::HideAll { on: true })).await?;
        self.all_see(false).await?;
        let took = begin.elapsed();
        done(&self.moderator, Command::Chat(ChatCommand::HideAll { on: false })).await?;
        Ok(took)
    }

    async fn all_see(&self, messages: bool) -> anyhow::Result<()> {
        let waits = self.people.iter().map(|client| {
            client.until(move |view| {
                let any = view.parts().keys().any(|key| matches!(key, PartKey::Message(_)));
                any == messages
            })
        });
        try_join_all(waits).await.map(|_| ())
    }
}

/// The hall writes in the chat, one after the other.
async fn write(people: Arc<Vec<Client>>) {
    let mut clock = tokio::time::interval(WRITES);
    for turn in 0_usize.. {
        clock.tick().await;
        let Ok(text) = Text::new(&format!("Viesti {turn}")) else { return };
        let says = Command::Chat(ChatCommand::Say { text });
        // What comes of it is not what is measured.
        let _ = people[turn % people.len()].act(says).await;
    }
}

async fn staff(url: &str, links: &MeetingLinks, role: Role) -> anyhow::Result<Client> {
    let client = Client::join_as(url, links, role).await?;
    client.until(|view| view.part(&PartKey::Queue).is_some()).await?;
    Ok(client)
}

async fn person(url: &str, code: JoinCode) -> anyhow::Result<Client> {
    let client = Client::join(url, Access::Code { code }, None).await?;
    client.until(|view| view.part(&PartKey::Queue).is_some()).await?;
    Ok(client)
}

async fn done(client: &Client, command: Command) -> anyhow::Result<()> {
    let outcome = client.act(command).await?;
    ensure!(matches!(outcome, Outcome::Accepted { .. }), "refused: {outcome:?}");
    Ok(())
}

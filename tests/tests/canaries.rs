//! MO6, CH10: a text that the desk removed, from each kind of place, is nowhere: not in the files, not in
//! the bundle, nor in the memory of the process; TR5, FT25: nor is a person whom the operator had erased.
//! The same search finds a control text beside it.

use anyhow::{Context, bail, ensure};
use foorumi_client::{Client, ServerProcess, View, secret, server_binary};
use foorumi_protocol::{
    Access, ActivityId, AgendaCommand, ChatCommand, Choice, CloudCommand, Command, IdeaId,
    IdeaPart, MeetingCommand, MeetingLinks, MeetingPlan, NewMeeting, Part, PartKey, PollCommand,
    PollTally, QueueCommand, RequestKind, Role, SheetCommand, SheetPhase, Text,
};
use foorumi_tests::{
    scene::{did, start},
    search::{files, found, memory, places},
};
use std::{path::PathBuf, process::Stdio, time::Duration};
use tokio::{
    io::AsyncWriteExt,
    process,
    time::{Instant, sleep},
};

/// What is removed, and what stands beside it in each place.
const CANARY: &str = "kanarialintu";
const CONTROL: &str = "verrokkivarpunen";
/// Within this after the removal nothing is left at rest, also on a slow machine.
const AT_REST: Duration = Duration::from_secs(60);
/// And nothing in memory within this.
const IN_MEMORY: Duration = Duration::from_secs(60);

fn plan() -> anyhow::Result<MeetingPlan> {
    Ok(serde_json::from_value(serde_json::json!({
        "title": { "fi": "Linnut" }, "languages": ["fi"], "names": "optional",
        "agenda": { "segments": [{
            "kind": "discussion", "title": { "fi": "Tekstit" }, "minutes": 10, "chat": "open",
            "activities": [
                { "kind": "cloud", "question": { "fi": "Miksi?" }, "lang": "fi" },
                { "kind": "poll", "question": { "fi": "Miten?" }, "form": { "form": "open" },
                  "shown": "live" },
                { "kind": "sheet", "need": "Tarve", "ideas": [] }
            ]
        }] }
    }))?)
}

struct Scene {
    node: ServerProcess,
    folder: tempfile::TempDir,
    links: MeetingLinks,
    host: Client,
    people: Vec<Client>,
    cloud: ActivityId,
    poll: ActivityId,
    sheet: ActivityId,
}

impl Scene {
    async fn begin() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let node = ServerProcess::start(&server_binary()?, folder.path(), &[]).await?;
        let api = node.api().clone();
        let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(plan()?) }).await?;
        let host = Client::join_as(&api.socket(), &links, Role::Host).await?;
        let mut people = Vec::new();
        for _ in 0..6 {
            people
                .push(Client::join(&api.socket(), Access::Code { code: links.code }, None).await?);
        }
        let [cloud, poll, sheet] = open(&host).await?;
        Ok(Self { node, folder, links, host, people, cloud, poll, sheet })
    }

    /// Both texts in every place.
    async fn write(&self) -> anyhow::Result<()> {
        let writer = self.people.first().context("somebody writes")?;
        self.write_as([writer, writer]).await
    }

    /// Each text in every place, by one person or two.
    async fn write_as(&self, writers: [&Client; 2]) -> anyhow::Result<()> {
        let (cloud, poll, sheet) = (self.cloud, self.poll, self.sheet);
        let root = |view: &View| match view.part(&PartKey::Sheet(sheet)) {
            Some(Part::Sheet(sheet)) => Some(sheet.root),
            Some(_) | None => None,
        };
        self.host.until(|view| root(view).is_some()).await?;
        let parent = self.host.look(root).context("the sheet is open")?;
        for (writer, text) in writers.into_iter().zip([CANARY, CONTROL]) {
            let add = SheetCommand::AddIdea { sheet, parent, after: None, text: Text::new(text)? };
            did(writer, Command::Sheet(add)).await?;
            let send = CloudCommand::SendWord { cloud, word: Text::new(text)?, base: None };
            did(writer, Command::Cloud(send)).await?;
            did(writer, Command::Chat(ChatCommand::Say { text: Text::new(text)? })).await?;
        }
        let phase =
            SheetCommand::SetPhase { sheet, phase: SheetPhase::Comment, only_earlier: false };
        did(&self.host, Command::Sheet(phase)).await?;
        self.host.until(|view| idea(view, CONTROL).is_some()).await?;
        let idea = self.host.look(|view| idea(view, CONTROL)).context("it is there")?;
        for (writer, text) in writers.into_iter().zip([CANARY, CONTROL]) {
            let comment = SheetCommand::CommentIdea { sheet, idea, text: Text::new(text)? };
            did(writer, Command::Sheet(comment)).await?;
        }
        for (at, client) in self.people.iter().enumerate() {
            let text = Text::new(if at == 0 { CANARY } else { CONTROL })?;
            let choice = Choice::Open { text };
            let cast = PollCommand::CastBallot { poll, choice, came_later: false };
            did(client, Command::Poll(cast)).await?;
        }
        Ok(())
    }

    /// The desk removes the canary wherever it sees it.
    async fn remove(&self) -> anyhow::Result<()> {
        self.host.until(|view| removals(view).len() == 5).await?;
        for command in self.host.look(removals) {
            did(&self.host, command).await?;
        }
        Ok(())
    }

    fn rest(&self) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
        let mut rest = Vec::new();
        files(self.folder.path(), &mut rest)?;
        Ok(rest)
    }

    fn memory(&self) -> anyhow::Result<Vec<u8>> {
        Ok(memory(self.node.pid().context("it runs")?)?)
    }
}

/// Starts the only segment and opens what is in it.
async fn open(host: &Client) -> anyhow::Result<[ActivityId; 3]> {
    let activities = start(host).await?;
    for activity in &activities {
        let open = AgendaCommand::OpenActivity { activity: *activity };
        did(host, Command::Agenda(open)).await?;
    }
    activities.try_into().ok().context("there are three activities")
}

fn idea(view: &View, text: &str) -> Option<IdeaId> {
    view.parts().values().find_map(|part| {
        let Part::Idea(idea) = part else { return None };
        (idea.text.as_str() == text).then_some(idea.id)
    })
}

/// What removes the canary from each place in which the desk sees it.
fn removals(view: &View) -> Vec<Command> {
    let mut removals = Vec::new();
    for part in view.parts().values() {
        if let Part::Idea(idea) = part {
            removals.extend(of_idea(idea));
        } else if let Part::Word(word) = part
            && word.shown.as_str() == CANARY
        {
            let (cloud, key) = (word.cloud, word.key.clone());
            removals.push(Command::Cloud(CloudCommand::RemoveText { cloud, key }));
        } else if let Part::Message(message) = part
            && message.text.as_str() == CANARY
        {
            removals.push(Command::Chat(ChatCommand::Remove { message: message.id }));
        } else if let Part::Result(result) = part
            && let PollTally::Open { desk, .. } = &result.tally
        {
            let given = desk.iter().filter(|answer| answer.text.as_str() == CANARY);
            removals.extend(given.map(|answer| {
                let (poll, answer) = (result.poll, answer.key.clone());
                Command::Poll(PollCommand::RemoveText { poll, answer })
            }));
        }
    }
    removals
}

fn of_idea(idea: &IdeaPart) -> Vec<Command> {
    let own = (idea.text.as_str() == CANARY).then_some(None);
    let said = idea.comments.iter().filter(|one| one.text.as_str() == CANARY);
    let (sheet, id) = (idea.sheet, idea.id);
    let remove = |comment| SheetCommand::RemoveText { sheet, idea: id, comment };
    own.into_iter()
        .chain(said.map(|one| Some(one.id)))
        .map(|comment| Command::Sheet(remove(comment)))
        .collect()
}

/// A dump holds the control text and, soon, nothing of the canary.
async fn is_in_no_memory(scene: &Scene) -> anyhow::Result<()> {
    let end = Instant::now() + IN_MEMORY;
    loop {
        let dump = scene.memory()?;
        ensure!(places(CONTROL.as_bytes(), &dump).len() >= 5, "the control text is in memory");
        let left = places(CANARY.as_bytes(), &dump);
        if left.is_empty() {
            return Ok(());
        }
        let around = left.first().map(|at| {
            let near = &dump[at.saturating_sub(200)..dump.len().min(at + 200)];
            String::from_utf8_lossy(near).into_owned()
        });
        ensure!(Instant::now() < end, "{} times in memory: {around:?}", left.len());
        sleep(Duration::from_secs(1)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn mo6_s8_a_removed_text_is_in_no_file_bundle_or_memory() -> anyhow::Result<()> {
    let scene = Scene::begin().await?;
    scene.write().await?;
    let before = found(CANARY.as_bytes(), &scene.rest()?);
    ensure!(before >= 5, "the search finds it while it is there: {before}");
    ensure!(places(CANARY.as_bytes(), &scene.memory()?).len() >= 5, "in memory, too");
    scene.remove().await?;

    let end = Instant::now() + AT_REST;
    while found(CANARY.as_bytes(), &scene.rest()?) > 0 {
        ensure!(Instant::now() < end, "it is still in a file");
        sleep(Duration::from_millis(100)).await;
    }
    ensure!(found(CONTROL.as_bytes(), &scene.rest()?) >= 5, "what was not removed is found");
    is_in_no_memory(&scene).await?;
    let organiser = secret(&scene.links, Role::Organiser)?;
    let results = serde_json::to_string(&scene.node.api().results(&organiser).await?)?;
    ensure!(!results.contains(CANARY) && results.contains(CONTROL), "the bundle has what is left");
    scene.node.stop().await
}

/// Has an operator ask for something, with this typed; what is told.
async fn operator(scene: &Scene, asked: &[&str], typed: &str) -> anyhow::Result<String> {
    let mut child = process::Command::new(server_binary()?)
        .arg("--data")
        .arg(scene.folder.path())
        .args(["erase-person", &scene.links.code.to_string()])
        .args(asked)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    child.stdin.take().context("it is piped")?.write_all(typed.as_bytes()).await?;
    let output = child.wait_with_output().await?;
    ensure!(output.status.success(), "{}", output.status);
    Ok(String::from_utf8(output.stdout)?)
}

#[tokio::test(flavor = "multi_thread")]
async fn ft25_s10_an_erased_person_is_in_no_file_and_no_memory() -> anyhow::Result<()> {
    let scene = Scene::begin().await?;
    let [person, other, ..] = &scene.people[..] else { bail!("there are people") };
    for (client, word) in [(person, CANARY), (other, CONTROL)] {
        let name = Some(Text::new(word)?);
        did(client, Command::Meeting(MeetingCommand::SetName { name })).await?;
        let topic = Some(Text::new(word)?);
        let ask = QueueCommand::Ask { kind: RequestKind::Turn, topic };
        did(client, Command::Queue(ask)).await?;
    }
    scene.write_as([person, other]).await?;
    let before = found(CANARY.as_bytes(), &scene.rest()?);
    ensure!(before >= 7, "the search finds it while it is there: {before}");
    ensure!(places(CANARY.as_bytes(), &scene.memory()?).len() >= 7, "in memory, too");

    let listed = operator(&scene, &[], &format!("{CANARY}\n")).await?;
    let (number, _) = listed.split_once('\t').context("one has the name")?;
    let receipt = operator(&scene, &[number], "").await?;
    ensure!(receipt.starts_with("Erased: person") && !receipt.contains(CANARY), "{receipt}");
    ensure!(found(CANARY.as_bytes(), &scene.rest()?) == 0, "told too early");
    ensure!(found(CONTROL.as_bytes(), &scene.rest()?) >= 7, "who was not erased is found");
    is_in_no_memory(&scene).await?;
    scene.node.stop().await
}

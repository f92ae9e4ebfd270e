//! PL5, DV10, S9: after the close nothing tells who voted and how: not the files, not the results, not
//! the memory of the process.

use anyhow::{Context, bail, ensure};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use foorumi_client::{Client, ServerProcess, secret, server_binary};
use foorumi_protocol::{
    Access, ActivityId, AgendaCommand, ChatCommand, Choice, Command, IdeaId, MeetingCommand,
    MeetingLinks, MeetingPlan, NewMeeting, Part, PollCommand, Role, SheetCommand, SheetPhase, Text,
};
use foorumi_tests::{
    scene::{did, start},
    search::{files, found, memory, places},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::time::{Instant, sleep};

const PEOPLE: usize = 12;
/// How every answer begins, and what it replaced.
const ANSWER: &str = "kanarialintu";
const DRAFT: &str = "keltasirkku";
/// Longest that forgetting takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(90);
/// In memory, what stands as near as this belongs together: one record, one message, one value.
const NEAR: usize = 256;

fn plan() -> anyhow::Result<MeetingPlan> {
    Ok(serde_json::from_value(serde_json::json!({
        "title": { "fi": "Salainen" }, "languages": ["fi"], "names": "optional",
        "agenda": { "segments": [{
            "kind": "discussion", "title": { "fi": "Äänestykset" }, "minutes": 10, "chat": "open",
            "activities": [
                { "kind": "poll", "question": { "fi": "Miten?" }, "form": { "form": "open" } },
                { "kind": "poll", "question": { "fi": "Jatketaanko?" }, "form": { "form": "yesNo" } },
                { "kind": "sheet", "need": "Tarve", "ideas": ["yksi", "kaksi", "kolme", "neljä"] }
            ]
        }] }
    }))?)
}

/// One who votes.
struct Voter {
    client: Client,
    person: [u8; 16],
    /// The answer that counts, and the one it replaced.
    answer: String,
    draft: String,
}

impl Voter {
    async fn join(url: &str, access: Access, at: usize) -> anyhow::Result<Self> {
        let client = Client::join(url, access, None).await?;
        let token = URL_SAFE_NO_PAD.decode(&client.welcome().token)?;
        let person = token[..16].try_into()?;
        let (answer, draft) = (format!("{ANSWER} {at} laulaa"), format!("{DRAFT} {at} vaikenee"));
        Ok(Self { client, person, answer, draft })
    }

    /// The person as it may be written.
    fn written(&self) -> [Vec<u8>; 4] {
        written(&self.person)
    }

    async fn vote(&self, votes: &Votes, at: usize) -> anyhow::Result<()> {
        let say = ChatCommand::Say { text: Text::new(&format!("Olen täällä, {at}"))? };
        did(&self.client, Command::Chat(say)).await?;
        for text in [&self.draft, &self.answer] {
            let choice = Choice::Open { text: Text::new(text)? };
            did(&self.client, cast(votes.open, choice)).await?;
        }
        let choice = if at.is_multiple_of(3) { Choice::No } else { Choice::Yes };
        did(&self.client, cast(votes.yes_no, choice)).await?;
        let dots = BTreeMap::from([(votes.ideas[at % 4], 1), (votes.ideas[(at + 1) % 4], 1)]);
        did(
            &self.client,
            Command::Sheet(SheetCommand::SetDots { sheet: votes.sheet, dots, came_later: false }),
        )
        .await
    }
}

struct Votes {
    open: ActivityId,
    yes_no: ActivityId,
    sheet: ActivityId,
    ideas: Vec<IdeaId>,
}

fn cast(poll: ActivityId, choice: Choice) -> Command {
    Command::Poll(PollCommand::CastBallot { poll, choice, came_later: false })
}

/// Starts the only segment, which opens its first poll, and opens the other votes.
async fn open(host: &Client) -> anyhow::Result<Votes> {
    let activities = start(host).await?;
    let [open, yes_no, sheet] = activities[..] else { bail!("there are three activities") };
    did(host, Command::Agenda(AgendaCommand::OpenActivity { activity: yes_no })).await?;
    did(
        host,
        Command::Sheet(SheetCommand::SetPhase {
            sheet,
            phase: SheetPhase::Vote,
            only_earlier: false,
        }),
    )
    .await?;
    let idea = |part: &Part| {
        let Part::Idea(idea) = part else { return None };
        idea.parent.map(|_| idea.id)
    };
    let ideas = host.look(|view| view.parts().values().filter_map(idea).collect());
    Ok(Votes { open, yes_no, sheet, ideas })
}

/// An id as it may be written: bytes, with dashes, without, in base64.
fn written(id: &[u8; 16]) -> [Vec<u8>; 4] {
    let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    let dashes = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-");
    let base64 = URL_SAFE_NO_PAD.encode(id)[..21].to_owned();
    [id.to_vec(), dashes.into_bytes(), hex.into_bytes(), base64.into_bytes()]
}

/// What a key makes of a person.
fn alias(key: &[u8], person: &[u8; 16]) -> anyhow::Result<[u8; 16]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key)?;
    mac.update(b"hand");
    mac.update(person);
    Ok(mac.finalize().into_bytes()[..16].try_into()?)
}

fn keys(data: &Path) -> anyhow::Result<Vec<Vec<u8>>> {
    let file = rusqlite::Connection::open(data.join("keys.sqlite"))?;
    let mut find = file.prepare("SELECT key FROM keys")?;
    let keys = find.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(keys)
}

/// How many times two things stand near each other.
fn near(one: &[u8], other: &[u8], within: &[u8]) -> usize {
    let others = places(other, within);
    let is_near = |at: &usize| others.iter().any(|there| at.abs_diff(*there) <= NEAR);
    places(one, within).iter().filter(|at| is_near(at)).count()
}

/// A meeting whose votes are open, and its voters.
struct Scene {
    node: ServerProcess,
    folder: tempfile::TempDir,
    links: MeetingLinks,
    host: Client,
    votes: Votes,
    voters: Vec<Voter>,
}

impl Scene {
    async fn begin() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let node = ServerProcess::start(&server_binary()?, folder.path(), &[]).await?;
        let api = node.api().clone();
        let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(plan()?) }).await?;
        let host = Client::join_as(&api.socket(), &links, Role::Host).await?;
        let votes = open(&host).await?;
        let mut voters = Vec::new();
        for at in 0..PEOPLE {
            voters.push(Voter::join(&api.socket(), Access::Code { code: links.code }, at).await?);
        }
        for (at, voter) in voters.iter().enumerate() {
            voter.vote(&votes, at).await?;
        }
        Ok(Self { node, folder, links, host, votes, voters })
    }

    fn rest(&self) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
        let mut rest = Vec::new();
        files(self.folder.path(), &mut rest)?;
        Ok(rest)
    }

    /// While the votes are open: the aliases are at rest, and no person beside an answer.
    fn check_open(&self, aliases: &[[u8; 16]]) -> anyhow::Result<()> {
        let rest = self.rest()?;
        let seen = aliases.iter().flat_map(written).filter(|id| found(id, &rest) > 0).count();
        ensure!(seen >= aliases.len(), "the search finds aliases while they are there: {seen}");
        for voter in &self.voters {
            for id in voter.written() {
                let beside = rest.iter().map(|(_, b)| near(&id, voter.answer.as_bytes(), b));
                ensure!(beside.sum::<usize>() == 0, "a person beside an answer");
            }
        }
        Ok(())
    }

    async fn close(&self) -> anyhow::Result<()> {
        let Votes { open, yes_no, sheet, .. } = self.votes;
        for activity in [open, yes_no] {
            did(&self.host, Command::Agenda(AgendaCommand::CloseActivity { activity })).await?;
        }
        let phase =
            SheetCommand::SetPhase { sheet, phase: SheetPhase::Chosen, only_earlier: false };
        did(&self.host, Command::Sheet(phase)).await
    }

    /// How many of these are still in the files. What is forgotten goes at once, or nearly.
    async fn left_at_rest(&self, secrets: &[Vec<u8>], end: Instant) -> anyhow::Result<usize> {
        loop {
            let rest = self.rest()?;
            let left = secrets.iter().filter(|secret| found(secret, &rest) > 0).count();
            if left == 0 || Instant::now() > end {
                return Ok(left);
            }
            sleep(Duration::from_millis(100)).await;
        }
    }

    fn memory(&self) -> anyhow::Result<Vec<u8>> {
        Ok(memory(self.node.pid().context("it runs")?)?)
    }

    /// How many times a person stands beside the own answer.
    fn pairs(&self, dump: &[u8]) -> anyhow::Result<usize> {
        let marks = [ANSWER, DRAFT].map(|mark| places(mark.as_bytes(), dump)).concat();
        ensure!(marks.len() >= PEOPLE, "the search finds answers in memory: {}", marks.len());
        let person = self.voters.first().context("somebody votes")?.person;
        ensure!(!places(&person, dump).is_empty(), "the search finds people in memory");
        let mut pairs = 0;
        for at in marks {
            let around = &dump[at.saturating_sub(NEAR)..dump.len().min(at + NEAR)];
            let said = |voter: &&Voter| {
                let texts = [&voter.answer, &voter.draft];
                texts.iter().any(|text| dump[at..].starts_with(text.as_bytes()))
            };
            for voter in self.voters.iter().filter(said) {
                pairs += voter.written().iter().filter(|id| !places(id, around).is_empty()).count();
            }
        }
        Ok(pairs)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pl5_dv10_s9_after_the_close_nothing_tells_who_voted_and_how() -> anyhow::Result<()> {
    let scene = Scene::begin().await?;
    let known = keys(scene.folder.path())?;
    ensure!(known.len() == 3, "each vote has a key of its own: {}", known.len());
    let of = |voter: &Voter| known.iter().map(|key| alias(key, &voter.person)).collect::<Vec<_>>();
    let aliases = scene.voters.iter().flat_map(of).collect::<Result<Vec<_>, _>>()?;
    scene.check_open(&aliases)?;
    scene.close().await?;

    // No key, no alias, no answer that was replaced.
    let end = Instant::now() + PATIENCE;
    let drafts = scene.voters.iter().map(|voter| voter.draft.clone().into_bytes());
    let secrets: Vec<Vec<u8>> =
        aliases.iter().flat_map(written).chain(known.iter().cloned()).chain(drafts).collect();
    let left = scene.left_at_rest(&secrets, end).await?;
    let dump = scene.memory()?;
    let pairs = scene.pairs(&dump)?;
    // Memory that was let go is wiped.
    let replaced = places(DRAFT.as_bytes(), &dump).len();

    did(&scene.host, Command::Meeting(MeetingCommand::End)).await?;
    let organiser = secret(&scene.links, Role::Organiser)?;
    let results = serde_json::to_vec(&scene.node.api().results(&organiser).await?)?;
    let people = scene.voters.iter().flat_map(Voter::written);
    let ids = people.chain(aliases.iter().flat_map(written));
    let told = ids.filter(|id| !places(id, &results).is_empty()).count();
    scene.node.stop().await?;
    println!(
        "ballots: {PEOPLE} people, 3 votes: {left} of {} secrets in files, {pairs} pairs and \
         {replaced} replaced answers in {} MB of memory, {told} ids in results",
        secrets.len(),
        dump.len() >> 20,
    );
    assert_eq!((left, pairs, replaced, told), (0, 0, 0, 0));
    Ok(())
}

//! One meeting while things fail, from its making to the comparison of all that was told with all that
//! is.

use super::{
    faults::Done,
    people::{People, Polls, patiently},
    recovery::Recoveries,
    verdict::Verdict,
};
use crate::deployment::Deployment;
use anyhow::{Context, bail};
use foorumi_client::{Api, Client, View, secret};
use foorumi_protocol::{
    Access, ActivityState, AgendaCommand, Command, MeetingCommand, MeetingLinks, MeetingPlan,
    MeetingState, NewMeeting, Outcome, Part, PartKey, Role,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, atomic::AtomicU64},
    time::Duration,
};
use tokio::{task::JoinHandle, time::sleep};

/// When the anonymous poll is closed, in the middle of the trouble.
const CLOSES: Duration = Duration::from_secs(25);

/// The meeting.
#[derive(Debug)]
pub(crate) struct Round {
    host: Arc<Client>,
    people: People,
    polls: Polls,
    closing: JoinHandle<anyhow::Result<()>>,
    links: MeetingLinks,
}

impl Round {
    /// Makes a meeting, opens its polls, and people come in. One poll closes by itself.
    pub(crate) async fn begin(
        api: &Api,
        count: usize,
        seed: u64,
        acknowledged: &Arc<AtomicU64>,
    ) -> anyhow::Result<Self> {
        let links = make(api).await?;
        let host = patiently(api, Access::Link { secret: secret(&links, Role::Host)? }).await?;
        let polls = start(&host).await?;
        let people = People::join(api, links.code, polls, count, seed, acknowledged).await?;
        let host = Arc::new(host);
        let closing = tokio::spawn(close(Arc::clone(&host), polls));
        Ok(Self { host, people, polls, closing, links })
    }

    /// Ends the meeting and compares. Nothing breaks any more, and all nodes run.
    pub(crate) async fn end(&mut self, deployment: &Deployment) -> anyhow::Result<Verdict> {
        (&mut self.closing).await??;
        self.people.stop().await?;
        done(&self.host, Command::Meeting(MeetingCommand::End)).await?;
        let mut verdict = Verdict::default();
        let organiser = secret(&self.links, Role::Organiser)?;
        let bundles = deployment.bundles(&organiser).await?;
        verdict.diverged += deployment.alarms().await?;
        let first = bundles.first().context("there is a node")?;
        verdict.diverged += bundles.iter().filter(|bundle| *bundle != first).count() as u64;
        let node = deployment.running().next().context("there is a node")?;
        let results = node.api().results(&organiser).await?;
        {
            let told = self.people.told.lock().unwrap_or_else(PoisonError::into_inner);
            verdict.compare(&told, self.polls, &results);
        }
        verdict.diverged += self.screens_that_differ().await?;
        Ok(verdict)
    }

    /// Notes how people fared while things broke.
    pub(crate) fn note_recoveries(&self, done: &Done, recoveries: &mut Recoveries) {
        let clients = self.people.clients.iter().enumerate();
        let lost = clients.flat_map(|(person, client)| {
            client.recoveries().into_iter().map(move |(when, took)| (person, when, took))
        });
        let told = self.people.told.lock().unwrap_or_else(PoisonError::into_inner);
        recoveries.note(done, &lost.collect::<Vec<_>>(), &told.answers);
    }

    /// Everybody sees the end; then all see the same poll and the same messages.
    async fn screens_that_differ(&self) -> anyhow::Result<u64> {
        let mut seen = Vec::new();
        for client in &self.people.clients {
            client.until(ended).await.context("somebody does not see the end")?;
            seen.push(client.look(common));
        }
        let first = seen.first().context("somebody is there")?;
        Ok(seen.iter().filter(|one| *one != first).count() as u64)
    }
}

fn ended(view: &View) -> bool {
    let meeting = view.part(&PartKey::Meeting);
    matches!(meeting, Some(Part::Meeting(meeting)) if meeting.state == MeetingState::Ended)
}

/// What all people see alike: the agenda, the polls with their results, the messages.
fn common(view: &View) -> BTreeMap<PartKey, Part> {
    use PartKey::{Agenda, Chat, Meeting, Message, Poll, Result, Segment};
    let same = |key: &PartKey| {
        matches!(key, Agenda | Chat | Meeting | Message(_) | Poll(_) | Result(_) | Segment(_))
    };
    let parts = view.parts().iter().filter(|(key, _)| same(key));
    parts.map(|(key, part)| (key.clone(), part.clone())).collect()
}

/// A node may die while it makes a meeting; then another is asked.
async fn make(api: &Api) -> anyhow::Result<MeetingLinks> {
    let mut tries = 0;
    loop {
        match api.make_meeting(NewMeeting::Plan { plan: Box::new(plan()) }).await {
            Ok(links) => return Ok(links),
            Err(error) if tries > 60 => return Err(error),
            Err(_) => tries += 1,
        }
        sleep(Duration::from_millis(500)).await;
    }
}

fn plan() -> MeetingPlan {
    let options: Vec<_> = ["A", "B", "C", "D"].map(|o| serde_json::json!({ "fi": o })).into();
    serde_json::from_value(serde_json::json!({
        "title": { "fi": "Myräkkä" }, "languages": ["fi"], "names": "optional",
        "agenda": { "segments": [{
            "kind": "discussion", "title": { "fi": "Keskustelu" }, "minutes": 10, "chat": "open",
            "activities": [
                { "kind": "poll", "question": { "fi": "Mikä näistä?" }, "named": true,
                  "form": { "form": "single", "options": options } },
                { "kind": "poll", "question": { "fi": "Entä näistä?" },
                  "form": { "form": "single", "options": options } },
            ]
        }] }
    }))
    .expect("the plan is a plan")
}

/// Starts the only segment and opens its polls.
async fn start(host: &Client) -> anyhow::Result<Polls> {
    let first = |view: &View| {
        let Some(Part::Agenda(agenda)) = view.part(&PartKey::Agenda) else { return None };
        let Some(Part::Segment(segment)) = view.part(&PartKey::Segment(*agenda.segments.first()?))
        else {
            return None;
        };
        let [named, anonymous] = *segment.activities else { return None };
        Some((segment.id, Polls { named, anonymous }))
    };
    host.until(|view| first(view).is_some()).await?;
    let (segment, polls) = host.look(first).context("there is a segment")?;
    done(host, Command::Agenda(AgendaCommand::StartSegment { segment, after: None })).await?;
    for activity in [polls.named, polls.anonymous] {
        let open = |view: &View| {
            let poll = view.part(&PartKey::Poll(activity));
            matches!(poll, Some(Part::Poll(poll)) if poll.state == ActivityState::Open)
        };
        if !host.look(open) {
            done(host, Command::Agenda(AgendaCommand::OpenActivity { activity })).await?;
        }
        host.until(open).await?;
    }
    Ok(polls)
}

/// Closes the anonymous poll while everything breaks.
async fn close(host: Arc<Client>, polls: Polls) -> anyhow::Result<()> {
    sleep(CLOSES).await;
    done(&host, Command::Agenda(AgendaCommand::CloseActivity { activity: polls.anonymous })).await
}

async fn done(host: &Client, command: Command) -> anyhow::Result<()> {
    match host.act(command).await? {
        Outcome::Accepted { .. } => Ok(()),
        Outcome::Rejected { why } => bail!("the host was refused: {why:?}"),
    }
}

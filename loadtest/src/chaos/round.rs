//! One meeting under fire, from its making to the comparison of all that was told with all that is.

use super::{
    deployment::Deployment,
    people::{People, Told, patiently},
};
use crate::{Api, Client, View};
use anyhow::{Context, bail};
use foorumi_protocol::{
    ActivityId, ActivityResult, AgendaCommand, Choice, Command, Door, Lang, MeetingCommand,
    MeetingLinks, MeetingPlan, MeetingState, NewMeeting, Outcome, Part, PartKey, PollTally,
    Results, Role,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, atomic::AtomicU64},
    time::{Duration, Instant},
};
use tokio::time::sleep;

/// What the comparison found.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verdict {
    pub(crate) lost: u64,
    pub(crate) doubled: u64,
    pub(crate) diverged: u64,
}

impl Verdict {
    pub(crate) fn add(&mut self, other: &Self) {
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.diverged += other.diverged;
    }

    fn number(&mut self, told: u64, found: u64) {
        self.lost += told.saturating_sub(found);
        self.doubled += found.saturating_sub(told);
    }
}

/// The meeting.
#[derive(Debug)]
pub(crate) struct Round {
    host: Client,
    people: People,
    links: MeetingLinks,
}

impl Round {
    /// Makes a meeting, opens its poll, and people come in.
    pub(crate) async fn begin(
        api: &Api,
        count: usize,
        seed: u64,
        acknowledged: &Arc<AtomicU64>,
    ) -> anyhow::Result<Self> {
        let links = make(api).await?;
        let host = patiently(api, Door::Link { secret: secret(&links, Role::Host)? }).await?;
        let poll = start(&host).await?;
        let people = People::join(api, links.code, poll, count, seed, acknowledged).await?;
        Ok(Self { host, people, links })
    }

    /// Ends the meeting and compares. Nothing breaks any more, and all nodes run.
    pub(crate) async fn end(&mut self, deployment: &Deployment) -> anyhow::Result<Verdict> {
        self.people.stop().await?;
        let end = Command::Meeting(MeetingCommand::End);
        if let Outcome::Rejected { why } = self.host.act(end).await? {
            bail!("the meeting does not end: {why:?}");
        }
        let mut verdict = Verdict::default();
        let organiser = secret(&self.links, Role::Organiser)?;
        let mut bundles = Vec::new();
        for node in deployment.running() {
            let mut tries = 0;
            bundles.push(loop {
                match node.api().bundle(&organiser, Lang::Fi).await {
                    Ok(bundle) => break bundle,
                    Err(error) if tries > 60 => return Err(error),
                    Err(_) => tries += 1,
                }
                sleep(Duration::from_millis(500)).await;
            });
        }
        let first = bundles.first().context("there is a node")?;
        verdict.diverged += bundles.iter().filter(|bundle| *bundle != first).count() as u64;
        let node = deployment.running().next().context("there is a node")?;
        let results = node.api().results(&organiser).await?;
        {
            let told = self.people.told.lock().unwrap_or_else(PoisonError::into_inner);
            compare(&told, &results, &mut verdict);
        }
        verdict.diverged += self.screens_that_differ().await?;
        Ok(verdict)
    }

    /// How long each line that broke was away, and when it broke.
    pub(crate) fn recoveries(&self) -> Vec<(Instant, Duration)> {
        self.people.clients.iter().flat_map(|client| client.recoveries()).collect()
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

/// What all people see alike.
fn common(view: &View) -> BTreeMap<PartKey, Part> {
    let same = |key: &PartKey| matches!(key, PartKey::Agenda | PartKey::Meeting | PartKey::Poll(_));
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
            "activities": [{ "kind": "poll", "question": { "fi": "Mikä näistä?" },
                             "form": { "form": "single", "options": options } }]
        }] }
    }))
    .expect("the plan is a plan")
}

/// Starts the only segment, which opens its poll.
async fn start(host: &Client) -> anyhow::Result<ActivityId> {
    let first = |view: &View| {
        let Some(Part::Agenda(agenda)) = view.part(&PartKey::Agenda) else { return None };
        agenda.segments.first().copied()
    };
    host.until(|view| first(view).is_some()).await?;
    let segment = host.look(first).context("there is a segment")?;
    let start = Command::Agenda(AgendaCommand::StartSegment { segment, after: None });
    if let Outcome::Rejected { why } = host.act(start).await? {
        bail!("the segment does not start: {why:?}");
    }
    let poll = |view: &View| {
        let id = |part: &Part| if let Part::Poll(poll) = part { Some(poll.id) } else { None };
        view.parts().values().find_map(id)
    };
    host.until(|view| poll(view).is_some()).await?;
    host.look(poll).context("the poll is there")
}

fn secret(links: &MeetingLinks, role: Role) -> anyhow::Result<String> {
    let link = links.links.iter().find(|link| link.role == role);
    Ok(link.context("every role has a link")?.secret.clone())
}

/// Ballots by option, and every message by its text, which nobody else wrote.
fn compare(told: &Told, results: &Results, verdict: &mut Verdict) {
    let mut expected = [0; 4];
    for choice in told.ballots.values() {
        let Choice::Options { options } = choice else { continue };
        options.iter().for_each(|option| expected[usize::from(*option)] += 1);
    }
    let polls = results.activities.iter().filter_map(|activity| match activity {
        ActivityResult::Poll { result, .. } => result.as_ref(),
        ActivityResult::Cloud(_) | ActivityResult::Sheet(_) => None,
    });
    let mut found = [0; 4];
    for result in polls {
        let PollTally::Options { votes } = &result.tally else { continue };
        votes.iter().zip(&mut found).for_each(|(votes, sum)| *sum += u64::from(*votes));
    }
    expected.iter().zip(found).for_each(|(told, found)| verdict.number(*told, found));
    let mut published: BTreeMap<&str, u64> = BTreeMap::new();
    for message in &results.chat.published {
        *published.entry(message.text.as_str()).or_default() += 1;
    }
    for (text, accepted) in &told.messages {
        verdict.number(u64::from(*accepted), published.remove(text.as_str()).unwrap_or(0));
    }
    // What nobody was told of: everybody waited for every answer, so there is none.
    verdict.doubled += published.values().sum::<u64>();
}

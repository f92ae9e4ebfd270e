//! F7: the real binary is killed under load, again and again; nothing it confirmed is lost.

use anyhow::{Context, bail, ensure};
use foorumi_client::{Client, Launch, ServerProcess, View, secret, server_binary};
use foorumi_protocol::{
    Access, ActivityId, ActivityResult, AgendaCommand, ChatCommand, Choice, Command,
    MeetingCommand, MeetingPlan, MessageText, NewMeeting, Outcome, Part, PartKey, PollCommand,
    Role, Seq,
};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::watch, task::JoinSet, time::timeout};

/// Kills in a run; the environment's `POWER_CUTS` asks for more.
const CYCLES: usize = 20;
const PEOPLE: usize = 12;

fn plan() -> MeetingPlan {
    serde_json::from_value(serde_json::json!({
        "title": { "fi": "Sähkökatko" }, "languages": ["fi"], "names": "optional",
        "agenda": { "segments": [{
            "kind": "discussion", "title": { "fi": "Keskustelu" }, "minutes": 10, "chat": "open",
            "activities": [
                { "kind": "poll", "question": { "fi": "Jatketaanko?" }, "form": { "form": "yesNo" } }
            ]
        }] }
    }))
    .expect("the plan is a plan")
}

/// What people were told.
#[derive(Debug, Default)]
struct Confirmed {
    messages: Mutex<BTreeSet<Seq>>,
    count: watch::Sender<usize>,
    enough: watch::Sender<bool>,
}

impl Confirmed {
    fn note(&self, seq: Seq) -> bool {
        let new = self.messages.lock().unwrap_or_else(PoisonError::into_inner).insert(seq);
        self.count.send_modify(|count| *count += 1);
        new
    }
}

/// Writes and votes until told that it is enough; every answer is waited for.
async fn busy(client: Client, poll: ActivityId, confirmed: Arc<Confirmed>) -> anyhow::Result<()> {
    while !*confirmed.enough.borrow() {
        let text = MessageText::new("Kuuluuko?")?;
        match client.act(Command::Chat(ChatCommand::Say { text })).await? {
            Outcome::Accepted { seq } => ensure!(confirmed.note(seq), "two messages, one answer"),
            Outcome::Rejected { why } => bail!("a message was rejected: {why:?}"),
        }
        let vote = PollCommand::CastBallot { poll, choice: Choice::Yes, came_later: false };
        client.act(Command::Poll(vote)).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn f7_what_was_confirmed_survives_power_cuts() -> anyhow::Result<()> {
    let cycles = std::env::var("POWER_CUTS").ok().and_then(|n| n.parse().ok()).unwrap_or(CYCLES);
    let binary = server_binary()?;
    let data = tempfile::tempdir()?;
    let mut node = ServerProcess::start(&binary, data.path(), &[]).await?;
    let api = node.api().clone();
    let listen = api.address().to_owned();
    let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(plan()) }).await?;
    let secret = secret(&links, Role::Host)?;
    let host = Client::join_as(&api.socket(), &links, Role::Host).await?;
    let poll = start(&host).await?;

    let confirmed = Arc::new(Confirmed::default());
    let mut people = JoinSet::new();
    for _ in 0..PEOPLE {
        let client = Client::join(&api.socket(), Access::Code { code: links.code }, None).await?;
        people.spawn(busy(client, poll, confirmed.clone()));
    }
    let mut count = confirmed.count.subscribe();
    for cycle in 0..cycles {
        let more = *count.borrow() + PEOPLE;
        let wait = timeout(Duration::from_secs(60), count.wait_for(|count| *count >= more));
        wait.await.with_context(|| format!("cycle {cycle}"))??;
        node.kill().await?;
        let again = Launch::new(&binary, data.path()).listen(&listen).for_a_crowd();
        node = again.start().await?;
    }
    confirmed.enough.send_replace(true);
    while let Some(person) = people.join_next().await {
        person??;
    }
    let end = Command::Meeting(MeetingCommand::End);
    ensure!(matches!(host.act(end).await?, Outcome::Accepted { .. }), "the meeting ends");
    let results = api.results(&secret).await?;
    node.stop().await?;

    let told = confirmed.messages.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let kept: Vec<Seq> = results.chat.published.iter().map(|message| message.id.0.seq).collect();
    let once: BTreeSet<Seq> = kept.iter().copied().collect();
    assert_eq!(told.difference(&once).count(), 0, "lost, of {} confirmed", told.len());
    assert_eq!(kept.len(), told.len(), "doubled");
    let Some(ActivityResult::Poll { poll, .. }) = results.activities.first() else {
        bail!("the poll is in the results");
    };
    assert_eq!(poll.answered, u32::try_from(PEOPLE).ok());
    Ok(())
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
    ensure!(matches!(host.act(start).await?, Outcome::Accepted { .. }), "it starts");
    let poll = |view: &View| {
        let id = |part: &Part| if let Part::Poll(poll) = part { Some(poll.id) } else { None };
        view.parts().values().find_map(id)
    };
    host.until(|view| poll(view).is_some()).await?;
    host.look(poll).context("the poll is there")
}

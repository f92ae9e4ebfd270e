//! A crowd that reacts to what it sees, as people do: nobody tells it what comes next.

use crate::{
    check::Accepted,
    material::words,
    person::{self, MESSAGES, TOPICS},
    report::Times,
};
use foorumi_client::{Api, Client, View};
use foorumi_protocol::{
    Access, ActivityId, ActivityState, ChatCommand, ChatMode, Command, IdeaId, JoinCode, Lang,
    MessageId, MessageText, Outcome, Part, PartKey, PollCommand, QueueCommand, RequestKind,
    SegmentId, Seq, SheetCommand, SheetPhase, Topic,
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::{sync::watch, task::JoinSet, time::sleep};

/// How a crowd behaves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// Answers come within this time after a question is seen.
    pub(crate) spread: Duration,
    /// One in this many loses the line while answering, and comes back.
    pub(crate) drops: u32,
    /// Makes two runs alike.
    pub(crate) seed: u64,
}

/// Something that each person does once, if only by deciding not to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Words(ActivityId),
    Ballot(ActivityId),
    Build(ActivityId),
    Comment(ActivityId),
    Vote(ActivityId),
    Floor(SegmentId),
    Chat(SegmentId),
}

/// What a crowd and its staff note together.
#[derive(Debug)]
pub(crate) struct Notes {
    accepted: Mutex<Accepted>,
    acks: Mutex<Times>,
    /// Acts of people that change every screen: where they stand in the log, and when they were sent.
    shown: Mutex<Vec<(Seq, Instant)>>,
    /// How many people have done a step.
    done: watch::Sender<BTreeMap<Step, usize>>,
}

/// People in a meeting.
#[derive(Debug)]
pub(crate) struct Crowd {
    pub(crate) notes: Arc<Notes>,
    pub(crate) clients: Vec<Arc<Client>>,
    people: JoinSet<()>,
}

impl Notes {
    pub(crate) fn new() -> Self {
        Self {
            accepted: Mutex::default(),
            acks: Mutex::new(Times::new()),
            shown: Mutex::default(),
            done: watch::Sender::new(BTreeMap::new()),
        }
    }

    pub(crate) fn accepted(&self) -> MutexGuard<'_, Accepted> {
        self.accepted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn acks(&self) -> MutexGuard<'_, Times> {
        self.acks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Acts of people that change every screen.
    pub(crate) fn shown(&self) -> MutexGuard<'_, Vec<(Seq, Instant)>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a command, times it, counts it; where it stands in the log if it was accepted.
    pub(crate) async fn act(
        &self,
        client: &Client,
        command: Command,
    ) -> anyhow::Result<Option<Seq>> {
        let begin = Instant::now();
        // The number of answers is told to all; words may be held back, and messages wait.
        let is_shown = matches!(command, Command::Poll(PollCommand::CastBallot { .. }));
        let outcome = client.act(command).await?;
        self.acks().note(begin.elapsed());
        let mut accepted = self.accepted();
        match outcome {
            Outcome::Accepted { seq } => {
                if is_shown {
                    self.shown().push((seq, begin));
                }
                accepted.accepted += 1;
                Ok(Some(seq))
            }
            Outcome::Rejected { .. } => {
                accepted.rejected += 1;
                Ok(None)
            }
        }
    }

    /// Waits until that many people have done a step.
    pub(crate) async fn until_done(&self, step: Step, people: usize) -> anyhow::Result<()> {
        let mut done = self.done.subscribe();
        done.wait_for(|done| done.get(&step).copied().unwrap_or(0) >= people).await?;
        Ok(())
    }

    fn did(&self, step: Step) {
        self.done.send_modify(|done| *done.entry(step).or_insert(0) += 1);
    }
}

impl Crowd {
    /// `count` people join by the code.
    pub(crate) async fn join(
        api: &Api,
        code: JoinCode,
        count: usize,
        manner: Manner,
        joined: impl Fn(),
    ) -> anyhow::Result<Self> {
        let notes = Arc::new(Notes::new());
        let mut clients = Vec::with_capacity(count);
        let mut people = JoinSet::new();
        for index in 0..count {
            let client = Client::join(&api.socket(), Access::Code { code }, None).await?;
            let client = Arc::new(client);
            clients.push(client.clone());
            let random = StdRng::seed_from_u64(manner.seed.wrapping_add(index as u64));
            let person = Person { index, client, notes: notes.clone(), manner, random };
            people.spawn(person.live());
            joined();
        }
        Ok(Self { notes, clients, people })
    }

    /// How many of the people have gone home early because of an error: none, if all is well.
    pub(crate) fn gone(&mut self) -> usize {
        let mut gone = 0;
        while self.people.try_join_next().is_some() {
            gone += 1;
        }
        gone
    }
}

struct Person {
    index: usize,
    client: Arc<Client>,
    notes: Arc<Notes>,
    manner: Manner,
    random: StdRng,
}

impl Person {
    async fn live(mut self) {
        let mut done = BTreeSet::new();
        loop {
            let next = |view: &View| todo(view).into_iter().find(|step| !done.contains(step));
            if self.client.until(|view| next(view).is_some()).await.is_err() {
                // Nothing to do for a minute: a talk goes on.
                continue;
            }
            let Some(step) = self.client.look(next) else { continue };
            let wait = self.manner.spread.mul_f64(self.random.random::<f64>());
            sleep(wait).await;
            if self.take(step).await.is_err() {
                return;
            }
            done.insert(step);
            self.notes.did(step);
        }
    }

    async fn take(&mut self, step: Step) -> anyhow::Result<()> {
        if self.random.random_ratio(1, self.manner.drops.max(1)) && self.manner.drops > 0 {
            self.client.disconnect().await?;
        }
        match step {
            Step::Words(cloud) => self.send_words(cloud).await,
            Step::Ballot(poll) => self.cast(poll).await,
            Step::Build(sheet) => self.add_idea(sheet).await,
            Step::Comment(sheet) => self.comment(sheet).await,
            Step::Vote(sheet) => self.vote(sheet).await,
            Step::Floor(_) => self.ask().await,
            Step::Chat(_) => {
                self.back().await?;
                self.say().await
            }
        }
    }

    async fn act(&self, command: Command) -> anyhow::Result<Option<Seq>> {
        self.notes.act(&self.client, command).await
    }

    async fn send_words(&mut self, cloud: ActivityId) -> anyhow::Result<()> {
        let lang = if self.index.is_multiple_of(10) { Lang::Sv } else { Lang::Fi };
        let words = words(lang);
        for _ in 0..self.random.random_range(1..=3) {
            let word = person::word(&mut self.random, &words);
            let key = word.trim_end_matches('.').to_lowercase();
            if self.act(person::send_word(cloud, word)).await?.is_some() {
                let mut accepted = self.notes.accepted();
                accepted.words.entry(cloud).or_default().entry(self.index).or_default().insert(key);
            }
        }
        Ok(())
    }

    async fn cast(&mut self, poll: ActivityId) -> anyhow::Result<()> {
        let key = PartKey::Poll(poll);
        let form = self.client.look(|view| {
            if let Some(Part::Poll(part)) = view.part(&key) {
                Some(part.form.clone())
            } else {
                None
            }
        });
        let Some(form) = form else { return Ok(()) };
        // One in ten thinks again.
        for _ in 0..self.random.random_range(1..=10_u32).saturating_sub(8).max(1) {
            let choice = person::choice(&mut self.random, &form);
            if self.act(person::cast(poll, choice.clone())).await?.is_some() {
                let mut accepted = self.notes.accepted();
                accepted.ballots.entry(poll).or_default().insert(self.index, choice);
            }
        }
        Ok(())
    }

    async fn add_idea(&mut self, sheet: ActivityId) -> anyhow::Result<()> {
        if !self.random.random_ratio(1, 10) {
            return Ok(());
        }
        let Some(root) = self.client.look(|view| root(view, sheet)) else { return Ok(()) };
        let command = person::add_idea(&mut self.random, sheet, root);
        if let Some(seq) = self.act(command).await? {
            self.notes.accepted().ideas.push(seq);
        }
        Ok(())
    }

    async fn comment(&mut self, sheet: ActivityId) -> anyhow::Result<()> {
        if !self.random.random_ratio(1, 20) {
            return Ok(());
        }
        let ideas = self.client.look(|view| ideas(view, sheet));
        let Some(idea) = ideas.get(self.random.random_range(0..ideas.len().max(1))) else {
            return Ok(());
        };
        let text = foorumi_protocol::IdeaText::new("Tätä on kokeiltu naapurissa.")?;
        let command = Command::Sheet(SheetCommand::CommentIdea { sheet, idea: *idea, text });
        if let Some(seq) = self.act(command).await? {
            self.notes.accepted().comments.push(seq);
        }
        Ok(())
    }

    async fn vote(&mut self, sheet: ActivityId) -> anyhow::Result<()> {
        let ideas = self.client.look(|view| ideas(view, sheet));
        let dots = person::dots(&mut self.random, &ideas, 3);
        let command =
            Command::Sheet(SheetCommand::SetDots { sheet, dots: dots.clone(), came_later: false });
        if self.act(command).await?.is_some() {
            self.notes.accepted().dots.entry(sheet).or_default().insert(self.index, dots);
        }
        Ok(())
    }

    async fn ask(&mut self) -> anyhow::Result<()> {
        if !self.random.random_ratio(1, 25) {
            return Ok(());
        }
        let topic = TOPICS[self.random.random_range(0..TOPICS.len())];
        let topic = Some(Topic::new(topic)?);
        let kind = RequestKind::Turn;
        self.act(Command::Queue(QueueCommand::Ask { kind, topic })).await.map(drop)
    }

    /// Every third agrees with a message of somebody else (rule CH11).
    async fn back(&mut self) -> anyhow::Result<()> {
        let messages = self.client.look(others);
        if messages.is_empty() || !self.random.random_ratio(1, 3) {
            return Ok(());
        }
        // Those that came first are read by most.
        let most = self.random.random_range(0..messages.len());
        let message = messages[self.random.random_range(0..=most)];
        self.act(Command::Chat(ChatCommand::Back { message, on: true })).await.map(drop)
    }

    async fn say(&mut self) -> anyhow::Result<()> {
        if !self.random.random_ratio(1, 12) {
            return Ok(());
        }
        let text = MessageText::new(MESSAGES[self.random.random_range(0..MESSAGES.len())])?;
        if let Some(seq) = self.act(Command::Chat(ChatCommand::Say { text })).await? {
            self.notes.accepted().messages.entry(seq).or_insert(false);
        }
        Ok(())
    }
}

/// What this view asks of somebody.
fn todo(view: &View) -> Vec<Step> {
    let mut steps: Vec<Step> = view.parts().values().filter_map(asks).collect();
    if let Some(Part::Agenda(agenda)) = view.part(&PartKey::Agenda)
        && let Some(segment) = agenda.current
    {
        steps.extend(open_queue(view).then_some(Step::Floor(segment)));
        steps.extend(open_chat(view).then_some(Step::Chat(segment)));
    }
    steps
}

/// What one part asks.
fn asks(part: &Part) -> Option<Step> {
    if let Part::Cloud(cloud) = part {
        return (cloud.state == ActivityState::Open).then_some(Step::Words(cloud.id));
    }
    if let Part::Poll(poll) = part {
        return (poll.state == ActivityState::Open).then_some(Step::Ballot(poll.id));
    }
    let Part::Sheet(sheet) = part else { return None };
    match sheet.phase {
        SheetPhase::Build => Some(Step::Build(sheet.id)),
        SheetPhase::Comment => Some(Step::Comment(sheet.id)),
        SheetPhase::Vote => Some(Step::Vote(sheet.id)),
        SheetPhase::Planned | SheetPhase::Chosen => None,
    }
}

/// Whether turns can be asked for.
pub(crate) fn open_queue(view: &View) -> bool {
    matches!(view.part(&PartKey::Queue), Some(Part::Queue(queue)) if queue.open)
}

/// Whether messages can be written.
pub(crate) fn open_chat(view: &View) -> bool {
    let takes = |mode| matches!(mode, ChatMode::Open | ChatMode::Held);
    matches!(view.part(&PartKey::Chat), Some(Part::Chat(chat)) if takes(chat.mode))
}

fn root(view: &View, sheet: ActivityId) -> Option<IdeaId> {
    if let Some(Part::Sheet(part)) = view.part(&PartKey::Sheet(sheet)) {
        Some(part.root)
    } else {
        None
    }
}

/// Published messages of others.
fn others(view: &View) -> Vec<MessageId> {
    let own = match view.part(&PartKey::You) {
        Some(Part::You(you)) => you.who.as_ref().map(|who| who.number),
        _ => None,
    };
    let message = |part: &Part| {
        let Part::Message(message) = part else { return None };
        (Some(message.who.number) != own).then_some(message.id)
    };
    view.parts().values().filter_map(message).collect()
}

fn ideas(view: &View, sheet: ActivityId) -> Vec<IdeaId> {
    let idea = |part: &Part| {
        let Part::Idea(idea) = part else { return None };
        (idea.sheet == sheet && idea.parent.is_some()).then_some(idea.id)
    };
    view.parts().values().filter_map(idea).collect()
}

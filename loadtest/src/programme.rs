//! The staff's side of a forum: the programme from its first segment to its last.

use crate::crowd::{Notes, Step, open_chat, open_queue};
use anyhow::Context;
use foorumi_client::{Client, View};
use foorumi_protocol::{
    ActivityId, AgendaCommand, ChatCommand, Command, DecidedBy, DecisionCard, DecisionCommand,
    EntryId, MeetingCommand, MemoCommand, MemoText, MessageId, MessageState, Part, PartKey,
    QueueCommand, RejectReason, SeenMessage, SegmentId, SegmentState, Seq, SheetCommand,
    SheetPhase, Text, Verdict,
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::sleep;

/// Turns given in each discussion.
const TURNS: usize = 5;

/// The staff of a meeting.
#[derive(Debug)]
pub(crate) struct Staff {
    pub(crate) host: Arc<Client>,
    pub(crate) moderator: Arc<Client>,
    pub(crate) secretary: Arc<Client>,
    pub(crate) stage: Arc<Client>,
}

/// Runs a programme.
#[derive(Debug)]
pub(crate) struct Programme {
    pub(crate) staff: Staff,
    pub(crate) notes: Arc<Notes>,
    pub(crate) people: usize,
    /// Time between acts, so that somebody can watch.
    pub(crate) pause: Duration,
    /// Staff acts that change every screen: when sent, and where they stand in the log.
    pub(crate) acts: Vec<(Seq, Instant)>,
}

impl Programme {
    /// Segments in order, once the host sees them all.
    pub(crate) async fn segments(&self) -> anyhow::Result<Vec<SegmentId>> {
        let all = |view: &View| match view.part(&PartKey::Agenda) {
            Some(Part::Agenda(agenda)) => {
                let there = |id: &SegmentId| view.part(&PartKey::Segment(*id)).is_some();
                agenda.segments.iter().all(there).then(|| agenda.segments.clone())
            }
            _ => None,
        };
        self.staff.host.until(|view| all(view).is_some()).await?;
        self.staff.host.look(all).context("the agenda is there")
    }

    /// Holds one segment with all that belongs to it.
    pub(crate) async fn hold(&mut self, segment: SegmentId) -> anyhow::Result<()> {
        let after = self.staff.host.look(current);
        let start = AgendaCommand::StartSegment { segment, after };
        self.host_act(Command::Agenda(start)).await?;
        self.staff.host.until(|view| state(view, segment) == Some(SegmentState::Running)).await?;
        sleep(self.pause).await;
        for (index, activity) in self.activities(segment).into_iter().enumerate() {
            if index > 0 {
                self.host_act(Command::Agenda(AgendaCommand::OpenActivity { activity })).await?;
            }
            self.hold_activity(activity).await?;
        }
        self.discuss(segment).await
    }

    /// Ends the meeting.
    pub(crate) async fn end(&mut self) -> anyhow::Result<()> {
        self.decide("Valittu idea viedään johtoryhmään.").await?;
        self.host_act(Command::Meeting(MeetingCommand::End)).await
    }

    async fn host_act(&mut self, command: Command) -> anyhow::Result<()> {
        let sent = Instant::now();
        if let Some(seq) = self.notes.act(&self.staff.host, command).await? {
            self.acts.push((seq, sent));
        }
        Ok(())
    }

    fn activities(&self, segment: SegmentId) -> Vec<ActivityId> {
        self.staff.host.look(|view| match view.part(&PartKey::Segment(segment)) {
            Some(Part::Segment(part)) => part.activities.clone(),
            _ => Vec::new(),
        })
    }

    async fn hold_activity(&mut self, activity: ActivityId) -> anyhow::Result<()> {
        let is = |key: PartKey| self.staff.host.look(|view| view.part(&key).is_some());
        if is(PartKey::Sheet(activity)) {
            return self.hold_sheet(activity).await;
        }
        let step = if is(PartKey::Cloud(activity)) {
            Step::Words(activity)
        } else {
            Step::Ballot(activity)
        };
        self.notes.until_done(step, self.people).await?;
        sleep(self.pause).await;
        self.host_act(Command::Agenda(AgendaCommand::CloseActivity { activity })).await?;
        sleep(self.pause).await;
        Ok(())
    }

    async fn hold_sheet(&mut self, sheet: ActivityId) -> anyhow::Result<()> {
        self.notes.until_done(Step::Build(sheet), self.people).await?;
        for (phase, step) in [
            (SheetPhase::Comment, Some(Step::Comment(sheet))),
            (SheetPhase::Vote, Some(Step::Vote(sheet))),
            (SheetPhase::Chosen, None),
        ] {
            sleep(self.pause).await;
            self.host_act(Command::Sheet(SheetCommand::SetPhase {
                sheet,
                phase,
                only_earlier: false,
            }))
            .await?;
            if let Some(step) = step {
                self.notes.until_done(step, self.people).await?;
            }
        }
        self.staff.host.until(|view| leading(view, sheet).is_some()).await?;
        if let Some(idea) = self.staff.host.look(|view| leading(view, sheet)) {
            let pick = SheetCommand::PickIdea { sheet, idea, why: None };
            self.host_act(Command::Sheet(pick)).await?;
        }
        Ok(())
    }

    async fn discuss(&mut self, segment: SegmentId) -> anyhow::Result<()> {
        if self.staff.host.look(open_queue) {
            self.notes.until_done(Step::Floor(segment), self.people).await?;
            for _ in 0..TURNS {
                let Some((entry, ending)) = self.staff.host.look(next_turn) else { break };
                self.give_floor(entry, ending).await?;
                sleep(self.pause).await;
            }
            self.write("Keskustelussa palattiin useaan kertaan palkkioihin.").await?;
        }
        if self.staff.host.look(open_chat) {
            self.notes.until_done(Step::Chat(segment), self.people).await?;
            self.triage().await?;
        }
        Ok(())
    }

    async fn give_floor(&mut self, entry: EntryId, ending: Option<EntryId>) -> anyhow::Result<()> {
        let give = Command::Queue(QueueCommand::GiveFloor { entry, ending, why: None });
        let before = self.acts.len();
        self.host_act(give).await?;
        if self.acts.len() > before {
            self.notes.accepted().turns += 1;
        }
        Ok(())
    }

    /// The moderator decides everything that waits: most are published, some not.
    async fn triage(&mut self) -> anyhow::Result<()> {
        let said: Vec<MessageId> = {
            let accepted = self.notes.accepted();
            let waiting = accepted.messages.iter().filter(|(_, published)| !**published);
            waiting
                .map(|(seq, _)| MessageId(foorumi_protocol::Id { seq: *seq, index: 0 }))
                .collect()
        };
        for (index, message) in said.into_iter().enumerate() {
            self.staff.moderator.until(|view| waiting(view, message).is_some()).await?;
            let Some(seen) = self.staff.moderator.look(|view| waiting(view, message)).flatten()
            else {
                continue;
            };
            let publish = !index.is_multiple_of(6);
            let verdict = if publish {
                Verdict::Publish
            } else {
                Verdict::Reject { reason: RejectReason::AlreadyAsked }
            };
            let messages = vec![SeenMessage { message, seen }];
            let command = ChatCommand::Decide { messages, verdict };
            let sent = Instant::now();
            let done = self.notes.act(&self.staff.moderator, Command::Chat(command)).await?;
            if let Some(seq) = done.filter(|_| publish) {
                self.acts.push((seq, sent));
                self.notes.accepted().messages.insert(message.0.seq, true);
            }
        }
        Ok(())
    }

    async fn write(&mut self, text: &str) -> anyhow::Result<()> {
        let text = MemoText::new(text)?;
        let note = MemoCommand::WriteNote { segment: None, after: None, text };
        self.notes.act(&self.staff.secretary, Command::Memo(note)).await.map(drop)
    }

    async fn decide(&mut self, agreed: &str) -> anyhow::Result<()> {
        let card = DecisionCard {
            agreed: Text::new(agreed)?,
            decided_by: DecidedBy::Vote,
            figures: None,
            owner: Some(Text::new("kehittämispäällikkö")?),
            due: Some(Text::new("2026-12-31")?),
            follow_up: None,
        };
        let record = DecisionCommand::Record { segment: None, activity: None, card };
        let done = self.notes.act(&self.staff.secretary, Command::Decision(record)).await?;
        self.notes.accepted().decisions.extend(done);
        Ok(())
    }
}

fn state(view: &View, segment: SegmentId) -> Option<SegmentState> {
    if let Some(Part::Segment(part)) = view.part(&PartKey::Segment(segment)) {
        Some(part.state)
    } else {
        None
    }
}

fn leading(view: &View, sheet: ActivityId) -> Option<foorumi_protocol::IdeaId> {
    if let Some(Part::Tally(tally)) = view.part(&PartKey::Tally(sheet)) {
        tally.leading.first().copied()
    } else {
        None
    }
}

fn next_turn(view: &View) -> Option<(EntryId, Option<EntryId>)> {
    let Some(Part::Queue(queue)) = view.part(&PartKey::Queue) else { return None };
    let next = queue.waiting.first()?.id;
    Some((next, queue.floor.as_ref().map(|floor| floor.entry)))
}

/// `None`: not there yet. `Some(None)`: decided. `Some(Some(n))`: waits, at this revision.
fn waiting(view: &View, message: MessageId) -> Option<Option<u32>> {
    let Some(Part::Message(part)) = view.part(&PartKey::Message(message)) else { return None };
    let staff = part.staff.as_ref()?;
    Some((staff.state == MessageState::Waiting).then_some(staff.revision))
}

fn current(view: &View) -> Option<SegmentId> {
    if let Some(Part::Agenda(agenda)) = view.part(&PartKey::Agenda) { agenda.current } else { None }
}

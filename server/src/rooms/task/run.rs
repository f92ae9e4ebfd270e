//! The task itself: carries requests to the log, replies to the replica, and its room to listeners.

use super::{
    Context, INBOX, RoomHandle, ToRoom, aliases::Aliases, archiving::Archiving,
    attendance::Attendance, carrying::carry, coalescer::Coalescer, coming::Waiting,
    deadlines::Deadlines, haste::Haste, hearing::next_news, heartbeat::Heartbeat, leaving::Leaving,
    listeners::Listeners, row::Row, system::System, telling::tell_brought_over, tick::Ticker,
    watching::Watching,
};
use crate::rooms::replica::{Input, Now, Output, Pace, Replica, Reply, Setup, Ticket};
use foorumi_protocol::{Crowd, MeetingId, SavingState};
use foorumi_room::Room;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::mpsc,
    task::JoinSet,
    time::{Instant, MissedTickBehavior, interval, sleep_until},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

/// How often the replica is told that time passes.
pub(super) const TICK: Duration = Duration::from_millis(100);
/// Messages taken from the inbox in one turn.
const TURN: usize = 256;
/// Joiners of a room that does not load are refused after this time.
const LOADING: Duration = Duration::from_secs(10);

/// Starts the task of a room.
pub(crate) fn spawn(
    context: &Arc<Context>,
    meeting: MeetingId,
    ended: impl FnOnce() + Send + 'static,
) -> RoomHandle {
    let (inbox, messages) = mpsc::channel(INBOX);
    let gone = CancellationToken::new();
    let handle = RoomHandle { inbox, gone: gone.clone() };
    let span = tracing::info_span!("room", room.id = %meeting.0);
    let task = RoomTask::new(Arc::clone(context), meeting);
    context.tasks.spawn(
        async move {
            // Also when the task panics: its room can then be loaded anew.
            let _guard = Guard(Some(ended), gone);
            task.run(messages).await;
        }
        .instrument(span),
    );
    handle
}

/// Tells that the task has ended.
struct Guard<F: FnOnce()>(Option<F>, CancellationToken);

impl<F: FnOnce()> Drop for Guard<F> {
    fn drop(&mut self) {
        if let Some(ended) = self.0.take() {
            ended();
        }
        self.1.cancel();
    }
}

pub(super) struct RoomTask {
    pub(super) context: Arc<Context>,
    pub(super) meeting: MeetingId,
    pub(super) replica: Replica,
    /// Requests to the log under way.
    pub(super) asked: JoinSet<(Ticket, Reply)>,
    pub(super) listeners: Listeners,
    pub(super) ticker: Ticker,
    pub(super) saving: SavingState,
    /// Whether it counts among rooms that cannot save.
    pub(super) paused: bool,
    /// Whether what was forgotten is still at rest.
    pub(super) overdue: bool,
    pub(super) archiving: Archiving,
    pub(super) refuses: bool,
    /// Whether other nodes may have the room, too.
    pub(super) has_others: bool,
    started: Instant,
    pub(super) coalescer: Coalescer,
    heartbeat: Heartbeat,
    pub(super) attendance: Attendance,
    pub(super) deadlines: Deadlines,
    pub(super) system: System,
    /// Whether the meeting's raw data has been removed.
    pub(super) removed: bool,
    pub(super) aliases: Aliases,
    pub(super) haste: Haste,
    pub(super) leaving: Leaving,
    pub(super) watching: Watching,
    /// What staff are still to be told of who is here.
    pub(super) desk: Option<Crowd>,
    /// New people who wait to come in.
    pub(super) row: Row<Waiting>,
}

impl RoomTask {
    fn new(context: Arc<Context>, meeting: MeetingId) -> Self {
        let started = Instant::now();
        let (node, seed, pace) = (context.node, rand::random(), Pace::default());
        let setup = Setup { room: meeting, node, seed, pace };
        let (replica, outputs) = Replica::new(setup, Now { mono: 0, wall: context.clock.now() });
        let aliases = Aliases::new(Arc::clone(&context.keys), meeting, started);
        let haste = Haste::new(context.limits);
        let row = Row::new(context.access_limits.newcomers());
        let mut task = Self {
            context,
            meeting,
            replica,
            asked: JoinSet::new(),
            listeners: Listeners::default(),
            ticker: Ticker::default(),
            saving: SavingState::Saving,
            paused: false,
            overdue: false,
            archiving: Archiving::default(),
            refuses: false,
            has_others: false,
            started,
            coalescer: Coalescer::new(started),
            heartbeat: Heartbeat::new(started),
            attendance: Attendance::new(started),
            deadlines: Deadlines::default(),
            system: System::new(),
            removed: false,
            aliases,
            haste,
            leaving: Leaving::default(),
            watching: Watching::default(),
            desk: None,
            row,
        };
        task.heed(outputs);
        task
    }

    async fn run(mut self, mut inbox: mpsc::Receiver<ToRoom>) {
        let mut news = self.context.log.follow(self.meeting);
        self.has_others = news.is_some();
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let stop = self.context.stop.clone();
        let mut messages = Vec::with_capacity(TURN);
        while !self.is_over(&inbox) {
            let (due, now, ears) = (self.sends_from(), Instant::now(), self.hears_from());
            if self.listeners.are_few() && due.is_some_and(|due| due <= now) {
                // A timer would wake a millisecond later. In a hall that is time for others to speak.
                self.send().await;
                continue;
            }
            tokio::select! {
                Some(done) = self.asked.join_next() => self.carry_back(done),
                Some(said) = self.aliases.next() => self.take_keys(said),
                () = sleep_until(ears), if ears > now => {}
                count = inbox.recv_many(&mut messages, TURN), if self.answers() && ears <= now => {
                    if count == 0 { break }
                    self.hear(messages.drain(..));
                }
                Some(news) = next_news(&mut news) => self.hear_news(news),
                () = sleep_until(due.unwrap_or(self.started)), if due.is_some() => self.send().await,
                _ = ticks.tick() => self.tick(),
                () = stop.cancelled() => break,
            }
        }
        inbox.close();
        self.stop().await;
    }

    /// When changes are sent, if there are any.
    fn sends_from(&self) -> Option<Instant> {
        let due = self.ticker.due()?;
        let few = self.listeners.are_few();
        Some(if few { due } else { self.coalescer.told_from(due, !self.asked.is_empty()) })
    }

    /// The room, once it has begun.
    pub(super) fn room(&self) -> Option<&Room> {
        begun(&self.replica)
    }

    fn tick(&mut self) {
        let now = Instant::now();
        self.feed(Input::Tick);
        self.follow_votes();
        let at = self.context.clock.now();
        self.heartbeat.step(&mut self.listeners, now, at);
        if let Some(room) = self.room() {
            self.context.clock.record_says(room.at());
        }
        self.tell_who_is_here(now);
        self.move_the_row(now, at);
        self.want_news(now);
        self.say_what_is_due(now);
        if self.listeners.any_awaits() {
            self.ticker.want(self.listeners.count(), now);
        }
        self.store_results();
        self.follow_changes();
        self.refuses |= self.room().is_none() && self.started.elapsed() > LOADING;
    }

    pub(super) fn feed(&mut self, input: Input) {
        let mono = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let outputs = self.replica.take(Now { mono, wall: self.context.clock.now() }, input);
        self.heed(outputs);
    }

    fn heed(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Ask(ticket, request) => {
                    let context = Arc::clone(&self.context);
                    self.asked.spawn(carry(context, self.meeting, ticket, request));
                }
                Output::Answers(applied) => self.answer(applied),
                Output::Advanced(_) => self.advanced(),
                Output::Replaced { .. } => {
                    self.refuses = false;
                    self.listeners.start_over();
                    self.advanced();
                }
                Output::Saving(state) => self.tell_saving(state),
                Output::Unavailable(why) => self.unavailable(why),
                Output::Overdue(overdue) => self.note_overdue(overdue),
                Output::Sealed => tracing::info!("sealed"),
                Output::BroughtOver { from, records } => tell_brought_over(from, records),
                Output::Alarm(alarm) => {
                    self.context.metrics.alarms.inc();
                    tracing::error!(?alarm, "the log or a node is not as it should be");
                }
            }
        }
    }

    fn advanced(&mut self) {
        self.follow_votes();
        // From the first state on, which is there before anybody comes in.
        if let Some(room) = begun(&self.replica) {
            self.listeners.heed_revoked(room.revoked());
            self.watching.follow(room, &self.listeners.presence);
        }
        self.ticker.want(self.listeners.count(), Instant::now());
        self.store_results();
    }
}

impl Drop for RoomTask {
    fn drop(&mut self) {
        if self.paused {
            self.context.metrics.paused.dec();
        }
        if self.overdue {
            self.context.metrics.overdue.dec();
        }
    }
}

/// The room, once its first record is there.
pub(super) fn begun(replica: &Replica) -> Option<&Room> {
    replica.room().filter(|room| room.records() > 0)
}

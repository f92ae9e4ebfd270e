//! What the room forgets is dropped from the log at once.

use crate::bench::{Bench, EPOCH, ROOM, begin, host, say};
use foorumi_protocol::{
    ActivityId, ActivityPlan, AgendaCommand, ChatCommand, Choice, Command, Id, Localized,
    MessageId, PersonId, PollCommand, PollForm, PollPlan, ResultsShown, SegmentKind, SegmentPlan,
    Text,
};
use foorumi_room::{Actor, Addressed, RULES};
use foorumi_server::{
    log::{Log, LogError},
    replica::{Input, Output, Stage},
};
use futures_util::FutureExt;
use uuid::Uuid;

/// The chat's host sends the words of a poll: added, opened, closed. Its id is known from its place.
fn add_poll(bench: &mut Bench) -> ActivityId {
    let poll = PollPlan {
        question: Localized { en: Some(Text::new("Lunch?").unwrap()), ..Localized::default() },
        form: PollForm::YesNo,
        shown: ResultsShown::AtClose,
        named: false,
    };
    let segment = SegmentPlan {
        kind: SegmentKind::Activity,
        title: poll.question.clone(),
        minutes: 5,
        locked_start: None,
        presenters: Vec::new(),
        lead: None,
        script: Localized::default(),
        chat: None,
        queue: None,
        carries: None,
        activities: vec![ActivityPlan::Poll(poll)],
    };
    let plan = Box::new(segment);
    let add = AgendaCommand::AddSegment { after: None, plan };
    bench.submit(vec![host(10, Command::Agenda(add))]);
    bench.settle();
    let seq = bench.replica.room().unwrap().seq();
    let id = ActivityId(Id { seq, index: 1 });
    let open = AgendaCommand::OpenActivity { activity: id };
    bench.submit(vec![host(11, Command::Agenda(open))]);
    bench.settle();
    id
}

fn vote(client: u64, poll: ActivityId) -> Addressed {
    let choice = Choice::Yes;
    let command = Command::Poll(PollCommand::CastBallot { poll, choice, came_later: false });
    let alias = PersonId(Uuid::from_u128(u128::from(client)));
    Addressed { command, actor: Actor::Alias(alias), ..say(client, 1) }
}

fn close(poll: ActivityId) -> Addressed {
    host(12, Command::Agenda(AgendaCommand::CloseActivity { activity: poll }))
}

#[test]
fn pl5_what_the_room_forgets_is_dropped_at_once_and_a_node_behind_reads_the_state() {
    let mut bench = Bench::begun();
    let poll = add_poll(&mut bench);
    let mut behind = Bench::at(&bench.log, 2);
    behind.settle();
    bench.submit(vec![vote(1, poll), say(2, 1)]);
    bench.settle();
    let before = bench.records();
    assert!(bench.log.load(ROOM).now_or_never().unwrap().unwrap().entries.len() as u64 == before);

    // No time passes between the close and the trim.
    bench.submit(vec![close(poll)]);
    bench.settle();
    let loaded = bench.log.load(ROOM).now_or_never().unwrap().unwrap();
    assert_eq!((loaded.entries.len(), loaded.head.base), (0, before + 1));
    assert!(bench.replica.is_idle());

    // The other node heard nothing; what it lacks is not there any more.
    behind.pass(2000);
    assert_eq!(behind.replica.stage(), Stage::Live);
    let rooms = [&bench, &behind].map(|bench| bench.replica.room().unwrap().hash());
    assert_eq!(rooms[0], rooms[1]);

    // The log falls back: the room is put back, ballot counted, although it cannot be cast again.
    let hash = bench.replica.room().unwrap().hash();
    let room = bench.replica.room().unwrap().clone();
    bench.log.lose_all();
    begin(&bench.log, RULES);
    bench.pass(2000);
    bench.pass(2000);
    assert_eq!(bench.replica.stage(), Stage::Live);
    assert_ne!(bench.replica.epoch(), EPOCH);
    assert_eq!(bench.replica.room().unwrap().hash(), hash);
    let held = bench.log.load(ROOM).now_or_never().unwrap().unwrap();
    assert_eq!(held.snapshot.unwrap().bytes, room.snapshot());
}

#[test]
fn pl5_forgetting_that_does_not_succeed_is_told() {
    let mut bench = Bench::begun();
    let poll = add_poll(&mut bench);
    bench.submit(vec![vote(1, poll), close(poll)]);
    bench.carry_one();
    bench.log.fail(Some(LogError::DiskFull));
    bench.settle();
    for _ in 0..15 {
        bench.pass(1000);
    }
    assert!(bench.said.contains(&Output::Overdue(true)));
    bench.log.fail(None);
    bench.take(Input::Reconnected);
    bench.pass(3000);
    assert!(bench.said.contains(&Output::Overdue(false)));
    let loaded = bench.log.load(ROOM).now_or_never().unwrap().unwrap();
    assert_eq!(loaded.entries, []);
}

#[test]
fn ch10_a_removed_message_leaves_the_log_at_once() {
    let mut bench = Bench::begun();
    let canary = Text::new("Canary 131052-308T").unwrap();
    let says = Command::Chat(ChatCommand::Say { text: canary });
    bench.submit(vec![Addressed { command: says, ..say(1, 1) }]);
    bench.settle();
    let seq = bench.replica.room().unwrap().seq();
    let message = MessageId(Id { seq, index: 0 });
    let held = |bench: &Bench| {
        let held = bench.log.load(ROOM).now_or_never().unwrap().unwrap();
        let snapshot = held.snapshot.map(|snapshot| snapshot.bytes);
        let bytes = held.entries.iter().map(|entry| entry.batch.clone()).chain(snapshot);
        bytes.flat_map(|bytes| bytes.to_vec()).collect::<Vec<u8>>()
    };
    let found = |bytes: &[u8]| bytes.windows(6).any(|part| part == b"Canary");
    assert!(found(&held(&bench)), "it is looked for where it is");
    bench.submit(vec![host(10, Command::Chat(ChatCommand::Remove { message }))]);
    bench.settle();
    assert!(!found(&held(&bench)));
    let loaded = bench.log.load(ROOM).now_or_never().unwrap().unwrap();
    assert!(loaded.entries.is_empty() && loaded.snapshot.is_some(), "and the rest is kept");
}

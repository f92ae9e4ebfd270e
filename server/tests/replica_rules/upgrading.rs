//! Rule R14: a log of lower rules is brought over, one of higher rules is left alone.

use crate::bench::{Bench, EPOCH, ROOM, accepted, batch, begin, host, say};
use bytes::Bytes;
use foorumi_protocol::{Command, Epoch, MeetingCommand, SavingState};
use foorumi_room::{RULES, Room};
use foorumi_server::{
    log::{Life, Log, LogError, MemoryLog, Snapshot},
    replica::{Alarm, Batch, Check, Input, Output, Request, Stage, Unavailable},
};
use futures_util::FutureExt;

/// The rules before these.
const BEFORE: u32 = RULES - 1;

/// Writes to a log as a node of the rules before would.
struct Older {
    log: MemoryLog,
    room: Room,
}

impl Older {
    fn begun() -> Self {
        let log = MemoryLog::new();
        begin(&log, BEFORE);
        let first = log.load(ROOM).now_or_never().unwrap().unwrap().entries.remove(0);
        let mut room = Room::new(ROOM);
        room.apply(&Batch::decode(&first.batch).unwrap().record);
        Self { log, room }
    }

    fn appends(&mut self, batch: &Batch) {
        self.room.apply(&batch.record);
        self.log.append(ROOM, EPOCH, BEFORE, batch.encode()).now_or_never().unwrap().unwrap();
    }

    fn keeps(&mut self) {
        let head = self.log.head(ROOM).now_or_never().unwrap().unwrap();
        let bytes = Bytes::from(self.room.snapshot());
        let snapshot = Snapshot { no: head.last, chain: head.chain, bytes };
        assert_eq!(self.log.snapshot(ROOM, EPOCH, snapshot).now_or_never(), Some(Ok(true)));
    }
}

/// What a node said of bringing over.
fn told(bench: &Bench) -> Vec<(u32, u64)> {
    let told = bench.said.iter().filter_map(|output| {
        let Output::BroughtOver { from, records } = output else { return None };
        Some((*from, *records))
    });
    told.collect()
}

fn alarms(bench: &Bench) -> usize {
    bench.said.iter().filter(|output| matches!(output, Output::Alarm(_))).count()
}

#[test]
fn r14_a_log_of_lower_rules_is_brought_over_when_it_is_loaded() {
    let mut older = Older::begun();
    older.appends(&batch(vec![say(1, 1)]));
    older.keeps();
    older.appends(&batch(vec![say(1, 2)]));
    older.appends(&batch(vec![say(2, 1)]));
    let mut bench = Bench::at(&older.log, 1);
    bench.settle();
    assert_eq!(bench.replica.stage(), Stage::Live);
    assert_eq!(bench.replica.room().map(Room::hash), Some(older.room.hash()));
    assert_eq!(told(&bench), [(BEFORE, 2)]);
    let loaded = bench.loaded();
    assert_eq!((loaded.head.rules, loaded.head.last, loaded.head.base), (RULES, 4, 4));
    assert!(loaded.entries.is_empty() && loaded.head.epoch != EPOCH);
    let epoch = loaded.head.epoch;
    assert!(
        bench.said.iter().any(|o| matches!(o, Output::Replaced { epoch: to, .. } if *to == epoch))
    );
    // What was confirmed under the rules before is a repeat, and the meeting goes on.
    bench.answers();
    bench.submit(vec![say(1, 2)]);
    bench.submit(vec![say(3, 1)]);
    bench.settle();
    assert_eq!(bench.answers(), [(2, accepted(4)), (1, accepted(7))]);
}

#[test]
fn r14_after_a_clean_stop_nothing_is_decided_again() {
    let mut older = Older::begun();
    older.appends(&batch(vec![say(1, 1)]));
    older.keeps();
    let mut bench = Bench::at(&older.log, 1);
    bench.settle();
    assert_eq!(told(&bench), [(BEFORE, 0)]);
    assert_eq!(bench.replica.room().map(Room::hash), Some(older.room.hash()));
}

#[test]
fn r14_of_two_nodes_that_bring_over_at_once_one_wins_and_the_other_loads_again() {
    for turn in 0..64_u32 {
        let mut older = Older::begun();
        older.appends(&batch(vec![say(1, 1)]));
        let mut nodes = [1, 2].map(|node| Bench::at(&older.log, node));
        let mut steps = turn;
        while nodes.iter().any(|node| !node.asked.is_empty()) {
            let node = &mut nodes[(steps & 1) as usize];
            steps = steps.rotate_right(1) ^ u32::from(node.asked.is_empty());
            if !node.asked.is_empty() {
                node.carry_one();
            }
        }
        let [one, other] = &mut nodes;
        one.pass(2000);
        other.pass(2000);
        assert_eq!(one.replica.epoch(), other.replica.epoch());
        assert_eq!(told(one).len() + told(other).len(), 1, "turn {turn}");
        for node in [one, other] {
            assert_eq!(node.replica.stage(), Stage::Live);
            assert_eq!(node.replica.room().map(Room::hash), Some(older.room.hash()));
            assert_eq!(alarms(node), 0);
        }
    }
}

#[test]
fn r14_a_crash_at_any_step_leaves_the_old_log_whole_or_the_new_one() {
    for steps in 0..4 {
        for answered in [true, false] {
            let mut older = Older::begun();
            older.appends(&batch(vec![say(1, 1)]));
            let before = older.log.load(ROOM).now_or_never().unwrap().unwrap();
            let mut bench = Bench::at(&older.log, 1);
            for _ in 0..steps {
                if !bench.asked.is_empty() {
                    bench.carry_one();
                }
            }
            if !answered && let Some((_, request)) = bench.asked.pop() {
                // It lands, and nobody is there any more to hear of it.
                drop(request.run(&bench.log, ROOM).now_or_never());
            }
            let left = bench.loaded();
            assert!(left == before || left.head.rules == RULES && left.entries.is_empty());
            drop(bench);
            let mut next = Bench::at(&older.log, 2);
            next.settle();
            assert_eq!(next.replica.stage(), Stage::Live);
            assert_eq!(next.replica.room().map(Room::hash), Some(older.room.hash()));
        }
    }
}

#[test]
fn r14_a_renewal_whose_answer_was_lost_is_told_all_the_same() {
    let mut older = Older::begun();
    older.appends(&batch(vec![say(1, 1)]));
    let mut bench = Bench::at(&older.log, 1);
    bench.carry_one();
    let (ticket, request) = bench.asked.remove(0);
    assert!(matches!(request, Request::Renew { .. }));
    let unclear = request.failed(LogError::Unclear);
    drop(request.run(&bench.log, ROOM).now_or_never());
    bench.take(Input::Reply(ticket, unclear));
    bench.pass(1000);
    bench.pass(1000);
    assert_eq!(bench.replica.stage(), Stage::Live);
    assert_eq!(told(&bench), [(BEFORE, 2)]);
}

#[test]
fn r14_while_the_disk_is_full_the_meeting_is_shown_and_its_log_stands() {
    let mut older = Older::begun();
    older.appends(&batch(vec![say(1, 1)]));
    let mut bench = Bench::at(&older.log, 1);
    bench.carry_one();
    bench.log.fail(Some(LogError::DiskFull));
    bench.settle();
    for _ in 0..3 {
        bench.pass(1000);
    }
    assert_eq!(bench.replica.room().map(Room::hash), Some(older.room.hash()));
    bench.log.fail(None);
    assert_eq!(bench.loaded().head.rules, BEFORE);
    bench.pass(1000);
    assert_eq!((bench.replica.stage(), told(&bench).len()), (Stage::Live, 1));
}

#[test]
fn r14_a_sealed_log_is_brought_over_and_sealed_again() {
    let mut older = Older::begun();
    older.appends(&batch(vec![host(3, Command::Meeting(MeetingCommand::End))]));
    older.keeps();
    older.log.seal(ROOM, EPOCH).now_or_never().unwrap().unwrap();
    let mut bench = Bench::at(&older.log, 1);
    bench.settle();
    bench.pass(100);
    bench.pass(100);
    let head = bench.loaded().head;
    assert_eq!((head.sealed, head.rules), (true, RULES));
    assert!(bench.said.contains(&Output::Sealed));
}

#[test]
fn r14_states_are_compared_only_between_records_of_one_version() {
    let mut older = Older::begun();
    let mut differs = batch(vec![say(1, 1)]);
    differs.check = Some(Check::new(older.room.seq(), [7; 32]));
    older.appends(&differs);
    let mut bench = Bench::at(&older.log, 1);
    bench.settle();
    assert_eq!((bench.replica.stage(), alarms(&bench)), (Stage::Live, 0));
    let seq = bench.replica.room().unwrap().seq();
    let mut differs = batch(vec![say(1, 2)]);
    differs.check = Some(Check::new(seq, [7; 32]));
    bench.append_by_another(differs.encode());
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Alarm(Alarm::Diverged(seq))));
}

#[test]
fn r14_a_record_that_cannot_be_read_leaves_a_log_of_lower_rules_alone() {
    let older = Older::begun();
    let batch = Bytes::from_static(b"not a record");
    older.log.append(ROOM, EPOCH, BEFORE, batch).now_or_never().unwrap().unwrap();
    let before = older.log.load(ROOM).now_or_never().unwrap().unwrap();
    let mut bench = Bench::at(&older.log, 1);
    bench.settle();
    bench.pass(2000);
    assert_eq!(bench.replica.stage(), Stage::Quarantined { no: 2 });
    assert_eq!(bench.loaded(), before);
    assert_eq!(bench.replica.room().map(Room::records), Some(1));
}

#[test]
fn r14_a_log_of_higher_rules_is_left_alone() {
    let log = MemoryLog::new();
    begin(&log, RULES + 1);
    let mut bench = Bench::at(&log, 1);
    bench.settle();
    bench.submit(vec![say(1, 1)]);
    for _ in 0..3 {
        bench.pass(2000);
    }
    let refused = Output::Unavailable(Unavailable::NewerRules { found: RULES + 1 });
    assert_eq!(bench.said.iter().filter(|output| **output == refused).count(), 1, "said once");
    assert!(bench.replica.room().is_none());
    assert_eq!((bench.records(), bench.loaded().head.epoch), (1, EPOCH));
}

#[test]
fn r14_a_room_whose_log_a_newer_version_has_taken_is_shown_and_writes_nothing() {
    let mut bench = Bench::begun();
    let head = bench.loaded().head;
    let bytes = Bytes::from_static(b"what nobody here can read");
    let state = Snapshot { no: head.last, chain: head.chain, bytes };
    let to = Life { epoch: Epoch(77), rules: RULES + 1 };
    bench.log.renew(ROOM, head.life(), to, Some(state)).now_or_never().unwrap().unwrap();
    let before = bench.loaded();
    bench.submit(vec![say(1, 1)]);
    for _ in 0..3 {
        bench.pass(2000);
    }
    assert_eq!(bench.loaded(), before);
    assert!(bench.replica.room().is_some());
    assert!(bench.said.contains(&Output::Saving(SavingState::Paused)));
}

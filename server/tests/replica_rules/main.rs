//! A replica's rules one by one, over a log in memory. The simulation shows that they hold together.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bench;
mod following;
mod forgetting;
mod leaving;
mod racing;
mod upgrading;
mod viewing;

use crate::bench::{Bench, EPOCH, ROOM, accepted, batch, host, rejected, say};
use bytes::Bytes;
use foorumi_protocol::{Command, MeetingCommand, Rejection, SavingState, Seq};
use foorumi_room::Room;
use foorumi_server::{
    log::{Log, LogError},
    replica::{Alarm, Check, Input, Output, Stage, Unavailable},
};
use futures_util::FutureExt;

#[test]
fn r2_r5_one_append_at_a_time_and_no_answer_before_it_has_landed() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    for client in 2..=40 {
        bench.submit(vec![say(client, 1)]);
    }
    assert_eq!(bench.asked.len(), 1);
    assert_eq!(bench.answers(), []);
    bench.carry_one();
    assert_eq!(bench.answers(), [(1, accepted(3))]);
    bench.settle();
    assert_eq!(bench.answers().len(), 39);
    assert_eq!(bench.records(), 3);
}

#[test]
fn a_record_holds_64_commands_at_most() {
    let mut bench = Bench::begun();
    bench.submit((1..=100).map(|client| say(client, 1)).collect());
    bench.settle();
    assert_eq!(bench.answers().len(), 100);
    assert_eq!(bench.records(), 3);
}

#[test]
fn a_full_queue_says_so_at_once() {
    let mut bench = Bench::begun();
    bench.take(Input::Disconnected);
    bench.submit((1..=4097).map(|client| say(client, 1)).collect());
    assert_eq!(bench.answers(), [(1, rejected(Rejection::TooManyPending))]);
    bench.pass(5000);
    assert_eq!(bench.answers().len(), 4096);
}

#[test]
fn r1_what_the_room_refuses_is_refused_without_the_log() {
    let mut bench = Bench::begun();
    let mut command = say(1, 1);
    command.command = Command::Meeting(MeetingCommand::End);
    bench.submit(vec![command]);
    assert_eq!(bench.answers(), [(1, rejected(Rejection::NotAllowed))]);
    assert_eq!(bench.records(), 1);
}

#[test]
fn r7_a_repeat_is_not_answered_while_the_line_is_down_and_goes_through_the_log_after() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    assert_eq!(bench.answers(), [(1, accepted(3))]);
    bench.take(Input::Disconnected);
    bench.submit(vec![say(1, 1)]);
    assert_eq!(bench.answers(), []);
    bench.take(Input::Reconnected);
    bench.settle();
    assert_eq!(bench.answers(), [(1, accepted(3))]);
    assert_eq!(bench.records(), 3);
}

#[test]
fn r8_what_the_log_lost_is_proposed_again_under_a_new_epoch() {
    let mut bench = Bench::begun();
    for n in 1..=3 {
        bench.submit(vec![say(1, n)]);
        bench.settle();
    }
    let before = bench.replica.room().unwrap().clone();
    bench.log.lose_tail(ROOM, 2);
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Alarm(Alarm::LogRegressed { had: 4 })));
    let room = bench.replica.room().unwrap();
    assert_ne!(bench.replica.epoch(), EPOCH);
    assert!((1..=3).all(|n| room.known(&say(1, n)) && before.known(&say(1, n))));
}

#[test]
fn r9_a_lost_log_is_put_back_by_who_has_the_room_and_never_made_empty() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    bench.log.lose_all();
    let mut newcomer = Bench::at(&bench.log, 2);
    newcomer.settle();
    assert_eq!(newcomer.said, [Output::Unavailable(Unavailable::Unknown)]);
    let hash = bench.replica.room().unwrap().hash();
    bench.pass(2000);
    assert_eq!(bench.replica.stage(), Stage::Live);
    assert_ne!(bench.replica.epoch(), EPOCH);
    newcomer.pass(2000);
    assert_eq!(newcomer.replica.room().map(Room::hash), Some(hash));
}

#[test]
fn r10_an_old_enough_snapshot_is_kept_and_loads_to_the_same_room() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    for _ in 0..20 {
        bench.pass(1000);
    }
    let head = bench.log.head(ROOM).now_or_never().unwrap().unwrap();
    assert_eq!((head.base, head.last), (2, 2));
    let mut newcomer = Bench::at(&bench.log, 2);
    newcomer.settle();
    let hash = |bench: &Bench| bench.replica.room().map(Room::hash);
    assert_eq!(hash(&newcomer), hash(&bench));
}

#[test]
fn r11_the_end_is_kept_and_sealed_and_resends_still_get_their_answer() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.submit(vec![host(3, Command::Meeting(MeetingCommand::End))]);
    bench.settle();
    bench.pass(100);
    bench.pass(100);
    assert!(bench.said.contains(&Output::Sealed));
    let head = bench.log.head(ROOM).now_or_never().unwrap().unwrap();
    assert!(head.sealed);
    assert_eq!(head.base, head.last);
    bench.answers();
    bench.submit(vec![say(1, 1), say(1, 2)]);
    let expected = [(1, accepted(3)), (2, rejected(Rejection::MeetingEnded))];
    assert_eq!(bench.answers(), expected);
}

#[test]
fn f10_a_full_disk_is_told_and_saving_goes_on_when_there_is_room() {
    let mut bench = Bench::begun();
    bench.log.fail(Some(LogError::DiskFull));
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    assert!(bench.said.contains(&Output::Saving(SavingState::DiskFull)));
    assert_eq!(bench.answers(), []);
    bench.log.fail(None);
    bench.pass(2000);
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Saving(SavingState::Saving)));
    assert_eq!(bench.answers(), [(1, accepted(3))]);
}

#[test]
fn f22_a_poisonous_record_makes_the_room_read_only_as_it_was_before() {
    let mut bench = Bench::begun();
    let hash = bench.replica.room().unwrap().hash();
    bench.append_by_another(Bytes::from_static(b"not a record"));
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Alarm(Alarm::Quarantined { no: 2 })));
    assert_eq!(bench.replica.stage(), Stage::Quarantined { no: 2 });
    assert_eq!(bench.replica.room().map(Room::hash), Some(hash));
    bench.submit(vec![say(1, 1)]);
    assert_eq!(bench.answers(), [(1, rejected(Rejection::Failed))]);
}

#[test]
fn a_node_whose_state_differs_is_noticed() {
    let mut bench = Bench::begun();
    let seq = bench.replica.room().unwrap().seq();
    let mut same = batch(vec![say(1, 1)]);
    same.check = Some(Check::new(seq, bench.replica.room().unwrap().hash()));
    bench.append_by_another(same.encode());
    bench.pass(2000);
    let mut other = batch(vec![say(1, 2)]);
    other.check = Some(Check::new(Seq(seq.0 + 1), [7; 32]));
    assert!(!bench.said.iter().any(|output| matches!(output, Output::Alarm(_))));
    bench.append_by_another(other.encode());
    bench.pass(2000);
    assert!(bench.said.contains(&Output::Alarm(Alarm::Diverged(Seq(seq.0 + 1)))));
}

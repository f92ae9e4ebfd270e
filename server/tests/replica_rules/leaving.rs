//! Rule R14: whoever goes leaves the state at the last record, so that nothing is decided twice.

use crate::bench::{Bench, host, say};
use foorumi_protocol::{Command, MeetingCommand};
use foorumi_server::{
    log::LogError,
    replica::{Input, Output},
};

const LEAVE: Input = Input::Leave { alone: false };

impl Bench {
    /// Nothing behind the snapshot is left to decide.
    fn is_kept_whole(&self) -> bool {
        let head = self.loaded().head;
        head.base == head.last
    }
}

#[test]
fn r14_the_state_at_the_last_record_is_kept_when_that_record_is_2_s_old() {
    let mut bench = Bench::begun();
    bench.pass(500);
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    bench.pass(500);
    bench.take(LEAVE);
    while !bench.replica.has_left() {
        assert!(!bench.is_kept_whole());
        bench.pass(100);
    }
    assert!(bench.is_kept_whole());
    assert_eq!(bench.ms, 2500);
}

#[test]
fn r14_who_is_alone_keeps_it_at_once_and_who_has_nothing_new_keeps_nothing() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    for kept in 1..=2 {
        bench.take(Input::Leave { alone: true });
        bench.pass(0);
        bench.pass(0);
        assert!(bench.replica.has_left() && bench.is_kept_whole(), "{kept}");
    }
}

#[test]
fn r14_a_state_that_was_held_when_more_came_is_not_the_one_that_is_left() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    bench.pass(15_000);
    bench.submit(vec![say(2, 1)]);
    bench.settle();
    bench.take(LEAVE);
    while !bench.replica.has_left() {
        bench.pass(100);
    }
    assert!(bench.is_kept_whole());
}

#[test]
fn r14_leaving_does_not_wait_for_a_log_that_cannot_be_asked() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    bench.settle();
    bench.log.fail(Some(LogError::Unclear));
    bench.take(Input::Disconnected);
    bench.take(LEAVE);
    assert!(bench.replica.has_left());
}

#[test]
fn r14_a_meeting_that_has_ended_is_left_sealed() {
    let mut bench = Bench::begun();
    bench.submit(vec![host(3, Command::Meeting(MeetingCommand::End))]);
    bench.settle();
    bench.take(LEAVE);
    while !bench.replica.has_left() {
        bench.pass(100);
    }
    assert!(bench.is_kept_whole() && bench.loaded().head.sealed);
    assert!(bench.said.contains(&Output::Sealed));
}

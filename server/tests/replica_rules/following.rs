//! How a node keeps up with a log that others write to as well: rules R3, R4, R6 and R13.

use crate::bench::{Bench, ROOM, accepted, batch, say};
use foorumi_protocol::{PartKey, Seq};
use foorumi_room::{Eye, Room};
use foorumi_server::{
    log::{Entry, LogError},
    replica::{Input, Output, Reply, Request, Stage},
};
use futures_util::FutureExt;

/// The newest record, as news would bring it.
fn newest(bench: &Bench) -> Entry {
    bench.loaded().entries.last().unwrap().clone()
}

fn hear(bench: &mut Bench, entry: &Entry) {
    let epoch = bench.replica.epoch();
    bench.take(Input::Appended { epoch, entry: entry.clone() });
}

fn records_applied(bench: &Bench) -> u64 {
    bench.replica.room().map(Room::records).unwrap()
}

#[test]
fn r3_an_append_that_landed_further_on_is_applied_and_answered_after_the_gap_was_read() {
    let mut bench = Bench::begun();
    bench.append_by_another(batch(vec![say(1, 1)]).encode());
    bench.submit(vec![say(2, 1)]);
    bench.carry_one();
    assert_eq!(bench.answers(), [], "what came between is not applied yet");
    assert_eq!(records_applied(&bench), 1);
    assert!(matches!(bench.asked[..], [(_, Request::Read { from: 2, .. })]));
    bench.settle();
    assert_eq!(bench.answers(), [(1, accepted(4))], "after the other's, which has place 3");
    assert_eq!(records_applied(&bench), 3);
}

#[test]
fn r4_news_of_the_next_record_is_applied_of_an_older_one_ignored_of_a_later_one_read_up_to() {
    let mut bench = Bench::begun();
    bench.append_by_another(batch(vec![say(1, 1)]).encode());
    let second = newest(&bench);
    hear(&mut bench, &second);
    assert_eq!((records_applied(&bench), bench.asked.len()), (2, 0), "the next one: at once");
    hear(&mut bench, &second);
    assert_eq!((records_applied(&bench), bench.asked.len()), (2, 0), "again: nothing");
    for client in [2, 3] {
        bench.append_by_another(batch(vec![say(client, 1)]).encode());
    }
    let fourth = newest(&bench);
    hear(&mut bench, &fourth);
    assert_eq!(records_applied(&bench), 2, "the third is missing");
    assert!(matches!(bench.asked[..], [(_, Request::Read { from: 3, .. })]));
    bench.settle();
    assert_eq!(records_applied(&bench), 4);
}

#[test]
fn r4_news_that_does_not_continue_the_chain_is_not_applied() {
    let mut bench = Bench::begun();
    let hash = bench.replica.room().map(Room::hash);
    bench.append_by_another(batch(vec![say(1, 1)]).encode());
    let forged = Entry { batch: batch(vec![say(2, 1)]).encode(), ..newest(&bench) };
    hear(&mut bench, &forged);
    assert_ne!(bench.replica.stage(), Stage::Live, "the log is read anew first");
    assert!(!bench.said.iter().any(|output| matches!(output, Output::Advanced(_))));
    assert_eq!(bench.replica.room().map(Room::hash), hash);
    bench.settle();
    let room = bench.replica.room().unwrap();
    assert!(room.known(&say(1, 1)) && !room.known(&say(2, 1)), "what the log holds, no more");
}

#[test]
fn r6_what_no_news_told_of_is_found_by_asking_for_the_head() {
    let mut bench = Bench::begun();
    bench.append_by_another(batch(vec![say(1, 1)]).encode());
    assert_eq!(records_applied(&bench), 1, "nobody has told");
    // Asked again within 0.7 to 1.4 s, not at every tick.
    let (mut looks, mut caught_up) = (0, None);
    for _ in 0..100 {
        bench.ms += 100;
        bench.take(Input::Tick);
        looks += bench.asked.iter().filter(|(_, request)| *request == Request::Head).count();
        bench.settle();
        if records_applied(&bench) == 2 {
            caught_up.get_or_insert(bench.ms);
        }
    }
    assert!(caught_up.is_some_and(|ms| ms <= 1500), "{caught_up:?}");
    assert!((7..=15).contains(&looks), "{looks} looks within ten seconds");
}

/// An append of which nobody hears how it went.
fn unclear(bench: &mut Bench, lands: bool) {
    let (ticket, request) = bench.asked.remove(0);
    assert!(matches!(request, Request::Append { .. }));
    if lands {
        request.run(&bench.log, ROOM).now_or_never().unwrap();
    }
    bench.take(Input::Reply(ticket, Reply::Append(Err(LogError::Unclear))));
}

#[test]
fn r13_an_append_of_unclear_fate_is_answered_by_what_the_log_holds_and_not_appended_twice() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    unclear(&mut bench, true);
    assert_eq!(bench.answers(), [], "it may have landed or not");
    bench.settle();
    assert_eq!(bench.answers(), [(1, accepted(3))]);
    assert_eq!(bench.records(), 2);
}

#[test]
fn r13_an_append_that_has_not_landed_is_proposed_again_and_one_that_lands_later_counts_once() {
    let mut bench = Bench::begun();
    bench.submit(vec![say(1, 1)]);
    let late = bench.asked[0].1.clone();
    unclear(&mut bench, false);
    bench.settle();
    assert_eq!(bench.answers(), [(1, accepted(3))]);
    assert_eq!(bench.records(), 2);
    // The first request was on its way all the time.
    late.run(&bench.log, ROOM).now_or_never().unwrap();
    bench.pass(2000);
    assert_eq!((bench.records(), records_applied(&bench)), (3, 3));
    assert_eq!(bench.answers(), [], "answered once");
    let keys = bench.replica.room().unwrap().changed_since(Seq(0), Eye::Staff).parts;
    let messages = keys.iter().filter(|key| matches!(key, PartKey::Message(_)));
    assert_eq!(messages.count(), 1);
}

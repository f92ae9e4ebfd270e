//! What every log promises, run over each kind of log.

use bytes::Bytes;
use foorumi_protocol::{Epoch, MeetingId};
use foorumi_server::log::{
    Chain, Life, Loaded, Log, LogError, Placed, READ_LIMIT, Snapshot, Start,
};
use std::future::Future;
use uuid::Uuid;

pub(crate) const EPOCH: Epoch = Epoch(7);
pub(crate) const OTHER: Epoch = Epoch(8);
pub(crate) const RULES: u32 = foorumi_room::RULES;
/// The life that the suite's logs begin with, and another one.
pub(crate) const LIFE: Life = Life { epoch: EPOCH, rules: RULES };
pub(crate) const NEXT: Life = Life { epoch: OTHER, rules: RULES };

pub(crate) fn room(number: u128) -> MeetingId {
    MeetingId(Uuid::from_u128(number))
}

pub(crate) fn empty(epoch: Epoch) -> Start {
    Start { epoch, rules: RULES, snapshot: None }
}

pub(crate) fn batch(text: &str) -> Bytes {
    Bytes::copy_from_slice(text.as_bytes())
}

pub(crate) fn snapshot(at: Placed, text: &str) -> Snapshot {
    Snapshot { no: at.no, chain: at.chain, bytes: batch(text) }
}

pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(work)
}

pub(crate) async fn add(log: &dyn Log, room: MeetingId, text: &str) -> Placed {
    log.append(room, EPOCH, RULES, batch(text)).await.unwrap()
}

pub(crate) fn numbers(loaded: &Loaded) -> Vec<u64> {
    loaded.entries.iter().map(|entry| entry.no).collect()
}

/// The suite. Rooms are its own, so it can run over a log that others use.
pub(crate) async fn keeps_the_contract(log: &dyn Log) {
    the_first_create_wins(log, room(1)).await;
    records_are_dense_and_chained(log, room(2)).await;
    refusals_change_nothing(log, room(3)).await;
    a_snapshot_must_stand_on_the_log(log, room(4)).await;
    one_generation_stays_behind_a_snapshot(log, room(5)).await;
    a_lost_log_goes_on_from_a_snapshot(log, room(6)).await;
    a_renewed_log_keeps_its_records(log, room(7)).await;
    a_read_is_bounded(log, room(8)).await;
    forgetting_drops_all_before_a_state(log, room(10)).await;
    forgetting_again_makes_sure(log, room(11)).await;
    a_log_goes_on_after_all_was_dropped(log, room(12)).await;
    a_renewed_log_goes_on_from_a_state(log, room(13)).await;
    other_rules_are_refused_where_a_record_would_be_left_out(log, room(14)).await;
    a_log_gets_other_rules_with_the_state_of_its_last_record(log, room(16)).await;
    an_empty_log_gets_other_rules(log, room(15)).await;
    an_erased_log_is_unknown(log, room(9)).await;
}

async fn the_first_create_wins(log: &dyn Log, room: MeetingId) {
    assert_eq!(log.head(room).await, Err(LogError::Unknown));
    assert_eq!(log.load(room).await, Err(LogError::Unknown));
    assert_eq!(log.append(room, EPOCH, RULES, batch("a")).await, Err(LogError::Unknown));
    let first = log.create(room, empty(EPOCH)).await.unwrap();
    assert_eq!((first.epoch, first.last, first.chain), (EPOCH, 0, Chain::EMPTY));
    add(log, room, "a").await;
    let second = log.create(room, empty(OTHER)).await.unwrap();
    assert_eq!((second.epoch, second.last), (EPOCH, 1));
}

async fn records_are_dense_and_chained(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    let mut chain = Chain::EMPTY;
    for (no, text) in (1..).zip(["a", "b", "", "d"]) {
        chain = chain.then(text.as_bytes());
        assert_eq!(add(log, room, text).await, Placed { no, chain });
    }
    let loaded = log.load(room).await.unwrap();
    assert_eq!((loaded.head.last, loaded.head.chain), (4, chain));
    assert_eq!(numbers(&loaded), [1, 2, 3, 4]);
    assert_eq!(log.read(room, EPOCH, 3).await.unwrap(), loaded.entries[2..]);
    assert_eq!(log.read(room, EPOCH, 5).await.unwrap(), []);
    assert_eq!(log.head(room).await.unwrap(), loaded.head);
}

async fn refusals_change_nothing(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    add(log, room, "a").await;
    let before = log.load(room).await.unwrap();
    let append = |epoch, rules| log.append(room, epoch, rules, batch("x"));
    assert_eq!(append(OTHER, RULES).await, Err(LogError::WrongEpoch));
    assert_eq!(append(EPOCH, RULES + 1).await, Err(LogError::WrongRules));
    assert_eq!(log.read(room, OTHER, 1).await, Err(LogError::WrongEpoch));
    assert_eq!(log.seal(room, OTHER).await, Err(LogError::WrongEpoch));
    assert_eq!(log.renew(room, NEXT, LIFE, None).await, Err(LogError::WrongEpoch));
    assert_eq!(log.load(room).await.unwrap(), before);
    log.seal(room, EPOCH).await.unwrap();
    assert_eq!(append(EPOCH, RULES).await, Err(LogError::Sealed));
    assert_eq!(log.seal(room, EPOCH).await, Ok(()));
    let sealed = log.load(room).await.unwrap();
    assert!(sealed.head.sealed);
    assert_eq!(sealed.entries, before.entries);
}

async fn a_snapshot_must_stand_on_the_log(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    let a = add(log, room, "a").await;
    let b = add(log, room, "b").await;
    let keep = |epoch, snapshot| log.snapshot(room, epoch, snapshot);
    assert_eq!(keep(OTHER, snapshot(b, "s")).await, Err(LogError::WrongEpoch));
    let forked = Placed { no: 2, chain: a.chain };
    assert_eq!(keep(EPOCH, snapshot(forked, "s")).await, Ok(false));
    let ahead = Placed { no: 3, chain: b.chain.then(b"c") };
    assert_eq!(keep(EPOCH, snapshot(ahead, "s")).await, Ok(false));
    assert_eq!(keep(EPOCH, snapshot(b, "good")).await, Ok(true));
    assert_eq!(keep(EPOCH, snapshot(b, "again")).await, Ok(false));
    assert_eq!(keep(EPOCH, snapshot(a, "older")).await, Ok(false));
    let loaded = log.load(room).await.unwrap();
    assert_eq!(loaded.snapshot, Some(snapshot(b, "good")));
    assert_eq!(loaded.head.base, 2);
}

async fn one_generation_stays_behind_a_snapshot(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    for (round, kept) in [(1, [1, 2]), (2, [3, 4]), (3, [5, 6])] {
        add(log, room, "a").await;
        let at = add(log, room, "b").await;
        let text = format!("after round {round}");
        assert_eq!(log.snapshot(room, EPOCH, snapshot(at, &text)).await, Ok(true));
        let loaded = log.load(room).await.unwrap();
        assert_eq!(numbers(&loaded), kept);
        assert_eq!(loaded.snapshot, Some(snapshot(at, &text)));
    }
    let from_trimmed = log.read(room, EPOCH, 1).await.unwrap();
    assert_eq!(from_trimmed.first().map(|entry| entry.no), Some(5));
}

async fn a_lost_log_goes_on_from_a_snapshot(log: &dyn Log, room: MeetingId) {
    let at = Placed { no: 40, chain: Chain([4; 20]) };
    let start = Start { epoch: OTHER, rules: RULES, snapshot: Some(snapshot(at, "state")) };
    let head = log.create(room, start).await.unwrap();
    assert_eq!((head.epoch, head.last, head.chain, head.base), (OTHER, 40, at.chain, 40));
    let next = log.append(room, OTHER, RULES, batch("next")).await.unwrap();
    assert_eq!(next, Placed { no: 41, chain: at.chain.then(b"next") });
    assert_eq!(log.snapshot(room, OTHER, snapshot(next, "newer")).await, Ok(true));
    let loaded = log.load(room).await.unwrap();
    assert_eq!((numbers(&loaded), loaded.head.base), (vec![41], 41));
}

async fn a_renewed_log_keeps_its_records(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    add(log, room, "a").await;
    let before = log.load(room).await.unwrap();
    assert_eq!(log.renew(room, LIFE, NEXT, None).await.unwrap().epoch, OTHER);
    let refused = log.append(room, EPOCH, RULES, batch("late")).await;
    assert_eq!(refused, Err(LogError::WrongEpoch));
    assert_eq!(log.load(room).await.unwrap().entries, before.entries);
}

async fn a_read_is_bounded(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    for _ in 0..READ_LIMIT + 3 {
        add(log, room, "a").await;
    }
    let first = log.read(room, EPOCH, 1).await.unwrap();
    assert_eq!(first.len(), READ_LIMIT);
    let rest = log.read(room, EPOCH, READ_LIMIT as u64 + 1).await.unwrap();
    assert_eq!(rest.len(), 3);
}

async fn an_erased_log_is_unknown(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    add(log, room, "a").await;
    log.erase(room).await.unwrap();
    assert_eq!(log.head(room).await, Err(LogError::Unknown));
    assert_eq!(log.erase(room).await, Ok(()));
    assert_eq!(log.create(room, empty(OTHER)).await.unwrap().last, 0);
}

async fn forgetting_drops_all_before_a_state(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    let a = add(log, room, "a").await;
    let b = add(log, room, "b").await;
    let forget = |epoch, snapshot| log.forget(room, epoch, snapshot);
    assert_eq!(forget(OTHER, snapshot(b, "s")).await, Err(LogError::WrongEpoch));
    let forked = Placed { no: 2, chain: a.chain };
    assert_eq!(forget(EPOCH, snapshot(forked, "s")).await, Ok(false));
    let ahead = Placed { no: 3, chain: b.chain.then(b"c") };
    assert_eq!(forget(EPOCH, snapshot(ahead, "s")).await, Ok(false));
    add(log, room, "c").await;
    assert_eq!(forget(EPOCH, snapshot(b, "clean")).await, Ok(true));
    let loaded = log.load(room).await.unwrap();
    assert_eq!(loaded.snapshot, Some(snapshot(b, "clean")));
    assert_eq!((numbers(&loaded), loaded.head.base), (vec![3], 2));
}

async fn forgetting_again_makes_sure(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    let a = add(log, room, "a").await;
    let b = add(log, room, "b").await;
    let c = add(log, room, "c").await;
    let forget = |snapshot| log.forget(room, EPOCH, snapshot);
    assert_eq!(forget(snapshot(b, "clean")).await, Ok(true));
    let loaded = log.load(room).await.unwrap();
    // Another node asks for the same, later, with an older state; and once more.
    assert_eq!(forget(snapshot(a, "older")).await, Ok(true));
    assert_eq!(forget(snapshot(b, "clean")).await, Ok(true));
    assert_eq!(log.load(room).await.unwrap(), loaded);
    // A newer state is kept already: what stands up to the one asked for goes all the same.
    let d = add(log, room, "d").await;
    assert_eq!(log.snapshot(room, EPOCH, snapshot(d, "newer")).await, Ok(true));
    assert_eq!(forget(snapshot(c, "clean")).await, Ok(true));
    let loaded = log.load(room).await.unwrap();
    assert_eq!((numbers(&loaded), loaded.snapshot), (vec![4], Some(snapshot(d, "newer"))));
}

async fn a_log_goes_on_after_all_was_dropped(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    let a = add(log, room, "a").await;
    assert_eq!(log.forget(room, EPOCH, snapshot(a, "all")).await, Ok(true));
    assert_eq!(log.read(room, EPOCH, 1).await.unwrap(), []);
    let b = add(log, room, "b").await;
    assert_eq!(b, Placed { no: 2, chain: a.chain.then(b"b") });
    log.seal(room, EPOCH).await.unwrap();
    assert_eq!(log.forget(room, EPOCH, snapshot(b, "sealed")).await, Ok(true), "sealed too");
    let loaded = log.load(room).await.unwrap();
    assert_eq!((numbers(&loaded), loaded.head.sealed), (vec![], true));
}

async fn a_renewed_log_goes_on_from_a_state(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    add(log, room, "a").await;
    let at = Placed { no: 40, chain: Chain([4; 20]) };
    let head = log.renew(room, LIFE, NEXT, Some(snapshot(at, "state"))).await.unwrap();
    assert_eq!((head.epoch, head.last, head.chain, head.base), (OTHER, 40, at.chain, 40));
    let next = log.append(room, OTHER, RULES, batch("next")).await.unwrap();
    assert_eq!(next, Placed { no: 41, chain: at.chain.then(b"next") });
    let loaded = log.load(room).await.unwrap();
    assert_eq!((numbers(&loaded), loaded.snapshot), (vec![41], Some(snapshot(at, "state"))));
}

/// The rules after the suite's.
const OVER: Life = Life { epoch: OTHER, rules: RULES + 1 };

/// Two records, the first of them in a snapshot; sealed.
async fn left_behind(log: &dyn Log, room: MeetingId) -> [Placed; 2] {
    log.create(room, empty(EPOCH)).await.unwrap();
    let a = add(log, room, "a").await;
    assert_eq!(log.snapshot(room, EPOCH, snapshot(a, "old layout")).await, Ok(true));
    let b = add(log, room, "b").await;
    log.seal(room, EPOCH).await.unwrap();
    [a, b]
}

async fn other_rules_are_refused_where_a_record_would_be_left_out(log: &dyn Log, room: MeetingId) {
    let [a, b] = left_behind(log, room).await;
    let before = log.load(room).await.unwrap();
    let stranger = Life { epoch: EPOCH, rules: RULES + 1 };
    let forked = Placed { no: b.no, chain: a.chain };
    for (from, state, refused) in [
        (stranger, Some(snapshot(b, "new layout")), LogError::WrongRules),
        (NEXT, Some(snapshot(b, "new layout")), LogError::WrongEpoch),
        (LIFE, Some(snapshot(a, "older")), LogError::Behind),
        (LIFE, Some(snapshot(forked, "forked")), LogError::Behind),
        (LIFE, None, LogError::Behind),
    ] {
        assert_eq!(log.renew(room, from, OVER, state).await, Err(refused));
    }
    assert_eq!(log.load(room).await.unwrap(), before);
}

async fn a_log_gets_other_rules_with_the_state_of_its_last_record(log: &dyn Log, room: MeetingId) {
    let [_, b] = left_behind(log, room).await;
    let state = || Some(snapshot(b, "new layout"));
    let head = log.renew(room, LIFE, OVER, state()).await.unwrap();
    assert_eq!((head.life(), head.last, head.chain, head.base), (OVER, 2, b.chain, 2));
    assert!(!head.sealed, "whoever brings it over seals it again");
    let again = log.renew(room, LIFE, OVER, state()).await;
    assert_eq!(again, Err(LogError::WrongEpoch), "the first wins");
    let append = |life: Life| log.append(room, life.epoch, life.rules, batch("c"));
    assert_eq!(append(LIFE).await, Err(LogError::WrongEpoch));
    assert_eq!(append(NEXT).await, Err(LogError::WrongRules));
    assert_eq!(append(OVER).await, Ok(Placed { no: 3, chain: b.chain.then(b"c") }));
    let loaded = log.load(room).await.unwrap();
    assert_eq!((numbers(&loaded), loaded.snapshot), (vec![3], state()));
}

async fn an_empty_log_gets_other_rules(log: &dyn Log, room: MeetingId) {
    log.create(room, empty(EPOCH)).await.unwrap();
    let head = log.renew(room, LIFE, OVER, None).await.unwrap();
    assert_eq!((head.life(), head.last, head.chain), (OVER, 0, Chain::EMPTY));
    let first = log.append(room, OTHER, RULES + 1, batch("a")).await.unwrap();
    assert_eq!(first, Placed { no: 1, chain: Chain::EMPTY.then(b"a") });
}

//! The contract over a real Redis, and what becomes of it when Redis loses everything.

use super::*;
use crate::storage::directory::contract;
use foorumi_client::RedisProcess;
use foorumi_protocol::{Localized, RemovedBecause, Text};
use std::time::Duration;
use uuid::Uuid;

const MEETING: MeetingId = MeetingId(Uuid::from_u128(5));

async fn directory(redis: &RedisProcess) -> RedisDirectory {
    let place = redis.url().parse().expect("an address");
    RedisDirectory::new(RedisLink::open(place).await.expect("Redis"))
}

fn receipt(at: u64) -> DeletionReceipt {
    DeletionReceipt {
        at: Millis(at),
        because: RemovedBecause::Retention,
        everything: false,
        records: 3,
        chain: "0b".repeat(20),
        files: Vec::new(),
    }
}

fn ended() -> Ended {
    let title = Localized { fi: Text::new("Kokous").ok(), ..Localized::default() };
    Ended { title, keep_days: 30, kept_until: Some(Millis(100)), settled: true }
}

fn download(at: u64) -> Download {
    Download { at: Millis(at), role: Role::Host, what: "public fi".to_owned() }
}

#[tokio::test]
async fn directories_in_redis_keep_the_contract() {
    let redis = RedisProcess::durable().expect("Redis starts");
    contract::keeps_the_contract(&directory(&redis).await).await;
}

#[tokio::test]
async fn f6_an_emptied_redis_gets_back_what_is_kept_and_what_is_due() {
    let redis = RedisProcess::durable().expect("Redis starts");
    let node = directory(&redis).await;
    let link = (Role::Host, LinkHash::of("host"));
    assert!(node.enter(MEETING, JoinCode::new(5), vec![link]).await.expect("enters"));
    node.note_stored(MEETING, ended()).await.expect("notes");
    node.note_download(MEETING, download(1)).await.expect("notes");
    let before = node.note(MEETING).await.expect("reads");
    assert_eq!(redis.say("FLUSHALL").expect("it answers"), "+OK");
    // Nobody told the node: it finds out when it is asked next, or changes something.
    node.note_done(MEETING, receipt(1), None).await.expect("puts back");
    assert_eq!(node.note(MEETING).await.expect("reads"), before);
    let fresh = directory(&redis).await;
    assert_eq!(fresh.note(MEETING).await.expect("reads"), before);
    assert_eq!(fresh.downloads(MEETING).await.expect("reads"), [download(1)]);
    assert_eq!(fresh.due(Millis(100)).await.expect("reads"), [MEETING]);
    assert_eq!(fresh.not_stored().await.expect("reads"), []);
    let found = fresh.by_link(link.1).await.expect("reads").expect("there");
    assert!(found.stands && found.meeting == MEETING);
}

#[tokio::test]
async fn ft12_a_receipt_is_not_lost_between_nodes_whoever_puts_back_first() {
    let redis = RedisProcess::durable().expect("Redis starts");
    let (one, other) = (directory(&redis).await, directory(&redis).await);
    assert!(one.enter(MEETING, JoinCode::new(5), Vec::new()).await.expect("enters"));
    one.note_stored(MEETING, ended()).await.expect("notes");
    // The other knows the meeting from before it was removed.
    other.note(MEETING).await.expect("reads");
    let (first, second) = tokio::join!(
        one.note_removed(MEETING, receipt(150)),
        one.note_removed(MEETING, receipt(151)),
    );
    let stands = first.expect("notes");
    assert_eq!(second.expect("notes"), stands, "one receipt stands for both");
    assert_eq!(redis.say("FLUSHALL").expect("it answers"), "+OK");
    assert_eq!(other.by_code(JoinCode::new(5)).await.expect("puts back"), Some(MEETING));
    assert!(one.note(MEETING).await.expect("reads").is_some());
    let lost = one.mirror.entry(MEETING).expect("remembered");
    assert!(lost.field("receipt").is_none(), "it has seen what the other put back");
    redis.say("FLUSHALL").expect("it answers");
    // As when both return at once: the one that knows less is first.
    let less = other.mirror.entry(MEETING).expect("remembered");
    one.note_removed(MEETING, stands.clone()).await.expect("notes");
    redis.say("FLUSHALL").expect("it answers");
    assert!(other.restore(MEETING, &less).await.expect("puts back"));
    let more = one.mirror.entry(MEETING).expect("remembered");
    assert!(one.restore(MEETING, &more).await.expect("puts back"));
    let note = other.note(MEETING).await.expect("reads").expect("there");
    assert_eq!(note.receipt, Some(stands));
    let erased = format!("EXISTS {}", redis_names::erased(MEETING));
    assert_eq!(redis.say(&erased).expect("it answers"), ":1", "and nobody puts its log back");
}

#[tokio::test]
async fn while_redis_is_away_meetings_are_found_and_nothing_is_noted() {
    let mut redis = RedisProcess::durable().expect("Redis starts");
    let node = directory(&redis).await;
    assert!(node.enter(MEETING, JoinCode::new(5), Vec::new()).await.expect("enters"));
    redis.kill().expect("it obeys");
    while node.line.is_up() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(node.by_code(JoinCode::new(5)).await.expect("remembers"), Some(MEETING));
    assert_eq!(node.note(MEETING).await.expect("remembers"), Some(Note::default()));
    let noted = node.note_removed(MEETING, receipt(1)).await;
    assert!(matches!(noted, Err(DirectoryError::Unreachable)));
}

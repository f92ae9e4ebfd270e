//! Keys that many nodes share: a hash for each meeting in Redis, a field for each vote.
//!
//! Redis' own log holds a key that was destroyed until that is written anew. So the vote is marked
//! first, and the mark goes only after: a node that dies in between leaves it to the next.

use super::{Asking, Key, Keys, KeysError};
use crate::nodes::{RedisLink, redis_names};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use foorumi_protocol::{ActivityId, Id, MeetingId, Seq};
use foorumi_room::Vote;
use redis::{Script, cmd};
use std::sync::Arc;
use uuid::Uuid;

/// The key that stands, else the one offered; empty if it is being destroyed. KEYS: hash, meetings. ARGV: meeting, vote, key.
const AGREE: &str = r"
local stands = redis.call('HGET', KEYS[1], ARGV[2])
if stands == 'gone' then return '' end
if stands then return stands end
if ARGV[3] == '' then return '' end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
redis.call('SADD', KEYS[2], ARGV[1])
return ARGV[3]";

/// Overwrites a key by its mark: 0 if there is neither.
const MARK: &str = r"
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], 'gone')
return 1";

/// Takes the mark off.
const CLEAR: &str = r"
redis.call('HDEL', KEYS[1], ARGV[2])
if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('SREM', KEYS[2], ARGV[1]) end
return 1";

/// Keys at the other end of a line.
pub(crate) struct RedisKeys {
    line: RedisLink,
    scripts: Arc<Scripts>,
}

struct Scripts {
    agree: Script,
    mark: Script,
    clear: Script,
}

impl RedisKeys {
    pub(crate) fn new(line: RedisLink) -> Self {
        let [agree, mark, clear] = [AGREE, MARK, CLEAR].map(Script::new);
        Self { line, scripts: Arc::new(Scripts { agree, mark, clear }) }
    }
}

impl Keys for RedisKeys {
    fn agree(&self, meeting: MeetingId, vote: Vote, ours: Option<Key>) -> Asking<'_, Option<Key>> {
        Box::pin(async move {
            let mut agree = self.scripts.agree.key(redis_names::vote_keys(meeting));
            agree.key(redis_names::HANDED).arg(id(meeting)).arg(field(vote));
            agree.arg(ours.map(|key| STANDARD_NO_PAD.encode(&key.0[..])).unwrap_or_default());
            let stands: String = self.line.run(&agree).await?;
            if stands.is_empty() { Ok(None) } else { read(&stands).map(Some) }
        })
    }

    fn destroy(&self, meeting: MeetingId, vote: Vote) -> Asking<'_, ()> {
        Box::pin(async move {
            let mut mark = self.scripts.mark.key(redis_names::vote_keys(meeting));
            if self.line.run::<u8>(mark.arg(field(vote))).await? == 0 {
                return Ok(());
            }
            self.line.write_anew().await?;
            let mut clear = self.scripts.clear.key(redis_names::vote_keys(meeting));
            clear.key(redis_names::HANDED).arg(id(meeting)).arg(field(vote));
            Ok(self.line.run(&clear).await?)
        })
    }

    fn kept(&self, meeting: MeetingId) -> Asking<'_, Vec<Vote>> {
        Box::pin(async move {
            let mut ask = cmd("HKEYS");
            let fields: Vec<String> =
                self.line.ask(ask.arg(redis_names::vote_keys(meeting))).await?;
            Ok(fields.iter().filter_map(|field| vote(field)).collect())
        })
    }

    fn meetings(&self) -> Asking<'_, Vec<MeetingId>> {
        Box::pin(async move {
            let mut ask = cmd("SMEMBERS");
            let ids: Vec<String> = self.line.ask(ask.arg(redis_names::HANDED)).await?;
            Ok(ids.iter().filter_map(|id| id.parse::<Uuid>().ok()).map(MeetingId).collect())
        })
    }
}

fn id(meeting: MeetingId) -> String {
    meeting.0.to_string()
}

fn field(vote: Vote) -> String {
    let Id { seq, index } = vote.activity.0;
    format!("{}.{index}.{}", seq.0, vote.round.0)
}

fn vote(field: &str) -> Option<Vote> {
    let mut parts = field.split('.');
    let (seq, index, round) = (parts.next()?, parts.next()?, parts.next()?);
    let activity = ActivityId(Id { seq: Seq(seq.parse().ok()?), index: index.parse().ok()? });
    Some(Vote { activity, round: Seq(round.parse().ok()?) })
}

fn read(text: &str) -> Result<Key, KeysError> {
    let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| KeysError::Damaged)?;
    Key::read(&bytes).ok_or(KeysError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use foorumi_client::RedisProcess;
    use std::time::Duration;

    const MEETING: MeetingId = MeetingId(Uuid::from_u128(5));

    fn told(round: u64) -> Vote {
        Vote { activity: ActivityId(Id { seq: Seq(17), index: 3 }), round: Seq(round) }
    }

    #[test]
    fn pl5_a_vote_is_found_again_by_its_field() {
        assert_eq!(vote(&field(told(90))), Some(told(90)));
        assert_eq!(vote("17.3"), None);
    }

    #[tokio::test]
    async fn pl5_nodes_share_a_key_and_nothing_of_it_stays_in_redis() {
        let redis = RedisProcess::durable().expect("Redis starts");
        let place = || redis.url().parse().expect("an address");
        let [line, other_line] = [
            RedisLink::open(place()).await.expect("Redis"),
            RedisLink::open(place()).await.expect("Redis"),
        ];
        let rests = |text: &str| redis.holds(text).expect("its folder");
        let (node, other) = (RedisKeys::new(line.clone()), RedisKeys::new(other_line));
        let key = node.agree(MEETING, told(0), Some(Key::new())).await.expect("Redis");
        let same = other.agree(MEETING, told(0), Some(Key::new())).await.expect("Redis");
        assert!(key.is_some() && key == same, "the first one stands for all");
        assert_eq!(other.meetings().await.expect("Redis"), [MEETING]);
        let text = STANDARD_NO_PAD.encode(&key.as_ref().expect("a key").0[..]);
        assert!(rests(&text), "the search finds it while it is there");

        line.ask::<String>(&cmd("FLUSHALL")).await.expect("emptied");
        assert!(other.agree(MEETING, told(0), None).await.expect("Redis").is_none());
        let back = node.agree(MEETING, told(0), key.clone()).await.expect("Redis");
        assert!(back == key, "who holds it puts it back");

        other.destroy(MEETING, told(0)).await.expect("destroyed");
        node.destroy(MEETING, told(0)).await.expect("again: no matter");
        assert_eq!(node.kept(MEETING).await.expect("Redis"), []);
        assert_eq!(node.meetings().await.expect("Redis"), []);
        // Redis rewrites its own log beside what it does.
        for _ in 0..600 {
            if !rests(&text) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the key is still in Redis' log");
    }
}

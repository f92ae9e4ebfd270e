//! The log in Redis: the contract of all logs, over a real Redis, and what happens when the line or
//! Redis itself fails.

use crate::support::contract::{
    EPOCH, OTHER, RULES, add, batch, empty, keeps_the_contract, numbers, room, snapshot, wait,
};
use foorumi_client::{DURABLE, FaultProxy, RedisProcess};
use foorumi_server::{
    log::{Chain, Entry, Log, LogError, News, RedisLog, Start},
    nodes::{Durability, NodesError, RedisLink},
};
use std::time::Duration;
use tokio::{sync::mpsc, time::timeout};

/// Nothing that a test waits for takes this long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

async fn line(url: &str) -> RedisLink {
    RedisLink::open(url.parse().unwrap()).await.unwrap()
}

async fn log(url: &str) -> RedisLog {
    RedisLog::new(line(url).await)
}

async fn next(news: &mut mpsc::Receiver<News>) -> News {
    timeout(PATIENCE, news.recv()).await.expect("news come").expect("from a log that lives")
}

/// The next that is not a record.
async fn next_break(news: &mut mpsc::Receiver<News>) -> News {
    loop {
        match next(news).await {
            News::Appended { .. } | News::Whispered(_) => {}
            told @ (News::Disconnected | News::Reconnected) => return told,
        }
    }
}

/// Calls until it does not fail for the line.
async fn when_back(log: &RedisLog) -> Result<foorumi_server::log::Head, LogError> {
    let asking = async {
        loop {
            match log.head(room(1)).await {
                Err(LogError::Unclear) => tokio::time::sleep(Duration::from_millis(20)).await,
                answer => return answer,
            }
        }
    };
    timeout(PATIENCE, asking).await.expect("the line comes back")
}

#[test]
fn logs_in_redis_keep_the_contract() {
    let redis = RedisProcess::durable().unwrap();
    wait(async { keeps_the_contract(&log(&redis.url()).await).await });
}

/// An entry that is trimmed from a stream keeps its bytes for as long as others share its piece.
#[test]
fn ch10_what_is_forgotten_leaves_no_bytes_beside_the_records_that_stay() {
    // What is compressed is not found, whether it is there or not.
    let redis = RedisProcess::fresh(&[DURABLE, &["--rdbcompression", "no"]].concat()).unwrap();
    wait(async {
        let log = log(&redis.url()).await;
        log.create(room(1), empty(EPOCH)).await.unwrap();
        let canary = add(&log, room(1), "kanarialintu").await;
        add(&log, room(1), "verrokki").await;
        assert!(
            redis.holds("kanarialintu").unwrap() && redis.holds("verrokki").unwrap(),
            "the search finds both"
        );
        let forget = || log.forget(room(1), EPOCH, snapshot(canary, "tila"));
        let full = |bytes: u32| redis.say(&format!("CONFIG SET maxmemory {bytes}")).unwrap();
        full(1);
        assert_eq!(forget().await, Err(LogError::DiskFull), "or nothing is left out");
        full(0);
        assert_eq!(numbers(&log.load(room(1)).await.unwrap()), [1, 2]);
        assert_eq!(forget().await, Ok(true));
        let gone = async {
            while redis.holds("kanarialintu").unwrap() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(PATIENCE, gone).await.expect("it goes from the file");
        assert!(redis.holds("verrokki").unwrap(), "the other stays");
        assert_eq!(numbers(&log.load(room(1)).await.unwrap()), [2]);
        assert_eq!(add(&log, room(1), "seuraava").await.no, 3);
        full(1);
        assert_eq!(
            forget().await,
            Err(LogError::DiskFull),
            "said again it leaves out nothing either"
        );
        full(0);
        assert_eq!(numbers(&log.load(room(1)).await.unwrap()), [2, 3]);
    });
}

#[test]
fn logs_in_redis_with_a_password_keep_the_contract() {
    let redis = RedisProcess::fresh(&[DURABLE, &["--requirepass", "salasana"]].concat()).unwrap();
    let url = format!("redis://:salasana@127.0.0.1:{}/2", redis.port());
    wait(async { keeps_the_contract(&log(&url).await).await });
}

/// The rights that OPERATIONS.md names are enough, and it reads the settings by them.
#[test]
fn logs_in_redis_by_a_user_with_few_rights_keep_the_contract() {
    let operations = include_str!("../../../OPERATIONS.md");
    let rights = operations.lines().find_map(|line| line.strip_prefix("ACL SETUSER foorumi "));
    let rights = rights.unwrap().replace("PASSWORD", "salasana");
    let redis = RedisProcess::durable().unwrap();
    assert_eq!(redis.say(&format!("ACL SETUSER foorumi {rights}")).unwrap(), "+OK");
    redis.say("ACL SETUSER default off").unwrap();
    let url = format!("redis://foorumi:salasana@127.0.0.1:{}/", redis.port());
    wait(async {
        let line = line(&url).await;
        assert_eq!(line.durability(), Durability::Full);
        keeps_the_contract(&RedisLog::new(line)).await;
    });
}

#[test]
fn logs_in_redis_behind_a_proxy_keep_the_contract_before_and_after_a_cut() {
    let redis = RedisProcess::durable().unwrap();
    wait(async {
        let fault = FaultProxy::to(redis.port()).await.unwrap();
        let log = log(&fault.redis_url()).await;
        keeps_the_contract(&log).await;
        fault.cut(true);
        fault.cut(false);
        assert!(when_back(&log).await.is_ok());
        redis.say("FLUSHALL").unwrap();
        keeps_the_contract(&log).await;
    });
}

#[test]
fn r4_what_one_node_appends_another_hears_in_order() {
    let redis = RedisProcess::durable().unwrap();
    wait(async {
        let (one, other) = (log(&redis.url()).await, log(&redis.url()).await);
        let mut news = other.follow(room(1)).unwrap();
        one.create(room(1), empty(EPOCH)).await.unwrap();
        // The load of one who follows waits until Redis has taken the subscription.
        other.load(room(1)).await.unwrap();
        let mut chain = Chain::EMPTY;
        for no in 1..=50 {
            let text = format!("sanoja ja\0 {no} \r\n");
            let placed = add(&one, room(1), &text).await;
            chain = chain.then(text.as_bytes());
            assert_eq!((placed.no, placed.chain), (no, chain));
            let entry = Entry { no, chain, batch: batch(&text) };
            assert_eq!(next(&mut news).await, News::Appended { epoch: EPOCH, entry });
        }
    });
}

#[test]
fn r7_a_cut_line_is_told_at_once_and_nothing_is_answered_until_it_is_back() {
    let redis = RedisProcess::durable().unwrap();
    wait(async {
        let fault = FaultProxy::to(redis.port()).await.unwrap();
        let (log, direct) = (log(&fault.redis_url()).await, log(&redis.url()).await);
        log.create(room(1), empty(EPOCH)).await.unwrap();
        let mut news = log.follow(room(1)).unwrap();
        log.load(room(1)).await.unwrap();
        fault.cut(true);
        assert_eq!(next_break(&mut news).await, News::Disconnected);
        assert_eq!(log.append(room(1), EPOCH, RULES, batch("x")).await, Err(LogError::Unclear));
        assert_eq!(log.head(room(1)).await, Err(LogError::Unclear));
        fault.cut(false);
        assert_eq!(next_break(&mut news).await, News::Reconnected);
        add(&direct, room(1), "y").await;
        let News::Appended { entry, .. } = next(&mut news).await else { panic!("a record") };
        assert_eq!((entry.no, &entry.batch), (1, &batch("y")), "what failed was not appended");
    });
}

#[test]
fn f18_a_line_that_swallows_everything_is_noticed_and_given_up() {
    let redis = RedisProcess::durable().unwrap();
    wait(async {
        let fault = FaultProxy::to(redis.port()).await.unwrap();
        let log = log(&fault.redis_url()).await;
        log.create(room(1), empty(EPOCH)).await.unwrap();
        let mut news = log.follow(room(1)).unwrap();
        log.load(room(1)).await.unwrap();
        fault.swallow(true);
        assert_eq!(log.append(room(1), EPOCH, RULES, batch("x")).await, Err(LogError::Unclear));
        assert_eq!(next_break(&mut news).await, News::Disconnected);
        fault.swallow(false);
        fault.cut(true);
        fault.cut(false);
        assert_eq!(next_break(&mut news).await, News::Reconnected);
        assert!(when_back(&log).await.unwrap().last <= 1, "it landed once or not at all");
    });
}

#[test]
fn what_redis_confirmed_survives_its_kill() {
    let mut redis = RedisProcess::durable().unwrap();
    wait(async {
        let log = log(&redis.url()).await;
        log.create(room(1), empty(EPOCH)).await.unwrap();
        for round in 1..=3 {
            for _ in 0..20 {
                add(&log, room(1), "sanottu").await;
            }
            redis.kill().unwrap();
            redis.restart().unwrap();
            assert_eq!(when_back(&log).await.unwrap().last, 20 * round);
        }
    });
}

#[test]
fn r9_an_emptied_redis_knows_nothing_and_takes_the_room_back() {
    let mut redis = RedisProcess::durable().unwrap();
    wait(async {
        let log = log(&redis.url()).await;
        log.create(room(1), empty(EPOCH)).await.unwrap();
        let placed = add(&log, room(1), "a").await;
        redis.kill().unwrap();
        redis.empty().unwrap();
        redis.restart().unwrap();
        assert_eq!(when_back(&log).await, Err(LogError::Unknown));
        let start = Start { epoch: OTHER, rules: RULES, snapshot: Some(snapshot(placed, "state")) };
        assert_eq!(log.create(room(1), start).await.unwrap().last, 1);
        assert_eq!(log.append(room(1), OTHER, RULES, batch("b")).await.unwrap().no, 2);
    });
}

#[test]
fn f10_a_full_redis_loses_nothing_and_goes_on_when_there_is_room() {
    let redis = RedisProcess::durable().unwrap();
    wait(async {
        let log = log(&redis.url()).await;
        log.create(room(1), empty(EPOCH)).await.unwrap();
        let placed = add(&log, room(1), "a").await;
        for _ in 0..20 {
            redis.say("CONFIG SET maxmemory 1mb").unwrap();
            let full = log.append(room(1), EPOCH, RULES, batch("b")).await;
            assert_eq!(full, Err(LogError::DiskFull));
            let kept = log.snapshot(room(1), EPOCH, snapshot(placed, "s")).await;
            assert!(matches!(kept, Err(LogError::DiskFull) | Ok(false)));
            let before = log.load(room(1)).await.unwrap();
            redis.say("CONFIG SET maxmemory 0").unwrap();
            assert_eq!(add(&log, room(1), "c").await.no, before.head.last + 1);
        }
        assert_eq!(numbers(&log.load(room(1)).await.unwrap()), (1..=21).collect::<Vec<_>>());
    });
}

fn refused(url: &str) -> NodesError {
    let opened = wait(RedisLink::open(url.parse().unwrap()));
    opened.err().expect("it is refused")
}

#[test]
fn a_redis_that_cannot_be_used_is_refused_in_one_sentence() {
    let redis = RedisProcess::fresh(&[DURABLE, &["--requirepass", "salasana"]].concat()).unwrap();
    for url in [redis.url(), format!("redis://:wrong@127.0.0.1:{}/", redis.port())] {
        let why = refused(&url);
        assert!(matches!(why, NodesError::Password(_)), "{why}");
        assert!(!why.to_string().contains("wrong"), "{why}");
    }
    let mut gone = RedisProcess::durable().unwrap();
    gone.kill().unwrap();
    assert!(matches!(refused(&gone.url()), NodesError::Unreachable(..)));

    let cluster = RedisProcess::fresh(&["--cluster-enabled", "yes"]).unwrap();
    assert!(matches!(refused(&cluster.url()), NodesError::Cluster(_)));

    let later = RedisProcess::durable().unwrap();
    later.say("SET foorumi:layout 9").unwrap();
    let why = refused(&later.url()).to_string();
    assert!(why.contains("layout 9") && why.contains("layout 1"), "{why}");
    later.say("DEL foorumi:layout").unwrap();
    later.say("SET foorumi:rules 77").unwrap();
    let why = refused(&later.url()).to_string();
    assert!(why.contains("rules 77"), "{why}");
}

#[test]
fn a_redis_that_forgets_is_told_from_one_that_does_not() {
    let durable = RedisProcess::durable().unwrap();
    let plain = RedisProcess::fresh(&["--maxmemory-policy", "allkeys-lru"]).unwrap();
    wait(async {
        assert_eq!(line(&durable.url()).await.durability(), Durability::Full);
        let Durability::Reduced(why) = line(&plain.url()).await.durability() else {
            panic!("it forgets everything")
        };
        for part in ["appendonly is no", "appendfsync is everysec", "allkeys-lru"] {
            assert!(why.contains(part), "{why}");
        }
    });
}

//! Rule R14 over Redis: two rules never share one, and what an older version left is brought over.

use crate::support::{Browser, TestServer};
use foorumi_client::{FaultProxy, RedisProcess};
use foorumi_protocol::{
    ChatCommand, ChatMode, Command, Epoch, MeetingId, Part, Role, Template, Text, ToClient,
};
use foorumi_room::RULES;
use foorumi_server::{
    Config,
    log::{Log, LogError, RedisLog, Start},
    nodes::{NodesError, RedisLink},
};
use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};

const SILENCE: Duration = Duration::from_secs(2);
/// Nothing that a test waits for takes this long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(30);
const MARK: &str = "GET foorumi:rules";

/// What Redis says of its mark.
fn mark(redis: &RedisProcess) -> String {
    redis.say(MARK).unwrap()
}

/// A Redis that nodes of the rules before have used.
fn left_by_older_nodes() -> RedisProcess {
    let redis = RedisProcess::durable().unwrap();
    redis.say("SET foorumi:layout 1").unwrap();
    redis.say(&format!("SET foorumi:rules {}", RULES - 1)).unwrap();
    redis
}

/// A connection that says what a node of the first version says, until it is dropped.
struct OlderNode {
    runs: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl OlderNode {
    /// `first` is said once, before the signs of life.
    fn at(redis: &RedisProcess, first: &'static str) -> Self {
        let runs = Arc::new(AtomicBool::new(true));
        let mut line = TcpStream::connect(("127.0.0.1", redis.port())).unwrap();
        line.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        line.write_all(first.as_bytes()).unwrap();
        let goes_on = Arc::clone(&runs);
        let thread = thread::spawn(move || {
            while goes_on.load(Ordering::SeqCst) {
                // A subscriber's half says nothing that Redis would not take from one.
                let sign: &[u8] = if first.contains("SUBSCRIBE") {
                    b"PING\r\n"
                } else {
                    b"GET foorumi:1:life\r\n"
                };
                line.write_all(sign).unwrap();
                // Whatever comes within the time will do.
                let _ = line.read(&mut [0; 512]);
                thread::sleep(Duration::from_millis(100));
            }
        });
        Self { runs, thread: Some(thread) }
    }
}

impl Drop for OlderNode {
    fn drop(&mut self) {
        self.runs.store(false, Ordering::SeqCst);
        let _ = self.thread.take().map(thread::JoinHandle::join);
    }
}

async fn open(url: &str) -> Result<RedisLink, NodesError> {
    RedisLink::open_after(url.parse().unwrap(), SILENCE).await
}

/// A start over `url` waits while the older node is there, and goes on when it is gone.
async fn waits_for(redis: &RedisProcess, url: String, older: OlderNode) {
    let starting = tokio::spawn(async move { open(&url).await });
    sleep(SILENCE * 2).await;
    assert!(!starting.is_finished(), "it waits");
    assert_eq!(mark(redis), (RULES - 1).to_string());
    drop(older);
    let line = timeout(PATIENCE, starting).await.expect("it goes on").unwrap().unwrap();
    assert!(line.is_up());
    assert_eq!(mark(redis), RULES.to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_a_start_waits_until_no_older_node_is_heard_and_raises_the_mark() {
    let redis = left_by_older_nodes();
    let older = OlderNode::at(&redis, "");
    waits_for(&redis, redis.url(), older).await;
    // Now that the mark is raised nobody is waited for.
    let _another = OlderNode::at(&redis, "");
    timeout(SILENCE, open(&redis.url())).await.expect("at once").unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_an_older_node_that_tells_its_rules_is_heard_by_its_name() {
    let redis = left_by_older_nodes();
    let older = OlderNode::at(&redis, "CLIENT SETNAME foorumi-1-node\r\n");
    waits_for(&redis, redis.url(), older).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_where_clients_may_not_be_listed_older_nodes_are_heard_by_their_meetings() {
    let redis = left_by_older_nodes();
    let rights = "on >salasana ~foorumi:* &foorumi:* +@read +@write +@scripting +@pubsub \
                  +@connection -client|list +info +role +config|get";
    assert_eq!(redis.say(&format!("ACL SETUSER foorumi {rights}")).unwrap(), "+OK");
    let url = format!("redis://foorumi:salasana@127.0.0.1:{}/", redis.port());
    let older = OlderNode::at(&redis, "SUBSCRIBE foorumi:1:{x}:ch\r\n");
    waits_for(&redis, url, older).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_newer_nodes_that_start_at_once_do_not_wait_for_each_other() {
    let redis = left_by_older_nodes();
    let starts = [(); 3].map(|()| {
        let url = redis.url();
        tokio::spawn(async move { open(&url).await.map(drop) })
    });
    for start in starts {
        timeout(SILENCE * 5, start).await.expect("soon").unwrap().unwrap();
    }
    assert_eq!(mark(&redis), RULES.to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_an_older_node_is_refused_with_a_sentence_that_tells_what_to_do() {
    let redis = RedisProcess::durable().unwrap();
    redis.say(&format!("SET foorumi:rules {}", RULES + 1)).unwrap();
    let why = open(&redis.url()).await.err().expect("refused").to_string();
    assert!(why.contains(&format!("holds meetings under rules {}", RULES + 1)), "{why}");
    assert!(why.contains("start that version"), "{why}");
    assert_eq!(mark(&redis), (RULES + 1).to_string(), "and nothing is changed");
}

fn say(text: &str) -> Command {
    Command::Chat(ChatCommand::Say { text: Text::new(text).unwrap() })
}

fn shows(browser: &Browser, text: &str) -> bool {
    let mut parts = browser.parts().values();
    parts.any(|part| matches!(part, Part::Message(one) if one.text.as_str() == text))
}

async fn node(url: &str, data: &TempDir, archive: &TempDir) -> TestServer {
    let config = Config {
        redis_url: Some(url.parse().unwrap()),
        archive: Some(archive.path().into()),
        older_silence: SILENCE,
        ..Config::in_folder(data.path().into())
    };
    TestServer::with(config, None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_a_node_whose_redis_a_newer_version_took_over_shows_what_it_has_and_writes_nothing() {
    let (redis, data, archive) =
        (RedisProcess::durable().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let fault = FaultProxy::to(redis.port()).await.unwrap();
    let older = node(&fault.redis_url(), &data, &archive).await;
    let meeting = older.meeting(Template::Blank).await;
    let mut host = older.join_as(&meeting, Role::Host).await;
    let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
    host.ask(Command::Chat(open)).await.unwrap();
    host.ask(say("ennen")).await.unwrap();
    fault.cut(true);
    redis.say(&format!("SET foorumi:rules {}", RULES + 1)).unwrap();
    fault.cut(false);
    host.send(10, say("jälkeen")).await;
    host.until(|one| one.heard.iter().any(|m| matches!(m, ToClient::Saving { .. }))).await;
    assert!(shows(&host, "ennen"));
    let refused = async {
        while older.get("/health", None).await.status != 503 {
            sleep(Duration::from_millis(50)).await;
        }
        sleep(SILENCE).await;
        assert_eq!(older.get("/health", None).await.status, 503);
    };
    timeout(PATIENCE, refused).await.expect("balancers send nobody here");
    let last = format!("HGET foorumi:1:{{{}}}:meta last", meeting.meeting.0);
    let before = redis.say(&last).unwrap();
    sleep(SILENCE).await;
    assert_eq!(redis.say(&last).unwrap(), before);
    assert_eq!(mark(&redis), (RULES + 1).to_string());
    older.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_a_node_of_other_rules_than_the_mark_makes_no_meetings() {
    let redis = RedisProcess::durable().unwrap();
    let log = RedisLog::new(open(&redis.url()).await.unwrap());
    redis.say(&format!("SET foorumi:rules {}", RULES + 1)).unwrap();
    let room = MeetingId(uuid::Uuid::from_u128(1));
    let start = Start { epoch: Epoch(7), rules: RULES, snapshot: None };
    assert_eq!(log.create(room, start.clone()).await, Err(LogError::WrongRules));
    assert_eq!(log.head(room).await, Err(LogError::Unknown));
    redis.say("DEL foorumi:rules").unwrap();
    assert_eq!(log.create(room, start).await.unwrap().rules, RULES);
    assert_eq!(mark(&redis), RULES.to_string(), "an emptied Redis is marked anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_meetings_that_an_older_version_left_go_on_at_two_nodes_that_start_at_once() {
    let (redis, archive) = (RedisProcess::durable().unwrap(), TempDir::new().unwrap());
    let data = [(); 2].map(|()| TempDir::new().unwrap());
    let first = node(&redis.url(), &data[0], &archive).await;
    let meeting = first.meeting(Template::Blank).await;
    let mut host = first.join_as(&meeting, Role::Host).await;
    let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
    host.ask(Command::Chat(open)).await.unwrap();
    host.ask(say("ennen")).await.unwrap();
    first.stop().await;
    // As a version of the rules before would have left it: the layout is the same.
    let rules = RULES - 1;
    redis.say(&format!("HSET foorumi:1:{{{}}}:meta rules {rules}", meeting.meeting.0)).unwrap();
    redis.say(&format!("SET foorumi:rules {rules}")).unwrap();
    let url = redis.url();
    let (one, other) = tokio::join!(node(&url, &data[0], &archive), node(&url, &data[1], &archive));
    let (mut here, mut there) = tokio::join!(one.join(&meeting), other.join(&meeting));
    here.ask(say("jälkeen")).await.unwrap();
    there.until(|one| shows(one, "ennen") && shows(one, "jälkeen")).await;
    here.until(|one| shows(one, "ennen") && shows(one, "jälkeen")).await;
    let now = format!("HGET foorumi:1:{{{}}}:meta rules", meeting.meeting.0);
    assert_eq!(redis.say(&now).unwrap(), RULES.to_string());
    one.stop().await;
    other.stop().await;
}

//! What a clean stop leaves behind, and that nothing is waited for for ever.

use crate::support::failing::FailingLog;
use crate::support::{Browser, TestServer};
use foorumi_protocol::{
    ChatCommand, ChatMode, Command, MeetingLinks, Part, Role, Template, Text, ToClient,
};
use foorumi_server::{
    Config,
    log::{Log, SqliteLog, SqliteOptions},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tempfile::TempDir;

fn say(text: &str) -> Command {
    Command::Chat(ChatCommand::Say { text: Text::new(text).unwrap() })
}

async fn open_chat(server: &TestServer, meeting: &MeetingLinks) -> Browser {
    let mut host = server.join_as(meeting, Role::Host).await;
    let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
    host.ask(Command::Chat(open)).await.unwrap();
    host
}

fn shows(browser: &Browser, text: &str) -> bool {
    let mut parts = browser.parts().values();
    parts.any(|part| matches!(part, Part::Message(one) if one.text.as_str() == text))
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_after_a_clean_stop_each_log_has_its_state_at_the_last_record() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let mut meetings = Vec::new();
    for number in 0..12 {
        let meeting = server.meeting(Template::Blank).await;
        let mut host = open_chat(&server, &meeting).await;
        for line in 0..number {
            host.ask(say(&format!("rivi {line}"))).await.unwrap();
        }
        meetings.push((meeting, host));
    }
    let stopped = Instant::now();
    server.stop().await;
    assert!(stopped.elapsed() < Duration::from_secs(5), "all at once: {:?}", stopped.elapsed());
    {
        let options = SqliteOptions::default();
        let log = SqliteLog::open(&folder.path().join("logs"), options).unwrap();
        for (number, (meeting, _)) in meetings.iter().enumerate() {
            let loaded = log.load(meeting.meeting).await.unwrap();
            assert!(loaded.head.last >= 2 + number as u64);
            assert_eq!(loaded.head.base, loaded.head.last, "nothing is left to decide");
            assert_eq!(loaded.snapshot.unwrap().no, loaded.head.last);
        }
    }
    let server = TestServer::start(&folder).await;
    let (meeting, _) = meetings.pop().unwrap();
    let back = server.join(&meeting).await;
    assert!((0..11).all(|line| shows(&back, &format!("rivi {line}"))));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_people_are_told_to_go_before_the_state_is_kept() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = open_chat(&server, &meeting).await;
    let stop = tokio::spawn(server.stop());
    assert!(host.closed().await.is_some());
    stop.await.unwrap();
}

/// An append fails in the middle (its task panics), before it is done and after: what was said is
/// taken up again and counts once.
#[tokio::test(flavor = "multi_thread")]
async fn ft12_an_append_whose_task_fails_is_taken_up_again() {
    // The first appends begin the meeting and open the chat.
    let log = Arc::new(FailingLog::at(&[3, 4, 9], &[6, 7]));
    let folder = TempDir::new().unwrap();
    let config = Config::in_folder(folder.path().into());
    let server = TestServer::with(config, Some(log as Arc<dyn Log>)).await;
    let meeting = server.meeting(Template::Blank).await;
    let mut host = open_chat(&server, &meeting).await;
    for line in 0..8 {
        host.ask(say(&format!("rivi {line}"))).await.unwrap();
    }
    let once = |browser: &Browser| {
        let messages = browser.parts().values().filter(|part| matches!(part, Part::Message(_)));
        messages.count() == 8 && (0..8).all(|line| shows(browser, &format!("rivi {line}")))
    };
    host.until(once).await;
    let newcomer = server.join(&meeting).await;
    assert!(once(&newcomer));
    assert!(!host.heard.iter().any(|one| matches!(one, ToClient::Refused { .. })));
    server.stop().await;
}

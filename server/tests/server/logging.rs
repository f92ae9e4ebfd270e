//! What is logged: own lines only, and none of what people wrote (FT38).

use crate::support::{Browser, bundle_path, hello, secret, web::Answer};
use foorumi_protocol::{
    ChatCommand, Command, Door, Lang, MeetingCommand, MeetingLinks, NewMeeting, Role, Template,
    Text,
};
use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{self, Stdio},
};

/// Words that are written nowhere else, in scripts that the fonts have and have not.
const CANARIES: [&str; 8] =
    ["kanarialintu", "канарейка", "καναρίνι", "كناري", "קנרית", "金丝雀", "นกขมิ้น", "𓅱𓂋"];

/// The program, killed when dropped.
struct Program(process::Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the program with everything logged that may be.
fn started(folder: &std::path::Path) -> (Program, SocketAddr) {
    let log = File::create(folder.join("log")).unwrap();
    let mut child = process::Command::new(env!("CARGO_BIN_EXE_foorumi"))
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(folder.join("data"))
        .env("RUST_LOG", "trace,usvg=trace,krilla=trace,hyper=trace")
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit('/').next().unwrap().parse().unwrap();
    (Program(child), address)
}

async fn post(address: SocketAddr, path: &str, bearer: &str, body: &str) -> Answer {
    let method = if body.is_empty() { "GET" } else { "POST" };
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {bearer}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    Answer::to(address, request.as_bytes()).await
}

#[tokio::test]
async fn ft38_the_log_holds_own_lines_only_and_no_word_of_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let (program, address) = started(folder.path());
    let new = NewMeeting::Template {
        template: Template::Forum,
        lang: Lang::Fi,
        title: Default::default(),
        keep_days: None,
    };
    let made = post(address, "/api/meetings", "", &serde_json::to_string(&new).unwrap()).await;
    let meeting: MeetingLinks = serde_json::from_slice(&made.body).unwrap();
    let door = Door::Link { secret: secret(&meeting, Role::Moderator) };
    let mut moderator = Browser::join(address, hello(door)).await;
    for canary in CANARIES {
        let name = Some(Text::new(canary).unwrap());
        let named = moderator.ask(Command::Meeting(MeetingCommand::SetName { name })).await;
        named.expect("a name is taken");
        let text = Text::new(&format!("{canary} {canary}")).unwrap();
        moderator.ask(Command::Chat(ChatCommand::Say { text })).await.expect("messages are taken");
    }
    moderator.send_raw(&format!("{{\"t\":\"{}\"", CANARIES[0])).await;
    let organiser = secret(&meeting, Role::Organiser);
    let bundle = post(address, &bundle_path(), &organiser, "").await;
    assert_eq!(bundle.status, 200);
    drop(program);

    let log = fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(log.lines().count() > 1, "it logs:\n{log}");
    for line in log.lines() {
        let own = line.contains(" foorumi");
        assert!(own, "a line of somebody else: {line}");
    }
    for canary in CANARIES {
        for letter in canary.chars().filter(|c| !c.is_ascii()).map(String::from) {
            assert!(!log.contains(&letter), "{canary}, letter by letter");
        }
        assert!(!log.contains(canary), "{canary}");
    }
}

//! The operator erases a person who asks for it, with one command beside the server: FT25, rule TR5.

use crate::support::{
    Browser, TestServer, bundle_path, hello, opened,
    program::{self, operator},
    secret,
};
use foorumi_client::{DURABLE, RedisProcess, ServerProcess};
use foorumi_protocol::{
    Access, ActivityId, ChatCommand, Choice, CloudCommand, Command, MeetingCommand, MeetingLinks,
    MeetingPlan, Millis, NewMeeting, Part, PartKey, PollCommand, QueueCommand, RequestKind, Role,
    SheetCommand, Text,
};
use foorumi_server::{Config, operator::SOCKET};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Output,
    time::{Duration, Instant},
};
use tempfile::TempDir;

const CANARY: &str = "kanarialintu";
const CONTROL: &str = "verrokkilintu";

fn new_meeting() -> String {
    let poll = |named: bool, form: &str| {
        serde_json::json!({"kind": "poll", "question": {"fi": "Kuuluuko?"}, "named": named,
            "form": {"form": form}})
    };
    let cloud = serde_json::json!({"kind": "cloud", "question": {"fi": "Mitä?"}, "lang": "fi"});
    let sheet = serde_json::json!({"kind": "sheet", "need": "Tarve", "ideas": []});
    let activities = [poll(false, "yesNo"), poll(true, "yesNo"), poll(true, "open"), cloud, sheet];
    let plan: MeetingPlan = serde_json::from_value(serde_json::json!({
        "title": {"fi": "Foorumi"}, "languages": ["fi"], "names": "optional", "keepDays": 7,
        "agenda": {"segments": [{"kind": "discussion", "title": {"fi": "Alku"}, "minutes": 30,
            "chat": "open", "activities": activities}]},
    }))
    .expect("a plan");
    serde_json::to_string(&NewMeeting::Plan { plan: Box::new(plan) }).expect("JSON")
}

fn text<const MIN: usize, const MAX: usize, const KIND: u8>(words: &str) -> Text<MIN, MAX, KIND> {
    Text::new(words).expect("short")
}

/// A word of somebody's in every place that takes one.
async fn write(browser: &mut Browser, word: &str, activities: [ActivityId; 5]) {
    let [anonymous, named, answers, cloud, sheet] = activities;
    browser.until(|one| one.part(&PartKey::Sheet(sheet)).is_some()).await;
    let Some(Part::Sheet(part)) = browser.part(&PartKey::Sheet(sheet)) else { panic!("a sheet") };
    let parent = part.root;
    let vote = |poll, choice| PollCommand::CastBallot { poll, choice, came_later: false };
    let (kind, topic) = (RequestKind::Turn, Some(text(&format!("{word} aihe"))));
    let idea = text(&format!("{word} ideoi"));
    let answer = Choice::Open { text: text(&format!("{word} vastasi")) };
    for command in [
        Command::Meeting(MeetingCommand::SetName { name: Some(text(word)) }),
        Command::Chat(ChatCommand::Say { text: text(&format!("{word} kirjoitti")) }),
        Command::Cloud(CloudCommand::SendWord { cloud, word: text(word), base: None }),
        Command::Sheet(SheetCommand::AddIdea { sheet, parent, after: None, text: idea }),
        Command::Queue(QueueCommand::Ask { kind, topic }),
        Command::Poll(vote(anonymous, Choice::Yes)),
        Command::Poll(vote(named, Choice::No)),
        Command::Poll(vote(answers, answer)),
    ] {
        let what = format!("{command:?}");
        browser.ask(command).await.unwrap_or_else(|why| panic!("{what}: {why:?}"));
    }
}

/// How many files below hold the text.
fn holding(folder: &Path, text: &str) -> usize {
    let entries = fs::read_dir(folder).unwrap().filter_map(Result::ok);
    let of = |path: &Path| {
        if path.is_dir() {
            return holding(path, text);
        }
        let bytes = fs::read(path).unwrap_or_default();
        usize::from(bytes.windows(text.len()).any(|window| window == text.as_bytes()))
    };
    entries.map(|entry| of(&entry.path())).sum()
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let words = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), words(&output.stdout), words(&output.stderr))
}

/// The number of whoever has this name, as the operator finds it.
fn number_of(data: &Path, meeting: &str, name: &str) -> String {
    let (code, told, why) = said(&operator(data, &["erase-person", meeting], name));
    assert_eq!((code, why.as_str()), (Some(0), ""), "{told}");
    assert!(told.contains("Nobody was erased"), "{told}");
    let row = told.lines().find(|row| row.contains(name.trim())).expect("somebody");
    row.split('\t').next().unwrap().to_owned()
}

async fn joined(program: &ServerProcess, meeting: &MeetingLinks) -> [Browser; 3] {
    let access = Access::Link { secret: secret(meeting, Role::Host) };
    let host = Browser::join(program.address().unwrap(), hello(access)).await;
    let access = || hello(Access::Code { code: meeting.code });
    let vandal = Browser::join(program.address().unwrap(), access()).await;
    [host, vandal, Browser::join(program.address().unwrap(), access()).await]
}

#[tokio::test(flavor = "multi_thread")]
async fn ft25_a_person_is_erased_by_one_command_from_a_live_meeting_and_from_one_that_has_ended() {
    for ended in [false, true] {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        let program = program::started(folder.path(), "trace").await;
        let meeting = program::made(&program, &new_meeting()).await;
        let [mut host, mut person, mut other] = joined(&program, &meeting).await;
        let activities = opened(&mut host).await;
        write(&mut person, CANARY, activities).await;
        write(&mut other, CONTROL, activities).await;
        if ended {
            host.ask(Command::Meeting(MeetingCommand::End)).await.expect("a host may");
            let organiser = secret(&meeting, Role::Organiser);
            assert_eq!(program::status(&program, &bundle_path(), Some(&organiser)).await, 200);
            // Nobody is there, and no room is loaded.
            drop((host, person, other));
        }
        // In the log, and once it has ended in the results too.
        let both = |word: &str| holding(&data, word) > usize::from(ended);
        assert!(both(CANARY) && both(CONTROL));

        let code = meeting.code.to_string();
        let number = number_of(&data, &code, &format!("{CANARY}\n"));
        let id = meeting.meeting.0.to_string();
        let (code, receipt, why) = said(&operator(&data, &["erase-person", &id, &number], ""));
        assert_eq!((code, why.as_str()), (Some(0), ""), "{receipt}");
        assert_eq!(holding(&data, CANARY), 0, "when it is told, it is done");
        assert!(both(CONTROL), "the search finds nothing");

        let first = format!("Erased: person {number} of meeting {id}");
        assert_eq!(receipt.lines().next(), Some(first.as_str()), "{receipt}");
        assert!(receipt.contains("Removed: the name, 5 texts, 1 vote by name"), "{receipt}");
        let vote = if ended {
            "Stays: what they may have given in 1 anonymous vote"
        } else {
            "Taken off: "
        };
        assert!(receipt.contains(vote), "{receipt}");
        let (code, again, _) = said(&operator(&data, &["erase-person", &id, &number], ""));
        assert_eq!(code, Some(0));
        assert!(again.contains("Removed: no name, 0 texts, 0 votes by name"), "{again}");
        for told in [receipt, fs::read_to_string(folder.path().join("log")).unwrap()] {
            assert!(!told.contains(CANARY) && !told.is_empty(), "{told}");
        }
        let organiser = secret(&meeting, Role::Organiser);
        assert_eq!(program::status(&program, &bundle_path(), Some(&organiser)).await, 200);
        program.stop().await.unwrap();
        assert_eq!(holding(folder.path(), CANARY), 0);
        assert!(!data.join(SOCKET).exists(), "it is gone with the server");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ft25_what_is_not_there_is_told_in_one_sentence_and_by_the_code_of_the_end() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let refused = |asked: &[&str], code: i32, sentence: &str| {
        let (ended, told, why) = said(&operator(&data, asked, "Aino\n"));
        assert_eq!((ended, told.as_str()), (Some(code), ""), "{why}");
        assert!(why.lines().count() == 1 && why.contains(sentence), "{sentence:?}: {why}");
    };
    refused(&["erase-person", "1234 5678", "1"], 3, "no server runs with the data folder");
    let program = program::started(folder.path(), "info").await;
    let mode = || data.join(SOCKET).metadata().unwrap().permissions().mode() & 0o777;
    let meeting = program::made(&program, &new_meeting()).await;
    assert_eq!(mode(), 0o600);
    let code = meeting.code.to_string();
    let other = if code == "12345678" { "12345679" } else { "12345678" };
    refused(&["erase-person", other, "1"], 4, "(noSuchMeeting)");
    refused(&["erase-person", "kokous", "1"], 4, "(noSuchMeeting)");
    refused(&["erase-person", "0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa", "1"], 4, "(noSuchMeeting)");
    refused(&["erase-person", &code, "1"], 5, "(noSuchPerson)");
    let (ended, told, _) = said(&operator(&data, &["erase-person", &code], "Aino\n"));
    assert_eq!(
        (ended, told.lines().next()),
        (Some(0), Some("Nobody in this meeting has such a name."))
    );
    let (ended, _, why) = said(&operator(&data, &["erase-person", &code], "\n"));
    assert!(ended == Some(5) && why.contains("(noName)"), "{why}");

    // Killed, it leaves its socket; the next takes the place of it.
    program.kill().await.unwrap();
    assert!(data.join(SOCKET).exists());
    refused(&["erase-person", &code, "1"], 3, "(noServer)");
    let program = program::started(folder.path(), "info").await;
    assert_eq!(program::status(&program, "/health", None).await, 200);
    assert_eq!(mode(), 0o600);
    refused(&["erase-person", &code, "1"], 5, "(noSuchPerson)");
    program.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn ft25_a_server_killed_meanwhile_has_told_nothing_false_and_its_next_start_finishes() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let mut program = program::started(folder.path(), "warn").await;
    for after in [8, 14, 20, 40].map(Duration::from_millis) {
        let meeting = program::made(&program, &new_meeting()).await;
        let [mut host, mut person, other] = joined(&program, &meeting).await;
        let activities = opened(&mut host).await;
        write(&mut person, CANARY, activities).await;
        host.ask(Command::Meeting(MeetingCommand::End)).await.expect("a host may");
        let organiser = secret(&meeting, Role::Organiser);
        assert_eq!(program::status(&program, &bundle_path(), Some(&organiser)).await, 200);
        drop((host, person, other));
        let code = meeting.code.to_string();
        let number = number_of(&data, &code, CANARY);
        let (at, named) = (data.clone(), code.clone());
        let asked = tokio::task::spawn_blocking(move || {
            said(&operator(&at, &["erase-person", &named, &number], ""))
        });
        // Not a wait for anything: the moment at which the power goes.
        tokio::time::sleep(after).await;
        program.kill().await.unwrap();
        let (ended, receipt, why) = asked.await.unwrap();
        match ended {
            Some(0) => assert_eq!(holding(&data, CANARY), 0, "told too early: {receipt}"),
            _ => assert!(why.contains("(noAnswer)") || why.contains("(noServer)"), "{why}"),
        }

        // Nobody comes to the meeting. What was taken is finished; else all is as before.
        program = program::started(folder.path(), "warn").await;
        let end = Instant::now() + Duration::from_secs(10);
        while holding(&data, CANARY) > 0 && Instant::now() < end {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        if holding(&data, CANARY) > 0 {
            let number = number_of(&data, &code, CANARY);
            let (ended, ..) = said(&operator(&data, &["erase-person", &code, &number], ""));
            assert_eq!((ended, holding(&data, CANARY)), (Some(0), 0), "it can be repeated");
        }
    }
    program.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn ft25_once_raw_data_is_gone_the_name_goes_from_the_results() {
    let folder = TempDir::new().unwrap();
    let server = TestServer::start(&folder).await;
    let made = server.post("/api/meetings", None, &new_meeting()).await;
    let meeting: MeetingLinks = serde_json::from_slice(&made.body).expect("links");
    let mut host = server.join_as(&meeting, Role::Host).await;
    let activities = opened(&mut host).await;
    let (mut person, mut other) = (server.join(&meeting).await, server.join(&meeting).await);
    write(&mut person, CANARY, activities).await;
    write(&mut other, CONTROL, activities).await;
    host.ask(Command::Meeting(MeetingCommand::End)).await.expect("a host may");
    let organiser = secret(&meeting, Role::Organiser);
    let bundle = async || server.get(&bundle_path(), Some(&organiser)).await;
    assert_eq!(bundle().await.status, 200);
    let kept = server.get("/api/kept", Some(&organiser)).await;
    let kept: foorumi_protocol::Kept = serde_json::from_slice(&kept.body).expect("what is kept");
    server.look(Millis(kept.kept_until.expect("it has ended").0)).await;
    drop((host, person, other));
    assert_eq!(bundle().await.status, 200, "the results stand");

    let results =
        folder.path().join("archive").join(meeting.meeting.0.to_string()).join("results.json");
    let named = |name: &str| {
        let name = format!("\"name\": \"{name}\"");
        fs::read_to_string(&results).unwrap().matches(&name).count()
    };
    assert!(named(CANARY) == 2 && named(CONTROL) == 2, "two polls by name");
    let data = folder.path().to_owned();
    let code = meeting.code.to_string();
    let asked = tokio::task::spawn_blocking(move || {
        let number = number_of(&data, &code, CANARY);
        let receipt = said(&operator(&data, &["erase-person", &code, &number], ""));
        (receipt, said(&operator(&data, &["erase-person", &code, "77"], "")))
    });
    let ((code, receipt, why), (nobody, _, told)) = asked.await.unwrap();
    assert_eq!((code, why.as_str()), (Some(0), ""), "{receipt}");
    assert!(receipt.contains("Removed: the name, 1 text, 1 vote by name"), "{receipt}");
    assert!(receipt.contains("Raw data was gone"), "{receipt}");
    assert!(named(CANARY) == 0 && named(CONTROL) == 2);
    let rest = fs::read_to_string(&results).unwrap();
    assert!(
        !rest.contains(&format!("{CANARY} vastasi"))
            && rest.contains(&format!("{CONTROL} vastasi"))
    );
    assert!(nobody == Some(5) && told.contains("(nothingFound)"), "{told}");
    assert_eq!(bundle().await.status, 200, "it is made anew");
    server.stop().await;
}

/// Everything that Redis holds under any key.
fn dumped(redis: &RedisProcess) -> Vec<u8> {
    let client = redis::Client::open(redis.url()).unwrap();
    let mut line = client.get_connection().unwrap();
    let keys: Vec<String> = redis::cmd("KEYS").arg("*").query(&mut line).unwrap();
    let mut all = Vec::new();
    for key in keys {
        let dump: Option<Vec<u8>> = redis::cmd("DUMP").arg(&key).query(&mut line).unwrap();
        all.extend(dump.unwrap_or_default());
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn ft25_over_redis_any_node_is_asked_and_no_key_and_no_file_holds_the_person() {
    // What is compressed is not found, whether it is there or not.
    let redis = RedisProcess::fresh(&[DURABLE, &["--rdbcompression", "no"]].concat()).unwrap();
    let (one, other, archive) =
        (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut servers = Vec::new();
    for data in [&one, &other] {
        let config = Config {
            redis_url: Some(redis.url().parse().unwrap()),
            archive: Some(archive.path().into()),
            ..Config::in_folder(data.path().into())
        };
        servers.push(TestServer::with(config, None).await);
    }
    let made = servers[0].post("/api/meetings", None, &new_meeting()).await;
    let meeting: MeetingLinks = serde_json::from_slice(&made.body).expect("links");
    let mut host = servers[0].join_as(&meeting, Role::Host).await;
    let activities = opened(&mut host).await;
    let mut person = servers[0].join(&meeting).await;
    let mut control = servers[0].join(&meeting).await;
    write(&mut person, CANARY, activities).await;
    write(&mut control, CONTROL, activities).await;
    let holds = |word: &str| {
        let all = dumped(&redis);
        (
            all.windows(word.len()).any(|window| window == word.as_bytes()),
            redis.holds(word).unwrap(),
        )
    };
    assert_eq!((holds(CANARY), holds(CONTROL)), ((true, true), (true, true)));
    // Nobody is at this node.
    let (data, code) = (other.path().to_owned(), meeting.code.to_string());
    let asked = tokio::task::spawn_blocking(move || {
        let number = number_of(&data, &code, CANARY);
        said(&operator(&data, &["erase-person", &code, &number], ""))
    });
    let (code, receipt, why) = asked.await.unwrap();
    assert_eq!((code, why.as_str()), (Some(0), ""), "{receipt}");
    assert_eq!(holds(CANARY), (false, false), "it is still in Redis");
    assert_eq!(holds(CONTROL), (true, true), "the search finds nothing");
    let shown = |host: &Browser| {
        let parts: Vec<&Part> = host.parts().values().collect();
        serde_json::to_string(&parts).unwrap().contains(CANARY)
    };
    host.until(|host| !shown(host)).await;
    person
        .ask(Command::Chat(ChatCommand::Say { text: text("uusi alku") }))
        .await
        .expect("a newcomer");
    tokio::time::timeout(Duration::from_secs(20), async {
        for server in servers {
            server.stop().await;
        }
    })
    .await
    .unwrap();
}

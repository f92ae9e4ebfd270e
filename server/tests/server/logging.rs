//! What is logged: own lines only, and none of what people wrote (FT38).

use crate::support::{Browser, bundle_path, hello, program, secret};
use foorumi_protocol::{
    Access, ChatCommand, Command, Lang, MeetingCommand, NewMeeting, Role, Template, Text,
};
use std::fs;

/// Words that are written nowhere else, in scripts that the fonts have and have not.
const CANARIES: [&str; 8] =
    ["kanarialintu", "канарейка", "καναρίνι", "كناري", "קנרית", "金丝雀", "นกขมิ้น", "𓅱𓂋"];

#[tokio::test]
async fn ft38_the_log_holds_own_lines_only_and_no_word_of_anybody() {
    let folder = tempfile::tempdir().unwrap();
    // Everything that may be logged is.
    let program =
        program::started(folder.path(), "trace,usvg=trace,krilla=trace,hyper=trace").await;
    let new = NewMeeting::Template {
        template: Template::Forum,
        lang: Lang::Fi,
        languages: Vec::new(),
        title: Default::default(),
        keep_days: None,
    };
    let meeting = program::made(&program, &serde_json::to_string(&new).unwrap()).await;
    let access = Access::Link { secret: secret(&meeting, Role::Moderator) };
    let mut moderator = Browser::join(program.address().unwrap(), hello(access)).await;
    for canary in CANARIES {
        let name = Some(Text::new(canary).unwrap());
        let named = moderator.ask(Command::Meeting(MeetingCommand::SetName { name })).await;
        named.expect("a name is taken");
        let text = Text::new(&format!("{canary} {canary}")).unwrap();
        moderator.ask(Command::Chat(ChatCommand::Say { text })).await.expect("messages are taken");
    }
    moderator.send_raw(&format!("{{\"t\":\"{}\"", CANARIES[0])).await;
    let organiser = secret(&meeting, Role::Organiser);
    assert_eq!(program::status(&program, &bundle_path(), Some(&organiser)).await, 200);
    program.kill().await.unwrap();

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

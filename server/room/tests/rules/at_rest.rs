//! What is kept is read as it stands, whatever the limits of texts are today (rule R14 of the log).

use crate::{
    chance::{CAST, command, everything},
    stageplay::*,
};
use foorumi_protocol::*;
use foorumi_room::{Record, Room};
use proptest::prelude::*;

/// Stands in the texts of a meeting; what a version with other limits wrote is put in its place.
const WORD: &str = "kanarialintu";

/// As JSON: longer than any limit, with characters thon arrival takes out.
fn odd() -> String {
    format!(" \\u0000\u{202e}{}\\n ", "ä".repeat(7000))
}

/// A meeting whose features all hold the word.
fn meeting_of_words() -> Stageplay {
    let activities = vec![yes_no(WORD), sheet(WORD, &[WORD])];
    let mut play = Stageplay::new(meeting_with(vec![segment(WORD, activities)]));
    play.start(0);
    play.does("matti", MeetingCommand::SetName { name: Some(text(WORD)) });
    play.does("host", ChatCommand::SetMode { mode: ChatMode::Held, slow_s: 0 });
    play.does("matti", ChatCommand::Say { text: text(WORD) });
    play.does("host", QueueCommand::SetList { open: true });
    let topic = Some(text(WORD));
    let seq = play.does("matti", QueueCommand::Ask { kind: RequestKind::Turn, topic });
    let entry = EntryId(Id { seq, index: 0 });
    play.does("host", QueueCommand::Decline { entry, reason: text(WORD) });
    play
}

fn swollen(json: &str) -> String {
    assert!(json.contains(WORD), "the word is looked for where it is");
    json.replace(WORD, &odd())
}

#[test]
fn r14_records_with_texts_beyond_todays_limits_are_read_and_decided_as_they_stand() {
    let play = meeting_of_words();
    let stored = swollen(&serde_json::to_string(&play.records).expect("JSON"));
    assert!(serde_json::from_str::<Vec<Record>>(&stored).is_err(), "it is measured on arrival");
    let records: Vec<Record> = at_rest(|| serde_json::from_str(&stored)).expect("they are kept");
    assert!(serde_json::to_string(&records).expect("JSON") == stored, "byte for byte");
    let mut room = Room::new(play.room.id());
    let answers = records.iter().flat_map(|record| room.apply(record));
    assert!(answers.into_iter().all(|one| matches!(one.outcome, Outcome::Accepted { .. })));
    assert!(Room::restore(&room.snapshot()).expect("readable") == room);
}

#[test]
fn r14_a_snapshot_with_texts_beyond_todays_limits_comes_back_byte_for_byte() {
    let snapshot = String::from_utf8(meeting_of_words().room.snapshot()).expect("JSON");
    let stored = swollen(&snapshot);
    let room = Room::restore(stored.as_bytes()).expect("it is kept");
    assert!(room.snapshot() == stored.as_bytes());
    let empty = snapshot.replace(WORD, "");
    assert!(Room::restore(empty.as_bytes()).expect("it is kept").snapshot() == empty.as_bytes());
}

#[test]
fn r14_results_with_texts_beyond_todays_limits_come_back_byte_for_byte() {
    let results = meeting_of_words().room.results().expect("begun");
    let stored = swollen(&serde_json::to_string(&results).expect("JSON"));
    let found = Results::read(stored.as_bytes()).expect("they are kept");
    assert!(serde_json::to_string(&found).expect("JSON") == stored);
    assert!(serde_json::from_str::<Results>(&stored).is_err(), "it is measured on arrival");
}

#[test]
fn r14_what_the_room_makes_of_texts_at_rest_is_not_refused() {
    let mut play = meeting_of_words();
    let stored = String::from_utf8(play.room.snapshot()).expect("JSON");
    let long = format!("{WORD} 040 123 4567 {}", "ä".repeat(600));
    play.room = Room::restore(stored.replace(WORD, &long).as_bytes()).expect("it is kept");
    let waits = |part: Part| if let Part::Message(one) = part { Some(one) } else { None };
    let found = play.all(foorumi_room::Eye::Staff).into_values().find_map(waits);
    let found = found.expect("a message waits");
    let seen = found.staff.expect("staff look").revision;
    play.does("moderator", ChatCommand::Mask { message: found.id, seen });
    let shown = play.shows("moderator", &PartKey::Message(found.id));
    let text = shown["text"].as_str().expect("a text");
    assert!(text.contains("•••") && text.ends_with('ä') && text.chars().count() > 600, "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever people did, and whatever stands where a text is.
    #[test]
    fn r14_any_meeting_is_read_as_it_stands(
        seeds in prop::collection::vec(any::<u64>(), 1..40),
        odd in "[ \\PC\\n\u{202E}]{0,700}",
    ) {
        let mut play = everything();
        play.does("matti", MeetingCommand::SetName { name: Some(text(WORD)) });
        for (seed, name) in seeds.into_iter().zip(CAST.iter().cycle()) {
            let said = command(seed, &play);
            let _ = play.says(name, said);
        }
        let odd = serde_json::to_string(&odd).expect("JSON");
        let odd = &odd[1..odd.len() - 1];
        let records = serde_json::to_string(&play.records).expect("JSON").replace(WORD, odd);
        let found: Vec<Record> = at_rest(|| serde_json::from_str(&records)).expect("kept");
        prop_assert_eq!(serde_json::to_string(&found).expect("JSON"), records);
        let stored = String::from_utf8(play.room.snapshot()).expect("JSON").replace(WORD, odd);
        let room = Room::restore(stored.as_bytes()).expect("kept");
        prop_assert_eq!(String::from_utf8(room.snapshot()).expect("JSON"), stored);
    }
}

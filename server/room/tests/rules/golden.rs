//! F20: random meetings with something of everything come to the same from their records alone. The
//! records of some are kept in `tests/golden`, where `tests/replay` and the bundle's tests read them.

use crate::chance::{CAST, Chance, command, everything};
use flate2::{Compression, write::GzEncoder};
use foorumi_room::{RULES, Record, Room};
use std::{fs, io::Write, path::Path};

/// Meetings, and commands of each.
const MEETINGS: u64 = 50;
const COMMANDS: usize = 400;
/// Meetings whose records are kept.
const KEPT: usize = 40;
/// In the environment: `logs` keeps the records anew, under the rules of now. Their digests are then
/// to be written too, see `tests/replay`.
const WRITE: &str = "GOLDEN";

#[test]
fn f20_random_meetings_come_to_the_same_from_their_records_alone() {
    let mut accepted = 0;
    let mut logs: Vec<Vec<Record>> = Vec::new();
    for seed in 0..MEETINGS {
        let mut chance = Chance(seed);
        let mut play = everything();
        for _ in 0..COMMANDS {
            let name = chance.one(CAST);
            let said = command(chance.next(), &play);
            play.wait(chance.below(40) as u64);
            accepted += usize::from(play.says(name, said).is_ok());
        }
        let mut again = Room::new(play.room.id());
        for record in &play.records {
            again.apply(record);
        }
        assert_eq!(again.snapshot(), play.room.snapshot(), "seed {seed}");
        logs.push(play.records);
    }
    assert!(accepted > MEETINGS as usize * COMMANDS / 5, "only {accepted} were accepted");
    if writes() {
        keep(&logs[..KEPT]);
    }
}

#[expect(clippy::disallowed_methods, reason = "whoever writes anew says so; the room does not ask")]
fn writes() -> bool {
    std::env::var(WRITE).is_ok_and(|what| what == "logs")
}

/// One meeting a line.
fn keep(logs: &[Vec<Record>]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/rules-{RULES}"));
    fs::create_dir_all(&folder).expect("a folder for what is kept");
    let file = fs::File::create(folder.join("logs.jsonl.gz")).expect("a file can be made");
    let mut gz = GzEncoder::new(file, Compression::best());
    for (seed, records) in logs.iter().enumerate() {
        let kept = serde_json::json!({ "name": format!("seed {seed}"), "records": records });
        writeln!(gz, "{kept}").expect("written");
    }
    gz.finish().expect("written to the end");
}

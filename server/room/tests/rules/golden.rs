//! F20: random meetings with something of everything, kept with the state that they come to, so that
//! another build replays them (`tests/replay.rs`) and must come to the same, byte for byte.

use crate::chance::{CAST, Chance, command, everything};
use foorumi_room::Room;
use std::{fs, path::Path};

/// Meetings, and commands of each.
const MEETINGS: u64 = 50;
const COMMANDS: usize = 400;

#[test]
fn f20_random_meetings_come_to_the_same_from_their_records_alone() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden");
    fs::create_dir_all(&folder).expect("a folder for what is kept");
    let mut accepted = 0;
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
        let kept = serde_json::json!({ "records": play.records, "hash": play.room.hash() });
        fs::write(folder.join(format!("{seed}.json")), kept.to_string()).expect("kept");
    }
    assert!(accepted > MEETINGS as usize * COMMANDS / 5, "only {accepted} were accepted");
}

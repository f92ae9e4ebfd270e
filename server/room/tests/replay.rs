//! F20: meetings that another build has kept (`rules/golden.rs`) come to the same state here.

use foorumi_protocol::{MeetingId, at_rest};
use foorumi_room::{Record, Room};
use serde::Deserialize;
use std::{fs, path::Path};
use uuid::Uuid;

#[derive(Deserialize)]
struct Kept {
    records: Vec<Record>,
    hash: [u8; 32],
}

#[test]
#[ignore = "for another build than the one that kept them: `make rust-test` runs it in a release"]
fn f20_meetings_kept_by_another_build_come_to_the_same_state() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden");
    let files = fs::read_dir(&folder).expect("the room's rules are tested first");
    let (mut meetings, mut commands, mut differ) = (0, 0, 0);
    for file in files {
        let text = fs::read_to_string(file.expect("listed").path()).expect("readable");
        let kept: Kept = at_rest(|| serde_json::from_str(&text)).expect("complete");
        let mut room = Room::new(MeetingId(Uuid::from_u128(1)));
        for record in &kept.records {
            commands += room.apply(record).len();
        }
        meetings += 1;
        differ += usize::from(room.hash() != kept.hash);
    }
    eprintln!("replayed {meetings} meetings, {commands} commands: {differ} differ");
    assert!(meetings > 0, "nothing is kept");
    assert_eq!(differ, 0, "meetings come to another state than in the build that kept them");
}

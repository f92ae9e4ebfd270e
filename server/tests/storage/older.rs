//! A data folder of an older version.

use super::{archive, health, rooms, support::TestServer};
use foorumi_protocol::{Kept, MeetingId};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};
use uuid::Uuid;

/// A data folder as the version before this one left it, with `meetings` in it.
fn old_folder(folder: &Path, meetings: u32) {
    let file = rusqlite::Connection::open(folder.join("directory.sqlite")).expect("a file");
    file.execute_batch(
        "PRAGMA journal_mode = WAL;
         CREATE TABLE meetings (
            meeting BLOB PRIMARY KEY, code TEXT NOT NULL UNIQUE, made_at INTEGER NOT NULL,
            stored_at INTEGER
         ) WITHOUT ROWID, STRICT;
         CREATE TABLE links (
            hash BLOB PRIMARY KEY,
            meeting BLOB NOT NULL REFERENCES meetings(meeting) ON DELETE CASCADE,
            role TEXT NOT NULL, revoked_at INTEGER
         ) WITHOUT ROWID, STRICT;
         CREATE INDEX links_by_meeting ON links (meeting, role);
         PRAGMA user_version = 1;
         BEGIN;",
    )
    .expect("its tables");
    for number in 0..meetings {
        let id = Uuid::from_u128(number.into());
        let code = format!("{number:08}");
        let sql = "INSERT INTO meetings VALUES (?1, ?2, 1, 2)";
        file.execute(sql, (id.as_bytes(), code)).expect("a meeting");
        let hash: [u8; 32] = Sha256::digest(format!("organiser {number}").as_bytes()).into();
        let sql = "INSERT INTO links VALUES (?1, ?2, 'organiser', NULL)";
        file.execute(sql, (hash, id.as_bytes())).expect("a link");
        let own = folder.join("archive").join(id.to_string());
        fs::create_dir_all(&own).expect("a folder");
        fs::write(own.join("results.json"), "{}").expect("a file");
        fs::write(own.join("kept.json"), old_note(number)).expect("a file");
    }
    file.execute_batch("COMMIT").expect("written");
}

fn old_note(number: u32) -> String {
    let note = serde_json::json!({
        "title": { "fi": format!("Kokous {number}") },
        "keepDays": 30,
        "keptUntil": 4_000_000_000_000_u64,
        "downloads": [{ "at": 7, "role": "organiser", "what": "internal fi" }],
        "receipt": {
            "at": 5, "because": "retention", "everything": false,
            "records": 9, "chain": "0a0a", "files": [],
        },
    });
    note.to_string()
}

#[tokio::test]
async fn ft12_a_thousand_meetings_of_an_older_version_are_taken_in_once_and_never_looked_at_again()
{
    const MEETINGS: u32 = 1000;
    let folder = tempfile::tempdir().expect("a folder");
    old_folder(folder.path(), MEETINGS);
    let begun = Instant::now();
    let server = TestServer::start(&folder).await;
    assert_eq!(health(&server).await.0, 200);
    eprintln!("ft12: {MEETINGS} meetings taken in and serving after {:?}", begun.elapsed());
    let told = server.get("/api/kept", Some("organiser 7")).await;
    let kept: Kept = serde_json::from_slice(&told.body).expect("what is kept");
    assert_eq!(kept.title.and_then(|title| title.fi).expect("a name").as_str(), "Kokous 7");
    assert_eq!((kept.downloads.len(), kept.receipt.expect("a receipt").records), (1, 9));
    let own = |number: u32| archive(&folder, MeetingId(Uuid::from_u128(number.into())));
    let copies = folder.path().join("moved/kept");
    for number in 0..MEETINGS {
        assert!(!own(number).join("kept.json").exists());
        let copy = copies.join(format!("{}.json", Uuid::from_u128(number.into())));
        assert_eq!(fs::read_to_string(copy).expect("a copy"), old_note(number));
    }
    assert!(folder.path().join("directory.sqlite.layout-1").exists());
    server.stop().await;

    // From now on no folder is read at a start, nor at a look.
    fs::write(own(3).join("kept.json"), old_note(3)).expect("a file");
    let begun = Instant::now();
    let server = TestServer::start(&folder).await;
    assert_eq!(health(&server).await.0, 200);
    eprintln!("ft12: {MEETINGS} meetings, serving after {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert!(own(3).join("kept.json").exists());
    assert_eq!(rooms(&server).await, 0);
    server.stop().await;
}

//! What every log promises, run over those of one process. Over Redis: `log_redis.rs`.

use crate::support::contract::{
    EPOCH, RULES, add, empty, keeps_the_contract, numbers, room, snapshot, wait,
};
use bytes::Bytes;
use foorumi_server::log::{Log, LogError, MemoryLog, SqliteLog, SqliteOptions};
use std::path::Path;
use tempfile::TempDir;

fn sqlite(directory: &TempDir) -> SqliteLog {
    SqliteLog::open(directory.path(), SqliteOptions::default()).unwrap()
}

#[test]
fn logs_in_memory_keep_the_contract() {
    wait(keeps_the_contract(&MemoryLog::new()));
}

#[test]
fn logs_in_sqlite_keep_the_contract() {
    let directory = TempDir::new().unwrap();
    wait(keeps_the_contract(&sqlite(&directory)));
}

/// Copies the files as a sudden death of the process would leave them: nothing closed.
fn as_after_a_crash(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

#[test]
fn what_was_appended_survives_a_crash_at_any_moment() {
    let directory = TempDir::new().unwrap();
    let log = sqlite(&directory);
    wait(async {
        log.create(room(1), empty(EPOCH)).await.unwrap();
        for count in 1..=20 {
            let at = add(&log, room(1), "some words that people wrote").await;
            if count % 7 == 0 {
                let kept = log.snapshot(room(1), EPOCH, snapshot(at, "state")).await;
                assert_eq!(kept, Ok(true));
            }
            let after = TempDir::new().unwrap();
            as_after_a_crash(directory.path(), after.path());
            let expected = log.load(room(1)).await.unwrap();
            assert_eq!(sqlite(&after).load(room(1)).await.unwrap(), expected, "{count}");
        }
    });
}

#[test]
fn a_damaged_file_is_found_at_opening_and_others_go_on() {
    let directory = TempDir::new().unwrap();
    wait(async {
        let log = sqlite(&directory);
        for number in [1, 2] {
            log.create(room(number), empty(EPOCH)).await.unwrap();
            add(&log, room(number), "a").await;
        }
        let after = TempDir::new().unwrap();
        as_after_a_crash(directory.path(), after.path());
        let damaged = sqlite(&after);
        for number in [1, 2] {
            let file = rusqlite::Connection::open(damaged.path(room(number))).unwrap();
            file.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
            if number == 1 {
                file.execute("UPDATE record SET batch = x'62'", ()).unwrap();
            }
        }
        assert_eq!(damaged.head(room(1)).await, Err(LogError::Broken));
        std::fs::copy(damaged.path(room(2)), damaged.path(room(3))).unwrap();
        assert_eq!(damaged.head(room(3)).await, Err(LogError::Broken));
        assert_eq!(damaged.head(room(2)).await.unwrap().last, 1);
    });
}

#[test]
fn f10_a_full_disk_loses_nothing_and_goes_on_when_there_is_room() {
    let directory = TempDir::new().unwrap();
    let small = SqliteOptions { max_pages: 24, ..SqliteOptions::default() };
    let big = || Bytes::from(vec![b'a'; 4000]);
    let full = wait(async {
        let log = SqliteLog::open(directory.path(), small).unwrap();
        log.create(room(1), empty(EPOCH)).await.unwrap();
        let mut done = 0;
        let error = loop {
            match log.append(room(1), EPOCH, RULES, big()).await {
                Ok(placed) => done = placed.no,
                Err(error) => break error,
            }
        };
        assert_eq!(error, LogError::DiskFull);
        assert!(done > 3, "{done}");
        assert_eq!(log.load(room(1)).await.unwrap().head.last, done);
        assert_eq!(log.append(room(1), EPOCH, RULES, big()).await, Err(LogError::DiskFull));
        done
    });
    let after = TempDir::new().unwrap();
    as_after_a_crash(directory.path(), after.path());
    wait(async {
        assert_eq!(add(&sqlite(&after), room(1), "more").await.no, full + 1);
    });
}

#[test]
fn a_file_that_was_never_begun_is_no_log() {
    let directory = TempDir::new().unwrap();
    wait(async {
        let log = sqlite(&directory);
        std::fs::write(log.path(room(1)), b"").unwrap();
        assert_eq!(log.head(room(1)).await, Err(LogError::Unknown));
        assert_eq!(log.create(room(1), empty(EPOCH)).await.unwrap().last, 0);
    });
}

#[test]
fn forgetting_and_erasing_leave_nothing_of_what_people_wrote() {
    let directory = TempDir::new().unwrap();
    let canary = "a-word-nobody-else-writes";
    let holds = |directory: &Path| {
        let files = std::fs::read_dir(directory).unwrap();
        let mut contents = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        contents.any(|bytes| bytes.windows(canary.len()).any(|part| part == canary.as_bytes()))
    };
    wait(async {
        let log = sqlite(&directory);
        log.create(room(1), empty(EPOCH)).await.unwrap();
        add(&log, room(1), canary).await;
        assert!(holds(directory.path()));
        let old = add(&log, room(1), "then").await;
        let state = format!("a state with {canary}");
        assert_eq!(log.snapshot(room(1), EPOCH, snapshot(old, &state)).await, Ok(true));
        // Enough that the file has pages to merge and to move.
        let mut at = old;
        for count in 0..300 {
            at = add(&log, room(1), &format!("{canary} {count} {}", "x".repeat(count * 11))).await;
        }
        assert_eq!(log.forget(room(1), EPOCH, snapshot(at, "clean")).await, Ok(true));
        assert!(!holds(directory.path()), "at once, whatever stood where");
        let loaded = log.load(room(1)).await.unwrap();
        assert_eq!((numbers(&loaded), loaded.head.base), (vec![], at.no));
        let after = TempDir::new().unwrap();
        as_after_a_crash(directory.path(), after.path());
        assert_eq!(sqlite(&after).load(room(1)).await.unwrap(), loaded, "a crash changes nothing");
        log.erase(room(1)).await.unwrap();
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0);
    });
}

#[test]
fn many_rooms_are_written_at_once() {
    let directory = TempDir::new().unwrap();
    let log = std::sync::Arc::new(sqlite(&directory));
    wait(async {
        let rooms = (1..=50).map(|number| {
            let log = log.clone();
            tokio::spawn(async move {
                log.create(room(number), empty(EPOCH)).await.unwrap();
                for _ in 0..20 {
                    add(&*log, room(number), "a").await;
                }
                log.load(room(number)).await.unwrap()
            })
        });
        for room in rooms.collect::<Vec<_>>() {
            assert_eq!(numbers(&room.await.unwrap()), (1..=20).collect::<Vec<_>>());
        }
    });
}

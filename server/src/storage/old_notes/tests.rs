//! A process may die anywhere while it takes in what stands in old folders.

use super::*;
use crate::storage::directory::{Note, SqliteDirectory};
use foorumi_protocol::{Download, JoinCode, Millis};
use std::path::PathBuf;
use tempfile::TempDir;

const KEPT: &str = r#"{"title":{"fi":"Vanha kokous"},"keepDays":30,"keptUntil":100,
    "downloads":[{"at":5,"role":"organiser","what":"internal fi"}],"receipt":null}"#;
const REMOVED: &str = r#"{"title":null,"keepDays":30,"keptUntil":90,"downloads":[],
    "receipt":{"at":95,"because":"asked","everything":true,"records":3,"chain":"0a","files":[]}}"#;

/// A data folder with meetings of an older version.
struct Old {
    folder: TempDir,
    directory: Arc<dyn Directory>,
}

impl Old {
    async fn with(notes: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("directory.sqlite");
        let directory: Arc<dyn Directory> = Arc::new(SqliteDirectory::open(&file).expect("opens"));
        let old = Self { folder, directory };
        for (number, note) in notes.iter().enumerate() {
            let code = JoinCode::new(number as u32);
            let entered = old.directory.enter(meeting(number), code, Vec::new()).await;
            assert!(entered.expect("answers"));
            old.put(meeting(number), note);
        }
        old
    }

    fn put(&self, meeting: MeetingId, note: &str) {
        let file = self.note_of(meeting);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, note).expect("a file");
    }

    fn note_of(&self, meeting: MeetingId) -> PathBuf {
        self.archive().folder_of(meeting).join(OLD_NOTE)
    }

    fn archive(&self) -> Archive {
        let data = self.folder.path();
        Archive::new(data.join("archive"), data.join("moved/kept"))
    }

    /// As a process begins with it.
    fn notes(&self) -> OldNotes {
        OldNotes::new(self.archive(), Arc::clone(&self.directory))
    }

    async fn note(&self, meeting: MeetingId) -> Note {
        self.directory.note(meeting).await.expect("reads").expect("there")
    }

    async fn due(&self, now: u64) -> Vec<MeetingId> {
        self.directory.due(Millis(now)).await.expect("reads")
    }

    async fn downloads(&self, meeting: MeetingId) -> Vec<Download> {
        self.directory.downloads(meeting).await.expect("reads")
    }
}

fn meeting(number: usize) -> MeetingId {
    MeetingId(Uuid::from_u128(number as u128 + 1))
}

#[tokio::test]
async fn ft12_old_folders_are_taken_in_whole_wherever_a_process_dies() {
    for died_after in 0..=3 {
        let old = Old::with(&[KEPT, REMOVED]).await;
        let both = [meeting(0), meeting(1)];
        let begun = old.notes();
        if died_after > 0 {
            let batch = begun.copied(both.to_vec()).await.expect("copies");
            if died_after > 1 {
                let taken = begun.taken_in(batch).await.expect("takes in");
                if died_after > 2 {
                    begun.removed(taken[..1].to_vec()).await.expect("removes one of two");
                }
            }
        }
        let again = old.notes();
        again.take_in().await.expect("goes on");
        for (meeting, text) in both.into_iter().zip([KEPT, REMOVED]) {
            assert!(!old.note_of(meeting).exists(), "{died_after}");
            let copy = fs::read_to_string(old.archive().copy_of(meeting));
            assert_eq!(copy.expect("a copy"), text, "{died_after}");
        }
        let kept = old.note(both[0]).await;
        assert_eq!((kept.keep_days, kept.kept_until), (Some(30), Some(Millis(100))));
        assert!(kept.title.is_some());
        assert_eq!(old.downloads(both[0]).await.len(), 1, "once, died after {died_after}");
        let receipt = old.note(both[1]).await.receipt.expect("a receipt");
        assert!(receipt.everything && receipt.at == Millis(95));
        assert_eq!(old.due(100).await, [both[1], both[0]]);
    }
}

#[tokio::test]
async fn ft12_after_that_a_start_looks_at_no_folder() {
    let old = Old::with(&[KEPT]).await;
    old.notes().take_in().await.expect("takes in");
    old.put(meeting(0), "whatever");
    old.notes().take_in().await.expect("has nothing to do");
    assert!(old.note_of(meeting(0)).exists(), "nobody looked");
}

#[tokio::test]
async fn ft12_nodes_take_in_the_same_folders_side_by_side() {
    let old = Old::with(&[KEPT; 20]).await;
    let nodes = [old.notes(), old.notes(), old.notes()];
    let [one, two, three] = nodes.each_ref().map(OldNotes::take_in);
    let (one, two, three) = tokio::join!(one, two, three);
    one.and(two).and(three).expect("all of them");
    for number in 0..20 {
        assert_eq!(old.downloads(meeting(number)).await.len(), 1);
        assert!(!old.note_of(meeting(number)).exists());
    }
}

#[tokio::test]
async fn ft12_one_that_cannot_be_read_stays_and_is_never_removed_by_itself() {
    let old = Old::with(&["{\"title\":", KEPT]).await;
    let (bad, good) = (meeting(0), meeting(1));
    old.notes().take_in().await.expect("the others are taken in");
    assert_eq!(fs::read_to_string(old.note_of(bad)).expect("it stays"), "{\"title\":");
    assert!(!old.note_of(good).exists());
    assert_eq!(old.due(1000).await, [good]);
    // Somebody mends it: the next start takes it in, and looks no more after that.
    old.put(bad, KEPT);
    old.notes().take_in().await.expect("takes in");
    assert_eq!(old.due(1000).await.len(), 2);
    assert!(!old.note_of(bad).exists());
    assert!(old.notes().is_done().await.expect("reads"));
}

#[tokio::test]
async fn ft12_of_a_meeting_that_nothing_leads_to_the_folder_stays_as_it_is() {
    let old = Old::with(&[KEPT]).await;
    let unknown = meeting(7);
    old.put(unknown, KEPT);
    old.notes().take_in().await.expect("takes in");
    assert!(old.note_of(unknown).exists() && !old.note_of(meeting(0)).exists());
    assert!(old.notes().is_done().await.expect("reads"));
}

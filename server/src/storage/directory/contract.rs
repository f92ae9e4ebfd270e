//! What every directory promises, run over each kind of directory.

use super::{Directory, Ended, Note, OldNote, note::DOWNLOADS};
use crate::secret::LinkHash;
use foorumi_protocol::{
    DeletionReceipt, Download, JoinCode, Localized, MeetingId, Millis, RemovedBecause, Role, Text,
};
use uuid::Uuid;

fn meeting(number: u128) -> MeetingId {
    MeetingId(Uuid::from_u128(number))
}

fn titled(name: &str) -> Localized {
    Localized { fi: Text::new(name).ok(), ..Localized::default() }
}

fn ended(until: u64) -> Ended {
    Ended {
        title: titled("Kevään kokous"),
        keep_days: 30,
        kept_until: Some(Millis(until)),
        settled: true,
    }
}

fn receipt(at: u64, everything: bool) -> DeletionReceipt {
    let because = if everything { RemovedBecause::Asked } else { RemovedBecause::Retention };
    let chain = "0a".repeat(20);
    DeletionReceipt { at: Millis(at), because, everything, records: 7, chain, files: Vec::new() }
}

fn download(at: u64) -> Download {
    Download { at: Millis(at), role: Role::Organiser, what: "internal fi".to_owned() }
}

async fn enter(directory: &dyn Directory, number: u32) -> MeetingId {
    let meeting = meeting(number.into());
    let link = (Role::Host, LinkHash::of(&number.to_string()));
    let entered = directory.enter(meeting, JoinCode::new(number), vec![link]).await;
    assert!(entered.expect("answers"), "the code is free");
    meeting
}

async fn note(directory: &dyn Directory, meeting: MeetingId) -> Note {
    directory.note(meeting).await.expect("answers").expect("it is there")
}

/// Which of these are due.
async fn due(directory: &dyn Directory, now: u64, of: &[MeetingId]) -> Vec<MeetingId> {
    let mut due = directory.due(Millis(now)).await.expect("answers");
    due.retain(|meeting| of.contains(meeting));
    due
}

/// The suite. Meetings are its own, so it can run over a directory that others use.
pub(super) async fn keeps_the_contract(directory: &dyn Directory) {
    id3_links_are_found_by_hash_replaced_and_revoked(directory).await;
    a_meeting_waits_until_it_is_stored_and_can_be_withdrawn(directory).await;
    tr5_a_meeting_waits_again_until_all_that_was_removed_is_gone(directory).await;
    an_ended_meeting_is_due_when_its_time_is_over(directory).await;
    ft12_the_first_receipt_stands_unless_everything_goes(directory).await;
    a_removal_is_due_until_it_is_done(directory).await;
    the_last_downloads_are_kept(directory).await;
    ft43_it_is_looked_again_at_what_has_not_ended(directory).await;
    ft44_the_summary_stands_until_the_day_that_is_named(directory).await;
    ft12_old_notes_are_taken_in_once(directory).await;
    ft12_what_cannot_be_read_is_never_due(directory).await;
    of_a_meeting_that_is_not_there_nothing_is_noted(directory).await;
}

async fn id3_links_are_found_by_hash_replaced_and_revoked(directory: &dyn Directory) {
    let (meeting, other, code) = (meeting(101), meeting(102), JoinCode::new(101));
    let (first, second) = (LinkHash::of("first"), LinkHash::of("second"));
    let links = vec![(Role::Host, first)];
    assert!(directory.enter(meeting, code, links).await.expect("enters"));
    assert!(!directory.enter(other, code, Vec::new()).await.expect("the code is taken"));
    assert_eq!(directory.by_code(code).await.expect("reads"), Some(meeting));
    assert_eq!(directory.standing(meeting).await.expect("reads"), [Role::Host]);
    directory.replace(meeting, Role::Host, Some(second)).await.expect("replaces");
    let stands = async |link| {
        let found = directory.by_link(link).await.expect("reads");
        found.map(|found| (found.meeting, found.role, found.stands))
    };
    let of_both = async || (stands(first).await, stands(second).await);
    let told = |stands| Some((meeting, Role::Host, stands));
    assert_eq!(of_both().await, (told(false), told(true)));
    directory.replace(meeting, Role::Host, None).await.expect("revokes");
    assert_eq!(of_both().await, (told(false), told(false)));
    assert_eq!(directory.standing(meeting).await.expect("reads"), []);
}

async fn a_meeting_waits_until_it_is_stored_and_can_be_withdrawn(directory: &dyn Directory) {
    let (meeting, link) = (enter(directory, 103).await, LinkHash::of("103"));
    let waits = async || directory.not_stored().await.expect("reads").contains(&meeting);
    assert!(waits().await);
    assert_eq!(directory.note_stored(meeting, ended(5)).await.expect("notes"), None);
    assert!(!waits().await);
    directory.withdraw(meeting).await.expect("withdraws");
    assert_eq!(directory.by_code(JoinCode::new(103)).await.expect("reads"), None);
    assert_eq!(directory.by_link(link).await.expect("reads"), None);
    assert_eq!(due(directory, 9, &[meeting]).await, []);
}

async fn tr5_a_meeting_waits_again_until_all_that_was_removed_is_gone(directory: &dyn Directory) {
    let meeting = enter(directory, 105).await;
    let waits = async || directory.not_stored().await.expect("reads").contains(&meeting);
    directory.note_stored(meeting, ended(5)).await.expect("notes");
    directory.note_changing(meeting).await.expect("notes");
    assert!(waits().await);
    directory.note_look(meeting, Millis(1)).await.expect("it has ended");
    assert_eq!(due(directory, 4, &[meeting]).await, []);
    assert_eq!(due(directory, 5, &[meeting]).await, [meeting], "its days go on");
    directory.note_stored(meeting, ended(5)).await.expect("notes");
    assert!(!waits().await);
    let unsettled = Ended { settled: false, ..ended(5) };
    directory.note_stored(meeting, unsettled).await.expect("notes");
    assert!(waits().await && note(directory, meeting).await.title.is_some());
}

async fn an_ended_meeting_is_due_when_its_time_is_over(directory: &dyn Directory) {
    let (early, late) = (enter(directory, 111).await, enter(directory, 112).await);
    let both = [early, late];
    assert_eq!(note(directory, early).await, Note::default());
    directory.note_stored(late, ended(200)).await.expect("notes");
    directory.note_stored(early, ended(100)).await.expect("notes");
    directory.note_stored(early, ended(100)).await.expect("as often as one likes");
    assert_eq!(due(directory, 99, &both).await, []);
    assert_eq!(due(directory, 100, &both).await, [early]);
    assert_eq!(due(directory, 300, &both).await, [early, late]);
    let expected = Note {
        stored: true,
        title: Some(titled("Kevään kokous")),
        keep_days: Some(30),
        kept_until: Some(Millis(100)),
        summary_until: None,
        receipt: None,
    };
    assert_eq!(note(directory, early).await, expected);
}

async fn ft12_the_first_receipt_stands_unless_everything_goes(directory: &dyn Directory) {
    let meeting = enter(directory, 121).await;
    directory.note_stored(meeting, ended(100)).await.expect("notes");
    // Two nodes remove the same at once.
    let removed = async |receipt| directory.note_removed(meeting, receipt).await.expect("notes");
    let (one, other) = tokio::join!(removed(receipt(150, false)), removed(receipt(151, false)));
    assert_eq!(one, other, "both do what one receipt tells");
    assert!(note(directory, meeting).await.title.is_some(), "results stay, and their name");
    let stored = directory.note_stored(meeting, ended(900)).await.expect("notes");
    assert_eq!(stored, Some(one.clone()), "it is gone: nothing else is noted");
    assert_eq!(note(directory, meeting).await.kept_until, Some(Millis(100)));
    assert_eq!(removed(receipt(160, true)).await, receipt(160, true));
    assert_eq!(removed(receipt(170, true)).await, receipt(160, true));
    assert_eq!(removed(receipt(180, false)).await, receipt(160, true));
    let left = note(directory, meeting).await;
    assert_eq!((left.title, left.receipt), (None, Some(receipt(160, true))));
    directory.note_changing(meeting).await.expect("notes nothing");
    assert!(note(directory, meeting).await.stored);
}

async fn a_removal_is_due_until_it_is_done(directory: &dyn Directory) {
    let meeting = enter(directory, 131).await;
    let only = [meeting];
    let raw = receipt(100, false);
    directory.note_removed(meeting, raw.clone()).await.expect("notes");
    assert!(!directory.not_stored().await.expect("reads").contains(&meeting));
    assert_eq!(due(directory, 100, &only).await, only, "a crash leaves it due");
    directory.note_done(meeting, raw.clone(), Some(Millis(500))).await.expect("notes");
    assert_eq!(due(directory, 499, &only).await, []);
    assert_eq!(due(directory, 500, &only).await, only, "it is made sure of");
    let all = receipt(600, true);
    directory.note_removed(meeting, all.clone()).await.expect("notes");
    directory.note_done(meeting, raw, None).await.expect("notes");
    assert_eq!(due(directory, 600, &only).await, only, "what is done is not what stands");
    directory.note_done(meeting, all, None).await.expect("notes");
    assert_eq!(due(directory, u64::MAX >> 12, &only).await, []);
}

async fn the_last_downloads_are_kept(directory: &dyn Directory) {
    let meeting = enter(directory, 141).await;
    assert_eq!(directory.downloads(meeting).await.expect("reads"), []);
    for at in 0..DOWNLOADS as u64 + 3 {
        directory.note_download(meeting, download(at)).await.expect("notes");
    }
    let kept = directory.downloads(meeting).await.expect("reads");
    assert_eq!((kept.len(), &kept[0]), (DOWNLOADS, &download(3)));
    assert_eq!(kept.last(), Some(&download(DOWNLOADS as u64 + 2)));
}

async fn ft43_it_is_looked_again_at_what_has_not_ended(directory: &dyn Directory) {
    let meeting = enter(directory, 143).await;
    let only = [meeting];
    for at in [300, 200] {
        directory.note_look(meeting, Millis(at)).await.expect("notes");
    }
    assert_eq!(due(directory, 199, &only).await, []);
    assert_eq!(due(directory, 200, &only).await, only);
    directory.note_stored(meeting, ended(500)).await.expect("notes");
    directory.note_look(meeting, Millis(100)).await.expect("it has ended");
    assert_eq!(due(directory, 499, &only).await, []);
    assert_eq!(due(directory, 500, &only).await, only);
}

async fn ft44_the_summary_stands_until_the_day_that_is_named(directory: &dyn Directory) {
    let meeting = enter(directory, 144).await;
    assert_eq!(note(directory, meeting).await.summary_stands_until(), None);
    let day = 24 * 3_600_000;
    directory.note_stored(meeting, ended(30 * day + 5)).await.expect("notes");
    let two_years = Some(Millis(2 * 365 * day + 5));
    assert_eq!(note(directory, meeting).await.summary_stands_until(), two_years);
    directory.note_summary_until(meeting, Millis(7)).await.expect("notes");
    directory.note_removed(meeting, receipt(150, false)).await.expect("notes");
    assert_eq!(note(directory, meeting).await.summary_stands_until(), Some(Millis(7)));
    let nobody = super::contract::meeting(172);
    directory.note_summary_until(nobody, Millis(7)).await.expect("notes");
    directory.note_look(nobody, Millis(7)).await.expect("notes");
    assert_eq!(directory.note(nobody).await.expect("reads"), None);
}

async fn ft12_old_notes_are_taken_in_once(directory: &dyn Directory) {
    let (kept, gone) = (enter(directory, 151).await, enter(directory, 152).await);
    let both = [kept, gone];
    let stood = OldNote {
        title: Some(titled("Vanha")),
        keep_days: Some(7),
        kept_until: Some(Millis(100)),
        downloads: vec![download(1), download(2)],
        ..OldNote::default()
    };
    let removed = OldNote { receipt: Some(receipt(90, true)), ..OldNote::default() };
    let old =
        || vec![(kept, stood.clone()), (meeting(159), stood.clone()), (gone, removed.clone())];
    let unknown = directory.take_in(old()).await.expect("takes in");
    assert_eq!(unknown, [meeting(159)], "one that is not in the directory");
    assert_eq!(due(directory, 95, &both).await, [gone], "made sure of once more");
    assert_eq!(due(directory, 100, &both).await, [gone, kept]);
    assert_eq!(note(directory, gone).await.receipt, removed.receipt);
    // Another node, or the next start after a crash, comes with the same; meanwhile time went on.
    directory.note_download(kept, download(3)).await.expect("notes");
    directory.note_done(gone, receipt(90, true), None).await.expect("notes");
    directory.take_in(old()).await.expect("takes in");
    let downloads = directory.downloads(kept).await.expect("reads");
    assert_eq!(downloads, [download(1), download(2), download(3)]);
    assert_eq!(due(directory, 100, &both).await, [kept]);
    let noted = note(directory, kept).await;
    assert_eq!((noted.title, noted.keep_days), (Some(titled("Vanha")), Some(7)));
}

async fn ft12_what_cannot_be_read_is_never_due(directory: &dyn Directory) {
    let meeting = enter(directory, 161).await;
    let only = [meeting];
    directory.take_in(vec![(meeting, OldNote::unreadable())]).await.expect("takes in");
    directory.note_stored(meeting, ended(100)).await.expect("notes");
    assert_eq!(due(directory, 1000, &only).await, []);
    // Somebody mended it.
    let mended = OldNote { kept_until: Some(Millis(300)), ..OldNote::default() };
    directory.take_in(vec![(meeting, mended)]).await.expect("takes in");
    assert_eq!(due(directory, 299, &only).await, []);
    assert_eq!(due(directory, 300, &only).await, only);
}

async fn of_a_meeting_that_is_not_there_nothing_is_noted(directory: &dyn Directory) {
    let nobody = meeting(171);
    assert_eq!(directory.note(nobody).await.expect("reads"), None);
    assert_eq!(directory.note_stored(nobody, ended(1)).await.expect("notes"), None);
    directory.note_download(nobody, download(1)).await.expect("notes");
    directory.note_removed(nobody, receipt(1, true)).await.expect("notes");
    directory.note_done(nobody, receipt(1, true), None).await.expect("notes");
    directory.replace(nobody, Role::Host, None).await.expect("notes");
    assert_eq!(directory.note(nobody).await.expect("reads"), None);
    assert_eq!(directory.downloads(nobody).await.expect("reads"), []);
    assert_eq!(due(directory, 1000, &[nobody]).await, []);
}

/// `rests` tells whether a text is anywhere at rest.
pub(super) async fn a_name_goes_with_the_meeting(
    directory: &dyn Directory,
    rests: impl Fn(&str) -> bool,
) {
    let name = "Salainen-nimi";
    let meeting = enter(directory, 181).await;
    let title = titled(name);
    let ended = Ended { title, ..ended(100) };
    directory.note_stored(meeting, ended).await.expect("notes");
    assert!(rests(name), "the search finds it while it is there");
    directory.note_removed(meeting, receipt(200, true)).await.expect("notes");
    assert!(!rests(name));
}

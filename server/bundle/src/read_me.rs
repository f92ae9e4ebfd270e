//! The file that tells what the others are.

use crate::{archive::File, edition::Edition, escape::one_line};
use foorumi_protocol::MeetingState;

/// The read-me, as plain text with the line ends that every editor shows.
pub(crate) fn read_me(edition: &Edition<'_>, at: usize, files: &[File]) -> String {
    let words = &edition.words.files;
    let mut lines = vec![(words.heading)(&one_line(edition.title()))];
    lines.push(crate::time::day(edition.begins().date()));
    let memo = &edition.words.memo;
    lines.push(format!("{}: {}", memo.distribution, (memo.audience)(edition.audience)));
    lines.push(String::new());
    if edition.results.meeting.state == MeetingState::Live {
        lines.extend([words.draft.to_owned(), String::new()]);
    }
    for file in files.iter().filter(|file| file.is_for(edition)) {
        if let Some(about) = file.about(at) {
            lines.extend([file.path.clone(), format!("    {}", one_line(about))]);
        }
    }
    lines.extend(["manifest.json".to_owned(), format!("    {}", words.manifest), String::new()]);
    lines.extend([words.how_to.to_owned(), words.personal.to_owned(), String::new()]);
    lines.join("\r\n")
}

//! `manifest.json`: what the bundle holds, and by what rules each vote was held.

use crate::{
    BundleError,
    archive::File,
    edition::Edition,
    report::{Answers, Report},
};
use foorumi_protocol::{
    ActivityId, ActivityResult, Audience, Lang, MeetingId, MeetingState, PollForm, ResultsShown,
    Seq,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Names the format.
const FORMAT: &str = "foorumi-bundle";
/// Version of the format.
const VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest<'a> {
    format: &'static str,
    version: u32,
    made_by: &'a str,
    meeting: MeetingId,
    seq: Seq,
    /// Whether the meeting was still going on.
    draft: bool,
    audience: Audience,
    languages: Vec<Lang>,
    votes: Vec<Vote<'a>>,
    files: Vec<Listed<'a>>,
}

/// A vote and its rules.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Vote<'a> {
    Poll {
        id: ActivityId,
        question: &'a str,
        rules: &'a PollForm,
        results_shown: ResultsShown,
        results_shown_in_words: &'static str,
        named: bool,
        ballots_a_person: u8,
        changeable_until_close: bool,
        abstaining_possible: bool,
        answered: Option<u32>,
        abstained: Option<u32>,
        table: Option<String>,
    },
    Sheet {
        id: ActivityId,
        need: &'a str,
        votes_a_person: u8,
        stacking: bool,
        results_shown: ResultsShown,
        named: bool,
        changeable_until_close: bool,
        voters: Option<u32>,
        closed: bool,
        table: Option<String>,
    },
}

#[derive(Serialize)]
struct Listed<'a> {
    path: &'a str,
    bytes: usize,
    sha256: String,
}

/// The manifest of `files`.
pub(crate) fn manifest(
    editions: &[Edition<'_>],
    reports: &[Vec<Report>],
    files: &[File],
) -> Result<Vec<u8>, BundleError> {
    let Some((edition, reports)) = editions.first().zip(reports.first()) else {
        return Ok(Vec::new());
    };
    let results = edition.results;
    let activities = results.activities.iter().zip(reports);
    let manifest = Manifest {
        format: FORMAT,
        version: VERSION,
        made_by: edition.made_by,
        meeting: results.id,
        seq: results.seq,
        draft: results.meeting.state == MeetingState::Live,
        audience: edition.audience,
        languages: editions.iter().map(|edition| edition.lang).collect(),
        votes: activities
            .filter_map(|(activity, report)| vote(edition, activity, report))
            .collect(),
        files: files.iter().map(listed).collect(),
    };
    Ok(serde_json::to_vec_pretty(&manifest)?)
}

fn vote<'a>(
    edition: &Edition<'a>,
    activity: &'a ActivityResult,
    report: &Report,
) -> Option<Vote<'a>> {
    let table = report.table.as_ref().map(|_| report.table_path());
    match activity {
        ActivityResult::Cloud(_) => None,
        ActivityResult::Poll { poll, result } => Some(Vote::Poll {
            id: poll.id,
            question: edition.read(&poll.question),
            rules: &poll.form,
            results_shown: poll.shown,
            results_shown_in_words: (edition.words.poll.shown)(poll.shown),
            named: poll.named,
            ballots_a_person: 1,
            changeable_until_close: true,
            abstaining_possible: true,
            answered: result
                .as_ref()
                .map_or(poll.answered, |result| Answers::of(edition, result).answered()),
            abstained: result
                .as_ref()
                .and_then(|result| Answers::of(edition, result).abstained_told()),
            table,
        }),
        ActivityResult::Sheet(result) => Some(Vote::Sheet {
            id: result.sheet.id,
            need: result
                .ideas
                .iter()
                .find(|idea| idea.id == result.sheet.root)
                .map_or("", |idea| idea.text.as_str()),
            votes_a_person: result.sheet.votes,
            stacking: result.sheet.stacking,
            results_shown: ResultsShown::AtClose,
            named: false,
            changeable_until_close: true,
            voters: Some(result.tally.as_ref().map_or(result.sheet.voters, |tally| tally.voters))
                .filter(|&voters| edition.tells_of(voters)),
            closed: result.tally.is_some(),
            table,
        }),
    }
}

fn listed(file: &File) -> Listed<'_> {
    let mut sha256 = String::new();
    for byte in Sha256::digest(&file.bytes) {
        let _ = write!(sha256, "{byte:02x}");
    }
    Listed { path: &file.path, bytes: file.bytes.len(), sha256 }
}

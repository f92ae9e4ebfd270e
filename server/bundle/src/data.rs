//! `results.json`: the results as data. What its audience is not told stands in it as `null`.

use crate::{BundleError, edition::Edition, report::Answers};
use foorumi_protocol::{ActivityResult, Audience, PollResult, PollTally};
use serde_json::Value;

/// What the file is made of, as JSON Schema; the web client's tests keep it that of the protocol.
pub(crate) static SCHEMA: &[u8] = include_bytes!("results.schema.json");

/// The file.
pub(crate) fn results(edition: &Edition<'_>) -> Result<Vec<u8>, BundleError> {
    let mut told = serde_json::to_value(edition.results)?;
    if edition.audience != Audience::Internal {
        // How much was hidden is not told.
        hide(&mut told, "/chat/written");
        hide_rare(edition, &mut told, "/meeting/noticeRead", edition.results.meeting.notice_read);
        for (at, activity) in edition.results.activities.iter().enumerate() {
            if let Some(value) = told.pointer_mut(&format!("/activities/{at}")) {
                hide_of(edition, activity, value);
            }
        }
        for (pointer, count) in [
            ("/floor/turns", edition.results.floor.turns),
            ("/floor/speakers", edition.results.floor.speakers),
            ("/attendance/peak", edition.results.attendance.as_ref().map_or(0, |it| it.peak)),
            ("/attendance/total", edition.results.attendance.as_ref().map_or(0, |it| it.total)),
        ] {
            hide_rare(edition, &mut told, pointer, count);
        }
    }
    Ok(serde_json::to_vec_pretty(&told)?)
}

fn hide_of(edition: &Edition<'_>, activity: &ActivityResult, value: &mut Value) {
    match activity {
        ActivityResult::Cloud(cloud) => {
            hide(value, "/hidden");
            hide_rare(edition, value, "/answered", cloud.answered);
            for (at, word) in cloud.words.iter().enumerate() {
                hide_rare(edition, value, &format!("/words/{at}/count"), word.count);
                let forms: Vec<u32> = word.forms.iter().map(|form| form.count).collect();
                hide_group(value, &edition.tells(&forms), |form| {
                    format!("/words/{at}/forms/{form}/count")
                });
            }
            for (at, word) in cloud.picture.words.iter().enumerate() {
                hide_rare(edition, value, &format!("/picture/words/{at}/count"), word.count);
            }
        }
        ActivityResult::Poll { poll, result } => match result {
            Some(result) => hide_poll(edition, result, value),
            None => hide_rare(edition, value, "/poll/answered", poll.answered.unwrap_or(0)),
        },
        ActivityResult::Sheet(sheet) => {
            hide_rare(edition, value, "/sheet/voters", sheet.sheet.voters);
            if let Some(tally) = &sheet.tally {
                hide_rare(edition, value, "/tally/voters", tally.voters);
                for (idea, &votes) in &tally.votes {
                    hide_rare(edition, value, &format!("/tally/votes/{idea}"), votes);
                }
                for (at, batch) in tally.hall_counts.iter().enumerate() {
                    hide_rare(edition, value, &format!("/tally/proxies/{at}/people"), batch.people);
                    for (idea, &votes) in &batch.votes {
                        let pointer = format!("/tally/proxies/{at}/votes/{idea}");
                        hide_rare(edition, value, &pointer, votes);
                    }
                }
            }
        }
    }
}

fn hide_poll(edition: &Edition<'_>, result: &PollResult, value: &mut Value) {
    let answers = Answers::of(edition, result);
    if answers.abstained_told().is_none() {
        for pointer in ["/poll/answered", "/result/answered", "/result/abstained"] {
            hide(value, pointer);
        }
    }
    match &result.tally {
        PollTally::Options { votes } => {
            hide_group(value, &answers.tells(edition, votes), |at| {
                format!("/result/tally/votes/{at}")
            });
        }
        PollTally::Scale { statements } => {
            for (nth, tally) in statements.iter().enumerate() {
                let mut group = tally.values.map_or_else(|| vec![tally.answers], Vec::from);
                group.push(tally.cant_say);
                let tells = answers.tells(edition, &group);
                let of = format!("/result/tally/statements/{nth}");
                let last = group.len() - 1;
                hide_group(value, &tells, |at| match (at, last) {
                    (at, last) if at == last => format!("{of}/cantSay"),
                    (_, 1) => format!("{of}/answers"),
                    (at, _) => format!("{of}/values/{at}"),
                });
                // What the values sum up to goes where those who could not say are not told.
                if !tells[last] || !edition.tells_of(tally.answers) {
                    hide(value, &format!("{of}/answers"));
                }
            }
        }
        PollTally::Open { .. } => {}
    }
}

fn hide_group(value: &mut Value, tells: &[bool], pointer: impl Fn(usize) -> String) {
    for (at, _) in tells.iter().enumerate().filter(|(_, told)| !**told) {
        hide(value, &pointer(at));
    }
}

fn hide_rare(edition: &Edition<'_>, value: &mut Value, pointer: &str, count: u32) {
    if !edition.tells_of(count) {
        hide(value, pointer);
    }
}

fn hide(value: &mut Value, pointer: &str) {
    if let Some(figure) = value.pointer_mut(pointer) {
        *figure = Value::Null;
    }
}

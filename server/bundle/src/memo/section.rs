//! Sections of the memo: the segments that were held, in agenda order, each with its blocks.

use super::{
    decision,
    document::{Block, Section},
};
use crate::{edition::Edition, report::Report, time};
use foorumi_protocol::{
    ActivityId, BlockKind, BlockPart, DecisionId, SegmentId, SegmentPart, SegmentState,
};
use std::collections::BTreeSet;

/// All sections of the agenda; nothing of the results is left out, whatever the blocks say.
pub(super) fn sections<'a>(edition: &'a Edition<'a>, reports: &'a [Report]) -> Vec<Section<'a>> {
    let mut sections = Vec::new();
    let before = written(edition, reports, &blocks_of(edition, None));
    if !before.is_empty() {
        let heading = edition.words.memo.before.to_owned();
        sections.push(unnumbered(heading, before));
    }
    let mut number = 0;
    for (segment, slot) in edition.results.segments.iter().zip(edition.schedule()) {
        let blocks = blocks_of(edition, Some(segment.id));
        if segment.state == SegmentState::Planned && blocks.is_empty() {
            continue;
        }
        number += 1;
        let mut content = vec![Block::Times(times(edition, segment, slot))];
        content.extend(presenters(edition, segment));
        content.extend(written(edition, reports, &blocks));
        let heading = match edition.read(&segment.title) {
            "" => (edition.words.segment.kind)(segment.kind).to_owned(),
            title => title.to_owned(),
        };
        let number = Some(number);
        sections.push(Section { number, from_a_new_page: false, heading, blocks: content });
    }
    sections.extend(rest(edition, reports));
    sections
}

/// Blocks under a segment in their order. What stands under a segment that is not there any more
/// stands before the first.
fn blocks_of<'a>(edition: &Edition<'a>, segment: Option<SegmentId>) -> Vec<&'a BlockPart> {
    let known = |id: &SegmentId| edition.segment(*id).is_some();
    let mut blocks: Vec<&BlockPart> = edition
        .results
        .memo
        .iter()
        .filter(|block| block.segment.filter(known) == segment)
        .collect();
    blocks.sort_by_key(|block| block.order);
    blocks
}

/// Planned against actual times.
fn times(edition: &Edition<'_>, segment: &SegmentPart, slot: Option<(u32, u32)>) -> String {
    let words = &edition.words.segment;
    let length = |minutes: u64| format!("{minutes} min");
    let planned = match slot {
        Some((from, to)) => format!(
            "{} {} ({})",
            words.planned,
            time::range(from, to, &edition.words.figures),
            length(segment.minutes.into())
        ),
        None => format!("{} {}", words.planned, length(segment.minutes.into())),
    };
    let actual = match (segment.started_at, segment.ended_at) {
        (Some(from), Some(to)) => format!(
            "{} {} ({})",
            words.actual.to_lowercase(),
            edition.range(from, to),
            length(time::minutes(from, to))
        ),
        (Some(from), None) => (words.going_on_since)(&edition.clock(from)),
        (None, _) => return format!("{planned}. {}", words.not_held),
    };
    format!("{planned}, {actual}.")
}

fn presenters<'a>(edition: &Edition<'_>, segment: &SegmentPart) -> Option<Block<'a>> {
    let names: Vec<&str> = segment.presenters.iter().map(|name| name.as_str()).collect();
    let title = (edition.words.segment.presenters)(names.len());
    (!names.is_empty()).then(|| Block::Times(format!("{title}: {}", names.join(", "))))
}

fn written<'a>(
    edition: &'a Edition<'a>,
    reports: &'a [Report],
    blocks: &[&'a BlockPart],
) -> Vec<Block<'a>> {
    let mut out = Vec::new();
    for block in blocks {
        match block.block {
            BlockKind::Segment | BlockKind::Note => {}
            BlockKind::Activity { activity } => {
                let report = reports.iter().find(|report| report.id == activity);
                out.extend(report.into_iter().flat_map(|report| figures(edition, report)));
            }
            BlockKind::Decision { decision } => out.extend(decision::card(edition, decision)),
        }
        out.extend(block.text.as_ref().map(|text| Block::Note(text.as_str().to_owned())));
    }
    out
}

/// An activity: what was asked, the figures, the picture and its table.
fn figures<'a>(edition: &Edition<'_>, report: &'a Report) -> Vec<Block<'a>> {
    let mut out = vec![Block::Heading(report.title.clone())];
    out.push(Block::Line(report.facts.join(" ")));
    out.push(Block::Picture(report));
    out.extend(report.brief.as_ref().map(Block::Table));
    if report.left_out > 0 {
        let more = edition.words.files.more_rows;
        out.push(Block::Line(more(report.left_out, &report.table_path())));
    }
    out.extend((!report.remarks.is_empty()).then(|| Block::Line(report.remarks.join(" "))));
    out
}

/// Activities and decisions that no block speaks of, such as those of a meeting still going on.
fn rest<'a>(edition: &'a Edition<'a>, reports: &'a [Report]) -> Option<Section<'a>> {
    let mut activities: BTreeSet<ActivityId> = BTreeSet::new();
    let mut decisions: BTreeSet<DecisionId> = BTreeSet::new();
    for block in &edition.results.memo {
        match block.block {
            BlockKind::Activity { activity } => drop(activities.insert(activity)),
            BlockKind::Decision { decision } => drop(decisions.insert(decision)),
            BlockKind::Segment | BlockKind::Note => {}
        }
    }
    let mut blocks = Vec::new();
    for report in reports.iter().filter(|report| !activities.contains(&report.id)) {
        blocks.extend(figures(edition, report));
    }
    for decision in edition.results.decisions.iter().filter(|it| !decisions.contains(&it.id)) {
        blocks.extend(decision::card(edition, decision.id));
    }
    let heading = edition.words.memo.other.to_owned();
    (!blocks.is_empty()).then(|| unnumbered(heading, blocks))
}

fn unnumbered(heading: String, blocks: Vec<Block<'_>>) -> Section<'_> {
    Section { number: None, from_a_new_page: false, heading, blocks }
}

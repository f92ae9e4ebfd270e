//! What the first page tells at a glance beside the decisions: who was here, how much was answered, how
//! much was decided.

use super::document::{Block, Section};
use crate::{edition::Edition, report::Answers};
use foorumi_protocol::{ActivityResult, DecidedBy};

/// The figures of the whole meeting.
pub(super) fn figures<'a>(edition: &Edition<'_>) -> Section<'a> {
    let words = &edition.words.glance;
    let mut figures = Vec::new();
    figures.extend(here(edition).map(|told| (words.here, told)));
    figures.extend(answered(edition).map(|told| (words.answers, told)));
    figures.push((words.decisions, decided(edition)));
    Section {
        number: None,
        from_a_new_page: false,
        heading: words.heading.to_owned(),
        blocks: vec![Block::Figures(figures)],
    }
}

/// Heads, where a use for them is stated (rule ID6).
fn here(edition: &Edition<'_>) -> Option<String> {
    let heads = edition.results.attendance.as_ref()?;
    let told = edition.tells_of(heads.peak) && edition.tells_of(heads.total);
    let words = &edition.words.glance;
    Some(if told { (words.heads)(heads.total, heads.peak) } else { untold(edition) })
}

/// Answers to all activities together. Where one of them is not told, neither is their sum, from which
/// it could be computed: then it is the least (rule RB4).
fn answered(edition: &Edition<'_>) -> Option<String> {
    let (mut sum, mut activities, mut all) = (0_u32, 0, true);
    for activity in &edition.results.activities {
        let Some((told, whole)) = of(edition, activity) else { continue };
        sum = sum.saturating_add(told);
        activities += 1;
        all &= whole;
    }
    let words = &edition.words.glance;
    (activities > 0).then(|| match sum {
        0 if !all => untold(edition),
        sum => (words.answered)(sum, activities, all),
    })
}

/// How many answered, as far as it is told, and whether that are all; nothing where there is no result.
fn of(edition: &Edition<'_>, activity: &ActivityResult) -> Option<(u32, bool)> {
    let alone = |count: u32| if edition.tells_of(count) { (count, true) } else { (0, count == 0) };
    match activity {
        ActivityResult::Cloud(cloud) => Some(alone(cloud.answered)),
        ActivityResult::Poll { result, .. } => {
            Some(Answers::of(edition, result.as_ref()?).as_told())
        }
        ActivityResult::Sheet(sheet) => Some(alone(sheet.tally.as_ref()?.voters)),
    }
}

fn decided(edition: &Edition<'_>) -> String {
    let decisions = &edition.results.decisions;
    let is_open = |by: DecidedBy| by == DecidedBy::NoDecision;
    let open = decisions.iter().filter(|decision| is_open(decision.card.decided_by)).count();
    (edition.words.glance.decided)(decisions.len() - open, open)
}

fn untold(edition: &Edition<'_>) -> String {
    edition.words.figures.untold.to_owned()
}

//! Decisions as rows: what, what follows, who, by when (rule DM1).

use super::document::{Block, Card, CardRow, Section};
use crate::{
    edition::Edition,
    lists::calls_for_action,
    table::{Cell, Column, Table},
    time,
};
use foorumi_protocol::{DecidedBy, DecisionCard, DecisionId};

/// All decisions on one glance, at the top of the memo.
pub(super) fn overview<'a>(edition: &Edition<'_>) -> Section<'a> {
    let words = &edition.words.decision;
    let row = |(number, card): (u64, &DecisionCard)| {
        let none = card.decided_by == DecidedBy::NoDecision;
        let agreed = card.agreed.as_str();
        vec![
            Cell::Count(number),
            Cell::Text(if none { format!("{}: {agreed}", words.none) } else { agreed.to_owned() }),
            Cell::Text(owner(edition, card).0),
            Cell::Text(due(edition, card).0),
        ]
    };
    let cards = edition.results.decisions.iter().map(|decision| &decision.card);
    let table = Table {
        caption: words.overview.to_owned(),
        columns: vec![
            Column::number(words.number),
            Column::text(words.agreed),
            Column::text(words.owner),
            Column::text(words.due),
        ],
        rows: (1..).zip(cards).map(row).collect(),
        named_by: 1,
    };
    let heading = words.overview.to_owned();
    let any = !edition.results.decisions.is_empty();
    let nothing = || Block::Line(words.nothing.to_owned());
    let blocks = vec![if any { Block::Made(table) } else { nothing() }];
    Section { number: None, from_a_new_page: false, heading, blocks }
}

/// A decision as rows with its number among all.
pub(super) fn card<'a>(edition: &Edition<'_>, id: DecisionId) -> Option<Block<'a>> {
    let words = &edition.words.decision;
    let at = edition.results.decisions.iter().position(|decision| decision.id == id)?;
    let card = &edition.results.decisions[at].card;
    let none = card.decided_by == DecidedBy::NoDecision;
    let mut rows = Vec::new();
    let mut row = |name, value: String, missing| {
        rows.extend((!value.is_empty()).then_some(CardRow { name, value, missing }));
    };
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    row(if none { words.none } else { words.agreed }, card.agreed.as_str().to_owned(), false);
    if !none {
        row(words.how, (words.by)(card.decided_by).to_owned(), false);
    }
    row(words.figures, text(card.figures.as_deref()), false);
    row(words.action, text(card.follow_up.as_deref()), false);
    let ((owner, no_owner), (due, no_due)) = (owner(edition, card), due(edition, card));
    row(words.owner, owner, no_owner);
    row(words.due, due, no_due);
    let carried = edition.results.decisions[at].carried;
    row(words.origin, text(carried.then_some(words.carried)), false);
    Some(Block::Card(Card { caption: format!("{} {}", words.heading, at + 1), rows }))
}

/// Who takes it on, or that nobody does; and whether that is missing. Where nothing was decided,
/// nobody has to.
fn owner(edition: &Edition<'_>, card: &DecisionCard) -> (String, bool) {
    let missing = edition.words.decision.no_owner;
    told(card, card.owner.as_ref().map(|owner| owner.as_str().to_owned()), missing)
}

/// By when, or that no date is set; and whether that is missing.
fn due(edition: &Edition<'_>, card: &DecisionCard) -> (String, bool) {
    let missing = edition.words.decision.no_due;
    told(card, card.due.as_ref().map(|due| time::day_of(due)), missing)
}

fn told(card: &DecisionCard, value: Option<String>, missing: &str) -> (String, bool) {
    match value {
        Some(value) => (value, false),
        None if !calls_for_action(card) => (String::new(), false),
        None => (missing.to_owned(), true),
    }
}

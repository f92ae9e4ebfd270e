//! A sheet: its outline, its votes and the idea picked.

use super::{Report, turnout};
use crate::{
    edition::Edition,
    picture::{self, Drawing, Map},
    table::{Cell, Column, Table},
};
use foorumi_protocol::{Comment, HallCount, HallCountKind, IdeaId, IdeaPart, SheetResult};
use std::collections::BTreeMap;

/// Where an idea stands in the outline; the central need is number 0.
struct Place {
    number: String,
    level: u64,
}

/// The report of a sheet.
pub(super) fn report(edition: &Edition<'_>, result: &SheetResult) -> Report {
    let words = &edition.words.sheet;
    let need = text_of(result, result.sheet.root);
    let mut report = Report::new(result.sheet.id, words.kind, need);
    let places = places(result);
    report.facts = facts(edition, result);
    report.drawing = Some(drawing(edition, result, &report, &places));
    report.brief = Some(table(edition, result, &places, false));
    report.table = Some(table(edition, result, &places, true));
    report.remarks = outcome(edition, result);
    let untold = report.table.iter().flat_map(|table| &table.rows).flatten();
    if untold.into_iter().any(|cell| *cell == Cell::Untold) {
        report.remarks.push(edition.words.memo.untold_rule.to_owned());
    }
    report
}

fn facts(edition: &Edition<'_>, result: &SheetResult) -> Vec<String> {
    let words = &edition.words.sheet;
    let sheet = &result.sheet;
    let group = edition.read(&sheet.group);
    let mut facts = Vec::new();
    facts.extend((!group.is_empty()).then(|| format!("{}: {group}.", words.group)));
    facts.push((words.summary)(result.ideas.iter().filter(|idea| idea.id != sheet.root).count()));
    facts.push(match &result.tally {
        Some(tally) if !edition.tells_of(tally.voters) => edition.words.memo.few.to_owned(),
        Some(tally) => (words.voted)(tally.voters, sheet.votes, sheet.stacking),
        None => words.not_voted.to_owned(),
    });
    let turnout = result.tally.as_ref().and_then(|tally| tally.turnout);
    facts.extend(turnout::facts(edition, sheet.came_by, turnout));
    facts.extend(hall_counts(result).iter().map(|batch| {
        let votes = batch.votes.values().map(|votes| u64::from(*votes)).sum();
        (words.in_hall)(batch.people, batch.kind == HallCountKind::Hands, votes)
    }));
    facts
}

/// Votes of people in the hall, told apart everywhere (rule DV9).
fn hall_counts(result: &SheetResult) -> &[HallCount] {
    result.tally.as_ref().map_or(&[], |tally| &tally.hall_counts)
}

/// Votes from the hall for an idea; nothing where no batch was entered.
fn hall_votes(result: &SheetResult, id: IdeaId) -> Option<u32> {
    let tally = result.tally.as_ref().filter(|tally| !tally.hall_counts.is_empty())?;
    tally.votes.contains_key(&id).then(|| tally.proxied(id))
}

/// The ideas that were merged into this one before the vote, those merged into them included.
fn contained(result: &SheetResult, id: IdeaId) -> Vec<&IdeaPart> {
    let mut found = vec![id];
    let mut ideas = Vec::new();
    while let Some(of) = found.pop() {
        for idea in result.ideas.iter().filter(|idea| idea.duplicate_of == Some(of)) {
            found.push(idea.id);
            ideas.push(idea);
        }
    }
    ideas
}

/// A comment with the group that it came from (rule MM2).
fn told(edition: &Edition<'_>, comment: &Comment) -> String {
    let group = edition.read(&comment.group);
    let text = comment.text.as_str();
    if group.is_empty() { text.to_owned() } else { format!("{text} ({group})") }
}

/// Who leads, ties as ties (rule DV8), and what was picked.
fn outcome(edition: &Edition<'_>, result: &SheetResult) -> Vec<String> {
    let words = &edition.words.sheet;
    let mut lines = Vec::new();
    if let Some(tally) = &result.tally {
        let leading = tally.leading.iter().map(|&id| {
            let votes = tally.votes.get(&id).copied().unwrap_or(0);
            let hall = hall_in_words(edition, result, id);
            format!("{} ({}{hall})", text_of(result, id), votes_in_words(edition, votes))
        });
        let leading: Vec<String> = leading.collect();
        if !leading.is_empty() {
            lines.push(format!("{}: {}.", (words.leading)(leading.len()), leading.join("; ")));
        }
    }
    if let Some(picked) = result.sheet.picked {
        lines.push(format!("{}: {}.", words.picked, text_of(result, picked)));
    }
    if let Some(why) = &result.sheet.why {
        lines.push(format!("{}: {}", words.why, why.as_str()));
    }
    lines
}

fn votes_in_words(edition: &Edition<'_>, votes: u32) -> String {
    counted(edition, votes, edition.words.sheet.votes)
}

/// `, in the hall 12`, where hands or ballots of paper were counted.
fn hall_in_words(edition: &Edition<'_>, result: &SheetResult, id: IdeaId) -> String {
    let told = |votes| counted(edition, votes, edition.words.sheet.hall_votes);
    hall_votes(result, id).map_or_else(String::new, |votes| format!(", {}", told(votes)))
}

/// A figure in words, where the audience is told it.
fn counted(edition: &Edition<'_>, votes: u32, in_words: fn(u32) -> String) -> String {
    let cell = edition.count(votes);
    if matches!(cell, Cell::Count(_)) {
        return in_words(votes);
    }
    cell.read(&edition.words.figures)
}

/// An idea of the map as the text in place of the picture tells it.
fn in_words(
    edition: &Edition<'_>,
    result: &SheetResult,
    place: Option<&Place>,
    idea: &IdeaPart,
) -> String {
    let words = &edition.words.sheet;
    let number = place.map_or("", |place| &place.number);
    let mut line = format!("{number} {}", idea.text.as_str());
    if let Some(votes) = result.tally.as_ref().and_then(|tally| tally.votes.get(&idea.id)) {
        let hall = hall_in_words(edition, result, idea.id);
        line += &format!(" ({}{hall})", votes_in_words(edition, *votes));
    }
    let contained = contained(result, idea.id);
    if !contained.is_empty() {
        let texts: Vec<&str> = contained.iter().map(|idea| idea.text.as_str()).collect();
        line += &format!(" – {}: {}", words.contains.to_lowercase(), texts.join("; "));
    }
    if result.sheet.picked == Some(idea.id) {
        line += &format!(" – {}", words.picked_title.to_lowercase());
    }
    line
}

fn drawing(
    edition: &Edition<'_>,
    result: &SheetResult,
    report: &Report,
    places: &BTreeMap<IdeaId, Place>,
) -> Drawing {
    let votes = result.tally.as_ref().map(|tally| &tally.votes);
    let told = |votes| edition.tells_of(votes);
    let line = |idea: &IdeaPart| in_words(edition, result, places.get(&idea.id), idea);
    let mut description: Vec<String> = result.ideas.iter().map(line).collect();
    description.extend(outcome(edition, result));
    let parents = result.ideas.iter().filter_map(|idea| Some((idea.id, idea.parent?)));
    let duplicates = result.ideas.iter().filter(|idea| idea.duplicate_of.is_some());
    let duplicates = duplicates.map(|idea| idea.id);
    let body = picture::map(&Map {
        picture: &result.picture,
        parents: parents.collect(),
        votes,
        hall: &|id| hall_votes(result, id).filter(|&votes| told(votes)).unwrap_or(0),
        told: &told,
        leading: result.tally.as_ref().map_or(&[], |tally| &tally.leading),
        duplicates: duplicates.collect(),
        picked: result.sheet.picked,
        picked_word: edition.words.sheet.picked_title,
    });
    Drawing {
        title: report.title.clone(),
        summary: report.facts.join(" "),
        description,
        lang: edition.words.tag,
        body,
    }
}

fn table(
    edition: &Edition<'_>,
    result: &SheetResult,
    places: &BTreeMap<IdeaId, Place>,
    whole: bool,
) -> Table {
    let words = &edition.words.sheet;
    let number = |id: &IdeaId| {
        places.get(id).map_or(Cell::Empty, |place| Cell::Outline(place.number.clone()))
    };
    let votes = |id: &IdeaId| {
        let votes = result.tally.as_ref().and_then(|tally| tally.votes.get(id));
        votes.map_or(Cell::Empty, |&votes| edition.count(votes))
    };
    let row = |idea: &IdeaPart| {
        let level = places.get(&idea.id).map_or(0, |place| place.level);
        let comments: Vec<String> =
            idea.comments.iter().map(|comment| told(edition, comment)).collect();
        let contained = contained(result, idea.id);
        let contained: Vec<&str> = contained.iter().map(|idea| idea.text.as_str()).collect();
        let picked = result.sheet.picked == Some(idea.id);
        let mut row = vec![number(&idea.id)];
        row.extend(whole.then_some(Cell::Count(level)));
        row.extend([Cell::text(idea.text.as_str()), votes(&idea.id)]);
        row.push(hall_votes(result, idea.id).map_or(Cell::Empty, |votes| edition.count(votes)));
        row.push(Cell::Text(comments.join(" / ")));
        row.push(idea.duplicate_of.as_ref().map_or(Cell::Empty, number));
        row.push(Cell::Text(contained.join(" / ")));
        row.push(if picked { Cell::text(words.yes) } else { Cell::Empty });
        row
    };
    let table = Table {
        caption: words.ideas.to_owned(),
        columns: columns(edition, whole),
        rows: result.ideas.iter().map(row).collect(),
        named_by: 1 + usize::from(whole),
    };
    if whole { table } else { table.without_empty_columns() }
}

fn columns(edition: &Edition<'_>, whole: bool) -> Vec<Column> {
    let words = &edition.words.sheet;
    let mut columns = vec![Column::text(words.number)];
    columns.extend(whole.then(|| Column::number(words.level)));
    columns.extend([Column::text(words.idea), Column::number(words.votes_title)]);
    columns.push(Column::number(words.hall));
    let more = [words.comments, words.duplicate_of, words.contains, words.picked_title];
    columns.extend(more.map(Column::text));
    columns
}

/// Numbers from the order of the outline: 1, 1.1, 1.2, 2 ...
fn places(result: &SheetResult) -> BTreeMap<IdeaId, Place> {
    let mut places: BTreeMap<IdeaId, Place> = BTreeMap::new();
    let mut children: BTreeMap<Option<IdeaId>, u32> = BTreeMap::new();
    for idea in &result.ideas {
        let place = if idea.id == result.sheet.root {
            Place { number: "0".to_owned(), level: 0 }
        } else {
            let nth = children.entry(idea.parent).and_modify(|nth| *nth += 1).or_insert(1);
            let above = idea.parent.filter(|&id| id != result.sheet.root);
            match above.and_then(|id| places.get(&id)) {
                Some(above) => {
                    Place { number: format!("{}.{nth}", above.number), level: above.level + 1 }
                }
                None => Place { number: nth.to_string(), level: 1 },
            }
        };
        places.insert(idea.id, place);
    }
    places
}

fn text_of(result: &SheetResult, id: IdeaId) -> &str {
    result.ideas.iter().find(|idea| idea.id == id).map_or("", |idea| idea.text.as_str())
}

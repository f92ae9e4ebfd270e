//! What holds for every meeting, however wild its texts: figures agree, nothing is active.

use super::{
    meetings::meetings,
    opened::{Opened, Rows, xml_part},
    own,
};
use crate::{bundle, report::share};
use foorumi_protocol::{ActivityResult, IdeaId, Lang, OpenAnswer, PollTally, Results};
use proptest::prelude::*;
use std::collections::BTreeSet;

const ELEMENTS: [&str; 42] = [
    "html", "head", "meta", "title", "style", "article", "body", "main", "header", "section", "h1",
    "h2", "h3", "p", "br", "dl", "div", "dt", "dd", "figure", "svg", "desc", "rect", "text",
    "path", "g", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "a",
    "ol", "em", "strong", "span", "bdi",
];
const ATTRIBUTES: [&str; 44] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "dir",
    "scope",
    "role",
    "tabindex",
    "aria-label",
    "aria-labelledby",
    "id",
    "viewBox",
    "width",
    "height",
    "font-family",
    "x",
    "y",
    "rx",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-dasharray",
    "paint-order",
    "font-size",
    "font-weight",
    "text-anchor",
    "textLength",
    "lengthAdjust",
    "d",
    "transform",
    "cx",
    "cy",
    "r",
    "x1",
    "x2",
    "y1",
    "y2",
    "colspan",
    "rowspan",
    "title",
    "start",
];

/// Column of a table as numbers; empty cells left out.
fn numbers(rows: &Rows, column: usize) -> Vec<u64> {
    let cells = rows.iter().skip(1).filter_map(|row| row.get(column));
    cells.filter(|cell| !cell.is_empty()).map(|cell| cell.parse().expect("a number")).collect()
}

/// Tables of both memos are the same, and the text of each is that of its file, as far as it goes.
pub(super) fn memo_tables(opened: &Opened) -> Vec<Rows> {
    let html = opened.html_tables();
    assert_eq!(html, opened.markdown_tables());
    html
}

pub(super) fn check_poll(
    opened: &Opened,
    prefix: &str,
    votes: &[u32],
    abstained: u32,
    memo: &Rows,
) {
    let votes: Vec<u64> = votes.iter().chain([&abstained]).map(|&votes| votes.into()).collect();
    let rows = opened.csv(opened.path(&format!("tables/{prefix}"), ".csv"));
    let column = rows[0].len() - 2;
    assert_eq!(numbers(&rows, column), votes);
    assert_eq!(numbers(memo, column), votes);
    let drawn = opened.drawn(opened.path(&format!("pictures/{prefix}"), ".svg"));
    let alternative = opened.text(opened.path(&format!("pictures/{prefix}"), ".txt"));
    for votes in &votes[..votes.len() - 1] {
        let told = |line: &str| line.contains(&format!(": {votes}"));
        assert!(alternative.lines().any(told), "{votes} in {alternative}");
    }
    let shares = rows.iter().skip(1).map(|row| row.last().expect("a share"));
    for (votes, share) in votes.iter().zip(shares) {
        let figures = |text: &String| match share.as_str() {
            "" => *text == votes.to_string() || text.ends_with(&format!(": {votes}")),
            share => {
                *text == format!("{votes} ({share}\u{a0}%)")
                    || *text == format!("{votes} ({share} %)")
            }
        };
        assert!(drawn.iter().any(figures), "{votes} ({share}) is drawn: {drawn:?}");
    }
}

fn check_scale(opened: &Opened, activity: &ActivityResult, memo: &Rows) {
    let ActivityResult::Poll { result: Some(result), .. } = activity else { panic!("a poll") };
    let PollTally::Scale { statements } = &result.tally else { panic!("a scale") };
    let rows = opened.csv(opened.path("tables/04", ".csv"));
    let drawn = opened.drawn(opened.path("pictures/04", ".svg"));
    for (at, tally) in statements.iter().enumerate() {
        let values = tally.values.expect("enough answered");
        let counts = values.iter().chain([&tally.cant_say]).map(u32::to_string);
        let counts: Vec<String> = counts.collect();
        assert_eq!(rows[at + 1][1..7], counts[..]);
        assert_eq!(memo[at + 1][1..7], counts[..]);
        assert!(counts.iter().all(|count| drawn.contains(count)));
        let n = tally.answers;
        assert_eq!(rows[at + 1][7], n.to_string());
        assert_eq!(rows[at + 1][9].is_empty(), n < 10, "pl6: the mean from ten answers on");
        assert_eq!(rows[at + 1][8].is_empty(), share::median_tenths(&values).is_none());
    }
}

/// Each answer stands once, and the numbers come to how many answered.
fn check_open(opened: &Opened, activity: &ActivityResult, memo: &Rows) {
    let ActivityResult::Poll { result: Some(result), .. } = activity else { panic!("a poll") };
    let PollTally::Open { answers, .. } = &result.tally else { panic!("own words") };
    let rows = opened.csv(opened.path("tables/05", ".csv"));
    let counts = numbers(&rows, 2);
    assert_eq!(counts.iter().sum::<u64>(), answers.len() as u64);
    assert!(counts.is_sorted_by(|one, next| one >= next));
    let texts: BTreeSet<&str> = answers.iter().map(OpenAnswer::as_str).collect();
    assert_eq!((rows.len(), memo.len()), (texts.len() + 1, texts.len() + 1));
    let repeats = counts.iter().any(|count| *count > 1);
    assert_eq!(numbers(memo, 2), if repeats { counts } else { Vec::new() });
}

fn check_cloud(opened: &Opened, activity: &ActivityResult, memo: &Rows) {
    let ActivityResult::Cloud(cloud) = activity else { panic!("a cloud") };
    let counts: Vec<u64> = cloud.words.iter().map(|word| word.count.into()).collect();
    let rows = opened.csv(opened.path("tables/01", ".csv"));
    assert_eq!(numbers(&rows, 1), counts);
    let shown = numbers(memo, 1);
    assert_eq!(shown, counts[..shown.len()]);
    let drawn = opened.drawn(opened.path("pictures/01", ".svg"));
    for word in cloud.picture.words.iter().take(5) {
        assert!(drawn.contains(&word.count.to_string()));
    }
}

fn check_sheet(opened: &Opened, activity: &ActivityResult, memo: &Rows) {
    let ActivityResult::Sheet(sheet) = activity else { panic!("a sheet") };
    let tally = sheet.tally.as_ref().expect("a tally");
    let votes = |idea: IdeaId| tally.votes.get(&idea).copied().unwrap_or(0);
    check_sheet_of(opened, "06", activity, memo, votes);
}

/// What a sheet's files tell of each idea's votes is what was given.
pub(super) fn check_sheet_of(
    opened: &Opened,
    prefix: &str,
    activity: &ActivityResult,
    memo: &Rows,
    given: impl Fn(IdeaId) -> u32,
) {
    let ActivityResult::Sheet(sheet) = activity else { panic!("a sheet") };
    let tally = sheet.tally.as_ref().expect("a tally");
    let (told, untold): (Vec<_>, Vec<_>) =
        sheet.ideas.iter().partition(|idea| tally.votes.contains_key(&idea.id));
    assert!(untold.iter().all(|idea| given(idea.id) == 0), "every vote is told");
    let votes: Vec<u64> = told.iter().map(|idea| given(idea.id).into()).collect();
    let rows = opened.csv(opened.path(&format!("tables/{prefix}"), ".csv"));
    assert_eq!(numbers(&rows, 3), votes);
    assert_eq!(numbers(memo, 2), votes);
    let drawn = opened.drawn(opened.path(&format!("pictures/{prefix}"), ".svg"));
    assert!(votes.iter().all(|votes| drawn.contains(&votes.to_string())));
}

/// Ballots = tally.
fn check_ballots(opened: &Opened, votes: &[u32], abstained: u32) {
    let rows = opened.csv(opened.path("tables/02", "-ballots.csv"));
    let cast = |start: &str| rows.iter().skip(1).filter(|row| row[1].starts_with(start)).count();
    for (letter, &votes) in ["A ", "B ", "C "].iter().zip(votes) {
        assert_eq!(cast(letter), votes as usize);
    }
    assert_eq!(rows.len() - 1 - votes.iter().sum::<u32>() as usize, abstained as usize);
}

fn options(activity: &ActivityResult) -> (&[u32], u32) {
    let ActivityResult::Poll { result: Some(result), .. } = activity else { panic!("a poll") };
    let PollTally::Options { votes } = &result.tally else { panic!("options") };
    assert_eq!(votes.iter().sum::<u32>() + result.abstained, result.answered);
    (votes, result.abstained)
}

fn check_figures(results: &Results) {
    let opened = Opened::new(results, Lang::Fi);
    let json: Results = serde_json::from_str(opened.text("results.json")).expect("results");
    assert_eq!(&json, results);
    let tables = memo_tables(&opened);
    // The first is the overview of decisions.
    let [_, cloud, single, yes_no, scale, open, sheet] = &tables[..] else {
        panic!("{} tables", tables.len())
    };
    check_cloud(&opened, &results.activities[0], cloud);
    let (votes, abstained) = options(&results.activities[1]);
    check_ballots(&opened, votes, abstained);
    let (yes, neither) = options(&results.activities[2]);
    check_poll(&opened, "03", yes, neither, yes_no);
    let single_csv: Vec<u64> =
        votes.iter().chain([&abstained]).map(|&votes| votes.into()).collect();
    assert_eq!(numbers(single, 2), single_csv);
    check_scale(&opened, &results.activities[3], scale);
    check_open(&opened, &results.activities[4], open);
    check_sheet(&opened, &results.activities[5], sheet);
}

/// Only our elements and attributes, and nothing that leads anywhere.
fn check_inert(source: &str) {
    let document = roxmltree::Document::parse(source).expect("well-formed");
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        for attribute in node.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{}", attribute.name());
        }
    }
    assert!(document.descendants().all(|node| !node.is_comment() && !node.is_pi()));
}

pub(super) fn check_safe(opened: &Opened) {
    check_inert(xml_part(opened.text("memo.html")));
    for path in opened.paths(".svg") {
        check_inert(opened.text(path));
    }
    for path in opened.files.keys().chain([&opened.folder]) {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-./".contains(c);
        assert!(
            path.chars().all(plain) && !path.contains("..") && !path.starts_with('/'),
            "{path}"
        );
        assert!(path.len() < 100, "{path}");
    }
    for path in opened.paths(".csv") {
        for cell in opened.csv(path).iter().flatten() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                "{path}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5))]

    #[test]
    fn rb5_figures_agree_in_every_file(results in meetings()) {
        check_figures(&results);
    }

    #[test]
    fn rb6_nothing_that_people_typed_is_active(results in meetings()) {
        for lang in Lang::ALL {
            check_safe(&Opened::new(&results, lang));
        }
    }

    #[test]
    fn the_same_results_give_the_same_bytes(results in meetings()) {
        let make = || bundle(&results, &own(Lang::Sv)).expect("a bundle");
        prop_assert!(make() == make());
    }
}

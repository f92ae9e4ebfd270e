//! Cells of a table file.

use super::clean;

/// What parts cells in the files that spreadsheets read, or begins a line of them. Whoever opens a file
/// may have another of them set than it was written with.
const PARTING: [char; 5] = [',', ';', '\t', '|', '\n'];
/// What a spreadsheet takes for the beginning of a formula, in its full-width form too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// What stands in front of it, so that it is taken as text.
const TEXT: char = '\'';

/// Text for a cell: a spreadsheet takes it as text, never as a formula, whichever sign it parts cells by.
pub(crate) fn cell(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 2);
    let mut begins = true;
    for (at, c) in text.char_indices() {
        if begins && is_formula(text.get(at..).unwrap_or_default()) {
            out.push(TEXT);
        }
        out.push(c);
        begins = PARTING.contains(&c);
    }
    out
}

/// Whether a formula begins here, behind what cannot be seen, spaces and quotes or not.
pub(crate) fn is_formula(text: &str) -> bool {
    let passed = |c: &char| {
        let shown_as_nothing = foorumi_protocol::is_unseen(*c);
        !FORMULA.contains(c)
            && (shown_as_nothing || c.is_whitespace() || matches!(c, '"' | '“' | '”'))
    };
    let first = text.chars().find(|c| !passed(c));
    first.is_some_and(|c| FORMULA.contains(&c))
}

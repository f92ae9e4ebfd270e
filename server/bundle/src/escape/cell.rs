//! Cells of a table file.

use super::clean;

/// Text for a cell: a spreadsheet takes it as text, never as a formula.
pub(crate) fn cell(text: &str) -> String {
    let text = clean(text);
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text }
}

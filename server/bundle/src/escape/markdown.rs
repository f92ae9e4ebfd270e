//! CommonMark with pipe tables.

use super::one_line;

/// What means something anywhere in a line.
const ANYWHERE: &str = "\\`*_[]<>&|~$@^{}";

/// Text on one line, for a heading, a table cell or a list item.
pub(crate) fn markdown_line(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len());
    let mut start = true;
    for (at, c) in text.char_indices() {
        if is_active(c, start, &text[..at], &text[at..]) {
            out.push('\\');
        }
        out.push(c);
        start = start && c.is_ascii_digit();
    }
    out
}

/// Text with its paragraphs and line breaks.
pub(crate) fn markdown_paragraphs(text: &str) -> String {
    let text = super::clean(text);
    let lines: Vec<String> = text.lines().map(markdown_line).collect();
    let mut out = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        out.push_str(line);
        let followed = lines.get(at + 1).is_some_and(|next| !next.is_empty());
        // A backslash at the end of a line is a line break that trimming does not take away.
        out.push_str(if followed && !line.is_empty() { "\\\n" } else { "\n" });
    }
    out.trim_end().to_owned()
}

/// Whether `c` would mean something here, in CommonMark or in what common readers add to it. At the start of a line (after digits only) more does, and
/// bare addresses become links in many readers.
fn is_active(c: char, start: bool, before: &str, rest: &str) -> bool {
    match c {
        c if ANYWHERE.contains(c) => true,
        '{' | '}' => true,
        '#' | '+' | '-' | '=' => start,
        '.' | ')' if start => rest[1..].is_empty() || rest[1..].starts_with(' '),
        '.' => ends_with_www(before),
        ':' => start || rest.starts_with("://"),
        _ => false,
    }
}

fn ends_with_www(before: &str) -> bool {
    let from = before.len().saturating_sub(3);
    before.get(from..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

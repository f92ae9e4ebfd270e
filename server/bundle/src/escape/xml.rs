//! XML, which the memo's HTML and the pictures are.

use super::clean;

/// Text for an element or an attribute.
pub(crate) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A string of a style sheet, with its quotes. Everything but letters, digits and spaces is written
/// by its number, so that it ends neither the string nor the element.
pub(crate) fn css_string(text: &str) -> String {
    let inside: String = super::one_line(text)
        .chars()
        .map(|c| {
            let plain = c.is_ascii_alphanumeric() || c == ' ';
            if plain { c.to_string() } else { format!("\\{:x} ", u32::from(c)) }
        })
        .collect();
    format!("\"{inside}\"")
}

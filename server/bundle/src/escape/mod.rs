//! What people typed, made inert for each format: nothing of it becomes markup, a formula or a path
//! (rule RB6).

mod cell;
mod markdown;
mod slug;
mod xml;

pub(crate) use cell::{cell, is_formula};
pub(crate) use markdown::{markdown_line, markdown_paragraphs};
pub(crate) use slug::slug;
pub(crate) use xml::{css_string, xml};

/// The characters that may stand in a document: no control characters but line breaks and tabs, none
/// that XML forbids, none that turn the direction of the text around them.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|&c| !is_unwanted(c)).collect()
}

/// [`clean`], on one line.
pub(crate) fn one_line(text: &str) -> String {
    let spaced = |c: char| if c.is_whitespace() && c != '\u{a0}' { ' ' } else { c };
    let spaced: String = text.chars().map(spaced).filter(|&c| !is_unwanted(c)).collect();
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

fn is_unwanted(c: char) -> bool {
    let control = c.is_control() && c != '\n' && c != '\t';
    let direction = matches!(
        c,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    );
    let not_a_character = (c as u32) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    control || direction || not_a_character || matches!(c, '\u{FEFF}' | '\u{2028}' | '\u{2029}')
}

//! How wide text is, about. No font is at hand and every reader has another; so it is guessed
//! generously.

use unicode_segmentation::UnicodeSegmentation;

/// Width of text whose letters are `size` high.
pub(crate) fn measure(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text.graphemes(true).map(hundredths).sum();
    hundredths.saturating_mul(size) / 100
}

/// Text broken into lines no wider than `width`, between words where it can be.
pub(crate) fn wrap(text: &str, width: i32, size: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = format!("{line}{}{word}", if line.is_empty() { "" } else { " " });
        if measure(&longer, size) <= width {
            line = longer;
            continue;
        }
        lines.extend((!line.is_empty()).then(|| std::mem::take(&mut line)));
        line = broken(word, width, size, &mut lines);
    }
    lines.extend((!line.is_empty()).then_some(line));
    lines
}

/// Puts all of a word but its end on lines of their own; the end is what is left to go on with.
fn broken(word: &str, width: i32, size: i32, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for letter in word.graphemes(true) {
        if measure(&line, size) + measure(letter, size) > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(letter);
    }
    line
}

/// Width of a letter in hundredths of its height.
fn hundredths(letter: &str) -> i32 {
    match letter.chars().next().unwrap_or(' ') {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | ' ' => 32,
        'f' | 'r' | 't' | 'I' | '-' | '/' => 40,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 92,
        'A'..='Z' | 'Ä' | 'Ö' | 'Å' => 72,
        c if c < '\u{1100}' => 58,
        _ => 105,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: i32, expected: &[&str]) {
        assert_eq!(wrap(text, width, 10), expected, "{text:?}");
    }

    #[test]
    fn text_is_broken_between_words_and_long_words_inside() {
        check("", 100, &[]);
        check("yksi kaksi", 100, &["yksi kaksi"]);
        check("yksi kaksi kolme", 60, &["yksi kaksi", "kolme"]);
        check("aaaaaaaaaa b", 30, &["aaaaa", "aaaaa", "b"]);
        check("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 10, &["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
    }
}

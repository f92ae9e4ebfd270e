//! What people typed, made fit to store and to show.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_properties::UnicodeEmoji;
use unicode_segmentation::UnicodeSegmentation;

/// How many combining marks may follow each other, joiners between them or not; more is a way to paint
/// over the neighbours.
const MARKS_IN_A_ROW: usize = 3;
/// Most code points of one character: the longest emoji has eleven. More is a way to write a line that
/// no page can break: syllables without an end, letters of Hangul that join. It is taken out.
const IN_A_CHARACTER: usize = 16;
/// Taking out a character may join those beside it, which is looked at again; no text that
/// was written to be read needs a second look.
const LOOKS: usize = 8;

const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';
/// Asks for the coloured form of the sign before it.
const COLOURED: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';
/// The flag that tags follow: Scotland's and others of its kind.
const TAGGED_FLAG: char = '\u{1F3F4}';
const LAST_TAG: char = '\u{E007F}';

/// Unwanted characters go first: one between a letter and its mark would keep them apart in NFC, and
/// cleaning a cleaned text must change nothing.
pub(super) fn clean(raw: &str, lines: bool) -> String {
    let mut text = once(raw, lines);
    for _ in 0..LOOKS {
        let again = once(&text, lines);
        if again == text {
            break;
        }
        text = again;
    }
    text
}

fn once(raw: &str, lines: bool) -> String {
    let mut marks = 0;
    let text: String = visible(&broken(raw, lines))
        .nfc()
        .filter(|&c| {
            marks = match c {
                NON_JOINER | JOINER => marks,
                c if is_combining_mark(c) => marks + 1,
                _ => 0,
            };
            marks <= MARKS_IN_A_ROW
        })
        .collect();
    let mut short = String::with_capacity(text.len());
    for character in text.trim().graphemes(true) {
        if character.chars().nth(IN_A_CHARACTER).is_none() {
            short.push_str(character);
        }
    }
    short.trim().to_owned()
}

/// Whatever parts words or lines becomes a space or a line break.
fn broken(raw: &str, lines: bool) -> String {
    let line = if lines { '\n' } else { ' ' };
    let mut text = String::with_capacity(raw.len());
    let mut before = ' ';
    for c in raw.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => text.push(line),
            '\t' => text.push(' '),
            c => text.push(c),
        }
        before = c;
    }
    text
}

/// Without what nobody sees, but for what emoji and some scripts are written with.
fn visible(text: &str) -> std::vec::IntoIter<char> {
    let chars: Vec<char> = text.chars().filter(|&c| !is_nothing(c)).collect();
    let mut kept: Vec<char> = Vec::with_capacity(chars.len());
    let mut tags = 0;
    for (at, &c) in chars.iter().enumerate() {
        let (before, after) = (kept.last().copied(), chars.get(at + 1).copied());
        if tags > 0 {
            tags -= 1;
        } else if c == TAGGED_FLAG {
            tags = tags_after(&chars[at + 1..]);
        } else if is_ignorable(c) && !is_needed(before, c, after) {
            continue;
        }
        kept.push(c);
    }
    kept.into_iter()
}

/// How many tags make the flag: two to six letters or digits and the last tag.
fn tags_after(chars: &[char]) -> usize {
    let letter = |c: &&char| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
    let letters = chars.iter().take_while(letter).count();
    let whole = (2..=6).contains(&letters) && chars.get(letters) == Some(&LAST_TAG);
    if whole { letters + 1 } else { 0 }
}

/// Whether something is lost without this character between these.
fn is_needed(before: Option<char>, c: char, after: Option<char>) -> bool {
    let before = before.unwrap_or(' ');
    let after = after.unwrap_or(' ');
    match c {
        JOINER if is_picture(after) => {
            is_picture(before) || matches!(before, COLOURED | KEYCAP | LAST_TAG)
        }
        JOINER | NON_JOINER => is_joining(before) && is_joining(after),
        COLOURED => is_picture(before) || (before.is_emoji_char() && after == KEYCAP),
        _ => false,
    }
}

/// A sign that is a picture: no digit, no letter.
fn is_picture(c: char) -> bool {
    !c.is_ascii() && c.is_emoji_char()
}

/// Letters and marks of scripts whose letters join, or stop to, by a joiner: Arabic and its kin, and
/// those of India and what lies around it.
fn is_joining(c: char) -> bool {
    matches!(
        c,
        '\u{600}'..='\u{7FF}'
            | '\u{840}'..='\u{DFF}'
            | '\u{F00}'..='\u{109F}'
            | '\u{1700}'..='\u{1AFF}'
            | '\u{1B00}'..='\u{1C4F}'
            | '\u{A800}'..='\u{A8DF}'
            | '\u{A930}'..='\u{AADF}'
            | '\u{ABC0}'..='\u{ABFF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFE}'
            | '\u{11000}'..='\u{11FFF}'
            | '\u{1E900}'..='\u{1E95F}'
    )
}

/// No character of a text: controls, places that stand for something else, what Unicode keeps out.
fn is_nothing(c: char) -> bool {
    let control = c.is_control() && c != '\n';
    let outside = matches!(c, '\u{FFF9}'..='\u{FFFC}' | '\u{FDD0}'..='\u{FDEF}');
    control || outside || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Unicode's `Default_Ignorable_Code_Point`: what is not shown where it is not understood.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Whether something of a text can be seen where this is: no space, no mark that needs a letter, no
/// letter that is drawn empty.
pub(super) fn is_seen(c: char) -> bool {
    let empty = matches!(c, '\u{2800}' | '\u{1D159}');
    !c.is_whitespace() && !is_combining_mark(c) && !is_ignorable(c) && !is_nothing(c) && !empty
}

/// Whether nothing is shown where this is, not even a space.
pub fn is_unseen(c: char) -> bool {
    is_ignorable(c) || (is_nothing(c) && !c.is_whitespace())
}

/// Whether a name can be read by this: a letter of any script.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() && is_seen(c)
}

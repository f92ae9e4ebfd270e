//! What words are merged by (rules WC1, WC2).

use foorumi_protocol::{Rejection, TypedWord, WordKey};
use unicode_normalization::UnicodeNormalization;

/// Most words in one (rule WC1).
const WORDS_IN_ONE: usize = 3;

/// Marks that say nothing at the ends of a word. Not here: `#`, `%`, `&`, `+`, `@` and the like,
/// without which `C#` or `100 %` would be something else.
const PUNCTUATION: &str =
    ".,;:!?…·•‥\"'`´()[]{}<>/\\|_-‐‑‒–—―*~‘’‚‛“”„‟«»‹›¡¿′″‴‼⁇、。「」『』，．！？：；（）";

/// The word as it is kept and what it is merged by: NFC, trimmed, case-folded, without punctuation
/// at the ends. Diacritics stay: saari is not sääri.
///
/// # Errors
/// `TooManyWords`, `TextEmpty` when nothing visible is left, `TextTooLong` when folding makes it so.
pub(super) fn read(typed: &TypedWord) -> Result<(WordKey, TypedWord), Rejection> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    if words.len() > WORDS_IN_ONE {
        return Err(Rejection::TooManyWords);
    }
    let kept = words.join(" ");
    let folded = fold(&kept);
    let bare = folded.trim_matches(|c: char| c.is_whitespace() || PUNCTUATION.contains(c));
    // A word of punctuation alone, such as ":)", is merged by itself.
    let key = if bare.is_empty() { folded.trim() } else { bare };
    if key.is_empty() {
        return Err(Rejection::TextEmpty);
    }
    let too_long = Rejection::TextTooLong { max: 40 };
    let key = WordKey::new(key).map_err(|_| too_long)?;
    Ok((key, TypedWord::of_kept(&kept)))
}

/// What a word is merged by, where it is one that can be sent (rule WC2).
pub fn word_key(typed: &TypedWord) -> Option<WordKey> {
    read(typed).ok().map(|(key, _)| key)
}

/// Full lower case, the two letters whose upper case has another lower case (ß and final sigma), and
/// one sign for each that people do not distinguish: phones put others than keyboards do.
pub(crate) fn fold(text: &str) -> String {
    let lower = text.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(text.len());
    for c in lower {
        match c {
            'ß' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            '’' | '‘' | '‛' | 'ʼ' | 'ʹ' | '`' | '´' | '′' | '＇' => folded.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => {
                folded.push('-')
            }
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => folded.push('"'),
            c if c.is_whitespace() => folded.push(' '),
            _ => folded.push(c),
        }
    }
    folded.nfc().collect()
}

/// Soft hyphens and zero-width spaces; joiners stay, for emoji and scripts need them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(typed: &str) -> Result<String, Rejection> {
        let typed = TypedWord::new(typed).expect("a word");
        read(&typed).map(|(key, _)| key.as_str().to_owned())
    }

    #[test]
    fn wc2_ft34_key_is_folded_and_keeps_diacritics() {
        let check = |typed: &str, expected: &str| {
            assert_eq!(key(typed).as_deref(), Ok(expected), "{typed}");
        };
        check("Luottamus", "luottamus");
        check("  \"LUOTTAMUS!\" ", "luottamus");
        check("sääri", "sääri");
        check("saari", "saari");
        check("YÖ", "yö");
        check("a\u{308}iti", "äiti");
        check("hyvä   mieli", "hyvä mieli");
        check("hyvä\nmieli.", "hyvä mieli");
        check("tasa-arvo", "tasa-arvo");
        check("C#", "c#");
        check("rock’n’roll", "rock'n'roll");
        check("rock´n`roll", "rock'n'roll");
        check("vaaʼan", "vaa'an");
        check("tasa–arvo", "tasa-arvo");
        check("tasa\u{2011}arvo", "tasa-arvo");
        check("ns. ”hyvä”", "ns. \"hyvä");
        check("hyvä\u{A0}mieli", "hyvä mieli");
        check("100 %", "100 %");
        check("Straße", "strasse");
        check("ΟΔΟΣ", "οδοσ");
        check(":)", ":)");
        check("👍", "👍");
        check("luotta\u{AD}mus", "luottamus");
        assert_eq!(key(&"ß".repeat(40)), Err(Rejection::TextTooLong { max: 40 }));
    }

    #[test]
    fn wc1_three_words_at_most() {
        assert_eq!(key("yksi kaksi kolme").as_deref(), Ok("yksi kaksi kolme"));
        assert_eq!(key("yksi kaksi kolme neljä"), Err(Rejection::TooManyWords));
    }

    proptest! {
        #[test]
        fn wc2_a_words_key_is_its_own_key(raw in "\\PC{1,12}") {
            let Ok(typed) = TypedWord::new(&raw) else { return Ok(()) };
            let Ok((key, _)) = read(&typed) else { return Ok(()) };
            let Ok(again) = TypedWord::new(key.as_str()) else { return Ok(()) };
            prop_assert_eq!(read(&again).map(|(key, _)| key), Ok(key));
        }
    }
}

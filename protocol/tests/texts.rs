//! What is done to text on arrival, held to the cases that the pages are held to as well (`texts/cases.json`).

use foorumi_protocol::{JoinCode, LINE, LINES, NAME, Rejection, Text, parse};
use proptest::prelude::*;
use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Deserialize)]
struct Cases {
    texts: Vec<Case>,
    codes: Vec<Typed>,
}

#[derive(Deserialize)]
struct Case {
    what: String,
    kind: String,
    raw: String,
    cleaned: Option<String>,
    length: Option<usize>,
    refused: Option<String>,
}

#[derive(Deserialize)]
struct Typed {
    what: String,
    typed: String,
    code: Option<String>,
}

fn cases() -> Cases {
    serde_json::from_str(include_str!("../texts/cases.json")).expect("the list can be read")
}

/// Whon arrival makes of a text: through JSON, as it comes.
fn at_the_door<const KIND: u8>(raw: &str) -> Result<String, String> {
    let json = serde_json::to_string(raw).expect("a text is JSON");
    let read: Result<Text<1, 100, KIND>, _> = serde_json::from_str(&json);
    read.map(|text| text.as_str().to_owned()).map_err(|error| {
        let error = error.to_string();
        let code = |(says, code): &(&str, &str)| error.contains(says).then(|| (*code).to_owned());
        let known = [
            ("is empty", "textEmpty"),
            ("is longer than 100", "textTooLong"),
            ("has no letter", "nameWithoutLetter"),
        ];
        known.iter().find_map(code).expect("a refusal that has a code")
    })
}

#[test]
fn tx1_tx2_tx3_tx4_ft31_ft32_ft33_the_door_cleans_and_measures_as_the_list_says() {
    for Case { what, kind, raw, cleaned, length, refused } in cases().texts {
        let made = match kind.as_str() {
            "lines" => at_the_door::<LINES>(&raw),
            "line" => at_the_door::<LINE>(&raw),
            "name" => at_the_door::<NAME>(&raw),
            other => panic!("{other} is no kind of text"),
        };
        let counted = made.as_ref().ok().map(|text| text.graphemes(true).count());
        assert_eq!(made, cleaned.ok_or_else(|| refused.unwrap_or_default()), "{what}");
        assert_eq!(counted, length, "{what}");
    }
}

#[test]
fn ft24_a_name_without_a_letter_is_answered_with_its_code() {
    let frame =
        r#"{"t":"do","commands":[{"n":7,"command":{"meeting":{"do":"setName","name":"123"}}}]}"#;
    let why = parse(frame).expect_err("it is no name").why;
    assert_eq!(why, Rejection::NameWithoutLetter);
}

#[test]
fn ft64_a_code_is_found_in_what_people_type() {
    for Typed { what, typed, code } in cases().codes {
        let found = JoinCode::find(&typed).map(|code| code.to_string());
        assert_eq!(found, code, "{what}");
    }
}

/// Pieces that stick together.
fn sticky() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a",
        " ",
        "\u{301}",
        "\u{200D}",
        "\u{200C}",
        "\u{FE0F}",
        "\u{20E3}",
        "1",
        "👩",
        "🏽",
        "❤",
        "🏴",
        "\u{E0067}",
        "\u{E0062}",
        "\u{E007F}",
        "🇫",
        "क",
        "\u{94D}",
        "\u{1100}",
        "\u{1161}",
        "\u{11A8}",
        "\u{AD}",
        "\u{600}",
        "م",
        "\r",
        "\n",
        "\t",
        "\u{2028}",
        "\u{3164}",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(pieces).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let piece = (piece, 1..24_usize).prop_map(|(piece, times)| piece.repeat(times));
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn ft31_what_was_cleaned_is_clean_and_no_character_is_long(raw in sticky()) {
        for kind in [LINES, LINE] {
            let clean = |raw: &str| match kind {
                LINES => Text::<0, 2000, LINES>::new(raw).map(|text| text.as_str().to_owned()),
                _ => Text::<0, 2000, LINE>::new(raw).map(|text| text.as_str().to_owned()),
            };
            let Ok(text) = clean(&raw) else { return Ok(()) };
            prop_assert_eq!(clean(&text), Ok(text.clone()));
            prop_assert!(text.graphemes(true).all(|one| one.chars().count() <= 16), "{:?}", text);
            prop_assert!(kind == LINES || !text.contains('\n'));
        }
    }
}

//! The guard against personal data: rule CH9. The browser's is held to the same examples
//! (`web-client/src/features/chat/guard.test.ts`).

use foorumi_protocol::SuspectKind;
use foorumi_room::{masked, suspects};
use serde::Deserialize;

#[derive(Deserialize)]
struct Example {
    text: String,
    found: Vec<Found>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Found {
    kind: SuspectKind,
    text: String,
}

fn examples() -> Vec<Example> {
    serde_json::from_str(include_str!("../guard.json")).expect("examples are JSON")
}

#[test]
fn ch9_every_example_is_suspected_as_it_should_and_no_other() {
    let examples = examples();
    for Example { text, found } in &examples {
        let chars: Vec<char> = text.chars().collect();
        let told: Vec<Found> = (suspects(text).iter())
            .map(|one| Found { kind: one.kind, text: chars[one.from..one.to].iter().collect() })
            .collect();
        assert_eq!(told, *found, "{text}");
    }
    // Every century sign, valid and invalid, is among them.
    let codes = |sign: char, valid: bool| {
        let with = examples.iter().filter(|one| one.text.contains(sign));
        with.filter(|one| one.found.iter().any(|f| f.kind == SuspectKind::IdentityCode) == valid)
            .count()
    };
    for sign in "+-YXWVUABCDEF".chars() {
        assert!(codes(sign, true) >= 1 && codes(sign, false) >= 1, "{sign}");
    }
}

#[test]
fn ch9_what_is_covered_is_not_suspected_any_more() {
    for Example { text, found } in examples() {
        let masked = masked(&text);
        assert!(suspects(&masked).is_empty(), "{text}");
        assert!(found.iter().all(|one| !masked.contains(&one.text)), "{text}");
        assert_eq!(found.is_empty(), masked == text, "{text}");
    }
}

//! Every script through every format: no text keeps a bundle from coming (rule RB6).

use super::{
    hostile::{fields, put, whole},
    own,
};
use crate::bundle;
use foorumi_protocol::{Lang, Results, at_rest};
use serde_json::json;
use std::time::{Duration, Instant};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Most code points of a block that are tried, drawn by seed.
const OF_A_BLOCK: usize = 300;
/// Blocks whose texts fill a bundle together.
const TOGETHER: usize = 3;
/// Longest that a bundle may take.
const LONGEST: Duration = Duration::from_secs(10);

/// The blocks of Unicode, by their first and last code points.
fn blocks() -> Vec<(&'static str, Vec<char>)> {
    let block = |line: &'static str| {
        let (range, name) = line.split_once("; ").expect("a range and a name");
        let (first, last) = range.split_once("..").expect("two ends");
        let number = |text| u32::from_str_radix(text, 16).expect("a code point");
        let assigned = |c: &char| c.general_category() != GeneralCategory::Unassigned;
        let all = (number(first)..=number(last)).filter_map(char::from_u32).filter(assigned);
        (name, all.collect())
    };
    include_str!("blocks.txt").lines().map(block).collect()
}

/// Some of them, the same for the same seed.
fn drawn(mut from: Vec<char>, mut seed: u64) -> Vec<char> {
    while from.len() > OF_A_BLOCK {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from.swap_remove((seed >> 33) as usize % from.len());
    }
    from
}

/// Plain, repeated, and in the worst characters that can be made with them.
fn texts(chars: &[char]) -> Vec<String> {
    let mut texts: Vec<String> = chars.chunks(30).map(|some| some.iter().collect()).collect();
    texts.extend(chars.chunks(15).map(|some| some.iter().map(|c| format!("{c} ")).collect()));
    for some in chars.chunks(40) {
        let one = some[0];
        texts.push(one.to_string().repeat(38));
        texts.push(format!("a{}", one.to_string().repeat(36)));
        texts.push(format!("{one}\u{94D}").repeat(19));
        texts.push(format!("क\u{94D}{one}\u{200D}").repeat(9));
        texts.push(format!("\u{1100}{one}\u{1161}\u{11A8}").repeat(9));
        texts.push(format!("م{one}\u{200C}1").repeat(9));
        texts.push(format!("א{one}(x)\u{301}").repeat(7));
        texts.push(format!("{one}\u{FE0F}\u{200D}👩🏽").repeat(8));
    }
    texts
}

/// Makes a bundle in all formats; how long it took.
fn made(results: &Results) -> Duration {
    let begun = Instant::now();
    let bytes = bundle(results, &own(Lang::Fi)).expect("a bundle");
    assert!(bytes.starts_with(b"PK"));
    begun.elapsed()
}

/// Fills every field with texts of the blocks, until each has stood somewhere.
fn tried(part: impl Fn(usize) -> bool) -> (usize, Duration) {
    let plain = whole();
    let fields = fields(&plain);
    let mut chosen = blocks();
    let mut at = 0;
    chosen.retain(|_| {
        at += 1;
        part(at - 1)
    });
    let (mut stood, mut longest) = (0, Duration::ZERO);
    for (nth, some) in chosen.chunks(TOGETHER).enumerate() {
        let texts: Vec<String> = some
            .iter()
            .flat_map(|(_, chars)| texts(&drawn(chars.clone(), nth as u64 + 1)))
            .collect();
        let mut results = plain.clone();
        for (at, field) in fields.iter().enumerate() {
            // Some are longer than a short field takes; the next one may fit.
            let fit = (0..3).any(|more| {
                put(&mut results, field, &texts[(at + more * fields.len()) % texts.len()])
            });
            stood += usize::from(fit);
        }
        let results = serde_json::from_value(results).expect("results");
        longest = longest.max(made(&results));
    }
    println!("{} blocks, {stood} texts stood, the longest bundle took {longest:?}", chosen.len());
    (stood, longest)
}

/// A tenth of the blocks.
#[test]
fn ft30_ft37_texts_of_all_scripts_come_through() {
    let (stood, _) = tried(|block| block % 10 == 3);
    assert!(stood > 1_000, "{stood}");
}

/// All of them, and none takes longer than people wait; for `make proof`.
#[test]
#[ignore = "takes minutes, and is timed"]
fn ft30_ft37_every_block_of_unicode_comes_through_in_time() {
    let (stood, longest) = tried(|_| true);
    assert!(stood > 10_000, "{stood}");
    assert!(longest < LONGEST, "{longest:?}");
}

/// What would not be let in now, but a log may hold: the syllables that once kept every bundle from
/// coming, and characters of many kilobytes.
#[test]
fn ft30_a_kept_syllable_without_an_end_comes_through() {
    let endless = [
        "क\u{94D}".repeat(130),
        "क\u{94D}".repeat(2_000),
        "\u{1100}".repeat(3_000),
        "👩\u{200D}".repeat(2_000),
        format!("x{}", "\u{301}".repeat(5_000)),
        "සා\u{DCA}\u{200D}".repeat(1_000),
        "ᠠ\u{180B}".repeat(1_000),
        "a".repeat(5_000),
        "ش".repeat(5_000),
    ];
    let plain = whole();
    let fields = fields(&plain);
    let mut results = plain.clone();
    let mut stood = 0;
    // Each of them in some fields; paper and pictures of nothing else are not what is asked.
    for (nth, field) in fields.iter().step_by(12).enumerate() {
        let Some(place) = results.pointer_mut(field) else { continue };
        let before = std::mem::replace(place, json!(endless[nth % endless.len()]));
        if at_rest(|| serde_json::from_value::<Results>(results.clone())).is_ok() {
            stood += 1;
        } else if let Some(place) = results.pointer_mut(field) {
            *place = before;
        }
    }
    assert!(stood > 15, "{stood}");
    let results = at_rest(|| serde_json::from_value(results)).expect("results");
    made(&results);
}

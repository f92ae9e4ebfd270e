//! Ids of rules and proofs: each that is cited is defined once, and each that is defined has a test that
//! carries it in its name.

use super::{root, sources};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Where ids are defined, each at the beginning of a line behind one of these marks.
const BOOKS: [(&str, &[&str]); 4] = [
    (RULES, &["- "]),
    ("server/RULES-LOG.md", &["- "]),
    (PROOF, &["| ", "- "]),
    ("ARCHITECTURE.md", &["- **"]),
];
const RULES: &str = "server/room/RULES.md";
const PROOF: &str = "tests/PROOF.md";
/// What looks like an id and is none: a name in a library, and code points of Arabic.
const NO_IDS: [&str; 3] = ["UA1", "FB50", "FE70"];

/// An id as it is written: a family of one or two letters and a number. Families of one letter are few:
/// any other letter with a number is something else.
fn is_id(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let family = &word[..word.len() - digits.len()];
    let number = digits.len() <= 2 && digits.parse().is_ok_and(|n: u8| n > 0);
    let known = family.len() == 2 || ["R", "F", "S", "I"].contains(&family);
    known && number && !digits.starts_with('0') && !NO_IDS.contains(&word)
}

/// The words of a text, with what stands before each.
fn words(text: &str) -> impl Iterator<Item = (char, &str)> {
    let mut before = ' ';
    let parts = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    parts.map(move |part| {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let stood = std::mem::replace(&mut before, part.chars().last().unwrap_or(' '));
        (stood, word)
    })
}

/// Ids in the name of a test, whichever case it is written in.
fn ids_of_name(name: &str) -> BTreeSet<String> {
    words(name).map(|(_, word)| word.to_ascii_uppercase()).filter(|word| is_id(word)).collect()
}

/// Ids that a document, a comment or a message cites: in capitals, and no part of a code point.
fn cited(text: &str) -> BTreeSet<String> {
    let own = |(before, word): &(char, &str)| is_id(word) && !"_+#$".contains(*before);
    words(text).filter(own).map(|(_, word)| word.to_owned()).collect()
}

/// Every id that is defined, with the book and the line.
fn defined() -> BTreeMap<String, (&'static str, String)> {
    let mut found = BTreeMap::new();
    for (book, marks) in BOOKS {
        let text = fs::read_to_string(root().join(book)).expect("the book is there");
        for line in text.lines() {
            let entry = marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or_default();
            let id = entry.split(' ').next().unwrap_or_default();
            if is_id(id) {
                let again = found.insert(id.to_owned(), (book, line.to_owned()));
                assert!(again.is_none(), "{id} is defined twice, in {book} too");
            }
        }
        let some = found.values().filter(|(of, _)| *of == book).count();
        assert!(some > 10, "{book} defines {some} ids");
    }
    found
}

/// Names of the tests of a Rust source.
fn rust_tests(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut marked = false;
    for line in text.lines().map(str::trim) {
        marked |= line == "#[test]" || line.starts_with("#[tokio::test");
        let name = line.split_once("fn ").and_then(|(_, rest)| rest.split(['(', '<']).next());
        if let Some(name) = name.filter(|_| marked && !line.starts_with("//")) {
            found.push(name);
            marked = false;
        }
    }
    found
}

/// Names of the tests of a script, and of what they stand in: `test('…'`, `it.each(…)('…'`.
fn script_tests(text: &str) -> Vec<&str> {
    let begins = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.');
    let calls = ["test", "it", "describe"].into_iter().flat_map(|call| {
        let starts = text.match_indices(call).filter(|(at, _)| begins(*at));
        starts.map(move |(at, _)| &text[at + call.len()..])
    });
    calls.filter_map(name_of_call).collect()
}

/// What a call is given first, if that is a text; what stands before it, as in `.each(…)`, is skipped.
fn name_of_call(mut rest: &str) -> Option<&str> {
    while let Some(method) = rest.strip_prefix('.') {
        rest = method.trim_start_matches(|c: char| c.is_alphanumeric());
    }
    loop {
        let given = rest.strip_prefix('(')?.trim_start();
        let quote = given.chars().next().filter(|c| "'\"`".contains(*c));
        if let Some(quote) = quote {
            return given[1..].split(quote).next();
        }
        rest = &rest[closing(rest)? + 1..];
    }
}

/// Where the bracket closes that `text` begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        (depth == 0).then_some(at)
    })
}

fn tests_of<'a>(path: &Path, text: &'a str) -> Vec<&'a str> {
    if path.extension().is_some_and(|ending| ending == "rs") {
        rust_tests(text)
    } else {
        script_tests(text)
    }
}

/// The name of every test.
pub(crate) fn names_of_tests() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in sources(&["rs", "ts", "mjs"]) {
        let text = fs::read_to_string(&path).expect("a source is text");
        found.extend(tests_of(&path, &text).into_iter().map(str::to_owned));
    }
    assert!(found.len() > 800, "{} tests are seen", found.len());
    found
}

/// Ids that the names of tests carry.
fn carried() -> BTreeSet<String> {
    names_of_tests().iter().flat_map(|name| ids_of_name(name)).collect()
}

/// Whether a line of the proofs names a load that there is: what holds it is measured, not asserted.
fn is_a_load(line: &str) -> bool {
    let main = fs::read_to_string(root().join("loadtest/src/main.rs")).expect("it is there");
    let named = line.split("`loadtest -- ").skip(1).filter_map(|rest| rest.split('`').next());
    named.into_iter().any(|name| {
        let variant = name[..1].to_uppercase() + &name[1..];
        main.contains(&format!("    {variant}(")) || main.contains(&format!("    {variant} {{"))
    })
}

#[test]
fn every_id_that_is_defined_has_a_test_that_carries_it_in_its_name() {
    let carried = carried();
    let held = |id: &str, book: &str, line: &str| match book {
        // What is not marked is planned. A rule's marks may stand on a later line.
        RULES => carried.contains(id) || planned().contains(id),
        PROOF => carried.contains(id) || is_a_load(line),
        "ARCHITECTURE.md" => carried.contains(id) || line.contains('['),
        _ => carried.contains(id),
    };
    let missing: Vec<String> = defined()
        .into_iter()
        .filter(|(id, (book, line))| !held(id, book, line))
        .map(|(id, _)| id)
        .collect();
    assert!(missing.is_empty(), "no test carries {missing:?} in its name");
}

/// Rules of the meeting that are not built yet.
fn planned() -> BTreeSet<String> {
    let book = fs::read_to_string(root().join(RULES)).expect("there is a law book");
    let entries = book.split("\n- ").skip(1);
    let planned =
        entries.filter(|rule| !rule.contains("**[built]**") && !rule.contains("**[partly]**"));
    planned.filter_map(|rule| rule.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn every_id_that_is_cited_is_defined() {
    let defined = defined();
    let mut unknown: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in sources(&["rs", "ts", "mjs", "svelte", "css", "md", "toml", "sh", "Makefile"]) {
        let text = fs::read_to_string(&path).expect("a source is text");
        let tests = tests_of(&path, &text);
        // Those of one letter are sizes and types as well, as in `f32`.
        let named = tests.into_iter().flat_map(ids_of_name).filter(|id| {
            id.len() > 2 && id.as_bytes()[1].is_ascii_uppercase() || defined.contains_key(id)
        });
        for id in cited(&text).into_iter().chain(named) {
            if !defined.contains_key(&id) {
                unknown.entry(id).or_default().insert(path.display().to_string());
            }
        }
    }
    assert!(unknown.is_empty(), "cited and nowhere defined: {unknown:#?}");
}

#[test]
fn ids_and_the_names_of_tests_are_read_as_they_are_written() {
    let of = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(ids_of_name("r2_r5_one_append_sy2_at_once_f"), of(&["R2", "R5", "SY2"]));
    assert_eq!(ids_of_name("closed (AG2, MM1-MM4)"), of(&["AG2", "MM1", "MM4"]));
    assert_eq!(cited("rules PL3, FT12; U+FE7, AG123, F00, A4, x_R7"), of(&["PL3", "FT12"]));
    let rust = "/// AG1 fn ag1_told(\n#[test]\nfn ag2_kept() {}\nfn ag3_step() {}\n\
        #[tokio::test(flavor = \"multi_thread\")]\n#[ignore]\nasync fn ag4_at_once() {}";
    assert_eq!(rust_tests(rust), ["ag2_kept", "ag4_at_once"]);
    let script = "// test of ag1\nsubmit('ag2');\ntest('ag3 (one)', () => {});\n\
        it.each([f(1), 2])('ag4 %s', run);\ntest.skip(`ag5`);\nconst first = edit(\"ag6\");";
    assert_eq!(script_tests(script), ["ag3 (one)", "ag5", "ag4 %s"]);
}

//! What documents name is there: files, folders and tests.

use super::{ids, root, sources};
use std::{collections::BTreeSet, fs, path::PathBuf};

/// How a name ends that is a file of the sources.
const ENDINGS: [&str; 11] =
    ["rs", "ts", "mjs", "svelte", "css", "md", "json", "toml", "yml", "sh", "service"];

/// What stands between backticks in a text, code blocks left out.
fn quoted(text: &str) -> Vec<&str> {
    let plain = text.split("```").step_by(2);
    plain.flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
}

/// Whether this names a file or a folder of the sources: no pattern, nothing that a server writes.
fn is_path(word: &str, top: &BTreeSet<String>) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let ending = word.rsplit_once('.').map_or("", |(_, ending)| ending);
    let first = word.split_once('/').map_or("", |(first, _)| first);
    plain && (top.contains(first) || ENDINGS.contains(&ending)) && !WRITTEN.contains(&word)
}

/// Names of files that a server writes or an older one wrote, and of what is generated.
const WRITTEN: [&str; 8] = [
    "results.json",
    "archive/MEETING/results.json",
    "kept.json",
    "moved/kept/MEETING.json",
    "all.json",
    "report.json",
    "protocol.ts",
    "web-client/src/protocol.ts",
];

fn documents() -> Vec<(PathBuf, String)> {
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a document is text");
        (path, text)
    };
    let is_document = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md");
    let all: Vec<_> = sources(&ENDINGS).into_iter().filter(is_document).map(read).collect();
    assert!(all.len() >= 8, "{} documents are seen", all.len());
    all
}

#[test]
fn files_that_documents_name_are_there() {
    let files: Vec<String> = sources(&ENDINGS)
        .into_iter()
        .filter_map(|path| Some(path.strip_prefix(root()).ok()?.to_str()?.to_owned()))
        .collect();
    let top: BTreeSet<String> =
        files.iter().filter_map(|name| Some(name.split_once('/')?.0.to_owned())).collect();
    let is_there = |name: &str| {
        let bare = name.trim_start_matches("../").trim_end_matches('/');
        // Named from wherever it is plain: `nodes/rules.rs` of the server.
        let (behind, within) = (format!("/{bare}"), format!("{bare}/"));
        files.iter().any(|file| {
            file == bare
                || file.ends_with(&behind)
                || file.starts_with(&within)
                || file.contains(&format!("/{within}"))
        })
    };
    let (mut named, mut missing) = (0, BTreeSet::new());
    for (path, text) in documents() {
        for word in quoted(&text).into_iter().filter(|word| is_path(word, &top)) {
            named += 1;
            if !is_there(word) {
                missing.insert(format!("{word} in {}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "there are no such files: {missing:#?}");
    assert!(named > 100, "{named} files are named");
}

#[test]
fn tests_that_documents_name_are_there() {
    let tests = ids::names_of_tests();
    let is_name =
        |word: &str| word.chars().all(|c| c.is_ascii_lowercase() || "_0123456789".contains(c));
    let (mut named, mut missing) = (0, BTreeSet::new());
    for (path, text) in documents() {
        for word in quoted(&text) {
            let begun = word.strip_suffix('…').filter(|begun| begun.ends_with('_'));
            let whole = Some(word).filter(|word| word.matches('_').count() > 3);
            let Some(name) = begun.or(whole).filter(|name| is_name(name)) else { continue };
            named += 1;
            let fits = |test: &String| test == name || begun.is_some() && test.starts_with(name);
            if !tests.iter().any(fits) {
                missing.insert(format!("{word} in {}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "there are no such tests: {missing:#?}");
    assert!(named > 30, "{named} tests are named");
}

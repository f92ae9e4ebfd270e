//! The architecture's invariants, held by the code itself.

#[path = "architecture/documents.rs"]
mod documents;
#[path = "architecture/ids.rs"]
mod ids;
#[path = "architecture/modules.rs"]
mod modules;
#[path = "architecture/names.rs"]
mod names;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// No file is longer: a bigger one wants another noun.
const MAX_LINES: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn workspace() -> Metadata {
    let manifest = root().join("Cargo.toml");
    let described = MetadataCommand::new().manifest_path(manifest).no_deps().exec();
    described.expect("cargo describes the workspace")
}

/// Sources that git knows or would take, without generated ones.
fn sources(endings: &[&str]) -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    let names = String::from_utf8(listed.stdout).expect("names are text");
    let wanted = |name: &&str| {
        let ending = name.rsplit('.').next().unwrap_or_default();
        endings.contains(&ending) && !name.ends_with("src/protocol.ts")
    };
    let paths = names.lines().filter(wanted).map(|name| root().join(name));
    let found: Vec<PathBuf> = paths.filter(|path| path.exists()).collect();
    assert!(found.len() > 20, "the sources are there");
    found
}

#[test]
fn i1_crates_depend_one_way_only() {
    let workspace = workspace();
    let ours: BTreeSet<&str> = workspace.packages.iter().map(|p| p.name.as_str()).collect();
    let allowed = |from: &str| -> &[&str] {
        match from {
            "foorumi-protocol" | "foorumi-print" => &[],
            "foorumi-room" | "foorumi-language" | "foorumi-client" => &["foorumi-protocol"],
            "loadtest" => &["foorumi-protocol", "foorumi-client"],
            "foorumi-bundle" => &["foorumi-protocol", "foorumi-print"],
            "foorumi-server" => {
                &["foorumi-protocol", "foorumi-room", "foorumi-bundle", "foorumi-language"]
            }
            "foorumi-tests" => &["foorumi-protocol", "foorumi-client", "loadtest"],
            other => panic!("{other} has no place in the picture"),
        }
    };
    // The bundle's tests begin with ballots cast in a real room; its code knows results only. The
    // server's are its clients.
    let in_tests = [("foorumi-bundle", "foorumi-room"), ("foorumi-server", "foorumi-client")];
    for package in &workspace.packages {
        for dependency in package.dependencies.iter().filter(|d| ours.contains(d.name.as_str())) {
            let pair = (package.name.as_str(), dependency.name.as_str());
            let tested = dependency.kind == DependencyKind::Development && in_tests.contains(&pair);
            let fine = tested || allowed(pair.0).contains(&pair.1);
            assert!(fine, "{} depends on {}", package.name, dependency.name);
        }
    }
}

#[test]
fn the_room_brings_no_clock_no_chance_and_no_input() {
    let workspace = workspace();
    let room = workspace.packages.iter().find(|p| p.name.as_str() == "foorumi-room");
    let dependencies = room.expect("there is a room").dependencies.iter();
    let normal = dependencies.filter(|dependency| dependency.kind == DependencyKind::Normal);
    let names: BTreeSet<&str> = normal.map(|dependency| dependency.name.as_str()).collect();
    for impure in ["tokio", "rand", "jiff", "chrono", "rusqlite", "uuid", "dashmap", "tracing"] {
        assert!(!names.contains(impure), "the room depends on {impure}");
    }
}

#[test]
fn i11_the_servers_modules_use_each_other_in_no_circle() {
    let levels: Vec<_> = modules::Modules::of(&root().join("server/src")).levels().collect();
    let uses = |user: &str, used: &str| {
        levels.iter().any(|uses| uses.get(user).is_some_and(|all| all.contains(used)))
    };
    for (user, used) in [("net", "app"), ("registry", "task"), ("log", "answer")] {
        assert!(uses(user, used), "it sees that {user} uses {used}");
    }
    for uses in &levels {
        let circle = modules::circle(uses);
        assert!(circle.is_none(), "each uses the next, and the last the first: {circle:?}");
    }
}

#[test]
fn a_circle_of_modules_is_found() {
    let uses = |pairs: &[(&str, &[&str])]| -> modules::Uses {
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        pairs.iter().map(|(module, used)| ((*module).to_owned(), own(used))).collect()
    };
    let none = uses(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])]);
    assert_eq!(modules::circle(&none), None);
    let some = uses(&[("a", &["b"]), ("b", &["c"]), ("c", &["d", "b"]), ("d", &[])]);
    assert_eq!(modules::circle(&some), Some(vec!["b".to_owned(), "c".to_owned()]));
}

#[test]
fn no_file_is_too_long() {
    for path in sources(&["rs", "ts", "svelte", "css", "js", "mjs"]) {
        let lines = fs::read_to_string(&path).expect("a source is text").lines().count();
        assert!(lines <= MAX_LINES, "{}: {lines} lines", path.display());
    }
}

#[test]
fn nothing_is_left_to_do() {
    // Written apart, so that this file does not find itself.
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("todo", "!("),
        concat!("unimple", "mented!("),
    ];
    for path in sources(&["rs", "ts", "svelte", "mjs"]) {
        let text = fs::read_to_string(&path).expect("a source is text");
        let left = marks.iter().find(|mark| text.contains(**mark));
        assert_eq!(left, None, "{}", path.display());
    }
}

//! Names of types: one name, one meaning, whichever crate it stands in.

use super::{sources, workspace};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

/// The public type that a line defines, if it defines one. A type that is only passed on (`pub use`) is
/// defined elsewhere.
fn defined(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub ")?;
    let (kind, rest) = rest.split_once(' ')?;
    let is_type = ["struct", "enum", "union", "trait", "type"].contains(&kind);
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
    name.filter(|name| is_type && !name.is_empty())
}

#[test]
fn no_public_type_has_its_name_in_two_crates() {
    let workspace = workspace();
    let mut crates: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for path in sources(&["rs"]) {
        let path = path.canonicalize().expect("a source is there");
        let mut own = workspace.packages.iter().filter_map(|package| {
            let src = package.manifest_path.parent()?.join("src").canonicalize_utf8().ok()?;
            path.starts_with(&src).then_some(package.name.as_str())
        });
        let Some(package) = own.next() else { continue };
        let text = fs::read_to_string(&path).expect("a source is text");
        for name in text.lines().filter_map(defined) {
            crates.entry(name.to_owned()).or_default().insert(package);
        }
    }
    assert!(crates.len() > 300, "{} public types are seen", crates.len());
    crates.retain(|_, of| of.len() > 1);
    assert!(crates.is_empty(), "each has two meanings: {crates:#?}");
}

#[test]
fn a_public_type_is_told_from_what_is_passed_on_and_what_is_not_public() {
    let names = ["pub struct Seq(u64);", "    pub enum Eye {", "pub trait Log: Send {"];
    assert_eq!(names.map(defined), [Some("Seq"), Some("Eye"), Some("Log")]);
    let others = ["pub use log::Log;", "struct Own;", "pub(crate) struct Near;", "pub fn log() {"];
    assert_eq!(others.map(defined), [None; 4]);
}

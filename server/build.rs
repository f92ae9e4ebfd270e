//! The pages are part of the binary: when they are built anew, so is it.

use std::path::Path;

const PAGES: &str = "../web-client/dist";

fn main() {
    // A path that is not there would make every build a new one.
    let watched = if Path::new(PAGES).exists() { PAGES } else { "build.rs" };
    println!("cargo::rerun-if-changed={watched}");
}

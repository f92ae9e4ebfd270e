//! The server's program: found, or built.

use anyhow::{Context, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};
use tokio::process::Command;

/// The workspace, in which [`SOURCES`] stand.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// What the server is built from, besides the libraries.
const SOURCES: [&str; 7] = [
    "protocol/src",
    "server/room/src",
    "server/language/src",
    "server/bundle/src",
    "server/bundle/print/src",
    "server/src",
    "server/templates",
];

/// The server's program that tests and crowds run: the one of `FOORUMI_BINARY`, else the one that was
/// built beside this program.
///
/// # Errors
/// When there is none, or it is older than its sources: a test that builds would wait for the
/// compiler, and one that runs yesterday's server would prove nothing.
pub fn server_binary() -> anyhow::Result<PathBuf> {
    if let Some(named) = std::env::var_os("FOORUMI_BINARY") {
        return Ok(named.into());
    }
    let own = std::env::current_exe()?;
    // Tests stand one folder deeper than programs.
    let mut binaries = own.ancestors().skip(1).take(2).map(|folder| folder.join("foorumi"));
    let binary = binaries.find(|path| path.is_file()).with_context(|| {
        format!("no server beside {}: `cargo build --bin foorumi` makes it", own.display())
    })?;
    let built = fs::metadata(&binary)?.modified()?;
    for sources in SOURCES {
        let newer = newer_than(built, &Path::new(ROOT).join(sources))?;
        ensure!(newer.is_none(), "{} is older than {newer:?}: build it first", binary.display());
    }
    Ok(binary)
}

/// Builds the server in the profile of this program, for whoever runs it by hand.
///
/// # Errors
/// When it does not compile.
pub async fn build_server() -> anyhow::Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::file_name).context("programs stand in a folder")?;
    let profile = if folder == "debug" { "dev".into() } else { folder.to_string_lossy() };
    let built = Command::new(cargo)
        .args(["build", "--profile", &profile, "--bin", "foorumi"])
        .current_dir(ROOT)
        .status()
        .await?;
    ensure!(built.success(), "the server does not compile");
    server_binary()
}

/// A file below `path` that changed after `time`.
fn newer_than(time: SystemTime, path: &Path) -> anyhow::Result<Option<PathBuf>> {
    if !path.is_dir() {
        return Ok((fs::metadata(path)?.modified()? > time).then(|| path.to_owned()));
    }
    for entry in fs::read_dir(path)? {
        if let Some(found) = newer_than(time, &entry?.path())? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

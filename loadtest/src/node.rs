//! A server of one's own: found or built, started on a free port, watched and stopped.

use crate::Api;
use anyhow::{Context, bail, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, SystemTime},
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    time::timeout,
};

/// Longest that a server may take to be ready.
const START: Duration = Duration::from_secs(30);
/// Longest that a server may take to stop when asked to.
const STOP: Duration = Duration::from_secs(20);
/// A simulated crowd comes from one address, as no real one does: so the bounds are wider than usual.
/// By the environment, since an older server does not know the options.
const WIDE_DOORS: [(&str, &str); 10] = [
    ("FOORUMI_CODES_AN_ADDRESS", "100000"),
    ("FOORUMI_CODES_IN_ALL", "100000"),
    ("FOORUMI_NEWCOMERS_AT_ONCE", "100000"),
    ("FOORUMI_NEWCOMERS_A_SECOND", "100000"),
    ("FOORUMI_SOCKETS_AN_ADDRESS", "100000"),
    ("FOORUMI_CONNECTIONS_AN_ADDRESS", "100000"),
    // One client does what a hall would.
    ("FOORUMI_IDEAS_A_MINUTE", "100000"),
    ("FOORUMI_IDEAS_A_SHEET", "100000"),
    ("FOORUMI_MESSAGES_AN_HOUR", "1000000"),
    ("FOORUMI_ASKS_A_MINUTE", "100000"),
];
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

/// A running server. Killed when dropped.
#[derive(Debug)]
pub struct Node {
    child: Child,
    api: Api,
}

impl Node {
    /// Starts `binary` with its data in `data`, on a free port of the loopback.
    ///
    /// # Errors
    /// When it does not tell its address in half a minute.
    pub async fn start(binary: &Path, data: &Path, args: &[&str]) -> anyhow::Result<Self> {
        Self::start_at(binary, data, "127.0.0.1:0", args).await
    }

    /// Starts it at an address, so that clients of an earlier one find it again.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_at(
        binary: &Path,
        data: &Path,
        listen: &str,
        args: &[&str],
    ) -> anyhow::Result<Self> {
        Self::start_telling(binary, data, listen, args, "warn").await
    }

    /// The same, with another level of what it logs unless `RUST_LOG` is set.
    pub(crate) async fn start_telling(
        binary: &Path,
        data: &Path,
        listen: &str,
        args: &[&str],
        level: &str,
    ) -> anyhow::Result<Self> {
        let level = std::env::var("RUST_LOG").unwrap_or_else(|_| level.into());
        let mut command = Command::new(binary);
        command.envs(WIDE_DOORS);
        Self::run(command, data, listen, args, &level).await
    }

    /// Starts it with the bounds at its doors that it has by itself.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub(crate) async fn start_guarded(
        binary: &Path,
        data: &Path,
        args: &[&str],
    ) -> anyhow::Result<Self> {
        Self::run(Command::new(binary), data, "127.0.0.1:0", args, "error").await
    }

    async fn run(
        mut command: Command,
        data: &Path,
        listen: &str,
        args: &[&str],
        level: &str,
    ) -> anyhow::Result<Self> {
        let mut child = command
            .args(["--listen", listen, "--data"])
            .arg(data)
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .env("RUST_LOG", level)
            .kill_on_drop(true)
            .spawn()
            .context("the server can be started")?;
        let stdout = child.stdout.take().context("its output is ours")?;
        let mut lines = BufReader::new(stdout).lines();
        let address = async {
            while let Some(line) = lines.next_line().await? {
                if let Some(at) = line.find("http://") {
                    let rest = &line[at..];
                    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                    return Ok(rest[..end].trim_end_matches('/').to_owned());
                }
            }
            bail!("it stopped before it told its address")
        };
        let origin = timeout(START, address).await.context("it did not start")??;
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { child, api: Api::new(origin) })
    }

    /// Its address.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// Its process id, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.child.id()
    }

    /// Kills it as a power cut would.
    ///
    /// # Errors
    /// When it has ended already.
    pub async fn kill(mut self) -> anyhow::Result<()> {
        Ok(self.child.kill().await?)
    }

    /// Asks it to stop and waits until it has.
    ///
    /// # Errors
    /// When it does not stop, or stops with an error.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let pid = self.child.id().context("it runs")?;
        let asked = Command::new("kill").args(["-TERM", &pid.to_string()]).status().await?;
        ensure!(asked.success(), "it could not be asked to stop");
        let status = timeout(STOP, self.child.wait()).await.context("it does not stop")??;
        ensure!(status.success(), "it stopped with {status}");
        Ok(())
    }
}

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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for sources in SOURCES {
        let newer = newer_than(built, &root.join(sources))?;
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
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
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

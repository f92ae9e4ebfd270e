//! A server of one's own: started on a free port, watched and stopped.

use crate::Api;
use anyhow::{Context, bail, ensure};
use std::{env, fs::File, net::SocketAddr, path::Path, process::Stdio, time::Duration};
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

/// How a server is started: on a free port of the loopback, with the bounds that it has by itself, and
/// telling what `RUST_LOG` says (warnings, if it says nothing) on the error output of this process.
#[derive(Debug)]
pub struct Launch {
    command: Command,
    listen: String,
}

impl Launch {
    /// The program `binary` with its data in `data`.
    pub fn new(binary: &Path, data: &Path) -> Self {
        let mut command = Command::new(binary);
        let level = env::var("RUST_LOG").unwrap_or_else(|_| "warn".into());
        command.arg("--data").arg(data).env("RUST_LOG", level);
        command.stdout(Stdio::piped()).stderr(Stdio::inherit()).kill_on_drop(true);
        Self { command, listen: "127.0.0.1:0".into() }
    }

    /// With these options.
    pub fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
        self
    }

    /// At an address (`host:port`), so that clients of an earlier one find it again.
    pub fn listen(mut self, address: &str) -> Self {
        self.listen = address.into();
        self
    }

    /// With bounds wide enough for a crowd that comes from one address.
    pub fn for_a_crowd(mut self) -> Self {
        self.command.envs(WIDE_DOORS);
        self
    }

    /// Telling this (`off`, `error`, `info`), whatever `RUST_LOG` says.
    pub fn log(mut self, level: &str) -> Self {
        self.command.env("RUST_LOG", level);
        self
    }

    /// Telling it into a file.
    pub fn log_into(mut self, file: File) -> Self {
        self.command.stderr(file);
        self
    }

    /// Starts it and waits until it is ready.
    ///
    /// # Errors
    /// When it does not tell its address in half a minute.
    pub async fn start(mut self) -> anyhow::Result<ServerProcess> {
        self.command.args(["--listen", &self.listen]);
        let mut child = self.command.spawn().context("the server can be started")?;
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
        // Whatever else it prints is read, so that it never waits for this process.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(ServerProcess { child, api: Api::new(origin) })
    }
}

/// A running server. Killed when dropped.
#[derive(Debug)]
pub struct ServerProcess {
    child: Child,
    api: Api,
}

impl ServerProcess {
    /// Starts one for a crowd ([`Launch::for_a_crowd`]) with these options.
    ///
    /// # Errors
    /// As [`Launch::start`].
    pub async fn start(binary: &Path, data: &Path, args: &[&str]) -> anyhow::Result<Self> {
        Launch::new(binary, data).args(args).for_a_crowd().start().await
    }

    /// Its HTTP side.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When it has told a name instead of an address.
    pub fn address(&self) -> anyhow::Result<SocketAddr> {
        Ok(self.api.address().parse()?)
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

//! A Redis of one's own: Debian's, on a free port, with its own folder. Killed and started at will.

use anyhow::{Context, bail, ensure};
use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    process::{Child, Command},
    time::{sleep, timeout},
};

/// Longest that Redis may take to answer after its start.
const START: Duration = Duration::from_secs(60);

/// Settings under which nothing that is confirmed is lost.
pub const DURABLE: &[&str] =
    &["--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"];

/// A Redis. Killed when dropped.
#[derive(Debug)]
pub struct Redis {
    child: Option<Child>,
    port: u16,
    folder: PathBuf,
    args: Vec<String>,
}

impl Redis {
    /// Starts one with these settings and its data in `folder`.
    ///
    /// # Errors
    /// When it cannot be started, for example because it is not installed.
    pub async fn start(folder: &Path, args: &[&str]) -> anyhow::Result<Self> {
        fs::create_dir_all(folder)?;
        let args = args.iter().map(|arg| (*arg).to_owned()).collect();
        let mut redis = Self { child: None, port: free_port()?, folder: folder.into(), args };
        // Somebody else may take the port in between; then another one is tried.
        while !redis.run().await? {
            redis.port = free_port()?;
        }
        Ok(redis)
    }

    /// Its port on the loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Kills it as a power cut would.
    ///
    /// # Errors
    /// When it cannot be killed.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill().await?;
        }
        Ok(())
    }

    /// Starts it again with what its folder holds.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        ensure!(self.run().await?, "Redis ended at once");
        Ok(())
    }

    /// Removes everything that it wrote. It must not run.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn empty(&self) -> anyhow::Result<()> {
        fs::remove_dir_all(&self.folder)?;
        Ok(fs::create_dir_all(&self.folder)?)
    }

    /// Says something to it and hears the first line of its answer.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn say(&self, words: &str) -> anyhow::Result<String> {
        say(self.port, words).await
    }

    async fn run(&mut self) -> anyhow::Result<bool> {
        let port = self.port.to_string();
        let mut child = Command::new("redis-server")
            .args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--daemonize", "no"])
            .arg("--dir")
            .arg(&self.folder)
            .args(&self.args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("redis-server can be started: make redis installs it")?;
        let answers = async {
            loop {
                match say(self.port, "PING").await {
                    Ok(answer) if !answer.starts_with("-LOADING") => return Ok(true),
                    _ if child.try_wait()?.is_some() => return Ok(false),
                    _ => sleep(Duration::from_millis(10)).await,
                }
            }
        };
        let answers: anyhow::Result<bool> =
            timeout(START, answers).await.context("Redis does not start")?;
        let answers = answers?;
        self.child = answers.then_some(child);
        Ok(answers)
    }
}

async fn say(port: u16, words: &str) -> anyhow::Result<String> {
    let mut line = TcpStream::connect(("127.0.0.1", port)).await?;
    line.write_all(format!("{words}\r\n").as_bytes()).await?;
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n") {
        match timeout(START, line.read_u8()).await? {
            Ok(byte) => answer.push(byte),
            Err(error) => bail!(error),
        }
    }
    Ok(String::from_utf8_lossy(&answer).trim_end().to_owned())
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

//! A Redis of one's own: Debian's, on a free port, with a folder of its own. Killed and started at will.
//!
//! Its calls block for as long as Redis takes; a runtime that has other work meanwhile makes room for
//! them (`block_in_place`).

use crate::say;
use anyhow::{Context, ensure};
use std::{
    fs, io,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Longest that Redis may take to start.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often one that starts is asked whether it is ready.
const AGAIN: Duration = Duration::from_millis(10);

/// Settings under which nothing that is confirmed is lost.
pub const DURABLE: &[&str] =
    &["--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"];

/// A running Redis. Killed when dropped.
#[derive(Debug)]
pub struct RedisProcess {
    child: Option<Child>,
    port: u16,
    folder: PathBuf,
    args: Vec<String>,
    /// The folder goes with it, if it was made for it.
    own: Option<TempDir>,
}

impl RedisProcess {
    /// Starts one that loses nothing, in a folder that goes with it.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn durable() -> anyhow::Result<Self> {
        Self::fresh(DURABLE)
    }

    /// Starts one with these settings, in a folder that goes with it.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn fresh(args: &[&str]) -> anyhow::Result<Self> {
        let own = TempDir::new()?;
        let mut redis = Self::start(own.path(), args)?;
        redis.own = Some(own);
        Ok(redis)
    }

    /// Starts one with these settings in `folder`, from what stands there if something does.
    ///
    /// # Errors
    /// When it cannot be started, for example because it is not installed.
    pub fn start(folder: &Path, args: &[&str]) -> anyhow::Result<Self> {
        fs::create_dir_all(folder)?;
        let (port, args) = (free_port()?, args.iter().map(|arg| (*arg).to_owned()).collect());
        let mut redis = Self { child: None, port, folder: folder.into(), args, own: None };
        // Somebody else may take the port in between; then another one is tried.
        while !redis.run()? {
            redis.port = free_port()?;
        }
        Ok(redis)
    }

    /// Its port on the loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Its address, as the server's option takes it.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Kills it as a power cut would.
    ///
    /// # Errors
    /// When it cannot be killed.
    pub fn kill(&mut self) -> io::Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Starts it again at the same port, with what its folder holds.
    ///
    /// # Errors
    /// When it does not start.
    pub fn restart(&mut self) -> anyhow::Result<()> {
        ensure!(self.run()?, "Redis ended at once");
        Ok(())
    }

    /// Removes everything that it wrote. It must not run.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn empty(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.is_dir() {
                fs::remove_dir_all(path)?;
            } else {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Says something to it in its own words, and hears the answer as [`say`] does.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn say(&self, words: &str) -> io::Result<String> {
        say(self.port, words)
    }

    /// Whether a text stands in any of its files.
    ///
    /// # Errors
    /// When its folder cannot be read.
    pub fn holds(&self, text: &str) -> io::Result<bool> {
        holds(&self.folder, text.as_bytes())
    }

    /// Whether it is up; not if it ended at once, as when its port is taken.
    fn run(&mut self) -> anyhow::Result<bool> {
        let port = self.port.to_string();
        let child = Command::new("redis-server")
            .args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--daemonize", "no"])
            .arg("--dir")
            .arg(&self.folder)
            .args(&self.args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("redis-server can be started: make redis installs it")?;
        let child = self.child.insert(child);
        let begun = Instant::now();
        while !say(self.port, "PING").is_ok_and(|answer| !answer.starts_with("-LOADING")) {
            if child.try_wait()?.is_some() {
                return Ok(false);
            }
            ensure!(begun.elapsed() < PATIENCE, "Redis does not start");
            thread::sleep(AGAIN);
        }
        Ok(true)
    }
}

impl Drop for RedisProcess {
    fn drop(&mut self) {
        // One that has ended already is as good.
        let _ = self.kill();
    }
}

/// A port of the loopback that was free just now.
///
/// # Errors
/// When there is none.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn holds(folder: &Path, text: &[u8]) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // A file may be gone by now.
        let found = if path.is_dir() {
            holds(&path, text)?
        } else {
            let bytes = fs::read(path).unwrap_or_default();
            bytes.windows(text.len()).any(|part| part == text)
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

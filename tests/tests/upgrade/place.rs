//! Where a server of one's own keeps its data: a folder, or a folder beside a Redis.

use crate::told::Told;
use anyhow::{Context, ensure};
use foorumi_client::{DURABLE, RedisProcess, ServerProcess};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// Data kept by earlier releases, a folder for each version of the rules.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/kept");
const TOLD: &str = "told.json";

/// One node alone, or over Redis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Embedded,
    Redis,
}

impl Kind {
    pub(crate) const ALL: [Self; 2] = [Self::Embedded, Self::Redis];

    fn file(self) -> &'static str {
        match self {
            Self::Embedded => "embedded.tar.gz",
            Self::Redis => "redis.tar.gz",
        }
    }
}

pub(crate) struct Place {
    pub(crate) folder: TempDir,
    redis: Option<RedisProcess>,
}

impl Place {
    /// An empty one.
    pub(crate) async fn fresh(kind: Kind) -> anyhow::Result<Self> {
        Self::in_folder(kind, tempfile::tempdir()?).await
    }

    /// As an earlier release left it, with what it had told.
    pub(crate) async fn kept(release: &Path, kind: Kind) -> anyhow::Result<(Self, Told)> {
        let folder = tempfile::tempdir()?;
        let from = release.join(kind.file());
        run(Command::new("tar").arg("-xzf").arg(from).arg("-C").arg(folder.path()))?;
        let told = serde_json::from_slice(&fs::read(folder.path().join(TOLD))?)?;
        Ok((Self::in_folder(kind, folder).await?, told))
    }

    async fn in_folder(kind: Kind, folder: TempDir) -> anyhow::Result<Self> {
        let redis = match kind {
            Kind::Embedded => None,
            Kind::Redis => Some(RedisProcess::start(&folder.path().join("redis"), DURABLE)?),
        };
        Ok(Self { folder, redis })
    }

    /// Starts the server here.
    pub(crate) async fn start(&self, binary: &Path) -> anyhow::Result<ServerProcess> {
        self.start_node(binary, "data").await
    }

    /// Starts a node with a data folder of this name.
    pub(crate) async fn start_node(
        &self,
        binary: &Path,
        data: &str,
    ) -> anyhow::Result<ServerProcess> {
        let args = self.args()?;
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        ServerProcess::start(binary, &self.folder.path().join(data), &args).await
    }

    /// Says something to its Redis.
    pub(crate) fn say(&self, words: &str) -> anyhow::Result<String> {
        Ok(self.redis.as_ref().context("there is a Redis")?.say(words)?)
    }

    /// Keys of open votes that stand here.
    pub(crate) fn vote_keys(&self, meetings: &[&str]) -> anyhow::Result<u64> {
        let Some(redis) = &self.redis else {
            let file = self.folder.path().join("data/keys.sqlite");
            let file = rusqlite::Connection::open(file)?;
            return Ok(file.query_row("SELECT count(*) FROM keys", (), |row| row.get(0))?);
        };
        let mut keys = 0;
        for meeting in meetings {
            let answer = redis.say(&format!("HLEN foorumi:1:{{{meeting}}}:hands"))?;
            let count = answer.strip_prefix(':').with_context(|| answer.clone())?;
            keys += count.parse::<u64>()?;
        }
        Ok(keys)
    }

    fn args(&self) -> anyhow::Result<Vec<String>> {
        let mut args = Vec::new();
        if let Some(redis) = &self.redis {
            let archive = self.folder.path().join("archive");
            let archive = archive.to_str().context("folders have plain names")?;
            args.extend(["--redis-url", &redis.url(), "--archive", archive].map(str::to_owned));
        }
        Ok(args)
    }

    /// Keeps all of it, once nothing runs.
    pub(crate) async fn pack(
        mut self,
        kind: Kind,
        release: &Path,
        told: &Told,
    ) -> anyhow::Result<()> {
        if let Some(redis) = &mut self.redis {
            redis.kill()?;
        }
        fs::write(self.folder.path().join(TOLD), serde_json::to_vec(told)?)?;
        fs::create_dir_all(release)?;
        let (to, from) = (release.join(kind.file()), self.folder.path());
        // Each file with the same owner and in the same order, whoever records.
        let same = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner"];
        run(Command::new("tar").args(same).arg("-czf").arg(to).arg("-C").arg(from).arg("."))
    }
}

/// What is kept of each earlier release.
pub(crate) fn releases() -> anyhow::Result<Vec<PathBuf>> {
    let mut releases = Vec::new();
    for entry in fs::read_dir(KEPT)? {
        let path = entry?.path();
        if path.is_dir() {
            releases.push(path);
        }
    }
    ensure!(!releases.is_empty(), "nothing is kept in {KEPT}");
    releases.sort();
    Ok(releases)
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    ensure!(command.status()?.success(), "{command:?} failed");
    Ok(())
}

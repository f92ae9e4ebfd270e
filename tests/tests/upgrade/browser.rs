//! A browser that speaks JSON and knows no type of it: what an earlier release said is compared as it
//! was said, and texts go through that a client of today would not make.

use anyhow::{Context, bail, ensure};
use foorumi_client::{Api, Connection, new_client_id};
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::timeout;

/// Longest that something is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Longest until all is there that was there before, on a busy machine.
const SETTLED: Duration = Duration::from_secs(15);

/// What somebody sees: parts under their keys.
pub(crate) type Parts = BTreeMap<String, Value>;

pub(crate) struct Browser {
    connection: Connection,
    pub(crate) token: String,
    /// A number that the server makes of the person and its key.
    pub(crate) shuffle: u64,
    pub(crate) parts: Parts,
    staged: Vec<(String, Option<Value>)>,
    answers: BTreeMap<u64, Value>,
    n: u64,
}

impl Browser {
    /// Comes in at a door, anew or with a token, and waits for the whole view.
    pub(crate) async fn join(api: &Api, door: &Value, token: Option<&str>) -> anyhow::Result<Self> {
        let mut browser = Self {
            connection: Connection::dial(&api.socket()).await?,
            token: String::new(),
            shuffle: 0,
            parts: Parts::new(),
            staged: Vec::new(),
            answers: BTreeMap::new(),
            n: 0,
        };
        let mut hello = json!({ "t": "hello", "version": 1, "door": door, "client": new_client_id(), "lang": "fi" });
        if let Some(token) = token {
            hello["token"] = token.into();
        }
        browser.send(&hello).await?;
        let welcome = timeout(PATIENCE, browser.next()).await??;
        ensure!(welcome["t"] == "welcome", "{welcome}");
        browser.token = welcome["token"].as_str().context("a token")?.to_owned();
        browser.shuffle = welcome["shuffle"].as_u64().context("a number")?;
        let whole = async {
            while !browser.hear().await? {}
            anyhow::Ok(())
        };
        timeout(PATIENCE, whole).await.context("no view")??;
        Ok(browser)
    }

    /// Why somebody is not let in.
    pub(crate) async fn refusal(api: &Api, door: &Value) -> anyhow::Result<String> {
        match Self::join(api, door, None).await {
            Ok(_) => bail!("let in"),
            Err(why) => Ok(why.to_string()),
        }
    }

    /// Does something that must be accepted.
    pub(crate) async fn does(&mut self, command: Value) -> anyhow::Result<()> {
        let answer = self.tries(&command).await?;
        ensure!(answer["outcome"] == "accepted", "{command}: {answer}");
        Ok(())
    }

    /// Does something; the answer.
    pub(crate) async fn tries(&mut self, command: &Value) -> anyhow::Result<Value> {
        self.n += 1;
        let commands = json!([{ "n": self.n, "command": command }]);
        self.send(&json!({ "t": "do", "commands": commands })).await?;
        let answered = async {
            loop {
                if let Some(answer) = self.answers.remove(&self.n) {
                    return Ok(answer);
                }
                self.hear().await?;
            }
        };
        timeout(PATIENCE, answered).await.context("no answer")?
    }

    /// Waits until the view is as wanted.
    pub(crate) async fn until(&mut self, wanted: impl Fn(&Parts) -> bool) -> anyhow::Result<()> {
        let there = async {
            while !wanted(&self.parts) {
                self.hear().await?;
            }
            Ok(())
        };
        timeout(PATIENCE, there).await.context("the view did not become what was waited for")?
    }

    /// Waits until the view passes; what it did not pass is the error. What only a voter's alias sees
    /// comes a moment after the rest: its key is fetched first.
    pub(crate) async fn passes(
        &mut self,
        check: impl Fn(&Parts) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match timeout(SETTLED, self.until(|parts| check(parts).is_ok())).await {
            Ok(passed) => passed,
            Err(_) => check(&self.parts),
        }
    }

    /// The key of the part with this text as its question, title, text or topic; of any without one.
    pub(crate) async fn key(&mut self, kind: &str, text: &str) -> anyhow::Result<String> {
        let find = |parts: &Parts| {
            let mut of_kind = parts.iter().filter(|(key, _)| key.starts_with(&format!("{kind}:")));
            of_kind.find(|(_, part)| tells(part, text)).map(|(key, _)| key.clone())
        };
        let waits = self.until(|parts| find(parts).is_some()).await;
        waits.with_context(|| format!("{kind} {text:?}"))?;
        find(&self.parts).context("just seen")
    }

    /// The same without the kind before it: an id.
    pub(crate) async fn id(&mut self, kind: &str, text: &str) -> anyhow::Result<String> {
        let key = self.key(kind, text).await?;
        Ok(key.rsplit(':').next().unwrap_or_default().to_owned())
    }

    async fn send(&mut self, frame: &Value) -> anyhow::Result<()> {
        self.connection.send_text(frame.to_string()).await
    }

    /// Takes one frame. Whether it completed a view.
    async fn hear(&mut self) -> anyhow::Result<bool> {
        let frame = self.next().await?;
        if frame["t"] == "answers" {
            for answer in frame["answers"].as_array().into_iter().flatten() {
                self.answers.insert(answer["n"].as_u64().unwrap_or_default(), answer.clone());
            }
        }
        if frame["t"] != "parts" {
            return Ok(false);
        }
        if frame["whole"] == true {
            self.staged = self.parts.keys().map(|key| (key.clone(), None)).collect();
        }
        for key in frame["gone"].as_array().into_iter().flatten() {
            self.staged.push((key.as_str().unwrap_or_default().to_owned(), None));
        }
        for keyed in frame["parts"].as_array().into_iter().flatten() {
            let key = keyed["key"].as_str().unwrap_or_default().to_owned();
            self.staged.push((key, Some(keyed["part"].clone())));
        }
        if frame["more"] == true {
            return Ok(false);
        }
        for (key, part) in self.staged.drain(..) {
            match part {
                Some(part) => drop(self.parts.insert(key, part)),
                None => drop(self.parts.remove(&key)),
            }
        }
        Ok(true)
    }

    async fn next(&mut self) -> anyhow::Result<Value> {
        match self.connection.next_frame().await? {
            Some(frame) => frame.read(),
            None => bail!("closed: {:?}", self.connection.close_code()),
        }
    }
}

fn tells(part: &Value, text: &str) -> bool {
    let own = ["text", "topic", "shown"].iter().any(|field| part[*field] == text);
    own || text.is_empty() || ["question", "title"].iter().any(|field| part[*field]["fi"] == text)
}

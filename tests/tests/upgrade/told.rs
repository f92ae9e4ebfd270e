//! What was told to whom when the data was kept, and is to be told again.

use crate::browser::{Browser, Parts};
use anyhow::{Context, bail, ensure};
use foorumi_client::Api;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

/// All meetings of a kept folder.
#[derive(Clone, Default, Deserialize, Serialize)]
pub(crate) struct Told {
    pub(crate) meetings: BTreeMap<String, Meeting>,
}

/// One meeting.
#[derive(Clone, Default, Deserialize, Serialize)]
pub(crate) struct Meeting {
    /// As the server told them when it was made: the code, and each role's secret.
    pub(crate) links: Value,
    /// Who was in it, by a name of this test.
    pub(crate) people: BTreeMap<String, Person>,
    /// Digests of the results in bundles, by the path that gives them, once it had ended.
    pub(crate) fetched: BTreeMap<String, String>,
    /// `GET /api/kept`.
    pub(crate) kept: Value,
}

/// Somebody who comes back.
#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct Person {
    pub(crate) door: Value,
    pub(crate) token: String,
    pub(crate) shuffle: u64,
    pub(crate) parts: Parts,
}

impl Meeting {
    /// The secret of a role's link.
    pub(crate) fn secret(&self, role: &str) -> anyhow::Result<String> {
        let links = self.links["links"].as_array().context("links")?;
        let link = links.iter().find(|link| link["role"] == role).context("a link")?;
        Ok(link["secret"].as_str().context("a secret")?.to_owned())
    }

    pub(crate) fn person(&self, name: &str) -> anyhow::Result<&Person> {
        self.people.get(name).with_context(|| name.to_owned())
    }

    /// Somebody comes back.
    pub(crate) async fn join(&self, api: &Api, name: &str) -> anyhow::Result<Browser> {
        let person = self.person(name)?;
        Browser::join(api, &person.door, Some(&person.token)).await
    }

    /// Everybody comes back and sees what they saw. `changed` are keys that are not compared.
    pub(crate) async fn is_as_told(&self, api: &Api, changed: &[&str]) -> anyhow::Result<()> {
        for (name, person) in &self.people {
            let mut browser = self.join(api, name).await.with_context(|| name.clone())?;
            ensure!(browser.shuffle == person.shuffle, "{name} is another person");
            let passes = browser.passes(|here| same(&person.parts, here, changed));
            passes.await.with_context(|| name.clone())?;
        }
        Ok(())
    }

    /// The results that are fetched are the same, byte for byte. A bundle's other files are made by each
    /// version in its own words; those of one version are compared in `server/bundle/tests/golden.rs`.
    pub(crate) async fn fetches_as_told(&self, api: &Api) -> anyhow::Result<()> {
        for (path, digest) in &self.fetched {
            let here = self.fetch(api, path).await?;
            ensure!(here == *digest, "{path} is another");
        }
        Ok(())
    }

    /// Digest of the results in the bundle that an address gives the organiser.
    pub(crate) async fn fetch(&self, api: &Api, path: &str) -> anyhow::Result<String> {
        let secret = self.secret("organiser")?;
        let (status, bytes) = api.ask("GET", path, Some(&secret), Vec::new()).await?;
        ensure!(status == 200, "{path}: {status} {}", String::from_utf8_lossy(&bytes));
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
        for index in 0..archive.len() {
            let mut file = archive.by_index(index)?;
            if file.name()?.ends_with("/results.json") {
                let mut results = Vec::new();
                file.read_to_end(&mut results)?;
                return Ok(digest(&results));
            }
        }
        bail!("a bundle without results")
    }
}

/// Fails with the first part that differs, both as they are.
fn same(told: &Parts, here: &Parts, changed: &[&str]) -> anyhow::Result<()> {
    let keys: std::collections::BTreeSet<&String> = told.keys().chain(here.keys()).collect();
    for key in keys.into_iter().filter(|key| !changed.contains(&key.as_str())) {
        let (old, new) = (told.get(key).map(settled), here.get(key).map(settled));
        let stands = match (&old, &new) {
            (Some(old), Some(new)) => holds(new, old),
            // A kind of part that the older version did not have.
            (None, Some(_)) => told.keys().all(|told| kind(told) != kind(key)),
            _ => false,
        };
        ensure!(stands, "{key}\n  was {}\n  is  {}", shown(&old), shown(&new));
    }
    Ok(())
}

fn kind(key: &str) -> &str {
    key.split(':').next().unwrap_or(key)
}

/// Whether all that was told is told: a later version may say more of a thing, and nothing else.
pub(crate) fn holds(new: &Value, old: &Value) -> bool {
    match (new, old) {
        (Value::Object(new), Value::Object(old)) => {
            old.iter().all(|(field, old)| new.get(field).is_some_and(|new| holds(new, old)))
        }
        (Value::Array(new), Value::Array(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| holds(new, old))
        }
        _ => new == old,
    }
}

fn shown(part: &Option<Value>) -> String {
    part.as_ref().map_or_else(|| "not there".to_owned(), Value::to_string)
}

/// Without what stands only while a clock ticks (an offer of the controls, whose holder is away) and
/// without where a picture has its things: each version draws it, in the family that it is shown in.
fn settled(part: &Value) -> Value {
    let mut part = part.clone();
    match part["part"].as_str() {
        Some("baton") => {
            part.as_object_mut().map(|baton| baton.remove("offer"));
        }
        Some("cloudPicture" | "mapPicture") => unplace(&mut part),
        _ => {}
    }
    part
}

/// Drops places and measures, and puts the lines of a text together, since it may break elsewhere.
fn unplace(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields
                .retain(|name, _| !["x", "y", "size", "width", "height"].contains(&name.as_str()));
            if let Some(Value::Array(lines)) = fields.get("lines") {
                let words: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
                let text = words.join(" ");
                fields.insert("lines".to_owned(), Value::String(text));
            }
            fields.values_mut().for_each(unplace);
        }
        Value::Array(values) => values.iter_mut().for_each(unplace),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

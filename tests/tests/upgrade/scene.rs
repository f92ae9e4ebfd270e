//! A meeting while it is being recorded: its people under short names.

use crate::{
    browser::Browser,
    told::{Meeting, Person},
};
use anyhow::{Context, ensure};
use foorumi_client::Api;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The plans, with texts thon arrival of today would refuse or clean.
const PLANS: &str = include_str!("../../kept/plans.json");

pub(crate) struct Scene<'a> {
    api: &'a Api,
    meeting: Meeting,
    people: BTreeMap<String, (Value, Browser)>,
}

impl<'a> Scene<'a> {
    /// Makes the meeting of this name.
    pub(crate) async fn make(api: &'a Api, name: &str) -> anyhow::Result<Self> {
        let plans: Value = serde_json::from_str(PLANS)?;
        let body = json!({ "from": "plan", "plan": plans[name] });
        let body = serde_json::to_vec(&body)?;
        let (status, answer) = api.ask("POST", "/api/meetings", None, body).await?;
        ensure!(status == 201, "{name}: {status} {}", String::from_utf8_lossy(&answer));
        let meeting = Meeting { links: serde_json::from_slice(&answer)?, ..Meeting::default() };
        Ok(Self { api, meeting, people: BTreeMap::new() })
    }

    /// Staff and stage come in by their links.
    pub(crate) async fn staff(&mut self) -> anyhow::Result<()> {
        for role in ["host", "moderator", "secretary", "presenter", "stage", "organiser"] {
            let door = json!({ "by": "link", "secret": self.meeting.secret(role)? });
            self.enter(role, door).await?;
        }
        Ok(())
    }

    /// Somebody comes in by the code, and says their name if they have one.
    pub(crate) async fn guest(&mut self, at: &str, name: Option<&str>) -> anyhow::Result<()> {
        let door = json!({ "by": "code", "code": self.meeting.links["code"] });
        self.enter(at, door).await?;
        if let Some(name) = name {
            self.does(at, json!({ "meeting": { "do": "setName", "name": name } })).await?;
        }
        Ok(())
    }

    async fn enter(&mut self, name: &str, door: Value) -> anyhow::Result<()> {
        let browser = Browser::join(self.api, &door, None).await?;
        self.people.insert(name.to_owned(), (door, browser));
        Ok(())
    }

    pub(crate) fn at(&mut self, name: &str) -> anyhow::Result<&mut Browser> {
        Ok(&mut self.people.get_mut(name).with_context(|| name.to_owned())?.1)
    }

    /// Somebody does something that is accepted.
    pub(crate) async fn does(&mut self, name: &str, command: Value) -> anyhow::Result<()> {
        self.at(name)?.does(command).await.with_context(|| name.to_owned())
    }

    /// The id of what bears this text, as this person sees it.
    pub(crate) async fn id(
        &mut self,
        name: &str,
        kind: &str,
        text: &str,
    ) -> anyhow::Result<String> {
        self.at(name)?.id(kind, text).await
    }

    /// A message as the moderator sees it, with the revision seen.
    pub(crate) async fn seen(&mut self, text: &str) -> anyhow::Result<Value> {
        let moderator = self.at("moderator")?;
        let key = moderator.key("message", text).await?;
        let part = &moderator.parts[&key];
        Ok(json!({ "message": part["id"], "seen": part["staff"]["revision"] }))
    }

    /// Says it in the chat, and the moderator decides.
    pub(crate) async fn chats(
        &mut self,
        name: &str,
        text: &str,
        verdict: Value,
    ) -> anyhow::Result<()> {
        self.does(name, json!({ "chat": { "do": "say", "text": text } })).await?;
        let seen = self.seen(text).await?;
        let decide = json!({ "do": "decide", "messages": [seen], "verdict": verdict });
        self.does("moderator", json!({ "chat": decide })).await
    }

    /// A presenter hands in a file.
    pub(crate) async fn uploads(&self, title: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let (path, secret) =
            (format!("/api/slides?title={title}"), self.meeting.secret("presenter")?);
        let (status, body) = self.api.ask("POST", &path, Some(&secret), bytes.to_vec()).await?;
        ensure!(status == 201, "{title}: {status} {}", String::from_utf8_lossy(&body));
        Ok(())
    }

    pub(crate) async fn fetches(&mut self, path: &str) -> anyhow::Result<()> {
        let digest = self.meeting.fetch(self.api, path).await?;
        self.meeting.fetched.insert(path.to_owned(), digest);
        Ok(())
    }

    pub(crate) async fn posts(&self, path: &'static str, body: &Value) -> anyhow::Result<Value> {
        let (secret, body) = (self.meeting.secret("organiser")?, serde_json::to_vec(body)?);
        let (status, answer) = self.api.ask("POST", path, Some(&secret), body).await?;
        ensure!(status == 200, "{path}: {status} {}", String::from_utf8_lossy(&answer));
        Ok(serde_json::from_slice(&answer)?)
    }

    /// What is kept of it, as the organiser is told.
    pub(crate) async fn kept(&mut self) -> anyhow::Result<&Value> {
        let secret = self.meeting.secret("organiser")?;
        let (status, answer) = self.api.ask("GET", "/api/kept", Some(&secret), Vec::new()).await?;
        ensure!(status == 200, "{status}");
        self.meeting.kept = serde_json::from_slice(&answer)?;
        Ok(&self.meeting.kept)
    }

    /// Everybody comes anew, and what they see is noted.
    pub(crate) async fn told(mut self) -> anyhow::Result<Meeting> {
        for (name, (door, browser)) in std::mem::take(&mut self.people) {
            let token = browser.token.clone();
            drop(browser);
            let again = Browser::join(self.api, &door, Some(&token)).await?;
            ensure!(again.token == token, "{name} is known again");
            let (shuffle, parts) = (again.shuffle, again.parts);
            self.meeting.people.insert(name, Person { door, token, shuffle, parts });
        }
        Ok(self.meeting)
    }

    /// The same of one that nobody can enter any more.
    pub(crate) fn left(self) -> Meeting {
        self.meeting
    }
}

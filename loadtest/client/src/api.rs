//! The server's HTTP side, as far as a client needs it.

use crate::Refused;
use anyhow::{Context, bail};
use foorumi_protocol::{
    Audience, Lang, Languages, MeetingLinks, NewMeeting, Problem, Results, Role,
};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most bytes of an answer that are read; a bundle is the biggest.
const ANSWER_MAX: u64 = 256 * 1024 * 1024;

/// A server's HTTP side, at an address such as `http://127.0.0.1:8080`.
#[derive(Clone, Debug)]
pub struct Api {
    origin: String,
}

/// The secret of a role's link.
///
/// # Errors
/// When there is no such link: participants come by the code.
pub fn secret(links: &MeetingLinks, role: Role) -> anyhow::Result<String> {
    let link = links.links.iter().find(|link| link.role == role);
    Ok(link.context("the role has a link")?.secret.clone())
}

impl Api {
    /// The server at `origin`.
    pub fn new(origin: impl Into<String>) -> Self {
        Self { origin: origin.into() }
    }

    /// `http://host:port`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// `host:port`.
    pub fn address(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }

    /// `ws://host:port/ws`.
    pub fn socket(&self) -> String {
        format!("{}/ws", self.origin.replacen("http", "ws", 1))
    }

    /// Makes a meeting.
    ///
    /// # Errors
    /// [`Refused`] when the server refuses; others when it cannot be reached.
    pub async fn make_meeting(&self, meeting: NewMeeting) -> anyhow::Result<MeetingLinks> {
        let bytes = self.call("POST", "/api/meetings", None, serde_json::to_vec(&meeting)?);
        Ok(serde_json::from_slice(&bytes.await?)?)
    }

    /// Gives a role a new link; the old one stops working.
    ///
    /// # Errors
    /// As [`Self::make_meeting`].
    pub async fn reissue(&self, host: &str, role: Role) -> anyhow::Result<Vec<u8>> {
        let role = serde_json::to_string(&role)?;
        let path = format!("/api/links/{}", role.trim_matches('"'));
        self.call("POST", &path, Some(host), Vec::new()).await
    }

    /// The result bundle, or its draft while the meeting goes on.
    ///
    /// # Errors
    /// As [`Self::make_meeting`].
    pub async fn bundle(&self, secret: &str, lang: Lang) -> anyhow::Result<Vec<u8>> {
        self.bundle_for(secret, Audience::Internal, lang.into()).await
    }

    /// The result bundle for somebody, in one language or two.
    ///
    /// # Errors
    /// As [`Self::make_meeting`].
    pub async fn bundle_for(
        &self,
        secret: &str,
        audience: Audience,
        languages: Languages,
    ) -> anyhow::Result<Vec<u8>> {
        let path = format!("/api/bundle?audience={audience}&languages={languages}");
        self.call("GET", &path, Some(secret), Vec::new()).await
    }

    /// The `results.json` of the bundle.
    ///
    /// # Errors
    /// As [`Self::make_meeting`], and when the bundle is not one.
    pub async fn results(&self, secret: &str) -> anyhow::Result<Results> {
        let mut archive = ZipArchive::new(Cursor::new(self.bundle(secret, Lang::Fi).await?))?;
        for index in 0..archive.len() {
            let mut file = archive.by_index(index)?;
            if file.name()?.ends_with("results.json") {
                let mut text = String::new();
                file.read_to_string(&mut text)?;
                return Ok(serde_json::from_str(&text)?);
            }
        }
        bail!("the bundle does not hold results.json")
    }

    /// How often this node has found a log or another node not as it should be.
    ///
    /// # Errors
    /// When the node cannot be reached or does not tell.
    pub async fn alarms(&self) -> anyhow::Result<u64> {
        let metrics = String::from_utf8(self.call("GET", "/metrics", None, Vec::new()).await?)?;
        let told = metrics.lines().find_map(|line| line.strip_prefix("foorumi_alarms_total "));
        Ok(told.context("alarms are told")?.parse()?)
    }

    /// Asks for anything, with the secret of a link if there is one: the status and the body.
    ///
    /// # Errors
    /// When the server cannot be reached; not when it refuses.
    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        secret: Option<&str>,
        body: Vec<u8>,
    ) -> anyhow::Result<(u16, Vec<u8>)> {
        let url = format!("{}{path}", self.origin);
        let mut request = ureq::http::Request::builder().method(method).uri(url);
        if let Some(secret) = secret {
            request = request.header("authorization", format!("Bearer {secret}"));
        }
        let request = request.header("content-type", "application/json").body(body)?;
        tokio::task::spawn_blocking(move || send(request)).await?
    }

    async fn call(
        &self,
        method: &str,
        path: &str,
        secret: Option<&str>,
        body: Vec<u8>,
    ) -> anyhow::Result<Vec<u8>> {
        let (status, bytes) = self.ask(method, path, secret, body).await?;
        if (200..300).contains(&status) {
            return Ok(bytes);
        }
        let problem: Problem =
            serde_json::from_slice(&bytes).with_context(|| format!("{status} without a code"))?;
        Err(Refused(problem.code).into())
    }
}

fn send(request: ureq::http::Request<Vec<u8>>) -> anyhow::Result<(u16, Vec<u8>)> {
    let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build();
    let mut answer = ureq::Agent::new_with_config(config).run(request)?;
    let bytes = answer.body_mut().with_config().limit(ANSWER_MAX).read_to_vec()?;
    Ok((answer.status().as_u16(), bytes))
}

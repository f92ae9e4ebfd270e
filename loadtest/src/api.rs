//! The server's HTTP side, as far as a client needs it.

use anyhow::{Context, bail};
use foorumi_protocol::{
    Audience, Lang, Languages, MeetingLinks, NewMeeting, Problem, Refusal, Results, Role,
};
use std::{
    fmt,
    io::{Cursor, Read},
};
use zip::ZipArchive;

/// Most bytes of a bundle that are read.
const BUNDLE_MAX: u64 = 256 * 1024 * 1024;

/// A server's address, `http://127.0.0.1:8080`.
#[derive(Clone, Debug)]
pub struct Api {
    origin: String,
}

/// The server refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiError(pub Refusal);

impl fmt::Display for ApiError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "refused: {:?}", self.0)
    }
}

impl std::error::Error for ApiError {}

impl Api {
    /// The server at `origin`.
    pub fn new(origin: impl Into<String>) -> Self {
        Self { origin: origin.into() }
    }

    /// `http://host:port`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// `ws://host:port/ws`.
    pub fn socket(&self) -> String {
        format!("{}/ws", self.origin.replacen("http", "ws", 1))
    }

    /// Makes a meeting.
    ///
    /// # Errors
    /// [`ApiError`] when the server refuses; others when it cannot be reached.
    pub async fn make_meeting(&self, meeting: NewMeeting) -> anyhow::Result<MeetingLinks> {
        let bytes = self.call("POST", "/api/meetings", None, Some(serde_json::to_vec(&meeting)?));
        Ok(serde_json::from_slice(&bytes.await?)?)
    }

    /// Gives a role a new link; the old one stops working.
    ///
    /// # Errors
    /// As [`Self::make_meeting`].
    pub async fn reissue(&self, host: &str, role: Role) -> anyhow::Result<Vec<u8>> {
        let role = serde_json::to_string(&role)?;
        let path = format!("/api/links/{}", role.trim_matches('"'));
        self.call("POST", &path, Some(host.to_owned()), None).await
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
        self.call("GET", &path, Some(secret.to_owned()), None).await
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
        let metrics = String::from_utf8(self.call("GET", "/metrics", None, None).await?)?;
        let told = metrics.lines().find_map(|line| line.strip_prefix("foorumi_alarms_total "));
        Ok(told.context("alarms are told")?.parse()?)
    }

    async fn call(
        &self,
        method: &'static str,
        path: &str,
        secret: Option<String>,
        body: Option<Vec<u8>>,
    ) -> anyhow::Result<Vec<u8>> {
        let url = format!("{}{path}", self.origin);
        tokio::task::spawn_blocking(move || send(method, &url, secret, body)).await?
    }
}

fn send(
    method: &str,
    url: &str,
    secret: Option<String>,
    body: Option<Vec<u8>>,
) -> anyhow::Result<Vec<u8>> {
    let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build();
    let mut request = ureq::http::Request::builder().method(method).uri(url);
    if let Some(secret) = secret {
        request = request.header("authorization", format!("Bearer {secret}"));
    }
    let request = request.header("content-type", "application/json");
    let request = request.body(body.unwrap_or_default()).context("the request is well formed")?;
    let mut answer = ureq::Agent::new_with_config(config).run(request)?;
    let bytes = answer.body_mut().with_config().limit(BUNDLE_MAX).read_to_vec()?;
    if answer.status().is_success() {
        return Ok(bytes);
    }
    let problem: Problem = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} without a code", answer.status()))?;
    Err(ApiError(problem.code).into())
}

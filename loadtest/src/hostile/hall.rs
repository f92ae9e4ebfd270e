//! The live meeting beside which all happens, and what is asked of its server.

use super::visitor::{Acks, Held, by_code, come, quantile};
use crate::forum_plan;
use anyhow::{Context, ensure};
use foorumi_client::{Client, ServerProcess, secret};
use foorumi_protocol::{MeetingLinks, NewMeeting, Role};
use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::PoisonError,
    time::Duration,
};

/// People in it.
const PEOPLE: usize = 200;
/// Longest that `/health` may take to answer.
const HEALTH: Duration = Duration::from_secs(5);

pub(super) struct Hall {
    pub(super) url: String,
    /// `HOST:PORT`.
    pub(super) address: String,
    pub(super) links: MeetingLinks,
    pub(super) host: Client,
    pub(super) pid: u32,
    acks: Acks,
    people: Vec<Held>,
}

impl Hall {
    pub(super) async fn open(node: &ServerProcess) -> anyhow::Result<Self> {
        let plan = Box::new(forum_plan());
        let links = node.api().make_meeting(NewMeeting::Plan { plan }).await?;
        let url = node.api().socket();
        let host = Client::join_as(&url, &links, Role::Host).await?;
        let address = node.api().address().to_owned();
        let pid = node.pid().context("the server runs")?;
        let (acks, people) = (Acks::default(), Vec::new());
        let mut hall = Self { url, address, links, host, pid, acks, people };
        for person in 0..PEOPLE {
            let from = format!("10.1.{}.{}", person / 250, person % 250 + 1);
            let came = come(&hall.url, &from, by_code(hall.links.code), None).await?;
            let visitor = came.result.map_err(|why| anyhow::anyhow!("refused: {why:?}"))?;
            hall.people.push(visitor.take_part(hall.acks.clone()));
        }
        Ok(hall)
    }

    /// Begins to count acknowledgements anew.
    pub(super) fn count_anew(&self) {
        self.acks.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Milliseconds within which 99 of 100 acknowledgements since then came.
    pub(super) fn ack_p99(&self) -> anyhow::Result<f64> {
        let mut acks = self.acks.lock().unwrap_or_else(PoisonError::into_inner);
        ensure!(acks.len() > PEOPLE / 2, "only {} acts were acknowledged", acks.len());
        Ok(quantile(&mut acks, 0.99))
    }

    pub(super) fn secret(&self, role: Role) -> anyhow::Result<String> {
        secret(&self.links, role)
    }

    /// Memory of the server now, in bytes.
    pub(super) fn memory(&self) -> anyhow::Result<u64> {
        crate::load::memory(self.pid)
    }

    /// File handles of the server now.
    pub(super) fn handles(&self) -> anyhow::Result<usize> {
        Ok(std::fs::read_dir(format!("/proc/{}/fd", self.pid))?.count())
    }

    /// Status of `/health`, and how many rooms live.
    pub(super) async fn health(&self) -> anyhow::Result<(u16, u64)> {
        let address = self.address.clone();
        let told = tokio::task::spawn_blocking(move || ask(&address, "/health", "")).await??;
        let status = told.split(' ').nth(1).context("a status")?.parse()?;
        let body = told.split("\r\n\r\n").nth(1).context("a body")?;
        let body: serde_json::Value = serde_json::from_str(body)?;
        Ok((status, body["rooms"].as_u64().unwrap_or(0)))
    }

    pub(super) fn close(self) {
        drop(self.people);
    }
}

/// One request on a connection of its own; the answer as it came.
pub(super) fn ask(address: &str, path: &str, headers: &str) -> anyhow::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(HEALTH))?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: a\r\n{headers}Connection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

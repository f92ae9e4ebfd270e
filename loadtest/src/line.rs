//! One socket: greeting, frames in and out.

use anyhow::{Context, bail};
use bytes::Bytes;
use flate2::read::DeflateDecoder;
use foorumi_protocol::{Hello, Refusal, ToClient, ToServer, Welcome};
use futures_util::{SinkExt, StreamExt};
use serde::de::DeserializeOwned;
use std::{fmt, io::Read};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{Message, client::IntoClientRequest, protocol::WebSocketConfig},
};

/// Most bytes that a compressed frame may come to.
const INFLATED_MAX: u64 = 64 * 1024 * 1024;

/// An open socket that has been greeted.
#[derive(Debug)]
pub(crate) struct Line {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

/// The server refused the greeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused(pub(crate) Refusal);

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "refused: {:?}", self.0)
    }
}

impl std::error::Error for Refused {}

impl Line {
    pub(crate) async fn open(url: &str, hello: Hello) -> anyhow::Result<(Self, Welcome)> {
        Self::come(url, None, hello, &mut 0).await
    }

    /// Comes in, if `from` names one, as from another address through a proxy; how often it was told to
    /// wait.
    pub(crate) async fn come(
        url: &str,
        from: Option<&str>,
        hello: Hello,
        told: &mut u32,
    ) -> anyhow::Result<(Self, Welcome)> {
        let config = WebSocketConfig::default().read_buffer_size(4096);
        let mut request = url.into_client_request()?;
        if let Some(from) = from {
            request.headers_mut().insert("x-forwarded-for", from.parse()?);
        }
        let (socket, _) = connect_async_with_config(request, Some(config), true).await?;
        let mut line = Self { socket };
        line.send(&ToServer::Hello(Box::new(hello))).await?;
        loop {
            match line.next().await?.context("closed before the welcome")? {
                ToClient::Welcome(welcome) => return Ok((line, *welcome)),
                ToClient::Refused { code } => return Err(Refused(code).into()),
                // Others are before; it is told again and again.
                ToClient::Waiting { .. } => *told += 1,
                ToClient::Parts { .. }
                | ToClient::Answers { .. }
                | ToClient::Here { .. }
                | ToClient::Beat { .. }
                | ToClient::Pong { .. }
                | ToClient::Row { .. }
                | ToClient::Saving { .. } => bail!("a frame before the welcome"),
            }
        }
    }

    pub(crate) async fn send(&mut self, frame: &ToServer) -> anyhow::Result<()> {
        self.send_text(serde_json::to_string(frame)?).await
    }

    pub(crate) async fn send_text(&mut self, text: String) -> anyhow::Result<()> {
        Ok(self.socket.send(Message::text(text)).await?)
    }

    /// The next frame; `None` when the server closed.
    pub(crate) async fn next(&mut self) -> anyhow::Result<Option<ToClient>> {
        let frame = self.next_raw().await?;
        frame.map(|raw| raw.read()).transpose()
    }

    /// The next frame as it came; `None` when the server closed.
    pub(crate) async fn next_raw(&mut self) -> anyhow::Result<Option<Raw>> {
        loop {
            return match self.socket.next().await {
                None | Some(Ok(Message::Close(_))) => Ok(None),
                Some(Err(error)) => Err(error.into()),
                Some(Ok(Message::Text(text))) => Ok(Some(Raw::Json(text.into()))),
                Some(Ok(Message::Binary(bytes))) => Ok(Some(Raw::Deflated(bytes))),
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => continue,
            };
        }
    }
}

/// A frame as it came. Big ones come deflated, once for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Raw {
    Json(Bytes),
    Deflated(Bytes),
}

impl Raw {
    /// Bytes it took on the way.
    pub(crate) fn length(&self) -> usize {
        let (Self::Json(bytes) | Self::Deflated(bytes)) = self;
        bytes.len()
    }

    /// What it says.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> anyhow::Result<T> {
        let inflated;
        let json: &[u8] = match self {
            Self::Json(bytes) => bytes,
            Self::Deflated(bytes) => {
                inflated = inflate(bytes)?;
                &inflated
            }
        };
        Ok(serde_json::from_slice(json)?)
    }
}

fn inflate(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut text = Vec::new();
    DeflateDecoder::new(bytes).take(INFLATED_MAX).read_to_end(&mut text)?;
    Ok(text)
}

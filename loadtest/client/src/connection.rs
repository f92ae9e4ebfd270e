//! One socket: the greeting, and frames in and out.

use anyhow::{Context, bail};
use bytes::Bytes;
use flate2::read::DeflateDecoder;
use foorumi_protocol::{
    Access, ClientId, Hello, Lang, Numbered, Refusal, ToClient, ToServer, VERSION, Welcome, at_rest,
};
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
/// Bytes read at once. Thousands of sockets are open in one process, most of them idle.
const READ_BUFFER: usize = 4096;

/// An open socket. It keeps nothing of what goes through it.
#[derive(Debug)]
pub struct Connection {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    close_code: Option<u16>,
}

/// The server refused: a greeting, or a request over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(pub Refusal);

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "refused: {:?}", self.0)
    }
}

impl std::error::Error for Refused {}

/// A number for a browser instance that nobody else has: below 2^53, as a browser makes it.
pub fn new_client_id() -> ClientId {
    ClientId(rand::random::<u64>() >> 11)
}

/// The greeting of a new person, in Finnish.
pub fn hello(access: Access) -> Hello {
    let client = new_client_id();
    Hello { version: VERSION, access, token: None, client, position: None, lang: Lang::Fi }
}

impl Connection {
    /// Opens a socket at `url` (`ws://host:port/ws`). Nothing is said yet.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn dial(url: &str) -> anyhow::Result<Self> {
        Self::dial_from(url, None).await
    }

    /// The same as from another address, as a proxy that the server trusts would pass it on.
    ///
    /// # Errors
    /// As [`Self::dial`], and when `address` cannot stand in a header.
    pub async fn dial_from(url: &str, address: Option<&str>) -> anyhow::Result<Self> {
        let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER);
        let mut request = url.into_client_request()?;
        if let Some(address) = address {
            request.headers_mut().insert("x-forwarded-for", address.parse()?);
        }
        // Nagle's algorithm would only add to what is measured.
        let (socket, _) = connect_async_with_config(request, Some(config), true).await?;
        Ok(Self { socket, close_code: None })
    }

    /// Opens a socket and greets.
    ///
    /// # Errors
    /// As [`Self::dial`] and [`Self::greet`].
    pub async fn open(url: &str, hello: Hello) -> anyhow::Result<(Self, Welcome)> {
        let mut connection = Self::dial(url).await?;
        let welcome = connection.greet(hello, |_| ()).await?;
        Ok((connection, welcome))
    }

    /// Greets and waits for the welcome, in the row if there is one. `heard` gets each frame that comes
    /// until then, the welcome too.
    ///
    /// # Errors
    /// [`Refused`] when the server refuses; others when the connection ends.
    pub async fn greet(
        &mut self,
        hello: Hello,
        mut heard: impl FnMut(&ToClient),
    ) -> anyhow::Result<Welcome> {
        self.send(&ToServer::Hello(Box::new(hello))).await?;
        loop {
            let frame = self.next().await?.context("closed before the welcome")?;
            heard(&frame);
            match frame {
                ToClient::Welcome(welcome) => return Ok(*welcome),
                ToClient::Refused { code } => return Err(Refused(code).into()),
                // Others are before; it is told again and again.
                ToClient::Waiting { .. } => {}
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

    /// Sends commands in one frame.
    ///
    /// # Errors
    /// When the connection has ended.
    pub async fn send_commands(&mut self, commands: Vec<Numbered>) -> anyhow::Result<()> {
        self.send(&ToServer::Do { commands }).await
    }

    /// Sends text as it is, whether or not the server understands it.
    ///
    /// # Errors
    /// When the connection has ended.
    pub async fn send_text(&mut self, text: String) -> anyhow::Result<()> {
        Ok(self.socket.send(Message::text(text)).await?)
    }

    /// The next frame's meaning; `None` when the server closed.
    ///
    /// # Errors
    /// When the connection breaks, or the frame is none of this protocol's.
    pub async fn next(&mut self) -> anyhow::Result<Option<ToClient>> {
        let frame = self.next_frame().await?;
        frame.map(|frame| frame.read()).transpose()
    }

    /// The next frame as it came; `None` when the server closed.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn next_frame(&mut self) -> anyhow::Result<Option<Frame>> {
        loop {
            match self.socket.next().await {
                None => return Ok(None),
                Some(Ok(Message::Close(close))) => {
                    self.close_code = close.map(|close| close.code.into());
                    return Ok(None);
                }
                Some(Err(error)) => return Err(error.into()),
                Some(Ok(Message::Text(text))) => return Ok(Some(Frame::Json(text.into()))),
                Some(Ok(Message::Binary(bytes))) => return Ok(Some(Frame::Deflated(bytes))),
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
            }
        }
    }

    /// The code with which the server closed, once it has and if it gave one.
    pub fn close_code(&self) -> Option<u16> {
        self.close_code
    }

    async fn send(&mut self, frame: &ToServer) -> anyhow::Result<()> {
        self.send_text(serde_json::to_string(frame)?).await
    }
}

/// A frame as it came. Big ones come deflated, once for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// JSON as it is.
    Json(Bytes),
    /// JSON, compressed by DEFLATE without a header.
    Deflated(Bytes),
}

impl Frame {
    /// Bytes it took on the way.
    pub fn length(&self) -> usize {
        let (Self::Json(bytes) | Self::Deflated(bytes)) = self;
        bytes.len()
    }

    /// What it says.
    ///
    /// # Errors
    /// When it does not say a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> anyhow::Result<T> {
        let inflated;
        let json: &[u8] = match self {
            Self::Json(bytes) => bytes,
            Self::Deflated(bytes) => {
                inflated = inflate(bytes)?;
                &inflated
            }
        };
        // What an earlier release took in may be longer than what is taken in today.
        Ok(at_rest(|| serde_json::from_slice(json))?)
    }
}

fn inflate(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut text = Vec::new();
    DeflateDecoder::new(bytes).take(INFLATED_MAX).read_to_end(&mut text)?;
    Ok(text)
}

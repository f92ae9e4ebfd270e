//! A socket by hand and not by the client: bytes as somebody sends them who is no browser.

use super::TestServer;
use foorumi_protocol::{Hello, ToServer};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(20);
pub const TEXT: u8 = 0x81;
/// A text of which more is to come.
pub const TEXT_BEGINS: u8 = 0x01;
/// More of it, and still not all.
pub const MORE: u8 = 0x00;
pub const BINARY: u8 = 0x82;
pub const RESERVED: u8 = 0x83;
pub const PING: u8 = 0x89;
pub const PONG: u8 = 0x8a;

/// A frame of at most 65,535 bytes, masked with zeros.
pub fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match u8::try_from(payload.len()) {
        Ok(short @ ..126) => bytes.push(0x80 | short),
        _ => {
            let length = u16::try_from(payload.len()).expect("not so long").to_be_bytes();
            bytes.extend([0x80 | 126, length[0], length[1]]);
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(payload);
    bytes
}

pub fn said(message: &ToServer) -> Vec<u8> {
    frame(TEXT, &serde_json::to_vec(message).expect("plain data"))
}

pub fn greeting(hello: Hello) -> Vec<u8> {
    said(&ToServer::Hello(Box::new(hello)))
}

/// A socket whose bytes are seen.
pub struct Raw {
    pub stream: TcpStream,
    /// All that was read, the handshake left out.
    pub read: Vec<u8>,
}

impl TestServer {
    /// Opens a socket and sends these bytes in one packet with the request.
    pub async fn open(&self, with_it: &[u8]) -> Raw {
        let request = format!(
            "GET /ws HTTP/1.1\r\nHost: {}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            self.address
        );
        let mut stream = TcpStream::connect(self.address).await.expect("connects");
        let bytes = [request.as_bytes(), with_it].concat();
        stream.write_all(&bytes).await.expect("sent");
        let mut raw = Raw { stream, read: Vec::new() };
        let end = raw.until(b"\r\n\r\n").await;
        raw.read.drain(..end);
        raw
    }
}

impl Raw {
    pub async fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.expect("sent");
    }

    /// Reads until these bytes are there; where they end.
    pub async fn until(&mut self, wanted: &[u8]) -> usize {
        loop {
            if let Some(at) = self.read.windows(wanted.len()).position(|bytes| bytes == wanted) {
                return at + wanted.len();
            }
            assert!(self.more().await, "it ended before {:?}", String::from_utf8_lossy(wanted));
        }
    }

    /// Reads to the end; the code with which the server closed.
    pub async fn closed(&mut self) -> Option<u16> {
        while self.more().await {}
        let close = self.read.windows(2).rposition(|bytes| bytes == [0x88, 2])?;
        let code = self.read.get(close + 2..close + 4)?;
        Some(u16::from_be_bytes([code[0], code[1]]))
    }

    async fn more(&mut self) -> bool {
        let mut bytes = [0; 4096];
        let read = timeout(PATIENCE, self.stream.read(&mut bytes)).await.expect("in time");
        let count = read.unwrap_or(0);
        self.read.extend_from_slice(&bytes[..count]);
        count > 0
    }
}

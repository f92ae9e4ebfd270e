//! A socket by hand and not by a library: any bytes, as somebody sends them who is no browser.

use anyhow::ensure;
use foorumi_protocol::{Hello, ToServer};
use std::{io, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// No answer takes this long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(20);
/// The first byte of a text, whole in one frame.
pub const TEXT: u8 = 0x81;

/// A WebSocket frame of at most 65,535 bytes, masked with zeros. `first` is its first byte.
///
/// # Panics
/// When the payload is longer.
pub fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match u8::try_from(payload.len()) {
        Ok(short @ ..126) => bytes.push(0x80 | short),
        Ok(_) | Err(_) => {
            let length = u16::try_from(payload.len()).expect("not so long").to_be_bytes();
            bytes.extend([0x80 | 126, length[0], length[1]]);
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(payload);
    bytes
}

/// The frame that says something of the protocol.
///
/// # Panics
/// When that is longer than [`frame`] takes.
pub fn said(message: &ToServer) -> Vec<u8> {
    frame(TEXT, &serde_json::to_vec(message).expect("plain data"))
}

/// The frame that greets.
///
/// # Panics
/// As [`said`].
pub fn greeting(hello: Hello) -> Vec<u8> {
    said(&ToServer::Hello(Box::new(hello)))
}

/// The code of the last frame in `read` that closes, if there is one and it has a code.
pub fn close_code(read: &[u8]) -> Option<u16> {
    let close = read.windows(2).rposition(|bytes| bytes == [0x88, 2])?;
    let code = read.get(close + 2..close + 4)?;
    Some(u16::from_be_bytes([code[0], code[1]]))
}

/// A socket whose bytes are seen.
#[derive(Debug)]
pub struct RawSocket {
    /// The connection, past the handshake.
    pub stream: TcpStream,
    /// All that was read, the handshake left out.
    pub read: Vec<u8>,
}

impl RawSocket {
    /// Opens one at `address` (`host:port`) and sends `with_it` in one packet with the request; `from`
    /// names another address, as a proxy that the server trusts would.
    ///
    /// # Errors
    /// When the server cannot be reached or does not take the handshake.
    pub async fn open(address: &str, from: Option<&str>, with_it: &[u8]) -> anyhow::Result<Self> {
        let from = from.map(|from| format!("X-Forwarded-For: {from}\r\n")).unwrap_or_default();
        let request = format!(
            "GET /ws HTTP/1.1\r\nHost: {address}\r\n{from}Connection: Upgrade\r\n\
             Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(&[request.as_bytes(), with_it].concat()).await?;
        let mut raw = Self { stream, read: Vec::new() };
        let end = raw.until(b"\r\n\r\n").await?;
        raw.read.drain(..end);
        Ok(raw)
    }

    /// Sends these very bytes.
    ///
    /// # Errors
    /// When the connection has ended.
    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await
    }

    /// Reads until these bytes are there; where they end.
    ///
    /// # Errors
    /// When the connection ends before, or nothing comes for 20 s.
    pub async fn until(&mut self, wanted: &[u8]) -> anyhow::Result<usize> {
        loop {
            if let Some(at) = self.read.windows(wanted.len()).position(|bytes| bytes == wanted) {
                return Ok(at + wanted.len());
            }
            ensure!(self.more().await?, "it ended before {:?}", String::from_utf8_lossy(wanted));
        }
    }

    /// Reads to the end; the code with which the server closed.
    ///
    /// # Errors
    /// When nothing comes for 20 s, and no end.
    pub async fn closed(&mut self) -> anyhow::Result<Option<u16>> {
        while self.more().await? {}
        Ok(close_code(&self.read))
    }

    async fn more(&mut self) -> anyhow::Result<bool> {
        let mut bytes = [0; 4096];
        // A connection that breaks has ended, too.
        let count = timeout(PATIENCE, self.stream.read(&mut bytes)).await?.unwrap_or(0);
        self.read.extend_from_slice(&bytes[..count]);
        Ok(count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_tells_its_length_and_a_close_its_code() {
        assert_eq!(frame(TEXT, b"ab"), [0x81, 0x82, 0, 0, 0, 0, b'a', b'b']);
        assert_eq!(frame(TEXT, &[0; 126])[..4], [0x81, 0xfe, 0, 126]);
        assert_eq!(close_code(&[0x81, 1, b'x', 0x88, 2, 0x03, 0xea]), Some(1002));
        assert_eq!(close_code(&[0x81, 1, b'x', 0x88, 2]), None);
        assert_eq!(close_code(&[0x81, 1, b'x']), None);
    }
}

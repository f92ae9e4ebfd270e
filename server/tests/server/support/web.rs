//! Plain HTTP, by hand and not by a library: one request a connection, so that every header is seen and
//! any bytes can be sent.

use super::TestServer;
use std::{collections::BTreeMap, net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// No answer takes this long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(20);

/// An HTTP answer.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl TestServer {
    pub async fn get(&self, path: &str, bearer: Option<&str>) -> Answer {
        self.request("GET", path, bearer, "").await
    }

    pub async fn post(&self, path: &str, bearer: Option<&str>, body: &str) -> Answer {
        self.request("POST", path, bearer, body).await
    }

    pub async fn request(
        &self,
        method: &str,
        path: &str,
        bearer: Option<&str>,
        body: &str,
    ) -> Answer {
        Answer::asked(self.address, method, path, bearer, body).await
    }

    /// Sends a body of any bytes with this authorization.
    pub async fn send(&self, method: &str, path: &str, who: &str, body: &[u8]) -> Answer {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: {who}\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        self.bytes(&[head.as_bytes(), body].concat()).await
    }

    /// Sends these very bytes and reads until the end.
    pub async fn raw(&self, request: &str) -> Answer {
        self.bytes(request.as_bytes()).await
    }

    async fn bytes(&self, request: &[u8]) -> Answer {
        Answer::to(self.address, request).await
    }
}

impl Answer {
    /// The answer of whoever listens there to a request, with the secret of a link if there is one.
    pub async fn asked(
        address: SocketAddr,
        method: &str,
        path: &str,
        bearer: Option<&str>,
        body: &str,
    ) -> Self {
        let bearer = bearer.map(|b| format!("Authorization: Bearer {b}\r\n")).unwrap_or_default();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\n{bearer}Content-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        Self::to(address, (head + body).as_bytes()).await
    }

    /// The answer of whoever listens there to these very bytes.
    pub async fn to(address: SocketAddr, request: &[u8]) -> Self {
        let mut stream = TcpStream::connect(address).await.expect("connects");
        // A server that refuses may not read all of it.
        let _ = stream.write_all(request).await;
        let mut bytes = Vec::new();
        let reading = stream.read_to_end(&mut bytes);
        timeout(PATIENCE, reading).await.expect("an answer in time").expect("reads");
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a header");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let pairs = lines.filter_map(|line| line.split_once(": "));
        let headers = pairs.map(|(k, v)| (k.to_lowercase(), v.to_owned())).collect();
        Self { status: status.parse().expect("a number"), headers, body: bytes[end + 4..].into() }
    }
}

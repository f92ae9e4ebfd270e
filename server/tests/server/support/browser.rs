//! A browser without a screen: holds a view as the web client does.

use flate2::read::DeflateDecoder;
use foorumi_protocol::{
    Answer, Command, Hello, Keyed, Numbered, Outcome, Part, PartKey, Position, Refusal, Rejection,
    Seq, ToClient, ToServer, Welcome, at_rest,
};
use futures_util::{SinkExt, StreamExt};
use std::{
    collections::BTreeMap,
    io::Read,
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async, tungstenite::protocol::Message,
};

/// Nothing that a test waits for takes this long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A greeted browser.
pub struct Browser {
    pub welcome: Welcome,
    pub view: BTreeMap<PartKey, Part>,
    pub seq: Seq,
    pub hello: Hello,
    /// Every message heard, in order.
    pub heard: Vec<ToClient>,
    staged: Vec<ToClient>,
    answers: BTreeMap<u32, Outcome>,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    n: u32,
}

impl Browser {
    /// Joins and waits for the first whole view.
    pub async fn join(address: SocketAddr, hello: Hello) -> Self {
        let mut browser = match Self::greet(address, hello).await {
            Ok(browser) => browser,
            Err(refusal) => panic!("refused: {refusal:?}"),
        };
        browser.until(|browser| browser.seq > Seq(0)).await;
        browser
    }

    /// Greets; whoever resumes brings the view held in `hello.position`.
    pub async fn greet(address: SocketAddr, hello: Hello) -> Result<Self, Refusal> {
        let (socket, _) = connect_async(format!("ws://{address}/ws")).await.expect("a socket");
        let mut socket = socket;
        say(&mut socket, &ToServer::Hello(Box::new(hello.clone()))).await;
        let mut heard = Vec::new();
        let answer = loop {
            let said = hear(&mut socket).await.expect("an answer to the greeting");
            heard.push(said.clone());
            if !matches!(said, ToClient::Waiting { .. }) {
                break said;
            }
        };
        match answer {
            ToClient::Welcome(welcome) => Ok(Self {
                welcome: *welcome,
                view: BTreeMap::new(),
                seq: Seq(0),
                hello,
                heard,
                staged: Vec::new(),
                answers: BTreeMap::new(),
                socket,
                n: 0,
            }),
            ToClient::Refused { code } => Err(code),
            ToClient::Parts { .. }
            | ToClient::Answers { .. }
            | ToClient::Here { .. }
            | ToClient::Beat { .. }
            | ToClient::Pong { .. }
            | ToClient::Waiting { .. }
            | ToClient::Row { .. }
            | ToClient::Saving { .. } => panic!("not an answer to a greeting"),
        }
    }

    /// The greeting with which the same browser comes back.
    pub fn returning(&self) -> Hello {
        Hello {
            token: Some(self.welcome.token.clone()),
            position: Some(Position {
                epoch: self.welcome.epoch,
                seq: self.seq,
                role: self.welcome.role,
            }),
            ..self.hello.clone()
        }
    }

    /// The greeting of the same person in another tab.
    pub fn returning_fresh(&self) -> Hello {
        let client = foorumi_protocol::ClientId(rand::random::<u64>() >> 11);
        Hello { client, position: None, ..self.returning() }
    }

    /// Comes back on a new socket with what it holds. The old socket is just dropped.
    pub async fn return_to(self, address: SocketAddr) -> Self {
        let hello = self.returning();
        let fresh = Self::greet(address, hello).await.expect("welcome back");
        Self { view: self.view, seq: self.seq, n: self.n, ..fresh }
    }

    /// Sends a command and waits for its answer.
    pub async fn ask(&mut self, command: Command) -> Result<Seq, Rejection> {
        self.n += 1;
        self.send(self.n, command).await;
        self.answer(self.n).await
    }

    /// Sends a command under a number.
    pub async fn send(&mut self, n: u32, command: Command) {
        say(&mut self.socket, &ToServer::Do { commands: vec![Numbered { n, command }] }).await;
    }

    /// Sends any text.
    pub async fn send_raw(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.expect("sent");
    }

    /// Waits for the answer to a number.
    pub async fn answer(&mut self, n: u32) -> Result<Seq, Rejection> {
        self.until(|browser| browser.answers.contains_key(&n)).await;
        match self.answers.remove(&n).expect("just seen") {
            Outcome::Accepted { seq } => Ok(seq),
            Outcome::Rejected { why } => Err(why),
        }
    }

    /// Listens until something is so.
    pub async fn until(&mut self, so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !so(self) {
            assert!(Instant::now() < deadline, "it never came; heard {:?}", self.heard.last());
            let Some(message) = hear(&mut self.socket).await else {
                panic!("closed while waiting")
            };
            self.take(message);
        }
    }

    /// Listens until the server closes, with which code.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await.expect("a close in time");
            match message {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }

    /// What is under a key.
    pub fn part(&self, key: &PartKey) -> Option<&Part> {
        self.view.get(key)
    }

    fn take(&mut self, message: ToClient) {
        self.heard.push(message.clone());
        match message {
            ToClient::Parts { more, seq, .. } => {
                self.staged.push(message);
                if !more {
                    self.apply();
                    self.seq = seq;
                }
            }
            ToClient::Answers { answers } => {
                self.answers.extend(answers.into_iter().map(|Answer { n, outcome }| (n, outcome)));
            }
            ToClient::Welcome(welcome) => self.welcome = *welcome,
            ToClient::Refused { .. }
            | ToClient::Here { .. }
            | ToClient::Beat { .. }
            | ToClient::Pong { .. }
            | ToClient::Waiting { .. }
            | ToClient::Row { .. }
            | ToClient::Saving { .. } => {}
        }
    }

    fn apply(&mut self) {
        for staged in std::mem::take(&mut self.staged) {
            let ToClient::Parts { whole, parts, gone, .. } = staged else { continue };
            if whole {
                self.view.clear();
            }
            for key in gone {
                self.view.remove(&key);
            }
            self.view.extend(parts.into_iter().map(|Keyed { key, part }| (key, part)));
        }
    }
}

async fn say(socket: &mut WebSocketStream<MaybeTlsStream<TcpStream>>, message: &ToServer) {
    let json = serde_json::to_string(message).expect("plain data");
    socket.send(Message::text(json)).await.expect("sent");
}

async fn hear(socket: &mut WebSocketStream<MaybeTlsStream<TcpStream>>) -> Option<ToClient> {
    loop {
        let message = timeout(PATIENCE, socket.next()).await.expect("a message in time");
        match message?.ok()? {
            Message::Text(text) => {
                return Some(at_rest(|| serde_json::from_str(&text)).expect("a message"));
            }
            Message::Binary(bytes) => {
                let mut json = String::new();
                DeflateDecoder::new(&bytes[..]).read_to_string(&mut json).expect("deflated");
                return Some(at_rest(|| serde_json::from_str(&json)).expect("a message"));
            }
            Message::Close(_) => return None,
            Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
        }
    }
}

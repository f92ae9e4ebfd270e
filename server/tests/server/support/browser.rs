//! A browser without a screen that fails its test where something else comes than was waited for, and
//! remembers all that it hears.

use foorumi_client::{Connection, Refused, Session};
use foorumi_protocol::{
    Command, Hello, Outcome, Part, PartKey, Refusal, Rejection, Seq, ToClient, Welcome,
};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// Nothing that a test waits for takes this long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A greeted browser.
pub struct Browser {
    session: Session,
    /// Every message heard, in order.
    pub heard: Vec<ToClient>,
}

impl Browser {
    /// Joins and waits for the first whole view.
    pub async fn join(address: SocketAddr, hello: Hello) -> Self {
        let mut browser = match Self::greet(address, hello).await {
            Ok(browser) => browser,
            Err(refusal) => panic!("refused: {refusal:?}"),
        };
        browser.until(|browser| browser.seq() > Seq(0)).await;
        browser
    }

    /// Greets; whoever resumes brings the view held in `hello.position`.
    pub async fn greet(address: SocketAddr, hello: Hello) -> Result<Self, Refusal> {
        let mut heard = Vec::new();
        let greeting =
            Session::greet(dial(address).await, hello, |frame| heard.push(frame.clone()));
        match timeout(PATIENCE, greeting).await.expect("an answer to the greeting in time") {
            Ok(session) => Ok(Self { session, heard }),
            Err(error) => Err(error.downcast::<Refused>().expect("an answer to the greeting").0),
        }
    }

    /// Comes back on a new socket with what it holds. The old socket is just dropped.
    pub async fn return_to(self, address: SocketAddr) -> Self {
        let mut heard = Vec::new();
        let connection = dial(address).await;
        let back = self.session.come_back(connection, |frame| heard.push(frame.clone()));
        let session = timeout(PATIENCE, back).await.expect("in time").expect("welcome back");
        Self { session, heard }
    }

    /// The greeting with which the same browser comes back.
    pub fn returning(&self) -> Hello {
        self.session.returning()
    }

    /// The greeting of the same person in another tab.
    pub fn returning_fresh(&self) -> Hello {
        self.session.another_tab()
    }

    /// What the server last said of who this is.
    pub fn welcome(&self) -> &Welcome {
        self.session.welcome()
    }

    /// How far the view has come.
    pub fn seq(&self) -> Seq {
        self.session.view().position().map_or(Seq(0), |position| position.seq)
    }

    /// All that is seen.
    pub fn parts(&self) -> &BTreeMap<PartKey, Part> {
        self.session.view().parts()
    }

    /// What is under a key.
    pub fn part(&self, key: &PartKey) -> Option<&Part> {
        self.session.view().part(key)
    }

    /// Sends a command and waits for its answer.
    pub async fn ask(&mut self, command: Command) -> Result<Seq, Rejection> {
        let n = self.session.next_number();
        self.send(n, command).await;
        self.answer(n).await
    }

    /// Sends a command under a number.
    pub async fn send(&mut self, n: u32, command: Command) {
        self.session.send(n, command).await.expect("sent");
    }

    /// Sends any text.
    pub async fn send_raw(&mut self, text: &str) {
        self.session.send_text(text.to_owned()).await.expect("sent");
    }

    /// Waits for the answer to a number.
    pub async fn answer(&mut self, n: u32) -> Result<Seq, Rejection> {
        loop {
            match self.session.answer(n) {
                Some(Outcome::Accepted { seq }) => return Ok(seq),
                Some(Outcome::Rejected { why }) => return Err(why),
                None => self.hear().await,
            }
        }
    }

    /// Listens until something is so.
    pub async fn until(&mut self, so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !so(self) {
            assert!(Instant::now() < deadline, "it never came; heard {:?}", self.heard.last());
            self.hear().await;
        }
    }

    /// Listens until the server closes, with which code.
    pub async fn closed(&mut self) -> Option<u16> {
        while let Ok(Some(_)) =
            timeout(PATIENCE, self.session.hear()).await.expect("a close in time")
        {}
        self.session.close_code()
    }

    async fn hear(&mut self) {
        let heard = timeout(PATIENCE, self.session.hear()).await.expect("a message in time");
        self.heard.push(heard.expect("a message").expect("closed while waiting"));
    }
}

async fn dial(address: SocketAddr) -> Connection {
    Connection::dial(&format!("ws://{address}/ws")).await.expect("a socket")
}

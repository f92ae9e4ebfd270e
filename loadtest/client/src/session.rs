//! One socket of a browser, from its welcome to its end.

use crate::{Connection, View, new_client_id};
use anyhow::Context;
use foorumi_protocol::{Answer, Command, Hello, Numbered, Outcome, ToClient, Welcome};
use std::collections::BTreeMap;

/// A greeted socket that holds the view, numbers its commands and keeps their answers. It listens only
/// while it is asked for something, and it does not come back by itself: for whoever wants to see a
/// break. [`crate::Client`] does both.
#[derive(Debug)]
pub struct Session {
    connection: Connection,
    hello: Hello,
    welcome: Welcome,
    view: View,
    answers: BTreeMap<u32, Outcome>,
    /// Number of the last command of [`Self::ask`].
    last: u32,
}

impl Session {
    /// Opens a socket at `url` and greets.
    ///
    /// # Errors
    /// [`crate::Refused`] when the server refuses; others when it cannot be reached.
    pub async fn open(url: &str, hello: Hello) -> anyhow::Result<Self> {
        Self::greet(Connection::dial(url).await?, hello, |_| ()).await
    }

    /// Greets over a socket; `heard` gets each frame that comes until the welcome, which is the last.
    ///
    /// # Errors
    /// As [`Connection::greet`].
    pub async fn greet(
        mut connection: Connection,
        hello: Hello,
        heard: impl FnMut(&ToClient),
    ) -> anyhow::Result<Self> {
        let welcome = connection.greet(hello.clone(), heard).await?;
        let mut view = View::default();
        view.welcome(&welcome);
        let answers = BTreeMap::new();
        Ok(Self { connection, hello, welcome, view, answers, last: 0 })
    }

    /// Comes back over another socket with what it holds; the old one is just dropped.
    ///
    /// # Errors
    /// As [`Connection::greet`].
    pub async fn come_back(
        mut self,
        connection: Connection,
        heard: impl FnMut(&ToClient),
    ) -> anyhow::Result<Self> {
        let fresh = Self::greet(connection, self.returning(), heard).await?;
        self.view.unstage();
        self.view.welcome(&fresh.welcome);
        Ok(Self { view: self.view, last: self.last, ..fresh })
    }

    /// What the server last said of who this is.
    pub fn welcome(&self) -> &Welcome {
        &self.welcome
    }

    /// What is seen.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The greeting with which the same browser comes back.
    pub fn returning(&self) -> Hello {
        let token = Some(self.welcome.token.clone());
        Hello { token, position: self.view.position(), ..self.hello.clone() }
    }

    /// The greeting of the same person in another tab.
    pub fn another_tab(&self) -> Hello {
        Hello { client: new_client_id(), position: None, ..self.returning() }
    }

    /// Sends a command under a number of the caller's, whose answer [`Self::answer`] waits for.
    ///
    /// # Errors
    /// When the connection has ended.
    pub async fn send(&mut self, n: u32, command: Command) -> anyhow::Result<()> {
        self.connection.send_commands(vec![Numbered { n, command }]).await
    }

    /// Sends text as it is, whether or not the server understands it.
    ///
    /// # Errors
    /// When the connection has ended.
    pub async fn send_text(&mut self, text: String) -> anyhow::Result<()> {
        self.connection.send_text(text).await
    }

    /// Sends a command under the next number and waits for its answer.
    ///
    /// # Errors
    /// When the connection ends before.
    pub async fn ask(&mut self, command: Command) -> anyhow::Result<Outcome> {
        let n = self.next_number();
        self.send(n, command).await?;
        loop {
            if let Some(outcome) = self.answer(n) {
                return Ok(outcome);
            }
            self.hear().await?.context("closed before the answer")?;
        }
    }

    /// The number of the next command.
    pub fn next_number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Takes the answer to a number, if it has come.
    pub fn answer(&mut self, n: u32) -> Option<Outcome> {
        self.answers.remove(&n)
    }

    /// Hears the next frame and takes it into the view; `None` when the server closed.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn hear(&mut self) -> anyhow::Result<Option<ToClient>> {
        let Some(frame) = self.connection.next().await? else { return Ok(None) };
        match &frame {
            ToClient::Answers { answers } => {
                let told = answers.iter().map(|Answer { n, outcome }| (*n, outcome.clone()));
                self.answers.extend(told);
            }
            ToClient::Welcome(welcome) => {
                self.welcome.clone_from(welcome);
            }
            ToClient::Parts { .. }
            | ToClient::Refused { .. }
            | ToClient::Here { .. }
            | ToClient::Beat { .. }
            | ToClient::Pong { .. }
            | ToClient::Waiting { .. }
            | ToClient::Row { .. }
            | ToClient::Saving { .. } => {}
        }
        self.view.take(frame.clone());
        Ok(Some(frame))
    }

    /// The code with which the server closed, once it has and if it gave one.
    pub fn close_code(&self) -> Option<u16> {
        self.connection.close_code()
    }
}

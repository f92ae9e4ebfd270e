//! What a browser says: measured, read, and handed to its room. Everything is answered.

use super::{Connection, End};
use crate::rooms::frames::Frame;
use foorumi_protocol::{Answer, Numbered, Outcome, Rejection, ToClient, ToServer, close, parse};
use foorumi_room::ANSWERS;

/// Number in the answer to a frame whose commands' numbers cannot be told; commands count from 1.
const NO_NUMBER: u32 = 0;
/// What a browser that is too fast is told to wait.
const SLOW_DOWN_SECONDS: u32 = 2;

impl Connection {
    pub(super) async fn hear_frame(&mut self, frame: &str) -> Result<(), End> {
        self.socket.budget.count_bytes(frame.len())?;
        match parse(frame) {
            Ok(ToServer::Do { commands }) => self.hear_commands(commands).await,
            Ok(ToServer::Ping { sent }) => {
                self.count(1)?;
                let at = self.app.clock().now();
                self.say(&ToClient::Pong { sent, at });
                Ok(())
            }
            Ok(ToServer::Rest) => {
                self.count(1)?;
                self.seat.ask_rest().await.map_err(|_| End::Close(close::UNAVAILABLE))
            }
            Ok(ToServer::Hello(_)) => self.hear_unreadable(&[], &Rejection::Unreadable),
            Err(unreadable) => self.hear_unreadable(&unreadable.numbers, &unreadable.why),
        }
    }

    async fn hear_commands(&mut self, commands: Vec<Numbered>) -> Result<(), End> {
        let numbers = || commands.iter().map(|command| command.n);
        if commands.len() > ANSWERS {
            self.count(1)?;
            self.reject(numbers(), &Rejection::TooManyPending);
            return Ok(());
        }
        let slow_down = self.socket.budget.is_spent();
        self.count(u32::try_from(commands.len()).unwrap_or(u32::MAX))?;
        if slow_down {
            self.reject(numbers(), &Rejection::SlowDown { seconds: SLOW_DOWN_SECONDS });
            return Ok(());
        }
        // When the room's inbox is full this waits, and the browser's next frames with it.
        self.seat.ask(commands).await.map_err(|_| End::Close(close::UNAVAILABLE))
    }

    fn hear_unreadable(&mut self, numbers: &[u32], why: &Rejection) -> Result<(), End> {
        self.app.metrics.unreadable.inc();
        self.count(1)?;
        if numbers.is_empty() {
            self.reject([NO_NUMBER].into_iter(), why);
        } else {
            self.reject(numbers.iter().copied().take(ANSWERS), why);
        }
        Ok(())
    }

    fn count(&mut self, count: u32) -> Result<(), End> {
        self.socket.budget.count(count.max(1))
    }

    fn reject(&self, numbers: impl Iterator<Item = u32>, why: &Rejection) {
        let outcome = Outcome::Rejected { why: why.clone() };
        let answers: Vec<Answer> =
            numbers.map(|n| Answer { n, outcome: outcome.clone() }).collect();
        self.app.metrics.rejected.inc_by(answers.len() as u64);
        self.say(&ToClient::Answers { answers });
    }

    fn say(&self, message: &ToClient) {
        self.socket.outbox.say(Frame::of(message));
    }
}

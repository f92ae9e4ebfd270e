//! Somebody who comes in from an address of their own.

use crate::line::{Line, Refused};
use anyhow::Context;
use foorumi_protocol::{
    ClientId, Command, DisplayName, Door, Hello, JoinCode, Lang, MeetingCommand, Numbered, Outcome,
    Refusal, ToClient, ToServer, VERSION,
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::{
    task::JoinHandle,
    time::{MissedTickBehavior, interval},
};

/// How often each person of the hall does something.
const ACTS: Duration = Duration::from_secs(2);

/// How coming in went.
pub(super) struct Coming {
    pub(super) took: Duration,
    /// How often it was told to wait.
    pub(super) told: u32,
    pub(super) result: Result<Visitor, Refusal>,
}

/// Somebody inside.
pub(super) struct Visitor {
    pub(super) token: String,
    line: Line,
}

/// Holds a place until dropped.
pub(super) struct Held(JoinHandle<()>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Acknowledgements of a hall, in milliseconds.
pub(super) type Acks = Arc<Mutex<Vec<f64>>>;

pub(super) fn by_code(code: JoinCode) -> Door {
    Door::Code { code }
}

/// A code that opens nothing, if few meetings are open.
pub(super) fn wrong(code: JoinCode) -> Door {
    let right: u32 = code.to_string().parse().unwrap_or(0);
    Door::Code {
        code: JoinCode::new((right + 1 + rand::random_range(0..1_000_000)) % JoinCode::COUNT),
    }
}

/// Comes in; an error is a connection that was not even made.
pub(super) async fn come(
    url: &str,
    from: &str,
    door: Door,
    token: Option<String>,
) -> anyhow::Result<Coming> {
    let client = ClientId(rand::random::<u64>() >> 11);
    let hello = Hello { version: VERSION, door, token, client, position: None, lang: Lang::Fi };
    let (begun, mut told) = (Instant::now(), 0);
    let came = Line::come(url, Some(from), hello, &mut told).await;
    let took = begun.elapsed();
    let result = match came {
        Ok((line, welcome)) => Ok(Visitor { token: welcome.token, line }),
        Err(error) => Err(error.downcast::<Refused>()?.0),
    };
    Ok(Coming { took, told, result })
}

impl Visitor {
    /// Says the only command of this socket; what became of it.
    pub(super) async fn act(&mut self, command: Command) -> anyhow::Result<Outcome> {
        self.line.send(&ToServer::Do { commands: vec![Numbered { n: 1, command }] }).await?;
        loop {
            let frame = self.line.next().await?.context("closed before the answer")?;
            let ToClient::Answers { answers } = frame else { continue };
            if let Some(answer) = answers.into_iter().find(|answer| answer.n == 1) {
                return Ok(answer.outcome);
            }
        }
    }

    /// Reads on and does nothing.
    pub(super) fn hold(mut self) -> Held {
        Held(tokio::spawn(async move { while let Ok(Some(_)) = self.line.next_raw().await {} }))
    }

    /// Does something now and then, and notes how soon it is acknowledged.
    pub(super) fn take_part(self, acks: Acks) -> Held {
        Held(tokio::spawn(async move {
            // Its line has broken: that its acknowledgements fail to come is seen in their number.
            let _ = take_part(self.line, &acks).await;
        }))
    }
}

async fn take_part(mut line: Line, acks: &Acks) -> anyhow::Result<()> {
    let mut acts = interval(ACTS);
    acts.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tokio::time::sleep(ACTS.mul_f64(rand::random())).await;
    let (mut n, mut sent) = (0, None);
    loop {
        tokio::select! {
            _ = acts.tick(), if sent.is_none() => {
                n += 1;
                sent = Some(Instant::now());
                line.send(&ToServer::Do { commands: vec![named(n)] }).await?;
            }
            frame = line.next() => match frame? {
                Some(ToClient::Answers { answers }) if answers.iter().any(|a| a.n == n) => {
                    let took = sent.take().map_or(Duration::ZERO, |at: Instant| at.elapsed());
                    acks.lock().unwrap_or_else(PoisonError::into_inner).push(ms(took));
                }
                Some(_) => {}
                None => return Ok(()),
            },
        }
    }
}

fn named(n: u32) -> Numbered {
    let name = DisplayName::new(&format!("Osallistuja {n}")).ok();
    Numbered { n, command: Command::Meeting(MeetingCommand::SetName { name }) }
}

pub(super) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The value below which this share of them lies.
pub(super) fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * share) as usize;
    values.get(at.min(values.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

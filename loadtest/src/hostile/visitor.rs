//! Somebody who comes in from an address of their own.

use anyhow::Context;
use foorumi_client::{Connection, Refused, Session, hello};
use foorumi_protocol::{
    Access, Command, DisplayName, Hello, JoinCode, MeetingCommand, Outcome, Refusal, ToClient,
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
pub(super) struct Visitor(Session);

/// Holds a place until dropped.
pub(super) struct Held(JoinHandle<()>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Acknowledgements of a hall, in milliseconds.
pub(super) type Acks = Arc<Mutex<Vec<f64>>>;

pub(super) fn by_code(code: JoinCode) -> Access {
    Access::Code { code }
}

/// A code that opens nothing, if few meetings are open.
pub(super) fn wrong(code: JoinCode) -> Access {
    let right: u32 = code.to_string().parse().unwrap_or(0);
    Access::Code {
        code: JoinCode::new((right + 1 + rand::random_range(0..1_000_000)) % JoinCode::COUNT),
    }
}

/// Comes in; an error is a connection that was not even made.
pub(super) async fn come(
    url: &str,
    from: &str,
    access: Access,
    token: Option<String>,
) -> anyhow::Result<Coming> {
    let (begun, mut told) = (Instant::now(), 0);
    let connection = Connection::dial_from(url, Some(from)).await?;
    let hello = Hello { token, ..hello(access) };
    let count = |frame: &ToClient| told += u32::from(matches!(frame, ToClient::Waiting { .. }));
    let result = match Session::greet(connection, hello, count).await {
        Ok(session) => Ok(Visitor(session)),
        Err(error) => Err(error.downcast::<Refused>()?.0),
    };
    Ok(Coming { took: begun.elapsed(), told, result })
}

impl Visitor {
    /// What proves that the next one who comes is this person.
    pub(super) fn token(&self) -> String {
        self.0.welcome().token.clone()
    }

    /// Sends a command; what became of it.
    pub(super) async fn act(&mut self, command: Command) -> anyhow::Result<Outcome> {
        self.0.ask(command).await
    }

    /// Reads on and does nothing.
    pub(super) fn hold(mut self) -> Held {
        Held(tokio::spawn(async move { while let Ok(Some(_)) = self.0.hear().await {} }))
    }

    /// Does something now and then, and notes how soon it is acknowledged.
    pub(super) fn take_part(self, acks: Acks) -> Held {
        Held(tokio::spawn(async move {
            // Its connection has broken: that its acknowledgements fail to come is seen in their number.
            let _ = take_part(self.0, &acks).await;
        }))
    }
}

async fn take_part(mut session: Session, acks: &Acks) -> anyhow::Result<()> {
    let mut acts = interval(ACTS);
    acts.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tokio::time::sleep(ACTS.mul_f64(rand::random())).await;
    let mut sent = None;
    loop {
        tokio::select! {
            _ = acts.tick(), if sent.is_none() => {
                let n = session.next_number();
                sent = Some((n, Instant::now()));
                session.send(n, named(n)).await?;
            }
            frame = session.hear() => {
                frame?.context("the server closed")?;
                if let Some((n, at)) = sent && session.answer(n).is_some() {
                    sent = None;
                    acks.lock().unwrap_or_else(PoisonError::into_inner).push(ms(at.elapsed()));
                }
            }
        }
    }
}

fn named(n: u32) -> Command {
    let name = DisplayName::new(&format!("Osallistuja {n}")).ok();
    Command::Meeting(MeetingCommand::SetName { name })
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

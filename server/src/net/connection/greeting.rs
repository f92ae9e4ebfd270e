//! The greeting: which meeting, as whom, and whether there is a place. Whoever has to wait is told so;
//! what is said meanwhile is heard afterwards, in order.

use super::{End, incoming::Received, socket::Socket};
use crate::{
    app::{App, Approach, Entrance},
    identity::{Identity, Returner},
    rooms::{
        frames::Frame,
        task::{Joiner, Seat},
    },
    throttle::{Source, Turn},
};
use foorumi_protocol::{Hello, Refusal, ToClient, ToServer, VERSION, close, parse};
use serde::Deserialize;
use std::time::Duration;
use tokio::time::{Instant, interval_at, timeout};

/// Time for the first frame.
const GREETING: Duration = Duration::from_secs(5);
/// How often somebody who waits is told the place: pages give up on a greeting after 10 s of silence.
const TELL: Duration = Duration::from_secs(3);
/// Bytes and frames that are kept for afterwards; the rest waits at the other end.
const KEPT_BYTES: usize = 64 * 1024;
const KEPT: usize = 256;

/// Waits for the greeting and takes a seat in its room.
pub(super) async fn greet(
    app: &App,
    socket: &mut Socket,
    source: Source,
    in_steps: bool,
) -> Result<Seat, Refusal> {
    let first = timeout(GREETING, first_frame(socket)).await;
    let hello = first.unwrap_or(Err(Refusal::BadGreeting))?;
    let greeted = Instant::now();
    let entrance = enter(app, socket, source, &hello).await?;
    let new = || Returner { person: Identity::new_person(), came: app.clock().now() };
    let returner = entrance.known.unwrap_or_else(new);
    let person = returner.person;
    let joiner = Joiner {
        person,
        role: entrance.role,
        client: hello.client,
        position: hello.position,
        in_steps,
        came: returner.came,
        token: app.identity.token(entrance.meeting, returner),
        shuffle: app.identity.shuffle(entrance.meeting, person),
        address: source.address,
        is_new: entrance.known.is_none(),
    };
    let outbox = socket.outbox.clone();
    let seat = meanwhile(socket, app.rooms.join(entrance.meeting, joiner, &outbox)).await??;
    app.metrics.join.since(greeted.into_std());
    // A link that was revoked between the look-up and the seat was not there to be closed.
    if let Some(link) = entrance.link
        && !app.stands(link).await
    {
        socket.outbox.close(close::REVOKED);
    }
    Ok(seat)
}

/// Goes in on arrival, when it is this one's turn.
async fn enter(
    app: &App,
    socket: &mut Socket,
    source: Source,
    hello: &Hello,
) -> Result<Entrance, Refusal> {
    match app.approach(source, &hello.access, hello.token.as_deref()).await? {
        Approach::Open(entrance) => Ok(entrance),
        Approach::Code(code, turn) => {
            let outbox = socket.outbox.clone();
            let say = |place| {
                outbox.say(Frame::of(&ToClient::Waiting { place }));
            };
            meanwhile(socket, turn_comes(turn, say)).await?;
            app.look_up(source, code).await
        }
    }
}

async fn turn_comes(mut turn: Turn, say: impl Fn(u32)) {
    let mut tell = interval_at(Instant::now() + TELL, TELL);
    loop {
        tokio::select! {
            () = turn.comes() => return,
            _ = tell.tick() => say(turn.place()),
        }
    }
}

/// Waits for something, and leaves if the browser does. What it says is kept for afterwards.
async fn meanwhile<T>(socket: &mut Socket, done: impl Future<Output = T>) -> Result<T, Refusal> {
    let (mut kept, mut bytes) = (Vec::new(), 0);
    let mut done = std::pin::pin!(done);
    let early = socket.take_early();
    let result = loop {
        let heard = tokio::select! {
            biased;
            done = done.as_mut() => break Ok(done),
            heard = socket.next(), if bytes < KEPT_BYTES && kept.len() < KEPT => heard,
        };
        let Ok(heard) = heard else { break Err(Refusal::BadGreeting) };
        if heard.contains(&Received::Close) || keep(socket, heard, &mut kept, &mut bytes).is_err() {
            break Err(Refusal::BadGreeting);
        }
    };
    socket.put_back(kept);
    socket.put_back(early);
    result
}

/// Messages are counted when they are heard; what is none of them counts at once.
fn keep(
    socket: &mut Socket,
    heard: Vec<Received>,
    kept: &mut Vec<Received>,
    bytes: &mut usize,
) -> Result<(), End> {
    for heard in heard {
        match heard {
            Received::Said(text) => {
                *bytes += text.len();
                kept.push(Received::Said(text));
            }
            Received::Piece | Received::Ping(_) | Received::Pong | Received::Close => {
                socket.budget.count(1)?
            }
        }
    }
    Ok(())
}

/// The greeting. What was read with it stays to be heard.
async fn first_frame(socket: &mut Socket) -> Result<Hello, Refusal> {
    loop {
        let mut heard = socket.next().await.map_err(|_| Refusal::BadGreeting)?.into_iter();
        while let Some(first) = heard.next() {
            match first {
                Received::Said(text) => {
                    socket.put_back(heard.collect());
                    return read(&text);
                }
                Received::Ping(_) | Received::Pong | Received::Piece => {
                    socket.budget.count(1).map_err(|_| Refusal::BadGreeting)?;
                }
                Received::Close => return Err(Refusal::BadGreeting),
            }
        }
    }
}

/// The version is looked at first: a page of another one may greet in words unknown here, and is to
/// be told that it is old.
fn read(frame: &str) -> Result<Hello, Refusal> {
    #[derive(Deserialize)]
    struct Outline {
        version: u32,
    }
    let outline: Outline = serde_json::from_str(frame).map_err(|_| Refusal::BadGreeting)?;
    if outline.version != VERSION {
        return Err(Refusal::OldVersion);
    }
    match parse(frame) {
        Ok(ToServer::Hello(hello)) => Ok(*hello),
        Ok(ToServer::Do { .. } | ToServer::Ping { .. } | ToServer::Rest) | Err(_) => {
            Err(Refusal::BadGreeting)
        }
    }
}

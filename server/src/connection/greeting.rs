//! The greeting: which meeting, as whom, and whether there is a place.

use super::{incoming::Heard, socket::Socket};
use crate::{
    app::App,
    identity::{Identity, Returner},
    room_task::{Joiner, Seat},
    throttle::AddressKey,
};
use foorumi_protocol::{Hello, Refusal, ToServer, VERSION, close, parse};
use serde::Deserialize;
use std::time::Duration;
use tokio::time::timeout;

/// Time for the first frame.
const GREETING: Duration = Duration::from_secs(5);

/// Waits for the greeting and takes a seat in its room.
pub(super) async fn greet(
    app: &App,
    socket: &mut Socket,
    address: AddressKey,
) -> Result<Seat, Refusal> {
    let first = timeout(GREETING, first_frame(socket)).await;
    let hello = first.unwrap_or(Err(Refusal::BadGreeting))?;
    let entrance = app.enter(address, &hello.door).await?;
    let known = hello.token.as_deref().and_then(|t| app.identity.person(entrance.meeting, t));
    let new = || Returner { person: Identity::new_person(), came: app.clock().now() };
    let returner = known.unwrap_or_else(new);
    let person = returner.person;
    let joiner = Joiner {
        person,
        role: entrance.role,
        client: hello.client,
        position: hello.position,
        came: returner.came,
        is_new: known.is_none(),
        token: app.identity.token(entrance.meeting, returner),
        shuffle: app.identity.shuffle(entrance.meeting, person),
    };
    let seat = app.rooms.join(entrance.meeting, joiner, &socket.outbox).await?;
    // A link that was revoked between the look-up and the seat was not there to be closed.
    if let Some(link) = entrance.link
        && !app.stands(link).await
    {
        socket.outbox.close(close::REVOKED);
    }
    Ok(seat)
}

async fn first_frame(socket: &mut Socket) -> Result<Hello, Refusal> {
    loop {
        let heard = socket.next().await.map_err(|_| Refusal::BadGreeting)?;
        for heard in heard {
            match heard {
                Heard::Said(text) => return read(&text),
                Heard::Ping(_) | Heard::Pong => {}
                Heard::Close => return Err(Refusal::BadGreeting),
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
        Ok(ToServer::Do { .. } | ToServer::Ping { .. }) | Err(_) => Err(Refusal::BadGreeting),
    }
}

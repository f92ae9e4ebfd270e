//! The greeting: which meeting, as whom, and whether there is a place.

use super::PEOPLE_FRAME;
use crate::{
    app::App,
    identity::Identity,
    room_task::{Joiner, Seat},
    throttle::AddressKey,
};
use axum::extract::ws::{Message, WebSocket};
use foorumi_protocol::{Hello, Refusal, ToServer, VERSION, close, parse};
use serde::Deserialize;
use std::time::Duration;
use tokio::time::timeout;

/// Time for the first frame.
const GREETING: Duration = Duration::from_secs(5);

/// Waits for the greeting and takes a seat in its room.
pub(super) async fn greet(
    app: &App,
    socket: &mut WebSocket,
    address: AddressKey,
) -> Result<Seat, Refusal> {
    let first = timeout(GREETING, first_frame(socket)).await;
    let hello = first.unwrap_or(Err(Refusal::BadGreeting))?;
    let entrance = app.enter(address, &hello.door).await?;
    if app.receipt(entrance.meeting).await.is_some() {
        return Err(Refusal::Removed);
    }
    let known = hello.token.as_deref().and_then(|t| app.identity.person(entrance.meeting, t));
    let person = known.unwrap_or_else(Identity::new_person);
    let joiner = Joiner {
        person,
        role: entrance.role,
        client: hello.client,
        position: hello.position,
        token: app.identity.token(entrance.meeting, person),
        shuffle: app.identity.shuffle(entrance.meeting, person),
    };
    let seat = app.rooms.join(entrance.meeting, joiner).await?;
    // A link that was revoked between the look-up and the seat was not there to be closed.
    if let Some(link) = entrance.link
        && !app.stands(link).await
    {
        seat.outbox.close(close::REVOKED);
    }
    Ok(seat)
}

async fn first_frame(socket: &mut WebSocket) -> Result<Hello, Refusal> {
    loop {
        let Some(Ok(message)) = socket.recv().await else { return Err(Refusal::BadGreeting) };
        match message {
            Message::Text(text) if text.len() <= PEOPLE_FRAME => return read(&text),
            Message::Ping(_) | Message::Pong(_) => {}
            Message::Text(_) | Message::Binary(_) | Message::Close(_) => {
                return Err(Refusal::BadGreeting);
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

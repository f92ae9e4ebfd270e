//! One browser's socket, from greeting to goodbye. It knows frames, never the room.

mod budget;
mod greeting;
mod hearing;
mod incoming;
mod socket;

use crate::{
    app::App,
    rooms::{frames::Frame, outbox::Gone, task::Seat},
    throttle::Source,
};
use bytes::Bytes;
use foorumi_protocol::{Refusal, Role, ToClient, close};
use incoming::{Received, Unreadable};
use socket::Socket;
use std::sync::Arc;
use tokio::net::TcpStream;
use tracing::Instrument;

/// Largest frame of somebody who takes part.
const PEOPLE_FRAME: usize = 16 * 1024;
/// Largest frame of staff: a whole agenda fits.
const STAFF_FRAME: usize = 256 * 1024;
/// The protocol's code for an end that both want.
const NORMAL: u16 = 1000;

/// A greeted socket.
struct Connection {
    app: Arc<App>,
    socket: Socket,
    seat: Seat,
}

/// Why a socket ends.
enum End {
    /// The browser ended it, or it broke.
    Gone,
    /// The server ends it with this code.
    Close(u16),
}

/// Serves the socket until it closes. `early` are bytes that came with the upgrade; `in_steps` tells
/// whether a first view is wanted in steps.
pub(crate) async fn live(
    app: Arc<App>,
    stream: TcpStream,
    early: Bytes,
    source: Source,
    in_steps: bool,
) {
    let Ok(mut socket) = Socket::new(stream, &early, PEOPLE_FRAME) else { return };
    // They hold the whole buffer of the HTTP server.
    drop(early);
    // In a box of its own: what a greeting takes is not kept for as long as the socket lives.
    let greeted = Box::pin(greeting::greet(&app, &mut socket, source, in_steps)).await;
    match greeted {
        Err(refusal) => refuse(&app, socket, refusal).await,
        Ok(seat) => {
            let (room, person) = (seat.meeting.0, seat.person.0);
            let span = tracing::info_span!("connection", room.id = %room, person.id = %person);
            talk(app, socket, seat).instrument(span).await;
        }
    }
}

async fn refuse(app: &App, mut socket: Socket, code: Refusal) {
    app.metrics.refused.inc();
    tracing::debug!(?code, "a greeting was refused");
    socket.outbox.say(Frame::of(&ToClient::Refused { code }));
    socket.close(close::REFUSED).await;
}

async fn talk(app: Arc<App>, mut socket: Socket, seat: Seat) {
    app.metrics.sockets.inc();
    if seat.role != Role::Participant {
        socket.incoming.limit = STAFF_FRAME;
    }
    let mut connection = Connection { app, socket, seat };
    let end = connection.run().await;
    if let End::Close(code) = end {
        tracing::debug!(code, "closing");
        Box::pin(connection.socket.close(code)).await;
    }
    connection.socket.outbox.lose();
    connection.seat.leave().await;
    connection.app.metrics.sockets.dec();
}

impl Connection {
    async fn run(&mut self) -> End {
        let stop = self.app.stop.clone();
        loop {
            let heard = tokio::select! {
                heard = self.socket.next() => heard,
                () = stop.cancelled() => Err(End::Close(close::AWAY)),
            };
            let end = match heard {
                Ok(heard) => self.hear_all(heard).await,
                Err(end) => Err(end),
            };
            if let Err(end) = end {
                return end;
            }
        }
    }

    async fn hear_all(&mut self, heard: Vec<Received>) -> Result<(), End> {
        for heard in heard {
            match heard {
                Received::Said(text) => self.hear_frame(&text).await?,
                Received::Ping(payload) => {
                    self.socket.budget.count(1)?;
                    // Who does not read need not be answered.
                    if self.socket.outbox.is_written() {
                        self.socket.outbox.say(Frame::pong(&payload));
                    }
                }
                Received::Pong | Received::Piece => self.socket.budget.count(1)?,
                Received::Close => {
                    self.socket.outbox.say_closed(NORMAL);
                    return Err(End::Gone);
                }
            }
        }
        Ok(())
    }
}

impl From<Unreadable> for End {
    fn from(Unreadable(code): Unreadable) -> Self {
        Self::Close(code)
    }
}

impl From<Gone> for End {
    fn from(_: Gone) -> Self {
        Self::Gone
    }
}

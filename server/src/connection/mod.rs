//! One browser's socket, from greeting to goodbye. It knows frames, never the room.

mod greeting;
mod hearing;
mod writing;

use crate::{
    app::App,
    outbox::Taken,
    pace::{Debt, Pace},
    room_task::Seat,
    throttle::AddressKey,
};
use axum::extract::ws::{Message, WebSocket};
use foorumi_protocol::{Refusal, Role, ToClient, close};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio_tungstenite::tungstenite;
use tracing::Instrument;

/// Largest frame of somebody who takes part.
const PEOPLE_FRAME: usize = 16 * 1024;
/// Largest frame of staff: a whole agenda fits. The socket itself takes nothing larger from anybody.
pub(crate) const STAFF_FRAME: usize = 256 * 1024;
/// Commands and frames a socket may send: 20 a second, 40 at once, and once the 64 that a browser
/// may hold when it comes back.
const PACE: Pace = Pace { each: Duration::from_millis(50), burst: 104 };
/// A socket that goes on beyond the pace for as many again is closed.
const FLOOD: u32 = 2 * PACE.burst;
/// Every sign of life is awaited this long; the room asks for one each 10 s.
const QUIET: Duration = Duration::from_secs(15);

/// A greeted socket.
struct Connection {
    app: Arc<App>,
    socket: WebSocket,
    seat: Seat,
    /// Largest frame taken.
    limit: usize,
    debt: Debt,
    heard: Instant,
}

/// Why a socket ends.
enum End {
    /// The browser ended it, or it broke.
    Gone,
    /// The server ends it with this code.
    Close(u16),
}

/// Lives the socket to its end.
pub(crate) async fn live(app: Arc<App>, mut socket: WebSocket, address: AddressKey) {
    match greeting::greet(&app, &mut socket, address).await {
        Err(refusal) => refuse(&app, socket, refusal).await,
        Ok(seat) => {
            let (room, person) = (seat.meeting.0, seat.person.0);
            let span = tracing::info_span!("connection", room.id = %room, person.id = %person);
            talk(app, socket, seat).instrument(span).await;
        }
    }
}

async fn refuse(app: &App, mut socket: WebSocket, code: Refusal) {
    app.counters.refused.up();
    tracing::debug!(?code, "a greeting was refused");
    let frame = crate::frames::Frame::of(&ToClient::Refused { code });
    if writing::write(&mut socket, vec![frame]).await.is_ok() {
        writing::close(&mut socket, close::REFUSED).await;
    }
}

async fn talk(app: Arc<App>, socket: WebSocket, seat: Seat) {
    app.counters.sockets.up();
    let limit = if seat.role == Role::Participant { PEOPLE_FRAME } else { STAFF_FRAME };
    let (debt, heard) = (Debt::default(), Instant::now());
    let mut connection = Connection { app, socket, seat, limit, debt, heard };
    let end = connection.run().await;
    if let End::Close(code) = end {
        tracing::debug!(code, "closing");
        writing::close(&mut connection.socket, code).await;
    }
    connection.seat.leave().await;
    connection.app.counters.sockets.down();
}

impl Connection {
    async fn run(&mut self) -> End {
        let stop = self.app.stop.clone();
        loop {
            let end = tokio::select! {
                taken = self.seat.reader.next() => self.send(taken).await,
                message = self.socket.recv() => match message {
                    Some(Ok(message)) => self.hear(message).await,
                    Some(Err(error)) => Err(broken(error)),
                    None => Err(End::Gone),
                },
                () = stop.cancelled() => Err(End::Close(close::AWAY)),
            };
            if let Err(end) = end {
                return end;
            }
        }
    }

    async fn send(&mut self, taken: Taken) -> Result<(), End> {
        let (frames, code) = match taken {
            Taken::Frames(frames) => (frames, None),
            Taken::Close(frames, code) => (frames, Some(code)),
        };
        writing::write(&mut self.socket, frames).await?;
        self.seat.reader.written();
        if let Some(code) = code {
            return Err(End::Close(code));
        }
        if self.heard.elapsed() > QUIET { Err(End::Gone) } else { Ok(()) }
    }

    async fn hear(&mut self, message: Message) -> Result<(), End> {
        self.heard = Instant::now();
        match message {
            Message::Text(text) => self.hear_frame(text.as_str()).await,
            Message::Binary(bytes) => {
                self.hear_frame(std::str::from_utf8(&bytes).unwrap_or("")).await
            }
            Message::Ping(_) | Message::Pong(_) => Ok(()),
            Message::Close(_) => Err(End::Gone),
        }
    }
}

fn broken(error: axum::Error) -> End {
    let error = error.into_inner().downcast::<tungstenite::Error>();
    match error.as_deref() {
        Ok(tungstenite::Error::Capacity(_)) => End::Close(close::TOO_BIG),
        _ => End::Gone,
    }
}

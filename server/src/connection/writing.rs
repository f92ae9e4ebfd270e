//! Bytes to a browser. All frames of a turn leave in one write.

use super::End;
use crate::frames::Frame;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use bytes::Bytes;
use foorumi_protocol::close;
use futures_util::SinkExt;
use std::time::Duration;
use tokio::time::timeout;

/// A browser that takes nothing for this long is closed; it comes back and resumes.
const STALLED: Duration = Duration::from_secs(30);
/// A goodbye is not waited for longer.
const GOODBYE: Duration = Duration::from_secs(2);

/// Writes frames.
pub(super) async fn write(socket: &mut WebSocket, frames: Vec<Frame>) -> Result<(), End> {
    let writing = async {
        for frame in frames {
            socket.feed(message(frame)).await?;
        }
        socket.flush().await
    };
    match timeout(STALLED, writing).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(End::Gone),
        Err(_) => Err(End::Close(close::SLOW)),
    }
}

/// Says goodbye with a code and waits a moment for the browser's own.
pub(super) async fn close(socket: &mut WebSocket, code: u16) {
    let goodbye = CloseFrame { code, reason: Utf8Bytes::default() };
    let closing = async {
        socket.send(Message::Close(Some(goodbye))).await?;
        while let Some(Ok(_)) = socket.recv().await {}
        Ok::<(), axum::Error>(())
    };
    // A browser that does not answer is gone all the same.
    let _ = timeout(GOODBYE, closing).await;
}

fn message(frame: Frame) -> Message {
    match frame {
        Frame::Text(text) => Message::Text(text),
        Frame::Deflated(bytes) => Message::Binary(bytes),
        Frame::Ping => Message::Ping(Bytes::new()),
    }
}

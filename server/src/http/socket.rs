//! The way to the WebSocket: `GET /ws`.

use super::door::Peer;
use crate::{app::App, connection};
use axum::{
    Extension,
    extract::{
        State,
        ws::{WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    },
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// A socket reads little; the default of 128 KiB would be nearly all of an idle connection's memory.
const READ_BUFFER: usize = 4 * 1024;
/// Frames of one turn leave in one write as long as they fit here.
const WRITE_BUFFER: usize = 16 * 1024;

/// Opens a socket, unless a page of another origin asks.
pub(super) async fn open(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    if app.is_leaving() {
        // The balancer, or the browser's next try, finds another node.
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if !origin_allowed(&app, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let address = peer.key(&app, &headers);
    upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_message_size(connection::STAFF_FRAME)
        .max_frame_size(connection::STAFF_FRAME)
        .on_upgrade(move |socket| async move {
            let life = connection::live(Arc::clone(&app), socket, address);
            app.tasks.track_future(life).await;
            // The connection's place is free only now.
            drop(peer.slot);
        })
}

/// Browsers always send an origin; what sends none is no page and rides on nobody's browser.
fn origin_allowed(app: &App, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let listed = app.config.allow_origins.iter().any(|allowed| allowed.as_str() == origin);
    listed || app.own_origins(headers).iter().any(|own| own == origin)
}

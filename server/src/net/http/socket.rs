//! The way to the WebSocket: `GET /ws`. After the handshake the plain stream is taken from the HTTP
//! server, so that the room can write to it.

use super::{credential::Peer, crowd::Crowd, stall::Impatient};
use crate::{app::App, net::connection, throttle::Source};
use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use foorumi_protocol::IN_STEPS;
use hyper::upgrade::{OnUpgrade, Parts};
use hyper_util::rt::TokioIo;
use std::sync::Arc;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;

/// Opens a socket, unless a page of another origin asks.
pub(super) async fn open(
    State(app): State<Arc<App>>,
    Extension(mut peer): Extension<Peer>,
    Extension(crowd): Extension<Arc<Crowd>>,
    mut request: Request,
) -> Response {
    let Ok(response) = create_response_with_body(&request, Body::empty) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let Some(upgrade) = request.extensions_mut().remove::<OnUpgrade>() else {
        return StatusCode::UPGRADE_REQUIRED.into_response();
    };
    if app.is_leaving() {
        // The balancer, or the browser's next try, finds another node.
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if !origin_allowed(&app, request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let source = peer.source(&app, request.headers());
    if !peer.takes_place(&crowd, source.address) {
        app.metrics.refused.inc();
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let in_steps = request.uri().query() == Some(IN_STEPS);
    app.tasks.spawn(upgraded(Arc::clone(&app), upgrade, source, peer, in_steps));
    response
}

async fn upgraded(app: Arc<App>, upgrade: OnUpgrade, source: Source, peer: Peer, in_steps: bool) {
    let Ok(upgraded) = upgrade.await else { return };
    let Ok(Parts { io, read_buf, .. }) = upgraded.downcast::<TokioIo<Impatient>>() else {
        tracing::error!("a connection is not a plain stream");
        return;
    };
    connection::live(app, io.into_inner().into_inner(), read_buf, source, in_steps).await;
    // The connection's places are free only now.
    drop(peer);
}

/// Browsers always send an origin; what sends none is no page, so no browser is being misused.
fn origin_allowed(app: &App, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let listed = app.config.allow_origins.iter().any(|allowed| allowed.as_str() == origin);
    listed || app.own_origins(headers).iter().any(|own| own == origin)
}

//! HTTP: the pages, what they fetch, and the way to the WebSocket.

mod answer;
mod body;
mod bundle;
mod credential;
mod crowd;
mod file;
mod health;
mod kept;
mod links;
mod logo;
mod meetings;
mod policy;
mod qr;
mod serve;
mod slides;
mod socket;
mod stall;
mod summary;

pub(crate) use serve::serve;

use crate::{app::App, net::pages};
use axum::{
    Extension, Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post, put},
};
use crowd::Crowd;
use std::{sync::Arc, time::Duration};
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

/// A body that trickles slower than a byte in this time is given up.
const BODY_PAUSE: Duration = Duration::from_secs(10);
/// Longest time for an answer; a bundle of a big meeting takes seconds.
const ANSWER: Duration = Duration::from_secs(60);

/// All routes.
fn router(app: &Arc<App>, crowd: &Arc<Crowd>) -> Router {
    Router::new()
        .route("/api/meetings", post(meetings::make))
        .route("/api/links", get(links::list))
        .route("/api/links/{role}", post(links::reissue).delete(links::revoke))
        .route("/api/bundle", get(bundle::download))
        .route("/api/moderation-log", get(bundle::moderation_log))
        .route("/api/kept", get(kept::kept))
        .route("/api/summary-until", post(kept::summary_until))
        .route("/api/erase", post(kept::erase))
        .route("/api/logo", put(logo::set).delete(logo::remove))
        .route("/api/logo/{meeting}/{id}", get(logo::picture))
        .route("/api/slides", get(slides::list))
        .route("/api/slides", post(slides::hand_in))
        .route("/api/slides/{id}", get(slides::fetch).delete(slides::remove))
        .route("/api/summary", get(summary::read))
        .route("/api/qr/{file}", get(qr::picture))
        .route("/health", get(health::health))
        .route("/metrics", get(health::metrics))
        .route("/ws", get(socket::open))
        .fallback(pages::page)
        .layer(Extension(Arc::clone(crowd)))
        .layer(RequestBodyTimeoutLayer::new(BODY_PAUSE))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER))
        .layer(from_fn_with_state(Arc::clone(app), policy::secure_transport))
        .layer(from_fn(policy::headers))
        .with_state(Arc::clone(app))
}

//! How the server is: `/health` for people and balancers, `/metrics` for Prometheus.

use crate::app::App;
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use serde::Serialize;
use std::sync::Arc;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Health {
    ok: bool,
    version: &'static str,
    /// `full`: nothing is confirmed before it is synced to a disk. `reduced`: a crash of Redis may
    /// lose the last moments.
    durability: &'static str,
    rooms: usize,
    /// `believed`; else why nothing is ended, removed or forgotten here by the calendar.
    clock: String,
    /// Whether something forgotten (ballots of a closed vote, a deleted message) is still at rest.
    forgetting_overdue: bool,
    /// Logs or nodes that were not as they should be, since the start: somebody must look.
    alarms: u64,
    /// `done`; `partly` while a replica of Redis has not written its log anew, so that what was
    /// forgotten may stand in its file.
    forgetting: &'static str,
}

/// Whether this node is well: whether its stores are reached, and take what people do. Never whether
/// some meeting can be loaded: anybody may ask for one that cannot.
pub(super) async fn health(State(app): State<Arc<App>>) -> impl IntoResponse {
    let ok = !app.is_leaving() && app.is_connected() && !app.metrics.saving_is_paused();
    let health = Health {
        ok,
        version: env!("CARGO_PKG_VERSION"),
        durability: app.durability().word(),
        rooms: app.rooms.count(),
        clock: app.clock().believed().err().map_or("believed".to_owned(), |why| why.to_string()),
        forgetting_overdue: app.metrics.forgetting_is_overdue(),
        alarms: app.metrics.alarms.get(),
        forgetting: if app.owes_replicas() { "partly" } else { "done" },
    };
    let status = if ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    // Whoever asks again is to reach another node, not this one by the connection held.
    let connection = (!ok).then_some([(header::CONNECTION, "close")]);
    (status, connection, Json(health))
}

/// Figures of the whole server. None tells of a single room.
pub(super) async fn metrics(State(app): State<Arc<App>>) -> impl IntoResponse {
    let text = app.metrics.text(app.rooms.count());
    // Text that is written into memory is written.
    let text = text.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok::<_, StatusCode>(([(header::CONTENT_TYPE, OPEN_METRICS)], text))
}

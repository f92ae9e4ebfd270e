//! What is kept of a meeting, and deleting it: `/api/kept`, `/api/erase` (rule RB7).

use super::{
    answer::Refused,
    door::{self, Peer},
};
use crate::app::App;
use axum::{
    Extension, Json,
    extract::{State, rejection::JsonRejection},
    http::HeaderMap,
};
use foorumi_protocol::{DeletionReceipt, EraseMeeting, Kept, Refusal, Role, SetSummaryUntil};
use std::sync::Arc;

/// Who plans the meeting answers for what is kept of it.
const PLANNERS: &[Role] = &[Role::Host, Role::Organiser];

/// What stands, until when, who fetched what, and the receipt of what went.
pub(super) async fn kept(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
) -> Result<Json<Kept>, Refused> {
    let link = door::link(&app, &peer, &headers, PLANNERS).await?;
    Ok(Json(app.keeping.kept(link.meeting).await?))
}

/// Until when everybody can read the summary: the organiser takes it off sooner, or keeps it longer.
pub(super) async fn summary_until(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Result<Json<SetSummaryUntil>, JsonRejection>,
) -> Result<Json<Kept>, Refused> {
    let link = door::link(&app, &peer, &headers, PLANNERS).await?;
    let Json(SetSummaryUntil { until }) = body.map_err(|_| Refused(Refusal::Unreadable))?;
    Ok(Json(app.keeping.set_summary_until(link.meeting, until).await?))
}

/// Deletes the meeting, results and all, once its name has been typed.
pub(super) async fn erase(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Result<Json<EraseMeeting>, JsonRejection>,
) -> Result<Json<DeletionReceipt>, Refused> {
    let Json(EraseMeeting { name }) = body.map_err(|_| Refused(Refusal::Unreadable))?;
    let link = door::link(&app, &peer, &headers, PLANNERS).await?;
    Ok(Json(app.retention.erase(link.meeting, &name).await?))
}

//! What is kept of a meeting, and deleting it: `/api/kept`, `/api/erase` (rule RB7).

use super::{answer::Refused, body, credential};
use crate::app::App;
use axum::{Json, body::Body, extract::State, http::HeaderMap};
use foorumi_protocol::{DeletionReceipt, EraseMeeting, Kept, Role, SetSummaryUntil};
use std::sync::Arc;

/// Who plans the meeting answers for what is kept of it.
const PLANNERS: &[Role] = &[Role::Host, Role::Organiser];

/// What stands, until when, who fetched what, and the receipt of what went.
pub(super) async fn kept(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Json<Kept>, Refused> {
    let link = credential::link(&app, &headers, PLANNERS).await?;
    Ok(Json(app.keeping.kept(link.meeting).await?))
}

/// Until when everybody can read the summary: the organiser takes it off sooner, or keeps it longer.
pub(super) async fn summary_until(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Kept>, Refused> {
    let link = credential::link(&app, &headers, PLANNERS).await?;
    let SetSummaryUntil { until } = body::json(body).await?;
    Ok(Json(app.keeping.set_summary_until(link.meeting, until).await?))
}

/// Deletes the meeting, results and all, once its name has been typed.
pub(super) async fn erase(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<DeletionReceipt>, Refused> {
    let link = credential::link(&app, &headers, PLANNERS).await?;
    let EraseMeeting { name } = body::json(body).await?;
    Ok(Json(app.retention.erase(link.meeting, &name).await?))
}

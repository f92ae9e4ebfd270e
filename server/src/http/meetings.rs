//! Making a meeting: `POST /api/meetings`.

use super::{answer::Refused, door::Peer};
use crate::{app::App, templates};
use axum::{
    Extension, Json,
    extract::{State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode},
};
use foorumi_protocol::{MeetingLinks, MeetingPlan, NewMeeting, Refusal};
use std::sync::Arc;

/// Makes a meeting from a template or a plan and tells its links, once.
pub(super) async fn make(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Result<Json<NewMeeting>, JsonRejection>,
) -> Result<(StatusCode, Json<MeetingLinks>), Refused> {
    let Json(body) = body.map_err(|_| Refused(Refusal::Unreadable))?;
    let address = peer.key(&app, &headers);
    app.throttle.make_meeting(address).map_err(|_| Refused(Refusal::TooManyTries))?;
    let plan = match body {
        NewMeeting::Template { template, lang, title, keep_days } => {
            let plan = templates::plan(template, lang, title);
            MeetingPlan { keep_days: keep_days.unwrap_or(plan.keep_days), ..plan }
        }
        NewMeeting::Plan { plan } => *plan,
    };
    let links = app.make_meeting(plan).await?;
    Ok((StatusCode::CREATED, Json(links)))
}

//! Making a meeting: `POST /api/meetings`.

use super::{
    answer::Refused,
    body,
    credential::{self, Peer},
};
use crate::{app::App, templates};
use axum::{
    Extension, Json,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use foorumi_protocol::{MeetingLinks, MeetingPlan, NewMeeting, Refusal};
use std::sync::Arc;

/// Makes a meeting from a template or a plan and tells its links, once.
pub(super) async fn make(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<MeetingLinks>), Refused> {
    let source = peer.source(&app, &headers);
    app.may_make(source, credential::bearer(&headers)).await?;
    let made = app.throttle.make_meeting(source.address);
    made.map_err(|_| Refused(Refusal::TooManyMeetings))?;
    let plan = match body::json(body).await? {
        NewMeeting::Template { template, lang, title, keep_days } => {
            let plan = templates::plan(template, lang, title);
            MeetingPlan { keep_days: keep_days.unwrap_or(plan.keep_days), ..plan }
        }
        NewMeeting::Plan { plan } => *plan,
    };
    let links = app.make_meeting(plan).await?;
    Ok((StatusCode::CREATED, Json(links)))
}

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
use std::{sync::Arc, time::Instant};
use uuid::Uuid;

/// Says by which number a meeting is made: whoever asks again with the same gets the same meeting.
const NUMBER: &str = "idempotency-key";

/// Makes a meeting from a template or a plan and tells its links.
pub(super) async fn make(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<MeetingLinks>), Refused> {
    let source = peer.source(&app, &headers);
    app.may_make(source, credential::bearer(&headers)).await?;
    let number = number(&headers)?;
    // Asked again it is not another one.
    if !number.is_some_and(|number| app.makings.knows(number, Instant::now())) {
        let made = app.throttle.make_meeting(source.address);
        made.map_err(|_| Refused(Refusal::TooManyMeetings))?;
    }
    let plan = match body::json(body).await? {
        NewMeeting::Template { template, lang, languages, title, keep_days } => {
            let mut plan = templates::plan(template, lang, title);
            if !languages.is_empty() {
                plan.languages.retain(|one| *one == lang || languages.contains(one));
            }
            MeetingPlan { keep_days: keep_days.unwrap_or(plan.keep_days), ..plan }
        }
        NewMeeting::Plan { plan } => *plan,
    };
    let links = app.make_once(number, plan).await?;
    Ok((StatusCode::CREATED, Json(links)))
}

/// The number of a making; what is there and is none is refused, for it could be guessed.
fn number(headers: &HeaderMap) -> Result<Option<Uuid>, Refused> {
    let Some(said) = headers.get(NUMBER) else { return Ok(None) };
    let number = said.to_str().ok().and_then(|said| Uuid::try_parse(said).ok());
    number.map(Some).ok_or(Refused(Refusal::Unreadable))
}

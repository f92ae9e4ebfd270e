//! The organisation's logo (rule ID9): `/api/logo` to set and to take away, and its picture for every page.

use super::{answer::Refused, body, credential, file};
use crate::app::App;
use axum::{
    Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use foorumi_protocol::{Logo, MeetingId, Role, SlidesId};
use std::sync::Arc;
use uuid::Uuid;

/// Who sets it.
const SETTERS: &[Role] = &[Role::Host, Role::Organiser];
/// Another logo has another address, so that browsers keep it.
const KEPT: HeaderValue = HeaderValue::from_static("private, max-age=86400, immutable");

/// Takes a logo. The body is the file itself.
pub(super) async fn set(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<Logo>), Refused> {
    let link = credential::link(&app, &headers, SETTERS).await?;
    let body = body::bytes(body, Logo::MAX_BYTES).await?;
    Ok((StatusCode::CREATED, Json(app.slides.set_logo(link.meeting, body).await?)))
}

/// Takes it away.
pub(super) async fn remove(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<StatusCode, Refused> {
    let link = credential::link(&app, &headers, SETTERS).await?;
    app.slides.remove_logo(link.meeting).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The picture. Its address is told in the room only: nobody guesses the meeting's id, nor the logo's.
pub(super) async fn picture(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path((meeting, id)): Path<(Uuid, u64)>,
) -> Result<Response, Refused> {
    let (logo, path) = app.slides.logo_file(MeetingId(meeting), SlidesId(id)).await?;
    let name = logo.file();
    let told = [
        (header::CONTENT_TYPE, logo.kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
    ];
    let mut response = file::kept(&headers, &path, told).await?;
    response.headers_mut().insert(header::CACHE_CONTROL, KEPT);
    Ok(response)
}

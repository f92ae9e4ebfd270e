//! Slides that presenters hand in: `/api/slides`. The body is the file itself; its kind is told by
//! its content and its name in the archive is the server's.

use super::{
    answer::Refused,
    body,
    credential::{self, Peer},
    file,
};
use crate::app::App;
use axum::{
    Extension, Json,
    body::Body,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use foorumi_protocol::{Refusal, Role, Slides, SlidesId, SlidesPart, SlidesTitle};
use serde::Deserialize;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Who hands in, lists and takes back.
const HANDLERS: &[Role] = &[Role::Presenter, Role::Host, Role::Organiser, Role::Secretary];
/// Files on their way in at once, on the whole server: each is held in memory. One more is told to
/// try again.
static COMING: Semaphore = Semaphore::const_new(4);

/// What the file is to be called.
#[derive(Deserialize)]
pub(super) struct Named {
    title: String,
}

/// What there is.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Json<SlidesPart>, Refused> {
    let link = credential::link(&app, &headers, HANDLERS).await?;
    Ok(Json(SlidesPart { slides: app.slides.list(link.meeting).await? }))
}

/// Takes a file.
pub(super) async fn hand_in(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    named: Result<Query<Named>, QueryRejection>,
    body: Body,
) -> Result<(StatusCode, Json<Slides>), Refused> {
    let link = credential::link(&app, &headers, HANDLERS).await?;
    let Query(Named { title }) = named.map_err(|_| Refused(Refusal::Unreadable))?;
    let title = SlidesTitle::new(&title).map_err(|_| Refused(Refusal::Unreadable))?;
    let _place = COMING.try_acquire().map_err(|_| Refused(Refusal::Unavailable))?;
    let body = body::bytes(body, SlidesPart::MAX_BYTES).await?;
    let slides = app.slides.hand_in(link.meeting, title, body).await?;
    Ok((StatusCode::CREATED, Json(slides)))
}

/// The file: for staff and presenters always, for participants once the meeting has ended.
pub(super) async fn fetch(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    Path(id): Path<u64>,
) -> Result<Response, Refused> {
    let entrance = credential::entrance(&app, &peer, &headers).await?;
    let found = app.slides.file(entrance.meeting, entrance.role, SlidesId(id)).await?;
    let (slides, path) = found;
    let name = format!("{}.{}", slides.id.0, slides.kind.extension());
    file::kept(&headers, &path, file::to_save(slides.kind.media_type(), &name)).await
}

/// Takes a file back.
pub(super) async fn remove(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(id): Path<u64>,
) -> Result<StatusCode, Refused> {
    let link = credential::link(&app, &headers, HANDLERS).await?;
    app.slides.remove(link.meeting, SlidesId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

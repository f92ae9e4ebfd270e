//! What a meeting came to, for everybody who was there: `/api/summary`.

use super::{
    answer::Refused,
    bundle::Read,
    door::{self, Peer},
};
use crate::app::App;
use axum::{
    Extension,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use foorumi_protocol::Refusal;
use std::sync::Arc;

/// The page, always packed: every browser takes gzip.
pub(super) async fn read(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    wanted: Result<Query<Read>, QueryRejection>,
) -> Result<impl IntoResponse, Refused> {
    let Query(Read { language }) = wanted.map_err(|_| Refused(Refusal::Unreadable))?;
    let entrance = door::entrance(&app, &peer, &headers).await?;
    let page = app.summary(&entrance, language).await?;
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_ENCODING, "gzip")];
    Ok((headers, page))
}

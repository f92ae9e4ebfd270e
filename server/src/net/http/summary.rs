//! What a meeting came to, for everybody who was there: `/api/summary`.

use super::{
    answer::Refused,
    bundle::Read,
    credential::{self, Peer},
    file,
};
use crate::{app::App, results::bundles::Handout};
use axum::{
    Extension,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, header},
    response::Response,
};
use foorumi_protocol::Refusal;
use std::sync::Arc;

/// The page, always packed: every browser takes gzip.
pub(super) async fn read(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    wanted: Result<Query<Read>, QueryRejection>,
) -> Result<Response, Refused> {
    let Query(Read { language }) = wanted.map_err(|_| Refused(Refusal::Unreadable))?;
    let entrance = credential::entrance(&app, &peer, &headers).await?;
    let told = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_ENCODING, "gzip".to_owned()),
    ];
    let page = || app.summaries.page(entrance.meeting, entrance.role, language);
    file::found(&headers, told, async || Ok(Handout::Kept(page().await?))).await
}

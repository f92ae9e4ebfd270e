//! What staff take home: the result bundle.

use super::{
    answer::Refused,
    door::{self, Peer},
};
use crate::app::App;
use axum::{
    Extension,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use foorumi_protocol::{Lang, Refusal, Role};
use serde::Deserialize;
use std::sync::Arc;

const TAKERS: &[Role] = &[Role::Host, Role::Organiser, Role::Secretary];

/// In which language.
#[derive(Deserialize)]
pub(super) struct Wanted {
    lang: Lang,
}

/// The bundle: as archived if the meeting has ended, as a draft while it is live (rule RB2).
pub(super) async fn download(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<impl IntoResponse, Refused> {
    let Query(Wanted { lang }) = wanted.map_err(|_| Refused(Refusal::Unreadable))?;
    let link = door::link(&app, &peer, &headers, TAKERS).await?;
    let bytes = app.bundle(link.meeting, lang).await?;
    app.note_download(&link, lang_name(lang).to_owned()).await;
    let name = format!("foorumi-{}-{}.zip", link.meeting.0.simple(), lang_name(lang));
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes))
}

fn lang_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Fi => "fi",
        Lang::Sv => "sv",
        Lang::En => "en",
    }
}

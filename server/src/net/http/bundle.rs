//! What staff take home: the result bundle, and the moderation log.

use super::{answer::Refused, credential, file};
use crate::{app::App, results::bundles::OrderedBundle};
use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use foorumi_bundle::moderation_log_name;
use foorumi_protocol::{Audience, Lang, Languages, Refusal, Role};
use serde::Deserialize;
use std::sync::Arc;

const TAKERS: &[Role] = &[Role::Host, Role::Organiser, Role::Secretary];

/// For whom and in which languages.
#[derive(Deserialize)]
pub(super) struct Wanted {
    audience: Audience,
    languages: Languages,
}

/// In which language.
#[derive(Deserialize)]
pub(super) struct Read {
    pub(super) language: Lang,
}

/// The bundle: as archived if the meeting has ended, as a draft while it is live (rule RB2).
pub(super) async fn download(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Refused> {
    let Query(Wanted { audience, languages }) = wanted.map_err(|_| Refused(Refusal::Unreadable))?;
    let link = credential::link(&app, &headers, TAKERS).await?;
    let codes: Vec<&str> = languages.iter().map(Lang::code).collect();
    let (meeting, codes) = (link.meeting.0.simple(), codes.join("-"));
    let name = format!("foorumi-{meeting}-{audience}-{codes}.zip");
    let told = file::to_save("application/zip", &name);
    let order = || OrderedBundle { audience, languages };
    let served = file::found(&headers, told, || app.bundles.bundle(link.meeting, order())).await?;
    app.keeping.note_download(&link, format!("{audience} {codes}")).await;
    Ok(served)
}

/// What staff decided of each message, texts that were not published included: for the organiser, who
/// asks for it, while raw data is kept (rule RB4).
pub(super) async fn moderation_log(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    wanted: Result<Query<Read>, QueryRejection>,
) -> Result<Response, Refused> {
    let Query(Read { language }) = wanted.map_err(|_| Refused(Refusal::Unreadable))?;
    let link = credential::link(&app, &headers, &[Role::Organiser]).await?;
    let name = moderation_log_name(language);
    let told = file::to_save("text/csv; charset=utf-8", &name);
    let make = || app.bundles.moderation_log(link.meeting, language);
    let served = file::found(&headers, told, make).await?;
    app.keeping.note_download(&link, name).await;
    Ok(served)
}

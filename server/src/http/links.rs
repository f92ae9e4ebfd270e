//! The links of a meeting, for its host: `/api/links` (rule ID3).

use super::{answer::Refused, door};
use crate::app::App;
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use foorumi_protocol::{LinkState, LinkStates, Refusal, Role, RoleLink};
use std::sync::Arc;

const HOST: &[Role] = &[Role::Host];

/// Which links stand.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Json<LinkStates>, Refused> {
    let host = door::link(&app, &headers, HOST).await?;
    let standing = app.standing_links(host.meeting).await?;
    let state = |role| LinkState { role, stands: standing.contains(&role) };
    Ok(Json(LinkStates { links: Role::LINKED.map(state).to_vec() }))
}

/// Makes a new link for a role; the old one is revoked and its sockets are closed.
pub(super) async fn reissue(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(role): Path<String>,
) -> Result<Json<RoleLink>, Refused> {
    let role = linked(&role)?;
    let host = door::link(&app, &headers, HOST).await?;
    Ok(Json(app.reissue_link(host.meeting, role).await?))
}

/// Revokes a role's link; its sockets are closed.
pub(super) async fn revoke(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(role): Path<String>,
) -> Result<StatusCode, Refused> {
    let role = linked(&role)?;
    let host = door::link(&app, &headers, HOST).await?;
    app.revoke_link(host.meeting, role).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn linked(name: &str) -> Result<Role, Refused> {
    let role = serde_json::from_value(name.into()).ok();
    role.filter(|role| Role::LINKED.contains(role)).ok_or(Refused(Refusal::Unreadable))
}

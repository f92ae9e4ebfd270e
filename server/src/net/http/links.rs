//! The links of a meeting, for its host and organiser: `/api/links` (rule ID3). The organiser stands above:
//! whoever has got hold of the host's link cannot shut them out, and they renew that one too.

use super::{answer::Refused, body, credential};
use crate::app::App;
use axum::{
    Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use foorumi_protocol::{LinkState, LinkStates, Refusal, RenewLink, Role, RoleLink};
use std::sync::Arc;

/// Who sees which links stand, and renews most of them.
const KEEPERS: &[Role] = &[Role::Host, Role::Organiser];
/// Who renews the organiser's link.
const ORGANISER: &[Role] = &[Role::Organiser];
/// Most bytes of a body that says how a link is renewed.
const BODY: usize = 1024;

/// Which links stand.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Json<LinkStates>, Refused> {
    let host = credential::link(&app, &headers, KEEPERS).await?;
    let standing = app.standing_links(host.meeting).await?;
    let state = |role| LinkState { role, stands: standing.contains(&role) };
    Ok(Json(LinkStates { links: Role::LINKED.map(state).to_vec() }))
}

/// Makes a new link for a role; the old one is revoked and its sockets are closed. Roles given in the
/// meeting are taken back with it, unless the body says no.
pub(super) async fn reissue(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(role): Path<String>,
    body: Body,
) -> Result<Json<RoleLink>, Refused> {
    let role = linked(&role)?;
    let keeper = credential::link(&app, &headers, keepers(role)).await?;
    // Read only when it is known that they may.
    let renew = read(body).await?;
    Ok(Json(app.reissue_link(keeper.meeting, role, renew).await?))
}

/// Revokes a role's link; its sockets are closed.
pub(super) async fn revoke(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(role): Path<String>,
) -> Result<StatusCode, Refused> {
    let role = linked(&role)?;
    let keeper = credential::link(&app, &headers, keepers(role)).await?;
    app.revoke_link(keeper.meeting, role).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who renews or revokes a role's link.
const fn keepers(role: Role) -> &'static [Role] {
    if matches!(role, Role::Organiser) { ORGANISER } else { KEEPERS }
}

async fn read(body: Body) -> Result<RenewLink, Refused> {
    let bytes = body::bytes(body, BODY).await?;
    if bytes.is_empty() {
        return Ok(RenewLink::default());
    }
    serde_json::from_slice(&bytes).map_err(|_| Refused(Refusal::Unreadable))
}

fn linked(name: &str) -> Result<Role, Refused> {
    let role = serde_json::from_value(name.into()).ok();
    role.filter(|role| Role::LINKED.contains(role)).ok_or(Refused(Refusal::Unreadable))
}

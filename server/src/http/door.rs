//! Who asks: the address behind a request, and the link it carries.

use super::answer::Refused;
use crate::{
    app::{App, Entrance},
    directory::FoundLink,
    secret::LinkHash,
    throttle::AddressKey,
};
use axum::http::{HeaderMap, header};
use foorumi_protocol::{Door, Refusal, Role};
use std::{net::IpAddr, sync::Arc};
use tokio::sync::OwnedSemaphorePermit;

/// The other end of a connection, with the place it takes among all of them.
#[derive(Clone)]
pub(super) struct Peer {
    pub(super) address: IpAddr,
    pub(super) slot: Arc<OwnedSemaphorePermit>,
}

impl Peer {
    /// The address that limits count by: that of the peer, or the one which a listed proxy names.
    pub(super) fn key(&self, app: &App, headers: &HeaderMap) -> AddressKey {
        let trusted = app.config.trusted_proxies.contains(&self.address.to_canonical());
        let forwarded = if trusted { forwarded(headers) } else { None };
        app.throttle.key(forwarded.unwrap_or(self.address))
    }
}

/// The last address in the header is the one that the trusted proxy saw itself.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

/// The link in `Authorization: Bearer SECRET`, if it gives one of these roles.
pub(super) async fn link(
    app: &App,
    peer: &Peer,
    headers: &HeaderMap,
    roles: &[Role],
) -> Result<FoundLink, Refused> {
    let address = peer.key(app, headers);
    let link = app.link(address, bearer(headers)?).await?;
    if roles.contains(&link.role) { Ok(link) } else { Err(Refused(Refusal::NotAllowed)) }
}

/// Whoever asks: by a link as above, or as a participant by `Authorization: Code 12345678`.
pub(super) async fn entrance(
    app: &App,
    peer: &Peer,
    headers: &HeaderMap,
) -> Result<Entrance, Refused> {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let code = value.and_then(|value| value.strip_prefix("Code "));
    let secret = value.and_then(|value| value.strip_prefix("Bearer "));
    let door = match (code, secret) {
        (Some(code), _) => {
            let code = code.parse().map_err(|_| Refused(Refusal::NoSuchMeeting))?;
            Door::Code { code }
        }
        (None, Some(secret)) => Door::Link { secret: secret.to_owned() },
        (None, None) => return Err(Refused(Refusal::NotAllowed)),
    };
    Ok(app.enter(peer.key(app, headers), &door).await?)
}

fn bearer(headers: &HeaderMap) -> Result<LinkHash, Refused> {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let secret = value.and_then(|value| value.strip_prefix("Bearer "));
    secret.map(LinkHash::of).ok_or(Refused(Refusal::NotAllowed))
}

//! Who asks: the address behind a request, and the link it carries.

use super::{
    answer::Refused,
    crowd::{Crowd, OwnSlot, Slot},
};
use crate::{
    app::{App, Entrance},
    secret::LinkHash,
    storage::directory::FoundLink,
    throttle::{AddressKey, Source},
};
use axum::http::{HeaderMap, header};
use foorumi_protocol::{Access, Refusal, Role};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

/// The other end of a connection, with the place it takes among all of them.
#[derive(Clone)]
pub(super) struct Peer {
    pub(super) address: IpAddr,
    /// A number that no other connection of this process has.
    pub(super) socket: u64,
    /// Held as long as the connection lasts: its place among all, and among those of its address.
    _held: Arc<Slot>,
    own: Option<Arc<OwnSlot>>,
}

impl Peer {
    pub(super) fn new(address: IpAddr, socket: u64, slot: Slot) -> Self {
        Self { address, socket, _held: Arc::new(slot), own: None }
    }

    /// Takes a place among those of an address, unless it has one or there is none left.
    pub(super) fn takes_place(&mut self, crowd: &Crowd, address: AddressKey) -> bool {
        if self.own.is_none() {
            self.own = crowd.of(address).map(Arc::new);
        }
        self.own.is_some()
    }

    /// Whose address limits count: the peer's, or the one that a listed proxy names.
    pub(super) fn source(&self, app: &App, headers: &HeaderMap) -> Source {
        let forwarded = if self.is_proxy(app) { forwarded(headers) } else { None };
        let address = app.throttle.key(forwarded.unwrap_or(self.address));
        Source { address, socket: self.socket }
    }

    /// Whether it speaks for others.
    pub(super) fn is_proxy(&self, app: &App) -> bool {
        app.config.trusted_proxies.contains(&self.address.to_canonical())
    }
}

/// The last address in the header is the one that the trusted proxy saw itself. Some write its port
/// behind it, which would make an address of each connection.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let last = last.rsplit(',').next()?.trim();
    let bare = || last.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || Some(last.parse::<SocketAddr>().ok()?.ip());
    last.parse().ok().or_else(with_port).or_else(bare)
}

/// The link in `Authorization: Bearer SECRET`, if it gives one of these roles.
pub(super) async fn link(
    app: &App,
    headers: &HeaderMap,
    roles: &[Role],
) -> Result<FoundLink, Refused> {
    let secret = bearer(headers).ok_or(Refused(Refusal::NotAllowed))?;
    let link = app.link(LinkHash::of(secret)).await?;
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
    let access = match (code, secret) {
        (Some(code), _) => {
            let code = code.parse().map_err(|_| Refused(Refusal::NoSuchMeeting))?;
            Access::Code { code }
        }
        (None, Some(secret)) => Access::Link { secret: secret.to_owned() },
        (None, None) => return Err(Refused(Refusal::NotAllowed)),
    };
    Ok(app.enter(peer.source(app, headers), &access).await?)
}

/// The secret in `Authorization: Bearer SECRET`.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    // Bytes, since what an operator chooses may have other letters than ASCII's.
    let value = headers.get(header::AUTHORIZATION)?.as_bytes();
    std::str::from_utf8(value).ok()?.strip_prefix("Bearer ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft13_a_port_behind_a_forwarded_address_is_cut_off() {
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", text.parse().expect("a header"));
            forwarded(&headers).map(|address| address.to_string())
        };
        for text in ["192.0.2.7", "192.0.2.7:51000", "evil, 192.0.2.7:1", "10.0.0.1,192.0.2.7"] {
            assert_eq!(of(text).as_deref(), Some("192.0.2.7"), "{text}");
        }
        for text in ["2001:db8::7", "[2001:db8::7]:51000", "[2001:db8::7]"] {
            assert_eq!(of(text).as_deref(), Some("2001:db8::7"), "{text}");
        }
        assert_eq!(of("unknown"), None);
    }
}

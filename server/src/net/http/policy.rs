//! What every answer tells browsers to forbid.

use crate::{
    app::App,
    net::pages::{HASHED, first_line},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};

/// Scripts: our own files, and the one line that a page has in itself.
static CONTENT: LazyLock<HeaderValue> = LazyLock::new(|| {
    let first =
        first_line().map(|line| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(line))));
    let scripts = format!("default-src 'none'; script-src 'self'{}; ", first.unwrap_or_default());
    HeaderValue::try_from(scripts + OTHER_CONTENT).expect("letters and signs")
});
/// Nothing but our own. Pictures may also come from the page itself: drawings, and QR codes as data.
/// Trusted Types: the one policy is that of the library which the pages are compiled with.
const OTHER_CONTENT: &str = "style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types svelte-trusted-html";
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
/// A year: the pages are never again asked for without TLS.
const TRANSPORT: &str = "max-age=31536000";

/// A file of a page is none: it loads nothing, and a phone on a slow line waits for each byte (PG20).
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'");

/// On every answer.
const HEADERS: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];
/// On what may be a page.
const OF_PAGES: [(HeaderName, &str); 3] = [
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Puts the policy on every answer. What is not told how long it may be kept is not kept.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let is_file = request.uri().path().strip_prefix('/').is_some_and(|at| at.starts_with(HASHED));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let content = if is_file { NOTHING } else { CONTENT.clone() };
    headers.insert(header::CONTENT_SECURITY_POLICY, content);
    let of_pages = OF_PAGES.into_iter().filter(|_| !is_file);
    for (name, value) in HEADERS.into_iter().chain(of_pages) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    keep_nothing(headers);
    response
}

/// Tells browsers to stay with TLS where the public address has it.
pub(super) async fn secure_transport(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    if app.config.public_url.as_ref().is_some_and(crate::Origin::is_secure) {
        let value = HeaderValue::from_static(TRANSPORT);
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

fn keep_nothing(headers: &mut HeaderMap) {
    let entry = headers.entry(header::CACHE_CONTROL);
    entry.or_insert_with(|| HeaderValue::from_static("no-store"));
}

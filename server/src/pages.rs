//! The pages: what the web client was built into, inside the binary.

use axum::{
    body::Bytes,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use foorumi_protocol::JoinCode;
use rust_embed::{EmbeddedFile, RustEmbed};

/// Everybody's first file; it finds its page by the path.
const INDEX: &str = "index.html";
/// Paths that are pages. A meeting's eight digits are one, too.
const PAGES: [&str; 8] =
    ["", "new", "host", "moderator", "secretary", "presenter", "stage", "organiser"];
/// Files here carry their content's hash in their name and never change.
const HASHED: &str = "assets/";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";
/// Encodings that the web client's build has prepared, the better first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];
const NOT_BUILT: &str = "The pages are not in this build. Run: make run\n";

#[derive(RustEmbed)]
#[folder = "../web-client/dist"]
#[allow_missing = true]
struct Dist;

/// Serves a page or a file of one.
pub(crate) async fn page(request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = file_of(request.uri());
    // Compressed files are served under their plain name only.
    if ENCODINGS.iter().any(|(_, tail)| path.ends_with(tail)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match best(&path, request.headers()) {
        Some((file, encoding)) => answer(&path, file, encoding, request.headers()),
        None if path == INDEX => (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn file_of(uri: &Uri) -> String {
    let path = uri.path().trim_start_matches('/');
    let is_code = path.len() == 8 && path.parse::<JoinCode>().is_ok();
    if PAGES.contains(&path) || is_code { INDEX.to_owned() } else { path.to_owned() }
}

fn best(path: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    for (encoding, tail) in ENCODINGS {
        if accepts(headers, encoding)
            && let Some(file) = Dist::get(&format!("{path}{tail}"))
        {
            return Some((file, Some(encoding)));
        }
    }
    Dist::get(path).map(|file| (file, None))
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter();
    let mut offers = values.filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(','));
    offers.any(|offer| {
        let (name, quality) = offer.split_once(';').unwrap_or((offer, ""));
        let refused =
            matches!(quality.replace(' ', "").as_str(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

fn answer(
    path: &str,
    file: EmbeddedFile,
    encoding: Option<&'static str>,
    asked: &HeaderMap,
) -> Response {
    let tag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
    let mut headers = HeaderMap::new();
    let cache = if path.starts_with(HASHED) { FOR_EVER } else { ASK_FIRST };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, value);
    }
    if asked.get(header::IF_NONE_MATCH).is_some_and(|held| held.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    (headers, Bytes::from(file.data.into_owned())).into_response()
}

/// By name: the file found may be a compressed one. The build writes no other kinds.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, tail)| tail) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

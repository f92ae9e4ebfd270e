//! The pages: what the web client was built into, inside the binary.

use axum::{
    body::Bytes,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use foorumi_protocol::JoinCode;
use percent_encoding::percent_decode_str;
use rust_embed::{EmbeddedFile, RustEmbed};

/// Everybody's first file; it finds its page by the path.
const INDEX: &str = "index.html";
/// Paths that are pages, and the page there. A meeting's eight digits are one, too.
const PAGES: [(&str, &str); 8] = [
    ("", "home"),
    ("new", "create"),
    ("host", "host"),
    ("moderator", "moderator"),
    ("secretary", "secretary"),
    ("presenter", "presenter"),
    ("stage", "stage"),
    ("organiser", "organiser"),
];
/// The page of a meeting's eight digits.
const PARTICIPANT: &str = "participant";
/// Languages that the build has links for, the one for all others first.
const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];
/// Files here carry their content's hash in their name and never change.
pub(super) const HASHED: &str = "assets/";
/// Longest ending by which a name is taken for a file's.
const FILE_ENDING: usize = 11;
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";
const VARY: &str = "accept-encoding";
const VARY_OF_PAGES: &str = "accept-encoding, accept-language";
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
    let asked = request.uri().path();
    if let Some(meant) = meant(asked) {
        return Redirect::temporary(&meant).into_response();
    }
    let path = file_of(request.uri(), request.headers());
    // Compressed files are served under their plain name only.
    if ENCODINGS.iter().any(|(_, tail)| path.ends_with(tail)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match best(&path, request.headers()) {
        Some((file, encoding)) => answer(&path, file, encoding, request.headers()),
        None if path == INDEX => (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response(),
        None if is_for_programs(&path) => StatusCode::NOT_FOUND.into_response(),
        None => not_found(request.headers()),
    }
}

/// The one script that stands in a page itself, as its policy has to know it.
pub(super) fn first_line() -> Option<Vec<u8>> {
    let page = Dist::get(INDEX)?.data;
    let page = std::str::from_utf8(&page).ok()?;
    let (_, after) = page.split_once("<script>")?;
    let (script, _) = after.split_once("</script>")?;
    Some(script.as_bytes().to_vec())
}

/// The page at an address that there is not: it says so, and has a field for the code (rule ID1).
fn not_found(asked: &HeaderMap) -> Response {
    let Some((file, encoding)) = best(INDEX, asked) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = answer(INDEX, file, encoding, &HeaderMap::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.headers_mut().remove(header::ETAG);
    response
}

/// What is asked for by programs, not typed by people: interfaces, and files by their name.
fn is_for_programs(path: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
    let is_file = ending.is_some_and(|(_, ending)| {
        (1..=FILE_ENDING).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    is_file || ["api/", HASHED].iter().any(|folder| path.starts_with(folder))
}

/// The address that people mean when they type a page or a code in their own way: with spaces, in
/// capitals, in the digits of another script, with a slash at the end. A browser keeps what stands
/// behind the #.
fn meant(path: &str) -> Option<String> {
    let typed = percent_decode_str(path).decode_utf8().ok()?;
    let bare = typed.trim_matches(|c: char| c == '/' || c.is_whitespace());
    let page = bare.to_ascii_lowercase();
    let code = JoinCode::find(bare).filter(|_| !bare.chars().any(char::is_alphabetic));
    let meant = if !page.is_empty() && PAGES.iter().any(|(path, _)| *path == page) {
        format!("/{page}")
    } else if let Some(code) = code {
        format!("/{code}")
    } else {
        return None;
    };
    (meant != path).then_some(meant)
}

/// The file at an address. That of a page is `index.html` with links to the files of this page in the
/// language that is most likely wanted, so that they are asked for at once.
fn file_of(uri: &Uri, asked: &HeaderMap) -> String {
    let path = uri.path().trim_start_matches('/');
    let is_code = path.len() == 8 && path.parse::<JoinCode>().is_ok();
    let found = PAGES.iter().find(|(at, _)| *at == path).map(|(_, page)| *page);
    match found.or(is_code.then_some(PARTICIPANT)) {
        Some(page) => linked(page, language(uri, asked)),
        None => path.to_owned(),
    }
}

fn linked(page: &str, language: &str) -> String {
    let file = format!("pages/{page}.{language}.html");
    if Dist::get(&file).is_some() { file } else { INDEX.to_owned() }
}

/// The language that the page will most likely begin with: it decides itself, as here, but may also
/// know what was chosen on the device.
fn language(uri: &Uri, asked: &HeaderMap) -> &'static str {
    let query =
        uri.query().unwrap_or_default().split('&').find_map(|one| one.strip_prefix("lang="));
    let browser = asked.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let wishes = query.into_iter().chain(browser.unwrap_or_default().split(','));
    let offered = |wish: &str| LANGUAGES.into_iter().find(|one| wish.trim().starts_with(one));
    wishes.filter_map(offered).next().unwrap_or(LANGUAGES[0])
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
    let vary = if path.starts_with("pages/") { VARY_OF_PAGES } else { VARY };
    headers.insert(header::VARY, HeaderValue::from_static(vary));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pg20_the_language_of_the_links_is_the_one_that_the_page_will_take() {
        for (address, browser, wanted) in [
            ("/12345678", "sv-FI,sv;q=0.9,en;q=0.8", "sv"),
            ("/12345678", "de, en-GB;q=0.7", "en"),
            ("/12345678?lang=en", "fi", "en"),
            ("/12345678?lang=de", "sv", "sv"),
            ("/12345678", "", "fi"),
        ] {
            let uri: Uri = address.parse().expect("an address");
            let mut asked = HeaderMap::new();
            asked.insert(header::ACCEPT_LANGUAGE, browser.parse().expect("a header"));
            assert_eq!(language(&uri, &asked), wanted, "{address} {browser}");
        }
    }

    #[test]
    fn ft39_what_people_type_is_understood() {
        for (typed, wanted) in [
            ("/1234%205678", "/12345678"),
            ("/12345678/", "/12345678"),
            ("/1234-5678", "/12345678"),
            ("/%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6%D9%A7%D9%A8", "/12345678"),
            (
                "/%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96%EF%BC%97%EF%BC%98",
                "/12345678",
            ),
            ("/host/", "/host"),
            ("/Host", "/host"),
            ("//STAGE//", "/stage"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(wanted), "{typed}");
        }
        for typed in ["/", "//", "/12345678", "/host", "/1234567", "/123456789", "/hosts", "/%ff"] {
            assert_eq!(meant(typed), None, "{typed}");
        }
    }

    #[test]
    fn ft39_files_and_interfaces_are_not_answered_with_a_page() {
        for path in ["api/none", "assets/none.js", "favicon.ico", "index.html.br", "a/robots.txt"] {
            assert!(is_for_programs(path), "{path}");
        }
        for path in ["hosts", "1234567", "1234.", "foorumi/host", "api"] {
            assert!(!is_for_programs(path), "{path}");
        }
    }
}

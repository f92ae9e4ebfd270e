//! HTTP: pages, pictures, headers, limits and who may open a socket (rules ID1, ID7).

use crate::support::{TestServer, secret};
use foorumi_protocol::{Role, Template};
use foorumi_server::Config;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

#[tokio::test]
async fn every_answer_carries_the_policy() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    for path in ["/", "/12345678", "/assets/none.js", "/health", "/api/links", "/nowhere"] {
        let answer = server.get(path, None).await;
        let header = |name: &str| answer.headers.get(name).cloned().unwrap_or_default();
        let content = header("content-security-policy");
        // A file of a page loads nothing; a page has our own files, and one line of its own by its hash.
        let scripts = if path.starts_with("/assets/") { "" } else { "; script-src 'self'" };
        assert!(content.starts_with(&format!("default-src 'none'{scripts}")), "{path}: {content}");
        assert!(!content.contains("unsafe") && !content.contains("http"), "{content}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        assert!(!header("cache-control").is_empty(), "{path}");
    }
    server.stop().await;
}

#[tokio::test]
async fn unknown_paths_are_not_pages() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    for path in
        ["/1234567", "/123456789", "/1234567a", "/hosts", "/index.html.br", "/../Cargo.toml"]
    {
        assert_eq!(server.get(path, None).await.status, 404, "{path}");
    }
    assert_eq!(server.post("/", None, "").await.status, 405);
    server.stop().await;
}

#[tokio::test]
async fn ft39_what_people_type_leads_on_and_what_is_unknown_is_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    for (typed, page) in
        [("/1234%205678", "/12345678"), ("/12345678/", "/12345678"), ("/HOST/", "/host")]
    {
        let answer = server.get(typed, None).await;
        assert_eq!((answer.status, &answer.headers["location"][..]), (307, page), "{typed}");
    }
    let built = server.get("/", None).await;
    // Its links are those of its own path (PG20).
    let is_page = |body: &[u8]| String::from_utf8_lossy(body).contains(r#"<div id="page">"#);
    for path in ["/hosts", "/1234567", "/foorumi/host", "/kuka%20vaan"] {
        let answer = server.get(path, None).await;
        assert_eq!(answer.status, 404, "{path}");
        // Where the pages are in this build, it is one.
        assert!(built.status != 200 || is_page(&answer.body), "{path}");
    }
    for path in ["/api/none", "/assets/none.js", "/favicon.ico"] {
        let answer = server.get(path, None).await;
        assert_eq!((answer.status, answer.body.len()), (404, 0), "{path}");
    }
    server.stop().await;
}

#[tokio::test]
async fn id1_the_qr_code_tells_nothing_of_which_meetings_there_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut config = Config::in_folder(folder.path().into());
    config.public_url = Some("https://forum.example".parse().expect("an origin"));
    let server = TestServer::with(config, None).await;
    let picture = server.get("/api/qr/12345678.svg", None).await;
    assert_eq!(picture.status, 200);
    assert_eq!(picture.headers["content-type"], "image/svg+xml");
    assert!(picture.headers["strict-transport-security"].starts_with("max-age="));
    for bad in ["1234567.svg", "12345678.png", "abcdefgh.svg"] {
        assert_eq!(server.get(&format!("/api/qr/{bad}"), None).await.status, 400, "{bad}");
    }
    server.stop().await;
}

#[tokio::test]
async fn bodies_and_links_are_checked_at_the_door() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let meeting = server.meeting(Template::Blank).await;
    let big = format!("{{\"from\":\"{}\"}}", "x".repeat(1024 * 1024));
    assert_eq!(server.post("/api/meetings", None, &big).await.status, 400);
    assert_eq!(server.post("/api/meetings", None, "{").await.text(), r#"{"code":"unreadable"}"#);
    assert_eq!(server.get("/api/links", None).await.status, 403);
    assert_eq!(server.get("/api/links", Some("guess")).await.status, 404);
    let stage = secret(&meeting, Role::Stage);
    assert_eq!(
        server.get("/api/bundle?audience=internal&languages=fi", Some(&stage)).await.status,
        403
    );
    let host = secret(&meeting, Role::Host);
    assert_eq!(
        server.get("/api/bundle?audience=internal&languages=de", Some(&host)).await.status,
        400
    );
    server.stop().await;
}

#[tokio::test]
async fn a_page_of_another_origin_opens_no_socket() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let open = async |origin: &str| {
        let request = format!(
            "GET /ws HTTP/1.1\r\nHost: {}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             Origin: {origin}\r\n\r\n",
            server.address
        );
        server.raw(&request).await.status
    };
    assert_eq!(open("https://evil.example").await, 403);
    assert_eq!(open("null").await, 403);
    assert_eq!(open(&format!("http://{}.evil.example", server.address)).await, 403);
    assert_eq!(open(&format!("http://{}", server.address)).await, 101);
    server.stop().await;
}

#[tokio::test]
async fn too_long_a_header_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let header = format!("GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "x".repeat(20 * 1024));
    assert_eq!(server.raw(&header).await.status, 431);
    server.stop().await;
}

#[tokio::test]
async fn a_half_sent_header_is_waited_for_ten_seconds() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = TestServer::start(&folder).await;
    let started = std::time::Instant::now();
    let mut stream = TcpStream::connect(server.address).await.expect("connects");
    stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n").await.expect("writes");
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await.expect("ends");
    assert!((9..15).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
    server.stop().await;
}

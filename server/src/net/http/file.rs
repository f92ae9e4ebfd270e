//! Files on their way to whoever asked: streamed, so that a slow reader holds a few KiB of the server and
//! not the file. What is kept can be asked for in ranges, and whether it has changed.

use super::answer::Refused;
use crate::{results::bundles::Handout, storage::archive::Passing};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header},
    response::Response,
};
use foorumi_protocol::Refusal;
use std::{future::Future, path::Path};
use tokio_util::io::ReaderStream;
use tower::ServiceExt;
use tower_http::services::ServeFile;

/// How often it is looked for a file that is made anew again and again.
const TRIES: usize = 16;
/// Read ahead of each reader.
const CHUNK: usize = 32 * 1024;
/// What a request says of the part it wants, and of what it has.
const CONDITIONS: [HeaderName; 6] = [
    header::RANGE,
    header::IF_RANGE,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_UNMODIFIED_SINCE,
];

/// What an answer says of its file.
pub(super) type Told = [(HeaderName, String); 2];

/// Finds what is asked for and serves it. What was found may be made anew before it is opened, since a
/// memo is finished after the end: then it is found once more.
pub(super) async fn found<F>(
    asked: &HeaderMap,
    told: Told,
    find: impl Fn() -> F,
) -> Result<Response, Refused>
where
    F: Future<Output = Result<Handout, Refusal>>,
{
    for _ in 1..TRIES {
        match handout(asked, find().await?, told.clone()).await {
            Err(Refused(Refusal::NoSuchFile)) => {}
            served => return served,
        }
    }
    handout(asked, find().await?, told).await
}

/// Something that was made for somebody.
async fn handout(asked: &HeaderMap, handout: Handout, told: Told) -> Result<Response, Refused> {
    match handout {
        Handout::Kept(file) => kept(asked, &file, told).await,
        Handout::Passing(passing) => stated(passing_by(passing), told),
    }
}

/// A file of the archive. One that is gone by now was removed.
pub(super) async fn kept(asked: &HeaderMap, file: &Path, told: Told) -> Result<Response, Refused> {
    let mut request = Request::new(Body::empty());
    for name in CONDITIONS {
        if let Some(value) = asked.get(&name) {
            request.headers_mut().insert(name, value.clone());
        }
    }
    let Ok(found) = ServeFile::new(file).with_buf_chunk_size(CHUNK).oneshot(request).await;
    match found.status() {
        StatusCode::NOT_FOUND => Err(Refused(Refusal::NoSuchFile)),
        StatusCode::INTERNAL_SERVER_ERROR => {
            tracing::error!("a file of the archive cannot be read");
            Err(Refused(Refusal::Unavailable))
        }
        _ => stated(found.map(Body::new), told),
    }
}

fn passing_by(Passing { file, bytes }: Passing) -> Response {
    let stream = ReaderStream::with_capacity(tokio::fs::File::from_std(file), CHUNK);
    let mut response = Response::new(Body::from_stream(stream));
    response.headers_mut().insert(header::CONTENT_LENGTH, bytes.into());
    response
}

fn stated(mut response: Response, told: Told) -> Result<Response, Refused> {
    for (name, value) in told {
        let value = HeaderValue::from_str(&value).map_err(|_| Refused(Refusal::Unavailable))?;
        response.headers_mut().insert(name, value);
    }
    Ok(response)
}

/// The headers of a file to be saved under a name of the server's making.
pub(super) fn to_save(media_type: &str, name: &str) -> Told {
    [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ]
}

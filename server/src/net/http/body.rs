//! The body of a request, which is read last: address, link and permit come before it (FT3), so
//! that nobody makes the server hold what it is going to refuse.

use super::answer::Refused;
use axum::body::{Body, Bytes, to_bytes};
use foorumi_protocol::Refusal;
use serde::de::DeserializeOwned;
use std::time::Duration;
use tokio::{sync::Semaphore, time::timeout};

/// Largest body of words. A plan of a hundred full segments stays below it.
const WORDS: usize = 1024 * 1024;
/// Bodies of words on their way in at once, on the whole server: 64 MiB of memory. One more waits.
static COMING: Semaphore = Semaphore::const_new(64);
/// One that is not there by then is given up, so that 64 slow ones do not keep others out for long.
const TIME: Duration = Duration::from_secs(10);

/// The body as JSON.
pub(super) async fn json<T: DeserializeOwned>(body: Body) -> Result<T, Refused> {
    let _place = COMING.acquire().await.map_err(|_| Refused(Refusal::Unavailable))?;
    let read =
        timeout(TIME, to_bytes(body, WORDS)).await.map_err(|_| Refused(Refusal::Unreadable))?;
    let bytes = read.map_err(|_| Refused(Refusal::Unreadable))?;
    serde_json::from_slice(&bytes).map_err(|_| Refused(Refusal::Unreadable))
}

/// The body as it is, of at most `most` bytes.
pub(super) async fn bytes(body: Body, most: usize) -> Result<Bytes, Refused> {
    to_bytes(body, most).await.map_err(|_| Refused(Refusal::FileTooLarge))
}

//! When the meeting ends its results are stored by themselves (rule RB1).

use super::Context;
use foorumi_protocol::{MeetingId, Results};
use std::{sync::Arc, time::Duration};

/// A store that fails (a full disk) is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// Stores the results of an ended meeting, however often it takes, until the server stops; at its
/// next start it is found and stored then.
pub(super) async fn store(context: Arc<Context>, meeting: MeetingId, results: Results) {
    loop {
        match context.archive.store(meeting, results.clone()).await {
            Ok(()) => return tracing::info!(room.id = %meeting.0, "results stored"),
            Err(error) => tracing::error!(room.id = %meeting.0, %error, "results not stored"),
        }
        tokio::select! {
            () = tokio::time::sleep(RETRY) => {}
            () = context.stop.cancelled() => return,
        }
    }
}

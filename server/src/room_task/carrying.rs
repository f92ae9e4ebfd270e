//! Requests on their way to the log, and replies on their way back.

use super::task::RoomTask;
use crate::{
    log::{Log, LogError},
    replica::{Input, Reply, Request, Ticket},
};
use foorumi_protocol::MeetingId;
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, sync::Arc};
use tokio::task::JoinError;

/// Asks the log. A request that panics is one whose fate is unclear (rule R13): it is taken up again,
/// not waited for for ever.
pub(super) async fn carry(
    log: Arc<dyn Log>,
    meeting: MeetingId,
    ticket: Ticket,
    request: Request,
) -> (Ticket, Reply) {
    let unclear = request.failed(LogError::Unclear);
    let asked = AssertUnwindSafe(request.run(&*log, meeting)).catch_unwind().await;
    let reply = asked.unwrap_or_else(|_| {
        tracing::error!(room.id = %meeting.0, "a request to the log failed in the middle");
        unclear
    });
    (ticket, reply)
}

impl RoomTask {
    pub(super) fn carry_back(&mut self, done: Result<(Ticket, Reply), JoinError>) {
        match done {
            Ok((ticket, reply)) => self.feed(Input::Reply(ticket, reply)),
            // It cannot have panicked and nobody aborts it; if it is so all the same, the line counts
            // as broken, which takes up again what was under way.
            Err(error) => {
                tracing::error!(%error, "a request to the log was lost");
                self.feed(Input::Disconnected);
                self.feed(Input::Reconnected);
            }
        }
    }
}

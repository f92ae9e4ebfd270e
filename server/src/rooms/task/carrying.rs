//! Requests on their way to the log, and replies on their way back.

use super::{Context, run::RoomTask};
use crate::{
    metrics::{Metrics, Took},
    rooms::replica::{Input, Reply, Request, Ticket},
    storage::log::LogError,
};
use foorumi_protocol::MeetingId;
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, sync::Arc, time::Instant};
use tokio::task::JoinError;

/// Asks the log. A request that panics is one whose fate is unclear (rule R13): it is taken up again,
/// not waited for for ever.
pub(super) async fn carry(
    context: Arc<Context>,
    meeting: MeetingId,
    ticket: Ticket,
    request: Request,
) -> (Ticket, Reply) {
    let took = took(&context.metrics, &request);
    let begun = Instant::now();
    let unclear = request.failed(LogError::Unclear);
    let asked = AssertUnwindSafe(request.run(&*context.log, meeting)).catch_unwind().await;
    let reply = asked.unwrap_or_else(|_| {
        tracing::error!(room.id = %meeting.0, "a request to the log failed in the middle");
        unclear
    });
    if let Some(took) = took {
        took.since(begun);
    }
    (ticket, reply)
}

/// The figure of what the request takes, if there is one.
fn took<'a>(metrics: &'a Metrics, request: &Request) -> Option<&'a Took> {
    match request {
        Request::Append { .. } => Some(&metrics.append),
        Request::Keep(..) | Request::Forget(..) => Some(&metrics.snapshot),
        Request::Head
        | Request::Read { .. }
        | Request::Load
        | Request::Create(_)
        | Request::Renew { .. }
        | Request::Seal(_) => None,
    }
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

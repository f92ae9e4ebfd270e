//! When the meeting ends its results are stored by themselves (rule RB1).

use super::{
    Context,
    task::{RoomTask, begun},
};
use foorumi_protocol::{MeetingId, Results};
use foorumi_room::Room;
use std::{sync::Arc, time::Duration};

/// A store that fails (a full disk) is tried again.
const RETRY: Duration = Duration::from_secs(2);

impl RoomTask {
    /// Stores the results of an ended meeting (rule RB1), and again what is finished afterwards.
    pub(super) fn store_results(&mut self) {
        let busy = self.storing.as_ref().is_some_and(|storing| !storing.is_finished());
        let ready = |room: &&Room| room.ended() && !busy && !self.removed;
        let Some(room) = begun(&self.replica).filter(ready) else { return };
        if self.stored == Some(room.seq()) {
            return;
        }
        let Some(results) = room.results() else { return };
        self.stored = Some(room.seq());
        let store = store(Arc::clone(&self.context), self.meeting, results);
        self.storing = Some(self.context.tasks.spawn(store));
    }
}

/// Stores the results of an ended meeting, however often it takes, until the server stops; at its
/// next start it is found and stored then.
async fn store(context: Arc<Context>, meeting: MeetingId, results: Results) {
    loop {
        match context.results.store(meeting, results.clone()).await {
            Ok(()) => return tracing::info!(room.id = %meeting.0, "results stored"),
            Err(error) => tracing::error!(room.id = %meeting.0, %error, "results not stored"),
        }
        tokio::select! {
            () = tokio::time::sleep(RETRY) => {}
            () = context.stop.cancelled() => return,
        }
    }
}

//! What a start finds to be done: what older versions left, and what the last stop cut off.

use super::App;
use crate::{results::retention::next_look, rooms::task::ToRoom};
use foorumi_protocol::{MeetingId, Refusal};

impl App {
    /// Takes in what older versions kept elsewhere. What fails is done at the next start.
    pub(crate) async fn take_in_old(&self) {
        if let Err(error) = self.old_notes.take_in().await {
            tracing::error!(%error, "what stands in old folders was not taken in");
        }
    }

    /// The meetings whose results are not in the archive, and those that hold keys of anonymous
    /// votes: one may have closed just before the server stopped, and its room then destroys the key
    /// and forgets the ballots. Asked before anybody can make another, whose log would not be there
    /// yet.
    pub(crate) async fn not_stored(&self) -> Vec<MeetingId> {
        let mut waiting = self.directory.not_stored().await.unwrap_or_default();
        let mut keyed = self.keys.meetings().await.unwrap_or_default();
        keyed.retain(|meeting| !waiting.contains(meeting));
        waiting.append(&mut keyed);
        waiting
    }

    /// Stores those of them that ended before the server stopped (rule RB1): a room that is loaded
    /// and finds itself ended does it by itself, and finishes what was being removed (rule TR5).
    pub(crate) async fn store_ended(&self, waiting: Vec<MeetingId>) {
        for meeting in waiting {
            if self.stop.is_cancelled() {
                return;
            }
            match self.rooms.ask(meeting, ToRoom::Results).await {
                Ok(_) => self.look_again(meeting).await,
                Err(Refusal::Removed) => self.destroy_keys(meeting).await,
                Err(_) => {
                    tracing::error!(room.id = %meeting.0, "a meeting in the directory cannot be loaded");
                }
            }
        }
    }

    /// Notes when it is to be looked whether anybody has ended a meeting (rule RB7).
    async fn look_again(&self, meeting: MeetingId) {
        let Ok(Some(found)) = self.rooms.ask(meeting, ToRoom::Abandoned).await else { return };
        if let Err(error) = self.directory.note_look(meeting, next_look(&found)).await {
            tracing::error!(room.id = %meeting.0, %error, "it is not noted when the meeting ends");
        }
    }

    /// No room is left that would destroy the keys of a removed meeting's votes.
    async fn destroy_keys(&self, meeting: MeetingId) {
        for vote in self.keys.kept(meeting).await.unwrap_or_default() {
            if let Err(error) = self.keys.destroy(meeting, vote).await {
                tracing::error!(room.id = %meeting.0, %error, "a removed meeting's key is not destroyed");
            }
        }
    }
}

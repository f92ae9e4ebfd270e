//! Everything that can be asked of a room, by feature.

use crate::{
    AgendaCommand, BackstageCommand, BatonCommand, ChatCommand, CloudCommand, DecisionCommand,
    MeetingCommand, MemoCommand, PollCommand, QuestionCommand, QueueCommand, SheetCommand,
    StageCommand, SystemCommand, TimerCommand,
};
use serde::{Deserialize, Serialize};

/// A command, written `{"poll":{"do":"castBallot", ...}}`.
///
/// Commands say what shall be, not a change, so that repeating one is harmless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Command {
    /// The meeting and its people.
    Meeting(MeetingCommand),
    /// The agenda.
    Agenda(AgendaCommand),
    /// The stage.
    Stage(StageCommand),
    /// The speaking queue.
    Queue(QueueCommand),
    /// A word cloud.
    Cloud(CloudCommand),
    /// A poll.
    Poll(PollCommand),
    /// A sheet.
    Sheet(SheetCommand),
    /// The chat.
    Chat(ChatCommand),
    /// Questions to the presenter.
    Question(QuestionCommand),
    /// The staff's back channel.
    Backstage(BackstageCommand),
    /// Decisions.
    Decision(DecisionCommand),
    /// The memo.
    Memo(MemoCommand),
    /// The timer.
    Timer(TimerCommand),
    /// Who runs the programme.
    Baton(BatonCommand),
    /// What the server itself says. Refused from anybody else.
    #[cfg_attr(feature = "typescript", ts(skip))]
    System(SystemCommand),
}

//! Who may write: rules CH6, TR6. One list of all ways in which a person's own words come in.

use crate::{Ask, Permit, Room};
use foorumi_protocol::{
    Choice, CloudCommand, Command, MeetingCommand, PollCommand, QueueCommand, Rejection,
    SheetCommand,
};

impl Room {
    /// Whether this person's words are taken: a quieted one's are not, in no place. Staff are not kept
    /// from writing.
    pub(crate) fn may_write(&self, ask: Ask, command: &Command) -> Result<(), Rejection> {
        let staff = Permit::Writers.allows(Some(ask.role));
        if writes(command) && !staff && self.chat.is_quieted(ask.person) {
            return Err(Rejection::Quieted);
        }
        Ok(())
    }
}

/// Whether words of the sender's own come with it.
fn writes(command: &Command) -> bool {
    match command {
        Command::Meeting(command) => {
            matches!(command, MeetingCommand::SetName { name: Some(_) })
        }
        Command::Queue(command) => matches!(command, QueueCommand::Ask { topic: Some(_), .. }),
        Command::Cloud(command) => matches!(command, CloudCommand::SendWord { .. }),
        Command::Poll(command) => {
            let open = |choice: &Choice| matches!(choice, Choice::Open { .. });
            matches!(command, PollCommand::CastBallot { choice, .. } if open(choice))
        }
        Command::Sheet(command) => matches!(
            command,
            SheetCommand::AddIdea { .. }
                | SheetCommand::EditIdea { .. }
                | SheetCommand::CommentIdea { .. }
                | SheetCommand::PickIdea { why: Some(_), .. }
        ),
        // The chat has its own order of refusals.
        Command::Chat(_)
        // Only staff write here.
        | Command::Agenda(_)
        | Command::Stage(_)
        | Command::Question(_)
        | Command::Backstage(_)
        | Command::Decision(_)
        | Command::Memo(_)
        | Command::Timer(_)
        | Command::Baton(_)
        | Command::System(_) => false,
    }
}

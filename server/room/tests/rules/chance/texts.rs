//! Random acts of the desk on texts that people typed: hiding, showing, removing.

use super::{Chance, Seen};
use foorumi_protocol::*;

pub(super) fn of_texts(chance: &mut Chance, seen: &Seen) -> Command {
    let absent = ActivityId(Chance::absent());
    let act = chance.below(3);
    match chance.below(4) {
        0 => {
            let (poll, answer) = chance
                .of(&seen.answers)
                .unwrap_or((absent, AnswerKey::new("0123456789abcdef").expect("16 signs")));
            Command::Poll(match act {
                0 => PollCommand::HideAnswer { poll, answer },
                1 => PollCommand::ShowAnswer { poll, answer },
                _ => PollCommand::RemoveText { poll, answer },
            })
        }
        1 => {
            let word = (absent, WordKey::new("poissa").expect("a word"));
            let (cloud, key) = chance.of(&seen.words).unwrap_or(word);
            Command::Cloud(CloudCommand::RemoveText { cloud, key })
        }
        _ => {
            let found = chance.of(&seen.ideas);
            let comments = found.iter().flat_map(|idea| &idea.comments).map(|comment| comment.id);
            let comment = chance.of(&comments.collect::<Vec<_>>()).filter(|_| act > 0);
            let idea = found.map(|idea| (idea.sheet, idea.id));
            let (sheet, idea) = idea.unwrap_or((absent, IdeaId(Chance::absent())));
            Command::Sheet(match chance.below(4) {
                0 => SheetCommand::HideText { sheet, idea, comment },
                1 => SheetCommand::RemoveText { sheet, idea, comment },
                _ => SheetCommand::ShowText { sheet, idea, comment },
            })
        }
    }
}

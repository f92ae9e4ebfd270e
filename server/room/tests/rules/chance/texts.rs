//! Random acts of the desk on texts that people typed: hiding, showing, removing.

use super::{Chance, Seen};
use foorumi_protocol::*;

pub(super) fn of_texts(chance: &mut Chance, seen: &Seen) -> Command {
    let absent = ActivityId(Chance::absent());
    let act = chance.below(4);
    let towards = seen.answers.is_empty() && chance.one_in(2);
    match chance.below(4) {
        _ if towards => towards_answers(chance, seen),
        0..2 if !seen.answers.is_empty() => answer(chance, seen, act),
        0 => answer(chance, seen, act),

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

fn answer(chance: &mut Chance, seen: &Seen, act: usize) -> Command {
    let absent = AnswerKey::new("0123456789abcdef").expect("16 signs");
    let found = chance.of(&seen.answers);
    let (poll, answer) = found.unwrap_or((ActivityId(Chance::absent()), absent));
    Command::Poll(match act {
        0 => PollCommand::HideAnswer { poll, answer },
        1 => PollCommand::ShowAnswer { poll, answer },
        _ => PollCommand::RemoveText { poll, answer },
    })
}

/// Something on the way to answers in own words that the desk sees: of those of a closed poll there are.
fn towards_answers(chance: &mut Chance, seen: &Seen) -> Command {
    let open: Vec<&PollPart> =
        seen.polls.iter().filter(|poll| poll.form == PollForm::Open).collect();
    let Some(poll) = chance.of(&open) else { return Command::Agenda(AgendaCommand::PauseAnswers) };
    match poll.state {
        ActivityState::Open if chance.one_in(2) => {
            Command::Agenda(AgendaCommand::CloseActivity { activity: poll.id })
        }
        ActivityState::Open => {
            let text = OpenAnswer::new(chance.words()).expect("a word");
            Command::Poll(PollCommand::CastBallot {
                poll: poll.id,
                choice: Choice::Open { text },
                came_later: false,
            })
        }
        ActivityState::Planned | ActivityState::Closed => {
            Command::Agenda(AgendaCommand::OpenActivity { activity: poll.id })
        }
    }
}

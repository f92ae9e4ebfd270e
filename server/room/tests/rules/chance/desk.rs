//! Random commands of the desk: what staff do beside the order, the timer, the controls.

use super::{Chance, Seen};
use crate::stageplay::*;
use foorumi_protocol::*;

/// What staff do beside the order, and acts taken back.
pub(super) fn of_triage(chance: &mut Chance, seen: &Seen, entry: EntryId) -> QueueCommand {
    let other = chance.of(&seen.entries).unwrap_or(entry);
    let reason = text("Aihe kuuluu tähän");
    let kinds = [RequestKind::Turn, RequestKind::Turn, RequestKind::PointOfOrder];
    let hall = AddedPerson::Hall { name: text(chance.one(["Liisa", "Rivi 3", "Matti"])) };
    match chance.below(14) {
        0..3 => QueueCommand::Undo { act: seen.act.unwrap_or(Seq(seen.seq)) },
        3 => QueueCommand::Undo { act: Seq(seen.seq.saturating_sub(chance.below(3) as u64)) },
        4 => QueueCommand::AskDetail { entry, question: text("Mitä asiaa?") },
        5..7 => QueueCommand::Merge { entry, into: other },
        7 => QueueCommand::Move { entry, place: chance.below(6) as u16, reason },
        8 => QueueCommand::AnswerInWriting { entry, answer: text("Vastaus") },
        9 => QueueCommand::AddPerson { who: hall, kind: chance.one(kinds), topic: None },
        10 => {
            let person = PersonNumber(chance.below(8) as u32);
            let who = AddedPerson::Present { person };
            QueueCommand::AddPerson { who, kind: chance.one(kinds), topic: None }
        }
        11 => QueueCommand::ReaddLast { last: seen.last.unwrap_or(entry) },
        12 => QueueCommand::SetPointsOfOrder { open: !chance.one_in(3) },
        _ => QueueCommand::SetApproval { on: chance.one_in(2) },
    }
}

pub(super) fn of_timer(chance: &mut Chance, seen: &Seen) -> Command {
    let timer = seen.timer.unwrap_or(TimerId(Chance::absent()));
    let instead = if chance.one_in(6) { None } else { seen.timer };
    let closes = chance.of(&seen.activities).filter(|_| chance.one_in(2));
    if seen.timer_stands && chance.one_in(2) {
        return Command::Timer(TimerCommand::Resume { timer });
    }
    Command::Timer(match chance.below(10) {
        0..2 => TimerCommand::Start { seconds: 60, label: None, closes, instead },
        2..4 => TimerCommand::StartPitch { seconds: 300, questions: 180, label: None, instead },
        4 => TimerCommand::Pause { timer },
        5 => TimerCommand::Resume { timer },
        6 => TimerCommand::Extend { timer, seconds: chance.below(90) as u32 },
        7..9 => TimerCommand::StartQuestions { timer },
        _ => TimerCommand::Stop { timer },
    })
}

pub(super) fn of_baton(chance: &mut Chance, _seen: &Seen) -> Command {
    let to = chance.one_in(3).then(|| PersonNumber(chance.below(8) as u32));
    Command::Baton(match chance.below(5) {
        0..2 => BatonCommand::Offer { to },
        2 => BatonCommand::Keep,
        3 => BatonCommand::Accept,
        _ => BatonCommand::Take,
    })
}

//! Random acts on the chat.

use super::{Chance, Seen};
use crate::stageplay::text;
use foorumi_protocol::*;

pub(super) fn of_chat(chance: &mut Chance, seen: &Seen) -> Command {
    let absent = (MessageId(Chance::absent()), 0);
    let (message, revision) = chance.of(&seen.messages).unwrap_or(absent);
    let (into, other) = chance.of(&seen.messages).unwrap_or(absent);
    let seen_then = if chance.one_in(8) { 0 } else { revision };
    let one = SeenMessage { message, seen: seen_then };
    let two = if chance.one_in(4) {
        vec![one, SeenMessage { message: into, seen: other }]
    } else {
        vec![one]
    };
    let modes =
        [ChatMode::Open, ChatMode::Held, ChatMode::Held, ChatMode::StaffOnly, ChatMode::Closed];
    let texts = ["viesti", "soita 040 123 4567", "asia"];
    let new = |chance: &mut Chance| text(&format!("{} {}", chance.one(texts), chance.next()));
    Command::Chat(match chance.below(25) {
        0..6 => ChatCommand::Say { text: new(chance) },
        6 => ChatCommand::Withdraw { message },
        7..12 => ChatCommand::Decide { messages: two, verdict: verdict(chance, into) },
        12 => ChatCommand::Undo { messages: two },
        13 => ChatCommand::Edit { message, seen: seen_then, text: new(chance) },
        14 => ChatCommand::Mask { message, seen: seen_then },
        15 | 20..23 => {
            ChatCommand::Become { message, seen: seen_then, what: becoming(chance, seen) }
        }
        23..25 => ChatCommand::Back { message, on: !chance.one_in(4) },
        16 => ChatCommand::Claim { message: chance.one([Some(message), None]) },
        17 => ChatCommand::HideAll { on: chance.one_in(3) },
        18 if chance.one_in(2) => ChatCommand::Remove { message },
        18 => {
            let person = PersonNumber(chance.below(8) as u32);
            ChatCommand::Quiet { person, on: chance.one_in(3) }
        }
        _ => ChatCommand::SetMode { mode: chance.one(modes), slow_s: 0 },
    })
}

fn verdict(chance: &mut Chance, into: MessageId) -> Verdict {
    match chance.below(8) {
        0..3 => Verdict::Publish,
        3 => Verdict::Hold,
        4 => Verdict::Reject { reason: RejectReason::OffTopic },
        5 => Verdict::Merge { into },
        _ => Verdict::Answer {
            text: text(&format!("vastaus {}", chance.next())),
            to_all: chance.one_in(2),
        },
    }
}

fn becoming(chance: &mut Chance, seen: &Seen) -> Becoming {
    let idea = chance.of(&seen.ideas).map(|idea| (idea.sheet, idea.id));
    match (chance.below(4), idea) {
        (0, _) => Becoming::Request,
        (1, Some((sheet, parent))) => Becoming::Idea { sheet, parent },
        (2, _) => Becoming::Note { segment: chance.of(&seen.segments) },
        _ => Becoming::Question,
    }
}

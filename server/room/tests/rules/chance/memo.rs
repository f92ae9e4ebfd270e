//! Random commands on the memo: mostly what goes on from what stands there.

use super::{Chance, Seen};
use crate::stageplay::*;
use foorumi_protocol::*;

pub(super) fn of_memo(chance: &mut Chance, seen: &Seen) -> Command {
    let follows = chance.one_in(2).then(|| follow(chance, seen)).flatten();
    Command::Memo(follows.unwrap_or_else(|| anything(chance, seen)))
}

/// The next step of what takes several: texts that replace each other, notes put back.
fn follow(chance: &mut Chance, seen: &Seen) -> Option<MemoCommand> {
    if let Some((block, revision)) = chance.of(&seen.replaced) {
        return Some(MemoCommand::DismissReplaced { block, revision });
    }
    if let Some(block) = chance.of(&seen.removed).filter(|_| chance.one_in(2)) {
        return Some(MemoCommand::RestoreNote { block });
    }
    let note = seen.blocks.iter().find(|block| block.text.is_some())?;
    if chance.one_in(4) {
        return Some(MemoCommand::RemoveNote { block: note.id });
    }
    // By somebody who has not seen the last change.
    let seen = note.revision.saturating_sub(1);
    Some(MemoCommand::EditBlock { block: note.id, text: Some(text(chance.words())), seen })
}

fn anything(chance: &mut Chance, seen: &Seen) -> MemoCommand {
    let found = chance.of(&seen.blocks).map(|part| (part.id, part.revision));
    let (block, revision) = found.unwrap_or((BlockId(Chance::absent()), 0));
    let words = text(chance.words());
    let removed = chance.of(&seen.removed).unwrap_or(block);
    let (whole, head) = seen.memo;
    let late = |chance: &mut Chance, revision: u32| revision.saturating_sub(chance.below(3) as u32);
    match chance.below(12) {
        0..4 => MemoCommand::WriteNote {
            segment: chance.of(&seen.segments),
            after: found.map(|(block, _)| block).filter(|_| chance.one_in(2)),
            text: words,
        },
        4..6 => MemoCommand::EditBlock {
            block: if chance.one_in(6) { removed } else { block },
            text: (!chance.one_in(4)).then_some(words),
            seen: late(chance, revision),
        },
        6 => MemoCommand::RemoveNote { block },
        7 => MemoCommand::RestoreNote { block: removed },
        8 => MemoCommand::DismissReplaced { block, revision },
        9 => MemoCommand::EditHead {
            head: Box::new(MemoHead { author: Some(text(chance.words())), ..MemoHead::default() }),
            seen: late(chance, head),
        },
        10 => MemoCommand::Approve { name: text("Aino"), seen: late(chance, whole) },
        _ => MemoCommand::TakeBackApproval,
    }
}

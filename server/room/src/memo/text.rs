//! Texts of the memo that several people write at once: nobody's is lost (rule DM2).

use super::{Block, MemoEvent, merge::merge};
use crate::{Ask, Decided, Event, Room, Traces};
use foorumi_protocol::{
    BlockId, BlockKind, MemoText, Notice, PartKey, PersonId, Rejection, ReplacedText,
};
use serde::{Deserialize, Serialize};

/// Former texts kept of a block: two writers who save every second can be this many apart.
const FORMER: usize = 16;
/// Replaced texts that may wait beside a block. When it is full the later text is refused instead,
/// and stays with its writer.
const REPLACED: usize = 10;
/// Removed notes that can be put back; the oldest goes.
const REMOVED: usize = 100;

/// A text that a later one replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replaced {
    pub(super) revision: u32,
    pub(super) by: PersonId,
    pub(super) text: MemoText,
}

impl Room {
    pub(super) fn decide_edit_block(
        &self,
        ask: Ask,
        id: BlockId,
        text: Option<&MemoText>,
        seen: u32,
    ) -> Decided {
        let Some(found) = self.memo.blocks.get(&id) else {
            return self.decide_revive(ask, id, text);
        };
        if found.kind == BlockKind::Note && text.is_none() {
            return Err(Rejection::TextEmpty);
        }
        let by = ask.person;
        let edited =
            |text, replaced| vec![Event::Memo(MemoEvent::Edited { id, text, by, replaced })];
        if found.revision == seen || found.text.as_ref() == text {
            return Ok(edited(text.cloned(), None));
        }
        if let Some(merged) = found.merged(text, seen) {
            return Ok(edited(Some(merged), None));
        }
        let (Some(theirs), Some(writer)) = (&found.text, found.by) else {
            return Ok(edited(text.cloned(), None));
        };
        if found.replaced.len() >= REPLACED {
            return Err(Rejection::Stale);
        }
        let replaced = Replaced { revision: found.revision, by: writer, text: theirs.clone() };
        Ok(edited(text.cloned(), Some(replaced)))
    }

    /// A note that somebody removed while it was being written comes back with its text.
    fn decide_revive(&self, ask: Ask, id: BlockId, text: Option<&MemoText>) -> Decided {
        let removed = self.memo.removed.iter().any(|(there, _)| *there == id);
        let (true, Some(text)) = (removed, text) else { return Err(Rejection::NotFound) };
        let (text, by) = (Some(text.clone()), ask.person);
        let edited = MemoEvent::Edited { id, text, by, replaced: None };
        Ok(vec![Event::Memo(MemoEvent::Restored { id }), Event::Memo(edited)])
    }

    pub(super) fn decide_remove(&self, id: BlockId) -> Decided {
        if self.memo.block(id)?.kind != BlockKind::Note {
            return Err(Rejection::NotAllowed);
        }
        Ok(vec![Event::Memo(MemoEvent::Removed { id })])
    }

    pub(super) fn decide_restore_note(&self, id: BlockId) -> Decided {
        let found = self.memo.removed.iter().any(|(there, _)| *there == id);
        if found {
            Ok(vec![Event::Memo(MemoEvent::Restored { id })])
        } else {
            Err(Rejection::NotFound)
        }
    }

    pub(super) fn decide_dismiss(&self, id: BlockId, revision: u32) -> Decided {
        let found = self.memo.block(id)?.replaced.iter().any(|one| one.revision == revision);
        let dismissed = MemoEvent::Dismissed { id, revision };
        if found { Ok(vec![Event::Memo(dismissed)]) } else { Err(Rejection::NotFound) }
    }

    pub(super) fn edit_block(
        &mut self,
        id: BlockId,
        text: Option<&MemoText>,
        by: PersonId,
        replaced: Option<&Replaced>,
    ) {
        if let Some(block) = self.memo.blocks.get_mut(&id) {
            block.edit(text, by);
            block.replaced.extend(replaced.cloned());
        }
        if let Some(writer) = replaced.map(|one| one.by).filter(|writer| *writer != by) {
            self.tell(writer, Notice::MemoTextReplaced { block: id });
        }
    }

    /// A note goes to those that can be put back; a block of the room's own just goes.
    pub(super) fn remove_block(&mut self, id: BlockId) {
        let Some(block) = self.memo.blocks.remove(&id) else { return };
        if block.kind == BlockKind::Note {
            self.memo.removed.push_back((id, block));
        }
        if self.memo.removed.len() > REMOVED {
            self.memo.removed.pop_front();
        }
    }

    pub(super) fn restore_block(&mut self, id: BlockId) {
        let Some(place) = self.memo.removed.iter().position(|(there, _)| *there == id) else {
            return;
        };
        let Some((id, mut block)) = self.memo.removed.remove(place) else { return };
        block.segment = block.segment.filter(|segment| self.agenda.order().contains(segment));
        self.memo.blocks.insert(id, block);
    }

    pub(super) fn drop_drafts(&mut self) {
        self.memo.removed.clear();
        let mut touched = Vec::new();
        for (id, block) in &mut self.memo.blocks {
            block.former.clear();
            if !std::mem::take(&mut block.replaced).is_empty() {
                touched.push(*id);
            }
        }
        touched.into_iter().for_each(|id| self.touch_block(id));
    }

    pub(super) fn replaced_texts(&self, block: &Block) -> Vec<ReplacedText> {
        let told = |one: &Replaced| ReplacedText {
            revision: one.revision,
            by: self.meeting.who(one.by),
            text: one.text.clone(),
        };
        block.replaced.iter().map(told).collect()
    }

    /// Rule TR5: texts of this person that wait beside others are gone.
    pub(crate) fn forget_writings_in_memo(&mut self, person: PersonId) {
        self.touch_who_in_memo(person);
        for block in self.memo.blocks.values_mut() {
            block.replaced.retain(|one| one.by != person);
        }
    }

    pub(crate) fn count_writings_in_memo(&self, person: PersonId, traces: &mut Traces) {
        let replaced = self.memo.blocks.values().flat_map(|block| &block.replaced);
        traces.add_texts(replaced.filter(|one| one.by == person).count());
    }

    /// Blocks beside which this person's name stands.
    pub(crate) fn touch_who_in_memo(&mut self, person: PersonId) {
        let named = |block: &Block| block.replaced.iter().any(|one| one.by == person);
        let found: Vec<BlockId> =
            self.memo.blocks.iter().filter(|(_, block)| named(block)).map(|(id, _)| *id).collect();
        for id in found {
            self.touch(PartKey::Block(id), crate::view::Eyes::Staff);
        }
    }
}

impl Block {
    /// What comes of a text that was written over revision `seen`, if it can be merged.
    fn merged(&self, text: Option<&MemoText>, seen: u32) -> Option<MemoText> {
        let (mine, theirs) = (text?, self.text.as_ref()?);
        let (_, base) = self.former.iter().find(|(revision, _)| *revision == seen)?;
        let base = base.as_ref().map_or("", |base| base.as_str());
        let merged = merge(base, mine, theirs)?;
        // What stands may be longer than what is taken today: then it may stay so, but not grow.
        let stays = merged.len() <= theirs.len() && MemoText::new(theirs).is_err();
        MemoText::new(&merged).ok().or_else(|| stays.then(|| MemoText::of_kept(&merged)))
    }

    /// Rule CH10: its text is gone, and what it was before.
    pub(super) fn forget(&mut self) {
        self.text = Some(MemoText::removed());
        self.revision += 1;
        self.former.clear();
        self.replaced.clear();
    }

    fn edit(&mut self, text: Option<&MemoText>, by: PersonId) {
        self.former.push_back((self.revision, self.text.take()));
        if self.former.len() > FORMER {
            self.former.pop_front();
        }
        self.text = text.cloned();
        self.by = Some(by);
        self.revision += 1;
    }
}

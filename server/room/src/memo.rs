//! The memo: rule DM2. It grows by itself; the secretary writes around what the room put there.

mod head;
mod merge;
mod order;
mod text;

use crate::{Ask, Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, BlockId, BlockKind, BlockPart, DecisionId, Id, MemoCommand,
    MemoHead, MemoText, PartKey, PersonId, PersonName, Rejection, SegmentId,
};
pub(crate) use order::At;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
use text::Replaced;

/// Blocks from which on no note is taken. Blocks that the room puts there are bounded by what they
/// tell of, and are never refused.
const BLOCKS: usize = 2_000;

/// The memo of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Memo {
    blocks: BTreeMap<BlockId, Block>,
    /// Notes that can be put back, the one removed last at the end.
    removed: VecDeque<(BlockId, Block)>,
    whole: head::Whole,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Block {
    kind: BlockKind,
    segment: Option<SegmentId>,
    /// Ascending within a segment; 0 = the segment's own block.
    order: u32,
    /// A note's text, or what the secretary adds to figures.
    text: Option<MemoText>,
    /// Counts edits.
    revision: u32,
    /// Who wrote the text.
    by: Option<PersonId>,
    /// Texts of earlier revisions, the newest last.
    former: VecDeque<(u32, Option<MemoText>)>,
    /// Texts that later ones replaced, to be seen to.
    replaced: Vec<Replaced>,
}

/// What happens to the memo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MemoEvent {
    Grown {
        id: BlockId,
        kind: BlockKind,
        segment: Option<SegmentId>,
        at: At,
        text: Option<MemoText>,
        /// Who wrote the text.
        by: Option<PersonId>,
    },
    Edited {
        id: BlockId,
        text: Option<MemoText>,
        by: PersonId,
        replaced: Option<Replaced>,
    },
    Removed {
        id: BlockId,
    },
    Restored {
        id: BlockId,
    },
    Dismissed {
        id: BlockId,
        revision: u32,
    },
    HeadEdited {
        head: Box<MemoHead>,
    },
    Approved {
        name: PersonName,
    },
    ApprovalTaken,
}

impl Memo {
    fn block(&self, id: BlockId) -> Result<&Block, Rejection> {
        self.blocks.get(&id).ok_or(Rejection::NotFound)
    }

    fn of_kind(&self, kind: &BlockKind) -> Option<BlockId> {
        self.blocks.iter().find(|(_, block)| block.kind == *kind).map(|(id, _)| *id)
    }
}

impl Room {
    pub(crate) fn decide_memo(&self, ask: Ask, command: &MemoCommand) -> Decided {
        match command {
            MemoCommand::WriteNote { segment, after, text } => {
                self.decide_note(ask, *segment, *after, text)
            }
            MemoCommand::EditBlock { block, text, seen } => {
                self.decide_edit_block(ask, *block, text.as_ref(), *seen)
            }
            MemoCommand::RemoveNote { block } => self.decide_remove(*block),
            MemoCommand::RestoreNote { block } => self.decide_restore_note(*block),
            MemoCommand::DismissReplaced { block, revision } => {
                self.decide_dismiss(*block, *revision)
            }
            MemoCommand::EditHead { head, seen } => self.decide_head(head, *seen),
            MemoCommand::Approve { name, seen } => self.decide_approve(name, *seen),
            MemoCommand::TakeBackApproval => Ok(vec![Event::Memo(MemoEvent::ApprovalTaken)]),
        }
    }

    fn decide_note(
        &self,
        ask: Ask,
        segment: Option<SegmentId>,
        after: Option<BlockId>,
        text: &MemoText,
    ) -> Decided {
        if self.memo.blocks.len() >= BLOCKS {
            return Err(Rejection::LimitReached { limit: BLOCKS as u32 });
        }
        let segment = match after {
            Some(after) => self.memo.block(after)?.segment,
            None => self.segment_or_current(segment)?,
        };
        let id = BlockId(Id { seq: ask.seq, index: 0 });
        let at = after.map_or(At::Last, At::After);
        let (kind, text, by) = (BlockKind::Note, Some(text.clone()), Some(ask.person));
        Ok(vec![Event::Memo(MemoEvent::Grown { id, kind, segment, at, text, by })])
    }

    /// A message becomes a line of the memo (rule CH7).
    pub(crate) fn note_from_chat(
        &self,
        ask: Ask,
        segment: Option<SegmentId>,
        text: MemoText,
    ) -> Decided {
        self.decide_note(ask, segment, None, &text)
    }

    /// Takes a line that was made of a message back, while nobody has edited it.
    pub(crate) fn without_note(&self, id: BlockId) -> Decided {
        if self.memo.block(id)?.revision > 0 {
            return Err(Rejection::Stale);
        }
        Ok(vec![Event::Memo(MemoEvent::Removed { id })])
    }

    /// Rule CH10: the line loses its text and stays as a marker.
    pub(crate) fn forget_note(&mut self, id: BlockId) {
        if let Some(block) = self.memo.blocks.get_mut(&id) {
            block.forget();
        }
        let removed = self.memo.removed.iter_mut().filter(|(there, _)| *there == id);
        removed.for_each(|(_, block)| block.forget());
        self.touch_block(id);
    }

    /// The block that a closed activity leaves (rule DM2). Several can close by one command, so
    /// the caller names the block. An activity that closes again has its block.
    pub(crate) fn memo_of_activity(&self, id: ActivityId, block: BlockId) -> Vec<Event> {
        let Ok(activity) = self.activity(id) else { return Vec::new() };
        let segment = Some(activity.segment);
        let at = self.later_in_agenda(id, activity.segment).map_or(At::Last, At::Before);
        self.grow(block, BlockKind::Activity { activity: id }, segment, at)
    }

    /// The block of the first activity that stands later in the segment than `id`.
    fn later_in_agenda(&self, id: ActivityId, segment: SegmentId) -> Option<BlockId> {
        let planned = self.agenda.activities_of(segment);
        let place = |id: ActivityId| planned.iter().position(|there| *there == id);
        self.memo.of_segment(Some(segment)).into_iter().find(|block| {
            match self.memo.blocks.get(block).map(|block| &block.kind) {
                Some(BlockKind::Activity { activity }) => place(*activity) > place(id),
                _ => false,
            }
        })
    }

    /// The block that a finished segment leaves (rule DM2); it heads what the segment holds.
    pub(crate) fn memo_of_segment(&self, id: SegmentId, block: BlockId) -> Vec<Event> {
        let there = self.memo.of_segment(Some(id)).into_iter();
        let headed = there.map(|id| &self.memo.blocks[&id].kind).any(|k| *k == BlockKind::Segment);
        if headed {
            return Vec::new();
        }
        self.grow(block, BlockKind::Segment, Some(id), At::Head)
    }

    /// The block that a decision leaves: after the figures that it answers, or last.
    pub(crate) fn memo_of_decision(
        &self,
        decision: DecisionId,
        (segment, activity): (Option<SegmentId>, Option<ActivityId>),
        block: BlockId,
    ) -> Vec<Event> {
        let answers = |kind: &BlockKind| match kind {
            BlockKind::Activity { activity: there } => Some(*there),
            BlockKind::Decision { decision } => self.decisions.get(decision)?.activity,
            BlockKind::Segment | BlockKind::Note => None,
        };
        let there = self.memo.of_segment(segment).into_iter();
        let same =
            |id: &BlockId| activity.is_some() && answers(&self.memo.blocks[id].kind) == activity;
        let at = there.rev().find(same).map_or(At::Last, At::After);
        self.grow(block, BlockKind::Decision { decision }, segment, at)
    }

    pub(crate) fn memo_without_decision(&self, decision: DecisionId) -> Vec<Event> {
        let block = self.memo.of_kind(&BlockKind::Decision { decision });
        block.map(|id| Event::Memo(MemoEvent::Removed { id })).into_iter().collect()
    }

    fn grow(&self, id: BlockId, kind: BlockKind, segment: Option<SegmentId>, at: At) -> Vec<Event> {
        // Each segment has a block of this kind, everything else only one.
        if kind != BlockKind::Segment && self.memo.of_kind(&kind).is_some() {
            return Vec::new();
        }
        let (text, by) = (None, None);
        vec![Event::Memo(MemoEvent::Grown { id, kind, segment, at, text, by })]
    }

    pub(crate) fn evolve_memo(&mut self, event: &MemoEvent) {
        match event {
            MemoEvent::Grown { .. } => self.grow_block(event),
            MemoEvent::Edited { id, text, by, replaced } => {
                self.edit_block(*id, text.as_ref(), *by, replaced.as_ref());
                self.note_edited();
                self.touch_block(*id);
            }
            MemoEvent::Removed { id } => {
                self.remove_block(*id);
                self.touch_block(*id);
            }
            MemoEvent::Restored { id } => {
                self.restore_block(*id);
                self.touch_block(*id);
            }
            MemoEvent::Dismissed { id, revision } => {
                if let Some(block) = self.memo.blocks.get_mut(id) {
                    block.replaced.retain(|one| one.revision != *revision);
                }
                return self.touch_block(*id);
            }
            MemoEvent::HeadEdited { head } => self.edit_head(head),
            MemoEvent::Approved { name } => return self.approve(name),
            MemoEvent::ApprovalTaken => return self.memo_unapproved(),
        }
        self.memo_changed();
    }

    fn grow_block(&mut self, event: &MemoEvent) {
        let MemoEvent::Grown { id, kind, segment, at, text, by } = event else { return };
        if self.memo.gap(*segment, *at).is_none() {
            self.memo.spread(*segment).into_iter().for_each(|id| self.touch_block(id));
        }
        let order = self.memo.gap(*segment, *at).unwrap_or(u32::MAX);
        if *kind == BlockKind::Note {
            self.note_edited();
        }
        let block = Block {
            kind: kind.clone(),
            segment: *segment,
            order,
            text: text.clone(),
            revision: 0,
            by: *by,
            former: VecDeque::new(),
            replaced: Vec::new(),
        };
        self.memo.blocks.insert(*id, block);
        self.touch_block(*id);
    }

    /// Notes and decisions prepared for a segment that is taken off the agenda stand before the
    /// first one from then on.
    pub(crate) fn rehome(&mut self, segment: SegmentId) {
        for id in self.memo.of_segment(Some(segment)) {
            let order = self.memo.gap(None, At::Last).unwrap_or(u32::MAX);
            if let Some(block) = self.memo.blocks.get_mut(&id) {
                block.segment = None;
                block.order = order;
            }
            self.touch_block(id);
        }
        let there = self.decisions.iter_mut().filter(|(_, d)| d.segment == Some(segment));
        let moved: Vec<DecisionId> = there
            .map(|(id, decision)| {
                decision.segment = None;
                *id
            })
            .collect();
        for id in moved {
            self.touch(PartKey::Decision(id), Eyes::All);
        }
    }

    pub(crate) fn touch_note(&mut self, id: BlockId) {
        self.touch_block(id);
    }

    fn touch_block(&mut self, id: BlockId) {
        self.touch(PartKey::Block(id), Eyes::Staff);
    }

    pub(crate) fn block_part(&self, id: BlockId, eye: Eye) -> Option<BlockPart> {
        let seen = eye == Eye::Staff && !self.is_note_away(id);
        let block = self.memo.blocks.get(&id).filter(|_| seen)?;
        Some(BlockPart {
            id,
            block: block.kind.clone(),
            segment: block.segment,
            order: block.order,
            text: block.text.clone(),
            revision: block.revision,
            replaced: self.replaced_texts(block),
        })
    }

    /// All blocks in the order of the agenda, those before the first segment first. Without those
    /// of sheets that were stepped back to planned: nothing of them leaves the meeting.
    pub(crate) fn memo_in_order(&self) -> Vec<BlockPart> {
        let segments = self.agenda.order().iter().copied().map(Some);
        let blocks = std::iter::once(None).chain(segments).flat_map(|id| self.memo.of_segment(id));
        let parts = blocks.filter_map(|id| self.block_part(id, Eye::Staff));
        parts.filter(|part| self.is_told(&part.block)).collect()
    }

    fn is_told(&self, kind: &BlockKind) -> bool {
        let BlockKind::Activity { activity } = kind else { return true };
        self.activity(*activity).is_ok_and(|activity| activity.state != ActivityState::Planned)
    }
}

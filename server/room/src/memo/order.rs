//! Where blocks stand in their segment: numbers with gaps, as for ideas.

use super::Memo;
use foorumi_protocol::{BlockId, BlockKind, SegmentId};

/// Gap between blocks that come one after the other.
const STEP: u32 = 1024;

/// A place in a segment's blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// The segment's own block.
    Head,
    Before(BlockId),
    After(BlockId),
    Last,
}

impl Memo {
    /// Blocks of a segment in order.
    pub(super) fn of_segment(&self, segment: Option<SegmentId>) -> Vec<BlockId> {
        let inside = self.blocks.iter().filter(|(_, block)| block.segment == segment);
        let mut found: Vec<(u32, BlockId)> = inside.map(|(id, b)| (b.order, *id)).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// The number for a place, if there is a gap.
    pub(super) fn gap(&self, segment: Option<SegmentId>, at: At) -> Option<u32> {
        let ids = self.of_segment(segment);
        let find = |id: BlockId| ids.iter().position(|there| *there == id);
        let index = match at {
            At::Head => return Some(0),
            At::Before(id) => find(id),
            At::After(id) => find(id).map(|index| index + 1),
            At::Last => None,
        };
        let index = index.unwrap_or(ids.len());
        let order = |id: &BlockId| self.blocks[id].order;
        let before = index.checked_sub(1).map_or(0, |index| order(&ids[index]));
        match ids.get(index).map(order) {
            None => before.checked_add(STEP),
            Some(next) => Some(before + next.saturating_sub(before) / 2).filter(|at| *at > before),
        }
    }

    /// Numbers a segment's blocks anew; which ones.
    pub(super) fn spread(&mut self, segment: Option<SegmentId>) -> Vec<BlockId> {
        let ids = self.of_segment(segment);
        for (index, id) in ids.iter().enumerate() {
            if let Some(block) = self.blocks.get_mut(id).filter(|b| b.kind != BlockKind::Segment) {
                block.order = (index as u32 + 1) * STEP;
            }
        }
        ids
    }
}

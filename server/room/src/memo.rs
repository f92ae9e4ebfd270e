//! The memo: rule DM2.

use crate::{Ask, Decided, Eye, Room};
use foorumi_protocol::{ActivityId, BlockId, BlockPart, MemoCommand, Rejection, SegmentId};
use serde::{Deserialize, Serialize};

/// State.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Memo {}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MemoEvent {}

impl Room {
    pub(crate) fn decide_memo(&self, _ask: Ask, _command: &MemoCommand) -> Decided {
        Err(Rejection::NotAllowed)
    }

    pub(crate) fn evolve_memo(&mut self, event: &MemoEvent) {
        match *event {}
    }

    pub(crate) fn block_part(&self, _id: BlockId, _eye: Eye) -> Option<BlockPart> {
        None
    }
}

impl Room {
    /// The block that a closed activity leaves (rule DM2). Several can close by one command, so
    /// the caller names the block.
    pub(crate) fn memo_of_activity(&self, _id: ActivityId, _block: BlockId) -> Vec<crate::Event> {
        Vec::new()
    }

    /// The block that a finished segment leaves (rule DM2).
    pub(crate) fn memo_of_segment(&self, _id: SegmentId, _block: BlockId) -> Vec<crate::Event> {
        Vec::new()
    }
}

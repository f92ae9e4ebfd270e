//! The memo as a whole: its head, how far it has come, and who approved it. Rule DM3.

use super::MemoEvent;
use crate::{Decided, Event, Eye, Room, plan::check_date, view::Eyes};
use foorumi_protocol::{
    MemoHead, MemoPart, MemoState, Millis, PartKey, PersonName, Rejection, RemovedNote,
};
use serde::{Deserialize, Serialize};

/// What is true of the memo as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Whole {
    head: MemoHead,
    head_revision: u32,
    /// Whether people have edited it.
    edited: bool,
    approval: Option<Approval>,
    /// Counts changes of the memo and of decisions.
    revision: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Approval {
    name: PersonName,
    at: Millis,
}

impl Room {
    pub(super) fn decide_head(&self, head: &MemoHead, seen: u32) -> Decided {
        if seen != self.memo.whole.head_revision {
            return Err(Rejection::Stale);
        }
        head.date.as_ref().map_or(Ok(()), |date| check_date(date))?;
        Ok(vec![Event::Memo(MemoEvent::HeadEdited { head: Box::new(head.clone()) })])
    }

    /// An approval is of the memo as it was seen; one that has changed is looked at again first.
    pub(super) fn decide_approve(&self, name: &PersonName, seen: u32) -> Decided {
        if seen != self.memo.whole.revision {
            return Err(Rejection::Stale);
        }
        Ok(vec![Event::Memo(MemoEvent::Approved { name: name.clone() })])
    }

    pub(super) fn edit_head(&mut self, head: &MemoHead) {
        let whole = &mut self.memo.whole;
        whole.head = head.clone();
        whole.head_revision += 1;
        whole.edited = true;
    }

    pub(super) fn note_edited(&mut self) {
        self.memo.whole.edited = true;
    }

    /// With the approval the drafts go: removed notes, replaced and former texts.
    pub(super) fn approve(&mut self, name: &PersonName) {
        self.memo.whole.approval = Some(Approval { name: name.clone(), at: self.at });
        self.drop_drafts();
        self.touch(PartKey::Memo, Eyes::Staff);
    }

    /// The memo reads otherwise than before, so that an approval falls.
    pub(crate) fn memo_changed(&mut self) {
        self.memo.whole.revision += 1;
        self.memo.whole.approval = None;
        self.touch(PartKey::Memo, Eyes::Staff);
    }

    /// What the memo tells of has changed, so that an approval falls.
    pub(crate) fn memo_unapproved(&mut self) {
        if self.memo.whole.approval.take().is_some() {
            self.touch(PartKey::Memo, Eyes::Staff);
        }
    }

    /// Whether the memo is approved as it stands.
    pub(crate) fn memo_state(&self) -> MemoState {
        let whole = &self.memo.whole;
        match &whole.approval {
            Some(Approval { name, at }) => MemoState::Approved { name: name.clone(), at: *at },
            None if whole.edited => MemoState::Edited,
            None => MemoState::Draft,
        }
    }

    pub(crate) fn memo_head(&self) -> MemoHead {
        self.memo.whole.head.clone()
    }

    pub(crate) fn memo_part(&self, eye: Eye) -> Option<MemoPart> {
        if eye != Eye::Staff || !self.begun() {
            return None;
        }
        let removed =
            self.memo.removed.iter().filter_map(|(id, block)| {
                Some(RemovedNote { block: *id, text: block.text.clone()? })
            });
        let whole = &self.memo.whole;
        Some(MemoPart {
            head: whole.head.clone(),
            state: self.memo_state(),
            revision: whole.revision,
            head_revision: whole.head_revision,
            removed: removed.collect(),
        })
    }
}

//! Live rooms: which of them this node has, the task that owns each, and what reaches those who
//! listen.
//!
//! `registry` finds or begins a room's `task`; the task drives its `replica` of the room over the
//! log, cuts what has changed into `frames` and gives them to each listener's `outbox`. `presence`
//! counts who is here.

pub(crate) mod frames;
pub(crate) mod outbox;
pub(crate) mod presence;
pub(crate) mod registry;
pub mod replica;
pub(crate) mod task;

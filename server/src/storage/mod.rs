//! What outlives a process: three stores behind traits of one style, and a folder of files.
//!
//! The `log` has each meeting's records, `keys` those of anonymous votes, the `directory` what is
//! known of a meeting when its room is not loaded; the `archive` has files. `stores` opens them, and
//! `stored` keeps what a meeting came to in two of them.

pub(crate) mod answer;
pub(crate) mod archive;
pub(crate) mod directory;
pub(crate) mod keys;
pub mod log;
pub(crate) mod old_notes;
pub(crate) mod stored;
pub(crate) mod stores;

//! Names of keys and channels. `{ROOM}` is a hash tag, so that all of a room stands together.

use foorumi_protocol::MeetingId;

/// Version of the layout: part of every name, and checked at the start.
pub const LAYOUT: u32 = 1;

/// The layout that stands in this Redis.
pub const LAYOUT_KEY: &str = "foorumi:layout";
/// The rules of the nodes that use it.
pub const RULES_KEY: &str = "foorumi:rules";
/// Names the life of what Redis holds: another one means that it was emptied.
pub(crate) const LIFE_KEY: &str = "foorumi:1:life";
/// The key that signs people's tokens, the same on all nodes.
pub(crate) const SERVER_KEY: &str = "foorumi:1:key";
/// Meetings, by the time they were made; stored ones are taken out.
pub(crate) const NOT_STORED: &str = "foorumi:1:not-stored";
/// Meetings with keys of anonymous votes.
pub(crate) const HANDED: &str = "foorumi:1:handed";

/// Meetings, by the time at which something of them is due.
pub(crate) const DUE: &str = "foorumi:1:due";

/// How long it is remembered that a meeting was erased, in seconds: longer than any node that still
/// has it lives without looking.
pub(crate) const ERASED_SECONDS: u64 = 90 * 24 * 3600;

/// The stream of records, ids `NUMBER-0`.
pub fn log(room: MeetingId) -> String {
    of(room, "log")
}

/// The head: epoch, rules, last, chain, base, base chain, sealed.
pub fn meta(room: MeetingId) -> String {
    of(room, "meta")
}

/// The snapshot at the base.
pub fn snap(room: MeetingId) -> String {
    of(room, "snap")
}

/// The channel of records as they are appended.
pub(crate) fn channel(room: MeetingId) -> String {
    of(room, "ch")
}

/// All channels of all meetings, as a pattern.
pub(crate) fn any_channel() -> &'static str {
    "foorumi:1:*"
}

/// The channel of what is never stored: who is here, links that are revoked.
pub(crate) fn whispers(room: MeetingId) -> String {
    of(room, "eph")
}

/// The directory's entry of a meeting: code, when made, when stored, links, until when it is kept,
/// what was removed.
pub(crate) fn entry(room: MeetingId) -> String {
    of(room, "entry")
}

/// Who fetched what of it.
pub(crate) fn downloads(room: MeetingId) -> String {
    of(room, "downloads")
}

/// The keys of its anonymous votes that are open.
pub(crate) fn vote_keys(room: MeetingId) -> String {
    of(room, "hands")
}

/// Stands for a while after a meeting was erased: nobody puts it back.
pub(crate) fn erased(room: MeetingId) -> String {
    of(room, "erased")
}

/// What stands before and after a meeting's id in [`entry`].
pub(crate) fn around_entry() -> (&'static str, &'static str) {
    ("foorumi:1:{", "}:entry")
}

/// The meeting with a code.
pub(crate) fn code_of(code: &str) -> String {
    format!("foorumi:1:code:{code}")
}

/// The meeting of a link, by its hash in hexadecimal.
pub(crate) fn link_of(hex: &str) -> String {
    format!("foorumi:1:link:{hex}")
}

fn of(room: MeetingId, what: &str) -> String {
    format!("foorumi:1:{{{}}}:{what}", room.0)
}

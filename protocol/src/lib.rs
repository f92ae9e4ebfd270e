//! The words on the wire between a Foorumi server and its clients.
//!
//! Plain data. A feature has one name and one file in each layer: its commands, parts and plans
//! stand here under that name, its rules in `server/room`, its pages in `web-client`.
//! `web-client/src/protocol.ts` is generated from these types (feature `typescript`).

mod activity;
mod agenda;
mod api;
mod at_rest;
mod backstage;
mod baton;
mod bundle;
mod chat;
mod cloud;
mod code;
mod colour;
mod command;
mod decision;
mod frame;
mod guard;
mod id;
mod kept;
mod meeting;
mod memo;
mod parse;
mod part;
mod people;
mod poll;
mod question;
mod queue;
mod rejection;
mod results;
mod role;
mod sheet;
mod slides;
mod stage;
mod system;
mod text;
mod timer;

pub use activity::*;
pub use agenda::*;
pub use api::*;
pub use at_rest::at_rest;
pub use backstage::*;
pub use baton::*;
pub use bundle::*;
pub use chat::*;
pub use cloud::*;
pub use colour::*;
pub use command::*;
pub use decision::*;
pub use frame::*;
pub use guard::*;
pub use id::*;
pub use kept::*;
pub use meeting::*;
pub use memo::*;
pub use parse::*;
pub use part::*;
pub use people::*;
pub use poll::*;
pub use question::*;
pub use queue::*;
pub use rejection::*;
pub use results::*;
pub use role::*;
pub use sheet::*;
pub use slides::*;
pub use stage::*;
pub use system::*;
pub use text::*;
pub use timer::*;

/// Whether a count is left out of what is written.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

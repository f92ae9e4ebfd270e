//! A headless client of Foorumi, and crowds of them that measure and check a server.
//!
//! [`Client`] speaks the protocol as a browser does: it keeps its view, numbers its commands, comes
//! back after a lost line and sends again what was not answered. The journeys in `tests` use it too.

mod api;
pub mod bundle;
pub mod chaos;
mod check;
mod client;
pub mod closing;
pub mod copies;
mod crowd;
pub mod demo;
mod deployment;
pub mod desk;
pub mod dots;
mod drive;
pub mod forum;
pub mod hostile;
mod line;
pub mod load;
mod material;
mod node;
mod person;
mod programme;
mod redis;
mod report;
mod view;
mod wire;

pub use api::{Api, ApiError};
pub use check::Counts;
pub use client::Client;
pub use material::{forum_plan, words};
pub use node::{Node, build_server, server_binary};
pub use redis::{DURABLE, Redis};
pub use report::Report;
pub(crate) use report::Times;
pub use view::View;
pub use wire::Wire;

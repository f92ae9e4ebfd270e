//! A browser of Foorumi without the browser, and the processes that it talks to.
//!
//! [`Client`] is what a person has in front of them: it holds the view, numbers its commands, comes back
//! after a lost connection and sends again what was not answered. Where a break must be seen, a
//! [`Session`] is one socket that does not come back; below both a [`Connection`] knows frames only, and
//! [`raw`] bytes only. [`Api`] is the HTTP side. [`ServerProcess`] and [`RedisProcess`] start what is
//! talked to, and [`FaultProxy`] stands between two of them and fails at will.

mod api;
mod binary;
mod client;
mod connection;
mod drive;
mod proxy;
pub mod raw;
mod redis;
mod resp;
mod server;
mod session;
mod view;

pub use api::{Api, secret};
pub use binary::{build_server, server_binary};
pub use client::Client;
pub use connection::{Connection, Frame, Refused, hello, new_client_id};
pub use proxy::FaultProxy;
pub use redis::{DURABLE, RedisProcess, free_port};
pub use resp::say;
pub use server::{Launch, ServerProcess};
pub use session::Session;
pub use view::View;
